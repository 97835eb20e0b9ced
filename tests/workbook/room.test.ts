import { describe, expect, test } from "vitest";
import type { SmallWorkbook } from "./runs";
import { refusalOf, rowsOf, smallPlan } from "./smallPlan";

/** Seven rows of six columns, four of four, and three of four. */
const USED = 70;
const MOST = 10_000_000;

const need = (added: number) => smallPlan().run(({ room }, book) => room.needRoom(book, added));

describe("the room of a workbook", () => {
  test("is counted with the blank cells of all tabs", () => {
    expect(smallPlan().run(({ room }, book) => room.countCells(book))).toBe(USED);
  });

  test.each([
    ["nothing more", 0],
    ["a few", 26_000],
    ["as many as there are to be had", MOST - USED],
  ])("is enough for %s", (_, added) => {
    need(added);
  });

  test("ends with the ten millionth cell, and it is said how many there are and what to do", () => {
    expect(refusalOf(() => need(MOST - USED + 1))).toBe(
      "This needs 9,999,931 more cells, and the spreadsheet has 70 of the 10,000,000 that Google allows, blank ones included. Nothing was written there. Delete tabs that nobody needs, such as old backups, or blank rows and columns, then try again.",
    );
  });

  test.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [26_000, "26,000"],
    [123_456, "123,456"],
    [1_234_567, "1,234,567"],
  ])("is said in words of three digits: %s as %s", (count, words) => {
    smallPlan().run(({ room }) => expect(room.grouped(count)).toBe(words));
  });
});

describe("rows that are inserted", () => {
  const insert = (plan: SmallWorkbook, row: number, count: number) =>
    plan.run(({ room }, book) => room.insertRowsAfter(book.getSheetByName("Stall")!, row, count));

  test("stand behind the row that is named", () => {
    const plan = smallPlan();
    insert(plan, 4, 2);
    expect(rowsOf(plan, "Stall").map((row) => row.split(" | ")[0])).toEqual([
      ...["What the stall costs", "Allowance", "Fruit", "Apple"],
      ...["", ""],
      ...["Pear", "", ""],
    ]);
  });

  test("for which there is no room are refused by how many cells they need, and none is inserted", () => {
    const plan = smallPlan();
    expect(refusalOf(() => insert(plan, 7, 2_000_000))).toMatch(
      /^This needs 12,000,000 more cells, and the spreadsheet has 70 of the 10,000,000 /,
    );
    expect(rowsOf(plan, "Stall")).toHaveLength(7);
  });

  test("that fail for another reason fail with that reason", () => {
    const says = refusalOf(() => insert(smallPlan(), 99, 1));
    expect(says).not.toBe("");
    expect(says).not.toContain("This needs");
  });
});

describe("a new tab", () => {
  const make = (plan: SmallWorkbook, name: string, cells: number) =>
    plan.run(({ room }, book) => room.newTab(book, cells, () => book.insertSheet(name, 3)).getName());

  test("is the one that was made", () => {
    const plan = smallPlan();
    expect(make(plan, "Basket", 26_000)).toBe("Basket");
    expect(plan.run((_, book) => book.getSheets().map((sheet) => sheet.getName()))).toEqual([
      ...["Stall", "Shelf", "Till", "Basket"],
    ]);
  });

  test("that cannot be made for want of room is refused by how many cells it needs", () => {
    // A name that is taken stands for whatever keeps Google from making it.
    expect(refusalOf(() => make(smallPlan(), "Till", MOST))).toMatch(/^This needs 10,000,000 more cells/);
  });

  test("that cannot be made although there is room fails with the reason", () => {
    expect(refusalOf(() => make(smallPlan(), "Till", MOST - USED))).toContain("Till");
  });
});
