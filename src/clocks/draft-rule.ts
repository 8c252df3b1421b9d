import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import { LocalDate } from '../planner/scalars.js';
import { Verified } from '../survivors/ages.js';
import type { Within } from './calendar.js';
import { ClockRuleVersion, RuleStatus } from './clock-rule.entity.js';
import { rowOf } from './law.js';
import type { ClockRule } from './rules.js';

@InputType({ description: 'A new version of a rule. What is left out stays as it is in the version before.' })
export class DraftClockRuleInput extends ChangeInput {
  @Field({ description: 'The code of the duty, such as C04.' })
  code!: string;

  @Field(() => LocalDate, {
    description: 'From which day on (IST): for clocks that start then or later. Those that run go on under the version before.',
  })
  commences!: string;

  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  duty?: string;

  @Field(() => String, { nullable: true, description: 'Act and section, gazette and number: the source of the change.' })
  law?: string;

  @Field(() => Int, { nullable: true, description: 'The time, in hours. One of the four.' })
  hours?: number;

  @Field(() => Int, { nullable: true, description: 'In days of the calendar.' })
  days?: number;

  @Field(() => Int, { nullable: true, description: 'In working days.' })
  workingDays?: number;

  @Field(() => Int, { nullable: true, description: 'In months.' })
  months?: number;

  @Field(() => [Int], { nullable: true, description: 'The States whose rule it is (LGD codes); an empty list: all of India.' })
  states?: number[];

  @Field(() => Verified, { nullable: true, description: 'How far the source was verified.' })
  verified?: Verified;

  @Field(() => String, { nullable: true, description: 'What else is to be known.' })
  note?: string;
}

@InputType({ description: "The second person's answer to a draft." })
export class AnswerClockRuleInput extends ChangeInput {
  @Field(() => ID, { description: 'The draft.' })
  ruleId!: string;

  @Field({ description: 'Whether clocks are to run by it.' })
  isApproved!: boolean;
}

export const DraftClockRulePayload = PayloadOf('draftClockRule', 'rule', () => ClockRuleVersion);
export const AnswerClockRulePayload = PayloadOf('answerClockRule', 'rule', () => ClockRuleVersion);

/** Drafts the next version of a rule. Nothing runs by it before a second person has read what it would change, and approved it. */
export async function draftClockRule({ em, actor }: Work, input: DraftClockRuleInput): Promise<ClockRuleVersion> {
  const versions = await em.find(ClockRuleVersion, { code: input.code }, { orderBy: { version: 'desc' } });
  const latest = versions.find(({ status }) => status === RuleStatus.LIVE);
  if (!latest) throw new Invalid('There is no rule of this code.', ['code']);
  if (versions.some(({ status }) => status === RuleStatus.DRAFT))
    throw new Conflict('There is a draft of this rule already. It must be answered first.', ['code']);
  if (input.commences <= latest.commences)
    throw new Invalid(`The version in force commences on ${latest.commences}. A new one commences later.`, ['commences']);
  const definition: ClockRule = {
    ...latest.definition,
    version: versions[0]!.version + 1,
    from: input.commences,
    within: withinOf(input) ?? latest.definition.within,
    ...(input.duty && { duty: input.duty }),
    ...(input.law && { law: input.law }),
    ...(input.verified && { verified: input.verified }),
    ...(input.note && { note: input.note }),
  };
  if (input.states?.length) Object.assign(definition, { states: input.states });
  else if (input.states) Reflect.deleteProperty(definition, 'states');
  return em.create(ClockRuleVersion, {
    ...rowOf(definition),
    status: RuleStatus.DRAFT,
    draftedBy: em.getReference(Officer, actor.officerId),
  });
}

function withinOf({ hours, days, workingDays, months }: DraftClockRuleInput): Within | undefined {
  const given = Object.entries({ hours, days, workingDays, months }).filter(([, n]) => n != null);
  if (given.length > 1) throw new Invalid('Give the time in one of hours, days, working days and months.', [given[1]![0]]);
  const [only] = given;
  if (!only) return undefined;
  if (only[1]! < 1 || only[1]! > 10_000) throw new Invalid('A time is at least 1.', [only[0]]);
  return { [only[0]]: only[1] } as Within;
}

/** Approves a draft, or not. Somebody else than who drafted it. The worker then runs every clock anew, beside the day's work. */
export async function answerClockRule({ load, em, actor, now }: Work, input: AnswerClockRuleInput): Promise<ClockRuleVersion> {
  const rule = await load(ClockRuleVersion, input.ruleId, 'ruleId');
  if (rule.status !== RuleStatus.DRAFT) throw new Conflict('This draft has been answered already.', ['ruleId']);
  if (rule.draftedBy?.id === actor.officerId) throw new Forbidden('A second person answers: not the one who drafted it.');
  if (input.isApproved && !rule.preview)
    throw new Conflict('What it would change is still being counted. Read the preview, then approve.', ['isApproved']);
  rule.status = input.isApproved ? RuleStatus.LIVE : RuleStatus.REFUSED;
  rule.answeredBy = ref(em.getReference(Officer, actor.officerId));
  rule.answeredAt = now;
  return rule;
}
