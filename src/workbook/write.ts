import { refuseProtectedRange } from "./barriers";

/**
 * The only place that changes cells. Text from people goes through `textCell`, so that it can never become a formula;
 * formulas come only from our own tables, wrapped by `formula`.
 */

type Range = GoogleAppsScript.Spreadsheet.Range;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

/** A formula of ours, never text from a cell or a form. */
export interface FormulaCell {
  readonly formula: string;
}

export type CellValue = string | number | boolean | Date;

/** Something to write: a formula of ours, a value, or null to clear the cell. */
export type CellContent = FormulaCell | CellValue | null;

/** Sheets refuses more in one cell. */
export const MAXIMUM_CELL_CHARACTERS = 50_000;

/** What a spreadsheet in some language takes for yes or no, besides its own TRUE and FALSE. */
const TRUTHS = new Set([
  ...["true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "vero", "verdadeiro", "waar", "onwaar"],
  ...["sant", "usant", "sand", "falsk", "falskt", "tosi", "epätosi", "prawda", "fałsz", "pravda", "nepravda", "igaz"],
  ...[
    "hamis",
    "doğru",
    "yanliş",
    "yanlış",
    "истина",
    "ложь",
    "істина",
    "хибність",
    "adevărat",
    "fals",
    "cert",
    "真",
    "假",
  ],
]);

/**
 * Text as it must be written to stay that text. Sheets reads what a script writes as if it were typed, so whatever does
 * not begin with a letter, or holds a digit of any script that could make it a date, a number or a reference, gets the
 * apostrophe that forces text and is not stored.
 */
export function textCell(text: string): string {
  if (text === "") return "";
  const surelyText = /^\p{L}\P{N}*$/u.test(text) && !TRUTHS.has(text.trim().toLowerCase());
  return surelyText ? text : `'${text}`;
}

const isFormula = (content: FormulaCell | CellValue): content is FormulaCell =>
  typeof content === "object" && "formula" in content;

function raw(content: CellContent): CellValue | null {
  if (content === null) return null;
  if (isFormula(content)) return content.formula;
  if (typeof content !== "string") return content;
  if (content.length >= MAXIMUM_CELL_CHARACTERS) {
    throw new Error(
      `A text of ${content.length} characters does not fit into a cell (at most ${MAXIMUM_CELL_CHARACTERS - 1}). Nothing was written; shorten it.`,
    );
  }
  return textCell(content);
}

/** Writes a block in one call. */
export function writeCells(range: Range, rows: readonly (readonly CellContent[])[]): void {
  const values = rows.map((row) => row.map(raw));
  refuseProtectedRange(range);
  range.setValues(values);
}

/** Writes one formula into every cell of a range; references move along with the rows, as when it is copied down. */
export function fillFormula(range: Range, formula: string): void {
  refuseProtectedRange(range);
  range.setFormula(formula);
}

/** Puts back a formula that a cell held, in the notation that does not depend on where the cell stands. */
export function restoreFormula(cell: Range, formula: string): void {
  refuseProtectedRange(cell);
  cell.setFormulaR1C1(formula);
}

/** The same for many cells at once; whoever lists them has seen that none is protected. */
export function fillFormulas(cells: RangeList, formula: string): void {
  cells.setFormulaR1C1(formula);
}

/** Empties cells, and leaves their format, notes and validation. */
export function clearCells(range: Range): void {
  refuseProtectedRange(range);
  range.clearContent();
}

/** The same for many blocks at once; whoever lists them has seen that none is protected. */
export function clearBlocks(blocks: RangeList): void {
  blocks.clearContent();
}

/** Puts what cells show in place of what stands elsewhere. It is pasted, never typed, so text that begins with = stays text. */
export function pasteValues(from: Range, to: Range): void {
  from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
}
