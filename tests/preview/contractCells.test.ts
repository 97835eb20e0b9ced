import { cell, describeFacts, returns } from "./facts";

describeFacts("reading and writing cells", [
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
    fact: "numbers are written as they are, whatever the locale",
    source: "Apps Script reference, Range.setValues",
    check: returns(`return sheet.getRange("A1").setValue(1.5).getDisplayValue();`, "1,5", { locale: "de_DE" }),
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
    fact: "a formula that ends in a blank cell shows nothing",
    source: "Sheets",
    check: cell("", "=A9", { shows: "", cells: { B5: "" } }),
  },
]);
