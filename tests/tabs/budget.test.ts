import { describe, expect, test } from "vitest";
import { budgetTab } from "../../src/tabs/budget";
import { catalogueTab } from "../../src/tabs/catalogue";
import { cell, errors, examplePlan, newPlan, type Plan, rowOf, script } from "../plan";

const inRow = ({ host }: Plan, row: number, ...columns: readonly string[]) =>
  columns.map((column) => host.value(cell("budget", column, row)));
const type = ({ host }: Plan, row: number, cells: Readonly<Record<string, string>>) => {
  for (const [column, content] of Object.entries(cells)) host.type(cell("budget", column, row), content);
};

test("a row that cannot be counted says why, and the totals say how many they leave out", () => {
  const plan = newPlan();
  const own = { activity: "Our own", tier: "Community", stages: "Adoption", expected: "100" };
  const rows: readonly [string, Readonly<Record<string, string>>, string][] = [
    ["an unknown name", { activity: "Podcats" }, "not in the Catalogue: type its tier, stages and cost"],
    ["an unknown tier", { ...own, tier: "Basement" }, "unknown tier"],
    ["a quantity in words", { activity: "Webinar", quantity: "two" }, "the quantity is not a number"],
    ["a quantity below zero", { activity: "Webinar", quantity: "-1" }, "the quantity is negative"],
    ["a cost in words", { ...own, expected: "about 100" }, "the expected cost is not a number"],
    ["a low cost in words", { ...own, low: "little" }, "low or high is not a number"],
    ["a cost below zero", { ...own, expected: "-1" }, "a cost is negative"],
    ["cash in words", { ...own, cash: "some" }, "the cash is not a number"],
    ["cash below zero", { ...own, cash: "-1" }, "a cost is negative"],
    ["low over expected", { ...own, low: "101" }, "low, expected and high are not in order"],
    ["expected over high", { ...own, high: "99" }, "low, expected and high are not in order"],
    ["running in words", { ...own, running: "soon" }, "Running, Hands-on or Listening trip is no tick, yes or no"],
    [
      "a trip in words",
      { ...own, listeningTrip: "perhaps" },
      "Running, Hands-on or Listening trip is no tick, yes or no",
    ],
    ["nothing wrong", own, ""],
    ["ticks, and a yes", { ...own, running: "TRUE", listeningTrip: "FALSE", handsOn: "Yes" }, ""],
    ["a cost of 0", { ...own, expected: "0" }, ""],
    ["a cost of a billion", { ...own, expected: "1000000000" }, ""],
    ["a quantity of 0", { activity: "Webinar", quantity: "0" }, ""],
  ];
  rows.forEach(([, cells], index) => {
    type(plan, index + 1, cells);
  });
  expect(rows.map(([name], index) => [name, ...inRow(plan, index + 1, "check")])).toEqual(
    rows.map(([name, , words]) => [name, words]),
  );
  expect(plan.host.value("Budget!E4")).toBe(13);
  expect(costsTotal(plan)).toEqual([5, 1_000_000_200]);
  // The verdicts of all rows wait for the one whose cell cannot be read, and the message names it.
  expect(errors(plan.host)).toEqual([expect.stringContaining('FUNDING_CHECK: activities row 3, column "Tier"')]);
});

/** Rows counted and their mean, on Costs. */
function costsTotal({ host }: Plan): unknown[] {
  for (let row = 1; row < 60; row += 1)
    if (host.value(`Costs!B${row}`) === "Total") return [host.value(`Costs!C${row}`), host.value(`Costs!E${row}`)];
  throw new Error("Costs has no total");
}

describe("what people do to the table", () => {
  test("an activity deleted from the Catalogue leaves its row, with a word, and set-up does not bring it back", async () => {
    const plan = examplePlan();
    const budgetRow = rowOf(plan.host, "budget", "activity", "Getting-started guide");
    const [before] = inRow(plan, budgetRow, "expected");
    const total = plan.host.value("Budget!A4") as number;
    const row = catalogueTab.headerRow + rowOf(plan.host, "catalogue", "activity", "Getting-started guide");
    await script(
      plan.host,
      (app, at) => app.getActiveSpreadsheet().getSheetByName("Catalogue")!.deleteRow(Number(at)),
      String(row),
    );
    expect(inRow(plan, budgetRow, "activity", "expected", "check")).toEqual([
      "Getting-started guide",
      "",
      "not in the Catalogue: type its tier, stages and cost",
    ]);
    expect(plan.host.value("Budget!A4")).toBe(total - (before as number));
    expect(plan.host.value("Budget!E4")).toBe(1);
  });

  test("a row inserted by hand, without formulas, is counted among those to check until set-up fills it", async () => {
    const plan = examplePlan();
    await script(plan.host, (app) => {
      const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
      sheet.insertRowAfter(8);
      sheet.getRange(9, 1).setValue("Webinar");
    });
    expect(inRow(plan, 3, "activity", "expected", "check")).toEqual(["Webinar", "", ""]);
    expect(plan.host.value("Budget!E4")).toBe(1);
    plan.host.run("setUpPlan");
    expect(inRow(plan, 3, "tier", "expected", "check")).toEqual(["Expanded enablement", 4200, ""]);
    expect(plan.host.value("Budget!E4")).toBe(0);
  });

  test("a cost typed over its formula counts, and set-up leaves it", () => {
    const plan = newPlan();
    type(plan, 1, { activity: "Webinar", expected: "5000", low: "1000", high: "20000" });
    plan.host.run("setUpPlan");
    expect(inRow(plan, 1, "expected", "mean")).toEqual([5000, (1000 + 4 * 5000 + 20_000) / 6]);
  });

  test("verdicts whose formula was typed over come back with set-up", () => {
    const plan = examplePlan();
    const before = inRow(plan, 1, "verdict", "reason");
    plan.host.type(cell("budget", "verdict", 0), "What the board said");
    plan.host.run("setUpPlan");
    expect(inRow(plan, 1, "verdict", "reason")).toEqual(before);
    expect(plan.screen.toasts.at(-1)).toBe(
      "Mended 1 cell. What was typed over a formula is in a note there now: Budget!K6.",
    );
    expect(plan.host.note("Budget!K6")).toBe("“What the board said” was typed over the formula of this cell.");
  });
});

test("a promise is open until its day, then due until somebody says how it ended", () => {
  const plan = newPlan();
  const DAY = 86_400_000;
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const change = "first app in 5 minutes";
  const rows: readonly [string, Readonly<Record<string, string>>, string][] = [
    ["nothing promised", {}, ""],
    ["a day to come", { change, changeBy: day(30) }, "open"],
    ["a day that has passed", { change, changeBy: day(-2) }, "due: kept or missed?"],
    ["kept", { change, changeBy: day(-2), outcome: "kept" }, "kept"],
    ["missed", { change, changeBy: day(-2), outcome: "missed" }, "missed"],
    ["without a day", { change }, "by when? Type a date"],
    ["a day in words", { change, changeBy: "spring" }, "by when? Type a date"],
    ["a day alone", { changeBy: day(30) }, "what will change?"],
  ];
  rows.forEach(([, cells], index) => {
    type(plan, index + 1, { activity: "Webinar", ...cells });
  });
  expect(rows.map(([name], index) => [name, ...inRow(plan, index + 1, "promise")])).toEqual(
    rows.map(([name, , words]) => [name, words]),
  );
  expect(plan.host.value("Budget!G4")).toBe(1);
});

test("the example shows a promise that is open, one that is due and one that was missed, and Start says so", () => {
  const plan = examplePlan();
  const shown = Array.from({ length: budgetTab.rows }, (_, row) => inRow(plan, row + 1, "promise")[0]);
  expect(shown.filter((words) => words !== "")).toEqual(["open", "due: kept or missed?", "missed"]);
  const start = Array.from({ length: 15 }, (_, row) => plan.host.value(`Start!C${row + 1}`)).join("\n");
  expect(start).toContain("1 promise is due.");
});
