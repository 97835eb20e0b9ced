import { describe, expect, test } from "vitest";
import type { SavedAnswer, SnapshotComparison, SnapshotForm, TierForm } from "../../src/commands/server";
import { cell, errors, examplePlan, newPlan, type Plan, script, sheetNames } from "../plan";

const take = ({ host }: Plan, id: string, more: object = {}) =>
  host.serve("takeSnapshot", [{ id: `snapshot-${id}`, note: "", startAudit: false, ...more }]) as Promise<SnapshotForm>;
const compare = ({ host }: Plan, from: string, to = "now") =>
  host.serve("compareSnapshots", [{ from, to }]) as Promise<SnapshotComparison>;
const kinds = ({ changes }: SnapshotComparison) => changes.map(({ id, kind, from, to }) => [id, kind, from, to]);

test("a snapshot keeps the audit in the workbook, a criterion a row", async () => {
  const plan = examplePlan();
  const form = await take(plan, "a", { note: "Spring" });
  expect(form.snapshots).toMatchObject([{ id: "snapshot-a", note: "Spring", row: 5 }]);
  expect(form.snapshots[0]!.takenAt).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  expect(form.snapshots[0]!.answered).toBe(form.answered);
  expect(plan.host.value(cell("history", "item", 56))).toBe("P-07");
  expect(plan.host.value(cell("history", "value", 5))).toBe(plan.host.value(cell("audit", "score", 5)));
  expect(errors(plan.host)).toEqual([]);
});

test("a snapshot that was asked for twice stands once; another one is added", async () => {
  const plan = examplePlan();
  await take(plan, "a");
  expect((await take(plan, "a")).snapshots).toHaveLength(1);
  expect((await take(plan, "b")).snapshots.map(({ id }) => id)).toEqual(["snapshot-b", "snapshot-a"]);
});

test("comparing names what rose, fell, was assessed and no longer is", async () => {
  const plan = newPlan();
  for (const [row, score] of [
    [1, 1],
    [2, 3],
    [3, 2],
  ])
    plan.host.type(cell("audit", "score", row!), String(score));
  await take(plan, "a");
  plan.host.type(cell("audit", "score", 1), "2");
  plan.host.type(cell("audit", "score", 2), "0");
  plan.host.type(cell("audit", "score", 3), "");
  plan.host.type(cell("audit", "score", 4), "2");
  const comparison = await compare(plan, "snapshot-a");
  expect(kinds(comparison)).toEqual([
    ["B-01", "rose", 1, 2],
    ["B-02", "fell", 3, 0],
    ["B-03", "no longer assessed", 2, null],
    ["B-04", "assessed", null, 2],
  ]);
  expect(comparison.changes[0]!.row).toBe(13);
  expect(comparison.unchanged).toBe(0);
  expect(comparison.to).toBe("Now");
  expect(comparison.tiers[0]).toMatchObject({
    name: "Basic enablement",
    from: { answered: 3, gatesPassed: 0, status: "fails" },
    to: { answered: 3, gatesPassed: 2, status: "unknown" },
  });
});

test("two snapshots are compared as they were, whatever the audit says now", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 5), "1");
  await take(plan, "a");
  plan.host.type(cell("audit", "score", 5), "2");
  await take(plan, "b");
  plan.host.type(cell("audit", "score", 5), "0");
  expect(kinds(await compare(plan, "snapshot-a", "snapshot-b"))).toEqual([["B-05", "rose", 1, 2]]);
  expect(kinds(await compare(plan, "snapshot-b", "snapshot-b"))).toEqual([]);
});

test("an old score that nobody looked at again is stale in a comparison and ageing in the tab", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 5), "1");
  plan.host.type(cell("audit", "scoredOn", 5), "2020-01-01");
  await take(plan, "a");
  expect(kinds(await compare(plan, "snapshot-a"))).toEqual([["B-05", "stale", 1, 1]]);
  expect(plan.host.value(cell("audit", "ageing", 5))).toBe("ageing");
  expect(plan.host.value("Audit!C11")).toBe("1 of 1: look at them again (older than 90 days)");
  plan.host.type(cell("audit", "scoredOn", 5), "");
  expect(plan.host.value(cell("audit", "ageing", 5))).toBe("no date");
  expect(plan.host.value("Audit!C11")).toBe("none");
});

test("how long a score stays fresh is a setting", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 5), "1");
  plan.host.type(cell("audit", "scoredOn", 5), "2020-01-01");
  await script(plan.host, (app) => {
    app.getActiveSpreadsheet().getRangeByName("Groundwork_ageing_days")!.setValue(100_000);
  });
  expect(plan.host.value(cell("audit", "ageing", 5))).toBe("");
  const form = (await plan.host.serve("readTier", [{ tier: "B" }])) as TierForm;
  expect(form.criteria[4]!.ageing).toBe("");
});

test("a re-audit keeps a snapshot and every score, and asks for each score of before again", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 5), "1");
  plan.host.type(cell("audit", "evidence", 5), "seen");
  plan.host.type(cell("audit", "scoredOn", 5), yesterday());
  const form = await take(plan, "a", { startAudit: true });
  expect(form).toMatchObject({ ageing: 1, answered: 1, snapshots: [{ id: "snapshot-a" }] });
  expect(form.auditBegan).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(plan.host.value(cell("audit", "score", 5))).toBe(1);
  expect(plan.host.value(cell("audit", "ageing", 5))).toBe("ageing");
  const before = (await plan.host.serve("readTier", [{ tier: "B" }])) as TierForm;
  const { answer, ageing } = before.criteria[4]!;
  expect(ageing).toBe(`Scored on ${yesterday()}, before this audit began.`);

  const { scoredOn: _, ...same } = answer;
  const request = { criterion: "B-05", answer: same, seen: answer, confirmed: true };
  const confirmed = (await plan.host.serve("saveAnswer", [request])) as SavedAnswer;
  expect(confirmed.answer).toEqual({ ...answer, scoredOn: form.auditBegan });
  expect(plan.host.value(cell("audit", "ageing", 5))).toBe("");
});

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

describe("a request that makes no sense is refused, and nothing is written", () => {
  test.each([
    ["no id", "takeSnapshot", { note: "", startAudit: false }, /id: expected/],
    ["a long note", "takeSnapshot", { id: "snapshot-a", note: "x".repeat(600), startAudit: false }, /600 characters/],
    ["a flag as text", "takeSnapshot", { id: "snapshot-a", note: "", startAudit: "no" }, /startAudit: expected/],
    [
      "a snapshot that is gone",
      "compareSnapshots",
      { from: "snapshot-z", to: "now" },
      /not in the History tab any more/,
    ],
    ["no request", "compareSnapshots", undefined, /not readable/],
  ])("%s", async (_, command, request, message) => {
    const plan = newPlan();
    await expect(plan.host.serve(command, [request])).rejects.toThrow(message);
    expect(sheetNames(plan.host)).not.toContain("History");
  });
});
