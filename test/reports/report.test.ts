import { beforeAll, expect, test } from '@jest/globals';
import { type Story, vignettes } from '../../src/database/vignettes.js';
import { useHub } from '../hub.js';
import { overHttp } from '../stories.js';

const hub = useHub();
const as = (persona: string) => hub.officer(persona);
let story: Story;

beforeAll(async () => {
  story = await vignettes.A!.tell(overHttp(hub));
  hub.setClock('2026-11-23T12:00:00+05:30');
}, 120_000);

const FIGURES = 'id hash sections { para figures { code shown value numerator denominator reported hidden } }';

test('try', async () => {
  const report = await as('administration').does('draftReport', { kind: 'ACTION_TAKEN', period: '2026-Q2' }, FIGURES);
  for (const s of report.sections) for (const f of s.figures) expect(f.code).toBeTruthy();
  expect(story.caseId).toBeTruthy();
});
