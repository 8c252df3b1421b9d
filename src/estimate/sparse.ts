import { type OverlapTable, listsOfAll, onAllOf, onTwoOrMore } from './overlap-table.js';

/** A refusal: which rule, and what whoever asked can do. */
export interface Refusal {
  code: string;
  why: string;
}

interface SparsityRule {
  code: string;
  /** When there is no estimate. */
  when: string;
  source: string;
  /** What it says of the table, before anything is fitted; the rules without it are looked at as the estimate is made. */
  refuses?: (table: OverlapTable) => string | undefined;
}

/** At least so many on two lists or more. */
export const FEWEST_IN_COMMON = 7;

/** The upper end of an interval over its lower one. Those of published tables are 1.1 to 8. */
const WIDEST = 50;
/** The upper end over those who are listed. Those of published tables are 1.1 to 35. */
const FARTHEST = 200;

/** Whether an interval says next to nothing. An upper end may be infinite. */
export function tooWide(listed: number, [low, high]: readonly [number, number]): boolean {
  return high > WIDEST * low || high > FARTHEST * listed;
}

/**
 * When lists are too sparse to say anything. An estimate from next to nothing is worse than none: it would be quoted.
 *
 * A table that the first three let pass has an estimate, at least without pairs: margins lie inside the cone of the tables exactly when each list
 * has somebody, none has all, and some are on two (Fienberg and Rinaldo 2012, Ann. Stat. 40, 996-1023, of the model without pairs).
 */
export const sparsityRules: readonly SparsityRule[] = [
  {
    code: 'TOO_FEW_IN_COMMON',
    when: `fewer than ${FEWEST_IN_COMMON} are on two lists or more`,
    source: 'Robson and Regier 1964, Trans. Am. Fish. Soc. 93, 215-226: with 7 found again or more the bias of the estimate is negligible.',
    refuses: (table) => {
      const common = onTwoOrMore(table);
      if (common >= FEWEST_IN_COMMON) return undefined;
      return common === 0
        ? 'The lists have nobody in common. How many are on none of them cannot be told from that: it may be any number.'
        : `The lists have ${common} in common, and it takes ${FEWEST_IN_COMMON}. A longer period, or lists put together, may have them.`;
    },
  },
  {
    code: 'LIST_APART',
    when: 'a list has nobody in common with any other',
    source: 'Chan, Silverman and Vincent 2021, J. Am. Stat. Assoc. 116, 1297-1306: such a list says nothing about who is missing.',
    refuses: ({ lists, counts }) => {
      const apart = lists.filter((_, at) => lists.every((_other, other) => other === at || onAllOf({ counts }, (1 << at) | (1 << other)) === 0));
      if (apart.length === 0) return undefined;
      return `${apart.join(', ')}: on no other list is anybody of it. Leave it out, or put it together with a list of its kind; and say so beside the estimate.`;
    },
  },
  {
    code: 'LIST_OF_ALL',
    when: 'everybody is on one of the lists',
    source: 'Follows from the method: who is missing is told from those whom one list has and another has not, and of that list nobody is so.',
    refuses: (table) => {
      const [whole] = listsOfAll(table);
      return whole && `${whole}: everybody is on it, so that no other list says whom it misses. It may miss nobody, or some; nothing here tells.`;
    },
  },
  {
    code: 'TOO_WIDE',
    when: `the upper end of the interval is more than ${WIDEST} times its lower one, or ${FARTHEST} times those listed, or is none`,
    source: 'Ours: it says of any number a committee may have in mind that it may be right.',
  },
];

/** The first rule that refuses the table before anything is fitted. */
export function tooSparse(table: OverlapTable): Refusal | undefined {
  for (const { code, refuses } of sparsityRules) {
    const why = refuses?.(table);
    if (why !== undefined) return { code, why };
  }
  return undefined;
}
