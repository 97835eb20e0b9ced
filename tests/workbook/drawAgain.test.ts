import { describe, expect, test } from "vitest";
import type { Tab } from "../../src/tabs/define";
import type { Place } from "../../src/workbook/places";
import type { SmallWorkbook, Spreadsheet, Workbook } from "./runs";
import { formulasOf, placesIn, rowsOf, shelf, smallPlan, stall } from "./smallPlan";

type Drawing = (workbook: Workbook, at: { place: Place; places: Map<Tab["key"], Place> }, book: Spreadsheet) => void;

/** Lets something happen to a plan, then draws in the stall as a tab of this definition. */
function draw(plan: SmallWorkbook, tab: Tab, drawing: Drawing, happens: (book: Spreadsheet) => void = () => undefined) {
  plan.run((_, book) => happens(book));
  plan.run((workbook, book) => {
    const { places, stall: standing } = placesIn(workbook, book);
    const place = { ...standing, tab };
    drawing(workbook, { place, places: new Map([...places, ["budget" as const, place]]) }, book);
  });
}

const column = (letter: string, rows = 7) => `${letter}1:${letter}${rows}`;
const valuesIn = (plan: SmallWorkbook, address: string) =>
  plan.run((_, book) => book.getSheetByName("Stall")!.getRange(address).getValues().flat());

describe("a column that is back", () => {
  const again =
    (key: string): Drawing =>
    (workbook, { place, places }) =>
      workbook.draw.drawColumn(place, places, key);

  test("has its formula in each row, its header, its look and its width", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    draw(plan, stall, again("cost"), (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.getRange("D3:D7").clear().setFontWeight("bold").setBackground("#ff0000");
      sheet.setColumnWidth(4, 300);
    });
    expect(rowsOf(plan, "Stall")).toEqual(before);
    expect(formulasOf(plan, "Stall", "D4:D7")).toEqual(["=$B4*$C4", "=$B5*$C5", "=$B6*$C6", "=$B7*$C7"]);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      expect(sheet.getColumnWidth(4)).toBe(80);
      expect(sheet.isColumnHiddenByUser(4)).toBe(false);
      const [head, body] = [sheet.getRange("D3"), sheet.getRange("D7")];
      expect([head.getFontWeight(), head.getBackground()]).toEqual(["bold", "#e8eef7"]);
      expect([body.getFontWeight(), body.getBackground(), body.getFontColor(), body.getHorizontalAlignment()]).toEqual([
        "normal",
        "#ffffff",
        "#202124",
        "left",
      ]);
    });
  });

  test("has boxes to tick, a format and a note, and is hidden if it was", () => {
    const columns = stall.columns.map((each) =>
      each.key === "sold" ? { ...each, hidden: true, format: "share" as const, note: "Tick it." } : each,
    );
    const plan = smallPlan();
    draw(plan, { ...stall, columns }, again("sold"));
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      expect(sheet.isColumnHiddenByUser(5)).toBe(true);
      expect(sheet.getRange("E3").getNote()).toBe("Tick it.");
      expect(sheet.getRange("E7").getNumberFormat()).toBe("0%");
      expect(String(sheet.getRange("E7").getDataValidation()?.getCriteriaType())).toContain("CHECKBOX");
    });
  });

  const content = () => [
    { fruit: "Pear", price: 30, boxes: 1 },
    { fruit: "Apple", price: (at: { here(key: string): string }) => `=${at.here("boxes")}` },
  ];
  test("has the plan's words beside the rows that are still recognised", () => {
    const plan = smallPlan();
    draw(plan, { ...stall, content }, again("price"), (book) => book.getRange("Stall!C3:C7").clearContent());
    expect(valuesIn(plan, "C3:C7")).toEqual(["Price", 3, 30, "", ""]);
  });

  test.each<[string, Partial<Tab>]>([
    ["the plan has no rows of its own", {}],
    ["its rows say nothing of the column", { content: () => [{ fruit: "Apple", boxes: 1 }] }],
    ["there is nothing to know the rows by", { content, contentKeys: ["price"] }],
    ["the column they are known by is gone", { content, contentKeys: ["gone"] }],
  ])("has its header alone where %s", (_, changes) => {
    const plan = smallPlan();
    const { contentKeys: names, ...rest } = stall;
    const tab = { ...rest, contentKeys: names!, ...changes };
    draw(plan, tab, again("price"), (book) => book.getRange("Stall!C3:C7").clearContent());
    expect(valuesIn(plan, "C3:C7")).toEqual(["Price", "", "", "", ""]);
  });

  test("is drawn in a table that has lost its rows", () => {
    const plan = smallPlan();
    draw(plan, stall, again("price"), (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.deleteRows(5, 3);
      sheet.getRange("C3:C4").clearContent();
    });
    expect(valuesIn(plan, "C3:C4")).toEqual(["Price", ""]);
  });
});

describe("a row of headers that is back", () => {
  const headers: Drawing = (workbook, { place, places }) => workbook.draw.bringBackHeaders(place, places);
  const HEADERS = "Fruit | Boxes | Price | Cost | Sold";

  test("stands above the first row, also where the columns were moved, and what stands between stays blank", () => {
    const plan = smallPlan();
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.insertColumnAfter(1);
      for (const mark of book.createDeveloperMetadataFinder().find()) if (mark.getValue() === "budget#") mark.remove();
      sheet.deleteRow(3);
    });
    draw(plan, stall, headers);
    const rows = rowsOf(plan, "Stall");
    expect(rows[2]).toBe("Fruit |  | Boxes | Price | Cost | Sold | ");
    expect(rows[3]).toBe("Apple |  | 3 | 2 | 6 | true | sweet");
    plan.run((_, book) => {
      expect(book.getRange("Stall!C3").getFontWeight()).toBe("bold");
      expect(book.getRange("Stall!B3").getFontWeight()).not.toBe("bold");
    });
  });

  test("takes the blank row that a run which was cut off has inserted", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    draw(plan, stall, headers, (book) => void book.getRange("Stall!A3:F3").clearContent());
    expect(rowsOf(plan, "Stall")).toEqual(before.map((row, index) => (index === 2 ? `${HEADERS} | ` : row)));
  });

  test("has no header for a column that is gone", () => {
    const plan = smallPlan();
    draw(plan, stall, headers, (book) => {
      book.getSheetByName("Stall")!.deleteColumn(4);
      book.getRange("Stall!A3:E3").clearContent();
    });
    expect(rowsOf(plan, "Stall")[2]).toBe("Fruit | Boxes | Price | Sold | ");
  });
});

describe("dropdowns that list another tab's rows", () => {
  const columns = stall.columns.map((each) => {
    if (each.key === "fruit") return { ...each, choices: { tab: "catalogue" as const, column: "fruit" } };
    return each.key === "boxes" ? { ...each, choices: ["1", "2"] } : each;
  });
  const listed = (plan: SmallWorkbook, address: string) =>
    plan.run((_, book) => {
      const rule = book.getRange(`Stall!${address}`).getDataValidation();
      return rule?.getCriteriaValues().map((value) => {
        const range = value as GoogleAppsScript.Spreadsheet.Range;
        return typeof value === "object" && "getA1Notation" in range
          ? `${range.getSheet().getName()}!${range.getA1Notation()}`
          : value;
      });
    });

  test.each<[string, Tab[], unknown]>([
    ["are pointed at it when it was made again", [shelf], ["Shelf!A2:A4", true]],
    ["are left when another tab was made", [stall], undefined],
    ["are left when none was made", [], undefined],
  ])("%s", (_, made, rule) => {
    const plan = smallPlan();
    draw(plan, { ...stall, columns }, (workbook, { place, places }) => workbook.draw.drawChoices(place, places, made));
    expect(listed(plan, "A4")).toEqual(rule);
    expect(listed(plan, "A7")).toEqual(rule);
    expect(listed(plan, "B4")).toBeUndefined();
    expect(listed(plan, "A3")).toBeUndefined();
  });

  test("are passed over where the column is gone", () => {
    const plan = smallPlan();
    const drawing: Drawing = (workbook, { place, places }) => {
      const gone = new Map([...place.columns].filter(([key]) => key !== "fruit"));
      workbook.draw.drawChoices({ ...place, columns: gone }, places, [shelf]);
    };
    draw(plan, { ...stall, columns }, drawing);
    expect(listed(plan, "A4")).toBeUndefined();
  });
});

describe("an older plan with less above its table", () => {
  const later: Tab = {
    ...stall,
    headerRow: 5,
    formerHeaderRow: 3,
    block: () => [
      ...stall.block(),
      { row: 3, column: 1, text: "Market day" },
      { row: 4, column: 2, value: 6, style: "input" },
    ],
  };

  test("gets room there, and what is new in it, and what stood there stays", () => {
    const plan = smallPlan();
    plan.host.type("Stall!A1", "Ours");
    draw(plan, later, (workbook, { place, places }) => {
      const now = workbook.draw.makeRoom(place);
      expect(now.headerRow).toBe(5);
      workbook.draw.drawNewBlock(now, places);
    });
    expect(rowsOf(plan, "Stall").slice(0, 6)).toEqual([
      "Ours |  |  | 18 |  | ",
      "Allowance | 100 |  |  |  | ",
      "Market day |  |  |  |  | ",
      " | 6 |  |  |  | ",
      "Fruit | Boxes | Price | Cost | Sold | Mine",
      "Apple | 3 | 2 | 6 | true | sweet",
    ]);
    plan.run((_, book) => expect(book.getSheetByName("Stall")!.getFrozenRows()).toBe(5));
  });

  test.each<[string, Tab]>([
    ["there was always as much above it", stall],
    ["somebody moved its table", { ...later, formerHeaderRow: 2 }],
  ])("gets none where %s", (_, tab) => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    draw(plan, tab, (workbook, { place }) => expect(workbook.draw.makeRoom(place)).toBe(place));
    expect(rowsOf(plan, "Stall")).toEqual(before);
  });
});

test("a page that is drawn anew keeps what people wrote beside and under it", () => {
  const plan = smallPlan();
  plan.run((_, book) => {
    const sheet = book.getSheetByName("Till")!;
    sheet.getRange("A1:C3").clearContent();
    sheet.insertColumnsAfter(4, 20);
    sheet.insertRowsAfter(3, 60);
    sheet.getRange("X63").setValue("far off");
    sheet.getRange("D3").setValue("hers");
  });
  plan.run((workbook, book) => {
    const { places, till } = placesIn(workbook, book);
    workbook.draw.redrawPage({ ...till, tab: { ...till.tab, widths: [44, 55], heights: [33] } }, places);
  });
  const rows = rowsOf(plan, "Till").map((row) => row.split(" | "));
  expect(rows.slice(0, 3).map((row) => row.slice(0, 4))).toEqual([
    ["Till", "", "", ""],
    ["Float", "coins", "50", ""],
    ["Open since", "", "", "hers"],
  ]);
  expect([rows.length, rows[0]!.length, rows[62]![23]]).toEqual([63, 24, "far off"]);
  plan.run((_, book) => {
    const sheet = book.getSheetByName("Till")!;
    expect([sheet.getColumnWidth(1), sheet.getColumnWidth(2), sheet.getRowHeight(1)]).toEqual([44, 55, 33]);
  });
  expect(valuesIn(plan, column("A", 2))).toEqual(["What the stall costs", "Allowance"]);
});
