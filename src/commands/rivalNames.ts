import { MOST_RIVALS } from "../domain/rivals";
import { text } from "../workbook/read";

/** The three names on the Rivals tab; empty where none is given, or while the tab does not exist. */
export function rivalNames(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): string[] {
  const names = spreadsheet.getRangeByName("Groundwork_rivals")?.getValues() ?? [];
  return Array.from({ length: MOST_RIVALS }, (_, index) => text(names[index]?.[0]));
}
