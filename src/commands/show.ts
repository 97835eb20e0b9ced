import { tabOf } from "../tabs/index";
import { findPlaces, needPlace } from "../workbook/places";
import { choiceField, fieldsOf, wholeNumberField } from "./requests";
import type { Shown, ShownTab } from "./server";

const SHOWN: readonly ShownTab[] = [
  "start",
  "audit",
  "budget",
  "summary",
  "settings",
  "runs",
  "raters",
  "rivals",
  "history",
  "ledger",
];

/** Takes the person to a tab, and to a row of it. */
export function showTab(request: unknown): Shown {
  const fields = fieldsOf(request, ["tab", "row"]);
  const tab = tabOf(choiceField(fields, "tab", SHOWN));
  const { sheet } = needPlace(findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [tab]), tab);
  const row = fields.row === undefined ? 1 : wholeNumberField(fields, "row", 1, sheet.getMaxRows());
  sheet.getRange(row, 1).activate();
  return { shown: true };
}
