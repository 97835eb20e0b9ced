import { expect, test } from "vitest";
import { TABS } from "../../src/tabs/index";
import { patience } from "../domain/seeded";
import { emptyWorkbook, examplePlan, type Plan, sheetNames } from "../plan";

/** A slow day: every service call takes this long, and Google ends a run after six minutes. */
const SLOW = { callMilliseconds: 200 };
const FIVE_MINUTES = 300_000;
const WRITING = /^\w+\.(set|clear|insert|delete|add|remove|copyTo)/;

const callsOf = ({ host }: Plan) => Object.values(host.calls).reduce((sum, count) => sum + count, 0);

function timed(plan: Plan, command: string): number {
  // Some ask whether they may write over what is there.
  plan.screen.answers = ["YES"];
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
