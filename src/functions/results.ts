import type { Cell, Result } from "../cells";
import { flag } from "./readers";

/** The last argument of functions that return a table. */
export const headers = flag("headers", "FALSE to leave out the header row.", true);

/** Rows under their header, if it is wanted; a single empty cell if nothing is left to show. */
export function table(
  header: readonly Cell[],
  rows: readonly (readonly (Cell | undefined)[])[],
  wanted: boolean,
): Result {
  const cells = rows.map((row) => row.map((cell) => cell ?? ""));
  const shown = wanted ? [[...header], ...cells] : cells;
  return shown.length > 0 ? shown : "";
}
