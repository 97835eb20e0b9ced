import { callFunction } from "../functions/index";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { columnOf, type Tab } from "../tabs/define";
import { needPlace, type Place, type Places } from "../workbook/places";
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

/** A row to be judged; one that stands in the plan already says where. */
type Judged = Pick<TableRow, "cells"> & Partial<Pick<TableRow, "position">>;

/** A table as a custom function gets it, and whose rows they are. */
interface Given {
  readonly argument: CellValue[][];
  readonly place: Place;
  readonly rows: readonly Judged[];
}

/** What FUNDING_CHECK says of rows as the Budget would hold them, with the audit and the Catalogue of this plan. */
export function verdictsOf(
  places: Places,
  rows: readonly Judged[],
): { readonly verdict: string; readonly reason: string }[] {
  if (rows.length === 0) return [];
  const given: Readonly<Record<string, Given>> = {
    activities: give(places, budgetTab, KEYS, rows),
    audit: give(places, auditTab, ["id", "tier", "criterion", "score", "gate", "weight"]),
    catalogue: give(places, catalogueTab, ["id", "activity", "lifts", "expected", "leadWeeks"]),
  };
  const answer = judge(given);
  return answer.map(([verdict, reason]) => ({ verdict: text(verdict), reason: text(reason) }));
}

function judge(given: Readonly<Record<string, Given>>): CellValue[][] {
  try {
    const tables = Object.values(given).map(({ argument }) => argument);
    return callFunction("FUNDING_CHECK", [...tables, false]) as CellValue[][]; // With rows it gives a verdict and a reason for each.
  } catch (error) {
    throw new Error(asOfPlan(error instanceof Error ? error.message : String(error), given));
  }
}

/** The tab's own headers, then these rows, or else all of its table. */
function give(places: Places, tab: Tab, keys: readonly string[], given?: readonly Judged[]): Given {
  const place = needPlace(places, tab);
  const rows = given ?? readTable(place);
  const headers = keys.map((key) => columnOf(tab, key).header);
  const argument = [headers, ...rows.map(({ cells }) => keys.map((key) => cells[key] ?? ""))];
  return { argument, place, rows };
}

/** The function counts the rows of what it is given, from its headers on; a person looks for them in the tab. */
function asOfPlan(message: string, given: Readonly<Record<string, Given>>): string {
  const [told, name, row, other, rest] =
    /^FUNDING_CHECK: (\w+) row (\d+)(?:( repeats .* of row )(\d+))?/s.exec(message) ?? [];
  const { place, rows } = given[name ?? ""] ?? {};
  if (told === undefined || !place || !rows) return message;
  const position = (counted: string | undefined) => rows[Number(counted) - 2]?.position;
  const where = position(row) === undefined ? "The new activity" : `${place.sheet.getName()} row ${position(row)}`;
  return where + (other === undefined ? "" : `${other}${position(rest)}`) + message.slice(told.length);
}
