import type { SavedWorkbook } from "../../src/preview/host";
import type { Tab } from "../../src/tabs/define";
import { type Sheet, SmallWorkbook, type Spreadsheet, type Workbook } from "./runs";

/** A plan of three tabs that is taken in at a glance: what a stall sells, a shelf of what there is to sell, and a till. */
export const stall: Tab = {
  key: "budget",
  name: "Stall",
  colour: "#188038",
  headerRow: 3,
  rows: 4,
  columns: [
    { key: "fruit", header: "Fruit", aliases: ["Kind"], width: 100, input: true },
    { key: "boxes", header: "Boxes", width: 80, input: true },
    { key: "price", header: "Price", width: 80, input: true },
    { key: "cost", header: "Cost", width: 80, formula: (at) => `=${at.here("boxes")}*${at.here("price")}` },
    { key: "sold", header: "Sold", width: 60, checkbox: true },
  ],
  block: () => [
    { row: 1, column: 1, text: "What the stall costs" },
    { row: 1, column: 4, formula: (at) => `=SUM(${at.column("budget", "cost")})`, name: "Groundwork_Total" },
    { row: 2, column: 1, text: "Allowance" },
    { row: 2, column: 2, value: 100, name: "Groundwork_Allowance" },
  ],
  contentKeys: ["fruit"],
};

export const shelf: Tab = {
  key: "catalogue",
  name: "Shelf",
  colour: "#1a73e8",
  headerRow: 1,
  rows: 3,
  columns: [
    { key: "fruit", header: "Fruit", width: 100 },
    { key: "each", header: "Each", width: 80 },
    { key: "dozen", header: "Dozen", width: 80, formula: (at) => `=${at.here("each")}*12` },
    { key: "label", header: "Label", width: 80, spill: (at) => `=UNIQUE(${at.table("catalogue", "fruit", "fruit")})` },
  ],
  block: () => [],
  content: () => [
    { fruit: "Apple", each: 2 },
    { fruit: "Pear", each: 3 },
    { fruit: "Quince", each: 5 },
  ],
  contentKeys: ["fruit"],
  fixedRows: true,
};

/** A tab without a table, in which people type beside labels. */
export const till: Tab = {
  key: "settings",
  name: "Till",
  colour: "#80868b",
  headerRow: 0,
  rows: 0,
  columns: [],
  block: () => [
    { row: 1, column: 1, text: "Till" },
    { row: 2, column: 1, text: "Float" },
    { row: 2, column: 2, text: "coins" },
    { row: 2, column: 3, value: 50, name: "Groundwork_Float" },
    { row: 3, column: 1, text: "Open since" },
    { row: 3, column: 3, value: "", name: "Groundwork_Since" },
  ],
};

export const SMALL_TABS = [stall, shelf, till];

/** What stands in the stall: a row in use, one without a formula, and two blank ones. */
const STALL = [
  ["What the stall costs", "", "", "=SUM($D$4:$D)", "", ""],
  ["Allowance", 100, "", "", "", ""],
  ["Fruit", "Boxes", "Price", "Cost", "Sold", "Mine"],
  ["Apple", 3, 2, "=$B4*$C4", true, "sweet"],
  ["Pear", 4, 3, "=$B5*$C5", false, ""],
  ["", "", "", "=$B6*$C6", false, ""],
  ["", "", "", "=$B7*$C7", false, ""],
];

const SHELF = [
  ["Fruit", "Each", "Dozen", "=UNIQUE($A$1:$A)"],
  ["Apple", 2, "=$B2*12", ""],
  ["Pear", 3, "=$B3*12", ""],
  ["Quince", 5, "=$B4*12", ""],
];

const TILL = [
  ["Till", "", "", ""],
  ["Float", "coins", 50, ""],
  ["Open since", "", "", ""],
];

let saved: SavedWorkbook | undefined;

/** The plan with its marks and names, as if made by hand: no module that is tested has had part in it. */
export function smallPlan(): SmallWorkbook {
  if (!saved) {
    const workbook = new SmallWorkbook();
    workbook.run((_, spreadsheet, app) => {
      const first = spreadsheet.getSheets()[0]!;
      fill(first, stall, STALL, app.DeveloperMetadataVisibility.DOCUMENT);
      fill(spreadsheet.insertSheet("Shelf", 1), shelf, SHELF, app.DeveloperMetadataVisibility.DOCUMENT);
      const last = spreadsheet.insertSheet("Till", 2);
      fill(last, till, TILL, app.DeveloperMetadataVisibility.DOCUMENT);
      spreadsheet.setNamedRange("Groundwork_Float", last.getRange("C2"));
      spreadsheet.setNamedRange("Groundwork_Since", last.getRange("C3"));
      spreadsheet.setNamedRange("Groundwork_Total", first.getRange("D1"));
      spreadsheet.setNamedRange("Groundwork_Allowance", first.getRange("B2"));
    });
    saved = workbook.host.save(true);
  }
  return new SmallWorkbook({ workbook: saved });
}

type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;

function fill(sheet: Sheet, tab: Tab, cells: readonly (readonly unknown[])[], visibility: Visibility): void {
  sheet.setName(tab.name);
  const [height, width] = [cells.length, cells[0]!.length];
  sheet.deleteRows(height + 1, sheet.getMaxRows() - height);
  sheet.deleteColumns(width + 1, sheet.getMaxColumns() - width);
  sheet.getRange(1, 1, height, width).setValues(cells.map((row) => [...row]));
  sheet.addDeveloperMetadata("groundwork", tab.key, visibility);
  if (tab.headerRow === 0) return;
  sheet.getRange(`${tab.headerRow}:${tab.headerRow}`).addDeveloperMetadata("groundwork", `${tab.key}#`, visibility);
  tab.columns.forEach(({ key }, index) => {
    const letter = String.fromCharCode(65 + index);
    sheet.getRange(`${letter}:${letter}`).addDeveloperMetadata("groundwork", `${tab.key}.${key}`, visibility);
  });
}

/** The places of the tabs, and each by itself. */
export function placesIn({ places }: Workbook, spreadsheet: Spreadsheet) {
  const found = places.findPlaces(spreadsheet, SMALL_TABS);
  return { places: found, stall: found.get("budget")!, shelf: found.get("catalogue")!, till: found.get("settings")! };
}

/** Every cell of a tab as it shows, a text for each row: "Apple | 3 | 2 | 6 | true | sweet". */
export function rowsOf(workbook: SmallWorkbook, name: string): string[] {
  return workbook.run((_, spreadsheet) => {
    const sheet = spreadsheet.getSheetByName(name)!;
    const values = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).getValues();
    return values.map((row) => row.map(String).join(" | "));
  });
}

/** The formulas of a column, from a row down. */
export function formulasOf(workbook: SmallWorkbook, name: string, address: string): string[] {
  return workbook.run((_, spreadsheet) => spreadsheet.getSheetByName(name)!.getRange(address).getFormulas().flat());
}

/** What a run throws, without the name of the error before it; fails the test if it throws nothing. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message.replace(/^\w*Error: /, "");
  }
  throw new Error("It was not refused.");
}
