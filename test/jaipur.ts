import { reportOfJaipur } from '../src/database/demo-report.js';
import { onTheWayHome } from '../src/database/on-the-way-home.js';
import { taskForce, vignettes } from '../src/database/vignettes.js';
import { publishMonths } from '../src/statistics/publish-months.js';
import { type TestHub, beginIn } from './hub.js';
import { overHttp } from './stories.js';

const NOW = new Date('2026-11-23T12:00:00+05:30');

/** Starts a hub on what goes on in Jaipur, as the demo tells it: a workshop, boys on their way home, a committee that reviews, a report. It is 23 November, noon. */
export async function inJaipur(hub: TestHub): Promise<{ caseId: string; survivors: string[] }> {
  return beginIn(hub, 'samanvay_jaipur', async (maker) => {
    const story = await vignettes.A!.tell(overHttp(maker));
    await onTheWayHome(overHttp(maker), NOW);
    await taskForce(overHttp(maker), NOW);
    await reportOfJaipur(overHttp(maker));
    maker.setClock(NOW.toISOString());
    await maker.work();
    await publishMonths(maker.admin, { now: maker.now() });
    return { caseId: story.caseId, survivors: story.survivors };
  });
}
