import { SMALLEST_TOLD } from './indicator.js';

/** Too few people to be told: somebody in the district knows them. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_TOLD;
}

/**
 * Whether the sum of some counts may be told of which these are hidden and the rest is told. What is hidden is then known together: one alone
 * would follow; a few small ones would be told as a sum of fewer than five; and at either end of what they can be together each would follow.
 */
export function sumMayBeTold(hidden: readonly number[]): boolean {
  const sum = hidden.reduce((a, b) => a + b, 0);
  if (hidden.length === 0) return true;
  if (hidden.length === 1 || sum < SMALLEST_TOLD) return false;
  return !hidden.every(isSmall) || (sum > hidden.length && sum < hidden.length * (SMALLEST_TOLD - 1));
}
