import { describe, expect, test } from "vitest";
import type { SmallWorkbook } from "./runs";
import { placesIn, refusalOf, rowsOf, smallPlan } from "./smallPlan";

/** Keeps a backup of the stall and the shelf, as a command does before it changes them. */
function keep(plan: SmallWorkbook, what = "Clear example"): number {
  return plan.run((workbook, book) => {
    const { stall, shelf } = placesIn(workbook, book);
    return workbook.backups.keepBackup(book, what, [stall, shelf]).number;
  });
}

const numbersIn = (plan: SmallWorkbook): number[] =>
  plan.run((workbook, book) => workbook.backups.listBackups(book).map(({ number }) => number));

const tabsIn = (plan: SmallWorkbook): string[] =>
  plan.run((_, book) => book.getSheets().map((sheet) => sheet.getName()));

describe("a backup", () => {
  test("says what it was made before, and where the columns and names of each tab stood", () => {
    const plan = smallPlan();
    keep(plan);
    plan.run((workbook, book) => {
      workbook.version.writeVersion(book, workbook.version.versionNow());
      workbook.backups.keepBackup(book, "Lock plan", [placesIn(workbook, book).stall]);
      const [newest, first] = workbook.backups.listBackups(book);
      expect(newest).toMatchObject({ number: 2, what: "Lock plan", tabs: 1, version: workbook.version.versionNow() });
      expect(first).toMatchObject({ number: 1, what: "Clear example", tabs: 2, version: null });
      expect(first!.at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
      expect(first!.kept.map(({ tab }) => tab)).toEqual([
        {
          key: "budget",
          headerRow: 3,
          columns: { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 },
          names: { Groundwork_Total: "D1", Groundwork_Allowance: "B2" },
        },
        { key: "catalogue", headerRow: 1, columns: { fruit: 1, each: 2, dozen: 3, label: 4 }, names: {} },
      ]);
    });
  });

  test("is hidden copies by the side of the plan, which stays as it is and in front", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    keep(plan);
    plan.run((workbook, book) => {
      const [backup] = workbook.backups.listBackups(book);
      const copies = backup!.kept.map(({ sheet }) => sheet);
      expect(copies.map((sheet) => sheet.isSheetHidden())).toEqual([true, true]);
      const at = backup!.at.replace(":", ".");
      expect(copies.map((sheet) => sheet.getName())).toEqual([`Stall, backup of ${at}`, `Shelf, backup of ${at}`]);
      expect(book.getActiveSheet().getName()).toBe("Stall");
      expect(
        book
          .getNamedRanges()
          .map((named) => named.getName())
          .sort(),
      ).toEqual(["Groundwork_Allowance", "Groundwork_Float", "Groundwork_Since", "Groundwork_Total"]);
      expect(placesIn(workbook, book).stall.sheet.getName()).toBe("Stall");
      // A copy that kept the plan's marks would be taken for the plan.
      expect(
        copies[0]!
          .createDeveloperMetadataFinder()
          .find()
          .map((mark) => mark.getKey()),
      ).toEqual(["groundwork.backup"]);
      const stray = book.createDeveloperMetadataFinder().withKey("groundwork.copying").find();
      expect(stray).toEqual([]);
    });
    expect(rowsOf(plan, "Stall")).toEqual(before);
  });

  test("a name that somebody else has made is no part of it", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.setNamedRange("mine", book.getRange("Stall!F4")));
    keep(plan);
    plan.run((workbook, book) => {
      const names = workbook.backups.listBackups(book)[0]!.kept[0]!.tab.names;
      expect(Object.keys(names).sort()).toEqual(["Groundwork_Allowance", "Groundwork_Total"]);
    });
  });

  test("of the same minute gets another name, whatever capitals a tab of that name has", () => {
    const plan = smallPlan();
    const at = plan.run((workbook, book) => {
      const { stall } = placesIn(workbook, book);
      const { at } = workbook.backups.keepBackup(book, "one", [stall]);
      const first = book.getSheetByName(`Stall, backup of ${at.replace(":", ".")}`)!;
      first.setName(first.getName().toUpperCase());
      return at;
    });
    plan.run((workbook, book) => {
      const { sheet } = workbook.backups.keepBackup(book, "two", [placesIn(workbook, book).stall]).kept[0]!;
      expect(sheet.getName()).toMatch(/^Stall, backup of \d{4}-\d\d-\d\d \d\d\.\d\d( \(2\))?$/);
      expect(sheet.getName().startsWith(`Stall, backup of ${at.slice(0, 10)}`)).toBe(true);
    });
    expect(new Set(tabsIn(plan).map((name) => name.toLowerCase())).size).toBe(5);
  });

  test("of a tab with a long name keeps as much of it as a name may have", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      book.getSheetByName("Stall")!.setName("S".repeat(100));
      const { sheet } = workbook.backups.keepBackup(book, "x", [placesIn(workbook, book).stall]).kept[0]!;
      expect(sheet.getName()).toMatch(/^S{72}, backup of /);
      expect(sheet.getName()).toHaveLength(100);
    });
  });

  test("there are three at most: the oldest goes, but for one that is about to be restored", () => {
    const plan = smallPlan();
    for (const what of ["one", "two", "three", "four"]) keep(plan, what);
    expect(numbersIn(plan)).toEqual([4, 3, 2]);
    expect(tabsIn(plan)).toHaveLength(3 + 6);
    plan.run((workbook, book) => {
      const oldest = workbook.backups.listBackups(book)[2]!;
      workbook.backups.keepBackup(book, "five", [placesIn(workbook, book).stall], oldest);
    });
    expect(numbersIn(plan)).toEqual([5, 4, 3, 2]);
    plan.run((workbook, book) => workbook.backups.dropOneTooMany(book));
    expect(numbersIn(plan)).toEqual([5, 4, 3]);
  });

  test("one that lost a tab is no backup, and goes with the next", () => {
    const plan = smallPlan();
    keep(plan);
    keep(plan);
    plan.run((workbook, book) => book.deleteSheet(workbook.backups.listBackups(book)[1]!.kept[0]!.sheet));
    expect(numbersIn(plan)).toEqual([2]);
    expect(tabsIn(plan)).toHaveLength(3 + 3);
    keep(plan);
    expect(numbersIn(plan)).toEqual([3, 2]);
    expect(tabsIn(plan)).toHaveLength(3 + 4);
  });

  test("a mark that says nothing is passed over", () => {
    const plan = smallPlan();
    plan.run((_, book, app) =>
      book
        .getSheetByName("Till")!
        .addDeveloperMetadata("groundwork.backup", "no label", app.DeveloperMetadataVisibility.DOCUMENT),
    );
    keep(plan);
    expect(numbersIn(plan)).toEqual([1]);
    expect(tabsIn(plan)).toContain("Till");
  });

  test("a copy that a run has left half made goes with the next; one that somebody made stays", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const stall = book.getSheetByName("Stall")!;
      stall.copyTo(book);
      workbook.page.beginCopy(book, stall);
    });
    expect(tabsIn(plan)).toHaveLength(5);
    keep(plan);
    expect(tabsIn(plan).filter((name) => !name.includes("backup"))).toEqual([
      "Stall",
      "Shelf",
      "Till",
      "Copy of Stall",
    ]);
  });

  test("if one copy fails, none is left, and the error is passed on", () => {
    const plan = smallPlan();
    let copies = 0;
    plan.host.disturb({
      between: ({ name }) => {
        if (name === "Spreadsheet.insertSheet" && ++copies === 2) throw new Error("Service error: Spreadsheets");
      },
    });
    expect(refusalOf(() => keep(plan))).toContain("Service error: Spreadsheets");
    expect(tabsIn(plan)).toEqual(["Stall", "Shelf", "Till"]);
  });
});
