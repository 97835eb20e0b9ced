import { judgeTiers, type ScoredCriterion } from "../domain/audit";
import { CATALOGUE } from "../domain/catalogue";
import { CRITERIA, type Criterion } from "../domain/criteria";
import { findTier, TIERS, type TierId, tierById } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { dayOf, dayText, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, needPlace, type Place } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { writeRows } from "../workbook/rows";
import type { CellContent, CellValue } from "../workbook/write";
import { choiceField, fieldsOf, scoreField, textField } from "./requests";
import type { Answer, CriterionForm, SavedAnswer, TierForm, TierStanding } from "./server";

const ANSWER_FIELDS = ["score", "evidence", "owner", "rater"] as const;
const SEEN_FIELDS = [...ANSWER_FIELDS, "scoredOn"] as const;

/** Everything the audit form of a tier shows, in one call. */
export function readTier(request: unknown): TierForm {
  const fields = fieldsOf(request, ["tier"]);
  const tierId = choiceField<TierId>(
    fields,
    "tier",
    TIERS.map(({ id }) => id),
  );
  const rows = readTable(auditPlace());
  const tier = tierById(tierId);
  const criteria = CRITERIA.filter((criterion) => criterion.tier === tierId);
  const forms = criteria.flatMap((criterion) => {
    const found = rowsOf(rows, criterion.id);
    return found.length === 0 ? [] : [formOf(criterion, found)];
  });
  return {
    rating: "first",
    tier: { id: tier.id, name: tier.name, reason: tier.reason },
    criteria: forms,
    standing: standingOf(tierId, rows),
    missing: criteria.filter(({ id }) => rowsOf(rows, id).length === 0).map(({ id, name }) => `${id} ${name}`),
  };
}

/** Saves one answer, unless somebody changed it since the form was filled: then theirs stays and comes back. */
export function saveAnswer(request: unknown): SavedAnswer {
  const fields = fieldsOf(request, ["criterion", "answer", "seen"]);
  const criterion = CRITERIA.find(({ id }) => id === fields.criterion);
  if (!criterion) throw new Error("There is no such criterion. Close the sidebar and open it again.");
  const answer = answerField(fields.answer);
  const seen = fieldsOf(fields.seen, SEEN_FIELDS, "answer seen before");
  return withDocumentLock(() => {
    const place = auditPlace();
    const rows = readTable(place);
    const found = rowsOf(rows, criterion.id);
    if (found.length === 0) {
      throw new Error(
        `${criterion.id} has no row on the Audit tab any more, so the answer has no place. Choose Extensions > Groundwork > Set up plan, which brings the row back, then save again.`,
      );
    }
    const current = answerOf(found[0]!);
    if (!SEEN_FIELDS.every((key) => (seen[key] ?? null) === current[key])) {
      return { saved: false, answer: current, standing: standingOf(criterion.tier, rows) };
    }
    const scoredOn =
      answer.score === null ? "" : answer.score === current.score && current.scoredOn ? current.scoredOn : today();
    const saved: Answer = { ...answer, scoredOn };
    const written = cellsOf(saved);
    // A criterion that stands twice gets the same answer in both rows, so that they cannot contradict each other.
    writeRows(
      place,
      found.map(({ position }) => ({ position, cells: written })),
    );
    const after = rows.map((row) =>
      found.includes(row) ? { ...row, cells: { ...row.cells, ...valuesOf(saved) } } : row,
    );
    return { saved: true, answer: saved, standing: standingOf(criterion.tier, after) };
  });
}

function auditPlace(): Place {
  const place = needPlace(findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [auditTab]), auditTab);
  for (const key of ["id", ...SEEN_FIELDS]) needColumn(place, key);
  return place;
}

const rowsOf = (rows: readonly TableRow[], id: string): TableRow[] => rows.filter((row) => text(row.cells.id) === id);

function answerField(value: unknown): Omit<Answer, "scoredOn"> {
  const fields = fieldsOf(value, ANSWER_FIELDS, "answer");
  return {
    score: scoreField(fields, "score"),
    evidence: textField(fields, "evidence"),
    owner: textField(fields, "owner", 200),
    rater: textField(fields, "rater", 200),
  };
}

/** The score in a cell: a whole number of 0 to 3, or null for blank and for anything else. */
export function scoreOf(value: CellValue | undefined): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 3 ? value : null;
}

/** The cell's text with its spaces, so that reading an answer and saving it again changes nothing. */
const asTyped = (value: CellValue | undefined): string => String(value ?? "");

function answerOf({ cells }: TableRow): Answer {
  return {
    score: scoreOf(cells.score),
    evidence: asTyped(cells.evidence),
    owner: asTyped(cells.owner),
    rater: asTyped(cells.rater),
    scoredOn: dayText(cells.scoredOn),
  };
}

const cellsOf = (answer: Answer): Record<keyof Answer, CellContent> => ({
  score: answer.score,
  evidence: answer.evidence || null,
  owner: answer.owner || null,
  rater: answer.rater || null,
  scoredOn: answer.scoredOn ? dayOf(answer.scoredOn) : null,
});

const valuesOf = (answer: Answer): Record<string, CellValue> => ({ score: answer.score ?? "" });

function formOf(criterion: Criterion, rows: readonly TableRow[]): CriterionForm {
  const cells = rows[0]!.cells;
  const problems = [
    rows.length > 1 ? `${criterion.id} stands in ${rows.length} rows of the Audit tab; saving writes all of them.` : "",
    text(cells.score) !== "" && scoreOf(cells.score) === null
      ? `The Audit tab holds "${text(cells.score).slice(0, 40)}" as its score, which is not 0, 1, 2 or 3, so it counts as not assessed.`
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
    free: !CATALOGUE.some(({ lifts }) => lifts.includes(criterion.id)),
    answer: answerOf(rows[0]!),
    row: rows[0]!.position,
    ageing: "",
    problem: problems.filter((problem) => problem !== "").join(" "),
  };
}

/** The tab's rows as the domain judges them; a row without a tier of ours is somebody's own note and counts nowhere. */
function scoredCriteria(rows: readonly TableRow[]): ScoredCriterion[] {
  return rows.flatMap(({ cells }) => {
    const tier = findTier(text(cells.tier));
    const gate = text(cells.gate).toLowerCase();
    if (!tier) return [];
    return [
      {
        id: text(cells.id),
        name: text(cells.criterion),
        tier: tier.id,
        gate: gate === "gate" || gate === "hard" ? gate : "",
        weight: typeof cells.weight === "number" ? cells.weight : 1,
        score: scoreOf(cells.score) ?? undefined,
      },
    ];
  });
}

function standingOf(tierId: TierId, rows: readonly TableRow[]): TierStanding {
  const audit = scoredCriteria(rows);
  const state = judgeTiers(audit).find(({ tier }) => tier.id === tierId)!;
  return {
    score: typeof state.score === "number" ? state.score : null,
    answered: audit.filter((criterion) => criterion.tier === tierId && criterion.score !== undefined).length,
    criteria: state.criteria,
    gatesPassed: state.gatesPassed,
    gates: state.gates,
    status: state.status,
    firstFix: state.firstFix?.id ?? "",
  };
}
