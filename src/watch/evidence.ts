import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What an entry on the watch list can be proposed upon. */
export enum EvidenceKind {
  CONVICTION = 'CONVICTION',
  FIR_NAMED = 'FIR_NAMED',
  NO_LICENCE = 'NO_LICENCE',
  INSPECTION_VIOLATION = 'INSPECTION_VIOLATION',
  COMPLAINT_VERIFIED = 'COMPLAINT_VERIFIED',
  ANONYMOUS_TIP = 'ANONYMOUS_TIP',
}

@ObjectType({ description: 'What an entry on the watch list can be proposed upon, and how much it weighs (D: our proposal, no law).' })
export class EvidenceRule {
  @Field(() => EvidenceKind, { description: 'The kind.' })
  kind!: EvidenceKind;

  @Field({ description: 'What it is.' })
  means!: string;

  @Field(() => Int, { description: 'How much one weighs. At 100 an entry can be listed.' })
  weight!: number;

  @Field(() => Int, { description: 'How many of the kind count at most.' })
  atMost!: number;

  @Field({ description: 'Whether an office answers for it: at least one such kind is needed.' })
  isOfficial!: boolean;
}

/** At this weight an entry can be listed. */
export const THRESHOLD = 100;
/** So many kinds must speak for it, each another source, and one of them official. */
export const KINDS_NEEDED = 2;

/**
 * `kind | weight | at most | official | what it is` (D). The database weighs by the same table (`hub.watch_weight`), and a test compares the
 * two. Whatever else changes, a tip must weigh so little that all the other kinds that are not official reach no threshold with it.
 */
const table = `
CONVICTION | 80 | 1 | yes | a court convicted it, or somebody for what was done in it
FIR_NAMED | 60 | 2 | yes | an FIR names it
NO_LICENCE | 40 | 1 | yes | an office has found that it works without the licence that its regime asks for
INSPECTION_VIOLATION | 40 | 2 | yes | an inspection or check on record found a violation
COMPLAINT_VERIFIED | 30 | 2 | no | a complaint of somebody whom the office knows, looked into and borne out
ANONYMOUS_TIP | 5 | 1 | no | a tip of which nobody knows from whom
`;

export const evidenceRules: readonly EvidenceRule[] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([kind = '', weight, atMost, official, means = '']) => ({
    kind: kind as EvidenceKind,
    weight: Number(weight),
    atMost: Number(atMost),
    isOfficial: official === 'yes',
    means,
  }));

/** What kinds of evidence weigh together, and whether it is enough: the threshold, two kinds, one of them official. */
export function weigh(kinds: readonly EvidenceKind[]): { weight: number; isEnough: boolean } {
  const counted = evidenceRules.map(({ kind, weight, isOfficial, atMost }) => ({
    weight,
    isOfficial,
    n: Math.min(atMost, kinds.filter((one) => one === kind).length),
  }));
  const speaking = counted.filter(({ n }) => n > 0);
  const total = speaking.reduce((sum, { n, weight }) => sum + n * weight, 0);
  return { weight: total, isEnough: total >= THRESHOLD && speaking.length >= KINDS_NEEDED && speaking.some(({ isOfficial }) => isOfficial) };
}

registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'What an entry on the watch list can be proposed upon. `evidenceRules` tells the weights.',
  valuesConfig: Object.fromEntries(evidenceRules.map(({ kind, means }) => [kind, { description: `${means[0]!.toUpperCase()}${means.slice(1)}.` }])),
});
