import { type Cell, isDate, type Result } from "../../src/cells";
import { callFunction } from "../../src/functions/index";

/** Calls a custom function as a stub does, and insists on what Sheets can show. */
export function call(name: string, ...args: unknown[]): Result {
  const result = callFunction(name, args);
  expectShowable(result);
  return result;
}

/** The message in the cell of a call that was refused; fails the test if it was not. */
export function refusal(name: string, ...args: unknown[]): string {
  try {
    callFunction(name, args);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`${name} took it`);
}

/** A column as a range argument. */
export const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);

/** One value, or a rectangle of values that a cell can hold: never ragged, empty, NaN, infinite, null or an object. */
export function expectShowable(result: unknown): void {
  if (!Array.isArray(result)) {
    expectCell(result);
    return;
  }
  if (result.length === 0) throw new Error("an empty array shows nothing");
  const width = (result[0] as unknown[]).length;
  for (const row of result as unknown[][]) {
    if (!Array.isArray(row) || row.length !== width || width === 0)
      throw new Error(`ragged: ${JSON.stringify(result)}`);
    row.forEach(expectCell);
  }
}

function expectCell(value: unknown): asserts value is Cell {
  const fits =
    typeof value === "string" ||
    typeof value === "boolean" ||
    (isDate(value) && !Number.isNaN(value.getTime())) ||
    (typeof value === "number" && Number.isFinite(value));
  if (!fits) throw new Error(`not a cell: ${String(value)}`);
  if (typeof value === "string" && value.length > 50_000) throw new Error("longer than a cell holds");
}
