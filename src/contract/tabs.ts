import type { FactGroup } from "./fact";

export const TABS: FactGroup = {
  title: "tabs",
  facts: [
    {
      id: "tabs-1",
      says: "a new tab becomes the active one and is 1000 by 26",
      source: "Apps Script reference, Spreadsheet.insertSheet",
      script: `const tab = spreadsheet.insertSheet("New"); return [spreadsheet.getActiveSheet().getName(), tab.getMaxRows(), tab.getMaxColumns()];`,
      gives: ["New", 1000, 26],
    },
    {
      id: "tabs-2",
      says: "insertSheet counts from 0, getIndex from 1",
      source: "Apps Script reference, Spreadsheet.insertSheet and Sheet.getIndex",
      script: `return [spreadsheet.insertSheet("First", 0).getIndex(), spreadsheet.insertSheet("Third", 2).getIndex()];`,
      gives: [1, 3],
    },
    {
      id: "tabs-3",
      says: "two tabs cannot have one name, whatever the case",
      source: "public bug reports",
      script: `spreadsheet.insertSheet("SHEET1");`,
      fails: 'Exception: A sheet with the name "SHEET1" already exists. Please enter another name.',
    },
    {
      id: "tabs-4",
      says: "a tab cannot take another's name",
      source: "public bug reports",
      script: `spreadsheet.insertSheet("Two").setName("Sheet1");`,
      fails: 'A sheet with the name "Sheet1" already exists. Please enter another name.',
    },
    {
      id: "tabs-5",
      says: "a tab that is not there is null",
      source: "Apps Script reference, Spreadsheet.getSheetByName",
      script: `return spreadsheet.getSheetByName("Nowhere");`,
      gives: null,
    },
    {
      id: "tabs-6",
      says: "the last tab cannot be deleted",
      source: "practitioners",
      script: `spreadsheet.deleteSheet(sheet);`,
      fails: "You can't remove all the sheets in a document.",
    },
    {
      id: "tabs-7",
      says: "the last visible tab cannot be hidden",
      source: "practitioners",
      script: `sheet.hideSheet();`,
      fails: "You can't hide all the sheets in a document.",
    },
    {
      id: "tabs-8",
      says: "moving the active tab counts from 1",
      source: "Apps Script reference, Spreadsheet.moveActiveSheet",
      script: `spreadsheet.insertSheet("B"); spreadsheet.insertSheet("C"); spreadsheet.moveActiveSheet(1);
      return spreadsheet.getSheets().map((tab) => tab.getName());`,
      gives: ["C", "Sheet1", "B"],
    },
    {
      id: "tabs-9",
      says: "clear() takes contents and formats, and leaves notes and validation",
      source: "observed by gas-fakes",
      script: `const rule = SpreadsheetApp.newDataValidation().requireValueInList(["x"]).build();
      sheet.getRange("A1").setValue("x").setBackground("#ff0000").setNote("note").setDataValidation(rule);
      sheet.clear();
      const range = sheet.getRange("A1");
      return [range.getValue(), range.getBackground(), range.getNote(), range.getDataValidation() !== null];`,
      gives: ["", "#ffffff", "note", true],
    },
    {
      id: "tabs-10",
      says: "range.clear() does the same for its cells",
      source: "Apps Script reference, Range.clear",
      script: `sheet.getRange("A1:A2").setValues([[1], [2]]).setNote("note"); sheet.getRange("A1").clear();
      return [sheet.getRange("A1:A2").getValues().flat(), sheet.getRange("A1").getNote()];`,
      gives: [["", 2], "note"],
    },
    {
      id: "tabs-11",
      says: "clearFormats also takes conditional formats",
      source: "Apps Script reference, Sheet.clearFormats",
      script: `const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(1).setBackground("#ff0000").setRanges([sheet.getRange("A1")]).build();
      sheet.setConditionalFormatRules([rule]); sheet.clearFormats(); return sheet.getConditionalFormatRules().length;`,
      gives: 0,
    },
    {
      id: "tabs-12",
      says: "clear() leaves charts, protections and named ranges",
      source: "practitioners",
      script: `sheet.getRange("A1:B3").setValues([["a", "b"], ["x", 1], ["y", 2]]);
      sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange("A1:B3")).setPosition(1, 4, 0, 0).build());
      sheet.getRange("A1").protect(); spreadsheet.setNamedRange("Keep", sheet.getRange("A1"));
      sheet.clear();
      return [sheet.getCharts().length, sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).length, spreadsheet.getNamedRanges().length];`,
      gives: [1, 1, 1],
    },
    {
      id: "tabs-13",
      says: "rows and columns in front of a cell move it, with its note",
      source: "Sheets",
      script: `sheet.getRange("B2").setValue("x").setNote("note"); sheet.insertRowBefore(1); sheet.insertColumnsAfter(1, 2);
      return [sheet.getRange("D3").getValue(), sheet.getRange("D3").getNote(), sheet.getMaxColumns()];`,
      gives: ["x", "note", 28],
    },
    {
      id: "tabs-14",
      says: "setFrozenRows(0) lets go",
      source: "Apps Script reference, Sheet.setFrozenRows",
      script: `sheet.setFrozenRows(2); sheet.setFrozenRows(0); return sheet.getFrozenRows();`,
      gives: 0,
    },
    {
      id: "tabs-15",
      says: "appendRow writes below the last content, and reads formulas",
      source: "Apps Script reference, Sheet.appendRow",
      script: `sheet.getRange("C3").setValue(5); sheet.appendRow(["=C3*2", "b"]); return sheet.getRange("A4:B4").getValues();`,
      gives: [[10, "b"]],
    },
    {
      id: "tabs-16",
      says: "ten million cells are the limit, empty ones included",
      source: "public bug reports",
      script: `sheet.insertRowsAfter(1000, 400000);`,
      fails:
        "Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
    },
    {
      id: "tabs-17",
      says: "a second banding over the first is refused",
      source: "practitioners",
      script: `sheet.getRange("A1:B4").applyRowBanding(); sheet.getRange("B2:C3").applyRowBanding();`,
      fails: "You cannot add alternating background colors to a range that already has alternating background colors.",
    },
    {
      id: "tabs-18",
      says: "row banding has a header and no footer unless asked",
      source: "Apps Script reference, Range.applyRowBanding",
      script: `const banding = sheet.getRange("A1:B4").applyRowBanding(); return [banding.getHeaderRowColor() !== null, banding.getFooterRowColor()];`,
      gives: [true, null],
    },
    {
      id: "tabs-19",
      says: "protecting twice makes two protections, and the owner may edit all the same",
      source: "Apps Script reference, Range.protect",
      script: `const range = sheet.getRange("A1"); range.protect().setWarningOnly(true); range.protect(); range.setValue(1);
      const all = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      return [all.length, all[0].isWarningOnly(), all[1].isWarningOnly(), range.canEdit(), range.getValue()];`,
      gives: [2, true, false, true, 1],
    },
    {
      id: "tabs-20",
      says: "deleting a tab breaks what pointed at it",
      source: "Sheets",
      script: `const two = spreadsheet.insertSheet("Two"); sheet.getRange("A1").setFormula("=Two!A1"); spreadsheet.deleteSheet(two);
        return sheet.getRange("A1").getValue();`,
      gives: "#REF!",
    },
    {
      id: "tabs-21",
      says: "a column that is moved takes the formulas that point at it along",
      source: "Apps Script reference, Sheet.moveColumns",
      script: `sheet.getRange("A1:C1").setValues([[1, 2, 3]]); sheet.getRange("F1").setFormula("=A1"); sheet.moveColumns(sheet.getRange("A:A"), 4);
        return [sheet.getRange("A1:C1").getValues()[0], sheet.getRange("F1").getFormula()];`,
      gives: [[2, 3, 1], "=C1"],
    },
  ],
};
