import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import { createHost, type Host } from "../../src/preview/host";
import { preview, script, type TestScreen } from "./setting";

const CODE = `"use strict";
/**
 * Doubles numbers.
 * It has a <b>second</b> line.
 * @param {number[][]} values The numbers.
 * @param {number} [times] Optional. How often.
 * @return {number[][]} Not shown.
 * @customfunction
 */
function DOUBLE(values, times) { return [].concat(values).map((row) => [].concat(row).map((value) => value * 2)); }
function unlisted() { return 1; }
function fill() {
  const spreadsheet = SpreadsheetApp.getActive();
  const sheet = spreadsheet.getSheets()[0].setName("Funnel");
  sheet.getRange("A1:B3").setValues([["Stage", "Count"], ["Awareness", 1000], ["Adoption", 100]]);
  sheet.getRange("C2").setFormula("=DOUBLE(B2:B3)");
  sheet.getRange("D2").setFormula("=SUM(Counts)");
  spreadsheet.setNamedRange("Counts", sheet.getRange("B2:B3"));
  sheet.getRange("A2").setNote('People & "others"').setBackground("#00ff00").setFontFamily("Roboto");
  sheet.getRange("E2:E3").insertCheckboxes();
  sheet.getRange("F2").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["yes", "no"]).setAllowInvalid(false).setHelpText("yes or no").build());
  sheet.getRange("B:B").addDeveloperMetadata("column", "count");
  sheet.addDeveloperMetadata("tab", "funnel");
  sheet.getRange("A1:B1").protect().setDescription("header").setWarningOnly(true);
  sheet.setColumnWidth(1, 240).setTabColor("#0000ff").setFrozenRows(1);
  sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange("A1:B3")).setTitle("Counts").setPosition(5, 1, 0, 0).setNumHeaders(1).build());
  PropertiesService.getDocumentProperties().setProperty("plan", "1");
}
function duplicate() { SpreadsheetApp.getActive().getSheetByName("Funnel").copyTo(SpreadsheetApp.getActive()).setName("Copy"); }
function look() {
  const spreadsheet = SpreadsheetApp.getActive();
  return spreadsheet.getSheets().map((sheet) => ({
    name: sheet.getName(),
    note: sheet.getRange("A2").getNote(),
    font: sheet.getRange("A2").getFontFamily(),
    rule: sheet.getRange("F2").getDataValidation() && [sheet.getRange("F2").getDataValidation().getHelpText(), sheet.getRange("F2").getDataValidation().getAllowInvalid()],
    columns: sheet.createDeveloperMetadataFinder().withKey("column").find().map((found) => found.getLocation().getColumn().getA1Notation()),
    tab: sheet.getDeveloperMetadata().map((found) => found.getValue()),
    protections: sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((each) => each.getRange().getA1Notation() + each.getDescription()),
    charts: sheet.getCharts().map((chart) => chart.getRanges().map((range) => range.getA1Notation())),
    plan: PropertiesService.getDocumentProperties().getProperty("plan"),
  }));
}`;

const FILLED = {
  name: "Funnel",
  note: 'People & "others"',
  font: "Roboto",
  rule: ["yes or no", false],
  columns: ["B:B"],
  tab: ["funnel"],
  protections: ["A1:B1header"],
  charts: [["A1:B3"]],
  plan: "1",
};

let host: Host;
let screen: TestScreen;

beforeEach(() => {
  ({ host, screen } = preview(CODE));
  host.run("fill");
});

describe("what a sheet carries", () => {
  test("all of it can be read back", () => {
    expect(host.run("look")).toEqual([FILLED]);
  });

  test("it follows its cells when a person changes the grid", () => {
    const sheetId = host.model.getters.getActiveSheetId();
    const insert = { sheetId, sheetName: "Funnel", base: 0, quantity: 1, position: "before" } as const;
    host.model.dispatch("ADD_COLUMNS_ROWS", { ...insert, dimension: "COL" });
    host.model.dispatch("ADD_COLUMNS_ROWS", { ...insert, dimension: "ROW" });
    expect([host.note("B3"), host.display("D3"), host.notesOf(sheetId).get("B3")]).toEqual([
      FILLED.note,
      "2000",
      FILLED.note,
    ]);
    expect(host.run("look")).toMatchObject([
      { columns: ["C:C"], protections: ["B2:C2header"], charts: [["B2:C4"]], note: "" },
    ]);
  });

  test("it goes along when a tab is copied, and stays where it was", () => {
    host.run("duplicate");
    const [original, copy] = host.run("look") as (typeof FILLED)[];
    expect(original).toEqual(FILLED);
    expect(copy).toMatchObject({
      name: "Copy",
      note: FILLED.note,
      columns: ["B:B"],
      tab: ["funnel"],
      protections: ["A1:B1header"],
      rule: FILLED.rule,
    });
    expect(copy?.charts).toEqual([["A1:A3", "B1:B3"]]);
    expect(host.display("Copy!C2")).toBe("2000");
  });

  test("it goes when its tab is deleted", () => {
    host.run("duplicate");
    const { getters } = host.model;
    const [sheetId = ""] = getters.getSheetIds();
    host.model.dispatch("DELETE_SHEET", { sheetId, sheetName: "Funnel" });
    expect(host.run("look")).toMatchObject([{ name: "Copy", note: FILLED.note }]);
    expect(host.notesOf(sheetId).size).toBe(0);
  });

  test("a whole command is undone at once", () => {
    host.run("duplicate");
    host.model.dispatch("REQUEST_UNDO");
    host.model.dispatch("REQUEST_UNDO");
    expect(host.model.getters.getSheetIds().map((id) => host.model.getters.getSheetName(id))).toEqual(["Funnel"]);
    expect(host.note("A2")).toBe(FILLED.note);
  });

  test("metadata, notes and formulas follow when cells are sorted and moved", () => {
    expect(
      script(
        `sheet.getRange("A1:C3").setValues([["b", 2, "=B1*10"], ["c", 3, "=B2*10"], ["a", 1, "=B3*10"]]); sheet.getRange("A1").setNote("b's");
        sheet.getRange("A1:C3").sort({ column: 1, ascending: false });
        sheet.getRange("A1:C1").moveTo(sheet.getRange("E5"));
        return [sheet.getRange("A1:C3").getValues(), sheet.getRange("A2").getNote(), sheet.getRange("E5:G5").getValues(), sheet.getRange("G5").getFormula()];`,
      ),
    ).toEqual([
      [
        ["", "", ""],
        ["b", 2, 20],
        ["a", 1, 10],
      ],
      "b's",
      [["c", 3, 30]],
      "=F5*10",
    ]);
  });

  test("copied cells bring everything along, pasted values only themselves", () => {
    expect(
      script(
        `sheet.getRange("A1:B1").setValues([[2, "=A1*2"]]).setBackground("#ff0000").setNote("n");
        sheet.getRange("A1:B1").copyTo(sheet.getRange("A2:B3"));
        sheet.getRange("A1:B1").copyTo(sheet.getRange("D1"), SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
        return [sheet.getRange("A1:B3").getFormulas(), sheet.getRange("B3").getNote(), sheet.getRange("A3").getBackground(), sheet.getRange("D1:E1").getFormulas(), sheet.getRange("D1:E1").getValues(), sheet.getRange("E1").getNote()];`,
      ),
    ).toEqual([
      [
        ["", "=A1*2"],
        ["", "=A2*2"],
        ["", "=A3*2"],
      ],
      "n",
      "#ff0000",
      [["", ""]],
      [[2, 4]],
      "",
    ]);
  });
});

describe("the Delete key", () => {
  test("unticks a box and leaves a list of choices alone", () => {
    host.type("E2", "TRUE");
    host.type("F2", "yes");
    const sheetId = host.model.getters.getActiveSheetId();
    const target = [{ top: 1, bottom: 1, left: 4, right: 5 }];
    host.model.dispatch("DELETE_CONTENT", { sheetId, target });
    host.model.dispatch("DELETE_CONTENT", { sheetId, target });
    expect([host.value("E2"), host.value("F2")]).toEqual([false, ""]);
    expect(host.run("look")).toMatchObject([{ rule: FILLED.rule }]);
  });
});

describe("saving", () => {
  test("a workbook comes back from plain JSON as it was", () => {
    const saved = JSON.parse(JSON.stringify(host.save()));
    const again = createHost({ files: host.files, screen, workbook: saved });
    expect(again.run("look")).toEqual([FILLED]);
    expect([again.display("C3"), again.display("D2"), again.value("E2")]).toEqual(["200", "1100", false]);
    expect(again.save()).toEqual(saved);
  });

  test("the host of before keeps its cells, the new one takes over the functions", () => {
    const other = preview(`/** @customfunction */\nfunction DOUBLE(value) { return "other " + value; }`).host;
    other.type("A1", "=DOUBLE(1)");
    expect(other.display("A1")).toBe("other 1");
    expect(host.display("C2")).toBe("2000");
  });

  test("without a host cells know no functions", () => {
    host.dispose();
    host.type("C2", "=DOUBLE(1)");
    expect(host.display("C2")).toBe("#NAME?");
  });
});

describe("the help of custom functions", () => {
  /** Imported late: the preview has to prepare Node for the engine first. */
  const helpOf = async (name: string) => (await import("@odoo/o-spreadsheet")).registries.functionRegistry.get(name);

  test("is what Sheets would show: one block of text, names and descriptions", async () => {
    const { description, args, hidden } = await helpOf("DOUBLE");
    expect([description, hidden, args.length]).toEqual(["Doubles numbers. It has a second line.", false, 2]);
    expect(Array.from(args, ({ name, description: text }) => [name, text])).toEqual([
      ["values", "The numbers."],
      ["times", "Optional. How often."],
    ]);
  });

  test("a function without @customfunction is not offered", async () => {
    expect((await helpOf("UNLISTED")).hidden).toBe(true);
  });
});

describe("charts", () => {
  function drawn(body: string): {
    runtime: ReturnType<Host["model"]["getters"]["getChartRuntime"]>;
    lines: string[];
    definition: object;
  } {
    const made = preview(`function main() { const sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange("A1:C4").setValues([["Stage", "2025", "2026"], ["Awareness", 10, 20], ["Adoption", 5, 6], ["Advocacy", 1, 2]]);
      sheet.insertChart(sheet.newChart()${body}.setPosition(6, 1, 0, 0).build()); }`);
    made.host.run("main");
    const { getters } = made.host.model;
    const [id = ""] = getters.getChartIds(getters.getActiveSheetId());
    return {
      runtime: getters.getChartRuntime(id),
      lines: made.screen.lines,
      definition: getters.getChartDefinition(id),
    };
  }

  function data(body: string) {
    const { runtime } = drawn(body);
    if (!("chartJsConfig" in runtime)) throw new Error("no chart of Chart.js");
    const { labels, datasets } = runtime.chartJsConfig.data;
    return {
      type: runtime.chartJsConfig.type,
      labels,
      series: datasets.map(({ label, data: values }) => [label, values]),
    };
  }

  const TWO = {
    labels: ["Awareness", "Adoption", "Advocacy"],
    series: [
      ["2025", [10, 5, 1]],
      ["2026", [20, 6, 2]],
    ],
  };

  test.each([
    ["asColumnChart", "bar"],
    ["asBarChart", "bar"],
    ["asLineChart", "line"],
    ["asAreaChart", "line"],
    ["asComboChart", "bar"],
  ])("%s draws labels from the first column and a series from each other one", (method, type) => {
    expect(data(`.${method}().addRange(sheet.getRange("A1:C4")).setNumHeaders(1)`)).toEqual({ type, ...TWO });
  });

  test("columns of several ranges are joined", () => {
    expect(
      data(
        `.setChartType(Charts.ChartType.COLUMN).addRange(sheet.getRange("A1:A4")).addRange(sheet.getRange("C1:C4")).setNumHeaders(1)`,
      ),
    ).toMatchObject({
      labels: TWO.labels,
      series: [TWO.series[1]],
    });
  });

  test("a pie has its slices", () => {
    expect(data(`.asPieChart().addRange(sheet.getRange("A1:B4")).setNumHeaders(1)`)).toMatchObject({
      type: "pie",
      labels: TWO.labels,
      series: [["2025", [10, 5, 1]]],
    });
  });

  test("options reach the drawing", () => {
    const { definition, lines } =
      drawn(`.asColumnChart().addRange(sheet.getRange("A1:C4")).setTitle("Funnel").setStacked().setColors(["#111111", "#222222"])
      .setXAxisTitle("Stage").setYAxisTitle("People").setOption("series", { 1: { color: "#333333" } }).setOption("legend", { position: "bottom" }).setOption("width", 500)`);
    expect(definition).toMatchObject({
      type: "bar",
      stacked: true,
      title: { text: "Funnel" },
      legendPosition: "bottom",
      axesDesign: { x: { title: { text: "Stage" } }, y: { title: { text: "People" } } },
    });
    expect(JSON.stringify(definition)).toMatch(/#111111.*#333333/);
    expect(lines).toEqual([]);
  });

  test("an option that is not drawn is told", () => {
    expect(
      drawn(`.asColumnChart().addRange(sheet.getRange("A1:C4")).setOption("bar.groupWidth", "50%")`).lines,
    ).toEqual(['warn: preview: chart option bar.groupWidth = "50%" is not drawn']);
  });
});

describe("formats", () => {
  test.each([
    ["0.0%", 0.1234, "12.3%"],
    ["#,##0;(#,##0)", -1234, "(1,234)"],
    ["yyyy-MM-dd", 45306, "2024-01-15"],
    ["M/d/yyyy H:mm", 45306.5, "1/15/2024 12:00"],
    ["€#,##0", 1234, "€1,234"],
    ["[$€-407]#,##0.00", 1234.5, "€1,234.50"],
    ['0" h"', 3, "3 h"],
    ['0;-0;"–"', 0, "–"],
    ["General", 1234.5, "1234.5"],
  ])("%s", (format, value, shown) => {
    expect(
      script(
        `return sheet.getRange("A1").setValue(${value}).setNumberFormat(${JSON.stringify(format)}).getDisplayValue();`,
      ),
    ).toBe(shown);
  });

  test("a format reads as it was written", () => {
    expect(script(`return sheet.getRange("A1").setNumberFormat("yyyy-MM-dd").getNumberFormat();`)).toBe("yyyy-MM-dd");
  });

  test.each(["0.00E+00", "[Red]0", "# ?/?"])("%s, which the engine cannot show, is refused", (format) => {
    expect(() => script(`sheet.getRange("A1").setNumberFormat(${JSON.stringify(format)});`)).toThrow(
      `preview: the number format ${format} is not implemented`,
    );
  });
});

describe("a write that a strict rule looks at", () => {
  test("is compared with cells that were written just before", () => {
    expect(
      script(`sheet.getRange("A1:A2").setValues([["p"], ["q"]]);
        SpreadsheetApp.flush();
        const rule = SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange("A1:A2")).setAllowInvalid(false).build();
        sheet.getRange("C1").setDataValidation(rule);
        sheet.getRange("A1:A2").setValues([["x"], ["y"]]);
        sheet.getRange("C1").setValue("y");
        return sheet.getRange("C1").getValue();`),
    ).toBe("y");
  });

  test("holds for a person too", () => {
    expect(() => host.type("F2", "perhaps")).toThrow(
      "The data you entered in cell F2 violates the data validation rules",
    );
    host.type("F2", "yes");
    expect(host.value("F2")).toBe("yes");
  });
});

describe("formulas that the engine reads differently", () => {
  test("a sign before a power is refused, not miscalculated", () => {
    expect(() => host.type("H1", "=-2^2")).toThrow("preview: a sign before a power");
    host.type("H1", "=0-2^2+(-2)^2");
    expect(host.value("H1")).toBe(0);
  });

  test.each([
    ["=NotAName", "#NAME?", "Unknown range name: 'NOTANAME'."],
    ["=NOT_A_FUNCTION(1)", "#NAME?", 'Unknown function: "NOT_A_FUNCTION"'],
    ["=SUM(1", "#ERROR!", "Formula parse error."],
    ["=1/0", "#DIV/0!", "The divisor must be different from zero."],
  ])("%s", (formula, shown, message) => {
    host.type("H1", formula);
    expect([host.display("H1"), host.errorMessage("H1")]).toEqual([shown, message]);
  });
});

describe("quirks, both sides", () => {
  test("error cells as texts or as objects", () => {
    const body = `const value = sheet.getRange("A1").setFormula("=1/0").getValue(); return [typeof value, value instanceof Error];`;
    expect([script(body), script(body, { quirks: { errorCells: "object" } })]).toEqual([
      ["string", false],
      ["object", true],
    ]);
  });

  test.each([
    ["", '""'],
    [null, "null"],
    [undefined, '"undefined"'],
  ] as const)("an argument left out in the middle is %j", (skippedArgument, shown) => {
    const made = preview(
      `/** @customfunction */\nfunction SHOW(a, b, c) { return JSON.stringify(b === undefined ? "undefined" : b); }`,
      { quirks: { skippedArgument } },
    );
    made.host.type("A1", "=SHOW(1;;3)");
    expect(made.host.display("A1")).toBe(shown);
  });

  test("volatile arguments: an error, or loading for ever", () => {
    const code = `/** @customfunction */\nfunction SAME(a) { return a; }`;
    const shown = (setting: Parameters<typeof preview>[1]) => {
      const made = preview(code, setting);
      made.host.type("A1", "=SAME(TODAY())");
      return made.host.display("A1");
    };
    expect([shown({}), shown({ quirks: { volatileArgument: "loading" } })]).toEqual(["#ERROR!", "Loading..."]);
    expect(shown({ quirks: { todayIsVolatile: false } })).toMatch(/\/20/);
  });

  test("commas where decimals have a comma", () => {
    const body = `return sheet.getRange("A1").setFormula("=SUM(A2,A3)").getValue();`;
    expect([
      script(body, { locale: "de_DE" }),
      script(body, { locale: "de_DE", quirks: { commaInDecimalCommaLocale: "accepted" } }),
    ]).toEqual(["#ERROR!", 0]);
  });

  test("a sign starts a formula, or stays text", () => {
    const body = `return sheet.getRange("A1").setValue("+A2").getFormula();`;
    expect([script(body), script(body, { quirks: { signStartsFormula: false } })]).toEqual(["=A2", ""]);
  });

  test("a date in an answer: null, or a failure", async () => {
    const code = "function now() { return new Date(0); }";
    expect(await preview(code).host.serve("now")).toBeNull();
    await expect(preview(code, { quirks: { dateInResult: "failure" } }).host.serve("now")).rejects.toThrow(
      "not a supported return type",
    );
  });

  test("answers in order, or not", async () => {
    const made = preview("function echo(value) { return value; }", { quirks: { answersInOrder: true } });
    const order: unknown[] = [];
    await Promise.all([1, 2].map(async (number) => order.push(await made.host.serve("echo", [number]))));
    expect(order).toEqual([1, 2]);
  });

  test("a failure with or without the error's name", async () => {
    const made = preview(`function fail() { throw new Error("x"); }`, { quirks: { errorNameInFailure: false } });
    await expect(made.host.serve("fail")).rejects.toMatchObject({ message: "x" });
  });

  test("a lock in a cell", () => {
    const made = preview(
      `/** @customfunction */\nfunction LOCKED() { return LockService.getDocumentLock().tryLock(1); }`,
      { quirks: { lockInCustomFunction: true } },
    );
    made.host.type("A1", "=LOCKED()");
    expect(made.host.value("A1")).toBe(true);
  });
});

describe("functions that Sheets has and the engine lacks", () => {
  test.each([
    ['=REPT("█";3)', "███"],
    ['=REGEXMATCH("abc";"^a")', "TRUE"],
    ['=REGEXREPLACE("a1b2";"[0-9]";"-")', "a-b-"],
    ['=REGEXEXTRACT("v12";"v([0-9]+)")', "12"],
    ['=N(TRUE)+N("x")', "1"],
    ['=T("x")&T(1)', "x"],
    ["=TO_TEXT(5)", "5"],
    ["=SUM(ARRAYFORMULA({1;2}*2))", "6"],
  ])("%s", (formula, shown) => {
    host.type("H1", formula);
    expect(host.display("H1")).toBe(shown);
  });
});

describe("an .xlsx file", () => {
  test("holds values, formulas, names, notes, lists and widths", async () => {
    const files = Object.fromEntries(
      Object.entries(unzipSync(await host.toXlsx())).map(([path, bytes]) => [path, strFromU8(bytes)]),
    );
    const sheet = files["xl/worksheets/sheet0.xml"] ?? "";
    expect(files["xl/workbook.xml"]).toContain('<definedName name="Counts">Funnel!$B$2:$B$3</definedName>');
    expect(sheet).toMatch(/<f[^>]*>SUM\(Counts\)<\/f><v>1100<\/v>/);
    expect(sheet).toMatch(/<c r="C2"[^>]*>\s*<v>2000<\/v>/);
    expect(sheet).not.toContain("DOUBLE");
    expect(sheet).toMatch(/<c r="E2"[^>]*t="b"[^>]*>\s*<v>0<\/v>/);
    expect(sheet).toMatch(/<dataValidations count="1">[\s\S]*"yes,no"/);
    expect(sheet).toMatch(/<col min="1" max="1" width="3\d/);
    expect(sheet).toContain('<legacyDrawing r:id="rIdBoxes"/>');
    expect(files["xl/comments0.xml"]).toContain(
      '<comment ref="A2" authorId="0"><text><r><t xml:space="preserve">People &amp; &quot;others&quot;</t>',
    );
    expect(files["xl/charts/chart1.xml"]).toContain("Counts");
    expect(Object.values(files).join("")).not.toContain('xmlns=""');
  }, 60_000);
});

describe("speed", () => {
  const TABS = `function main() {
    const spreadsheet = SpreadsheetApp.getActive();
    for (let tab = 0; tab < 8; tab++) {
      const sheet = spreadsheet.getSheetByName("Tab " + tab) || spreadsheet.insertSheet("Tab " + tab);
      const rows = 60 + tab * 20;
      sheet.getRange(1, 1, 1, 25).setValues([Array.from({ length: 25 }, (_, i) => "Column " + i)]).setFontWeight("bold").setBackground("#eeeeee");
      sheet.getRange(2, 1, rows, 10).setValues(Array.from({ length: rows }, (_, r) => Array.from({ length: 10 }, (_, c) => r * c)));
      sheet.getRange(2, 11, rows, 1).setFormula("=SUM(A2:J2)");
      sheet.getRange(2, 2, rows, 1).setNumberFormat("0.00");
      for (let column = 1; column <= 25; column++) { sheet.setColumnWidth(column, 100 + column); sheet.getRange(1, column, sheet.getMaxRows(), 1).addDeveloperMetadata("column", String(column)); }
      sheet.setFrozenRows(1);
      sheet.getRange(2, 12, rows, 1).setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["a", "b"]).build());
    }
    return spreadsheet.getSheetByName("Tab 7").getRange("K3").getValue();
  }`;

  test("a set-up of eight tabs with 10,000 cells needs one batch a tab", () => {
    const made = preview(TABS);
    let batches = 0;
    made.host.model.on("command-finalized", made, () => {
      batches += 1;
    });
    expect(made.host.run("main")).toBe(45);
    // One to make each tab and what was written before it, and one each for the value that is read and the end.
    expect(batches).toBeLessThanOrEqual(11);
  });

  test("a custom function over 4,000 cells is quick", () => {
    const made =
      preview(`/** @customfunction */\nfunction TOTAL(rows) { return rows.reduce((sum, row) => row.reduce((a, b) => a + b, sum), 0); }
function main() { SpreadsheetApp.getActive().getSheets()[0].getRange("A1:T200").setValue(1); }`);
    made.host.run("main");
    const started = performance.now();
    made.host.type("V1", "=TOTAL(A1:T200)");
    expect(made.host.value("V1")).toBe(4000);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
