import { TIERS } from "../domain/tiers";
import type { BlockCell, BlockStyle, Format, FormulaText } from "./define";
import { MAXIMUM_STAGES } from "./settings";

/** How the Summary is laid out on one landscape sheet of paper, A4 or Letter, and what its parts share. */

/** What fits between half-inch margins at 100 % on both kinds of paper, in pixels. */
export const PAPER = { width: 960, height: 690 } as const;

export const WIDTHS: readonly number[] = [146, 80, 38, 86, 56, 58, 56, 120, 160, 160];

/** Most risks and asks on the page; each takes two lines. */
export const MOST_POINTS = 3;
/** Most rows of the Budget that are named as not funded. */
export const MOST_REFUSED = 4;

/** The parts of the page from top to bottom, with the height of each row. */
const PARTS = [
  ["title", [26]],
  ["lead", [15]],
  ["headline", [26]],
  ["cards", [14, 24, 14]],
  ["space", [4]],
  ["tiers", [16, ...TIERS.map(() => 17), 17]],
  ["funnel", [16, ...Array.from({ length: MAXIMUM_STAGES }, () => 15)]],
  ["kpis", [16, ...Array.from({ length: MAXIMUM_STAGES }, () => 13)]],
  ["points", [16, ...Array.from({ length: 2 * MOST_POINTS }, () => 14)]],
  ["refused", [16, ...Array.from({ length: MOST_REFUSED }, () => 15)]],
  ["promises", [15]],
  ["method", [14]],
  ["reconcile", [14]],
] as const satisfies readonly (readonly [string, readonly number[]])[];

type Part = (typeof PARTS)[number][0];

export const HEIGHTS: readonly number[] = PARTS.flatMap(([, heights]) => [...heights]);

/** The first row of a part. */
export function rowOf(part: Part): number {
  let row = 1;
  for (const [name, heights] of PARTS) {
    if (name === part) return row;
    row += heights.length;
  }
  return row;
}

/** Columns in which the two halves with sentences begin. */
export const LEFT = 1;
export const RIGHT = 7;

/** The charts stand in the columns from this one on, beside the tables. */
export const CHART_COLUMN = 9;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** The free row under the page is printed with it, so it only fills the paper. */
export const PRINTED_HEIGHTS: readonly number[] = [...HEIGHTS, PAPER.height - sumOf(HEIGHTS)];

/** A pixel more would print as a second page: spreadsheets let a chart that ends at the edge reach into the next column. */
export const CHART_WIDTH = sumOf(WIDTHS.slice(CHART_COLUMN - 1)) - 4;

/** Half of the height of the tables. */
export const CHART_HEIGHT = Math.floor(sumOf(HEIGHTS.slice(rowOf("tiers") - 1, rowOf("points") - 1)) / 2);

/** Under the page a row stays free; below it stands, hidden, what the page rests on. */
export const BEHIND = HEIGHTS.length + 2;

/** Rows behind the page, by what they hold; each tier has one, then come single figures. */
const BEHIND_ROWS = [
  ...TIERS.map(({ id }) => `tier ${id}`),
  "total",
  "scored",
  "lowest",
  "above",
  "agreed",
  "firm",
  "loss",
  "tiers drawn",
  "stages drawn",
  "steering",
  "second",
  "reconciled",
  "day",
  "plan now",
  "plan then",
] as const;

export const BEHIND_COUNT = BEHIND_ROWS.length;

export const behindRow = (what: string): number => BEHIND + BEHIND_ROWS.indexOf(what);

/** A single figure behind the page. */
export const behind = (what: (typeof BEHIND_ROWS)[number]): string => `$B$${behindRow(what)}`;

/** An error of one cell, as of a tab that is gone, must not run through the page: it says that it does not know. */
const known = (formula: string, otherwise: string): string => `=IFERROR(${formula};"${otherwise}")`;

export interface FigureRest {
  readonly style?: BlockStyle;
  readonly format?: Format;
  readonly align?: NonNullable<BlockCell["align"]>;
  readonly clip?: boolean;
  readonly name?: string;
  /** What is shown in place of an error. */
  readonly otherwise?: string;
}

/** A native formula of the page. */
export function figure(row: number, column: number, formula: FormulaText, rest: FigureRest = {}): BlockCell {
  const { otherwise = "–", ...look } = rest;
  return { row, column, style: "small", formula: (at) => known(formula(at), otherwise), ...look };
}

/** What stands behind the page: exact, and empty where it cannot be known. */
export const hidden = (row: number, column: number, formula: FormulaText, name?: string): BlockCell =>
  figure(row, column, formula, { style: "note", otherwise: "", ...(name ? { name } : {}) });

/** An amount to three figures, as people say it. */
export const roundly = (amount: string): string => `ROUND(${amount};MIN(0;3-LEN(INT(ABS(${amount})))))`;

/** The same inside of a sentence, in the digits of the spreadsheet's own locale. */
export const inWords = (amount: string): string => `TEXT(${roundly(amount)};"#,##0")`;

/** A share as people say it; what is there is never shown as nothing, nor nearly all as all. */
export const percent = (share: string): string =>
  `IF(AND(${share}>0;${share}<1/200);"under 1 %";IF(AND(${share}<1;${share}>=199/200);"over 99 %";ROUND(100*${share};0)&" %"))`;

/** Ten blocks, so many of them full. */
export const bar = (share: string): string =>
  `REPT("█";ROUND(10*MAX(0;MIN(1;${share}));0))&REPT("░";10-ROUND(10*MAX(0;MIN(1;${share}));0))`;

/** One thing or several. */
export const plural = (count: string, one: string, more: string): string =>
  `${count}&IF(${count}=1;" ${one}";" ${more}")`;

/** A name at a length that leaves room for what stands beside it; a name in two lines would hide its second one. */
export const short = (name: string, length: number): string =>
  `IF(LEN(${name})>${length};LEFT(${name};${length - 1})&"…";SUBSTITUTE(${name}&"";CHAR(10);" "))`;

/** The heads of a table beside a chart, cells without words included, so that their background runs through. */
export const heads = (row: number, words: Readonly<Record<number, string>>, right: readonly number[]): BlockCell[] =>
  WIDTHS.slice(0, CHART_COLUMN - 1).map((_, index) => ({
    row,
    column: index + 1,
    text: words[index + 1] ?? "",
    style: "smallHead",
    align: right.includes(index + 1) ? "right" : "left",
  }));
