import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { explainClock } from '../clocks/explain-clock.js';
import { importHolidays } from '../clocks/import-holidays.js';
import { ClockKeeper } from '../clocks/keep-clocks.js';
import { keepClocks } from '../clocks/clock-worker.js';
import { everyCaseIsDue } from '../clocks/roll-out.js';
import { rulePack } from '../clocks/rules.js';
import { timeOf } from '../clocks/law.js';
import { keptWithClocks } from '../dashboard/keep-figures.js';
import { workerUrl } from '../database/logins.js';
import { poolOf } from '../queue/queue.js';
import pino from 'pino';
import type { Ways } from './ways.js';

/** `samanvay clocks …`: for administrators, and for whoever must show a court how a clock was counted. */
export function addClockCommands(program: Command, { withAdmin, withClient, print }: Ways): void {
  const clocks = program.command('clocks').description('The clocks of the law: why one stands as it stands, running them anew, the rules, holidays.');

  clocks
    .command('explain')
    .argument('<id>', 'the clock, by the id that the hub gives')
    .option('--json', 'as JSON')
    .description('Says, for a magistrate, why a clock stands as it stands: rule, source, start, counting, end. Names no person. Needs DATABASE_URL.')
    .action((id: string, { json }: { json?: boolean }) =>
      withAdmin(async (url) => {
        const row = id.replace(/^Clock_/, '');
        if (!/^[0-9a-f-]{36}$/i.test(row)) throw new Error('The id of a clock looks like Clock_0192f3c4-....');
        const found = await withClient(workerUrl(url), (client) => explainClock(client, row, new Date()));
        if (!found) throw new Error('There is no clock under this id.');
        print(json, found, found.lines.join('\n'));
      }),
    );

  clocks
    .command('run')
    .option('--all', 'every case, and not only those whose record has changed')
    .option(
      '--quiet-before <instant>',
      'with --all: of what was reached before this instant nobody is told, such as 2026-12-01T00:00:00+05:30; without it that is so of cases that have no clocks yet, as after an import',
    )
    .option('--json', 'as JSON')
    .description('Runs the clocks that are due, and escalates. A hub that runs does so by itself. Needs DATABASE_URL.')
    .action(({ all, quietBefore, json }: { all?: boolean; quietBefore?: string; json?: boolean }) =>
      withAdmin(async (url) => {
        const beginning = quietBefore === undefined ? undefined : instantOf(quietBefore);
        if (beginning && !all) throw new Error('--quiet-before goes with --all.');
        const pool = poolOf(workerUrl(url), 2, pino({ level: 'silent' }));
        try {
          const keeper = new ClockKeeper(pool, () => new Date(), keptWithClocks);
          if (all) await keeper.withConnection((client) => everyCaseIsDue(client, keeper.clock(), beginning));
          const started = Date.now();
          const ran = await keeper.runDue();
          await keepClocks(keeper, { calendar: true });
          const seconds = (Date.now() - started) / 1000;
          print(json, { cases: ran, seconds }, `Ran the clocks of ${ran} cases in ${seconds.toFixed(1)} s.`);
        } finally {
          await pool.end();
        }
      }),
    );

  clocks
    .command('rules')
    .option('--json', 'as JSON')
    .description('The rules that come with the hub: code, time, law, and how far the source was verified.')
    .action(({ json }: { json?: boolean }) => {
      const lines = rulePack.map(
        (rule) => `${rule.code.padEnd(5)} ${timeOf(rule).padEnd(44)} ${rule.verified.padEnd(10)} ${rule.duty} (${rule.law})`,
      );
      print(json, { rules: rulePack }, lines.join('\n'));
    });

  clocks
    .command('holidays')
    .argument('<file>', 'CSV with the columns state (LGD code; 0: all of India), day (YYYY-MM-DD), name')
    .option('--json', 'as JSON')
    .description("Takes in a State's gazetted holidays; clocks that count working days are run anew. Needs DATABASE_URL.")
    .action((file: string, { json }: { json?: boolean }) =>
      withAdmin(async (url) => {
        const added = await withClient(workerUrl(url), (client) => importHolidays(client, readFileSync(file, 'utf8')));
        print(json, { added }, `${added} holidays taken in. Run \`samanvay clocks run --all\` to count with them what runs already.`);
      }),
    );
}

/** With its zone: which midnight is meant would otherwise hang on the machine. */
function instantOf(text: string): Date {
  const instant = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new Error('An instant looks like 2026-12-01T00:00:00+05:30, with its zone.');
  if (instant.getTime() > Date.now()) throw new Error('The beginning cannot lie in the time to come: nobody knows what will be late by then.');
  return instant;
}
