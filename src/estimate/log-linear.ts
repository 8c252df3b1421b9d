import type { OverlapTable } from './overlap-table.js';

/** Two lists whose members have more, or fewer, in common than chance would have it: a pattern with two bits. */
export type Pair = number;

/** A hierarchical model: every list has its own size, and the pairs named depend on each other. */
export type Model = readonly Pair[];

export interface Fit {
  model: Model;
  /** Expected count by pattern; `expected[0]` is how many are on no list. */
  expected: Float64Array;
  /** Akaike's criterion with the whole Poisson likelihood, constants and all, as R's `glm` says it. */
  aic: number;
}

/** Every two of so many lists. */
export function pairsOf(lists: number): Pair[] {
  return Array.from({ length: lists }, (_, second) => Array.from({ length: second }, (_, first) => (1 << first) | (1 << second))).flat();
}

/**
 * Fits a Poisson log-linear model to the counts of those who are on some list, by iteratively reweighted least squares. Answers nothing
 * where there is no such estimate.
 *
 * Where the lists of a term have nobody in common, its parameter is minus infinity: the patterns that hold it are expected to be empty and
 * are left out, and the parameter counts all the same (Chan, Silverman and Vincent 2021, section 2). Of what remains there is an estimate
 * if and only if some positive table has the same margins (Fienberg and Rinaldo 2012). Where the steps die out, the fitted table is that table,
 * so no linear programme has to look for one; where there is none, a fitted count goes down by a factor of e in each step and the steps never
 * die out. That the parameters are not determined at all shows in a pivot that is 0 before anything is fitted.
 *
 * `start` are expected counts to begin at, such as those of the same model for a similar table.
 */
export function fitLogLinear(table: Pick<OverlapTable, 'counts' | 'lists'>, model: Model, start?: Float64Array): Fit | undefined {
  const { counts, lists } = table;
  const terms = [...lists.map((_, at) => 1 << at), ...model];
  const design = designOf(counts, terms);
  const { patterns, size } = design;
  if (patterns.length < size) return undefined;
  const linear = Float64Array.from(patterns, (pattern) => Math.log(start && start[pattern]! > 1e-6 ? start[pattern]! : counts[pattern]! + 0.5));
  let beta: Float64Array | undefined;
  for (let round = 0, step = Infinity; step >= STILL; round += 1) {
    beta = round < MOST_ROUNDS ? weightedLeastSquares(design, counts, linear) : undefined;
    if (!beta) return undefined;
    step = moveTo(design, beta, linear);
  }

  const expected = new Float64Array(counts.length);
  expected[0] = Math.exp(beta![0]!);
  let likelihood = 0;
  for (let row = 0; row < patterns.length; row += 1) {
    const pattern = patterns[row]!;
    expected[pattern] = Math.exp(linear[row]!);
    likelihood += counts[pattern]! * linear[row]! - expected[pattern] - logFactorial(counts[pattern]!);
  }
  return Number.isFinite(expected[0]) ? { model, expected, aic: 2 * (terms.length + 1) - 2 * likelihood } : undefined;
}

/** Which parameters are 1 in which pattern: the constant in all, each term in those that hold it. Row by row, one after another. */
interface Design {
  size: number;
  patterns: number[];
  columns: Uint8Array;
  /** Where each row begins in `columns`; the last one is where they end. */
  begins: Uint32Array;
}

function designOf(counts: Float64Array, terms: readonly number[]): Design {
  const empty = terms.filter((term) => isEmpty(counts, term));
  const kept = terms.filter((term) => !empty.includes(term));
  const patterns: number[] = [];
  for (let pattern = 1; pattern < counts.length; pattern += 1) if (empty.every((term) => (pattern & term) !== term)) patterns.push(pattern);
  const columns = new Uint8Array(patterns.length * (kept.length + 1));
  const begins = new Uint32Array(patterns.length + 1);
  let end = 0;
  for (let row = 0; row < patterns.length; row += 1) {
    end += 1;
    for (let at = 0; at < kept.length; at += 1)
      if ((patterns[row]! & kept[at]!) === kept[at]!) {
        columns[end] = at + 1;
        end += 1;
      }
    begins[row + 1] = end;
  }
  return { size: kept.length + 1, patterns, columns, begins };
}

function isEmpty(counts: Float64Array, term: number): boolean {
  for (let pattern = term; pattern < counts.length; pattern += 1) if ((pattern & term) === term && counts[pattern]! > 0) return false;
  return true;
}

/** Sets the linear predictor to what the parameters say, and answers the longest way that any of it went. */
function moveTo({ patterns, columns, begins }: Design, beta: Float64Array, linear: Float64Array): number {
  let step = 0;
  for (let row = 0; row < patterns.length; row += 1) {
    let sum = 0;
    for (let at = begins[row]!; at < begins[row + 1]!; at += 1) sum += beta[columns[at]!]!;
    step = Math.max(step, Math.abs(sum - linear[row]!));
    linear[row] = Math.min(sum, HIGHEST);
  }
  return step;
}

/** A quadratic way home takes some ten rounds; one that goes on for ever is recognised after forty, when e to the minus 40 is nothing. */
const MOST_ROUNDS = 40;
const STILL = 1e-8;
/** So that a step too far is not infinite. */
const HIGHEST = 60;

/** One round: the parameters that fit the working values best, by Cholesky's decomposition. Nothing where they are not determined. */
function weightedLeastSquares({ size, patterns, columns, begins }: Design, counts: Float64Array, linear: Float64Array): Float64Array | undefined {
  const matrix = new Float64Array(size * size);
  const solution = new Float64Array(size);
  for (let row = 0; row < patterns.length; row += 1) {
    const weight = Math.exp(linear[row]!);
    const value = weight * (linear[row]! - 1) + counts[patterns[row]!]!;
    for (let at = begins[row]!; at < begins[row + 1]!; at += 1) {
      const i = columns[at]!;
      solution[i]! += value;
      for (let other = begins[row]!; other <= at; other += 1) matrix[i * size + columns[other]!]! += weight;
    }
  }
  for (let i = 0; i < size; i += 1) {
    const whole = matrix[i * size + i]!;
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k += 1) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      if (i !== j) matrix[i * size + j] = sum / matrix[j * size + j]!;
      else if (sum <= whole * 1e-12 || Number.isNaN(sum)) return undefined;
      else matrix[i * size + i] = Math.sqrt(sum);
    }
  }
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) solution[i]! -= matrix[i * size + k]! * solution[k]!;
    solution[i]! /= matrix[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) solution[i]! -= matrix[k * size + i]! * solution[k]!;
    solution[i]! /= matrix[i * size + i]!;
  }
  return solution;
}

/** Stirling's series from 16 on, where it is exact to 12 digits. */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let i = 2; i <= n; i += 1) product *= i;
    return Math.log(product);
  }
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
}
