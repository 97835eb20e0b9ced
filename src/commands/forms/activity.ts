import type { CitedRule } from "../../domain/talkRules";

export interface ActivityChoice {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly stages: string;
  readonly unit: string;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly leadWeeks: number;
  readonly lifts: string;
  readonly basis: string;
}

export interface ActivityForm {
  readonly activities: readonly ActivityChoice[];
  readonly currency: string;
  /** Names of the funnel stages of this plan. */
  readonly stages: readonly string[];
  /** Present scores by id of the criterion, null for not assessed; those without a row on the Audit tab are left out. */
  readonly scores: Readonly<Record<string, number | null>>;
}

/** What one unit of an activity costs that is not in the Catalogue, in the words and amounts of its Budget row. */
export interface OwnActivity {
  readonly tier: string;
  readonly stages: readonly string[];
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly hours: number;
}

export interface NewActivity {
  /** Made by the page, so that an activity which is sent twice stands once. */
  readonly id: string;
  readonly activity: string;
  /** Null for an activity of the Catalogue. */
  readonly own: OwnActivity | null;
  readonly quantity: number;
  readonly quarter: string;
  readonly owner: string;
  readonly running: boolean;
  readonly listeningTrip: boolean;
}

export interface ActivityCheck {
  readonly verdict: string;
  readonly reason: string;
  /** The talk's rules that the reason cites. */
  readonly rules: readonly CitedRule[];
}

export interface AddedActivity {
  readonly row: number;
  readonly message: string;
}
