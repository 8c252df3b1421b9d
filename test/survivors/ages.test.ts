import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AgeAct, ageCategories, ageOn } from '../../src/survivors/ages.js';

/** Completed years on a day, counted on the calendar: the oracle. */
function completedYears(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

const aDay = (from: string, to: string) =>
  fc
    .date({ min: new Date(`${from}T00:00:00Z`), max: new Date(`${to}T00:00:00Z`), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

const category = (from: number, to: number, day: string, act: AgeAct) =>
  ageCategories({ from, to, on: '2026-06-05' }, day).find((found) => found.act === act)!.category;

describe('age, per Act and on a day', () => {
  test('whatever the birthday, the known range always holds the true age, and is never wider than one year more', () => {
    fc.assert(
      fc.property(
        aDay('1990-01-01', '2024-01-01'),
        aDay('2024-01-02', '2026-12-31'),
        aDay('2024-01-02', '2045-12-31'),
        fc.nat(3),
        fc.nat(3),
        (born, on, day, younger, older) => {
          const age = completedYears(born, on);
          const known = { from: Math.max(0, age - younger), to: age + older, on };
          const range = ageOn(known, day);
          const truth = completedYears(born, day);
          expect(range.from).toBeLessThanOrEqual(truth);
          expect(range.to).toBeGreaterThanOrEqual(truth);
          expect(range.to - range.from).toBeLessThanOrEqual(known.to - known.from + 1);
        },
      ),
      { verbose: true, numRuns: 2000 },
    );
  });

  test.each([
    [13, 13, '2026-06-05', AgeAct.CALPRA, 'CHILD'],
    [14, 14, '2026-06-05', AgeAct.CALPRA, 'ADOLESCENT'],
    [12, 14, '2026-06-05', AgeAct.CALPRA, 'UNDETERMINED'],
    [15, 15, '2026-06-05', AgeAct.ITPA, 'CHILD'],
    [16, 17, '2026-06-05', AgeAct.ITPA, 'MINOR'],
    [17, 17, '2026-06-05', AgeAct.JJ, 'CHILD'],
    [18, 18, '2026-06-05', AgeAct.JJ, 'ADULT'],
    [17, 17, '2027-06-05', AgeAct.JJ, 'ADULT'],
    [17, 17, '2027-06-04', AgeAct.JJ, 'UNDETERMINED'],
    [18, 18, '2026-06-04', AgeAct.POCSO, 'UNDETERMINED'],
  ])('%i to %i years on 5 June 2026, asked for %s under %s: %s', (from, to, day, act, expected) => {
    expect(category(from, to, day, act)).toBe(expected);
  });
});
