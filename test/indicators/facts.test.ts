import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { factSources } from '../../src/indicators/facts.js';
import { TestHub } from '../hub.js';
import { inSomeQuarters } from './quarter.js';
import { factsFrom, factsOfDatabase, lineOf, rawRows } from './raw-events.js';
import { ofOtherRooms } from '../reports/figures.js';

const hub = new TestHub();

beforeAll(async () => {
  // Of made-up cases the hub knows when something happened, and not when it was written down.
  await inSomeQuarters(hub);
  hub.setClock('2026-11-23T12:00:00+05:30');
  // Numbers the changes, as a hub that runs does each second.
  await hub.officer('ahtu').data('{ changesSince(first: 1) { nodes { event } } }');
}, 400_000);
afterAll(() => hub.stop());

/** Compared with the record by the tests of their own rooms, and of reports. */
const elsewhere = [...ofOtherRooms, 'DISTRICT_REPORT'];

test.each(['2026-07-08T00:00:00+05:30', '2026-10-08T00:00:00+05:30', '2026-11-23T00:00:00+05:30'])(
  'every fact on record at %s comes out of the raw events, and no other',
  async (instant) => {
    const cutOff = new Date(instant);
    const [all, expected] = [await factsOfDatabase(hub.admin, cutOff), factsFrom(await rawRows(hub.admin), cutOff)];
    const kinds = new Set(expected.map(({ kind }) => kind));
    const told = all.filter(({ kind }) => kinds.has(kind));
    const [is, should] = [told, expected].map((facts) => new Set(facts.map(lineOf))) as [Set<string>, Set<string>];
    expect({
      wrong: [...is].filter((line) => !should.has(line)).slice(0, 5),
      missing: [...should].filter((line) => !is.has(line)).slice(0, 5),
    }).toEqual({ wrong: [], missing: [] });
    expect(is.size).toBeGreaterThan(1000);
    expect(told.length).toBe(is.size);
  },
);

test('the comparison finds a fact that is off by a minute, a mark or a district (control)', async () => {
  const cutOff = new Date('2026-11-23T00:00:00+05:30');
  const raw = await rawRows(hub.admin);
  const lines = new Set(factsFrom(raw, cutOff).map(lineOf));
  const [production] = raw.production!;
  const [before, after] = [production!.journey_minutes, production!.journey_minutes + 1];
  production!.journey_minutes = after;
  const [line, ...others] = factsFrom(raw, cutOff)
    .map(lineOf)
    .filter((one) => !lines.has(one));
  expect([line?.split(' ')[0], others]).toEqual(['PRODUCTION', []]);
  production!.journey_minutes = before;
});

test('what a fact says of itself is explained, and each kind is told of by somebody', async () => {
  const facts = await factsOfDatabase(hub.admin, hub.now());
  const explained = new Map(factSources.map(({ kind, marks }) => [kind, Object.keys(marks)]));
  const strange = facts.flatMap(({ kind, marks }) => marks.filter((mark) => !explained.get(kind)?.includes(mark)).map((mark) => `${kind} ${mark}`));
  expect([...new Set(strange)]).toEqual([]);
  // Of everything that is counted there is something here: a kind that was never seen has not been compared.
  const seen = new Set(facts.map(({ kind }) => kind));
  expect(factSources.map(({ kind }) => kind).filter((kind) => !seen.has(kind) && !elsewhere.includes(kind))).toEqual([]);
});

test('nobody but the keeper may ask for facts', async () => {
  for (const login of ['samanvay_hub', 'samanvay_worker', 'samanvay_sealer']) {
    const { rows } = await hub.admin.query(
      `select count(*)::int as n from pg_proc where pronamespace = 'hub'::regnamespace and proname ~ '^(fact|table)_|^(facts|reported_tables)$' and has_function_privilege($1, oid, 'EXECUTE')`,
      [login],
    );
    expect([login, rows[0].n]).toEqual([login, 0]);
  }
});
