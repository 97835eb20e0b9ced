import { normalQuantile } from "./distributions";
import type { Cents } from "./money";

/** What one row of a budget may cost, at the least, probably, and at the most. */
export interface Estimate {
  readonly low: Cents;
  readonly expected: Cents;
  readonly high: Cents;
}

/** What a whole budget may come to, each in cents and rounded once. */
export interface BudgetRange {
  readonly mean: Cents;
  readonly deviation: Cents;
  /** Amounts that hold with a chance of 50, 80 and 90 %. */
  readonly p50: Cents;
  readonly p80: Cents;
  readonly p90: Cents;
  readonly low: Cents;
  readonly high: Cents;
}

/** How far rows move together if nobody says otherwise. A planning assumption of ours: half-way. */
export const DEFAULT_CORRELATION = 0.5;

/**
 * The range of the sum of three-point estimates (PERT): each row has the mean (L + 4E + H) / 6 and the standard deviation
 * (H - L) / 6, and every two rows the same correlation r. So the variance of the sum is (1 - r) x the sum of the squared
 * deviations + r x the square of their sum: that of independent rows at 0, of rows that all move together at 1, and half-way
 * between the two at 0.5.
 *
 * Percentiles are those of a normal distribution, since a sum of many rows comes close to one: P80 = mean + 0.84 deviations.
 * Its median is its mean, so P50 is the mean; ranges that are skewed upwards have theirs a little lower, which leaves P50 on
 * the careful side. None is above what the budget costs if every row comes at its highest.
 */
export function budgetRange(rows: readonly Estimate[], correlation: number = DEFAULT_CORRELATION): BudgetRange {
  const sum = (term: (row: Estimate) => number) => rows.reduce((total, row) => total + term(row), 0);
  const [low, expected, high] = [sum((row) => row.low), sum((row) => row.expected), sum((row) => row.high)];
  const mean = (low + 4 * expected + high) / 6;
  const squares = sum((row) => ((row.high - row.low) / 6) ** 2);
  const between = Math.max(0, ((high - low) / 6) ** 2 - squares);
  const deviation = Math.sqrt(squares + correlation * between);
  const percentile = (p: number) => Math.round(Math.min(high, mean + normalQuantile(p) * deviation));
  return {
    mean: Math.round(mean),
    deviation: Math.round(deviation),
    p50: percentile(0.5),
    p80: percentile(0.8),
    p90: percentile(0.9),
    low,
    high,
  };
}
