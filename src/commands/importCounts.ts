import { funnelTab } from "../tabs/funnel";
import { columnLetters } from "../workbook/addresses";
import { withDocumentLock } from "../workbook/lock";
import { periodKeysOf } from "../workbook/periods";
import { findPlaces, needColumn, needPlace, type Place } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { type RowChange, writeRows } from "../workbook/rows";
import { type CellValue, MAXIMUM_CELL_CHARACTERS } from "../workbook/write";
import { stageNames } from "./catalogueRows";
import { countEvents, PART_ROWS, roomForEvents } from "./importEvents";
import { fieldsOf, isOurs, keyField, listField, numberField, textField } from "./requests";
import type { Applied, CountPeriod, ImportForm, NewCounts } from "./server";
import { withUndo } from "./undo";

type Counts = NewCounts["periods"][number];

const LARGEST_COUNT = 1e12;
/** The column that older plans have for their only period. */
const FIRST_PERIOD = "developers";

/** What the page needs to know of the plan before it shows what a file would bring. */
export function readImport(): ImportForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const place = needPlace(findPlaces(spreadsheet, [funnelTab]), funnelTab);
  const stages = stageNames(spreadsheet);
  return {
    stages,
    ...countEvents(spreadsheet),
    partRows: PART_ROWS,
    room: roomForEvents(spreadsheet),
    periods: periodsOf(place, readTable(place), stages.length),
  };
}

/** Writes counts into period columns of the Funnel tab, if those still hold what the page showed. */
export function importCounts(request: unknown): Applied {
  const fields = fieldsOf(request, ["id", "periods"]);
  const id = keyField(fields, "id");
  const periods = listField(fields, "periods", countsPart);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const message = withDocumentLock(() =>
    withUndo(spreadsheet, { id, what: "Import counts" }, ["funnel"], () => {
      const place = needPlace(findPlaces(spreadsheet, [funnelTab]), funnelTab);
      const rows = readTable(place);
      const now = periodsOf(place, rows, stageNames(spreadsheet).length);
      for (const period of periods) refuseChanged(period, now);
      const changes = changesOf(place, periods);
      refuseWords(place, rows, changes);
      writeRows(place, [...changes, ...(now.length > 1 ? [renamed(place, periods)] : [])]);
      const numbers = periods.reduce((sum, { counts }) => sum + counts.filter((count) => count !== null).length, 0);
      return `Wrote ${numbers} ${numbers === 1 ? "count" : "counts"} of ${periods.length} ${periods.length === 1 ? "period" : "periods"} into ${place.sheet.getName()}.`;
    }),
  );
  return { message };
}

const countOf = (value: CellValue | undefined): number | null => (typeof value === "number" ? value : null);

/** The stages stand in the first rows of the table. */
function periodsOf(place: Place, rows: readonly TableRow[], stages: number): CountPeriod[] {
  const headers = place.sheet.getRange(place.headerRow, 1, 1, place.sheet.getMaxColumns()).getDisplayValues()[0]!;
  return periodKeysOf(place, FIRST_PERIOD).map((key) => ({
    key,
    name: text(headers[needColumn(place, key) - 1]),
    counts: Array.from({ length: stages }, (_, index) => countOf(rows[index]?.cells[key])),
  }));
}

function refuseChanged({ key, name, seen, seenName, counts }: Counts, now: readonly CountPeriod[]): void {
  const period = now.find((each) => each.key === key);
  if (!period) throw new Error("The Funnel has no such period any more. Open the import again.");
  const isKnown = (count: number | null, index: number) => isOurs(count, seen[index], counts[index]);
  const isNamed = name === "" || isOurs(period.name, seenName, name);
  if (isNamed && counts.length === period.counts.length && period.counts.every(isKnown)) return;
  throw new Error(`${period.name} was changed meanwhile. Nothing was written; read the file again.`);
}

/** The page shows a count that is no number as none; what somebody noted there is not written over. */
function refuseWords(place: Place, rows: readonly TableRow[], changes: readonly RowChange[]): void {
  const standing = new Map(rows.map(({ position, cells }) => [position, cells]));
  for (const { position, cells } of changes) {
    for (const key of Object.keys(cells)) {
      const words = standing.get(position)?.[key];
      if (text(words) === "" || countOf(words) !== null) continue;
      const address = `${columnLetters(needColumn(place, key))}${position}`;
      throw new Error(
        `${address} of ${place.sheet.getName()} holds “${text(words)}”, which is no count. Nothing was written; empty that cell, then try again.`,
      );
    }
  }
}

function changesOf(place: Place, periods: readonly Counts[]): RowChange[] {
  return periods.flatMap(({ key, counts }) =>
    counts.flatMap((count, index): RowChange[] =>
      count === null ? [] : [{ position: place.headerRow + 1 + index, cells: { [key]: count } }],
    ),
  );
}

/** The header row with the new names. A plan with one column only calls it Developers, whatever the period. */
const renamed = ({ headerRow }: Place, periods: readonly Counts[]): RowChange => ({
  position: headerRow,
  cells: Object.fromEntries(periods.flatMap(({ key, name }) => (name === "" ? [] : [[key, name]]))),
});

function countsPart(value: unknown): Counts {
  const fields = fieldsOf(value, ["key", "name", "counts", "seen", "seenName"], "period");
  const numbers = (key: string) =>
    listField(fields, key, (count) =>
      count === null ? null : numberField({ count }, "count", -LARGEST_COUNT, LARGEST_COUNT),
    );
  const counts = numbers("counts");
  if (counts.some((count) => count !== null && count < 0)) throw new Error("counts: expected numbers of 0 or more.");
  return {
    key: textField(fields, "key", 40),
    name: textField(fields, "name", 100).trim(),
    counts,
    seen: numbers("seen"),
    seenName: textField(fields, "seenName", MAXIMUM_CELL_CHARACTERS).trim(),
  };
}
