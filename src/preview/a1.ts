import type { Zone } from "@odoo/o-spreadsheet";
import { helpers } from "@odoo/o-spreadsheet";

/** A block of cells as A1 notation names it; an open side reaches to the edge of the grid. */
export interface Address {
  readonly tab?: string;
  readonly zone: Zone;
  readonly openRows: boolean;
  readonly openColumns: boolean;
}

const PART = /^\$?([A-Za-z]{1,3})?\$?(\d+)?$/;

/** Reads `A1`, `a1:B2`, `D:F`, `5:7`, `A2:A`, `'My tab'!A1`; nothing when it is none of those. */
export function parseA1(text: string, size: { rows: number; columns: number }): Address | undefined {
  const bang = text.lastIndexOf("!");
  const tab =
    bang < 0
      ? undefined
      : text.slice(0, bang).replace(/^'([\s\S]*)'$/, (_, name: string) => name.replaceAll("''", "'"));
  const [from, to, ...more] = text.slice(bang + 1).split(":");
  const first = from?.trim().match(PART);
  const last = to === undefined ? first : to.trim().match(PART);
  if (!first || !last || more.length > 0 || (!first[1] && !first[2]) || (!last[1] && !last[2])) return undefined;
  if (to === undefined && (!first[1] || !first[2])) return undefined;
  const columns = [first[1], last[1]].map((letters) =>
    letters ? helpers.lettersToNumber(letters.toUpperCase()) : undefined,
  );
  const rows = [first[2], last[2]].map((digits) => (digits ? Number(digits) - 1 : undefined));
  if (rows.some((row) => row !== undefined && row < 0)) return undefined;
  const [left, right] = ordered(columns, size.columns - 1);
  const [top, bottom] = ordered(rows, size.rows - 1);
  const address = {
    zone: { top, bottom, left, right },
    openRows: rows.includes(undefined),
    openColumns: columns.includes(undefined),
  };
  return tab === undefined ? address : { ...address, tab };
}

function ordered([from, to]: (number | undefined)[], edge: number): [number, number] {
  if (from === undefined || to === undefined) return [from ?? to ?? 0, edge];
  return from <= to ? [from, to] : [to, from];
}

export function cellName(row: number, col: number): string {
  return helpers.toXC(col, row);
}

export function zoneName({ top, bottom, left, right }: Zone): string {
  const first = cellName(top, left);
  return top === bottom && left === right ? first : `${first}:${cellName(bottom, right)}`;
}

export function isInside(inner: Zone, outer: Zone): boolean {
  return (
    inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
  );
}

export function overlaps(a: Zone, b: Zone): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
