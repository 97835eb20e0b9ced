import { type Count, conversion, dropoff, type Measure, type Rate } from "./funnel";
import {
  CONFIDENCE,
  differenceInterval,
  differenceP,
  holm,
  type Interval,
  type Sample,
  shareInterval,
} from "./statistics";

/** A step that fewer developers enter says little. Amplitude's and Mixpanel's limit; a planning assumption of ours. */
export const FEWEST_ENTRIES = 30;

/** Under this many converted, or lost, a test of two shares is no good. Amplitude's limit. */
const FEWEST_OUTCOMES = 5;

/** The step into a stage as successes out of trials; undefined if it is not measured, grew, or has weighted counts. */
function sampleOf(counts: readonly Count[], stage: number): Sample | undefined {
  const [trials, successes] = [counts[stage - 1], counts[stage]];
  if (trials === undefined || successes === undefined || successes > trials) return undefined;
  return Number.isInteger(trials) && Number.isInteger(successes) ? { successes, trials } : undefined;
}

const stepInterval = (counts: readonly Count[], stage: number, confidence: number): Interval | undefined => {
  const sample = sampleOf(counts, stage);
  return sample && shareInterval(sample.successes, sample.trials, confidence);
};

/** How to find the leak. */
export interface LeakOptions {
  readonly measure?: Measure;
  /** Conversions "of previous" by stage to judge the funnel by: its own past, or a target. */
  readonly baseline?: readonly Rate[] | undefined;
  readonly fewestEntries?: number;
}

/**
 * The stage before which a funnel loses most: the largest share or number lost; with a baseline the lowest conversion / baseline,
 * of those under it, since the raw lowest rate is nearly always the last stage. The earliest of equals. Undefined if no
 * stage that enough developers could reach has a loss.
 */
export function biggestLeak(counts: readonly Count[], options: LeakOptions = {}): number | undefined {
  const { measure = "rate", baseline, fewestEntries = FEWEST_ENTRIES } = options;
  const losses = dropoff(counts, "previous", measure);
  const shares = conversion(counts, "previous");
  let leak: number | undefined;
  let worst = 0;
  for (let stage = 1; stage < counts.length; stage++) {
    const entries = counts[stage - 1];
    const loss = losses[stage];
    if (entries === undefined || entries < fewestEntries || loss === undefined || !(loss > 0)) continue;
    // How far under the baseline, so that more is worse with either yardstick.
    const badness = baseline === undefined ? loss : 1 - shares[stage]! / (baseline[stage] ?? 0);
    if (badness > worst) [leak, worst] = [stage, badness];
  }
  return leak;
}

/** What one row about a stage should draw attention to. */
export type Note = "" | "not measured" | "grew" | "too few" | "biggest leak";

/** A stage of a funnel with everything that its count says. */
export interface StageFigures {
  readonly count: Count;
  readonly ofPrevious: Rate;
  readonly ofFirst: Rate;
  readonly lost: Rate;
  readonly dropoff: Rate;
  /** Of `ofPrevious`. */
  readonly interval: Interval | undefined;
  readonly note: Note;
}

/** The figures of every stage. */
export function stageFigures(counts: readonly Count[], confidence: number = CONFIDENCE): StageFigures[] {
  const [ofPrevious, ofFirst] = [conversion(counts, "previous"), conversion(counts, "first")];
  const [lost, share] = [dropoff(counts, "previous", "count"), dropoff(counts, "previous", "rate")];
  const leak = biggestLeak(counts);
  return counts.map((count, stage) => ({
    count,
    ofPrevious: ofPrevious[stage],
    ofFirst: ofFirst[stage],
    lost: lost[stage],
    dropoff: share[stage],
    interval: stepInterval(counts, stage, confidence),
    note: noteOn(counts[stage - 1], count, stage === leak),
  }));
}

function noteOn(entered: Count, count: Count, isLeak: boolean): Note {
  if (count === undefined) return "not measured";
  if (entered === undefined) return "";
  if (count > entered) return "grew";
  if (entered < FEWEST_ENTRIES) return "too few";
  return isLeak ? "biggest leak" : "";
}

export type Change = "up" | "down" | "no clear change" | "too few";

/** How the conversion of one step differs between two periods. */
export interface StepChange {
  readonly before: Rate;
  readonly after: Rate;
  readonly change: Rate;
  readonly interval: Interval | undefined;
  /** Adjusted for the number of steps that were tested. */
  readonly p: number | undefined;
  /** Undefined if it is not measured, or of weighted counts. */
  readonly verdict: Change | undefined;
}

/**
 * Every step of a funnel, compared between two periods with different developers: Newcombe's interval of the change, and the
 * pooled z-test with Holm's adjustment over the steps that have enough developers on both sides to be tested.
 * The interval is that of a single step, so in rare cases it leaves out 0 and the verdict still is "no clear change".
 */
export function compareSteps(
  before: readonly Count[],
  after: readonly Count[],
  confidence: number = CONFIDENCE,
): StepChange[] {
  const [earlier, later] = [conversion(before, "previous"), conversion(after, "previous")];
  const stages = before.map((_, stage) => stage).slice(1);
  const samples = stages.map((stage) => [sampleOf(before, stage), sampleOf(after, stage)] as const);
  const tested = samples.flatMap(([one, other], index) => {
    const p = one && other && isEnough(one) && isEnough(other) ? differenceP(one, other) : undefined;
    return p === undefined ? [] : [{ index, p }];
  });
  const adjusted = holm(tested.map(({ p }) => p));
  const pByStep = new Map(tested.map(({ index }, rank) => [index, adjusted[rank]!]));
  return stages.map((stage, index) => {
    const [one, other] = samples[index]!;
    const [from, to] = [earlier[stage], later[stage]];
    const change = from === undefined || to === undefined ? undefined : to - from;
    const p = pByStep.get(index);
    const verdict = (): Change | undefined => {
      if (p !== undefined) return p > 1 - confidence ? "no clear change" : change! > 0 ? "up" : "down";
      return isCounted(before, stage) && isCounted(after, stage) ? "too few" : undefined;
    };
    const interval = one && other && differenceInterval(one, other, confidence);
    return { before: from, after: to, change, interval, p, verdict: verdict() };
  });
}

const isEnough = ({ successes, trials }: Sample) =>
  trials >= FEWEST_ENTRIES && successes >= FEWEST_OUTCOMES && trials - successes >= FEWEST_OUTCOMES;

const isCounted = (counts: readonly Count[], stage: number) =>
  Number.isInteger(counts[stage - 1]) && Number.isInteger(counts[stage]);

export type TargetStatus = "met" | "below" | "not proven";

/** A stage beside its target. */
export interface TargetFigures {
  readonly target: Rate;
  /** The conversion of previous, or the count, as the target is. */
  readonly actual: Rate;
  /** Actual less target: negative is missing. */
  readonly gap: Rate;
  /** The count of this stage that would meet the target. */
  readonly needed: Count;
  readonly status: TargetStatus | undefined;
}

/**
 * Every stage beside its target, which is a conversion of previous or a count for all of them. A conversion is judged by its
 * 95 % Wilson interval: a target inside it is neither met nor missed for certain. Counts, and steps that have no interval, are
 * compared as they are.
 */
export function judgeTargets(
  counts: readonly Count[],
  targets: readonly Rate[],
  kind: "rates" | "counts",
): TargetFigures[] {
  const shares = conversion(counts, "previous");
  return counts.map((count, stage) => {
    const target = targets[stage];
    const actual = kind === "rates" ? shares[stage] : count;
    if (target === undefined) return { target, actual, gap: undefined, needed: undefined, status: undefined };
    const entered = counts[stage - 1];
    // Without the last digits, as 0.1 x 30 is a little over 3.
    const wanted = entered === undefined ? undefined : Math.ceil(Number((target * entered).toPrecision(14)));
    const interval = kind === "rates" ? stepInterval(counts, stage, CONFIDENCE) : undefined;
    return {
      target,
      actual,
      gap: actual === undefined ? undefined : actual - target,
      needed: kind === "rates" ? wanted : target,
      status: actual === undefined ? undefined : statusOf(actual, target, interval),
    };
  });
}

function statusOf(actual: number, target: number, interval: Interval | undefined): TargetStatus {
  // Nobody can fall short of 0, though 0 lies inside the interval of an observed 0.
  const isOpen = interval !== undefined && target > 0 && target >= interval.low && target <= interval.high;
  return isOpen ? "not proven" : actual >= target ? "met" : "below";
}
