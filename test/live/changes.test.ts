import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { hubUrl } from '../../src/database/logins.js';
import { permissions } from '../../src/access/permissions.js';
import { told as toldOf } from '../../src/access/told.js';
import { topics } from '../../src/live/topics.js';
import { personas, personaSubject } from '../../src/offices/personas.js';
import { useHub } from '../hub.js';
import { aCaseOfEveryone } from '../everyone.js';
import { anOpenCase, aRescue } from '../stories.js';
import { Knowledge, callerOf } from '../prove/agreement.js';
import { serve } from '../server/http.js';
import { eventually, listens, subscribed, TOLD, type Told } from './telling.js';

const hub = useHub();
const all: Told[] = [];
const fewMs = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function told(persona: string, options: Parameters<typeof listens>[2] = {}): Promise<Told> {
  // What was done before is heard before: otherwise it is told as well, since whoever comes is told of what has its place after they came.
  await eventually(async () => (await hub.admin.query('select 1 from hub.outbox where position is null')).rowCount === 0);
  await fewMs(20);
  const one = await listens(hub, persona, options);
  all.push(one);
  return one;
}

afterEach(async () => {
  await hub.admin.query(`update hub.officer set active_to = null; update hub.client set active_to = null`);
  for (const one of all.splice(0)) await one.stop();
  await subscribed(hub, 0);
});

const SINCE =
  'query($cursor: String, $first: Int) { changesSince(cursor: $cursor, first: $first) { nodes { event caseId subjectId cursor } pageInfo { hasNextPage endCursor } } }';
const triage = (caseId: string, expectedVersion: number, priority = 'URGENT') =>
  hub.officer('ahtu').does('triageCase', { caseId, expectedVersion, priority }, 'version');

test('who takes part is told what has changed, and others are told nothing', async () => {
  const [ahtu, elsewhere] = [await told('ahtu'), await told('ahtu@196')];
  await subscribed(hub, 2);
  const { caseId, version } = await anOpenCase(hub);
  await triage(caseId, version);
  await ahtu.until(2);
  expect(ahtu.changes.map(({ event, caseId: of, subjectId }) => ({ event, of, subjectId }))).toEqual([
    { event: 'openCase', of: caseId, subjectId: caseId },
    { event: 'triageCase', of: caseId, subjectId: caseId },
  ]);
  await fewMs(200);
  expect(elsewhere.results).toEqual([]);
});

test('of a class that is not theirs they are not told that something was done in it', async () => {
  const { boy, caseId } = await aCaseOfEveryone(hub);
  const [labour, cwc, bureau] = [await told('labour'), await told('cwc'), await told('ahtb')];
  await subscribed(hub, 3);
  await hub.officer('cwc').does('orderAgeDetermination', { survivorId: boy, orderedAt: '2026-06-06T11:00:00+05:30' });
  await hub.officer('police').does('referForExamination', { survivorId: boy, hospitalId: await hub.office('medical') });
  const { case: found } = await hub.officer('police').data('query($id: ID!) { case(id: $id) { version } }', { id: caseId });
  // The last, which all of them are told: what is missing before it does not come.
  await hub.officer('police').does('triageCase', { caseId, expectedVersion: found.version, priority: 'URGENT' });
  const events = (one: Told) => one.changes.map(({ event }) => event);
  for (const one of [cwc, labour, bureau]) await eventually(() => events(one).includes('triageCase'));
  expect(events(cwc)).toEqual(expect.arrayContaining(['orderAgeDetermination', 'referForExamination']));
  for (const one of [labour, bureau]) expect(events(one).filter((event) => /Age|Examination/.test(event))).toEqual([]);
});

test('each department is told what the agreement lets it know, and all of that: by the row policy, against the agreement written a second time', async () => {
  const { boy, caseId } = await aCaseOfEveryone(hub);
  const at = '2026-06-06T11:00:00+05:30';
  await hub.officer('cwc').does('orderAgeDetermination', { survivorId: boy, orderedAt: at });
  await hub
    .officer('police')
    .does('recordNoFir', { caseId, reason: 'NON_COGNIZABLE' })
    .catch(() => undefined);
  await eventually(async () => (await hub.admin.query('select 1 from hub.outbox where position is null')).rowCount === 0);
  const client = new pg.Client({ connectionString: hubUrl(hub.databaseUrl) });
  await client.connect();
  const wrong: object[] = [];
  let [seen, hidden] = [0, 0];
  for (const { persona } of personas) {
    const knowledge = await Knowledge.of(await callerOf(hub.admin, personaSubject(persona)), hub.admin);
    const mayKnow = await hub.admin.query(`select t.id, ${knowledge.of('change')} as known from hub.change t order by position`);
    await client.query('begin');
    await client.query('select hub.enter($1)', [await hub.contextOf(persona)]);
    const { rows } = await client.query('select id, event from hub.change order by position');
    await client.query('commit');
    const known = mayKnow.rows.filter((row) => row.known === true).map(({ id }) => id);
    if (JSON.stringify(known) !== JSON.stringify(rows.map(({ id }) => id)))
      wrong.push({ persona, known: known.length, told: rows.map(({ event }) => event) });
    seen += rows.length;
    hidden += mayKnow.rows.length - rows.length;
  }
  await client.end();
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(50);
  expect(hidden).toBeGreaterThan(50);
});

test('a sealed plan is told to its team alone', async () => {
  const { caseId } = await anOpenCase(hub);
  const [police, labour, ahtu] = [await told('police'), await told('labour'), await told('ahtu')];
  await subscribed(hub, 3);
  const { viewer } = await hub.officer('ahtu').data('{ viewer { officer { id } } }');
  const input = { caseId, plannedFor: '2026-06-06T05:30:00+05:30', site: 'Workshop behind the market', team: [viewer.officer.id] };
  await hub.officer('ahtu').does('planRescue', input);
  await ahtu.until(1);
  await fewMs(200);
  expect(ahtu.changes.map(({ event }) => event)).toEqual(['planRescue']);
  expect([police.results, labour.results]).toEqual([[], []]);
});

test('the same answer is made once for those who get the same, and another office gets its own', async () => {
  const { caseId, version } = await anOpenCase(hub);
  const document = 'subscription { changes { event case { number version participants { nodes { office { name } } } } subject { __typename id } } }';
  const listeners = [await told('ahtu', { query: document }), await told('ahtu', { query: document }), await told('labour', { query: document })];
  await subscribed(hub, 3);
  expect(hub.app.live.size).toEqual({ subscriptions: 3, groups: 2 });
  await triage(caseId, version);
  // That the case was opened was on its way when they came, perhaps.
  const triaged = (one: Told) => one.results.map(({ data }) => data.changes).find(({ event }) => event === 'triageCase');
  for (const one of listeners) await eventually(() => triaged(one) !== undefined);
  const [first, second] = listeners.map(triaged);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ event: 'triageCase', case: { version: version + 1 }, subject: { __typename: 'Case', id: caseId } });
});

test('what came after a cursor comes first, then what happens: without a gap and nothing twice, by subscription and by query', async () => {
  const { caseId, version } = await anOpenCase(hub);
  const officer = hub.officer('ahtu');
  const start = (await officer.data(SINCE)).changesSince.pageInfo.endCursor as string;
  for (let i = 0; i < 3; i++)
    await triage(caseId, version + i, i % 2 ? 'URGENT' : 'HIGH').catch((error: Error) => {
      throw error;
    });
  const replayed = await told('ahtu', { variables: { after: start } });
  await replayed.until(3);
  await triage(caseId, version + 3);
  await replayed.until(4);
  const { nodes, pageInfo } = (await officer.data(SINCE, { cursor: start, first: 2 })).changesSince;
  expect(nodes).toEqual(replayed.changes.slice(0, 2));
  expect(pageInfo.hasNextPage).toBe(true);
  const rest = (await officer.data(SINCE, { cursor: pageInfo.endCursor })).changesSince;
  expect(rest.nodes).toEqual(replayed.changes.slice(2));
  const again = await told('ahtu', { variables: { after: nodes[0].cursor } });
  await again.until(3);
  expect(again.changes).toEqual(replayed.changes.slice(1));
  expect((await officer.ask(SINCE, { cursor: `${start.slice(0, -2)}AA` })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('the content of a class is refused, with the way to it', async () => {
  const content = await told('cwc', { query: 'subscription { changes { subject { ... on MedicalExamination { report { __typename } } } } }' });
  await content.over;
  expect(content.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('by a query') }]);
});

test('roles without cases are refused at the door, and so are queries, wrong documents and a subscription by POST', async () => {
  for (const [persona, query, code] of [
    ['committee', TOLD, 'FORBIDDEN'],
    ['admin', TOLD, 'FORBIDDEN'],
    ['ahtu', '{ viewer { roles } }', 'BAD_USER_INPUT'],
    ['ahtu', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['ahtu', 'subscription { changes { cursor } again: changes { cursor } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'ahtu',
      'subscription { changes { case { survivors(first: 100) { nodes { case { survivors(first: 100) { nodes { case { survivors(first: 100) { nodes { id } } } } } } } } } } }',
      'BAD_USER_INPUT',
    ],
  ] as const) {
    const one = await told(persona, { query });
    await one.over;
    expect({ query, code: one.errors[0]?.extensions?.code }).toEqual({ query, code });
  }
  expect((await hub.officer('ahtu').ask('subscription { changes { cursor } }')).errors?.[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('a token that ends, ends the subscription within a second', async () => {
  const exp = Math.ceil(Date.now() / 1000) + 1;
  const one = await told('ahtu', { claims: { exp } });
  await subscribed(hub, 1);
  expect(await one.closed).toBe(4401);
  expect(Date.now() - exp * 1000).toBeLessThan(1000);
});

test.each([
  ['is dismissed', `update hub.officer set active_to = '2026-01-01' where subject = $1`],
  ['moves to another office', `update hub.officer set office_id = (select id from hub.office where id <> office_id limit 1) where subject = $1`],
  ['gets another role', `update hub.officer set roles = '{STATE_ADMIN}' where subject = $1`],
])('an officer who %s is told nothing from then on, and is cut off within a second', async (_, change) => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const subject = personaSubject('administration');
  const { rows } = await hub.admin.query('select office_id, roles from hub.officer where subject = $1', [subject]);
  const [one, other] = [await told('administration'), await told('ahtu')];
  await subscribed(hub, 2);
  const since = Date.now();
  await hub.admin.query(change, [subject]);
  await anOpenCase(hub);
  expect(await one.closed).toBe(4401);
  expect(Date.now() - since).toBeLessThan(1500);
  expect(one.results).toEqual([]);
  await other.until(1);
  await hub.admin.query('update hub.officer set office_id = $2, roles = $3, active_to = null where subject = $1', [
    subject,
    rows[0].office_id,
    rows[0].roles,
  ]);
});

test('without any word of the directory, who is dismissed is told nothing either', async () => {
  const { caseId, version } = await anOpenCase(hub);
  const subject = personaSubject('labour');
  const [one, other] = [await told('labour'), await told('ahtu')];
  await subscribed(hub, 2);
  await hub.admin.query(
    `begin; set local session_replication_role = replica; update hub.officer set active_to = '2026-01-01' where subject = '${subject}'; commit`,
  );
  await triage(caseId, version);
  await other.until(1);
  expect(await one.closed).toBe(4401);
  expect(one.results).toEqual([]);
});

test('an office whose part has ended is told nothing more of the case', async () => {
  const { caseId } = await aRescue(hub);
  const labour = await told('labour');
  await subscribed(hub, 1);
  const read = () =>
    hub.officer('ahtu').data('query($id: ID!) { case(id: $id) { version participants { nodes { id office { kind } } } } }', { id: caseId });
  const { participants } = (await read()).case;
  const { id: participantId } = participants.nodes.find(({ office }: any) => office.kind === 'DISTRICT_LABOUR_OFFICE');
  await hub.officer('ahtu').does('endParticipation', { participantId });
  await triage(caseId, (await read()).case.version);
  await fewMs(300);
  // What was on its way before its part ended, perhaps; nothing since.
  expect(labour.changes.filter(({ event }) => event !== 'recordRescue')).toEqual([]);
  const { changesSince } = await hub
    .officer('labour')
    .data(SINCE, { cursor: (await hub.officer('labour').data(SINCE)).changesSince.pageInfo.endCursor });
  expect(changesSince.nodes.filter((node: any) => node.caseId === caseId)).toEqual([]);
});

test('whose connection to the database is cut misses nothing', async () => {
  const { caseId, version } = await anOpenCase(hub);
  const one = await told('ahtu');
  await subscribed(hub, 1);
  for (let i = 0; i < 4; i++) {
    hub.app.live.cutConnection();
    await triage(caseId, version + i, i % 2 ? 'URGENT' : 'HIGH');
  }
  await eventually(() => one.changes.filter(({ event }) => event === 'triageCase').length >= 4);
  await fewMs(200);
  // That the case was opened was on its way when they came, perhaps.
  expect(one.changes.filter(({ event }) => event !== 'openCase').map(({ event }) => event)).toEqual(Array.from({ length: 4 }, () => 'triageCase'));
});

test('a hub that stops sends its listeners away at once, and they go on at another', async () => {
  const other = await serve(hub);
  const one = await told('ahtu', { url: other.url });
  await one.until(0);
  await fewMs(200);
  await other.stopGently();
  expect(await one.closed).toBe(1001);
});

test('the same is told over server-sent events', async () => {
  const { caseId, version } = await anOpenCase(hub);
  const stopped = new AbortController();
  const authorization = `Bearer ${await hub.token(personaSubject('ahtu'))}`;
  const response = await fetch(`${hub.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
    body: JSON.stringify({ query: TOLD }),
    signal: stopped.signal,
  });
  expect(response.status).toBe(200);
  await subscribed(hub, 1);
  await triage(caseId, version);
  let text = '';
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes('triageCase')) text += (await reader.read()).value;
  expect(text).toContain('event: next\ndata: {"data":{"changes":{"event":"triageCase"');
  stopped.abort();
  const without = await fetch(`${hub.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: TOLD }),
  });
  expect(without.status).toBe(401);
  const put = await fetch(`${hub.url}/graphql/stream`, { method: 'PUT', headers: { authorization } });
  expect(put.status).toBe(405);
});

test('without a token that holds nobody gets in, and under a broken glass nobody is told', async () => {
  const stranger = await told('ahtu', { params: { authorization: 'Bearer nothing' } });
  expect(await stranger.closed).toBe(4401);
  const glass = await told('ahtu', { params: { 'samanvay-broken-glass': 'BrokenGlass_01900000-0000-7000-8000-000000000000' } });
  await glass.over;
  expect(glass.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('in production registered documents alone are subscribed to', async () => {
  const strict = await serve(hub, { documents: 'trusted' });
  const one = await told('ahtu', { url: strict.url });
  await one.over;
  expect(one.errors).toEqual([{ message: 'The document does not fit the schema of the hub.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  await one.stop();
  await strict.stop();
});

test('every mutation says who is told of it, by the table of what it answers, and every subscription has its topic', () => {
  expect(Object.keys(toldOf).toSorted()).toEqual([...Object.keys(permissions.Mutation), 'clockMoved'].toSorted());
  expect(Object.keys(topics).toSorted()).toEqual(Object.keys(permissions.Subscription).toSorted());
});

test('an officer has so many connections and no more', async () => {
  const many = await Promise.all(Array.from({ length: 20 }, () => told('ahtu')));
  await subscribed(hub, 20);
  expect(hub.app.live.size.groups).toBe(1);
  const one = await told('ahtu');
  expect(await one.closed).toBe(4429);
  await one.stop();
  await fewMs(200);
  await many[0]!.stop();
  await subscribed(hub, 19);
  const next = await told('ahtu');
  await subscribed(hub, 20);
  expect(next.errors).toEqual([]);
});

test('who does not read is cut off, and holds up nobody', async () => {
  const { caseId, version } = await anOpenCase(hub);
  const long = `subscription { changes { event cursor case { ${Array.from({ length: 30 }, (_, i) => `a${i}: participants(first: 100) { nodes { id capacity office { name kind notification } } }`).join(' ')} } } }`;
  const [slow, quick] = [await told('ahtu', { query: long }), await told('ahtu')];
  await subscribed(hub, 2);
  slow.pause();
  let last = version;
  for (let i = 0; i < 400 && hub.app.live.size.subscriptions === 2; i++) last = (await triage(caseId, last, i % 2 ? 'URGENT' : 'HIGH')).version;
  expect(hub.app.live.size.subscriptions).toBe(1);
  await quick.until(last - version);
}, 60_000);
