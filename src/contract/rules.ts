import type { FactGroup } from "./fact";

export const RULES: FactGroup = {
  title: "validation and conditional formats",
  facts: [
    {
      id: "rules-1",
      says: "a cell without validation gives null",
      source: "observed by gas-fakes",
      script: `return sheet.getRange("A1").getDataValidation();`,
      gives: null,
    },
    {
      id: "rules-2",
      says: "a rule allows invalid data unless told otherwise, and keeps its list as texts",
      source: "observed by gas-fakes",
      script: `const rule = SpreadsheetApp.newDataValidation().requireValueInList([9, false].map(String)).build(); sheet.getRange("A1").setDataValidation(rule);
      const read = sheet.getRange("A1").getDataValidation();
      return [read.getAllowInvalid(), read.getHelpText(), read.getCriteriaType().toString(), read.getCriteriaValues()];`,
      gives: [true, null, "VALUE_IN_LIST", [["9", "false"], true]],
    },
    {
      id: "rules-3",
      says: "a strict rule refuses what a script writes, and none of that write stays",
      source: "public bug reports",
      script: `const rule = SpreadsheetApp.newDataValidation().requireValueInList(["x"]).setAllowInvalid(false).build();
      sheet.getRange("F1").setDataValidation(rule); sheet.getRange("A1").setValue("before");
      try { sheet.getRange("E1:F1").setValues([["e", "y"]]); SpreadsheetApp.flush(); }
      catch (error) { return [error.message, sheet.getRange("A1").getValue(), sheet.getRange("E1").getValue()]; }`,
      gives: ["The data you entered in cell F1 violates the data validation rules set on this cell.", "before", ""],
    },
    {
      id: "rules-4",
      says: "a strict rule lets valid data and blanks through",
      source: "public bug reports",
      script: `const rule = SpreadsheetApp.newDataValidation().requireNumberBetween(0, 3).setAllowInvalid(false).build();
      return sheet.getRange("A1:A2").setDataValidation(rule).setValues([[2], [""]]).getValues().flat();`,
      gives: [2, ""],
    },
    {
      id: "rules-5",
      says: "a lenient rule lets a script write anything",
      source: "Apps Script reference, DataValidationBuilder.setAllowInvalid",
      script: `sheet.getRange("A1").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["x"]).build());
      return sheet.getRange("A1").setValue("y").getValue();`,
      gives: "y",
    },
    {
      id: "rules-6",
      says: "validation follows its cells",
      source: "Sheets",
      script: `sheet.getRange("B2").setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build()); sheet.insertRowBefore(1);
      return [sheet.getRange("B2").getDataValidation(), sheet.getRange("B3").getDataValidation().getCriteriaType().toString()];`,
      gives: [null, "CHECKBOX"],
    },
    {
      id: "rules-7",
      says: "conditional rules are set and read as a whole, the first having precedence",
      source: "Apps Script reference, Sheet.setConditionalFormatRules",
      script: `const rule = (formula) => SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied(formula).setBackground("#ff0000").setRanges([sheet.getRange("A1:A3")]).build();
      sheet.setConditionalFormatRules([rule("=A1>1"), rule("=A1>2")]);
      sheet.setConditionalFormatRules(sheet.getConditionalFormatRules().slice(1).concat(rule("=A1>3")));
      return sheet.getConditionalFormatRules().map((each) => each.getBooleanCondition().getCriteriaValues()[0]);`,
      gives: ["=A1>2", "=A1>3"],
    },
    {
      id: "rules-8",
      says: "a conditional rule needs ranges",
      source: "observed by gas-fakes",
      script: `SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBold(true).build();`,
      fails: "at least one range",
    },
  ],
};
