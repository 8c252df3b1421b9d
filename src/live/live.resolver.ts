import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Alert } from '../alerts/alert.entity.js';
import { Clock } from '../clocks/clock.entity.js';
import type { Context } from '../context.js';
import { Handover } from '../handovers/handover.entity.js';
import { Change } from './change.entity.js';
import { ChangeConnection, changesSince } from './changes-since.js';
import { cursorOf } from './cursor.js';
import { notByExecution } from './topics.js';

/** The arguments of every subscription; `Live` reads them. */
@ArgsType()
export class LiveArgs {
  @Field(() => ID, { nullable: true, description: 'Only what is done in this case.' })
  caseId?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor that you were given: what came after it comes first, and then what happens, without a gap and nothing twice. Without it, what happens from now on.',
  })
  after?: string;
}

@Resolver(() => Change)
export class LiveResolver {
  @Subscription(() => Change, {
    subscribe: notByExecution,
    description: 'What changes in the cases that you see, as it happens. Content of classes of data is not told here: read it by a query.',
  })
  changes(@Root() change: Change, @Args(() => LiveArgs) _args: LiveArgs): Change {
    return change;
  }

  @Subscription(() => Alert, {
    nullable: true,
    subscribe: notByExecution,
    description: 'An alert that was issued or taken back in the cases that you see, as it happens. One that your office receives comes as a notice.',
  })
  alert(@Root() change: Change, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() context: Context) {
    return context.load(Alert, change.subjectId);
  }

  @Subscription(() => Clock, {
    nullable: true,
    subscribe: notByExecution,
    description: 'A duty of the law that began, was done or ran late, in the cases that you see, as it happens.',
  })
  clock(@Root() change: Change, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() context: Context) {
    return context.load(Clock, change.subjectId);
  }

  @Subscription(() => Handover, {
    nullable: true,
    subscribe: notByExecution,
    description:
      'A handover that was proposed, answered or carried out, in the cases that you see, as it happens. One to your office in another case comes as a notice.',
  })
  handover(@Root() change: Change, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() context: Context) {
    return context.load(Handover, change.subjectId);
  }

  @FieldResolver(() => String, {
    description: 'Where this stands in what you are told: give it to `changesSince` or `changes(after:)` to go on from here. Opaque.',
  })
  cursor(@Root() { id }: Change, @Ctx() { hub }: Context): string {
    return cursorOf(hub.keys, id);
  }

  @Query(() => ChangeConnection, {
    description:
      'What has changed since a cursor, oldest first: the same as `changes` tells, for who was away. Without a cursor nothing, and where you are now.',
  })
  changesSince(
    @Arg('cursor', () => String, { nullable: true, description: 'Where you are: a cursor of a change, or `endCursor`.' }) cursor: string | undefined,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, 1 to 100. 20 when left out.' }) first: number | undefined,
    @Arg('caseId', () => ID, { nullable: true, description: 'Only what was done in this case.' }) caseId: string | undefined,
    @Ctx() context: Context,
  ) {
    return changesSince(context, { cursor, first, caseId });
  }
}
