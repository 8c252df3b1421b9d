import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const DIRECTED = { directedAt: '2026-06-06T10:30:00+05:30' };
const REPORT = { submittedAt: '2026-06-06T11:30:00+05:30', familyIsSafe: true, riskOfRetrafficking: false, text: 'In debt to an agent' };

/** The Committee directs an office of Jaipur to look into the family of the first boy. */
async function aDirection(persona?: string) {
  const { boy, other } = await aCaseOfEveryone(hub);
  const investigatorId = persona && (await hub.office(persona));
  const { id: investigationId, askedOf } = await hub
    .officer('cwc')
    .does('directInvestigation', { survivorId: boy, investigatorId, ...DIRECTED }, 'id askedOf { kind }');
  return { boy, other, investigationId, askedOf };
}

test("the Committee's own Child Protection Unit reports; what it says is for those who may know", async () => {
  const { boy, investigationId, askedOf } = await aDirection();
  expect(askedOf).toEqual({ kind: 'DCPU' });
  const before = await reads(hub, 'ahtb', boy, 'version updatedAt');
  await hub.officer('dcpu').does('submitInvestigation', { investigationId, ...REPORT });
  expect(await whatEachSees(hub, boy, 'socialInvestigations', 'report')).toBe(
    'police F, ahtu F, ahtb -, child-police S, labour S, administration S, cwc F, dcpu F, home S, medical S, legal F, ngo -',
  );
  expect(await reads(hub, 'ahtb', boy, 'version updatedAt')).toEqual(before);
});

test('a partner organisation that is directed sees the direction, and what it reported itself', async () => {
  const { boy, investigationId } = await aDirection('ngo');
  const { id } = await hub.officer('ngo').does('submitInvestigation', { investigationId, ...REPORT });
  expect((await reads(hub, 'ngo', boy, 'socialInvestigations { nodes { id report { text } } }')).socialInvestigations.nodes).toEqual([
    { id, report: { text: REPORT.text } },
  ]);
});

test('a child welfare police officer reports and does not read it again', async () => {
  const { investigationId } = await aDirection('child-police');
  expect(await hub.officer('child-police').does('submitInvestigation', { investigationId, ...REPORT }, 'submittedAt report { text }')).toEqual({
    submittedAt: '2026-06-06T06:00:00.000Z',
    report: null,
  });
});

test('only the office that was directed submits, and corrects with a reason', async () => {
  const { boy, investigationId } = await aDirection();
  expect(await hub.officer('child-police').fails('submitInvestigation', { investigationId, ...REPORT })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('police').fails('submitInvestigation', { investigationId, ...REPORT })).toMatchObject([{ code: 'FORBIDDEN' }]);
  for (const stranger of ['ngo', 'dcpu@103'])
    await isNotThere(hub.officer(stranger), 'submitInvestigation', { investigationId, ...REPORT }, 'investigationId');
  const dcpu = hub.officer('dcpu');
  await dcpu.does('submitInvestigation', { investigationId, ...REPORT });
  expect(await dcpu.fails('submitInvestigation', { investigationId, ...REPORT })).toMatchObject([{ code: 'CONFLICT', path: ['correctionReason'] }]);
  await dcpu.does('submitInvestigation', { investigationId, ...REPORT, familyIsSafe: false, correctionReason: 'NEW_EVIDENCE' });
  expect((await reads(hub, 'cwc', boy, 'socialInvestigations { nodes { report { familyIsSafe } } }')).socialInvestigations.nodes).toEqual([
    { report: { familyIsSafe: false } },
  ]);
});

test('a direction opens no case: the office must see the survivor already', async () => {
  const { other } = await aDirection();
  const cwc = hub.officer('cwc');
  for (const persona of ['ngo', 'dcpu@196']) {
    const direction = { survivorId: other, investigatorId: await hub.office(persona), ...DIRECTED };
    expect(await cwc.fails('directInvestigation', direction)).toMatchObject([{ code: 'CONFLICT', path: ['investigatorId'] }]);
  }
  expect(await cwc.fails('directInvestigation', { survivorId: other, investigatorId: await hub.office('labour'), ...DIRECTED })).toMatchObject([
    { code: 'INVALID', path: ['investigatorId'] },
  ]);
  expect(await hub.officer('dcpu').fails('directInvestigation', { survivorId: other, ...DIRECTED })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('cwc@196'), 'directInvestigation', { survivorId: other, ...DIRECTED }, 'survivorId');
});

test('a report comes after the direction, and a direction after the person was found', async () => {
  const { boy, investigationId } = await aDirection();
  for (const submittedAt of ['2026-06-06T10:00:00+05:30', '2026-06-07T10:00:00+05:30'])
    expect(await hub.officer('dcpu').fails('submitInvestigation', { investigationId, ...REPORT, submittedAt })).toMatchObject([
      { code: 'INVALID', path: ['submittedAt'] },
    ]);
  expect(await hub.officer('dcpu').fails('submitInvestigation', { investigationId, ...REPORT, text: '' })).toMatchObject([
    { code: 'INVALID', path: ['text'] },
  ]);
  for (const directedAt of ['2026-06-05T05:00:00+05:30', '2026-06-07T10:00:00+05:30'])
    expect(await hub.officer('cwc').fails('directInvestigation', { survivorId: boy, directedAt })).toMatchObject([
      { code: 'INVALID', path: ['directedAt'] },
    ]);
});
