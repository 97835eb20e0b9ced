import { expect, test, vi } from "vitest";
import { cell, errors, examplePlan, newPlan, type Plan, planAfter, script, sheetNames } from "../plan";
import { differencesOf, everyCell } from "./cells";

// A backup copies whole tabs, and a busy machine takes its time over that.
vi.setConfig({ testTimeout: 120_000 });

const TABS = ["Audit", "Budget", "Funnel", "KPIs", "Settings"];

const isBackup = (name: string) => name.includes(", backup of ");
const backups = ({ host }: Plan) => sheetNames(host).filter(isBackup);

const visible = ({ host }: Plan) =>
  script(host, (app) =>
    app
      .getActiveSpreadsheet()
      .getSheets()
      .filter((sheet) => !sheet.isSheetHidden())
      .map((sheet) => sheet.getName()),
  );

const onBudget = ({ host }: Plan, change: (sheet: GoogleAppsScript.Spreadsheet.Sheet) => unknown) =>
  script(
    host,
    (app, source) => {
      const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
      new Function("sheet", `(${source})(sheet)`)(sheet);
    },
    change.toString(),
  );

/** The example plan and what "Clear example" left of it, with its backup. */
const clearedPlan = () => planAfter("setUpPlan", "loadExample", "clearExample");

/** Puts one event in place of those that are there: the smallest change that needs a backup. */
async function replaceEvents({ host }: Plan, id: string, developer: string): Promise<void> {
  await host.serve("beginImport", [{ id, mode: "replace", rows: 1 }]);
  await host.serve("importEvents", [{ id, part: 0, rows: [[developer, "Awareness", "2026-11-22", ""]] }]);
  await host.serve("finishImport", [{ id }]);
}

const developer = ({ host }: Plan) => host.value(cell("events", "developer", 1));

function restore(plan: Plan, ...words: readonly string[]): string {
  plan.screen.words = [...words];
  plan.screen.answers = ["YES"];
  plan.host.run("restoreBackup");
  return plan.screen.toasts.at(-1)!;
}

test("before the example is cleared, hidden copies of its five tabs are kept, named by date", async () => {
  const before = examplePlan();
  const plan = clearedPlan();
  expect(backups(plan).sort()).toEqual(
    TABS.map((tab) => expect.stringMatching(new RegExp(`^${tab}, backup of \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d$`))),
  );
  expect(sheetNames(plan.host).filter((name) => !isBackup(name) && name !== "Undo")).toEqual(sheetNames(before.host));
  expect(await visible(plan)).toEqual(await visible(before));
  expect(plan.host.activeSheetName).toBe(before.host.activeSheetName);
});

test("an empty plan into which the example is loaded needs none, and rows of somebody's own are kept first", () => {
  const plan = newPlan();
  plan.host.run("loadExample");
  expect(backups(plan)).toEqual([]);
  plan.host.type(cell("budget", "activity", 30), "Sticker swap");
  plan.screen.answers = ["YES"];
  plan.host.run("loadExample");
  expect(backups(plan)).toHaveLength(TABS.length);
});

test("a backup puts every cell back as it was, and undo brings back what it replaced", async () => {
  const before = await everyCell(examplePlan());
  const plan = clearedPlan();
  await onBudget(plan, (sheet) => {
    sheet.getRange("B8").setNote("why").setBackground("#ffeecc").setNumberFormat("@");
    sheet.getRange("C9").setFormula("=1+1");
    sheet.getRange("A7:A20").setValue("Somebody else's").clearDataValidations();
  });
  const replaced = await everyCell(plan);
  expect(restore(plan)).toMatch(/^5 tabs are as they were on .*, before “Clear example”\.$/);
  expect(differencesOf(before, await everyCell(plan))).toEqual([]);
  plan.screen.answers = ["YES"];
  plan.host.run("undoLast");
  expect(differencesOf(replaced, await everyCell(plan))).toEqual([]);
  expect(errors(plan.host)).toEqual([]);
});

test("moved columns go back, one of somebody's own stays at the right, and the tab keeps its new name", async () => {
  const expected = examplePlan().host.value(cell("budget", "expected", 1));
  const plan = clearedPlan();
  await onBudget(plan, (sheet) => {
    sheet.insertColumnBefore(2);
    sheet.getRange("B7").setValue("keep me");
    sheet.moveColumns(sheet.getRange("E:E"), 10);
    sheet.setName("Money");
  });
  restore(plan);
  const { host } = plan;
  expect(host.value(cell("budget", "expected", 1).replace("Budget", "Money"))).toBe(expected);
  const kept = await script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Money")!;
    return sheet.getRange(7, 1, 1, sheet.getMaxColumns()).getValues()[0]!.includes("keep me");
  });
  expect(kept).toBe(true);
  host.run("lockPlan");
  expect(plan.screen.toasts.at(-1)).toContain("Locked the plan of");
  expect(errors(host)).toEqual([]);
});

test("a tab that was deleted since comes back, and what pointed at it points there again", async () => {
  const headline = examplePlan().host.value("Costs!B5");
  const plan = clearedPlan();
  await script(plan.host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    spreadsheet.deleteSheet(spreadsheet.getSheetByName("Budget")!);
  });
  restore(plan);
  expect(plan.host.value(cell("budget", "verdict", 1))).toBe("FUND FIRST");
  expect(plan.host.value("Costs!B5")).toBe(headline);
  expect(errors(plan.host)).toEqual([]);
  plan.host.run("setUpPlan");
  expect(plan.screen.toasts.at(-1)).toBe("The plan is complete. Nothing was changed.");
});

test("rows that were added above the table are the person's to move first: nothing is changed", async () => {
  const plan = clearedPlan();
  await onBudget(plan, (sheet) => sheet.insertRowsBefore(3, 2));
  const before = await everyCell(plan);
  plan.screen.answers = ["YES"];
  expect(() => plan.host.run("restoreBackup")).toThrow(
    "In Budget, 2 rows were added above the table since this backup. Its headers stood in row 6",
  );
  expect(differencesOf(before, await everyCell(plan))).toEqual([]);
});

test("events that an import replaces come back with undo, and are no import any more", async () => {
  const plan = newPlan();
  await replaceEvents(plan, "import-0001", "ana");
  expect(backups(plan)).toEqual([]);
  await replaceEvents(plan, "import-0002", "=1+1");
  expect(developer(plan)).toBe("=1+1");
  plan.screen.answers = ["YES"];
  plan.host.run("undoLast");
  expect(developer(plan)).toBe("ana");
  await plan.host.serve("cancelImport", [{ id: "import-0002" }]);
  expect(developer(plan)).toBe("ana");
});

test("at most three are kept, the oldest goes, and the person chooses by number", async () => {
  const plan = newPlan();
  for (const name of ["ana", "ben", "cem", "dee", "eva"]) await replaceEvents(plan, `import-${name}`, name);
  expect(backups(plan)).toHaveLength(3);
  restore(plan, "3");
  expect(plan.screen.questions.at(-2)).toMatch(
    /^1: .*, before “Replace the events” \(Events\)\n2: .*\n3: .*\n\nType the number of the backup to put back, 1 to 3\.$/,
  );
  expect(developer(plan)).toBe("ben");
  expect(backups(plan)).toHaveLength(3);
});

test.each([
  ["a number that is none of them", "7", "“7” is not a number from 1 to 2. Nothing was changed."],
  ["words", "the first", "“the first” is not a number from 1 to 2. Nothing was changed."],
])("%s restores nothing", async (_title, words, said) => {
  const plan = newPlan();
  for (const name of ["ana", "ben", "cem"]) await replaceEvents(plan, `import-${name}`, name);
  plan.screen.words = [words];
  plan.host.run("restoreBackup");
  expect(plan.screen.toasts.at(-1)).toBe(said);
  expect(developer(plan)).toBe("cem");
});

test("who says no keeps what stands", async () => {
  const plan = clearedPlan();
  const before = await everyCell(plan);
  plan.screen.answers = ["NO"];
  plan.host.run("restoreBackup");
  expect(plan.screen.toasts.at(-1)).toBe("Nothing was changed.");
  expect(differencesOf(before, await everyCell(plan))).toEqual([]);
});

test("a plan without a backup says when one is kept", () => {
  const plan = newPlan();
  plan.host.run("restoreBackup");
  expect(plan.screen.toasts.at(-1)).toMatch(/^There is no backup yet\. One is kept before/);
});

test("a backup of which somebody deleted a tab is none, and goes with the next one", async () => {
  const plan = clearedPlan();
  await script(plan.host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    const copy = spreadsheet.getSheets().find((sheet) => sheet.getName().startsWith("Budget, backup of"))!;
    spreadsheet.deleteSheet(copy);
  });
  plan.host.run("restoreBackup");
  expect(plan.screen.toasts.at(-1)).toMatch(/^There is no backup yet/);
  for (const name of ["ana", "ben"]) await replaceEvents(plan, `import-${name}`, name);
  expect(backups(plan)).toEqual([expect.stringMatching(/^Events, backup of/)]);
});
