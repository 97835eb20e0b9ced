import { isDate } from "../cells";
import type { Tab, TabKey } from "../tabs/define";
import { undoTab } from "../tabs/undo";
import { needColumn, type Place, type Places } from "./places";
import { readTable, text } from "./read";
import { isRefusal, takenBack } from "./refusals";
import { insertRowsAfter } from "./room";
import { onlyColumns, type RowChange, writeRows } from "./rows";
import { see, seeUnread } from "./seen";
import { type CellContent, type CellValue, MAXIMUM_CELL_CHARACTERS, restoreFormula, writeCells } from "./write";

/** What a cell holds, in a form that survives as text; a formula stands in R1C1, which does not change when its row moves. */
type Kept = null | string | number | boolean | { readonly date: number } | { readonly formula: string };

/** A table's cells as they were at one time: by row number, then by column key. */
type Picture = ReadonlyMap<number, Readonly<Record<string, Kept>>>;

/** A cell that a change wrote: where it stood, and what it held before and after. */
interface ChangedCell {
  readonly tab: TabKey;
  /** What its row was called after the change. */
  readonly name: string;
  readonly row: number;
  readonly column: string;
  readonly before: Kept;
  readonly after: Kept;
}

/** A change that can be taken back. */
export interface Change {
  /** Given by the page that asked for it, or by the command. */
  readonly id: string;
  /** As the menu says it: "Suggest a plan". */
  readonly what: string;
}

export interface KeptChange extends Change {
  readonly said: string;
  readonly cells: readonly ChangedCell[];
  /** The number of the backup that takes it back, for a change that moved or replaced whole tabs. */
  readonly backup?: number;
}

/** How many cells of a change could be put back, and how many people have changed since. */
export interface Undone {
  readonly back: number;
  readonly left: number;
}

/**
 * Runs a change of several rows and keeps, cell by cell, what it changed in the tables and settings of these places, so that
 * `takeBack` can put it back: value or formula. One change is kept, the next one replaces it. The change may write any typed
 * cell, header or formula and add rows at the end of a table, but not move or delete rows, nor change how cells look. What
 * custom functions spill is not kept, since nobody types it. A change that fails half-way is kept too, as far as it came;
 * when it is made again, what it wrote `earlier` is taken back with the rest. `change` returns what the person is told.
 */
export function keepingUndo(
  record: Place,
  tables: readonly Place[],
  { id, what }: Change,
  change: () => string,
  earlier: readonly ChangedCell[] = [],
): string {
  const places = tables.map(undoable);
  // The change may have been decided from what was read before; the picture must not stand for it.
  const pictures = places.map((place) => pictureOf(place, seeUnread));
  const before = places.flatMap(({ tab }, index) => whereItStands(earlier, tab, pictures[index]!));
  const changed = () => {
    SpreadsheetApp.flush();
    return places.flatMap((place, index) => differences(place, pictures[index]!, pictureOf(place)));
  };
  const keep = (said: string) => {
    const cells = together(before, changed());
    // A change that wrote nothing, refused or not, leaves the one before it to be undone.
    if (cells.length > 0) writeRecord(record, { id, what, said, cells });
  };
  try {
    const said = change();
    keep(said);
    return said;
  } catch (error) {
    if (!isRefusal(error)) {
      keep("");
      throw error;
    }
    // Nothing of it stands half-written.
    takeBack(changed(), new Map(tables.map((place) => [place.tab.key, place])));
    throw takenBack(error);
  }
}

/**
 * What a first try wrote in a tab, at the rows where it stands before the second: somebody may have sorted since. A row that
 * is not found any more could not be put back either.
 */
function whereItStands(cells: readonly ChangedCell[], tab: Tab, picture: Picture): ChangedCell[] {
  const taken = new Set<number>();
  return byRow(cells.filter((cell) => cell.tab === tab.key)).flatMap((rowCells) => {
    const row = findRow(rowCells, tab, picture, taken);
    if (row === undefined) return [];
    taken.add(row);
    return rowCells.map((cell) => ({ ...cell, row }));
  });
}

/** What one change wrote in two tries: from what stood before the first to what stands after the second. */
function together(first: readonly ChangedCell[], second: readonly ChangedCell[]): ChangedCell[] {
  const placeOf = ({ tab, row, column }: ChangedCell) => JSON.stringify([tab, row, column]);
  const written = new Map(second.map((cell) => [placeOf(cell), cell]));
  const names = new Map(second.map(({ tab, row, name }) => [JSON.stringify([tab, row]), name]));
  const all = first.map((cell): ChangedCell => {
    const again = written.get(placeOf(cell));
    written.delete(placeOf(cell));
    if (again) return { ...again, before: cell.before };
    // A row may have got its name in the second try.
    const name = cell.name || (names.get(JSON.stringify([cell.tab, cell.row])) ?? "");
    return { ...cell, name };
  });
  return [...all, ...written.values()];
}

/** Keeps a change that a backup takes back, in place of the change that was kept before. */
export function keepBackedUp(record: Place, change: Change, said: string, backup: number): void {
  writeRecord(record, { ...change, said, cells: [], backup });
}

/** Marks the kept change as done with: there is nothing left to take back, and its id is still known. */
export function forgetCells(record: Place, { id, what, said }: KeptChange): void {
  writeRecord(record, { id, what, said, cells: [] });
}

/** In a tab without a table people type beside labels; its columns are known by where they stand. */
function undoable(place: Place): Place {
  if (place.tab.headerRow > 0) return place;
  const typed = place.tab.block().flatMap(({ column, value }) => (value === undefined ? [] : [column]));
  const columns = [...new Set([LABELS, ...typed])];
  return { ...place, columns: new Map(columns.map((column) => [String(column), column])) };
}

/** The column of the labels in a tab without a table. */
const LABELS = 1;

/** The column that names the rows of a tab. */
const nameColumn = (tab: Tab): string => tab.contentKeys?.[0] ?? tab.columns[0]?.key ?? String(LABELS);

/** Columns that hold what somebody typed or a formula of its own; what a function spills belongs to nobody. */
const keptColumns = ({ tab, columns }: Place): { readonly key: string; readonly column: number }[] =>
  [...columns].flatMap(([key, column]) => {
    const definition = tab.columns.find((candidate) => candidate.key === key);
    return definition?.spill || definition?.spilled ? [] : [{ key, column }];
  });

/** The header row is a row like the others: people name their periods there. */
function pictureOf(place: Place, remember = see): Picture {
  const first = Math.max(1, place.headerRow);
  const height = place.sheet.getMaxRows() - first + 1;
  if (height <= 0) return new Map();
  const columns = keptColumns(place);
  const range = place.sheet.getRange(first, 1, height, Math.max(...place.columns.values()));
  const values: CellValue[][] = range.getValues();
  const formulas = range.getFormulasR1C1();
  remember(place, first, 1, values);
  return new Map(
    values.map((row, index) => {
      const cells = columns.map(({ key, column }) => {
        const formula = formulas[index]?.[column - 1];
        return [key, formula ? { formula } : kept(row[column - 1])] as const;
      });
      return [first + index, Object.fromEntries(cells)];
    }),
  );
}

function kept(value: CellValue | undefined): Kept {
  if (value === undefined || value === "") return null;
  return isDate(value) ? { date: value.getTime() } : (value as Exclude<CellValue, Date>); // Told from a date just before.
}

const isFormula = (content: Kept): content is { readonly formula: string } =>
  typeof content === "object" && content !== null && "formula" in content;

const isSame = (one: Kept, other: Kept): boolean => JSON.stringify(one) === JSON.stringify(other);

/** As JSON it would not fit into a cell of the record; only a text of nearly a cell's limit is as long. */
const isTooLong = (content: Kept): boolean => JSON.stringify(content).length >= MAXIMUM_CELL_CHARACTERS;

function differences({ tab }: Place, before: Picture, after: Picture): ChangedCell[] {
  return [...after].flatMap(([row, cells]) =>
    Object.entries(cells).flatMap(([column, now]) => {
      const then = before.get(row)?.[column] ?? null;
      if (isSame(then, now) || isTooLong(then) || isTooLong(now)) return [];
      return [{ tab: tab.key, name: nameIn(cells, tab), row, column, before: then, after: now }];
    }),
  );
}

function nameIn(cells: Readonly<Record<string, Kept>>, tab: Tab): string {
  const name = cells[nameColumn(tab)] ?? "";
  return typeof name === "object" ? "" : String(name).trim();
}

function writeRecord(record: Place, { id, what, said, cells, backup }: KeptChange): void {
  const { sheet, headerRow } = record;
  const width = Math.max(...record.columns.values());
  const rows: Record<string, CellContent>[] = [
    {
      change: id,
      what,
      said: said === "" ? null : said,
      tab: null,
      name: null,
      row: null,
      column: null,
      before: backup === undefined ? null : JSON.stringify({ backup }),
      after: null,
    },
    ...cells.map(({ tab, name, row, column, before, after }) => ({
      change: id,
      what,
      said: null,
      tab,
      name: name === "" ? null : name,
      row,
      column,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    })),
  ];
  const height = sheet.getMaxRows() - headerRow;
  if (height < rows.length) insertRowsAfter(sheet, headerRow + height, rows.length - height);
  const keys = new Map([...record.columns].map(([key, column]) => [column, key]));
  // One write, also over what is left of the change before, so that a run that ends here leaves one of the two whole.
  writeCells(
    sheet.getRange(headerRow + 1, 1, Math.max(height, rows.length), width),
    Array.from({ length: Math.max(height, rows.length) }, (_, row) =>
      Array.from({ length: width }, (__, column) => rows[row]?.[keys.get(column + 1) ?? ""] ?? null),
    ),
  );
}

/** The change that is kept; undefined when there is none. */
export function readChange(record: Place): KeptChange | undefined {
  for (const { key } of undoTab.columns) needColumn(record, key);
  const rows = readTable(record).filter(({ cells }) => text(cells.change) !== "");
  const head = rows.find(({ cells }) => text(cells.tab) === "");
  if (!head) return undefined;
  const { backup } = JSON.parse(text(head.cells.before) || "{}") as { backup?: number };
  const own = rows.filter((row) => row !== head && text(row.cells.change) === text(head.cells.change));
  return {
    id: text(head.cells.change),
    what: text(head.cells.what),
    said: text(head.cells.said),
    ...(backup === undefined ? {} : { backup }),
    cells: own.map(({ cells }) => ({
      tab: text(cells.tab) as TabKey, // Written by `writeRecord` from a tab's own key; another one finds no place.
      name: text(cells.name),
      row: Number(cells.row),
      column: text(cells.column),
      before: JSON.parse(text(cells.before)) as Kept,
      after: JSON.parse(text(cells.after)) as Kept,
    })),
  };
}

/** Puts back each cell that still holds what the change wrote; what people have changed since is theirs, and counted. */
export function takeBack(cells: readonly ChangedCell[], places: Places): Undone {
  const keys = [...new Set(cells.map(({ tab }) => tab))];
  const parts = keys.map((key) => {
    const own = cells.filter(({ tab }) => tab === key);
    const place = places.get(key);
    return place ? takeBackIn(undoable(place), own) : { back: 0, left: own.length };
  });
  return {
    back: parts.reduce((sum, { back }) => sum + back, 0),
    left: parts.reduce((sum, { left }) => sum + left, 0),
  };
}

function takeBackIn(place: Place, cells: readonly ChangedCell[]): Undone {
  const picture = pictureOf(place);
  const taken = new Set<number>();
  const values: RowChange[] = [];
  const formulas: { position: number; column: string; formula: string }[] = [];
  let [back, left] = [0, 0];
  for (const rowCells of byRow(cells)) {
    const position = findRow(rowCells, place.tab, picture, taken);
    const now = position === undefined ? undefined : picture.get(position);
    if (position !== undefined) taken.add(position);
    const restored: Record<string, CellContent> = {};
    for (const { column, before, after } of rowCells) {
      const content = now?.[column] ?? null;
      if (now && isSame(content, before)) continue;
      if (!now || !place.columns.has(column) || !isSame(content, after)) {
        left += 1;
        continue;
      }
      back += 1;
      if (isFormula(before)) formulas.push({ position: position!, column, formula: before.formula });
      else restored[column] = contentOf(before);
    }
    if (position !== undefined) values.push({ position, cells: restored });
  }
  // Names last: by its name a row is found again that a run could not put back whole.
  const naming = nameColumn(place.tab);
  writeRows(
    place,
    onlyColumns(values, (column) => column !== naming),
  );
  for (const { position, column, formula } of formulas)
    restoreFormula(place.sheet.getRange(position, needColumn(place, column)), formula);
  writeRows(
    place,
    onlyColumns(values, (column) => column === naming),
  );
  return { back, left };
}

const contentOf = (content: Exclude<Kept, { readonly formula: string }>): CellContent =>
  typeof content === "object" && content !== null ? new Date(content.date) : content;

function byRow(cells: readonly ChangedCell[]): ChangedCell[][] {
  const rows = new Map<string, ChangedCell[]>();
  for (const cell of cells) {
    // Between two tries of a change rows may have been sorted, so that two rows stood in one place.
    const key = JSON.stringify([cell.row, cell.name]);
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  return [...rows.values()];
}

/**
 * Where a changed row stands now: of the rows with its name the one that holds most of what was written, first of all the
 * one that did not move. Undefined if no row has the name any more.
 */
function findRow(
  cells: readonly ChangedCell[],
  tab: Tab,
  picture: Picture,
  taken: ReadonlySet<number>,
): number | undefined {
  const { name, row } = cells[0]!;
  const held = (position: number) =>
    cells.filter(({ column, after }) => isSame(picture.get(position)?.[column] ?? null, after)).length;
  const named = [...picture.keys()].filter(
    (position) => !taken.has(position) && nameIn(picture.get(position)!, tab) === name,
  );
  return named.sort((one, other) => held(other) - held(one) || Number(other === row) - Number(one === row))[0];
}
