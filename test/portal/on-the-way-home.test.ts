import { beforeAll, expect, test } from '@jest/globals';
import { onTheWayHome } from '../../src/database/on-the-way-home.js';
import { useHub } from '../hub.js';
import { overHttp } from '../stories.js';

const hub = useHub();
let survivors: string[];

beforeAll(async () => {
  const now = new Date();
  ({ survivors } = await onTheWayHome(overHttp(hub), now));
  hub.setClock(now.toISOString());
  await hub.work();
}, 120_000);

test('what the tour shows: the step of the organisation ends the duty of C13, and the number of the committee moves', async () => {
  const duties = async () => {
    const { survivor } = await hub
      .officer('ahtu')
      .data('query($id: ID!) { survivor(id: $id) { status clocks(first: 50) { nodes { code state } } } }', { id: survivors[0] });
    return survivor.clocks.nodes.filter(({ code }: { code: string }) => code === 'C13').map(({ state }: { state: string }) => state);
  };
  const home = async () => {
    const { dashboard } = await hub
      .officer('committee')
      .data('{ dashboard(months: 12) { figures(codes: [FUNNEL]) { byCategory { category numerator denominator } } } }');
    return dashboard.figures[0].byCategory.find(({ category }: { category: string }) => category === 'HOME_OR_LINKED');
  };
  expect(await duties()).toEqual(['RUNNING']);
  expect(await home()).toMatchObject({ numerator: 0, denominator: 6 });
  const ngo = hub.officer('ngo');
  for (const status of ['BEFORE_HOME_CWC', 'RESTORED'])
    for (const id of survivors) {
      const { survivor } = await ngo.data('query($id: ID!) { survivor(id: $id) { status statusSince version nextSteps } }', { id });
      // What the phone offers as the one big button.
      expect(survivor.nextSteps[0]).toBe(status);
      const basedOn = { status: survivor.status, since: survivor.statusSince };
      await ngo.does('recordJourneyEvent', {
        survivorId: id,
        expectedVersion: survivor.version,
        basedOn,
        status,
        happenedAt: hub.now().toISOString(),
      });
    }
  await hub.work();
  expect(await duties()).toEqual(['MET']);
  expect(await home()).toMatchObject({ numerator: 6, denominator: 6 });
});
