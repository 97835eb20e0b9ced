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

/** As many cells as Google allows a workbook, so more rows than any tab has. */
const MOST_ROWS = 10_000_000;

/** Takes the person to a tab, and to a row or a cell of it. */
export function showTab(request: unknown): Shown {
  const fields = fieldsOf(request, ["tab", "row", "column"]);
  const tab = tabOf(choiceField(fields, "tab", SHOWN));
  const key = fields.column === undefined ? "" : textField(fields, "column", 40);
  if (fields.row !== undefined) wholeNumberField(fields, "row", 1, MOST_ROWS);
  const { sheet, columns } = needPlace(findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [tab]), tab);
  const row = fields.row === undefined ? 1 : wholeNumberField(fields, "row", 1, sheet.getMaxRows());
  // A column that is gone is no reason not to show the row.
  const column = columns.get(key) ?? 1;
  sheet.getRange(row, column).activate();
  return { shown: true };
}
