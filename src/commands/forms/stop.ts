import type { PlanProblem } from "./plan";

export interface StopRow {
  readonly id: string;
  readonly activity: string;
  readonly row: number;
  readonly tier: string;
  readonly verdict: "STOP" | "HOLD";
  readonly reason: string;
  readonly money: number;
  readonly hours: number;
  readonly quarter: string;
  readonly running: boolean;
  /** Whether its tier stands above the lowest one that does not pass. */
  readonly isAbove: boolean;
}

export interface StopForm {
  readonly rows: readonly StopRow[];
  readonly problems: readonly PlanProblem[];
  /** Expected cost of the whole Budget, and of its rows above the lowest tier that does not pass. */
  readonly total: number;
  readonly above: number;
  /** Name of that tier; empty when every tier passes. */
  readonly lowest: string;
  readonly currency: string;
}

export interface MoveLine {
  readonly id: string;
  readonly activity: string;
  readonly tier: string;
  readonly quantity: number;
  readonly cost: number;
  readonly why: string;
  readonly isAbove: boolean;
}

export interface MoveSuggestion {
  readonly freed: number;
  readonly lines: readonly MoveLine[];
  /** Where the money goes, or why there is nothing to buy. */
  readonly note: string;
  readonly seen: readonly string[];
}

export interface MoveApplication {
  readonly id: string;
  readonly stop: readonly string[];
  readonly add: readonly Pick<MoveLine, "id" | "quantity">[];
  readonly seen: readonly string[];
}
