import { tabOf } from "../tabs/index";
import { findPlaces, needPlace } from "../workbook/places";
import { choiceField, fieldsOf, textField, wholeNumberField } from "./requests";
import type { Shown, ShownTab } from "./server";

const SHOWN: readonly ShownTab[] = [
  "start",
  "audit",
  "budget",
  "catalogue",
  "funnel",
  "events",
  "kpis",
  "summary",
  "settings",
  "runs",
  "raters",
  "rivals",
  "history",
  "ledger",
];

/** Takes the person to a tab, and to a row or a cell of it. */
export function showTab(request: unknown): Shown {
  const fields = fieldsOf(request, ["tab", "row", "column"]);
  const tab = tabOf(choiceField(fields, "tab", SHOWN));
  const { sheet, columns } = needPlace(findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [tab]), tab);
  const row = fields.row === undefined ? 1 : wholeNumberField(fields, "row", 1, sheet.getMaxRows());
  // A column that is gone is no reason not to show the row.
  const column = fields.column === undefined ? 1 : (columns.get(textField(fields, "column", 40)) ?? 1);
  sheet.getRange(row, column).activate();
  return { shown: true };
}
