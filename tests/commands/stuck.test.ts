import { expect, test } from "vitest";
import type { AddedActivity, StuckForm } from "../../src/commands/server";
import { EXAMPLE_KPIS } from "../../src/domain/example";
import { KPIS } from "../../src/domain/kpis";
import { budgetTab } from "../../src/tabs/budget";
import { tabOf } from "../../src/tabs/index";
import { cell, emptyWorkbook, errors, examplePlan, newPlan, type Plan, rowOf } from "../plan";

const read = ({ host }: Plan) => host.serve("readStuck", []) as Promise<StuckForm>;
const promise = { change: "First success: from 40 to 5 minutes", changeBy: "2027-06-30", stopRule: "None" };
const add = ({ host }: Plan, activity: string, id = "remedy-1", more: object = {}) =>
  host.serve("addRemedy", [{ id, activity, promise, ...more }]) as Promise<AddedActivity>;

const sentence = ({ chains }: StuckForm) => chains[0]!.sentence.map(({ text }) => text).join("");
const typeKpi = ({ host }: Plan, row: number, cells: Readonly<Record<string, string>>) => {
  for (const [column, value] of Object.entries(cells)) host.type(cell("kpis", column, row), value);
};

/** A plan in which one KPI is far behind and one criterion of its stage is weak. */
function stuckPlan(): Plan {
  const plan = newPlan();
  typeKpi(plan, 4, { baseline: "40", target: "5", actual: "33" });
  plan.host.type(cell("audit", "score", rowOf(plan.host, "audit", "id", "B-13")), "1");
  return plan;
}

test("in an empty plan no KPI can be judged, and each says what to fill in", async () => {
  const form = await read(newPlan());
  expect(form).toMatchObject({ chains: [], judged: 0 });
  expect(form.unjudged.map(({ kpi, why }) => [kpi, why])).toEqual(
    KPIS.map(({ name }) => [name, "type what was measured"]),
  );
});

test("the example is stuck where its KPI is furthest behind, and every name leads to its cell", async () => {
  const plan = examplePlan();
  const form = await read(plan);
  const progress = EXAMPLE_KPIS.map(({ baseline, target, actuals }) => {
    const latest = Number(actuals.filter((actual) => actual !== "").pop());
    return (latest - baseline) / (target - baseline);
  });
  const worst = progress.indexOf(Math.min(...progress));
  expect(form.chains[0]).toMatchObject({ kpi: KPIS[worst]!.name, stage: KPIS[worst]!.stage });
  expect(form.chains.map(({ kpi }) => kpi)).toHaveLength(KPIS.length);
  const holds = (name: "kpis" | "audit" | "catalogue", column: string, row: number) =>
    plan.host.value(cell(name, column, row - tabOf(name).headerRow));
  for (const { text, cell: at } of form.chains[0]!.sentence) {
    if (at)
      expect([at.tab, text]).toEqual([at.tab, holds(at.tab, at.tab === "audit" ? "criterion" : at.column, at.row)]);
  }
});

test("with two numbers typed the sentence says what would help", async () => {
  const plan = stuckPlan();
  const form = await read(plan);
  expect(sentence(form)).toBe(
    "Developers are stuck at Consideration: Time to first success stands at 33 minutes, the target is 5; the weakest that the audit found there is Five-minute first app (B-13, 1 of 3), and Getting-started guide lifts it for about 1,820 USD in 2 weeks.",
  );
});

test("what is added stands in the Budget with its promise, once, and can be taken back", async () => {
  const plan = examplePlan();
  const activity = "White paper";
  const before = await read(plan);
  const { row, message } = await add(plan, activity);
  expect(message).toBe(`Added to row ${row} of Budget.`);
  expect(await add(plan, activity)).toEqual({ row, message });
  const at = row - budgetTab.headerRow;
  expect(["activity", "quantity", "change", "stopRule"].map((key) => plan.host.value(cell("budget", key, at)))).toEqual(
    [activity, 1, promise.change, "None"],
  );
  expect(plan.host.value(cell("budget", "activity", at + 1))).toBe("");
  expect(errors(plan.host)).toEqual([]);
  await plan.host.serve("undoLast", [{ id: "remedy-1" }]);
  expect(plan.host.value(cell("budget", "activity", at))).toBe("");
  expect(await read(plan)).toEqual(before);
});

test("an activity that is in the Budget says in which row", async () => {
  const plan = stuckPlan();
  const offers = ({ chains }: StuckForm) => chains.flatMap(({ work }) => work.flatMap(({ activities }) => activities));
  const free = offers(await read(plan)).find(({ planned }) => planned === 0)!;
  const { row } = await add(plan, free.name);
  const now = offers(await read(plan)).filter(({ name }) => name === free.name);
  expect(now.map(({ planned }) => planned)).toEqual(now.map(() => row));
});

test.each([
  [
    "an activity that the Catalogue does not have",
    { activity: "Fireworks" },
    "not in the Catalogue of this plan any more",
  ],
  ["a promise that is none", { promise: "soon" }, "promise is not readable"],
  ["a day that is none", { promise: { ...promise, changeBy: "30.6.2027" } }, "expected a day"],
  ["a field that nobody knows", { price: 0 }, "unknown field"],
  ["an id that is none", { id: "1" }, "8 to 64"],
])("%s is refused and nothing is written", async (_title, more, message) => {
  const plan = newPlan();
  await expect(add(plan, "White paper", "remedy-1", more)).rejects.toThrow(message);
  expect(plan.host.value(cell("budget", "activity", 1))).toBe("");
});

test("hostile names stay text on their way into the sentence and into the Budget", async () => {
  const plan = newPlan();
  const hostile = '=HYPERLINK("https://example.com";"x")';
  typeKpi(plan, 4, { kpi: `'${hostile}`, baseline: "40", target: "5", actual: "33" });
  expect(sentence(await read(plan))).toContain(`${hostile} stands at 33,`);
  const { row } = await add(plan, "White paper", "remedy-1", { promise: { ...promise, change: hostile } });
  expect(plan.host.value(cell("budget", "change", row - budgetTab.headerRow))).toBe(hostile);
});

test("without the tabs it says how to get them", async () => {
  await expect(read(emptyWorkbook())).rejects.toThrow("Set up plan");
});

test("the menu opens the page, and a jump goes to the very cell", async () => {
  const plan = examplePlan();
  plan.host.run("stuckForm");
  expect(plan.screen.pages.map(({ title }) => title)).toEqual(["Where developers are stuck"]);
  await plan.host.serve("showTab", [{ tab: "kpis", row: 6, column: "kpi" }]);
  expect(await plan.host.serve("showTab", [{ tab: "kpis", row: 6, column: "gone" }])).toEqual({ shown: true });
});
