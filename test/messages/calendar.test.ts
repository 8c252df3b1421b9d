import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { auditOf } from '../disclosure/openings.js';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';
import { type Reply, send, serve } from '../server/http.js';

const hub = useHub();
const RENEW = 'mutation($op: String!) { renewCalendarAddress(input: { opId: $op }) { path calendarAddress { id endedAt } problems { message } } }';
const renewed = async (persona: string, op = randomUUID()): Promise<string | null> =>
  (await hub.officer(persona).data(RENEW, { op })).renewCalendarAddress.path;
const neverIssued = `/calendar/${'A'.repeat(43)}.ics`;
let caseId: string;
let boy: string;
let number: string;

beforeAll(async () => {
  ({ caseId, boy } = await aCaseOfEveryone(hub));
  ({ number } = (await hub.officer('police').data('query($id: ID!) { case(id: $id) { number } }', { id: caseId })).case);
  await hub.officer('police').does('recordLegalEvent', { kind: 'POCSO_INFORMATION', survivorId: boy, happenedAt: hub.now().toISOString() });
  await hub.work();
});

/** All that an answer says but when it was given. */
function said({ status, headers, text }: Reply): object {
  return { status, text, headers: [...headers].filter(([name]) => name !== 'date') };
}

function eventsIn(text: string): { uid: string; summary: string; start: string; dueAt: Date }[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, startDate } = new ICAL.Event(component);
    return { uid, summary, start: startDate.toICALString(), dueAt: startDate.toJSDate() };
  });
}

test('the duties of the office are there as events, by a program that cannot sign in, and the reading is on record', async () => {
  const path = await renewed('police');
  expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
  const { status, headers, text } = await send(hub, path!);
  expect({ status, type: headers.get('content-type'), cache: headers.get('cache-control') }).toEqual({
    status: 200,
    type: 'text/calendar; charset=utf-8',
    cache: 'no-store',
  });
  const { clocks } = await hub
    .officer('police')
    .data('{ clocks(first: 100, filter: { states: [RUNNING, EXTENDED, BREACHED] }) { nodes { dueAt code rule { duty } } } }');
  const events = eventsIn(text);
  expect(events.length).toBeGreaterThan(2);
  expect(events.map(({ dueAt }) => Math.floor(dueAt.getTime() / 1000))).toEqual(
    clocks.nodes.map(({ dueAt }: { dueAt: string }) => Math.floor(Date.parse(dueAt) / 1000)),
  );
  expect(events.some(({ summary }) => summary.endsWith(`(${number})`))).toBe(true);
  // Of a clock that may tell too much: that a duty is due, although the office owes it and sees it.
  expect(events.some(({ summary }) => summary === 'A duty is due')).toBe(true);
  for (const { start } of events) expect(start).toMatch(/^\d{8}T\d{6}Z$/);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  expect(eventsIn((await send(hub, path!)).text).map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
  // As RFC 5545 wants it: lines of 75 octets, each ended by CR LF.
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r?\n?$/);
  expect(text).toMatch(/\r\nMETHOD:PUBLISH\r\n/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  const records = await auditOf(hub, 'readCalendar');
  expect(records.length).toBe(2);
  expect(records[0]).toMatchObject({ office_id: expect.any(String), decision: 'ALLOWED', asked: [expect.stringMatching(/^CalendarAddress_/)] });
});

test('unknown, malformed, ended and of somebody who has left: one answer, byte for byte', async () => {
  const nothing = said(await send(hub, neverIssued));
  expect(nothing).toMatchObject({ status: 404 });
  const first = await renewed('cwc');
  const second = await renewed('cwc');
  expect((await send(hub, second!)).status).toBe(200);
  expect(said(await send(hub, first!))).toEqual(nothing);
  for (const path of [
    '/calendar',
    '/calendar/',
    '/calendar/x.ics',
    second!.slice(0, -4),
    `${second!}x`,
    `/calendar/${'ü'.repeat(43)}.ics`,
    `${neverIssued}?a=b`,
  ])
    expect({ path, ...said(await send(hub, path)) }).toEqual({ path, ...nothing });
  expect(said(await send(hub, second!, { method: 'POST' }))).toEqual(nothing);
  await hub.officer('cwc').does('endCalendarAddress', {});
  expect(said(await send(hub, second!))).toEqual(nothing);
  expect(await hub.officer('cwc').fails('endCalendarAddress', {})).toMatchObject([{ code: 'CONFLICT' }]);

  const left = await renewed('dcpu');
  expect((await send(hub, left!)).status).toBe(200);
  await hub.admin.query(`update hub.officer set active_to = '2026-06-01' where subject = 'dcpu@102'`);
  expect(said(await send(hub, left!))).toEqual(nothing);
  await hub.admin.query(`update hub.officer set active_to = null where subject = 'dcpu@102'`);
});

test('it shows what the officer sees at that moment: an office that takes part no more has no duties of the case', async () => {
  const { rows } = await hub.admin.query<{ persona: string; office: string; n: number }>(
    `select split_part(o.email, '.', 1) as persona, o.id as office, count(*)::int as n from hub.clock c join hub.office o on o.id = c.owner_office_id
     where c.case_id = $1 and c.needs is null and c.state in ('RUNNING', 'EXTENDED', 'BREACHED') group by 1, 2 order by 3 desc limit 1`,
    [caseId.split('_')[1]],
  );
  const { persona, office, n } = rows[0]!;
  const path = await renewed(persona);
  const ofTheCase = async () => eventsIn((await send(hub, path!)).text).filter(({ summary }) => summary.endsWith(`(${number})`)).length;
  expect(await ofTheCase()).toBe(n);
  await hub.admin.query('update hub.case_participant set until = $1 where office_id = $2', [hub.now(), office]);
  expect(await ofTheCase()).toBe(0);
});

test('the secret is shown once, and is kept nowhere', async () => {
  const op = randomUUID();
  const path = await renewed('labour', op);
  const secret = path!.slice('/calendar/'.length, -'.ics'.length);
  expect(Buffer.from(secret, 'base64url').length).toBe(32);
  expect(await renewed('labour', op)).toBeNull();
  expect((await send(hub, path!)).status).toBe(200);
  const { rows } = await hub.admin.query<{ all: string }>(
    `select (select string_agg(t::text, ' ') from hub.calendar_address t) || (select string_agg(t::text, ' ') from hub.operation_done t) || (select string_agg(t::text, ' ') from hub.audit_record t) as all`,
  );
  expect(rows[0]!.all).not.toContain(secret);
  expect(hub.log.join('\n')).not.toContain(secret);
  const { calendarAddresses } = await hub.officer('labour').data('{ calendarAddresses { nodes { id madeAt endedAt } } }');
  expect(calendarAddresses.nodes.length).toBe(1);
  expect((await hub.officer('labour-head').data('{ calendarAddresses { totalCount } }')).calendarAddresses.totalCount).toBe(0);
});

test('whoever asks too often waits, whether or not there is such an address', async () => {
  const limited = await serve(hub);
  try {
    const path = await renewed('ahtu');
    const over = async (address: string) => {
      const replies: Reply[] = [];
      for (let tries = 0; tries < 13; tries++) replies.push(await send(limited, address));
      return replies;
    };
    const [known, unknown] = [await over(path!), await over(neverIssued)];
    expect(known.map(({ status }) => status)).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
    expect(unknown.map(({ status }) => status)).toEqual([...Array.from({ length: 12 }, () => 404), 429]);
    expect(known.at(-1)!.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(known.at(-1)!.json.errors[0].extensions.code).toBe('RATE_LIMITED');
  } finally {
    await limited.stop();
  }
});

test('what cannot be put on record is not read', async () => {
  const path = await renewed('administration');
  await hub.admin.query(`create or replace rule swallowed as on insert to hub.audit_record do instead nothing`);
  try {
    const reply = await send(hub, path!);
    expect({ status: reply.status, code: reply.code, hasDuties: reply.text.includes('VCALENDAR') }).toEqual({
      status: 503,
      code: 'AUDIT_UNAVAILABLE',
      hasDuties: false,
    });
  } finally {
    await hub.admin.query('drop rule swallowed on hub.audit_record');
  }
});
