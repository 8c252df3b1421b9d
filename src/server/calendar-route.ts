import type { RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Context, type Hub } from '../context.js';
import { AuditUnavailable, RateLimited, Unauthenticated } from '../errors.js';
import { calendarOf } from '../messages/calendar.js';
import { hashOfSecret } from '../messages/renew-calendar-address.js';
import type { RateLimits } from './rates.js';
import { refuse } from './refuse.js';
import { signIn } from './sign-in.js';

interface CalendarRouteOptions {
  shared: Hub;
  clock: () => Date;
  limiter: RateLimits;
  /** What is answered where there is nothing. */
  nothing: RequestHandler;
}

/** 256 bits. */
const secretIn = /^\/([\w-]{43})\.ics$/;
/** Readings of one address in a minute. Calendar programs come once an hour. */
const A_MINUTE_AT_MOST = 12;

/**
 * `GET /calendar/<secret>.ics`: the duties of an officer's office for a calendar program, which cannot sign in. The secret says who it is, and the
 * directory and the row policies what they see at that moment. Unknown, ended, malformed, or of somebody who has left: the same answer.
 */
export function calendarRoute({ shared, clock, limiter, nothing }: CalendarRouteOptions): RequestHandler {
  // Counted by what is asked for, before it is known whether there is such an address: so the count tells nobody either.
  const readings = new RateLimiterMemory({ points: A_MINUTE_AT_MOST, duration: 60 });
  return async (request, response, next) => {
    try {
      const secret = request.method === 'GET' ? secretIn.exec(request.path)?.[1] : undefined;
      await limiter.mustBeWelcome(request.ip);
      const hash = secret && hashOfSecret(shared.keys, secret);
      if (hash)
        await readings.consume(hash).catch((full: { msBeforeNext?: number }) => {
          throw full instanceof Error ? full : new RateLimited(Math.max(1, Math.ceil((full.msBeforeNext ?? 0) / 1000)));
        });
      const calendar = hash && (await read(shared, clock, hash));
      if (!calendar) {
        await limiter.stranger(request.ip);
        return void nothing(request, response, next);
      }
      response.type('text/calendar; charset=utf-8').send(calendar);
    } catch (error) {
      if (error instanceof RateLimited || error instanceof AuditUnavailable) refuse(response, error);
      else next(error);
    }
  };
}

async function read(shared: Hub, clock: () => Date, hash: string): Promise<string | undefined> {
  const [holder]: ({ id: string; subject: string } | undefined)[] = await shared.orm.em
    .fork()
    .execute('select id, subject from hub.calendar_holder(?)', [hash]);
  if (!holder) return undefined;
  let context: Context | undefined;
  try {
    const now = clock();
    const actor = await signIn(shared.orm, { subject: holder.subject, isMachine: false, expiresAt: now }, undefined, now);
    context = new Context(shared, actor, { clock });
    return await calendarOf(context, holder.id);
  } catch (error) {
    if (error instanceof Unauthenticated) return undefined;
    throw error;
  } finally {
    await context?.end();
  }
}
