import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { Contradiction } from './contradiction.entity.js';
import { NoteContradictionInput, NoteContradictionPayload, contradictionSource, noteContradiction } from './note-contradiction.js';

const ContradictionConnection = ConnectionOf(Contradiction);

@Resolver()
export class ContradictionResolver {
  @Query(() => ContradictionConnection, {
    description: 'What is on record, does not fit together, and can be corrected by your office; the oldest first.',
  })
  contradictions(
    @Arg('withEnded', () => Boolean, { defaultValue: false, description: 'Those too that fit again.' }) withEnded: boolean,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: Context,
  ) {
    return new PageReading(contradictionSource(actor, withEnded), page);
  }

  @Mutation(() => NoteContradictionPayload, {
    description: 'Takes note of what does not fit, so that others see that somebody looks at it. Only a record that fits ends it.',
  })
  noteContradiction(@Arg('input', () => NoteContradictionInput, { description: 'What.' }) input: NoteContradictionInput, @Ctx() context: Context) {
    return change(context, 'noteContradiction', NoteContradictionPayload, input, noteContradiction);
  }
}
