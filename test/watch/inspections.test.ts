import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { sendAll } from './batch.js';

const hub = useHub();
const officer = (persona: string) => hub.officer(persona);

const INSPECTION =
  'id kind happenedAt recordedAt outcome violations advice childrenFound seenUnder14 seenFrom16 case { id } premises { id name } jointWith { nodes { office { kind } } } supersededAt';
const nobody = { under14: 0, from14To15: 0, from16To17: 0, adults: 0 };
const eatery = (name: string) => ({ kind: 'EATERY_DHABA', district: 102, name, address: 'Station road' });
const check = (more: object = {}) => ({
  opId: randomUUID(),
  premises: eatery('Highway Dhaba'),
  kind: 'VIGIL_CHECK',
  happenedAt: '2026-09-10T21:00:00+05:30',
  seen: { ...nobody, adults: 4 },
  registers: 'NOT_ASKED',
  violations: [],
  childrenFound: 0,
  outcome: 'NIL',
  ...more,
});
const BATCH = `mutation($input: RecordInspectionsInput!) { recordInspections(input: $input) {
  problems { message path } answers { opId inspection { ${INSPECTION} } problems { code message path } } } }`;

beforeAll(() => hub.setClock('2026-09-12T10:00:00+05:30'));

test('an inspection names the establishment, counts people by the age they say, and is seen in its area by those who know employers', async () => {
  const dcpu = await hub.office('dcpu');
  const inspection = await officer('labour').does(
    'recordInspection',
    {
      premises: { kind: 'BANGLE_LAC', district: 102, name: 'Lac lane, third door' },
      kind: 'LABOUR_INSPECTION',
      happenedAt: '2026-09-11T11:00:00+05:30',
      seen: { under14: 0, from14To15: 1, from16To17: 0, adults: 5 },
      registers: 'NOT_KEPT',
      violations: ['REGISTER_NOT_KEPT', 'NO_NOTICE_TO_INSPECTOR'],
      childrenFound: 0,
      outcome: 'NOTICE',
      jointWithOfficeIds: [dcpu],
    },
    INSPECTION,
  );
  expect(inspection).toMatchObject({ outcome: 'NOTICE', violations: ['NO_NOTICE_TO_INSPECTOR', 'REGISTER_NOT_KEPT'] });
  expect(inspection.jointWith.nodes).toEqual([{ office: { kind: 'DCPU' } }]);

  const READ = `query($id: ID!) { node(id: $id) { ... on Inspection { id } } inspections { totalCount } }`;
  for (const persona of ['labour', 'police', 'ahtu', 'ahtb', 'administration'])
    expect((await officer(persona).data(READ, { id: inspection.id })).node).toEqual({ id: inspection.id });
  // Of another district, the same answer as for what was never issued.
  const elsewhere = await officer('labour@196').ask(READ, { id: inspection.id });
  expect(elsewhere.data).toEqual({ node: null, inspections: { totalCount: 0 } });
  const never = await officer('labour@196').ask(READ, { id: `Inspection_${randomUUID()}` });
  expect(elsewhere).toEqual(never);
  // Whoever was there but does not know employers sees nothing of it; a committee counts.
  for (const persona of ['dcpu', 'ngo', 'cwc', 'committee'])
    expect((await officer(persona).ask(READ, { id: inspection.id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  for (const persona of ['dcpu', 'committee'])
    expect((await officer(persona).ask('query($id: ID!) { node(id: $id) { id } }', { id: inspection.id })).data).toEqual({ node: null });
});

test('what was seen, found and done must fit', async () => {
  const labour = officer('labour');
  const inspection = (more: object) =>
    labour.fails('recordInspection', check({ kind: 'LABOUR_INSPECTION', ...more, premises: eatery('Fitting Dhaba') }));
  const child = { seen: { ...nobody, under14: 2, adults: 1 }, violations: ['CHILD_EMPLOYED'], childrenFound: 2, outcome: 'CHILD_FOUND' };
  const refused: [object, string[]][] = [
    [{ kind: 'VIGIL_CHECK' }, []],
    [{ happenedAt: '2026-08-01T10:00:00+05:30' }, ['happenedAt']],
    [{ happenedAt: '2026-09-13T10:00:00+05:30' }, ['happenedAt']],
    [{ seen: { ...nobody, adults: -1 } }, ['seen', 'adults']],
    [{ outcome: 'ADVISED' }, ['violations']],
    [{ violations: ['HOURS'] }, ['violations']],
    [{ outcome: 'COMPOUNDED', violations: ['BONDED_LABOUR'] }, ['outcome']],
    [{ ...child, childrenFound: 4 }, ['childrenFound']],
    [{ ...child, violations: ['HOURS'] }, ['violations']],
    [{ ...child, seen: { ...nobody, from16To17: 2 } }, ['violations']],
    [{ ...child }, ['caseId']],
    [{ newCase: 'CHILD_LABOUR' }, ['newCase']],
  ];
  for (const [more, path] of refused) {
    const [problem] = await inspection(more);
    expect([more, problem!.path]).toEqual([more, path]);
    expect(problem!.message).toMatch(/\w{3}/);
  }
  const [away] = await labour.fails('recordInspection', check({ kind: 'LABOUR_INSPECTION', premises: { ...eatery('Far'), district: 196 } }));
  expect(away).toMatchObject({ code: 'FORBIDDEN' });
  expect((await officer('labour').data('{ premises { nodes { name } } }')).premises.nodes).not.toContainEqual({ name: 'Fitting Dhaba' });
});

test('where a child is found a case begins with the inspection, of the hour of the inspection', async () => {
  const ahtu = officer('ahtu');
  const { changesSince: before } = await ahtu.data('{ changesSince { pageInfo { endCursor } } }');
  const inspection = await officer('labour').does(
    'recordInspection',
    check({
      kind: 'LABOUR_INSPECTION',
      premises: eatery('Child Dhaba'),
      seen: { ...nobody, under14: 1, adults: 3 },
      violations: ['CHILD_EMPLOYED'],
      childrenFound: 1,
      outcome: 'CHILD_FOUND',
      newCase: 'CHILD_LABOUR',
    }),
    'id case { id kind channel receivedAt leadOffice { kind } }',
  );
  expect(inspection.case).toMatchObject({
    kind: 'CHILD_LABOUR',
    channel: 'INSPECTION',
    receivedAt: '2026-09-10T15:30:00.000Z',
    leadOffice: { kind: 'DISTRICT_LABOUR_OFFICE' },
  });
  // The AHTU takes part by rule, and is told that the case was opened.
  const events = async (): Promise<string[]> => {
    const { changesSince } = await ahtu.data('query($id: ID!, $cursor: String) { changesSince(cursor: $cursor, caseId: $id) { nodes { event } } }', {
      id: inspection.case.id,
      cursor: before.pageInfo.endCursor,
    });
    return changesSince.nodes.map(({ event }: { event: string }) => event);
  };
  // The list of changes is numbered a moment later.
  for (let i = 0; i < 50 && (await events()).length < 2; i++) await new Promise((soon) => setTimeout(soon, 100));
  expect((await events()).toSorted()).toEqual(['openCase', 'recordInspection']);
});

test('a phone that was without a network sends many at once: each is answered by itself, and all of it again changes nothing', async () => {
  const police = officer('police');
  const before = (await police.data('{ inspections { totalCount } }')).inspections.totalCount;
  const checks = Array.from({ length: 18 }, (_, i) =>
    check({ premises: eatery(`Dhaba ${i % 9}`), happenedAt: `2026-09-${String(1 + (i % 10)).padStart(2, '0')}T20:00:00+05:30` }),
  );
  checks.push(check({ happenedAt: '2026-06-01T20:00:00+05:30' }));
  checks.push(check({ premises: undefined, premisesId: `Premises_${randomUUID()}` }));
  const first = await sendAll(police, checks, INSPECTION);
  expect(first.map(({ opId }) => opId)).toEqual(checks.map(({ opId }) => opId));
  expect(first.filter(({ inspection }) => inspection)).toHaveLength(18);
  expect(first.slice(18).map(({ problems: [problem] }) => problem!.path)).toEqual([['happenedAt'], []]);
  // By the clock of the phone, and by that of the hub.
  expect(first[0].inspection.happenedAt).toBe('2026-09-01T14:30:00.000Z');
  expect(first[0].inspection.recordedAt > '2026-09-12T04').toBe(true);

  expect(await sendAll(police, checks, INSPECTION)).toEqual(first);
  const { inspections, premises } = await police.data('{ inspections { totalCount } premises(first: 100) { nodes { name } } }');
  expect(inspections.totalCount).toBe(before + 18);
  expect(premises.nodes.filter(({ name }: { name: string }) => /^Dhaba \d/.test(name))).toHaveLength(9);

  // Another thing under an opId that was used is refused, and alone.
  const other = [{ ...checks[0]!, registers: 'NOT_KEPT' }, check({ premises: eatery('Dhaba 3') })];
  const { recordInspections: mixed } = await police.data(BATCH, { input: { opId: randomUUID(), checks: other } });
  expect(mixed.answers.map(({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code))).toEqual([['OP_ID_REUSED'], []]);
  const { recordInspections: tooMany } = await police.data(BATCH, {
    input: { opId: randomUUID(), checks: Array.from({ length: 51 }, () => check()) },
  });
  expect([tooMany.answers, tooMany.problems[0].path]).toEqual([[], ['checks']]);
}, 120_000);

test('a plan is done when an inspection carries it out; an inspection is corrected by another, and stays on record', async () => {
  const labour = officer('labour');
  const { id: premisesId } = await labour.does('registerPremises', { premises: eatery('Planned Dhaba') });
  expect(await labour.fails('registerPremises', { premises: eatery('planned dhaba') })).toMatchObject([{ path: ['premises', 'name'] }]);
  const { id: planId } = await labour.does('planInspection', { premisesId, kind: 'LABOUR_INSPECTION', plannedFor: '2026-09-12' });
  const open = async () => (await labour.data('{ inspectionPlans { nodes { id } } }')).inspectionPlans.nodes.map(({ id }: { id: string }) => id);
  expect(await open()).toContain(planId);
  const done = { kind: 'LABOUR_INSPECTION', premises: undefined, happenedAt: '2026-09-12T09:00:00+05:30' };
  const first = await labour.does('recordInspection', check({ ...done, planId }), INSPECTION);
  expect(await open()).not.toContain(planId);
  expect(await labour.fails('recordInspection', check({ ...done, planId }))).toMatchObject([{ path: ['planId'] }]);

  const correction = { supersedes: first.id, reason: 'CLERICAL_ERROR' };
  await labour.does('recordInspection', check({ ...done, premisesId, seen: { ...nobody, adults: 6 }, correction }));
  const all = await labour.data('query($id: ID!) { node(id: $id) { ... on Premises { inspections { nodes { id supersededAt } } } } }', {
    id: premisesId,
  });
  expect(all.node.inspections.nodes.map((one: { supersededAt: string | null }) => one.supersededAt !== null)).toEqual([true, false]);
  expect(await officer('administration').fails('recordInspection', check({ ...done, premisesId, correction }))).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
});

test('a committee counts, and of children fewer than five are not told to it', async () => {
  const FIGURES =
    '{ fieldFigures(month: "2026-09-30") { district { code } premises inspections vigilChecks joint withViolation childrenFound listed reviewsDue } }';
  const [mine] = (await officer('labour').data(FIGURES)).fieldFigures;
  const { fieldFigures } = await officer('committee').data(FIGURES);
  expect(mine).toMatchObject({ district: { code: 102 }, childrenFound: 1 });
  expect(mine.vigilChecks).toBeGreaterThan(15);
  expect(fieldFigures).toEqual([{ ...mine, childrenFound: null }]);
  // Other months hold nothing, and other districts other figures.
  expect((await officer('committee').data(FIGURES.replace('09-30', '08-31'))).fieldFigures[0]).toMatchObject({ inspections: 0, childrenFound: 0 });
  expect((await officer('committee@196').data(FIGURES)).fieldFigures[0]).toMatchObject({ district: { code: 196 }, premises: 0, inspections: 0 });
  expect((await officer('admin').ask(FIGURES)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
