import { Random } from '../database/seed/random.js';
import { bcaInterval } from './bca-interval.js';
import { type Fit, fitLogLinear, pairsOf } from './log-linear.js';
import { type OverlapTable, listedIn, listsOfAll, namesOf, onAllOf } from './overlap-table.js';
import { byAic, formulaOf, modelsByAic } from './select-model.js';
import { type Refusal, tooSparse, tooWide } from './sparse.js';

export interface Wish {
  /** How many resamples the interval is made of. */
  bootstrap?: number;
  /** Of the resampling: the same seed gives the same interval. */
  seed?: number;
}

/** How many there are, those on no list included. */
export interface Estimate {
  /** On at least one list. */
  listed: number;
  /** On a list or on none. */
  estimate: number;
  /** Within this 95 of 100 such intervals hold the truth, if the model is of the right kind. */
  interval: [number, number];
  model: string;
  /** On no list: the dark figure. */
  unlisted: number;
  aic: number;
  /** Up to five models whose AIC is within 2 of the best: about as good, and what they would have answered. */
  alsoPlausible: { model: string; aic: number; estimate: number }[];
  overlaps: { lists: [string, string]; inCommon: number }[];
  bootstrap: { resamples: number; seed: number; withoutEstimate: number; modelsAgain: number };
  remarks: string[];
}

/** With five lists and more, so many models are fitted to each resample: those best on the data (Silverman, Chan and Vincent 2024). */
const MODELS_AGAIN = 64;
const WITHIN = 2;
const MOST_SHOWN = 5;

/**
 * Estimates how many there are on no list (multiple-systems estimation): Poisson log-linear models of the lists and of pairs of lists, the one
 * with the lowest AIC, and a bootstrap interval (BCa) in which each resample chooses its model anew, so that it is as wide as the choice is
 * uncertain. Or says why the lists are too sparse for it.
 */
export function estimateUnlisted(table: OverlapTable, { bootstrap = 1000, seed = 1 }: Wish = {}): Estimate | Refusal {
  const sparse = tooSparse(table);
  if (sparse) return sparse;
  const fits = modelsByAic(table);
  // `tooSparse` lets no table pass that has none.
  const best = fits[0]!;
  const listed = listedIn(table);
  const again = candidatesOf(fits);
  const choose = (counts: Float64Array) => chosenFrom(again, { lists: table.lists, counts });
  const random = new Random(`estimate ${seed}`);
  const resampled = Array.from({ length: bootstrap }, () => choose(resampleOf(table.counts, listed, random)));
  const jackknifed = [...table.counts.entries()]
    .filter(([, count]) => count > 0)
    .map(([pattern, weight]) => ({ weight, value: choose(table.counts.with(pattern, weight - 1)) }));
  const total = listed + best.expected[0]!;
  const [low, high] = bcaInterval(total, resampled, jackknifed);
  // A correction may overshoot where resamples are nearly all on one side.
  const interval: [number, number] = [Math.max(listed, Math.min(low, total)), Math.max(high, total)];
  const withoutEstimate = resampled.filter((value) => value === Infinity).length;
  if (tooWide(listed, interval))
    return {
      code: 'TOO_WIDE',
      why: `An interval of 95% from ${wholly(interval[0])} to ${wholly(interval[1])} is no estimate. The overlaps are too few for any.`,
    };
  return {
    listed,
    estimate: rounded(total),
    interval: [rounded(interval[0]), rounded(interval[1])],
    model: formulaOf(table.lists, best.model),
    unlisted: rounded(best.expected[0]!),
    aic: rounded(best.aic),
    alsoPlausible: fits
      .slice(1, 1 + MOST_SHOWN)
      .filter(({ aic }) => aic - best.aic <= WITHIN)
      .map(({ model, aic, expected }) => ({ model: formulaOf(table.lists, model), aic: rounded(aic), estimate: rounded(listed + expected[0]!) })),
    overlaps: pairsOf(table.lists.length).map((pair) => ({ lists: namesOf(table.lists, pair) as [string, string], inCommon: onAllOf(table, pair) })),
    bootstrap: { resamples: bootstrap, seed, withoutEstimate, modelsAgain: again.length },
    remarks: [...table.remarks],
  };
}

/** The model without pairs is always among them: it has an estimate where others have none. */
function candidatesOf(fits: readonly Fit[]): readonly Fit[] {
  const best = fits.slice(0, MODELS_AGAIN);
  const simplest = fits.find(({ model }) => model.length === 0);
  return simplest && !best.includes(simplest) ? [...best, simplest] : best;
}

/**
 * The estimate of these counts by whichever of the models has the lowest AIC for them; infinity where none has an estimate. Where everybody
 * is on one list, nobody is missing from it.
 */
function chosenFrom(models: readonly Fit[], table: Pick<OverlapTable, 'lists' | 'counts'>): number {
  if (listsOfAll(table).length > 0) return listedIn(table);
  const [best] = models
    .map(({ model, expected }) => fitLogLinear(table, model, expected))
    .filter((fit) => fit !== undefined)
    .toSorted(byAic);
  return best ? listedIn(table) + best.expected[0]! : Infinity;
}

/** As many as were listed, drawn anew with the chances of the table (multinomial): pattern by pattern, each a share of what is left. */
function resampleOf(counts: Float64Array, listed: number, random: Random): Float64Array {
  const drawn = new Float64Array(counts.length);
  let [left, weight] = [listed, listed];
  for (const [pattern, count] of counts.entries()) {
    if (count === 0) continue;
    drawn[pattern] = weight === count ? left : binomial(left, count / weight, random);
    left -= drawn[pattern];
    weight -= count;
  }
  return drawn;
}

/** Beyond so many expected, the normal distribution is as good for a quantile as the thing itself. */
const MANY = 1000;

function binomial(trials: number, chance: number, random: Random): number {
  if (chance > 0.5) return trials - binomial(trials, 1 - chance, random);
  const mean = trials * chance;
  if (mean > MANY) {
    const normal = Math.sqrt(-2 * Math.log(1 - random.share())) * Math.cos(2 * Math.PI * random.share());
    return Math.min(trials, Math.max(0, Math.round(mean + normal * Math.sqrt(mean * (1 - chance)))));
  }
  // From one success to the next: as many draws as there are successes.
  let successes = -1;
  for (let at = 0; at <= trials; at += 1 + Math.floor(Math.log(1 - random.share()) / Math.log1p(-chance))) successes += 1;
  return successes;
}

function wholly(value: number): string {
  return value === Infinity ? 'infinity' : Math.round(value).toLocaleString('en-IN');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
