import { describe, expect, test } from "vitest";
import { ALL, both, type Happens, standing, unmark, unmarkOnly, WHOLE } from "./marks";
import { placesIn, refusalOf, smallPlan, stall, till } from "./smallPlan";

describe("a tab is found", () => {
  test("by its marks, wherever it, its header and its columns were moved, and whatever they are called", () => {
    const found = standing(smallPlan(), stall, (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.setName("Market");
      sheet.insertRowsBefore(1, 2);
      sheet.getRange("A5:E5").setValues([["a", "b", "c", "d", "e"]]);
      sheet.moveColumns(sheet.getRange("E:E"), 1);
    });
    expect(found).toEqual({
      name: "Market",
      headerRow: 5,
      columns: { fruit: 2, boxes: 3, price: 4, cost: 5, sold: 1 },
      unmarked: { tab: false, header: false, columns: [] },
      marks: 7,
    });
  });

  test("without a table by its mark alone", () => {
    expect(standing(smallPlan(), till)).toEqual({
      name: "Till",
      headerRow: 0,
      columns: {},
      unmarked: { tab: false, header: false, columns: [] },
      marks: 1,
    });
  });

  test("of two that carry the mark, the one that kept the name", () => {
    const copied = both(
      (book) => book.getSheetByName("Stall")!.copyTo(book).setName("Copy"),
      (book) => {
        const copy = book.getSheetByName("Copy")!;
        book.setActiveSheet(copy);
        book.moveActiveSheet(1);
      },
    );
    expect(standing(smallPlan(), stall, copied)?.name).toBe("Stall");
  });

  test("of two that carry the mark, the one that has the name, though it is the copy", () => {
    const copied: Happens = (book) => {
      const copy = book.getSheetByName("Stall")!.copyTo(book);
      book.getSheetByName("Stall")!.setName("Last year");
      copy.setName("Stall");
    };
    expect(standing(smallPlan(), stall, copied)?.name).toBe("Stall");
  });

  test("of two that carry the mark, one of them where neither kept the name", () => {
    const copied: Happens = (book) => {
      book.getSheetByName("Stall")!.copyTo(book).setName("Copy");
      book.getSheetByName("Stall")!.setName("Market");
    };
    expect(standing(smallPlan(), stall, copied)?.name).toMatch(/^(?:Copy|Market)$/);
  });

  test("by its name and headers where the marks are lost, and says which", () => {
    expect(standing(smallPlan(), stall, unmark)).toEqual({
      name: "Stall",
      headerRow: 3,
      columns: WHOLE,
      unmarked: { tab: true, header: true, columns: ALL },
      marks: 0,
    });
    expect(standing(smallPlan(), till, unmark)).toMatchObject({ name: "Till", unmarked: { tab: true, header: false } });
  });

  test.each<[string, Happens, boolean]>([
    [
      "three of its five headers stand, in other capitals",
      (book) => void book.getRange("Stall!A3:E3").setValues([["FRUIT", " boxes ", "Price", "x", "y"]]),
      true,
    ],
    [
      "two of its five headers stand",
      (book) => void book.getRange("Stall!A3:E3").setValues([["Fruit", "Boxes", "x", "y", "z"]]),
      false,
    ],
    ["it has too few rows", (book) => book.getSheetByName("Stall")!.deleteRows(3, 5), false],
    ["it has another name", (book) => void book.getSheetByName("Stall")!.setName("Market"), false],
    [
      "it is another tab's beginning",
      (book) => void book.getSheetByName("Shelf")!.addDeveloperMetadata("groundwork", "budget~"),
      false,
    ],
  ])("without its marks when %s: %s", (_, happens, isFound) => {
    expect(standing(smallPlan(), stall, both(unmark, happens)) !== undefined).toBe(isFound);
  });

  test("without its marks when half of the words of a page stand, and not with fewer", () => {
    const words = (text: string): Happens =>
      both(unmark, (book) => void book.getRange("Till!A1:A3").setValues([[text], ["x"], ["y"]]));
    expect(standing(smallPlan(), till, words("till"))).toBeUndefined();
    const more: Happens = both(unmark, (book) => void book.getRange("Till!A1").setValue("x"));
    expect(standing(smallPlan(), till, more)?.name).toBe("Till");
  });

  test("without its marks not where it ends before its last column", () => {
    const narrow: Happens = both(unmark, (book) => book.getSheetByName("Stall")!.deleteColumns(5, 2));
    expect(standing(smallPlan(), stall, narrow)).toBeUndefined();
  });
});

describe("whether the row of headers really holds them", () => {
  test.each<[string, Happens, boolean]>([
    ["as they were", () => undefined, true],
    ["three of five", (book) => void book.getRange("Stall!D3:E3").setValues([["x", "y"]]), true],
    ["two of five", (book) => void book.getRange("Stall!C3:E3").setValues([["x", "y", "z"]]), false],
    ["the row was deleted", (book) => book.getSheetByName("Stall")!.deleteRow(3), false],
    ["all rows from there on were deleted", (book) => book.getSheetByName("Stall")!.deleteRows(3, 5), false],
  ])("%s", (_, happens, stand) => {
    const plan = smallPlan();
    plan.run((__, book) => both(unmarkOnly("budget#"), happens)(book));
    plan.run((workbook, book) => {
      const place = workbook.places.findByMarks(book, [stall]).get("budget")!;
      expect(workbook.places.headersStand(place)).toBe(stand);
    });
  });
});

test("a tab or a column that a command needs is missed in words", () => {
  const plan = smallPlan();
  plan.run((workbook, book) => {
    const { places, stall: place } = placesIn(workbook, book);
    expect(workbook.places.needPlace(places, stall)).toBe(place);
    expect(workbook.places.needColumn(place, "price")).toBe(3);
  });
  plan.run((_, book) => book.getSheetByName("Stall")!.deleteColumn(3));
  const column = () =>
    plan.run((workbook, book) => workbook.places.needColumn(placesIn(workbook, book).stall, "price"));
  expect(refusalOf(column)).toBe(
    'The Stall tab has no column "Price". Choose Extensions > Groundwork > Set up plan to bring it back.',
  );
  const tab = () => plan.run((workbook) => workbook.places.needPlace(new Map(), stall));
  expect(refusalOf(tab)).toBe("There is no Stall tab. Choose Extensions > Groundwork > Set up plan, then try again.");
});
