import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, contextOfHubItself } from '../access/actor.js';
import { mayCall } from '../access/permissions.js';
import { dayInIndia } from '../clocks/india.js';
import { Context, type Hub } from '../context.js';
import { Unauthenticated } from '../errors.js';
import { valueOf } from '../live/changes-since.js';
import { changesAfter, changesAt, readPlaces, readStretch } from '../live/read-changes.js';
import { arrayLiteral } from '../planner/page.js';
import { DELIVERIES_KEPT_DAYS, DeliveryState, PauseReason, pausesBetweenAttempts, WebhookProblem } from './codes.js';
import { Egress } from './egress.js';
import { headersOf, type Message, messageOf, verificationOf } from './message.js';
import { secretOf, signing } from './secrets.js';
import { type Outcome, sendMessage } from './send-message.js';
import type { SecretSalt } from './webhook.entity.js';

export interface SenderOptions {
  shared: Hub;
  /** What messages name as their source: an address or a URN. */
  source: string;
  clock: () => Date;
  /** Who this officer is today, through this portal; refuses when they are nobody. */
  actorOf: (subject: string, clientId: string | null, now: Date) => Promise<Actor>;
  log: Logger;
  /** Told of every attempt, for the metrics. */
  tried?: (outcome: 'DELIVERED' | 'FAILED' | 'WITHHELD') => void;
}

/** In whose name a webhook stands, as the directory calls them. */
interface Standing {
  webhookId: string;
  officerId: string;
  officeId: string;
  subject: string;
  clientId: string | null;
}

/** A message that this process has taken, until then. */
interface Taken extends Standing {
  deliveryId: string;
  messageId: string;
  place: number;
  attempts: number;
  url: string;
  events: string[] | null;
  secrets: SecretSalt[];
  registeredAt: Date;
  until: Date;
}

const LOOKS_EVERY_MS = 500;
/** Of a webhook's list, read at once. */
const STRETCH = 200;
const AT_ONCE = 16;
/** Longer than an attempt may take, and as long as a process that died keeps what it had taken. */
const TAKEN_FOR_MS = 30_000;
const FORGETS_EVERY_MS = 3_600_000;

/**
 * SENDS. What is to be sent lies in the database and nowhere else: up to where a webhook's list has been read, and each message until it is
 * taken. Any number of processes work on it; one takes a message for half a minute, and when it dies another takes it again. Of one
 * case the next is not taken before the one before it has arrived. A list is read, and each message read again before each attempt, in
 * the name of its officer and in a transaction that asks the directory: what is hidden by then is not sent.
 */
export class WebhookSender {
  private readonly egress: Egress;
  private readonly underWay = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<number> | undefined;
  private lookAgain = false;
  private isStopped = true;
  private forgotAt = 0;

  constructor(private readonly options: SenderOptions) {
    this.egress = options.shared.egress ?? new Egress();
  }

  /** Looks twice a second, and whenever something has arrived. */
  start(): this {
    this.isStopped = false;
    this.next(0);
    return this;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking?.catch(() => undefined);
    await Promise.all(this.underWay);
  }

  /** All that is due by the hub's clock, until nothing is. */
  async finish(): Promise<void> {
    while ((await this.look()) > 0) await Promise.all(this.underWay);
  }

  private next(inMs: number): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.looking) {
        this.lookAgain = true;
        return;
      }
      this.looking = this.look().catch((error: unknown) => {
        this.failed(error);
        return 0;
      });
      void this.looking.then((found) => {
        this.looking = undefined;
        this.next(found > 0 || this.lookAgain ? 0 : LOOKS_EVERY_MS);
        this.lookAgain = false;
      });
    }, inMs).unref();
  }

  /** Reads on for the webhooks for which there is more, and takes as many messages as there is room for. Says how much there was. */
  private async look(): Promise<number> {
    const now = this.options.clock();
    const lists = await this.asHubItself((em) =>
      em.execute<Standing[]>(
        `select id as "webhookId", officer_id as "officerId", office_id as "officeId", subject, client_id as "clientId"
        from hub.webhooks_to_read(?::date, ?)`,
        [dayInIndia(now), AT_ONCE],
      ),
    );
    let found = 0;
    for (const list of lists) found += await this.read(list).catch((error: unknown) => this.failed(error));
    const room = AT_ONCE - this.underWay.size;
    const until = new Date(now.getTime() + TAKEN_FOR_MS);
    const taken = room > 0 ? await this.take(now, until, room) : [];
    for (const message of taken) {
      const attempt = this.deliver(message)
        .catch((error: unknown) => void this.failed(error))
        .finally(() => {
          this.underWay.delete(attempt);
          this.next(0);
        });
      this.underWay.add(attempt);
    }
    await this.forget(now);
    return found + taken.length;
  }

  /** The next stretch of one list. One process at a time: the others find the webhook locked and pass it by. */
  private async read(list: Standing): Promise<number> {
    const actor = await this.inService(list);
    if (!actor) return this.pause(list);
    const context = this.contextOf(actor);
    return context.write(async (em) => {
      const [webhook]: { position: string; events: string[] | null }[] = await em.execute(
        `select position, events from hub.webhook where id = ?::uuid and state = 'ACTIVE' for update skip locked`,
        [list.webhookId],
      );
      if (!webhook) return 0;
      const { upTo, changes } = readStretch(
        await valueOf(em, changesAfter(list.officeId, Number(webhook.position), STRETCH, { events: webhook.events ?? undefined })),
      );
      if (upTo === null) return 0;
      // One that is there already is sent again.
      await em.execute(
        `insert into hub.webhook_delivery as d (id, webhook_id, office_id, message_id, case_id, position, state, attempts, next_at)
         select n.id, ?::uuid, ?::uuid, n.message, n.of_case, n.place, 'WAITING', 0, ? from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[]) n (id, message, of_case, place)
         on conflict (webhook_id, position) do update set state = 'WAITING', attempts = 0, status = null, problem = null, next_at = excluded.next_at, taken_until = null`,
        [
          list.webhookId,
          list.officeId,
          context.clock(),
          arrayLiteral(changes.map(() => uuidv7())),
          arrayLiteral(changes.map(({ id }) => id)),
          arrayLiteral(changes.map(({ caseFile }) => caseFile.id)),
          arrayLiteral(changes.map(({ position }) => String(position))),
        ],
      );
      await em.execute('update hub.webhook set position = ? where id = ?::uuid', [upTo, list.webhookId]);
      return 1;
    });
  }

  private async take(now: Date, until: Date, atMost: number): Promise<Taken[]> {
    const rows = await this.asHubItself((em) =>
      em.execute<(Omit<Taken, 'until' | 'place'> & { place: string })[]>(
        `select delivery_id as "deliveryId", message_id as "messageId", webhook_id as "webhookId", place, attempts, url, events, secrets,
           registered_at as "registeredAt", officer_id as "officerId", office_id as "officeId", subject, client_id as "clientId"
         from hub.take_messages(?, ?, ?)`,
        [now, until, atMost],
      ),
    );
    return rows.map((row) => ({ ...row, place: Number(row.place), registeredAt: new Date(row.registeredAt), until }));
  }

  private async deliver(taken: Taken): Promise<void> {
    const actor = await this.inService(taken);
    if (!actor) {
      await this.pause(taken);
      return this.ended(taken, { state: DeliveryState.WAITING, next: this.options.clock(), isAttempt: false });
    }
    const message = await this.messageFor(taken, actor);
    if (!message) {
      this.options.tried?.('WITHHELD');
      return this.ended(taken, { state: DeliveryState.WITHHELD });
    }
    const { status, problem } = await this.send(taken, message);
    this.options.tried?.(problem ? 'FAILED' : 'DELIVERED');
    if (!problem) return this.ended(taken, { state: DeliveryState.DELIVERED, status });
    const pause = pausesBetweenAttempts[taken.attempts];
    const gone = problem === WebhookProblem.GONE ? PauseReason.GONE : pause === undefined ? PauseReason.NOT_TAKEN : undefined;
    const next = gone ? undefined : new Date(this.options.clock().getTime() + pause! * 1000 * (0.8 + Math.random() * 0.4));
    return this.ended(taken, { state: DeliveryState.WAITING, status, problem, next, pausedBecause: gone });
  }

  private async send({ url, webhookId, secrets }: Taken, message: Message): Promise<Outcome> {
    const checked = await this.egress.check(url);
    if (typeof checked === 'string') return { problem: checked };
    const { clock, shared } = this.options;
    const keys = signing(secrets, clock()).map((salt) => secretOf(shared.keys, webhookId, salt));
    // By the machine's clock, which is the receiver's too.
    return sendMessage(checked, headersOf(message, keys, new Date()), message.body);
  }

  /** What is to be said, read at this moment in the officer's name; nothing, when they may not be told of it or do not ask for it any more. */
  private async messageFor({ messageId, webhookId, registeredAt, place, officeId, events }: Taken, actor: Actor): Promise<Message | undefined> {
    const { source, shared } = this.options;
    if (place === 0) return verificationOf({ id: messageId, webhookId, registeredAt }, source);
    const context = this.contextOf(actor);
    try {
      const [change] = readPlaces(await context.read((em) => valueOf(em, changesAt(officeId, [place], { events: events ?? undefined }))));
      return change && messageOf(change, source, shared.keys);
    } finally {
      await context.end();
    }
  }

  /** The officer as the directory has them now, if what changes may still be told them. */
  private async inService({ subject, clientId, officeId }: Standing): Promise<Actor | undefined> {
    try {
      const actor = await this.options.actorOf(subject, clientId, this.options.clock());
      return actor.officeId === officeId && mayCall(actor.roles, 'Query', 'changesSince') ? actor : undefined;
    } catch (error) {
      if (error instanceof Unauthenticated) return undefined;
      throw error;
    }
  }

  private async pause({ webhookId, officerId }: Standing): Promise<number> {
    await this.asHubItself((em) =>
      em.execute('select hub.pause_webhook(?::uuid, ?::uuid, ?, ?)', [webhookId, officerId, PauseReason.NOT_IN_SERVICE, this.options.clock()]),
    );
    return 0;
  }

  private async ended(
    { deliveryId, until }: Taken,
    how: { state: DeliveryState; status?: number; problem?: WebhookProblem; next?: Date; pausedBecause?: PauseReason; isAttempt?: boolean },
  ): Promise<void> {
    const { state, status = null, problem = null, next = null, pausedBecause = null, isAttempt = true } = how;
    await this.asHubItself((em) =>
      em.execute('select hub.message_tried(?::uuid, ?, ?, ?, ?::int, ?, ?, ?, ?)', [
        deliveryId,
        until,
        this.options.clock(),
        state,
        status,
        problem,
        next,
        pausedBecause,
        isAttempt,
      ]),
    );
  }

  private async forget(now: Date): Promise<void> {
    if (Date.now() - this.forgotAt < FORGETS_EVERY_MS) return;
    this.forgotAt = Date.now();
    const before = new Date(now.getTime() - DELIVERIES_KEPT_DAYS * 86_400_000);
    await this.asHubItself((em) => em.execute('select hub.forget_messages(?)', [before]));
  }

  private asHubItself<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return asHubItself(this.options.shared, work);
  }

  private contextOf(actor: Actor): Context {
    return new Context(this.options.shared, actor, { clock: this.options.clock });
  }

  private failed(error: unknown): number {
    const { name, code } = error as { name?: string; code?: string };
    this.options.log.warn({ error: name, code }, 'Webhooks could not be sent, and are tried again');
    return 0;
  }
}

/** How many messages wait, and how many webhooks are paused by themselves: for the metrics. */
export async function webhookNumbers(shared: Pick<Hub, 'orm' | 'keys'>): Promise<{ waiting: number; paused: number }> {
  const [numbers] = await asHubItself(shared, (em) => em.execute<{ waiting: number; paused: number }[]>('select * from hub.webhook_numbers()'));
  return numbers!;
}

/** In a context that is nobody's: the functions that look over all offices answer nobody else. */
function asHubItself<T>({ orm, keys }: Pick<Hub, 'orm' | 'keys'>, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return orm.em.fork().transactional(async (em) => {
    const itself = contextOfHubItself((message) => keys.sign('context', message));
    await em.execute('select hub.enter(?)', [itself]);
    return work(em);
  });
}
