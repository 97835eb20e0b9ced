import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import type { SavedWorkbook } from "../../src/preview/host";
import { patience, seededAsync } from "../domain/seeded";
import { cell, distFiles, emptyWorkbook, errors, examplePlan, type Plan, rowOf, script, sheetNames } from "../plan";
import { differencesOf, everyCell } from "./cells";
import { runUntil } from "./cutOff";
import { laterFiles } from "./later";

vi.setConfig({ testTimeout: patience(10) });

let files: Record<string, string>;
let today: SavedWorkbook;
beforeAll(async () => {
  files = await laterFiles();
  today = examplePlan().host.save(true);
}, 120_000);

/** Today's example plan, opened by a Groundwork that is two forms further on. */
const olderPlan = () => emptyWorkbook({ files, workbook: today });

const versionOf = ({ host }: Plan) =>
  script(host, (app) =>
    app
      .getActiveSpreadsheet()
      .createDeveloperMetadataFinder()
      .withKey("groundwork.version")
      .find()
      .map((mark) => mark.getValue()),
  );

const UP_TO_DATE = [JSON.stringify({ form: 3, madeBy: "0.3.0" })];
const said = ({ screen }: Plan) => screen.toasts.at(-1)!;

function restore(plan: Plan, ...words: readonly string[]): void {
  plan.screen.words = [...words];
  plan.screen.answers = ["YES"];
  plan.host.run("restoreBackup");
}

test("set-up takes an older plan through every step in order, after a backup, and the second time does nothing", async () => {
  const plan = olderPlan();
  plan.host.run("setUpPlan");
  expect(said(plan)).toBe(
    "Brought the plan up to date, and kept a backup: Owners have capitals; Webinars are online seminars.",
  );
  expect(await versionOf(plan)).toEqual(UP_TO_DATE);
  expect(rowOf(plan.host, "budget", "activity", "Online seminar")).toBeGreaterThan(0);
  expect(plan.host.value(cell("budget", "owner", 1))).toMatch(/^[^a-z]+$/);
  expect(errors(plan.host)).toEqual([]);
  const before = JSON.stringify(plan.host.save());
  plan.host.run("setUpPlan");
  expect(said(plan)).toBe("The plan is complete. Nothing was changed.");
  expect(JSON.stringify(plan.host.save())).toBe(before);
});

test("the backup of an update holds the tabs that it changes, and brings the older plan back whole", async () => {
  const plan = olderPlan();
  const before = await everyCell(plan);
  plan.host.run("setUpPlan");
  expect(sheetNames(plan.host).filter((name) => name.includes("backup of"))).toHaveLength(2);
  expect(differencesOf(before, await everyCell(plan))).not.toEqual([]);
  restore(plan);
  expect(said(plan)).toContain("That was a plan of an older Groundwork: “Set up plan” brings it up to date.");
  expect(differencesOf(before, await everyCell(plan))).toEqual([]);
  expect(() => plan.host.run("lockPlan")).toThrow("This plan was made by an older Groundwork (0.1.0)");
  plan.host.run("setUpPlan");
  expect(await versionOf(plan)).toEqual(UP_TO_DATE);
});

test("today's Groundwork leaves the later plan alone", async () => {
  const plan = olderPlan();
  plan.host.run("setUpPlan");
  const back = emptyWorkbook({ files: distFiles(), workbook: plan.host.save() });
  expect(() => back.host.run("setUpPlan")).toThrow("This plan was made by a newer Groundwork (0.3.0)");
});

test("cut off at any call, an update that is run again gives what an undisturbed one gives", async () => {
  const undisturbed = olderPlan();
  const original = await everyCell(undisturbed);
  const calls = await runUntil(undisturbed.host, "setUpPlan", Number.POSITIVE_INFINITY);
  const wanted = await everyCell(undisturbed);
  await seededAsync(
    fc.asyncProperty(fc.integer({ min: 1, max: calls - 1 }), async (call) => {
      const plan = olderPlan();
      await runUntil(plan.host, "setUpPlan", call);
      plan.host.run("setUpPlan");
      expect(differencesOf(wanted, await everyCell(plan))).toEqual([]);
      expect(await versionOf(plan)).toEqual(UP_TO_DATE);
      // The oldest backup is the one from before any step, however often it was cut off.
      const kept = new Set(sheetNames(plan.host).flatMap((name) => /^Budget, backup of .*$/.exec(name) ?? []));
      restore(plan, ...(kept.size > 1 ? [String(kept.size)] : []));
      expect(differencesOf(original, await everyCell(plan))).toEqual([]);
    }),
    2,
    200,
  );
});
