import fc from "fast-check";
import { expect, test } from "vitest";
import { patience, seededAsync } from "../domain/seeded";
import { type Plan, script } from "../plan";
import { COMMAND_CASES, type CommandCase, carryOut, startOf } from "./commandCases";

/** What a person does to a tab, with numbers that say where; the words of a person all begin with "mine". */
interface Deed {
  readonly deed: keyof typeof DEEDS;
  readonly tab: number;
  readonly at: number;
  readonly size: number;
  readonly to: number;
}

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

const TABS = ["Start", "Audit", "Budget", "Costs", "Catalogue", "Funnel", "KPIs", "Metrics", "Summary", "Settings"];

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Where = Pick<Deed, "at" | "size" | "to">;

/** What is done to a tab that is still there; each runs in the workbook as a macro of somebody's would. */
const DEEDS = {
  "renames a tab": (sheet: Sheet, { to }: Where) => sheet.setName(`mine ${to}`),
  "moves a column": (sheet: Sheet, { at, to }: Where) => {
    if (Math.abs((at % 12) - (to % 12)) < 2) return;
    sheet.moveColumns(sheet.getRange(1, 1 + (at % 12), 1, 1), 1 + (to % 12));
  },
  "inserts a column of their own": (sheet: Sheet, { at, to }: Where) => {
    const column = 1 + (at % Math.min(14, sheet.getMaxColumns()));
    sheet.insertColumnBefore(column);
    for (const row of [3, 9, 20]) sheet.getRange(row, column).setValue(`mine ${to}-${row}`);
  },
  "inserts rows": (sheet: Sheet, { at, size, to }: Where) => {
    sheet.insertRowsBefore(1 + (at % 24), 1 + (size % 3));
    sheet.getRange(1 + (at % 24), sheet.getMaxColumns()).setValue(`mine ${to}`);
  },
  "deletes columns": (sheet: Sheet, { at, size }: Where) => sheet.deleteColumns(1 + (at % 12), 1 + (size % 2)),
  "deletes rows": (sheet: Sheet, { at, size }: Where) => sheet.deleteRows(1 + (at % 24), 1 + (size % 4)),
  "deletes a tab": (sheet: Sheet) => sheet.getParent().deleteSheet(sheet),
  "sorts a block": (sheet: Sheet, { at, to }: Where) => {
    const [rows, columns] = [Math.min(sheet.getMaxRows() - 14, 12), sheet.getMaxColumns()];
    sheet.getRange(14, 1, rows, columns).sort({ column: 1 + (at % Math.min(8, columns)), ascending: to % 2 === 0 });
  },
  "merges cells": (sheet: Sheet, { at, to }: Where) => sheet.getRange(1 + (at % 24), 1 + (to % 8), 2, 2).merge(),
  "hides a tab, a row and a column": (sheet: Sheet, { at, to }: Where) => {
    sheet.hideColumns(1 + (at % 12));
    sheet.hideRows(1 + (to % 24));
    sheet.hideSheet();
  },
  "copies a tab": (sheet: Sheet) => sheet.copyTo(sheet.getParent()),
  "pastes over cells and headers": (sheet: Sheet, { at, size, to }: Where) =>
    sheet.getRange(1 + (at % 20), 1 + (to % 12), 1, 1 + (size % 4)).setValue(`mine ${to}`),
  "empties a block": (sheet: Sheet, { at, size, to }: Where) =>
    sheet.getRange(1 + (at % 20), 1 + (to % 12), 1 + (size % 6), 1 + (size % 3)).clearContent(),
} as const;

/** Does the deeds that `word` lists, each with its source, its tab and its numbers. */
function doAll(app: App, word: string): void {
  const deeds = JSON.parse(word) as readonly { source: string; name: string; where: Where }[];
  for (const { source, name, where } of deeds) {
    const sheet = app.getActiveSpreadsheet().getSheetByName(name);
    if (!sheet) continue;
    try {
      new Function("sheet", "where", `(${source})(sheet, where)`)(sheet, where);
      // What was written late fails at the next reading.
      app.getActiveSpreadsheet().getSheets()[0]!.getRange(1, 1).getFormula();
    } catch {
      // What the spreadsheet itself refuses, such as to move a part of a merged cell, is no reshaping.
    }
  }
}

const anyDeed: fc.Arbitrary<Deed> = fc.record({
  deed: fc.constantFrom(...(Object.keys(DEEDS) as (keyof typeof DEEDS)[])),
  tab: fc.nat({ max: TABS.length - 1 }),
  at: fc.nat({ max: 1000 }),
  size: fc.nat({ max: 10 }),
  to: fc.nat({ max: 1000 }),
});

const WRITES_WORDS = /pastes|inserts/;

async function reshape({ host }: Plan, deeds: readonly Deed[]): Promise<void> {
  // The Summary is the add-on's own page: words on it are drawn over, as the page itself says.
  const done = deeds.filter(({ deed, tab }) => TABS[tab] !== "Summary" || !WRITES_WORDS.test(deed));
  const sources = done.map(({ deed, tab, ...where }) => ({ source: DEEDS[deed].toString(), name: TABS[tab], where }));
  await script(host, doAll, JSON.stringify(sources));
}

/** Every word of a person's in the workbook, as often as it stands there, in a cell or in a note. */
function wordsOf({ host }: Plan): string[] {
  const { getters } = host.model;
  const sheetIds = getters.getSheetIds();
  const inCells = sheetIds
    .flatMap((sheetId) => getters.getCells(sheetId))
    .flatMap((cell) => (!cell.isFormula && cell.content.startsWith("mine") ? [cell.content] : []));
  const notes = sheetIds.flatMap((sheetId) => [...host.notesOf(sheetId).values()]);
  return [...inCells, ...notes.flatMap((note) => note.match(/mine [\d-]+/g) ?? [])];
}

/** Words that stand there less often than before. */
function lost(before: readonly string[], after: readonly string[]): string[] {
  const left = [...after];
  return before.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const example = COMMAND_CASES.find(({ command }) => command === "refreshSummary")!;

/** Commands that people go on working with after that. */
const COMMANDS: readonly CommandCase[] = COMMAND_CASES.filter(({ from, before }) => from === "example" && !before);

/** Says what to do: choose a menu entry or look again; nothing that only a programmer understands. */
const NAMES_THE_FIX =
  /^(Error: )?.*(Choose|choose|Set up plan|try again|again|no row|not in the Catalogue|Nothing was (written|changed|saved)|Clear it or use 0|Repair the cell it comes from|\. Use |It must be )/s;

const WHOLE = "Nothing is missing and no formula is broken. Nothing was changed.";

const deeds = fc.array(anyDeed, { minLength: 1, maxLength: 5 });

test(
  "after people reshape the plan a command works or says what to do, and their words stay",
  async () => {
    await seededAsync(
      fc.asyncProperty(deeds, fc.constantFrom(...COMMANDS), async (done, each) => {
        const plan = await startOf(example);
        await reshape(plan, done);
        const before = wordsOf(plan);
        const said = await carryOut(plan, each);
        if (said !== undefined) expect(said).toMatch(NAMES_THE_FIX);
        expect(lost(before, wordsOf(plan))).toEqual([]);
      }),
      10,
      10_000,
    );
  },
  patience(400),
);

test(
  "after people reshape the plan “Repair plan” makes it whole, and their words stay",
  async () => {
    await seededAsync(
      fc.asyncProperty(deeds, async (done) => {
        const plan = await startOf(example);
        await reshape(plan, done);
        const before = wordsOf(plan);
        plan.host.run("repairPlan");
        plan.host.run("repairPlan");
        expect(plan.screen.toasts.at(-1)).toBe(WHOLE);
        expect(lost(before, wordsOf(plan))).toEqual([]);
      }),
      10,
      500,
    );
  },
  patience(40),
);
