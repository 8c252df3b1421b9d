import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answers, figuresOf, questionsOf, type Tally, WHOLE } from '../../src/indicators/count.js';
import { factSources } from '../../src/indicators/facts.js';
import { definitionOf, inForce, kindsOf, selectionsOf } from '../../src/indicators/indicator.js';
import { indicators } from '../../src/indicators/indicators.js';
import { isSmall, sumMayBeTold } from '../../src/indicators/small-cells.js';
import { paras } from '../../src/reports/codes.js';
import { contentOf, hashOf } from '../../src/reports/content.js';

describe('the table', () => {
  test('has every indicator of the advisory, I1 to I35, each version once', () => {
    const keys = indicators.map(({ code, version }) => `${code} ${version}`);
    expect(new Set(keys).size).toBe(keys.length);
    const numbers = new Set(indicators.map(({ code }) => Number.parseInt(code.slice(1), 10)));
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 35 }, (_, i) => i + 1));
    for (const { code, para } of indicators) expect([code, paras]).toEqual([code, expect.arrayContaining([para])]);
  });

  test('names no mark that a source does not explain, where the source is there', () => {
    const known = new Map(factSources.map(({ kind, marks }) => [kind, Object.keys(marks)]));
    const unknown = (table: typeof indicators) =>
      table.flatMap(({ code, rule }) => {
        const { counted, of } = selectionsOf(rule);
        return [...counted, ...(of ? [of] : [])].flatMap(({ kinds, with: marks = [], oneOf = [], without = [] }) =>
          kinds.flatMap((kind) =>
            [...marks, ...oneOf, ...without]
              .filter((mark) => known.has(kind) && !known.get(kind)!.includes(mark))
              .map((mark) => `${code} ${kind} ${mark}`),
          ),
        );
      });
    expect(unknown(indicators)).toEqual([]);
    // And finds one (control).
    expect(unknown([{ ...indicators[0]!, code: 'X', rule: { count: { kinds: ['FIR'], with: ['REGISTRED'] } } }])).toEqual(['X FIR REGISTRED']);
  });

  test('counts no kind that nobody brings', () => {
    const here = new Set(factSources.map(({ kind }) => kind));
    expect(
      indicators.flatMap(({ code, rule }) =>
        kindsOf(rule)
          .filter((kind) => !here.has(kind))
          .map((kind) => `${code} ${kind}`),
      ),
    ).toEqual([]);
    // Each fact is explained, and no source tells of a name.
    for (const { kind, means, sql } of factSources) {
      expect(means.length).toBeGreaterThan(20);
      expect([kind, /full_name|pseudonym|\bname\b/.test(sql)]).toEqual([kind, false]);
    }
  });

  test('a new version holds for periods that begin on its day or later, and the old one stays', () => {
    const rows = [
      { code: 'I6', version: 1, from: '2024-03-04' },
      { code: 'I6', version: 2, from: '2026-07-01' },
      { code: 'I7', version: 1, from: '2024-03-04' },
    ];
    const on = (day: string) => inForce(day, rows).map(({ code, version }) => `${code} ${version}`);
    expect(on('2026-04-01')).toEqual(['I6 1', 'I7 1']);
    expect(on('2026-07-01')).toEqual(['I6 2', 'I7 1']);
    expect(on('2023-01-01')).toEqual([]);
  });
});

describe('small numbers of people', () => {
  /** All ways in which hidden counts of 1 to 4 can make a sum. */
  function ways(n: number, sum: number): number[][] {
    if (n === 0) return sum === 0 ? [[]] : [];
    return [1, 2, 3, 4].flatMap((first) => ways(n - 1, sum - first).map((rest) => [first, ...rest]));
  }

  test('a sum is told only where each of the hidden ones can be more than one number, and together they are five or more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), (hidden) => {
        const sum = hidden.reduce((a, b) => a + b, 0);
        const possible = ways(hidden.length, sum);
        const isPinned = hidden.some((_, i) => new Set(possible.map((way) => way[i])).size === 1);
        expect(sumMayBeTold(hidden)).toBe(hidden.length === 0 || (!isPinned && sum >= 5));
      }),
      { seed: 20_260_704, numRuns: 500 },
    );
  });

  const tally = (facts: number, amount = 0): Tally => ({ facts, amount, medianAmount: null, medianMinutes: null });
  const period = { from: new Date('2026-03-31T18:30:00Z'), until: new Date('2026-06-30T18:30:00Z'), nil: {} };
  const shareOf = (counts: readonly (readonly [number, number])[]) => {
    const of = indicators.filter(({ code }) => code === 'I10');
    const districts = counts.map((_, i) => i + 1);
    const answers: Answers = new Map(
      questionsOf({ indicators: of, ...period }).map(({ nr }) => {
        const n = (pair: readonly [number, number]) => tally(nr === 0 ? pair[0] : pair[1]);
        const all = counts.reduce<[number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
        return [nr, new Map([[WHOLE, n(all)], ...counts.map((pair, i): [number, Tally] => [i + 1, n(pair)])])];
      }),
    );
    return figuresOf({ indicators: of, districts, ...period }, answers)[0]!;
  };

  test.each([
    ['all of many', [[50, 50]], { shown: '100', numerator: 50, hidden: false }],
    ['none of many', [[0, 50]], { shown: '0', numerator: 0, hidden: false }],
    ['a few of many', [[2, 50]], { shown: '<10', numerator: null, denominator: 50, hidden: true }],
    ['all but a few', [[48, 50]], { shown: '>90', numerator: null, denominator: 50, hidden: true }],
    ['some of few', [[1, 3]], { shown: null, numerator: null, denominator: null, hidden: true }],
    [
      'one district of two with few, so that the rest would tell it',
      [
        [20, 20],
        [3, 3],
      ],
      { shown: null, numerator: null, hidden: true },
    ],
    [
      'two districts with few, which together are enough',
      [
        [20, 20],
        [3, 3],
        [2, 2],
      ],
      { shown: '100', numerator: 25, hidden: false },
    ],
    [
      'two districts with one each',
      [
        [20, 20],
        [1, 1],
        [1, 1],
      ],
      { shown: null, hidden: true },
    ],
  ] as const)('%s', (_, counts, expected) => {
    expect(shareOf(counts)).toMatchObject(expected);
  });

  test('of a State the districts are told as their own reports tell them', () => {
    expect(
      shareOf([
        [20, 20],
        [3, 3],
        [48, 50],
      ]).series,
    ).toEqual([
      { district: 1, reported: true, shown: '100' },
      { district: 2, reported: true, shown: null },
      { district: 3, reported: true, shown: '>90' },
    ]);
    expect([0, 1, 4, 5].map(isSmall)).toEqual([false, true, true, false]);
  });
});

test('what is printed is of one form: another wording would give old reports another hash', () => {
  const figures = indicators.map(({ code, version }) => ({
    code,
    version,
    value: 1,
    shown: '1',
    numerator: 1,
    denominator: null,
    reported: true,
    nil: false,
    hidden: false,
    series: [],
  }));
  const content = contentOf({
    kind: 'ACTION_TAKEN' as never,
    place: { state: { code: 8, name: 'Rajasthan' }, district: { code: 102, name: 'Jaipur' } },
    period: '2026-Q2',
    edition: 1,
    cutOff: '2026-07-07T18:30:00.000Z',
    covers: [{ code: 102, name: 'Jaipur' }],
    counted: [102],
    figures,
    tables: [],
    narrative: { '(iii)': 'Words' },
  });
  // If this differs: an indicator gets a new version, and a new wording of sections or titles a new form, beside the old ones.
  expect(hashOf(content)).toBe('014ab156258c1b5068f43cee3058142a2cbd448af32fadd73aa7afa3601c94a1');
  expect(definitionOf(indicators.find(({ code }) => code === 'I10')!)).toBe(
    'Counts children produced within 24 hours of being taken in charge, without the journey, out of people under 18 who were found. In percent, to one decimal. ' +
      'What was not produced by the cut-off counts as not produced. Counts of 1 to 4 people are not told, nor what they would follow from. ' +
      'Target: 100 (JJ Act s. 31(1) and proviso; V). Source: MHA advisory 15011/36/2022-ATC of 4 March 2024, para (iii) (V).',
  );
});
