import { callFunction } from "../functions/index";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { columnOf, type Tab } from "../tabs/define";
import { needPlace, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import type { CellValue } from "../workbook/write";

/** The columns of the Budget that its own FUNDING_CHECK reads. */
const KEYS = [
  "activity",
  "tier",
  "stages",
  "quantity",
  "running",
  "handsOn",
  "listeningTrip",
  "lifts",
  "cash",
  "expected",
];

/** What FUNDING_CHECK says of rows as the Budget would hold them, with the audit and the Catalogue of this plan. */
export function verdictsOf(
  places: Places,
  rows: readonly TableRow["cells"][],
): { readonly verdict: string; readonly reason: string }[] {
  if (rows.length === 0) return [];
  const headers = KEYS.map((key) => columnOf(budgetTab, key).header);
  const answer = callFunction("FUNDING_CHECK", [
    [headers, ...rows.map((cells) => KEYS.map((key) => cells[key] ?? ""))],
    tableOf(places, auditTab, ["id", "tier", "criterion", "score", "gate", "weight"]),
    tableOf(places, catalogueTab, ["id", "activity", "lifts", "expected", "leadWeeks"]),
    false,
  ]) as CellValue[][]; // With rows it gives a verdict and a reason for each.
  return answer.map(([verdict, reason]) => ({ verdict: text(verdict), reason: text(reason) }));
}

/** A tab's table as a custom function gets it: its own headers, then the rows. */
function tableOf(places: Places, tab: Tab, keys: readonly string[]): CellValue[][] {
  const rows = readTable(needPlace(places, tab));
  return [
    keys.map((key) => columnOf(tab, key).header),
    ...rows.map(({ cells }) => keys.map((key) => cells[key] ?? "")),
  ];
}
