import { ageingOf, type Freshness } from "../domain/ageing";
import { CRITERIA } from "../domain/criteria";
import { moneyOf, type ProgramState, viewOf } from "../domain/history";
import { changesBetween, costBetween } from "../domain/historyWords";
import { type DatedScore, scoreChanges } from "../domain/scoreChanges";
import { tierById } from "../domain/tiers";
import { historyTab, LATER_COLUMNS } from "../tabs/history";
import { dayOf, dayText, now, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, type Place } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { blankRows, writeRows } from "../workbook/rows";
import { writeSetting } from "../workbook/settings";
import type { CellContent } from "../workbook/write";
import { auditPlace, freshnessOf, rowsOf, scoreOf, standingsOf } from "./answers";
import {
  activityCells,
  historyOf,
  type KeptHistory,
  type KeptSnapshot,
  KIND,
  kpiCells,
  stageCells,
} from "./historyRows";
import { type ProgramNow, programNow } from "./programNow";
import { fieldsOf, flagField, keyField, textField } from "./requests";
import type { SnapshotComparison, SnapshotForm } from "./server";
import { needWholeRecord } from "./setUp";
import { withUndo } from "./undo";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Stands for the program as it is, where the id of a snapshot may stand. */
const NOW = "now";

/** The snapshots that were kept, what changed from each to the next, and how fresh the audit is, in one call. */
export function readSnapshots(): SnapshotForm {
  return formOf(SpreadsheetApp.getActiveSpreadsheet());
}

/** Keeps the program as it is, and begins a new audit if asked; a request that was sent twice is carried out once. */
export function takeSnapshot(request: unknown): SnapshotForm {
  const fields = fieldsOf(request, ["id", "note", "startAudit"]);
  const id = keyField(fields, "id");
  const note = textField(fields, "note", 500).trim();
  const startAudit = flagField(fields, "startAudit");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  withDocumentLock(() => {
    auditPlace(spreadsheet);
    needWholeRecord(spreadsheet, historyTab);
    const what = startAudit ? "Start a re-audit" : "Take a snapshot";
    withUndo(spreadsheet, { id, what }, ["history", "settings"], () => {
      keepSnapshot(spreadsheet, id, note);
      if (startAudit) writeSetting(spreadsheet, "Groundwork_audit_began", dayOf(today()));
      return `${what}: done.`;
    });
  });
  return formOf(spreadsheet);
}

/** Keeps the program as it is in one write, once for each id; for a command that already holds the lock. */
export function keepSnapshot(spreadsheet: Spreadsheet, id: string, note: string): void {
  const place = needWholeRecord(spreadsheet, historyTab);
  if (readTable(place).some(({ cells }) => text(cells.snapshot) === id)) return;
  const shared = { takenAt: now(), note: note || null, snapshot: id };
  const facts = factsOf(programNow(spreadsheet));
  const free = blankRows(place, "snapshot", facts.length);
  const blank = Object.fromEntries(historyTab.columns.map(({ key }) => [key, null]));
  writeRows(
    place,
    facts.map((cells, index) => ({ position: free[index]!, cells: { ...blank, ...cells, ...shared } })),
  );
}

/** All that a snapshot keeps, a fact a row. */
function factsOf({ audit, state }: ProgramNow): Readonly<Record<string, CellContent>>[] {
  const money = moneyOf(state);
  return [
    ...CRITERIA.flatMap(({ id }) => rowsOf(audit, id).slice(0, 1)).map(criterionCells),
    ...(state.activities ?? []).map((activity) => activityCells(activity, state.currency)),
    ...(money ? [totalCells(money)] : []),
    ...state.kpis.map(kpiCells),
    ...state.stages.map(stageCells),
  ];
}

function criterionCells({ cells }: TableRow): Record<string, CellContent> {
  const day = dayText(cells.scoredOn);
  return {
    kind: KIND.criterion,
    item: text(cells.id),
    name: text(cells.criterion),
    value: scoreOf(cells.score),
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? dayOf(day) : null,
    tier: text(cells.tier),
    gate: text(cells.gate) || null,
    weight: typeof cells.weight === "number" ? cells.weight : null,
  };
}

const totalCells = ({
  currency,
  expected,
  plan,
  forecast,
  committed,
  actual,
}: NonNullable<ReturnType<typeof moneyOf>>) => ({
  kind: KIND.total,
  name: "Budget",
  unit: currency || null,
  value: expected,
  plan,
  forecast,
  committed,
  actual,
});

/** What changed between two snapshots, or since one, and what it cost. */
export function compareSnapshots(request: unknown): SnapshotComparison {
  const fields = fieldsOf(request, ["from", "to"]);
  const [fromId, toId] = [textField(fields, "from", 64), textField(fields, "to", 64)];
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  auditPlace(spreadsheet);
  const present = programNow(spreadsheet);
  const history = keptHistory(spreadsheet);
  const freshness = freshnessOf(spreadsheet);
  const moment = (id: string): Moment =>
    id === NOW ? momentNow(present, freshness) : momentThen(history, id, freshness);
  const [from, to] = [moment(fromId), moment(toId)];
  const changes = scoreChanges(from.scores, to.scores).flatMap(({ id, ...change }) => {
    const criterion = CRITERIA.find((each) => each.id === id);
    if (!criterion) return [];
    return [{ id, name: criterion.name, ...change, row: rowsOf(present.audit, id)[0]?.position ?? 0 }];
  });
  const before = standingsOf(from.state.audit);
  const after = standingsOf(to.state.audit);
  return {
    from: from.label,
    to: to.label,
    tiers: before.map(({ tier, standing }, index) => ({
      name: tierById(tier).name,
      from: standing,
      to: after[index]!.standing,
    })),
    changes,
    unchanged: to.scores.filter(({ score }) => score !== null).length - changes.filter(({ to }) => to !== null).length,
    sentences: changesBetween(from.state, to.state),
    cost: costBetween(from.state, to.state),
  };
}

/** The program at one time. */
interface Moment {
  readonly label: string;
  readonly state: ProgramState;
  readonly scores: readonly DatedScore[];
}

function momentNow({ audit, state }: ProgramNow, freshness: Freshness): Moment {
  const own = CRITERIA.flatMap(({ id }) => rowsOf(audit, id).slice(0, 1));
  return {
    label: "Now",
    state,
    scores: own.map(({ cells }) => ({
      id: text(cells.id),
      score: scoreOf(cells.score),
      isAgeing: ageingOf(dayText(cells.scoredOn), freshness) !== "",
    })),
  };
}

function momentThen({ snapshots }: KeptHistory, id: string, { days }: Freshness): Moment {
  const snapshot = snapshots.find((each) => each.id === id);
  if (!snapshot) {
    throw new Error("This snapshot is not in the History tab any more. Open the form again to see those that are.");
  }
  const { takenAt, criteria, state } = snapshot;
  return {
    label: takenAt,
    state,
    scores: criteria.map(({ cells }) => ({
      id: text(cells.item),
      score: scoreOf(cells.value),
      isAgeing: ageingOf(dayText(cells.day), { today: takenAt.slice(0, 10), days, auditBegan: "" }) !== "",
    })),
  };
}

function keptHistory(spreadsheet: Spreadsheet): KeptHistory {
  const place = findPlaces(spreadsheet, [historyTab]).get("history");
  return place ? historyOf(readTable(wholeEnough(place))) : { snapshots: [], damaged: [] };
}

/** The place, once it is sure that it has the columns without which no snapshot can be read. */
function wholeEnough(place: Place): Place {
  for (const { key } of historyTab.columns) if (!LATER_COLUMNS.includes(key)) needColumn(place, key);
  return place;
}

function formOf(spreadsheet: Spreadsheet): SnapshotForm {
  auditPlace(spreadsheet);
  const freshness = freshnessOf(spreadsheet);
  const present = programNow(spreadsheet);
  const { scores } = momentNow(present, freshness);
  const answered = scores.filter(({ score }) => score !== null);
  const { snapshots, damaged } = keptHistory(spreadsheet);
  return {
    snapshots: snapshots.map((snapshot, index) => formOfSnapshot(snapshot, snapshots[index - 1])).reverse(),
    now: pageOf(present.state, snapshots[snapshots.length - 1]),
    damaged,
    auditBegan: freshness.auditBegan,
    ageing: answered.filter(({ isAgeing }) => isAgeing).length,
    answered: answered.length,
    criteria: scores.length,
  };
}

const formOfSnapshot = (
  { id, takenAt, note, row, criteria, state }: KeptSnapshot,
  before: KeptSnapshot | undefined,
): SnapshotForm["snapshots"][number] => ({
  id,
  takenAt,
  note,
  answered: criteria.filter(({ cells }) => scoreOf(cells.value) !== null).length,
  row,
  ...pageOf(state, before),
});

/** A state as the slider shows it beside the one before. */
const pageOf = (state: ProgramState, before: KeptSnapshot | undefined): SnapshotForm["now"] => ({
  view: viewOf(state),
  changes: before ? changesBetween(before.state, state) : [],
  cost: before ? costBetween(before.state, state) : [],
});
