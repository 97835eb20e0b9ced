import type { Tab } from "../tabs/define";
import { columnLetters } from "./addresses";
import { drawTab, fitTab } from "./draw";
import {
  columnMark,
  headerMark,
  MARK,
  needColumn,
  type Place,
  type Places,
  readMarks,
  type TabMark,
  tabMark,
  unfinishedMark,
} from "./places";
import { rangesOf } from "./ranges";
import { CELLS_OF_NEW_TAB, newTab } from "./room";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * Begins a tab of the plan: out of sight, so that nobody types where it will be drawn. One that an earlier run could not
 * finish is taken up again.
 */
export function beginTab(spreadsheet: Spreadsheet, tab: Tab, marks: readonly TabMark[], indexOf: () => number): Place {
  const begun = marks
    .find(({ value }) => value === unfinishedMark(tab))
    ?.metadata.getLocation()
    .getSheet();
  const sheet = begun ?? insertTab(spreadsheet, tab, indexOf);
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  if (!begun) sheet.addDeveloperMetadata(MARK, unfinishedMark(tab), visibility);
  // A tab comes in sight when it is drawn, so one that is and lacks only its mark is left to people.
  if (!begun || (!begun.isSheetHidden() && begun.getLastRow() === 0)) sheet.hideSheet();
  fitTab(sheet, tab);
  const columns = new Map(tab.columns.map(({ key }, index) => [key, index + 1]));
  const place = { tab, sheet, headerRow: tab.headerRow, columns, unmarked: NOTHING_UNMARKED };
  const has = new Set(begun ? readMarks(begun).map(({ value }) => value) : []);
  putMarks({
    ...place,
    unmarked: {
      tab: false,
      header: tab.headerRow > 0 && !has.has(headerMark(tab)),
      columns: [...columns.keys()].filter((key) => !has.has(columnMark(tab, key))),
    },
  });
  return place;
}

const NOTHING_UNMARKED = { tab: false, header: false, columns: [] };

/** Draws a tab that was begun, and lets people and commands have it. */
export function finishTab(place: Place, places: Places): void {
  const { tab, sheet } = place;
  if (sheet.isSheetHidden()) drawTab(place, places);
  if (!tab.keptHidden) sheet.showSheet();
  const mark = sheet.getDeveloperMetadata().find((metadata) => metadata.getValue() === unfinishedMark(tab));
  // In one call, so that a run that ends here leaves the tab with one of the two marks.
  if (mark) mark.setValue(tabMark(tab));
  else sheet.addDeveloperMetadata(MARK, tabMark(tab), SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
}

/**
 * Adds an empty tab, or takes the one that a run left blank under this name; when somebody else's tab has the name, ours
 * says whose it is.
 */
function insertTab(spreadsheet: Spreadsheet, tab: Tab, indexOf: () => number): Sheet {
  for (let number = 0; ; number += 1) {
    const name = [tab.name, `${tab.name} (Groundwork)`][number] ?? `${tab.name} (Groundwork ${number})`;
    const taken = spreadsheet.getSheetByName(name);
    if (!taken) return newTab(spreadsheet, CELLS_OF_NEW_TAB, () => spreadsheet.insertSheet(name, indexOf()));
    if (isOurs(taken)) return taken;
  }
}

/** Whether nothing at all is in it; the only tab of a workbook has to stay in sight. */
const isOurs = (sheet: Sheet): boolean =>
  sheet.getLastRow() === 0 && sheet.getDeveloperMetadata().length === 0 && sheet.getParent().getNumSheets() > 1;

/** Puts the marks that a place lacks, by which it is found wherever people move it. */
export function putMarks(place: Place): void {
  const { tab, sheet, unmarked } = place;
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  if (unmarked.tab) sheet.addDeveloperMetadata(MARK, tabMark(tab), visibility);
  if (unmarked.header) {
    sheet.getRange(`${place.headerRow}:${place.headerRow}`).addDeveloperMetadata(MARK, headerMark(tab), visibility);
  }
  const letters = unmarked.columns.map((key) => columnLetters(needColumn(place, key)));
  const addresses = letters.map((letter) => `${letter}:${letter}`);
  rangesOf(sheet, addresses).forEach((column, index) => {
    column.addDeveloperMetadata(MARK, columnMark(tab, unmarked.columns[index]!), visibility);
  });
}
