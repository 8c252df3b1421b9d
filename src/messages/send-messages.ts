import type pg from 'pg';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { dayInIndia, startOfDayInIndia } from '../clocks/india.js';
import { NoticeKind } from '../disclosure/codes.js';
import type { KeyRing } from '../keys/key-ring.js';
import { OfficeKind } from '../offices/codes.js';
import { AN_HOUR_AT_MOST, AT_ONCE_FOR_HOURS, CODE_MINUTES, Channel, HANDED_OVER_WITHIN_MINUTES, MessageState, PAUSES_MINUTES } from './codes.js';
import { NotSent, type Outlet } from './outlet.js';
import { codeOf } from './set-contact.js';
import { type DueDuty, type Said, type Template, codeMail, digestMail, noticeMail, textMessage, urgentKinds } from './texts.js';

export interface SenderOptions {
  /** Connections of the worker's own login. */
  pool: pg.Pool;
  keys: KeyRing;
  outlet: Outlet;
  clock: () => Date;
  log: Logger;
  /** Told of each message that was sent, held or given up. */
  counted?: (channel: Channel, state: MessageState) => void;
}

interface Row {
  id: string;
  about: string;
  template: Template;
  channel: Channel;
  office_id: string;
  officer_id: string | null;
  attempts: number;
}

const MINUTE = 60_000;
const receiverOf = `coalesce(officer_id, office_id)`;

/**
 * Sends what is waiting. Any number of processes do so together. A message is locked by whoever sends it, in a transaction that ends when the
 * first byte is about to leave: before that, a process that dies has done nothing, and the next one sends; after that the message may have
 * arrived, so it is not sent again (`UNCERTAIN`), and the next digest has it. So nothing comes twice by itself, and nothing is lost.
 */
export class MessageSender {
  constructor(private readonly options: SenderOptions) {}

  /** Makes the messages of new notices. Answers of how many notices. */
  async address(atMost = 500): Promise<number> {
    const { pool, clock } = this.options;
    const now = clock();
    let all = 0;
    for (let some = atMost; some === atMost; all += some) {
      const since = new Date(now.getTime() - AT_ONCE_FOR_HOURS * 60 * MINUTE);
      const { rows } = await pool.query<{ n: number }>('select hub.address_notices($1, $2, $3, $4) as n', [urgentKinds, now, since, atMost]);
      some = rows[0]!.n;
    }
    return all;
  }

  /** Makes the digests of a morning, each once. Answers how many. */
  async digest(): Promise<number> {
    const { pool, clock } = this.options;
    const now = clock();
    const { rows } = await pool.query<{ n: number }>('select hub.make_digests($1, $2, $3) as n', [dayInIndia(now), now, endOfDay(now)]);
    return rows[0]!.n;
  }

  /** Sends one message that is waiting; false when there is none for now. */
  async sendNext(): Promise<boolean> {
    const client = await this.options.pool.connect();
    let broken: Error | undefined;
    try {
      return await this.sendOne(client);
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** What was being handed over by somebody who is gone by now, and may have arrived. */
  async giveUpOnTheDead(): Promise<void> {
    const { pool, clock } = this.options;
    const since = new Date(clock().getTime() - HANDED_OVER_WITHIN_MINUTES * MINUTE);
    const { rows } = await pool.query<{ channel: Channel }>(
      `update hub.message set state = 'UNCERTAIN' where state = 'SENDING' and claimed_at < $1 returning channel`,
      [since],
    );
    for (const { channel } of rows) this.options.counted?.(channel, MessageState.UNCERTAIN);
  }

  private async sendOne(client: pg.ClientBase): Promise<boolean> {
    const { clock, outlet } = this.options;
    const now = clock();
    await client.query('begin');
    const row = await this.take(client, now);
    const end = async (state: MessageState, more = '') => {
      await client.query(`update hub.message set state = $2${more} where id = $1`, [row!.id, state]);
      await client.query('commit');
      this.options.counted?.(row!.channel, state);
    };
    if (!row) {
      await client.query('rollback');
      return false;
    }
    if (!outlet[row.channel === Channel.MAIL ? 'mail' : 'sms']) return (await end(MessageState.DROPPED), true);
    if (await this.isTooMany(client, row, now)) return (await end(row.channel === Channel.MAIL ? MessageState.HELD : MessageState.DROPPED), true);
    const made = await this.make(client, row, now);
    if (!made) return (await end(MessageState.DROPPED), true);

    let isHandedOver = false;
    const handOver = async () => {
      await client.query(`update hub.message set state = 'SENDING', claimed_at = $2, attempts = attempts + 1 where id = $1`, [row.id, now]);
      await client.query('commit');
      isHandedOver = true;
    };
    try {
      await made.leave(handOver);
    } catch (error) {
      await this.failed(client, row, error, isHandedOver, now);
      return true;
    }
    await client.query('begin');
    if (made.holds.length > 0) await client.query(`update hub.message set state = 'IN_DIGEST' where id = any($1::uuid[])`, [made.holds]);
    await end(MessageState.SENT, `, sent_at = claimed_at`);
    return true;
  }

  /** The next one to a receiver to whom nobody else is sending. Looked at again under the lock: somebody may have sent it since. */
  private async take(client: pg.ClientBase, now: Date): Promise<Row | undefined> {
    const { rows } = await client.query<{ id: string }>(
      `select c.id from (select id, office_id, officer_id, next_at from hub.message where state = 'WAITING' and next_at <= $1 order by next_at, id limit 50) c
       where pg_try_advisory_xact_lock(hashtextextended('messages to ' || ${receiverOf}, 0)) limit 1`,
      [now],
    );
    if (!rows[0]) return undefined;
    const taken = await client.query<Row>(
      `select id, about, template, channel, office_id, officer_id, attempts from hub.message where id = $1 and state = 'WAITING' for update`,
      [rows[0].id],
    );
    return taken.rows[0] ?? this.take(client, now);
  }

  /** A digest and a code are no noise. */
  private async isTooMany(client: pg.ClientBase, { template, channel, office_id, officer_id }: Row, now: Date): Promise<boolean> {
    if (template === 'DIGEST' || template === 'CODE') return false;
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from hub.message where office_id = $1 and officer_id is not distinct from $2 and channel = $3 and claimed_at > $4
         and template not in ('DIGEST', 'CODE')`,
      [office_id, officer_id, channel, new Date(now.getTime() - 60 * MINUTE)],
    );
    return rows[0]!.n >= AN_HOUR_AT_MOST[channel];
  }

  /** What it says and where it goes, made now and kept nowhere; nothing, when it is for nobody any more or has nothing to say. */
  private async make(
    client: pg.ClientBase,
    row: Row,
    now: Date,
  ): Promise<{ leave: (handOver: () => Promise<void>) => Promise<void>; holds: string[] } | undefined> {
    const { outlet, keys } = this.options;
    const { rows } = await client.query<{ address: string; number: string | null }>('select * from hub.message_to_send($1, $2, $3)', [
      row.id,
      dayInIndia(now),
      new Date(now.getTime() - CODE_MINUTES * MINUTE),
    ]);
    const [where] = rows;
    if (!where) return undefined;
    const { address: to, number } = where;
    const code = row.template === 'CODE' ? codeOf(keys, row.about) : undefined;
    if (row.channel === Channel.SMS) {
      const said = textMessage(row.template, { number, code });
      return said && { leave: (handOver) => outlet.sms!({ id: row.id, to, ...said }, handOver), holds: [] };
    }
    const { said, holds } =
      row.template === 'DIGEST' ? await this.digestOf(client, row, now) : { said: mailOf(row.template, number, code), holds: [] };
    return said && { leave: (handOver) => outlet.mail!({ id: row.id, to, ...said, at: now }, handOver), holds };
  }

  private async digestOf(client: pg.ClientBase, { office_id, officer_id }: Row, now: Date): Promise<{ said: Said | undefined; holds: string[] }> {
    const held = await client.query<{ id: string; template: Template }>(
      `select id, template from hub.message where office_id = $1 and officer_id is not distinct from $2 and channel = 'MAIL' and state in ('HELD', 'UNCERTAIN')
         and template not in ('DIGEST', 'CODE') order by template`,
      [office_id, officer_id],
    );
    const owed = await client.query<{ duty: string | null; number: string | null; due_at: Date }>('select * from hub.duties_to_tell($1, $2, $3)', [
      office_id,
      officer_id,
      endOfDay(now),
    ]);
    const duties: DueDuty[] = owed.rows.map(({ duty, number, due_at }) => ({ duty, number, isOverdue: due_at < now }));
    const told = new Map<Template, number>();
    for (const { template } of held.rows) told.set(template, (told.get(template) ?? 0) + 1);
    const isEmpty = duties.length === 0 && told.size === 0;
    return { said: isEmpty ? undefined : digestMail(told, duties), holds: held.rows.map(({ id }) => id) };
  }

  /** Again later, as long as it has surely not arrived and was not tried too often. */
  private async failed(client: pg.ClientBase, row: Row, error: unknown, isHandedOver: boolean, now: Date): Promise<void> {
    const { log, counted } = this.options;
    const { channel, template } = row;
    const hasSurelyNot = error instanceof NotSent || !isHandedOver;
    const attempt = row.attempts + 1;
    const pause = PAUSES_MINUTES[attempt - 1];
    const state = !hasSurelyNot ? MessageState.UNCERTAIN : pause === undefined ? MessageState.GIVEN_UP : MessageState.WAITING;
    log.warn({ channel, template, attempt, state, why: error instanceof NotSent ? error.reason : (error as Error).name }, 'A message was not sent');
    // Until it is handed over, it is locked still.
    if (isHandedOver) await client.query('begin');
    await client.query(
      `update hub.message set state = $2, attempts = $3, next_at = $4, claimed_at = case when $5 then null else claimed_at end where id = $1 and state = $6`,
      [
        row.id,
        state,
        attempt,
        new Date(now.getTime() + (pause ?? 0) * MINUTE),
        hasSurelyNot,
        isHandedOver ? MessageState.SENDING : MessageState.WAITING,
      ],
    );
    if (state === MessageState.GIVEN_UP) await tellAdministration(client, row, now);
    await client.query('commit');
    if (state !== MessageState.WAITING) counted?.(channel, state);
  }
}

/** The administration of the hub in the State of the office, once a day for each receiver. Of its own mail that nobody takes it is not told by mail. */
async function tellAdministration(client: pg.ClientBase, { id, template, office_id, officer_id }: Row, now: Date): Promise<void> {
  if (template === NoticeKind.MESSAGES_GIVEN_UP || template === 'CODE') return;
  await client.query(
    `insert into hub.notice (id, at, office_id, kind, subject)
     select $1, $2, a.id, $3, 'Office_' || o.id from hub.office o join hub.office a on a.state_code = o.state_code and a.kind = $4 and a.active_to is null
     where o.id = $5 and not exists (select 1 from hub.message m where m.office_id = $5 and m.officer_id is not distinct from $6 and m.id <> $7
       and m.state = 'GIVEN_UP' and m.template not in ('CODE', $3) and m.next_at > $8)
     order by a.id limit 1`,
    [uuidv7(), now, NoticeKind.MESSAGES_GIVEN_UP, OfficeKind.HUB_ADMINISTRATION, office_id, officer_id, id, new Date(now.getTime() - 1440 * MINUTE)],
  );
}

function mailOf(template: Exclude<Template, 'DIGEST'>, number: string | null, code: string | undefined): Said {
  return template === 'CODE' ? codeMail(code!) : noticeMail(template, number);
}

/** The first instant of tomorrow in India. */
function endOfDay(now: Date): Date {
  return new Date(startOfDayInIndia(dayInIndia(now)).getTime() + 1440 * MINUTE);
}
