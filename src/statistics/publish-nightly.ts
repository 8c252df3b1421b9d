import pg from 'pg';
import type { Tasks } from '../queue/queue.js';
import { publishMonths } from './publish-months.js';

/**
 * Every night what has ended and is not published, where a process has the administrator's connection: of several, one at a time and each
 * month once. Elsewhere `samanvay publish` is run by a clock of the operator's (docs/operations.md, Published statistics).
 */
export function nightlyPublication(adminUrl: string, clock = () => new Date()): Required<Tasks> {
  const publish = async () => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      await publishMonths(client, { now: clock() });
    } finally {
      await client.end();
    }
  };
  // Three in the morning in India, when the last transactions of the month have long ended; if nothing ran then, as soon as something does.
  return { tasks: { publish }, crontab: [{ task: 'publish', match: '30 21 * * *', options: { backfillPeriod: 24 * 3_600_000 } }] };
}
