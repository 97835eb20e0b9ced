import type { Gate } from "../../domain/criteria";
import type { TierId } from "../../domain/tiers";

/** Whose scores a form shows: the audit's own, or those of a colleague who scores without seeing them. */
export type Rating = "first" | "second";

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
  /** Its row on the tab that holds the answer, to take a person there; 0 while the second rater's tab does not exist. */
  readonly row: number;
  /** Why the score should be looked at again ("Scored 120 days ago.", "Scored before this audit began."); empty while it is fresh. */
  readonly ageing: string;
  /** What each score says of the five-minute bar, for B-13 alone: passing the gate is not meeting the bar. */
  readonly bar?: readonly [string, string, string, string];
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
  readonly rating: Rating;
  readonly tier: { readonly id: TierId; readonly name: string; readonly reason: string };
  readonly criteria: readonly CriterionForm[];
  readonly standing: TierStanding;
  /** Criteria of this tier that have no row on the tab. */
  readonly missing: readonly string[];
}

export interface SaveAnswer {
  readonly criterion: string;
  readonly rating?: Rating;
  /** "Still true": the same score holds as of today. */
  readonly confirmed?: boolean;
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
