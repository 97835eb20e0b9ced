import { columnLetters } from "./addresses";
import { refuse } from "./refusals";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** A block of cells; rows and columns count from 1. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What somebody has protected so that the present user may not edit it. */
interface Barrier {
  readonly tab: number;
  /** A whole tab has none. */
  readonly block?: Block;
  /** Cells of a protected tab that people may edit all the same. */
  readonly open: readonly Block[];
}

/** Read once in a run, with the first write. */
let known: readonly Barrier[] | undefined;

function barriers(): readonly Barrier[] {
  if (known) return known;
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const { RANGE, SHEET } = SpreadsheetApp.ProtectionType;
  const closed = (protection: Protection) => !protection.canEdit() && !protection.isWarningOnly();
  known = [
    ...spreadsheet
      .getProtections(SHEET)
      .filter(closed)
      .map((protection) => ({
        tab: protection.getRange().getGridId(),
        open: protection.getUnprotectedRanges().map(blockOf),
      })),
    ...spreadsheet
      .getProtections(RANGE)
      .filter(closed)
      .map((protection) => {
        const range = protection.getRange();
        return { tab: range.getGridId(), block: blockOf(range), open: [] };
      }),
  ];
  return known;
}

const blockOf = (range: Range): Block => ({
  row: range.getRow(),
  column: range.getColumn(),
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
});

/** Refuses a write before it begins if some of its cells are protected against the present user. */
export function refuseProtected(sheet: Sheet, blocks: readonly Block[]): void {
  if (barriers().length === 0) return;
  const tab = sheet.getSheetId();
  const own = barriers().filter((barrier) => barrier.tab === tab);
  for (const block of blocks) {
    const barrier = own.find((each) => stops(each, block));
    if (barrier) refuse(isProtected(sheet, barrier), ASK);
  }
}

/** The same for one range. */
export function refuseProtectedRange(range: Range): void {
  if (barriers().length > 0) refuseProtected(range.getSheet(), [blockOf(range)]);
}

/** The same for tabs that a command is about to replace or to change in many places. */
export function refuseProtectedTabs(sheets: readonly Sheet[]): void {
  if (barriers().length === 0) return;
  for (const sheet of sheets) {
    const tab = sheet.getSheetId();
    const barrier = barriers().find((each) => each.tab === tab);
    if (barrier) refuse(isProtected(sheet, barrier), ASK);
  }
}

const stops = ({ block, open }: Barrier, written: Block): boolean =>
  block === undefined ? !open.some((each) => holds(each, written)) : meets(block, written);

const meets = (one: Block, other: Block): boolean =>
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;

const holds = (outer: Block, inner: Block): boolean =>
  outer.row <= inner.row &&
  outer.column <= inner.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;

function isProtected(sheet: Sheet, { block }: Barrier): string {
  const name = sheet.getName();
  if (!block) return `The tab ${name} is protected, and you may not edit it.`;
  const { row, column, rows, columns } = block;
  const first = `${columnLetters(column)}${row}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows - 1}`;
  return first === last
    ? `The cell ${first} of the tab ${name} is protected, and you may not edit it.`
    : `The cells ${first}:${last} of the tab ${name} are protected, and you may not edit them.`;
}

const ASK =
  "Ask whoever protected it, or the owner of the spreadsheet, to let you edit there (Data > Protect sheets and ranges), or to choose this command.";
