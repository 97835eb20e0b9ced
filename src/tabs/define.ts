/** The tabs of a plan, by the word the code uses for each: ten that set-up makes, and records that are made when first needed. */
export type TabKey =
  | "start"
  | "audit"
  | "budget"
  | "costs"
  | "catalogue"
  | "funnel"
  | "kpis"
  | "metrics"
  | "summary"
  | "settings"
  | "runs"
  | "raters"
  | "rivals"
  | "history"
  | "ledger"
  | "events"
  | "undo";

/** How a column's cells look; see FORMATS for Sheets' own patterns. */
export type Format = "text" | "number" | "decimal" | "money" | "share" | "rate" | "date" | "plain";

/** Sheets' number formats. Money has no symbol: the currency is named once, in the block above the table. */
export const FORMATS: Readonly<Record<Format, string>> = {
  text: "",
  number: "#,##0",
  decimal: "#,##0.0",
  money: "#,##0;(#,##0);0",
  share: "0%",
  rate: "0.0%",
  date: "yyyy-mm-dd",
  // A number as it was typed, of whatever kind.
  plain: "",
};

/** What a formula may point at. Every reference is an address of today; Sheets keeps it true when things move. */
export interface References {
  /** A column below its header, to the end of the tab: `'Budget'!$N$9:$N`. */
  column(tab: TabKey, column: string): string;
  /** From the header of one column to the end of another: `'Budget'!$A$8:$T`. */
  table(tab: TabKey, first: string, last: string): string;
  /** The header cell of a column: `'Budget'!$N$8`. */
  header(tab: TabKey, column: string): string;
  /** The cell of the formula's own row: `$N9`. */
  here(column: string): string;
  /** A range of the same tab, by the first and last table row: `$B$5:$B$9`, header included. */
  rows(column: string, count: number): string;
}

export type FormulaText = (at: References) => string;

/** A column of a tab's table. */
export interface Column {
  readonly key: string;
  readonly header: string;
  /** Other headers under which the column is recognised when its mark is lost. */
  readonly aliases?: readonly string[];
  readonly width: number;
  readonly format?: Format;
  /** Shown when the pointer rests on the header. */
  readonly note?: string;
  /** Typed or chosen by people: drawn in blue, as finance does. */
  readonly input?: boolean;
  /** Colour of what is drawn with characters, such as a bar. */
  readonly colour?: string;
  readonly hidden?: boolean;
  readonly align?: "left" | "center" | "right";
  /** A native formula for each row. */
  readonly formula?: FormulaText;
  /** One formula in the header cell that spills over the rows; `spillWidth` columns belong to it. */
  readonly spill?: FormulaText;
  /** Filled by the spill of a column before it, so its header is not written either. */
  readonly spilled?: boolean;
  /** A dropdown that warns and never refuses: a strict one would make a whole write fail. */
  readonly choices?: readonly string[] | { readonly tab: TabKey; readonly column: string };
  readonly checkbox?: boolean;
  /** Its header is for people to name, such as a period; without its mark it is found behind the column before it. */
  readonly renamable?: boolean;
}

export type BlockStyle =
  | "title"
  | "lead"
  | "label"
  | "head"
  | "value"
  | "figure"
  | "note"
  | "big"
  | "input"
  | "headline"
  | "cardLabel"
  | "cardFigure"
  | "cardWords"
  | "smallHead"
  | "smallLabel"
  | "small"
  | "fine"
  | "bar";

/** A cell outside the table: a title, a total, a word of help. */
export interface BlockCell {
  readonly row: number;
  readonly column: number;
  readonly text?: string;
  readonly formula?: FormulaText;
  /** A typed starting value. */
  readonly value?: string | number;
  readonly format?: Format;
  readonly style?: BlockStyle;
  readonly align?: "left" | "center" | "right";
  /** Cut off at the edge of its cell, where its words would run out of the page. */
  readonly clip?: boolean;
  /** A name other formulas use for this cell, or for `nameRows` cells downwards. */
  readonly name?: string;
  readonly nameRows?: number;
  readonly nameColumns?: number;
  /** A dropdown that warns and never refuses: of words, or of the headers from one column of the tab to another. */
  readonly choices?: readonly string[] | { readonly first: string; readonly last: string };
}

/** A colour that is always accompanied by the word it stands for. */
export interface WordColour {
  readonly word: string;
  readonly background: string;
  readonly font: string;
}

export interface Chart {
  readonly key: string;
  /** The question that it answers. */
  readonly title: string;
  readonly type: "bar" | "column";
  /** Columns of the same tab by their letters, labels first, then the series; their headers name the series. */
  readonly columns: readonly string[];
  readonly headerRow: number;
  /** The name of a cell with the number of rows to draw; with 0 the chart would be blank and is not there. */
  readonly rowsName: string;
  readonly row: number;
  readonly column: number;
  /** Pixels under the top of its row. */
  readonly below?: number;
  readonly width: number;
  readonly height: number;
  /** One for each series. */
  readonly colours: readonly string[];
}

/** What a cell holds when its row is made. */
export type StartingContent = string | number | boolean | FormulaText;

export interface Tab {
  readonly key: TabKey;
  readonly name: string;
  readonly colour: string;
  /** Row of the table's headers; 0 for a tab without a table. */
  readonly headerRow: number;
  /** Where the headers stood before more came to stand above them; set-up makes room in a plan of then. */
  readonly formerHeaderRow?: number;
  /** Rows prepared under the headers. */
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Cells outside the table, worked out only when a tab is drawn. */
  readonly block: () => readonly BlockCell[];
  /** Column widths of a tab without a table. */
  readonly widths?: readonly number[];
  /** Row heights from row 1 on, in a tab that is one page. */
  readonly heights?: readonly number[];
  /** Rows under the page that hold what stands behind it. */
  readonly hiddenRows?: { readonly first: number; readonly count: number };
  readonly words?: {
    readonly columns: readonly string[];
    readonly area?: string;
    /** What the cells of the area only begin with: "fails 7 of 10". */
    readonly areBeginnings?: boolean;
    readonly colours: readonly WordColour[];
  };
  /** Rows written when the tab is made, by column key. */
  readonly content?: () => readonly Readonly<Record<string, StartingContent>>[];
  /** Columns by which a row of `content` is recognised when a deleted column is filled again, best first. */
  readonly contentKeys?: readonly string[];
  /** Rows that people add with something in this column get the formulas that they lack, when set-up runs. */
  readonly completed?: string;
  /** Each row of `content` belongs to the plan: one that was deleted comes back. */
  readonly fixedRows?: boolean;
  readonly charts?: readonly Chart[];
  readonly gridlines?: boolean;
  /** A record for the add-on itself: it stays out of sight when it is made. */
  readonly keptHidden?: boolean;
  /** The add-on's own page: drawn anew each time it is refreshed, and a formula of it that somebody typed over comes back. */
  readonly generated?: boolean;
}

/** Columns by key; a wrong key is a mistake in a table of ours. */
export function columnOf(tab: Tab, key: string): Column {
  const column = tab.columns.find((candidate) => candidate.key === key);
  if (!column) throw new Error(`${tab.name} has no column "${key}"`);
  return column;
}

/** Verdict and status words with colours that differ under the common colour-vision deficiencies and never stand alone. */
export const VERDICT_COLOURS: readonly WordColour[] = [
  { word: "FUND FIRST", background: "#cfe2f3", font: "#003b63" },
  { word: "FUND", background: "#e3eef8", font: "#003b63" },
  { word: "CAUTION", background: "#fff1cc", font: "#5c4400" },
  { word: "HOLD", background: "#fbe0cc", font: "#7a2e00" },
  { word: "STOP", background: "#f2bda8", font: "#5e1900" },
];

export const STATUS_COLOURS: readonly WordColour[] = [
  { word: "passes", background: "#e3eef8", font: "#003b63" },
  { word: "fails", background: "#fbe0cc", font: "#7a2e00" },
  { word: "unknown", background: "#eceff1", font: "#37474f" },
];

/** For what was true once and should be looked at again. */
export const AGEING_COLOUR: WordColour = { word: "ageing", background: "#fff3cd", font: "#5c4400" };
