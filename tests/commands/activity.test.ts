import { expect, test } from "vitest";
import type { ActivityCheck, ActivityForm, AddedActivity, NewActivity } from "../../src/commands/server";
import { budgetTab } from "../../src/tabs/budget";
import { allValues, cell, examplePlan, newPlan, type Plan, script } from "../plan";

const WEBINAR: NewActivity = {
  activity: "Webinar",
  quantity: 2,
  quarter: "Q3",
  owner: "Ines",
  running: false,
  listeningTrip: false,
};

const add = ({ host }: Plan, activity: Partial<NewActivity> = {}) =>
  host.serve("addActivity", [{ ...WEBINAR, ...activity }]) as Promise<AddedActivity>;
const check = ({ host }: Plan, activity: Partial<NewActivity> = {}) =>
  host.serve("checkActivity", [{ ...WEBINAR, ...activity }]) as Promise<ActivityCheck>;

test("the form lists the 45 activities of the plan's catalogue with what they cost", async () => {
  const form = (await newPlan().host.serve("readActivities", [])) as ActivityForm;
  expect(form.activities).toHaveLength(45);
  // Domain reference 5.2: X01 Webinar 900 / 4,200 / 11,000.
  expect(form.activities.find(({ id }) => id === "X01")).toMatchObject({
    low: 900,
    expected: 4200,
    high: 11_000,
    leadWeeks: 5,
  });
  expect(form.currency).toBe("USD");
});

test("a changed hour rate changes what activities cost", async () => {
  const plan = newPlan();
  const rate = allValues(plan.host).Settings!.findIndex((row) => row[0] === "Program or community manager");
  plan.host.type(`Settings!B${rate + 1}`, "100");
  const form = (await plan.host.serve("readActivities", [])) as ActivityForm;
  expect(form.activities.find(({ id }) => id === "X01")!.expected).toBe(36 * 100 + 1500);
});

test("an activity goes to the first free row and is costed there by native formulas", async () => {
  const plan = newPlan();
  const added = await add(plan);
  expect(added.row).toBe(budgetTab.headerRow + 1);
  expect(plan.host.value(cell("budget", "expected", 1))).toBe(8400);
  expect(plan.host.value(cell("budget", "low", 1))).toBe(1800);
  expect(plan.host.value(cell("budget", "high", 1))).toBe(22_000);
  expect(plan.host.value(cell("budget", "tier", 1))).toBe("Expanded enablement");
  expect(plan.host.value(cell("budget", "owner", 1))).toBe("Ines");
});

test("adding costs the same number of service calls in an empty Budget and in a full one", async () => {
  const plan = newPlan();
  const calls = async () => {
    plan.host.resetCalls();
    await add(plan);
    return Object.values(plan.host.calls).reduce((sum, count) => sum + count, 0);
  };
  const first = await calls();
  for (let row = 2; row <= 30; row += 1) plan.host.type(cell("budget", "activity", row), "Webinar");
  expect(await calls()).toBe(first);
});

test("a full Budget grows by a row that has its formulas", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
    sheet.deleteRows(9, sheet.getMaxRows() - 8);
  });
  await add(plan);
  await add(plan);
  const third = await add(plan, { activity: "White paper", quantity: 1 });
  expect(third.row).toBe(9);
  expect(plan.host.value(cell("budget", "expected", 3))).toBe(8300);
});

test("the verdict shown before adding is the one that the row gets", async () => {
  const plan = examplePlan();
  for (const activity of [
    "Webinar",
    "One-click app and credentials",
    "In-person hackathon, 100 people, weekend",
    "Podcast season, 10 episodes",
  ]) {
    const before = await check(plan, { activity, running: true, quantity: 1 });
    const { row } = await add(plan, { activity, running: true, quantity: 1 });
    expect(plan.host.value(cell("budget", "verdict", row - budgetTab.headerRow))).toBe(before.verdict);
    expect(plan.host.value(cell("budget", "reason", row - budgetTab.headerRow))).toBe(before.reason);
  }
});

test.each([
  ["a quantity of 0", { quantity: 0 }, "quantity: expected a whole number"],
  ["half a quantity", { quantity: 1.5 }, "quantity: expected a whole number"],
  ["a quarter that does not exist", { quarter: "Q5" }, "quarter: expected one of"],
  ["an activity that is not in the catalogue", { activity: "=1+1" }, "is not in the Catalogue of this plan any more"],
])("%s is refused and nothing is added", async (_, activity, message) => {
  const plan = newPlan();
  const before = JSON.stringify(plan.host.save());
  await expect(add(plan, activity)).rejects.toThrow(message);
  expect(JSON.stringify(plan.host.save())).toBe(before);
});
