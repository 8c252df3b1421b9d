import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { graphql } from 'graphql';
import pg from 'pg';
import type { Actor } from '../access/actor.js';
import type { Writer } from '../audit/writer.js';
import { publishMonths } from '../statistics/publish-months.js';
import { Context } from '../context.js';
import type { KeyRing } from '../keys/key-ring.js';
import { personaSubject } from '../offices/personas.js';
import type { HubSchema } from '../planner/hub-schema.js';
import { isOutOfTime } from '../planner/pipeline.js';
import { reportOfJaipur } from './demo-report.js';
import { loadDemoDirectory } from './directory.js';
import { besides } from './besides.js';
import { onTheWayHome } from './on-the-way-home.js';
import { taskForce, type Teller, vignettes } from './vignettes.js';

/** The report among the stories. */
const REPORT = 'report';

interface DemoHub extends HubSchema {
  orm: MikroORM;
  keys: KeyRing;
  writer: Writer;
  actorOf: (subject: string, now: Date) => Promise<Actor>;
  inThePast: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The stories of cases, what departments do besides, and what goes on today. */
const stories: Record<string, { tell: (teller: Teller) => Promise<unknown> }> = {
  ...vignettes,
  ...besides,
  TODAY: { tell: (teller) => onTheWayHome(teller, new Date()) },
};

/**
 * Fills the demo: the directory of offices, and the vignettes told through the schema, shield and policies included, with the
 * clock set to when each step happened; then a committee that reviews them, a report of its district, and the statistics of the months that are
 * over. A story begun is not begun again.
 */
export async function loadDemo(adminUrl: string, hub: DemoHub): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await loadDemoDirectory(adminUrl);
    const begun = await client.query<{ op_id: string }>('select op_id from hub.operation_done where op_id = any($1)', [
      [...Object.keys(stories), COMMITTEE, REPORT].map((letter) => opId(letter, 1)),
    ]);
    const isTold = (letter: string) => begun.rows.some(({ op_id }) => op_id === opId(letter, 1));
    const untold = Object.entries(stories).filter(([letter]) => !isTold(letter));
    await hub.inThePast(async () => {
      await Promise.all(untold.map(([letter, { tell }]) => tell(teller(letter, hub))));
      // When the cases are told: what they leave is on its agenda.
      if (!isTold(COMMITTEE)) await taskForce(teller(COMMITTEE, hub), new Date());
      if (!isTold(REPORT)) await reportOfJaipur(teller(REPORT, hub));
    });
    const published = await publishMonths(client);
    const { rows } = await client.query<{ offices: number; cases: number; survivors: number }>(
      'select (select count(*)::int from hub.office) as offices, (select count(*)::int from hub.case_file) as cases, (select count(*)::int from hub.survivor) as survivors',
    );
    const { offices, cases, survivors } = rows[0]!;
    return `${offices} offices in all districts, ${cases} cases, ${survivors} survivors (all made up)${published.length ? `; statistics of ${published.length} months published` : ''}`;
  } finally {
    await client.end();
  }
}

/** How often a step is tried that a busy machine stops. */
const ATTEMPTS = 10;

/** Under what the steps of the committee's story are known. */
const COMMITTEE = 'TASK_FORCE';

function teller(letter: string, { schema, nodeTypes, orm, keys, writer, actorOf }: DemoHub): Teller {
  let now = new Date();
  let steps = 0;
  const once = async (persona: string, source: string, variableValues: object): Promise<any> => {
    const context = new Context({ orm, keys, writer, nodeTypes }, await actorOf(personaSubject(persona), now), { clock: () => now });
    try {
      const { data, errors } = await graphql({ schema, source, variableValues: variableValues as Record<string, unknown>, contextValue: context });
      if (errors) throw new Error(`Vignette ${letter}, ${persona}: ${errors[0]!.message}`, { cause: errors[0]!.originalError });
      return data;
    } finally {
      await context.close();
    }
  };
  // A machine that is busy stops what takes too long, here as everywhere; the same `opId` does it once.
  const run = async (...asked: Parameters<typeof once>): Promise<any> => {
    for (let attempt = 1; ; attempt++)
      try {
        return await once(...asked);
      } catch (error) {
        if (attempt === ATTEMPTS || !isOutOfTime((error as Error).cause)) throw error;
      }
  };
  return {
    at: (instant) => {
      now = new Date(instant);
    },
    reads: (persona, query, variables = {}) => run(persona, query, variables),
    does: async (persona, mutation, input, fields = 'id') => {
      const payload = schema.getMutationType()!.getFields()[mutation]!.type.toString().replace('!', '');
      const noun = Object.keys((schema.getType(payload) as any).getFields()).find((field) => field !== 'problems')!;
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
      const document = `mutation($input: ${type}) { answer: ${mutation}(input: $input) { noun: ${noun} { ${fields} } problems { message path } } }`;
      const { answer } = await run(persona, document, { input: { opId: opId(letter, ++steps), ...input } });
      if (answer.problems.length)
        throw new Error(`Vignette ${letter}, ${persona} ${mutation}: ${answer.problems[0].message} (${answer.problems[0].path})`);
      return answer.noun;
    },
  };
}

/** A UUID made from the story and the step. */
function opId(letter: string, step: number): string {
  const hex = createHash('sha256').update(`samanvay demo ${letter} ${step}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
