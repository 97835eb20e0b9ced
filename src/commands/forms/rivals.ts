/** Our program beside up to three others, on what can be seen from outside. */
export interface RivalForm {
  /** Three; empty where no rival is named yet. */
  readonly names: readonly string[];
  readonly criteria: readonly RivalCriterion[];
  /** Ours, then each named rival. */
  readonly products: readonly ProductStanding[];
}

export interface RivalAnswer {
  readonly score: number | null;
  readonly evidence: string;
}

export interface RivalCriterion {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly lookFor: string;
  readonly scores: readonly [string, string, string, string];
  readonly ours: number | null;
  /** One for each of the three rivals. */
  readonly rivals: readonly RivalAnswer[];
  /** Its row on the Rivals tab; 0 while that does not exist. */
  readonly row: number;
}

export interface ProductStanding {
  readonly name: string;
  /** Which rival, 1 to 3; 0 is ours. */
  readonly rival: number;
  /** 0 to 1, or null while too little is answered. */
  readonly score: number | null;
  readonly answered: number;
  readonly criteria: number;
  /** The lowest scored criterion, "B-05 Credentials and app", and its score; empty and null without scores. */
  readonly weakest: string;
  readonly weakestScore: number | null;
  /** From stopwatch runs: median minutes and the slowest step with its mean minutes; null and empty when never timed. */
  readonly medianMinutes: number | null;
  readonly runs: number;
  readonly slowestStep: string;
  readonly slowestMinutes: number | null;
}

export interface SaveRivalAnswer {
  readonly rival: number;
  readonly criterion: string;
  readonly score: number | null;
  readonly evidence: string;
  readonly seen: RivalAnswer;
}

export interface SavedRivals {
  /** False when somebody else changed the cell meanwhile; the form holds theirs then. */
  readonly saved: boolean;
  readonly form: RivalForm;
}
