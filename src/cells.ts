/** What a cell can hold. A blank cell is "", and so is a formula that gives "". */
export type Cell = string | number | boolean | Date;

/** A rectangle of cells, row by row: what a range argument is, and what a spilled result must be. */
export type Grid = readonly (readonly Cell[])[];

/** What Sheets takes as a result: one value for one cell, or a rectangle that spills. */
export type Result = Cell | Cell[][];

export function isBlank(cell: Cell): boolean {
  return typeof cell === "string" && cell.trim() === "";
}

/** The parts of a text that lists things: "Awareness, Adoption", or one a line. */
export function listedIn(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const ERROR_TEXT = /^#(N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|ERROR!|SPILL!)/;

/** Whether a cell holds an error. Errors reach a function as their text; `toGrid` brings the other forms to that. */
export function isError(cell: Cell): boolean {
  return typeof cell === "string" && ERROR_TEXT.test(cell);
}

/** Recognised by its tag, because a date that another realm made (as in the preview) is no instance of our `Date`. */
export function isDate(value: unknown): value is Date {
  return typeof value === "object" && Object.prototype.toString.call(value) === "[object Date]";
}

const NUMBER_TEXT = /^[+\-−(]?\s*\p{Sc}?\s*[+-]?[.,]?\d[\d.,'\s]*(e[+-]?\d+)?\s*\p{Sc}?\s*%?\)?$/iu;

/**
 * Whether text looks like an amount: a number stored as text, which is never guessed at, because 1.200 is twelve hundred
 * in one country and one and a fifth in another.
 */
export function isNumberText(cell: Cell): boolean {
  return typeof cell === "string" && NUMBER_TEXT.test(cell.trim());
}

/**
 * Any argument as a rectangle: a single value is a 1 x 1 range, a missing one a blank cell.
 * Errors that arrive as objects and numbers that are none become error text; short rows are filled with blanks.
 */
export function toGrid(argument: unknown): Grid {
  if (!Array.isArray(argument)) return [[toCell(argument)]];
  if (argument.length === 0) return [[""]];
  const rows = argument.map((row: unknown) => (Array.isArray(row) ? row.map(toCell) : [toCell(row)]));
  // Not Math.max(...lengths): an argument list of a whole column would overflow the stack.
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  return rows.map((row) => (row.length === width ? row : [...row, ...new Array<Cell>(width - row.length).fill("")]));
}

/** One value of an argument as a cell. */
export function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return "";
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : "#NUM!";
  return isDate(value) && !Number.isNaN(value.getTime()) ? value : "#ERROR!";
}

/** A rectangle without the blank rows at its end, as an open range (`B2:B`) has hundreds of; empty when all is blank. */
export function trimRows(grid: Grid): Grid {
  let length = grid.length;
  while (length > 0 && grid[length - 1]!.every(isBlank)) length--;
  return grid.slice(0, length);
}

/** Rows as columns. */
export function transpose(grid: Grid): Grid {
  return (grid[0] ?? []).map((_, column) => grid.map((row) => row[column]!));
}

/** Whether a cell can head numbers: text that is neither an error nor an amount stored as text. */
export function isHeader(cell: Cell): boolean {
  return typeof cell === "string" && !isBlank(cell) && !isError(cell) && !isNumberText(cell);
}

/** A cell as an error message quotes it. */
export function inWords(cell: Cell): string {
  if (isDate(cell)) return "a date";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return String(cell);
  if (isBlank(cell)) return "blank";
  if (isError(cell)) return `the error ${ERROR_TEXT.exec(cell)![0]}`;
  return `"${cell.length > 40 ? `${cell.slice(0, 39)}…` : cell}"`;
}
