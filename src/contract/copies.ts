import type { FactGroup } from "./fact";

const SHEET = "Apps Script reference, Sheet.copyTo";
const TEMPLATE = "Apps Script reference, Spreadsheet.insertSheet";
const RANGE = "Apps Script reference, Range.copyTo";
const BELIEVED = "believed: backups rest on it";

/** What backups, updates of the plan and undo rest on. */
export const COPIES: FactGroup = {
  title: "copies",
  facts: [
    {
      id: "copies-1",
      says: "a copied tab comes last and is called after its original",
      source: SHEET,
      script: `spreadsheet.insertSheet("Two"); const copy = sheet.copyTo(spreadsheet);
        return [copy.getName(), copy.getIndex(), spreadsheet.getNumSheets()];`,
      gives: ["Copy of Sheet1", 3, 3],
    },
    {
      id: "copies-2",
      says: "a copied tab has values, formulas, formats, notes and validation of its own",
      source: TEMPLATE,
      script: `const rule = SpreadsheetApp.newDataValidation().requireValueInList(["x"]).build();
        sheet.getRange("A1").setValue("x").setNote("why").setNumberFormat("@").setBackground("#ff0000").setDataValidation(rule);
        sheet.getRange("B1").setFormula("=A1");
        const copy = spreadsheet.insertSheet("Copy", 1, { template: sheet }); const cell = copy.getRange("A1");
        return [cell.getValue(), cell.getNote(), cell.getNumberFormat(), cell.getBackground(), cell.getDataValidation() !== null,
          copy.getRange("B1").getFormula()];`,
      gives: ["x", "why", "@", "#ff0000", true, "=A1"],
    },
    {
      id: "copies-3",
      says: "a formula that names another tab still does so in a copy",
      source: BELIEVED,
      script: `spreadsheet.insertSheet("Two").getRange("A1").setValue(7); sheet.getRange("A1").setFormula("=Two!A1");
        return spreadsheet.insertSheet("Copy", 1, { template: sheet }).getRange("A1").getFormula();`,
      gives: "=Two!A1",
    },
    {
      id: "copies-4",
      says: "a copy that changes leaves its original alone",
      source: TEMPLATE,
      script: `sheet.getRange("A1").setValue(1); spreadsheet.insertSheet("Copy", 1, { template: sheet }).getRange("A1").setValue(2); return sheet.getRange("A1").getValue();`,
      gives: 1,
    },
    {
      id: "copies-5",
      says: "the metadata of a tab goes into its copy",
      source: BELIEVED,
      script: `sheet.addDeveloperMetadata("mark", "1"); const copy = spreadsheet.insertSheet("Copy", 1, { template: sheet });
        return copy.createDeveloperMetadataFinder().withKey("mark").find().length;`,
      gives: 1,
    },
    {
      id: "copies-6",
      says: "copying a tab does not show it",
      source: BELIEVED,
      script: `sheet.copyTo(spreadsheet); return spreadsheet.getActiveSheet().getName();`,
      gives: "Sheet1",
    },
    {
      id: "copies-7",
      says: "a tab made after a template has its name from the start, stands at its index and is shown",
      source: TEMPLATE,
      script: `spreadsheet.insertSheet("Two"); const copy = spreadsheet.insertSheet("Copy", 2, { template: sheet });
        return [copy.getName(), copy.getIndex(), spreadsheet.getNumSheets(), spreadsheet.getActiveSheet().getName()];`,
      gives: ["Copy", 3, 3, "Copy"],
    },
    {
      id: "copies-8",
      says: "a hidden tab can be a template, and its copy be shown",
      source: BELIEVED,
      script: `const two = spreadsheet.insertSheet("Two"); two.getRange("A1").setValue(5); two.hideSheet();
        const copy = spreadsheet.insertSheet("Copy", 2, { template: two }); copy.showSheet();
        return [copy.isSheetHidden(), two.isSheetHidden(), copy.getRange("A1").getValue(), copy.getIndex()];`,
      gives: [false, true, 5, 3],
    },
    {
      id: "copies-9",
      says: "a hidden tab can be read, written and deleted",
      source: "Apps Script reference, Sheet.hideSheet",
      script: `const tab = spreadsheet.insertSheet("Two"); tab.hideSheet(); tab.getRange("A1").setValue(5);
        const value = tab.getRange("A1").getValue(); const hidden = tab.isSheetHidden(); spreadsheet.deleteSheet(tab);
        return [value, hidden, spreadsheet.getNumSheets()];`,
      gives: [5, true, 1],
    },
    {
      id: "copies-10",
      says: "pasting brings values, formats, notes and validation",
      source: RANGE,
      script: `const rule = SpreadsheetApp.newDataValidation().requireValueInList(["x"]).build();
        sheet.getRange("A1").setValue("x").setNote("why").setBackground("#ff0000").setDataValidation(rule);
        sheet.getRange("A1").copyTo(sheet.getRange("C3")); const cell = sheet.getRange("C3");
        return [cell.getValue(), cell.getNote(), cell.getBackground(), cell.getDataValidation() !== null];`,
      gives: ["x", "why", "#ff0000", true],
    },
    {
      id: "copies-11",
      says: "pasting a blank cell takes away what was there",
      source: RANGE,
      script: `sheet.getRange("B1").setValue("old").setNote("old"); sheet.getRange("A1").copyTo(sheet.getRange("B1"));
        return [sheet.getRange("B1").getValue(), sheet.getRange("B1").getNote()];`,
      gives: ["", ""],
    },
    {
      id: "copies-12",
      says: "a pasted formula points as far away as it did",
      source: RANGE,
      script: `sheet.getRange("B2").setFormula("=A1+$A$1"); sheet.getRange("B2").copyTo(sheet.getRange("D5")); return sheet.getRange("D5").getFormula();`,
      gives: "=C4+$A$1",
    },
    {
      id: "copies-13",
      says: "pasted from another tab, a formula without a tab's name points into the tab where it is now",
      source: RANGE,
      script: `const two = spreadsheet.insertSheet("Two"); two.getRange("A1").setValue(7); two.getRange("B1").setFormula("=A1");
        sheet.getRange("A1").setValue(3); two.getRange("B1").copyTo(sheet.getRange("B1"));
        return [sheet.getRange("B1").getFormula(), sheet.getRange("B1").getValue()];`,
      gives: ["=A1", 3],
    },
    {
      id: "copies-14",
      says: "values only leave a text that looks like a formula a text",
      source: BELIEVED,
      script: `sheet.getRange("A1").setValue("'=1+1"); sheet.getRange("A1").copyTo(sheet.getRange("B1"), SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
        return [sheet.getRange("B1").getValue(), sheet.getRange("B1").getFormula()];`,
      gives: ["=1+1", ""],
    },
    {
      id: "copies-15",
      says: "a cell that is pasted over goes on being what others point at",
      source: RANGE,
      script: `sheet.getRange("A1").setValue(1); sheet.getRange("B1").setFormula("=A1*10"); sheet.getRange("C1").setValue(4);
        sheet.getRange("C1").copyTo(sheet.getRange("A1")); return [sheet.getRange("B1").getFormula(), sheet.getRange("B1").getValue()];`,
      gives: ["=A1*10", 40],
    },
  ],
};
