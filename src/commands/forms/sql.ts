import type { TimeKind } from "../../domain/sqlDialect";

export type { TimeKind } from "../../domain/sqlDialect";

export type SqlQuestion = "counts" | "times" | "segments";

/** What the plan knows of the funnel. */
export interface SqlForm {
  readonly stages: readonly string[];
  /** In days; null for no limit. */
  readonly window: number | null;
}

export interface SqlRequest {
  readonly question: SqlQuestion;
  readonly table: string;
  readonly id: string;
  readonly stage: string;
  readonly time: string;
  readonly timeKind: TimeKind;
  /** Asked for by "segments" only. */
  readonly segment: string;
  readonly stages: readonly string[];
  readonly window: number | null;
}

/** A field with something to repair in it. */
export type SqlField = "table" | "id" | "stage" | "time" | "segment" | "stages" | "window";

export interface SqlAnswer {
  /** Empty while there are problems. */
  readonly sql: string;
  readonly problems: readonly { readonly field: SqlField; readonly message: string }[];
}
