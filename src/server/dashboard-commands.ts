import type { Command } from 'commander';
import type pg from 'pg';
import pino from 'pino';
import { Role } from '../access/roles.js';
import type { FigureState } from '../dashboard/codes.js';
import type { DashboardFigure, FigureNumbers } from '../dashboard/dashboard.js';
import { type Asked, monthsUntil, readMargins } from '../dashboard/read-dashboard.js';
import { refreshFigures } from '../dashboard/refresh-figures.js';
import { tellFigures } from '../dashboard/tell-dashboard.js';
import { workerUrl } from '../database/logins.js';
import { poolOf } from '../queue/queue.js';
import { progressTo } from './progress.js';
import type { Ways } from './ways.js';

/** `samanvay dashboard …`: for administrators, who get what a committee gets. */
export function addDashboardCommands(program: Command, { withAdmin, withClient, print }: Ways): void {
  const dashboard = program.command('dashboard').description('The numbers of a district or a State, as a committee sees them.');

  dashboard
    .command('show', { isDefault: true })
    .option('--district <code>', 'of this district (LGD code)')
    .option('--state <code>', 'of this State (LGD code)')
    .option('--months <n>', 'how many months, the running one among them', '12')
    .option('--json', 'as JSON')
    .description(
      'What stands on the dashboard of a committee there: counts of 1 to 4 are hidden, and whatever would give one away. Needs DATABASE_URL.',
    )
    .action(({ district, state, months, json }: { district?: string; state?: string; months: string; json?: boolean }) =>
      withAdmin((url) =>
        withClient(url, async (client) => {
          const asked = await placeOf(client, { district, state }, Number(months));
          const committee = { roles: [Role.COMMITTEE_MEMBER] };
          const figures = tellFigures(await readMargins(reader(client), committee, asked), asked, committee);
          print(
            json,
            { from: asked.from, until: asked.until, figures: figures.map((figure) => Object.assign(figure, { asked: undefined })) },
            figures.map(lineOf).join('\n'),
          );
        }),
      ),
    );

  dashboard
    .command('refresh')
    .option('--json', 'as JSON')
    .description(
      'Counts the figures of every case anew: once for a database from before there were any. A hub that runs keeps them by itself. Needs DATABASE_URL.',
    )
    .action(({ json }: { json?: boolean }) =>
      withAdmin(async (url) => {
        const pool = poolOf(workerUrl(url), 1, pino({ level: 'silent' }));
        const bar = progressTo(process.stderr, 'cases');
        const done = await withClient(url, (client) => refreshFigures(client, pool, bar.say)).finally(bar.end);
        await pool.end();
        print(json, done, `Counted the figures of ${done.cases} cases in ${done.seconds.toFixed(1)} s.`);
      }),
    );
}

async function placeOf(
  client: pg.Client,
  { district, state }: { district?: string | undefined; state?: string | undefined },
  months: number,
): Promise<Asked> {
  if ((district === undefined) === (state === undefined)) throw new Error('Name a district or a State: --district 102, or --state 8.');
  const { rows } = await client.query<{ state: number }>(
    district === undefined ? 'select code as state from hub.state where code = $1' : 'select state_code as state from hub.district where code = $1',
    [Number(district ?? state) || 0],
  );
  if (!rows[0]) throw new Error('There is no such place: codes are those of the Local Government Directory.');
  return {
    state: rows[0].state,
    district: district === undefined ? null : Number(district),
    ...monthsUntil(new Date(), months),
    sight: 'COMMITTEE',
    officeId: '',
    isWhole: true,
  };
}

/** `?` for the parameters, as the hub's own statements have them. */
function reader(client: pg.Client) {
  return async (sql: string, params: unknown[]): Promise<object[]> => {
    let n = 0;
    return (
      await client.query(
        sql.replaceAll('?', () => `$${++n}`),
        params,
      )
    ).rows as object[];
  };
}

function lineOf(figure: DashboardFigure): string {
  const { definition, state, medianHours } = figure;
  const median = medianHours === null ? '' : `, median up to ${medianHours} h`;
  const words: Partial<Record<FigureState, string>> = { NOT_REPORTED: 'not reported', HIDDEN: 'not told' };
  const told = words[state] ?? numbersOf(figure);
  const parts = figure.byCategory.filter(({ category }) => category !== 'ALL').map((part) => `\n    ${part.label}: ${numbersOf(part)}`);
  return `${definition.title}: ${told}${median}${parts.join('')}`;
}

function numbersOf({ numerator, denominator, percent }: FigureNumbers): string {
  const of = denominator === null ? '' : ` of ${denominator}`;
  return `${numerator ?? '<5'}${of}${percent === null ? '' : ` (${percent}%)`}`;
}
