import { type Cell, type Grid, isBlank, toGrid } from "../cells";
import { refuse } from "./define";

/** A column that a table may have: its header, other headers that mean the same, and whether the table needs it. */
export interface ColumnRow {
  readonly header: string;
  readonly aliases?: readonly string[];
  readonly needed?: true;
}

/** A cell of a table and how a message names it: `audit row 3, column "Score"`. */
export interface Place {
  readonly cell: Cell;
  readonly what: string;
}

/** What a reader makes of a cell. */
export function read<Value>({ cell, what }: Place, reader: (cell: Cell, what: string) => Value): Value {
  return reader(cell, what);
}

/** One row of a table: its cells by column, blank where the table lacks the column. */
export interface TableRow<Key extends string> {
  readonly at: (key: Key) => Place;
  /** 1-based inside the argument. */
  readonly position: number;
}

export interface Table<Key extends string> {
  readonly rows: readonly TableRow<Key>[];
  readonly has: (key: Key) => boolean;
}

/**
 * A table whose first row names its columns, in any order and any case; columns that are not asked for are ignored.
 * Spaces, hyphens and underscores in a header do not matter.
 */
export function readTable<Key extends string>(
  argument: unknown,
  name: string,
  columns: Readonly<Record<Key, ColumnRow>>,
): Table<Key> {
  const grid = toGrid(argument);
  const keys = Object.keys(columns) as Key[]; // Object.keys forgets the keys' type.
  const needed = keys.filter((key) => columns[key].needed).map((key) => columns[key].header);
  const found = new Map(keys.map((key) => [key, findColumn(grid, name, columns[key])]));
  const missing = keys.find((key) => columns[key].needed && found.get(key) === undefined);
  if (missing !== undefined) {
    refuse(
      `${name} has no column "${columns[missing].header}". Its first row must name the columns ${needed.join(", ")}.`,
    );
  }
  const rows = grid.slice(1).map((cells, index): TableRow<Key> => {
    const position = index + 2;
    const at = (key: Key): Place => {
      const column = found.get(key);
      const what = `${name} row ${position}, column "${columns[key].header}",`;
      return { cell: column === undefined ? "" : cells[column]!, what };
    };
    return { at, position };
  });
  return { rows, has: (key) => found.get(key) !== undefined };
}

/** The position of a column: under its own header if there is one, else under the first alias that is. */
export function findColumn(grid: Grid, name: string, { header, aliases = [] }: ColumnRow): number | undefined {
  const headers = grid[0]!.map((cell) => (isBlank(cell) ? "" : plain(String(cell))));
  for (const wanted of [header, ...aliases].map(plain)) {
    const column = headers.indexOf(wanted);
    if (column < 0) continue;
    if (headers.indexOf(wanted, column + 1) >= 0)
      refuse(`${name} has two columns "${header}". Rename or leave out one of them.`);
    return column;
  }
  return undefined;
}

const plain = (header: string) =>
  header
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
