import { describe, expect, test } from "vitest";
import type { NewRun, SavedSignUps, StopwatchForm } from "../../src/commands/server";
import { STEPS } from "../../src/domain/stopwatch";
import { cell, errors, examplePlan, newPlan, type Plan, script, sheetNames } from "../plan";
import { cellWrites, cutAfter } from "./disturbed";

const seconds = (minutes: Partial<Record<string, number>>): NewRun["seconds"] =>
  Object.fromEntries(STEPS.map(({ id }) => [id, (minutes[id] ?? 0) * 60])) as NewRun["seconds"];

const run = (id: string, more: Partial<NewRun> = {}): NewRun => ({
  id: `run-${id}-0000`,
  product: "",
  tester: "Zoë",
  seconds: seconds({ signUp: 1, credentials: 4, docs: 2, code: 7 }),
  finished: true,
  signUpSteps: 2,
  credentialSteps: 5,
  signUpHuman: false,
  credentialHuman: false,
  notes: "02:14 the key came by mail",
  ...more,
});

const read = ({ host }: Plan) => host.serve("readStopwatch", []) as Promise<StopwatchForm>;
const save = ({ host }: Plan, request: unknown) => host.serve("saveRun", [request]) as Promise<StopwatchForm>;

test("before the first run there is no tab and nothing is claimed", async () => {
  const plan = newPlan();
  const form = await read(plan);
  expect(form).toMatchObject({ runs: [], allRuns: 0, signUps: null, barMinutes: 5 });
  expect(form.result).toMatchObject({ runs: 0, medianMinutes: null, slowestStep: "", proposals: [], hoursLost: null });
  expect(sheetNames(plan.host)).not.toContain("Runs");
});

test("the first run makes the log at the end of the workbook, and the person stays where they are", async () => {
  const plan = newPlan();
  const before = plan.host.model.getters.getActiveSheetId();
  const form = await save(plan, run("a"));
  expect(sheetNames(plan.host).at(-1)).toBe("Runs");
  expect(plan.host.model.getters.getActiveSheetId()).toBe(before);
  expect(form.runs).toHaveLength(1);
  expect(form.runs[0]).toMatchObject({
    tester: "Zoë",
    minutes: 14,
    finished: true,
    signUpSteps: 2,
    credentialSteps: 5,
    notes: "02:14 the key came by mail",
    row: 5,
  });
  expect(form.runs[0]!.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(plan.host.value(cell("runs", "minutes", 1))).toBe(14);
  expect(plan.host.value(cell("runs", "codeMinutes", 1))).toBe(7);
  expect(errors(plan.host)).toEqual([]);
});

test("a run that was sent twice stands once", async () => {
  const plan = newPlan();
  await save(plan, run("a"));
  const form = await save(plan, run("a"));
  expect(form.allRuns).toBe(1);
});

test.each([1, 2, 3])(
  "a run of whose row Google wrote %i of three parts stands once and whole when it is sent again",
  async (parts) => {
    const plan = newPlan();
    await save(plan, run("a"));
    const writes = await cellWrites(plan, () => save(plan, run("b")));
    expect(writes).toHaveLength(3);
    await cutAfter(plan, writes[parts - 1]!, () => save(plan, run("c", { product: "Acme" })));
    const { runs } = await save(plan, run("c", { product: "Acme" }));
    const { product, tester, minutes, row } = runs[0]!;
    expect({ count: runs.length, product, tester, minutes, row }).toEqual({
      count: 3,
      product: "Acme",
      tester: "Zoë",
      minutes: 14,
      row: 7,
    });
  },
);

test("the newest run comes first, and the log grows past its prepared rows", async () => {
  const plan = newPlan();
  for (let number = 1; number <= 22; number += 1) await save(plan, run(String(number), { tester: `T${number}` }));
  const form = await read(plan);
  expect(form.runs.map(({ tester }) => tester)).toEqual(Array.from({ length: 22 }, (_, index) => `T${22 - index}`));
  expect(plan.host.value(cell("runs", "minutes", 22))).toBe(14);
});

test("runs propose scores, with the answers that stand now, and write none", async () => {
  const plan = examplePlan();
  const before = plan.host.value(cell("audit", "score", 13));
  await save(plan, run("a"));
  const { result } = await save(plan, run("b", { finished: false, credentialHuman: true }));
  expect(result.proposals.map(({ id, score }) => [id, score])).toEqual([
    ["B-04", 2],
    ["B-05", 0],
    ["B-13", 0],
  ]);
  expect(result.proposals[2]!.current.score).toBe(before);
  expect(result.proposals[2]!.evidence).toMatch(/^Stopwatch, 2 runs to .*1 of 2 runs finished$/);
  expect(result.proposals[2]!.reason).toContain("5 outsiders");
  expect(plan.host.value(cell("audit", "score", 13))).toBe(before);
});

test("a proposal can be saved as it is, against the answer it was made beside", async () => {
  const plan = newPlan();
  const { result } = await save(plan, run("a"));
  const { id, score, evidence, current } = result.proposals[2]!;
  const { scoredOn: _, ...answer } = { ...current, score, evidence, rater: "Zoë" };
  const saved = await plan.host.serve("saveAnswer", [{ criterion: id, answer, seen: current }]);
  expect(saved).toMatchObject({ saved: true, answer: { score: 2, evidence } });
  expect(plan.host.value(cell("audit", "score", 13))).toBe(2);
});

test("only our own recent runs count", async () => {
  const plan = newPlan();
  await save(plan, run("a", { tester: "old" }));
  plan.host.type(cell("runs", "day", 1), "2020-01-01");
  await save(plan, run("b", { product: "Acme", seconds: seconds({ code: 60 }) }));
  const { result, allRuns } = await save(plan, run("c", { seconds: seconds({ docs: 4 }) }));
  expect(allRuns).toBe(3);
  expect(result).toMatchObject({ runs: 1, finished: 1, medianMinutes: 4, slowestStep: "docs" });
});

test("a run typed into the tab by hand counts like a timed one", async () => {
  const plan = newPlan();
  await save(plan, run("a"));
  plan.host.type(cell("runs", "tester", 2), "Hand");
  plan.host.type(cell("runs", "signUpMinutes", 2), "30");
  plan.host.type(cell("runs", "finished", 2), "Yes");
  const form = await read(plan);
  expect(form.runs[1] ?? form.runs[0]).toBeDefined();
  expect(form.runs.find(({ tester }) => tester === "Hand")).toMatchObject({
    minutes: 30,
    finished: true,
    signUpSteps: null,
  });
  expect(form.result).toMatchObject({ runs: 2, medianMinutes: 22 });
});

test("sign-ups turn the minutes over the bar into hours a year", async () => {
  const plan = newPlan();
  await save(plan, run("a"));
  const set = (signUps: number, seen: number | null) =>
    plan.host.serve("saveSignUps", [{ signUps, seen }]) as Promise<SavedSignUps>;
  expect(await set(1200, null)).toMatchObject({ saved: true, form: { signUps: 1200, result: { hoursLost: 180 } } });
  expect(await set(10, null)).toMatchObject({ saved: false, form: { signUps: 1200 } });
  // Sent once more, because nobody heard that it was saved.
  expect(await set(1200, null)).toMatchObject({ saved: true });
  expect(await set(600, 1200)).toMatchObject({ saved: true, form: { result: { hoursLost: 90 } } });
});

test("a deleted column of the log is named with the way back, and set-up brings it", async () => {
  const plan = newPlan();
  await save(plan, run("a"));
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Runs")!;
    sheet.deleteColumn(sheet.getRange("4:4").getValues()[0]!.indexOf("Where it hurt") + 1);
  });
  await expect(save(plan, run("b"))).rejects.toThrow(/Where it hurt.*Set up plan/);
  plan.host.run("setUpPlan");
  expect(plan.screen.toasts.at(-1)).toContain("Brought back Runs: Where it hurt");
  expect((await save(plan, run("b"))).allRuns).toBe(2);
});

describe("what people type stays text", () => {
  test.each(["=1+1", "+1", "@x", "1/2", "'q"])("%s", async (words) => {
    const plan = newPlan();
    const form = await save(plan, run("a", { tester: words, notes: words, product: words }));
    expect(form.runs[0]).toMatchObject({ tester: words, notes: words, product: words });
    expect(plan.host.formula(cell("runs", "notes", 1))).toBe("");
  });
});

describe("a request that makes no sense is refused, and nothing is written", () => {
  test.each([
    ["no request", undefined, /not readable/],
    ["no id", { ...run("a"), id: "" }, /id: expected/],
    ["an id that is a formula", { ...run("a"), id: "=HYPERLINK(1)" }, /id: expected/],
    ["negative time", { ...run("a"), seconds: { ...seconds({}), code: -1 } }, /code: expected a number/],
    ["endless time", { ...run("a"), seconds: { ...seconds({}), code: Number.POSITIVE_INFINITY } }, /code: expected/],
    ["a step that does not exist", { ...run("a"), seconds: { ...seconds({}), lunch: 1 } }, /unknown field/],
    ["a missing step", { ...run("a"), seconds: { code: 1 } }, /signUp: expected/],
    ["steps as text", { ...run("a"), signUpSteps: "2" }, /signUpSteps: expected/],
    ["finished as text", { ...run("a"), finished: "yes" }, /finished: expected/],
    ["notes of 60,000 characters", { ...run("a"), notes: "x".repeat(60_000) }, /60000 characters/],
  ])("%s", async (_, request, message) => {
    const plan = newPlan();
    await expect(save(plan, request)).rejects.toThrow(message);
    expect(sheetNames(plan.host)).not.toContain("Runs");
  });
});
