import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const RESULT = { determinedAt: '2026-06-06T11:30:00+05:30', basis: 'OSSIFICATION', ageFrom: 15, ageTo: 16 };

/** The Committee doubts the age of the first boy and sends him to the hospital. */
async function anOrderedTest() {
  const { boy, other } = await aCaseOfEveryone(hub);
  const cwc = hub.officer('cwc');
  const { id: determinationId } = await cwc.does('orderAgeDetermination', { survivorId: boy, orderedAt: '2026-06-06T11:00:00+05:30' });
  await cwc.does('referForExamination', { survivorId: boy, hospitalId: await hub.office('medical') });
  return { boy, other, determinationId };
}

test('the hospital that is asked sees the order; the result changes the age band that all see', async () => {
  const { boy, determinationId } = await anOrderedTest();
  expect((await reads(hub, 'medical', boy, 'ageDeterminations { nodes { id determinedAt } }')).ageDeterminations.nodes).toEqual([
    { id: determinationId, determinedAt: null },
  ]);
  const { version } = await reads(hub, 'labour', boy, 'version');
  await hub.officer('medical').does('recordAgeDetermination', { determinationId, ...RESULT });
  expect(await reads(hub, 'labour', boy, 'ageBand ageOn ageBasis version')).toEqual({
    ageBand: '15-16',
    ageOn: '2026-06-06',
    ageBasis: 'OSSIFICATION',
    version: version + 1,
  });
  expect(await whatEachSees(hub, boy, 'ageDeterminations', 'finding')).toBe(
    'police F, ahtu S, ahtb -, child-police S, labour -, administration -, cwc F, dcpu S, home F, medical F, legal F, ngo S',
  );
});

test('the Committee weighs certificates; a hospital reports the test; a claim determines nothing', async () => {
  const { boy, determinationId } = await anOrderedTest();
  expect(await hub.officer('medical').fails('recordAgeDetermination', { determinationId, ...RESULT, basis: 'SCHOOL_CERTIFICATE' })).toMatchObject([
    { code: 'INVALID', path: ['basis'] },
  ]);
  expect(await hub.officer('cwc').fails('recordAgeDetermination', { determinationId, ...RESULT, basis: 'CLAIMED' })).toMatchObject([
    { code: 'INVALID', path: ['basis'] },
  ]);
  await hub.officer('cwc').does('recordAgeDetermination', { determinationId, ...RESULT, basis: 'SCHOOL_CERTIFICATE', ageFrom: 13, ageTo: 13 });
  expect((await reads(hub, 'dcpu', boy, 'ageBand')).ageBand).toBe('13');
});

test('a result stands until the office that gave it corrects it', async () => {
  const { boy, determinationId } = await anOrderedTest();
  const medical = hub.officer('medical');
  await medical.does('recordAgeDetermination', { determinationId, ...RESULT });
  expect(await medical.fails('recordAgeDetermination', { determinationId, ...RESULT })).toMatchObject([
    { code: 'CONFLICT', path: ['correctionReason'] },
  ]);
  expect(await hub.officer('cwc').fails('recordAgeDetermination', { determinationId, ...RESULT, correctionReason: 'CLERICAL_ERROR' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  await medical.does('recordAgeDetermination', { determinationId, ...RESULT, ageFrom: 17, ageTo: 18, correctionReason: 'CLERICAL_ERROR' });
  expect(await reads(hub, 'cwc', boy, 'ageBand ageDeterminations { nodes { orderedAt finding { ageFrom } } }')).toEqual({
    ageBand: '17-18',
    ageDeterminations: { nodes: [{ orderedAt: '2026-06-06T05:30:00.000Z', finding: { ageFrom: 17 } }] },
  });
});

test('only the Committee with jurisdiction orders; only the hospital that is asked answers', async () => {
  const { boy, other, determinationId } = await anOrderedTest();
  const order = { survivorId: boy, orderedAt: '2026-06-06T11:00:00+05:30' };
  expect(await hub.officer('dcpu').fails('orderAgeDetermination', order)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('cwc@196'), 'orderAgeDetermination', order, 'survivorId');
  const { version } = await reads(hub, 'cwc', boy, 'version');
  await hub.officer('cwc').does('consultHomeDistrict', { survivorId: boy, expectedVersion: version, homeDistrict: 196 });
  await hub.officer('cwc@196').does('orderAgeDetermination', order);
  expect(await hub.officer('cwc@196').fails('orderAgeDetermination', { ...order, survivorId: other })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('police').does('referForExamination', { survivorId: boy, hospitalId: await hub.office('medical@103') });
  await isNotThere(hub.officer('medical@103'), 'recordAgeDetermination', { determinationId, ...RESULT }, 'determinationId');
});

test('an age band and its dates must be possible', async () => {
  const { boy, determinationId } = await anOrderedTest();
  const medical = hub.officer('medical');
  const wrong = [
    [{ ageFrom: 17, ageTo: 16 }, 'ageFrom'],
    [{ ageFrom: -1 }, 'ageFrom'],
    [{ determinedAt: '2026-06-06T10:00:00+05:30' }, 'determinedAt'],
    [{ determinedAt: '2026-06-08T10:00:00+05:30' }, 'determinedAt'],
    [{ correctionReason: 'CLERICAL_ERROR' }, 'correctionReason'],
  ] as const;
  for (const [input, field] of wrong)
    expect(await medical.fails('recordAgeDetermination', { determinationId, ...RESULT, ...input })).toMatchObject([
      { code: 'INVALID', path: [field] },
    ]);
  expect((await reads(hub, 'medical', boy, 'ageBand')).ageBand).toBe('12-13');
});
