import { tabOf } from "../tabs/index";
import { columnLetters } from "./addresses";
import type { Backup, KeptTab } from "./backups";
import { putMarks } from "./newTabs";
import { beginCopy, forgetPlan } from "./page";
import { MARK, type Place, type Places } from "./places";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type KeptSheet = Backup["kept"][number];

/**
 * Puts the tabs of a backup back as they were: values, formulas, formats, notes and validation, pasted into the tabs that
 * stand, so that whatever points at them goes on pointing there. Columns that were moved go back to their places; those that
 * people added since stay at the right. Returns how many tabs had to be made again.
 */
export function restoreTabs(spreadsheet: Spreadsheet, backup: Backup, places: Places): number {
  for (const { tab } of backup.kept) refuseMoved(tab, places.get(tab.key));
  let made = 0;
  for (const kept of backup.kept) {
    const place = places.get(kept.tab.key);
    if (place) pasteBack(kept, place);
    else made += 1;
    const sheet = place?.sheet ?? makeAgain(spreadsheet, kept);
    nameBack(spreadsheet, kept.tab, sheet);
  }
  return made;
}

/** Which rows were inserted above a table nobody can tell, and references would come to point at their neighbours. */
function refuseMoved({ headerRow }: KeptTab, place: Place | undefined): void {
  if (!place || place.headerRow === headerRow) return;
  const rows = Math.abs(place.headerRow - headerRow);
  const did = place.headerRow > headerRow ? "added" : "deleted";
  throw new Error(
    `In ${place.sheet.getName()}, ${rows} ${rows === 1 ? "row was" : "rows were"} ${did} above the table since this backup. Its headers stood in row ${headerRow}: move them there, then try again. Nothing was changed.`,
  );
}

function pasteBack({ tab, sheet: kept }: KeptSheet, place: Place): void {
  const { sheet } = place;
  const rows = kept.getMaxRows();
  // Beyond what the plan and its people used then, columns may have been added since.
  const width = Math.max(1, kept.getLastColumn(), ...Object.values(tab.columns));
  alignColumns({ tab, sheet: kept }, place, width);
  alignRows(sheet, rows);
  // Pasting brings the copy's rules along, beside those that stand.
  const rules = sheet.getConditionalFormatRules();
  kept.getRange(1, 1, rows, width).copyTo(sheet.getRange(1, 1, rows, width));
  sheet.setConditionalFormatRules(rules);
  forgetLater(sheet);
}

/** Marks of what came later, such as the rows of an import, would now name cells that are somebody else's. */
function forgetLater(sheet: Sheet): void {
  for (const mark of sheet.createDeveloperMetadataFinder().find()) {
    const key = mark.getKey() ?? "";
    if (key.startsWith(MARK) && key !== MARK) mark.remove();
  }
}

/** Brings each column of the plan to where it stood, from left to right, so that one which is settled does not move again. */
function alignColumns({ tab, sheet: kept }: KeptSheet, place: Place, width: number): void {
  const { sheet } = place;
  const wanted = new Map(Object.entries(tab.columns).map(([key, position]) => [position, key]));
  const now = new Map(place.columns);
  const shift = (from: number, to: number) => {
    for (const [key, position] of now) if (position >= from && position < to) now.set(key, position + 1);
  };
  for (let position = 1; position <= width; position += 1) {
    const key = wanted.get(position);
    const standing = key === undefined ? undefined : now.get(key);
    const isPlans = [...now.values()].includes(position);
    if (
      standing === position ||
      (key === undefined && !isPlans && mayBePastedOver(sheet, kept, tab.headerRow, position))
    )
      continue;
    if (standing === undefined) {
      insertColumn(sheet, position);
      shift(position, Number.POSITIVE_INFINITY);
    } else {
      const letters = columnLetters(standing);
      sheet.moveColumns(sheet.getRange(`${letters}:${letters}`), position);
      shift(position, standing);
    }
    if (key !== undefined) now.set(key, position);
    if (key !== undefined && standing === undefined) markColumn(place, key, position);
  }
}

/** Whether a column that is none of the plan's is blank, or by its header the one that stood there then; another would be lost. */
function mayBePastedOver(sheet: Sheet, kept: Sheet, headerRow: number, position: number): boolean {
  if (position > sheet.getMaxColumns()) return false;
  const headerOf = (each: Sheet) => each.getSheetValues(headerRow, position, 1, 1)[0]![0];
  if (headerRow === 0 || headerOf(sheet) === headerOf(kept)) return true;
  return sheet.getRange(1, position, sheet.getMaxRows(), 1).isBlank();
}

function insertColumn(sheet: Sheet, position: number): void {
  const last = sheet.getMaxColumns();
  if (position > last) sheet.insertColumnsAfter(last, position - last);
  else sheet.insertColumnBefore(position);
}

function markColumn(place: Place, key: string, position: number): void {
  const columns = new Map([...place.columns, [key, position]]);
  putMarks({ ...place, columns, unmarked: { tab: false, header: false, columns: [key] } });
}

function alignRows(sheet: Sheet, rows: number): void {
  const standing = sheet.getMaxRows();
  if (standing < rows) sheet.insertRowsAfter(standing, rows - standing);
  if (standing > rows) sheet.deleteRows(rows + 1, standing - rows);
}

/** A tab that was deleted since comes back as a copy of the backup, with its marks. */
function makeAgain(spreadsheet: Spreadsheet, { tab, sheet: kept }: KeptSheet): Sheet {
  const sheet = beginCopy(spreadsheet, kept);
  const definition = tabOf(tab.key);
  forgetPlan(sheet);
  sheet.showSheet();
  const isTaken = spreadsheet.getSheetByName(definition.name) !== null;
  // Before its marks: under them it is the plan's, and no copy that was cut off any more.
  sheet.setName(isTaken ? `${definition.name} (restored)` : definition.name);
  const columns = new Map(Object.entries(tab.columns));
  putMarks({
    tab: definition,
    sheet,
    headerRow: tab.headerRow,
    columns,
    unmarked: { tab: true, header: tab.headerRow > 0, columns: [...columns.keys()] },
  });
  return sheet;
}

/** Names that are gone, or that moved with rows which were inserted, go back to their cells. */
function nameBack(spreadsheet: Spreadsheet, { names }: KeptTab, sheet: Sheet): void {
  for (const [name, address] of Object.entries(names)) {
    const standing = spreadsheet.getRangeByName(name);
    const isThere = standing?.getA1Notation() === address && standing.getSheet().getSheetId() === sheet.getSheetId();
    if (!isThere) spreadsheet.setNamedRange(name, sheet.getRange(address));
  }
}
