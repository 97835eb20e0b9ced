import { Exception } from "./facade";

export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

export function sortKey(key: unknown): SortKey {
  if (typeof key === "number") return { column: key, ascending: true };
  if (typeof key === "object" && key !== null && "column" in key) {
    const { column, ascending = true } = key as { column: number; ascending?: boolean };
    return { column, ascending };
  }
  throw new Exception("The parameters (Object) don't match the method signature for SpreadsheetApp.Range.sort.");
}

export function compareRows(a: readonly unknown[], b: readonly unknown[], keys: readonly SortKey[]): number {
  for (const [index, { ascending }] of keys.entries()) {
    const [left, right] = [a[index], b[index]];
    // Blank cells come last in either direction.
    if (isEmpty(left) || isEmpty(right)) {
      if (isEmpty(left) && isEmpty(right)) continue;
      return isEmpty(left) ? 1 : -1;
    }
    const order = compare(left, right);
    if (order !== 0) return ascending ? order : -order;
  }
  return 0;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "";
}

const RANKS = ["number", "string", "boolean"];

function compare(a: unknown, b: unknown): number {
  const rank = RANKS.indexOf(typeof a) - RANKS.indexOf(typeof b);
  if (rank !== 0) return rank;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), undefined, { sensitivity: "base" });
}
