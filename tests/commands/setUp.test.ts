import { expect, test } from "vitest";
import type { Host } from "../../src/preview/host";
import { auditTab } from "../../src/tabs/audit";
import { TABS } from "../../src/tabs/index";
import { cell, emptyWorkbook, errors, examplePlan, newPlan, script, sheetNames } from "../plan";

const tabNames = TABS.map(({ name }) => name);

/** Runs a script of a person's own in the workbook, as another add-on or a macro would. */
const WRITERS = /\.(set|clear|insert|delete|remove|add|move|hide|copy|merge|apply)/;

/** All of the workbook but what the add-on remembers of where things stand. */
function sheetsOf(host: Host): string {
  const { engine, extras } = host.save();
  return JSON.stringify({ engine, extras });
}

test("set-up makes the ten tabs and stays on the tab the person was on", () => {
  const { host, screen } = emptyWorkbook();
  host.run("setUpPlan");
  expect(sheetNames(host)).toEqual(["Sheet1", ...tabNames]);
  expect(host.activeSheetName).toBe("Sheet1");
  expect(screen.toasts.at(-1)).toBe("The plan is ready: 10 tabs.");
});

test("no cell of a new plan shows an error", () => {
  const { host } = newPlan();
  expect(errors(host)).toEqual([]);
});

test("no cell of the example plan shows an error", () => {
  const { host } = examplePlan();
  expect(errors(host)).toEqual([]);
});

test("set-up run again changes nothing", () => {
  const { host, screen } = examplePlan();
  const before = JSON.stringify(host.save());
  host.resetCalls();
  host.run("setUpPlan");
  expect(screen.toasts.at(-1)).toBe("The plan is complete. Nothing was changed.");
  expect(JSON.stringify(host.save()) === before).toBe(true);
  expect(Object.keys(host.calls).filter((name) => WRITERS.test(name))).toEqual([]);
});

test("the number of service calls of set-up does not grow with the rows of the plan", async () => {
  const { host } = newPlan();
  const callsOf = () => {
    host.resetCalls();
    host.run("setUpPlan");
    return Object.values(host.calls).reduce((sum, count) => sum + count, 0);
  };
  const few = callsOf();
  await script(host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Budget")!.insertRowsAfter(20, 1000);
  });
  expect(callsOf()).toBe(few);
});

for (const name of tabNames) {
  test(`a deleted ${name} tab comes back, and nothing is left broken`, async () => {
    const { host, screen } = examplePlan();
    const deleteTab = (app: GoogleAppsScript.Spreadsheet.SpreadsheetApp, word: string) => {
      const spreadsheet = app.getActiveSpreadsheet();
      spreadsheet.deleteSheet(spreadsheet.getSheetByName(word)!);
    };
    await script(host, deleteTab, name);
    host.run("setUpPlan");
    expect(screen.toasts.at(-1)).toContain(`Made ${name}.`);
    expect(sheetNames(host)).toEqual(["Sheet1", ...tabNames]);
    expect(errors(host)).toEqual([]);
  });
}

test("a deleted column comes back in its place, with its formulas and those that pointed at it", async () => {
  const { host, screen } = examplePlan();
  const expected = host.value(cell("budget", "expected", 1));
  await script(host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Budget")!.deleteColumn(10);
  });
  host.run("setUpPlan");
  expect(screen.toasts.at(-1)).toContain("Brought back Budget: Expected.");
  expect(host.value(cell("budget", "expected", 1))).toBe(expected);
  expect(errors(host)).toEqual([]);
});

test("a deleted column of the plan's own words is filled again, also on sorted rows", async () => {
  const { host } = examplePlan();
  const question = auditTab.columns.findIndex(({ key }) => key === "question") + 1;
  await script(
    host,
    (app, column) => {
      const sheet = app.getActiveSpreadsheet().getSheetByName("Audit")!;
      sheet.getRange(13, 1, 56, Number(column)).sort({ column: 1, ascending: false });
      sheet.deleteColumn(Number(column));
    },
    String(question),
  );
  host.run("setUpPlan");
  expect(host.value(cell("audit", "id", 1))).toBe("X-07");
  expect(host.value(cell("audit", "question", 1))).toContain("When interest doubles");
});

test("a criterion whose row was deleted comes back, with its words and formulas", async () => {
  const { host, screen } = examplePlan();
  await script(host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Audit")!.deleteRow(17);
  });
  host.run("setUpPlan");
  expect(screen.toasts.at(-1)).toContain("Brought back Audit: 1 row.");
  expect(host.value(cell("audit", "id", 56))).toBe("B-05");
  expect(host.value(cell("audit", "result", 56))).toBe("unknown");
  expect(host.value("Audit!I5")).toBe(10);
});

test("a deleted header row comes back", async () => {
  const { host, screen } = examplePlan();
  await script(host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Budget")!.deleteRow(6);
  });
  host.run("setUpPlan");
  expect(screen.toasts.at(-1)).toContain("Budget: the header row");
  expect(host.value(cell("budget", "activity", 0))).toBe("Activity");
  expect(host.value(cell("budget", "verdict", 1))).toBe("FUND FIRST");
  expect(errors(host)).toEqual([]);
});

test("renamed headers and tabs, moved and added columns survive set-up", async () => {
  const { host } = examplePlan();
  await script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
    sheet.setName("Money 2027");
    sheet.getRange("Q6").setValue("Who");
    sheet.insertColumnBefore(1);
    sheet.getRange("A6").setValue("My notes");
    sheet.getRange("A7").setValue("keep me");
  });
  const before = sheetsOf(host);
  host.run("setUpPlan");
  expect(sheetsOf(host) === before).toBe(true);
  expect(host.value("Money 2027!A7")).toBe("keep me");
  expect(host.value("Money 2027!R6")).toBe("Who");
});

test("a tab of somebody's own that happens to be called Summary is left alone", async () => {
  const { host } = emptyWorkbook();
  await script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().insertSheet("Summary");
    sheet.getRange("A1:B2").setValues([
      ["My own", 1],
      ["page", 2],
    ]);
  });
  host.run("setUpPlan");
  expect(sheetNames(host)).toContain("Summary (Groundwork)");
  expect(host.value("Summary!A1")).toBe("My own");
  expect(host.value("Summary!A3")).toBe("");
});

test("a plan that lost its marks on the way through a file is found by its headers and marked again", async () => {
  const { host } = examplePlan();
  await script(host, (app) => {
    for (const metadata of app.getActiveSpreadsheet().createDeveloperMetadataFinder().find()) metadata.remove();
  });
  host.run("setUpPlan");
  expect(sheetNames(host)).toEqual(["Sheet1", ...tabNames]);
  await script(host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Audit")!.setName("Where we stand");
  });
  host.run("setUpPlan");
  expect(sheetNames(host)).not.toContain("Audit");
});

test("while somebody else holds the lock nothing is written, and the message says so", () => {
  const { host } = emptyWorkbook();
  host.holdLockElsewhere("document", true);
  expect(() => host.run("setUpPlan")).toThrow("Somebody else is changing this plan right now. Nothing was written");
  expect(sheetNames(host)).toEqual(["Sheet1"]);
});
