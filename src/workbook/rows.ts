import { columnOf } from "../tabs/define";
import { type Block, refuseProtected, refuseProtectedTabs } from "./barriers";
import { needColumn, type Place, type Places } from "./places";
import { blockAddress } from "./ranges";
import { referencesFor } from "./references";
import { insertRowsAfter } from "./room";
import { forget, refuseChanged, see } from "./seen";
import { starting } from "./starting";
import { type Part, refuseUnfit } from "./strict";
import { type CellContent, type CellValue, clearBlocks, fillFormula, fillFormulas, writeCells } from "./write";

/** Cells to write in one row of a table, by column key; the row's other cells are not touched. */
export interface RowChange {
  readonly position: number;
  readonly cells: Readonly<Record<string, CellContent>>;
}

/** Rows that follow each other, or columns that stand side by side. */
interface Run {
  readonly first: number;
  last: number;
}

/** Writes some cells of some rows: one call for each rectangle, however many rows it has. All are looked at before the first. */
export function writeRows(place: Place, changes: readonly RowChange[]): void {
  const parts = partsOf(place, changes);
  refuseProtected(place.sheet, parts);
  refuseUnfit(place.sheet, parts);
  for (const { row, column, rows, columns, contents } of parts) {
    const range = place.sheet.getRange(row, column, rows, columns);
    refuseChanged(place, range, row, column, contents);
    writeCells(range, contents);
  }
}

/** The rectangles of some changes. */
function partsOf(place: Place, changes: readonly RowChange[]): Part[] {
  return blocksOf(changes).flatMap((block) => {
    const keys = Object.keys(block[0]!.cells);
    const keyIn = new Map(keys.map((key) => [needColumn(place, key), key]));
    return runsOf([...keyIn.keys()]).map(({ first, last }) => {
      const columns = last - first + 1;
      const contents = block.map(({ cells }) =>
        Array.from({ length: columns }, (_, offset) => cells[keyIn.get(first + offset)!] ?? null),
      );
      return { row: block[0]!.position, column: first, rows: block.length, columns, contents };
    });
  });
}

/**
 * Empties the typed cells of some rows and gives calculated ones their formula back; other cells are not touched. The first
 * key is emptied last, so that rows which a run could not empty whole are known again by it.
 */
export function resetRows(place: Place, places: Places, positions: readonly number[], keys: readonly string[]): void {
  const runs = runsOf(positions);
  if (runs.length === 0) return;
  const columns = new Map(keys.map((key) => [key, needColumn(place, key)]));
  const columnsOf = (some: readonly string[]) => some.map((key) => columns.get(key)!);
  const blocksIn = (some: readonly string[]) =>
    runs.flatMap((rows) => runsOf(columnsOf(some)).map((each) => blockIn(rows, each)));
  refuseProtected(place.sheet, blocksIn(keys));
  const isCalculated = (key: string) => columnOf(place.tab, key).formula !== undefined;
  for (const key of keys.filter(isCalculated)) fillRuns(place, places, key, runs);
  const typed = keys.filter((key) => !isCalculated(key));
  for (const step of [typed.slice(1), typed.slice(0, 1)]) {
    if (step.length === 0) continue;
    const blocks = place.sheet.getRangeList(blocksIn(step).map(addressOf));
    refuseChangedRows(place, positions, columnsOf(step));
    clearBlocks(blocks);
  }
}

const blockIn = (rows: Run, columns: Run): Block => ({
  row: rows.first,
  column: columns.first,
  rows: rows.last - rows.first + 1,
  columns: columns.last - columns.first + 1,
});

const addressOf = ({ row, column, rows, columns }: Block): string => blockAddress(row, column, rows, columns);

/** Reads the block around some cells once, however the rows lie. */
function refuseChangedRows(place: Place, positions: readonly number[], columns: readonly number[]): void {
  const [first, last] = [Math.min(...positions), Math.max(...positions)];
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const range = place.sheet.getRange(first, left, last - first + 1, right - left + 1);
  const [rows, among] = [new Set(positions), new Set(columns)];
  const wanted = Array.from({ length: last - first + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (__, across) =>
      rows.has(first + down) && among.has(left + across) ? null : undefined,
    ),
  );
  refuseChanged(place, range, first, left, wanted);
}

/** Writes the plan's own formula of a column into some of its rows: as many calls for a thousand runs as for two. */
export function fillRuns(place: Place, places: Places, key: string, runs: readonly Run[]): void {
  const { formula } = columnOf(place.tab, key);
  const column = needColumn(place, key);
  const [block, ...others] = runs.map((run) => blockIn(run, { first: column, last: column }));
  if (!formula || !block) return;
  refuseProtected(place.sheet, [block, ...others]);
  const positions = runs.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, down) => first + down),
  );
  refuseChangedRows(place, positions, [column]);
  const first = place.sheet.getRange(block.row, column, block.rows, 1);
  fillFormula(first, formula(referencesFor(places, place, block.row)));
  const relative = others.length > 0 ? first.getFormulaR1C1() : null;
  if (relative !== null) fillFormulas(place.sheet.getRangeList(others.map(addressOf)), relative);
}

/**
 * Gives rows in use the formulas that they lack: rows that people added by inserting or pasting, and cells that somebody
 * emptied. What people typed over a formula stays. Returns how many rows.
 */
export function completeRows(place: Place, places: Places): number {
  const { tab, sheet, headerRow } = place;
  const height = sheet.getMaxRows() - headerRow;
  const named = place.columns.get(tab.completed ?? tab.contentKeys?.[0] ?? tab.columns[0]?.key ?? "");
  if (named === undefined || height <= 0 || !tab.columns.some(({ formula }) => formula)) return 0;
  const range = sheet.getRange(headerRow + 1, 1, height, Math.max(...place.columns.values()));
  const [values, formulas]: [CellValue[][], string[][]] = [range.getValues(), range.getFormulas()];
  see(place, headerRow + 1, 1, values);
  const used = values.flatMap((row, index) => (String(row[named - 1]).trim() === "" ? [] : [index]));
  const completed = new Set<number>();
  for (const { key, formula } of tab.columns) {
    const column = place.columns.get(key);
    if (!formula || column === undefined) continue;
    const blank = used.filter((index) => values[index]![column - 1] === "" && formulas[index]![column - 1] === "");
    for (const index of blank) completed.add(index);
    fillRuns(place, places, key, runsOf(blank.map((index) => headerRow + 1 + index)));
  }
  return completed.size;
}

/**
 * Fills the first rows whose cell in a column is blank, and gives them the formulas they lack; returns where they stand.
 * The column `knownBy` is written before the others: by the key in it a row is known again that a run could not write whole.
 */
export function addRows(
  place: Place,
  places: Places,
  blankIn: string,
  rows: readonly Readonly<Record<string, CellContent>>[],
  knownBy?: string,
): number[] {
  if (rows.length === 0) return [];
  const written = [...new Set(rows.flatMap((cells) => Object.keys(cells)))];
  const { positions, formulas } = freeRows(place, blankIn, rows.length, written, knownBy);
  const changes = rows.map((cells, index) => ({ position: positions[index]!, cells }));
  // Looked at before the formulas come, so that no row is left with nothing but these.
  const parts = partsOf(place, changes);
  refuseProtected(place.sheet, parts);
  refuseUnfit(place.sheet, parts);
  for (const { key, formula } of place.tab.columns) {
    const column = place.columns.get(key);
    const lacking = positions.filter((position) => column && !formulas[position - place.headerRow - 1]?.[column - 1]);
    if (formula && column) fillRuns(place, places, key, runsOf(lacking));
  }
  writeRows(
    place,
    onlyColumns(changes, (key) => key === knownBy),
  );
  writeRows(
    place,
    onlyColumns(changes, (key) => key !== knownBy),
  );
  return positions;
}

/** The same changes for some of their columns. */
export const onlyColumns = (changes: readonly RowChange[], isWanted: (key: string) => boolean): RowChange[] =>
  changes.flatMap(({ position, cells }) => {
    const wanted = Object.entries(cells).filter(([key]) => isWanted(key));
    return wanted.length > 0 ? [{ position, cells: Object.fromEntries(wanted) }] : [];
  });

/** Changes of neighbouring rows that write the same columns. */
function blocksOf(changes: readonly RowChange[]): RowChange[][] {
  const blocks: RowChange[][] = [];
  const columnsOf = ({ cells }: RowChange) => Object.keys(cells).sort().join();
  for (const change of [...changes].sort((one, other) => one.position - other.position)) {
    const block = blocks[blocks.length - 1];
    const before = block?.[block.length - 1];
    if (block && before && before.position + 1 === change.position && columnsOf(before) === columnsOf(change))
      block.push(change);
    else blocks.push([change]);
  }
  return blocks;
}

export function runsOf(numbers: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const run = runs[runs.length - 1];
    if (run && run.last + 1 === number) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs;
}

/** The first rows of a table whose cell in a column is blank; as many as asked, after the table's end if need be. */
export const blankRows = (place: Place, key: string, wanted: number, written: readonly string[] = []): number[] =>
  freeRows(place, key, wanted, written).positions;

/**
 * The same, with the formulas of the table before any row was added. Rows are somebody's who has typed over a formula in
 * them, or into a column that people type in or that is `written`; a key in the column `knownBy` is all that a run which was
 * cut off has left of a row.
 */
function freeRows(
  place: Place,
  key: string,
  wanted: number,
  written: readonly string[],
  knownBy?: string,
): { readonly positions: number[]; readonly formulas: readonly (readonly string[])[] } {
  const column = needColumn(place, key);
  const typed = place.tab.columns.filter((each) => (each.input || written.includes(each.key)) && !each.formula);
  const columns = [column, ...typed.flatMap((each) => place.columns.get(each.key) ?? [])];
  const known = knownBy === undefined ? undefined : place.columns.get(knownBy);
  const first = place.headerRow + 1;
  const height = place.sheet.getMaxRows() - place.headerRow;
  // All of the plan's columns, so that what a person types meanwhile is seen in those that are written first, too.
  const width = Math.max(...place.columns.values());
  const range = height > 0 ? place.sheet.getRange(first, 1, height, width) : undefined;
  const values: CellValue[][] = range?.getValues() ?? [];
  see(place, first, 1, values);
  const calculated = place.tab.columns.flatMap((each) => (each.formula ? (place.columns.get(each.key) ?? []) : []));
  const formulas = calculated.length > 0 ? (range?.getFormulas() ?? []) : [];
  const isNothing = (value: CellValue | undefined) => value === false || String(value).trim() === "";
  const blank = values.flatMap((row, index) => {
    const isFree =
      columns.every((each) => isNothing(row[each - 1]) || (each === known && isKey(row[each - 1]))) &&
      calculated.every((each) => isNothing(row[each - 1]) || formulas[index]![each - 1] !== "");
    return isFree ? [first + index] : [];
  });
  if (blank.length < wanted) {
    const last = place.sheet.getMaxRows();
    const extra = wanted - blank.length;
    insertRowsAfter(place.sheet, last, extra);
    for (let row = 1; row <= extra; row += 1) blank.push(last + row);
  }
  return { positions: blank.slice(0, wanted), formulas };
}

/** As pages make them, alone or before a name. What else stands there somebody typed. */
const isKey = (value: CellValue | undefined): boolean => /^[\w-]{8,64}( |$)/.test(String(value));

/** Puts deleted rows of the plan's own back behind the last row that stands; returns how many. */
export function bringBackRows(place: Place, places: Places): number {
  const { tab, sheet } = place;
  const key = tab.contentKeys?.find((candidate) => place.columns.has(candidate));
  if (!tab.fixedRows || key === undefined) return 0;
  const first = place.headerRow + 1;
  const height = Math.max(sheet.getMaxRows() - place.headerRow, 0);
  forget(place);
  const standing = height > 0 ? sheet.getRange(first, needColumn(place, key), height, 1).getValues().flat() : [];
  const names = standing.map((name) => String(name).trim());
  const missing = (tab.content?.() ?? []).filter((row) => !names.includes(String(row[key])));
  if (missing.length === 0) return 0;
  refuseProtectedTabs([sheet]);
  const last = place.headerRow + names.reduce((latest, name, index) => (name === "" ? latest : index + 1), 0);
  const width = Math.max(...place.columns.values());
  // A run that was cut off has left the blank rows that it inserted.
  if (!areBlank(sheet, last + 1, missing.length)) insertRowsAfter(sheet, last, missing.length);
  // One write, so that a row stands whole or not at all.
  writeCells(
    sheet.getRange(last + 1, 1, missing.length, width),
    missing.map((row, index) => {
      const at = referencesFor(places, place, last + 1 + index);
      return Array.from({ length: width }, (_, offset) => {
        const column = tab.columns.find((each) => place.columns.get(each.key) === offset + 1);
        if (!column) return null;
        return column.formula ? { formula: column.formula(at) } : starting(row[column.key], at);
      });
    }),
  );
  return missing.length;
}

function areBlank(sheet: Place["sheet"], first: number, rows: number): boolean {
  return first + rows - 1 <= sheet.getMaxRows() && sheet.getRange(`${first}:${first + rows - 1}`).isBlank();
}
