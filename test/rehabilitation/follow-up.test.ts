import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const VISIT = { visitedAt: '2026-06-06T11:00:00+05:30', outcome: 'SAFE_IN_SCHOOL', note: 'Class 7, attends daily' };

async function aVisitDue() {
  const { boy, other } = await aCaseOfEveryone(hub);
  const { id: visitId } = await hub.officer('dcpu').does('scheduleVisit', { survivorId: boy, dueOn: '2026-07-06' });
  return { boy, other, visitId };
}

test('what a visit found is for those who see rehabilitation; others see that it was done, or nothing', async () => {
  const { boy, visitId } = await aVisitDue();
  const before = await reads(hub, 'medical', boy, 'version updatedAt');
  await hub.officer('ngo').does('recordVisit', { visitId, ...VISIT });
  expect(await whatEachSees(hub, boy, 'followUpVisits', 'report')).toBe(
    'police S, ahtu S, ahtb -, child-police S, labour S, administration F, cwc F, dcpu F, home F, medical -, legal S, ngo F',
  );
  expect(await reads(hub, 'medical', boy, 'version updatedAt')).toEqual(before);
});

test('with a visit the next one is scheduled', async () => {
  const { boy, visitId } = await aVisitDue();
  await hub.officer('dcpu').does('recordVisit', { visitId, ...VISIT, nextDueOn: '2026-10-06' });
  const { followUpVisits } = await reads(hub, 'cwc', boy, 'followUpVisits { nodes { dueOn visitedAt report { outcome } } }');
  expect(followUpVisits.nodes).toEqual([
    { dueOn: '2026-07-06', visitedAt: '2026-06-06T05:30:00.000Z', report: { outcome: 'SAFE_IN_SCHOOL' } },
    { dueOn: '2026-10-06', visitedAt: null, report: null },
  ]);
});

test('the Child Protection Unit of the home district visits, or the organisation assigned, and nobody else', async () => {
  const { boy, visitId } = await aVisitDue();
  for (const persona of ['cwc', 'home', 'police'])
    expect(await hub.officer(persona).fails('recordVisit', { visitId, ...VISIT })).toMatchObject([{ code: 'FORBIDDEN' }]);
  for (const stranger of ['dcpu@196', 'ngo@103']) await isNotThere(hub.officer(stranger), 'recordVisit', { visitId, ...VISIT }, 'visitId');
  const { version } = await reads(hub, 'cwc', boy, 'version');
  await hub.officer('cwc').does('consultHomeDistrict', { survivorId: boy, expectedVersion: version, homeDistrict: 196 });
  expect(await hub.officer('dcpu').fails('recordVisit', { visitId, ...VISIT })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('dcpu@196').does('recordVisit', { visitId, ...VISIT });
});

test('a report of a visit stands until the office that made it corrects it', async () => {
  const { boy, visitId } = await aVisitDue();
  const ngo = hub.officer('ngo');
  await ngo.does('recordVisit', { visitId, ...VISIT });
  expect(await ngo.fails('recordVisit', { visitId, ...VISIT })).toMatchObject([{ code: 'CONFLICT', path: ['correctionReason'] }]);
  expect(await hub.officer('dcpu').fails('recordVisit', { visitId, ...VISIT, correctionReason: 'CLERICAL_ERROR' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  await ngo.does('recordVisit', { visitId, ...VISIT, outcome: 'AT_WORK', correctionReason: 'NEW_EVIDENCE' });
  expect((await reads(hub, 'cwc', boy, 'followUpVisits { nodes { dueOn report { outcome } } }')).followUpVisits.nodes).toEqual([
    { dueOn: '2026-07-06', report: { outcome: 'AT_WORK' } },
  ]);
});

test('visits are scheduled for a day to come, by the offices of the districts concerned', async () => {
  const { boy, visitId } = await aVisitDue();
  const dcpu = hub.officer('dcpu');
  expect(await dcpu.fails('scheduleVisit', { survivorId: boy, dueOn: '2026-06-05' })).toMatchObject([{ code: 'INVALID', path: ['dueOn'] }]);
  for (const persona of ['home', 'ngo', 'police'])
    expect(await hub.officer(persona).fails('scheduleVisit', { survivorId: boy, dueOn: '2026-07-06' })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('dcpu@196'), 'scheduleVisit', { survivorId: boy, dueOn: '2026-07-06' }, 'survivorId');
  for (const visitedAt of ['2026-06-05T05:00:00+05:30', '2026-06-08T05:00:00+05:30'])
    expect(await dcpu.fails('recordVisit', { visitId, ...VISIT, visitedAt })).toMatchObject([{ code: 'INVALID', path: ['visitedAt'] }]);
  expect(await dcpu.fails('recordVisit', { visitId, ...VISIT, nextDueOn: '2026-06-01' })).toMatchObject([{ code: 'INVALID', path: ['nextDueOn'] }]);
});

test('in a closed case nothing more is recorded', async () => {
  const { boy, visitId } = await aVisitDue();
  const police = hub.officer('police');
  const { survivor } = await police.data('query($id: ID!) { survivor(id: $id) { case { id version } } }', { id: boy });
  await police.does('closeCase', { caseId: survivor.case.id, expectedVersion: survivor.case.version, reason: 'NOT_AN_OFFENCE' });
  expect(await hub.officer('dcpu').fails('recordVisit', { visitId, ...VISIT })).toMatchObject([
    { code: 'CONFLICT', message: 'This case is closed. Reopen it first, with a reason.' },
  ]);
});
