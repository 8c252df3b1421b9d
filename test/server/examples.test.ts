import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { examples } from '../../src/server/examples.js';
import { TestHub } from '../hub.js';
import { inJaipur } from '../jaipur.js';

const hub = new TestHub();

beforeAll(async () => {
  await inJaipur(hub);
}, 400_000);
afterAll(() => hub.stop());

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
  // Those to be filled in first: their placeholder is an id that was never issued.
  else if (query.startsWith('mutation') && !title.includes('nothing is written'))
    expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  else {
    expect(answer.errors).toBeUndefined();
    expect(saysSomething(answer.data)).toBe(true);
  }
});
