import { expect, test, vi } from "vitest";
import { patience } from "../domain/seeded";
import { type Plan, script, sheetNames } from "../plan";
import { canonical, differences } from "./canonical";
import { COMMAND_CASES, type CommandCase, carryOut, nameOf, startOf } from "./commandCases";

// The first case that needs an example makes one.
vi.setConfig({ testTimeout: patience(3) });

const caseOf = (name: string): CommandCase => COMMAND_CASES.find((each) => nameOf(each) === name)!;

/** A command that writes into what somebody protected, and what it says is in the way. */
const PROTECTED: readonly (readonly [command: string, what: string, says: string])[] = [
  ["saveAnswer", "Audit", "The tab Audit is protected"],
  ["saveAnswer", "Audit!D13:D40", "The cells D13:D40 of the tab Audit are protected"],
  ["lockPlan", "Budget!A8:AM9", "The cells A8:AM9 of the tab Budget are protected"],
  ["applyPlan", "Budget", "The tab Budget is protected"],
  ["applyMove", "Budget", "The tab Budget is protected"],
  ["addActivity", "Budget", "The tab Budget is protected"],
  ["addRemedy", "Budget", "The tab Budget is protected"],
  ["addPath", "Budget", "The tab Budget is protected"],
  ["importCounts", "Funnel", "The tab Funnel is protected"],
  ["saveSignUps", "Settings", "The tab Settings is protected"],
  ["takeSnapshot", "Settings", "The tab Settings is protected"],
  ["clearExample", "KPIs!F12", "The cell F12 of the tab KPIs is protected"],
  ["clearExample", "Settings", "The tab Settings is protected"],
  ["loadExample", "Funnel", "The tab Funnel is protected"],
  ["loadExample", "Summary", "The tab Summary is protected"],
  ["refreshSummary", "Summary", "The tab Summary is protected"],
  ["repairPlan", "Start", "The tab Start is protected"],
  ["repairPlan", "Funnel!B9", "The cell B9 of the tab Funnel is protected"],
  ["undoLast", "Budget", "The tab Budget is protected"],
  ["importEvents", "Events", "The tab Events is protected"],
];

test.each(PROTECTED)("%s says that %s is in the way, and changes nothing there", async (command, what, says) => {
  const each = caseOf(command);
  const plan = await startOf(each);
  plan.host.protectElsewhere(what);
  const before = canonical(plan.host);
  const said = await carryOut(plan, each);
  expect(said).toContain(says);
  expect(said).toMatch(/you may not edit (it|them)\. Nothing was (written there|changed)\. Ask whoever protected it/);
  expect(changed(before, canonical(plan.host))).toEqual([]);
});

/** Cells of the plan's tabs that are others now; a record that was made for the command is no loss. */
const changed = (before: Record<string, string>, after: Record<string, string>): string[] => {
  const tabs = (workbook: Record<string, string>) =>
    Object.fromEntries(Object.entries(workbook).filter(([key]) => key in before && key.startsWith("tab ")));
  return differences(tabs(before), tabs(after));
};

test.each([
  ["saveAnswer", "Budget"],
  ["saveAnswer", "Audit!A1:C68"],
  ["lockPlan", "Audit"],
  ["applyPlan", "Budget!A6:AZ6"],
  ["addActivity", "Budget!J7:M9"],
  ["takeSnapshot", "Budget"],
  ["makeBoardPack", "Summary"],
  ["importCounts", "Funnel!AP13:AZ20"],
])("%s is carried out although %s is protected: it writes elsewhere", async (command, what) => {
  const each = caseOf(command);
  const plan = await startOf(each);
  plan.host.protectElsewhere(what);
  expect(await carryOut(plan, each)).toBeUndefined();
});

test("what only warns, as board packs do, and what the present user protected is in nobody's way", async () => {
  const each = caseOf("saveAnswer");
  const plan = await startOf(each);
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Audit")!;
    sheet.protect().setWarningOnly(true);
    sheet.getRange("A1:Z60").protect();
  });
  expect(await carryOut(plan, each)).toBeUndefined();
});

test.each([
  ["setUpPlan", "Costs"],
  ["refreshSummary", "Summary"],
])("%s mends nothing of a broken plan if %s is protected", async (command, what) => {
  const each = { ...caseOf("repairPlan"), command, when: "of a broken plan" };
  const plan = await startOf(each);
  plan.host.protectElsewhere(what);
  const before = canonical(plan.host);
  expect(await carryOut(plan, each)).toContain(`The tab ${what} is protected`);
  expect(differences(before, canonical(plan.host))).toEqual([]);
});

/** Lets a column take only these words, as “Reject the input” does. */
const strict = ({ host }: Plan, range: string, words: readonly string[]) =>
  script(
    host,
    (app, word) => {
      const [tab, cells, ...list] = JSON.parse(word) as [string, string, ...string[]];
      const rule = app.newDataValidation().requireValueInList(list).setAllowInvalid(false).build();
      app.getActiveSpreadsheet().getSheetByName(tab)!.getRange(cells).setDataValidation(rule);
    },
    JSON.stringify([...range.split("!"), ...words]),
  );

test.each([
  ["saveAnswer", "Audit!D13:D68", ["0", "1"], "D13 of the tab Audit has a rule that rejects “3”"],
  ["saveAnswer", "Audit!E13:E68", ["none"], "of the tab Audit has a rule that rejects “seen by a test”"],
  ["applyPlan", "Budget!D7:D46", ["1"], "of the tab Budget has a rule that rejects “2”"],
  ["applyPlan", "Budget!A21:A46", ["Webinar"], "of the tab Budget has a rule that rejects “Case study”"],
  ["addActivity", "Budget!A7:A46", ["Webinar"], "of the tab Budget has a rule that rejects “Evening in Oslo”"],
  ["importCounts", "Funnel!N14:N20", ["1"], "of the tab Funnel has a rule that rejects"],
] as const)("%s says which cell of %s rejects a value, and changes nothing", async (command, range, words, says) => {
  const each = caseOf(command);
  const plan = await startOf(each);
  await strict(plan, range, words);
  const before = canonical(plan.host);
  const said = await carryOut(plan, each);
  expect(said).toContain(says);
  expect(said).toContain("choose Data > Data validation");
  expect(changed(before, canonical(plan.host))).toEqual([]);
});

test("a setting whose rule rejects the value stays, and the message names its cell", async () => {
  const each = caseOf("saveSignUps");
  const plan = await startOf(each);
  await script(plan.host, (app) => {
    const rule = app.newDataValidation().requireNumberLessThan(1000).setAllowInvalid(false).build();
    app.getActiveSpreadsheet().getRangeByName("Groundwork_sign_ups")!.setDataValidation(rule);
  });
  const before = canonical(plan.host);
  expect(await carryOut(plan, each)).toMatch(/[A-Z]\d+ of the tab Settings has a rule that rejects “1200”/);
  expect(changed(before, canonical(plan.host))).toEqual([]);
});

test("a strict rule that takes what a command writes is not in the way", async () => {
  const each = caseOf("saveAnswer");
  const plan = await startOf(each);
  await strict(plan, "Audit!D13:D68", ["0", "1", "2", "3"]);
  expect(await carryOut(plan, each)).toBeUndefined();
});

/** Leaves room for so many cells in the workbook: a wide tab, and a narrow one for the rest. */
const leave = ({ host }: Plan, room: string) =>
  script(
    host,
    (app, left) => {
      const spreadsheet = app.getActiveSpreadsheet();
      const insert = (name: string) => spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
      const [wide, narrow] = [insert("Wide"), insert("Narrow")];
      wide.deleteRows(2, 999);
      wide.insertColumnsAfter(26, 4974);
      narrow.deleteColumns(2, 25);
      const used = spreadsheet.getSheets().reduce((sum, sheet) => sum + sheet.getMaxRows() * sheet.getMaxColumns(), 0);
      const wanted = 10_000_000 - used - Number(left);
      wide.insertRowsAfter(1, Math.floor(wanted / 5000));
      narrow.insertRowsAfter(1, wanted % 5000);
      spreadsheet.setActiveSheet(spreadsheet.getSheets()[0]!);
    },
    room,
  );

test.each([
  ["setUpPlan", "20000"],
  ["clearExample", "100"],
  ["makeBoardPack", "100"],
  ["takeSnapshot", "100"],
  ["mvpLedger", "100"],
])("%s says how full the workbook is when it has no room, and leaves no tab behind", async (command, room) => {
  const each = caseOf(command);
  const plan = await startOf(each);
  await leave(plan, room);
  const before = sheetNames(plan.host);
  const said = await carryOut(plan, each);
  expect(said).toMatch(/This needs [\d,]+ more cells, and the spreadsheet has 9,9\d\d,\d{3} of the 10,000,000/);
  expect(said).toContain("Delete tabs that nobody needs");
  expect(sheetNames(plan.host)).toEqual(before);
});
