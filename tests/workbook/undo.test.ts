import { describe, expect, test } from "vitest";
import { undoTab } from "../../src/tabs/undo";
import type { Place } from "../../src/workbook/places";
import type { KeptChange } from "../../src/workbook/undo";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { formulasOf, placesIn, rowsOf, smallPlan } from "./smallPlan";

const CHANGE = { id: "c1", what: "Price the stall" };

/** The record, made when it is first asked for. */
function recordIn(spreadsheet: Spreadsheet): Place {
  const sheet = spreadsheet.getSheetByName("Undo") ?? spreadsheet.insertSheet("Undo", 3);
  // Short, so that a record of more cells has to make it longer.
  if (sheet.getMaxRows() === 1000) sheet.deleteRows(7, 994);
  const columns = new Map(undoTab.columns.map(({ key }, index) => [key, index + 1]));
  return {
    tab: undoTab,
    sheet,
    headerRow: undoTab.headerRow,
    columns,
    unmarked: { tab: false, header: false, columns: [] },
  };
}

type Doing = (spreadsheet: Spreadsheet) => void;

/** One command that changes cells and says so. */
function change(plan: SmallWorkbook, doing: Doing, id = CHANGE.id): string {
  return plan.run((workbook, spreadsheet) => {
    const { stall, shelf, till } = placesIn(workbook, spreadsheet);
    return workbook.undo.keepingUndo(recordIn(spreadsheet), [stall, shelf, till], { ...CHANGE, id }, () => {
      doing(spreadsheet);
      return "Done.";
    });
  });
}

const keptChange = (plan: SmallWorkbook): KeptChange | undefined =>
  plan.run((workbook, spreadsheet) => workbook.undo.readChange(recordIn(spreadsheet)));

/** Another command, which takes the change back. */
function undo(plan: SmallWorkbook) {
  return plan.run((workbook, spreadsheet) => {
    const { places } = placesIn(workbook, spreadsheet);
    const kept = workbook.undo.readChange(recordIn(spreadsheet))!;
    const undone = workbook.undo.takeBack(kept.cells, places);
    workbook.undo.forgetCells(recordIn(spreadsheet), kept);
    return undone;
  });
}

const set =
  (address: string, value: unknown): Doing =>
  (spreadsheet) => {
    spreadsheet.getRange(address).setValue(value);
  };

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
    ["text that reads like a formula", set("Stall!A6", "'=1+1"), 1],
  ])("%s", (_, doing, cells) => {
    const plan = smallPlan();
    const before = ["Stall", "Shelf", "Till"].map((name) => rowsOf(plan, name));
    const formulas = formulasOf(plan, "Stall", "A1:F7");
    expect(change(plan, doing)).toBe("Done.");
    expect(["Stall", "Shelf", "Till"].map((name) => rowsOf(plan, name))).not.toEqual(before);
    expect(undo(plan)).toEqual({ back: cells, left: 0 });
    expect(["Stall", "Shelf", "Till"].map((name) => rowsOf(plan, name))).toEqual(before);
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

describe("what is kept", () => {
  test("is each cell with its row's name, its column, and both contents", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      book.getRange("Stall!B4").setValue(30);
      book.getRange("Stall!D5").setValue(1);
      book.getRange("Stall!C6").setValue(2);
      book.getRange("Till!C2").setValue(75);
    });
    expect(keptChange(plan)).toEqual({
      ...CHANGE,
      said: "Done.",
      cells: [
        { tab: "budget", name: "Apple", row: 4, column: "boxes", before: 3, after: 30 },
        { tab: "budget", name: "Pear", row: 5, column: "cost", before: { formula: "=R[0]C2*R[0]C3" }, after: 1 },
        { tab: "budget", name: "", row: 6, column: "price", before: null, after: 2 },
        { tab: "settings", name: "Float", row: 2, column: "3", before: 50, after: 75 },
      ],
    });
  });

  test("is the last change, whether it has more cells or fewer than the one before", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      for (const address of ["B4", "B5", "B6", "B7", "C4", "C5", "C6", "C7"])
        book.getRange(`Stall!${address}`).setValue(77);
    });
    expect(keptChange(plan)?.cells).toHaveLength(8);
    change(plan, set("Stall!B4", 5), "c2");
    expect(keptChange(plan)).toMatchObject({ id: "c2", cells: [{ before: 77, after: 5 }] });
  });

  test("is the change before where a change wrote nothing", () => {
    const plan = smallPlan();
    change(plan, set("Stall!B4", 5));
    change(plan, () => undefined, "c2");
    expect(keptChange(plan)?.id).toBe("c1");
  });

  test("is as much of a change as was done when it failed, and its error is passed on", () => {
    const plan = smallPlan();
    const fails = () =>
      change(plan, (book) => {
        book.getRange("Stall!B4").setValue(30);
        throw new Error("The network is gone.");
      });
    expect(fails).toThrow("The network is gone.");
    expect(keptChange(plan)).toEqual({
      ...CHANGE,
      said: "",
      cells: [{ tab: "budget", name: "Apple", row: 4, column: "boxes", before: 3, after: 30 }],
    });
  });

  test("leaves out a cell whose text would not fit into the record", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      book.getRange("Stall!A6").setValue("a".repeat(49_998));
      book.getRange("Stall!A7").setValue("a".repeat(49_997));
    });
    expect(keptChange(plan)?.cells.map(({ row }) => row)).toEqual([7]);
    change(plan, set("Stall!A6", "short"));
    expect(keptChange(plan)?.cells.map(({ row }) => row)).toEqual([7]);
  });

  test("is nothing in a record that is blank", () => {
    expect(keptChange(smallPlan())).toBeUndefined();
  });

  test("may be the backup that takes a change back", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => workbook.undo.keepBackedUp(recordIn(book), CHANGE, "All cleared.", 3));
    expect(keptChange(plan)).toEqual({ ...CHANGE, said: "All cleared.", backup: 3, cells: [] });
  });

  test("belongs to the change that the first row names, and not to one of which only rows are left", () => {
    const plan = smallPlan();
    change(plan, set("Stall!B4", 30));
    plan.run((_, book) => {
      book.getRange("Undo!A6").setValue("another");
    });
    expect(keptChange(plan)?.cells).toEqual([]);
    plan.run((_, book) => book.getSheetByName("Undo")!.deleteRow(5));
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
