import { afterEach, expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { anOpenCase } from '../stories.js';
import { listens, subscribed, type Told } from './telling.js';

const hub = useHub();
const all: Told[] = [];

async function told(...args: Parameters<typeof listens> extends [any, ...infer Rest] ? Rest : never): Promise<Told> {
  const one = await listens(hub, ...args);
  all.push(one);
  return one;
}

afterEach(async () => {
  for (const one of all.splice(0)) await one.stop();
  await subscribed(hub, 0);
});

const fewMs = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('who takes part is told what has changed, and others are told nothing', async () => {
  const [ahtu, elsewhere] = [await told('ahtu'), await told('ahtu@196')];
  await subscribed(hub, 2);
  const { caseId, version } = await anOpenCase(hub);
  await hub.officer('ahtu').does('triageCase', { caseId, expectedVersion: version, priority: 'URGENT' });
  await ahtu.until(2);
  expect(ahtu.changes.map(({ event, caseId: of, subjectId }) => ({ event, of, subjectId }))).toEqual([
    { event: 'openCase', of: caseId, subjectId: caseId },
    { event: 'triageCase', of: caseId, subjectId: caseId },
  ]);
  await fewMs(200);
  expect(elsewhere.results).toEqual([]);
});
