import type { ProgramView } from "../../domain/history";
import type { TierStanding } from "./audit";

export type { KpiFact, MoneyView, ProgramView, StageFact, TierView } from "../../domain/history";

export interface SnapshotForm {
  /** Newest first. */
  readonly snapshots: readonly Snapshot[];
  /** The program as it is, beside the newest snapshot. */
  readonly now: ReplayedMoment;
  /** Rows of the History tab that could not be read, or not whole. */
  readonly damaged: readonly DamagedRow[];
  /** The day the current audit began, "2026-11-22"; empty when no re-audit was started. */
  readonly auditBegan: string;
  /** Scores that should be looked at again, and all scores. */
  readonly ageing: number;
  readonly answered: number;
  readonly criteria: number;
}

export interface DamagedRow {
  readonly row: number;
  /** The rest of a sentence about the row. */
  readonly why: string;
}

/** A program at one time, and what came about since the time before, in sentences; empty for the first. */
export interface ReplayedMoment {
  readonly view: ProgramView;
  readonly changes: readonly string[];
  readonly cost: readonly string[];
}

export interface Snapshot extends ReplayedMoment {
  readonly id: string;
  /** "2026-11-22 14:05", in the time zone of the spreadsheet; empty when the tab does not say it any more. */
  readonly takenAt: string;
  readonly note: string;
  readonly answered: number;
  readonly row: number;
}

export interface NewSnapshot {
  /** Made by the page, so that a request which is sent twice is written once. */
  readonly id: string;
  readonly note: string;
  /** Begins a new audit afterwards: every score from before counts as ageing until it is scored or confirmed again. */
  readonly startAudit: boolean;
}

/** `from` and `to` are ids of snapshots; `to` may be "now". */
export interface SnapshotComparison {
  readonly from: string;
  readonly to: string;
  readonly tiers: readonly {
    readonly name: string;
    readonly from: TierStanding;
    readonly to: TierStanding;
  }[];
  /** By criterion, in the order of the audit. */
  readonly changes: readonly ScoreChange[];
  readonly unchanged: number;
  /** What became of the program, and what it cost, in sentences. */
  readonly sentences: readonly string[];
  readonly cost: readonly string[];
}

export interface ScoreChange {
  readonly id: string;
  readonly name: string;
  /** `stale`: the same score at both times, and ageing by the later one. */
  readonly kind: "rose" | "fell" | "assessed" | "no longer assessed" | "stale";
  readonly from: number | null;
  readonly to: number | null;
  /** Its row on the Audit tab now; 0 when it has none. */
  readonly row: number;
}
