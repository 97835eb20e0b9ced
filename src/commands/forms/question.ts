import type { PathStepId, Runner, StepStatus } from "../../domain/path";
import type { TierId } from "../../domain/tiers";
import type { ActivityCheck, ActivityForm } from "./activity";

/** What the meetup question is asked with. */
export interface QuestionForm extends ActivityForm {
  /** The KPIs that steer this plan, two per stage as a rule. */
  readonly kpis: readonly { readonly stage: string; readonly name: string }[];
  /** What questions 3 and 4 show: whether newcomers succeed, and whether they have a place to go. */
  readonly shown: readonly ShownScore[];
  /** "2026-11-22", in the time zone of the spreadsheet. */
  readonly today: string;
}

export interface ShownScore {
  readonly question: "success" | "nextDay";
  readonly id: string;
  readonly name: string;
  readonly tier: TierId;
  readonly score: number | null;
  /** What the score stands for; empty while it is not assessed. */
  readonly words: string;
}

export interface Question {
  /** A name of the Catalogue, or one's own. */
  readonly activity: string;
  /** Name of the tier of one's own dream; empty for an activity of the Catalogue. */
  readonly tier: string;
  /** How many a year. */
  readonly quantity: number;
  readonly stage: string;
  readonly kpi: string;
  /** By how much the KPI should move, in words. */
  readonly change: string;
  readonly runner: Runner;
  /** Money that may come, or null. */
  readonly money: number | null;
  /** "2027-06-30", or empty. */
  readonly by: string;
}

export interface PathAnswer {
  /** The whole answer in a sentence. */
  readonly answer: string;
  /** What the talk says to somebody at this starting point; may be empty. */
  readonly advice: string;
  /** Whether the money and the time are enough; empty where nobody said how much there is. */
  readonly money: string;
  readonly time: string;
  readonly steps: readonly AnsweredStep[];
  /** Expected cost of the path; null when it cannot be said. */
  readonly expected: number | null;
  readonly weeks: number;
  /** The day on which the path ends if it begins today. */
  readonly ends: string;
  /** The verdict on the dream now, and once the path is gone. */
  readonly verdict: string;
  readonly verdictAfter: string;
  /** Null where there is no small version of the dream. */
  readonly pilot: Pilot | null;
  readonly promise: ActivityPromise;
}

export interface AnsweredStep {
  readonly id: PathStepId;
  readonly name: string;
  readonly why: string;
  readonly status: StepStatus;
  readonly criteria: readonly { readonly id: string; readonly name: string; readonly score: number | null }[];
  readonly activities: readonly PathActivity[];
  /** "No money: it takes attention.", "About 17,700 USD, 4 weeks."; empty when it is done. */
  readonly price: string;
  readonly fromWeek: number;
  readonly toWeek: number;
}

export interface PathActivity {
  readonly id: string;
  readonly name: string;
  readonly expected: number;
  readonly leadWeeks: number;
  /** Its row of the Budget; 0 while it has none. */
  readonly row: number;
}

export interface Pilot extends PathActivity, ActivityCheck {
  readonly mayGoAhead: boolean;
}

/** What the owner promises before money moves. */
export interface ActivityPromise {
  /** Which KPI moves, and by how much. */
  readonly change: string;
  /** "2027-06-30", or empty. */
  readonly changeBy: string;
  readonly stopRule: string;
}

export interface NewPath {
  /** Made by the page, so that a path which is sent twice is added once. */
  readonly id: string;
  /** Names of the Catalogue, one unit of each. */
  readonly activities: readonly string[];
  /** The name of the activity that the promise belongs to; empty when it is not among them. */
  readonly pilot: string;
  readonly promise: ActivityPromise;
}

export interface AddedPath {
  readonly rows: readonly number[];
  readonly message: string;
}
