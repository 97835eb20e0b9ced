import type { StepId } from "../../domain/stopwatch";
import type { Answer } from "./audit";

export interface StopwatchForm {
  readonly steps: readonly { readonly id: StepId; readonly name: string; readonly help: string }[];
  /** Name of our program, then of the rivals. A run of ours has the product "". */
  readonly products: readonly { readonly product: string; readonly name: string }[];
  /** Newest first; at most 50, `allRuns` counts the rest too. */
  readonly runs: readonly Run[];
  readonly allRuns: number;
  readonly result: StopwatchResult;
  /** Sign-ups a year from the Settings; null when blank. */
  readonly signUps: number | null;
  readonly barMinutes: number;
}

export interface NewRun {
  /** Made by the page, so that a run which is sent twice is written once. */
  readonly id: string;
  readonly product: string;
  readonly tester: string;
  /** Seconds by step; pauses are not in it. */
  readonly seconds: Readonly<Record<StepId, number>>;
  /** Whether the first app worked in the end. */
  readonly finished: boolean;
  /** Steps from "sign up" to a usable account, and from there to credentials and an app; null when not counted. */
  readonly signUpSteps: number | null;
  readonly credentialSteps: number | null;
  /** Whether a person of ours had to act, as by a sales call, an approval, a mail with a key. */
  readonly signUpHuman: boolean;
  readonly credentialHuman: boolean;
  /** Where it hurt. */
  readonly notes: string;
}

export interface Run extends NewRun {
  /** The day of it, "2026-11-22". */
  readonly day: string;
  readonly minutes: number;
  readonly row: number;
}

/** What the recent runs of our own product say. */
export interface StopwatchResult {
  /** Runs that count: ours, not older than the days after which a score is ageing. */
  readonly runs: number;
  readonly finished: number;
  /** Median minutes to a first app, where a run that did not finish counts as endless; null when that is half of them or more, or without runs. */
  readonly medianMinutes: number | null;
  /** Mean minutes of each step over those runs, in the order of `steps`. */
  readonly stepMinutes: readonly number[];
  readonly slowestStep: StepId | "";
  /** Scores that follow, for criteria that stand on the Audit tab; written by saveAnswer, one by one, after a yes. */
  readonly proposals: readonly Proposal[];
  /** Sum over a year's sign-ups of the mean time over the bar; null without sign-ups or runs. */
  readonly hoursLost: number | null;
}

export interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  /** The description of that score. */
  readonly words: string;
  /** How it follows, and how firm it is: "Median of 5 runs: 14 minutes." */
  readonly reason: string;
  /** What would be written as evidence. */
  readonly evidence: string;
  /** The answer on the Audit tab now: `seen` of saveAnswer. */
  readonly current: Answer;
}

export interface SavedSignUps {
  /** False when somebody else changed the number meanwhile; the form holds theirs then. */
  readonly saved: boolean;
  readonly form: StopwatchForm;
}
