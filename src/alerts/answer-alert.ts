import { LockMode } from '@mikro-orm/postgresql';
import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Forbidden, Invalid, NotFound } from '../errors.js';
import { mustBeCurrent, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import type { Context } from '../context.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Office } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import { DateTime } from '../planner/scalars.js';
import { Alert, AlertRecipient, AlertSighting } from './alert.entity.js';
import { checkTexts } from './check-text.js';
import { AlertOutcome, LONGEST_ALERT, WithdrawalReason } from './codes.js';
import { lockOwnAlert, tellRecipients } from './compose-alert.js';

@InputType({ description: 'Your office has read an alert that it received.' })
export class AcknowledgeAlertInput extends ChangeInput {
  @Field(() => ID, { description: 'The alert.' })
  alertId!: string;
}

export const AcknowledgeAlertPayload = PayloadOf('acknowledgeAlert', 'alert', () => Alert);

export async function acknowledgeAlert(work: Work, input: AcknowledgeAlertInput): Promise<Alert> {
  const { alert, mine } = await received(work, input.alertId);
  alert.mustStand(work.now);
  mine.acknowledgedAt ??= work.now;
  return alert;
}

@InputType({ description: 'What your office did upon an alert, and what came of it.' })
export class ActUponAlertInput extends ChangeInput {
  @Field(() => ID, { description: 'The alert.' })
  alertId!: string;

  @Field(() => AlertOutcome, { description: 'What came of it. Say it again when more has come of it.' })
  outcome!: AlertOutcome;
}

export const ActUponAlertPayload = PayloadOf('actUponAlert', 'alert', () => Alert);

export async function actUponAlert(work: Work, input: ActUponAlertInput): Promise<Alert> {
  const { alert, mine } = await received(work, input.alertId);
  alert.mustNotBeWithdrawn();
  mine.acknowledgedAt ??= work.now;
  mine.outcome = input.outcome;
  mine.actedAt = work.now;
  tell(work.em, work.context, NoticeKind.ALERT_ACTED, { officeId: alert.issuedByOffice.id }, globalId('Alert', alert.id));
  return alert;
}

@InputType({ description: 'Somebody or something that an alert is about was seen.' })
export class ReportSightingInput extends ChangeInput {
  @Field(() => ID, { description: 'The alert.' })
  alertId!: string;

  @Field(() => Int, { description: 'Where: the district (LGD code).' })
  district!: number;

  @Field(() => DateTime, { description: 'When it was seen (UTC).' })
  seenAt!: Date;

  @Field({ description: `What was seen, in at most ${LONGEST_ALERT} characters and without names, like an alert.` })
  text!: string;
}

export const ReportSightingPayload = PayloadOf('reportSighting', 'alertSighting', () => AlertSighting);

export function checkSighting(context: Context, { opId, alertId, text }: ReportSightingInput): Promise<void> {
  return checkTexts(context, { operation: 'reportSighting', opId, alertId, texts: { text } });
}

export async function reportSighting(work: Work, input: ReportSightingInput): Promise<AlertSighting> {
  const { em, actor, now, context } = work;
  const alert = await em.findOne(Alert, { id: rowId('Alert', input.alertId, ['alertId']) });
  if (!alert) throw new NotFound();
  alert.mustNotBeWithdrawn();
  const text = written(input.text, ['text'], LONGEST_ALERT);
  mustHaveHappened(input.seenAt, now, 'seenAt');
  const district = await em.findOne(District, { code: input.district });
  if (!district) throw new Invalid('A code is none of the Local Government Directory.', ['district']);
  const sighting = em.create(AlertSighting, {
    alert: ref(alert),
    issuedByOfficeId: alert.issuedByOffice.id,
    caseId: alert.caseFile?.id,
    reportedByOffice: ref(Office, actor.officeId),
    reportedBy: actor.officerId,
    reportedAt: now,
    district: ref(district),
    seenAt: input.seenAt,
    text,
  });
  await work.save();
  tell(em, context, NoticeKind.ALERT_SIGHTING, { officeId: alert.issuedByOffice.id }, globalId('Alert', alert.id));
  // Who leads the case is no business of the office that reports.
  await em.execute('select hub.tell_lead_of_sighting(?, ?)', [sighting.id, now]);
  return sighting;
}

@InputType({ description: 'Takes back an alert of your office.' })
export class WithdrawAlertInput extends ChangeInput {
  @Field(() => ID, { description: 'The alert.' })
  alertId!: string;

  @Field(() => Int, { description: 'The `version` of the alert. If it has moved on, nothing is changed.' })
  expectedVersion!: number;

  @Field(() => WithdrawalReason, { description: 'Why.' })
  reason!: WithdrawalReason;
}

export const WithdrawAlertPayload = PayloadOf('withdrawAlert', 'alert', () => Alert);

export async function withdrawAlert(work: Work, input: WithdrawAlertInput): Promise<Alert> {
  const alert = await lockOwnAlert(work, input.alertId);
  mustBeCurrent(alert, input.expectedVersion);
  alert.withdraw(input.reason, work.now);
  await work.save();
  await tellRecipients(work, alert, NoticeKind.ALERT_WITHDRAWN);
  return alert;
}

/** The alert and the caller's own row of it, locked: the row of the alert is another office's to change. */
async function received({ em, actor }: Work, id: string): Promise<{ alert: Alert; mine: AlertRecipient }> {
  const alert = await em.findOne(Alert, { id: rowId('Alert', id, ['alertId']) });
  if (!alert) throw new NotFound();
  const mine = await em.findOne(AlertRecipient, { alert: alert.id, office: actor.officeId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!mine) throw new Forbidden('This alert is not addressed to your office.');
  return { alert, mine };
}
