import { expect, test } from '@jest/globals';
import { accessListProblems } from '../../src/database/access-lists.js';
import { aCaseOfEveryone, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';
import { handsOver, seesOfCase } from './handing.js';

const hub = useHub();

test('the lead passes when it is accepted: then the new office leads, and the one before sees how it stands and no content', async () => {
  const { caseId, boy } = await aCaseOfEveryone(hub);
  await hub.officer('police').does('registerFir', {
    caseId,
    expectedVersion: (await seesOfCase(hub, 'police', caseId)).version,
    number: '0099/2026',
    registeredAt: '2026-06-05T08:00:00+05:30',
    sections: ['CALPRA-14'],
  }).catch(() => undefined);
  await hub.officer('police').does('recordAccused', { caseId, name: 'Somebody accused' }).catch(() => undefined);
  const before = await seesOfCase(hub, 'police', caseId);
  const id = await handsOver(hub, 'police', 'child-police', caseId, { kind: 'TRANSFER', transfers: 'LEAD' });
  // Nothing has passed.
  expect((await seesOfCase(hub, 'police', caseId)).leadOffice.id).toBe(await hub.office('police'));
  expect((await hub.officer('child-police').data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes).toEqual([
    { kind: 'HANDOVER_PROPOSED', subject: id },
  ]);
  expect(await hub.officer('police').fails('acceptHandover', { handoverId: id })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('police-head').fails('acceptHandover', { handoverId: id })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('cwc').fails('acceptHandover', { handoverId: id })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('police@103').fails('acceptHandover', { handoverId: id })).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await hub.officer('child-police').does('acceptHandover', { handoverId: id }, 'status case { leadOffice { id } }')).toEqual({
    status: 'DONE',
    case: { leadOffice: { id: await hub.office('child-police') } },
  });
  expect((await hub.officer('police').data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes).toEqual([
    { kind: 'HANDOVER_ANSWERED', subject: id },
  ]);
  const after = await seesOfCase(hub, 'police', caseId);
  expect(after.version).toBe(before.version + 1);
  expect(after.events.nodes.at(-1)).toEqual({ kind: 'LEAD_HANDED_OVER' });
  expect(after.participants.nodes.filter(({ capacity }: any) => ['LEAD', 'FORMER_LEAD'].includes(capacity))).toEqual([
    { capacity: 'FORMER_LEAD', basis: 'HANDOVER', contentOf: [], statusOf: null, office: { id: await hub.office('police') } },
    { capacity: 'LEAD', basis: 'HANDOVER', contentOf: null, statusOf: null, office: { id: await hub.office('child-police') } },
  ].toSorted((a) => (a.capacity === 'LEAD' ? -1 : 1)));
  expect(await whatEachSees(hub, boy, 'medicalExaminations', 'report')).toBe('');
  expect(await reads(hub, 'police', boy, 'medicalExaminations { nodes { id report { __typename } } }')).toMatchObject({ medicalExaminations: { nodes: [{ report: null }] } });
  expect(await hub.officer('police').fails('closeCase', { caseId, expectedVersion: after.version, reason: 'NOT_AN_OFFENCE' })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('child-police').fails('acceptHandover', { handoverId: id })).toMatchObject([{ code: 'CONFLICT', message: 'This is done.' }]);
  expect(await accessListProblems(hub.admin)).toEqual([]);
});
