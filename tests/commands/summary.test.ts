import { expect, test } from "vitest";
import { allValues, cell, charts, examplePlan, newPlan } from "../plan";

const STATE = "Summary!A3";

test("a fresh plan says that its Summary was never refreshed", () => {
  expect(newPlan().host.value(STATE)).toContain("Not refreshed yet");
});

test("refreshing shows the page and stamps it; a change of the plan is told natively", () => {
  const { host } = examplePlan();
  host.run("refreshSummary");
  expect(host.activeSheetName).toBe("Summary");
  expect(host.value(STATE)).toBe("Up to date with the plan.");
  host.type(cell("budget", "quantity", 1), "5");
  expect(host.value(STATE)).toContain("The plan has changed since this page was refreshed");
  host.run("refreshSummary");
  expect(host.value(STATE)).toBe("Up to date with the plan.");
});

test("every figure on the page equals a sum of the plan's rows", () => {
  const { host } = examplePlan();
  const values = allValues(host);
  const summary = values.Summary!;
  const budget = values.Budget!.slice(6);
  const column = (key: string) =>
    Number(
      cell("budget", key, 1)
        .match(/!([A-Z]+)/)![1]!
        .charCodeAt(0),
    ) - 65;
  const sum = (rows: unknown[][]) => rows.reduce((total, row) => total + Number(row[column("expected")] || 0), 0);
  expect(summary[5]![0]).toBe(sum(budget));
  for (let row = 8; row < 13; row += 1) {
    const tier = summary[row]![0];
    expect([tier, summary[row]![4]]).toEqual([tier, sum(budget.filter((line) => line[column("tier")] === tier))]);
    const verdict = summary[row]![6];
    const judged = budget.filter((line) => line[column("verdict")] === verdict);
    expect([verdict, summary[row]![7], summary[row]![8]]).toEqual([verdict, judged.length, sum(judged)]);
  }
  expect(summary[17]![2]).toBe(2400 / 12_000);
});

test("the chart shows the cost by tier, and refreshing again does not multiply it", () => {
  const { host } = examplePlan();
  host.run("refreshSummary");
  host.run("refreshSummary");
  const drawn = charts(host);
  expect(drawn).toHaveLength(1);
  expect(drawn[0]).toMatchObject({
    title: "Where does the money go? Cost by tier",
    labels: ["Basic enablement", "Community", "Education", "Expanded enablement", "In-person"],
  });
  const summary = allValues(host).Summary!;
  expect(drawn[0]!.values).toEqual(summary.slice(8, 13).map((row) => row[4]));
});

test("notes that somebody wrote beside the page survive, and a formula that was typed over comes back", () => {
  const { host } = examplePlan();
  host.type("Summary!O5", "ask Ben");
  host.type("Summary!A6", "123");
  host.run("refreshSummary");
  expect(host.value("Summary!O5")).toBe("ask Ben");
  expect(host.formula("Summary!A6")).toContain("Groundwork_expected");
});
