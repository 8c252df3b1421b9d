import { type ClassType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ProblemKind {
  INVALID = 'INVALID',
  CONFLICT = 'CONFLICT',
  STALE_VERSION = 'STALE_VERSION',
  OP_ID_REUSED = 'OP_ID_REUSED',
  ILLEGAL_STEP = 'ILLEGAL_STEP',
  BUDGET_REACHED = 'BUDGET_REACHED',
  SECOND_PERSON_NEEDED = 'SECOND_PERSON_NEEDED',
}
registerEnumType(ProblemKind, {
  name: 'ProblemCode',
  description: 'What kind of failure the caller can mend.',
  valuesConfig: {
    INVALID: { description: 'A value cannot be meant. `path` says which.' },
    CONFLICT: { description: 'It does not fit what is on record.' },
    STALE_VERSION: { description: 'The record has changed since it was read. Read it again.' },
    OP_ID_REUSED: { description: 'This `opId` was used for something else. Make a new one for each operation.' },
    ILLEGAL_STEP: { description: 'The life cycle does not allow this step from here.' },
    BUDGET_REACHED: { description: 'You have opened as many identities today as one may alone. A second person may consent to more.' },
    SECOND_PERSON_NEEDED: { description: 'So many at once, an export, or a merge, need the consent of a second person: `askSecondPerson`.' },
  },
});

@ObjectType({ description: 'Something that the caller can mend. Nothing was changed.' })
export class Problem {
  @Field(() => ProblemKind, { description: 'What kind of failure, for programs.' })
  code!: ProblemKind;

  @Field({ description: 'What is wrong and what to do, for people.' })
  message!: string;

  @Field(() => [String], { description: 'The field of the input, from its root; empty when it is about the whole.' })
  path!: string[];
}

/** What every mutation is sent. */
@InputType()
export abstract class ChangeInput {
  @Field({
    description: 'A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing.',
  })
  opId!: string;
}

/** What a mutation of one row is sent. */
@InputType()
export abstract class UpdateInput extends ChangeInput {
  @Field(() => Int, { description: 'The `version` that the change is based on. If the record has moved on, nothing is changed.' })
  expectedVersion!: number;
}

export interface PayloadClass<T extends object> {
  new (): object;
  noun: string;
  node: () => ClassType<T>;
}

/** The answer of a mutation: the thing, as far as the caller may see it, or what to mend. */
export function PayloadOf<T extends object>(mutation: string, noun: string, node: () => ClassType<T>): PayloadClass<T> {
  @ObjectType(`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Payload`, { description: `The answer of \`${mutation}\`.` })
  class Payload {
    static readonly noun = noun;
    static readonly node = node;

    @Field(() => [Problem], { description: 'What to mend; empty when it was done.' })
    problems!: Problem[];
  }
  Field(() => node(), { nullable: true, description: `What was recorded, as far as you may see it; null when there are problems.` })(
    Payload.prototype,
    noun,
  );
  return Payload;
}
