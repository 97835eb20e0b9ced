import { describe, expect, test } from "vitest";
import { CHANGE, change, type Doing, keptChange, set, undo } from "./changes";
import { formulasOf, rowsOf, smallPlan } from "./smallPlan";

describe("a change that is taken back", () => {
  const day = new Date(Date.UTC(2026, 10, 22));
  test.each<[string, Doing, number]>([
    ["a number", set("Stall!B4", 30), 1],
    ["a word", set("Stall!A5", "Plum"), 1],
    ["a tick", set("Stall!E5", true), 1],
    ["a cell that was emptied", (book) => book.getRange("Stall!B4").clearContent(), 1],
    ["a cell that was blank", set("Stall!B6", 5), 1],
    ["a day in a blank cell", set("Stall!A6", day), 1],
    ["a formula in the place of a value", set("Stall!B5", "=2+3"), 1],
    ["a value in the place of a formula", set("Stall!D4", 7), 1],
    ["a header", set("Stall!C3", "Per box"), 1],
    ["a setting beside its label", set("Till!C2", 75), 1],
    [
      "several cells of several tabs",
      (book) => {
        for (const address of ["Stall!B4", "Shelf!B2", "Stall!C5"]) book.getRange(address).setValue(77);
      },
      3,
    ],
    [
      "rows at the end of the table",
      (book) => {
        book.getSheetByName("Stall")!.insertRowsAfter(7, 1);
        book.getRange("Stall!A8:B8").setValues([["Fig", 2]]);
      },
      2,
    ],
    ["text that reads like a formula", set("Stall!A6", "'=1+1"), 1],
  ])("%s", (_, doing, cells) => {
    const plan = smallPlan();
    const before = ["Stall", "Shelf", "Till"].map((name) => rowsOf(plan, name));
    const formulas = formulasOf(plan, "Stall", "A1:F7");
    expect(change(plan, doing)).toBe("Done.");
    expect(["Stall", "Shelf", "Till"].map((name) => rowsOf(plan, name))).not.toEqual(before);
    expect(undo(plan)).toEqual({ back: cells, left: 0 });
    const blank = " |  |  |  |  | ";
    const after = ["Stall", "Shelf", "Till"].map((name) => rowsOf(plan, name).filter((row) => row !== blank));
    expect(after).toEqual(before);
    expect(formulasOf(plan, "Stall", "A1:F7")).toEqual(formulas);
    expect(keptChange(plan)).toEqual({ ...CHANGE, said: "Done.", cells: [] });
  });

  test("a day that was written over is a day again, in every zone", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getRange("Stall!B5").setValue(day));
    change(plan, set("Stall!B5", 3));
    undo(plan);
    plan.run((_, book) => expect(book.getRange("Stall!B5").getValue().getTime()).toBe(day.getTime()));
  });

  test("cells that nobody keeps are left: what a function spills, and what stands outside the plan's columns", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      book.getRange("Stall!F4").setValue("sour");
      book.getRange("Shelf!D1").setValue("mine");
      book.getRange("Till!D2").setValue("mine");
      book.getRange("Till!B2").setValue("notes");
    });
    expect(keptChange(plan)).toBeUndefined();
  });
});

describe("what people changed since", () => {
  test("is theirs, and counted", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      book.getRange("Stall!B4").setValue(30);
      book.getRange("Stall!B5").setValue(40);
    });
    plan.host.type("Stall!B5", "41");
    expect(undo(plan)).toEqual({ back: 1, left: 1 });
    expect(rowsOf(plan, "Stall").slice(3, 5)).toEqual([
      "Apple | 3 | 2 | 6 | true | sweet",
      "Pear | 41 | 3 | 123 | false | ",
    ]);
  });

  test("is no change if it is already as it was", () => {
    const plan = smallPlan();
    change(plan, set("Stall!B4", 30));
    plan.host.type("Stall!B4", "3");
    expect(undo(plan)).toEqual({ back: 0, left: 0 });
  });

  test("a row that moved is found by its name", () => {
    const plan = smallPlan();
    change(plan, set("Stall!B5", 40));
    plan.run((_, book) => book.getSheetByName("Stall")!.insertRowsBefore(4, 2));
    expect(undo(plan)).toEqual({ back: 1, left: 0 });
    expect(rowsOf(plan, "Stall")[6]).toBe("Pear | 4 | 3 | 12 | false | ");
  });

  test("of two rows of a name, each gets back its own, also where they changed places", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getRange("Stall!A5").setValue("Apple"));
    change(plan, (book) => {
      book.getRange("Stall!B4").setValue(30);
      book.getRange("Stall!B5").setValue(40);
    });
    plan.run((_, book) => {
      book.getRange("Stall!B4:C5").setValues([
        [40, 3],
        [30, 2],
      ]);
    });
    expect(undo(plan)).toEqual({ back: 2, left: 0 });
    expect(rowsOf(plan, "Stall").slice(3, 5)).toEqual([
      "Apple | 4 | 3 | 12 | true | sweet",
      "Apple | 3 | 2 | 6 | false | ",
    ]);
  });

  test("of two rows of a name that were changed alike and moved, each gets back its own", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getRange("Stall!A5").setValue("Apple"));
    change(plan, (book) => {
      book.getRange("Stall!B4:B5").setValue(9);
    });
    plan.run((_, book) => book.getSheetByName("Stall")!.insertRowBefore(4));
    expect(undo(plan)).toEqual({ back: 2, left: 0 });
    expect(
      rowsOf(plan, "Stall")
        .slice(4, 6)
        .map((row) => row.slice(0, 9)),
    ).toEqual(["Apple | 3", "Apple | 4"]);
  });

  test("of two rows of a name that hold as much of it, the one that did not move gets it back", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getRange("Stall!A5").setValue("Apple"));
    change(plan, set("Stall!B5", 3));
    expect(undo(plan)).toEqual({ back: 1, left: 0 });
    expect(rowsOf(plan, "Stall").slice(3, 5)).toEqual([
      "Apple | 3 | 2 | 6 | true | sweet",
      "Apple | 4 | 3 | 12 | false | ",
    ]);
  });

  test.each<[string, Doing]>([
    ["its row", (book) => book.getSheetByName("Stall")!.deleteRow(5)],
    ["its column", (book) => book.getSheetByName("Stall")!.deleteColumn(2)],
  ])("a cell that the change emptied is left where somebody deleted %s", (_, happens) => {
    const plan = smallPlan();
    change(plan, (book) => book.getRange("Stall!B5").clearContent());
    plan.run((__, book) => happens(book));
    const before = rowsOf(plan, "Stall");
    expect(undo(plan)).toEqual({ back: 0, left: 1 });
    expect(rowsOf(plan, "Stall")).toEqual(before);
  });

  test.each<[string, Doing]>([
    ["a row that was deleted", (book) => book.getSheetByName("Stall")!.deleteRow(5)],
    ["a row that has another name", set("Stall!A5", "Plum")],
    ["a column that was deleted", (book) => book.getSheetByName("Stall")!.deleteColumn(2)],
    ["a tab that was deleted", (book) => book.deleteSheet(book.getSheetByName("Stall")!)],
  ])("%s is left", (_, happens) => {
    const plan = smallPlan();
    change(plan, (book) => {
      book.getRange("Stall!B5").setValue(40);
      book.getRange("Till!C2").setValue(75);
    });
    plan.run((__, book) => happens(book));
    expect(undo(plan)).toEqual({ back: 1, left: 1 });
    expect(rowsOf(plan, "Till")[1]).toBe("Float | coins | 50 | ");
  });
});
