import { cell, describeFacts, fails, returns } from "./facts";

const REFERENCE = "Apps Script reference, Range";

describeFacts("reading and writing cells", [
  {
    fact: "a blank cell reads as an empty text",
    source: `${REFERENCE}.getValue`,
    check: returns(`return sheet.getRange("A1").getValue();`, ""),
  },
  {
    fact: "numbers, truth values, texts and dates keep their types",
    source: `${REFERENCE}.getValues`,
    check: returns(
      `sheet.getRange("A1:D1").setValues([[1.5, true, "x", new Date(Date.UTC(2026, 2, 1))]]);
      return sheet.getRange("A1:D1").getValues()[0].map((v) => v instanceof Date ? v.toISOString() : typeof v);`,
      ["number", "boolean", "string", "2026-03-01T00:00:00.000Z"],
    ),
  },
  {
    fact: "an array with too few rows is refused with both numbers",
    source: "public bug reports; reference: must match dimensions",
    check: fails(
      `sheet.getRange("A1:A2").setValues([[1]]);`,
      "Exception: The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.",
    ),
  },
  {
    fact: "an array with too many columns is refused with both numbers",
    source: "public bug reports; reference: must match dimensions",
    check: fails(
      `sheet.getRange("A1:B1").setValues([[1, 2, 3]]);`,
      "Exception: The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.",
    ),
  },
  {
    fact: "a ragged array is refused",
    source: "public bug reports",
    check: fails(`sheet.getRange("A1:B2").setValues([[1, 2], [3]]);`, "The data has 1 but the range has 2."),
  },
  {
    fact: "a text that looks like a number becomes one, and leading zeros are lost",
    source: "public code",
    check: returns(`return sheet.getRange("A1").setValue("007").getValue();`, 7),
  },
  {
    fact: "thousands separators and currency signs are read as a person's would be",
    source: "Apps Script reference, Range.setValues, sample",
    check: returns(
      `return sheet.getRange("A1:B1").setValues([["1,000,000", "$2.99"]]).getValues()[0];`,
      [1_000_000, 2.99],
    ),
  },
  {
    fact: "a percentage is a fraction",
    source: "Apps Script guide, custom functions",
    check: returns(`return sheet.getRange("A1").setValue("12.3%").getValue();`, 0.123),
  },
  {
    fact: "a written percentage shows as one",
    source: "Sheets",
    check: returns(`return sheet.getRange("A1").setValue("12.5%").getDisplayValue();`, "12.50%"),
  },
  {
    fact: "TRUE written as text becomes a truth value",
    source: "practitioners",
    check: returns(`return sheet.getRange("A1").setValue("TRUE").getValue();`, true),
  },
  {
    fact: "a date in the order of the spreadsheet's locale becomes a date",
    source: "public code",
    check: returns(`return sheet.getRange("A1").setValue("3/4/2026").getValue();`, "2026-03-04T00:00:00.000Z"),
  },
  {
    fact: "with a day-first locale the same text is another day",
    source: "Apps Script guide: parsing follows the spreadsheet's locale",
    check: returns(`return sheet.getRange("A1").setValue("3/4/2026").getValue();`, "2026-04-03T00:00:00.000Z", {
      locale: "en_GB",
    }),
  },
  {
    fact: "with a decimal comma 1,5 is one and a half",
    source: "Apps Script guide: parsing follows the spreadsheet's locale",
    check: returns(`return sheet.getRange("A1").setValue("1,5").getValue();`, 1.5, { locale: "de_DE" }),
  },
  {
    fact: "with a decimal comma 1.500 is fifteen hundred",
    source: "Apps Script guide: parsing follows the spreadsheet's locale",
    check: returns(`return sheet.getRange("A1").setValue("1.500").getValue();`, 1500, { locale: "de_DE" }),
  },
  {
    fact: "an apostrophe forces text and is not kept",
    source: "public code",
    check: returns(
      `return sheet.getRange("A1").setValue("'=1+1").getValue() + sheet.getRange("A1").getFormula();`,
      "=1+1",
    ),
  },
  {
    fact: "a leading = makes a formula",
    source: "Apps Script reference, Range.setValue",
    check: returns(
      `sheet.getRange("A1").setValue("=1+1"); return [sheet.getRange("A1").getValue(), sheet.getRange("A1").getFormula()];`,
      [2, "=1+1"],
    ),
  },
  {
    fact: "a leading = makes a formula also in a cell of plain text",
    source: "public code",
    check: returns(`return sheet.getRange("A1").setNumberFormat("@").setValue("=1+1").getFormula();`, "=1+1"),
  },
  {
    fact: "plain text format set before keeps digits as text",
    source: "public code",
    check: returns(`return sheet.getRange("A1").setNumberFormat("@").setValue("007").getValue();`, "007"),
  },
  {
    fact: "null and undefined clear a cell",
    source: "Apps Script guide, V8 migration",
    check: returns(
      `sheet.getRange("A1:B1").setValues([[1, 2]]).setValues([[null, undefined]]); return sheet.getRange("A1:B1").getValues();`,
      [["", ""]],
    ),
  },
  {
    fact: "one value fills a whole range",
    source: "observed by gas-fakes",
    check: returns(`return sheet.getRange("A1:B2").setValue(7).getValues();`, [
      [7, 7],
      [7, 7],
    ]),
  },
  {
    fact: "one formula on a range moves its relative references along",
    source: "observed by gas-fakes",
    check: returns(`return sheet.getRange("C1:D2").setFormula("=A1*$A1").getFormulas();`, [
      ["=A1*$A1", "=B1*$A1"],
      ["=A2*$A2", "=B2*$A2"],
    ]),
  },
  {
    fact: "without a formula getFormula gives an empty text and getFormulaR1C1 null",
    source: `${REFERENCE}.getFormula`,
    check: returns(`return [sheet.getRange("A1").getFormula(), sheet.getRange("A1").getFormulaR1C1()];`, ["", null]),
  },
  {
    fact: "R1C1 formulas are relative to their cell",
    source: `${REFERENCE}.setFormulaR1C1`,
    check: returns(
      `const range = sheet.getRange("C3").setFormulaR1C1("=SUM(R[-2]C[0]:R[-1]C)+R1C1"); return [range.getFormula(), range.getFormulaR1C1()];`,
      ["=SUM(C1:C2)+$A$1", "=SUM(R[-2]C[0]:R[-1]C[0])+R1C1"],
    ),
  },
  {
    fact: "display values are texts in the format of the cell",
    source: `${REFERENCE}.getDisplayValues`,
    check: returns(`return sheet.getRange("A1").setValue(0.5).setNumberFormat("0%").getDisplayValue();`, "50%"),
  },
  {
    fact: "a written date gets a date format",
    source: "observed by gas-fakes",
    check: returns(
      `return sheet.getRange("A1").setValue(new Date(Date.UTC(2026, 0, 31))).getDisplayValue();`,
      "1/31/2026",
    ),
  },
  {
    fact: "dates are read in the time zone of the spreadsheet",
    source: "Apps Script reference, Session",
    check: returns(
      `return sheet.getRange("A1").setValue("1/1/2026").getValue().toISOString();`,
      "2026-01-01T05:00:00.000Z",
      {
        timeZone: "America/New_York",
      },
    ),
  },
  {
    fact: "a cell in error reads as its name",
    source: "public code (disputed: see quirks, errorCells)",
    check: returns(
      `sheet.getRange("A1:B1").setFormulas([["=1/0", "=NA()"]]); return sheet.getRange("A1:B1").getValues()[0];`,
      ["#DIV/0!", "#N/A"],
    ),
  },
  {
    fact: "more than 50,000 characters are refused, though only when the writes are sent",
    source: "public bug reports; reference, SpreadsheetApp.flush",
    check: returns(
      `let early = "";
      try { sheet.getRange("A1").setValue("x".repeat(50001)); } catch (error) { early = error.message; }
      try { sheet.getRange("A1").getValue(); } catch (error) { return [early, error.name, error.message]; }`,
      ["", "Exception", "Your input contains more than the maximum of 50000 characters in a single cell."],
    ),
  },
  {
    fact: "a bad write that nobody reads back fails the run at its end",
    source: "reference, SpreadsheetApp.flush: operations are bundled",
    check: fails(`sheet.getRange("A1").setValue("x".repeat(50001));`, "maximum of 50000 characters"),
  },
  {
    fact: "numbers are written as they are, whatever the locale",
    source: "Apps Script reference, Range.setValues",
    check: returns(`return sheet.getRange("A1").setValue(1.5).getDisplayValue();`, "1,5", { locale: "de_DE" }),
  },
  {
    fact: "; separates arguments in every locale",
    source: "public bug reports: Google accepts semicolons in all locales",
    check: returns(
      `return [sheet.getRange("A1").setFormula("=SUM(1;2)").getValue(), sheet.getRange("A1").getFormula()];`,
      [3, "=SUM(1,2)"],
    ),
  },
  {
    fact: "where decimals have a comma, commas between arguments are a parse error",
    source: "public bug reports (disputed: see quirks, commaInDecimalCommaLocale)",
    check: returns(
      `const range = sheet.getRange("B1").setFormula("=IF(A1,A2;A3)"); return [range.getValue(), range.getFormula()];`,
      ["#ERROR!", "=IF(A1,A2;A3)"],
      {
        locale: "de_DE",
      },
    ),
  },
  {
    fact: "where decimals have a comma, formulas are read and shown with ; and ,",
    source: "public bug reports",
    check: returns(
      `const range = sheet.getRange("B1").setFormula("=SUM(1,5;2)"); return [range.getValue(), range.getFormula()];`,
      [3.5, "=SUM(1,5;2)"],
      {
        locale: "de_DE",
      },
    ),
  },
  {
    fact: "doubled quotes are a quote",
    source: "Sheets",
    check: returns(
      `const range = sheet.getRange("A1").setFormula('="say ""x"""'); return [range.getValue(), range.getFormula()];`,
      ['say "x"', '="say ""x"""'],
    ),
  },
  {
    fact: "a formula that ends in a blank cell shows nothing",
    source: "Sheets",
    check: cell("", "=A9", { shows: "", cells: { B5: "" } }),
  },
  {
    fact: "a text starting with + or - that is no number becomes a formula",
    source: "Sheets, as typed (uncertain: see quirks, signStartsFormula)",
    check: returns(
      `sheet.getRange("A1").setValue(4); return sheet.getRange("B1:C1").setValues([["+A1", "-A1"]]).getValues()[0];`,
      [4, -4],
    ),
  },
  {
    fact: "a chart's enumeration is no text, and a text no enumeration",
    source: "observed by gas-fakes",
    check: fails(
      `sheet.newChart().setChartType("COLUMN");`,
      "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.EmbeddedChartBuilder.setChartType.",
    ),
  },
  {
    fact: "arguments of the wrong type are refused by name",
    source: "observed by gas-fakes",
    check: fails(
      `sheet.getRange("A1").setNotes("x");`,
      "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.Range.setNotes.",
    ),
  },
  {
    fact: "too many arguments are refused",
    source: "observed by gas-fakes",
    check: fails(
      `sheet.getRange(1, 1, 1, 1, 1);`,
      "The parameters (number,number,number,number,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ),
  },
  {
    fact: "notes are texts; none reads as an empty one",
    source: "observed by gas-fakes",
    check: returns(`sheet.getRange("A1").setNote("why"); return sheet.getRange("A1:B1").getNotes();`, [["why", ""]]),
  },
  {
    fact: "colours read back in lower case, a cell without one as white",
    source: "observed by gas-fakes",
    check: returns(`sheet.getRange("A1").setBackground("#ABCDEF"); return sheet.getRange("A1:B1").getBackgrounds();`, [
      ["#abcdef", "#ffffff"],
    ]),
  },
  {
    fact: "the default number format has a name of its own",
    source: "observed by gas-fakes",
    check: returns(`return sheet.getRange("A1").setNumberFormat("General").getNumberFormat();`, "0.###############"),
  },
]);
