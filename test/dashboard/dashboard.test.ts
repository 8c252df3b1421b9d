import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Story, vignettes } from '../../src/database/vignettes.js';
import { useHub } from '../hub.js';
import { overHttp } from '../stories.js';

const hub = useHub();
const SEEN_ON = '2026-11-23T12:00:00+05:30';

export const DASHBOARD = `query($district: Int, $state: Int, $months: Int) { dashboard(district: $district, state: $state, months: $months) {
  from until asOf state { code } district { code }
  figures { code state numerator denominator hidden percent duePaise creditedPaise medianHours percentOfState medianHoursOfState others
    definition { title numerator denominator cutOff exclusions source better indicator disclosure unit }
    byMonth { month numerator denominator hidden percent }
    byCategory { category label numerator denominator hidden percent isInTotal duePaise creditedPaise percentOfState }
    byPlace { office { name kind } district { code } numerator denominator hidden }
    behind(first: 100) { nodes { caseNumber case { id number } clock { code } office { name } duty day } pageInfo { hasNextPage } } }
  handoversWaiting { kind fromOffice { name } toOffice { name } proposedAt }
} }`;

let story: Story;
beforeAll(async () => {
  story = await vignettes.A!.tell(overHttp(hub));
  hub.setClock(SEEN_ON);
  await hub.work();
}, 120_000);

test('look', async () => {
  const { dashboard } = await hub.officer('administration').data(DASHBOARD, {});
  console.log(JSON.stringify(dashboard, (k, v) => (k === 'definition' ? undefined : v), 1).slice(0, 9000));
  void story;
  expect(dashboard.figures).toHaveLength(12);
});
