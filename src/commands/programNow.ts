import type { ActivityFact, KpiFact, ProgramState, StageFact } from "../domain/history";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { funnelTab } from "../tabs/funnel";
import { kpisTab } from "../tabs/kpis";
import { periodKeys } from "../tabs/periods";
import { dayText } from "../workbook/days";
import { findPlaces, type Place, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { numberSetting, textSetting } from "../workbook/settings";
import { scoredCriteria } from "./answers";
import { numberOf } from "./historyRows";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The tabs that a snapshot reads. One that is gone has nothing to keep. */
const READ = [auditTab, budgetTab, kpisTab, funnelTab];

export interface ProgramNow {
  /** The rows of the Audit tab. */
  readonly audit: readonly TableRow[];
  readonly state: ProgramState;
}

/** The program as it stands in the tabs now. */
export function programNow(spreadsheet: Spreadsheet): ProgramNow {
  const places = findPlaces(spreadsheet, READ);
  const audit = rowsOf(places, "audit");
  return {
    audit,
    state: {
      audit: scoredCriteria(audit),
      activities: places.has("budget") ? rowsOf(places, "budget").flatMap(activityOf) : null,
      kpis: kpisOf(places.get("kpis")),
      stages: stagesOf(places.get("funnel"), numberSetting(spreadsheet, "Groundwork_funnel_shown") ?? 0),
      currency: textSetting(spreadsheet, "Groundwork_currency"),
    },
  };
}

function rowsOf(places: Places, key: "audit" | "budget"): readonly TableRow[] {
  const place = places.get(key);
  return place ? readTable(place) : [];
}

function activityOf({ cells }: TableRow): ActivityFact[] {
  const name = text(cells.activity);
  if (name === "") return [];
  return [
    {
      name,
      tier: text(cells.tier),
      verdict: text(cells.verdict),
      quantity: numberOf(cells.quantity),
      expected: numberOf(cells.expected),
      plan: numberOf(cells.plan),
      forecast: numberOf(cells.forecast),
      committed: numberOf(cells.committed),
      actual: numberOf(cells.actual),
    },
  ];
}

function kpisOf(place: Place | undefined): KpiFact[] {
  const rows = place ? readTable(place).filter(({ cells }) => text(cells.kpi) !== "") : [];
  if (!place || rows.length === 0) return [];
  const isShare = shareCells(place, rows);
  return rows.map(({ position, cells }) => {
    const latestKey = periodKeys("actual")[(numberOf(cells.newest) ?? 0) - 1] ?? "";
    const inUnit = (key: string, value: number | null) =>
      value !== null && isShare(position, key) ? Number((value * 100).toPrecision(12)) : value;
    return {
      name: text(cells.kpi),
      stage: text(cells.stage),
      unit: text(cells.unit),
      good: text(cells.good),
      latest: inUnit(latestKey, numberOf(cells.latest)),
      target: inUnit("target", numberOf(cells.target)),
      steers: text(cells.steers).toLowerCase() === "yes",
    };
  });
}

/** Says of a cell whether it shows its number as a percentage: 34% is the number 0.34, and means the same as 34 in the unit %. */
function shareCells(place: Place, rows: readonly TableRow[]): (position: number, key: string) => boolean {
  const [first, last] = [rows[0]!.position, rows[rows.length - 1]!.position];
  const width = Math.max(...place.columns.values());
  const formats = place.sheet.getRange(first, 1, last - first + 1, width).getNumberFormats();
  return (position, key) => formats[position - first]?.[(place.columns.get(key) ?? 0) - 1]?.includes("%") ?? false;
}

function stagesOf(place: Place | undefined, shown: number): StageFact[] {
  if (!place) return [];
  const column = place.columns.get(periodKeys("developers")[shown - 1] ?? "");
  const period = column === undefined ? "" : dayText(place.sheet.getRange(place.headerRow, column).getValue());
  return readTable(place).flatMap(({ cells }) => {
    const name = text(cells.stage);
    return name === "" ? [] : [{ name, developers: numberOf(cells.shown), period }];
  });
}
