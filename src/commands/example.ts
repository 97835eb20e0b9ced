import { isDate } from "../cells";
import { columnOf, type TabKey } from "../tabs/define";
import { periodKeys } from "../tabs/periods";
import { keepBackup } from "../workbook/backups";
import { withDocumentLock } from "../workbook/lock";
import { rememberTabs } from "../workbook/memory";
import { isLate } from "../workbook/patience";
import { findPlaces, needPlace, type Place, type Places } from "../workbook/places";
import { say, showProgress } from "../workbook/progress";
import { readTable, type TableRow, text } from "../workbook/read";
import { blankRows, type RowChange, resetRows, writeRows } from "../workbook/rows";
import { see } from "../workbook/seen";
import { textSetting, writeSetting } from "../workbook/settings";
import { needVersion } from "../workbook/version";
import type { CellContent, CellValue } from "../workbook/write";
import { EXAMPLE_NAMES, type ExampleTab, exampleTabs } from "./exampleTabs";
import { makePlan } from "./setUp";
import { drawSummary } from "./summary";
import { withUndo } from "./undo";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const LOAD = "Load example";
const CLEAR = "Clear example";
const NO_EXAMPLE = "There is nothing of the example in this plan.";

/** The tabs in which the example is written, those with its rows and the names in Settings. */
const WRITTEN: readonly TabKey[] = ["audit", "budget", "funnel", "kpis", "settings"];

const placesOf = (places: Places): Place[] => WRITTEN.flatMap((key) => places.get(key) ?? []);

/** Fills an empty plan with the example; over somebody's rows it asks, and then fills only what is blank. */
export function loadExample(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  needVersion(spreadsheet);
  const theirs = countTheirRows(findPlaces(spreadsheet));
  if (theirs > 0 && !confirmed(theirs)) return;
  const message = withDocumentLock(() => {
    const { places } = makePlan(spreadsheet, [...WRITTEN, "summary"]);
    showProgress(spreadsheet, "Loading the example: writing its rows, 1 of 2…");
    // From a plan in which nobody typed anything, “Clear example” takes all of it out again.
    const said = theirs === 0 ? writeAll(spreadsheet, places) : writeBeside(spreadsheet, places);
    SpreadsheetApp.flush();
    rememberTabs(places, ["funnel", "kpis"]);
    if (isLate()) return `${said} The Summary is still to be drawn: choose Refresh summary.`;
    showProgress(spreadsheet, "Loading the example: drawing the summary, 2 of 2…");
    drawSummary(spreadsheet, places);
    return said;
  });
  say(spreadsheet, message, 6);
}

/** Among rows of somebody's own, so that all of it can be put back. */
function writeBeside(spreadsheet: Spreadsheet, places: Places): string {
  keepBackup(spreadsheet, LOAD, placesOf(places));
  const change = { id: `load-example-${Date.now()}`, what: LOAD };
  return withUndo(spreadsheet, change, WRITTEN, () => writeAll(spreadsheet, places));
}

function writeAll(spreadsheet: Spreadsheet, places: Places): string {
  const written = exampleTabs().reduce((sum, example) => sum + writeExample(example, places), 0);
  for (const { tab, periods } of exampleTabs()) {
    if (periods) renamePeriods(needPlace(places, tab), periods, (before, example) => [before, example]);
  }
  writeNames(spreadsheet, ({ before, example }) => [before, example]);
  return written === 0
    ? "The example is in this plan already. Nothing was changed."
    : "The example is in. Remove it again with Extensions > Groundwork > Clear example.";
}

function confirmed(theirs: number): boolean {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(
    "Load the example into this plan?",
    `This plan already holds ${theirs} ${theirs === 1 ? "row" : "rows"} with something typed. The example adds its activities in free rows and fills only what is blank; nothing of yours changes. “Clear example” takes it out again.`,
    ui.ButtonSet.YES_NO,
  );
  return answer === ui.Button.YES;
}

/** Takes the example out again: rows that still are as it wrote them. What somebody changed is theirs and stays. */
export function clearExample(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const message = withDocumentLock(() => {
    const places = findPlaces(spreadsheet);
    const standing = placesOf(places);
    if (!exampleTabs().some((example) => rowsOfExample(example, places).length > 0)) return NO_EXAMPLE;
    keepBackup(spreadsheet, CLEAR, standing);
    const change = { id: `clear-example-${Date.now()}`, what: CLEAR };
    const tabs = standing.map(({ tab }) => tab.key);
    return withUndo(spreadsheet, change, tabs, () => {
      for (const { tab, periods } of exampleTabs()) {
        const place = places.get(tab.key);
        if (place && periods) renamePeriods(place, periods, (before, example) => [example, before]);
      }
      writeNames(spreadsheet, ({ before, example }) => [example, before]);
      rememberTabs(places, ["funnel", "kpis"]);
      // The rows come last: while one stands there is an example to clear.
      const cleared = exampleTabs().reduce((sum, example) => sum + clearTab(example, places), 0);
      return `Cleared ${cleared} ${cleared === 1 ? "row" : "rows"} of the example. Rows that somebody changed stay.`;
    });
  });
  say(spreadsheet, message, 6);
}

const isBlank = (value: CellValue | undefined): boolean => value === undefined || value === false || text(value) === "";

type ExampleRow = ExampleTab["rows"][number];

/** What the example writes beside a row is a day; other words there, or a day where it writes none, are somebody's. */
const isBesideOurs = ({ extra = {}, rows }: ExampleTab, row: TableRow, candidate: ExampleRow): boolean =>
  Object.entries(extra).every(
    ([key, day]) => isBlank(row.cells[key]) || (isDate(row.cells[key]) && day(rows.indexOf(candidate)) !== null),
  );

/** Whether a row holds anything, typed or written beside it. */
const isUsed = ({ typed, extra = {} }: ExampleTab, row: TableRow): boolean =>
  [...typed, ...Object.keys(extra)].some((key) => !isBlank(row.cells[key]));

const same = (one: CellValue | undefined, other: CellValue | undefined): boolean =>
  isBlank(one) ? isBlank(other) : one === other;

function exampleRowIn(example: ExampleTab, row: TableRow, index: number): ExampleRow | undefined {
  return example.rows.find(
    (candidate) =>
      (example.belongs?.(row, index, candidate) ?? true) &&
      isBesideOurs(example, row, candidate) &&
      example.typed.every((key) => same(row.cells[key], candidate[key])),
  );
}

/** The row of the example that a row holds, whole or as a run that was cut off has left it, and nothing else. */
function leftIn(example: ExampleTab, row: TableRow, index: number): ExampleRow | undefined {
  const { typed, rows, belongs } = example;
  if (typed.every((key) => isBlank(row.cells[key]))) return undefined;
  return rows.find(
    (candidate) =>
      (belongs ? belongs(row, index, candidate) : same(row.cells[typed[0]!], candidate[typed[0]!])) &&
      isBesideOurs(example, row, candidate) &&
      typed.every((key) => isBlank(row.cells[key]) || same(row.cells[key], candidate[key])),
  );
}

/** Rows in which somebody typed something that is not the example. */
function countTheirRows(places: Places): number {
  return exampleTabs().reduce((sum, example) => {
    const place = places.get(example.tab.key);
    if (!place) return sum;
    const typed = readTable(place).filter((row, index) => isUsed(example, row) && !exampleRowIn(example, row, index));
    return sum + typed.length;
  }, 0);
}

/** Writes the rows of the example that are not there yet; returns how many. */
function writeExample(example: ExampleTab, places: Places): number {
  const place = needPlace(places, example.tab);
  const rows = readTable(place);
  const changes = example.belongs ? fillOwnRows(example, rows) : fillFreeRows(example, place, rows);
  writeRows(place, changes);
  return changes.length;
}

function cellsOf(example: ExampleTab, row: Readonly<Record<string, CellValue>>): Record<string, CellContent> {
  const typed = Object.entries(row).filter(([key]) => example.typed.includes(key) || !example.belongs);
  return Object.fromEntries([
    ...typed.map(([key, value]) => [key, value === "" ? null : value]),
    ...Object.entries(example.extra ?? {}).map(([key, value]) => [key, value(example.rows.indexOf(row))]),
  ]);
}

function fillOwnRows(example: ExampleTab, rows: readonly TableRow[]): RowChange[] {
  return rows.flatMap((row, index) => {
    const wanted = example.rows.find((candidate) => example.belongs!(row, index, candidate));
    if (!wanted || exampleRowIn(example, row, index)) return [];
    if (isUsed(example, row) && !leftIn(example, row, index)) return [];
    return [{ position: row.position, cells: cellsOf(example, wanted) }];
  });
}

/** Rows that a run which was cut off has begun are finished where they stand, the others go into free ones. */
function fillFreeRows(example: ExampleTab, place: Place, rows: readonly TableRow[]): RowChange[] {
  const there = rows.map((row, index) => exampleRowIn(example, row, index));
  const wanted = example.rows.filter((row) => !there.includes(row));
  const left = rows.map((row, index) => leftIn(example, row, index));
  const missing = wanted.filter((row) => !left.includes(row));
  const free = blankRows(place, example.typed[0]!, missing.length, keysOf(example));
  return wanted.map((row) => {
    const position = rows[left.indexOf(row)]?.position ?? free.shift()!;
    return { position, cells: cellsOf(example, row) };
  });
}

/** The rows of a tab that still are as the example wrote them, or as a run that was cut off left them. */
function rowsOfExample(example: ExampleTab, places: Places): TableRow[] {
  const place = places.get(example.tab.key);
  if (!place) return [];
  const isTypedOver = typedOver(example, place);
  return readTable(place).filter((row, index) => {
    const candidate = leftIn(example, row, index);
    return candidate !== undefined && !isTypedOver(row, candidate) && !holdsMore(example, row);
  });
}

/** The columns in which the example writes. */
const keysOf = ({ typed, extra = {}, filledIn = [], rows }: ExampleTab): string[] => [
  ...new Set([...typed, ...Object.keys(extra), ...filledIn, ...rows.flatMap((row) => Object.keys(row))]),
];

/** Whether somebody typed into a free row of the example what the example has not: an amount that was paid, a value. */
function holdsMore(example: ExampleTab, { cells }: TableRow): boolean {
  if (example.belongs) return false;
  const keys = keysOf(example);
  const others = example.tab.columns.filter(({ key, input }) => input && !keys.includes(key));
  const isNumber = (key: string) => isBlank(cells[key]) || typeof cells[key] === "number";
  return others.some(({ key }) => !isBlank(cells[key])) || !(example.filledIn ?? []).every(isNumber);
}

/** Whether somebody typed into a calculated cell of a free row, other than the example itself does. */
function typedOver({ tab, belongs }: ExampleTab, place: Place): (row: TableRow, candidate: ExampleRow) => boolean {
  const { sheet, headerRow, columns } = place;
  const calculated = tab.columns.filter(({ key, formula }) => formula && columns.has(key));
  const keys = belongs ? [] : calculated.map(({ key }) => key);
  const height = sheet.getMaxRows() - headerRow;
  if (keys.length === 0 || height <= 0) return () => false;
  const formulas = sheet.getRange(headerRow + 1, 1, height, Math.max(...columns.values())).getFormulas();
  const isTyped = ({ position, cells }: TableRow, key: string) =>
    !isBlank(cells[key]) && formulas[position - headerRow - 1]?.[columns.get(key)! - 1] === "";
  return (row, candidate) => keys.some((key) => isTyped(row, key) && !same(row.cells[key], candidate[key]));
}

function clearTab(example: ExampleTab, places: Places): number {
  const place = places.get(example.tab.key);
  const rows = rowsOfExample(example, places);
  if (!place) return 0;
  const { typed, extra = {}, belongs } = example;
  resetRows(
    place,
    places,
    rows.map(({ position }) => position),
    belongs ? [...typed, ...Object.keys(extra)] : keysOf(example),
  );
  return rows.length;
}

/** Changes the name of a period only while its header holds what is expected there. */
function renamePeriods(
  place: Place,
  { first, names }: NonNullable<ExampleTab["periods"]>,
  fromTo: (before: string, example: string) => readonly [from: string, to: string],
): void {
  const headers: CellValue[] = place.sheet.getRange(place.headerRow, 1, 1, place.sheet.getMaxColumns()).getValues()[0]!;
  see(place, place.headerRow, 1, [headers]);
  const renamed: Record<string, CellContent> = {};
  periodKeys(first).forEach((key, index) => {
    const name = names[index];
    const column = place.columns.get(key);
    if (name === undefined || column === undefined) return;
    const [from, to] = fromTo(columnOf(place.tab, key).header, name);
    if (text(headers[column - 1]) === from) renamed[key] = to;
  });
  writeRows(place, [{ position: place.headerRow, cells: renamed }]);
}

/** Changes a named cell of Settings only while it holds what is expected there. */
function writeNames(
  spreadsheet: Spreadsheet,
  fromTo: (name: (typeof EXAMPLE_NAMES)[number]) => readonly [from: string | number, to: string | number],
): void {
  for (const entry of EXAMPLE_NAMES) {
    const [from, to] = fromTo(entry);
    if (!spreadsheet.getRangeByName(entry.name) || textSetting(spreadsheet, entry.name) !== String(from)) continue;
    writeSetting(spreadsheet, entry.name, to === "" ? null : to);
  }
}
