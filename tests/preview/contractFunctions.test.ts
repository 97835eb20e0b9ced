import { expect } from "vitest";
import { cell, describeFacts } from "./facts";
import { preview } from "./setting";

const GUIDE = "Apps Script guide, custom functions";

const CODE = `"use strict";
/**
 * Shows what it was given.
 * @param {*} value A value.
 * @customfunction
 */
function SHOW(value) { return JSON.stringify(value === undefined ? "undefined" : value); }
/** @customfunction */
function KIND(value) { return value instanceof Date ? "Date " + value.toISOString() : Array.isArray(value) ? "array" : typeof value; }
/** @customfunction */
function COUNTED() { return arguments.length; }
/** @customfunction */
function ROWS_OF(values) { return values.length; }
/** @customfunction */
function GIVE(what) {
  switch (what) {
    case "table": return [[1, 2], [3, 4]];
    case "row": return [[1, 2, 3]];
    case "list": return [1, 2, 3];
    case "ragged": return [[1], [2, 3]];
    case "nothing": return undefined;
    case "null": return null;
    case "blanks": return [["a", null], [undefined, ""]];
    case "nan": return NaN;
    case "infinite": return [[1 / 0, 1]];
    case "formula": return "=1+1";
    case "date": return new Date(Date.UTC(2026, 0, 31));
    case "object": return { a: 1 };
    case "throw": throw new Error("GIVE: what is wrong, where.");
    case "long": return "x".repeat(50001);
    case "wide": return [new Array(40).fill(1)];
    case "tall": return new Array(1200).fill([1]);
    case "async": return Promise.resolve(1);
  }
}
/** @customfunction */
function FORBIDDEN(what) {
  switch (what) {
    case "set": SpreadsheetApp.getActive().getRange("A1").setValue(1); break;
    case "insert": SpreadsheetApp.getActive().insertSheet("x"); break;
    case "ui": SpreadsheetApp.getUi(); break;
    case "email": return Session.getActiveUser().getEmail();
    case "solver": LinearOptimizationService.createEngine(); break;
    case "lock": LockService.getDocumentLock().tryLock(1); break;
    case "read": return SpreadsheetApp.getActive().getRange("A1").getValue();
    case "where": return SpreadsheetApp.getActiveRange().getA1Notation();
    case "property": return PropertiesService.getDocumentProperties().getProperty("x") === null;
    case "slow": Utilities.sleep(31000); return 1;
  }
}
function unlisted() { return "callable"; }
function hidden_() { return 1; }
var NOT_DECLARED = new Function("return 1");
`;

function shows(
  formula: string,
  expected: Parameters<typeof cell>[2],
  typed?: Parameters<typeof cell>[3],
  setting?: Parameters<typeof cell>[4],
) {
  return cell(CODE, formula, expected, typed, setting);
}

describeFacts("arguments of custom functions", [
  { fact: "one cell arrives as its value", source: GUIDE, check: shows("=SHOW(A1)", { shows: "7" }, { A1: "7" }) },
  {
    fact: "a range arrives as rows of values",
    source: GUIDE,
    check: shows("=SHOW(A1:C1)", { shows: '[[1,"x",true]]' }, { A1: "1", B1: "x", C1: "TRUE" }),
  },
  {
    fact: "a column arrives as rows of one",
    source: GUIDE,
    check: shows("=SHOW(A1:A2)", { shows: "[[1],[2]]" }, { A1: "1", A2: "2" }),
  },
  {
    fact: "an array literal arrives as rows",
    source: GUIDE,
    check: shows("=SHOW({1,2;3,4})", { shows: "[[1,2],[3,4]]" }),
  },
  {
    fact: "a blank cell arrives as an empty text",
    source: "samples of Google",
    check: shows("=SHOW(A1:A2)", { shows: '[[""],["x"]]' }, { A2: "x" }),
  },
  {
    fact: "a date arrives as a Date",
    source: GUIDE,
    check: shows("=KIND(A1)", { shows: "Date 2026-02-01T00:00:00.000Z" }, { A1: "2/1/2026" }),
  },
  {
    fact: "a percentage arrives as a fraction",
    source: GUIDE,
    check: shows("=SHOW(A1)", { shows: "0.1" }, { A1: "10%" }),
  },
  {
    fact: "an amount of money arrives as a number",
    source: GUIDE,
    check: shows("=SHOW(A1)", { shows: "2.5" }, { A1: "$2.50" }),
  },
  {
    fact: "a cell in error arrives as its name",
    source: "public code (see quirks, errorCells)",
    check: shows("=SHOW(A1)", { shows: '"#DIV/0!"' }, { A1: "=1/0" }),
  },
  {
    fact: "an open range passes every row of the grid",
    source: "public code",
    check: shows("=ROWS_OF(A2:A)", { shows: "999" }),
  },
  {
    fact: "an argument left out at the end is undefined",
    source: "the language",
    check: shows("=SHOW()", { shows: '"undefined"' }),
  },
  {
    fact: "more arguments than declared are passed along",
    source: "tanaikech's blog, 2017-12-23",
    check: shows("=COUNTED(1;2;3;A1)", { shows: "4" }),
  },
  { fact: "the name is good in any case", source: GUIDE, check: shows("=show(5)", { shows: "5" }) },
  {
    fact: "NOW() is no argument",
    source: "public bug reports (disputed: see quirks, volatileArgument)",
    check: shows("=SHOW(NOW())", {
      shows: "#ERROR!",
      message: "This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN()",
    }),
  },
  {
    fact: "nor is a cell that comes from RAND()",
    source: "public bug reports",
    check: shows("=SHOW(A2)", { shows: "#ERROR!" }, { A1: "=RAND()", A2: "=A1*2" }),
  },
  {
    fact: "NOW() elsewhere in the formula is fine",
    source: GUIDE,
    check: shows("=IF(NOW()>0;SHOW(1);2)", { shows: "1" }),
  },
  {
    fact: "ARRAYFORMULA passes the whole range in one call",
    source: "tanaikech's blog, 2023-11-20",
    check: shows("=ARRAYFORMULA(SHOW(A1:A2))", { shows: "[[1],[2]]" }, { A1: "1", A2: "2" }),
  },
]);

describeFacts("results of custom functions", [
  {
    fact: "a table spills right and down",
    source: GUIDE,
    check: shows('=GIVE("table")', { cells: { B5: 1, C5: 2, B6: 3, C6: 4 } }),
  },
  {
    fact: "a list spills down",
    source: "public code",
    check: shows('=GIVE("list")', { cells: { B5: 1, B6: 2, B7: 3, C5: "" } }),
  },
  {
    fact: "a spill that is in somebody's way is an error that names the cell",
    source: "public code",
    check: shows(
      '=GIVE("table")',
      {
        shows: "#REF!",
        message: "Array result was not expanded because it would overwrite data in C6.",
        cells: { B5: "#REF!", C6: "mine" },
      },
      { C6: "mine" },
    ),
  },
  {
    fact: "a spill beyond the last column says how many are missing",
    source: "public code",
    check: shows('=GIVE("wide")', {
      shows: "#REF!",
      message: "Result was not automatically expanded, please insert more columns (15).",
    }),
  },
  {
    fact: "a spill beyond the last row says how many are missing",
    source: "public code",
    check: shows('=GIVE("tall")', {
      shows: "#REF!",
      message: "Result was not automatically expanded, please insert more rows (204).",
    }),
  },
  {
    fact: "no result is a blank cell",
    source: "practitioners",
    check: shows('=GIVE("nothing")', { shows: "", cells: { B5: "" } }),
  },
  { fact: "null is a blank cell", source: "practitioners", check: shows('=GIVE("null")', { cells: { B5: "" } }) },
  {
    fact: "blanks in a table are blank",
    source: "practitioners",
    check: shows('=GIVE("blanks")', { cells: { B5: "a", C5: "", B6: "", C6: "" } }),
  },
  {
    fact: "NaN is #NUM!",
    source: "practitioners",
    check: shows('=GIVE("nan")', { shows: "#NUM!", message: "Result was not a number." }),
  },
  {
    fact: "Infinity in a table is #NUM! in its cell",
    source: "practitioners",
    check: shows('=GIVE("infinite")', { cells: { B5: "#NUM!", C5: 1 } }),
  },
  {
    fact: "a text that looks like a formula stays text",
    source: "public code",
    check: shows('=GIVE("formula")', { shows: "=1+1" }),
  },
  { fact: "a Date shows as a date", source: GUIDE, check: shows('=GIVE("date")', { shows: "1/31/2026" }) },
  { fact: "an object is an error", source: "practitioners", check: shows('=GIVE("object")', { shows: "#ERROR!" }) },
  {
    fact: "a thrown error shows #ERROR! and its message",
    source: GUIDE,
    check: shows('=GIVE("throw")', { shows: "#ERROR!", message: "GIVE: what is wrong, where." }),
  },
  { fact: "IFERROR catches it", source: GUIDE, check: shows('=IFERROR(GIVE("throw");"caught")', { shows: "caught" }) },
  {
    fact: "a text beyond 50,000 characters is an error",
    source: "public bug reports",
    check: shows('=GIVE("long")', { shows: "#ERROR!" }),
  },
  {
    fact: "a result can be taken apart by Sheets' own functions",
    source: GUIDE,
    check: shows('=INDEX(GIVE("table");2;1)+SUM(GIVE("row"))', { shows: "9" }),
  },
  {
    fact: "a changed cell calculates anew",
    source: GUIDE,
    check: () => {
      const { host } = preview(CODE);
      host.type("A1", "1");
      host.type("B1", "=SHOW(A1)");
      host.type("A1", "2");
      expect(host.display("B1")).toBe("2");
    },
  },
  {
    fact: "thirty seconds are the end",
    source: GUIDE,
    check: shows('=FORBIDDEN("slow")', { shows: "#ERROR!", message: "Exceeded maximum execution time (line 0)." }),
  },
]);

describeFacts("what custom functions may do", [
  {
    fact: "a function without help can be called all the same",
    source: "Apps Script guide, extending Sheets",
    check: shows("=unlisted()", { shows: "callable" }),
  },
  { fact: "a private one cannot", source: GUIDE, check: shows("=hidden_()", { shows: "#NAME?" }) },
  {
    fact: "one that is not declared as a function cannot",
    source: GUIDE,
    check: shows("=NOT_DECLARED()", { shows: "#NAME?" }),
  },
  {
    fact: "they change no cell",
    source: GUIDE,
    check: shows('=FORBIDDEN("set")', { shows: "#ERROR!", message: "You do not have permission to call setValue" }),
  },
  {
    fact: "they change no tab",
    source: GUIDE,
    check: shows('=FORBIDDEN("insert")', {
      shows: "#ERROR!",
      message: "You do not have permission to call insertSheet",
    }),
  },
  {
    fact: "they show nothing",
    source: GUIDE,
    check: shows('=FORBIDDEN("ui")', {
      shows: "#ERROR!",
      message: "Cannot call SpreadsheetApp.getUi() from this context.",
    }),
  },
  { fact: "they do not learn who is asking", source: GUIDE, check: shows('=FORBIDDEN("email")', { shows: "#ERROR!" }) },
  {
    fact: "services that are not on the list are refused",
    source: GUIDE,
    check: shows('=FORBIDDEN("solver")', {
      shows: "#ERROR!",
      message: "You do not have permission to call LinearOptimizationService service.",
    }),
  },
  {
    fact: "no lock is taken in a cell",
    source: `${GUIDE} (see quirks, lockInCustomFunction)`,
    check: shows('=FORBIDDEN("lock")', { shows: "#ERROR!" }),
  },
  {
    fact: "they may read other cells",
    source: GUIDE,
    check: shows('=FORBIDDEN("read")', { shows: "7" }, { A1: "=3+4" }),
  },
  {
    fact: "the active range is the cell that is calculated",
    source: "Apps Script reference, SpreadsheetApp.getActiveRange",
    check: shows('=FORBIDDEN("where")', { shows: "B5" }),
  },
  { fact: "they may read properties", source: GUIDE, check: shows('=FORBIDDEN("property")', { shows: "TRUE" }) },
]);
