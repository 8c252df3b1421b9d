import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { type Work, mustHaveHappened } from '../audit/change.js';
import { mustBeANumber } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { DateTime } from '../planner/scalars.js';
import { mustStandAlone } from '../survivors/survivor-file.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { LegalEvent } from './legal-event.entity.js';
import { LegalEventKind, legalEvents } from './legal-events.js';
import { rulePack } from './rules.js';
import { mustOweTheDuty } from './whose-duty.js';

@InputType({ description: 'What happened, and when: something that starts or ends a clock and that no other operation records.' })
export class RecordLegalEventInput extends ChangeInput {
  @Field(() => LegalEventKind, { description: 'What happened.' })
  kind!: LegalEventKind;

  @Field(() => ID, { nullable: true, description: 'The case. Left out where the event is of a survivor, or of your office alone.' })
  caseId?: string;

  @Field(() => ID, { nullable: true, description: 'The survivor, where the event is about one.' })
  survivorId?: string;

  @Field(() => DateTime, { description: 'When it happened (UTC), however late you report it. Clocks are judged by this.' })
  happenedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Number of the order, notice or report. A number: name nobody.' })
  reference?: string;

  @Field(() => String, { nullable: true, description: 'Of an order that gives more time: the code of the duty, such as C12.' })
  extends?: string;

  @Field(() => DateTime, { nullable: true, description: 'And until when (UTC).' })
  until?: Date;

  @Field(() => CorrectionInput, { nullable: true, description: 'Set when this takes the place of an event that was recorded wrongly.' })
  correction?: CorrectionInput;
}

export const RecordLegalEventPayload = PayloadOf('recordLegalEvent', 'event', () => LegalEvent);

/** Nothing of a case happened before there were cases like it in any hub. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');

/** Puts an event on record that starts or ends clocks. The clocks follow from the log: nothing here says how they stand. */
export async function recordLegalEvent(work: Work, input: RecordLegalEventInput): Promise<LegalEvent> {
  const { em, actor, now } = work;
  const { kind, happenedAt, reference, until } = input;
  const rule = legalEvents[kind];
  if (!hasRole(actor, ...rule.recordedBy)) throw new Forbidden(`This is recorded by: ${rule.recordedBy.join(', ')}.`);
  mustHaveHappened(happenedAt, now, 'happenedAt');
  if (happenedAt.getTime() < EARLIEST) throw new Invalid('This lies too long ago to be meant.', ['happenedAt']);
  if (reference != null) mustBeANumber(reference, ['reference']);
  const { caseFile, survivor } = await aboutWhat(work, input);
  const replaced = await supersede(work, LegalEvent, input.correction);
  if (replaced && replaced.kind !== kind) throw new Conflict('A correction is of the same kind as what it corrects.', ['kind']);
  if (survivor ?? caseFile) mustBeAboutTheSame(replaced, (survivor ?? caseFile)!);
  if (kind === LegalEventKind.EXTENSION_ORDERED) mustExtend(input);
  else if (input.extends ?? until) throw new Invalid('Only EXTENSION_ORDERED gives more time.', ['extends']);
  await mustFollowItsCause(work, input, caseFile, survivor);
  if (caseFile) await mustOweTheDuty(work, kind, caseFile, survivor);
  return em.create(LegalEvent, {
    ...(caseFile && { caseFile: ref(caseFile) }),
    ...(survivor && { survivor: ref(survivor) }),
    kind,
    happenedAt,
    reference,
    extends: input.extends,
    until,
    dataClass: rule.dataClass ?? undefined,
    ...recordedBy(actor, now),
  });
}

async function aboutWhat(work: Work, { kind, caseId, survivorId }: RecordLegalEventInput): Promise<{ caseFile?: CaseFile; survivor?: Survivor }> {
  const { of } = legalEvents[kind];
  if (of === 'OFFICE') {
    if (caseId ?? survivorId) throw new Invalid('This is of your office, and of no case.', [caseId ? 'caseId' : 'survivorId']);
    return {};
  }
  if (of === 'SURVIVOR' && !survivorId) throw new Invalid('Say of which survivor.', ['survivorId']);
  if (!survivorId && !caseId) throw new Invalid('Say of which case.', ['caseId']);
  const survivor = survivorId ? await work.load(Survivor, survivorId, 'survivorId') : undefined;
  if (survivor) await mustStandAlone(work, survivor, 'survivorId');
  const caseFile = await work.load(CaseFile, survivor ? `Case_${survivor.caseFile.id}` : caseId!, 'caseId');
  if (survivor && caseId && caseId !== `Case_${caseFile.id}`) throw new NotFound();
  return { caseFile, ...(survivor && { survivor }) };
}

function mustExtend({ extends: code, until, happenedAt, reference }: RecordLegalEventInput): void {
  if (!code || !rulePack.some((rule) => rule.code === code))
    throw new Invalid('Name the code of the duty that has more time, such as C12.', ['extends']);
  if (!until) throw new Invalid('Say until when.', ['until']);
  if (until <= happenedAt) throw new Invalid('The new time lies after the order.', ['until']);
  if (!reference) throw new Invalid('Name the number of the order.', ['reference']);
}

/** What only ends something that was begun by an event of its own cannot come before it, or without it. */
const causes: Partial<Record<LegalEventKind, LegalEventKind>> = {
  INFORMATION_SIGNED: LegalEventKind.ELECTRONIC_INFORMATION,
  PRELIMINARY_INQUIRY_ENDED: LegalEventKind.PRELIMINARY_INQUIRY_BEGUN,
  RELEASE_CERTIFICATE_ISSUED: LegalEventKind.PRIMA_FACIE_BONDAGE,
  SUMMARY_TRIAL_ENDED: LegalEventKind.BLSA_COMPLAINT_FILED,
  WAGES_DEPOSITED: LegalEventKind.WAGE_NOTICE_SERVED,
  RECOVERY_CERTIFICATE_ISSUED: LegalEventKind.WAGE_NOTICE_SERVED,
  COMPENSATION_INQUIRY_ENDED: LegalEventKind.COMPENSATION_RECOMMENDED,
  FINDING_REPORTED: LegalEventKind.FOUND_ABANDONED,
  NODAL_OFFICER_TOLD: LegalEventKind.SCHOOL_ABSENCE_30_DAYS,
  ITPA_INQUIRY_ENDED: LegalEventKind.REMOVED_UNDER_ITPA,
  CHILD_EVIDENCE_RECORDED: LegalEventKind.COGNIZANCE_TAKEN,
  THREAT_ANALYSED: LegalEventKind.PROTECTION_APPLIED,
  INTEREST_PAID: LegalEventKind.FINE_DEPOSITED,
  BREACH_DETAILS_GIVEN: LegalEventKind.PERSONAL_DATA_BREACH,
  CERT_IN_TOLD: LegalEventKind.CYBER_INCIDENT,
};

async function mustFollowItsCause(
  { em, actor }: Work,
  { kind, happenedAt }: RecordLegalEventInput,
  caseFile?: CaseFile,
  survivor?: Survivor,
): Promise<void> {
  const cause = causes[kind];
  if (!cause) return;
  const first = await em.findOne(
    LegalEvent,
    {
      kind: cause,
      supersededAt: null,
      ...(survivor ? { survivor: survivor.id } : caseFile ? { caseFile: caseFile.id } : { caseFile: null, recordedByOffice: actor.officeId }),
    },
    { orderBy: { happenedAt: 'asc' } },
  );
  if (!first)
    throw new Conflict(`Before this comes ${cause}, and it is not on record. Record it first, with the time at which it happened.`, ['kind']);
  if (happenedAt < first.happenedAt) throw new Conflict(`This lies before ${cause}. Correct the time of one of the two.`, ['happenedAt']);
}
