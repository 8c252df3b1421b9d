/** What the estimate is with one person fewer of a pattern, and how many persons are of it. */
export interface LeftOut {
  value: number;
  weight: number;
}

const TAIL = 0.025;

/**
 * The bias-corrected and accelerated interval of 95% (Efron 1987, J. Am. Stat. Assoc. 82, 171-185): the quantiles of the resamples, moved by how
 * far their middle lies from the estimate and by how much the estimate's spread grows with it. The upper
 * end is infinite where too many resamples are.
 */
export function bcaInterval(estimate: number, resampled: readonly number[], leftOut: readonly LeftOut[]): [number, number] {
  const sorted = resampled.toSorted((a, b) => a - b);
  const below = sorted.filter((value) => value < estimate - 1e-6).length;
  const equal = sorted.filter((value) => Math.abs(value - estimate) <= 1e-6).length;
  const share = (below + equal / 2) / sorted.length;
  // Not 0 or 1: half of one resample is the least that a share can be told from nothing.
  const bias = normalQuantile(Math.min(Math.max(share, 0.5 / sorted.length), 1 - 0.5 / sorted.length));
  const acceleration = accelerationOf(leftOut);
  return [TAIL, 1 - TAIL].map((tail) => {
    const z = bias + normalQuantile(tail);
    return quantile(sorted, normalShare(bias + z / (1 - acceleration * z)));
  }) as [number, number];
}

/** A sixth of the skewness of the jackknife; 0 where leaving one out leaves no estimate, since then there is nothing to go by. */
function accelerationOf(leftOut: readonly LeftOut[]): number {
  const finite = leftOut.every(({ value }) => Number.isFinite(value));
  if (!finite) return 0;
  const all = leftOut.reduce((sum, { weight }) => sum + weight, 0);
  const mean = leftOut.reduce((sum, { weight, value }) => sum + weight * value, 0) / all;
  const moment = (power: number) => leftOut.reduce((sum, { weight, value }) => sum + weight * (mean - value) ** power, 0);
  const spread = moment(2);
  return spread === 0 ? 0 : moment(3) / (6 * spread ** 1.5);
}

/** Between two neighbours as far as the share lies between theirs (type 6, which the bootstrap literature uses). */
function quantile(sorted: readonly number[], share: number): number {
  const place = Math.min(Math.max(share * (sorted.length + 1), 1), sorted.length) - 1;
  const [lower, upper] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return lower === upper || upper === Infinity ? upper : lower + (upper - lower) * (place - Math.floor(place));
}

/** The share of a standard normal distribution below a value: by the series of its integral, which is exact within 8 of the middle. */
export function normalShare(z: number): number {
  if (Math.abs(z) > 8) return z > 0 ? 1 : 0;
  let [term, sum] = [z, z];
  for (let n = 1; Math.abs(term) > 1e-17; n += 1) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The value below which that share lies, by halving: 60 times are exact to the last digit, and it is asked a handful of times. */
export function normalQuantile(share: number): number {
  let [low, high] = [-8, 8];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
