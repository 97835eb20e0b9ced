import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import type { AgreementForm, PlanSuggestion } from "../../src/commands/server";
import type { SavedWorkbook } from "../../src/preview/host";
import type { TabKey } from "../../src/tabs/define";
import { patience, seededAsync } from "../domain/seeded";
import { cell, examplePlan, openAgain, type Plan, script } from "../plan";
import { type Cells, differencesOf, everyCell } from "./cells";

vi.setConfig({ testTimeout: patience(20) });

const PROMISE = { change: "more", changeBy: "2027-06-30", stopRule: "none" };
const ANSWER = { score: 2, evidence: "seen", owner: "", rater: "Ana" };
const BLANK = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };

const say = (plan: Plan, name: string, request: object) => plan.host.serve(name, [request]);

/** Every command that changes more than a row, and what has to be asked or answered for it. */
const COMMANDS: Readonly<Record<string, (plan: Plan) => unknown>> = {
  "Suggest a plan": async (plan) => {
    const asked = { budget: 0, values: {}, only: "budget", shares: { lean: 0.6, stretch: 1.4 } };
    const { seen } = (await say(plan, "suggestPlan", asked)) as PlanSuggestion;
    const changes = [{ kind: "add", id: "Case study", to: 1 }];
    await say(plan, "applyPlan", { id: "change-0001", changes, seen });
  },
  "Lock the plan": (plan) => plan.host.run("lockPlan"),
  "Use own actuals": (plan) => plan.host.run("useOwnActuals"),
  "Clear example": (plan) => plan.host.run("clearExample"),
  "Load example": (plan) => plan.host.run("loadExample"),
  "The meetup question": (plan) =>
    say(plan, "addPath", {
      id: "path-0001",
      activities: ["Case study", "Webinar"],
      pilot: "Webinar",
      promise: PROMISE,
    }),
  "Add a remedy": (plan) => say(plan, "addRemedy", { id: "remedy-0001", activity: "Case study", promise: PROMISE }),
  "Start a re-audit": (plan) => say(plan, "takeSnapshot", { id: "snapshot-0002", note: "=1+1", startAudit: true }),
  "Settle a dispute": async (plan) => {
    const { disputed } = (await plan.host.serve("readAgreement", [])) as AgreementForm;
    const { id, first, second } = disputed[0]!;
    await say(plan, "settleDispute", { criterion: id, score: 1, evidence: "agreed", rater: "Both", first, second });
  },
};

let base: SavedWorkbook;
beforeAll(async () => {
  const plan = examplePlan();
  const { host } = plan;
  await say(plan, "takeSnapshot", { id: "snapshot-0001", note: "", startAudit: false });
  for (const [criterion, rating, score] of [
    ["C-09", "second", 0],
    ["B-04", "second", 3],
  ] as const) {
    await say(plan, "saveAnswer", { criterion, rating, answer: { ...ANSWER, score }, seen: BLANK });
  }
  for (const row of [1, 30]) host.type(cell("budget", "actual", row), "900");
  host.type(cell("budget", "activity", 30), String(host.value(cell("budget", "activity", 1))));
  // A command that finds nothing to do leaves the change before it to be undone: here there is none.
  await script(host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    spreadsheet.deleteSheet(spreadsheet.getSheetByName("Undo")!);
  });
  base = host.save(true);
}, 120_000);

/** What people do to a plan that no command of ours knows. */
interface Edit {
  readonly tab: TabKey;
  readonly column: string;
  readonly row: number;
  readonly kind: "type" | "note" | "colour" | "format" | "rule";
  readonly text: string;
}

const EDITED: readonly (readonly [TabKey, readonly string[]])[] = [
  ["budget", ["activity", "quantity", "owner", "tag", "change", "plan", "low"]],
  ["audit", ["score", "evidence", "owner"]],
  ["funnel", ["developers", "target"]],
  ["kpis", ["baseline", "target", "actual"]],
  ["catalogue", ["cashExpected"]],
];

const edit: fc.Arbitrary<Edit> = fc.constantFrom(...EDITED).chain(([tab, columns]) =>
  fc.record({
    tab: fc.constant(tab),
    column: fc.constantFrom(...columns),
    row: fc.integer({ min: 1, max: tab === "funnel" ? 12 : 20 }), // The Funnel ends sooner.
    kind: fc.constantFrom("type", "type", "type", "note", "colour", "format", "rule"),
    text: fc.constantFrom("7", "0.5", "=2*3", "'=1+1", "Somebody’s words", "2026-03-01", "TRUE", "", "-4", "#N/A"),
  }),
);

async function make({ host }: Plan, edits: readonly Edit[]): Promise<void> {
  for (const { tab, column, row, kind, text } of edits) {
    const address = cell(tab, column, row);
    if (kind === "type") host.type(address, text);
    else await script(host, look, JSON.stringify([address, kind, text]));
  }
}

function look(app: GoogleAppsScript.Spreadsheet.SpreadsheetApp, word: string): void {
  const [address, kind, text] = JSON.parse(word) as [string, Edit["kind"], string];
  const range = app.getActiveSpreadsheet().getRange(address);
  if (kind === "note") range.setNote(text);
  if (kind === "colour") range.setBackground("#ffeecc");
  if (kind === "format") range.setNumberFormat("0.000");
  if (kind === "rule") range.clearDataValidations();
}

/** Cells of rows that a change added below a table stay, empty: only what stood before has to be as it was. */
const standing = (before: Cells, after: Cells): Cells => {
  const last = new Map<string, number>();
  for (const address of Object.keys(before)) {
    const [, tab, row] = /^(.*)!R(\d+)C/.exec(address)!;
    last.set(tab!, Math.max(last.get(tab!) ?? 0, Number(row)));
  }
  return Object.fromEntries(
    Object.entries(after).filter(([address, held]) => {
      const [, tab, row] = /^(.*)!R(\d+)C/.exec(address)!;
      return Number(row) <= (last.get(tab!) ?? 0) || !/^\[""/.test(held);
    }),
  );
};

test.each(Object.keys(COMMANDS))("%s is taken back in one step, whatever people made of the plan", async (name) => {
  await seededAsync(
    fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
      const plan = openAgain(base);
      plan.screen.answers = ["YES", "YES"];
      await make(plan, edits);
      const before = await everyCell(plan);
      try {
        await COMMANDS[name]!(plan);
      } catch {
        // Refused, for what people typed: then nothing may have changed either.
      }
      plan.host.run("undoLast");
      expect(differencesOf(before, standing(before, await everyCell(plan)))).toEqual([]);
    }),
    1,
    25,
  );
});

test.each(Object.entries(COMMANDS))("%s changes something before it is taken back", async (_name, command) => {
  const plan = openAgain(base);
  plan.screen.answers = ["YES"];
  plan.host.type(cell("budget", "activity", 3), "");
  const before = await everyCell(plan);
  await command(plan);
  expect(differencesOf(before, await everyCell(plan)).length).toBeGreaterThan(1);
});
