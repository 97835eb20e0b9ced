import { ageingOf, type Freshness } from "../domain/ageing";
import { isFree } from "../domain/catalogue";
import { CRITERIA, type Criterion, FIVE_MINUTE_BAR, FIVE_MINUTE_CRITERION } from "../domain/criteria";
import { TIERS, type TierId, tierById } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { ratersTab } from "../tabs/raters";
import { today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, type Place } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { writeRows } from "../workbook/rows";
import type { CellValue } from "../workbook/write";
import {
  answerField,
  answerOf,
  answerPlace,
  auditPlace,
  cellsOf,
  criterionField,
  freshnessOf,
  isSeen,
  needRows,
  rowsOf,
  scoredCriteria,
  scoreOf,
  seenField,
  standingsOf,
} from "./answers";
import { choiceField, fieldsOf, flagField } from "./requests";
import type { Answer, CriterionForm, Rating, SavedAnswer, TierForm, TierStanding } from "./server";
import { needRecord } from "./setUp";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const RATINGS: readonly Rating[] = ["first", "second"];

/** Everything the audit form of a tier shows, in one call. */
export function readTier(request: unknown): TierForm {
  const fields = fieldsOf(request, ["tier", "rating"]);
  const tierId = tierField(fields);
  const rating = ratingField(fields);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const rows = rating === "first" ? readTable(auditPlace(spreadsheet)) : secondRows(spreadsheet);
  const freshness = rating === "first" ? freshnessOf(spreadsheet) : undefined;
  const tier = tierById(tierId);
  const criteria = CRITERIA.filter((criterion) => criterion.tier === tierId);
  const forms = criteria.flatMap((criterion) => {
    const found = rowsOf(rows, criterion.id);
    return found.length === 0 ? [] : [formOf(criterion, found, freshness)];
  });
  return {
    rating,
    tier: { id: tier.id, name: tier.name, reason: tier.reason },
    criteria: forms,
    standing: standingOf(tierId, rows),
    missing: criteria.filter(({ id }) => rowsOf(rows, id).length === 0).map(({ id, name }) => `${id} ${name}`),
  };
}

export const tierField = (fields: Record<string, unknown>): TierId =>
  choiceField<TierId>(
    fields,
    "tier",
    TIERS.map(({ id }) => id),
  );

export const ratingField = (fields: Record<string, unknown>): Rating =>
  fields.rating === undefined ? "first" : choiceField<Rating>(fields, "rating", RATINGS);

/** The second rater's rows; before there are any, the criteria without answers and without a place. */
function secondRows(spreadsheet: Spreadsheet): TableRow[] {
  const place = findPlaces(spreadsheet, [ratersTab]).get("raters");
  if (!place) return CRITERIA.map(({ id, tier }) => ({ position: 0, cells: { id, tier: tierById(tier).name } }));
  return readTable(answerPlace(place));
}

const secondPlace = (spreadsheet: Spreadsheet): Place =>
  answerPlace(needRecord(spreadsheet, ratersTab, [auditTab]).get("raters")!);

/** Saves one answer, unless somebody changed it since the form was filled: then theirs stays and comes back. */
export function saveAnswer(request: unknown): SavedAnswer {
  const fields = fieldsOf(request, ["criterion", "answer", "seen", "rating", "confirmed"]);
  const criterion = criterionField(fields);
  const rating = ratingField(fields);
  const answer = answerField(fields.answer);
  const seen = seenField(fields.seen);
  const isConfirmed = fields.confirmed === undefined ? false : flagField(fields, "confirmed");
  return withDocumentLock(() => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const place = rating === "first" ? auditPlace(spreadsheet) : secondPlace(spreadsheet);
    const rows = readTable(place);
    const found = needRows(rows, criterion.id, place.tab);
    const current = answerOf(found[0]!);
    const isSame = answer.score === current.score && !isConfirmed;
    const scoredOn = answer.score === null ? "" : isSame && current.scoredOn ? current.scoredOn : today();
    const saved: Answer = { ...answer, owner: rating === "first" ? answer.owner : "", scoredOn };
    if (!isSeen(seen, current, saved)) {
      return { saved: false, answer: current, standing: standingOf(criterion.tier, rows) };
    }
    // A second rater who changes a settled score opens the dispute again.
    const reopened =
      rating === "second" && answer.score !== (seen.score ?? null) ? { settledOn: null, firstScore: null } : {};
    const cells = { ...cellsOf(saved, place.tab), ...reopened };
    // A criterion that stands twice gets the same answer in both rows, so that they cannot contradict each other.
    writeRows(
      place,
      found.map(({ position }) => ({ position, cells })),
    );
    const after = rows.map((row) =>
      found.includes(row) ? { ...row, cells: { ...row.cells, ...valuesOf(saved) } } : row,
    );
    return { saved: true, answer: saved, standing: standingOf(criterion.tier, after) };
  });
}

const valuesOf = (answer: Answer): Record<string, CellValue> => ({ score: answer.score ?? "" });

function formOf(criterion: Criterion, rows: readonly TableRow[], freshness: Freshness | undefined): CriterionForm {
  const cells = rows[0]!.cells;
  const answer = answerOf(rows[0]!);
  const problems = [
    rows.length > 1 ? `${criterion.id} stands in ${rows.length} rows of the tab; saving writes all of them.` : "",
    text(cells.score) !== "" && scoreOf(cells.score) === null
      ? `The tab holds "${text(cells.score).slice(0, 40)}" as its score, which is not 0, 1, 2 or 3, so it counts as not assessed.`
      : "",
  ];
  return {
    id: criterion.id,
    name: criterion.name,
    question: criterion.question,
    why: criterion.why,
    lookFor: criterion.evidence,
    scores: criterion.scores,
    gate: criterion.gate,
    stage: criterion.stage,
    fromTalk: criterion.fromTalk,
    free: isFree(criterion.id),
    answer,
    row: rows[0]!.position,
    ageing: answer.score === null || !freshness ? "" : ageingOf(answer.scoredOn, freshness),
    ...(freshness && criterion.id === FIVE_MINUTE_CRITERION ? { bar: FIVE_MINUTE_BAR } : {}),
    problem: problems.filter((problem) => problem !== "").join(" "),
  };
}

const standingOf = (tierId: TierId, rows: readonly TableRow[]): TierStanding =>
  standingsOf(scoredCriteria(rows)).find(({ tier }) => tier === tierId)!.standing;
