import { describe, expect, test } from "vitest";
import type { Tab } from "../../src/tabs/define";
import { type Happens, unmarkOnly } from "./marks";
import type { SmallWorkbook } from "./runs";
import { placesIn, SMALL_TABS, shelf, smallPlan, stall } from "./smallPlan";

describe("what is remembered of a plan", () => {
  /** How many marks a run reads to find the plan. */
  const reading = (plan: SmallWorkbook, tabs: readonly Tab[] = SMALL_TABS) => {
    plan.host.resetCalls();
    const found = plan.run((workbook, book) => {
      const places = workbook.places.findPlaces(book, tabs);
      return Object.fromEntries(
        [...places].map(([key, { columns, headerRow }]) => [key, `${headerRow}: ${[...columns.values()]}`]),
      );
    });
    return { found, marks: plan.host.calls["DeveloperMetadata.getLocation"] ?? 0 };
  };
  const FOUND = { budget: "3: 1,2,3,4,5", catalogue: "1: 1,2,3,4", settings: "0: " };

  test("saves the next run from reading marks while nothing moved", () => {
    const plan = smallPlan();
    const first = reading(plan);
    expect(first.found).toEqual(FOUND);
    expect(first.marks).toBeGreaterThan(10);
    plan.run((_, book) => book.getRange("Stall!A4:C7").clearContent());
    expect(reading(plan)).toEqual({ found: FOUND, marks: 0 });
  });

  test.each<[string, Happens, object]>([
    [
      "a column moved",
      (book) => book.getSheetByName("Stall")!.moveColumns(book.getRange("Stall!D:D"), 1),
      { budget: "3: 2,3,4,1,5" },
    ],
    [
      "a row was inserted above",
      (book) => void book.getSheetByName("Stall")!.insertRowBefore(1),
      { budget: "4: 1,2,3,4,5" },
    ],
    ["a header was renamed", (book) => void book.getRange("Stall!B3").setValue("Crates"), { budget: "3: 1,2,3,4,5" }],
    [
      "two headers changed places",
      (book) => void book.getRange("Stall!B3:C3").setValues([["Price", "Boxes"]]),
      { budget: "3: 1,2,3,4,5" },
    ],
    [
      "columns were deleted to the end",
      (book) => book.getSheetByName("Stall")!.deleteColumns(4, 3),
      { budget: "3: 1,2,3" },
    ],
  ])("is not believed when %s", (_, happens, found) => {
    const plan = smallPlan();
    reading(plan);
    plan.run((__, book) => happens(book));
    const again = reading(plan);
    expect(again.found).toEqual({ ...FOUND, ...found });
    expect(again.marks).toBeGreaterThan(0);
  });

  test("is not believed by a version that knows another number of columns", () => {
    const plan = smallPlan();
    reading(plan);
    const later: Tab = { ...stall, columns: stall.columns.slice(0, 4) };
    expect(reading(plan, [later])).toMatchObject({ found: { budget: "3: 1,2,3,4" } });
    expect(reading(plan, [stall]).marks).toBeGreaterThan(0);
  });

  test("is not believed when the tab was deleted", () => {
    const plan = smallPlan();
    reading(plan);
    plan.run((_, book) => book.deleteSheet(book.getSheetByName("Shelf")!));
    expect(reading(plan).found).toEqual({ budget: FOUND.budget, settings: FOUND.settings });
  });

  test.each<[string, Happens]>([
    ["two headers are alike", (book) => void book.getRange("Stall!C3").setValue("Boxes")],
    ["a header is like one beside the plan", (book) => void book.getRange("Stall!B3").setValue(" Fruit ")],
    ["a header is blank", (book) => void book.getRange("Stall!B3").setValue(" ")],
    ["a mark is lost", unmarkOnly("budget.boxes")],
    ["the mark of the header is lost", unmarkOnly("budget#")],
  ])("is nothing of a tab in which %s", (_, happens) => {
    const plan = smallPlan();
    plan.run((__, book) => happens(book));
    reading(plan, [stall]);
    expect(reading(plan, [stall]).marks).toBeGreaterThan(0);
  });

  test("is kept of a tab whose spilled headers are like others", () => {
    const plan = smallPlan();
    reading(plan, [shelf]);
    expect(reading(plan, [shelf])).toEqual({ found: { catalogue: FOUND.catalogue }, marks: 0 });
  });

  test("is written only when it changed, and holds no word of the plan", () => {
    const plan = smallPlan();
    reading(plan);
    plan.host.resetCalls();
    plan.run((workbook, book) => {
      workbook.memory.rememberTabs(placesIn(workbook, book).places, ["budget", "settings"]);
    });
    expect(plan.host.calls["Properties.setProperties"]).toBeUndefined();
    expect(JSON.stringify(plan.host.save().properties)).not.toMatch(/Fruit|Boxes|Price/);
  });

  test("is brought up to date for a tab whose header a command has renamed", () => {
    const plan = smallPlan();
    reading(plan, [stall]);
    plan.run((workbook, book) => {
      const { places } = placesIn(workbook, book);
      book.getRange("Stall!B3").setValue("Crates");
      workbook.memory.rememberTabs(places, ["budget"]);
    });
    expect(reading(plan, [stall]).marks).toBe(0);
  });
});
