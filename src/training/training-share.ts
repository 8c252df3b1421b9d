import { Field, Int, ObjectType } from 'type-graphql';
import { OfficeKind } from '../offices/codes.js';
import { FiguresReading } from '../planner/reading.js';
import { StaffRank } from './codes.js';

@ObjectType({ description: 'How many of the staff of one rank, in units of one kind, were trained in the last 24 months.' })
export class TrainingShare {
  @Field(() => OfficeKind, { description: 'The kind of the units.' })
  officeKind!: OfficeKind;

  @Field(() => StaffRank, {
    nullable: true,
    description: 'The rank, as units report it; null: officers of the hub, of whom it keeps a designation and no rank.',
  })
  rank!: StaffRank | null;

  @Field(() => Int, { nullable: true, description: 'How many there are. Null: fewer than 5, and not for this viewer.' })
  staff!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of them: trained in the last 24 months. Null: that, or the rest, is fewer than 5, and not for this viewer.',
  })
  trained!: number | null;

  @Field({ description: 'Whether a number is withheld because it is small.' })
  isSuppressed!: boolean;
}

/**
 * Counted by the keeper over enrolments that the caller may not see one by one. It answers of the caller's own area alone: the district, or for an
 * office of the State the State and each of its districts; a committee gets the whole of its area and no part of it, since the difference of two
 * numbers is a number too.
 */
export function trainingShare(now: Date, district: number | undefined): FiguresReading {
  return new FiguresReading('select * from hub.training_share(?, ?) order by office_kind collate "C", rank collate "C" nulls first', [
    district ?? null,
    now,
  ]);
}
