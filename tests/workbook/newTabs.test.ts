import { describe, expect, test } from "vitest";
import type { SmallWorkbook } from "./runs";
import { rowsOf, SMALL_TABS, shelf, smallPlan, stall } from "./smallPlan";

describe("marks that are lost", () => {
  test("are put back, each where it belongs", () => {
    const plan = smallPlan();
    plan.run((_, book) => {
      for (const each of book.createDeveloperMetadataFinder().find()) each.remove();
    });
    plan.run((workbook, book) => {
      const found = workbook.places.findByMarks(book, SMALL_TABS);
      expect(found.get("budget")!.unmarked.columns).toHaveLength(5);
      for (const place of found.values()) workbook.newTabs.putMarks(place);
    });
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.setName("Market");
      sheet.insertRowBefore(1);
      sheet.moveColumns(sheet.getRange("A:A"), 4);
    });
    plan.run((workbook, book) => {
      const found = workbook.places.findByMarks(book, SMALL_TABS);
      const place = found.get("budget")!;
      expect(place.headerRow).toBe(4);
      expect(Object.fromEntries(place.columns)).toEqual({ fruit: 3, boxes: 1, price: 2, cost: 4, sold: 5 });
      expect([...found.values()].map(({ unmarked }) => unmarked)).toEqual(
        SMALL_TABS.map(() => ({ tab: false, header: false, columns: [] })),
      );
    });
  });
});

describe("a new tab", () => {
  /** Begins the stall's tab and draws it, as set-up does; `cutOff` ends the run between the two. */
  const make = (plan: SmallWorkbook, cutOff = false) =>
    plan.run((workbook, book) => {
      const marks = workbook.places.readTabMarks(book);
      const place = workbook.newTabs.beginTab(book, stall, marks, () => 1);
      const places = new Map([["budget" as const, place]]);
      const hidden = place.sheet.isSheetHidden();
      if (!cutOff) workbook.newTabs.finishTab(place, places);
      return hidden;
    });
  const without = (): SmallWorkbook => {
    const plan = smallPlan();
    plan.run((_, book) => book.deleteSheet(book.getSheetByName("Stall")!));
    return plan;
  };
  const found = (plan: SmallWorkbook) =>
    plan.run((workbook, book) => {
      const place = workbook.places.findByMarks(book, [stall]).get("budget");
      return place && { name: place.sheet.getName(), unmarked: place.unmarked, isHidden: place.sheet.isSheetHidden() };
    });
  const SEEN = { name: "Stall", unmarked: { tab: false, header: false, columns: [] }, isHidden: false };
  const names = (plan: SmallWorkbook) => plan.run((_, book) => book.getSheets().map((sheet) => sheet.getName()));

  test("is out of sight until it is drawn, then in its place with its marks, headers and formulas", () => {
    const plan = without();
    expect(make(plan)).toBe(true);
    expect(found(plan)).toEqual(SEEN);
    expect(names(plan)).toEqual(["Shelf", "Stall", "Till"]);
    const own = plan.run((_, book) => {
      const marks = book.getSheetByName("Stall")!.getDeveloperMetadata();
      return marks.map((mark) => mark.getValue());
    });
    expect(own).toEqual(["budget"]);
    const rows = rowsOf(plan, "Stall").map((row) => row.split(" | ").slice(0, 5).join(" | "));
    expect(rows.slice(0, 4)).toEqual([
      "What the stall costs |  |  | 0 | ",
      "Allowance | 100 |  |  | ",
      "Fruit | Boxes | Price | Cost | Sold",
      " |  |  | 0 | false",
    ]);
    plan.run((_, book) =>
      expect(book.getRange("Stall!D4:D7").getFormulas().flat()).toEqual([
        "=$B4*$C4",
        "=$B5*$C5",
        "=$B6*$C6",
        "=$B7*$C7",
      ]),
    );
  });

  test("that a run which was cut off has begun is nobody's until the next run takes it up", () => {
    const plan = without();
    make(plan, true);
    expect(found(plan)).toBeUndefined();
    make(plan);
    expect(found(plan)).toEqual(SEEN);
    expect(names(plan)).toHaveLength(3);
    const marks = plan.run((workbook, book) => workbook.places.readMarks(book.getSheetByName("Stall")!).length);
    expect(marks).toBe(6);
  });

  test("that was drawn and lacks only its mark is left as people have it since", () => {
    const plan = without();
    make(plan, true);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.showSheet();
      sheet.getRange("A4").setValue("hers");
      sheet.getRange("D4").setValue("hers too");
    });
    expect(make(plan)).toBe(false);
    expect(found(plan)?.name).toBe("Stall");
    expect(plan.host.value("Stall!A4")).toBe("hers");
    expect(plan.host.value("Stall!D4")).toBe("hers too");
  });

  test("that somebody brought in sight before it was drawn goes out of sight again until it is", () => {
    const plan = without();
    make(plan, true);
    plan.run((_, book) => book.getSheetByName("Stall")!.showSheet());
    expect(make(plan)).toBe(true);
    expect(found(plan)).toEqual(SEEN);
    expect(plan.host.value("Stall!A3")).toBe("Fruit");
  });

  test("takes a blank tab of its name, and another name where somebody's tab has it", () => {
    const blank = without();
    blank.run((_, book) => book.insertSheet("Stall", 2));
    make(blank);
    expect(names(blank)).toHaveLength(3);
    const taken = without();
    taken.run((_, book) => {
      book.insertSheet("Stall", 2).getRange("A1").setValue("hers");
      book.insertSheet("Stall (Groundwork)", 3).getRange("A1").setValue("hers too");
    });
    make(taken);
    expect(found(taken)?.name).toBe("Stall (Groundwork 2)");
    expect(taken.host.value("Stall!A1")).toBe("hers");
  });

  test("leaves a blank tab alone that carries somebody's mark", () => {
    const plan = without();
    plan.run((_, book, app) =>
      book.insertSheet("Stall", 2).addDeveloperMetadata("somebody", "x", app.DeveloperMetadataVisibility.DOCUMENT),
    );
    make(plan);
    expect(found(plan)?.name).toBe("Stall (Groundwork)");
  });

  test("stays hidden when it is a record for the add-on itself", () => {
    const plan = without();
    plan.run((workbook, book) => {
      const hidden = { ...shelf, key: "undo", name: "Record", keptHidden: true } as const;
      const place = workbook.newTabs.beginTab(book, hidden, [], () => 1);
      workbook.newTabs.finishTab(place, new Map([["catalogue" as const, place]]));
      expect(place.sheet.isSheetHidden()).toBe(true);
      expect(place.sheet.getRange("A1").getValue()).toBe("Fruit");
    });
  });
});
