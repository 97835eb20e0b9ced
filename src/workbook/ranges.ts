import { columnLetters } from "./addresses";

type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Several ranges of a tab in two service calls, where each by itself would take one. */
export function rangesOf(sheet: Sheet, addresses: readonly string[]): Range[] {
  return addresses.length === 0 ? [] : sheet.getRangeList([...addresses]).getRanges();
}

/** Some rows of one column, "F7:F66". */
export function columnAddress(column: number, row: number, rows: number): string {
  return blockAddress(row, column, rows, 1);
}

export function blockAddress(row: number, column: number, rows: number, columns: number): string {
  return `${columnLetters(column)}${row}:${columnLetters(column + columns - 1)}${row + rows - 1}`;
}
