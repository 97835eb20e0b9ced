import { columnOf, type Tab, type TabKey } from "../tabs/define";
import { ALL_TABS, TABS, tabOf } from "../tabs/index";
import { refuseProtectedTabs } from "../workbook/barriers";
import { makeRoomForColumns } from "../workbook/columns";
import { bringBackHeaders, drawChoices, drawColumn, drawNewBlock, makeRoom } from "../workbook/draw";
import { withDocumentLock } from "../workbook/lock";
import { remember } from "../workbook/memory";
import { bringBackSpills, mendFormulas } from "../workbook/mend";
import { ensureNames } from "../workbook/names";
import { beginTab, finishTab, putMarks } from "../workbook/newTabs";
import { isLate } from "../workbook/patience";
import {
  findByMarks,
  findPlaces,
  headersStand,
  MARK,
  marksOf,
  needPlace,
  type Place,
  type Places,
  readTabMarks,
} from "../workbook/places";
import { say, showProgress } from "../workbook/progress";
import { CELLS_OF_NEW_TAB, needRoom } from "../workbook/room";
import { bringBackRows, completeRows } from "../workbook/rows";
import { bringUpToDate, type Updates } from "./bringUpToDate";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

interface SetUpReport {
  /** Where everything stands now. */
  readonly places: Places;
  readonly tabs: readonly string[];
  /** Tabs that are still to be made, by another run. */
  readonly left: number;
  readonly columns: readonly string[];
  /** Rows that people added and that have their formulas now. */
  readonly completed: readonly string[];
  readonly mended: number;
  /** Cells that have a formula again, with what was typed over it in a note. */
  readonly noted: readonly string[];
  /** What changed in the form of the plan, if an older add-on made it. */
  readonly updates: Updates;
}

/** Makes the tabs of a plan, or brings back what is gone from one; what stands is left as it is. */
export function setUp(): { message: string } {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const report = withDocumentLock(() => makeOrMend(spreadsheet, findWritable(spreadsheet)), { mayBeOlder: true });
  const message = describe(report);
  say(spreadsheet, message, 5);
  return { message };
}

/**
 * The same for a plan that stands, in the words of somebody who looks for what is broken. What people typed stays, so
 * nothing has to be asked first.
 */
export function repair(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const report = withDocumentLock(
    () => {
      showProgress(spreadsheet, "Looking through the plan");
      const found = findWritable(spreadsheet);
      if (found.size === 0)
        throw new Error("There is no plan in this spreadsheet yet. Choose Extensions > Groundwork > Set up plan.");
      return makeOrMend(spreadsheet, found);
    },
    { mayBeOlder: true },
  );
  const isWhole = report.left === 0 && partsOf(report).length === 0;
  say(
    spreadsheet,
    isWhole ? "Nothing is missing and no formula is broken. Nothing was changed." : `Repaired. ${describe(report)}`,
    8,
  );
}

/**
 * What stands of the plan; refuses whoever may not edit one of the tabs that are `written`. All of them count for set-up and
 * repair, because what is to be mended shows only while it is mended.
 */
function findWritable(spreadsheet: Spreadsheet, written: readonly TabKey[] = ALL_TABS.map(({ key }) => key)): Places {
  const found = findPlaces(spreadsheet, ALL_TABS);
  refuseProtectedTabs(written.flatMap((key) => found.get(key)?.sheet ?? []));
  return found;
}

/** The work of set-up, for a command that already holds the lock, needs the whole plan and writes some of its tabs. */
export function makePlan(spreadsheet: Spreadsheet, written: readonly TabKey[]): SetUpReport {
  const report = makeOrMend(spreadsheet, findWritable(spreadsheet, written));
  if (report.left > 0) throw new Error(describe(report));
  if (report.tabs.length > 0 && isLate())
    throw new Error(`${describe(report)} That took nearly all the time Google gives a command: choose this one again.`);
  return report;
}

function makeOrMend(spreadsheet: Spreadsheet, before: Places): SetUpReport {
  const lacking = TABS.filter(({ key }) => !before.has(key)).length;
  if (lacking > 0) needRoom(spreadsheet, lacking * CELLS_OF_NEW_TAB);
  const updates = bringUpToDate(spreadsheet, before);
  const found = findMarked(spreadsheet, updates.length > 0 ? findPlaces(spreadsheet, ALL_TABS) : before);
  const missing = TABS.filter(({ key }) => !found.has(key));
  const places = new Map(found);
  // New tabs point at the columns of those that stand, so room for these comes first.
  const gone = makeRoomAgain(places);
  const made = missing.length > 0 ? makeTabs(spreadsheet, places, missing) : [];
  if (missing.length === 0) ensureNames(spreadsheet, places);
  const left = missing.length - made.length;
  const mended = left > 0 ? NOTHING_MENDED : mendPlan(places, gone, made);
  remember([...made.map(({ key }) => key), ...gone.moved].map((key) => places.get(key)!));
  return { ...mended, updates, places, tabs: made.map(({ name }) => name), left };
}

/** What stands, by its marks where some of them are lost; what is remembered does not show that. */
function findMarked(spreadsheet: Spreadsheet, found: Places): Places {
  const expected = [...found.values()].reduce((sum, place) => sum + marksOf(place), 0);
  const standing = spreadsheet.createDeveloperMetadataFinder().withKey(MARK).find().length;
  return standing < expected ? findByMarks(spreadsheet, ALL_TABS) : found;
}

/** What was gone from the tabs that stand. */
interface Gone {
  /** The tabs that stood. */
  readonly stood: readonly TabKey[];
  readonly headless: readonly TabKey[];
  /** Tabs of an older version, in which less stood above the table. */
  readonly older: readonly TabKey[];
  readonly columns: readonly { readonly tab: Tab; readonly key: string }[];
  /** Tabs whose columns or header stand elsewhere now. */
  readonly moved: readonly TabKey[];
}

/** Puts header rows, marks and room for columns back where they are gone. */
function makeRoomAgain(places: Map<TabKey, Place>): Gone {
  const stood = [...places.keys()];
  const headless = stood.filter((key) => {
    const place = places.get(key)!;
    return place.unmarked.header && !headersStand(place);
  });
  for (const key of headless) bringBackHeaders(places.get(key)!, places);
  for (const place of places.values()) putMarks(place);
  const older = stood.filter((key) => moves(places, makeRoom(places.get(key)!)));
  const columns = stood.flatMap((key) => {
    const { place, drawn } = makeRoomForColumns(places.get(key)!);
    places.set(key, place);
    return drawn.map((column) => ({ tab: place.tab, key: column }));
  });
  const moved = [...headless, ...older, ...columns.map(({ tab }) => tab.key)];
  return { stood, headless, older, columns, moved: [...new Set(moved)] };
}

function moves(places: Map<TabKey, Place>, place: Place): boolean {
  const isOther = places.get(place.tab.key) !== place;
  places.set(place.tab.key, place);
  return isOther;
}

/** Makes the tabs that are missing, as many as time allows, and names all cells; returns the tabs that are done. */
function makeTabs(spreadsheet: Spreadsheet, places: Map<TabKey, Place>, missing: readonly Tab[]): readonly Tab[] {
  const active = spreadsheet.getActiveSheet();
  const marks = readTabMarks(spreadsheet);
  showProgress(spreadsheet, "Making room for the plan");
  for (const tab of missing)
    places.set(
      tab.key,
      beginTab(spreadsheet, tab, marks, () => indexFor(tab, spreadsheet, places)),
    );
  ensureNames(spreadsheet, places);
  const late = missing.findIndex((tab, number) => {
    if (number > 0 && isLate()) return true;
    showProgress(spreadsheet, `Making ${tab.name}: ${number + 1} of ${missing.length}`);
    finishTab(places.get(tab.key)!, places);
    return false;
  });
  spreadsheet.setActiveSheet(active);
  return late < 0 ? missing : missing.slice(0, late);
}

type Mended = Pick<SetUpReport, "columns" | "completed" | "mended" | "noted">;

const NOTHING_MENDED: Mended = { columns: [], completed: [], mended: 0, noted: [] };

/** Draws what came back in the tabs that stood before, and mends what points at what was gone. */
function mendPlan(places: Places, { stood, headless, older, columns }: Gone, made: readonly Tab[]): Mended {
  const standing = stood.map((key) => places.get(key)!);
  for (const { tab, key } of columns) drawColumn(places.get(tab.key)!, places, key);
  for (const key of older) drawNewBlock(places.get(key)!, places);
  const rows = standing.map((place) => ({ name: place.tab.name, count: bringBackRows(place, places) }));
  if (made.length > 0) for (const place of standing) drawChoices(place, places, made);
  const formulas = mendFormulas(standing, places);
  const spills = bringBackSpills(standing, places);
  const completed = standing.map((place) => ({ name: place.tab.name, count: completeRows(place, places) }));
  return {
    columns: [
      ...headless.map((key) => `${tabOf(key).name}: the header row`),
      ...columns.map(({ tab, key }) => `${tab.name}: ${columnOf(tab, key).header}`),
      ...counted(rows).map(({ name, count }) => `${name}: ${count} ${count === 1 ? "row" : "rows"}`),
    ],
    completed: counted(completed).map(({ name, count }) => `${count} ${count === 1 ? "row" : "rows"} of ${name}`),
    mended: formulas + spills.mended,
    noted: spills.noted,
  };
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

const counted = (list: readonly Counted[]): readonly Counted[] => list.filter(({ count }) => count > 0);

/**
 * The places of a record tab and of those its formulas read. A record is made when somebody first needs it, at the end of the
 * workbook; the person stays where they are.
 */
export function needRecord(spreadsheet: Spreadsheet, tab: Tab, reads: readonly Tab[] = []): Places {
  const places = new Map(findPlaces(spreadsheet, [tab, ...reads]));
  for (const each of reads) needPlace(places, each);
  if (places.has(tab.key)) return places;
  const active = spreadsheet.getActiveSheet();
  const place = beginTab(spreadsheet, tab, readTabMarks(spreadsheet), () => spreadsheet.getNumSheets());
  places.set(tab.key, place);
  ensureNames(spreadsheet, new Map([[tab.key, place]]));
  finishTab(place, places);
  spreadsheet.setActiveSheet(active);
  remember([place]);
  return places;
}

/** The place of a record with all its columns: those that somebody deleted come back, and those that came since it was made. */
export function needWholeRecord(spreadsheet: Spreadsheet, tab: Tab): Place {
  const places = new Map(needRecord(spreadsheet, tab));
  const { place, drawn } = makeRoomForColumns(places.get(tab.key)!);
  places.set(tab.key, place);
  for (const key of drawn) drawColumn(place, places, key);
  return place;
}

/** Behind the tab of ours that comes before it, else before the one that comes after it, else at the end of the workbook. */
function indexFor(tab: Tab, spreadsheet: Spreadsheet, places: Places): number {
  const order = TABS.indexOf(tab);
  const standing = (tabs: readonly Tab[]) =>
    tabs.map(({ key }) => places.get(key)).find((place) => place !== undefined);
  const before = standing(TABS.slice(0, order).reverse());
  if (before) return before.sheet.getIndex();
  const after = standing(TABS.slice(order + 1));
  return after ? after.sheet.getIndex() - 1 : spreadsheet.getSheets().length;
}

function describe(report: SetUpReport): string {
  const { tabs, left } = report;
  if (left > 0)
    return `Made ${tabs.join(", ")}. ${left} ${left === 1 ? "tab is" : "tabs are"} left: choose Extensions > Groundwork > Set up plan again to go on.`;
  return partsOf(report).join(" ") || "The plan is complete. Nothing was changed.";
}

/** What was done, a sentence each. */
function partsOf({ tabs, columns, completed, mended, noted, updates }: SetUpReport): string[] {
  const parts = [
    updates.length > 0 ? `Brought the plan up to date, and kept a backup: ${updates.join("; ")}.` : "",
    tabs.length === TABS.length ? `The plan is ready: ${TABS.length} tabs.` : list("Made", tabs),
    list("Brought back", columns),
    list("Added formulas to", completed),
    mended > 0 ? `Mended ${mended} ${mended === 1 ? "cell" : "cells"}.` : "",
    list("What was typed over a formula is in a note there now:", noted),
  ];
  return parts.filter((part) => part !== "");
}

const list = (verb: string, items: readonly string[]): string =>
  items.length > 0 ? `${verb} ${items.join(", ")}.` : "";
