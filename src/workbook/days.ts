import type { CellValue } from "./write";

/**
 * Days, not moments. A day becomes a Date and back in the spreadsheet's own time zone, because the script's differs from it
 * and a day would slip. Across google.script.run they travel as "2026-11-22".
 */
const PATTERN = "yyyy-MM-dd";

/** Asked for once in a run: a day of each of thousands of rows would else be three service calls. */
let known: string | undefined;

function zone(): string {
  known ??= SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return known;
}

/** Days of a run by what they were made from, since the rows of a table share few of them. */
const dates = new Map<string, number>();
const texts = new Map<number, string>();

function remembered<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}

/** The same all through a run, also when it goes on past midnight. */
export function today(): string {
  day ??= Utilities.formatDate(new Date(), zone(), PATTERN);
  return day;
}

let day: string | undefined;

const DAY = 24 * 60 * 60 * 1000;

/** The day some days before today; counted from noon, because a day may have 23 hours. */
export function daysBefore(days: number): string {
  const noon = dayOf(today()).getTime() + DAY / 2;
  return Utilities.formatDate(new Date(noon - days * DAY), zone(), PATTERN);
}

/** This moment, "2026-11-22 14:05": text that sorts by time. */
export function now(): string {
  return Utilities.formatDate(new Date(), zone(), `${PATTERN} HH:mm`);
}

/** The cell for a day. */
export function dayOf(day: string): Date {
  return new Date(remembered(dates, day, () => Utilities.parseDate(day, zone(), PATTERN).getTime()));
}

/** The day a cell holds; text stays as people wrote it. */
export function dayText(value: CellValue | undefined): string {
  if (value instanceof Date)
    return remembered(texts, value.getTime(), () => Utilities.formatDate(value, zone(), PATTERN));
  return value === undefined ? "" : String(value).trim();
}
