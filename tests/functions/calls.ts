import { readFileSync } from "node:fs";
import { type Cell, isDate, type Result } from "../../src/cells";
import { callFunction, FUNCTIONS } from "../../src/functions/index";

let answerOf: (name: string, args: unknown[]) => unknown = callFunction;

/** Lets the tests of a file call what a sheet would: the functions of the built bundle by their global names. */
export function throughTheBundle(): void {
  const code = readFileSync("dist/Code.js", "utf8");
  const globals: Record<string, (...args: unknown[]) => unknown> = new Function(
    `${code}\nreturn { ${FUNCTIONS.map(({ name }) => name).join(", ")} };`,
  )();
  answerOf = (name, args) => globals[name]!(...args);
}

/** Calls a custom function as a stub does, and insists on what Sheets can show. */
export function call(name: string, ...args: unknown[]): Result {
  const result = answerOf(name, args);
  expectShowable(result);
  return result as Result;
}

/** The message in the cell of a call that was refused; fails the test if it was not. */
export function refusal(name: string, ...args: unknown[]): string {
  try {
    answerOf(name, args);
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
