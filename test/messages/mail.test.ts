import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aNamed } from '../disclosure/openings.js';
import { handsOver } from '../handovers/handing.js';
import { useHub } from '../hub.js';
import { MailServer, Sending, boxOf } from './sending.js';

const hub = useHub();
const at = (time: string) => hub.setClock(`2026-06-${time}+05:30`);
let mails: MailServer;
let workers: [Sending, Sending];
let number: string;
let caseId: string;

beforeAll(async () => {
  mails = await MailServer.open();
  workers = [new Sending(hub, mails), new Sending(hub, mails)];
  at('05T07:30:00');
  const ahtu = hub.officer('ahtu');
  ({ id: caseId, number } = await ahtu.does(
    'openCase',
    { kind: 'CHILD_LABOUR', district: 102, channel: 'PATROL', receivedAt: '2026-06-05T05:00:00+05:30' },
    'id number',
  ));
  await ahtu.does('recordRescue', {
    caseId,
    district: 102,
    startedAt: '2026-06-05T05:30:00+05:30',
    endedAt: '2026-06-05T07:10:00+05:30',
    survivors: [aNamed('Somebody')],
  });
  await hub.work();
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.end()));
  await mails.close();
});

const together = () => Promise.all(workers.map((worker) => worker.sendAll()));

test('a clock at 80 percent reaches the mail of the office and of the district, once, with two workers', async () => {
  at('05T19:10:01');
  await hub.work();
  await together();
  mails.arrived.length = 0;
  at('06T02:22:01');
  await hub.work();
  await Promise.all([together(), together()]);
  const told = mails.arrived.filter(({ headers }) => headers.includes('Four fifths'));
  expect(told.map(({ to }) => to).toSorted()).toEqual([boxOf('administration'), boxOf('ahtu')].toSorted());
  const mail = told.find(({ to }) => to === boxOf('ahtu'));
  expect(mail!.text).toContain(`Four fifths of the time of a duty are gone. Case ${number}. Sign in to read it.`);
  expect(mail!.headers).toMatch(/^From: hub@samanvay\.example/m);
  expect(mail!.headers).toMatch(/^Content-Type: text\/plain/m);
  expect(mail!.headers).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(mail!.raw).not.toMatch(/http|<img|Somebody/i);
  expect(workers[0].counted['MAIL SENT'] ?? 0).toBeGreaterThan(0);
});

test('control: without the index that knows what was told to whom, a notice would be a second message', async () => {
  const again = () => hub.admin.query(`insert into hub.message_due (notice_id) select id from hub.notice where kind = 'CLOCK_80'`);
  const before = mails.arrived.length;
  await again();
  await together();
  expect(mails.arrived.length).toBe(before);
  await hub.admin.query('drop index hub.message_once');
  await again();
  await together();
  expect(mails.arrived.length).toBeGreaterThan(before);
  await hub.admin.query(`delete from hub.message a using hub.message b where a.about = b.about and a.channel = b.channel and a.office_id = b.office_id
    and a.officer_id is not distinct from b.officer_id and a.ctid > b.ctid`);
  await hub.admin.query('create unique index message_once on hub.message (about, channel, office_id, officer_id) nulls not distinct');
});

test('a server that refuses is tried again, with growing pauses; then the message is given up, and the administration is told', async () => {
  const there = boxOf('dcpu@196');
  const propose = async () => {
    await handsOver(hub, 'ahtu', 'dcpu@196', caseId, { shares: ['RHB'] });
  };
  at('06T10:00:00');
  let refusals = 1;
  mails.refuses = (to) => (to === there && refusals-- > 0 ? Object.assign(new Error('Come back later'), { responseCode: 450 }) : undefined);
  await propose();
  await together();
  expect(mails.to(there)).toEqual([]);
  at('06T10:01:01');
  await Promise.all([together(), together()]);
  expect(mails.to(there)).toHaveLength(1);
  // Its own case: the office takes no part in it yet, and is told no number.
  expect(mails.to(there)[0]!.text).toContain('Another office hands something over to yours. Acknowledge it in time. Sign in');

  mails.refuses = (to) => (to === there ? Object.assign(new Error('There is no such box'), { responseCode: 550 }) : undefined);
  await propose();
  for (const time of ['06T10:02:00', '06T10:03:30', '06T10:10:00', '06T10:45:00', '06T13:00:00', '06T22:00:00', '06T23:00:00']) {
    at(time);
    await together();
  }
  const { rows } = await hub.admin.query(
    `select m.state, m.attempts from hub.message m join hub.office o on o.id = m.office_id where o.email = $1 order by m.made_at`,
    [there],
  );
  expect(rows).toEqual([
    { state: 'SENT', attempts: 2 },
    { state: 'GIVEN_UP', attempts: 6 },
  ]);
  const counted = workers.map(({ counted: each }) => each['MAIL GIVEN_UP'] ?? 0);
  expect(counted[0]! + counted[1]!).toBe(1);
  // Gaya is in Bihar: its own administration.
  const told = await hub.officer('admin@196').data('{ notices { nodes { kind subject } } }');
  expect(told.notices.nodes).toEqual([{ kind: 'MESSAGES_GIVEN_UP', subject: await hub.office('dcpu@196') }]);
  expect((await hub.officer('admin').data('{ notices { totalCount } }')).notices.totalCount).toBe(0);
  expect(hub.log.join('\n')).not.toContain(there);
  mails.refuses = () => undefined;
});

test('ten an hour to one receiver; the rest is in the digest of the morning, with what is due and overdue', async () => {
  at('07T06:00:00');
  await hub.work();
  await together();
  mails.arrived.length = 0;
  at('07T07:10:00');
  await hub.admin.query(
    `insert into hub.notice (id, at, office_id, kind) select gen_random_uuid(), $1, id, 'HANDOVER_ANSWERED' from hub.office, generate_series(1, 13) where email = $2`,
    [hub.now(), boxOf('ahtu')],
  );
  await together();
  expect(mails.to(boxOf('ahtu')).length).toBe(10);
  at('07T08:00:00');
  const made = await Promise.all(workers.map(({ sender }) => sender.digest()));
  expect(made.toSorted()[0]).toBe(0);
  await together();
  const digests = mails.to(boxOf('ahtu')).filter(({ headers }) => headers.includes('What is due'));
  expect(digests).toHaveLength(1);
  expect(digests[0]!.text).toContain('- A handover was answered: 3\n');
  expect(digests[0]!.text).toMatch(
    new RegExp(`Overdue \\(\\d+\\)\n(- .+\n)*- Produce the child before the Child Welfare Committee: 1, ${number}\n`, 'i'),
  );
  // Once a day, and what it held is not told again.
  at('07T09:00:00');
  await Promise.all(workers.map(({ sender }) => sender.digest()));
  await together();
  expect(mails.to(boxOf('ahtu')).filter(({ headers }) => headers.includes('What is due'))).toHaveLength(1);
  at('08T08:00:00');
  await workers[0].sender.digest();
  await together();
  expect(mails.to(boxOf('ahtu')).at(-1)!.text).not.toContain('A handover was answered');
  // Nothing where there is nothing.
  expect(mails.to(boxOf('police@196'))).toEqual([]);
});

test('what somebody was handing over when the line broke may have arrived: it is not sent again, and is in the digest', async () => {
  at('08T10:00:00');
  mails.arrived.length = 0;
  mails.whileTaking = async () => {
    mails.whileTaking = async () => undefined;
    throw Object.assign(new Error('No'), { responseCode: 451 });
  };
  const tell = () =>
    hub.admin.query(
      `insert into hub.notice (id, at, office_id, kind) select gen_random_uuid(), $1, id, 'ACCESS_ANSWERED' from hub.office where email = $2`,
      [hub.now(), boxOf('legal')],
    );
  await tell();
  await together();
  // A server that says no has not taken it: again.
  expect(mails.to(boxOf('legal'))).toEqual([]);
  at('08T10:02:00');
  await together();
  expect(mails.to(boxOf('legal'))).toHaveLength(1);

  const cut = new Sending(hub, mails, {
    mail: async (_mail, handOver) => {
      await handOver();
      throw new Error('The line broke');
    },
  });
  await tell();
  await cut.sendAll();
  await cut.end();
  at('08T12:00:00');
  await together();
  expect(mails.to(boxOf('legal'))).toHaveLength(1);
  at('09T08:00:00');
  await workers[0].sender.digest();
  await together();
  expect(mails.to(boxOf('legal')).at(-1)!.text).toContain('- A request was answered: 1\n');
});
