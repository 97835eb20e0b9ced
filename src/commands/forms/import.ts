/** An event as it is written: developer, stage, time in ISO 8601, segment. */
export type EventRow = readonly [developer: string, stage: string, time: string, segment: string];

/** A column of the Funnel tab for the counts of one period. */
export interface CountPeriod {
  readonly key: string;
  /** As its header says. */
  readonly name: string;
  /** What it holds now, a stage each; null for anything but a number. */
  readonly counts: readonly (number | null)[];
}

export interface ImportForm {
  /** Stages of the plan, first to last. */
  readonly stages: readonly string[];
  /** Events that the plan has. */
  readonly events: number;
  /** Rows that an import left behind which was cut off; the next one takes them out. */
  readonly leftOver: number;
  /** How many events one call may carry. */
  readonly partRows: number;
  /** How many more events fit into the workbook. */
  readonly room: number;
  /** Oldest first. */
  readonly periods: readonly CountPeriod[];
}

export interface NewImport {
  /** Made by the page; every call about an import carries it. */
  readonly id: string;
  /** What becomes of the events that are there. */
  readonly mode: "below" | "replace";
  readonly rows: number;
}

export interface ImportPart {
  readonly id: string;
  /** From 0; every part but the last is full. */
  readonly part: number;
  readonly rows: readonly EventRow[];
}

export interface Imported {
  readonly message: string;
  /** Whether the Funnel could count these events and does not yet. */
  readonly canCount: boolean;
}

export interface NewCounts {
  readonly id: string;
  readonly periods: readonly {
    readonly key: string;
    /** What the column should be called; empty to leave its header. */
    readonly name: string;
    /** A stage of the plan each; null leaves what is there. */
    readonly counts: readonly (number | null)[];
    /** What the page showed before. */
    readonly seen: readonly (number | null)[];
    readonly seenName: string;
  }[];
}
