import { expect, test } from '@jest/globals';
import { accessListProblems } from '../../src/database/access-lists.js';
import { aCaseOfEveryone, reads } from '../everyone.js';
import { useHub } from '../hub.js';
import { handsOver, proposal, sees, seesOfCase } from './handing.js';

const hub = useHub();
const EXAMINED = { examinedAt: '2026-06-06T10:30:00+05:30', consentGiven: true, findings: 'Healthy' };
const STATED = { kind: 'TO_POLICE', madeAt: '2026-06-06T11:00:00+05:30', text: 'A statement' };
const lead = { kind: 'TRANSFER', transfers: 'LEAD' };
const newest = async (persona: string) => (await hub.officer(persona).data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes[0];

test('the lead passes when it is accepted: then the new office leads, and the one before sees how it stands and no content', async () => {
  const { caseId, boy } = await aCaseOfEveryone(hub);
  await hub.officer('police').does('recordStatement', { survivorId: boy, ...STATED });
  const statement = () => reads(hub, 'police', boy, 'statements { nodes { content { text } } }');
  expect(await statement()).toEqual({ statements: { nodes: [{ content: { text: 'A statement' } }] } });
  const before = await seesOfCase(hub, 'police', caseId);
  const id = await handsOver(hub, 'police', 'child-police', caseId, lead);
  // Nothing has passed.
  expect((await seesOfCase(hub, 'police', caseId)).leadOffice.id).toBe(await hub.office('police'));
  expect(await newest('child-police')).toEqual({ kind: 'HANDOVER_PROPOSED', subject: id });
  for (const [persona, code] of Object.entries({ police: 'FORBIDDEN', 'police-head': 'FORBIDDEN', cwc: 'FORBIDDEN', 'police@103': 'NOT_FOUND' }))
    expect(await hub.officer(persona).fails('acceptHandover', { handoverId: id })).toMatchObject([{ code }]);
  expect(await hub.officer('child-police').does('acceptHandover', { handoverId: id }, 'status case { leadOffice { id } }')).toEqual({
    status: 'DONE',
    case: { leadOffice: { id: await hub.office('child-police') } },
  });
  expect(await newest('police')).toEqual({ kind: 'HANDOVER_ANSWERED', subject: id });
  const after = await seesOfCase(hub, 'police', caseId);
  expect(after.version).toBe(before.version + 1);
  expect(after.events.nodes.at(-1)).toEqual({ kind: 'LEAD_HANDED_OVER' });
  const leading = after.participants.filter(({ capacity }: any) => ['LEAD', 'FORMER_LEAD'].includes(capacity));
  expect(leading).toHaveLength(2);
  expect(leading).toEqual(
    expect.arrayContaining([
      { capacity: 'FORMER_LEAD', basis: 'HANDOVER', contentOf: [], statusOf: null, office: { id: await hub.office('police') } },
      { capacity: 'LEAD', basis: 'HANDOVER', contentOf: null, statusOf: null, office: { id: await hub.office('child-police') } },
    ]),
  );
  // Status only.
  expect(await statement()).toEqual({ statements: { nodes: [{ content: null }] } });
  expect(await hub.officer('police').fails('closeCase', { caseId, expectedVersion: after.version, reason: 'NOT_AN_OFFENCE' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  expect(await hub.officer('child-police').fails('acceptHandover', { handoverId: id })).toMatchObject([
    { code: 'CONFLICT', message: 'This is done.' },
  ]);

  // And back again.
  const back = await handsOver(hub, 'child-police', 'police', caseId, lead);
  await hub.officer('police').does('acceptHandover', { handoverId: back });
  expect(await statement()).toEqual({ statements: { nodes: [{ content: { text: 'A statement' } }] } });
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('what is not ticked does not exist for an office that takes part by a handover alone', async () => {
  const { caseId, boy } = await aCaseOfEveryone(hub);
  await hub.officer('medical').does('recordMedicalExamination', { survivorId: boy, ...EXAMINED, reportedAt: '2026-06-06T11:00:00+05:30' });
  await hub.officer('police').does('recordStatement', { survivorId: boy, ...STATED });
  const seen = () =>
    reads(hub, 'legal@103', boy, 'medicalExaminations { totalCount nodes { report { findings } } } statements { nodes { content { text } } }');
  const [all, half] = [
    {
      medicalExaminations: { totalCount: 1, nodes: [{ report: { findings: 'Healthy' } }] },
      statements: { nodes: [{ content: { text: 'A statement' } }] },
    },
    { medicalExaminations: { totalCount: 0, nodes: [] }, statements: { nodes: [{ content: { text: 'A statement' } }] } },
  ];
  const id = await handsOver(hub, 'police', 'legal@103', caseId, { shares: ['ST'] });
  expect(await sees(hub, 'legal@103', boy)).toBe(false);
  expect(
    await hub
      .officer('legal@103')
      .data('query($id: ID!) { node(id: $id) { ... on Handover { status caseNumber case { id } words { message } } } }', { id }),
  ).toMatchObject({
    node: { status: 'PROPOSED', case: null, words: { message: expect.any(String) } },
  });
  await hub.officer('legal@103').does('acceptHandover', { handoverId: id });
  expect(await seen()).toEqual(half);
  // The words are between the two.
  const words = 'query($id: ID!) { case(id: $id) { handovers { nodes { kind words { message } } } } }';
  expect((await hub.officer('cwc').data(words, { id: caseId })).case.handovers.nodes).toEqual([{ kind: 'REFER', words: null }]);

  const explains = async (asked: string) =>
    (
      await hub
        .officer('legal@103')
        .data(
          'query($id: ID!, $asked: String!) { explainAccess(id: $id, asked: $asked) { isAllowed level rule participation { basis } handover { id } } }',
          { id: boy, asked },
        )
    ).explainAccess;
  expect(await explains('MED')).toEqual({
    isAllowed: false,
    level: '-',
    rule: expect.stringContaining('shares no more'),
    participation: { basis: 'HANDOVER' },
    handover: { id },
  });
  expect(await explains('ST')).toMatchObject({ isAllowed: true, level: 'F', handover: { id } });

  // It shares no more than it has, and what the law gives it stays what the law gives.
  expect(
    await hub.officer('legal@103').fails('proposeHandover', await proposal(hub, 'legal@103', 'cwc@103', caseId, { shares: ['MED'] })),
  ).toMatchObject([{ code: 'FORBIDDEN', message: expect.stringContaining('MED') }]);
  const onward = await handsOver(hub, 'legal@103', 'cwc@103', caseId, { shares: ['ST'] });
  await hub.officer('cwc@103').does('acceptHandover', { handoverId: onward });
  expect(await reads(hub, 'cwc@103', boy, 'medicalExaminations { totalCount } placements { totalCount } orders { totalCount }')).toEqual({
    medicalExaminations: { totalCount: 0 },
    placements: { totalCount: 0 },
    orders: { totalCount: 0 },
  });

  // Control: the ticks alone withhold it.
  await hub.admin.query(`update hub.case_participant set content_of = null, status_of = null where handover_id = $1`, [id.split('_')[1]]);
  expect(await seen()).toEqual(all);
  await hub.admin.query(`update hub.case_participant set content_of = '{ST}', status_of = '{ST}' where handover_id = $1`, [id.split('_')[1]]);
  expect(await seen()).toEqual(half);

  await hub.officer('legal@103').does('completeReferral', { handoverId: id, outcome: 'Legal aid is given.' });
  expect(await sees(hub, 'legal@103', boy)).toBe(false);
  expect(await hub.officer('police').data('query($id: ID!) { node(id: $id) { ... on Handover { status words { answer } } } }', { id })).toEqual({
    node: { status: 'DONE', words: { answer: 'Legal aid is given.' } },
  });
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('who takes part by law is narrowed by no tick, and the law brings in an office that a handover has narrowed', async () => {
  const { caseId, boy } = await aCaseOfEveryone(hub);
  const id = await handsOver(hub, 'police', 'cwc', caseId, { kind: 'CONSULT' });
  await hub.officer('cwc').does('acceptHandover', { handoverId: id });
  expect((await reads(hub, 'cwc', boy, 'placements { totalCount }')).placements.totalCount).toBe(1);
  await hub.officer('cwc').does('answerConsultation', { handoverId: id, answer: 'Yes, in our view.' });
  expect((await reads(hub, 'cwc', boy, 'placements { totalCount }')).placements.totalCount).toBe(1);

  const narrow = await handsOver(hub, 'police', 'cwc@196', caseId, { kind: 'CONSULT' });
  await hub.officer('cwc@196').does('acceptHandover', { handoverId: narrow });
  expect((await reads(hub, 'cwc@196', boy, 'placements { totalCount }')).placements.totalCount).toBe(0);
  // Between two States both bureaus take part.
  const { participants } = await seesOfCase(hub, 'police', caseId);
  const bureaus = participants.filter(({ capacity }: any) => capacity === 'BUREAU').map(({ office }: any) => office.id);
  expect(bureaus.toSorted()).toEqual([await hub.office('ahtb'), await hub.office('ahtb@196')].toSorted());
  await hub.officer('cwc').does('consultHomeDistrict', {
    survivorId: boy,
    expectedVersion: (await reads(hub, 'cwc', boy, 'version')).version,
    homeDistrict: 196,
  });
  expect((await reads(hub, 'cwc@196', boy, 'placements { totalCount }')).placements.totalCount).toBe(1);
  await hub.officer('cwc@196').does('answerConsultation', { handoverId: narrow, answer: 'The family is known to us.' });
  expect((await reads(hub, 'cwc@196', boy, 'placements { totalCount }')).placements.totalCount).toBe(1);
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('a named officer answers, or the head of the office, and nobody else of it', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const officerId = async (persona: string) => (await hub.officer(persona).data('{ viewer { officer { id } } }')).viewer.officer.id;
  const named = { shares: [], toOfficerId: await officerId('dcpu-head@103') };
  const toHead = await handsOver(hub, 'police', 'dcpu@103', caseId, named);
  expect(await hub.officer('dcpu@103').fails('acceptHandover', { handoverId: toHead })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('dcpu-head@103').does('acknowledgeHandover', { handoverId: toHead });
  await hub.officer('dcpu-head@103').does('refuseHandover', { handoverId: toHead, reason: 'NO_CAPACITY', note: 'Nobody until Monday.' });
  const toOfficer = await handsOver(hub, 'police', 'dcpu@103', caseId, { ...named, toOfficerId: await officerId('dcpu@103') });
  await hub.officer('dcpu-head@103').does('acceptHandover', { handoverId: toOfficer });
  expect(
    await hub
      .officer('police')
      .fails('proposeHandover', await proposal(hub, 'police', 'dcpu@103', caseId, { ...named, toOfficerId: await officerId('cwc') })),
  ).toMatchObject([{ code: 'INVALID', path: ['toOfficerId'] }]);
});
