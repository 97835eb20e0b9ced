import { TABS, tabOf } from "../tabs/index";
import { findPlaces, needPlace } from "../workbook/places";
import { choiceField, fieldsOf, wholeNumberField } from "./requests";

const SHOWN = ["audit", "budget", "summary", "start"] as const;

/** Takes the person to a tab, and to a row of it. */
export function showTab(request: unknown): { shown: true } {
  const fields = fieldsOf(request, ["tab", "row"]);
  const tab = tabOf(choiceField(fields, "tab", SHOWN));
  const { sheet } = needPlace(findPlaces(SpreadsheetApp.getActiveSpreadsheet(), TABS), tab);
  const row = fields.row === undefined ? 1 : wholeNumberField(fields, "row", 1, sheet.getMaxRows());
  sheet.getRange(row, 1).activate();
  return { shown: true };
}
