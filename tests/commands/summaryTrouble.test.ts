import { expect, test } from "vitest";
import { rowOf } from "../../src/tabs/summaryPage";
import { cell, errors, examplePlan, type Plan, script, rowOf as tableRow } from "../plan";

const STATE = "Summary!J1";
const at = (column: string, part: Parameters<typeof rowOf>[0], offset = 0) =>
  `Summary!${column}${rowOf(part) + offset}`;
const says = (plan: Plan, address: string) => String(plan.host.value(address));

test.each(["Funnel", "KPIs", "Costs", "Audit", "Budget", "Catalogue"])(
  "without the %s tab no cell shows an error, and refreshing brings it back",
  async (name) => {
    const plan = examplePlan();
    await script(
      plan.host,
      (app, word) => app.getActiveSpreadsheet().deleteSheet(app.getActiveSpreadsheet().getSheetByName(word)!),
      name,
    );
    const broken = () => errors(plan.host).filter((line) => line.startsWith("Summary"));
    expect(broken()).toEqual([]);
    expect(says(plan, STATE)).toContain("The plan has changed since");
    plan.host.run("refreshSummary");
    expect(broken()).toEqual([]);
    expect(says(plan, STATE)).toBe("Up to date with the plan.");
    expect(says(plan, at("A", "reconcile"))).toContain("reconcile: yes");
  },
);

const NAMES: readonly [what: string, name: string][] = [
  ["a formula", '=HYPERLINK("https://example.com")'],
  ["300 characters", "x".repeat(300)],
  ["quotes and lines", `"Our" 'thing'\nof two lines`],
  ["emoji", "🚀🚀🚀 rockets"],
  ["right to left", "مؤتمر المطورين"],
];

test.each(NAMES)("an activity whose name is %s stands on the page as text", async (_, name) => {
  const plan = examplePlan();
  const row = tableRow(plan.host, "budget", "activity", "In-person hackathon, 100 people, weekend");
  const address = cell("budget", "activity", row);
  const verdict = cell("budget", "expected", row);
  plan.host.type(verdict, "99000");
  plan.host.type(cell("budget", "tier", row), "In-person");
  plan.host.type(cell("budget", "stages", row), "Adoption");
  plan.host.type(cell("budget", "handsOn", row), "TRUE");
  await script(
    plan.host,
    (app, word) =>
      app
        .getActiveSpreadsheet()
        .getRange(word.split("|")[0]!)
        .setValue(`'${word.slice(word.indexOf("|") + 1)}`),
    `${address}|${name}`,
  );
  plan.host.run("refreshSummary");
  const first = says(plan, at("A", "refused", 1));
  const letters = [...name.replace(/\s+/g, " ")].slice(0, 8).join("");
  expect(first).toContain(letters);
  expect(plan.host.formula(at("A", "refused", 1))).toBe("");
  expect(first.length).toBeLessThan(160);
  expect(errors(plan.host).filter((line) => line.startsWith("Summary"))).toEqual([]);
});

test.each([
  ["de_DE", "521.000 USD"],
  ["en_US", "521,000 USD"],
])("in %s amounts read as people write them there: %s", (locale, amount) => {
  const plan = examplePlan({ locale });
  expect(says(plan, at("C", "cards", 1))).toBe(amount);
});
