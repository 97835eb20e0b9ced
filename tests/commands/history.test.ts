import { describe, expect, test } from "vitest";
import type { SnapshotComparison, SnapshotForm } from "../../src/commands/server";
import { cell, errors, examplePlan, newPlan, type Plan, rowOf, script, sheetNames } from "../plan";

const take = ({ host }: Plan, id: string, more: object = {}) =>
  host.serve("takeSnapshot", [{ id: `snapshot-${id}`, note: "", startAudit: false, ...more }]) as Promise<SnapshotForm>;
const read = ({ host }: Plan) => host.serve("readSnapshots", []) as Promise<SnapshotForm>;
const compare = ({ host }: Plan, from: string, to = "now") =>
  host.serve("compareSnapshots", [{ from, to }]) as Promise<SnapshotComparison>;
/** The rows of a kind in the History, a cell per asked column. */
const kept = ({ host }: Plan, kind: string, keys: readonly string[]) =>
  Array.from({ length: 120 }, (_, index) => index + 1)
    .filter((row) => host.value(cell("history", "kind", row)) === kind)
    .map((row) => keys.map((key) => host.value(cell("history", key, row))));

describe("a snapshot keeps", () => {
  test("each row of the Budget with its verdict and its money, and their total", async () => {
    const plan = examplePlan();
    plan.host.type(cell("budget", "actual", 1), "1200");
    await take(plan, "a");
    const rows = kept(plan, "activity", ["name", "tier", "state", "unit", "quantity", "value", "actual"]);
    const inBudget = ["activity", "tier", "verdict"].map((key) => plan.host.value(cell("budget", key, 1)));
    expect(rows).toHaveLength(17);
    expect(rows[0]).toEqual([
      ...inBudget,
      "USD",
      plan.host.value(cell("budget", "quantity", 1)),
      plan.host.value(cell("budget", "expected", 1)),
      1200,
    ]);
    expect(kept(plan, "total", ["name", "value", "actual"])).toEqual([["Budget", plan.host.value("Budget!A4"), 1200]]);
    expect(errors(plan.host)).toEqual([]);
  });

  test("each KPI with its latest actual, and a percentage as the number of its unit", async () => {
    const plan = newPlan();
    const row = rowOf(plan.host, "kpis", "kpi", "Docs-reach rate");
    plan.host.type(cell("kpis", "actual", row), "34%");
    plan.host.type(cell("kpis", "target", row), "40");
    await take(plan, "a");
    const keys = ["name", "tier", "gate", "state", "unit", "value", "plan"];
    const rows = kept(plan, "kpi", keys);
    expect(rows).toHaveLength(8);
    expect(rows[row - 1]).toEqual(["Docs-reach rate", "Awareness", "steers", "up", "%", 34, 40]);
  });

  test("the developers of each stage, with the name of the period shown", async () => {
    const plan = newPlan();
    const first = cell("funnel", "developers", 1);
    plan.host.type(first, "1000");
    plan.host.type(first.replace(/\d+$/, "13"), "Q1");
    await take(plan, "a");
    expect(kept(plan, "stage", ["name", "value", "state", "unit"])).toEqual([
      ["Awareness", 1000, "Q1", "developers"],
      ["Consideration", "", "Q1", "developers"],
      ["Adoption", "", "Q1", "developers"],
      ["Advocacy", "", "Q1", "developers"],
    ]);
  });

  test("a Budget without rows as one that holds nothing, which is not the same as no Budget", async () => {
    const plan = newPlan();
    const { snapshots } = await take(plan, "a");
    expect(snapshots[0]!.view.money).toMatchObject({ expected: 0, actual: 0, verdicts: [], currency: "USD" });
  });

  test("names that look like formulas as the text they are", async () => {
    const plan = newPlan();
    plan.host.type(cell("budget", "activity", 1), "'=1+1");
    await take(plan, "a", { note: "=HYPERLINK(1)" });
    expect(kept(plan, "activity", ["name", "note"])).toEqual([["=1+1", "=HYPERLINK(1)"]]);
    expect((await take(plan, "b")).snapshots).toHaveLength(2);
  });
});

describe("a snapshot shows the program beside the one before", () => {
  test("in sentences of what changed and what it cost", async () => {
    const plan = examplePlan();
    await take(plan, "a");
    const row = rowOf(plan.host, "audit", "id", "B-05");
    plan.host.type(cell("audit", "score", row), "3");
    plan.host.type(cell("budget", "actual", 1), "1500");
    const { snapshots } = await take(plan, "b");
    expect(snapshots[1]).toMatchObject({ changes: [], cost: [] });
    const { changes, cost, view } = snapshots[0]!;
    expect(changes[0]).toMatch(
      /^Basic enablement rose from \d+% to \d+%( and passes \d of its \d+ gates, before \d)?\.$/,
    );
    expect(cost[0]).toMatch(/^1,500 USD more was paid/);
    expect(view.kpis).toHaveLength(8);
    expect(view.tiers.map(({ name }) => name)[4]).toBe("In-person");
  });

  test("and so does the program as it is now", async () => {
    const plan = examplePlan();
    await take(plan, "a");
    expect((await read(plan)).now.changes).toEqual([]);
    plan.host.type(cell("budget", "activity", 1), "");
    const { changes } = (await read(plan)).now;
    expect(changes.some((sentence) => sentence.startsWith("Taken out of the Budget: "))).toBe(true);
  });

  test("and any two are compared the same way", async () => {
    const plan = examplePlan();
    await take(plan, "a");
    plan.host.type(cell("budget", "actual", 2), "700.50");
    await take(plan, "b");
    plan.host.type(cell("budget", "actual", 2), "");
    expect((await compare(plan, "snapshot-a", "snapshot-b")).cost[0]).toContain("more was paid");
    expect((await compare(plan, "snapshot-b")).cost[0]).toContain("less stands as paid");
    expect((await compare(plan, "snapshot-a")).cost[0]).toContain("Nothing more was paid");
  });
});

describe("locking the plan", () => {
  test("keeps a snapshot of the plan as it was before", async () => {
    const plan = examplePlan();
    plan.host.type(cell("budget", "plan", 1), "7");
    plan.screen.answers = ["YES"];
    plan.host.run("lockPlan");
    const { snapshots, now } = await read(plan);
    expect(snapshots).toMatchObject([{ note: "Before the plan was locked" }]);
    expect(snapshots[0]!.view.money!.plan).toBe(7);
    expect(now.view.money!.plan).toBeGreaterThan(7);
  });

  test("keeps none where there is nothing to lock", async () => {
    const plan = newPlan();
    plan.host.run("lockPlan");
    expect(sheetNames(plan.host)).not.toContain("History");
  });

  test("is taken back whole, with the snapshot that it kept", async () => {
    const plan = examplePlan();
    plan.host.run("lockPlan");
    plan.host.run("undoLast");
    expect(plan.host.value(cell("budget", "plan", 1))).toBe("");
    expect((await read(plan)).snapshots).toEqual([]);
  });
});

describe("a History of before", () => {
  const withoutLaterColumns = async (plan: Plan) =>
    script(plan.host, (app) => {
      const sheet = app.getActiveSpreadsheet().getSheetByName("History")!;
      const column = sheet.getRange("1:4").getValues()[3]!.indexOf("State") + 1;
      sheet.deleteColumns(column, 7);
      const kinds = sheet.getRange(5, 3, sheet.getMaxRows() - 4, 1).getValues();
      for (let row = kinds.length - 1; row >= 0; row -= 1)
        if (kinds[row]![0] !== "" && kinds[row]![0] !== "criterion") sheet.deleteRow(row + 5);
    });

  test("opens with its scores, and says that its money was not kept", async () => {
    const plan = examplePlan();
    await take(plan, "a");
    await withoutLaterColumns(plan);
    const { snapshots, damaged, now } = await read(plan);
    expect(damaged).toEqual([]);
    expect(snapshots[0]!.view.money).toBeNull();
    expect(snapshots[0]!.view.tiers[0]!.planned).toBeNull();
    expect(now.cost).toEqual(["What it cost is not known: no money was kept at the earlier time."]);
    expect((await compare(plan, "snapshot-a")).changes).toEqual([]);
  });

  test("gets the new columns with its next snapshot, and keeps the old one", async () => {
    const plan = examplePlan();
    await take(plan, "a");
    await withoutLaterColumns(plan);
    const { snapshots } = await take(plan, "b");
    expect(snapshots.map(({ view }) => view.money?.verdicts.length !== undefined)).toEqual([true, false]);
    expect(plan.host.value("History!K4")).toBe("State");
    expect(errors(plan.host)).toEqual([]);
  });

  test("says which column is gone when it is one that no snapshot can do without", async () => {
    const plan = examplePlan();
    await take(plan, "a");
    await script(plan.host, (app) => app.getActiveSpreadsheet().getSheetByName("History")!.deleteColumn(6));
    await expect(read(plan)).rejects.toThrow('no column "Value". Choose Extensions > Groundwork > Set up plan');
    // The next snapshot needs it, so it brings it back.
    expect((await take(plan, "b")).snapshots.map(({ answered }) => answered > 0)).toEqual([true, false]);
  });
});

describe("a damaged row is named", () => {
  const damage = async (column: string, value: string, kind = "criterion") => {
    const plan = examplePlan();
    await take(plan, "a");
    const row =
      [...Array(120).keys()].find((index) => plan.host.value(cell("history", "kind", index + 1)) === kind)! + 1;
    plan.host.type(cell("history", column, row), value);
    return { ...(await read(plan)), row: row + 4 };
  };

  test.each([
    ["kind", "rumour", "criterion", "its kind is “rumour”, which is none of ours"],
    ["snapshot", "", "activity", "it does not say to which snapshot it belongs"],
    ["name", "", "kpi", "it has no name"],
    ["value", "7", "criterion", "its score is not 0, 1, 2 or 3, so it counts as not assessed"],
    ["value", "much", "activity", "an amount in it is not a number, so that amount is left out"],
    ["actual", "some", "activity", "an amount in it is not a number, so that amount is left out"],
    ["value", "many", "stage", "an amount in it is not a number, so that amount is left out"],
  ])("with its %s made %j, of a %s", async (column, value, kind, why) => {
    const { damaged, snapshots, row } = await damage(column, value, kind);
    expect(damaged).toEqual([{ row, why }]);
    expect(snapshots).toHaveLength(1);
  });

  test("and a score that cannot be read never lets its tier pass", async () => {
    const { snapshots } = await damage("value", "7");
    expect(snapshots[0]!.answered).toBe((await read(await fresh())).snapshots[0]!.answered - 1);
    expect(snapshots[0]!.view.tiers[0]!.gates).toBe(10);
  });

  test("and a tier that was typed over is the one of our criterion", async () => {
    const { damaged, snapshots } = await damage("tier", "Basement");
    expect(damaged).toEqual([]);
    expect(snapshots[0]!.view.tiers[0]!.gates).toBe(10);
  });

  const fresh = async () => {
    const plan = examplePlan();
    await take(plan, "a");
    return plan;
  };
});

test("200 snapshots open in one call, newest first", async () => {
  const plan = examplePlan();
  await take(plan, "a");
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("History")!;
    const width = sheet.getLastColumn();
    const rows = sheet.getRange(5, 1, sheet.getLastRow() - 4, width).getValues();
    const all: unknown[][] = [];
    for (let copy = 0; copy < 199; copy += 1)
      for (const row of rows) {
        const day = String(1 + (copy % 28)).padStart(2, "0");
        const month = String(1 + (Math.floor(copy / 28) % 12)).padStart(2, "0");
        all.push([`'2025-${month}-${day} 10:00`, ...row.slice(1, width - 1), `copy-${copy}`]);
      }
    sheet.insertRowsAfter(sheet.getMaxRows(), all.length);
    sheet.getRange(sheet.getLastRow() + 1, 1, all.length, width).setValues(all);
  });
  const { snapshots, damaged } = await read(plan);
  expect(damaged).toEqual([]);
  expect(snapshots).toHaveLength(200);
  const times = snapshots.map(({ takenAt }) => takenAt);
  expect(times).toEqual([...times].sort().reverse());
  expect(snapshots.at(-1)!.changes).toEqual([]);
});
