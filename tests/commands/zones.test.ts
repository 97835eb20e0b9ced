import { afterEach, describe, expect, test, vi } from "vitest";
import type {
  AddedActivity,
  AddedPath,
  Answer,
  SnapshotForm,
  StopwatchForm,
  TierForm,
} from "../../src/commands/server";
import { STEPS } from "../../src/domain/stopwatch";
import type { TabKey } from "../../src/tabs/define";
import { tabOf } from "../../src/tabs/index";
import { cell, newPlan, type Plan, script } from "../plan";

/** Half past eleven in the evening in UTC, where the script runs: in the far east the next day has begun. */
const NOW = Date.parse("2026-10-03T23:30:00Z");

const BLANK: Answer = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };
const serve = <Reply>({ host }: Plan, name: string, request?: unknown) =>
  host.serve(name, request === undefined ? [] : [request]) as Promise<Reply>;
const shown = ({ host }: Plan, tab: TabKey, column: string, row: number) =>
  script(
    host,
    (app, address) => app.getActiveSpreadsheet().getRange(address).setNumberFormat("yyyy-mm-dd").getDisplayValue(),
    cell(tab, column, row - tabOf(tab).headerRow),
  );

afterEach(() => vi.useRealTimers());

describe.each([["Pacific/Apia", "2026-10-04"]])("in a plan of %s", (timeZone, today) => {
  test("every day that a command writes or reads is the one that people there would say", async () => {
    vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
    const plan = newPlan({ timeZone });
    const promise = { change: "more", changeBy: "2027-03-14", stopRule: "" };

    const { rows } = await serve<AddedPath>(plan, "addPath", {
      id: "a-path-of-a-test",
      ...{ activities: ["Webinar"], pilot: "Webinar", promise },
    });
    expect(await shown(plan, "budget", "changeBy", rows[0]!)).toBe("2027-03-14");
    const remedy = await serve<AddedActivity>(plan, "addRemedy", { id: "remedy-1", activity: "Webinar", promise });
    expect(await shown(plan, "budget", "changeBy", remedy.row)).toBe("2027-03-14");

    const { scoredOn: _, ...answer } = { ...BLANK, score: 2 };
    await serve(plan, "saveAnswer", { criterion: "B-01", answer, seen: BLANK });
    const { criteria } = await serve<TierForm>(plan, "readTier", { tier: "B" });
    expect(criteria[0]!.answer.scoredOn).toBe(today);
    expect(await shown(plan, "audit", "scoredOn", criteria[0]!.row)).toBe(today);

    const { runs } = await serve<StopwatchForm>(plan, "saveRun", {
      id: "run-1-0000",
      ...{ product: "", tester: "Zoë", notes: "", finished: true, signUpHuman: false, credentialHuman: false },
      ...{ signUpSteps: null, credentialSteps: null, seconds: Object.fromEntries(STEPS.map(({ id }) => [id, 60])) },
    });
    expect(runs[0]!.day).toBe(today);

    const form = await serve<SnapshotForm>(plan, "takeSnapshot", { id: "snapshot-1", note: "", startAudit: true });
    expect(form.auditBegan).toBe(today);
    expect(form.snapshots[0]!.takenAt.slice(0, 10)).toBe(today);
    plan.host.dispose();
  }, 120_000);
});
