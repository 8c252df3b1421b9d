import { ref } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import { change, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { record } from '../audit/record.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { dayInIndia } from '../clocks/india.js';
import type { Context } from '../context.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import { globalId } from '../planner/global-id.js';
import type { PageSource } from '../planner/page.js';
import { BrokenGlass } from './break-glass.entity.js';
import { NoticeKind, SHORTEST_REASON } from './codes.js';
import { tell, tellSupervisor } from './notices.js';

const LONGEST_MINUTES = 60;
/** Numbers that an officer may try in a day (IST): who guesses is told to the supervisor with the first wrong one. */
const TRIES_A_DAY = 5;

@InputType({ description: 'An emergency: an officer must see a case in which their office takes no part.' })
export class BreakGlassInput extends ChangeInput {
  @Field({ description: 'The number of the case, such as RJ-JAI-042715, as somebody has told it.' })
  caseNumber!: string;

  @Field({ description: `Why, in your own words: ${SHORTEST_REASON} characters or more. Name nobody.` })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Number of the FIR or of the diary entry.' })
  reference?: string;

  @Field(() => Int, { nullable: true, description: `For how many minutes, 1 to ${LONGEST_MINUTES}; ${LONGEST_MINUTES} when left out.` })
  minutes?: number;
}

export const BreakGlassPayload = PayloadOf('breakGlass', 'brokenGlass', () => BrokenGlass);

/**
 * Opens one case to one officer, and tells the supervisor and the Committees of the case in the same transaction. This is the one door that says
 * whether a number is a case's; so each try is counted and on record, and the supervisor is told of the wrong ones too.
 */
export async function breakGlassDoor(context: Context, input: BreakGlassInput): Promise<object> {
  try {
    return await change(context, 'breakGlass', BreakGlassPayload, input, breakGlass, undefined, () => countTry(context));
  } catch (error) {
    if (error instanceof NotFound)
      await context.write(async (em) => {
        record(em, context, { operation: 'breakGlass', opId: input.opId, refused: error.code });
        await tellSupervisor(em, context, NoticeKind.GLASS_NOT_BROKEN);
        await em.flush();
      });
    throw error;
  }
}

/** In a transaction of its own, so that it is counted whatever comes of it. */
async function countTry(context: Context): Promise<void> {
  const { officerId } = context.actor;
  const [row] = await context.write((em) =>
    em.execute<{ tries: number }[]>(
      `insert into hub.opening_count as c (officer_id, day, opened, tries) select ?::uuid, ?::date, 0, 1
       on conflict (officer_id, day) do update set tries = c.tries + 1 returning tries`,
      [officerId, dayInIndia(context.clock())],
    ),
  );
  if (row!.tries > TRIES_A_DAY)
    throw new Conflict(`The glass may be broken ${TRIES_A_DAY} times a day, wrong numbers included. In danger, call the office that leads the case.`);
}

async function breakGlass({ em, now }: Work, input: BreakGlassInput): Promise<BrokenGlass> {
  const number = input.caseNumber.trim().toUpperCase();
  if (!/^[A-Z]{2}-[A-Z]{3}-\d{6}$/.test(number)) throw new Invalid('A case has a number such as RJ-JAI-042715.', ['caseNumber']);
  const reason = written(input.reason, ['reason'], 1000);
  if (reason.length < SHORTEST_REASON) throw new Invalid(`Say why, in ${SHORTEST_REASON} characters or more.`, ['reason']);
  const minutes = input.minutes ?? LONGEST_MINUTES;
  if (minutes < 1 || minutes > LONGEST_MINUTES) throw new Invalid(`For 1 to ${LONGEST_MINUTES} minutes.`, ['minutes']);
  if ((await em.count(CaseFile, { number })) > 0)
    throw new Conflict('Your office takes part in this case. There is no glass to break.', ['caseNumber']);
  const id = uuidv7();
  const until = new Date(now.getTime() + minutes * 60_000);
  const [{ verdict }]: [{ verdict: string }] = await em.execute('select hub.break_glass(?, ?, ?, ?, ?, ?) as verdict', [
    id,
    number,
    reason,
    input.reference ?? null,
    now,
    until,
  ]);
  if (verdict === 'SUSPENDED')
    throw new Forbidden('Your right to break the glass is suspended: an earlier one was not reviewed in 24 hours, or was found unjustified.');
  if (verdict !== 'BROKEN') throw new NotFound();
  return em.findOneOrFail(BrokenGlass, { id });
}

@InputType({ description: 'The review of a broken glass.' })
export class ReviewBrokenGlassInput extends ChangeInput {
  @Field(() => ID, { description: 'The broken glass.' })
  brokenGlassId!: string;

  @Field({ description: 'Whether it was right. When not, the officer breaks no other for 90 days.' })
  isJustified!: boolean;
}

export const ReviewBrokenGlassPayload = PayloadOf('reviewBrokenGlass', 'brokenGlass', () => BrokenGlass);

/** By the office of the supervisor or a Committee of the case, and never by the officer. */
export async function reviewBrokenGlass({ em, actor, now, load, context }: Work, input: ReviewBrokenGlassInput): Promise<BrokenGlass> {
  const glass = await load(BrokenGlass, input.brokenGlassId, 'brokenGlassId');
  if (glass.officer.id === actor.officerId) throw new Forbidden('Nobody reviews themselves.');
  if (glass.reviewedAt) throw new Conflict('This has been reviewed.', ['brokenGlassId']);
  glass.reviewedAt = now;
  glass.reviewedBy = ref(Officer, actor.officerId);
  glass.isJustified = input.isJustified;
  tell(em, context, NoticeKind.GLASS_REVIEWED, { officeId: glass.office.id, officerId: glass.officer.id }, globalId('BrokenGlass', glass.id));
  return glass;
}

/** Those of the caller, and those that are for the caller to review; newest first. */
export function brokenGlassSource({ officerId }: Actor, mine: boolean): PageSource<BrokenGlass> {
  return {
    entity: BrokenGlass,
    where: [{ sql: mine ? 't.officer_id = ?' : 't.officer_id <> ?', params: [officerId] }],
    order: { column: 't.since', type: 'timestamptz', descending: true },
  };
}

/** Ends what has run out: broken glasses, participation that was given for a time, entries on the watch list. */
export async function endExpired(em: EntityManager, now: Date): Promise<void> {
  await em.execute('select hub.end_expired(?)', [now]);
  await em.execute('select hub.end_watch_entries(?)', [now]);
}
