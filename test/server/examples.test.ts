import { beforeAll, expect, test } from '@jest/globals';
import { reportOfJaipur } from '../../src/database/demo-report.js';
import { taskForce, vignettes } from '../../src/database/vignettes.js';
import { publishMonths } from '../../src/statistics/publish-months.js';
import { examples } from '../../src/server/examples.js';
import { useHub } from '../hub.js';
import { overHttp } from '../stories.js';

const hub = useHub();

beforeAll(async () => {
  await vignettes.A!.tell(overHttp(hub));
  await taskForce(overHttp(hub), new Date('2026-11-23T12:00:00+05:30'));
  await reportOfJaipur(overHttp(hub));
  hub.setClock('2026-11-23T12:00:00+05:30');
  await hub.work();
  await publishMonths(hub.admin, { now: hub.now() });
}, 120_000);

/** Whether an answer says anything: a list with something in it, a number above zero, a text. */
function saysSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(saysSomething);
  if (value !== null && typeof value === 'object') return Object.values(value).some(saysSomething);
  return typeof value === 'string' || (typeof value === 'number' && value > 0) || value === true;
}

test('there are at least twelve', () => {
  expect(examples.length).toBeGreaterThanOrEqual(12);
});

test.each(examples.map((example) => [example.title, example] as const))('%s', async (title, { persona, query, variables }) => {
  const answer = await hub.officer(persona).ask(query, variables);
  if (title.includes('too much')) expect(answer).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })] });
  // The one to be filled in first: its placeholder is an id that was never issued.
  else if (query.startsWith('mutation')) expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  else {
    expect(answer.errors).toBeUndefined();
    expect(saysSomething(answer.data)).toBe(true);
  }
});
