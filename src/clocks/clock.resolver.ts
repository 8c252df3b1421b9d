import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { rowId } from '../planner/global-id.js';
import { PageReading, RowReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { ClockFilter, Workload, clockSource, workloadOf } from './clock-list.js';
import { ClockRuleVersion, RuleStatus } from './clock-rule.entity.js';
import { Clock } from './clock.entity.js';
import {
  AnswerClockRuleInput,
  AnswerClockRulePayload,
  DraftClockRuleInput,
  DraftClockRulePayload,
  answerClockRule,
  draftClockRule,
} from './draft-rule.js';
import { RecordLegalEventInput, RecordLegalEventPayload, recordLegalEvent } from './record-legal-event.js';

const ClockConnection = ConnectionOf(Clock);
const ClockRuleConnection = ConnectionOf(ClockRuleVersion);

@Resolver()
export class ClockResolver {
  @Query(() => ClockConnection, {
    description: 'Duties of the law and where they stand: those that your office owes, or those of its district; due first on top.',
  })
  async clocks(
    @Arg('filter', () => ClockFilter, { nullable: true, description: 'Which.' }) filter: ClockFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return new PageReading(await clockSource(context, filter ?? {}), page);
  }

  @Query(() => Clock, { nullable: true, description: 'One clock.' })
  clock(@Arg('id', () => ID, { description: 'The clock.' }) id: string) {
    return new RowReading(Clock, rowId('Clock', id), 'NOT_FOUND');
  }

  @Query(() => [Workload], {
    description:
      'How much the offices of your district owe, or those of the State if yours is of none: numbers, of the duties that you see. A committee gets those of its area.',
  })
  workload(@Ctx() context: Context) {
    return workloadOf(context);
  }

  @Query(() => ClockRuleConnection, {
    description: 'The law as the hub has it: every version of every rule, with its source and how far that was verified.',
  })
  clockRules(
    @Arg('code', () => String, { nullable: true, description: 'Of this duty alone, such as C04.' }) code: string | undefined,
    @Arg('status', () => RuleStatus, { nullable: true, description: 'In this status alone.' }) status: RuleStatus | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const where = [...(code ? [{ sql: 't.code = ?', params: [code] }] : []), ...(status ? [{ sql: 't.status = ?', params: [status] }] : [])];
    return new PageReading({ entity: ClockRuleVersion, where, order: { column: 't.code', type: 'text' } }, page);
  }

  @Mutation(() => RecordLegalEventPayload, {
    description:
      'Puts on record what starts or ends a clock and what no other operation says, with the time at which it happened. That a duty is done is recorded by the office that owes it, and by those whom a provision has report it. The clocks follow by themselves.',
  })
  recordLegalEvent(
    @Arg('input', () => RecordLegalEventInput, { description: 'What, and when.' }) input: RecordLegalEventInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordLegalEvent', RecordLegalEventPayload, input, recordLegalEvent);
  }

  @Mutation(() => DraftClockRulePayload, {
    description: 'Drafts a new version of a rule. The worker counts what it would change; a second person then answers.',
  })
  draftClockRule(@Arg('input', () => DraftClockRuleInput, { description: 'The change.' }) input: DraftClockRuleInput, @Ctx() context: Context) {
    return change(context, 'draftClockRule', DraftClockRulePayload, input, draftClockRule);
  }

  @Mutation(() => AnswerClockRulePayload, { description: 'Makes a draft live, or refuses it: a second person, and not the one who drafted it.' })
  answerClockRule(@Arg('input', () => AnswerClockRuleInput, { description: 'The answer.' }) input: AnswerClockRuleInput, @Ctx() context: Context) {
    return change(context, 'answerClockRule', AnswerClockRulePayload, input, answerClockRule);
  }
}
