import { describe, expect, test } from "vitest";
import { formulasOf, placesIn, refusalOf, rowsOf, smallPlan } from "./smallPlan";

const BLANK = "";

describe("resetting rows", () => {
  test("leaves what somebody types while it empties other cells", () => {
    const plan = smallPlan();
    plan.host.disturb({
      between: ({ name }) => {
        if (name === "RangeList.clearContent" && plan.host.value("Stall!A4") === "Apple")
          plan.host.type("Stall!A4", "Fig");
      },
    });
    const refusal = refusalOf(() =>
      plan.run((workbook, spreadsheet) => {
        const { places, stall } = placesIn(workbook, spreadsheet);
        workbook.read.readTable(stall);
        workbook.rows.resetRows(stall, places, [4], ["fruit", "boxes"]);
      }),
    );
    plan.host.disturb({});
    expect(refusal).toContain("Somebody changed A4 of Stall");
    expect([plan.host.value("Stall!A4"), plan.host.value("Stall!B4")]).toEqual(["Fig", ""]);
  });

  test("empties typed cells, gives calculated ones their formula back, and leaves the others", () => {
    const plan = smallPlan();
    plan.host.type("Stall!D4", "999");
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      workbook.rows.resetRows(stall, places, [4, 5], ["boxes", "cost"]);
    });
    expect(rowsOf(plan, "Stall").slice(3, 5)).toEqual([
      "Apple |  | 2 | 0 | true | sweet",
      "Pear |  | 3 | 0 | false | ",
    ]);
    expect(formulasOf(plan, "Stall", "D4:D5")).toEqual(["=$B4*$C4", "=$B5*$C5"]);
  });

  test("refuses a cell that somebody changed since it was read", () => {
    const plan = smallPlan();
    const refusal = refusalOf(() =>
      plan.run((workbook, spreadsheet) => {
        const { places, stall } = placesIn(workbook, spreadsheet);
        workbook.read.readTable(stall);
        spreadsheet.getRange("Stall!B5").setValue(40);
        workbook.rows.resetRows(stall, places, [4, 5], ["boxes"]);
      }),
    );
    expect(refusal).toContain("Somebody changed B5 of Stall");
    expect(rowsOf(plan, "Stall")[4]).toBe("Pear | 40 | 3 | 120 | false | ");
  });
});

describe("completing rows", () => {
  test("gives rows in use the formulas that they lack, and counts the rows", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getRange("Stall!D4:D6").clearContent());
    plan.host.type("Stall!A7", "  ");
    plan.run((_, spreadsheet) => spreadsheet.getRange("Stall!D7").clearContent());
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.completeRows(stall, places)).toBe(2);
    });
    expect(formulasOf(plan, "Stall", "D4:D7")).toEqual(["=$B4*$C4", "=$B5*$C5", BLANK, BLANK]);
  });

  test("what people typed over a formula stays, a formula that gives nothing too, and nothing is counted", () => {
    const plan = smallPlan();
    plan.host.type("Stall!D4", "999");
    plan.host.type("Stall!D5", '=""');
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.completeRows(stall, places)).toBe(0);
    });
    expect(formulasOf(plan, "Stall", "D4:D5")).toEqual([BLANK, '=""']);
    expect(plan.host.value("Stall!D4")).toBe(999);
  });

  test("what somebody types into an empty cell meanwhile stays, and the rest waits for the next run", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getRange("Stall!D4:D5").clearContent());
    plan.host.disturb({
      between: ({ name }) => {
        if (name === "Range.getFormulas") plan.host.type("Stall!D5", "12");
      },
    });
    const complete = () =>
      plan.run((workbook, spreadsheet) => {
        const { places, stall } = placesIn(workbook, spreadsheet);
        return workbook.rows.completeRows(stall, places);
      });
    expect(refusalOf(complete)).toContain("Somebody changed D5 of Stall");
    plan.host.disturb({});
    expect(plan.host.value("Stall!D5")).toBe(12);
    expect(complete()).toBe(1);
    expect(formulasOf(plan, "Stall", "D4:D5")).toEqual(["=$B4*$C4", BLANK]);
  });

  test("the column `completed` says which rows are in use where a tab has one", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => {
      spreadsheet.getRange("Stall!D4:D7").clearContent();
      spreadsheet.getRange("Stall!B7").setValue(5);
    });
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      const byBoxes = { ...stall, tab: { ...stall.tab, completed: "boxes" } };
      expect(workbook.rows.completeRows(byBoxes, places)).toBe(3);
    });
    expect(formulasOf(plan, "Stall", "D4:D7")).toEqual(["=$B4*$C4", "=$B5*$C5", BLANK, "=$B7*$C7"]);
  });

  test("the first column says it where a tab has no names, and a table without that column has no rows in use", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getRange("Stall!D4:D5").clearContent());
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      const { contentKeys: _names, ...nameless } = stall.tab;
      const columns = new Map([...stall.columns].filter(([key]) => key !== "fruit"));
      expect(workbook.rows.completeRows({ ...stall, columns }, places)).toBe(0);
      expect(workbook.rows.completeRows({ ...stall, tab: nameless }, places)).toBe(2);
    });
  });

  test("a table without rows has nothing to complete", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getSheetByName("Stall")!.deleteRows(4, 4));
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.completeRows(stall, places)).toBe(0);
    });
  });

  test("a column that is gone is passed over", () => {
    const plan = smallPlan();
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      const columns = new Map([...stall.columns].filter(([key]) => key !== "cost"));
      spreadsheet.getRange("Stall!D4").clearContent();
      expect(workbook.rows.completeRows({ ...stall, columns }, places)).toBe(0);
    });
    expect(formulasOf(plan, "Stall", "D4:D4")).toEqual([BLANK]);
  });
});

describe("rows of the plan's own that were deleted", () => {
  test("come back behind the last that stands, with their formulas", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getSheetByName("Shelf")!.deleteRow(2));
    plan.run((workbook, spreadsheet) => {
      const { places, shelf } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.bringBackRows(shelf, places)).toBe(1);
    });
    expect(rowsOf(plan, "Shelf")).toEqual([
      "Fruit | Each | Dozen | Fruit",
      "Pear | 3 | 36 | Pear",
      "Quince | 5 | 60 | Quince",
      "Apple | 2 | 24 | Apple",
    ]);
    expect(formulasOf(plan, "Shelf", "C4:C4")).toEqual(["=$B4*12"]);
  });

  test("take the blank rows that a run which was cut off has inserted", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => {
      const sheet = spreadsheet.getSheetByName("Shelf")!;
      sheet.getRange("D1").clearContent();
      sheet.deleteRows(2, 2);
      sheet.insertRowsAfter(2, 2);
    });
    plan.run((workbook, spreadsheet) => {
      const { places, shelf } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.bringBackRows(shelf, places)).toBe(2);
    });
    expect(rowsOf(plan, "Shelf").map((row) => row.split(" | ")[0])).toEqual(["Fruit", "Quince", "Apple", "Pear"]);
    expect(formulasOf(plan, "Shelf", "C3:C4")).toEqual(["=$B3*12", "=$B4*12"]);
  });

  test("come before what stands under the table", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => {
      const sheet = spreadsheet.getSheetByName("Shelf")!;
      sheet.getRange("D1").clearContent();
      sheet.deleteRow(3);
      sheet.insertRowsAfter(3, 2);
      sheet.getRange("B4").setValue("a note of hers");
    });
    plan.run((workbook, spreadsheet) => {
      const { places, shelf } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.bringBackRows(shelf, places)).toBe(1);
    });
    expect(rowsOf(plan, "Shelf").map((row) => row.split(" | ").slice(0, 2))).toEqual([
      ["Fruit", "Each"],
      ["Apple", "2"],
      ["Quince", "5"],
      ["Pear", "3"],
      ["", "a note of hers"],
      ["", ""],
    ]);
  });

  test("come back beside a column that somebody put between the plan's", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => {
      const sheet = spreadsheet.getSheetByName("Shelf")!;
      sheet.insertColumnAfter(1);
      sheet.deleteRow(4);
    });
    plan.run((workbook, spreadsheet) => {
      const { places, shelf } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.bringBackRows(shelf, places)).toBe(1);
    });
    expect(rowsOf(plan, "Shelf")[3]).toBe("Quince |  | 5 | 60 | Quince");
  });

  test("come back into a table that has lost all of them", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getSheetByName("Shelf")!.deleteRows(2, 3));
    plan.run((workbook, spreadsheet) => {
      const { places, shelf } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.bringBackRows(shelf, places)).toBe(3);
    });
    expect(rowsOf(plan, "Shelf").map((row) => row.split(" | ")[0])).toEqual(["Fruit", "Apple", "Pear", "Quince"]);
  });

  test.each<[string, (sheet: GoogleAppsScript.Spreadsheet.Sheet) => void, string]>([
    [
      "where none is missing, also with spaces around its name",
      (sheet) => sheet.getRange("A2").setValue(" Apple "),
      "Shelf",
    ],
    ["to a tab whose rows are its people's", (sheet) => sheet.deleteRow(4), "Stall"],
  ])("do not come back %s", (_, change, name) => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => change(spreadsheet.getSheetByName(name)!));
    const before = rowsOf(plan, name);
    plan.run((workbook, spreadsheet) => {
      const { places, shelf, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.bringBackRows(name === "Shelf" ? shelf : stall, places)).toBe(0);
    });
    expect(rowsOf(plan, name)).toEqual(before);
  });

  test("stay away where the column of their names is gone", () => {
    smallPlan().run((workbook, spreadsheet) => {
      const { places, shelf } = placesIn(workbook, spreadsheet);
      spreadsheet.getSheetByName("Shelf")!.deleteRow(2);
      const columns = new Map([...shelf.columns].filter(([key]) => key !== "fruit"));
      expect(workbook.rows.bringBackRows({ ...shelf, columns }, places)).toBe(0);
    });
  });
});
