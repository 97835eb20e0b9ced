import { describe, expect, test } from "vitest";
import type { RivalForm, SavedRivals } from "../../src/commands/server";
import { RIVAL_CRITERIA } from "../../src/domain/rivals";
import { cell, errors, newPlan, type Plan, script, sheetNames } from "../plan";
import { cellWrites, cutAfter } from "./disturbed";

const NOTHING = { score: null, evidence: "" };

const read = ({ host }: Plan) => host.serve("readRivals", []) as Promise<RivalForm>;
const name = ({ host }: Plan, rival: number, words: string, seen = "") =>
  host.serve("saveRivalName", [{ rival, name: words, seen }]) as Promise<SavedRivals>;
const score = ({ host }: Plan, rival: number, criterion: string, value: number | null, seen: object = NOTHING) =>
  host.serve("saveRivalAnswer", [{ rival, criterion, score: value, evidence: "", seen }]) as Promise<SavedRivals>;

test("before any rival there is no tab, fourteen criteria, and our own scores", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 5), "2");
  const form = await read(plan);
  expect(form.names).toEqual(["", "", ""]);
  expect(form.criteria).toHaveLength(14);
  expect(form.criteria.find(({ id }) => id === "B-05")).toMatchObject({ ours: 2, row: 0 });
  expect(form.products).toMatchObject([{ rival: 0, answered: 1, score: null, weakest: "B-05 Credentials and app" }]);
  expect(sheetNames(plan.host)).not.toContain("Rivals");
});

test("a named rival is scored beside us, in the form and natively in the tab", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 1), "3");
  await name(plan, 2, "Acme");
  for (const { id } of RIVAL_CRITERIA.slice(0, 9)) await score(plan, 2, id, id === "B-03" ? 0 : 2);
  const form = await read(plan);
  expect(form.products.map(({ name: who, rival }) => [who, rival])).toEqual([
    ["Developer relations", 0],
    ["Acme", 2],
  ]);
  expect(form.products[1]).toMatchObject({
    answered: 9,
    criteria: 14,
    weakest: expect.stringMatching(/^B-03 /),
    weakestScore: 0,
  });
  expect(form.products[1]!.score).toBeCloseTo(16 / 27, 10);
  const { host } = plan;
  expect(host.value("Rivals!B7")).toBe("Acme");
  expect(host.value(cell("rivals", "rival2", 0))).toBe("Acme");
  expect(host.value(cell("rivals", "rival1", 0))).toBe("Rival 1");
  expect(host.value("Rivals!C7")).toBeCloseTo(16 / 27, 10);
  expect(host.value("Rivals!D7")).toBe(9);
  expect(host.value("Rivals!E7")).toBe(form.products[1]!.weakest.replace(/^B-03 /, ""));
  expect(host.value(cell("rivals", "ours", 1))).toBe(3);
  expect(host.value(cell("rivals", "ours", 2))).toBe("");
  expect(errors(host)).toEqual([]);
});

test("stopwatch runs of a rival name its slowest step", async () => {
  const plan = newPlan();
  await name(plan, 1, "Acme");
  const seconds = { signUp: 60, credentials: 600, docs: 0, code: 120, waiting: 0, firstSuccess: 0 };
  await plan.host.serve("saveRun", [
    {
      id: "run-acme-1",
      product: "Acme",
      tester: "",
      seconds,
      finished: true,
      signUpSteps: null,
      credentialSteps: null,
      signUpHuman: false,
      credentialHuman: false,
      notes: "",
    },
  ]);
  expect((await read(plan)).products).toMatchObject([
    { rival: 0, runs: 0, medianMinutes: null, slowestStep: "", slowestMinutes: null },
    { rival: 1, runs: 1, medianMinutes: 13, slowestStep: "Credentials", slowestMinutes: 10 },
  ]);
});

test("a name that was saved without the page hearing of it is saved", async () => {
  const plan = newPlan();
  await name(plan, 1, "Acme");
  expect((await name(plan, 1, "Acme")).saved).toBe(true);
});

test("what somebody typed meanwhile is not overwritten", async () => {
  const plan = newPlan();
  await name(plan, 1, "Acme");
  plan.host.type("Rivals!B6", "Bolt");
  expect(await name(plan, 1, "Core", "Acme")).toMatchObject({ saved: false, form: { names: ["Bolt", "", ""] } });
  plan.host.type(cell("rivals", "rival1", 1), "3");
  const saved = await score(plan, 1, "B-01", 0);
  expect(saved.saved).toBe(false);
  expect(saved.form.criteria[0]!.rivals[0]!.score).toBe(3);
});

test("what was seen of a rival, of which Google wrote the score only, is completed when it is sent again", async () => {
  const plan = newPlan();
  await name(plan, 1, "Acme");
  const save = (criterion: string) =>
    plan.host.serve("saveRivalAnswer", [{ rival: 1, criterion, score: 2, evidence: "docs", seen: NOTHING }]);
  const writes = await cellWrites(plan, () => save("B-01"));
  await cutAfter(plan, writes[0]!, () => save("B-03"));
  const seenIn = ({ criteria }: RivalForm) => criteria.find(({ id }) => id === "B-03")!.rivals[0];
  expect(seenIn(await read(plan))).toEqual({ score: 2, evidence: "" });
  const { saved, form } = (await save("B-03")) as SavedRivals;
  expect({ saved, seen: seenIn(form) }).toEqual({ saved: true, seen: { score: 2, evidence: "docs" } });
});

test("sorted rows and moved columns are still found", async () => {
  const plan = newPlan();
  await name(plan, 1, "Acme");
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Rivals")!;
    sheet.getRange(11, 1, 14, 10).sort({ column: 2, ascending: true });
    sheet.moveColumns(sheet.getRange("D:D"), 9);
  });
  await score(plan, 1, "B-16", 1);
  const form = await read(plan);
  expect(form.criteria.map(({ rivals }) => rivals[0]!.score)).toEqual([...Array(13).fill(null), 1]);
});

describe("a request that makes no sense is refused, and no tab is made", () => {
  test.each([
    ["a fourth rival", "saveRivalName", { rival: 4, name: "x", seen: "" }, /rival: expected/],
    ["a name that is no text", "saveRivalName", { rival: 1, name: 7, seen: "" }, /name: expected/],
    ["a name of 300 characters", "saveRivalName", { rival: 1, name: "x".repeat(300), seen: "" }, /300 characters/],
    [
      "a score of 4",
      "saveRivalAnswer",
      { rival: 1, criterion: "B-01", score: 4, evidence: "", seen: NOTHING },
      /score: expected/,
    ],
    ["no request", "saveRivalAnswer", undefined, /not readable/],
  ])("%s", async (_, command, request, message) => {
    const plan = newPlan();
    await expect(plan.host.serve(command, [request])).rejects.toThrow(message);
    expect(sheetNames(plan.host)).not.toContain("Rivals");
  });

  test("a criterion that cannot be seen from outside has no row and is refused", async () => {
    const plan = newPlan();
    await name(plan, 1, "Acme");
    await expect(score(plan, 1, "C-01", 2)).rejects.toThrow(/C-01 has no row on the Rivals tab/);
  });
});
