import { type Fit, type Model, type Pair, fitLogLinear, pairsOf } from './log-linear.js';
import { type OverlapTable, namesOf } from './overlap-table.js';

/** With up to so many lists every model is fitted: 1,024 of them with five. With more, those that a search by steps comes by. */
const LISTS_WITH_EVERY_MODEL = 5;

/**
 * The models to choose among: every list, and any set of pairs of lists. Three lists at once are not among them: that many survivors on three
 * lists are seldom there to tell, and a model that has them answers anything.
 *
 * Best first by AIC; of two that are equal, the simpler one. Those without an estimate are left out.
 */
export function modelsByAic(table: OverlapTable): Fit[] {
  const pairs = pairsOf(table.lists.length);
  const fits = table.lists.length <= LISTS_WITH_EVERY_MODEL ? everyModel(table, pairs) : searchBySteps(table, pairs);
  return fits.toSorted(byAic);
}

export function byAic(one: Fit, other: Fit): number {
  return one.aic - other.aic || one.model.length - other.model.length;
}

function everyModel(table: OverlapTable, pairs: readonly Pair[]): Fit[] {
  return Array.from({ length: 2 ** pairs.length }, (_, set) =>
    fitLogLinear(
      table,
      pairs.filter((_pair, at) => set & (1 << at)),
    ),
  ).filter((fit) => fit !== undefined);
}

/** From no pair on, each time to the neighbour (one pair more, or one less) with the lowest AIC, until none is lower. */
function searchBySteps(table: OverlapTable, pairs: readonly Pair[]): Fit[] {
  const seen = new Map<string, Fit | undefined>();
  const look = (model: Model): Fit | undefined => {
    const key = model.join(' ');
    if (!seen.has(key)) seen.set(key, fitLogLinear(table, model));
    return seen.get(key);
  };
  for (let best = look([]); best;) {
    const here: Fit = best;
    const neighbours = pairs.map((pair) => pairs.filter((other) => (other === pair) !== here.model.includes(other)));
    const next = neighbours
      .map(look)
      .filter((fit) => fit !== undefined)
      .toSorted(byAic)[0];
    best = next && next.aic < here.aic - 1e-9 ? next : undefined;
  }
  return [...seen.values()].filter((fit) => fit !== undefined);
}

/** As it is written: POLICE + LABOUR + HEALTH + POLICE:LABOUR. */
export function formulaOf(lists: readonly string[], model: Model): string {
  return [...lists, ...model.map((pair) => namesOf(lists, pair).join(':'))].join(' + ');
}
