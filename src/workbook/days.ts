import type { CellValue } from "./write";

/**
 * Days, not moments. A day becomes a Date and back in the spreadsheet's own time zone, because the script's differs from it
 * and a day would slip. Across google.script.run they travel as "2026-11-22".
 */
const PATTERN = "yyyy-MM-dd";

const zone = (): string => SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();

export function today(): string {
  return Utilities.formatDate(new Date(), zone(), PATTERN);
}

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
  return Utilities.parseDate(day, zone(), PATTERN);
}

/** The day a cell holds; text stays as people wrote it. */
export function dayText(value: CellValue | undefined): string {
  if (value instanceof Date) return Utilities.formatDate(value, zone(), PATTERN);
  return value === undefined ? "" : String(value).trim();
}
