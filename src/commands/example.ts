import { CATALOGUE } from "../domain/catalogue";
import { CRITERIA } from "../domain/criteria";
import { daysAfter } from "../domain/days";
import {
  EXAMPLE_ACTIVITIES,
  EXAMPLE_ANSWERS,
  EXAMPLE_COUNTS,
  EXAMPLE_KPIS,
  EXAMPLE_MONTHS,
  EXAMPLE_OWNER,
  EXAMPLE_OWNERS,
  EXAMPLE_PROGRAM,
  EXAMPLE_QUARTERS,
  EXAMPLE_RATER,
  EXAMPLE_TARGETS,
  type ExamplePromise,
} from "../domain/example";
import { KPIS } from "../domain/kpis";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { columnOf, type Tab } from "../tabs/define";
import { funnelTab } from "../tabs/funnel";
import { kpisTab } from "../tabs/kpis";
import { periodKeys } from "../tabs/periods";
import { dayOf, daysBefore, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { rememberTabs } from "../workbook/memory";
import { findPlaces, needPlace, type Place, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { blankRows, type RowChange, resetRows, writeRows } from "../workbook/rows";
import { type CellContent, type CellValue, clearCells, writeCells } from "../workbook/write";
import { makePlan } from "./setUp";
import { drawSummary } from "./summary";

const TITLE = "Groundwork";

/** What the example types into one tab. */
interface ExampleTab {
  readonly tab: Tab;
  /** What people may have typed; a row is free when all of these are blank, and somebody's when one is not. */
  readonly typed: readonly string[];
  /** Written with a row and cleared with it, but no sign of whose it is. */
  readonly extra?: Readonly<Record<string, (index: number) => CellContent>>;
  /** What it calls the period columns. */
  readonly periods?: { readonly first: string; readonly names: readonly string[] };
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
  /** The row of the tab an example row belongs to; without it example rows go to the first free ones. */
  readonly belongs?: (row: TableRow, index: number, example: Readonly<Record<string, CellValue>>) => boolean;
}

const COUNT_KEYS = periodKeys("developers");
const ACTUAL_KEYS = periodKeys("actual");

const byPeriod = (keys: readonly string[], values: readonly CellValue[]): Record<string, CellValue> =>
  Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ""]));

function exampleTabs(): ExampleTab[] {
  return [
    {
      tab: auditTab,
      typed: ["score", "evidence", "owner", "rater"],
      extra: { scoredOn: () => dayOf(today()) },
      rows: EXAMPLE_ANSWERS.map(({ criterion, score, evidence }) => ({
        id: criterion,
        score,
        evidence,
        owner: EXAMPLE_OWNERS[CRITERIA.find(({ id }) => id === criterion)!.tier]!,
        rater: EXAMPLE_RATER,
      })),
      belongs: (row, _, example) => text(row.cells.id) === example.id,
    },
    {
      tab: budgetTab,
      typed: ["activity", "quantity", "running", "quarter", "owner", "tag", "change", "stopRule", "outcome"],
      rows: EXAMPLE_ACTIVITIES.map((activity) => ({
        activity: activity.name ?? CATALOGUE.find(({ id }) => id === activity.id)!.name,
        ...(activity.tier === undefined ? {} : { tier: activity.tier }),
        ...(activity.expected === undefined ? {} : { expected: activity.expected }),
        quantity: activity.quantity,
        running: activity.running ?? false,
        quarter: activity.quarter,
        owner: activity.owner,
        tag: activity.tag ?? "",
        ...promiseCells(activity.promise),
      })),
    },
    {
      tab: funnelTab,
      typed: [...COUNT_KEYS, "target"],
      periods: { first: "developers", names: EXAMPLE_QUARTERS },
      rows: EXAMPLE_COUNTS.map((counts, index) => ({
        ...byPeriod(COUNT_KEYS, counts),
        target: EXAMPLE_TARGETS[index]!,
      })),
      belongs: (_, index, example) => EXAMPLE_COUNTS[index]?.[0] === example.developers,
    },
    {
      tab: kpisTab,
      typed: ["baseline", "target", ...ACTUAL_KEYS],
      extra: { updated: (index) => dayOf(daysBefore(EXAMPLE_KPIS[index]!.daysAgo)) },
      periods: { first: "actual", names: EXAMPLE_MONTHS },
      rows: KPIS.map(({ name }, index) => {
        const { baseline, target, actuals } = EXAMPLE_KPIS[index]!;
        return { kpi: name, baseline, target, ...byPeriod(ACTUAL_KEYS, actuals) };
      }),
      belongs: (row, _, example) => text(row.cells.kpi) === example.kpi,
    },
  ];
}

function promiseCells(promise: ExamplePromise | undefined): Readonly<Record<string, CellValue>> {
  if (!promise) return { change: "", stopRule: "", outcome: "" };
  const { change, stopRule, inDays, outcome = "" } = promise;
  return { change, changeBy: dayOf(daysAfter(today(), inDays)), stopRule, outcome };
}

/** Whose title and owner the Settings name, by named cell: what stands there before, and what the example writes. */
const EXAMPLE_NAMES: readonly { name: string; before: string | number; example: string | number }[] = [
  { name: "Groundwork_program", before: "Developer relations", example: EXAMPLE_PROGRAM },
  { name: "Groundwork_owner", before: "", example: EXAMPLE_OWNER },
  { name: "Groundwork_periods", before: 12, example: EXAMPLE_QUARTERS.length },
];

/** Fills an empty plan with the example; over somebody's rows it asks, and then fills only what is blank. */
export function loadExample(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const theirs = countTheirRows(findPlaces(spreadsheet));
  if (theirs > 0 && !confirmed(theirs)) return;
  const message = withDocumentLock(() => {
    const { places } = makePlan(spreadsheet);
    const written = exampleTabs().reduce((sum, example) => sum + writeExample(example, places), 0);
    for (const { tab, periods } of exampleTabs()) {
      if (periods) renamePeriods(needPlace(places, tab), periods, (before, example) => [before, example]);
    }
    writeNames(spreadsheet, ({ before, example }) => [before, example]);
    SpreadsheetApp.flush();
    rememberTabs(places, ["funnel", "kpis"]);
    drawSummary(spreadsheet, places);
    return written === 0
      ? "The example is in this plan already. Nothing was changed."
      : "The example is in. Remove it again with Extensions > Groundwork > Clear example.";
  });
  spreadsheet.toast(message, TITLE, 6);
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
    const cleared = exampleTabs().reduce((sum, example) => sum + clearTab(example, places), 0);
    for (const { tab, periods } of exampleTabs()) {
      const place = places.get(tab.key);
      if (place && periods) renamePeriods(place, periods, (before, example) => [example, before]);
    }
    writeNames(spreadsheet, ({ before, example }) => [example, before]);
    rememberTabs(places, ["funnel", "kpis"]);
    return cleared === 0
      ? "There is nothing of the example in this plan."
      : `Cleared ${cleared} ${cleared === 1 ? "row" : "rows"} of the example. Rows that somebody changed stay.`;
  });
  spreadsheet.toast(message, TITLE, 6);
}

const isBlank = (value: CellValue | undefined): boolean => value === undefined || value === false || text(value) === "";

const same = (one: CellValue | undefined, other: CellValue | undefined): boolean =>
  isBlank(one) ? isBlank(other) : one === other;

function exampleRowIn(
  example: ExampleTab,
  row: TableRow,
  index: number,
): Readonly<Record<string, CellValue>> | undefined {
  return example.rows.find(
    (candidate) =>
      (example.belongs?.(row, index, candidate) ?? true) &&
      example.typed.every((key) => same(row.cells[key], candidate[key])),
  );
}

/** Rows in which somebody typed something that is not the example. */
function countTheirRows(places: Places): number {
  return exampleTabs().reduce((sum, example) => {
    const place = places.get(example.tab.key);
    if (!place) return sum;
    const typed = readTable(place).filter(
      (row, index) => example.typed.some((key) => !isBlank(row.cells[key])) && !exampleRowIn(example, row, index),
    );
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
    if (!wanted || example.typed.some((key) => !isBlank(row.cells[key]))) return [];
    return [{ position: row.position, cells: cellsOf(example, wanted) }];
  });
}

function fillFreeRows(example: ExampleTab, place: Place, rows: readonly TableRow[]): RowChange[] {
  const there = rows.map((row, index) => exampleRowIn(example, row, index));
  const wanted = example.rows.filter((row) => !there.includes(row));
  const free = blankRows(place, example.typed[0]!, wanted.length, example.typed);
  return wanted.map((row, index) => ({ position: free[index]!, cells: cellsOf(example, row) }));
}

function clearTab(example: ExampleTab, places: Places): number {
  const place = places.get(example.tab.key);
  if (!place) return 0;
  const rows = readTable(place).filter((row, index) => exampleRowIn(example, row, index) !== undefined);
  const keys = new Set([
    ...example.typed,
    ...Object.keys(example.extra ?? {}),
    ...(example.belongs ? [] : example.rows.flatMap((row) => Object.keys(row))),
  ]);
  resetRows(
    place,
    places,
    rows.map(({ position }) => position),
    [...keys],
  );
  return rows.length;
}

/** Changes the name of a period only while its header holds what is expected there. */
function renamePeriods(
  place: Place,
  { first, names }: NonNullable<ExampleTab["periods"]>,
  fromTo: (before: string, example: string) => readonly [from: string, to: string],
): void {
  const headers = place.sheet.getRange(place.headerRow, 1, 1, place.sheet.getMaxColumns()).getValues()[0]!;
  periodKeys(first).forEach((key, index) => {
    const name = names[index];
    const column = place.columns.get(key);
    if (name === undefined || column === undefined) return;
    const [from, to] = fromTo(columnOf(place.tab, key).header, name);
    if (text(headers[column - 1]) === from) writeCells(place.sheet.getRange(place.headerRow, column), [[to]]);
  });
}

/** Changes a named cell of Settings only while it holds what is expected there. */
function writeNames(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  fromTo: (name: (typeof EXAMPLE_NAMES)[number]) => readonly [from: string | number, to: string | number],
): void {
  for (const entry of EXAMPLE_NAMES) {
    const [from, to] = fromTo(entry);
    const cell = spreadsheet.getRangeByName(entry.name);
    if (!cell || text(cell.getValue()) !== String(from)) continue;
    if (to === "") clearCells(cell);
    else writeCells(cell, [[to]]);
  }
}
