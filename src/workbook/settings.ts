import { refuseProtectedRange } from "./barriers";
import { dayText } from "./days";
import { text } from "./read";
import { refuseUnfit } from "./strict";
import type { CellContent, CellValue } from "./write";
import { writeCells } from "./write";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What a named cell of the plan holds; empty when the name is gone. */
function settingValue(spreadsheet: Spreadsheet, name: string): CellValue {
  const value: CellValue = spreadsheet.getRangeByName(name)?.getValue() ?? "";
  seen.set(name, value);
  return value;
}

/** What this run has read, by name: a setting that somebody changes until it is written is theirs. */
const seen = new Map<string, CellValue>();

/** A number of zero or more from a named cell; null when it holds anything else. */
export function numberSetting(spreadsheet: Spreadsheet, name: string): number | null {
  const value = settingValue(spreadsheet, name);
  return typeof value === "number" && value >= 0 ? value : null;
}

export const textSetting = (spreadsheet: Spreadsheet, name: string): string => text(settingValue(spreadsheet, name));

/** A day, "2026-11-22"; empty when the cell holds none. */
export function daySetting(spreadsheet: Spreadsheet, name: string): string {
  const value = settingValue(spreadsheet, name);
  return value instanceof Date ? dayText(value) : "";
}

/** Writes a named cell, the `row`th of several under one name. */
export function writeSetting(spreadsheet: Spreadsheet, name: string, content: CellContent, row = 1): void {
  const range = spreadsheet.getRangeByName(name);
  if (!range) {
    throw new Error(
      `The cell for this has lost its name (${name}). Choose Extensions > Groundwork > Set up plan, which gives it back, then try again.`,
    );
  }
  const cell = range.getCell(row, 1);
  const at = { row: cell.getRow(), column: cell.getColumn(), rows: 1, columns: 1 };
  refuseProtectedRange(cell);
  refuseUnfit(cell.getSheet(), [{ ...at, contents: [[content]] }]);
  // Looked at last, so that nobody can type between this look and the write.
  const before = row === 1 ? seen.get(name) : undefined;
  if (before !== undefined && String(cell.getValue()) !== String(before))
    throw new Error(
      "Somebody changed this setting at the same moment. Nothing was written; look at it, then try again.",
    );
  seen.delete(name);
  writeCells(cell, [[content]]);
}

/**
 * A number of zero or more from a named cell that is about to be written, null when it is blank or negative; undefined
 * where it holds anything but a number, which is somebody's note and stays.
 */
export function numberUnlessNote(spreadsheet: Spreadsheet, name: string): number | null | undefined {
  const value = settingValue(spreadsheet, name);
  if (value === "") return null;
  if (typeof value !== "number") return undefined;
  return value >= 0 ? value : null;
}
