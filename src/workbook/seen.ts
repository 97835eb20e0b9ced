import { columnLetters } from "./addresses";
import type { Place } from "./places";
import type { CellContent, CellValue } from "./write";

type Range = GoogleAppsScript.Spreadsheet.Range;

/**
 * What this run has read of the plan's tables, by tab, row and column. The lock keeps other commands out but no person, so
 * a command reads again right before it writes, and leaves a cell alone that is not as it was when the command decided.
 */
const seen = new Map<string, Map<string, CellValue>>();

const keyOf = (row: number, column: number): string => `${row},${column}`;

/** Remembers a block as it was read. */
export function see(place: Place, row: number, column: number, values: readonly (readonly CellValue[])[]): void {
  const cells = seen.get(place.tab.key) ?? new Map<string, CellValue>();
  seen.set(place.tab.key, cells);
  values.forEach((line, down) => {
    line.forEach((value, across) => {
      cells.set(keyOf(row + down, column + across), value);
    });
  });
}

/** Remembers a block only where nothing was read yet: for a reading that decides nothing. */
export function seeUnread(place: Place, row: number, column: number, values: readonly (readonly CellValue[])[]): void {
  const earlier = seen.get(place.tab.key);
  const both = values.map((line, down) =>
    line.map((value, across) => earlier?.get(keyOf(row + down, column + across)) ?? value),
  );
  see(place, row, column, both);
}

/** Rows or columns moved by the command itself: what was read stands elsewhere now. */
export function forget(place: Place): void {
  seen.delete(place.tab.key);
}

/**
 * Throws if somebody changed a cell of a block since it was read, unless to what is about to be written. Nothing of the
 * block is written then. Cells for which nothing is wanted are not about to be written.
 */
export function refuseChanged(
  place: Place,
  range: Range,
  row: number,
  column: number,
  wanted: readonly (readonly (CellContent | undefined)[])[],
): void {
  const cells = seen.get(place.tab.key);
  if (!cells) return;
  const now: CellValue[][] = range.getValues();
  const changed = now.flatMap((line, down) =>
    line.flatMap((value, across) => {
      if (wanted[down]![across] === undefined) return [];
      const before = cells.get(keyOf(row + down, column + across));
      const isSame = before !== undefined && isAlike(value, before);
      return before === undefined || isSame || isAlike(value, wanted[down]![across]) ? [] : [[down, across] as const];
    }),
  );
  const typed = changed.length > 0 ? withoutFormulas(place, range, column, changed) : [];
  if (typed.length === 0) {
    // Written by this very command from here on.
    now.forEach((line, down) => {
      line.forEach((_, across) => {
        if (wanted[down]![across] !== undefined) cells.delete(keyOf(row + down, column + across));
      });
    });
    return;
  }
  const [down, across] = typed[0]!;
  throw changedMeanwhile(place, row + down, column + across);
}

export const changedMeanwhile = ({ sheet }: Place, row: number, column: number): Error =>
  new Error(
    `Somebody changed ${columnLetters(column)}${row} of ${sheet.getName()} at the same moment, so it was left as it is. What was written before stays; look at it, then try again.`,
  );

/** A calculated cell changes by itself when what it reads is written. */
function withoutFormulas(
  place: Place,
  range: Range,
  column: number,
  changed: readonly (readonly [number, number])[],
): (readonly [number, number])[] {
  const formulas = range.getFormulas();
  const calculated = new Set(
    place.tab.columns.filter(({ formula }) => formula).map(({ key }) => place.columns.get(key)),
  );
  return changed.filter(([down, across]) => !(calculated.has(column + across) && formulas[down]![across] !== ""));
}

function isAlike(one: CellValue | CellContent | undefined, other: CellValue | CellContent | undefined): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other || (isNothing(one) && isNothing(other));
}

/** An unticked box is nothing typed. */
const isNothing = (value: unknown): boolean => value === "" || value === null || value === undefined || value === false;
