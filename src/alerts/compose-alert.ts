import { ref } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, ID, InputType, Int } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { type Work, mustBeCurrent } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { dayInIndia } from '../clocks/india.js';
import type { Context } from '../context.js';
import { NoticeKind } from '../disclosure/codes.js';
import { Conflict, Invalid } from '../errors.js';
import { District, State } from '../offices/place.entity.js';
import { Office } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import { arrayLiteral } from '../planner/page.js';
import { DateTime } from '../planner/scalars.js';
import { Alert } from './alert.entity.js';
import { checkTexts } from './check-text.js';
import { AlertKind, AlertUrgency, LONGEST_ALERT, LONGEST_DAYS, neverTold, railwayPolice, toldOf } from './codes.js';
import { marksOf } from './marks.js';

const MOST_PLACES = 50;
const MOST_OFFICES = 100;
const LONGEST_MARK = 40;

/** What an alert says. */
@InputType()
abstract class AlertContentInput extends ChangeInput {
  @Field(() => AlertUrgency, { description: 'How urgent it is.' })
  urgency!: AlertUrgency;

  @Field({
    description: `Whom or what to look out for, in at most ${LONGEST_ALERT} characters. Describe people without name, family, village, school or telephone: a text that holds any of these of the case is refused.`,
  })
  text!: string;

  @Field(() => DateTime, { description: `Until when it stands: at most ${LONGEST_DAYS} days from now.` })
  validUntil!: Date;

  @Field(() => [Int], { nullable: true, description: 'Districts of the route, in the order of the way (LGD codes).' })
  routeDistricts?: number[];

  @Field(() => [Int], { nullable: true, description: 'States of the route, where no district is known (LGD codes).' })
  routeStates?: number[];

  @Field(() => String, { nullable: true, description: 'Number of a vehicle.' })
  vehicle?: string;

  @Field(() => String, { nullable: true, description: 'Number of a train.' })
  train?: string;

  @Field(() => String, { nullable: true, description: 'What the agent is called; never a survivor.' })
  agentAlias?: string;

  @Field(() => String, { nullable: true, description: 'Telephone of the agent.' })
  agentPhone?: string;
}

@InputType({ description: 'An alert to other offices, from a case. It may not say who anybody in the case is.' })
export class ComposeAlertInput extends AlertContentInput {
  @Field(() => ID, { description: 'The case it comes from. Who receives the alert does not see it.' })
  caseId!: string;

  @Field(() => AlertKind, { description: 'What it is about. It says which offices of a district are told.' })
  kind!: AlertKind;

  @Field(() => Boolean, { nullable: true, description: 'To the districts and States of the route; true when left out.' })
  alongRoute?: boolean;

  @Field(() => [Int], { nullable: true, description: 'To these districts (LGD codes).' })
  toDistricts?: number[];

  @Field(() => [Int], { nullable: true, description: 'To these States, their bureau and districts (LGD codes).' })
  toStates?: number[];

  @Field(() => Boolean, { nullable: true, description: 'To the railway police (GRP and RPF) there as well.' })
  toRailwayPolice?: boolean;

  @Field(() => [ID], { nullable: true, description: `To these offices, at most ${MOST_OFFICES}.` })
  toOfficeIds?: string[];
}

export const ComposeAlertPayload = PayloadOf('composeAlert', 'alert', () => Alert);

/** What comes before: does a text say who somebody is? */
export function checkComposed(context: Context, input: ComposeAlertInput): Promise<void> {
  return checkTexts(context, { operation: 'composeAlert', opId: input.opId, caseId: input.caseId, texts: textsOf(input) });
}

export async function composeAlert(work: Work, input: ComposeAlertInput): Promise<Alert> {
  const { em, load } = work;
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  const alert = await alertOf(work, input, input.kind, caseFile);
  await work.save();
  const route = input.alongRoute ?? true;
  const districts = [...(route ? alert.routeDistricts : []), ...(await places(em, District, input.toDistricts, 'toDistricts'))];
  const states = [...(route ? alert.routeStates : []), ...(await places(em, State, input.toStates, 'toStates'))];
  const officeIds = [...new Set((input.toOfficeIds ?? []).map((id) => rowId('Office', id, ['toOfficeIds'])))];
  if (officeIds.length > MOST_OFFICES) throw new Invalid(`Name at most ${MOST_OFFICES} offices.`, ['toOfficeIds']);
  const kinds = [...new Set([...toldOf[input.kind], ...(input.toRailwayPolice ? railwayPolice : [])])];
  const told = await address(work, alert, { kinds, districts, states, officeIds });
  if (told === 0) throw new Invalid('This goes to nobody. Name districts, States or offices other than your own.', ['toDistricts']);
  await tellRecipients(work, alert, NoticeKind.ALERT_RECEIVED);
  return alert;
}

@InputType({ description: 'A new alert that takes the place of one of your office, and goes to the same offices.' })
export class SupersedeAlertInput extends AlertContentInput {
  @Field(() => ID, { description: 'The alert whose place it takes.' })
  alertId!: string;

  @Field(() => Int, { description: 'The `version` of that alert. If it has moved on, nothing is changed.' })
  expectedVersion!: number;
}

export const SupersedeAlertPayload = PayloadOf('supersedeAlert', 'alert', () => Alert);

export function checkSuperseding(context: Context, input: SupersedeAlertInput): Promise<void> {
  return checkTexts(context, { operation: 'supersedeAlert', opId: input.opId, alertId: input.alertId, texts: textsOf(input) });
}

/** Answers the new alert. */
export async function supersedeAlert(work: Work, input: SupersedeAlertInput): Promise<Alert> {
  const { em } = work;
  const old = await lockOwnAlert(work, input.alertId);
  mustBeCurrent(old, input.expectedVersion);
  const caseFile = await em.findOneOrFail(CaseFile, { id: old.caseFile?.id ?? null }).catch(() => {
    throw new Conflict('Your office takes no part in the case any more. Withdraw the alert.', ['alertId']);
  });
  const alert = await alertOf(work, input, old.kind, caseFile);
  old.supersede(ref(alert), work.now);
  await work.save();
  await address(work, alert, { inPlaceOf: old.id });
  await tellRecipients(work, alert, NoticeKind.ALERT_RECEIVED);
  return alert;
}

interface Address {
  inPlaceOf?: string;
  kinds?: readonly string[];
  districts?: readonly number[];
  states?: readonly number[];
  officeIds?: readonly string[];
}

/** One statement, however many they are. */
async function address(
  { em, now }: Work,
  alert: Alert,
  { inPlaceOf, kinds = [], districts = [], states = [], officeIds = [] }: Address,
): Promise<number> {
  const [{ told }]: [{ told: number }] = await em.execute(
    'select hub.address_alert(?::uuid, ?::uuid, ?::text[], ?::text[], ?::int[], ?::int[], ?::uuid[], ?::date) as told',
    [
      alert.id,
      inPlaceOf ?? null,
      arrayLiteral(kinds),
      arrayLiteral(neverTold),
      arrayLiteral(districts.map(String)),
      arrayLiteral(states.map(String)),
      arrayLiteral(officeIds),
      dayInIndia(now),
    ],
  );
  return told;
}

/** An alert of the caller's office, locked. Seen and another's is refused; others are not there. */
export async function lockOwnAlert({ em, actor, load }: Work, id: string): Promise<Alert> {
  const seen = await em.findOne(Alert, { id: rowId('Alert', id, ['alertId']) });
  if (seen) mustBe(actor, seen.issuedByOffice, 'Only the office that issued the alert may do this.');
  return load(Alert, id, 'alertId');
}

/** One statement, however many they are. */
export async function tellRecipients({ em, actor, now }: Work, alert: Alert, kind: NoticeKind): Promise<void> {
  await em.execute(
    `insert into hub.notice (id, at, office_id, kind, about_id, subject)
     select gen_random_uuid(), ?, r.office_id, ?, ?::uuid, ? from hub.alert_recipient r where r.alert_id = ?::uuid`,
    [now, kind, actor.officerId, globalId('Alert', alert.id), alert.id],
  );
}

async function alertOf({ em, actor, now }: Work, input: AlertContentInput, kind: AlertKind, caseFile: CaseFile): Promise<Alert> {
  const text = written(input.text, ['text'], LONGEST_ALERT);
  const days = (input.validUntil.getTime() - now.getTime()) / 86_400_000;
  if (days <= 0) throw new Invalid('This lies in the past. Say until when the alert stands.', ['validUntil']);
  if (days > LONGEST_DAYS)
    throw new Invalid(`An alert stands for at most ${LONGEST_DAYS} days. Supersede it when it must stand longer.`, ['validUntil']);
  const mark = (field: 'vehicle' | 'train' | 'agentAlias' | 'agentPhone') =>
    input[field] == null ? undefined : written(input[field], [field], LONGEST_MARK);
  const marked = { vehicle: mark('vehicle'), train: mark('train'), agentAlias: mark('agentAlias'), agentPhone: mark('agentPhone') };
  return em.create(Alert, {
    caseFile,
    issuedByOffice: ref(Office, actor.officeId),
    issuedBy: actor.officerId,
    issuedAt: now,
    validUntil: input.validUntil,
    kind,
    urgency: input.urgency,
    text,
    routeDistricts: await places(em, District, input.routeDistricts, 'routeDistricts'),
    routeStates: await places(em, State, input.routeStates, 'routeStates'),
    ...marked,
    marks: marksOf(marked),
  });
}

function textsOf({ text, vehicle, train, agentAlias, agentPhone }: AlertContentInput): Record<string, string | undefined> {
  return { text, vehicle, train, agentAlias, agentPhone };
}

async function places(em: EntityManager, kind: typeof District | typeof State, codes: number[] | undefined, field: string): Promise<number[]> {
  if (!codes || codes.length === 0) return [];
  const named = [...new Set(codes)];
  if (named.length > MOST_PLACES) throw new Invalid(`Name at most ${MOST_PLACES} places.`, [field]);
  if ((await em.count<District | State>(kind, { code: { $in: named } })) < named.length)
    throw new Invalid('A code is none of the Local Government Directory.', [field]);
  return named;
}
