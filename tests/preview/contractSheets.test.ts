import { describeFacts, fails, returns } from "./facts";

const BLOCK =
  "Exception: Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.";

describeFacts("addressing", [
  {
    fact: "rows and columns count from 1",
    source: "Apps Script reference, Sheet.getRange",
    check: returns(`return sheet.getRange(2, 3, 4, 5).getA1Notation();`, "C2:G5"),
  },
  {
    fact: "whole columns, whole rows, dollars and lower case are understood",
    source: "observed by gas-fakes",
    check: returns(`return ["D:F", "5:7", "$a$1:b2", "A2:A"].map((a1) => sheet.getRange(a1).getA1Notation());`, [
      "D:F",
      "5:7",
      "A1:B2",
      "A2:A",
    ]),
  },
  {
    fact: "ranges the wrong way round are turned",
    source: "observed by gas-fakes",
    check: returns(`return ["C5:B2", "5:2"].map((a1) => sheet.getRange(a1).getA1Notation());`, ["B2:C5", "2:5"]),
  },
  {
    fact: "a range may name its tab",
    source: "Apps Script reference, Spreadsheet.getRange",
    check: returns(
      `spreadsheet.insertSheet("My tab"); return spreadsheet.getRange("'My tab'!B2").getSheet().getName();`,
      "My tab",
    ),
  },
  {
    fact: "an open range knows that it is open",
    source: "observed by gas-fakes",
    check: returns(
      `const range = sheet.getRange("D:F"); return [range.isStartRowBounded(), range.isEndRowBounded(), range.isStartColumnBounded()];`,
      [false, false, true],
    ),
  },
  {
    fact: "a range outside the grid is refused",
    source: "public bug reports",
    check: fails(
      `sheet.getRange(1000, 26, 2, 1);`,
      "Exception: The coordinates of the range are outside the dimensions of the sheet.",
    ),
  },
  {
    fact: "row 0 is too small",
    source: "practitioners",
    check: fails(`sheet.getRange(0, 1);`, "Exception: The starting row of the range is too small."),
  },
  {
    fact: "a range has at least one row",
    source: "observed by gas-fakes",
    check: fails(
      `sheet.getRange("A1").offset(0, 0, 0);`,
      "Exception: The number of rows in the range must be at least 1.",
    ),
  },
  {
    fact: "a range has at least one column",
    source: "observed by gas-fakes",
    check: fails(
      `sheet.getRange("A1").offset(0, 0, 1, 0);`,
      "Exception: The number of columns in the range must be at least 1.",
    ),
  },
  {
    fact: "a name that is no range is not found",
    source: "public bug reports",
    check: fails(`sheet.getRange("not there");`, "Exception: Range not found"),
  },
  {
    fact: "a missing named range is null",
    source: "Apps Script reference, Spreadsheet.getRangeByName",
    check: returns(`return spreadsheet.getRangeByName("Missing");`, null),
  },
  {
    fact: "an empty tab has no last row, and A1 as its data range",
    source: "Apps Script reference, Sheet.getDataRange",
    check: returns(`return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()];`, [
      0,
      0,
      "A1",
    ]),
  },
  {
    fact: "a formula that shows nothing counts as content",
    source: "practitioners",
    check: returns(
      `sheet.getRange("C7").setFormula('=IF(FALSE;1;"")'); return sheet.getDataRange().getA1Notation();`,
      "A1:C7",
    ),
  },
  {
    fact: "an unticked box counts as content",
    source: "practitioners",
    check: returns(
      `sheet.getRange("B3").insertCheckboxes(); return [sheet.getLastRow(), sheet.getRange("B3").getValue(), sheet.getRange("B3").isChecked()];`,
      [3, false, false],
    ),
  },
  {
    fact: "formats alone are no content",
    source: "practitioners",
    check: returns(
      `sheet.getRange("B30").setBackground("#ff0000").setNumberFormat("0%"); return sheet.getLastRow();`,
      0,
    ),
  },
]);

describeFacts("tabs", [
  {
    fact: "a new tab becomes the active one and is 1000 by 26",
    source: "Apps Script reference, Spreadsheet.insertSheet",
    check: returns(
      `const tab = spreadsheet.insertSheet("New"); return [spreadsheet.getActiveSheet().getName(), tab.getMaxRows(), tab.getMaxColumns()];`,
      ["New", 1000, 26],
    ),
  },
  {
    fact: "insertSheet counts from 0, getIndex from 1",
    source: "Apps Script reference, Spreadsheet.insertSheet and Sheet.getIndex",
    check: returns(
      `return [spreadsheet.insertSheet("First", 0).getIndex(), spreadsheet.insertSheet("Third", 2).getIndex()];`,
      [1, 3],
    ),
  },
  {
    fact: "two tabs cannot have one name, whatever the case",
    source: "public bug reports",
    check: fails(
      `spreadsheet.insertSheet("SHEET1");`,
      'Exception: A sheet with the name "SHEET1" already exists. Please enter another name.',
    ),
  },
  {
    fact: "a tab cannot take another's name",
    source: "public bug reports",
    check: fails(
      `spreadsheet.insertSheet("Two").setName("Sheet1");`,
      'A sheet with the name "Sheet1" already exists. Please enter another name.',
    ),
  },
  {
    fact: "a tab that is not there is null",
    source: "Apps Script reference, Spreadsheet.getSheetByName",
    check: returns(`return spreadsheet.getSheetByName("Nowhere");`, null),
  },
  {
    fact: "the last tab cannot be deleted",
    source: "practitioners",
    check: fails(`spreadsheet.deleteSheet(sheet);`, "You can't remove all the sheets in a document."),
  },
  {
    fact: "the last visible tab cannot be hidden",
    source: "practitioners",
    check: fails(`sheet.hideSheet();`, "You can't hide all the sheets in a document."),
  },
  {
    fact: "moving the active tab counts from 1",
    source: "Apps Script reference, Spreadsheet.moveActiveSheet",
    check: returns(
      `spreadsheet.insertSheet("B"); spreadsheet.insertSheet("C"); spreadsheet.moveActiveSheet(1);
      return spreadsheet.getSheets().map((tab) => tab.getName());`,
      ["C", "Sheet1", "B"],
    ),
  },
  {
    fact: "clear() takes contents and formats, and leaves notes and validation",
    source: "observed by gas-fakes",
    check: returns(
      `const rule = SpreadsheetApp.newDataValidation().requireValueInList(["x"]).build();
      sheet.getRange("A1").setValue("x").setBackground("#ff0000").setNote("note").setDataValidation(rule);
      sheet.clear();
      const range = sheet.getRange("A1");
      return [range.getValue(), range.getBackground(), range.getNote(), range.getDataValidation() !== null];`,
      ["", "#ffffff", "note", true],
    ),
  },
  {
    fact: "range.clear() does the same for its cells",
    source: "Apps Script reference, Range.clear",
    check: returns(
      `sheet.getRange("A1:A2").setValues([[1], [2]]).setNote("note"); sheet.getRange("A1").clear();
      return [sheet.getRange("A1:A2").getValues().flat(), sheet.getRange("A1").getNote()];`,
      [["", 2], "note"],
    ),
  },
  {
    fact: "clearFormats also takes conditional formats",
    source: "Apps Script reference, Sheet.clearFormats",
    check: returns(
      `const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(1).setBackground("#ff0000").setRanges([sheet.getRange("A1")]).build();
      sheet.setConditionalFormatRules([rule]); sheet.clearFormats(); return sheet.getConditionalFormatRules().length;`,
      0,
    ),
  },
  {
    fact: "clear() leaves charts, protections and named ranges",
    source: "practitioners",
    check: returns(
      `sheet.getRange("A1:B3").setValues([["a", "b"], ["x", 1], ["y", 2]]);
      sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange("A1:B3")).setPosition(1, 4, 0, 0).build());
      sheet.getRange("A1").protect(); spreadsheet.setNamedRange("Keep", sheet.getRange("A1"));
      sheet.clear();
      return [sheet.getCharts().length, sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).length, spreadsheet.getNamedRanges().length];`,
      [1, 1, 1],
    ),
  },
  {
    fact: "rows and columns in front of a cell move it, with its note",
    source: "Sheets",
    check: returns(
      `sheet.getRange("B2").setValue("x").setNote("note"); sheet.insertRowBefore(1); sheet.insertColumnsAfter(1, 2);
      return [sheet.getRange("D3").getValue(), sheet.getRange("D3").getNote(), sheet.getMaxColumns()];`,
      ["x", "note", 28],
    ),
  },
  {
    fact: "setFrozenRows(0) lets go",
    source: "Apps Script reference, Sheet.setFrozenRows",
    check: returns(`sheet.setFrozenRows(2); sheet.setFrozenRows(0); return sheet.getFrozenRows();`, 0),
  },
  {
    fact: "appendRow writes below the last content, and reads formulas",
    source: "Apps Script reference, Sheet.appendRow",
    check: returns(
      `sheet.getRange("C3").setValue(5); sheet.appendRow(["=C3*2", "b"]); return sheet.getRange("A4:B4").getValues();`,
      [[10, "b"]],
    ),
  },
  {
    fact: "ten million cells are the limit, empty ones included",
    source: "public bug reports",
    check: fails(
      `sheet.insertRowsAfter(1000, 400000);`,
      "Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
    ),
  },
  {
    fact: "a second banding over the first is refused",
    source: "practitioners",
    check: fails(
      `sheet.getRange("A1:B4").applyRowBanding(); sheet.getRange("B2:C3").applyRowBanding();`,
      "You cannot add alternating background colors to a range that already has alternating background colors.",
    ),
  },
  {
    fact: "row banding has a header and no footer unless asked",
    source: "Apps Script reference, Range.applyRowBanding",
    check: returns(
      `const banding = sheet.getRange("A1:B4").applyRowBanding(); return [banding.getHeaderRowColor() !== null, banding.getFooterRowColor()];`,
      [true, null],
    ),
  },
  {
    fact: "protecting twice makes two protections, and the owner may edit all the same",
    source: "Apps Script reference, Range.protect",
    check: returns(
      `const range = sheet.getRange("A1"); range.protect().setWarningOnly(true); range.protect(); range.setValue(1);
      const all = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      return [all.length, all[0].isWarningOnly(), all[1].isWarningOnly(), range.canEdit(), range.getValue()];`,
      [2, true, false, true, 1],
    ),
  },
]);

describeFacts("named ranges, metadata, validation", [
  {
    fact: "a name that is taken moves to the new range",
    source: "practitioners",
    check: returns(
      `spreadsheet.setNamedRange("Here", sheet.getRange("A1")); spreadsheet.setNamedRange("Here", sheet.getRange("B2"));
      return [spreadsheet.getNamedRanges().length, spreadsheet.getRangeByName("Here").getA1Notation()];`,
      [1, "B2"],
    ),
  },
  {
    fact: "a name may not look like a cell",
    source: "Sheets help, Name a range",
    check: fails(`spreadsheet.setNamedRange("AB12", sheet.getRange("A1"));`, /invalid/),
  },
  {
    fact: "a name may not hold spaces",
    source: "Sheets help, Name a range",
    check: fails(`spreadsheet.setNamedRange("My name", sheet.getRange("A1"));`, /invalid/),
  },
  {
    fact: "metadata on a block of cells is refused",
    source: "observed by gas-fakes",
    check: fails(`sheet.getRange("A1:B2").addDeveloperMetadata("key");`, BLOCK),
  },
  {
    fact: "metadata on one cell is refused",
    source: "observed by gas-fakes",
    check: fails(`sheet.getRange("A1").addDeveloperMetadata("key", "value");`, BLOCK),
  },
  {
    fact: "metadata is found by key, with its value, place and default visibility",
    source: "observed by gas-fakes",
    check: returns(
      `sheet.getRange("C:C").addDeveloperMetadata("column", "cost");
      const [found] = spreadsheet.createDeveloperMetadataFinder().withKey("column").find();
      return [found.getValue(), found.getLocation().getColumn().getA1Notation(), found.getVisibility().toString(), found.getLocation().getLocationType().toString()];`,
      ["cost", "C:C", "DOCUMENT", "COLUMN"],
    ),
  },
  {
    fact: "metadata follows its column through inserts and moves",
    source: "Apps Script reference, DeveloperMetadata",
    check: returns(
      `sheet.getRange("C:C").addDeveloperMetadata("column", "cost"); sheet.insertColumnBefore(1);
      const at = () => spreadsheet.createDeveloperMetadataFinder().withKey("column").find()[0].getLocation().getColumn().getA1Notation();
      const after = at(); sheet.moveColumns(sheet.getRange("D:D"), 2); return [after, at()];`,
      ["D:D", "B:B"],
    ),
  },
  {
    fact: "metadata goes with its column",
    source: "Apps Script reference, DeveloperMetadata",
    check: returns(
      `sheet.getRange("C:C").addDeveloperMetadata("column"); sheet.deleteColumn(3); return spreadsheet.createDeveloperMetadataFinder().find().length;`,
      0,
    ),
  },
  {
    fact: "metadata of a tab survives its renaming",
    source: "Apps Script reference, DeveloperMetadata",
    check: returns(
      `sheet.addDeveloperMetadata("tab", "budget"); sheet.setName("Money");
      return spreadsheet.createDeveloperMetadataFinder().withKey("tab").find()[0].getLocation().getSheet().getName();`,
      "Money",
    ),
  },
  {
    fact: "metadata of a column is not found through one of its cells",
    source: "observed by gas-fakes",
    check: returns(
      `sheet.getRange("C:C").addDeveloperMetadata("column"); return sheet.getRange("C3").createDeveloperMetadataFinder().find().length;`,
      0,
    ),
  },
  {
    fact: "a cell without validation gives null",
    source: "observed by gas-fakes",
    check: returns(`return sheet.getRange("A1").getDataValidation();`, null),
  },
  {
    fact: "a rule allows invalid data unless told otherwise, and keeps its list as texts",
    source: "observed by gas-fakes",
    check: returns(
      `const rule = SpreadsheetApp.newDataValidation().requireValueInList([9, false].map(String)).build(); sheet.getRange("A1").setDataValidation(rule);
      const read = sheet.getRange("A1").getDataValidation();
      return [read.getAllowInvalid(), read.getHelpText(), read.getCriteriaType().toString(), read.getCriteriaValues()];`,
      [true, null, "VALUE_IN_LIST", [["9", "false"], true]],
    ),
  },
  {
    fact: "a strict rule refuses what a script writes, and none of that write stays",
    source: "public bug reports",
    check: returns(
      `const rule = SpreadsheetApp.newDataValidation().requireValueInList(["x"]).setAllowInvalid(false).build();
      sheet.getRange("F1").setDataValidation(rule); sheet.getRange("A1").setValue("before");
      try { sheet.getRange("E1:F1").setValues([["e", "y"]]); SpreadsheetApp.flush(); }
      catch (error) { return [error.message, sheet.getRange("A1").getValue(), sheet.getRange("E1").getValue()]; }`,
      ["The data you entered in cell F1 violates the data validation rules set on this cell.", "before", ""],
    ),
  },
  {
    fact: "a strict rule lets valid data and blanks through",
    source: "public bug reports",
    check: returns(
      `const rule = SpreadsheetApp.newDataValidation().requireNumberBetween(0, 3).setAllowInvalid(false).build();
      return sheet.getRange("A1:A2").setDataValidation(rule).setValues([[2], [""]]).getValues().flat();`,
      [2, ""],
    ),
  },
  {
    fact: "a lenient rule lets a script write anything",
    source: "Apps Script reference, DataValidationBuilder.setAllowInvalid",
    check: returns(
      `sheet.getRange("A1").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["x"]).build());
      return sheet.getRange("A1").setValue("y").getValue();`,
      "y",
    ),
  },
  {
    fact: "validation follows its cells",
    source: "Sheets",
    check: returns(
      `sheet.getRange("B2").setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build()); sheet.insertRowBefore(1);
      return [sheet.getRange("B2").getDataValidation(), sheet.getRange("B3").getDataValidation().getCriteriaType().toString()];`,
      [null, "CHECKBOX"],
    ),
  },
  {
    fact: "conditional rules are set and read as a whole, the first having precedence",
    source: "Apps Script reference, Sheet.setConditionalFormatRules",
    check: returns(
      `const rule = (formula) => SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied(formula).setBackground("#ff0000").setRanges([sheet.getRange("A1:A3")]).build();
      sheet.setConditionalFormatRules([rule("=A1>1"), rule("=A1>2")]);
      sheet.setConditionalFormatRules(sheet.getConditionalFormatRules().slice(1).concat(rule("=A1>3")));
      return sheet.getConditionalFormatRules().map((each) => each.getBooleanCondition().getCriteriaValues()[0]);`,
      ["=A1>2", "=A1>3"],
    ),
  },
  {
    fact: "a conditional rule needs ranges",
    source: "observed by gas-fakes",
    check: fails(
      `SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBold(true).build();`,
      "at least one range",
    ),
  },
]);

describeFacts("charts", [
  {
    fact: "a chart has an id once it is on a tab, and its options can be read",
    source: "observed by gas-fakes",
    check: returns(
      `sheet.getRange("A1:B3").setValues([["stage", "count"], ["x", 1], ["y", 2]]);
      const built = sheet.newChart().asColumnChart().addRange(sheet.getRange("A1:B3")).setTitle("Title").setPosition(2, 4, 5, 6).build();
      sheet.insertChart(built);
      const [chart] = sheet.getCharts(); const place = chart.getContainerInfo();
      return [built.getChartId(), typeof chart.getChartId(), chart.getOptions().get("title"), place.getAnchorRow(), place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY()];`,
      [null, "number", "Title", 2, 4, 5, 6],
    ),
  },
  {
    fact: "modify() changes nothing before updateChart()",
    source: "observed by gas-fakes",
    check: returns(
      `sheet.getRange("A1:B3").setValues([["stage", "count"], ["x", 1], ["y", 2]]);
      sheet.insertChart(sheet.newChart().asPieChart().addRange(sheet.getRange("A1:B3")).setTitle("Old").setPosition(1, 4, 0, 0).build());
      const title = () => sheet.getCharts()[0].getOptions().get("title");
      const changed = sheet.getCharts()[0].modify().setOption("title", "New").build(); const before = title();
      sheet.updateChart(changed); return [before, title(), sheet.getCharts().length];`,
      ["Old", "New", 1],
    ),
  },
  {
    fact: "the generic builder has no setTitle",
    source: "observed by gas-fakes",
    check: fails(`sheet.newChart().setTitle("x");`, /setTitle/),
  },
  {
    fact: "adding a range twice adds it once",
    source: "observed by gas-fakes",
    check: returns(
      `return sheet.newChart().addRange(sheet.getRange("A1:B2")).addRange(sheet.getRange("A1:B2")).getRanges().length;`,
      1,
    ),
  },
  {
    fact: "a removed chart is gone",
    source: "Apps Script reference, Sheet.removeChart",
    check: returns(
      `sheet.insertChart(sheet.newChart().asLineChart().addRange(sheet.getRange("A1:B2")).setPosition(1, 4, 0, 0).build());
      sheet.removeChart(sheet.getCharts()[0]); return sheet.getCharts().length;`,
      0,
    ),
  },
]);
