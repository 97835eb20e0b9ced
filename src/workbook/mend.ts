import type { BlockCell } from "../tabs/define";
import { blockContent, headerContent } from "./draw";
import type { Place, Places } from "./places";
import { referencesFor } from "./references";
import { runsOf } from "./rows";
import { type CellContent, fillFormula, writeCells } from "./write";

/** What Sheets writes into a formula in place of something that was deleted. */
const BROKEN = "#REF";

/**
 * Writes the plan's own formulas anew where they point at something that was deleted; what people typed over them stays.
 * Returns how many cells were mended.
 */
export function mendFormulas(stood: readonly Place[], places: Places): number {
  let mended = 0;
  for (const place of stood) mended += mendTab(place, places);
  return mended;
}

/** Puts spilled formulas back that somebody typed a header over: their whole table is gone with them. */
export function bringBackSpills(stood: readonly Place[], places: Places): number {
  let mended = 0;
  for (const place of stood) {
    const spills = place.tab.columns.filter(({ key, spill }) => spill && place.columns.has(key));
    if (spills.length === 0) continue;
    const width = Math.max(...place.columns.values());
    const headers = place.sheet.getRange(place.headerRow, 1, 1, width).getFormulas()[0]!;
    for (const column of spills.filter(({ key }) => headers[place.columns.get(key)! - 1] === "")) {
      const header = place.sheet.getRange(place.headerRow, place.columns.get(column.key)!);
      writeCells(header, [[headerContent(column, referencesFor(places, place))]]);
      mended += 1;
    }
  }
  return mended;
}

function mendTab(place: Place, places: Places): number {
  const { tab, sheet } = place;
  const formulas = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).getFormulas();
  const isBroken = (row: number, column: number) => formulas[row - 1]?.[column - 1]?.includes(BROKEN) ?? false;
  const isLost = (row: number, column: number) => tab.generated === true && formulas[row - 1]?.[column - 1] === "";
  const at = referencesFor(places, place);
  let mended = 0;
  // Rows above the table move with its header; in a tab without one they stand where they were drawn.
  const shift = place.headerRow - tab.headerRow;
  const broken = tab
    .block()
    .filter(
      (cell: BlockCell) =>
        cell.formula && (isBroken(cell.row + shift, cell.column) || isLost(cell.row + shift, cell.column)),
    );
  for (const cell of broken) {
    writeCells(sheet.getRange(cell.row + shift, cell.column), [[blockContent(cell, at)]]);
    mended += 1;
  }
  for (const column of tab.columns) {
    const position = place.columns.get(column.key);
    if (position === undefined) continue;
    if (column.spill && isBroken(place.headerRow, position)) {
      const content: CellContent = headerContent(column, at);
      writeCells(sheet.getRange(place.headerRow, position), [[content]]);
      mended += 1;
    }
    if (!column.formula) continue;
    const brokenRows = formulas
      .map((_, index) => index + 1)
      .filter((row) => row > place.headerRow && isBroken(row, position));
    for (const { first, last } of runsOf(brokenRows)) {
      fillFormula(
        sheet.getRange(first, position, last - first + 1, 1),
        column.formula(referencesFor(places, place, first)),
      );
    }
    mended += brokenRows.length;
  }
  return mended;
}
