import { MOST_RIVALS, outsideView, RIVAL_CRITERIA, RIVAL_NUMBERS } from "../domain/rivals";
import { medianMinutes, slowestStep, stepMinutes } from "../domain/stopwatch";
import { auditTab } from "../tabs/audit";
import { rivalColumn, rivalEvidenceColumn, rivalsTab } from "../tabs/rivals";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, type Place } from "../workbook/places";
import { readTable, type TableRow } from "../workbook/read";
import { writeRows } from "../workbook/rows";
import { textSetting, writeSetting } from "../workbook/settings";
import { asTyped, auditPlace, criterionField, evidenceField, freshnessOf, needRows, rowsOf, scoreOf } from "./answers";
import { fieldsOf, isOurs, scoreField, textField, wholeNumberField } from "./requests";
import { rivalNames } from "./rivalNames";
import { readRuns } from "./runs";
import type { ProductStanding, RivalAnswer, RivalForm, Run, SavedRivals } from "./server";
import { needRecord } from "./setUp";
import { recentRuns } from "./stopwatch";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const NOTHING: RivalAnswer = { score: null, evidence: "" };

/** Everything the rivals form shows, in one call. */
export function readRivals(): RivalForm {
  return formOf(SpreadsheetApp.getActiveSpreadsheet());
}

/** Names a rival, unless somebody changed the name meanwhile. */
export function saveRivalName(request: unknown): SavedRivals {
  const fields = fieldsOf(request, ["rival", "name", "seen"]);
  const rival = wholeNumberField(fields, "rival", 1, MOST_RIVALS);
  const name = textField(fields, "name", 200).trim();
  const seen = textField(fields, "seen", 50_000).trim();
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const saved = withDocumentLock(() => {
    needRivals(spreadsheet);
    if (!isOurs(rivalNames(spreadsheet)[rival - 1], seen, name)) return false;
    writeSetting(spreadsheet, "Groundwork_rivals", name || null, rival);
    return true;
  });
  return { saved, form: formOf(spreadsheet) };
}

/** Saves what was seen of a rival, unless somebody changed it meanwhile. */
export function saveRivalAnswer(request: unknown): SavedRivals {
  const fields = fieldsOf(request, ["rival", "criterion", "score", "evidence", "seen"]);
  const rival = wholeNumberField(fields, "rival", 1, MOST_RIVALS);
  const criterion = criterionField(fields);
  const score = scoreField(fields, "score");
  const evidence = evidenceField(fields);
  const seen = fieldsOf(fields.seen, ["score", "evidence"], "answer seen before");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const saved = withDocumentLock(() => {
    const place = needRivals(spreadsheet);
    const rows = needRows(readTable(place), criterion.id, rivalsTab);
    const current = answerOf(rows[0]!, rival);
    if (!isOurs(current.score, seen.score ?? null, score) || !isOurs(current.evidence, seen.evidence, evidence))
      return false;
    const cells = { [rivalColumn(rival)]: score, [rivalEvidenceColumn(rival)]: evidence || null };
    writeRows(
      place,
      rows.map(({ position }) => ({ position, cells })),
    );
    return true;
  });
  return { saved, form: formOf(spreadsheet) };
}

function needRivals(spreadsheet: Spreadsheet): Place {
  const place = needRecord(spreadsheet, rivalsTab, [auditTab]).get("rivals")!;
  for (const key of ["id", ...RIVAL_NUMBERS.flatMap((rival) => [rivalColumn(rival), rivalEvidenceColumn(rival)])]) {
    needColumn(place, key);
  }
  return place;
}

const answerOf = ({ cells }: TableRow, rival: number): RivalAnswer => ({
  score: scoreOf(cells[rivalColumn(rival)]),
  evidence: asTyped(cells[rivalEvidenceColumn(rival)]),
});

function formOf(spreadsheet: Spreadsheet): RivalForm {
  const audit = readTable(auditPlace(spreadsheet));
  const place = findPlaces(spreadsheet, [rivalsTab]).get("rivals");
  const rows = place ? readTable(place) : [];
  const names = rivalNames(spreadsheet);
  const criteria = RIVAL_CRITERIA.map(({ id, name, question, evidence, scores }) => {
    const row = rowsOf(rows, id)[0];
    return {
      id,
      name,
      question,
      lookFor: evidence,
      scores,
      ours: scoreOf(rowsOf(audit, id)[0]?.cells.score),
      rivals: RIVAL_NUMBERS.map((rival) => (row ? answerOf(row, rival) : NOTHING)),
      row: row?.position ?? 0,
    };
  });
  const runs = readRuns(spreadsheet);
  const freshness = freshnessOf(spreadsheet);
  const standing = (rival: number, name: string): ProductStanding => {
    const scores = new Map(criteria.map((each) => [each.id, rival === 0 ? each.ours : each.rivals[rival - 1]!.score]));
    return {
      name,
      rival,
      ...outsideStanding((id) => scores.get(id) ?? null),
      ...timing(recentRuns(runs, rival === 0 ? "" : name, freshness)),
    };
  };
  return {
    names,
    criteria,
    products: [
      standing(0, textSetting(spreadsheet, "Groundwork_program") || "Our program"),
      ...RIVAL_NUMBERS.filter((rival) => names[rival - 1] !== "").map((rival) => standing(rival, names[rival - 1]!)),
    ],
  };
}

function outsideStanding(scoreOfId: (id: string) => number | null) {
  const { score, answered, weakest } = outsideView(scoreOfId);
  return {
    score,
    answered,
    criteria: RIVAL_CRITERIA.length,
    weakest: weakest ? `${weakest.id} ${weakest.name}` : "",
    weakestScore: weakest ? scoreOfId(weakest.id) : null,
  };
}

function timing(runs: readonly Run[]) {
  const byStep = stepMinutes(runs);
  const slowest = slowestStep(byStep);
  return {
    medianMinutes: medianMinutes(runs),
    runs: runs.length,
    slowestStep: slowest?.name ?? "",
    slowestMinutes: slowest ? Math.max(...byStep) : null,
  };
}
