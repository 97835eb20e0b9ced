import { expect, test } from "vitest";
import type { ActivityCheck, ActivityForm, AddedActivity, NewActivity } from "../../src/commands/server";
import { budgetTab } from "../../src/tabs/budget";
import { allValues, cell, examplePlan, newPlan, type Plan, script } from "../plan";

let sent = 0;

const WEBINAR: Omit<NewActivity, "id"> = {
  activity: "Webinar",
  own: null,
  quantity: 2,
  quarter: "Q3",
  owner: "Ines",
  running: false,
  listeningTrip: false,
};

/** A trip that the Catalogue does not know. */
const TRIP = {
  tier: "In-person",
  stages: ["Awareness", "Advocacy"],
  low: 1000,
  expected: 2000,
  high: 4000,
  hours: 10,
};

const newId = () => `request-${++sent}-of-a-test`;

const add = ({ host }: Plan, activity: Partial<NewActivity> = {}) =>
  host.serve("addActivity", [{ id: newId(), ...WEBINAR, ...activity }]) as Promise<AddedActivity>;
const check = ({ host }: Plan, activity: Partial<NewActivity> = {}) =>
  host.serve("checkActivity", [{ id: newId(), ...WEBINAR, ...activity }]) as Promise<ActivityCheck>;
const inRow = ({ host }: Plan, row: number, ...columns: readonly string[]) =>
  columns.map((column) => host.value(cell("budget", column, row)));

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
  for (let row = 2; row < budgetTab.rows; row += 1) plan.host.type(cell("budget", "activity", row), "Webinar");
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

test("the form tells where the criteria stand, and names the plan's own stages", async () => {
  const plan = examplePlan();
  plan.host.type(`Settings!B${allValues(plan.host).Settings!.findIndex((row) => row[0] === "Stage 4") + 1}`, "Fans");
  const form = (await plan.host.serve("readActivities", [])) as ActivityForm;
  expect(form.scores).toMatchObject({ "B-05": 0, "B-01": 2, "X-02": null });
  expect(form.stages).toEqual(["Awareness", "Consideration", "Adoption", "Fans"]);
});

test("without an Audit tab the catalogue is listed all the same, with no scores", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    spreadsheet.deleteSheet(spreadsheet.getSheetByName("Audit")!);
  });
  const form = (await plan.host.serve("readActivities", [])) as ActivityForm;
  expect(form.activities).toHaveLength(45);
  expect(form.scores).toEqual({});
});

test("an activity that is sent twice, because its answer was lost, stands once", async () => {
  const plan = newPlan();
  const first = await add(plan, { id: "the-same-request" });
  const again = await add(plan, { id: "the-same-request" });
  expect(again).toEqual(first);
  expect(inRow(plan, 2, "activity")).toEqual([""]);
  const other = await add(plan);
  expect(other.row).toBe(first.row + 1);
});

test("what was changed before it is sent again is what stands", async () => {
  const plan = newPlan();
  await add(plan, { id: "the-same-request" });
  await add(plan, { id: "the-same-request", quantity: 3, owner: "Kofi" });
  expect(inRow(plan, 1, "quantity", "owner", "expected")).toEqual([3, "Kofi", 12_600]);
  expect(inRow(plan, 2, "activity")).toEqual([""]);
});

test("a row that was emptied since is nobody's: the request gets a new one", async () => {
  const plan = newPlan();
  await add(plan);
  await add(plan, { id: "the-same-request" });
  const typed = budgetTab.columns.filter(
    ({ key, formula, spill, spilled }) => key !== "request" && !formula && !spill && !spilled,
  );
  for (const row of [1, 2]) for (const { key } of typed) plan.host.type(cell("budget", key, row), "");
  expect((await add(plan, { id: "the-same-request" })).row).toBe(budgetTab.headerRow + 1);
});

test("a row that only lost its name keeps what else stands in it: the request gets a free one", async () => {
  const plan = newPlan();
  await add(plan, { id: "the-same-request", quantity: 7 });
  plan.host.type(cell("budget", "activity", 1), "");
  expect((await add(plan, { id: "the-same-request" })).row).toBe(budgetTab.headerRow + 2);
  expect(plan.host.value(cell("budget", "quantity", 1))).toBe(7);
});

test("a plan from before requests were kept still takes activities", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
    const headers = sheet.getRange(6, 1, 1, sheet.getMaxColumns()).getValues()[0]!;
    sheet.deleteColumn(headers.indexOf("Request") + 1);
  });
  await add(plan);
  expect(inRow(plan, 1, "activity", "expected")).toEqual(["Webinar", 8400]);
});

test("an activity of one's own is costed by what was typed, times the quantity", async () => {
  const plan = newPlan();
  await add(plan, { activity: "Road show", own: TRIP, quantity: 3 });
  expect(inRow(plan, 1, "activity", "tier", "stages", "quantity")).toEqual([
    "Road show",
    "In-person",
    "Awareness, Advocacy",
    3,
  ]);
  expect(inRow(plan, 1, "low", "expected", "high", "hours", "check")).toEqual([3000, 6000, 12_000, 30, ""]);
  expect(inRow(plan, 1, "mean")).toEqual([(3000 + 4 * 6000 + 12_000) / 6]);
});

test("the verdict on an activity of one's own is the one that its row gets, with the rules it rests on", async () => {
  const plan = examplePlan();
  const activity = { activity: "Road show", own: TRIP, quantity: 1 };
  const before = await check(plan, activity);
  const { row } = await add(plan, activity);
  expect(before.verdict).toBe("HOLD");
  expect(inRow(plan, row - budgetTab.headerRow, "verdict", "reason")).toEqual([before.verdict, before.reason]);
  expect(before.rules).toEqual([
    { id: "R02", text: "If developers' basic needs are not met, nothing above them pays." },
    { id: "R03", text: "Do not run to in-person events first." },
  ]);
});

test("names and stages of one's own can never become a formula or another stage", async () => {
  const plan = newPlan();
  await add(plan, { activity: "=1+1", own: { ...TRIP, stages: ["=2+2", "Aware,ness"] } });
  expect(inRow(plan, 1, "activity", "stages")).toEqual(["=1+1", "=2+2, Aware ness"]);
});

test.each([
  ["a quantity of 0", { quantity: 0 }, "quantity: expected a whole number"],
  ["half a quantity", { quantity: 1.5 }, "quantity: expected a whole number"],
  ["a quarter that does not exist", { quarter: "Q5" }, "quarter: expected one of"],
  ["an activity that is not in the catalogue", { activity: "=1+1" }, "is not in the Catalogue of this plan any more"],
  ["an activity without a name", { activity: "  ", own: TRIP }, "activity: expected a name."],
  [
    "an activity named as an error",
    { activity: " #N/A", own: TRIP },
    "activity: “#N/A” reads as an error of Google Sheets. Give it another name.",
  ],
  [
    "a stage named as an error",
    { activity: "A", own: { ...TRIP, stages: ["Adoption", ",#REF!"] } },
    "stage: “#REF!” reads as an error",
  ],
  ["one's own under a name of the Catalogue", { activity: "webinar", own: TRIP }, "is in the Catalogue"],
  ["one's own in a tier that is none", { activity: "A", own: { ...TRIP, tier: "Top" } }, "tier: expected one of"],
  ["a low cost over the expected", { activity: "A", own: { ...TRIP, low: 2001 } }, "must not be above"],
  ["an expected cost over the high", { activity: "A", own: { ...TRIP, expected: 4001 } }, "must not be above"],
  ["a negative cost", { activity: "A", own: { ...TRIP, low: -1 } }, "low: expected a number from 0"],
  ["hours that are text", { activity: "A", own: { ...TRIP, hours: "ten" as never } }, "hours: expected a number"],
  ["more stages than a funnel has", { activity: "A", own: { ...TRIP, stages: Array(8).fill("A") } }, "seven stages"],
  ["a request without a key", { id: "" }, "id: expected 8 to 64 letters"],
])("%s is refused and nothing is added", async (_, activity, message) => {
  const plan = newPlan();
  const before = JSON.stringify(plan.host.save());
  await expect(add(plan, activity)).rejects.toThrow(message);
  expect(JSON.stringify(plan.host.save())).toBe(before);
});
