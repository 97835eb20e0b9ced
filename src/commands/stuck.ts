import { listedIn } from "../cells";
import { daysAfter } from "../domain/days";
import type { KpiScale } from "../domain/kpi";
import { toCents } from "../domain/money";
import { type Chain, findStuck, type MeasuredKpi, type Remedy, type StagedCriterion, type Work } from "../domain/stuck";
import {
  chainInWords,
  type Landmark,
  priceWords,
  promiseWords,
  standingWords,
  UNJUDGED_WORDS,
} from "../domain/stuckWords";
import { tierById } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { kpisTab } from "../tabs/kpis";
import { today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { periodKeysOf } from "../workbook/periods";
import { findPlaces, needPlace, type Place, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { textSetting } from "../workbook/settings";
import type { CellValue } from "../workbook/write";
import { catalogueRow } from "./activity";
import { scoredCriteria } from "./answers";
import { putRows } from "./budgetRows";
import { stageNames } from "./catalogueRows";
import { promiseCells, promiseField, STOP_RULE } from "./promise";
import { fieldsOf, keyField, textField } from "./requests";
import type { AddedActivity, StuckActivity, StuckCell, StuckChain, StuckForm, StuckWork } from "./server";
import { withUndo } from "./undo";

interface Positioned {
  readonly position: number;
}

type OwnKpi = MeasuredKpi & Positioned;
type OwnCriterion = StagedCriterion & Positioned;
type OwnRemedy = Remedy & Positioned;
type OwnChain = Chain<OwnKpi, OwnCriterion, OwnRemedy>;

/** What words about a chain need of the plan beside it. */
interface Setting {
  readonly currency: string;
  /** Rows of the Budget by the activity that they name. */
  readonly budgeted: ReadonlyMap<string, number>;
}

/** Where developers are stuck by the KPIs, and what the audit and the Catalogue say would help, in one call. */
export function readStuck(): StuckForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const places = findPlaces(spreadsheet, [auditTab, budgetTab, catalogueTab, kpisTab]);
  const budget = readTable(needPlace(places, budgetTab)).reverse();
  const setting = {
    currency: textSetting(spreadsheet, "Groundwork_currency"),
    budgeted: new Map(budget.map(({ cells, position }) => [text(cells.activity), position])),
  };
  const { chains, judged, unjudged } = findStuck(
    readKpis(needPlace(places, kpisTab)),
    readTable(needPlace(places, auditTab)).flatMap(criterionOf),
    readTable(needPlace(places, catalogueTab)).flatMap(remedyOf),
    stageNames(spreadsheet),
  );
  return {
    chains: chains.map((chain) => chainOf(chain, setting)),
    judged,
    unjudged: unjudged.map(({ kpi, why }) => ({ kpi: kpi.name, why: UNJUDGED_WORDS[why], cell: kpiCell(kpi) })),
  };
}

/** Adds an activity of the Catalogue with its promise, as a change that can be taken back. */
export function addRemedy(request: unknown): AddedActivity {
  const fields = fieldsOf(request, ["id", "activity", "promise"]);
  const id = keyField(fields, "id");
  const activity = textField(fields, "activity", 300).trim();
  const promise = promiseField(fields.promise);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return withDocumentLock(() => {
    const message = withUndo(spreadsheet, { id, what: `Add ${activity.slice(0, 80)}` }, ["budget"], () => {
      const places = findPlaces(spreadsheet, [budgetTab, catalogueTab]);
      catalogueRow(readTable(needPlace(places, catalogueTab)), activity);
      const place = needPlace(places, budgetTab);
      const cells = { activity, quantity: 1, running: false, listeningTrip: false, ...promiseCells(place, promise) };
      return `Added to row ${putRows(places, [{ request: id, cells }])[0]} of ${place.sheet.getName()}.`;
    });
    return { row: showAdded(findPlaces(spreadsheet, [budgetTab]), activity), message };
  });
}

/** Takes the person to the last row that names the activity: a row that is added stands behind its like. */
function showAdded(places: Places, activity: string): number {
  const place = needPlace(places, budgetTab);
  const rows = readTable(place).filter(({ cells }) => text(cells.activity) === activity);
  const row = rows[rows.length - 1]?.position ?? place.headerRow;
  place.sheet.getRange(row, place.columns.get("activity")!).activate();
  return row;
}

function readKpis(place: Place): OwnKpi[] {
  const periods = periodKeysOf(place, "actual");
  return readTable(place).flatMap(({ cells, position }) => {
    const name = text(cells.kpi);
    if (name === "") return [];
    return [
      {
        position,
        name,
        stage: text(cells.stage),
        unit: text(cells.unit),
        good: directionOf(text(cells.good)),
        baseline: numberIn(cells.baseline),
        target: numberIn(cells.target),
        actuals: periods.flatMap((key) => numberIn(cells[key]) ?? []),
        // Where no column says what steers, all do.
        steers: cells.steers === undefined || cells.steers === true || text(cells.steers).toLowerCase() === "yes",
        scale: text(cells.scale).toLowerCase() === "log" ? ("log" as KpiScale) : "linear",
      },
    ];
  });
}

const numberIn = (value: CellValue | undefined): number | undefined => (typeof value === "number" ? value : undefined);

const directionOf = (good: string): MeasuredKpi["good"] =>
  (["up", "down"] as const).find((direction) => direction === good.toLowerCase());

const criterionOf = (row: TableRow): OwnCriterion[] =>
  scoredCriteria([row]).flatMap((criterion) =>
    criterion.id === "" ? [] : [{ ...criterion, stage: text(row.cells.stage), position: row.position }],
  );

function remedyOf({ cells, position }: TableRow): OwnRemedy[] {
  const name = text(cells.activity);
  if (name === "") return [];
  const expected = numberIn(cells.expected);
  return [
    {
      name,
      position,
      lifts: listedIn(text(cells.lifts)).map((id) => id.toUpperCase()),
      cents: expected === undefined ? undefined : toCents(expected),
      leadWeeks: numberIn(cells.leadWeeks) ?? 0,
    },
  ];
}

function chainOf(chain: OwnChain, setting: Setting): StuckChain {
  const { kpi, shortfall, lowest, before, ending, hidden } = chain;
  const cells = landmarksOf(chain);
  return {
    kpi: kpi.name,
    stage: kpi.stage,
    standing: standingWords(kpi, shortfall),
    steers: kpi.steers,
    cell: kpiCell(kpi),
    sentence: chainInWords(chain, setting.currency).map(({ text, landmark }) => ({
      text,
      cell: (landmark && cells[landmark]) ?? null,
    })),
    work: [
      ...(before ? [workOf(before, true, chain, setting)] : []),
      ...(lowest && ending !== "fine" ? [workOf(lowest, false, chain, setting)] : []),
    ],
    hidden,
    toFunnel: ending === "fine" || ending === "no criterion",
  };
}

function landmarksOf({ kpi, lowest, before }: OwnChain): Partial<Record<Landmark, StuckCell>> {
  const first = (work: Work<OwnRemedy, OwnCriterion> | undefined) => work?.activities[0];
  return {
    kpi: kpiCell(kpi),
    ...(lowest && { lowest: criterionCell(lowest.criterion) }),
    ...(first(lowest) && { lowestActivity: remedyCell(first(lowest)!) }),
    ...(before && { before: criterionCell(before.criterion) }),
    ...(first(before) && { beforeActivity: remedyCell(first(before)!) }),
  };
}

const kpiCell = ({ position }: OwnKpi): StuckCell => ({ tab: "kpis", row: position, column: "kpi" });
const criterionCell = ({ position }: OwnCriterion): StuckCell => ({ tab: "audit", row: position, column: "score" });
const remedyCell = ({ position }: OwnRemedy): StuckCell => ({ tab: "catalogue", row: position, column: "activity" });

function workOf(
  { criterion, activities }: Work<OwnRemedy, OwnCriterion>,
  isBefore: boolean,
  chain: OwnChain,
  setting: Setting,
): StuckWork {
  return {
    id: criterion.id,
    name: criterion.name,
    tier: tierById(criterion.tier).name,
    score: criterion.score ?? null,
    isBefore,
    cell: criterionCell(criterion),
    activities: activities.map((activity) => activityOf(activity, chain, setting)),
  };
}

function activityOf(activity: OwnRemedy, { kpi, shortfall }: OwnChain, { currency, budgeted }: Setting): StuckActivity {
  return {
    name: activity.name,
    price: priceWords(activity, currency),
    cell: remedyCell(activity),
    planned: budgeted.get(activity.name) ?? 0,
    promise: {
      change: promiseWords(kpi, shortfall),
      changeBy: daysAfter(today(), activity.leadWeeks * 7),
      stopRule: STOP_RULE,
    },
  };
}
