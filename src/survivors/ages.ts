import { Field, ObjectType, registerEnumType } from 'type-graphql';

/**
 * "Child" is not one age. Each Act has its own, so a category is computed per Act on the day that matters, and no
 * `isChild` flag is ever stored.
 */
export enum AgeAct {
  JJ = 'JJ',
  POCSO = 'POCSO',
  BNS = 'BNS',
  CALPRA = 'CALPRA',
  ITPA = 'ITPA',
}
registerEnumType(AgeAct, { name: 'AgeAct', description: 'An Act that draws lines by age.' });

export enum AgeCategoryCode {
  CHILD = 'CHILD',
  ADOLESCENT = 'ADOLESCENT',
  MINOR = 'MINOR',
  ADULT = 'ADULT',
  UNDETERMINED = 'UNDETERMINED',
}
registerEnumType(AgeCategoryCode, {
  name: 'AgeCategoryCode',
  description:
    'What an Act calls a person of this age. UNDETERMINED: the known range of ages lies on both sides of a line; JJ Act s. 94 says how it is determined.',
});

/** How far the source of a rule was verified. Unverified rules advise and never decide. */
export enum Verified {
  STATUTE = 'STATUTE',
  SECONDARY = 'SECONDARY',
  UNVERIFIED = 'UNVERIFIED',
}
registerEnumType(Verified, {
  name: 'Verified',
  description: 'How far the source of a rule was verified.',
  valuesConfig: {
    STATUTE: { description: 'Matched to a copy of the statute, rule or gazette.' },
    SECONDARY: { description: 'Matched to press, commentary or a law firm only.' },
    UNVERIFIED: { description: 'No source matched. Advisory.' },
  },
});

interface AgeLines {
  act: AgeAct;
  law: string;
  verified: Verified;
  /** Upper limits, youngest first: `under` years, and the name of the category. What is above all of them is an ADULT. */
  lines: readonly { under: number; category: AgeCategoryCode }[];
}

export const ageLines: readonly AgeLines[] = [
  { act: AgeAct.JJ, law: 'JJ Act 2015, s. 2(12)', verified: Verified.STATUTE, lines: [{ under: 18, category: AgeCategoryCode.CHILD }] },
  { act: AgeAct.POCSO, law: 'POCSO Act 2012, s. 2(1)(d)', verified: Verified.UNVERIFIED, lines: [{ under: 18, category: AgeCategoryCode.CHILD }] },
  { act: AgeAct.BNS, law: 'BNS 2023, s. 2(3)', verified: Verified.UNVERIFIED, lines: [{ under: 18, category: AgeCategoryCode.CHILD }] },
  {
    act: AgeAct.CALPRA,
    law: 'CALPRA 1986, s. 2(i) and (ii)',
    verified: Verified.STATUTE,
    lines: [
      { under: 14, category: AgeCategoryCode.CHILD },
      { under: 18, category: AgeCategoryCode.ADOLESCENT },
    ],
  },
  {
    act: AgeAct.ITPA,
    law: 'ITPA 1956, s. 2',
    verified: Verified.STATUTE,
    lines: [
      { under: 16, category: AgeCategoryCode.CHILD },
      { under: 18, category: AgeCategoryCode.MINOR },
    ],
  },
];

@ObjectType({ description: 'What one Act calls a person of this age on a day.' })
export class AgeCategory {
  @Field(() => AgeAct, { description: 'The Act.' })
  act!: AgeAct;

  @Field(() => AgeCategoryCode, { description: 'The category on that day.' })
  category!: AgeCategoryCode;

  @Field({ description: 'Where the Act says so.' })
  law!: string;

  @Field(() => Verified, { description: 'How far that source was verified.' })
  verified!: Verified;
}

/** What is known of an age: at least `from` and at most `to` completed years on the day `on` (YYYY-MM-DD, IST). */
export interface KnownAge {
  from: number;
  to: number;
  on: string;
}

/** The youngest and the oldest the person can be on a day, in completed years. */
export function ageOn(known: KnownAge, day: string): { from: number; to: number } {
  // Turned `from` at the latest on the day itself; will turn `to + 1` at the earliest on the next day.
  const [knownYear, knownMonthDay] = split(known.on);
  const [year, monthDay] = split(day);
  const years = year - knownYear;
  if (monthDay === knownMonthDay) return { from: known.from + years, to: known.to + years };
  return monthDay > knownMonthDay ? { from: known.from + years, to: known.to + years + 1 } : { from: known.from + years - 1, to: known.to + years };
}

export function ageCategories(known: KnownAge, day: string): AgeCategory[] {
  const { from, to } = ageOn(known, day);
  return ageLines.map(({ act, law, verified, lines }) => {
    const youngest = categoryAt(lines, from);
    const oldest = categoryAt(lines, to);
    return { act, law, verified, category: youngest === oldest ? youngest : AgeCategoryCode.UNDETERMINED };
  });
}

function categoryAt(lines: AgeLines['lines'], age: number): AgeCategoryCode {
  return lines.find(({ under }) => age < under)?.category ?? AgeCategoryCode.ADULT;
}

function split(day: string): [number, string] {
  return [Number(day.slice(0, 4)), day.slice(5)];
}
