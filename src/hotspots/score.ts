/**
 * THE SCORE, openly. For a district and a kind of establishment: S, the weights of its facts, each faded by 2^(-age / half-life), summed up;
 * Q, the same of their squares; E, the looks at such establishments there, faded too. S is not a count, so it is measured in units of
 * φ = Q / S (where there is no fact, that of the State), as which a weighted sum behaves like a Poisson count (Fay and Feuer 1997). The rate of findings per look then has
 * a gamma posterior (gamma prior and Poisson likelihood, Gelman et al., Bayesian Data Analysis, 2.6):
 *
 *   rate ~ φ · Gamma(shape = a + S/φ, rate = b + E),  b = 5 looks,  a = max(1/2, b · m / φ),  m = ΣS / (ΣE + b · rows)
 *
 * so that few looks draw the score to the mean of the State. The score is the mean of it, and the interval its 5th and 95th percentile.
 */
export const PRIOR_LOOKS = 5;

/** Fewer looks than this, or facts that come to less than this many, are few data. */
const FEW_LOOKS = 5;
const FEW_FACTS = 2;

export interface Sums {
  s: number;
  q: number;
  looks: number;
}

export interface Score {
  score: number;
  lower: number;
  upper: number;
  hasFewData: boolean;
  /** Between which places it may stand: those surely above it and surely below it, by the intervals. */
  rankFrom: number;
  rankTo: number;
}

export function scoresOf(rows: readonly Sums[]): Score[] {
  const sum = (of: (row: Sums) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [s, q, looks] = [sum((row) => row.s), sum((row) => row.q), sum((row) => row.looks)];
  const mean = s / (looks + PRIOR_LOOKS * rows.length || 1);
  const posteriors = rows.map((row) => {
    const phi = row.s > 0 ? row.q / row.s : s > 0 ? q / s : 1;
    const prior = Math.max(0.5, (PRIOR_LOOKS * mean) / phi);
    const [shape, rate] = [prior + row.s / phi, PRIOR_LOOKS + row.looks];
    const at = (share: number) => (phi * gammaQuantile(shape, share)) / rate;
    return { score: (phi * shape) / rate, lower: at(0.05), upper: at(0.95), hasFewData: row.looks < FEW_LOOKS || row.s / phi < FEW_FACTS };
  });
  const [lowers, uppers] = [posteriors.map(({ lower }) => lower), posteriors.map(({ upper }) => upper)];
  return posteriors.map((row) => ({
    ...row,
    rankFrom: 1 + lowers.filter((lower) => lower > row.upper).length,
    rankTo: rows.length - uppers.filter((upper) => upper < row.lower).length,
  }));
}

/** Below which value the share of a gamma distribution of this shape and rate 1 lies. By halving: sixty steps are exact to the last digit that matters. */
export function gammaQuantile(shape: number, share: number): number {
  let [low, high] = [0, Math.max(1, shape)];
  while (lowerGamma(shape, high) < share) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (lowerGamma(shape, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised lower incomplete gamma function P(a, x): by its series below a + 1, by its continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31). */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const factor = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) sum += term *= x / (a + n);
    return sum * factor;
  }
  // Lentz: the fraction from its top.
  let b = x + 1 - a;
  let [c, d] = [1e300, 1 / b];
  let h = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-15) break;
  }
  return 1 - factor * h;
}

/** The logarithm of the gamma function for positive numbers (Stirling's series from 10 on, by recurrence below). */
function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x);
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680))));
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
