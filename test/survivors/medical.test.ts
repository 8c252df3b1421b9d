import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const EXAMINED = { examinedAt: '2026-06-06T10:30:00+05:30', consentGiven: true, findings: 'No injuries' };

test('a hospital sees whom it was asked to examine, and no other of the case', async () => {
  const { boy, other, caseId } = await aCaseOfEveryone(hub);
  const medical = hub.officer('medical');
  expect(await reads(hub, 'medical', boy, 'assignedTo { nodes { capacity authority } }')).toEqual({
    assignedTo: {
      nodes: [
        { capacity: 'MEDICAL', authority: 'BNSS s. 184: referred by the police' },
        { capacity: 'PARTNER', authority: 'CWC/41 of 2026-06-06' },
      ],
    },
  });
  await isNotThere(medical, 'recordMedicalExamination', { survivorId: other, ...EXAMINED }, 'survivorId');
  const { case: seen } = await medical.data('query($id: ID!) { case(id: $id) { survivors { totalCount } } }', { id: caseId });
  expect(seen.survivors.totalCount).toBe(1);
});

test('what an examination found is for those who may know; others see that it was done, or nothing', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  await hub.officer('medical').does('recordMedicalExamination', { survivorId: boy, ...EXAMINED, reportedAt: '2026-06-06T11:00:00+05:30' });
  expect(await whatEachSees(hub, boy, 'medicalExaminations', 'report')).toBe(
    'police F, ahtu S, ahtb -, child-police S, labour -, administration -, cwc F, dcpu S, home F, medical F, legal F, ngo S',
  );
});

test('who may not see an examination does not notice it', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const before = await reads(hub, 'labour', boy, 'version updatedAt');
  await hub.officer('medical').does('recordMedicalExamination', { survivorId: boy, ...EXAMINED });
  expect(await reads(hub, 'labour', boy, 'version updatedAt medicalExaminations { totalCount }')).toEqual({
    ...before,
    medicalExaminations: { totalCount: 0 },
  });
});

test('one hospital does not see what another recorded', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const { id } = await hub.officer('medical').does('recordMedicalExamination', { survivorId: boy, ...EXAMINED });
  await hub.officer('cwc').does('referForExamination', { survivorId: boy, hospitalId: await hub.office('medical@103') });
  expect((await reads(hub, 'medical@103', boy, 'medicalExaminations { totalCount }')).medicalExaminations.totalCount).toBe(0);
  expect(
    await hub
      .officer('medical@103')
      .fails('recordMedicalExamination', { survivorId: boy, ...EXAMINED, correction: { supersedes: id, reason: 'CLERICAL_ERROR' } }),
  ).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test('an examination is corrected by its hospital, with a reason, and both stay on record', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const medical = hub.officer('medical');
  const { id: first } = await medical.does('recordMedicalExamination', { survivorId: boy, ...EXAMINED });
  const { id: second } = await medical.does('recordMedicalExamination', {
    survivorId: boy,
    ...EXAMINED,
    findings: 'A fracture',
    correction: { supersedes: first, reason: 'NEW_EVIDENCE' },
  });
  const { medicalExaminations } = await reads(hub, 'cwc', boy, 'medicalExaminations { nodes { id report { findings } } }');
  expect(medicalExaminations.nodes).toEqual([{ id: second, report: { findings: 'A fracture' } }]);
  const { medicalExaminations: trail } = await reads(hub, 'cwc', boy, 'medicalExaminations(withSuperseded: true) { nodes { id supersededBecause } }');
  expect(trail.nodes).toEqual([
    { id: first, supersededBecause: 'NEW_EVIDENCE' },
    { id: second, supersededBecause: null },
  ]);
});

test('dates that cannot be are refused with their field, and nothing is written', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const medical = hub.officer('medical');
  const wrong = [
    [{ examinedAt: '2026-06-05T04:00:00+05:30' }, 'examinedAt'],
    [{ examinedAt: '2026-06-07T10:00:00+05:30' }, 'examinedAt'],
    [{ reportedAt: '2026-06-06T10:00:00+05:30' }, 'reportedAt'],
    [{ findings: '  ' }, 'findings'],
  ] as const;
  for (const [input, field] of wrong)
    expect(await medical.fails('recordMedicalExamination', { survivorId: boy, ...EXAMINED, ...input })).toMatchObject([
      { code: 'INVALID', path: [field] },
    ]);
  expect((await reads(hub, 'cwc', boy, 'medicalExaminations { totalCount }')).medicalExaminations.totalCount).toBe(0);
});

test('only the police and the Committee refer, to a hospital, and whom they see', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const hospitalId = await hub.office('medical');
  for (const persona of ['labour', 'ngo', 'home', 'ahtb'])
    expect(await hub.officer(persona).fails('referForExamination', { survivorId: boy, hospitalId })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('police').fails('referForExamination', { survivorId: boy, hospitalId: await hub.office('home') })).toMatchObject([
    { code: 'INVALID', path: ['hospitalId'] },
  ]);
  await isNotThere(hub.officer('police@103'), 'referForExamination', { survivorId: boy, hospitalId }, 'survivorId');
});
