import type { Tab, TabKey } from "../tabs/define";
import { TABS } from "../tabs/index";
import { recall, remember } from "./memory";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where a tab and its columns stand today; rows and columns count from 1. */
export interface Place {
  readonly tab: Tab;
  readonly sheet: Sheet;
  readonly headerRow: number;
  /** Column number by column key; a column that is gone is absent. */
  readonly columns: ReadonlyMap<string, number>;
  /** Marks that are lost, as when the plan came through another file format; set-up puts them back. */
  readonly unmarked: { readonly tab: boolean; readonly header: boolean; readonly columns: readonly string[] };
}

export type Places = ReadonlyMap<TabKey, Place>;

/**
 * One metadata key for all marks; the value says what is marked: "budget" a tab, "budget#" its header row,
 * "budget.cost" a column. Marks follow renaming and moving, and travel with a copy of the file.
 */
export const MARK = "groundwork";

export const tabMark = (tab: Tab): string => tab.key;
/** Marks a tab until it is drawn: no command takes it for the plan's, and the next run of set-up draws it anew. */
export const unfinishedMark = (tab: Tab): string => `${tabMark(tab)}~`;
export const headerMark = (tab: Tab): string => `${tab.key}#`;
export const columnMark = (tab: Tab, column: string): string => `${tab.key}.${column}`;

export interface Mark {
  readonly value: string;
  /** Row or column number of the mark. */
  readonly position: number;
}

/** The marks of one tab's header row and columns. */
export function readMarks(sheet: Sheet): Mark[] {
  return sheet
    .createDeveloperMetadataFinder()
    .withKey(MARK)
    .find()
    .flatMap((metadata) => {
      const value = metadata.getValue() ?? "";
      if (value.includes(".")) return [{ value, position: metadata.getLocation().getColumn()?.getColumn() ?? 0 }];
      if (value.endsWith("#")) return [{ value, position: metadata.getLocation().getRow()?.getRow() ?? 0 }];
      return [];
    })
    .filter(({ position }) => position > 0);
}

/** The marks of tabs in a workbook. */
export function readTabMarks(spreadsheet: Spreadsheet): readonly TabMark[] {
  const marks = spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(MARK)
    .withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.SHEET)
    .find();
  return marks.map((metadata) => ({ value: metadata.getValue() ?? "", metadata }));
}

export interface TabMark {
  readonly value: string;
  readonly metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata;
}

/** The tab's sheet, and whether it carries the mark; a copied tab carries the same, so the one that kept the name is the plan's. */
function findSheet(
  spreadsheet: Spreadsheet,
  tab: Tab,
  marks: readonly TabMark[],
): { sheet: Sheet; isMarked: boolean } | undefined {
  const marked = marks
    .filter(({ value }) => value === tabMark(tab))
    .flatMap(({ metadata }) => metadata.getLocation().getSheet() ?? []);
  if (marked.length > 0) {
    const named = marked.length > 1 ? marked.find((sheet) => plain(sheet.getName()) === plain(tab.name)) : undefined;
    return { sheet: named ?? marked[0]!, isMarked: true };
  }
  // A tab that is not finished has the name and perhaps the headers already.
  if (marks.some(({ value }) => value === unfinishedMark(tab))) return undefined;
  const sheet = spreadsheet.getSheetByName(tab.name);
  return sheet && looksLike(tab, sheet) ? { sheet, isMarked: false } : undefined;
}

const plain = (text: unknown): string => String(text).trim().toLowerCase();

/** Finds what stands of a plan: as it is remembered while nothing moved, else by mark, then by name, header or alias, never by position. */
export function findPlaces(spreadsheet: Spreadsheet, tabs: readonly Tab[] = TABS): Places {
  const recalled = new Map(tabs.map((tab) => [tab.key, recall(spreadsheet, tab)]));
  return searched(spreadsheet, tabs, recalled);
}

/** The same by marks alone, for a command that puts back what is lost of them. */
export const findByMarks = (spreadsheet: Spreadsheet, tabs: readonly Tab[]): Places =>
  searched(spreadsheet, tabs, new Map());

function searched(
  spreadsheet: Spreadsheet,
  tabs: readonly Tab[],
  recalled: ReadonlyMap<TabKey, Place | undefined>,
): Places {
  const marks = tabs.every(({ key }) => recalled.get(key)) ? [] : readTabMarks(spreadsheet);
  const places = new Map<TabKey, Place>();
  const found: Place[] = [];
  for (const tab of tabs) {
    const standing = recalled.get(tab.key);
    const sheet = standing ? undefined : findSheet(spreadsheet, tab, marks);
    if (sheet) found.push(placeOf(tab, sheet.sheet, sheet.isMarked));
    const place = standing ?? (sheet && found[found.length - 1]);
    if (place) places.set(tab.key, place);
  }
  remember(found);
  return places;
}

/** Whether a tab without a mark is the plan's (its marks were lost on the way through a file) and not just called the same. */
function looksLike(tab: Tab, sheet: Sheet): boolean {
  const expected =
    tab.headerRow > 0
      ? tab.columns.map(({ header }, index) => ({ row: tab.headerRow, column: index + 1, text: header }))
      : tab.block().filter(({ text }) => text !== undefined && text !== "");
  const rows = Math.max(...expected.map(({ row }) => row));
  const columns = Math.max(...expected.map(({ column }) => column));
  if (sheet.getMaxRows() < rows || sheet.getMaxColumns() < columns) return false;
  const cells = sheet.getRange(1, 1, rows, columns).getValues();
  const kept = expected.filter(({ row, column, text }) => plain(cells[row - 1]![column - 1]) === plain(text));
  return kept.length * 2 > expected.length;
}

function placeOf(tab: Tab, sheet: Sheet, isMarked: boolean): Place {
  if (tab.headerRow === 0) {
    return { tab, sheet, headerRow: 0, columns: new Map(), unmarked: { tab: !isMarked, header: false, columns: [] } };
  }
  const marks = readMarks(sheet);
  const columns = new Map<string, number>();
  for (const { key } of tab.columns) {
    const mark = marks.find(({ value }) => value === columnMark(tab, key));
    if (mark) columns.set(key, mark.position);
  }
  const header = marks.find(({ value }) => value === headerMark(tab));
  const headerRow = header?.position ?? tab.headerRow;
  const marked = new Set(columns.keys());
  if (columns.size < tab.columns.length) findByHeader(tab, sheet, headerRow, columns);
  const unmarkedColumns = [...columns.keys()].filter((key) => !marked.has(key));
  const unmarked = { tab: !isMarked, header: header === undefined, columns: unmarkedColumns };
  return { tab, sheet, headerRow, columns, unmarked };
}

/** For columns whose mark is lost: the header, or a known older name of it. */
function findByHeader(tab: Tab, sheet: Sheet, headerRow: number, columns: Map<string, number>): void {
  if (headerRow > sheet.getMaxRows()) return;
  const headers = sheet.getRange(headerRow, 1, 1, sheet.getMaxColumns()).getValues()[0]!.map(plain);
  const hasMarks = columns.size > 0;
  const taken = new Set(columns.values());
  for (const column of tab.columns) {
    if (columns.has(column.key)) continue;
    // The header of a spilled column is a function's, and any other call of that function has the same.
    if (hasMarks && (column.spill || column.spilled)) continue;
    const known = [column.header, ...(column.aliases ?? [])].map(plain);
    const index = headers.findIndex((header, position) => known.includes(header) && !taken.has(position + 1));
    if (index >= 0) {
      columns.set(column.key, index + 1);
      taken.add(index + 1);
    }
  }
  // Where some marks are left, a column without one is missing, and what stands in its place is somebody's.
  if (hasMarks) return;
  tab.columns.forEach((column, index) => {
    const before = columns.get(tab.columns[index - 1]?.key ?? "");
    if (!column.renamable || columns.has(column.key) || before === undefined || taken.has(before + 1)) return;
    if ((headers[before] ?? "") === "") return;
    columns.set(column.key, before + 1);
    taken.add(before + 1);
  });
}

/** Whether the row where the headers should be really holds them: without its mark, it may have been deleted. */
export function headersStand({ tab, sheet, headerRow, columns }: Place): boolean {
  if (headerRow > sheet.getMaxRows()) return false;
  const headers = sheet.getRange(headerRow, 1, 1, sheet.getMaxColumns()).getValues()[0]!.map(plain);
  const standing = tab.columns.filter(({ key, header }) => headers[(columns.get(key) ?? 0) - 1] === plain(header));
  return standing.length * 2 > columns.size;
}

/** The place of a tab that a command cannot do without. */
export function needPlace(places: Places, tab: Tab): Place {
  const place = places.get(tab.key);
  if (!place)
    throw new Error(`There is no ${tab.name} tab. Choose Extensions > Groundwork > Set up plan, then try again.`);
  return place;
}

export function needColumn(place: Place, key: string): number {
  const column = place.columns.get(key);
  if (column === undefined) {
    const { header } = place.tab.columns.find((candidate) => candidate.key === key)!;
    throw new Error(
      `The ${place.tab.name} tab has no column "${header}". Choose Extensions > Groundwork > Set up plan to bring it back.`,
    );
  }
  return column;
}

/** How many marks a place should have by what was found of it. */
export const marksOf = ({ headerRow, columns, unmarked }: Place): number =>
  Number(!unmarked.tab) + Number(headerRow > 0 && !unmarked.header) + columns.size - unmarked.columns.length;
