import { seedCases } from '../../src/database/seed/seed.js';
import { vignettes } from '../../src/database/vignettes.js';
import { type TestHub, beginIn } from '../hub.js';
import { overHttp } from '../stories.js';

/** Starts a hub on some quarters of work: three stories as offices recorded them, and made-up cases, which have no outbox. It is 23 November. */
export function inSomeQuarters(hub: TestHub): Promise<void> {
  return beginIn(hub, 'samanvay_quarters', async (maker) => {
    for (const letter of ['A', 'B', 'D']) await vignettes[letter]!.tell(overHttp(maker));
    await seedCases(maker.databaseUrl, maker.keys, { cases: 400, seed: 11 });
    maker.setClock('2026-11-23T12:00:00+05:30');
  });
}
