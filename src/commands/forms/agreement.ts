import type { Gate } from "../../domain/criteria";
import type { TierId } from "../../domain/tiers";
import type { Answer } from "./audit";

/** The second rating against the first. */
export interface AgreementForm {
  /** Names of those who scored, as they wrote them. */
  readonly firstRaters: readonly string[];
  readonly secondRaters: readonly string[];
  readonly tiers: readonly TierAgreement[];
  /** Criteria that the two scored differently and that are not settled, foundation first, the widest gap first in a tier. */
  readonly disputed: readonly Dispute[];
  readonly settled: number;
  /** Anything that keeps rows from being compared, in words; empty when nothing does. */
  readonly problem: string;
}

export interface TierAgreement {
  readonly id: TierId;
  readonly name: string;
  readonly criteria: number;
  /** Scored by the second rater. */
  readonly second: number;
  /** Scored by both. */
  readonly both: number;
  /** Of those, the ones with the same score, as they stood before any was settled. */
  readonly same: number;
  /** Same of both, 0 to 1; null while fewer than one is scored by both. */
  readonly share: number | null;
  readonly disputed: number;
}

export interface Dispute {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly scores: readonly [string, string, string, string];
  readonly gate: Gate;
  readonly first: Answer;
  readonly second: Answer;
  /** Its row on the Audit tab. */
  readonly row: number;
}

export interface Settlement {
  readonly criterion: string;
  readonly score: number;
  readonly evidence: string;
  /** Who settled it: becomes the rater on the Audit tab. */
  readonly rater: string;
  /** Both answers as the form showed them: if one is another by now, nothing is written. */
  readonly first: Answer;
  readonly second: Answer;
}

export interface Settled {
  readonly saved: boolean;
  /** As everything stands now. */
  readonly form: AgreementForm;
}
