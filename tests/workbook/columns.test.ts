import { describe, expect, test } from "vitest";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { placesIn, rowsOf, smallPlan } from "./smallPlan";

/** What `makeRoomForColumns` says and leaves, after something happened to the stall. */
function roomAfter(
  plan: SmallWorkbook,
  happens: (book: Spreadsheet) => void,
  tab: "stall" | "shelf" | "till" = "stall",
) {
  plan.run((_, book) => happens(book));
  return plan.run((workbook, book) => {
    const { place, drawn } = workbook.columns.makeRoomForColumns(placesIn(workbook, book)[tab]);
    return { drawn, columns: Object.fromEntries(place.columns) };
  });
}

/** The marks of the stall's columns as they stand, read anew. */
const marked = (plan: SmallWorkbook) =>
  plan.run((workbook, book) => {
    const marks = workbook.places.readMarks(book.getSheetByName("Stall")!);
    return Object.fromEntries(marks.map(({ value, position }) => [value, position]));
  });

const firstRow = (plan: SmallWorkbook) => rowsOf(plan, "Stall")[3];

describe("room for columns", () => {
  test("is there in a plan that is whole, and in a tab without a table", () => {
    const plan = smallPlan();
    const whole = { drawn: [], columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 } };
    expect(roomAfter(plan, () => undefined)).toEqual(whole);
    expect(roomAfter(plan, () => undefined, "till")).toEqual({ drawn: [], columns: {} });
    expect(firstRow(plan)).toBe("Apple | 3 | 2 | 6 | true | sweet");
  });

  test("is made behind the column that stands before it in the definition", () => {
    const plan = smallPlan();
    const room = roomAfter(plan, (book) => book.getSheetByName("Stall")!.deleteColumn(3));
    expect(room).toEqual({ drawn: ["price"], columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 } });
    expect(firstRow(plan)).toBe("Apple | 3 |  | #REF! | true | sweet");
    expect(marked(plan)).toMatchObject({ "budget.boxes": 2, "budget.price": 3, "budget.cost": 4 });
    const marks = plan.run((_, book) => book.getSheetByName("Stall")!.createDeveloperMetadataFinder().find());
    expect(marks).toHaveLength(7);
  });

  test("is made in front where the first column is gone", () => {
    const plan = smallPlan();
    const room = roomAfter(plan, (book) => book.getSheetByName("Stall")!.deleteColumn(1));
    expect(room).toEqual({ drawn: ["fruit"], columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 } });
    expect(firstRow(plan)).toBe(" | 3 | 2 | 6 | true | sweet");
  });

  test("is made for several, each in its place, also behind one that was moved", () => {
    const plan = smallPlan();
    const room = roomAfter(plan, (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.deleteColumns(3, 2);
      sheet.moveColumns(sheet.getRange("B:B"), 1);
    });
    expect(room).toEqual({ drawn: ["price", "cost"], columns: { boxes: 1, price: 2, cost: 3, fruit: 4, sold: 5 } });
    expect(firstRow(plan)).toBe("3 |  |  | Apple | true | sweet");
    expect(marked(plan)).toMatchObject({ "budget.boxes": 1, "budget.price": 2, "budget.cost": 3, "budget.fruit": 4 });
  });

  test("is made behind a column of the plan however far before it stands in the definition", () => {
    const plan = smallPlan();
    const room = roomAfter(plan, (book) => book.getSheetByName("Stall")!.deleteColumns(2, 4));
    expect(room).toEqual({
      drawn: ["boxes", "price", "cost", "sold"],
      columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 },
    });
    expect(firstRow(plan)).toBe("Apple |  |  |  |  | sweet");
  });

  test("is taken where a run that was cut off has left it", () => {
    const plan = smallPlan();
    const room = roomAfter(plan, (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.deleteColumn(3);
      sheet.insertColumnAfter(2);
    });
    expect(room).toEqual({ drawn: ["price"], columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 } });
    expect(firstRow(plan)).toBe("Apple | 3 |  | #REF! | true | sweet");
  });

  test("is not taken from a column in which somebody has a word, nor from one of the plan's that is blank", () => {
    const plan = smallPlan();
    const room = roomAfter(plan, (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.deleteColumn(3);
      sheet.insertColumnAfter(2);
      sheet.getRange("C7").setValue("hers");
    });
    expect(room.columns).toEqual({ fruit: 1, boxes: 2, price: 3, cost: 5, sold: 6 });
    expect(rowsOf(plan, "Stall")[6]).toBe(" |  |  | hers | #REF! | false | ");
    const other = smallPlan();
    const blank = roomAfter(other, (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.deleteColumn(2);
      sheet.getRange("B1:B7").clearContent();
    });
    expect(blank).toEqual({
      drawn: ["boxes", "price"],
      columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 },
    });
  });

  test("is made at the end of a tab that ends there", () => {
    const plan = smallPlan();
    const room = roomAfter(plan, (book) => book.getSheetByName("Stall")!.deleteColumns(5, 2));
    expect(room).toEqual({ drawn: ["sold"], columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 } });
    expect(firstRow(plan)).toBe("Apple | 3 | 2 | 6 | ");
  });
});

describe("a column that stands", () => {
  test.each<[string, string, unknown, boolean]>([
    ["is drawn when its header and everything under it is blank", "C3:C7", "", true],
    ["is drawn when there are only empty tick boxes under it", "E3:E4", "", true],
    ["is not drawn when something stands under a blank header", "C3", "", false],
    ["is not drawn when its header is a space and something stands under it", "C3", " ", false],
    ["is not drawn when only its header stands", "C4:C7", "", false],
  ])("%s", (_, address, value, isDrawn) => {
    const plan = smallPlan();
    const { drawn } = roomAfter(plan, (book) => {
      book.getRange(`Stall!${address}`).setValue(value);
    });
    expect(drawn).toEqual(isDrawn ? [address.startsWith("C") ? "price" : "sold"] : []);
  });

  test("is left to its own repair when a function writes it", () => {
    const plan = smallPlan();
    const { drawn } = roomAfter(plan, (book) => book.getRange("Shelf!D1").clearContent(), "shelf");
    expect(drawn).toEqual([]);
  });
});
