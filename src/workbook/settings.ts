import { dayText } from "./days";
import { text } from "./read";
import type { CellContent, CellValue } from "./write";
import { writeCells } from "./write";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What a named cell of the plan holds; empty when the name is gone. */
const settingValue = (spreadsheet: Spreadsheet, name: string): CellValue =>
  spreadsheet.getRangeByName(name)?.getValue() ?? "";

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
  writeCells(range.getCell(row, 1), [[content]]);
}
