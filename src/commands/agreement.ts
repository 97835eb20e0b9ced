import { agreementByTier, disputes, type RatedTwice } from "../domain/agreement";
import { CRITERIA } from "../domain/criteria";
import { tierById } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { ratersTab } from "../tabs/raters";
import { dayOf, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needPlace, type Place } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { writeRows } from "../workbook/rows";
import {
  answerOf,
  answerPlace,
  cellsOf,
  criterionField,
  evidenceField,
  isSeen,
  needRows,
  rowsOf,
  scoreOf,
  seenField,
} from "./answers";
import { fieldsOf, textField, wholeNumberField } from "./requests";
import type { AgreementForm, Answer, Dispute, Settled } from "./server";
import { withUndo } from "./undo";

interface Ratings {
  readonly first: readonly TableRow[];
  readonly second: readonly TableRow[];
}

const BLANK: Answer = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };

/** How far the two ratings agree, and what is to settle, in one call. */
export function readAgreement(): AgreementForm {
  const places = findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [auditTab, ratersTab]);
  const second = places.get("raters");
  return formOf({
    first: readTable(answerPlace(needPlace(places, auditTab))),
    second: second ? readTable(answerPlace(second)) : [],
  });
}

/** Writes the score on which the two agreed into the Audit, unless one of the answers has changed meanwhile. */
export function settleDispute(request: unknown): Settled {
  const fields = fieldsOf(request, ["criterion", "score", "evidence", "rater", "first", "second"]);
  const criterion = criterionField(fields);
  const score = wholeNumberField(fields, "score", 0, 3);
  const evidence = evidenceField(fields);
  const rater = textField(fields, "rater", 200);
  const seen = { first: seenField(fields.first), second: seenField(fields.second) };
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return withDocumentLock(() => {
    const places = findPlaces(spreadsheet, [auditTab, ratersTab]);
    const audit = answerPlace(needPlace(places, auditTab));
    const raters = answerPlace(needPlace(places, ratersTab));
    const ratings: Ratings = { first: readTable(audit), second: readTable(raters) };
    const rows = {
      first: needRows(ratings.first, criterion.id, auditTab),
      second: needRows(ratings.second, criterion.id, ratersTab),
    };
    const [first, second] = [answerOf(rows.first[0]!), answerOf(rows.second[0]!)];
    const kept = scoreOf(rows.second[0]!.cells.firstScore);
    const sent = { score, evidence, rater, scoredOn: today() };
    // Once the first score is kept, what the two agreed on may stand there already.
    if (!isSeen(seen.first, first, kept === null ? {} : sent) || !isSeen(seen.second, second))
      return { saved: false, form: formOf(ratings) };
    const change = { id: `settle-${criterion.id}-${Date.now()}`, what: `Settle ${criterion.id}` };
    withUndo(spreadsheet, change, ["audit", "raters"], () => {
      // The score that goes is kept first and the mark comes last: cut off in between, it can be settled again.
      writeAll(raters, rows.second, { firstScore: kept ?? first.score });
      writeAll(audit, rows.first, cellsOf({ ...first, ...sent }, auditTab));
      writeAll(raters, rows.second, { settledOn: dayOf(today()) });
      return `Settled ${criterion.id}.`;
    });
    return { saved: true, form: formOf({ first: readTable(audit), second: readTable(raters) }) };
  });
}

const writeAll = (place: Place, rows: readonly TableRow[], cells: Parameters<typeof writeRows>[1][number]["cells"]) =>
  writeRows(
    place,
    rows.map(({ position }) => ({ position, cells })),
  );

interface Rated extends RatedTwice {
  readonly dispute: Dispute;
}

function formOf(ratings: Ratings): AgreementForm {
  const rated = CRITERIA.flatMap((criterion): Rated[] => {
    const row = { first: rowsOf(ratings.first, criterion.id)[0], second: rowsOf(ratings.second, criterion.id)[0] };
    if (!row.first) return [];
    const first = answerOf(row.first);
    const second = row.second ? answerOf(row.second) : BLANK;
    const isSettled = text(row.second?.cells.settledOn) !== "";
    const { id, name, question, scores, gate, tier } = criterion;
    return [
      {
        id,
        tier,
        first: isSettled ? scoreOf(row.second?.cells.firstScore) : first.score,
        second: second.score,
        isSettled,
        dispute: { id, name, question, scores, gate, first, second, row: row.first.position },
      },
    ];
  });
  return {
    firstRaters: ratersOf(ratings.first),
    secondRaters: ratersOf(ratings.second),
    tiers: agreementByTier(rated).map(({ tier, ...agreement }) => ({
      id: tier,
      name: tierById(tier).name,
      ...agreement,
    })),
    disputed: disputes(rated).map(({ dispute }) => dispute),
    settled: rated.filter(({ isSettled }) => isSettled).length,
    problem: problemOf(ratings, rated),
  };
}

const ratersOf = (rows: readonly TableRow[]): string[] => [
  ...new Set(
    rows
      .filter((row) => scoreOf(row.cells.score) !== null)
      .map(({ cells }) => text(cells.rater))
      .filter(Boolean),
  ),
];

function problemOf({ first, second }: Ratings, rated: readonly Rated[]): string {
  const twice = CRITERIA.filter(({ id }) => rowsOf(first, id).length > 1 || rowsOf(second, id).length > 1);
  const missing = CRITERIA.filter(({ id }) => !rated.some((each) => each.id === id));
  const ids = (criteria: readonly { id: string }[]) => criteria.map(({ id }) => id).join(", ");
  return [
    twice.length > 0 ? `${ids(twice)} stand more than once; the first row of each is compared.` : "",
    missing.length > 0
      ? `${ids(missing)} have no row on the Audit tab. Choose Extensions > Groundwork > Set up plan to bring them back.`
      : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
