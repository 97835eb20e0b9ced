import { refuse } from "./refusals";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Google's own limit for a workbook, empty cells included. */
export const MOST_CELLS = 10_000_000;

/** A new tab has so many, until what it does not need is taken away. */
export const CELLS_OF_NEW_TAB = 26_000;

export const countCells = (spreadsheet: Spreadsheet): number =>
  spreadsheet.getSheets().reduce((sum, sheet) => sum + sheet.getMaxRows() * sheet.getMaxColumns(), 0);

/** Refuses to begin what would need more cells than the workbook may have. */
export function needRoom(spreadsheet: Spreadsheet, added: number): void {
  const used = countCells(spreadsheet);
  if (used + added <= MOST_CELLS) return;
  refuse(
    `This needs ${grouped(added)} more cells, and the spreadsheet has ${grouped(used)} of the ${grouped(MOST_CELLS)} that Google allows, blank ones included.`,
    "Delete tabs that nobody needs, such as old backups, or blank rows and columns, then try again.",
  );
}

/** Does what adds cells; to count those of all tabs first would take a hundred service calls, so it is done when Google refuses. */
function withRoom<Result>(spreadsheet: Spreadsheet, added: number, grow: () => Result): Result {
  try {
    return grow();
  } catch (error) {
    needRoom(spreadsheet, added);
    throw error;
  }
}

/** Makes a tab; asking for its name makes Google do it now, and say now if it cannot. */
export function newTab(spreadsheet: Spreadsheet, cells: number, make: () => Sheet): Sheet {
  return withRoom(spreadsheet, cells, () => {
    const sheet = make();
    sheet.getName();
    return sheet;
  });
}

/** Inserts rows; asking for the new height makes Google do it now, and say now if it cannot. */
export function insertRowsAfter(sheet: Sheet, row: number, count: number): void {
  withRoom(sheet.getParent(), count * sheet.getMaxColumns(), () => {
    sheet.insertRowsAfter(row, count);
    sheet.getMaxRows();
  });
}

export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
