import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { useHub } from '../hub.js';
import { serve } from '../server/http.js';
import { anOpenCase } from '../stories.js';
import { eventually, listens, type Told } from './telling.js';

const hub = useHub();
const SINCE =
  'query($cursor: String) { changesSince(cursor: $cursor, first: 7) { nodes { event caseId subjectId cursor } pageInfo { hasNextPage endCursor } } }';
const RUNS = Number(process.env['RUNS'] ?? 6);

type Step =
  | { does: 'write'; cases: number[] }
  | { does: 'be away'; who: number; cases: number[] }
  | { does: 'hang up' | 'cut' | 'ask' | 'move'; who: number }
  | { does: 'restart'; who: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('write' as const), cases: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('be away' as const),
      who: fc.integer({ min: 0, max: 1 }),
      cases: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('hang up' as const, 'cut' as const, 'ask' as const, 'move' as const),
      who: fc.integer({ min: 0, max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart' as const), who: fc.integer({ min: 0, max: 1 }) }) },
);

/** Somebody who listens at one of two hubs, hangs up, and goes on from the last cursor; or, for the control, from nowhere. */
class Listener {
  seen: Told['changes'] = [];
  private told: Told | undefined;
  private taken = 0;

  constructor(
    readonly persona: string,
    private cursor: string,
    private readonly goesOn: boolean,
  ) {}

  async listen(url: string): Promise<void> {
    this.told = await listens(hub, this.persona, { url, variables: this.goesOn ? { after: this.cursor } : {} });
    this.taken = 0;
  }

  /** Puts down what has come. */
  take(): void {
    for (const change of this.told?.changes.slice(this.taken) ?? []) this.note(change);
    this.taken = this.told?.changes.length ?? 0;
  }

  async hangUp(): Promise<void> {
    await this.told?.stop();
    this.take();
    this.told = undefined;
  }

  /** Reads on by query, where the subscription was left. */
  async ask(url: string): Promise<void> {
    await this.hangUp();
    for (let more = true; more;) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await hub.token(hub.officer(this.persona).subject)}` },
        body: JSON.stringify({ query: SINCE, variables: { cursor: this.cursor } }),
      });
      const { nodes, pageInfo } = ((await response.json()) as any).data.changesSince;
      for (const change of nodes) this.note(change);
      this.cursor = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
  }

  private note(change: Told['changes'][number]): void {
    this.seen.push(change);
    this.cursor = change.cursor;
  }
}

/** What a run of steps comes to: what was seen by each listener, and what there was to see. */
async function tells(steps: readonly Step[], goesOn: boolean): Promise<{ seen: string[]; expected: string[]; perCase: boolean }[]> {
  const cases = await Promise.all(Array.from({ length: 3 }, () => anOpenCase(hub)));
  const before = Number((await hub.admin.query('select coalesce(max(seq), 0) as seq from hub.outbox')).rows[0].seq);
  const hubs = [await serve(hub), await serve(hub)];
  const at = [0, 1];
  const start = async (persona: string) => (await hub.officer(persona).data(SINCE)).changesSince.pageInfo.endCursor as string;
  await eventually(async () => Number((await hub.admin.query('select count(*) as n from hub.outbox where position is null')).rows[0].n) === 0);
  const listeners = await Promise.all(['ahtu', 'labour'].map(async (persona) => new Listener(persona, await start(persona), goesOn)));
  for (const [i, listener] of listeners.entries()) await listener.listen(hubs[at[i]!]!.url);
  await new Promise((resolve) => setTimeout(resolve, 100));

  const write = (chosen: readonly number[]) =>
    Promise.all(
      [...new Set(chosen)].map(async (i) => {
        const found = cases[i]!;
        const input = { caseId: found.caseId, expectedVersion: found.version, priority: found.version % 2 ? 'HIGH' : 'URGENT' };
        found.version = (await hub.officer('ahtu').does('triageCase', input, 'version')).version;
      }),
    );
  for (const one of steps) {
    if (one.does === 'write') {
      await write(one.cases);
      continue;
    }
    const { who } = one;
    const listener = listeners[who]!;
    const here = () => hubs[at[who]!]!.url;
    if (one.does === 'cut') hubs[at[who]!]!.app.live.cutConnection();
    else if (one.does === 'restart') {
      const i = at[who]!;
      const there = listeners.filter((_, n) => at[n] === i);
      for (const each of there) await each.hangUp();
      await hubs[i]!.stop();
      hubs[i] = await serve(hub);
      for (const each of there) await each.listen(hubs[i].url);
    } else {
      await listener.hangUp();
      if (one.does === 'be away') await write(one.cases);
      if (one.does === 'move') at[who] = 1 - at[who]!;
      if (one.does === 'ask') await listener.ask(here());
      await listener.listen(here());
    }
  }

  const { rows } = await hub.admin.query<{ id: string; caseId: string }>(
    `select id, case_id as "caseId" from hub.outbox where seq > $1 and case_id = any($2) order by seq`,
    [before, cases.map(({ caseId }) => caseId.split('_')[1])],
  );
  const results = [];
  for (const listener of listeners) {
    await eventually(() => (listener.take(), listener.seen.length >= rows.length), goesOn ? 5000 : 500).catch(() => undefined);
    // What would come twice would come now.
    await new Promise((resolve) => setTimeout(resolve, 60));
    await listener.hangUp();
    const idOf = (cursor: string) => Buffer.from(cursor, 'base64url').subarray(0, 16).toString('hex');
    const seen = listener.seen.map(({ cursor }) => idOf(cursor));
    const expected = rows.map(({ id }) => id.replaceAll('-', ''));
    const perCase = cases.every(({ caseId }) => {
      const there = rows.filter((row) => `Case_${row.caseId}` === caseId).map(({ id }) => id.replaceAll('-', ''));
      const came = listener.seen.filter((change) => change.caseId === caseId).map(({ cursor }) => idOf(cursor));
      return JSON.stringify(there) === JSON.stringify(came);
    });
    results.push({ seen: seen.toSorted(), expected: expected.toSorted(), perCase });
  }
  for (const one of hubs) await one.stop();
  return results;
}

test('whoever hangs up, moves to another hub, asks or waits, and whatever breaks: each change comes once, and those of a case in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      for (const { seen, expected, perCase } of await tells(steps, true)) {
        expect(seen).toEqual(expected);
        expect(perCase).toBe(true);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 120_000);

test('control: who goes on from nowhere misses something', async () => {
  const [first] = await tells(
    [
      { does: 'write', cases: [0] },
      { does: 'be away', who: 0, cases: [1] },
    ],
    false,
  );
  expect(first!.seen).not.toEqual(first!.expected);
}, 60_000);

test('control: an identity column is no cursor, since the lower number may be committed later; a place is', async () => {
  const [early, late] = [new pg.Client({ connectionString: hub.databaseUrl }), new pg.Client({ connectionString: hub.databaseUrl })];
  await Promise.all([early.connect(), late.connect()]);
  const { caseId } = await anOpenCase(hub);
  const insert = `insert into hub.outbox (id, at, officer_id, event, case_id, subject) values (gen_random_uuid(), now(), gen_random_uuid(), 'openCase', $1, $2) returning seq`;
  const values = [caseId.split('_')[1], caseId];
  const numbered = async () => (
    await hub.admin.query('select hub.number_changes()'),
    (await hub.admin.query('select seq, position from hub.outbox where position is not null order by position')).rows
  );
  const start = await numbered();
  await early.query('begin');
  const low = Number((await early.query(insert, values)).rows[0].seq);
  const high = Number((await late.query(insert, values)).rows[0].seq);
  const first = (await numbered()).slice(start.length);
  expect(first.map(({ seq }) => Number(seq))).toEqual([high]);
  await early.query('commit');
  const then = (await numbered()).slice(start.length);
  expect(low).toBeLessThan(high);
  // By number: whoever has read up to the higher one never sees the lower. By place it comes next.
  expect(then.filter(({ seq }) => Number(seq) > high)).toEqual([]);
  expect(then.filter(({ position }) => Number(position) > Number(first[0]!.position)).map(({ seq }) => Number(seq))).toEqual([low]);
  await Promise.all([early.end(), late.end()]);
});
