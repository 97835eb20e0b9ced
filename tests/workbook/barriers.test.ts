import { describe, expect, test } from "vitest";
import type { Sheet, SmallWorkbook } from "./runs";
import { refusalOf, rowsOf, smallPlan } from "./smallPlan";

const ASK =
  "Ask whoever protected it, or the owner of the spreadsheet, to let you edit there (Data > Protect sheets and ranges), or to choose this command.";

/** The plan, of which somebody else has protected a tab or some cells. */
const protectedPlan = (...what: string[]): SmallWorkbook => {
  const plan = smallPlan();
  for (const each of what) plan.host.protectElsewhere(each);
  return plan;
};

/** What a write into some cells is told before it begins; undefined where nothing is in its way. */
const toldBefore = (plan: SmallWorkbook, cells: string): string | undefined =>
  told(() => plan.run(({ barriers }, book) => barriers.refuseProtectedRange(book.getRange(cells))));

const told = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch {
    return refusalOf(run);
  }
};

describe("cells that somebody protected", () => {
  test.each([
    ["the same cells", "B4:C5"],
    ["one cell in their midst", "C5"],
    ["more cells, around them", "A3:D6"],
    ["cells that reach in from above", "C3:C4"],
    ["cells that reach in from below", "B5:B6"],
    ["cells that reach in from the left", "A4:B4"],
    ["cells that reach in from the right", "C5:D5"],
    ["a row across them", "A4:F4"],
  ])("are in the way of %s: %s", (_, cells) => {
    expect(toldBefore(protectedPlan("Stall!B4:C5"), `Stall!${cells}`)).toBe(
      `The cells B4:C5 of the tab Stall are protected, and you may not edit them. Nothing was written there. ${ASK}`,
    );
  });

  test.each([
    ["the row above", "A3:F3"],
    ["the row below", "A6:F6"],
    ["the column on the left", "A1:A7"],
    ["the column on the right", "D1:D7"],
    ["the same cells of another tab", "Shelf!B4:C4"],
  ])("are not in the way of %s: %s", (_, cells) => {
    const address = cells.includes("!") ? cells : `Stall!${cells}`;
    expect(toldBefore(protectedPlan("Stall!B4:C5"), address)).toBeUndefined();
  });

  test.each([
    ["one cell", "Stall!F4", "The cell F4 of the tab Stall is protected, and you may not edit it."],
    ["one row", "Stall!E4:F4", "The cells E4:F4 of the tab Stall are protected, and you may not edit them."],
    ["one column", "Stall!F4:F5", "The cells F4:F5 of the tab Stall are protected, and you may not edit them."],
    ["a tab", "Stall", "The tab Stall is protected, and you may not edit it."],
  ])("are said to be %s", (_, what, says) => {
    expect(toldBefore(protectedPlan(what), "Stall!F4")).toBe(`${says} Nothing was written there. ${ASK}`);
  });

  test("are looked for with every block of a write, and the first that is in the way is named", () => {
    const plan = protectedPlan("Till", "Stall!A7", "Stall!C5", "Stall!B6");
    const write = (...columns: number[]) =>
      plan.run(({ barriers }, book) => {
        const blocks = columns.map((column) => ({ row: 4, column, rows: 3, columns: 1 }));
        barriers.refuseProtected(book.getSheetByName("Stall")!, blocks);
      });
    expect(told(() => write(1, 4, 5))).toBeUndefined();
    expect(told(() => write(1, 2, 3))).toContain("The cell B6 of the tab Stall");
    expect(told(() => write(3, 2, 1))).toContain("The cell C5 of the tab Stall");
  });

  test("stop a write before the first of its cells", () => {
    const plan = protectedPlan("Stall!C7");
    const before = rowsOf(plan, "Stall");
    const write = () => plan.run(({ write }, book) => write.writeCells(book.getRange("Stall!A7:C7"), [["Fig", 1, 2]]));
    expect(told(write)).toContain("The cell C7 of the tab Stall is protected");
    expect(rowsOf(plan, "Stall")).toEqual(before);
  });
});

describe("a tab that somebody protected", () => {
  const OPEN = ["Stall!B4:C5", "Stall!E4:E7"];
  const partlyOpen = () => {
    const plan = smallPlan();
    plan.host.protectElsewhere("Stall", OPEN);
    return plan;
  };

  test.each(["B4:C5", "B4", "C5", "E4:E7", "E6"])("lets %s be written, which is left open", (cells) => {
    const plan = partlyOpen();
    expect(toldBefore(plan, `Stall!${cells}`)).toBeUndefined();
    // What is let through has to be what the spreadsheet lets through.
    plan.run((_, book) => book.getRange(`Stall!${cells}`).setValue(1));
  });

  test.each([
    ["a row above the open cells", "B3:C5"],
    ["a row below them", "B4:C6"],
    ["a column on their left", "A4:C5"],
    ["a column on their right", "B4:D5"],
    ["what lies between open cells", "B4:E5"],
    ["what is nowhere near them", "A1"],
  ])("is in the way of %s: %s", (_, cells) => {
    const plan = partlyOpen();
    expect(toldBefore(plan, `Stall!${cells}`)).toMatch(/^The tab Stall is protected, and you may not edit it\./);
    expect(refusalOf(() => plan.run((__, book) => book.getRange(`Stall!${cells}`).setValue(1)))).toContain("protected");
  });

  test.each([
    ["a tab", ["Shelf"], "The tab Shelf is protected, and you may not edit it."],
    ["cells", ["Shelf!B2:B3"], "The cells B2:B3 of the tab Shelf are protected, and you may not edit them."],
    ["the first of two tabs", ["Shelf", "Stall"], "The tab Stall is protected, and you may not edit it."],
  ])("is in the way of a command that changes many places of some tabs: %s", (_, what, says) => {
    const plan = protectedPlan(...what);
    const change = (...names: string[]) =>
      plan.run(({ barriers }, book) => {
        const sheets: Sheet[] = names.map((name) => book.getSheetByName(name)!);
        barriers.refuseProtectedTabs(sheets);
      });
    expect(told(() => change("Stall", "Shelf", "Till"))).toBe(`${says} Nothing was written there. ${ASK}`);
    expect(told(() => change("Till"))).toBeUndefined();
  });
});

describe("what stops nobody", () => {
  test.each<[string, (sheet: Sheet) => unknown]>([
    ["a tab that the present user protected", (sheet) => sheet.protect()],
    ["a tab that only warns", (sheet) => sheet.protect().setWarningOnly(true)],
    ["cells that the present user protected", (sheet) => sheet.getRange("A1:F7").protect()],
    ["cells that only warn", (sheet) => sheet.getRange("A1:F7").protect().setWarningOnly(true)],
  ])("is %s", (_, protect) => {
    const plan = smallPlan();
    plan.run((__, book) => {
      protect(book.getSheetByName("Stall")!);
    });
    expect(toldBefore(plan, "Stall!A4:F5")).toBeUndefined();
    const replace = () =>
      plan.run(({ barriers }, book) => barriers.refuseProtectedTabs([book.getSheetByName("Stall")!]));
    expect(told(replace)).toBeUndefined();
  });
});

describe("what somebody protected is asked for", () => {
  /** The service calls of a run that writes into two rows and changes a tab. */
  const callsOf = (plan: SmallWorkbook) =>
    plan.run(({ barriers }, book) => {
      const sheet = book.getSheetByName("Stall")!;
      const rows = [sheet.getRange("A4"), sheet.getRange("A5")];
      plan.host.resetCalls();
      for (const row of rows) barriers.refuseProtectedRange(row);
      barriers.refuseProtected(sheet, [{ row: 4, column: 1, rows: 1, columns: 1 }]);
      barriers.refuseProtectedTabs([sheet]);
      return { ...plan.host.calls };
    });

  test("once in a run, however often it writes", () => {
    expect(callsOf(protectedPlan("Shelf"))).toMatchObject({ "Spreadsheet.getProtections": 2 });
  });

  test("and nothing more where there is none", () => {
    const {
      "SpreadsheetApp.getActiveSpreadsheet": book,
      "Spreadsheet.getProtections": asked,
      ...more
    } = callsOf(smallPlan());
    expect({ book, asked, more }).toEqual({ book: 1, asked: 2, more: {} });
  });

  test("anew by the next run", () => {
    const plan = smallPlan();
    expect(toldBefore(plan, "Stall!A4")).toBeUndefined();
    plan.host.protectElsewhere("Stall!A4");
    expect(toldBefore(plan, "Stall!A4")).toContain("The cell A4");
  });
});
