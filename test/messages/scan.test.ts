import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { type Teller, vignettes } from '../../src/database/vignettes.js';
import { rulePack } from '../../src/clocks/rules.js';
import { NoticeKind } from '../../src/disclosure/codes.js';
import type { Mail, Sms } from '../../src/messages/outlet.js';
import { urgentKinds } from '../../src/messages/texts.js';
import { DemoMessages } from '../../src/server/demo-messages.js';
import { aCaseOfEveryone } from '../everyone.js';
import { handsOver } from '../handovers/handing.js';
import { useHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { Markers, Scanner, type Sighting } from '../prove/canary.js';
import { send } from '../server/http.js';
import { overHttp } from '../stories.js';
import { MailServer, Sending } from './sending.js';

const SEED = Number(process.env.SEED ?? 21);
const hub = useHub();
const markers = new Markers(random(SEED));
/** Everything that left, by what it was. */
const left: { what: string; text: string }[] = [];
const demo = new DemoMessages();
let mails: MailServer;
let worker: Sending;
/** What a notice of a story may be about, by its type. */
let subjects: Map<string, string[]>;
/** The names of duties that may tell too much by it. */
let tellTale: string[];

const officers = [
  'police',
  'ahtu',
  'ahtb',
  'child-police',
  'labour',
  'administration',
  'cwc',
  'dcpu',
  'home',
  'medical',
  'legal',
  'ngo',
  'admin',
  'committee',
];
/** Those who are sent messages of their own. */
const withAddresses = ['police', 'administration', 'cwc', 'home', 'ngo', 'admin'];

/** The stories, with markers wherever a person is named; homes, schools and villages have names that are nowhere else; and reasons and notes name all of them. */
beforeAll(async () => {
  process.stderr.write(`scan: SEED=${SEED}\n`);
  mails = await MailServer.open();
  worker = new Sending(hub, mails, {
    mail: async (mail: Mail, handOver) => {
      left.push({ what: `mail ${mail.subject}`, text: `${mail.subject}\n${mail.text}` });
      await demo.mail(mail, handOver);
    },
    sms: async (sms: Sms, handOver) => {
      left.push({ what: `SMS ${sms.template.id}`, text: sms.text });
      await demo.sms(sms, handOver);
    },
  });
  const plain = overHttp(hub);
  const marked: Teller = {
    ...plain,
    does: (persona, mutation, input, fields) => plain.does(persona, mutation, markers.mark(mutation, input), fields),
  };
  for (const letter of Object.keys(vignettes)) await vignettes[letter]!.tell(marked);
  const { caseId, boy, other } = await aCaseOfEveryone(hub);
  for (const survivorId of [boy, other]) await hub.officer('police').does('recordIdentity', { survivorId, identity: markers.identity(196) });
  hub.setClock('2026-11-26T07:00:00+05:30');
  const reason = 'The family has come to this office and is in danger tonight.';
  const { number } = (await hub.officer('police').data('query($id: ID!) { case(id: $id) { number } }', { id: caseId })).case;
  await hub.officer('police@103').does('breakGlass', { caseNumber: number, reason });
  await hub.officer('dcpu@103').does('requestAccess', { caseNumber: number, reason });
  await hub.officer('cwc').does('askSecondPerson', { survivorIds: [boy], dataClass: 'ID', purpose: 'ORDER', reason });
  await handsOver(hub, 'police', 'cwc@107', caseId, { kind: 'CONSULT' });
  await hub.officer('police').does('recordLegalEvent', { kind: 'POCSO_INFORMATION', survivorId: boy, happenedAt: hub.now().toISOString() });
  await hub.officer('ahtu').does('composeAlert', {
    caseId,
    kind: 'OTHER',
    urgency: 'URGENT',
    text: 'Nobody is named here',
    routeDistricts: [102],
    toDistricts: [196],
    validUntil: new Date(hub.now().getTime() + 86_400_000).toISOString(),
  });
  await hub.work();

  const spoken = (of: string) => markers.word('spoken', of);
  await hub.admin.query(
    `update hub.office set name = case district_code when 102 then $1 else $2 end where kind in ('CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE')`,
    [spoken('a shelter'), spoken('another shelter')],
  );
  const { rows: texts } = await hub.admin.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'hub'::regnamespace and c.relkind = 'r' and a.atttypid = 'text'::regtype
       and a.attname in ('reason', 'note', 'notes', 'message', 'text', 'findings', 'refusal_note', 'answer', 'summary', 'site', 'address', 'superseded_because') and c.relname <> 'officer_contact'
       and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey))`,
  );
  await hub.admin.query('begin; set local session_replication_role = replica');
  for (const { table, column } of texts)
    await hub.admin.query(`update hub."${table}" set "${column}" = $1 where "${column}" is not null`, [spoken(`${table}.${column}`)]);
  await hub.admin.query('commit');

  for (const persona of withAddresses) {
    const me = hub.officer(persona);
    for (const [channel, address] of [
      ['MAIL', `${persona}@own.example`],
      ['SMS', '+919876543210'],
    ])
      await me.does('setContact', { channel, address, delivery: 'AT_ONCE' });
  }
  await worker.sendAll();
  await hub.admin.query('update hub.officer_contact set verified_at = $1, code_id = null', [hub.now()]);
  const { rows } = await hub.admin.query<{ type: string; id: string }>(
    `select 'Clock' as type, id from hub.clock union all select 'Handover', id from hub.handover union all select 'Approval', id from hub.approval
     union all select 'BrokenGlass', id from hub.broken_glass union all select 'AccessRequest', id from hub.access_request
     union all select 'Contradiction', id from hub.contradiction union all select 'Alert', id from hub.alert`,
  );
  expect(new Set(rows.map(({ type }) => type)).size).toBe(7);
  subjects = new Map([...Map.groupBy(rows, ({ type }) => type)].map(([type, all]) => [type, all.map(({ id }) => id)]));
  tellTale = rulePack.flatMap(({ duty, needs }) => (needs && !rulePack.some((other) => !other.needs && other.duty.includes(duty)) ? [duty] : []));
}, 300_000);

afterAll(async () => {
  await worker?.end();
  await mails?.close();
});

/**
 * Notices of a kind about some of everything that there is (SIZE=full: about one of each), to the offices and officers of the stories' district;
 * hours apart, so that none is held back.
 */
async function tellOf(kind: NoticeKind, turn: number): Promise<void> {
  const all = [...[...subjects].map(([type, ids]) => `${type}_${ids[turn % ids.length]}`), null];
  const some = process.env.SIZE === 'full' ? all : all.filter((_, i) => (i + turn) % 8 === 0 || (kind.startsWith('CLOCK') && i === 0));
  for (const subject of some) {
    hub.setClock(new Date(hub.now().getTime() + 61 * 60_000).toISOString());
    await hub.admin.query(
      `insert into hub.notice (id, at, office_id, officer_id, kind, subject)
       select gen_random_uuid(), $1::timestamptz, o.id, null::uuid, $2, $3 from hub.office o where o.district_code = 102
       union all select gen_random_uuid(), $1::timestamptz, f.office_id, f.id, $2, $3 from hub.officer f where f.subject = any($4)`,
      [hub.now(), kind, subject, withAddresses.map((persona) => `${persona}@102`)],
    );
    await worker.sendAll();
  }
}

const found = (scanner: Scanner): { what: string; of: string }[] =>
  left.flatMap(({ what, text }) => scanner.find(text).map(({ marker }: Sighting) => ({ what, of: marker.of })));

test('no message of any kind, no digest, no calendar and no page holds a name, a shelter, a school, a village, or a word that somebody wrote', async () => {
  for (const [turn, kind] of Object.values(NoticeKind).entries()) {
    const before = left.length;
    await tellOf(kind, turn);
    expect({ kind, mails: left.slice(before).some(({ what }) => what.startsWith('mail')) }).toEqual({ kind, mails: true });
    expect({ kind, sms: left.slice(before).some(({ what }) => what.startsWith('SMS')) }).toEqual({ kind, sms: urgentKinds.includes(kind) });
  }
  await hub.admin.query(`update hub.message set state = 'HELD' where channel = 'MAIL' and template not in ('CODE', 'DIGEST')`);
  hub.setClock(new Date(hub.now().getTime() + 2 * 86_400_000).toISOString());
  await worker.sender.digest();
  await worker.sendAll();
  expect(left.some(({ what, text }) => what.includes('What is due') && /Overdue \(\d+\)/.test(text))).toBe(true);
  for (const persona of officers) {
    const { data } = await hub
      .officer(persona)
      .ask('mutation($op: String!) { renewCalendarAddress(input: { opId: $op }) { path } }', { op: randomUUID() });
    if (data?.renewCalendarAddress?.path) {
      const { status, text } = await send(hub, data.renewCalendarAddress.path);
      expect(status).toBe(200);
      // Lines that were folded are put together: a name may lie across two.
      left.push({ what: `calendar of ${persona}`, text: text.replaceAll('\r\n ', '') });
    }
  }
  expect(left.filter(({ what }) => what.startsWith('calendar')).length).toBeGreaterThan(10);
  left.push({ what: 'the page', text: await pageOf(demo) });

  const scanner = new Scanner(markers.all);
  expect(markers.all.length).toBeGreaterThan(200);
  expect(found(scanner)).toEqual([]);
  // Nor the name of a duty that tells what a class hides.
  expect(tellTale.length).toBeGreaterThan(5);
  for (const duty of tellTale) expect({ duty, in: left.filter(({ text }) => text.includes(duty)).map(({ what }) => what) }).toEqual({ duty, in: [] });
  // And the numbers of cases are there, or there was nothing to be found.
  expect(left.filter(({ text }) => /\b[A-Z]{2}-[A-Z]{3}-\d{6}\b/.test(text)).length).toBeGreaterThan(100);
  process.stderr.write(`scan: ${left.length} texts, ${markers.all.length} markers, nothing found\n`);
}, 600_000);

test('a number is told to those alone that take part in the case', async () => {
  const { rows } = await hub.admin.query<{ id: string; number: string; office: string }>(
    `select h.id, f.number, o.name as office from hub.handover h join hub.case_file f on f.id = h.case_id join hub.office o on o.id = h.to_office_id
     where not exists (select 1 from hub.case_access a where a.case_id = h.case_id and a.office_id = h.to_office_id) limit 1`,
  );
  expect(rows.length).toBe(1);
  const before = left.length;
  hub.setClock(new Date(hub.now().getTime() + 61 * 60_000).toISOString());
  await hub.admin.query(
    `insert into hub.notice (id, at, office_id, kind, subject) select gen_random_uuid(), $1, unnest(array[to_office_id, from_office_id]), 'HANDOVER_PROPOSED', 'Handover_' || id from hub.handover where id = $2`,
    [hub.now(), rows[0]!.id],
  );
  await worker.sendAll();
  const told = left.slice(before).filter(({ what }) => what.startsWith('mail'));
  expect(told.filter(({ text }) => text.includes(rows[0]!.number)).length).toBeGreaterThan(0);
  expect(told.filter(({ text }) => !text.includes(rows[0]!.number)).length).toBeGreaterThan(0);
});

test("control: where the reason of a broken glass, or a survivor's name, gets into a message, it is found", async () => {
  const scanner = new Scanner(markers.all);
  const { rows } = await hub.admin.query<{ was: string }>(`select pg_get_functiondef('hub.message_to_send'::regproc) as was`);
  const name = markers.all.find(({ of }) => of === 'names')!.word;
  const planted = async (sql: string): Promise<{ what: string; of: string }[]> => {
    left.length = 0;
    await hub.admin.query(rows[0]!.was.replace(/\(select f\.number from of_case[\s\S]*?works_on_cases\)/, sql));
    await tellOf(NoticeKind.GLASS_BROKEN, 0);
    return found(scanner);
  };
  try {
    const reasons = await planted(`(select b.reason from hub.broken_glass b limit 1)`);
    expect(new Set(reasons.map(({ of }) => of))).toEqual(new Set(['broken_glass.reason']));
    expect(new Set(reasons.map(({ what }) => what.split(' ')[0]))).toEqual(new Set(['mail', 'SMS']));
    expect((await planted(`'${name}'`)).map(({ of }) => of)).toEqual(expect.arrayContaining(['names']));
    left.push({ what: 'the page', text: await pageOf(demo) });
    expect(found(scanner).filter(({ what }) => what === 'the page').length).toBeGreaterThan(0);
  } finally {
    await hub.admin.query(rows[0]!.was);
  }
}, 120_000);

test('the page of the demo is plain, escaped, newest first, and counts segments', async () => {
  const page = new DemoMessages();
  const now = async () => undefined;
  await page.mail({ id: 'one', to: 'a@b.example', subject: '<script>alert(1)</script>', text: `"&'`, at: new Date(0) }, now);
  await page.sms({ id: 'two', to: '+919876543210', text: 'x'.repeat(161), template: { id: 'SAMANVAY-01', text: '' } }, now);
  const html = await pageOf(page);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('SMS SAMANVAY-01, 2 segments (161 in GSM-7)');
  expect(html.indexOf('SAMANVAY-01')).toBeLessThan(html.indexOf('a@b.example'));
  expect(html).toContain('name="viewport"');
});

async function pageOf(page: DemoMessages): Promise<string> {
  const app = express();
  app.get('/', page.page);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';style-src 'sha256-[^']+';frame-ancestors 'none'$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    return await response.text();
  } finally {
    await new Promise((done) => server.close(done));
  }
}
