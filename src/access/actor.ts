import { randomUUID } from 'node:crypto';
import type { Role } from './roles.js';
import { NOBODY } from './visibility.js';

/** Who asks: one officer of one office, perhaps through a department's portal. Made at sign-in from the hub's directory. */
export interface Actor {
  readonly officerId: string;
  /** The `sub` under which the officer signs in. */
  readonly subject: string;
  readonly officeId: string;
  /** The officer's roles; through a portal only those that the portal may act in too. */
  readonly roles: readonly Role[];
  /** The machine client that acts for the officer, if one does. */
  readonly clientId?: string;
  /** The broken glass that the officer looks through at this request: one case, and nothing of the office's own. */
  readonly brokenGlass?: string;
}

/** Whose lists the actor reads: the office's; through a broken glass, the one of that case. */
export function lookingAs({ officeId, brokenGlass }: Pick<Actor, 'officeId' | 'brokenGlass'>): string {
  return brokenGlass ?? officeId;
}

/** How long a context holds, in seconds: longer than any request, shorter than any use of one that was overheard. */
const CONTEXT_SECONDS = 30;

/** HMAC-SHA-256 under the key that the hub and the database share (`KeyRing`). */
export type Sign = (message: string) => Buffer;

/**
 * What the row policies read, in the one session variable they read it from: the form's version, officer, office, roles, request and
 * when it ends (seconds of the epoch, UTC), and over all of it a signature that the database verifies. So whoever finds a way to run SQL
 * through the hub can set the variable and not say with it that they are somebody else. Plain text with a mark between, since
 * policies look at it in dozens of places of a statement, and unpacking JSON took three times as long.
 */
export function contextOf(
  { officerId, roles, ...actor }: Pick<Actor, 'officerId' | 'officeId' | 'roles' | 'brokenGlass'>,
  sign: Sign,
  { requestId = randomUUID(), seconds = CONTEXT_SECONDS }: { requestId?: string; seconds?: number } = {},
): string {
  // By the machine's clock, which is the database's too; the hub's own clock is moved by tests.
  const ends = Math.floor(Date.now() / 1000) + seconds;
  const said = ['2', officerId, lookingAs(actor), rolesLiteral(roles), requestId, ends].join('|');
  return `${said}|${sign(said).toString('base64')}`;
}

/** The context in which the hub does its own work: nobody's. Functions that look over all offices answer no other. */
export function contextOfHubItself(sign: Sign): string {
  return contextOf({ officerId: NOBODY, officeId: NOBODY, roles: [] }, sign);
}

function rolesLiteral(roles: readonly Role[]): string {
  return `{${roles.join(',')}}`;
}

/**
 * Enters the context, if the directory still says of the actor what it said at sign-in: in service, in that office, in those
 * roles, through that portal. Asked in the transaction that reads, so that an actor may be remembered between requests and a
 * change in the directory takes effect at once; without the context no row is visible. A signature that does not hold is an error
 * and not an empty answer: then hub and database have different keys, or clocks.
 */
export const ENTER = `select hub.enter($1)
  from hub.officer o join hub.office f on f.id = o.office_id left join hub.client c on c.client_id = $6
  where o.id = $2::uuid and o.subject = $7::text and f.id = $3::uuid
    and array(select r from unnest(o.roles) with ordinality u(r, nr) where $6::text is null or r = any(c.roles) order by nr) = $4::text[]
    and o.active_from <= $5::date and (o.active_to is null or o.active_to >= $5::date)
    and f.active_from <= $5::date and (f.active_to is null or f.active_to >= $5::date)
    and ($8::uuid is null or hub.glass_is_broken($8, o.id, $9))
    and ($6::text is null or (c.department = f.department and c.state_code = f.state_code
      and c.active_from <= $5::date and (c.active_to is null or c.active_to >= $5::date)))`;

/** The values for `ENTER`, on a day in India. */
export function enteringAs(actor: Actor, { now, today }: { now: Date; today: string }, sign: Sign, requestId: string): unknown[] {
  const { officerId, subject, officeId, roles, clientId, brokenGlass } = actor;
  return [
    contextOf(actor, sign, { requestId }),
    officerId,
    officeId,
    rolesLiteral(roles),
    today,
    clientId ?? null,
    subject,
    brokenGlass ?? null,
    now,
  ];
}
