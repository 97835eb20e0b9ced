/** A row that cannot be planned, and why; row 0 is one of the Catalogue. */
export interface PlanProblem {
  readonly activity: string;
  readonly row: number;
  readonly why: string;
}

export interface PlanCandidate {
  readonly id: string;
  readonly activity: string;
  /** Name of its tier; empty while none is chosen. */
  readonly tier: string;
  /** Its row of the Budget; 0 for an activity that is in the Catalogue only. */
  readonly row: number;
  readonly maximum: number;
  /** Expected cost of one unit, in the plan's currency. */
  readonly cost: number;
  /** What all of its units together are worth: typed in the Budget, else proposed. */
  readonly value: number;
  readonly isOwnValue: boolean;
  /** What the proposed value rests on. */
  readonly basis: string;
}

export interface PlanForm {
  readonly candidates: readonly PlanCandidate[];
  readonly problems: readonly PlanProblem[];
  /** Rows of the Budget that have an activity. */
  readonly rows: number;
  /** Sum of the expected costs of the Budget. */
  readonly total: number;
  readonly currency: string;
  /** Scores in the audit. */
  readonly answered: number;
  /** Gates that do not pass, foundation first. */
  readonly gates: readonly { readonly id: string; readonly name: string; readonly tier: string }[];
}

export interface PlanRequest {
  readonly budget: number;
  /** By candidate; what is left out keeps the value of the form. */
  readonly values: Readonly<Record<string, number>>;
  readonly only: "all" | "budget";
  /** The lean and the stretched budget as shares of the budget. */
  readonly shares: { readonly lean: number; readonly stretch: number };
}

/** A plan for one of the three budgets. */
export interface PlanSummary {
  readonly budget: number;
  readonly cost: number;
  readonly value: number;
  readonly activities: number;
  /** Names of the tiers that open once it is done. */
  readonly opened: readonly string[];
}

export interface PlanLine {
  readonly id: string;
  readonly activity: string;
  readonly tier: string;
  readonly row: number;
  readonly quantity: number;
  readonly maximum: number;
  /** Cost and value of what is bought; of all units where nothing is. */
  readonly cost: number;
  readonly value: number;
  readonly why: string;
}

export interface PlanChange {
  /** Added from the Catalogue, another quantity, tagged optional, its tag taken away, or a value of the person's own. */
  readonly kind: "add" | "quantity" | "optional" | "planned" | "value";
  readonly id: string;
  readonly activity: string;
  /** Quantities, or points of value; the tag that stands now is in `tag`. */
  readonly from: number;
  readonly to: number;
  readonly tag: string;
}

export interface PlanSuggestion {
  readonly lean: PlanSummary | null;
  readonly expected: PlanSummary;
  readonly stretch: PlanSummary | null;
  readonly lines: readonly PlanLine[];
  /** What a little more money would change; null when that could not be worked out. */
  readonly next: {
    readonly money: number;
    readonly cost: number;
    readonly more: readonly { readonly activity: string; readonly units: number }[];
    readonly less: readonly { readonly activity: string; readonly units: number }[];
    readonly opened: readonly string[];
  } | null;
  readonly changes: readonly PlanChange[];
  /** The Budget as the plan saw it, sent back with `applyPlan`. */
  readonly seen: readonly string[];
}

export interface PlanApplication {
  /** Made by the page, so that a request which is sent twice is carried out once. */
  readonly id: string;
  readonly changes: readonly Pick<PlanChange, "kind" | "id" | "to">[];
  readonly seen: readonly string[];
}
