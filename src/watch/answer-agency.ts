import { createHash } from 'node:crypto';
import { ref } from '@mikro-orm/core';
import canonicalize from 'canonicalize';
import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { mustBeANumber } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Invalid } from '../errors.js';
import { Agency } from './agency.entity.js';
import type { EvidenceKind } from './evidence.js';
import { recordedIn } from './register-premises.js';
import { seen } from './seen.js';
import type { AppealOutcome, WatchReason, WatchState } from './watch-codes.js';
import { AgencyAnswer } from './watch-entry.entity.js';

@InputType({ description: 'An agency asks what the watch list says of it. It gets its own entry and nothing else.' })
export class AnswerAgencyInput extends ChangeInput {
  @Field(() => ID, { description: 'The agency, of your area.' })
  agencyId!: string;

  @Field(() => String, { nullable: true, description: 'The number of its licence, as it shows it; left out where it has none.' })
  licenceNumber?: string;

  @Field({ description: 'The number of the paper by which whoever came proves to speak for the agency.' })
  proofNumber!: string;
}

export const AnswerAgencyPayload = PayloadOf('answerAgency', 'answer', () => AgencyAnswer);

/** One proceeding, as the party is told of it: of the evidence which kinds and when, and never from whom, nor which case. */
interface Told {
  state: WatchState;
  servedAt: string;
  replyBy: string;
  repliedAt: string | null;
  decidedAt: string | null;
  reason: WatchReason | null;
  orderNumber: string | null;
  reviewOn: string | null;
  expiresOn: string | null;
  appealedAt: string | null;
  appealBy: string | null;
  appealOutcome: AppealOutcome | null;
  endedAt: string | null;
  evidence: { kind: EvidenceKind; datedOn: string }[];
}

/** Its own, once it was given notice, also what has ended; `hub.watch_record_of` decides which, for an office of the area with the right licence number. */
export async function answerAgency({ em, actor, now }: Work, input: AnswerAgencyInput): Promise<AgencyAnswer> {
  mustBeANumber(input.proofNumber, ['proofNumber']);
  const agency = await seen(em, Agency, input.agencyId, 'agencyId');
  const [found]: { record: Told[] | null }[] = await em.execute('select hub.watch_record_of(?, ?) as record', [
    agency.id,
    input.licenceNumber ?? null,
  ]);
  if (!found?.record)
    throw new Invalid('No agency of your area has this licence number. Ask for the paper again, or send the agency to the offices of its district.', [
      'licenceNumber',
    ]);
  const record = found.record;
  const json = canonicalize({ agency: agency.name, licenceNumber: agency.licenceNumber ?? null, askedOn: dayInIndia(now), entries: record })!;
  return em.create(AgencyAnswer, {
    agency: ref(agency),
    proofNumber: input.proofNumber,
    json,
    text: inWords(agency.name, dayInIndia(now), record),
    digest: createHash('sha256').update(json).digest('hex'),
    ...recordedIn(actor, now, await agency.district.loadOrFail()),
  });
}

const standing: Record<WatchState, string> = {
  PROPOSED: 'Proposed',
  NOTIFIED: 'Not on the list; notice was given and nothing is decided yet',
  LISTED: 'On the list',
  REFUSED: 'Not on the list; it was refused',
  WITHDRAWN: 'Not on the list; the proposal was taken back',
  DELISTED: 'Not on the list any more',
  EXPIRED: 'Not on the list any more; it ran out',
};

function inWords(name: string, day: string, record: readonly Told[]): string {
  const lines = [`What the watch list of placement agencies says of: ${name}`, `On ${day} (IST)`, ''];
  if (record.length === 0) lines.push('Nothing. The agency is not on the list, and no proceeding is open of which it was given notice.');
  for (const told of record) {
    const rows: [string, string | null][] = [
      ['Standing', standing[told.state]],
      ['Notice given', told.servedAt],
      ['Reply due by', told.replyBy],
      ['Reply received', told.repliedAt],
      ['Decided', told.decidedAt],
      ['Reason', told.reason],
      ['Order number', told.orderNumber],
      ['Review on', told.reviewOn],
      ['Runs out on', told.expiresOn],
      ['Appeal received', told.appealedAt],
      ['Appeal to be decided by', told.appealBy],
      ['Appeal', told.appealOutcome],
      ['Ended', told.endedAt],
    ];
    for (const [label, value] of rows) if (value) lines.push(`${label}: ${value}`);
    lines.push('Upon:', ...told.evidence.map(({ kind, datedOn }) => `- ${kind}, of ${datedOn}`), '');
  }
  return lines.join('\n').trimEnd();
}
