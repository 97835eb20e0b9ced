import type { Place } from "./places";
import { see } from "./seen";
import type { CellValue } from "./write";

/** A row of a tab's table as it stands: its row number, and its cells by column key. */
export interface TableRow {
  readonly position: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** Reads a whole table in one call; rows in the order in which they stand, blank ones included. */
export function readTable(place: Place): TableRow[] {
  const first = place.headerRow + 1;
  const last = place.sheet.getLastRow();
  const width = Math.max(...place.columns.values());
  if (last < first) return [];
  const values: CellValue[][] = place.sheet.getRange(first, 1, last - first + 1, width).getValues();
  see(place, first, 1, values);
  return values.map((row, index) => ({
    position: first + index,
    cells: Object.fromEntries([...place.columns].map(([key, column]) => [key, row[column - 1] ?? ""])),
  }));
}

/** The cell's words without the spaces around them, whatever it holds. */
export const text = (value: CellValue | undefined): string => (value === undefined ? "" : String(value).trim());
