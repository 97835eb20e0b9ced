import type { BlockCell, Tab } from "../tabs/define";
import type { Places } from "./places";
import { blockAddress, rangesOf } from "./ranges";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const namedCells = (tab: Tab): (BlockCell & { name: string })[] =>
  tab.block().filter((cell): cell is BlockCell & { name: string } => cell.name !== undefined);

/** A page that is drawn anew may have its cells in other places than when it was drawn before. */
const isElsewhere = (range: GoogleAppsScript.Spreadsheet.Range, { row, column }: BlockCell): boolean =>
  range.getRow() !== row || range.getColumn() !== column;

/** Gives each named cell of the plan its name back where it has none; returns how many were missing. */
export function ensureNames(spreadsheet: Spreadsheet, places: Places): number {
  let missing = 0;
  for (const { tab, sheet } of places.values()) {
    const nameless = namedCells(tab).filter((cell) => {
      const standing = spreadsheet.getRangeByName(cell.name);
      return !standing || (tab.generated && isElsewhere(standing, cell));
    });
    const addresses = nameless.map(({ row, column, nameRows = 1, nameColumns = 1 }) =>
      blockAddress(row, column, nameRows, nameColumns),
    );
    rangesOf(sheet, addresses).forEach((range, index) => {
      spreadsheet.setNamedRange(nameless[index]!.name, range);
    });
    missing += nameless.length;
  }
  return missing;
}
