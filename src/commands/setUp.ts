import { columnOf, type Tab } from "../tabs/define";
import { ALL_TABS, TABS } from "../tabs/index";
import {
  bringBackHeaders,
  drawChoices,
  drawColumn,
  drawNewBlock,
  drawTab,
  insertTab,
  makeRoom,
  newPlace,
  putMarks,
} from "../workbook/draw";
import { withDocumentLock } from "../workbook/lock";
import { bringBackSpills, mendFormulas } from "../workbook/mend";
import { ensureNames } from "../workbook/names";
import { findPlaces, headersStand, needPlace, type Place, type Places } from "../workbook/places";
import { bringBackRows, completeRows } from "../workbook/rows";
import { bringUpToDate, type Updates } from "./bringUpToDate";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const TITLE = "Groundwork";

interface SetUpReport {
  /** Where everything stands now. */
  readonly places: Places;
  readonly tabs: readonly string[];
  readonly columns: readonly string[];
  /** Rows that people added and that have their formulas now. */
  readonly completed: readonly string[];
  readonly mended: number;
  /** What changed in the form of the plan, if an older add-on made it. */
  readonly updates: Updates;
}

/** Makes the tabs of a plan, or brings back what is gone from one; what stands is left as it is. */
export function setUp(): { message: string } {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const report = withDocumentLock(() => makePlan(spreadsheet), { mayBeOlder: true });
  const message = describe(report);
  spreadsheet.toast(message, TITLE, 5);
  return { message };
}

/** The work of set-up, for a command that already holds the lock. */
export function makePlan(spreadsheet: Spreadsheet): SetUpReport {
  const active = spreadsheet.getActiveSheet();
  const updates = bringUpToDate(spreadsheet);
  const found = findPlaces(spreadsheet, ALL_TABS);
  const missing = TABS.filter(({ key }) => !found.has(key));
  const places = new Map(found);
  const headless = [...found.values()].filter((place) => place.unmarked.header && !headersStand(place));
  for (const place of headless) bringBackHeaders(place, places);
  for (const place of found.values()) putMarks(place);
  const older = [...found.values()].map(makeRoom).filter((place) => found.get(place.tab.key) !== place);
  for (const place of older) places.set(place.tab.key, place);
  missing.forEach((tab, number) => {
    spreadsheet.toast(`Making ${tab.name}: ${number + 1} of ${missing.length}`, TITLE, -1);
    places.set(tab.key, newPlace(tab, insertTab(spreadsheet, tab, indexFor(tab, spreadsheet, places))));
  });
  const columns = bringBackColumns(places, missing);
  const names = ensureNames(spreadsheet, places);
  for (const tab of missing) drawTab(places.get(tab.key)!, places);
  for (const { key, tab } of columns) {
    const place = places.get(tab.key)!;
    drawColumn(place, places, key, Math.max(place.sheet.getMaxRows() - place.headerRow, 1));
  }
  for (const { tab } of older) drawNewBlock(places.get(tab.key)!, places);
  const rows = [...found.keys()].map((key) => ({
    name: places.get(key)!.tab.name,
    count: bringBackRows(places.get(key)!, places),
  }));
  if (missing.length > 0) for (const key of found.keys()) drawChoices(places.get(key)!, places, missing);
  // Only what stood before can hold broken references, and only if something of the plan was gone.
  const broken = missing.length + columns.length + names + headless.length > 0 && found.size > 0;
  const stood = [...found.keys()].map((key) => places.get(key)!);
  const mended = (broken ? mendFormulas(places) : 0) + bringBackSpills(stood, places);
  const completed = stood.map((place) => ({ name: place.tab.name, count: completeRows(place, places) }));
  if (missing.length > 0) spreadsheet.setActiveSheet(active);
  return {
    places,
    tabs: missing.map(({ name }) => name),
    columns: [
      ...headless.map(({ tab }) => `${tab.name}: the header row`),
      ...columns.map(({ tab, key }) => `${tab.name}: ${columnOf(tab, key).header}`),
      ...rows
        .filter(({ count }) => count > 0)
        .map(({ name, count }) => `${name}: ${count} ${count === 1 ? "row" : "rows"}`),
    ],
    completed: completed
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => `${count} ${count === 1 ? "row" : "rows"} of ${name}`),
    mended,
    updates,
  };
}

/**
 * The places of a record tab and of those its formulas read. A record is made when somebody first needs it, at the end of the
 * workbook; the person stays where they are.
 */
export function needRecord(spreadsheet: Spreadsheet, tab: Tab, reads: readonly Tab[] = []): Places {
  const places = new Map(findPlaces(spreadsheet, [tab, ...reads]));
  for (const each of reads) needPlace(places, each);
  if (places.has(tab.key)) return places;
  const active = spreadsheet.getActiveSheet();
  const place = newPlace(tab, insertTab(spreadsheet, tab, spreadsheet.getSheets().length));
  places.set(tab.key, place);
  ensureNames(spreadsheet, new Map([[tab.key, place]]));
  drawTab(place, places);
  spreadsheet.setActiveSheet(active);
  return places;
}

/** The place of a record with all its columns: those that somebody deleted come back, and those that came since it was made. */
export function needWholeRecord(spreadsheet: Spreadsheet, tab: Tab): Place {
  const places = new Map(needRecord(spreadsheet, tab));
  for (const { key } of bringBackColumns(places, [])) {
    const place = places.get(tab.key)!;
    drawColumn(place, places, key, Math.max(place.sheet.getMaxRows() - place.headerRow, 1));
  }
  return places.get(tab.key)!;
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

/** Inserts the deleted columns again, each behind the one that stands before it in the definition. */
function bringBackColumns(places: Map<Tab["key"], Place>, made: readonly Tab[]): { tab: Tab; key: string }[] {
  const back: { tab: Tab; key: string }[] = [];
  for (const place of [...places.values()]) {
    if (made.includes(place.tab) || place.tab.headerRow === 0) continue;
    let now = place;
    place.tab.columns.forEach((column, index) => {
      if (now.columns.has(column.key)) return;
      const neighbours = place.tab.columns.slice(0, index).reverse();
      const behind = neighbours.map(({ key }) => now.columns.get(key)).find((position) => position !== undefined) ?? 0;
      if (behind === 0) place.sheet.insertColumnBefore(1);
      else place.sheet.insertColumnAfter(behind);
      const columns = new Map(
        [...now.columns].map(([key, position]) => [key, position > behind ? position + 1 : position] as const),
      );
      columns.set(column.key, behind + 1);
      now = { ...now, columns };
      putMarks({ ...now, unmarked: { tab: false, header: false, columns: [column.key] } });
      back.push({ tab: place.tab, key: column.key });
    });
    places.set(place.tab.key, now);
  }
  return back;
}

function describe({ tabs, columns, completed, mended, updates }: SetUpReport): string {
  if (tabs.length + columns.length + completed.length + mended + updates.length === 0)
    return "The plan is complete. Nothing was changed.";
  const parts = [
    updates.length > 0 ? `Brought the plan up to date, and kept a backup: ${updates.join("; ")}.` : "",
    tabs.length === TABS.length ? `The plan is ready: ${TABS.length} tabs.` : list("Made", tabs),
    list("Brought back", columns),
    list("Added formulas to", completed),
    mended > 0 ? `Mended ${mended} ${mended === 1 ? "formula" : "formulas"}.` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

const list = (verb: string, items: readonly string[]): string =>
  items.length > 0 ? `${verb} ${items.join(", ")}.` : "";
