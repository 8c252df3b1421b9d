import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { permissions } from '../../src/access/permissions.js';
import { typeNameOf } from '../../src/planner/relations.js';
import { personas } from '../../src/offices/personas.js';
import { buildHubSchema } from '../../src/server/schema.js';
import { aCaseOfEveryone } from '../everyone.js';
import { aBoy, useHub } from '../hub.js';
import { databaseState } from './database-state.js';
import { bearer, post } from './http.js';
import { idPaths, minimalCall } from './minimal-call.js';

const hub = useHub();
let schema: GraphQLSchema;
/** A row of every type there is in the case of Jaipur, which nobody of the next district sees. By type. */
let hidden: Map<string, string>;
/** What the stranger may use: a case and a survivor of their own, so that an operation gets as far as the id in question. */
let own: { caseId: string; survivorId: string };

beforeAll(async () => {
  const { caseId, boy } = await aCaseOfEveryone(hub);
  const [ahtu, police, cwc] = [hub.officer('ahtu'), hub.officer('police'), hub.officer('cwc')];
  const sinceMorning = '2026-06-06T09:00:00+05:30';
  await police.does('registerFir', {
    caseId,
    number: '0212/2026',
    registeredAt: sinceMorning,
    offenceDate: '2026-06-04',
    sections: ['BNS:143(4)'],
    isZeroFir: true,
  });
  await police.does('recordAccused', { caseId, standing: 'NAMED', since: sinceMorning });
  await police.does('recordEstablishment', { caseId, kind: 'EATERY_DHABA', district: 102 });
  await ahtu.does('planRescue', { caseId, site: 'second site', plannedFor: '2026-06-07T05:00:00+05:30', team: [] });
  await police.does('recordStatement', { survivorId: boy, madeAt: sinceMorning, kind: 'TO_POLICE', text: 'said' });
  await cwc.does('directInvestigation', { survivorId: boy, directedAt: sinceMorning });

  const stranger = hub.officer('ahtu@103');
  const { id: ownCase } = await stranger.does('openCase', {
    kind: 'CHILD_LABOUR',
    district: 103,
    channel: 'PENCIL',
    receivedAt: '2026-06-02T10:05:00+05:30',
  });
  const found = { district: 103, foundAt: '2026-06-05T05:30:00+05:30', survivor: aBoy };
  own = { caseId: ownCase, survivorId: (await stranger.does('addSurvivor', { caseId: ownCase, ...found })).id };

  schema = (await buildHubSchema(hub.orm.getMetadata())).schema;
  hidden = new Map();
  const caseKey = caseId.split('_')[1];
  for (const meta of hub.orm.getMetadata().getAll().values()) {
    const name = typeNameOf(meta.class);
    if (!schema.getType(name) || !meta.props.some(({ name: property }) => property === 'id')) continue;
    const { rows: columns } = await hub.admin.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'hub' and table_name = $1 and column_name = 'case_id'`,
      [meta.tableName],
    );
    if (!columns.length && name !== 'Case') continue;
    const { rows } = await hub.admin.query<{ id: string }>(
      `select id from hub."${meta.tableName}" where ${columns.length ? 'case_id' : 'id'} = $1 limit 1`,
      [caseKey],
    );
    if (rows[0]) hidden.set(name, rows[0].id);
  }
});

test('there is something of most kinds to be hidden', () => {
  expect([...hidden.keys()].toSorted()).toEqual(
    expect.arrayContaining([
      'Accused',
      'Case',
      'CaseEvent',
      'Establishment',
      'Fir',
      'JourneyEvent',
      'Order',
      'Participant',
      'Placement',
      'Report',
      'Rescue',
      'RescuePlan',
      'SocialInvestigation',
      'Statement',
      'Survivor',
      'SurvivorParticipant',
      'Workstream',
    ]),
  );
});

/** The answers to one operation for every id, as they left the hub, with the id itself taken out. */
async function answersFor(
  kind: 'Query' | 'Mutation',
  name: string,
  path: readonly string[],
  ids: Iterable<string>,
  subject: string,
): Promise<Map<string, string[]>> {
  const authorization = await bearer(hub, subject);
  const answers = new Map<string, string[]>();
  for (const id of ids) {
    const place = path.join('.');
    const idFor = (at: readonly string[]): string =>
      at.join('.') === place ? id : at.at(-1) === 'caseId' ? own.caseId : /^survivorIds?$/.test(at.at(-1)!) ? own.survivorId : `None_${randomUUID()}`;
    const reply = await post(hub, minimalCall(schema, kind, name, { idFor, alsoFill: path }), authorization);
    // The hub never says an id back; if it did, this would show it.
    if (reply.text.includes(id) || reply.text.includes(id.split('_')[1]!)) throw new Error(`${name} repeats the id it was given`);
    const answer = `${reply.status} ${reply.text}`;
    answers.set(answer, [...(answers.get(answer) ?? []), id.split('_')[0]!]);
  }
  return answers;
}

/** Hidden, never issued, and the hidden row under the name of every other type. */
function* candidates(): Iterable<string> {
  for (const [type, id] of hidden) yield* [`${type}_${id}`, `${type}_${randomUUID()}`];
  const [first] = hidden.values();
  for (const type of hidden.keys()) yield `${type}_${first}`;
  yield* [`Nothing_${randomUUID()}`, `Office_${[...hidden.values()][0]}`];
}

/** They come into a case by a decision and not by law. */
const outside = ['police', 'home', 'medical', 'ngo', 'railway-police', 'railway-force'];

const operations = (['Query', 'Mutation'] as const).flatMap((kind) => Object.keys(permissions[kind]).map((name) => [kind, name] as const));

/** An office is in the directory for everybody: there, an id of another type may be told from one that leads nowhere. */
const ofTheDirectory = /office$|Office|homeId|hospitalId|ngoId|committeeId|team/;

test.each(operations)(
  '%s %s: hidden, never issued and of another type get the same answer, byte for byte, and change nothing',
  async (kind, name) => {
    const roles = permissions[kind][name]!;
    // Of those who may, one who takes part in the stranger's own case, so that the id in question is what decides.
    const { persona } = personas
      .toSorted((a, b) => Number(outside.includes(a.persona)) - Number(outside.includes(b.persona)))
      .find(({ role }) => roles.includes(role))!;
    for (const path of idPaths(schema, kind, name)) {
      const before = await databaseState(hub);
      const answers = await answersFor(
        kind,
        name,
        path,
        ofTheDirectory.test(path.at(-1)!) ? [...candidates()].filter((id) => !id.startsWith('Office')) : candidates(),
        `${persona}@103`,
      );
      expect({ path: path.join('.'), answers: [...answers] }).toEqual({ path: path.join('.'), answers: [[expect.any(String), expect.any(Array)]] });
      const [answer] = answers.keys();
      expect(answer).not.toMatch(/"INTERNAL"|"GRAPHQL_/);
      expect(await databaseState(hub)).toEqual(before);
    }
  },
);

test('control: whoever takes part gets another answer for what is theirs', async () => {
  const ids = [`Survivor_${hidden.get('Survivor')}`, `Survivor_${randomUUID()}`];
  expect((await answersFor('Query', 'survivor', ['id'], ids, 'ahtu@102')).size).toBe(2);
  expect((await answersFor('Query', 'survivor', ['id'], ids, 'ahtu@103')).size).toBe(1);
});
