import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Ctx } from 'type-graphql';
import { Role } from '../access/roles.js';
import { hasRole } from '../access/stewardship.js';
import { OutboxEntry } from '../audit/audit.entity.js';
import { change, mustHaveHappened, problemOf, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf, Problem } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CaseKind, IntakeChannel } from '../cases/codes.js';
import { openCase } from '../cases/open-case.js';
import { CorrectionInput } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import type { Context } from '../context.js';
import { Conflict, Forbidden, HubError, Invalid } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { globalId } from '../planner/global-id.js';
import type { RowReading } from '../planner/reading.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { CHECKS_AT_ONCE, InspectionKind, InspectionOutcome, OFFLINE_DAYS, PARTNERS_AT_MOST, RegistersFound } from './codes.js';
import { Inspection, InspectionPartner, InspectionPlan } from './inspection.entity.js';
import { Premises } from './premises.entity.js';
import { PremisesInput, premisesOf } from './register-premises.js';
import { seen } from './seen.js';
import { ViolationCode, violations } from './violations.js';

const MOST_PEOPLE = 10_000;
const DAY = 86_400_000;
/** Well within what a request may take: an answer that says what was reached is better than none. */
const LONGEST_BATCH_MS = 5000;
const FURTHEST_PLAN_DAYS = 366;

@InputType({ description: 'How many people were seen at work, by the age that they say. Nobody is named.' })
export class PeopleSeenInput {
  @Field(() => Int, { description: 'Under 14.' })
  under14!: number;

  @Field(() => Int, { description: '14 or 15.' })
  from14To15!: number;

  @Field(() => Int, { description: '16 or 17.' })
  from16To17!: number;

  @Field(() => Int, { description: '18 or older.' })
  adults!: number;
}

@InputType({
  description:
    'A look at an establishment, as it was. Name the establishment by its id, or as it was found; a plan that it carries out names it too. `opId` and `happenedAt` are made by the phone, also without a network.',
})
export class RecordInspectionInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'The establishment, where it is on the register.' })
  premisesId?: string;

  @Field(() => PremisesInput, { nullable: true, description: 'The establishment as it was found: it is put on the register if it is not there.' })
  premises?: PremisesInput;

  @Field(() => ID, { nullable: true, description: 'The plan that it carries out.' })
  planId?: string;

  @Field(() => InspectionKind, { description: 'What kind of look it was.' })
  kind!: InspectionKind;

  @Field(() => DateTime, { description: `When, by the clock of whoever was there: at most ${OFFLINE_DAYS} days ago.` })
  happenedAt!: Date;

  @Field(() => PeopleSeenInput, { description: 'Who was seen at work.' })
  seen!: PeopleSeenInput;

  @Field(() => RegistersFound, { description: 'How the registers were found.' })
  registers!: RegistersFound;

  @Field(() => [ViolationCode], { description: 'Of what the establishment was found in breach; none is an answer too.' })
  violations!: ViolationCode[];

  @Field(() => [ViolationCode], { nullable: true, description: 'About what the employer was advised, where it is no breach.' })
  advice?: ViolationCode[];

  @Field(() => Int, {
    description: 'How many children and adolescents were found employed in breach of the law; 0 unless the outcome is CHILD_FOUND.',
  })
  childrenFound!: number;

  @Field(() => InspectionOutcome, { description: 'What came of it.' })
  outcome!: InspectionOutcome;

  @Field(() => ID, { nullable: true, description: 'The case that it belongs to. CHILD_FOUND goes with a case: this one, or a new one.' })
  caseId?: string;

  @Field(() => CaseKind, { nullable: true, description: 'Opens a case of this kind, of the instant of the inspection, which your office leads.' })
  newCase?: CaseKind;

  @Field(() => [ID], { nullable: true, description: `The offices that were there too, at most ${PARTNERS_AT_MOST}.` })
  jointWithOfficeIds?: string[];

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects an inspection on record.' })
  correction?: CorrectionInput;
}

export const RecordInspectionPayload = PayloadOf('recordInspection', 'inspection', () => Inspection);

/** Who does which look: an inspector under CALPRA s. 17 inspects, the police look in on their beat. */
const whose: Record<InspectionKind, readonly Role[]> = {
  LABOUR_INSPECTION: [Role.LABOUR_OFFICER, Role.DISTRICT_ADMINISTRATION],
  VIGIL_CHECK: [Role.POLICE_OFFICER, Role.AHTU_OFFICER],
};

export async function recordInspection(work: Work, input: RecordInspectionInput): Promise<Inspection> {
  const { em, actor, now } = work;
  mustBeOfMyKind(work, input.kind);
  mustHaveHappened(input.happenedAt, now, 'happenedAt');
  if (input.happenedAt.getTime() < now.getTime() - OFFLINE_DAYS * DAY)
    throw new Invalid(`This is more than ${OFFLINE_DAYS} days ago. Keep it in the diary of your office; the hub takes what is newer.`, [
      'happenedAt',
    ]);
  mustAddUp(input);
  const plan = input.planId ? await seen(em, InspectionPlan, input.planId, 'planId') : undefined;
  const premises = await placeOf(work, input, plan);
  if (plan && (await em.count(Inspection, { plan: plan.id, supersededAt: null })) > 0 && !input.correction)
    throw new Conflict('This plan was carried out already. Record another look without a plan.', ['planId']);
  const superseded = await supersededBy(work, input.correction, premises);
  const caseFile = await caseOf(work, input, premises);
  const { seen: people } = input;
  const inspection = em.create(Inspection, {
    state: premises.state,
    district: premises.district,
    premises: ref(premises),
    plan: plan && !superseded?.plan ? ref(plan) : null,
    kind: input.kind,
    happenedAt: input.happenedAt,
    seenUnder14: people.under14,
    seenFrom14: people.from14To15,
    seenFrom16: people.from16To17,
    seenAdults: people.adults,
    registers: input.registers,
    violations: [...new Set(input.violations)].toSorted(),
    advice: [...new Set(input.advice)].toSorted(),
    childrenFound: input.childrenFound,
    outcome: input.outcome,
    caseFile: caseFile && ref(caseFile),
    recordedByOffice: actor.officeId,
    recordedById: actor.officerId,
    recordedAt: now,
  });
  for (const office of await partnersOf(work, input.jointWithOfficeIds ?? []))
    em.create(InspectionPartner, {
      inspection: ref(inspection),
      office: ref(office),
      state: premises.state,
      district: premises.district,
      recordedByOffice: actor.officeId,
      recordedById: actor.officerId,
      recordedAt: now,
    });
  return inspection;
}

function mustBeOfMyKind({ actor }: Work, kind: InspectionKind): void {
  if (!hasRole(actor, ...whose[kind]))
    throw new Forbidden(
      kind === InspectionKind.LABOUR_INSPECTION
        ? 'Inspections are those of the labour department and the district administration (CALPRA s. 17). What the police see on their beat is a VIGIL_CHECK.'
        : 'A VIGIL_CHECK is what the police see on their beat. Record a LABOUR_INSPECTION.',
    );
}

/** What was seen, found and done must fit: a figure that is counted from it is as good as that. */
function mustAddUp({ seen: people, violations: found, childrenFound, outcome, caseId, newCase }: RecordInspectionInput): void {
  for (const [band, n] of [...Object.entries(people), ['childrenFound', childrenFound]] as [string, number][])
    if (n < 0 || n > MOST_PEOPLE) throw new Invalid(`Between 0 and ${MOST_PEOPLE} people.`, band === 'childrenFound' ? [band] : ['seen', band]);
  const breaches = found.map((code) => violations.get(code)!);
  if (childrenFound > 0 !== (outcome === InspectionOutcome.CHILD_FOUND))
    throw new Invalid('CHILD_FOUND says that children were found employed in breach of the law. Say how many; with any other outcome, 0.', [
      'childrenFound',
    ]);
  if (childrenFound > people.under14 + people.from14To15 + people.from16To17)
    throw new Invalid('More children were found than people under 18 were seen.', ['childrenFound']);
  if (childrenFound > 0 && !breaches.some(({ findsChild }) => findsChild))
    throw new Invalid('Say of which law that protects children the establishment was in breach: `violations` tells which codes do.', ['violations']);
  if (found.includes(ViolationCode.CHILD_EMPLOYED) && people.under14 === 0)
    throw new Invalid('CHILD_EMPLOYED is about a child under 14, and none was seen. For an adolescent, other codes apply.', ['violations']);
  const needsBreach: readonly InspectionOutcome[] = [
    InspectionOutcome.ADVISED,
    InspectionOutcome.NOTICE,
    InspectionOutcome.PROSECUTED,
    InspectionOutcome.COMPOUNDED,
  ];
  if (needsBreach.includes(outcome) && found.length === 0) throw new Invalid('Say of what the establishment was in breach.', ['violations']);
  if ((outcome === InspectionOutcome.NIL || outcome === InspectionOutcome.NOT_AN_OFFENCE) && found.length > 0)
    throw new Invalid('This outcome goes with no violation. What the employer was only told is `advice`.', ['violations']);
  if (outcome === InspectionOutcome.COMPOUNDED && !breaches.every(({ isCompoundable }) => isCompoundable))
    throw new Invalid('Not each of these can be compounded: `violations` tells which can.', ['outcome']);
  if (caseId && newCase) throw new Invalid('Name a case or open a new one, not both.', ['newCase']);
  if (outcome === InspectionOutcome.CHILD_FOUND && !caseId && !newCase)
    throw new Invalid('Where a child is found there is a case. Name it, or open one with `newCase`.', ['caseId']);
  if (newCase && outcome !== InspectionOutcome.CHILD_FOUND)
    throw new Invalid('A new case begins here only where a child is found. Otherwise open it with `openCase` and name it.', ['newCase']);
}

async function placeOf(work: Work, input: RecordInspectionInput, plan: InspectionPlan | undefined): Promise<Premises> {
  if ([input.premisesId, input.premises, plan].filter(Boolean).length !== 1)
    throw new Invalid('Name the establishment once: by its id, as it was found, or by the plan.', ['premisesId']);
  if (plan) {
    if (plan.kind !== input.kind) throw new Invalid('The plan is of another kind of look.', ['kind']);
    return plan.premises.loadOrFail();
  }
  if (input.premisesId) return work.load(Premises, input.premisesId, 'premisesId');
  const { known, made } = await premisesOf(work, input.premises!, ['premises']);
  return (known ?? made)!;
}

/** Only the office that recorded an inspection corrects it, once, and of the same establishment. */
async function supersededBy(work: Work, correction: CorrectionInput | undefined, premises: Premises): Promise<Inspection | undefined> {
  if (!correction) return undefined;
  const path = ['correction', 'supersedes'];
  const first = await work.load(Inspection, correction.supersedes, 'supersedes');
  if (first.recordedByOffice.id !== work.actor.officeId) throw new Forbidden('Only the office that recorded an inspection corrects it.');
  if (first.supersededAt) throw new Conflict('This has been superseded already. Correct the one that took its place.', path);
  if (first.premises.id !== premises.id) throw new Conflict('A correction is about the same establishment.', path);
  first.supersededAt = work.now;
  first.supersededBecause = correction.reason;
  return first;
}

async function partnersOf({ load, actor }: Work, ids: readonly string[]): Promise<Office[]> {
  if (ids.length > PARTNERS_AT_MOST) throw new Invalid(`Name at most ${PARTNERS_AT_MOST} offices.`, ['jointWithOfficeIds']);
  const offices: Office[] = [];
  for (const id of new Set(ids)) offices.push(await load(Office, id, 'jointWithOfficeIds'));
  if (offices.some(({ id }) => id === actor.officeId))
    throw new Invalid('Your own office was there anyway. Name the others.', ['jointWithOfficeIds']);
  return offices;
}

/** The case that it names, which the caller must see; or a new one, which begins when the child was found. */
async function caseOf(work: Work, { caseId, newCase, happenedAt, opId }: RecordInspectionInput, premises: Premises): Promise<CaseFile | undefined> {
  if (caseId) return work.load(CaseFile, caseId, 'caseId');
  if (!newCase) return undefined;
  const { em, actor, now } = work;
  const channel = hasRole(actor, ...whose.LABOUR_INSPECTION) ? IntakeChannel.INSPECTION : IntakeChannel.PATROL;
  const caseFile = await openCase(work, { opId, kind: newCase, district: premises.district.code, channel, receivedAt: happenedAt });
  // Whoever sees the case is told that it was opened: of the inspection they may not know.
  em.create(OutboxEntry, { at: now, officerId: actor.officerId, event: 'openCase', caseId: caseFile.id, subject: globalId('Case', caseFile.id) });
  return caseFile;
}

@InputType({
  description: `Up to ${CHECKS_AT_ONCE} inspections and checks, as a phone has kept them without a network. The opId of the whole is for the sender alone: each of them has its own.`,
})
export class RecordInspectionsInput extends ChangeInput {
  @Field(() => [RecordInspectionInput], {
    description: 'Each stands by itself, with an `opId` of its own, and is answered by itself. Sent again, each answers as before.',
  })
  checks!: RecordInspectionInput[];
}

@ObjectType({ description: 'What became of one of them.' })
export class InspectionAnswer {
  @Field({ description: 'The `opId` of the one that is answered.' })
  opId!: string;

  @Field(() => [Problem], { description: 'What to mend; empty when it was recorded.' })
  problems!: Problem[];

  recorded!: RowReading | null;

  @Field(() => Inspection, { nullable: true, description: 'What was recorded, as far as you may see it; null when there are problems.' })
  inspection(@Ctx() context: Context): Promise<Inspection | null> | null {
    return this.recorded && context.load(Inspection, this.recorded.id);
  }
}

@ObjectType({ description: 'The answer of `recordInspections`.' })
export class RecordInspectionsPayload {
  @Field(() => [InspectionAnswer], { description: 'One for each that was sent, in the same order.' })
  answers!: InspectionAnswer[];

  @Field(() => [Problem], { description: 'What is wrong with the whole; each of them has its own in `answers`.' })
  problems!: Problem[];
}

/** One after the other, each in a transaction of its own: what one lacks does not hold up the rest. What time does not suffice for is said to be sent again. */
export async function recordInspections(context: Context, { checks }: RecordInspectionsInput): Promise<RecordInspectionsPayload> {
  if (checks.length === 0 || checks.length > CHECKS_AT_ONCE)
    return { answers: [], problems: [problemOf(new Invalid(`Send 1 to ${CHECKS_AT_ONCE} of them at once.`, ['checks']))] };
  const answers: InspectionAnswer[] = [];
  const begun = performance.now();
  for (const check of checks) {
    const isLate = answers.length > 0 && performance.now() - begun > LONGEST_BATCH_MS;
    answers.push(isLate ? notReached(check) : await answerOf(context, check));
  }
  return { answers, problems: [] };
}

function notReached({ opId }: RecordInspectionInput): InspectionAnswer {
  const problem = problemOf(
    new Conflict('There was no time left for this one. Send it again under the same `opId`; what was recorded stays recorded.'),
  );
  return Object.assign(new InspectionAnswer(), { opId, recorded: null, problems: [problem] });
}

async function answerOf(context: Context, check: RecordInspectionInput): Promise<InspectionAnswer> {
  const answered = (inspection: RowReading | null, problems: Problem[]) =>
    Object.assign(new InspectionAnswer(), { opId: check.opId, recorded: inspection, problems });
  try {
    const { inspection, problems } = (await change(context, 'recordInspection', RecordInspectionPayload, check, recordInspection)) as {
      inspection: RowReading | null;
      problems: Problem[];
    };
    return answered(inspection, problems);
  } catch (error) {
    // What would be an error of a single one, hidden or not allowed, is told here with the one that it is about.
    if (!(error instanceof HubError) || !['NOT_FOUND', 'FORBIDDEN'].includes(error.code)) throw error;
    return answered(null, [problemOf(new Conflict(error.message, error.field))]);
  }
}

@InputType({ description: 'A look at an establishment that is to be taken.' })
export class PlanInspectionInput extends ChangeInput {
  @Field(() => ID, { description: 'Which establishment.' })
  premisesId!: string;

  @Field(() => InspectionKind, { description: 'What kind of look.' })
  kind!: InspectionKind;

  @Field(() => LocalDate, { description: 'On which day (IST), today or within a year.' })
  plannedFor!: string;
}

export const PlanInspectionPayload = PayloadOf('planInspection', 'plan', () => InspectionPlan);

export async function planInspection(work: Work, input: PlanInspectionInput): Promise<InspectionPlan> {
  const { em, actor, now, load } = work;
  mustBeOfMyKind(work, input.kind);
  const last = dayInIndia(new Date(now.getTime() + FURTHEST_PLAN_DAYS * DAY));
  if (input.plannedFor < dayInIndia(now) || input.plannedFor > last) throw new Invalid('Plan for today or a day within a year.', ['plannedFor']);
  const premises = await load(Premises, input.premisesId, 'premisesId');
  return em.create(InspectionPlan, {
    state: premises.state,
    district: premises.district,
    premises: ref(premises),
    kind: input.kind,
    plannedFor: input.plannedFor,
    recordedByOffice: actor.officeId,
    recordedById: actor.officerId,
    recordedAt: now,
  });
}
