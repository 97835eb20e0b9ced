import { describe, expect, test } from "vitest";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { formulasOf, placesIn, rowsOf, smallPlan } from "./smallPlan";

type Happens = (spreadsheet: Spreadsheet) => void;

/** After something happened to the plan, how many cells the repair mends. */
function mended(plan: SmallWorkbook, happens: Happens, isPage = false): number {
  plan.run((_, spreadsheet) => happens(spreadsheet));
  return plan.run((workbook, spreadsheet) => {
    const { places, stall, shelf } = placesIn(workbook, spreadsheet);
    const page = isPage ? { ...stall, tab: { ...stall.tab, generated: true } } : stall;
    return workbook.mend.mendFormulas([page, shelf], places);
  });
}

const set =
  (address: string, value: unknown): Happens =>
  (spreadsheet) => {
    spreadsheet.getRange(address).setValue(value);
  };
const empty =
  (address: string): Happens =>
  (spreadsheet) => {
    spreadsheet.getRange(address).clearContent();
  };

describe("a repair writes anew", () => {
  test.each<[string, Happens, number]>([
    ["nothing in a plan that is whole", () => undefined, 0],
    ["a formula of a row that points at something deleted", set("Stall!D5", "=#REF!*2"), 1],
    [
      "those of rows that follow each other, and of one further down",
      (book) => {
        for (const row of [4, 5, 7]) book.getRange(`Stall!D${row}`).setValue("=B4*#REF!");
      },
      3,
    ],
    ["a formula above the table", set("Stall!D1", "=SUM(#REF!)"), 1],
    ["a formula above the table that somebody emptied", empty("Stall!D1"), 1],
    ["a word above the table that somebody emptied", empty("Stall!A2"), 1],
    ["a formula that spills", set("Shelf!D1", "=UNIQUE(#REF!)"), 1],
    [
      "and in several tabs",
      (book) => {
        set("Stall!D5", "=#REF!")(book);
        set("Shelf!C2", "=#REF!")(book);
      },
      2,
    ],
  ])("%s", (_, happens, count) => {
    const plan = smallPlan();
    const before = [rowsOf(plan, "Stall"), rowsOf(plan, "Shelf")];
    const formulas = [formulasOf(plan, "Stall", "A1:F7"), formulasOf(plan, "Shelf", "A1:D4")];
    expect(mended(plan, happens)).toBe(count);
    expect([rowsOf(plan, "Stall"), rowsOf(plan, "Shelf")]).toEqual(before);
    expect([formulasOf(plan, "Stall", "A1:F7"), formulasOf(plan, "Shelf", "A1:D4")]).toEqual(formulas);
  });

  test.each<[string, Happens]>([
    ["a value over a formula of a row", set("Stall!D5", 7)],
    ["a formula of their own", set("Stall!D5", "=1+1")],
    ["a formula that they emptied in a row", empty("Stall!D5")],
    ["a value over a formula above the table", set("Stall!D1", 7)],
    ["other words above the table", set("Stall!A1", "Our stall")],
    ["a starting value that they emptied", empty("Stall!B2")],
    ["a broken formula beside the plan's", set("Stall!F5", "=#REF!")],
    ["a broken formula in the header of a calculated column", set("Stall!D3", "=#REF!")],
    ["a formula of their own that shows nothing, in the place of a word", set("Stall!A2", '=""')],
    ["a broken formula in the row of headers of a column that spills nothing", set("Stall!C3", "=#REF!")],
  ])("and leaves what people did: %s", (_, happens) => {
    const plan = smallPlan();
    plan.run((__, book) => happens(book));
    const before = [rowsOf(plan, "Stall"), formulasOf(plan, "Stall", "A1:F7")];
    expect(mended(plan, () => undefined)).toBe(0);
    expect([rowsOf(plan, "Stall"), formulasOf(plan, "Stall", "A1:F7")]).toEqual(before);
  });

  test("a broken formula of the plan that somebody put in another column is left", () => {
    const plan = smallPlan();
    expect(mended(plan, set("Stall!B5", "=#REF!+1"))).toBe(0);
  });

  test("a formula of the add-on's own page comes back where somebody typed over it", () => {
    const plan = smallPlan();
    expect(mended(plan, set("Stall!D1", 7), true)).toBe(1);
    expect(formulasOf(plan, "Stall", "D1:D1")).toEqual(["=SUM($D$4:$D)"]);
    expect(mended(plan, set("Stall!A1", "Our page"), true)).toBe(0);
  });

  test("follows rows that were inserted above and columns that were moved", () => {
    const plan = smallPlan();
    const happens: Happens = (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.insertRowBefore(1);
      sheet.moveColumns(sheet.getRange("D:D"), 2);
      sheet.getRange("B2").setValue("=SUM(#REF!)");
      sheet.getRange("B6").setValue("=#REF!");
      sheet.getRange("A3").clearContent();
    };
    expect(mended(plan, happens)).toBe(3);
    expect(formulasOf(plan, "Stall", "B2:B6")).toEqual(["=SUM($B$5:$B)", "", "", "=$C5*$D5", "=$C6*$D6"]);
    expect(rowsOf(plan, "Stall")[2]).toBe("Allowance |  | 100 |  |  | ");
  });

  test("writes no word where the words of the block stand elsewhere, because then nobody knows what belongs where", () => {
    const plan = smallPlan();
    const happens: Happens = (book) => {
      book.getRange("Stall!A1:A2").setValues([["Allowance"], [""]]);
    };
    expect(mended(plan, happens)).toBe(0);
    expect(
      rowsOf(plan, "Stall")
        .slice(0, 2)
        .map((row) => row.split(" | ")[0]),
    ).toEqual(["Allowance", ""]);
  });

  test("writes nothing for a column that is gone", () => {
    const plan = smallPlan();
    const happens: Happens = (book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.deleteColumn(4);
    };
    plan.run((_, book) => happens(book));
    plan.run((workbook, book) => {
      const { places, shelf } = placesIn(workbook, book);
      expect(workbook.mend.mendFormulas([shelf], places)).toBe(0);
    });
  });
});

describe("a header that spills", () => {
  const bringBack = (plan: SmallWorkbook) =>
    plan.run((workbook, book) => {
      const { places, stall, shelf } = placesIn(workbook, book);
      return workbook.mend.bringBackSpills([stall, shelf], places);
    });

  test("comes back where somebody typed over it", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Shelf");
    plan.host.type("Shelf!D1", "Label");
    expect(bringBack(plan)).toEqual({ mended: 1, noted: [] });
    expect(rowsOf(plan, "Shelf")).toEqual(before);
    expect(plan.host.note("Shelf!D1")).toBe("");
  });

  test("comes back where somebody emptied it, without a note", () => {
    const plan = smallPlan();
    plan.host.type("Shelf!D1", "");
    expect(bringBack(plan)).toEqual({ mended: 1, noted: [] });
    expect(plan.host.note("Shelf!D1")).toBe("");
  });

  test("keeps what somebody typed over it in the note, once, below what stood there", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getRange("Shelf!D1").setNote("Ask Ada."));
    for (const typed of ["Names", "Names", "7"]) {
      plan.host.type("Shelf!D1", typed);
      expect(bringBack(plan)).toEqual({ mended: 1, noted: ["Shelf!D1"] });
    }
    expect(plan.host.note("Shelf!D1").split("\n")).toEqual([
      "Ask Ada.",
      "“Names” was typed over the formula of this cell.",
      "“7” was typed over the formula of this cell.",
    ]);
  });

  test("is left where it stands, and where somebody has a formula of their own", () => {
    const plan = smallPlan();
    expect(bringBack(plan)).toEqual({ mended: 0, noted: [] });
    plan.host.type("Shelf!D1", "=A1");
    expect(bringBack(plan)).toEqual({ mended: 0, noted: [] });
    expect(formulasOf(plan, "Shelf", "D1:D1")).toEqual(["=A1"]);
  });

  test("is not asked for where its column is gone", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getSheetByName("Shelf")!.deleteColumn(4));
    expect(bringBack(plan)).toEqual({ mended: 0, noted: [] });
  });
});
