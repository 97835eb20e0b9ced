import { BEST_SCORE } from "./criteria";

/** A stretch of the way from opening sign-up to a first app that works. */
export type StepId = "signUp" | "credentials" | "docs" | "code" | "waiting" | "firstSuccess";

export interface Step {
  readonly id: StepId;
  readonly name: string;
  /** When the tester is in it. */
  readonly help: string;
}

/** The stretches that a friction log of a first app is cut into; the cut is ours. */
export const STEPS: readonly Step[] = [
  { id: "signUp", name: "Sign-up", help: "From opening sign-up to an account that can be used." },
  { id: "credentials", name: "Credentials", help: "From the account to working credentials and an app." },
  { id: "docs", name: "Docs", help: "Looking for, and reading, what to do." },
  { id: "code", name: "Code", help: "Writing, running, and mending it." },
  { id: "waiting", name: "Waiting", help: "For a mail, an approval, an installation, a person." },
  {
    id: "firstSuccess",
    name: "First success",
    help: "It runs: this ends the clock.",
  },
];

/** One tester's way to a first app, pauses left out. */
export interface TimedRun {
  /** Seconds by step. */
  readonly seconds: Readonly<Record<StepId, number>>;
  /** Whether the first app worked in the end. */
  readonly finished: boolean;
  /** Steps to a usable account, and from there to credentials and an app; null when nobody counted. */
  readonly signUpSteps: number | null;
  readonly credentialSteps: number | null;
  /** Whether a person of the company had to act. */
  readonly signUpHuman: boolean;
  readonly credentialHuman: boolean;
}

/** The talk's bar: account and first basic app in five minutes. */
export const BAR_MINUTES = 5;

/** From so many outsiders on, criterion B-13 counts as timed; fewer are a first look. */
export const FIRM_RUNS = 5;

export const minutesOf = ({ seconds }: Pick<TimedRun, "seconds">): number =>
  STEPS.reduce((sum, { id }) => sum + seconds[id], 0) / 60;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Median minutes to a first app. A run that did not finish counts as endless: when hard cases give up, a median over those
 * who finished would improve. Null without runs, and when the middle is endless.
 */
export function medianMinutes(runs: readonly TimedRun[]): number | null {
  const minutes = runs.map((run) => (run.finished ? minutesOf(run) : Number.POSITIVE_INFINITY)).sort((a, b) => a - b);
  const middle = minutes.length / 2;
  const median = (minutes[Math.ceil(middle) - 1]! + minutes[Math.floor(middle)]!) / 2;
  return Number.isFinite(median) ? median : null;
}

/** Mean minutes of each step, in the order of STEPS. */
export const stepMinutes = (runs: readonly TimedRun[]): number[] =>
  STEPS.map(({ id }) => mean(runs.map(({ seconds }) => seconds[id])) / 60);

/** The step that takes longest, the earlier one of two alike; undefined where no time passed. */
export function slowestStep(minutes: readonly number[]): Step | undefined {
  const most = Math.max(0, ...minutes);
  return most > 0 ? STEPS[minutes.indexOf(most)] : undefined;
}

/** Hours that a year's newcomers spend beyond the bar: sign-ups x mean minutes over it, whether they finish or not. */
export function hoursLost(runs: readonly TimedRun[], signUps: number): number {
  return (signUps * mean(runs.map((run) => Math.max(0, minutesOf(run) - BAR_MINUTES)))) / 60;
}

/** Most minutes for the scores 3, 2 and 1 of criterion B-13; more is 0. */
const MINUTES_BY_SCORE: readonly (readonly [score: number, minutes: number])[] = [
  [BEST_SCORE, BAR_MINUTES],
  [2, 15],
  [1, 60],
];

/** Most steps for the scores 3 and 2 of criteria B-04 and B-05; more is 1, and a person who has to act is 0. */
const STEPS_BY_SCORE: readonly (readonly [score: number, steps: number])[] = [
  [BEST_SCORE, 1],
  [2, 3],
];

const scoreAt = (value: number, most: typeof MINUTES_BY_SCORE, otherwise: number): number =>
  most.find(([, limit]) => value <= limit)?.[0] ?? otherwise;

/** What runs say of a criterion. */
export interface ProposedScore {
  readonly criterion: "B-04" | "B-05" | "B-13";
  readonly score: number;
  /** Runs that say something of it. */
  readonly runs: number;
}

/** The score that runs give each of the three criteria they can show; a criterion nobody counted is left out. */
export function proposeScores(runs: readonly TimedRun[]): ProposedScore[] {
  const signUp = runs.flatMap((run) => stepScore(run.signUpSteps, run.signUpHuman));
  const credentials = runs.flatMap((run) => stepScore(run.credentialSteps, run.credentialHuman));
  const median = medianMinutes(runs);
  const proposals: (ProposedScore | false)[] = [
    signUp.length > 0 && { criterion: "B-04", score: lowerMedian(signUp), runs: signUp.length },
    credentials.length > 0 && { criterion: "B-05", score: lowerMedian(credentials), runs: credentials.length },
    runs.length > 0 && {
      criterion: "B-13",
      score: median === null ? 0 : scoreAt(median, MINUTES_BY_SCORE, 0),
      runs: runs.length,
    },
  ];
  return proposals.filter((proposal) => proposal !== false);
}

function stepScore(steps: number | null, needsHuman: boolean): number[] {
  if (needsHuman) return [0];
  return steps === null ? [] : [scoreAt(steps, STEPS_BY_SCORE, 1)];
}

/** The middle of them, the worse one where there are two: a proposal should not flatter. */
const lowerMedian = (scores: readonly number[]): number =>
  [...scores].sort((one, other) => one - other)[Math.ceil(scores.length / 2) - 1]!;
