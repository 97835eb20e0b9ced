import { eventsTab } from "../tabs/events";
import { keepBackup } from "../workbook/backups";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, needPlace, type Place } from "../workbook/places";
import { endProgress } from "../workbook/progress";
import { text } from "../workbook/read";
import { countCells, grouped, MOST_CELLS } from "../workbook/room";
import { writeRows } from "../workbook/rows";
import { see } from "../workbook/seen";
import { textSetting, writeSetting } from "../workbook/settings";
import { clearCells } from "../workbook/write";
import { choiceField, fieldsOf, keyField, listField, textField, wholeNumberField } from "./requests";
import type { Applied, EventRow, Imported, NewImport } from "./server";
import { needRecord } from "./setUp";
import { undoByBackup } from "./undo";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** As many rows as Google writes in a few seconds. */
export const PART_ROWS = 5_000;
const LONGEST_TEXT = 500;
const REPLACE = "Replace the events";
const KEYS = ["developer", "stage", "time", "segment"] as const;
const NAME = "Groundwork_events";
const SOURCE = "Groundwork_funnel_source";
/** Marks the first row of the last import, wherever people move it; the value says the rest. */
const IMPORT_MARK = "groundwork-import";

/** The last import that was begun: its rows stand below the others and count only once it is finished. */
interface Import extends NewImport {
  readonly isDone: boolean;
  /** Its first row today. */
  readonly first: number;
}

/** How many events the plan has, and how many an import left behind that was cut off. */
export function countEvents(spreadsheet: Spreadsheet): { events: number; leftOver: number } {
  const place = findPlaces(spreadsheet, [eventsTab]).get("events");
  if (!place) return { events: 0, leftOver: 0 };
  const last = lastImport(place);
  const open = last && !last.isDone ? last : undefined;
  const standing = developersOf(place, place.headerRow + 1, place.sheet.getLastRow());
  const leftOver = open ? developersOf(place, open.first, open.first + open.rows - 1) : 0;
  return { events: standing - leftOver, leftOver };
}

/** How many more events fit into the workbook. */
export function roomForEvents(spreadsheet: Spreadsheet): number {
  const used = countCells(spreadsheet);
  const width =
    findPlaces(spreadsheet, [eventsTab]).get("events")?.sheet.getMaxColumns() ?? eventsTab.columns.length + 3;
  return Math.max(0, Math.floor((MOST_CELLS - used) / width));
}

/** Makes room for the rows of an import below those that are there. Begun twice it is begun once. */
export function beginImport(request: unknown): Applied {
  const fields = fieldsOf(request, ["id", "mode", "rows"]);
  const wanted: NewImport = {
    id: keyField(fields, "id"),
    mode: choiceField(fields, "mode", ["below", "replace"]),
    rows: wholeNumberField(fields, "rows", 1, MOST_CELLS),
  };
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  withDocumentLock(() => {
    const place = eventsPlace(spreadsheet);
    const last = lastImport(place);
    if (last?.id === wanted.id) return;
    if (last && !last.isDone) takeOut(place, last);
    const first = Math.max(place.sheet.getLastRow(), place.headerRow) + 1;
    const lacking = first + wanted.rows - 1 - place.sheet.getMaxRows();
    if (lacking > 0) {
      refuseTooMany(spreadsheet, lacking);
      place.sheet.insertRowsAfter(place.sheet.getMaxRows(), lacking);
    }
    markBegun(place, { ...wanted, isDone: false, first });
  });
  return { message: "Begun." };
}

/** Writes a part where it belongs, so that a part which is sent twice stands once. */
export function importEvents(request: unknown): Applied {
  const fields = fieldsOf(request, ["id", "part", "rows"]);
  const id = keyField(fields, "id");
  const part = wholeNumberField(fields, "part", 0, MOST_CELLS / PART_ROWS);
  const rows = listField(fields, "rows", eventPart);
  withDocumentLock(() => {
    const place = needEvents(SpreadsheetApp.getActiveSpreadsheet());
    const own = needImport(place, id);
    if (own.isDone) return;
    if (rows.length !== Math.min(PART_ROWS, own.rows - part * PART_ROWS)) {
      throw new Error("A part of the import does not fit. Cancel the import and start again.");
    }
    const first = own.first + part * PART_ROWS;
    // The rows were made blank for this: what stands in them now was typed since, or written by an earlier try.
    const blank = rows.map(() => [""]);
    for (const key of KEYS) see(place, first, needColumn(place, key), blank);
    writeRows(
      place,
      rows.map((row, index) => ({
        position: first + index,
        cells: Object.fromEntries(KEYS.map((key, column) => [key, row[column] || null])),
      })),
    );
  });
  return { message: "Written." };
}

/** Lets the rows of an import count, once all of them are there. */
export function finishImport(request: unknown): Imported {
  const id = keyField(fieldsOf(request, ["id"]), "id");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return withDocumentLock(() => {
    const place = needEvents(spreadsheet);
    const own = needImport(place, id);
    if (!own.isDone) {
      const there = developersOf(place, own.first, own.first + own.rows - 1);
      if (there !== own.rows) {
        throw new Error(
          `${own.rows - there} of ${own.rows} rows are not there: somebody changed the Events tab meanwhile. Cancel the import and start again.`,
        );
      }
      if (own.mode === "replace") takeOldOut(spreadsheet, place, own);
      markDone(place, own);
    }
    nameEvents(spreadsheet, place);
    const count = own.rows === 1 ? "1 event" : `${grouped(own.rows)} events`;
    const message = `${count} imported into ${place.sheet.getName()}.`;
    endProgress(spreadsheet, message);
    return { message, canCount: canCount(spreadsheet) };
  });
}

/** The events that an import replaces go only once a backup has them, if there are any. */
function takeOldOut(spreadsheet: Spreadsheet, place: Place, { id, first }: Import): void {
  const old = first - place.headerRow - 1;
  if (old <= 0) return;
  if (developersOf(place, place.headerRow + 1, first - 1) > 0) {
    const backup = keepBackup(spreadsheet, REPLACE, [place]);
    undoByBackup(spreadsheet, { id, what: REPLACE }, "Events replaced.", backup);
  }
  deleteRows(place, place.headerRow + 1, old);
}

/** Takes the rows of an import out again, whether it is finished or not; what was replaced does not come back. */
export function cancelImport(request: unknown): Applied {
  const id = keyField(fieldsOf(request, ["id"]), "id");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return withDocumentLock(() => {
    const place = findPlaces(spreadsheet, [eventsTab]).get("events");
    const own = place && lastImport(place);
    if (!place || own?.id !== id) return { message: "Nothing of this import is in the sheet." };
    takeOut(place, own);
    if (own.isDone) nameEvents(spreadsheet, place);
    return { message: "The import was taken out again." };
  });
}

/** Lets the Funnel tab count the events instead of what is typed there. */
export function countFromEvents(): Applied {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return withDocumentLock(() => {
    if (!spreadsheet.getRangeByName(SOURCE)) {
      throw new Error(
        "This plan's Funnel cannot count events yet. Choose Extensions > Groundwork > Set up plan, then try again.",
      );
    }
    const source = textSetting(spreadsheet, SOURCE);
    if (!["", "typed", "events"].includes(source)) {
      throw new Error(
        `Settings > Developers are: holds “${source}”, which is neither “typed” nor “events”. Nothing was written; choose one of them there.`,
      );
    }
    writeSetting(spreadsheet, SOURCE, "events");
    return { message: "The Funnel counts these events now. Settings > Developers are: “typed” goes back." };
  });
}

function canCount(spreadsheet: Spreadsheet): boolean {
  const source = spreadsheet.getRangeByName(SOURCE);
  return source !== null && text(source.getValue()) !== "events";
}

function eventPart(value: unknown): EventRow {
  if (!Array.isArray(value) || value.length !== KEYS.length) throw new Error("rows: expected four texts in each.");
  const [developer, stage, time, segment] = KEYS.map((key, index) =>
    textField({ [key]: value[index] }, key, LONGEST_TEXT),
  ) as unknown as EventRow; // Four keys, four texts.
  if (developer.trim() === "" || stage.trim() === "")
    throw new Error("rows: expected a developer and a stage in each.");
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-][\d:]+)?)?$/.test(time)) throw new Error("rows: expected times in ISO 8601.");
  return [developer, stage, time, segment];
}

function eventsPlace(spreadsheet: Spreadsheet): Place {
  const place = needPlace(needRecord(spreadsheet, eventsTab), eventsTab);
  for (const key of KEYS) needColumn(place, key);
  return place;
}

const needEvents = (spreadsheet: Spreadsheet): Place => needPlace(findPlaces(spreadsheet, [eventsTab]), eventsTab);

const importMark = ({ sheet }: Place) => sheet.createDeveloperMetadataFinder().withKey(IMPORT_MARK).find();

function lastImport(place: Place): Import | undefined {
  const [metadata] = importMark(place);
  const first = metadata?.getLocation().getRow()?.getRow();
  if (!metadata || first === undefined) return undefined;
  return { ...(JSON.parse(metadata.getValue() ?? "{}") as Omit<Import, "first">), first }; // Written by `markBegun` and `markDone`.
}

function needImport(place: Place, id: string): Import {
  const last = lastImport(place);
  if (last?.id === id) return last;
  throw new Error("Another import began after this one, or this one was taken out. Start it again.");
}

function markBegun(place: Place, { first, ...rest }: Import): void {
  for (const mark of importMark(place)) mark.remove();
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  place.sheet.getRange(`${first}:${first}`).addDeveloperMetadata(IMPORT_MARK, JSON.stringify(rest), visibility);
}

/** In one call, so that no import is ever without its mark; it went along with its row if rows above it were deleted. */
function markDone(place: Place, { first: _, ...rest }: Import): void {
  for (const mark of importMark(place)) mark.setValue(JSON.stringify({ ...rest, isDone: true }));
}

/** The mark goes with its row or after it, so that rows which Google did not come to are known again. */
function takeOut(place: Place, { first, rows }: Import): void {
  deleteRows(place, first, rows);
  for (const mark of importMark(place)) mark.remove();
}

/** Rows that nobody needs count for the limit of the workbook; the last one of a sheet cannot be deleted, so it is emptied. */
function deleteRows({ sheet, columns }: Place, first: number, count: number): void {
  const last = Math.min(first + count - 1, sheet.getMaxRows());
  if (last < first) return;
  const stays = last === sheet.getMaxRows() ? 1 : 0;
  if (stays) for (const key of KEYS) clearCells(sheet.getRange(last, columns.get(key)!));
  if (last - first + 1 > stays) sheet.deleteRows(first, last - first + 1 - stays);
}

/** How many rows of a part of the table name a developer. */
function developersOf(place: Place, first: number, last: number): number {
  const height = Math.min(last, place.sheet.getMaxRows()) - first + 1;
  if (height <= 0) return 0;
  const values = place.sheet.getRange(first, needColumn(place, "developer"), height, 1).getValues();
  return values.filter(([value]) => text(value) !== "").length;
}

/** The name by which formulas find the events covers the header and every event, and one row where there is none. */
function nameEvents(spreadsheet: Spreadsheet, place: Place): void {
  const columns = KEYS.map((key) => needColumn(place, key));
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const last = Math.max(place.sheet.getLastRow(), place.headerRow + 1);
  const range = place.sheet.getRange(place.headerRow, left, last - place.headerRow + 1, right - left + 1);
  spreadsheet.setNamedRange(NAME, range);
}

function refuseTooMany(spreadsheet: Spreadsheet, lacking: number): void {
  const room = roomForEvents(spreadsheet);
  if (lacking <= room) return;
  throw new Error(
    `A workbook holds ${grouped(MOST_CELLS)} cells, and this one has room for ${grouped(room)} more events only. Nothing was written; import fewer rows, or use a new spreadsheet.`,
  );
}
