import type { FactGroup } from "./fact";

const BLOCK =
  "Exception: Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.";

export const SHEETS: readonly FactGroup[] = [
  {
    title: "addressing",
    facts: [
      {
        id: "sheets-1",
        says: "rows and columns count from 1",
        source: "Apps Script reference, Sheet.getRange",
        script: `return sheet.getRange(2, 3, 4, 5).getA1Notation();`,
        gives: "C2:G5",
      },
      {
        id: "sheets-2",
        says: "whole columns, whole rows, dollars and lower case are understood",
        source: "observed by gas-fakes",
        script: `return ["D:F", "5:7", "$a$1:b2", "A2:A"].map((a1) => sheet.getRange(a1).getA1Notation());`,
        gives: ["D:F", "5:7", "A1:B2", "A2:A"],
      },
      {
        id: "sheets-3",
        says: "ranges the wrong way round are turned",
        source: "observed by gas-fakes",
        script: `return ["C5:B2", "5:2"].map((a1) => sheet.getRange(a1).getA1Notation());`,
        gives: ["B2:C5", "2:5"],
      },
      {
        id: "sheets-4",
        says: "a range may name its tab",
        source: "Apps Script reference, Spreadsheet.getRange",
        script: `spreadsheet.insertSheet("My tab"); return spreadsheet.getRange("'My tab'!B2").getSheet().getName();`,
        gives: "My tab",
      },
      {
        id: "sheets-5",
        says: "an open range knows that it is open",
        source: "observed by gas-fakes",
        script: `const range = sheet.getRange("D:F"); return [range.isStartRowBounded(), range.isEndRowBounded(), range.isStartColumnBounded()];`,
        gives: [false, false, true],
      },
      {
        id: "sheets-6",
        says: "a range outside the grid is refused",
        source: "public bug reports",
        script: `sheet.getRange(1000, 26, 2, 1);`,
        fails: "Exception: The coordinates of the range are outside the dimensions of the sheet.",
      },
      {
        id: "sheets-7",
        says: "row 0 is too small",
        source: "practitioners",
        script: `sheet.getRange(0, 1);`,
        fails: "Exception: The starting row of the range is too small.",
      },
      {
        id: "sheets-8",
        says: "a range has at least one row",
        source: "observed by gas-fakes",
        script: `sheet.getRange("A1").offset(0, 0, 0);`,
        fails: "Exception: The number of rows in the range must be at least 1.",
      },
      {
        id: "sheets-9",
        says: "a range has at least one column",
        source: "observed by gas-fakes",
        script: `sheet.getRange("A1").offset(0, 0, 1, 0);`,
        fails: "Exception: The number of columns in the range must be at least 1.",
      },
      {
        id: "sheets-10",
        says: "a name that is no range is not found",
        source: "public bug reports",
        script: `sheet.getRange("not there");`,
        fails: "Exception: Range not found",
      },
      {
        id: "sheets-11",
        says: "a missing named range is null",
        source: "Apps Script reference, Spreadsheet.getRangeByName",
        script: `return spreadsheet.getRangeByName("Missing");`,
        gives: null,
      },
      {
        id: "sheets-12",
        says: "an empty tab has no last row, and A1 as its data range",
        source: "Apps Script reference, Sheet.getDataRange",
        script: `return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()];`,
        gives: [0, 0, "A1"],
      },
      {
        id: "sheets-13",
        says: "a formula that shows nothing counts as content",
        source: "practitioners",
        script: `sheet.getRange("C7").setFormula('=IF(FALSE;1;"")'); return sheet.getDataRange().getA1Notation();`,
        gives: "A1:C7",
      },
      {
        id: "sheets-14",
        says: "an unticked box counts as content",
        source: "practitioners",
        script: `sheet.getRange("B3").insertCheckboxes(); return [sheet.getLastRow(), sheet.getRange("B3").getValue(), sheet.getRange("B3").isChecked()];`,
        gives: [3, false, false],
      },
      {
        id: "sheets-15",
        says: "formats alone are no content",
        source: "practitioners",
        script: `sheet.getRange("B30").setBackground("#ff0000").setNumberFormat("0%"); return sheet.getLastRow();`,
        gives: 0,
      },
    ],
  },
  {
    title: "tabs",
    facts: [
      {
        id: "sheets-16",
        says: "a new tab becomes the active one and is 1000 by 26",
        source: "Apps Script reference, Spreadsheet.insertSheet",
        script: `const tab = spreadsheet.insertSheet("New"); return [spreadsheet.getActiveSheet().getName(), tab.getMaxRows(), tab.getMaxColumns()];`,
        gives: ["New", 1000, 26],
      },
      {
        id: "sheets-17",
        says: "insertSheet counts from 0, getIndex from 1",
        source: "Apps Script reference, Spreadsheet.insertSheet and Sheet.getIndex",
        script: `return [spreadsheet.insertSheet("First", 0).getIndex(), spreadsheet.insertSheet("Third", 2).getIndex()];`,
        gives: [1, 3],
      },
      {
        id: "sheets-18",
        says: "two tabs cannot have one name, whatever the case",
        source: "public bug reports",
        script: `spreadsheet.insertSheet("SHEET1");`,
        fails: 'Exception: A sheet with the name "SHEET1" already exists. Please enter another name.',
      },
      {
        id: "sheets-19",
        says: "a tab cannot take another's name",
        source: "public bug reports",
        script: `spreadsheet.insertSheet("Two").setName("Sheet1");`,
        fails: 'A sheet with the name "Sheet1" already exists. Please enter another name.',
      },
      {
        id: "sheets-20",
        says: "a tab that is not there is null",
        source: "Apps Script reference, Spreadsheet.getSheetByName",
        script: `return spreadsheet.getSheetByName("Nowhere");`,
        gives: null,
      },
      {
        id: "sheets-21",
        says: "the last tab cannot be deleted",
        source: "practitioners",
        script: `spreadsheet.deleteSheet(sheet);`,
        fails: "You can't remove all the sheets in a document.",
      },
      {
        id: "sheets-22",
        says: "the last visible tab cannot be hidden",
        source: "practitioners",
        script: `sheet.hideSheet();`,
        fails: "You can't hide all the sheets in a document.",
      },
      {
        id: "sheets-23",
        says: "moving the active tab counts from 1",
        source: "Apps Script reference, Spreadsheet.moveActiveSheet",
        script: `spreadsheet.insertSheet("B"); spreadsheet.insertSheet("C"); spreadsheet.moveActiveSheet(1);
      return spreadsheet.getSheets().map((tab) => tab.getName());`,
        gives: ["C", "Sheet1", "B"],
      },
      {
        id: "sheets-24",
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
        id: "sheets-25",
        says: "range.clear() does the same for its cells",
        source: "Apps Script reference, Range.clear",
        script: `sheet.getRange("A1:A2").setValues([[1], [2]]).setNote("note"); sheet.getRange("A1").clear();
      return [sheet.getRange("A1:A2").getValues().flat(), sheet.getRange("A1").getNote()];`,
        gives: [["", 2], "note"],
      },
      {
        id: "sheets-26",
        says: "clearFormats also takes conditional formats",
        source: "Apps Script reference, Sheet.clearFormats",
        script: `const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(1).setBackground("#ff0000").setRanges([sheet.getRange("A1")]).build();
      sheet.setConditionalFormatRules([rule]); sheet.clearFormats(); return sheet.getConditionalFormatRules().length;`,
        gives: 0,
      },
      {
        id: "sheets-27",
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
        id: "sheets-28",
        says: "rows and columns in front of a cell move it, with its note",
        source: "Sheets",
        script: `sheet.getRange("B2").setValue("x").setNote("note"); sheet.insertRowBefore(1); sheet.insertColumnsAfter(1, 2);
      return [sheet.getRange("D3").getValue(), sheet.getRange("D3").getNote(), sheet.getMaxColumns()];`,
        gives: ["x", "note", 28],
      },
      {
        id: "sheets-29",
        says: "setFrozenRows(0) lets go",
        source: "Apps Script reference, Sheet.setFrozenRows",
        script: `sheet.setFrozenRows(2); sheet.setFrozenRows(0); return sheet.getFrozenRows();`,
        gives: 0,
      },
      {
        id: "sheets-30",
        says: "appendRow writes below the last content, and reads formulas",
        source: "Apps Script reference, Sheet.appendRow",
        script: `sheet.getRange("C3").setValue(5); sheet.appendRow(["=C3*2", "b"]); return sheet.getRange("A4:B4").getValues();`,
        gives: [[10, "b"]],
      },
      {
        id: "sheets-31",
        says: "ten million cells are the limit, empty ones included",
        source: "public bug reports",
        script: `sheet.insertRowsAfter(1000, 400000);`,
        fails:
          "Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
      },
      {
        id: "sheets-32",
        says: "a second banding over the first is refused",
        source: "practitioners",
        script: `sheet.getRange("A1:B4").applyRowBanding(); sheet.getRange("B2:C3").applyRowBanding();`,
        fails:
          "You cannot add alternating background colors to a range that already has alternating background colors.",
      },
      {
        id: "sheets-33",
        says: "row banding has a header and no footer unless asked",
        source: "Apps Script reference, Range.applyRowBanding",
        script: `const banding = sheet.getRange("A1:B4").applyRowBanding(); return [banding.getHeaderRowColor() !== null, banding.getFooterRowColor()];`,
        gives: [true, null],
      },
      {
        id: "sheets-34",
        says: "protecting twice makes two protections, and the owner may edit all the same",
        source: "Apps Script reference, Range.protect",
        script: `const range = sheet.getRange("A1"); range.protect().setWarningOnly(true); range.protect(); range.setValue(1);
      const all = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      return [all.length, all[0].isWarningOnly(), all[1].isWarningOnly(), range.canEdit(), range.getValue()];`,
        gives: [2, true, false, true, 1],
      },
    ],
  },
  {
    title: "named ranges, metadata, validation",
    facts: [
      {
        id: "sheets-35",
        says: "a name that is taken moves to the new range",
        source: "practitioners",
        script: `spreadsheet.setNamedRange("Here", sheet.getRange("A1")); spreadsheet.setNamedRange("Here", sheet.getRange("B2"));
      return [spreadsheet.getNamedRanges().length, spreadsheet.getRangeByName("Here").getA1Notation()];`,
        gives: [1, "B2"],
      },
      {
        id: "sheets-36",
        says: "a name may not look like a cell",
        source: "Sheets help, Name a range",
        script: `spreadsheet.setNamedRange("AB12", sheet.getRange("A1"));`,
        fails: /invalid/,
      },
      {
        id: "sheets-37",
        says: "a name may not hold spaces",
        source: "Sheets help, Name a range",
        script: `spreadsheet.setNamedRange("My name", sheet.getRange("A1"));`,
        fails: /invalid/,
      },
      {
        id: "sheets-38",
        says: "metadata on a block of cells is refused",
        source: "observed by gas-fakes",
        script: `sheet.getRange("A1:B2").addDeveloperMetadata("key");`,
        fails: BLOCK,
      },
      {
        id: "sheets-39",
        says: "metadata on one cell is refused",
        source: "observed by gas-fakes",
        script: `sheet.getRange("A1").addDeveloperMetadata("key", "value");`,
        fails: BLOCK,
      },
      {
        id: "sheets-40",
        says: "metadata is found by key, with its value, place and default visibility",
        source: "observed by gas-fakes",
        script: `sheet.getRange("C:C").addDeveloperMetadata("column", "cost");
      const [found] = spreadsheet.createDeveloperMetadataFinder().withKey("column").find();
      return [found.getValue(), found.getLocation().getColumn().getA1Notation(), found.getVisibility().toString(), found.getLocation().getLocationType().toString()];`,
        gives: ["cost", "C:C", "DOCUMENT", "COLUMN"],
      },
      {
        id: "sheets-41",
        says: "metadata follows its column through inserts and moves",
        source: "Apps Script reference, DeveloperMetadata",
        script: `sheet.getRange("C:C").addDeveloperMetadata("column", "cost"); sheet.insertColumnBefore(1);
      const at = () => spreadsheet.createDeveloperMetadataFinder().withKey("column").find()[0].getLocation().getColumn().getA1Notation();
      const after = at(); sheet.moveColumns(sheet.getRange("D:D"), 2); return [after, at()];`,
        gives: ["D:D", "B:B"],
      },
      {
        id: "sheets-42",
        says: "metadata goes with its column",
        source: "Apps Script reference, DeveloperMetadata",
        script: `sheet.getRange("C:C").addDeveloperMetadata("column"); sheet.deleteColumn(3); return spreadsheet.createDeveloperMetadataFinder().find().length;`,
        gives: 0,
      },
      {
        id: "sheets-43",
        says: "metadata of a tab survives its renaming",
        source: "Apps Script reference, DeveloperMetadata",
        script: `sheet.addDeveloperMetadata("tab", "budget"); sheet.setName("Money");
      return spreadsheet.createDeveloperMetadataFinder().withKey("tab").find()[0].getLocation().getSheet().getName();`,
        gives: "Money",
      },
      {
        id: "sheets-44",
        says: "metadata of a column is not found through one of its cells",
        source: "observed by gas-fakes",
        script: `sheet.getRange("C:C").addDeveloperMetadata("column"); return sheet.getRange("C3").createDeveloperMetadataFinder().find().length;`,
        gives: 0,
      },
      {
        id: "sheets-45",
        says: "a cell without validation gives null",
        source: "observed by gas-fakes",
        script: `return sheet.getRange("A1").getDataValidation();`,
        gives: null,
      },
      {
        id: "sheets-46",
        says: "a rule allows invalid data unless told otherwise, and keeps its list as texts",
        source: "observed by gas-fakes",
        script: `const rule = SpreadsheetApp.newDataValidation().requireValueInList([9, false].map(String)).build(); sheet.getRange("A1").setDataValidation(rule);
      const read = sheet.getRange("A1").getDataValidation();
      return [read.getAllowInvalid(), read.getHelpText(), read.getCriteriaType().toString(), read.getCriteriaValues()];`,
        gives: [true, null, "VALUE_IN_LIST", [["9", "false"], true]],
      },
      {
        id: "sheets-47",
        says: "a strict rule refuses what a script writes, and none of that write stays",
        source: "public bug reports",
        script: `const rule = SpreadsheetApp.newDataValidation().requireValueInList(["x"]).setAllowInvalid(false).build();
      sheet.getRange("F1").setDataValidation(rule); sheet.getRange("A1").setValue("before");
      try { sheet.getRange("E1:F1").setValues([["e", "y"]]); SpreadsheetApp.flush(); }
      catch (error) { return [error.message, sheet.getRange("A1").getValue(), sheet.getRange("E1").getValue()]; }`,
        gives: ["The data you entered in cell F1 violates the data validation rules set on this cell.", "before", ""],
      },
      {
        id: "sheets-48",
        says: "a strict rule lets valid data and blanks through",
        source: "public bug reports",
        script: `const rule = SpreadsheetApp.newDataValidation().requireNumberBetween(0, 3).setAllowInvalid(false).build();
      return sheet.getRange("A1:A2").setDataValidation(rule).setValues([[2], [""]]).getValues().flat();`,
        gives: [2, ""],
      },
      {
        id: "sheets-49",
        says: "a lenient rule lets a script write anything",
        source: "Apps Script reference, DataValidationBuilder.setAllowInvalid",
        script: `sheet.getRange("A1").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["x"]).build());
      return sheet.getRange("A1").setValue("y").getValue();`,
        gives: "y",
      },
      {
        id: "sheets-50",
        says: "validation follows its cells",
        source: "Sheets",
        script: `sheet.getRange("B2").setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build()); sheet.insertRowBefore(1);
      return [sheet.getRange("B2").getDataValidation(), sheet.getRange("B3").getDataValidation().getCriteriaType().toString()];`,
        gives: [null, "CHECKBOX"],
      },
      {
        id: "sheets-51",
        says: "conditional rules are set and read as a whole, the first having precedence",
        source: "Apps Script reference, Sheet.setConditionalFormatRules",
        script: `const rule = (formula) => SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied(formula).setBackground("#ff0000").setRanges([sheet.getRange("A1:A3")]).build();
      sheet.setConditionalFormatRules([rule("=A1>1"), rule("=A1>2")]);
      sheet.setConditionalFormatRules(sheet.getConditionalFormatRules().slice(1).concat(rule("=A1>3")));
      return sheet.getConditionalFormatRules().map((each) => each.getBooleanCondition().getCriteriaValues()[0]);`,
        gives: ["=A1>2", "=A1>3"],
      },
      {
        id: "sheets-52",
        says: "a conditional rule needs ranges",
        source: "observed by gas-fakes",
        script: `SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBold(true).build();`,
        fails: "at least one range",
      },
    ],
  },
  {
    title: "charts",
    facts: [
      {
        id: "sheets-53",
        says: "a chart has an id once it is on a tab, and its options can be read",
        source: "observed by gas-fakes",
        script: `sheet.getRange("A1:B3").setValues([["stage", "count"], ["x", 1], ["y", 2]]);
      const built = sheet.newChart().asColumnChart().addRange(sheet.getRange("A1:B3")).setTitle("Title").setPosition(2, 4, 5, 6).build();
      sheet.insertChart(built);
      const [chart] = sheet.getCharts(); const place = chart.getContainerInfo();
      return [built.getChartId(), typeof chart.getChartId(), chart.getOptions().get("title"), place.getAnchorRow(), place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY()];`,
        gives: [null, "number", "Title", 2, 4, 5, 6],
      },
      {
        id: "sheets-54",
        says: "modify() changes nothing before updateChart()",
        source: "observed by gas-fakes",
        script: `sheet.getRange("A1:B3").setValues([["stage", "count"], ["x", 1], ["y", 2]]);
      sheet.insertChart(sheet.newChart().asPieChart().addRange(sheet.getRange("A1:B3")).setTitle("Old").setPosition(1, 4, 0, 0).build());
      const title = () => sheet.getCharts()[0].getOptions().get("title");
      const changed = sheet.getCharts()[0].modify().setOption("title", "New").build(); const before = title();
      sheet.updateChart(changed); return [before, title(), sheet.getCharts().length];`,
        gives: ["Old", "New", 1],
      },
      {
        id: "sheets-55",
        says: "the generic builder has no setTitle",
        source: "observed by gas-fakes",
        script: `sheet.newChart().setTitle("x");`,
        fails: /setTitle/,
      },
      {
        id: "sheets-56",
        says: "adding a range twice adds it once",
        source: "observed by gas-fakes",
        script: `return sheet.newChart().addRange(sheet.getRange("A1:B2")).addRange(sheet.getRange("A1:B2")).getRanges().length;`,
        gives: 1,
      },
      {
        id: "sheets-57",
        says: "a removed chart is gone",
        source: "Apps Script reference, Sheet.removeChart",
        script: `sheet.insertChart(sheet.newChart().asLineChart().addRange(sheet.getRange("A1:B2")).setPosition(1, 4, 0, 0).build());
      sheet.removeChart(sheet.getCharts()[0]); return sheet.getCharts().length;`,
        gives: 0,
      },
    ],
  },
];
