import { expect, test } from "vitest";
import { TABS } from "../../src/tabs/index";
import { patience } from "../domain/seeded";
import { emptyWorkbook, examplePlan, type Plan, script, sheetNames } from "../plan";

/** A slow day: every service call takes this long, and Google ends a run after six minutes. */
const SLOW = { callMilliseconds: 200 };
const FIVE_MINUTES = 300_000;
const WRITING = /^\w+\.(set|clear|insert|delete|add|remove|copyTo)/;

/** Rows of the Budget; a soak has as many as the largest plans. */
const ROWS = Number(process.env.PROPERTY_SCALE ?? 1) >= 10 ? 5000 : 150;

const callsOf = ({ host }: Plan) => Object.values(host.calls).reduce((sum, count) => sum + count, 0);

function timed(plan: Plan, command: string): number {
  plan.host.resetCalls();
  plan.host.run(command);
  return callsOf(plan) * SLOW.callMilliseconds;
}

test(
  "on a slow day set-up stops in good time, says what is left, and goes on from there",
  () => {
    const plan = emptyWorkbook(SLOW);
    expect(timed(plan, "setUpPlan")).toBeLessThan(FIVE_MINUTES);
    expect(plan.screen.toasts).toContain("Making Start: 1 of 10");
    expect(plan.screen.toasts.at(-1)).toMatch(/^Made Start, .*\d tabs? (is|are) left: choose .*Set up plan again/);
    expect(() => plan.host.run("stopForm")).not.toThrow();
    expect(timed(plan, "setUpPlan")).toBeLessThan(FIVE_MINUTES);
    expect(plan.screen.toasts.at(-1)).toMatch(/^Made /);
    expect(sheetNames(plan.host)).toEqual(["Sheet1", ...TABS.map(({ name }) => name)]);
    timed(plan, "repairPlan");
    expect(plan.screen.toasts.at(-1)).toBe("Nothing is missing and no formula is broken. Nothing was changed.");
  },
  patience(10),
);

test(
  `a Budget of ${ROWS} rows takes a command hardly more service calls than the example's`,
  async () => {
    const plan = examplePlan();
    const commands = ["refreshSummary", "lockPlan", "repairPlan", "useOwnActuals", "clearExample"];
    const few = commands.map((command) => (timed(plan, command), timed(plan, command)));
    plan.host.run("loadExample");
    await script(
      plan.host,
      (app, rows) => {
        const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
        sheet.insertRowsAfter(sheet.getMaxRows(), Number(rows));
        const names = Array.from({ length: Number(rows) }, (_, index) => [`activity ${index}`]);
        sheet.getRange(sheet.getMaxRows() - Number(rows) + 1, 1, Number(rows), 1).setValues(names);
      },
      String(ROWS),
    );
    plan.host.run("repairPlan");
    const many = commands.map((command) => (timed(plan, command), timed(plan, command)));
    const grown = commands.filter((_, index) => many[index]! > few[index]! * 1.1 + 4000);
    expect(grown).toEqual([]);
    for (const time of many) expect(time).toBeLessThan(FIVE_MINUTES);
  },
  patience(10),
);

const LONGEST = "x".repeat(50_000);
const ANSWER = { score: 2, evidence: "", owner: "", rater: "" };
const SEEN = { ...ANSWER, score: null, scoredOn: "" };

test.each([
  ["saveAnswer", { criterion: "B-19", answer: { ...ANSWER, evidence: LONGEST }, seen: SEEN }],
  ["takeSnapshot", { id: "snapshot-1", note: LONGEST, startAudit: false }],
  ["saveRivalName", { rival: 1, name: LONGEST, seen: "" }],
  ["addRemedy", { id: "remedy-1", activity: "Case study", promise: { change: LONGEST, changeBy: "", stopRule: "" } }],
])("%s refuses a text that no cell holds before anything is written", async (command, request) => {
  const plan = examplePlan();
  plan.host.resetCalls();
  await expect(plan.host.serve(command, [request])).rejects.toThrow(/at most|characters/);
  expect(Object.keys(plan.host.calls).filter((name) => WRITING.test(name))).toEqual([]);
});
