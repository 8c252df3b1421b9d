import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { personaSubject } from '../../src/offices/personas.js';
import { pausesBetweenAttempts } from '../../src/webhooks/codes.js';
import { aBoy, useHub } from '../hub.js';
import { send } from '../server/http.js';
import { anOpenCase, aRescue, NOON } from '../stories.js';
import { aReceiver, aSender, isSigned, placed, type Receiver, registers, SOURCE } from './receiver.js';

const hub = useHub();
let receiver: Receiver;

beforeEach(async () => {
  hub.setClock(NOON);
  receiver = await aReceiver();
});
afterEach(async () => {
  await receiver.close();
  // Every story begins at the same noon: none is to find what another has left.
  await hub.admin.query('truncate hub.webhook_delivery, hub.webhook, hub.change_access, hub.change');
});

/** All that is due is sent. */
async function sends(): Promise<void> {
  // The short stories are told at noon, each from noon on.
  hub.setClock(new Date(hub.now().getTime() + 2000).toISOString());
  await placed(hub);
  await aSender(hub).finish();
}

const triages = async (found: { caseId: string; version: number }, priority = 'HIGH', persona = 'ahtu') => {
  found.version = (
    await hub.officer(persona).does('triageCase', { caseId: found.caseId, expectedVersion: found.version, priority }, 'version')
  ).version;
};

const LIST = `{ webhooks(first: 5) { totalCount nodes { id url state pausedBecause portal events description verifiedAt version officer { id } office { id }
  deliveries(last: 100) { nodes { id messageId state attempts status problem explanation triedAt nextAttemptAt } } } } }`;
const listed = async (persona = 'ahtu') => (await hub.officer(persona).data(LIST)).webhooks.nodes;
const last = (list: any[]) => list.at(-1);

test('an office registers an address, the address is asked, and what happens in a case arrives signed, as ids alone', async () => {
  const { id, secret } = await registers(hub, 'ahtu', { url: receiver.url, description: 'The portal of the unit' });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const found = await anOpenCase(hub);
  expect((await listed())[0]).toMatchObject({ id, state: 'PENDING', events: null, portal: null, description: 'The portal of the unit' });
  await sends();
  // Asked first, and only then told.
  expect(receiver.taken.map(({ event }) => event.type)).toEqual(['in.samanvay.webhook.verification', 'in.samanvay.openCase']);
  const [asked, told] = receiver.taken;
  expect(asked!.event).toMatchObject({ subject: id, data: { webhookId: id } });
  for (const one of receiver.taken) {
    expect(isSigned(one, secret)).toBe(true);
    expect(one.headers['webhook-id']).toBe(one.event.id);
  }
  const { changesSince } = await hub
    .officer('ahtu')
    .data('query($cursor: String) { changesSince(cursor: $cursor) { nodes { at cursor } } }', { cursor: cursorOfBeginning() });
  const [change] = changesSince.nodes.filter(({ cursor }: any) => cursor === told!.event.data.cursor);
  expect(told!.event).toEqual({
    specversion: '1.0',
    id: expect.stringMatching(/^[0-9a-f]{8}-/),
    source: SOURCE,
    type: 'in.samanvay.openCase',
    time: change.at,
    subject: found.caseId,
    datacontenttype: 'application/json',
    data: { caseId: found.caseId, subjectId: found.caseId, cursor: change.cursor },
  });
  const [webhook] = await listed();
  expect(webhook).toMatchObject({ state: 'ACTIVE', verifiedAt: expect.any(String) });
  expect(webhook.deliveries.nodes.map(({ state, attempts, status, messageId }: any) => ({ state, attempts, status, messageId }))).toEqual(
    receiver.taken.map(({ event }) => ({ state: 'DELIVERED', attempts: 1, status: 204, messageId: event.id })),
  );
  const metrics = (await send(hub, '/metrics')).text;
  expect(metrics).toContain('samanvay_webhook_attempts_total{outcome="DELIVERED"} 2');
  expect(metrics).toContain('samanvay_webhook_waiting 0');
});

/** Before the first change, as the hub signs it. */
function cursorOfBeginning(): string {
  const id = Buffer.alloc(16);
  return Buffer.concat([id, hub.keys.sign('blind-index', Buffer.concat([Buffer.from('cursor|'), id])).subarray(0, 16)]).toString('base64url');
}

test('an envelope is a CloudEvent by the rules of its specification (1.0.2, sections 3.1 and the JSON format)', async () => {
  await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const found = await anOpenCase(hub);
  await triages(found);
  await sends();
  expect(receiver.taken).toHaveLength(3);
  for (const { event, headers } of receiver.taken) {
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    // Names of attributes: small letters and digits.
    for (const name of Object.keys(event)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
    for (const name of ['id', 'source', 'specversion', 'type', 'subject'] as const) expect(String((event as any)[name])).not.toBe('');
    expect(event.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(URL.canParse(event.source)).toBe(true);
  }
  expect(new Set(receiver.taken.map(({ event }) => `${event.source} ${event.id}`)).size).toBe(3);
});

test('of one case what is later waits for what is earlier; another case does not wait; at every attempt it is the same message', async () => {
  const { secret } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const [stuck, free] = [await anOpenCase(hub), await anOpenCase(hub)];
  let attempts = 0;
  receiver.answers = ({ event }) => (event.data.caseId === stuck.caseId && ++attempts <= 3 ? { status: 503 } : { status: 200 });
  for (const found of [stuck, free, stuck, free]) await triages(found, found.version % 2 ? 'URGENT' : 'HIGH');
  await sends();
  const ofCase = (caseId: string) =>
    receiver.taken.filter(({ event }) => event.data.caseId === caseId).map(({ event }) => event.type.split('.').at(-1));
  expect(ofCase(free.caseId)).toEqual(['openCase', 'triageCase', 'triageCase']);
  expect(ofCase(stuck.caseId)).toEqual([]);
  expect(attempts).toBe(1);
  const waiting = (await listed())[0].deliveries.nodes.filter(({ state }: any) => state === 'WAITING');
  expect(waiting.map(({ attempts: n, status, problem }: any) => ({ n, status, problem }))).toEqual([
    { n: 1, status: 503, problem: 'REFUSED' },
    { n: 0, status: null, problem: null },
    { n: 0, status: null, problem: null },
  ]);
  // Not before its time, which is moved by a fifth at most.
  const at = Date.parse(NOON);
  const next = Date.parse(waiting[0].nextAttemptAt) - at;
  expect(next).toBeGreaterThan(pausesBetweenAttempts[0]! * 800 - 100);
  expect(next).toBeLessThan(pausesBetweenAttempts[0]! * 1200 + 20_000);
  for (const pause of pausesBetweenAttempts.slice(0, 3)) {
    hub.setClock(new Date(hub.now().getTime() + pause * 1300 + 1000).toISOString());
    await sends();
  }
  expect(ofCase(stuck.caseId)).toEqual(['openCase', 'triageCase', 'triageCase']);
  const tries = receiver.asked.filter(({ event }) => event.id === waiting[0].messageId);
  expect(tries).toHaveLength(4);
  expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
  expect(tries.every((one) => isSigned(one, secret))).toBe(true);
});

test('control: a sender that does not look at the order of a case sends what is later first', async () => {
  await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const stuck = await anOpenCase(hub);
  receiver.answers = ({ event }) => (event.type === 'in.samanvay.openCase' ? { status: 503 } : { status: 200 });
  await triages(stuck);
  const { rows } = await hub.admin.query<{ text: string }>(`select pg_get_functiondef('hub.take_messages'::regproc) as text`);
  const ordered = rows[0]!.text;
  await hub.admin.query(ordered.replace('e.position < d.position', 'e.position < 0'));
  try {
    await sends();
    expect(receiver.events()).toEqual(['triageCase']);
  } finally {
    await hub.admin.query(ordered);
  }
});

test('nothing is sent of a case in which the office takes no part, nor of what the officer may not know of', async () => {
  const other = await aReceiver();
  try {
    // The labour office of Jaipur, and that of another district.
    await registers(hub, 'labour', { url: receiver.url });
    await registers(hub, 'labour@196', { url: other.url });
    await sends();
    const { caseId, survivorId } = await aRescue(hub);
    // Labour officers know nothing of the class MED.
    await hub.officer('cwc').does('orderAgeDetermination', { survivorId, orderedAt: '2026-06-05T09:00:00+05:30' });
    await sends();
    expect(receiver.events()).toEqual(['openCase', 'recordRescue']);
    expect(other.events()).toEqual([]);
    expect(other.asked).toHaveLength(1);
    // Control: there is such an event, and whoever may know of it is sent it.
    const committee = await aReceiver();
    const { id } = await registers(hub, 'cwc', { url: committee.url });
    await sends();
    await hub.officer('cwc').does('replayWebhook', { webhookId: id, since: new Date(hub.now().getTime() - 3_600_000).toISOString() });
    await sends();
    expect(committee.taken.filter(({ event }) => event.data.caseId === caseId).map(({ event }) => event.type)).toContain(
      'in.samanvay.orderAgeDetermination',
    );
    await committee.close();
  } finally {
    await other.close();
  }
});

test('a message that waits is not sent any more when its officer may no longer be told of it', async () => {
  await registers(hub, 'labour', { url: receiver.url });
  await sends();
  receiver.answers = () => ({ status: 500 });
  const { caseId } = await anOpenCase(hub);
  await sends();
  await hub.admin.query(
    `update hub.case_participant set until = now() where case_id = $1 and office_id = (select office_id from hub.officer where subject = 'labour@102')`,
    [caseId.split('_')[1]],
  );
  receiver.answers = () => ({ status: 200 });
  hub.setClock('2026-06-05T12:10:00+05:30');
  await sends();
  expect(receiver.events()).toEqual([]);
  expect(last((await listed('labour'))[0].deliveries.nodes)).toMatchObject({ state: 'WITHHELD', nextAttemptAt: null });
});

test('only the events that are asked for are sent', async () => {
  await registers(hub, 'ahtu', { url: receiver.url, events: ['triageCase'] });
  await sends();
  await triages(await anOpenCase(hub));
  await sends();
  expect(receiver.events()).toEqual(['triageCase']);
});

test('when the officer is dismissed nothing more is sent, the office is told, another officer takes it over, and nothing is lost', async () => {
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const found = await anOpenCase(hub);
  await sends();
  expect(receiver.events()).toEqual(['openCase']);
  await hub.admin.query(`update hub.officer set active_to = '2026-06-04' where subject = $1`, [personaSubject('ahtu')]);
  try {
    const head = hub.officer('ahtu-head');
    await triages(found, 'URGENT', 'ahtu-head');
    await sends();
    expect(receiver.events()).toEqual(['openCase']);
    expect((await listed('ahtu-head'))[0]).toMatchObject({ state: 'PAUSED', pausedBecause: 'NOT_IN_SERVICE' });
    const { notices } = await head.data('{ notices(first: 1) { nodes { kind subject about { id } } } }');
    expect(notices.nodes).toEqual([{ kind: 'WEBHOOK_PAUSED', subject: id, about: null }]);
    await triages(found, 'HIGH', 'ahtu-head');
    await sends();
    expect(receiver.events()).toEqual(['openCase']);
    const { officer } = await head.does('resumeWebhook', { webhookId: id }, 'officer { id }');
    const { viewer } = await head.data('{ viewer { officer { id } } }');
    expect(officer).toEqual(viewer.officer);
    await sends();
    expect(receiver.events()).toEqual(['openCase', 'triageCase', 'triageCase']);
  } finally {
    await hub.admin.query('update hub.officer set active_to = null');
  }
});

test('it is noticed that an officer has gone though nothing happens, and a role that is lost as soon as something does', async () => {
  await registers(hub, 'ahtu', { url: receiver.url });
  await registers(hub, 'labour', { url: receiver.url });
  await sends();
  await hub.admin.query(`update hub.officer set active_to = '2026-06-04' where subject = $1`, [personaSubject('ahtu')]);
  await hub.admin.query(`update hub.officer set roles = '{STATE_ADMIN}' where subject = $1`, [personaSubject('labour')]);
  try {
    await sends();
    expect((await listed('ahtu-head'))[0]).toMatchObject({ pausedBecause: 'NOT_IN_SERVICE' });
    await hub.officer('police').does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-06-02T10:05:00+05:30' });
    await sends();
    expect((await listed('labour-head'))[0]).toMatchObject({ state: 'PAUSED', pausedBecause: 'NOT_IN_SERVICE' });
    expect(receiver.events()).toEqual([]);
  } finally {
    await hub.admin.query('update hub.officer set active_to = null');
    await hub.admin.query(`update hub.officer set roles = '{LABOUR_OFFICER}' where subject = $1`, [personaSubject('labour')]);
  }
});

test('through a portal it sends what officer and portal may both have, and nothing when the portal is withdrawn', async () => {
  await hub.admin.query(`insert into hub.client (id, client_id, name, department, state_code, roles, active_from)
    select gen_random_uuid(), 'portal-labour', 'Portal', f.department, f.state_code, '{LABOUR_OFFICER}', f.active_from
    from hub.officer o join hub.office f on f.id = o.office_id where o.subject = 'labour@102'`);
  const token = await hub.token('portal-labour', { client: true });
  const ask = async (query: string, input: object) =>
    (await (
      await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'samanvay-on-behalf-of': 'labour@102' },
        body: JSON.stringify({ query, variables: { input: { opId: randomUUID(), ...input } } }),
      })
    ).json()) as any;
  const { data } = await ask(
    'mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { webhook { id portal } problems { message } } }',
    {
      url: receiver.url,
    },
  );
  expect(data.registerWebhook).toMatchObject({ webhook: { portal: 'portal-labour' }, problems: [] });
  await sends();
  const found = await anOpenCase(hub);
  await sends();
  expect(receiver.events()).toEqual(['openCase']);
  await hub.admin.query(`update hub.client set active_to = '2026-06-04' where client_id = 'portal-labour'`);
  await triages(found);
  await sends();
  expect(receiver.events()).toEqual(['openCase']);
  expect((await listed('labour'))[0]).toMatchObject({ state: 'PAUSED', pausedBecause: 'NOT_IN_SERVICE', portal: 'portal-labour' });
  // The officer takes it over without the portal.
  await hub.officer('labour').does('resumeWebhook', { webhookId: data.registerWebhook.webhook.id });
  await sends();
  expect(receiver.events()).toEqual(['openCase', 'triageCase']);
  expect((await listed('labour'))[0]).toMatchObject({ state: 'ACTIVE', portal: null });
});

const ROTATE =
  'mutation($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { webhook { id } secret problems { code message } } }';
const rotates = async (persona: string, input: object) =>
  (await hub.officer(persona).data(ROTATE, { input: { opId: randomUUID(), ...input } })).rotateWebhookSecret;

test('a secret is changed with an overlap: for a day both sign, afterwards the new one alone', async () => {
  const { id, secret: old } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const found = await anOpenCase(hub);
  await sends();
  const { secret } = await rotates('ahtu', { webhookId: id });
  expect(secret).not.toBe(old);
  await triages(found);
  await sends();
  hub.setClock('2026-06-06T12:30:00+05:30');
  await triages(found, 'URGENT');
  await sends();
  const [, before, during, after] = receiver.taken;
  const by = (one: any) => [isSigned(one, old), isSigned(one, secret)];
  expect([by(before), by(during), by(after)]).toEqual([
    [true, false],
    [true, true],
    [false, true],
  ]);
  expect(String(during!.headers['webhook-signature']).split(' ')).toHaveLength(2);
  // One that others know signs nothing more at once.
  const { secret: fresh } = await rotates('ahtu', { webhookId: id, overlapHours: 0 });
  await triages(found);
  await sends();
  expect([isSigned(receiver.taken.at(-1)!, secret), isSigned(receiver.taken.at(-1)!, fresh)]).toEqual([false, true]);
});

test('whoever has lost the answer with a secret asks for another, and the one that the receiver has goes on to sign', async () => {
  const { id, secret: installed } = await registers(hub, 'ahtu', { url: receiver.url });
  const lost = await rotates('ahtu', { webhookId: id });
  const { secret } = await rotates('ahtu', { webhookId: id });
  await sends();
  expect([installed, lost.secret, secret].map((each) => isSigned(receiver.taken[0]!, each))).toEqual([true, true, true]);
  await rotates('ahtu', { webhookId: id });
  expect(await rotates('ahtu', { webhookId: id })).toMatchObject({ secret: null, webhook: null, problems: [{ code: 'CONFLICT' }] });
});

test('a secret is told once: not to who sends the operation again, not by a query, and it lies in no table', async () => {
  const input = { opId: randomUUID(), url: receiver.url };
  const REGISTER = 'mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { secret webhook { id } problems { code } } }';
  const [first, again] = [await hub.officer('ahtu').data(REGISTER, { input }), await hub.officer('ahtu').data(REGISTER, { input })];
  expect(first.registerWebhook).toMatchObject({ secret: expect.stringMatching(/^whsec_/), problems: [] });
  expect(again.registerWebhook).toEqual({ ...first.registerWebhook, secret: null });
  const secret = first.registerWebhook.secret.slice('whsec_'.length) as string;
  const { rows } = await hub.admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r'`,
  );
  const everything = await Promise.all(
    rows.map(({ name }) => hub.admin.query(`select coalesce(string_agg(t::text, ' '), '') as text from hub."${name}" t`)),
  );
  const text = everything.map((result) => result.rows[0].text as string).join(' ');
  expect(text).toContain(receiver.url);
  for (const form of [secret, Buffer.from(secret, 'base64').toString('hex'), Buffer.from(secret, 'base64').toString('base64url')])
    expect(text).not.toContain(form);
  expect(hub.log.join()).not.toContain(secret);
});

test('replay sends again what may still be told, with the same ids, in order', async () => {
  const { id } = await registers(hub, 'labour', { url: receiver.url });
  await sends();
  const [kept, gone] = [await anOpenCase(hub), await anOpenCase(hub)];
  for (const found of [kept, gone, kept]) await triages(found, found.version % 2 ? 'URGENT' : 'HIGH');
  await sends();
  const before = receiver.taken.filter(({ event }) => event.data.caseId === kept.caseId).map(({ event }) => event.id);
  expect(before).toHaveLength(3);
  const [first] = receiver.taken.filter(({ event }) => event.data.caseId === kept.caseId);
  await hub.admin.query(
    `update hub.case_participant set until = now() where case_id = $1 and office_id = (select office_id from hub.officer where subject = 'labour@102')`,
    [gone.caseId.split('_')[1]],
  );
  receiver.taken = [];
  await hub.officer('labour').does('replayWebhook', { webhookId: id, cursor: first!.event.data.cursor });
  await sends();
  expect(receiver.taken.map(({ event }) => event.id)).toEqual(before.slice(1));
  receiver.taken = [];
  await hub.officer('labour').does('replayWebhook', { webhookId: id, since: new Date(Date.parse(NOON) - 60_000).toISOString() });
  await sends();
  expect(receiver.taken.map(({ event }) => event.id)).toEqual(before);
  for (const input of [{}, { cursor: first!.event.data.cursor, since: NOON }, { cursor: 'AAAA' }])
    expect(await hub.officer('labour').fails('replayWebhook', { webhookId: id, ...input })).toMatchObject([{ code: 'INVALID', path: ['cursor'] }]);
});

test('a replay while a case is stuck sends its events in their order all the same', async () => {
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const found = await anOpenCase(hub);
  await sends();
  receiver.answers = () => ({ status: 500 });
  await triages(found);
  await triages(found, 'URGENT');
  await sends();
  await hub.officer('ahtu').does('replayWebhook', { webhookId: id, since: new Date(Date.parse(NOON) - 60_000).toISOString() });
  receiver.answers = () => ({ status: 200 });
  receiver.taken = [];
  await sends();
  expect(receiver.events()).toEqual(['openCase', 'triageCase', 'triageCase']);
});

test('what nobody takes for three days pauses the webhook and is told; when it is resumed, all of it arrives', async () => {
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const found = await anOpenCase(hub);
  await triages(found);
  receiver.answers = () => ({ status: 500 });
  const began = hub.now().getTime();
  await sends();
  for (const pause of pausesBetweenAttempts) {
    hub.setClock(new Date(hub.now().getTime() + pause * 1000 * 1.25 + 1000).toISOString());
    await sends();
  }
  const days = pausesBetweenAttempts.reduce((all, pause) => all + pause, 0) / 86_400;
  expect(days).toBeGreaterThan(2.9);
  expect(days).toBeLessThan(3.1);
  expect(hub.now().getTime() - began).toBeGreaterThan(3 * 86_400_000);
  const [webhook] = await listed();
  expect(webhook).toMatchObject({ state: 'PAUSED', pausedBecause: 'NOT_TAKEN' });
  expect(webhook.deliveries.nodes[1]).toMatchObject({
    state: 'WAITING',
    attempts: pausesBetweenAttempts.length + 1,
    nextAttemptAt: null,
    problem: 'REFUSED',
  });
  const { notices } = await hub.officer('ahtu').data('{ notices(first: 1) { nodes { kind subject } } }');
  expect(notices.nodes).toEqual([{ kind: 'WEBHOOK_PAUSED', subject: id }]);
  receiver.answers = () => ({ status: 200 });
  await hub.officer('ahtu').does('resumeWebhook', { webhookId: id });
  await sends();
  expect(receiver.events()).toEqual(['openCase', 'triageCase']);
});

test('a receiver that says it is gone is asked no more; one that answers never is not waited for', async () => {
  await registers(hub, 'ahtu', { url: receiver.url });
  receiver.answers = () => ({ status: 410 });
  await sends();
  expect((await listed())[0]).toMatchObject({ state: 'PAUSED', pausedBecause: 'GONE' });
  const slow = await aReceiver();
  slow.answers = () => 'never';
  await registers(hub, 'labour', { url: slow.url });
  await sends();
  expect((await listed('labour'))[0].deliveries.nodes[0]).toMatchObject({ problem: 'TOO_SLOW', status: null, attempts: 1 });
  await slow.close();
  // And one that is not there.
  hub.setClock('2026-06-05T12:01:00+05:30');
  await sends();
  expect((await listed('labour'))[0].deliveries.nodes[0]).toMatchObject({ problem: 'UNREACHABLE', explanation: expect.stringContaining('firewall') });
}, 30_000);

test('a new address is asked again; what happens meanwhile waits for it', async () => {
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const next = await aReceiver();
  next.answers = () => ({ status: 500 });
  const [{ version }] = await listed();
  expect(await hub.officer('ahtu').fails('updateWebhook', { webhookId: id, expectedVersion: version + 1, url: next.url })).toMatchObject([
    { code: 'STALE_VERSION' },
  ]);
  await hub.officer('ahtu').does('updateWebhook', { webhookId: id, expectedVersion: version, url: next.url });
  await anOpenCase(hub);
  await sends();
  expect([receiver.events(), next.events()]).toEqual([[], []]);
  expect((await listed())[0]).toMatchObject({ state: 'PENDING', verifiedAt: null });
  next.answers = () => ({ status: 200 });
  await hub.officer('ahtu').does('resumeWebhook', { webhookId: id });
  await sends();
  expect([receiver.events(), next.events()]).toEqual([[], ['openCase']]);
  await next.close();
});

test('a webhook of another office is as one that was never issued', async () => {
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  const [{ deliveries }] = await listed();
  for (const persona of ['ahtu@196', 'police', 'labour']) {
    const other = hub.officer(persona);
    const node = (of: string) => other.ask('query($id: ID!) { node(id: $id) { id } }', { id: of });
    for (const hidden of [id, deliveries.nodes[0].id]) expect(await node(hidden)).toEqual(await node(`${hidden.split('_')[0]}_${randomUUID()}`));
    for (const mutation of ['pauseWebhook', 'resumeWebhook', 'endWebhook', 'rotateWebhookSecret'])
      expect(await other.fails(mutation, { webhookId: id })).toEqual(await other.fails(mutation, { webhookId: `Webhook_${randomUUID()}` }));
  }
  expect((await hub.officer('committee').ask(LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  // Control: to the office it is there.
  expect((await hub.officer('ahtu-head').ask('query($id: ID!) { node(id: $id) { id } }', { id })).data.node).toEqual({ id });
});

test('whoever changes where something is sent has it in their own name; nobody has what another may be told sent to themselves', async () => {
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  const head = hub.officer('ahtu-head');
  const elsewhere = `${receiver.url}/elsewhere`;
  const row = id.split('_')[1];
  // Smuggled past the verb, the database refuses it.
  const smuggle = async () => {
    const em = hub.orm.em.fork({ session: { variables: { 'samanvay.ctx': await hub.contextOf('ahtu-head') } } });
    return em.transactional((inside) => inside.execute('update hub.webhook set url = ? where id = ?::uuid', [elsewhere, row]));
  };
  await expect(smuggle()).rejects.toMatchObject({ code: '42501' });
  const { viewer } = await head.data('{ viewer { officer { id } } }');
  expect(await head.does('updateWebhook', { webhookId: id, expectedVersion: 1, url: elsewhere }, 'officer { id } url')).toEqual({
    officer: viewer.officer,
    url: elsewhere,
  });
  // Control: without the trigger the smuggled statement succeeds.
  await hub.admin.query('alter table hub.webhook disable trigger in_own_name');
  await hub.admin.query(`update hub.webhook set officer_id = (select id from hub.officer where subject = $1) where id = $2`, [
    personaSubject('ahtu'),
    row,
  ]);
  await smuggle();
  await hub.admin.query('alter table hub.webhook enable trigger in_own_name');
});

test('what is meant to be mended is said: events that nobody is told of, too many webhooks, one that has ended', async () => {
  const ahtu = hub.officer('ahtu');
  expect(await ahtu.fails('registerWebhook', { url: receiver.url, events: ['triageCase', 'openTheDoor'] })).toMatchObject([
    { code: 'INVALID', path: ['events', '1'] },
  ]);
  expect(await ahtu.fails('registerWebhook', { url: receiver.url, description: 'x'.repeat(201) })).toMatchObject([
    { code: 'INVALID', path: ['description'] },
  ]);
  const ids = [];
  for (let n = 0; n < 10; n++) ids.push((await registers(hub, 'ahtu', { url: receiver.url })).id);
  expect(await ahtu.fails('registerWebhook', { url: receiver.url })).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('at most 10') },
  ]);
  await ahtu.does('pauseWebhook', { webhookId: ids[0] });
  expect(await ahtu.fails('pauseWebhook', { webhookId: ids[0] })).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
  await ahtu.does('endWebhook', { webhookId: ids[0] });
  for (const mutation of ['pauseWebhook', 'resumeWebhook', 'endWebhook', 'rotateWebhookSecret'])
    expect(await ahtu.fails(mutation, { webhookId: ids[0] })).toMatchObject([{ code: 'CONFLICT', path: ['webhookId'] }]);
  await registers(hub, 'ahtu', { url: receiver.url });
  await hub.admin.query(`update hub.webhook set state = 'ENDED'`);
  await sends();
  expect(receiver.asked).toEqual([]);
});

test('a webhook that its office paused sends nothing, and afterwards all', async () => {
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  await hub.officer('ahtu').does('pauseWebhook', { webhookId: id });
  await anOpenCase(hub);
  await sends();
  expect(receiver.events()).toEqual([]);
  expect((await listed())[0]).toMatchObject({ state: 'PAUSED', pausedBecause: 'BY_OFFICE' });
  await hub.officer('ahtu').does('resumeWebhook', { webhookId: id });
  await sends();
  expect(receiver.events()).toEqual(['openCase']);
});

test('no name, school or shelter is in any message, header or log', async () => {
  await registers(hub, 'cwc', { url: receiver.url });
  await sends();
  const canary = { name: 'Zubeida Qxcanary', village: 'Qxvillage', school: 'Qxschool', note: 'Qxnote' };
  const { survivorId } = await aRescue(hub, [
    { ...aBoy, identity: { names: [{ script: 'LATIN', fullName: canary.name }], village: canary.village, school: canary.school, homeDistrict: 196 } },
  ]);
  const step = { survivorId, expectedVersion: 1, status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T08:00:00+05:30', note: canary.note };
  const { version } = await hub.officer('ahtu').does('recordJourneyEvent', step, 'version');
  const placed = { survivorId, expectedVersion: version, homeId: await hub.office('home'), shelter: 'CH', since: '2026-06-05T09:00:00+05:30' };
  await hub.officer('cwc').does('placeSurvivor', placed);
  await sends();
  expect(receiver.events()).toEqual(expect.arrayContaining(['recordRescue', 'recordJourneyEvent', 'placeSurvivor']));
  const { rows } = await hub.admin.query<{ id: string; name: string }>('select id, name from hub.office');
  const sent = receiver.asked.map(({ headers, body }) => JSON.stringify([headers, body])).join('\n');
  for (const word of [...Object.values(canary), 'Zubeida', ...rows.map(({ name }) => name), ...rows.map(({ id }) => id)])
    expect(sent).not.toContain(word);
  for (const word of Object.values(canary)) expect(hub.log.join('\n')).not.toContain(word);
  // Control: it is looked for where it would be.
  expect(sent).toContain(survivorId);
});

test('what was tampered with, is too old or is signed with another secret does not verify', async () => {
  const { secret } = await registers(hub, 'ahtu', { url: receiver.url });
  const { secret: others } = await registers(hub, 'labour', { url: receiver.url });
  await sends();
  const one = receiver.taken.find((each) => isSigned(each, secret))!;
  const at = Number(one.headers['webhook-timestamp']);
  const forged = [
    { ...one, body: one.body.replace('verification', 'verificatiom') },
    { ...one, headers: { ...one.headers, 'webhook-id': randomUUID() } },
    { ...one, headers: { ...one.headers, 'webhook-timestamp': String(at + 1) } },
    { ...one, headers: { ...one.headers, 'webhook-timestamp': String(at - 600) } },
    { ...one, headers: { ...one.headers, 'webhook-signature': `v1a,${String(one.headers['webhook-signature']).split(',')[1]}` } },
    { ...one, headers: { ...one.headers, 'webhook-signature': '' } },
  ];
  expect(forged.map((each) => isSigned(each, secret))).toEqual(forged.map(() => false));
  expect(isSigned(one, others)).toBe(false);
  expect(isSigned(one, secret)).toBe(true);
});
