import { describe, expect, test } from "vitest";
import type { Spreadsheet, Workbook } from "./runs";
import { formulasOf, placesIn, refusalOf, rowsOf, smallPlan } from "./smallPlan";

describe("what a command writes", () => {
  test("is text as text, a formula of ours as a formula, and nothing as a blank cell", () => {
    const plan = smallPlan();
    plan.run(({ write }, book) => {
      const day = new Date(Date.UTC(2026, 10, 22));
      write.writeCells(book.getRange("Stall!A4:C5"), [
        ["=1+1", { formula: "=1+1" }, null],
        [true, 7.5, day],
      ]);
    });
    expect(formulasOf(plan, "Stall", "A4:C4")).toEqual(["", "=1+1", ""]);
    plan.run((_, book) => {
      expect(book.getRange("Stall!A4:C4").getValues()).toEqual([["=1+1", 2, ""]]);
      expect(book.getRange("Stall!A5:B5").getValues()).toEqual([[true, 7.5]]);
      expect(book.getRange("Stall!C5").getValue().getTime()).toBe(Date.UTC(2026, 10, 22));
    });
  });

  test.each<[string, number, boolean]>([
    ["a text that just fits is written", 49_999, true],
    ["a text that does not fit is refused, and nothing is written", 50_000, false],
  ])("%s", (_, length, fits) => {
    const plan = smallPlan();
    const write = () =>
      plan.run(({ write }, book) => write.writeCells(book.getRange("Stall!A4:B4"), [["a".repeat(length), 9]]));
    if (fits) write();
    else
      expect(refusalOf(write)).toBe(
        "A text of 50000 characters does not fit into a cell (at most 49999). Nothing was written; shorten it.",
      );
    expect(plan.host.value("Stall!B4")).toBe(fits ? 9 : 3);
  });

  test("fills a formula down, puts one back, empties cells and pastes what cells show", () => {
    const plan = smallPlan();
    plan.run(({ write }, book) => {
      write.fillFormula(book.getRange("Stall!F4:F5"), "=B4+1");
      write.restoreFormula(book.getRange("Stall!F6"), "=R[-2]C2");
      write.clearCells(book.getRange("Stall!A5:B5"));
      write.pasteValues(book.getRange("Stall!D4"), book.getRange("Stall!D7"));
    });
    expect(formulasOf(plan, "Stall", "F4:F6")).toEqual(["=B4+1", "=B5+1", "=$B4"]);
    expect(rowsOf(plan, "Stall").slice(4)).toEqual([
      " |  | 3 | 0 | false | 1",
      " |  |  | 0 | false | 3",
      " |  |  | 6 | false | ",
    ]);
    expect(formulasOf(plan, "Stall", "D7:D7")).toEqual([""]);
  });
});

describe("reading a table", () => {
  test("gives each row with its number, by the keys of its columns, wherever they stand", () => {
    const plan = smallPlan();
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.moveColumns(sheet.getRange("C:C"), 1);
    });
    plan.run((workbook, book) => {
      const rows = workbook.read.readTable(placesIn(workbook, book).stall);
      expect(rows).toHaveLength(4);
      expect(rows[0]).toEqual({ position: 4, cells: { fruit: "Apple", boxes: 3, price: 2, cost: 6, sold: true } });
      expect(rows[2]).toEqual({ position: 6, cells: { fruit: "", boxes: "", price: "", cost: 0, sold: false } });
    });
  });

  test("gives no rows where there is nothing under the headers", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getRange("Stall!A4:F7").clearContent());
    plan.run((workbook, book) => expect(workbook.read.readTable(placesIn(workbook, book).stall)).toEqual([]));
  });

  test("words come without the spaces around them, whatever the cell holds", () => {
    smallPlan().run(({ read }) => {
      expect([undefined, "", "  Fig ", 7, true].map((value) => read.text(value))).toEqual(["", "", "Fig", "7", "true"]);
    });
  });
});

describe("addresses in formulas", () => {
  const references = (home: "stall" | "shelf", row?: number) => (workbook: Workbook, book: Spreadsheet) => {
    const found = placesIn(workbook, book);
    const at = workbook.references.referencesFor(found.places, found[home], row);
    return {
      column: at.column("budget", "cost"),
      table: at.table("budget", "fruit", "price"),
      header: at.header("budget", "boxes"),
    };
  };

  test("name no tab at home and the tab elsewhere, and stand where the columns stand today", () => {
    const plan = smallPlan();
    expect(plan.run(references("stall"))).toEqual({ column: "$D$4:$D", table: "$A$3:$C", header: "$B$3" });
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.setName("My stall");
      sheet.insertRowBefore(1);
      sheet.moveColumns(sheet.getRange("D:D"), 1);
    });
    expect(plan.run(references("shelf"))).toEqual({
      column: "'My stall'!$A$5:$A",
      table: "'My stall'!$B$4:$D",
      header: "'My stall'!$C$4",
    });
  });

  test("of the formula's own row begin under the headers, or where they are asked for", () => {
    smallPlan().run((workbook, book) => {
      const { places, stall } = placesIn(workbook, book);
      expect(workbook.references.referencesFor(places, stall).here("price")).toBe("$C4");
      expect(workbook.references.referencesFor(places, stall, 9).here("price")).toBe("$C9");
      expect(workbook.references.referencesFor(places, stall).rows("boxes", 5)).toBe("$B$3:$B$8");
    });
  });

  test.each<[string, string, string]>([
    [
      "a column that is gone",
      "cost",
      'The Stall tab has no column "Cost". Choose Extensions > Groundwork > Set up plan to bring it back.',
    ],
    ["a column that is none of ours", "colour", 'Stall has no column "colour"'],
  ])("refuse %s", (_, key, message) => {
    const plan = smallPlan();
    plan.run((__, book) => book.getSheetByName("Stall")!.deleteColumn(4));
    const ask = () =>
      plan.run((workbook, book) => {
        const { places, shelf } = placesIn(workbook, book);
        workbook.references.referencesFor(places, shelf).column("budget", key);
      });
    expect(refusalOf(ask)).toBe(message);
  });

  test("refuse a tab that is gone", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.deleteSheet(book.getSheetByName("Stall")!));
    const ask = () =>
      plan.run((workbook, book) => {
        const { places, shelf } = placesIn(workbook, book);
        workbook.references.referencesFor(places, shelf).column("budget", "cost");
      });
    expect(refusalOf(ask)).toBe(
      "There is no Budget tab. Choose Extensions > Groundwork > Set up plan, then try again.",
    );
  });
});
