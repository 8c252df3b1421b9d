import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LogEvent } from '../../src/clocks/log.js';
import { type RunClock, runClocks, stateAt } from '../../src/clocks/run-clocks.js';
import { rulePack } from '../../src/clocks/rules.js';
import { aGirl, aLog, event, ist, law } from './logs.js';

const kinds = [...new Set(rulePack.flatMap(({ starts, ends }) => [...starts, ...ends]))];
const aBoy = { ...aGirl, id: 'survivor-2', sex: 'MALE', ageFrom: 16 };
const minute = (n: number) => new Date(ist('2026-01-01 00:00') + n * 60_000);

/** Any record of a case: events of any kind, at any time, of either survivor or of the case, each under its own id. */
const logs = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      at: fc.integer({ min: 0, max: 400_000 }),
      late: fc.integer({ min: 0, max: 100_000 }),
      of: fc.constantFrom(aGirl.id, aBoy.id, null),
    }),
    { maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(({ kind, at, late, of }, i): LogEvent => ({
      ...event(kind, '2026-01-01 00:00', { survivorId: of, journeyMinutes: at % 300, sections: ['BNS:143(4)', 'POCSO:4'] }),
      id: `e${String(i).padStart(3, '0')}`,
      at: minute(at).getTime(),
      reportedAt: minute(at + late).getTime(),
    })),
  );

const survivors = [aGirl, aBoy];
const told = (clocks: readonly RunClock[]) => clocks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
type Run = (events: readonly LogEvent[]) => RunClock[];

/** In whatever order a record arrives, it gives the same clocks. */
function orderDoesNotMatter(run: Run) {
  return fc.property(logs, fc.infiniteStream(fc.nat()), (events, dice) => {
    const keyed = events.map((each) => ({ each, key: dice.next().value as number }));
    const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ each }) => each);
    expect(told(run(shuffled))).toEqual(told(run(events)));
  });
}

const run: Run = (events) => runClocks(aLog(events, { survivors }), law);
const options = { numRuns: 300, verbose: false, seed: Number(process.env.SEED ?? Date.now() % 1_000_000) };

test(`replaying a record in any order gives the same clocks (seed ${options.seed})`, () => {
  fc.assert(orderDoesNotMatter(run), options);
});

test('control: clocks that believed the order of arrival are found out', () => {
  const byArrival: Run = (events) => run(events.map((each, i) => ({ ...each, at: ist('2026-01-01 00:00') + i * 60_000 })));
  expect(() => fc.assert(orderDoesNotMatter(byArrival), options)).toThrow(/Property failed/);
});

test(`nothing is met without its ending on record, and what is met says by which (seed ${options.seed})`, () => {
  fc.assert(
    fc.property(logs, (events) => {
      for (const clock of run(events)) {
        const rule = rulePack.find(({ code }) => code === clock.code)!;
        const ending = events.find(({ id, kind }) => id === clock.metById && (rule.ends as readonly string[]).includes(kind));
        expect(clock.metAt === null).toBe(ending === undefined);
        if (clock.isAdvisory) expect(stateAt(clock, Number.MAX_SAFE_INTEGER)).not.toBe('BREACHED');
        // Who takes the evidence away takes the duty's being done away.
        if (ending) expect(run(events.filter(({ id }) => id !== ending.id)).find(({ id }) => id === clock.id)?.metById).not.toBe(ending.id);
      }
    }),
    options,
  );
});

test(`what is added to a record moves no clock that it is not about (seed ${options.seed})`, () => {
  fc.assert(
    fc.property(logs, (events) => {
      const before = told(run(events)).filter(({ survivorId }) => survivorId === aGirl.id);
      const more = [
        ...events,
        event('PRODUCED', '2026-03-01 10:00', { survivorId: aBoy.id }),
        event('VISITED', '2026-03-01 10:00', { survivorId: aBoy.id }),
      ];
      expect(told(run(more)).filter(({ survivorId }) => survivorId === aGirl.id)).toEqual(before);
    }),
    options,
  );
});
