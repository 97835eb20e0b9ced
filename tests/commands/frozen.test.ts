import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { PLAN_VERSION } from "../../src/domain/version";
import type { SavedWorkbook } from "../../src/preview/host";
import { cell, emptyWorkbook, errors, type Plan } from "../plan";

// Each plan is opened and changed whole.
vi.setConfig({ testTimeout: 120_000 });

/**
 * The example plan as each released form had it, never made anew. Before PLAN_VERSION grows, `node scripts/freeze.mjs` keeps
 * the one that is about to become old.
 */
const FROZEN = readdirSync("tests/fixtures").filter((name) => /^plan-\d+\.json$/.test(name));

const COMMANDS = [
  "refreshSummary",
  "lockPlan",
  "useOwnActuals",
  "mvpLedger",
  "loadExample",
  "undoLast",
  "clearExample",
];
const FORMS = [
  ...["readStopwatch", "readRivals", "readSnapshots", "readActivities", "readQuestion", "readPlanForm"],
  ...["readStopAndMove", "readSqlForm", "readImport", "readStuck", "readShare", "readAgreement"],
];

test("a plan of the first form is kept, and one of every form since", () => {
  const forms = Array.from({ length: PLAN_VERSION }, (_, index) => `plan-${index + 1}.json`);
  for (const name of FROZEN) expect(forms).toContain(name);
  expect(FROZEN).toContain("plan-1.json");
});

describe.each(FROZEN)("%s", (name) => {
  let workbook: SavedWorkbook;
  beforeAll(() => {
    workbook = JSON.parse(readFileSync(`tests/fixtures/${name}`, "utf8"));
  });

  const opened = (): Plan => {
    const plan = emptyWorkbook({ workbook });
    plan.host.run("setUpPlan");
    return plan;
  };

  test("opens with today's Groundwork: its rows, its sums and no error, and a second set-up changes nothing", () => {
    const { host, screen } = opened();
    const amounts = (column: string) =>
      Array.from({ length: 40 }, (_, index) => host.value(cell("budget", column, index + 1))).map(Number);
    expect(amounts("expected").filter((amount) => amount > 0)).toHaveLength(17);
    expect(amounts("expected").reduce((sum, amount) => sum + amount, 0)).toBe(441_080);
    expect(errors(host)).toEqual([]);
    const before = JSON.stringify(host.save());
    host.run("setUpPlan");
    expect(screen.toasts.at(-1)).toBe("The plan is complete. Nothing was changed.");
    expect(JSON.stringify(host.save())).toBe(before);
  });

  test("every form opens on it", async () => {
    const { host } = opened();
    for (const form of FORMS) await expect(host.serve(form, [])).resolves.toBeDefined();
    await expect(host.serve("readTier", [{ tier: "B" }])).resolves.toBeDefined();
  });

  test("every command works on it", () => {
    const { host, screen } = opened();
    screen.answers = COMMANDS.map(() => "YES");
    for (const command of COMMANDS) host.run(command);
    expect(screen.toasts.at(-1)).toMatch(/^Cleared \d+ rows of the example/);
    expect(errors(host)).toEqual([]);
  });
});
