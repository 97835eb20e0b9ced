import type { ScoredCriterion } from "../domain/audit";
import { CRITERIA } from "../domain/criteria";
import type { ActivityFact, KpiFact, ProgramState, StageFact } from "../domain/history";
import { findTier, type Tier, tierById } from "../domain/tiers";
import { dayText } from "../workbook/days";
import { type TableRow, text } from "../workbook/read";
import type { CellContent, CellValue } from "../workbook/write";
import { scoredCriteria, scoreOf } from "./answers";
import type { DamagedRow } from "./server";

/** How the History tab holds a program at one time: a fact a row, each of one kind. */

/** The kinds of facts. `total` also says that the money was kept, even of a Budget without rows. */
export const KIND = {
  criterion: "criterion",
  activity: "activity",
  total: "total",
  kpi: "kpi",
  stage: "stage",
} as const;

/** What a KPI's gate says when the KPI steers. */
const STEERS = "steers";

/** Everything that the History tab keeps of one time. */
export interface KeptSnapshot {
  readonly id: string;
  /** "2026-11-22 14:05"; empty when no row of it has one any more. */
  readonly takenAt: string;
  readonly note: string;
  /** Its first row. */
  readonly row: number;
  readonly criteria: readonly TableRow[];
  readonly state: ProgramState;
}

export interface KeptHistory {
  /** Oldest first. */
  readonly snapshots: readonly KeptSnapshot[];
  /** Rows that cannot be read, and why. */
  readonly damaged: readonly DamagedRow[];
}

type Cells = Readonly<Record<string, CellContent>>;

const orNull = (content: string): CellContent => content || null;

export const activityCells = (fact: ActivityFact, currency: string): Cells => ({
  kind: KIND.activity,
  name: fact.name,
  tier: orNull(fact.tier),
  state: orNull(fact.verdict),
  unit: orNull(currency),
  quantity: fact.quantity,
  value: fact.expected,
  plan: fact.plan,
  forecast: fact.forecast,
  committed: fact.committed,
  actual: fact.actual,
});

export const kpiCells = (fact: KpiFact): Cells => ({
  kind: KIND.kpi,
  name: fact.name,
  tier: orNull(fact.stage),
  gate: fact.steers ? STEERS : null,
  state: orNull(fact.good),
  unit: orNull(fact.unit),
  value: fact.latest,
  plan: fact.target,
});

export const stageCells = (fact: StageFact): Cells => ({
  kind: KIND.stage,
  name: fact.name,
  state: orNull(fact.period),
  unit: "developers",
  value: fact.developers,
});

/** A number of a cell; blank and whatever is no number is null. */
export const numberOf = (value: CellValue | undefined): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

const isBlank = (value: CellValue | undefined): boolean => text(value) === "";
const isNoNumber = (value: CellValue | undefined): boolean => !isBlank(value) && numberOf(value) === null;

const NUMBERS = ["value", "plan", "forecast", "committed", "actual", "quantity"] as const;

/** What can be wrong with a row, in the order in which it is said; the first two leave nothing of it to use. */
const FAULTS: readonly [isSo: (cells: TableRow["cells"]) => boolean, words: (cells: TableRow["cells"]) => string][] = [
  [({ snapshot }) => isBlank(snapshot), () => "it does not say to which snapshot it belongs"],
  [({ kind }) => !(text(kind) in KIND), ({ kind }) => `its kind is “${text(kind)}”, which is none of ours`],
  [
    ({ kind, item, tier }) => text(kind) === KIND.criterion && tierOf(text(item), text(tier)) === undefined,
    () => "its tier is none of ours",
  ],
  [
    ({ kind, name }) => text(kind) !== KIND.criterion && text(kind) !== KIND.total && isBlank(name),
    () => "it has no name",
  ],
  [
    ({ kind, value }) => text(kind) === KIND.criterion && !isBlank(value) && scoreOf(value) === null,
    () => "its score is not 0, 1, 2 or 3, so it counts as not assessed",
  ],
  [
    (cells) => NUMBERS.some((key) => isNoNumber(cells[key])),
    () => "an amount in it is not a number, so that amount is left out",
  ],
];
/** From this fault on, what else the row says is used: a gate that was left out would let its tier pass. */
const FIRST_MENDABLE = 4;

/** What is wrong with a row, and whether the rest of it can be used. */
export function faultOf(cells: TableRow["cells"]): { readonly why: string; readonly isUsable: boolean } | undefined {
  const index = FAULTS.findIndex(([isSo]) => isSo(cells));
  return index < 0 ? undefined : { why: FAULTS[index]![1](cells), isUsable: index >= FIRST_MENDABLE };
}

/** The tier that a row names, else the one that our criterion of this id has. */
function tierOf(id: string, name: string): Tier | undefined {
  const criterion = CRITERIA.find((each) => each.id === id);
  return findTier(name) ?? (criterion && tierById(criterion.tier));
}

/** The rows of the History, by snapshot, oldest first; what cannot be read is named and left out. */
export function historyOf(rows: readonly TableRow[]): KeptHistory {
  const damaged: DamagedRow[] = [];
  const bySnapshot = new Map<string, TableRow[]>();
  for (const row of rows) {
    if (Object.values(row.cells).every(isBlank)) continue;
    const fault = faultOf(row.cells);
    if (fault) damaged.push({ row: row.position, why: fault.why });
    if (fault && !fault.isUsable) continue;
    const id = text(row.cells.snapshot);
    const own = bySnapshot.get(id) ?? [];
    own.push(row);
    bySnapshot.set(id, own);
  }
  return { snapshots: [...bySnapshot].map(([id, own]) => snapshotOf(id, own)).sort(byTime), damaged };
}

const byTime = (one: KeptSnapshot, other: KeptSnapshot): number =>
  one.takenAt === other.takenAt ? one.row - other.row : one.takenAt < other.takenAt ? -1 : 1;

function snapshotOf(id: string, rows: readonly TableRow[]): KeptSnapshot {
  const criteria = rows.filter(({ cells }) => text(cells.kind) === KIND.criterion);
  return {
    id,
    takenAt: rows.map(({ cells }) => dayText(cells.takenAt)).find((moment) => moment !== "") ?? "",
    note: rows.map(({ cells }) => text(cells.note)).find((note) => note !== "") ?? "",
    row: rows[0]!.position,
    criteria,
    state: stateOf(rows, auditOf(criteria)),
  };
}

const auditOf = (rows: readonly TableRow[]): ScoredCriterion[] =>
  scoredCriteria(
    rows.map(({ position, cells }) => {
      const id = text(cells.item);
      const tier = tierOf(id, text(cells.tier))?.name ?? "";
      return {
        position,
        cells: { ...cells, id, tier, criterion: cells.name ?? "", score: cells.value ?? "" },
      };
    }),
  );

function stateOf(rows: readonly TableRow[], audit: readonly ScoredCriterion[]): ProgramState {
  const cellsOf = (kind: string) => rows.flatMap(({ cells }) => (text(cells.kind) === kind ? [cells] : []));
  const [activities, totals] = [cellsOf(KIND.activity), cellsOf(KIND.total)];
  const hasMoney = activities.length + totals.length > 0;
  return {
    audit,
    activities: hasMoney ? activities.map(activityOf) : null,
    kpis: cellsOf(KIND.kpi).map(kpiOf),
    stages: cellsOf(KIND.stage).map(({ name, value, state }) => ({
      name: text(name),
      developers: numberOf(value),
      period: text(state),
    })),
    currency: text((totals[0] ?? activities[0])?.unit),
  };
}

const activityOf = (cells: TableRow["cells"]): ActivityFact => ({
  name: text(cells.name),
  tier: text(cells.tier),
  verdict: text(cells.state),
  quantity: numberOf(cells.quantity),
  expected: numberOf(cells.value),
  plan: numberOf(cells.plan),
  forecast: numberOf(cells.forecast),
  committed: numberOf(cells.committed),
  actual: numberOf(cells.actual),
});

const kpiOf = (cells: TableRow["cells"]): KpiFact => ({
  name: text(cells.name),
  stage: text(cells.tier),
  unit: text(cells.unit),
  good: text(cells.state),
  latest: numberOf(cells.value),
  target: numberOf(cells.plan),
  steers: text(cells.gate) === STEERS,
});
