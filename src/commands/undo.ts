import type { TabKey } from "../tabs/define";
import { tabOf } from "../tabs/index";
import { undoTab } from "../tabs/undo";
import type { Backup } from "../workbook/backups";
import { findPlaces, needPlace, type Place } from "../workbook/places";
import { type Change, keepBackedUp, keepingUndo, readChange } from "../workbook/undo";
import { needRecord } from "./setUp";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * Makes a change of several rows that “Undo last change” can take back; for a command that already holds the lock.
 * `tabs` are those in which the change writes: the fewer, the faster. A change whose id was carried out last is not made
 * again; what was said then is the answer. One that failed on its way goes on, and is taken back as a whole.
 */
export function withUndo(spreadsheet: Spreadsheet, change: Change, tabs: readonly TabKey[], run: () => string): string {
  const record = undoRecord(spreadsheet);
  const last = readChange(record);
  if (last?.id === change.id && last.said !== "") return last.said;
  const places = findPlaces(spreadsheet, tabs.map(tabOf));
  const tables = tabs.map((key) => needPlace(places, tabOf(key)));
  return keepingUndo(record, tables, change, run, last?.id === change.id ? last.cells : []);
}

/** Lets “Undo last change” put a backup back, after a change that replaced whole tabs or took rows out. */
export function undoByBackup(spreadsheet: Spreadsheet, change: Change, said: string, backup: Backup): void {
  keepBackedUp(undoRecord(spreadsheet), change, said, backup.number);
}

/** The hidden tab of the change that can be taken back; somebody who shows it keeps it shown. */
function undoRecord(spreadsheet: Spreadsheet): Place {
  const isThere = findPlaces(spreadsheet, [undoTab]).has("undo");
  const record = needRecord(spreadsheet, undoTab).get("undo")!;
  if (!isThere) record.sheet.hideSheet();
  return record;
}
