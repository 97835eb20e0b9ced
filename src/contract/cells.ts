import type { FactGroup } from "./fact";

const REFERENCE = "Apps Script reference, Range";

export const CELLS: FactGroup = {
  title: "reading and writing cells",
  facts: [
    {
      id: "cells-1",
      says: "a blank cell reads as an empty text",
      source: `${REFERENCE}.getValue`,
      script: `return sheet.getRange("A1").getValue();`,
      gives: "",
    },
    {
      id: "cells-2",
      says: "numbers, truth values, texts and dates keep their types",
      source: `${REFERENCE}.getValues`,
      script: `sheet.getRange("A1:D1").setValues([[1.5, true, "x", new Date(Date.UTC(2026, 2, 1))]]);
      return sheet.getRange("A1:D1").getValues()[0].map((v) => v instanceof Date ? v.toISOString() : typeof v);`,
      gives: ["number", "boolean", "string", "2026-03-01T00:00:00.000Z"],
    },
    {
      id: "cells-3",
      says: "an array with too few rows is refused with both numbers",
      source: "public bug reports; reference: must match dimensions",
      script: `sheet.getRange("A1:A2").setValues([[1]]);`,
      fails:
        "Exception: The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.",
    },
    {
      id: "cells-4",
      says: "an array with too many columns is refused with both numbers",
      source: "public bug reports; reference: must match dimensions",
      script: `sheet.getRange("A1:B1").setValues([[1, 2, 3]]);`,
      fails:
        "Exception: The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.",
    },
    {
      id: "cells-5",
      says: "a ragged array is refused",
      source: "public bug reports",
      script: `sheet.getRange("A1:B2").setValues([[1, 2], [3]]);`,
      fails: "The data has 1 but the range has 2.",
    },
    {
      id: "cells-6",
      says: "a text that looks like a number becomes one, and leading zeros are lost",
      source: "public code",
      script: `return sheet.getRange("A1").setValue("007").getValue();`,
      gives: 7,
    },
    {
      id: "cells-7",
      says: "thousands separators and currency signs are read as a person's would be",
      source: "Apps Script reference, Range.setValues, sample",
      script: `return sheet.getRange("A1:B1").setValues([["1,000,000", "$2.99"]]).getValues()[0];`,
      gives: [1_000_000, 2.99],
    },
    {
      id: "cells-8",
      says: "a percentage is a fraction",
      source: "Apps Script guide, custom functions",
      script: `return sheet.getRange("A1").setValue("12.3%").getValue();`,
      gives: 0.123,
    },
    {
      id: "cells-9",
      says: "a written percentage shows as one",
      source: "Sheets",
      script: `return sheet.getRange("A1").setValue("12.5%").getDisplayValue();`,
      gives: "12.50%",
    },
    {
      id: "cells-10",
      says: "TRUE written as text becomes a truth value",
      source: "practitioners",
      script: `return sheet.getRange("A1").setValue("TRUE").getValue();`,
      gives: true,
    },
    {
      id: "cells-11",
      says: "a date in the order of the spreadsheet's locale becomes a date",
      source: "public code",
      script: `return sheet.getRange("A1").setValue("3/4/2026").getValue();`,
      gives: "2026-03-04T00:00:00.000Z",
    },
    {
      id: "cells-12",
      says: "an apostrophe forces text and is not kept",
      source: "public code",
      script: `return sheet.getRange("A1").setValue("'=1+1").getValue() + sheet.getRange("A1").getFormula();`,
      gives: "=1+1",
    },
    {
      id: "cells-13",
      says: "a leading = makes a formula",
      source: "Apps Script reference, Range.setValue",
      script: `sheet.getRange("A1").setValue("=1+1"); return [sheet.getRange("A1").getValue(), sheet.getRange("A1").getFormula()];`,
      gives: [2, "=1+1"],
    },
    {
      id: "cells-14",
      says: "a leading = makes a formula also in a cell of plain text",
      source: "public code",
      script: `return sheet.getRange("A1").setNumberFormat("@").setValue("=1+1").getFormula();`,
      gives: "=1+1",
    },
    {
      id: "cells-15",
      says: "plain text format set before keeps digits as text",
      source: "public code",
      script: `return sheet.getRange("A1").setNumberFormat("@").setValue("007").getValue();`,
      gives: "007",
    },
    {
      id: "cells-16",
      says: "null and undefined clear a cell",
      source: "Apps Script guide, V8 migration",
      script: `sheet.getRange("A1:B1").setValues([[1, 2]]).setValues([[null, undefined]]); return sheet.getRange("A1:B1").getValues();`,
      gives: [["", ""]],
    },
    {
      id: "cells-17",
      says: "one value fills a whole range",
      source: "observed by gas-fakes",
      script: `return sheet.getRange("A1:B2").setValue(7).getValues();`,
      gives: [
        [7, 7],
        [7, 7],
      ],
    },
    {
      id: "cells-18",
      says: "one formula on a range moves its relative references along",
      source: "observed by gas-fakes",
      script: `return sheet.getRange("C1:D2").setFormula("=A1*$A1").getFormulas();`,
      gives: [
        ["=A1*$A1", "=B1*$A1"],
        ["=A2*$A2", "=B2*$A2"],
      ],
    },
    {
      id: "cells-19",
      says: "without a formula getFormula gives an empty text and getFormulaR1C1 null",
      source: `${REFERENCE}.getFormula`,
      script: `return [sheet.getRange("A1").getFormula(), sheet.getRange("A1").getFormulaR1C1()];`,
      gives: ["", null],
    },
    {
      id: "cells-20",
      says: "R1C1 formulas are relative to their cell",
      source: `${REFERENCE}.setFormulaR1C1`,
      script: `const range = sheet.getRange("C3").setFormulaR1C1("=SUM(R[-2]C[0]:R[-1]C)+R1C1"); return [range.getFormula(), range.getFormulaR1C1()];`,
      gives: ["=SUM(C1:C2)+$A$1", "=SUM(R[-2]C[0]:R[-1]C[0])+R1C1"],
    },
    {
      id: "cells-35",
      says: "a formula read in R1C1 and put into a list of ranges points as far from each of them, also to another tab",
      source: "Apps Script reference, RangeList.setFormulaR1C1",
      script: `spreadsheet.insertSheet("Other"); sheet.getRange("C3").setFormula("=SUM(Other!$A$2:$A;$B3)");
    sheet.getRangeList(["C5", "C7:C8"]).setFormulaR1C1(sheet.getRange("C3").getFormulaR1C1());
    return ["C5", "C7", "C8"].map((cell) => sheet.getRange(cell).getFormula().replace(",", ";"));`,
      gives: ["=SUM(Other!$A$2:$A;$B5)", "=SUM(Other!$A$2:$A;$B7)", "=SUM(Other!$A$2:$A;$B8)"],
    },
    {
      id: "cells-36",
      says: "a list of ranges is emptied in one call and keeps its formats",
      source: "Apps Script reference, RangeList.clearContent",
      script: `sheet.getRange("A1:A4").setValues([[1], [2], [3], [4]]).setBackground("#ff0000"); sheet.getRangeList(["A1", "A3:A4"]).clearContent();
    return [sheet.getRange("A1:A4").getValues().flat(), sheet.getRange("A3").getBackground()];`,
      gives: [["", 2, "", ""], "#ff0000"],
    },
    {
      id: "cells-21",
      says: "display values are texts in the format of the cell",
      source: `${REFERENCE}.getDisplayValues`,
      script: `return sheet.getRange("A1").setValue(0.5).setNumberFormat("0%").getDisplayValue();`,
      gives: "50%",
    },
    {
      id: "cells-22",
      says: "a written date gets a date format",
      source: "observed by gas-fakes",
      script: `return sheet.getRange("A1").setValue(new Date(Date.UTC(2026, 0, 31))).getDisplayValue();`,
      gives: "1/31/2026",
    },
    {
      id: "cells-23",
      says: "a cell in error reads as its name",
      source: "public code (disputed: see quirks, errorCells)",
      script: `sheet.getRange("A1:B1").setFormulas([["=1/0", "=NA()"]]); return sheet.getRange("A1:B1").getValues()[0];`,
      gives: ["#DIV/0!", "#N/A"],
    },
    {
      id: "cells-24",
      says: "more than 50,000 characters are refused, though only when the writes are sent",
      source: "public bug reports; reference, SpreadsheetApp.flush",
      script: `let early = "";
      try { sheet.getRange("A1").setValue("x".repeat(50001)); } catch (error) { early = error.message; }
      try { sheet.getRange("A1").getValue(); } catch (error) { return [early, error.name, error.message]; }`,
      gives: ["", "Exception", "Your input contains more than the maximum of 50000 characters in a single cell."],
    },
    {
      id: "cells-25",
      says: "a bad write that nobody reads back fails the run at its end",
      source: "reference, SpreadsheetApp.flush: operations are bundled",
      script: `sheet.getRange("A1").setValue("x".repeat(50001));`,
      fails: "maximum of 50000 characters",
    },
    {
      id: "cells-26",
      says: "; separates arguments in every locale",
      source: "public bug reports: Google accepts semicolons in all locales",
      script: `return [sheet.getRange("A1").setFormula("=SUM(1;2)").getValue(), sheet.getRange("A1").getFormula()];`,
      gives: [3, "=SUM(1,2)"],
    },
    {
      id: "cells-27",
      says: "doubled quotes are a quote",
      source: "Sheets",
      script: `const range = sheet.getRange("A1").setFormula('="say ""x"""'); return [range.getValue(), range.getFormula()];`,
      gives: ['say "x"', '="say ""x"""'],
    },
    {
      id: "cells-28",
      says: "a text starting with + or - that is no number becomes a formula",
      source: "Sheets, as typed (uncertain: see quirks, signStartsFormula)",
      script: `sheet.getRange("A1").setValue(4); return sheet.getRange("B1:C1").setValues([["+A1", "-A1"]]).getValues()[0];`,
      gives: [4, -4],
    },
    {
      id: "cells-29",
      says: "a chart's enumeration is no text, and a text no enumeration",
      source: "observed by gas-fakes",
      script: `sheet.newChart().setChartType("COLUMN");`,
      fails:
        "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.EmbeddedChartBuilder.setChartType.",
    },
    {
      id: "cells-30",
      says: "arguments of the wrong type are refused by name",
      source: "observed by gas-fakes",
      script: `sheet.getRange("A1").setNotes("x");`,
      fails: "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.Range.setNotes.",
    },
    {
      id: "cells-31",
      says: "too many arguments are refused",
      source: "observed by gas-fakes",
      script: `sheet.getRange(1, 1, 1, 1, 1);`,
      fails:
        "The parameters (number,number,number,number,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    },
    {
      id: "cells-32",
      says: "notes are texts; none reads as an empty one",
      source: "observed by gas-fakes",
      script: `sheet.getRange("A1").setNote("why"); return sheet.getRange("A1:B1").getNotes();`,
      gives: [["why", ""]],
    },
    {
      id: "cells-33",
      says: "colours read back in lower case, a cell without one as white",
      source: "observed by gas-fakes",
      script: `sheet.getRange("A1").setBackground("#ABCDEF"); return sheet.getRange("A1:B1").getBackgrounds();`,
      gives: [["#abcdef", "#ffffff"]],
    },
    {
      id: "cells-34",
      says: "the default number format has a name of its own",
      source: "observed by gas-fakes",
      script: `return sheet.getRange("A1").setNumberFormat("General").getNumberFormat();`,
      gives: "0.###############",
    },
  ],
};
