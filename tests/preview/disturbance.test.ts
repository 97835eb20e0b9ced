import { expect, test } from "vitest";
import type { Fault } from "../../src/preview/disturbance";
import { preview } from "./setting";

/** Writes into one cell after the other, says in C1 whether it could clean up, and survives an error in the middle. */
const CODE = `
function fill() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const cells = [1, 2, 3].map((row) => sheet.getRange(row, 1));
  try {
    cells.forEach((cell, index) => cell.setValue(index + 1));
  } finally {
    sheet.getRange("C1").setValue("cleaned up");
  }
}
function keepTrying() {
  const cell = SpreadsheetApp.getActiveSheet().getRange("A1");
  for (let turn = 0; turn < 5; turn += 1) try { cell.setValue(turn); } catch (error) {}
  return "done";
}
function wait() {
  const before = Date.now();
  const sheet = SpreadsheetApp.getActiveSheet();
  const moment = new Date();
  return [Date.now() - before, moment.getTime() - before, moment instanceof Date, sheet.getRange("A1").getValue() instanceof Date];
}
function linger() {
  for (;;) SpreadsheetApp.getActiveSheet();
}
function alone(word) {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(0)) return "refused";
  SpreadsheetApp.getActiveSheet().appendRow([word]);
  lock.releaseLock();
  return "written";
}
`;

const rows: { fault: Fault; what: string; cells: unknown[] }[] = [
  { fault: { at: 6, kind: "error" }, what: "fails and the script cleans up", cells: [1, "", "", "cleaned up"] },
  { fault: { at: 6, kind: "cut" }, what: "ends the run, and nothing cleans up", cells: [1, "", "", ""] },
  { fault: { at: 1, kind: "error" }, what: "may be the first", cells: ["", "", "", ""] },
  { fault: { at: 99, kind: "cut" }, what: "never comes when the run is shorter", cells: [1, 2, 3, "cleaned up"] },
];
for (const { fault, what, cells } of rows) {
  test(`service call ${fault.at} with the fault “${fault.kind}” ${what}`, () => {
    const { host } = preview(CODE);
    host.disturb({ fault });
    const run = () => host.run("fill");
    if (fault.at > 8) run();
    else expect(run).toThrow(fault.kind === "cut" ? "Exceeded maximum execution time" : "Service Spreadsheets failed");
    expect(["A1", "A2", "A3", "C1"].map((address) => host.value(address))).toEqual(cells);
    host.run("fill");
    expect(host.value("A3")).toBe(3);
  });
}

test("a run that was cut off says so, although its script caught every error", () => {
  const { host } = preview(CODE);
  host.disturb({ fault: { at: 6, kind: "cut" } });
  expect(() => host.run("keepTrying")).toThrow("Exceeded maximum execution time");
  expect(host.value("A1")).toBe(2);
});

test("between two service calls a person types, and what the run has written already stands", () => {
  const { host } = preview(CODE);
  const seen: unknown[] = [];
  host.disturb({
    between: ({ call, name }) => {
      if (name === "Range.setValue") seen.push(host.value("A1"));
      if (call === 6) host.type("A2", "mine");
    },
  });
  host.run("fill");
  expect(seen).toEqual(["", 1, 1, 1]);
  expect(host.value("A2")).toBe(2);
});

test("another user's run between two calls is refused the lock, and the first one keeps its own", () => {
  const { host } = preview(`${CODE}
function first() { return alone("first"); }
function second() { return alone("second"); }`);
  const answers: unknown[] = [];
  host.disturb({
    between: ({ depth, name }) => {
      if (depth === 1 && name === "Sheet.appendRow") answers.push(host.run("second"));
    },
  });
  expect([host.run("first"), ...answers]).toEqual(["written", "refused"]);
  host.disturb({});
  expect(host.run("second")).toBe("written");
  expect([host.value("A1"), host.value("A2"), host.value("A3")]).toEqual(["first", "second", ""]);
});

test("on a clock that only service calls move, the script sees each of them pass", () => {
  const { host } = preview(CODE, { callMilliseconds: 200 });
  host.type("A1", "2026-11-22");
  expect(host.run("wait")).toEqual([200, 200, true, true]);
});

test("on that clock a run ends after six minutes of service calls", () => {
  const { host } = preview(CODE, { callMilliseconds: 200 });
  host.resetCalls();
  expect(() => host.run("linger")).toThrow("Exceeded maximum execution time");
  expect(Object.values(host.calls).reduce((sum, count) => sum + count, 0)).toBe(1801);
});
