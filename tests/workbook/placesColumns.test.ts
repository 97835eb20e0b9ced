import { describe, expect, test } from "vitest";
import type { Tab } from "../../src/tabs/define";
import { both, type Happens, standing, unmark, unmarkColumns, unmarkOnly, WHOLE } from "./marks";
import { shelf, smallPlan, stall } from "./smallPlan";

describe("columns without their marks", () => {
  test("are found by header or by an older name, wherever they stand", () => {
    const found = standing(
      smallPlan(),
      stall,
      both(unmarkColumns, (book) => {
        const sheet = book.getSheetByName("Stall")!;
        sheet.getRange("A3").setValue("Kind");
        sheet.moveColumns(sheet.getRange("D:D"), 2);
      }),
    );
    expect(found?.columns).toEqual({ fruit: 1, cost: 2, boxes: 3, price: 4, sold: 5 });
  });

  test("are found by header where only their own mark is lost, and say so", () => {
    expect(standing(smallPlan(), stall, unmarkOnly("budget.price"))).toMatchObject({
      columns: WHOLE,
      unmarked: { tab: false, header: false, columns: ["price"] },
      marks: 6,
    });
  });

  test("are gone where nothing is called like them, and one header is one column", () => {
    const renamed = both(unmark, (book) => void book.getRange("Stall!C3:D3").setValues([["Fruit", "Fruit"]]));
    expect(standing(smallPlan(), stall, renamed)?.columns).toEqual({ fruit: 1, boxes: 2, sold: 5 });
  });

  test("two of the same header are two columns", () => {
    const twice: Tab = {
      ...stall,
      columns: stall.columns.map((column) => (column.key === "price" ? { ...column, header: "Boxes" } : column)),
    };
    const renamed = both(unmark, (book) => void book.getRange("Stall!C3").setValue("Boxes"));
    expect(standing(smallPlan(), twice, renamed)?.columns).toEqual(WHOLE);
  });

  test("that a function spills are not taken for another call of it while other marks stand", () => {
    expect(standing(smallPlan(), shelf, unmarkOnly("catalogue.label"))?.columns).toEqual({
      fruit: 1,
      each: 2,
      dozen: 3,
    });
    const spilled: Tab = {
      ...shelf,
      columns: shelf.columns.map((column) => (column.key === "dozen" ? { ...column, spilled: true } : column)),
    };
    expect(standing(smallPlan(), spilled, unmarkOnly("catalogue.dozen"))?.columns).toEqual({
      fruit: 1,
      each: 2,
      label: 4,
    });
  });

  const renamable: Tab = {
    ...stall,
    columns: stall.columns.map((column) => (column.key === "price" ? { ...column, renamable: true } : column)),
  };
  test.each<[string, Happens, object]>([
    [
      "that people may name are found behind the one before them",
      both(unmark, (book) => void book.getRange("Stall!C3").setValue("May")),
      WHOLE,
    ],
    [
      "that people may name are gone where nothing stands there",
      both(unmark, (book) => void book.getRange("Stall!C3").clearContent()),
      { fruit: 1, boxes: 2, cost: 4, sold: 5 },
    ],
    [
      "that people may name are gone where a column of the plan stands there",
      both(unmarkColumns, (book) => book.getSheetByName("Stall")!.deleteColumn(3)),
      { fruit: 1, boxes: 2, cost: 3, sold: 4 },
    ],
    [
      "that people may name are gone where some marks are left",
      both(unmarkOnly("budget.price"), (book) => void book.getRange("Stall!C3").setValue("May")),
      { fruit: 1, boxes: 2, cost: 4, sold: 5 },
    ],
    [
      "that people may name are gone with the one before them",
      both(unmark, (book) => void book.getRange("Stall!B3:C3").setValues([["x", "May"]])),
      { fruit: 1, cost: 4, sold: 5 },
    ],
  ])("%s", (_, happens, columns) => {
    expect(standing(smallPlan(), renamable, happens)?.columns).toEqual(columns);
  });

  test("are not looked for in a row that the tab does not have", () => {
    const short = both(unmarkOnly("budget.price"), unmarkOnly("budget#"), (book) =>
      book.getSheetByName("Stall")!.deleteRows(3, 5),
    );
    expect(standing(smallPlan(), stall, short)?.columns).toEqual({ fruit: 1, boxes: 2, cost: 4, sold: 5 });
  });
});

test("of the columns of periods those that still stand are listed, oldest first", () => {
  smallPlan().run(({ periods }) => {
    const columns = new Map([
      ["month3", 1],
      ["month", 2],
      ["fruit", 3],
    ]);
    expect(periods.periodKeysOf({ columns }, "month")).toEqual(["month", "month3"]);
  });
});
