import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf } from '../../src/messages/set-contact.js';
import { useHub } from '../hub.js';
import { MailServer, Sending } from './sending.js';

const hub = useHub();
const at = (time: string) => hub.setClock(`2026-06-${time}+05:30`);
const MINE = 'superintendent@home.example';
const PHONE = '+919876543210';
let mails: MailServer;
let worker: Sending;

beforeAll(async () => {
  mails = await MailServer.open();
  worker = new Sending(hub, mails);
  at('05T10:00:00');
});
afterAll(async () => {
  await worker.end();
  await mails.close();
});

const home = () => hub.officer('home');
const OWN = '{ contacts { nodes { channel address delivery verifiedAt } } }';
const tell = async (persona: string, kind = 'GLASS_BROKEN') => {
  const { viewer } = await hub.officer(persona).data('{ viewer { office { id } officer { id } } }');
  await hub.admin.query('insert into hub.notice (id, at, office_id, officer_id, kind) values (gen_random_uuid(), $1, $2, $3, $4)', [
    hub.now(),
    viewer.office.id.split('_')[1],
    viewer.officer.id.split('_')[1],
    kind,
  ]);
  await worker.sendAll();
};
const codeIn = (text: string) => /\b\d{6}\b/.exec(text)![0];

test('nothing but a code goes to an address until the code has come back', async () => {
  await home().does('setContact', { channel: 'MAIL', address: MINE, delivery: 'AT_ONCE' });
  await tell('home');
  expect(mails.to(MINE).map(({ headers }) => /^Subject: (.*)$/m.exec(headers)![1])).toEqual(['Samanvay: Your code']);
  await tell('home');
  expect(mails.to(MINE).length).toBe(1);
  const code = codeIn(mails.to(MINE)[0]!.text);
  expect(await home().fails('confirmContact', { channel: 'MAIL', code: code === '000000' ? '000001' : '000000' })).toMatchObject([
    { code: 'INVALID', path: ['code'] },
  ]);
  await home().does('confirmContact', { channel: 'MAIL', code });
  await tell('home');
  expect(mails.to(MINE).map(({ headers }) => /^Subject: (.*)$/m.exec(headers)![1])).toEqual(['Samanvay: Your code', 'Samanvay: A glass was broken']);
  expect((await home().data(OWN)).contacts.nodes).toEqual([{ channel: 'MAIL', address: MINE, delivery: 'AT_ONCE', verifiedAt: expect.any(String) }]);
});

test('a code is worth its minutes and its tries, and no copy of the database has it', async () => {
  at('05T11:00:00');
  const set = () => home().does('setContact', { channel: 'SMS', address: PHONE, delivery: 'AT_ONCE' });
  const drawn = async () => {
    worker.texted.length = 0;
    await set();
    await worker.sendAll();
    return codeIn(worker.texted[0]!.text);
  };
  let code = await drawn();
  const { rows } = await hub.admin.query<{ all: string; code_id: string }>(
    `select c::text || (select string_agg(m::text, ' ') from hub.message m) as all, c.code_id from hub.officer_contact c where channel = 'SMS'`,
  );
  expect(rows[0]!.all).not.toMatch(new RegExp(`\\b${code}\\b`));
  expect(codeOf(hub.keys, rows[0]!.code_id)).toBe(code);
  const wrong = code === '123456' ? '654321' : '123456';
  for (let tries = 0; tries < 5; tries++) await home().fails('confirmContact', { channel: 'SMS', code: wrong });
  expect(await home().fails('confirmContact', { channel: 'SMS', code })).toMatchObject([{ code: 'INVALID', path: ['code'] }]);
  code = await drawn();
  at('05T11:16:00');
  expect(await home().fails('confirmContact', { channel: 'SMS', code })).toMatchObject([{ code: 'INVALID', path: ['code'] }]);
  code = await drawn();
  await home().does('confirmContact', { channel: 'SMS', code });
  worker.texted.length = 0;
  await tell('home', 'GLASS_BROKEN');
  await tell('home', 'GLASS_REVIEWED');
  expect(worker.texted.map(({ to, text, template }) => ({ to, text, id: template.id }))).toEqual([
    { to: PHONE, id: 'SAMANVAY-02', text: 'Samanvay: a glass was broken. Review it within 24 hours. Case: in the hub. Sign in to read it.' },
  ]);
  // A code that nobody sent in time is sent to nobody.
  await home().does('setContact', { channel: 'SMS', address: '+919876543211', delivery: 'AT_ONCE' });
  at('05T12:00:00');
  worker.texted.length = 0;
  await worker.sendAll();
  expect(worker.texted).toEqual([]);
  await set();
  expect(await home().fails('setContact', { channel: 'SMS', address: '+919876543212', delivery: 'AT_ONCE' })).toMatchObject([
    { code: 'CONFLICT', path: ['address'] },
  ]);
});

test('an address is seen by its officer alone, and set by the officer alone', async () => {
  expect((await hub.officer('home-head').data(OWN)).contacts.nodes).toEqual([]);
  expect((await hub.officer('admin').data(OWN)).contacts.nodes).toEqual([]);
  const { rows } = await hub.admin.query<{ id: string }>('select id from hub.officer_contact limit 1');
  expect((await hub.officer('cwc').data('query($id: ID!) { node(id: $id) { id } }', { id: `OfficerContact_${rows[0]!.id}` })).node).toBeNull();
  const token = await hub.token('labour-portal', { client: true });
  const through = async (change: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'samanvay-on-behalf-of': 'labour@102' };
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: `mutation { ${change} { problems { message } } }` }),
    });
    return ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
  };
  const opId = '019a0000-0000-7000-8000-000000000001';
  expect(await through(`setContact(input: { opId: "${opId}", channel: MAIL, address: "x@y.example", delivery: AT_ONCE })`)).toBe('FORBIDDEN');
  expect(await through(`renewCalendarAddress(input: { opId: "${opId}" })`)).toBe('FORBIDDEN');
});

test.each([
  ['MAIL', 'a@b.example\r\nBcc: c@d.example'],
  ['MAIL', 'a@b.example, c@d.example'],
  ['MAIL', 'Somebody <a@b.example>'],
  ['MAIL', '"a b"@b.example'],
  ['MAIL', 'a@b'],
  ['MAIL', 'a@[127.0.0.1]'],
  ['SMS', '9876543210'],
  ['SMS', '+91 98765 43210'],
  ['SMS', '+911412345678'],
  ['SMS', '+14155550123'],
])('by %s nothing is sent to %j', async (channel, address) => {
  expect(await hub.officer('cwc').fails('setContact', { channel, address, delivery: 'AT_ONCE' })).toMatchObject([
    { code: 'INVALID', path: expect.arrayContaining([]) },
  ]);
});

test('an address of the directory that would be two headers is sent nothing', async () => {
  await hub.admin.query(`update hub.office set email = $1 where email = 'legal.102@demo.invalid'`, [
    'legal@demo.invalid\r\nBcc: somebody@else.invalid',
  ]);
  await hub.admin.query(
    `insert into hub.notice (id, at, office_id, kind) select gen_random_uuid(), $1, id, 'GLASS_BROKEN' from hub.office where email like 'legal@demo%'`,
    [hub.now()],
  );
  const before = mails.arrived.length;
  await worker.sendAll();
  expect(mails.arrived.length).toBe(before);
  expect(hub.log.at(-1)).toContain('NO_ADDRESS');
});

test('who has left gets nothing, and who wants a digest gets it in the morning', async () => {
  at('06T10:00:00');
  await home().does('setContact', { channel: 'MAIL', address: MINE, delivery: 'DIGEST' });
  const before = mails.to(MINE).length;
  await tell('home', 'GLASS_REVIEWED');
  expect(mails.to(MINE).length).toBe(before);
  at('07T08:00:00');
  await worker.sender.digest();
  await worker.sendAll();
  expect(mails.to(MINE).at(-1)!.text).toContain('- A review is done: 1\n');
  await home().does('setContact', { channel: 'MAIL', address: MINE, delivery: 'AT_ONCE' });
  await hub.admin.query(`update hub.officer set active_to = '2026-06-07' where subject = 'home@102'`);
  await hub.admin.query(
    `insert into hub.notice (id, at, office_id, officer_id, kind) select gen_random_uuid(), $1, office_id, id, 'GLASS_REVIEWED' from hub.officer where subject = 'home@102'`,
    [hub.now()],
  );
  at('08T00:01:00');
  const sent = mails.to(MINE).length;
  await worker.sendAll();
  expect(mails.to(MINE).length).toBe(sent);
});
