import { betaQuantile, erfc, normalQuantile } from "./distributions";

/** Where a true share probably lies, from 0 to 1; or a difference of shares, from -1 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export type IntervalMethod = "wilson" | "exact" | "agresti-coull" | "jeffreys";

/** What we show if nobody asks for another confidence. */
export const CONFIDENCE = 0.95;

/** How many standard deviations to each side hold this share of a normal distribution: 1.96 for 0.95. */
export const deviations = (confidence: number) => -normalQuantile((1 - confidence) / 2);

/**
 * The interval of the share `successes` / `trials`, whole numbers with 0 <= successes <= trials; undefined without trials.
 *
 * "wilson" (score without continuity correction; Wilson 1927), "exact" (Clopper and Pearson 1934) and "agresti-coull"
 * (Agresti and Coull 1998, cut off at 0 and 1) contain the observed share; "jeffreys", the plain quantiles of
 * Beta(x + 1/2, n - x + 1/2), leaves out an observed 0 or 1 (Brown, Cai and DasGupta 2001).
 */
export function shareInterval(
  successes: number,
  trials: number,
  confidence: number = CONFIDENCE,
  method: IntervalMethod = "wilson",
): Interval | undefined {
  if (trials === 0) return undefined;
  const failures = trials - successes;
  const tail = (1 - confidence) / 2;
  switch (method) {
    case "wilson":
      return wilson(successes, trials, deviations(confidence));
    case "exact":
      return {
        low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
        high: failures === 0 ? 1 : 1 - betaQuantile(tail, failures, successes + 1),
      };
    case "agresti-coull":
      return agrestiCoull(successes, trials, deviations(confidence));
    case "jeffreys":
      return {
        low: betaQuantile(tail, successes + 0.5, failures + 0.5),
        high: 1 - betaQuantile(tail, failures + 0.5, successes + 0.5),
      };
  }
}

function wilson(successes: number, trials: number, z: number): Interval {
  const failures = trials - successes;
  const middle = successes + (z * z) / 2;
  const half = z * Math.sqrt(successes * (failures / trials) + (z * z) / 4);
  // The formula gives exactly 0 and 1 at the ends, arithmetic only nearly.
  return {
    low: successes === 0 ? 0 : Math.max(0, (middle - half) / (trials + z * z)),
    high: failures === 0 ? 1 : Math.min(1, (middle + half) / (trials + z * z)),
  };
}

function agrestiCoull(successes: number, trials: number, z: number): Interval {
  const enlarged = trials + z * z;
  const share = (successes + (z * z) / 2) / enlarged;
  const half = z * Math.sqrt((share * (1 - share)) / enlarged);
  return { low: Math.max(0, share - half), high: Math.min(1, share + half) };
}

/** Successes out of trials in one of two groups that are compared. */
export interface Sample {
  readonly successes: number;
  readonly trials: number;
}

const shareOf = ({ successes, trials }: Sample) => successes / trials;

/**
 * The interval of how much larger the share of `after` is than that of `before`, from their two Wilson intervals:
 * Newcombe's hybrid score, method 10 of Newcombe 1998. Undefined if either has no trials.
 */
export function differenceInterval(
  before: Sample,
  after: Sample,
  confidence: number = CONFIDENCE,
): Interval | undefined {
  const [first, second] = [before, after].map((one) => shareInterval(one.successes, one.trials, confidence));
  if (first === undefined || second === undefined) return undefined;
  const [from, to] = [shareOf(before), shareOf(after)];
  return {
    low: Math.max(-1, to - from - Math.sqrt((to - second.low) ** 2 + (first.high - from) ** 2)),
    high: Math.min(1, to - from + Math.sqrt((second.high - to) ** 2 + (from - first.low) ** 2)),
  };
}

/**
 * The chance of a difference at least this large between two samples of the same population: the two-sided pooled z-test of
 * two proportions, which is the chi-square test without Yates' correction. Undefined where everybody or nobody succeeded.
 */
export function differenceP(before: Sample, after: Sample): number | undefined {
  const pooled = (before.successes + after.successes) / (before.trials + after.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.trials + 1 / after.trials));
  const z = (shareOf(after) - shareOf(before)) / error;
  return Number.isFinite(z) ? erfc(Math.abs(z) / Math.SQRT2) : undefined;
}

/** P values made larger for having asked several questions at once, in the same order: Holm 1979, step down. */
export function holm(values: readonly number[]): number[] {
  const adjusted = new Array<number>(values.length);
  let largest = 0;
  [...values.keys()]
    .sort((one, other) => values[one]! - values[other]!)
    .forEach((index, rank) => {
      largest = Math.max(largest, Math.min(1, values[index]! * (values.length - rank)));
      adjusted[index] = largest;
    });
  return adjusted;
}

/**
 * Developers needed in each of two groups to see that a share moved from `rate` to `newRate`, as a fraction to be rounded up:
 * the two-sided normal approximation that R's power.prop.test solves (Fleiss, Levin and Paik 2003, without correction).
 * Infinite if the rates are the same.
 */
export function sampleSize(rate: number, newRate: number, confidence: number, power: number): number {
  const mean = (rate + newRate) / 2;
  const spread = rate * (1 - rate) + newRate * (1 - newRate);
  const noise = deviations(confidence) * Math.sqrt(2 * mean * (1 - mean)) + normalQuantile(power) * Math.sqrt(spread);
  // Less power than chance alone gives asks for nobody.
  return (Math.max(0, noise) / Math.abs(newRate - rate)) ** 2;
}

/** The value below which a share `p` of `sorted` lies, by inclusive linear interpolation as PERCENTILE does (R's type 7). */
export function percentile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (high - low) * (place - below);
}
