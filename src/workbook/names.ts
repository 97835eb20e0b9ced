import type { BlockCell, Tab } from "../tabs/define";
import type { Places } from "./places";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const namedCells = (tab: Tab): (BlockCell & { name: string })[] =>
  tab.block().filter((cell): cell is BlockCell & { name: string } => cell.name !== undefined);

/** A page that is drawn anew may have its cells in other places than when it was drawn before. */
const isElsewhere = (range: GoogleAppsScript.Spreadsheet.Range, { row, column }: BlockCell): boolean =>
  range.getRow() !== row || range.getColumn() !== column;

/** Gives each named cell of the plan its name back where it has none; returns how many were missing. */
export function ensureNames(spreadsheet: Spreadsheet, places: Places): number {
  const known = new Set(spreadsheet.getNamedRanges().map((named) => named.getName()));
  let missing = 0;
  for (const { tab, sheet } of places.values()) {
    for (const cell of namedCells(tab)) {
      const standing = known.has(cell.name) ? spreadsheet.getRangeByName(cell.name) : null;
      if (standing && !(tab.generated && isElsewhere(standing, cell))) continue;
      spreadsheet.setNamedRange(
        cell.name,
        sheet.getRange(cell.row, cell.column, cell.nameRows ?? 1, cell.nameColumns ?? 1),
      );
      missing += 1;
    }
  }
  return missing;
}
