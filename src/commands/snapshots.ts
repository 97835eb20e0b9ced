import { ageingOf, type Freshness } from "../domain/ageing";
import type { ScoredCriterion } from "../domain/audit";
import { CRITERIA } from "../domain/criteria";
import { type DatedScore, scoreChanges } from "../domain/scoreChanges";
import { tierById } from "../domain/tiers";
import { historyTab } from "../tabs/history";
import { dayOf, dayText, now, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, type Place } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { blankRows, writeRows } from "../workbook/rows";
import { writeSetting } from "../workbook/settings";
import { auditPlace, freshnessOf, rowsOf, scoredCriteria, scoreOf, standingsOf } from "./answers";
import { fieldsOf, flagField, keyField, textField } from "./requests";
import type { Snapshot, SnapshotComparison, SnapshotForm } from "./server";
import { needRecord } from "./setUp";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The kind of a row of the History that holds a score of the audit. */
const CRITERION = "criterion";
/** Stands for the audit as it is, where the id of a snapshot may stand. */
const NOW = "now";

/** The snapshots that were kept, and how fresh the audit is, in one call. */
export function readSnapshots(): SnapshotForm {
  return formOf(SpreadsheetApp.getActiveSpreadsheet());
}

/** Keeps the audit as it is, and begins a new one if asked; a request that was sent twice is carried out once. */
export function takeSnapshot(request: unknown): SnapshotForm {
  const fields = fieldsOf(request, ["id", "note", "startAudit"]);
  const id = keyField(fields, "id");
  const note = textField(fields, "note", 500).trim();
  const startAudit = flagField(fields, "startAudit");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  withDocumentLock(() => {
    const audit = auditPlace(spreadsheet);
    const place = needRecord(spreadsheet, historyTab).get("history")!;
    for (const { key } of historyTab.columns) needColumn(place, key);
    if (!readTable(place).some(({ cells }) => text(cells.snapshot) === id)) keep(place, readTable(audit), id, note);
    if (startAudit) writeSetting(spreadsheet, "Groundwork_audit_began", dayOf(today()));
  });
  return formOf(spreadsheet);
}

function keep(place: Place, audit: readonly TableRow[], id: string, note: string): void {
  const takenAt = now();
  const rows = CRITERIA.flatMap((criterion) => rowsOf(audit, criterion.id).slice(0, 1));
  const free = blankRows(place, "snapshot", rows.length);
  writeRows(
    place,
    rows.map(({ cells }, index) => {
      const day = dayText(cells.scoredOn);
      return {
        position: free[index]!,
        cells: {
          takenAt,
          note: note || null,
          kind: CRITERION,
          item: text(cells.id),
          name: text(cells.criterion),
          value: scoreOf(cells.score),
          day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? dayOf(day) : null,
          tier: text(cells.tier),
          gate: text(cells.gate) || null,
          weight: typeof cells.weight === "number" ? cells.weight : null,
          snapshot: id,
        },
      };
    }),
  );
}

/** What rose, fell and went stale between two snapshots, or since one. */
export function compareSnapshots(request: unknown): SnapshotComparison {
  const fields = fieldsOf(request, ["from", "to"]);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const audit = readTable(auditPlace(spreadsheet));
  const history = historyRows(spreadsheet);
  const freshness = freshnessOf(spreadsheet);
  const moment = (key: "from" | "to"): Moment => {
    const id = textField(fields, key, 64);
    return id === NOW ? momentNow(audit, freshness) : momentThen(history, id, freshness);
  };
  const [from, to] = [moment("from"), moment("to")];
  const changes = scoreChanges(from.scores, to.scores).flatMap(({ id, ...change }) => {
    const criterion = CRITERIA.find((each) => each.id === id);
    if (!criterion) return [];
    return [{ id, name: criterion.name, ...change, row: rowsOf(audit, id)[0]?.position ?? 0 }];
  });
  const before = standingsOf(from.audit);
  const after = standingsOf(to.audit);
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
  };
}

/** The audit at one time. */
interface Moment {
  readonly label: string;
  readonly audit: readonly ScoredCriterion[];
  readonly scores: readonly DatedScore[];
}

function momentNow(rows: readonly TableRow[], freshness: Freshness): Moment {
  const own = CRITERIA.flatMap(({ id }) => rowsOf(rows, id).slice(0, 1));
  return {
    label: "Now",
    audit: scoredCriteria(rows),
    scores: own.map(({ cells }) => ({
      id: text(cells.id),
      score: scoreOf(cells.score),
      isAgeing: ageingOf(dayText(cells.scoredOn), freshness) !== "",
    })),
  };
}

function momentThen(history: readonly TableRow[], id: string, { days }: Freshness): Moment {
  const rows = history.filter(({ cells }) => text(cells.snapshot) === id && text(cells.kind) === CRITERION);
  if (rows.length === 0) {
    throw new Error("This snapshot is not in the History tab any more. Open the form again to see those that are.");
  }
  const takenAt = momentText(rows[0]!);
  return {
    label: takenAt,
    audit: scoredCriteria(
      rows.map(({ position, cells }) => ({
        position,
        cells: { ...cells, id: cells.item ?? "", criterion: cells.name ?? "", score: cells.value ?? "" },
      })),
    ),
    scores: rows.map(({ cells }) => ({
      id: text(cells.item),
      score: scoreOf(cells.value),
      isAgeing: ageingOf(dayText(cells.day), { today: takenAt.slice(0, 10), days, auditBegan: "" }) !== "",
    })),
  };
}

/** The moment as it was written, even where Sheets or a person made a date of it. */
const momentText = ({ cells }: TableRow): string =>
  cells.takenAt instanceof Date ? dayText(cells.takenAt) : text(cells.takenAt);

function historyRows(spreadsheet: Spreadsheet): TableRow[] {
  const place = findPlaces(spreadsheet, [historyTab]).get("history");
  if (!place) return [];
  for (const { key } of historyTab.columns) needColumn(place, key);
  return readTable(place);
}

function formOf(spreadsheet: Spreadsheet): SnapshotForm {
  const freshness = freshnessOf(spreadsheet);
  const now = momentNow(readTable(auditPlace(spreadsheet)), freshness);
  const answered = now.scores.filter(({ score }) => score !== null);
  return {
    snapshots: snapshotsOf(historyRows(spreadsheet)),
    auditBegan: freshness.auditBegan,
    ageing: answered.filter(({ isAgeing }) => isAgeing).length,
    answered: answered.length,
    criteria: now.scores.length,
  };
}

function snapshotsOf(rows: readonly TableRow[]): Snapshot[] {
  const own = rows.filter(({ cells }) => text(cells.kind) === CRITERION && text(cells.snapshot) !== "");
  const ids = [...new Set(own.map(({ cells }) => text(cells.snapshot)))];
  return ids
    .map((id) => {
      const ofIt = own.filter(({ cells }) => text(cells.snapshot) === id);
      return {
        id,
        takenAt: momentText(ofIt[0]!),
        note: text(ofIt[0]!.cells.note),
        answered: ofIt.filter(({ cells }) => scoreOf(cells.value) !== null).length,
        row: ofIt[0]!.position,
      };
    })
    .sort((one, other) => (one.takenAt === other.takenAt ? other.row - one.row : one.takenAt < other.takenAt ? 1 : -1));
}
