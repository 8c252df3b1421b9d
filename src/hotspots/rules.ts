import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What a hotspot is scored by. */
export enum HotspotFact {
  CHILDREN_RESCUED = 'CHILDREN_RESCUED',
  FIR = 'FIR',
  VIOLATION = 'VIOLATION',
  COMPLAINT_VERIFIED = 'COMPLAINT_VERIFIED',
  SCHOOL_ABSENCE = 'SCHOOL_ABSENCE',
  ROUTE = 'ROUTE',
}

@ObjectType({ description: 'A kind of fact that a hotspot is scored by: how much one weighs, and how that fades (D: our proposal, no law).' })
export class HotspotRule {
  @Field(() => HotspotFact, { description: 'The kind of fact.' })
  fact!: HotspotFact;

  @Field({ description: 'What one of them is, and by which day it counts.' })
  means!: string;

  @Field(() => Int, { description: 'How much one weighs on its day.' })
  weight!: number;

  @Field(() => Int, { description: 'After how many days it weighs half.' })
  halfLifeDays!: number;

  @Field({ description: 'Whether it counts people: then 1 to 4 are not told to whom the agreement gives statistics alone.' })
  isOfPeople!: boolean;

  @Field({ description: 'Whether it is of a kind of establishment; otherwise of the district as a whole.' })
  isOfKind!: boolean;
}

/**
 * `fact | weight | half-life in days | people | of a kind of establishment | what one is` (D). Whoever changes a line changes every score;
 * what a score was made of is told with it.
 */
const table = `
CHILDREN_RESCUED | 5 | 365 | yes | yes | a child found in a rescue, on the day of the rescue; of the kind of the establishment that the case names
FIR | 4 | 365 | yes | yes | an FIR in a case of the district, on the day it was registered
VIOLATION | 2 | 180 | no | yes | a violation found in an inspection or check, on its day
COMPLAINT_VERIFIED | 2 | 180 | no | yes | a complaint of a placement agency that was borne out, on the day it came in; no anonymous tip
SCHOOL_ABSENCE | 1 | 120 | yes | no | a child absent from school for 30 days, whose home is in the district
ROUTE | 1 | 90 | no | no | an alert whose route leads through the district, on the day it was issued
`;

export const hotspotRules: readonly HotspotRule[] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([fact = '', weight, halfLife, people, ofKind, means = '']) => ({
    fact: fact as HotspotFact,
    weight: Number(weight),
    halfLifeDays: Number(halfLife),
    isOfPeople: people === 'yes',
    isOfKind: ofKind === 'yes',
    means,
  }));

/** A look at an establishment fades as a violation does: so a rate compares like with like. */
export const LOOK_HALF_LIFE_DAYS = 180;

/** The table as the database takes it (`hub.hotspot_sums`). Which of them count people, `hub.hotspots_for_me` says for itself. */
export const rulesForTheDatabase = JSON.stringify([
  ...hotspotRules.map(({ fact, weight, halfLifeDays }) => ({ fact, weight, half_life: halfLifeDays })),
  { fact: 'LOOK', weight: 1, half_life: LOOK_HALF_LIFE_DAYS },
]);

registerEnumType(HotspotFact, {
  name: 'HotspotFactKind',
  description: 'What a hotspot is scored by.',
  valuesConfig: Object.fromEntries(hotspotRules.map(({ fact, means }) => [fact, { description: `${means[0]!.toUpperCase()}${means.slice(1)}.` }])),
});
