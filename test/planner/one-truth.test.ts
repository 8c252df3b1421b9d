import { beforeAll, expect, test } from '@jest/globals';
import { execute, parse, validate, type GraphQLError } from 'graphql';
import { Context } from '../../src/context.js';
import { loadDemo } from '../../src/database/demo.js';
import { personaSubject } from '../../src/offices/personas.js';
import { signIn } from '../../src/server/sign-in.js';
import type { Actor } from '../../src/access/actor.js';
import { useHub } from '../hub.js';
import { draw, harvest, random, type Seen } from './draw.js';

const hub = useHub();

/** More of them by hand: OPERATIONS=20000 SEED=7 npm test -- one-truth */
const OPERATIONS = Number(process.env.OPERATIONS ?? 700);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const roles = ['ahtu', 'ngo', 'cwc', 'ahtb', 'labour', 'medical', 'home', 'committee', 'dcpu@196', 'police'];
const actors = new Map<string, Actor>();

const actorOf = (subject: string, now: Date) => signIn(hub.orm, { subject, isMachine: false, expiresAt: now }, undefined, now);

beforeAll(async () => {
  await loadDemo(hub.databaseUrl, { ...hub.app.hub, inThePast: hub.app.inThePast, orm: hub.orm, keys: hub.keys, writer: hub.audit.writer, actorOf });
  for (const role of roles) actors.set(role, await actorOf(personaSubject(role), new Date()));
}, 120_000);

/** The answer of ordinary execution alone: no planner was asked. */
async function ordinary(
  role: string,
  source: string,
  variables: Record<string, unknown>,
): Promise<{ data: unknown; errors?: readonly GraphQLError[] | undefined }> {
  const context = new Context({ orm: hub.orm, keys: hub.keys, writer: hub.audit.writer, nodeTypes: hub.app.hub.nodeTypes }, actors.get(role)!);
  const { data, errors } = await execute({ schema: hub.app.hub.schema, document: parse(source), contextValue: context, variableValues: variables });
  await context.end();
  return { data, errors };
}

async function planned(role: string, source: string, variables: Record<string, unknown>): Promise<string | undefined> {
  const context = new Context({ orm: hub.orm, keys: hub.keys, writer: hub.audit.writer, nodeTypes: hub.app.hub.nodeTypes }, actors.get(role)!);
  const document = parse(source);
  const operation = document.definitions[0] as never;
  const text = await hub.app.planner.answer({ document, operation, variables, context });
  await context.end();
  return text;
}

/** Both answers, from shortly before they part. */
function where(planned: string, ordinary: string): object {
  let at = 0;
  while (planned[at] === ordinary[at]) at++;
  return { planned: planned.slice(Math.max(0, at - 80), at + 160), ordinary: ordinary.slice(Math.max(0, at - 80), at + 160) };
}

test(`the planner answers byte for byte what ordinary execution answers (seed ${SEED})`, async () => {
  const dice = random(SEED);
  const seen: Seen = { ids: [], cursors: [] };
  let compared = 0;
  let handedBack = 0;
  let broken = 0;
  const differences: unknown[] = [];
  for (let n = 0; n < OPERATIONS && differences.length < 3; n++) {
    const role = dice.pick(roles);
    let drawn = draw(hub.app.hub.schema, dice, seen);
    // Two types under one interface may not answer different things under one key: then another is drawn.
    while (validate(hub.app.hub.schema, parse(drawn.source)).length > 0) drawn = draw(hub.app.hub.schema, dice, seen);
    const { source, variables } = drawn;
    const text = await planned(role, source, variables);
    const { data, errors } = await ordinary(role, source, variables);
    harvest(data, seen);
    if (errors) {
      // Whatever fails is told by ordinary execution.
      if (text !== undefined) differences.push({ n, role, source, variables, text, errors: errors.map(({ message, path }) => ({ message, path })) });
      broken++;
    } else if (text === undefined) handedBack++;
    else if (text !== JSON.stringify(data)) differences.push({ n, role, source, variables, ...where(text, JSON.stringify(data)) });
    else compared++;
  }
  process.stderr.write(`planner: seed ${SEED}, ${compared} compared, ${handedBack} handed back, ${broken} refused\n`);
  expect(differences).toEqual([]);
  // A planner that hands everything back would be right, and no planner.
  const answered = OPERATIONS - broken;
  expect(answered).toBeGreaterThan(OPERATIONS * 0.4);
  expect(compared).toBeGreaterThan(answered * 0.7);
}, 1_200_000);
