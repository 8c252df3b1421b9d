import { expect, test } from '@jest/globals';
import { accessListProblems } from '../../src/database/access-lists.js';
import { aBoy, useHub } from '../hub.js';
import { NOON, aRescue, anOpenCase } from '../stories.js';

const hub = useHub();

const NUMBERS = `query($filter: CaseNumbersFilter) { caseNumbers(filter: $filter) {
  total byStatus { status cases } byStage { stage status cases } byDistrict { district name status cases } byMonth { month status cases } } }`;
const COUNTS = 'query($filter: CaseFilter) { caseCounts(filter: $filter) { status stage count } }';

const numbersOf = async (persona: string, filter?: object) => (await hub.officer(persona).data(NUMBERS, { filter })).caseNumbers;
const countsOf = async (persona: string, filter?: object) => (await hub.officer(persona).data(COUNTS, { filter })).caseCounts;

type Seen = Record<'status' | 'stage' | 'district' | 'name' | 'month' | 'state' | 'kind', string | number>;

/** The cases an office takes part in, one by one, by a superuser who knows no tally and no access list. */
async function seenBy(persona: string): Promise<Seen[]> {
  const { rows } = await hub.admin.query<Seen>(
    `select c.status, c.stage, c.kind, c.district_code as district, c.state_code as state, d.name,
       to_char(c.opened_at at time zone 'Asia/Kolkata', 'YYYY-MM-01') as month
     from hub.case_file c join hub.district d on d.code = c.district_code
     where c.id in (select p.case_id from hub.case_participant p join hub.officer f on f.office_id = p.office_id where f.subject = $1 and p.until is null)`,
    [hub.officer(persona).subject],
  );
  return rows;
}

function grouped(cases: readonly Seen[], ...keys: (keyof Seen)[]): object[] {
  const groups = Map.groupBy(cases, (one) => JSON.stringify(keys.map((key) => one[key])));
  return [...groups.values()].map((group) => ({ ...Object.fromEntries(keys.map((key) => [key, group[0]![key]])), cases: group.length }));
}

const inAnyOrder = (rows: object[]) => ({ rows: expect.arrayContaining(rows), length: rows.length });
const asSet = (rows: object[]) => ({ rows, length: rows.length });

/** Numbers and counts of an office are those of a full count of what it sees. */
async function mustBeTrue(persona: string): Promise<void> {
  const cases = await seenBy(persona);
  for (const status of [undefined, 'OPEN', 'CLOSED']) {
    const filter = status ? { status } : undefined;
    const of = cases.filter((one) => !status || one.status === status);
    const numbers = await numbersOf(persona, filter);
    expect({ persona, filter, total: numbers.total }).toEqual({ persona, filter, total: of.length });
    expect(asSet(numbers.byStatus)).toEqual(inAnyOrder(grouped(of, 'status')));
    expect(asSet(numbers.byStage)).toEqual(inAnyOrder(grouped(of, 'stage', 'status')));
    expect(asSet(numbers.byDistrict)).toEqual(inAnyOrder(grouped(of, 'district', 'name', 'status')));
    expect(asSet(numbers.byMonth)).toEqual(inAnyOrder(grouped(of, 'month', 'status')));
    const counts = (await countsOf(persona, filter)).map(({ count, ...rest }: any) => ({ ...rest, cases: count }));
    expect(asSet(counts)).toEqual(inAnyOrder(grouped(of, 'stage', 'status')));
  }
}

async function allMustBeTrue(): Promise<void> {
  for (const persona of ['ahtu', 'labour', 'ahtb', 'administration', 'ngo', 'ahtu@103']) await mustBeTrue(persona);
  expect(await accessListProblems(hub.admin)).toEqual([]);
}

test('an office’s numbers are a full count of what it sees, whatever happens to its cases', async () => {
  await allMustBeTrue();
  const { caseId } = await anOpenCase(hub);
  await anOpenCase(hub, { kind: 'MISSING_CHILD', district: 103 }, '2026-06-30T23:00:00+05:30');
  await aRescue(hub);
  await allMustBeTrue();
  expect((await numbersOf('ahtu')).byStage).toContainEqual({ stage: 'INTAKE', status: 'OPEN', cases: 2 });

  await hub.officer('ahtu').does('triageCase', { caseId, expectedVersion: 1, priority: 'NORMAL' });
  await allMustBeTrue();
  await hub.officer('ahtu').does('closeCase', { caseId, expectedVersion: 2, reason: 'FALSE_INFORMATION' });
  await allMustBeTrue();
  expect((await numbersOf('ahtu')).byStatus).toEqual([
    { status: 'CLOSED', cases: 1 },
    { status: 'OPEN', cases: 2 },
  ]);
  await hub.officer('administration').does('reopenCase', { caseId, expectedVersion: 3, reason: 'NEW_EVIDENCE' });
  await allMustBeTrue();

  const before = await numbersOf('labour');
  const { case: found } = await hub
    .officer('ahtu')
    .data('query($id: ID!) { case(id: $id) { participants { nodes { id office { kind } } } } }', { id: caseId });
  const labour = found.participants.nodes.find(({ office }: any) => office.kind === 'DISTRICT_LABOUR_OFFICE');
  await hub.officer('ahtu').does('endParticipation', { participantId: labour.id });
  await allMustBeTrue();
  expect((await numbersOf('labour')).total).toBe(before.total - 1);
});

test('a month begins at midnight in India', async () => {
  const months = async () => new Map((await numbersOf('ahtu@196')).byMonth.map(({ month, cases }: any) => [month, cases]));
  expect(await months()).toEqual(new Map());
  const inGaya = async (at: string) => {
    hub.setClock(at);
    await hub.officer('ahtu@196').does('openCase', { kind: 'BONDED_LABOUR', district: 196, channel: 'WALK_IN', receivedAt: '2026-02-01T10:00:00Z' });
  };
  await inGaya('2026-02-28T18:29:00Z');
  await inGaya('2026-02-28T18:31:00Z');
  expect(await months()).toEqual(
    new Map([
      ['2026-02-01', 1],
      ['2026-03-01', 1],
    ]),
  );
});

test('each office has numbers of its own, and who sees no case is told nothing but zeros', async () => {
  const [ahtu, gaya, ngo] = [await numbersOf('ahtu'), await numbersOf('ahtu@196'), await numbersOf('ngo')];
  expect(ahtu.total).toBeGreaterThan(0);
  expect(gaya.total).not.toBe(ahtu.total);
  const nothing = { total: 0, byStatus: [], byStage: [], byDistrict: [], byMonth: [] };
  expect(ngo).toEqual(nothing);
  // The committee's own office is let into a case: its member still works on none.
  const { rows } = await hub.admin.query<{ id: string }>('select office_id as id from hub.officer where subject = $1', [
    hub.officer('committee').subject,
  ]);
  await hub.admin.query(
    `insert into hub.case_participant (id, case_id, office_id, capacity, basis, sealed, since)
     select gen_random_uuid(), id, $1, 'ADMINISTRATION', 'RULE', false, now() from hub.case_file limit 1`,
    [rows[0]!.id],
  );
  expect((await hub.admin.query('select 1 from hub.case_tally where office_id = $1 and cases > 0', [rows[0]!.id])).rowCount).toBe(1);
  expect(await numbersOf('committee')).toEqual(nothing);
  expect(await countsOf('committee')).toEqual([]);
});

test('counts off the tallies and counts one by one are the same, whatever narrows them', async () => {
  const cases = await seenBy('ahtu');
  const [jaipur, rajasthan] = [102, cases.find(({ district }) => district === 102)!.state];
  const all = Object.values((await hub.officer('ahtu').data('{ __type(name: "CaseKind") { enumValues { name } } }')).__type.enumValues).map(
    ({ name }: any) => name,
  );
  for (const filter of [
    {},
    { district: jaipur },
    { district: 1 },
    { state: rajasthan },
    { state: 1 },
    { stages: ['INTAKE', 'TRIAGE'] },
    { stages: [] },
    { status: 'OPEN', district: jaipur, state: rajasthan, stages: ['RESCUE'] },
  ])
    // Of all kinds, which a tally does not hold: counted one by one.
    expect({ filter, counts: await countsOf('ahtu', filter) }).toEqual({ filter, counts: await countsOf('ahtu', { ...filter, kinds: all }) });
  expect(await countsOf('ahtu', { kinds: ['MISSING_CHILD'] })).toEqual([{ status: 'OPEN', stage: 'INTAKE', count: 1 }]);
});

test('many writers at once keep the count, and none waits so long that it fails', async () => {
  const before = await numbersOf('ahtb');
  const opened = await Promise.all(Array.from({ length: 12 }, () => anOpenCase(hub, { kind: 'CHILD_LABOUR' })));
  await Promise.all(
    opened.map(async ({ caseId }, i) => {
      const ahtu = hub.officer('ahtu');
      if (i % 3 === 0) return ahtu.does('closeCase', { caseId, expectedVersion: 1, reason: 'NOT_AN_OFFENCE' });
      const at = { startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30' };
      return Promise.all([
        ahtu.does('recordRescue', { caseId, district: 102, ...at, survivors: [aBoy] }),
        hub
          .officer('labour')
          .does('closeWorkstream', { caseId, expectedVersion: 1, kind: 'LABOUR', reason: 'COMPOUNDED' })
          .catch(() => undefined),
      ]);
    }),
  );
  await allMustBeTrue();
  // They did write side by side: a number is the sum of what several of them wrote.
  const { rows: shards } = await hub.admin.query('select distinct shard from hub.case_tally');
  expect(shards.length).toBeGreaterThan(1);
  expect((await numbersOf('ahtb')).total).toBeGreaterThanOrEqual(before.total + 8);
});

test('a touch of a case touches no tally', async () => {
  const { caseId } = await anOpenCase(hub);
  const marks = async () => (await hub.admin.query('select t.xmin::text, t.* from hub.case_tally t order by 2, 3, 4, 5, 6')).rows;
  const before = await marks();
  await hub.officer('labour').does('closeWorkstream', { caseId, expectedVersion: 1, kind: 'LABOUR', reason: 'COMPOUNDED' });
  expect(await marks()).toEqual(before);
  await hub.officer('ahtu').does('triageCase', { caseId, expectedVersion: 2, priority: 'NORMAL' });
  expect(await marks()).not.toEqual(before);
});

test('the list of rescues shows those on record of the cases that are the office’s, and each at once', async () => {
  hub.setClock(NOON);
  const { caseId } = await aRescue(hub);
  const list = async (persona: string, filter?: object) =>
    (
      await hub
        .officer(persona)
        .data('query($filter: RescueFilter) { rescues(filter: $filter, first: 100) { totalCount nodes { id startedAt case { id } } } }', { filter })
    ).rescues;
  const { totalCount, nodes } = await list('labour');
  const [rescue] = nodes.filter((one: any) => one.case.id === caseId);
  expect(nodes.map(({ startedAt }: any) => startedAt)).toEqual(
    nodes
      .map(({ startedAt }: any) => startedAt)
      .toSorted()
      .toReversed(),
  );
  expect(totalCount).toBe(nodes.length);
  expect((await list('labour', { district: 103 })).totalCount).toBe(0);
  expect((await list('labour', { startedFrom: '2026-06-05T05:30:00+05:30' })).totalCount).toBe(totalCount);
  expect((await list('labour', { startedBefore: '2026-06-05T05:30:00+05:30' })).totalCount).toBe(0);
  expect((await list('ngo')).totalCount).toBe(0);
  // Superseded, it stays on record with its case and leaves the list.
  await hub.admin.query(`update hub.rescue set superseded_at = now(), superseded_because = 'CLERICAL_ERROR' where id = $1`, [
    rescue.id.split('_')[1],
  ]);
  expect(await list('labour')).toMatchObject({ totalCount: totalCount - 1, nodes: nodes.filter(({ id }: any) => id !== rescue.id) });
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('control: one false row of a tally is found, and named', async () => {
  const { rows } = await hub.admin.query<{ office: string }>('select office_id as office from hub.officer where subject = $1', [
    hub.officer('ahtu').subject,
  ]);
  const lie = (by: number) =>
    hub.admin.query(
      `update hub.case_tally set cases = cases + $2 where ctid = (select ctid from hub.case_tally where office_id = $1 and district_code = 102 and status = 'OPEN' order by stage, shard limit 1)`,
      [rows[0]!.office, by],
    );
  await lie(1);
  await expect(mustBeTrue('ahtu')).rejects.toThrow();
  expect(await accessListProblems(hub.admin)).toEqual([
    expect.stringMatching(new RegExp(`^case_tally does not say what a count says: 1 numbers, such as of office ${rows[0]!.office}, 102 OPEN `)),
  ]);
  await lie(-1);
  await allMustBeTrue();
});
