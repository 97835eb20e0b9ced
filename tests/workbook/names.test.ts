import { describe, expect, test } from "vitest";
import type { SmallWorkbook } from "./runs";
import { placesIn, smallPlan, stall } from "./smallPlan";

describe("the names of the plan's cells", () => {
  const ensure = (plan: SmallWorkbook, isPage = false) =>
    plan.run((workbook, book) => {
      const { places, stall: place } = placesIn(workbook, book);
      const page = { ...place, tab: { ...place.tab, generated: true } };
      return workbook.names.ensureNames(book, isPage ? new Map([...places, ["budget", page]]) : places);
    });
  const cellOf = (plan: SmallWorkbook, name: string) =>
    plan.run((_, book) => {
      const range = book.getRangeByName(name);
      return range && `${range.getSheet().getName()}!${range.getA1Notation()}`;
    });

  test("are left where they stand, also where they moved", () => {
    const plan = smallPlan();
    expect(ensure(plan)).toBe(0);
    plan.run((_, book) => book.getSheetByName("Stall")!.insertRowBefore(1));
    expect(ensure(plan)).toBe(0);
    expect(cellOf(plan, "Groundwork_Total")).toBe("Stall!D2");
  });

  test("come back to their cells when they are gone, and are counted", () => {
    const plan = smallPlan();
    plan.run((_, book) => {
      for (const named of book.getNamedRanges()) if (/Total|Float/.test(named.getName())) named.remove();
    });
    expect(ensure(plan)).toBe(2);
    expect([cellOf(plan, "Groundwork_Total"), cellOf(plan, "Groundwork_Float")]).toEqual(["Stall!D1", "Till!C2"]);
  });

  test.each<[string, string]>([
    ["a row further down", "Stall!D2"],
    ["a column further on", "Stall!E1"],
  ])("of the add-on's own page come back from %s", (_, address) => {
    const plan = smallPlan();
    plan.run((__, book) => book.setNamedRange("Groundwork_Total", book.getRange(address)));
    expect(ensure(plan)).toBe(0);
    expect(ensure(plan, true)).toBe(1);
    expect(cellOf(plan, "Groundwork_Total")).toBe("Stall!D1");
    expect(ensure(plan, true)).toBe(0);
  });

  test("may stand for several cells", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const { places, stall: place } = placesIn(workbook, book);
      const block = () => [{ row: 4, column: 2, text: "", name: "Groundwork_Block", nameRows: 3, nameColumns: 2 }];
      workbook.names.ensureNames(book, new Map([...places, ["budget", { ...place, tab: { ...stall, block } }]]));
    });
    expect(cellOf(plan, "Groundwork_Block")).toBe("Stall!B4:C6");
  });
});
