import { describe, expect, test } from "vitest";
import type { SmallWorkbook } from "./runs";
import { formulasOf, placesIn, refusalOf, rowsOf, smallPlan } from "./smallPlan";

/** Keeps a backup of the stall and the shelf, as a command does before it changes them. */
function keep(plan: SmallWorkbook, what = "Clear example"): number {
  return plan.run((workbook, book) => {
    const { stall, shelf } = placesIn(workbook, book);
    return workbook.backups.keepBackup(book, what, [stall, shelf]).number;
  });
}

/** How many marks of the plan the stall carries: its own, its header's and one for each column. */
const marksIn = (plan: SmallWorkbook): number =>
  plan.run(
    (_, book) => book.getSheetByName("Stall")!.createDeveloperMetadataFinder().withKey("groundwork").find().length,
  );

const tabsIn = (plan: SmallWorkbook): string[] =>
  plan.run((_, book) => book.getSheets().map((sheet) => sheet.getName()));

/** Puts the newest backup back. */
function restore(plan: SmallWorkbook): number {
  return plan.run((workbook, book) => {
    const [newest] = workbook.backups.listBackups(book);
    return workbook.restore.restoreTabs(book, newest!, placesIn(workbook, book).places);
  });
}

describe("a backup that is put back", () => {
  test("brings values, formulas, formats and notes back, and leaves what people added at the right", () => {
    const plan = smallPlan();
    plan.run((_, book) => {
      book.getRange("Stall!B4").setNote("weighed").setBackground("#ff0000");
    });
    const before = rowsOf(plan, "Stall");
    const formulas = formulasOf(plan, "Stall", "A1:F7");
    keep(plan);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.getRange("A4:E7").clear();
      sheet.getRange("B4").clearNote();
      sheet.insertColumnAfter(6);
      sheet.getRange("G4").setValue("later");
    });
    expect(restore(plan)).toBe(0);
    expect(rowsOf(plan, "Stall")).toEqual(before.map((row, index) => `${row} | ${index === 3 ? "later" : ""}`));
    expect(formulasOf(plan, "Stall", "A1:F7")).toEqual(formulas);
    plan.run((_, book) => {
      expect(book.getRange("Stall!B4").getNote()).toBe("weighed");
      expect(book.getRange("Stall!B4").getBackground()).toBe("#ff0000");
    });
  });

  test("brings columns back to their places, and their neighbours' with them", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.moveColumns(sheet.getRange("D:D"), 1);
      sheet.moveColumns(sheet.getRange("F:F"), 2);
    });
    expect(rowsOf(plan, "Stall")).not.toEqual(before);
    restore(plan);
    expect(rowsOf(plan, "Stall")).toEqual(before);
    plan.run((workbook, book) => {
      const { columns } = workbook.places.findByMarks(book, [placesIn(workbook, book).stall.tab]).get("budget")!;
      expect(Object.fromEntries(columns)).toEqual({ fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 });
    });
  });

  test("moves no mark and adds none where columns were only moved", () => {
    const plan = smallPlan();
    keep(plan);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.moveColumns(sheet.getRange("D:D"), 1);
    });
    restore(plan);
    expect(marksIn(plan)).toBe(7);
  });

  test("brings back a column of somebody's that stood between the plan's and was deleted", () => {
    const plan = smallPlan();
    plan.run((_, book) => {
      book.getSheetByName("Stall")!.insertColumnBefore(2);
      book.getRange("Stall!B3:B4").setValues([["Hers"], ["x"]]);
    });
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.run((_, book) => book.getSheetByName("Stall")!.deleteColumn(2));
    restore(plan);
    expect(rowsOf(plan, "Stall")).toEqual(before);
    expect(marksIn(plan)).toBe(7);
  });

  test("brings the last column of the plan back before the one that stands beside it", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.run((_, book) => book.getSheetByName("Stall")!.deleteColumn(5));
    restore(plan);
    expect(rowsOf(plan, "Stall")).toEqual(before);
    expect(marksIn(plan)).toBe(7);
  });

  test("brings back a tab without a table, in its place or made again", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Till");
    plan.run((workbook, book) => workbook.backups.keepBackup(book, "x", [placesIn(workbook, book).till]));
    plan.run((_, book) => book.getRange("Till!A1:C3").setValue("gone"));
    expect(restore(plan)).toBe(0);
    expect(rowsOf(plan, "Till")).toEqual(before);
    plan.run((_, book) => book.deleteSheet(book.getSheetByName("Till")!));
    expect(restore(plan)).toBe(1);
    expect(rowsOf(plan, "Settings")).toEqual(before);
  });

  test("brings a deleted column back with its mark, and a formula that read it is whole", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.run((_, book) => book.getSheetByName("Stall")!.deleteColumn(2));
    restore(plan);
    expect(rowsOf(plan, "Stall")).toEqual(before);
    plan.run((workbook, book) => {
      const { columns, unmarked } = workbook.places
        .findByMarks(book, [placesIn(workbook, book).stall.tab])
        .get("budget")!;
      expect(Object.fromEntries(columns)).toEqual({ fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 });
      expect(unmarked.columns).toEqual([]);
    });
  });

  test("brings the last columns back where the tab ends before them", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.run((_, book) => book.getSheetByName("Stall")!.deleteColumns(4, 3));
    restore(plan);
    expect(rowsOf(plan, "Stall")).toEqual(before);
  });

  test("leaves a column that people put between the plan's at the right of them", () => {
    const plan = smallPlan();
    keep(plan);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.insertColumnBefore(2);
      sheet.getRange("B4").setValue("hers");
    });
    restore(plan);
    const row = rowsOf(plan, "Stall")[3]!;
    expect(row.startsWith("Apple | 3 | 2 | 6 | true | ")).toBe(true);
    expect(row.split(" | ").slice(5)).toContain("hers");
  });

  test("has as many rows as then, whether rows came or went", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.host.type("Till!D2", "=Stall!C7");
    plan.run((_, book) => book.getSheetByName("Stall")!.insertRowsAfter(7, 5));
    plan.host.type("Stall!A12", "later");
    restore(plan);
    expect(plan.host.formula("Till!D2")).toBe("=Stall!C7");
    expect(rowsOf(plan, "Stall")).toEqual(before);
    plan.run((_, book) => book.getSheetByName("Stall")!.deleteRows(5, 3));
    restore(plan);
    expect(rowsOf(plan, "Stall")).toEqual(before);
  });

  test.each<[string, (sheet: GoogleAppsScript.Spreadsheet.Sheet) => void, string]>([
    ["one row more", (sheet) => sheet.insertRowBefore(1), "1 row was added above the table"],
    ["two rows more", (sheet) => sheet.insertRowsBefore(1, 2), "2 rows were added above the table"],
    ["a row less", (sheet) => sheet.deleteRow(2), "1 row was deleted above the table"],
  ])("is refused with %s above the table, before anything is changed", (_, happens, words) => {
    const plan = smallPlan();
    keep(plan);
    plan.run((__, book) => {
      happens(book.getSheetByName("Stall")!);
      book.getRange("Shelf!B2").setValue(99);
    });
    const before = rowsOf(plan, "Stall");
    expect(refusalOf(() => restore(plan))).toBe(
      `In Stall, ${words} since this backup. Its headers stood in row 3: move them there, then try again. Nothing was changed.`,
    );
    expect(rowsOf(plan, "Stall")).toEqual(before);
    expect(plan.host.value("Shelf!B2")).toBe(99);
  });

  test("makes a deleted tab again, known by its marks, and says so", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.run((_, book) => book.deleteSheet(book.getSheetByName("Stall")!));
    expect(restore(plan)).toBe(1);
    expect(rowsOf(plan, "Budget")).toEqual(before);
    plan.run((workbook, book) => {
      const place = workbook.places
        .findByMarks(book, [{ ...placesIn(workbook, book).stall.tab, name: "Budget" }])
        .get("budget")!;
      expect(Object.fromEntries(place.columns)).toEqual({ fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 });
      expect(place.unmarked).toEqual({ tab: false, header: false, columns: [] });
      expect(place.sheet.isSheetHidden()).toBe(false);
      const total = book.getRangeByName("Groundwork_Total")!;
      expect([total.getSheet().getName(), total.getA1Notation()]).toEqual(["Budget", "D1"]);
    });
  });

  test("calls a tab that is made again another way where its name is taken", () => {
    const plan = smallPlan();
    keep(plan);
    plan.run((_, book) => {
      book.deleteSheet(book.getSheetByName("Stall")!);
      book.insertSheet("Budget", 0);
    });
    restore(plan);
    expect(tabsIn(plan)).toContain("Budget (restored)");
  });

  test("gives names back to their cells, and asks for nothing where they are right", () => {
    const plan = smallPlan();
    keep(plan);
    plan.run((_, book) => {
      book.setNamedRange("Groundwork_Total", book.getRange("Stall!E1"));
      book.setNamedRange("Groundwork_Allowance", book.getRange("Shelf!B2"));
    });
    restore(plan);
    const where = (name: string) =>
      plan.run(
        (_, book) => `${book.getRangeByName(name)!.getSheet().getName()}!${book.getRangeByName(name)!.getA1Notation()}`,
      );
    expect([where("Groundwork_Total"), where("Groundwork_Allowance")]).toEqual(["Stall!D1", "Stall!B2"]);
    plan.host.resetCalls();
    restore(plan);
    expect(plan.host.calls["Spreadsheet.setNamedRange"]).toBeUndefined();
  });

  test("forgets marks of what came later, and nobody else's", () => {
    const plan = smallPlan();
    keep(plan);
    plan.run((_, book, app) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.addDeveloperMetadata("groundwork.import", "x", app.DeveloperMetadataVisibility.DOCUMENT);
      sheet.addDeveloperMetadata("somebody", "y", app.DeveloperMetadataVisibility.DOCUMENT);
    });
    restore(plan);
    const keys = plan.run((_, book) =>
      book
        .getSheetByName("Stall")!
        .createDeveloperMetadataFinder()
        .find()
        .map((mark) => mark.getKey()),
    );
    expect(keys).not.toContain("groundwork.import");
    expect(keys).toContain("somebody");
    expect(keys.filter((key) => key === "groundwork")).toHaveLength(7);
  });
});
