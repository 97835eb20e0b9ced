import { describe, expect, test } from "vitest";
import { formulasOf, placesIn, refusalOf, rowsOf, smallPlan } from "./smallPlan";

describe("numbers that follow each other are one run", () => {
  test.each<[string, number[], { first: number; last: number }[]]>([
    ["none is no run", [], []],
    ["one number", [4], [{ first: 4, last: 4 }]],
    ["neighbours", [4, 5, 6], [{ first: 4, last: 6 }]],
    [
      "a gap begins another run, and ten follows nine",
      [10, 4, 9, 5],
      [
        { first: 4, last: 5 },
        { first: 9, last: 10 },
      ],
    ],
  ])("%s", (_, numbers, runs) => {
    smallPlan().run(({ rows }) => expect(rows.runsOf(numbers)).toEqual(runs));
  });
});

describe("writing rows", () => {
  test("writes the named cells and leaves the others of the row", () => {
    const plan = smallPlan();
    plan.run((workbook, spreadsheet) => {
      const { stall } = placesIn(workbook, spreadsheet);
      workbook.rows.writeRows(stall, [
        { position: 7, cells: { fruit: "Fig", price: 7 } },
        { position: 5, cells: { boxes: 9, price: null } },
        { position: 6, cells: { price: 1, boxes: 2 } },
      ]);
    });
    expect(rowsOf(plan, "Stall").slice(3)).toEqual([
      "Apple | 3 | 2 | 6 | true | sweet",
      "Pear | 9 |  | 0 | false | ",
      " | 2 | 1 | 2 | false | ",
      "Fig |  | 7 | 0 | false | ",
    ]);
  });

  test("takes one write for each rectangle, in whatever order rows and columns are given", () => {
    const plan = smallPlan();
    plan.run((workbook, spreadsheet) => {
      const { stall } = placesIn(workbook, spreadsheet);
      plan.host.resetCalls();
      workbook.rows.writeRows(stall, [
        { position: 7, cells: { price: 1, boxes: 2 } },
        { position: 6, cells: { boxes: 3, price: 4 } },
      ]);
    });
    expect(plan.host.calls["Range.setValues"]).toBe(1);
    expect(rowsOf(plan, "Stall").slice(5)).toEqual([" | 3 | 4 | 12 | false | ", " | 2 | 1 | 2 | false | "]);
  });

  test("takes two where the columns of two rows differ, and where a row lies between", () => {
    const plan = smallPlan();
    plan.run((workbook, spreadsheet) => {
      const { stall } = placesIn(workbook, spreadsheet);
      plan.host.resetCalls();
      workbook.rows.writeRows(stall, [
        { position: 4, cells: { boxes: 1 } },
        { position: 5, cells: { price: 1 } },
        { position: 7, cells: { price: 2 } },
      ]);
    });
    expect(plan.host.calls["Range.setValues"]).toBe(3);
    expect(rowsOf(plan, "Stall").slice(3)).toEqual([
      "Apple | 1 | 2 | 2 | true | sweet",
      "Pear | 4 | 1 | 4 | false | ",
      " |  |  | 0 | false | ",
      " |  | 2 | 0 | false | ",
    ]);
  });

  test("follows a column that somebody moved", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => {
      const sheet = spreadsheet.getSheetByName("Stall")!;
      sheet.moveColumns(sheet.getRange("C:C"), 1);
    });
    plan.run((workbook, spreadsheet) => {
      const { stall } = placesIn(workbook, spreadsheet);
      workbook.rows.writeRows(stall, [{ position: 4, cells: { boxes: 8, price: 5 } }]);
    });
    expect(rowsOf(plan, "Stall")[3]).toBe("5 | Apple | 8 | 40 | true | sweet");
  });
});

describe("adding rows", () => {
  test("fills the first blank ones, with the formulas that they lack, and says where they stand", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getRange("Stall!D6:D7").clearContent());
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      const rows = [
        { fruit: "Fig", boxes: 1, price: 5 },
        { fruit: "Lime", boxes: 2, price: 4 },
      ];
      expect(workbook.rows.addRows(stall, places, "fruit", rows)).toEqual([6, 7]);
    });
    expect(rowsOf(plan, "Stall").slice(5)).toEqual(["Fig | 1 | 5 | 5 | false | ", "Lime | 2 | 4 | 8 | false | "]);
    expect(formulasOf(plan, "Stall", "D6:D7")).toEqual(["=$B6*$C6", "=$B7*$C7"]);
  });

  test("none writes nothing", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.addRows(stall, places, "fruit", [])).toEqual([]);
    });
    expect(rowsOf(plan, "Stall")).toEqual(before);
  });

  test("goes on behind the end of the table", () => {
    const plan = smallPlan();
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      const rows = ["Fig", "Lime", "Plum", "Kiwi"].map((fruit) => ({ fruit, boxes: 1, price: 2 }));
      expect(workbook.rows.addRows(stall, places, "fruit", rows)).toEqual([6, 7, 8, 9]);
    });
    expect(rowsOf(plan, "Stall").slice(7)).toEqual(["Plum | 1 | 2 | 2 |  | ", "Kiwi | 1 | 2 | 2 |  | "]);
    expect(formulasOf(plan, "Stall", "D9:D9")).toEqual(["=$B9*$C9"]);
  });

  test("leaves alone a formula that somebody put in the place of the plan's", () => {
    const plan = smallPlan();
    plan.host.type("Stall!D6", "=1+1");
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      workbook.rows.addRows(stall, places, "fruit", [{ fruit: "Fig" }]);
    });
    expect(formulasOf(plan, "Stall", "D6:D6")).toEqual(["=1+1"]);
  });

  test.each<[string, string, number[]]>([
    ["a number that somebody typed over a formula", "12", [7, 8]],
    ["words that somebody typed over a formula", "ask Ann", [7, 8]],
    ["a formula that gives nothing", '=""', [6, 7]],
    ["a formula that somebody emptied", "", [6, 7]],
  ])("a row with %s", (_, typed, positions) => {
    const plan = smallPlan();
    plan.host.type("Stall!D6", typed);
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.addRows(stall, places, "fruit", [{ fruit: "Fig" }, { fruit: "Lime" }])).toEqual(positions);
    });
  });

  test.each<[string, string, number]>([
    ["a key that a cut-off run left", "request-1", 6],
    ["a key before a name", "request-1 Webinar", 6],
    ["words that somebody typed where keys stand", "ask Ann", 7],
  ])("a row with %s", (_, typed, position) => {
    const plan = smallPlan();
    plan.host.type("Stall!B6", typed);
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.addRows(stall, places, "fruit", [{ fruit: "Fig", boxes: "request-2" }], "boxes")).toEqual([
        position,
      ]);
    });
  });

  test("stops before a formula would take the place of what somebody typed meanwhile", () => {
    const plan = smallPlan();
    plan.host.type("Stall!D6", "");
    const refusal = refusalOf(() =>
      plan.run((workbook, spreadsheet) => {
        const { places, stall } = placesIn(workbook, spreadsheet);
        workbook.rows.blankRows(stall, "fruit", 1);
        plan.host.type("Stall!D6", "12");
        workbook.rows.fillRuns(stall, places, "cost", [{ first: 6, last: 6 }]);
      }),
    );
    expect(refusal).toContain("Somebody changed D6 of Stall");
    expect(plan.host.value("Stall!D6")).toBe(12);
  });

  test("writes the column by which a row is known before the others", () => {
    const plan = smallPlan();
    const calls: number[] = [];
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      plan.host.resetCalls();
      const rows = [{ fruit: "Fig", boxes: 3 }];
      workbook.rows.addRows(stall, places, "fruit", rows, "fruit");
      calls.push(plan.host.calls["Range.setValues"]!);
    });
    expect(calls).toEqual([2]);
    expect(rowsOf(plan, "Stall")[5]).toBe("Fig | 3 |  | 0 | false | ");
  });

  test("leaves that column where the others could not be written, so that the row is known again", () => {
    const plan = smallPlan();
    const add = (price: string | number) =>
      plan.run((workbook, spreadsheet) => {
        const { places, stall } = placesIn(workbook, spreadsheet);
        return workbook.rows.addRows(stall, places, "price", [{ fruit: "stall-fig", boxes: 3, price }], "fruit");
      });
    expect(refusalOf(() => add("a".repeat(50_000)))).toContain("does not fit into a cell");
    expect(rowsOf(plan, "Stall")[5]).toBe("stall-fig |  |  | 0 | false | ");
    expect(add(2)).toEqual([6]);
    expect(rowsOf(plan, "Stall")[5]).toBe("stall-fig | 3 | 2 | 6 | false | ");
  });

  test("a row in which somebody began to type is theirs, whichever column it is", () => {
    const plan = smallPlan();
    plan.host.type("Stall!C6", "12");
    plan.run((workbook, spreadsheet) => {
      const { places, stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.addRows(stall, places, "fruit", [{ fruit: "Fig", price: 1 }])).toEqual([7]);
    });
  });
});

describe("blank rows", () => {
  test.each<[string, string, string, number, string[], number[]]>([
    ["the first one", "A1", "What the stall costs", 1, [], [6]],
    ["both", "A1", "What the stall costs", 2, [], [6, 7]],
    ["spaces are nothing typed", "A6", "   ", 1, [], [6]],
    ["a word in the column that has to be blank", "A6", "Fig", 1, [], [7]],
    ["a word in another column in which people type", "B6", "8", 1, ["price"], [7]],
    ["a word in another column that is not written", "E6", "8", 1, ["price"], [6]],
    ["a word in a column that is written", "B6", "8", 1, ["boxes"], [7]],
    ["an empty tick box in a column that is written", "A1", "What the stall costs", 1, ["sold"], [6]],
    ["a calculated cell is nobody's", "A1", "What the stall costs", 1, ["cost"], [6]],
  ])("%s", (_, address, text, wanted, written, positions) => {
    const plan = smallPlan();
    plan.host.type(`Stall!${address}`, text);
    plan.run((workbook, spreadsheet) => {
      const { stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.blankRows(stall, "fruit", wanted, written)).toEqual(positions);
    });
    expect(rowsOf(plan, "Stall")).toHaveLength(7);
  });

  test("as many as are missing are added at the end, also to a table that has lost all of its rows", () => {
    const plan = smallPlan();
    plan.run((_, spreadsheet) => spreadsheet.getSheetByName("Stall")!.deleteRows(4, 4));
    plan.run((workbook, spreadsheet) => {
      const { stall } = placesIn(workbook, spreadsheet);
      expect(workbook.rows.blankRows(stall, "fruit", 2)).toEqual([4, 5]);
    });
    expect(rowsOf(plan, "Stall").slice(3)).toEqual([" |  |  |  |  | ", " |  |  |  |  | "]);
  });

  test("a row is not written over when somebody fills it after it was found blank", () => {
    const plan = smallPlan();
    const refusal = refusalOf(() =>
      plan.run((workbook, spreadsheet) => {
        const { stall } = placesIn(workbook, spreadsheet);
        const [position] = workbook.rows.blankRows(stall, "fruit", 1);
        spreadsheet.getRange("Stall!A6").setValue("Hers");
        workbook.rows.writeRows(stall, [{ position: position!, cells: { fruit: "Fig" } }]);
      }),
    );
    expect(refusal).toContain("Somebody changed A6 of Stall at the same moment");
    expect(rowsOf(plan, "Stall")[5]).toBe("Hers |  |  | 0 | false | ");
  });
});
