import { refuseProtectedTabs } from "./barriers";
import { putMarks } from "./newTabs";
import type { Place } from "./places";

/**
 * Finds the columns of a tab that have to be drawn, and makes room for them: those that are gone come back behind the one
 * that stands before them in the definition; of those that stand, the ones without a header or anything under it.
 */
export function makeRoomForColumns(place: Place): { place: Place; drawn: readonly string[] } {
  if (place.tab.headerRow === 0) return { place, drawn: [] };
  // Looked for before anything moves, while the place says where they stand.
  const blank = blankColumns(place);
  let now = place;
  const back = place.tab.columns.flatMap(({ key }) => {
    if (now.columns.has(key)) return [];
    now = withColumn(now, key);
    return [key];
  });
  return { place: now, drawn: [...back, ...blank] };
}

/** The place with a column more, for which a blank one is inserted, or taken where a run that was cut off has left it. */
function withColumn(place: Place, key: string): Place {
  const { sheet } = place;
  refuseProtectedTabs([sheet]);
  const behind = columnBefore(place, key);
  const isThere = isLeftBlank(place, behind + 1);
  if (!isThere && behind === 0) sheet.insertColumnBefore(1);
  else if (!isThere) sheet.insertColumnAfter(behind);
  const shift = isThere ? 0 : 1;
  const columns = new Map(
    [...place.columns].map(([each, position]) => [each, position > behind ? position + shift : position] as const),
  );
  columns.set(key, behind + 1);
  const now = { ...place, columns };
  putMarks({ ...now, unmarked: { tab: false, header: false, columns: [key] } });
  return now;
}

function columnBefore({ tab, columns }: Place, key: string): number {
  const index = tab.columns.findIndex((column) => column.key === key);
  const before = tab.columns.slice(0, index).reverse();
  return before.map((column) => columns.get(column.key)).find((position) => position !== undefined) ?? 0;
}

/** Whether a column is nobody's: no column of the plan, and nothing in it. */
function isLeftBlank({ sheet, columns }: Place, position: number): boolean {
  if ([...columns.values()].includes(position) || position > sheet.getMaxColumns()) return false;
  return sheet.getRange(1, position, sheet.getMaxRows(), 1).isBlank();
}

/** Columns whose header and whole body are blank, as a run that was cut off leaves them, or somebody who cleared them. */
function blankColumns(place: Place): string[] {
  return headless(place).filter((key) => {
    const { sheet, headerRow, columns } = place;
    const cells = sheet.getSheetValues(headerRow, columns.get(key)!, sheet.getMaxRows() - headerRow + 1, 1).flat();
    return cells.every((cell) => cell === "" || cell === false);
  });
}

/** Columns without a header; what a function writes there has its own repair. */
function headless({ tab, sheet, headerRow, columns }: Place): string[] {
  if (columns.size === 0) return [];
  const headers = sheet.getSheetValues(headerRow, 1, 1, Math.max(...columns.values()))[0]!;
  return tab.columns
    .filter(({ key, spill, spilled }) => !spill && !spilled && columns.has(key))
    .filter(({ key }) => String(headers[columns.get(key)! - 1]).trim() === "")
    .map(({ key }) => key);
}
