import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tabOf } from "../../src/tabs/index";
import { patience, sampled } from "../domain/seeded";
import { hostileText } from "../hostile";
import { newPlan, type Plan, script, valuesOf } from "../plan";
import { newId, PATHS, serve, type Written } from "./hostilePaths";

/** One plan for all: hostile text of every kind stands in it at once, as somebody who attacks would have it. */
let plan: Plan;
beforeAll(() => {
  plan = newPlan();
});
afterAll(() => plan.host.dispose());

/** What every path wrote, for the commands that read all of it and write it again. */
const standing = new Map<string, string>();

/** Formulas of the whole workbook in which some of the hostile text stands. */
function hostileFormulas(): string[] {
  const { getters } = plan.host.model;
  return getters
    .getSheetIds()
    .flatMap((sheetId) => getters.getCells(sheetId))
    .flatMap((one) => (one.isFormula ? [one.compiledFormula.toFormulaString(getters)] : []))
    .filter((formula) => /attacker|cmd|IMPORT|HYPERLINK\(|IMAGE\(/i.test(formula));
}

const heldIn = (address: string) => ({
  address,
  formula: plan.host.formula(address),
  value: plan.host.value(address),
});

const expected = (written: Written) => written.map(([address, value]) => ({ address, formula: "", value }));

describe("hostile text stays the very text, 10,000 in a soak and a tenth here", () => {
  test.each(PATHS)(
    "$path",
    async ({ texts, calls, write }) => {
      const all = sampled(hostileText, texts * calls);
      for (let call = 0; call < all.length / texts; call += 1) {
        const written = await write(plan, all.slice(call * texts, (call + 1) * texts), call);
        expect(written.map(([address]) => heldIn(address))).toEqual(expected(written));
        for (const [address, text] of written) standing.set(address, text);
      }
    },
    patience(4),
  );
});

describe("commands that read hostile text and write it again", () => {
  const answerYes = () => plan.screen.answers.push("YES", "YES");
  const restore = () => {
    answerYes();
    // In a soak files were imported in place of others, which kept backups too.
    plan.screen.words = [(question) => /^(\d+): .*“Load example”/m.exec(question)![1]!];
    plan.host.run("restoreBackup");
    plan.screen.words = [];
    expect(plan.screen.toasts.at(-1)).toMatch(/as (?:it was|they were) on .*, before “Load example”/);
  };
  /** What was put back is from before the example. */
  const clear = () => {
    answerYes();
    plan.host.run("loadExample");
    plan.host.run("clearExample");
    expect(plan.screen.toasts.at(-1)).toMatch(/^Cleared \d+ rows of the example/);
  };
  const deleteTab = (word: string) =>
    script(
      plan.host,
      (app, name) => {
        const spreadsheet = app.getActiveSpreadsheet();
        spreadsheet.deleteSheet(spreadsheet.getSheetByName(name)!);
      },
      word,
    );

  test.each<readonly [command: string, run: () => unknown]>([
    [
      "Set up plan, which brings back a tab, mends what read it and completes added rows",
      () => deleteTab("Metrics").then(() => serve(plan, "setUpPlan")),
    ],
    ["Load example, into the rows that are left", () => answerYes() && plan.host.run("loadExample")],
    ["Restore a backup, of what stood before the example", () => restore()],
    ["Clear example", () => clear()],
    ["Repair plan", () => answerYes() && plan.host.run("repairPlan")],
    ["Refresh summary", () => plan.host.run("refreshSummary")],
    ["Lock the plan, with a snapshot of all names before", () => answerYes() && plan.host.run("lockPlan")],
    ["Use own actuals", () => plan.host.run("useOwnActuals")],
    ["Undo last change", () => serve(plan, "undoLast")],
    ["Take a snapshot, of all names", () => serve(plan, "takeSnapshot", { id: newId(), note: "", startAudit: false })],
    ["Make a board pack", () => serve(plan, "makeBoardPack", { id: newId() })],
  ])(
    "%s leaves every text as it is, and makes no formula of any",
    async (_, run) => {
      expect(standing.size).toBeGreaterThan(500);
      await run();
      const written = [...standing];
      expect(written.map(([address]) => heldIn(address))).toEqual(expected(written));
      expect(hostileFormulas()).toEqual([]);
    },
    patience(2),
  );

  test("the names in the history are the very names", () => {
    const names = new Set(standing.values());
    const historyName = tabOf("history").columns.findIndex(({ key }) => key === "name");
    const kept = valuesOf(plan.host, "History").map((row) => row[historyName]);
    expect(kept.filter((name) => typeof name === "string" && names.has(name)).length).toBeGreaterThan(10);
  });
});
