import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { needPlace, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { addRows, type RowChange, writeRows } from "../workbook/rows";
import type { CellContent } from "../workbook/write";
import { markOf, rowsById } from "./planRows";
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

/** Writes changes into the Budget in a few calls, if its rows are still those that the page showed; returns what to say. */
export function writeBudget(
  places: Places,
  seen: readonly string[],
  changes: (rows: ReadonlyMap<string, TableRow>) => BudgetChanges,
): string {
  const place = needPlace(places, budgetTab);
  const own = readTable(place).filter(({ cells }) => text(cells.activity) !== "");
  refuseChanged(own, seen);
  const rows = rowsById(own);
  const wanted = changes(rows);
  const written = [...wanted.rows].map(([id, cells]): RowChange => {
    const row = rows.get(id);
    if (!row) throw new Error(`“${short(id)}” is not in the Budget any more. ${AGAIN}`);
    return { position: row.position, cells };
  });
  refuseUnknown(places, wanted.added, rows);
  writeRows(place, written);
  addRows(
    place,
    places,
    "activity",
    wanted.added.map(({ activity, cells }) => ({ activity, ...cells })),
  );
  return writtenWords(written.length, wanted.added.length);
}

function refuseChanged(rows: readonly TableRow[], seen: readonly string[]): void {
  const left = [...seen];
  for (const row of rows) {
    const index = left.indexOf(markOf(row));
    if (index < 0)
      throw new Error(`“${short(text(row.cells.activity))}” in the Budget was changed meanwhile. ${AGAIN}`);
    left.splice(index, 1);
  }
  if (left.length > 0) throw new Error(`A row was taken out of the Budget meanwhile. ${AGAIN}`);
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
