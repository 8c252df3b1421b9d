import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { asKeeper } from '../../src/database/as-keeper.js';
import { hotspotFacts as facts } from '../../src/hotspots/facts.js';
import { hotspotMap } from '../../src/hotspots/hotspot-map.js';
import { importBoundaries, readBoundaries } from '../../src/hotspots/import-boundaries.js';
import { hotspotRules } from '../../src/hotspots/rules.js';
import { gammaQuantile, scoresOf } from '../../src/hotspots/score.js';
import { watchFacts } from '../../src/watch/facts.js';
import { useHub } from '../hub.js';
import { sendAll } from '../watch/batch.js';

const hub = useHub();
const officer = (persona: string) => hub.officer(persona);

const HOTSPOTS = `query($state: Int!, $district: Int, $at: DateTime) { hotspots(state: $state, district: $district, at: $at) {
  asOf method rules { fact weight halfLifeDays isOfPeople } boundaries { source licence }
  rows { district { code } kind score lower upper looks hasFewData rankFrom rankTo listed facts { fact count oldest newest weighs } } } }`;
const read = async (persona: string, more: object = {}) => (await officer(persona).data(HOTSPOTS, { state: 8, ...more })).hotspots;
const nobody = { under14: 0, from14To15: 0, from16To17: 0, adults: 3 };

/** Checks of eateries by the police of a district of Rajasthan, the first so many of them with a violation. */
async function looks(persona: string, district: number, howMany: number, found: number, days: string): Promise<void> {
  const checks = Array.from({ length: howMany }, (_, i) => ({
    opId: randomUUID(),
    premises: { kind: 'EATERY_DHABA', district, name: `Dhaba ${i % 5}` },
    kind: 'VIGIL_CHECK',
    happenedAt: `${days}T18:00:00+05:30`,
    seen: nobody,
    registers: 'NOT_ASKED',
    violations: i < found ? ['REGISTER_NOT_KEPT'] : [],
    childrenFound: 0,
    outcome: i < found ? 'ADVISED' : 'NIL',
  }));
  const answers = await sendAll(officer(persona), checks);
  expect(answers.flatMap(({ problems }) => problems)).toEqual([]);
}

beforeAll(async () => {
  hub.setClock('2026-05-20T10:00:00+05:30');
  // Jaipur (102): a bangle workshop with three boys, and eateries in which most looks find something. Ajmer (86): as many looks, few finds.
  await looks('police@102', 102, 20, 14, '2026-05-15');
  await looks('police@86', 86, 20, 2, '2026-05-15');
  const { id: caseId } = await officer('ahtu').does('openCase', {
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PATROL',
    receivedAt: '2026-05-18T05:00:00+05:30',
  });
  const boy = { sex: 'MALE', ageFrom: 11, ageTo: 12, ageBasis: 'CLAIMED', exploitation: ['CHILD_LABOUR'] };
  const adult = { ...boy, ageFrom: 30, ageTo: 31 };
  await officer('ahtu').does('recordRescue', {
    caseId,
    district: 102,
    startedAt: '2026-05-18T05:00:00+05:30',
    survivors: [boy, boy, boy, adult],
  });
  await officer('labour').does('recordEstablishment', { caseId, kind: 'BANGLE_LAC', district: 102, name: 'Works' });
  await officer('ahtu').does('registerFir', {
    caseId,
    number: '9/2026',
    registeredAt: '2026-05-18T08:00:00+05:30',
    offenceDate: '2026-05-18',
    sections: ['BNS:143(5)'],
  });
});

const row = (rows: any[], district: number, kind: string | null) => rows.find((one) => one.district.code === district && one.kind === kind);

test('a score is open: facts, weights, how they fade, and how sure it is', async () => {
  const { rows, rules, method, asOf } = await read('ahtb');
  expect(rules).toEqual(hotspotRules.map(({ fact, weight, halfLifeDays, isOfPeople }) => ({ fact, weight, halfLifeDays, isOfPeople })));
  expect(method).toMatch(/Gamma/);
  const [jaipur, ajmer, bangles] = [row(rows, 102, 'EATERY_DHABA'), row(rows, 86, 'EATERY_DHABA'), row(rows, 102, 'BANGLE_LAC')];
  // 14 violations of weight 2, faded by the time since, with a half-life of 180 days.
  const age = (Date.parse(asOf) - Date.parse('2026-05-15T18:00:00+05:30')) / 86_400_000;
  expect(jaipur.facts).toEqual([
    { fact: 'VIOLATION', count: 14, oldest: '2026-05-15', newest: '2026-05-15', weighs: expect.closeTo(28 * 2 ** (-age / 180), 2) },
  ]);
  expect(jaipur.looks).toBeCloseTo(20 * 2 ** (-age / 180), 2);
  // As often looked at and found more: surely above the other.
  expect(jaipur.lower).toBeGreaterThan(ajmer.upper);
  expect([jaipur.hasFewData, jaipur.rankTo < ajmer.rankFrom]).toEqual([false, true]);
  // The adult is not counted; nobody has looked at bangle workshops, so little is known.
  expect(bangles.facts.map(({ fact, count }: { fact: string; count: number }) => [fact, count])).toEqual([
    ['CHILDREN_RESCUED', 3],
    ['FIR', 1],
  ]);
  expect([bangles.hasFewData, bangles.looks]).toEqual([true, 0]);
  expect(bangles.upper - bangles.lower).toBeGreaterThan(jaipur.upper - jaipur.lower);
  // What is narrowed to a district keeps its places.
  expect((await read('ahtb', { district: 86 })).rows).toEqual(rows.filter((one: { district: { code: number } }) => one.district.code === 86));

  // Later it weighs less, and before it was recorded there is nothing.
  expect((await read('ahtb', { at: '2026-05-14T00:00:00+05:30' })).rows).toEqual([]);
  hub.setClock('2026-11-15T10:00:00+05:30');
  const later = row((await read('ahtb')).rows, 102, 'EATERY_DHABA');
  expect(later.facts[0].weighs / jaipur.facts[0].weighs).toBeCloseTo(
    2 ** (-(Date.parse('2026-11-15T10:00:00+05:30') - Date.parse(asOf)) / 86_400_000 / 180),
    2,
  );
  hub.setClock('2026-05-20T10:00:00+05:30');
});

test('fewer than five people are not told to a committee, nor of another district, and do not follow from the score', async () => {
  hub.setClock('2026-06-10T10:00:00+05:30');
  const exact = row((await read('administration')).rows, 102, 'BANGLE_LAC');
  expect(exact.facts[0]).toMatchObject({ count: 3, newest: '2026-05-18' });
  const told = [
    { fact: 'CHILDREN_RESCUED', count: null, oldest: null, newest: null, weighs: 6.25 },
    { fact: 'FIR', count: null, oldest: null, newest: null, weighs: 5 },
  ];
  for (const persona of ['committee', 'committee@86', 'police@86']) {
    const { rows } = await read(persona);
    expect([persona, row(rows, 102, 'BANGLE_LAC').facts]).toEqual([persona, told]);
  }
  // Counts of things are told as they are; a committee is told of the beginning of the month.
  const { rows, asOf } = await read('committee');
  expect(row(rows, 102, 'EATERY_DHABA').facts).toMatchObject([{ fact: 'VIOLATION', count: 14 }]);
  expect(asOf).toBe('2026-05-31T18:30:00.000Z');
  // With one boy less or more the committee reads the same, to the letter; the control: whoever may know, does not.
  const before = await read('committee');
  const mine = row((await read('ahtb')).rows, 102, 'BANGLE_LAC');
  await hub.admin.query(
    'update hub.survivor set age_from = 19, age_to = 20 where id = (select id from hub.survivor where age_from = 11 order by id limit 1)',
  );
  expect(await read('committee')).toEqual(before);
  expect(row((await read('ahtb')).rows, 102, 'BANGLE_LAC').score).toBeLessThan(mine.score);
  await hub.admin.query('update hub.survivor set age_from = 11, age_to = 12 where age_from = 19');
  // The database says of itself which facts count people, as the table of the rules does.
  const { rows: source } = await hub.admin.query<{ prosrc: string }>(`select prosrc from pg_proc where proname = 'hotspots_for_me'`);
  const people = hotspotRules.filter(({ isOfPeople }) => isOfPeople).map(({ fact }) => `'${fact}'`);
  expect(source[0]!.prosrc).toContain(`h.fact in (${people.join(', ')})`);
  // Of another State there is nothing, and roles that have nothing to do with it are refused.
  expect((await officer('ahtb@196').ask(HOTSPOTS, { state: 8 })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  for (const persona of ['cwc', 'ngo', 'admin'])
    expect((await officer(persona).ask(HOTSPOTS, { state: 8 })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await officer('ahtb').ask(HOTSPOTS, { state: 8, district: 196 })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await officer('ahtb').ask(HOTSPOTS, { state: 8, at: '2027-01-01T00:00:00Z' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('the map draws symbols and its table, and no boundary; with the file of an authority it draws those', async () => {
  const svg = async () => (await officer('ahtb').data('{ hotspots(state: 8) { svg boundaries { source licence } } }')).hotspots;
  const plain = await svg();
  expect(plain.boundaries).toBeNull();
  expect(plain.svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="title desc"/);
  expect(plain.svg).toMatch(/Schematic: no boundary is drawn/);
  expect(plain.svg).not.toMatch(/<path/);
  for (const words of ['Jaipur', 'Bangle lac', 'few data']) expect(plain.svg).toContain(words);

  const square = [
    [75, 26],
    [76.5, 26],
    [76.5, 27.5],
    [75, 27.5],
    [75, 26],
  ];
  const feature = (code: unknown, ring: unknown = square) => ({
    type: 'Feature',
    properties: { lgd_code: code },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const file = (...features: object[]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
  const whose = { source: 'Survey of India', licence: 'GODL-India', now: hub.now() };
  const taken = await importBoundaries(hub.admin, file(feature('102'), feature(99_999)), whose);
  expect(taken).toMatchObject({ districts: 1, unknownCodes: [99_999], wasThere: false });
  expect(await importBoundaries(hub.admin, file(feature('102'), feature(99_999)), whose)).toMatchObject({ id: taken.id, wasThere: true });
  const drawn = await svg();
  expect(drawn.boundaries).toEqual({ source: 'Survey of India', licence: 'GODL-India' });
  expect(drawn.svg.match(/<path class="boundary"/g)).toHaveLength(1);
  expect(drawn.svg).not.toMatch(/no boundary/);

  const refused: [Buffer, RegExp][] = [
    [Buffer.from('{'), /no JSON/],
    [Buffer.from([0xff, 0xfe]), /no JSON/],
    [Buffer.from('{"type":"Topology"}'), /at type/],
    [Buffer.from(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name' }, features: [feature(102)] })), /WGS 84/],
    [file(feature(102, square.slice(0, 4))), /not closed/],
    [file(feature(102, square.slice(0, 2))), /features\.0\.geometry/],
    [
      file(
        feature(
          102,
          square.map(([x, y]) => [x! * 100_000, y! * 100_000]),
        ),
      ),
      /features\.0\.geometry/,
    ],
    [file(feature(102), feature(102)), /twice/],
    [file(feature(undefined)), /lgd_code/],
    [file({ type: 'Feature', properties: { lgd_code: 102 }, geometry: { type: 'Point', coordinates: [75, 26] } }), /features\.0\.geometry/],
  ];
  for (const [bytes, why] of refused) expect(() => readBoundaries(bytes)).toThrow(why);
  await expect(importBoundaries(hub.admin, file(feature(99_999)), whose)).rejects.toThrow(/None of the 1 codes/);
  // What a name holds stays text.
  const name = '<script>&"';
  const hostile = hotspotMap({
    stateName: name,
    asOf: hub.now(),
    rows: [
      {
        district: { code: 1, name, latitude: 26, longitude: 75 },
        kind: null,
        score: 1,
        lower: 0.5,
        upper: 2,
        hasFewData: false,
        rankFrom: 1,
        rankTo: 1,
        listed: 0,
      },
    ],
  });
  expect(hostile).not.toContain('<script');
});

test('quantiles are those of the tables, and the intervals hold what they promise', () => {
  // Chi-square with k degrees of freedom is twice a gamma of shape k/2 (NIST tables).
  const known: [number, number, number][] = [
    [1, 0.95, 3.841],
    [2, 0.95, 5.991],
    [5, 0.05, 1.145],
    [10, 0.95, 18.307],
    [30, 0.05, 18.493],
    [100, 0.95, 124.342],
  ];
  for (const [k, share, value] of known) expect(2 * gammaQuantile(k / 2, share)).toBeCloseTo(value, 2);
  // More looks with the same rate: narrower. Nothing found by nobody: few data, and no place that is sure.
  const [few, many, none] = scoresOf([
    { s: 10, q: 20, looks: 5 },
    { s: 200, q: 400, looks: 100 },
    { s: 0, q: 0, looks: 0 },
  ]);
  expect(few!.upper - few!.lower).toBeGreaterThan(many!.upper - many!.lower);
  expect([none!.hasFewData, none!.rankFrom, none!.rankTo]).toEqual([true, 1, 3]);
  for (const { lower, score, upper } of [few!, many!, none!]) expect(lower < score && score < upper).toBe(true);
});

test('facts for figures: inspections with their marks, and the hotspots', async () => {
  const kinds = new Map<string, any[]>();
  for (const { kind, sql, marks } of [...watchFacts, ...facts]) {
    const { rows, fields } = await asKeeper(hub.admin, () =>
      hub.admin.query({ text: sql, values: [new Date('2026-06-01T00:00:00+05:30')], rowMode: 'array' }),
    );
    expect(fields).toHaveLength(8);
    for (const [id, , state, district, at, , , own] of rows) {
      expect([typeof id, typeof state, typeof district, at instanceof Date]).toEqual(['string', 'number', 'number', true]);
      expect((own as string[]).every((mark) => mark in marks)).toBe(true);
    }
    kinds.set(kind, rows);
  }
  const inspections = kinds.get('INSPECTION')!;
  expect(inspections).toHaveLength(40);
  expect(inspections.filter((one) => one[7].includes('VIOLATION') && one[7].includes('BEAT_CHECK'))).toHaveLength(16);
  // Jaipur's eateries and its bangle workshop are; those of Ajmer are not.
  expect(kinds.get('HOTSPOT')!.map((one) => one[3])).not.toContain(86);
  expect(kinds.get('HOTSPOT')!.length).toBeGreaterThan(0);
});
