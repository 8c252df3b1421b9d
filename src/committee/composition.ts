import { Field, Int, ObjectType } from 'type-graphql';
import { Role } from '../access/roles.js';
import { OfficeKind } from '../offices/codes.js';
import { CommitteeKind, CompositionMark, MeetingPeriod, SeatKind } from './codes.js';
import { committeeRules } from './rules.js';

@ObjectType({ description: 'A line of the composition of a committee: as what, which offices, how many.' })
export class SeatLaw {
  @Field(() => SeatKind, { description: 'As what.' })
  seat!: SeatKind;

  @Field(() => [OfficeKind], { description: 'Offices of these kinds.' })
  of!: OfficeKind[];

  @Field(() => Int, { description: 'At most so many.' })
  atMost!: number;

  @Field(() => Int, { nullable: true, description: 'After so many years another takes its turn; null: no end.' })
  years!: number | null;

  @Field(() => CompositionMark, { description: 'How far it was verified.' })
  mark!: CompositionMark;

  @Field(() => String, { nullable: true, description: 'What else there is to know.' })
  note!: string | null;
}

@ObjectType({ description: 'What the law says of a kind of committee, and how far that was verified.' })
export class CommitteeLaw {
  @Field(() => CommitteeKind, { description: 'The kind.' })
  kind!: CommitteeKind;

  @Field({ description: 'What it is called.' })
  label!: string;

  @Field({ description: 'The provision.' })
  law!: string;

  @Field(() => CompositionMark, { description: 'How far the provision was verified.' })
  mark!: CompositionMark;

  @Field(() => MeetingPeriod, { description: 'How often it meets.' })
  every!: MeetingPeriod;

  @Field(() => CompositionMark, { description: 'How far that was verified.' })
  everyMark!: CompositionMark;

  @Field({ description: 'The quorum.' })
  quorum!: string;

  @Field(() => CompositionMark, { description: 'How far the quorum was verified.' })
  quorumMark!: CompositionMark;

  @Field(() => Role, { description: 'Who constitutes it and fills its seats.' })
  formedBy!: Role;

  @Field(() => [SeatLaw], { description: 'Who sits.' })
  seats!: SeatLaw[];
}

/** The law of committees as the schema tells it: for whoever forms one, and for whoever asks how far a rule was verified. */
export function committeeLaws(): CommitteeLaw[] {
  return Object.values(CommitteeKind).map((kind) => {
    const { quorum, seats, label, law, mark, every, everyMark, quorumMark, formedBy } = committeeRules[kind];
    return {
      kind,
      label,
      law,
      mark,
      every,
      everyMark,
      quorum: `${quorum.of} of ${quorum.seats} of the seats that are filled, and at least two, the chair among them`,
      quorumMark,
      formedBy,
      seats: seats.map(({ of, years, note, ...line }) => ({ ...line, of: [...of], years: years ?? null, note: note ?? null })),
    };
  });
}
