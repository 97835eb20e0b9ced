import { type Cell, type Grid, inWords, isBlank, isHeader, type Result, toGrid, transpose, trimRows } from "../cells";
import { type Parameter, refuse } from "./define";
import { readNumber, readSigned } from "./readers";

/** One or more rows of numbers out of an argument, and how to lay results out like it. */
export interface Vectors {
  /** Numbers in order, without their header; undefined is a blank cell. One entry per column, or the one row. */
  readonly series: readonly (readonly (number | undefined)[])[];
  /** The cells above (left of) the numbers, one per entry, or undefined if the argument has no header. */
  readonly header: readonly Cell[] | undefined;
  readonly layout: "single" | "row" | "columns";
  /** Size of the argument as it was given, with its blank end. */
  readonly size: readonly [rows: number, columns: number];
  /** Names a number in a message, by its index in a series: "counts row 3". */
  readonly place: (index: number, series: number) => string;
}

/**
 * What a blank end of an argument means: the rest of an open range, or numbers that are still missing.
 * A list of things to answer cannot tell the two apart, so there only a long end counts as the rest of an open range.
 */
type BlankEnd = "open range" | "missing";

/** No list of things to answer has as many unanswered ones at its end; an open range has about a thousand rows. */
const LONGEST_MISSING_END = 100;

/**
 * Numbers of 0 or more: a single cell, a row, a column, or a block with a vector in each column.
 * A text before the first number is a header; a blank is a number that is not there.
 */
export function vectors(name: string, help: string, blankEnd: BlankEnd = "open range"): Parameter<Vectors> {
  return {
    name,
    help,
    type: "range",
    optional: false,
    read: (argument) => readVectors(toGrid(argument), name, blankEnd),
  };
}

/** The same, but the numbers may be negative. */
export function signedVectors(name: string, help: string): Parameter<Vectors> {
  const read = (argument: unknown) => readVectors(toGrid(argument), name, "open range", readSigned);
  return { name, help, type: "range", optional: false, read };
}

/** The same, but left out or blank it is undefined. */
export function optionalVectors(name: string, help: string): Parameter<Vectors | undefined> {
  const read = (argument: unknown) => {
    const grid = toGrid(argument);
    return trimRows(grid).length === 0 ? undefined : readVectors(grid, name, "open range");
  };
  return { name, help, type: "range", optional: true, read };
}

function readVectors(grid: Grid, name: string, blankEnd: BlankEnd, reader: typeof readSigned = readNumber): Vectors {
  const rows = grid.length;
  const columns = grid[0]!.length;
  const layout = rows > 1 ? "columns" : columns > 1 ? "row" : "single";
  // A row is read as the column that it would be, so that there is one way to read; messages turn the position back.
  const upright = withoutBlankEnd(layout === "row" ? transpose(grid) : grid, blankEnd);
  const place = (row: number, column: number): string => {
    if (layout === "single") return name;
    if (layout === "row") return `${name} column ${row + 1}`;
    return columns > 1 ? `${name} row ${row + 1}, column ${column + 1}` : `${name} row ${row + 1}`;
  };

  const first = upright[0] ?? [];
  const header = layout !== "single" && first.some(isHeader) ? first : undefined;
  header?.forEach((cell, column) => {
    if (isHeader(cell) || isBlank(cell)) return;
    refuse(`${place(0, column)} is ${inWords(cell)} among headers. Give every column a header, or none.`);
  });
  const from = header === undefined ? 0 : 1;
  const series = Array.from({ length: layout === "row" ? 1 : columns }, (_, column) =>
    upright.slice(from).map((row, index) => reader(row[column]!, place(from + index, column))),
  );
  return { series, header, layout, size: [rows, columns], place: (index, column) => place(from + index, column) };
}

function withoutBlankEnd(grid: Grid, blankEnd: BlankEnd): Grid {
  const trimmed = trimRows(grid);
  return blankEnd === "missing" && grid.length - trimmed.length <= LONGEST_MISSING_END ? grid : trimmed;
}

/**
 * Results laid out like the numbers that they belong to, under `header` where those had one.
 * What does not exist becomes `substitute`, an empty cell by default.
 */
export function likeVectors(
  { series, header, layout }: Vectors,
  results: readonly (readonly (number | undefined)[])[],
  headerWord: string,
  substitute: Cell = "",
): Result {
  const length = series[0]?.length ?? 0;
  const body = Array.from({ length }, (_, row) => results.map((result) => result[row] ?? substitute));
  const head = header === undefined ? [] : [header.map((cell) => (isBlank(cell) ? "" : headerWord))];
  const upright: Cell[][] = [...head, ...body];
  if (upright.length === 0) return substitute;
  if (layout === "single") return upright[0]![0]!;
  return layout === "row" ? transpose(upright).map((row) => [...row]) : upright;
}

/** One result for each series, where a whole column or row comes to one: a single cell, or a row with a cell per column. */
export function onePerSeries({ layout }: Vectors, results: readonly (Cell | undefined)[]): Result {
  const row = results.map((result) => result ?? "");
  return layout === "columns" && row.length > 1 ? [row] : row[0]!;
}

/**
 * The numbers of `main` with the one beside each in `beside`, which is a single number for all, one column for every
 * column, or of the same shape; `fallback` where it is blank or left out. Numbers beside blanks at the end count as rows.
 */
export function pairUp<Fallback extends number | undefined>(
  [main, mainName]: readonly [Vectors, string],
  [beside, besideName]: readonly [Vectors | undefined, string],
  fallback: Fallback,
): (readonly [number | undefined, number | Fallback])[][] {
  if (beside === undefined || beside.layout === "single") {
    const same: number | Fallback = beside?.series[0]?.[0] ?? fallback;
    return main.series.map((series) => series.map((value) => [value, same]));
  }
  const [rows, columns] = main.size;
  if (beside.size[0] !== rows || (beside.size[1] !== columns && beside.size[1] !== 1)) {
    refuse(`${besideName} has ${cellsIn(beside)} and ${mainName} has ${cellsIn(main)}. They must match.`);
  }
  if ((beside.header === undefined) !== (main.header === undefined)) {
    refuse(`only one of ${mainName} and ${besideName} has a header. Give both a header, or none.`);
  }
  return main.series.map((series, column) => {
    const others = beside.series[beside.series.length === 1 ? 0 : column]!;
    const filled = series.reduce<number>((length, value, index) => (value === undefined ? length : index + 1), 0);
    return Array.from({ length: Math.max(filled, others.length) }, (_, index) => [
      series[index],
      others[index] ?? fallback,
    ]);
  });
}

export function cellsIn({ size: [rows, columns] }: Pick<Vectors, "size">): string {
  return rows > 1 && columns > 1 ? `${rows} x ${columns} cells` : `${rows * columns} cells`;
}
