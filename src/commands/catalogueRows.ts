import { CRITERIA } from "../domain/criteria";
import { auditTab } from "../tabs/audit";
import { findPlaces } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { rowsOf, scoreOf } from "./answers";
import type { ActivityChoice } from "./server";

/** What the pages are told of the Catalogue and of the Audit before they ask for anything. */

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The activities of the plan's Catalogue; a row without a name is nobody's. */
export function choicesOf(rows: readonly TableRow[]): ActivityChoice[] {
  return rows.flatMap(({ cells }) => {
    const number = (key: string) => (typeof cells[key] === "number" ? cells[key] : 0);
    const name = text(cells.activity);
    if (name === "") return [];
    return [
      {
        id: text(cells.id),
        name,
        tier: text(cells.tier),
        stages: text(cells.stages),
        unit: text(cells.unit),
        low: number("low"),
        expected: number("expected"),
        high: number("high"),
        leadWeeks: number("leadWeeks"),
        lifts: text(cells.lifts),
        basis: text(cells.basis),
      },
    ];
  });
}

/** Present scores of the built-in criteria that have a row; none without an Audit tab. */
export function presentScores(spreadsheet: Spreadsheet): Record<string, number | null> {
  const place = findPlaces(spreadsheet, [auditTab]).get("audit");
  const rows = place ? readTable(place) : [];
  return Object.fromEntries(
    CRITERIA.flatMap(({ id }) => {
      const [row] = rowsOf(rows, id);
      return row ? [[id, scoreOf(row.cells.score)]] : [];
    }),
  );
}

/** Names of the plan's funnel stages, first to last. */
export function stageNames(spreadsheet: Spreadsheet): string[] {
  const values = spreadsheet.getRangeByName("Groundwork_stages")?.getValues() ?? [];
  return values.map(([name]) => text(name)).filter((name) => name !== "");
}
