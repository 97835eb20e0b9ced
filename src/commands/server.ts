import type { Gate } from "../domain/criteria";
import type { TierId } from "../domain/tiers";

/**
 * What a sidebar may ask of the add-on. Only plain JSON crosses: no dates, so days travel as "2026-11-22".
 * The implementations are the functions of the same names in main.ts.
 */
export interface Server {
  readTier(request: { tier: TierId }): TierForm;
  saveAnswer(request: SaveAnswer): SavedAnswer;
  readActivities(): ActivityForm;
  checkActivity(request: NewActivity): ActivityCheck;
  addActivity(request: NewActivity): AddedActivity;
  showTab(request: { tab: "audit" | "budget" | "summary" | "start"; row?: number }): { shown: true };
  setUpPlan(): { message: string };
}

export interface Answer {
  /** 0 to 3; null is "not assessed". */
  readonly score: number | null;
  readonly evidence: string;
  readonly owner: string;
  readonly rater: string;
  /** Day of the score, "2026-11-22", or empty. */
  readonly scoredOn: string;
}

export interface CriterionForm {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly why: string;
  /** What counts as evidence. */
  readonly lookFor: string;
  readonly scores: readonly [string, string, string, string];
  readonly gate: Gate;
  readonly stage: string;
  readonly fromTalk: boolean;
  /** Costs attention, not money: no activity of the catalogue is needed to lift it. */
  readonly free: boolean;
  readonly answer: Answer;
  /** What is wrong with the cells of this criterion, in words; empty when nothing is. */
  readonly problem: string;
  /** Its row on the Audit tab, to take a person there. */
  readonly row: number;
}

export interface TierStanding {
  /** 0 to 1, or null while there is too little evidence. */
  readonly score: number | null;
  readonly answered: number;
  readonly criteria: number;
  readonly gatesPassed: number;
  readonly gates: number;
  readonly status: "passes" | "fails" | "unknown";
  /** Id of the criterion to lift, or to assess, first; empty or left out when nothing keeps the tier from passing. */
  readonly firstFix: string;
}

export interface TierForm {
  readonly tier: { readonly id: TierId; readonly name: string; readonly reason: string };
  readonly criteria: readonly CriterionForm[];
  readonly standing: TierStanding;
  /** Criteria of this tier that have no row on the Audit tab. */
  readonly missing: readonly string[];
}

export interface SaveAnswer {
  readonly criterion: string;
  readonly answer: Omit<Answer, "scoredOn">;
  /** The answer that the form showed before: if the tab holds another one by now, nothing is overwritten. */
  readonly seen: Answer;
}

export interface SavedAnswer {
  /** False when somebody else changed the answer meanwhile; `answer` is theirs then. */
  readonly saved: boolean;
  readonly answer: Answer;
  readonly standing: TierStanding;
}

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
}

export interface NewActivity {
  readonly activity: string;
  readonly quantity: number;
  readonly quarter: string;
  readonly owner: string;
  readonly running: boolean;
  readonly listeningTrip: boolean;
}

export interface ActivityCheck {
  readonly verdict: string;
  readonly reason: string;
}

export interface AddedActivity {
  readonly row: number;
  readonly message: string;
}
