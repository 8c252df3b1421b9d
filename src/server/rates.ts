import { isIPv4, isIPv6 } from 'node:net';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../access/actor.js';
import { RateLimited } from '../errors.js';

/** How much of the hub one asker gets in a minute. */
export interface Rates {
  /** Points (`cost.ts`) of one officer, whatever they ask through. */
  officer: number;
  /** Points of one portal, for all officers it acts for. */
  client: number;
  /** Sign-ins that fail, from one network. */
  strangers: number;
}

/** Tells the database what was spent here in a minute and hears what was spent everywhere, by the same keys. */
export type Share = (minute: number, spent: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>;

/** The minute, and a little for the clocks. */
const REMEMBERED_SECONDS = 70;
const SHARED_EVERY_MS = 1000;

/** Of one key in this minute: what it spent here and the others know of, and what we know that it spent with them. */
interface Account {
  told: number;
  elsewhere: number;
}

/**
 * The share of each asker, counted in memory, so that a request waits for nothing; once a second the processes tell each other what
 * was spent, by the database, in one statement for all keys (decision 0011). Keys are who was signed in and the network that a
 * connection comes from: nothing that a request says about itself.
 */
export class RateLimits {
  private readonly officers: RateLimiterMemory;
  private readonly clients: RateLimiterMemory;
  private readonly strangers: RateLimiterMemory;
  private readonly sharing: NodeJS.Timeout | undefined;
  private minute = 0;
  private untold = new Map<string, number>();
  private accounts = new Map<string, Account>();

  constructor(
    rates: Rates,
    /** Without it this process counts for itself. */
    private readonly share?: { with: Share; failed: (error: unknown) => void },
    private readonly now: () => number = Date.now,
  ) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: REMEMBERED_SECONDS });
    this.officers = limiter(rates.officer);
    this.clients = limiter(rates.client);
    this.strangers = limiter(rates.strangers);
    if (share) this.sharing = setInterval(() => void this.tell(), SHARED_EVERY_MS).unref();
  }

  /** Takes the points from the share of the officer, and of the portal if there is one. */
  async spend({ officerId, clientId }: Pick<Actor, 'officerId' | 'clientId'>, points: number): Promise<void> {
    const minute = this.turn();
    await this.take(this.officers, `officer ${officerId}`, minute, points);
    if (clientId) await this.take(this.clients, `client ${clientId}`, minute, points);
  }

  /** Before anything is done about a token that the hub has not seen: its network must not have failed too often. */
  async mustBeWelcome(address: string | undefined): Promise<void> {
    const minute = this.turn();
    const known = await this.strangers.get(keyIn(minute, networkOf(address)));
    if (known && known.consumedPoints >= this.strangers.points) throw this.later(minute);
  }

  /** Counts a sign-in that failed. Networks are counted here alone and told to nobody. */
  async stranger(address: string | undefined): Promise<void> {
    const minute = this.turn();
    await this.strangers.consume(keyIn(minute, networkOf(address))).catch((full: unknown) => this.refuse(full, minute));
  }

  /** Tells the others; when they cannot be told, everybody is still held to their share here. */
  async tell(): Promise<void> {
    if (!this.share || this.untold.size === 0) return;
    const [minute, spent] = [this.minute, this.untold];
    this.untold = new Map();
    try {
      const everywhere = await this.share.with(minute, spent);
      if (minute !== this.minute) return;
      for (const [key, total] of everywhere) {
        const account = this.accounts.get(key) ?? { told: 0, elsewhere: 0 };
        account.told += spent.get(key) ?? 0;
        const news = total - account.told - account.elsewhere;
        account.elsewhere += news;
        this.accounts.set(key, account);
        if (news > 0) await (key.startsWith('client ') ? this.clients : this.officers).penalty(keyIn(minute, key), news);
      }
    } catch (error) {
      this.share.failed(error);
    }
  }

  stop(): void {
    clearInterval(this.sharing);
  }

  private async take(limiter: RateLimiterMemory, key: string, minute: number, points: number): Promise<void> {
    if (this.share) this.untold.set(key, (this.untold.get(key) ?? 0) + points);
    await limiter.consume(keyIn(minute, key), points).catch((full: unknown) => this.refuse(full, minute));
  }

  /** The library rejects with how much was consumed, and with an error when something is wrong. */
  private refuse(full: unknown, minute: number): never {
    if (typeof (full as RateLimiterRes).consumedPoints !== 'number') throw full;
    throw this.later(minute);
  }

  private later(minute: number): RateLimited {
    return new RateLimited(Math.max(1, Math.ceil(((minute + 1) * 60_000 - this.now()) / 1000)));
  }

  /** The minute by the clock, the same in every process. With a new one all accounts begin anew. */
  private turn(): number {
    const minute = Math.floor(this.now() / 60_000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.untold = new Map();
      this.accounts = new Map();
    }
    return minute;
  }
}

function keyIn(minute: number, key: string): string {
  return `${minute} ${key}`;
}

/** An IPv4 address; of IPv6 the first 64 bits, since whoever has one address has all of those. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
