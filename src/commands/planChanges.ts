import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { needPlace, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { type RowChange, writeRows } from "../workbook/rows";
import type { CellContent } from "../workbook/write";
import { putRows } from "./budgetRows";
import { cellsOfMark, MARKED, type Marked, type MarkedKey, markOf, rowsById, secondOf } from "./planRows";
import { writtenWords } from "./planWords";

/** The tag of rows that are the first to go, and of rows that were taken out. */
export const OPTIONAL = "optional";
export const STOPPED = "stopped";

/** What a command wants in the Budget: cells of rows by their id, and new rows. */
export interface BudgetChanges {
  readonly rows: ReadonlyMap<string, Readonly<Record<string, CellContent>>>;
  readonly added: readonly { readonly activity: string; readonly cells: Readonly<Record<string, CellContent>> }[];
}

const AGAIN = "Nothing was written. Suggest again, then apply.";

/**
 * Writes changes into the Budget in a few calls, if its rows are still those that the page showed; returns what to say. The
 * same wish goes on where an earlier try of it was cut off.
 */
export function writeBudget(
  places: Places,
  wish: string,
  seen: readonly string[],
  changes: (rows: ReadonlyMap<string, TableRow>) => BudgetChanges,
): string {
  const place = needPlace(places, budgetTab);
  const own = readTable(place).filter(
    ({ cells }) => text(cells.activity) !== "" && !text(cells.request).startsWith(`${wish} `),
  );
  const rows = rowsById(own);
  const wanted = changes(rows);
  refuseChanged(rows, seen, wanted.rows);
  const written = [...wanted.rows].map(([id, cells]): RowChange => {
    const row = rows.get(id);
    if (!row) throw new Error(`“${short(id)}” is not in the Budget any more. ${AGAIN}`);
    return { position: row.position, cells };
  });
  refuseUnknown(places, wanted.added, rows);
  writeRows(place, written);
  putRows(
    places,
    wanted.added.map(({ activity, cells }) => ({ request: `${wish} ${activity}`, cells: { activity, ...cells } })),
  );
  return writtenWords(written.length, wanted.added.length);
}

function refuseChanged(
  rows: ReadonlyMap<string, TableRow>,
  seen: readonly string[],
  wanted: BudgetChanges["rows"],
): void {
  const left = [...seen];
  const isLeft = (is: (mark: string) => boolean) => {
    const index = left.findIndex(is);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const changed = [...rows].filter(([, row]) => !isLeft((mark) => mark === markOf(row)));
  for (const [id, row] of changed) {
    // Which of two rows of one name is meant is known by what they say, which an earlier try may have changed.
    const isOnly = id === text(row.cells.activity) && !rows.has(secondOf(id));
    if (!isOnly || !isLeft((mark) => isHalfWay(row, mark, wanted.get(id) ?? {})))
      throw new Error(`“${short(text(row.cells.activity))}” in the Budget was changed meanwhile. ${AGAIN}`);
  }
  if (left.length > 0) throw new Error(`A row was taken out of the Budget meanwhile. ${AGAIN}`);
}

/** A row of which each cell is as it was seen or as it is wanted: an earlier try was cut off while it wrote. */
function isHalfWay(row: TableRow, mark: string, wanted: Readonly<Record<string, CellContent>>): boolean {
  const [before, now] = [cellsOfMark(mark), cellsOfMark(markOf(row))];
  const is = (cells: Marked, key: MarkedKey) => key in wanted && cells[key] === (wanted[key] ?? "");
  const isQuantityWritten = !is(before, "quantity") && is(now, "quantity");
  return MARKED.every(
    // The cost follows the quantity.
    (key) => now[key] === before[key] || is(now, key) || (key === "expected" && isQuantityWritten),
  );
}

const short = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

function refuseUnknown(places: Places, added: BudgetChanges["added"], rows: ReadonlyMap<string, TableRow>): void {
  if (added.length === 0) return;
  const catalogue = readTable(needPlace(places, catalogueTab)).map(({ cells }) => text(cells.activity));
  for (const { activity } of added) {
    if (!catalogue.includes(activity))
      throw new Error(`“${short(activity)}” is not in the Catalogue any more. ${AGAIN}`);
    if (rows.has(activity)) throw new Error(`“${short(activity)}” is in the Budget already. ${AGAIN}`);
  }
}
