import { describe, expect, test } from "vitest";
import type { BlockStyle, Tab } from "../../src/tabs/define";
import { type Sheet, SmallWorkbook } from "./runs";
import { stall } from "./smallPlan";

/** Draws a tab into a blank sheet as set-up does, and looks at it. */
function drawn<Result>(tab: Tab, look: (sheet: Sheet) => Result): Result {
  return new SmallWorkbook().run((workbook, book) => {
    const sheet = book.insertSheet(tab.name);
    workbook.draw.fitTab(sheet, tab);
    const columns = new Map(tab.columns.map(({ key }, index) => [key, index + 1]));
    const unmarked = { tab: false, header: false, columns: [] };
    const place = { tab, sheet, headerRow: tab.headerRow, columns, unmarked };
    workbook.draw.drawTab(place, new Map([[tab.key, place]]));
    return look(sheet);
  });
}

const page = (changes: Partial<Tab>): Tab => ({
  key: "summary",
  name: "Page",
  colour: "#aa0000",
  headerRow: 0,
  rows: 0,
  columns: [],
  block: () => [],
  ...changes,
});

describe("a tab that is drawn", () => {
  test.each<[string, Tab, [number, number]]>([
    ["a small one has thirty rows and three columns to spare", stall, [30, 8]],
    ["a long table has its rows", { ...stall, rows: 40 }, [43, 8]],
    ["a deep block has twelve rows under it", page({ block: () => [{ row: 25, column: 2, text: "x" }] }), [37, 5]],
    [
      "a wide block has three columns beside it",
      { ...stall, block: () => [{ row: 1, column: 9, text: "x" }] },
      [30, 12],
    ],
    ["widths have three columns beside them", page({ widths: [10, 10, 10, 10, 10, 10, 10] }), [30, 10]],
    [
      "a chart has its height in rows of 21 pixels and two under it",
      page({
        charts: [
          {
            key: "c",
            title: "?",
            type: "bar",
            columns: ["A", "B"],
            headerRow: 1,
            rowsName: "none",
            row: 20,
            column: 1,
            width: 100,
            height: 211,
            colours: [],
          },
        ],
      }),
      [33, 3],
    ],
    [
      "a huge one is made larger than a new sheet is",
      { ...stall, rows: 1100, columns: stall.columns, widths: new Array(30).fill(50) },
      [1103, 33],
    ],
  ])("%s", (_, tab, size) => {
    const fitted = new SmallWorkbook().run((workbook, book) => {
      const sheet = book.insertSheet("New");
      workbook.draw.fitTab(sheet, tab);
      return [sheet.getMaxRows(), sheet.getMaxColumns()];
    });
    expect(fitted).toEqual(size);
  });

  test("has its words, headers, formulas and colour, and its headers stay in sight", () => {
    drawn({ ...stall, block: () => [...stall.block(), { row: 1, column: 5, value: 0.5, text: "never" }] }, (sheet) => {
      expect(sheet.getRange("A1:E3").getValues()).toEqual([
        ["What the stall costs", "", "", 0, 0.5],
        ["Allowance", 100, "", "", ""],
        ["Fruit", "Boxes", "Price", "Cost", "Sold"],
      ]);
      expect(sheet.getRange("D4:D8").getFormulas().flat()).toEqual([
        "=$B4*$C4",
        "=$B5*$C5",
        "=$B6*$C6",
        "=$B7*$C7",
        "",
      ]);
      expect(sheet.getTabColor()).toBe("#188038");
      expect(sheet.getFrozenRows()).toBe(3);
      expect(sheet.hasHiddenGridlines()).toBe(false);
      expect([1, 2, 3, 4, 5].map((column) => sheet.getColumnWidth(column))).toEqual([100, 80, 80, 80, 60]);
    });
  });

  test("has the rows that belong to it under its headers", () => {
    const content = () => [
      { fruit: "Apple", boxes: 2 },
      { fruit: "Pear", price: (at: { here(key: string): string }) => `=${at.here("boxes")}+1` },
    ];
    drawn({ ...stall, content }, (sheet) => {
      expect(sheet.getRange("A4:C5").getValues()).toEqual([
        ["Apple", 2, ""],
        ["Pear", "", 3],
      ]);
    });
  });

  test.each<[BlockStyle, string]>([
    ["title", "#202124 bold 16 #ffffff left"],
    ["lead", "#5f6368 normal 10 #ffffff left"],
    ["label", "#202124 bold 10 #ffffff left"],
    ["head", "#202124 bold 10 #e8eef7 left"],
    ["value", "#202124 normal 10 #ffffff left"],
    ["figure", "#202124 normal 10 #ffffff right"],
    ["note", "#5f6368 normal 9 #ffffff left"],
    ["big", "#202124 bold 14 #ffffff left"],
    ["input", "#1a56c4 normal 10 #ffffff left"],
    ["headline", "#202124 bold 12 #ffffff left"],
    ["cardLabel", "#5f6368 bold 8 #f4f6f9 left"],
    ["cardFigure", "#202124 bold 14 #f4f6f9 left"],
    ["cardWords", "#5f6368 normal 8 #f4f6f9 left"],
    ["smallHead", "#202124 bold 8 #e8eef7 left"],
    ["smallLabel", "#202124 bold 8 #ffffff left"],
    ["small", "#202124 normal 8 #ffffff left"],
    ["fine", "#5f6368 normal 8 #ffffff left"],
    ["bar", "#0072b2 normal 8 #ffffff left"],
  ])("gives a cell of the style %s its look", (style, look) => {
    const block = () => [
      { row: 2, column: 2, text: "x", style },
      { row: 3, column: 3, text: "y", align: "center" as const },
    ];
    drawn(page({ block }), (sheet) => {
      const lookOf = (address: string) => {
        const cell = sheet.getRange(address);
        return `${cell.getFontColor()} ${cell.getFontWeight()} ${cell.getFontSize()} ${cell.getBackground()} ${cell.getHorizontalAlignment()}`;
      };
      expect(lookOf("B2")).toBe(look);
      expect(lookOf("C3")).toBe("#202124 normal 10 #ffffff center");
      expect(lookOf("A1")).toBe("#202124 normal 10 #ffffff left");
    });
  });

  test("has the formats, colours and sides of its columns, headers in bold, and their notes", () => {
    const columns = [
      { key: "a", header: "A", width: 50, input: true, note: "Typed by hand." },
      { key: "b", header: "B", width: 50, format: "money" as const },
      { key: "c", header: "C", width: 50, format: "text" as const, colour: "#0072b2" },
      { key: "d", header: "D", width: 50, format: "share" as const, align: "center" as const },
    ];
    drawn({ ...stall, columns, block: () => [{ row: 1, column: 1, value: 0.5, format: "share" }] }, (sheet) => {
      const row = sheet.getRange("A4:D4");
      expect(row.getNumberFormats()[0]!.map((format) => format.replace(/^0\.#+$/, ""))).toEqual([
        "",
        "#,##0;(#,##0);0",
        "",
        "0%",
      ]);
      expect(row.getFontColors()[0]).toEqual(["#1a56c4", "#202124", "#0072b2", "#202124"]);
      const cells = (range: string) => "ABCD".split("").map((letter) => sheet.getRange(`${letter}${range}`));
      expect(cells("4").map((cell) => cell.getHorizontalAlignment())).toEqual(["left", "right", "left", "center"]);
      expect(sheet.getRange("A1").getNumberFormat()).toBe("0%");
      const head = sheet.getRange("A3:D3");
      expect(head.getFontWeights()[0]).toEqual(["bold", "bold", "bold", "bold"]);
      expect(head.getBackgrounds()[0]).toEqual(["#e8eef7", "#e8eef7", "#e8eef7", "#e8eef7"]);
      expect(cells("3").map((cell) => cell.getHorizontalAlignment())).toEqual(["left", "right", "left", "center"]);
      expect(head.getNotes()[0]).toEqual(["Typed by hand.", "", "", ""]);
      expect(cells("3").map((cell) => cell.getWrap())).toEqual([true, true, true, true]);
      expect(new Set(cells("3").map((cell) => cell.getVerticalAlignment()))).toEqual(new Set(["middle"]));
    });
  });

  test("writes no header over what a function spills", () => {
    const columns = [
      { key: "fruit", header: "Fruit", width: 50, spill: () => "=TRANSPOSE(TRANSPOSE($F$3:$G$3))" },
      { key: "each", header: "Each", width: 50, spilled: true },
    ];
    drawn({ ...stall, columns, block: () => [] }, (sheet) => {
      expect(sheet.getRange("A3:B3").getFormulas()[0]).toEqual(["=TRANSPOSE(TRANSPOSE($F$3:$G$3))", ""]);
      expect(sheet.getRange("B3").getValue()).toBe("");
    });
  });

  test("has dropdowns that warn and never refuse, and boxes to tick", () => {
    const columns = [
      { key: "fruit", header: "Fruit", width: 50, choices: ["Apple", "Pear"] },
      { key: "boxes", header: "Boxes", width: 50, checkbox: true },
      { key: "price", header: "Price", width: 50, choices: { tab: "budget" as const, column: "fruit" } },
      { key: "cost", header: "Cost", width: 50, choices: { tab: "audit" as const, column: "none" } },
      { key: "sold", header: "Sold", width: 50 },
    ];
    const block = () => [
      { row: 1, column: 1, text: "x", choices: ["one", "two"] },
      { row: 2, column: 1, text: "y", choices: { first: "boxes", last: "cost" } },
      { row: 1, column: 2, text: "z" },
    ];
    drawn({ ...stall, columns, block }, (sheet) => {
      const rule = (address: string) => {
        const validation = sheet.getRange(address).getDataValidation();
        if (!validation) return undefined;
        const values = validation.getCriteriaValues().map((value) => {
          const isRange = typeof value === "object" && value !== null && "getA1Notation" in value;
          return isRange ? (value as GoogleAppsScript.Spreadsheet.Range).getA1Notation() : value;
        });
        return `${validation.getCriteriaType()} ${JSON.stringify(values)} ${validation.getAllowInvalid()}`;
      };
      expect(rule("A4")).toBe('VALUE_IN_LIST [["Apple","Pear"],true] true');
      expect(rule("A7")).toBe(rule("A4"));
      expect(rule("A8")).toBeUndefined();
      expect(rule("B4")).toContain("CHECKBOX");
      expect(rule("C4")).toBe('VALUE_IN_RANGE ["A4:A30",true] true');
      expect([rule("D4"), rule("E4"), rule("B1")]).toEqual([undefined, undefined, undefined]);
      expect(rule("A1")).toBe('VALUE_IN_LIST [["one","two"],true] true');
      expect(rule("A2")).toBe('VALUE_IN_RANGE ["B3:D3",true] true');
    });
  });

  test("colours words where they stand, alone or as beginnings", () => {
    const colours = [{ word: "ripe", background: "#00ff00", font: "#000000" }];
    const rulesOf = (tab: Tab) =>
      drawn(tab, (sheet) =>
        sheet.getConditionalFormatRules().map((rule) => {
          const { getBooleanCondition } = rule;
          const condition = getBooleanCondition.call(rule)!;
          const ranges = rule.getRanges().map((range) => range.getA1Notation());
          return `${condition.getCriteriaType()} ${condition.getCriteriaValues()} ${ranges}`;
        }),
      );
    expect(rulesOf({ ...stall, words: { columns: ["fruit"], colours } })).toEqual(["TEXT_EQUAL_TO ripe A4:A30"]);
    expect(rulesOf({ ...stall, words: { columns: ["boxes"], area: "F1:G2", areBeginnings: true, colours } })).toEqual([
      "TEXT_STARTS_WITH ripe B4:B30,F1:G2",
    ]);
    expect(rulesOf(stall)).toEqual([]);
  });

  test("has the widths, heights and hidden parts of a page", () => {
    const tab = page({
      widths: [50, 90, 50, 90, 90, 90],
      heights: [30, 30, 12, 30],
      hiddenRows: { first: 10, count: 2 },
      gridlines: false,
      block: () => [
        { row: 1, column: 1, text: "x", clip: true },
        { row: 1, column: 2, text: "y" },
      ],
    });
    drawn(tab, (sheet) => {
      expect([1, 2, 3, 4, 5, 6].map((column) => sheet.getColumnWidth(column))).toEqual([50, 90, 50, 90, 90, 90]);
      expect([1, 2, 3, 4].map((row) => sheet.getRowHeight(row))).toEqual([30, 30, 12, 30]);
      expect([9, 10, 11, 12].map((row) => sheet.isRowHiddenByUser(row))).toEqual([false, true, true, false]);
      expect(sheet.hasHiddenGridlines()).toBe(true);
      expect(["A1", "B1"].map((address) => String(sheet.getRange(address).getWrapStrategy()))).toEqual([
        "CLIP",
        "OVERFLOW",
      ]);
      expect(sheet.getRange("A1").getVerticalAlignment()).toBe("middle");
    });
    const columns = stall.columns.map((column) =>
      /boxes|price|sold/.test(column.key) ? { ...column, hidden: true } : column,
    );
    drawn({ ...stall, columns }, (sheet) => {
      expect([1, 2, 3, 4, 5].map((column) => sheet.isColumnHiddenByUser(column))).toEqual([
        false,
        true,
        true,
        false,
        true,
      ]);
    });
  });
});
