import { AGEING_DAYS, type Freshness } from "../domain/ageing";
import { judgeTiers, type ScoredCriterion } from "../domain/audit";
import { CRITERIA, type Criterion } from "../domain/criteria";
import { findTier, type TierId } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import type { Tab } from "../tabs/define";
import { dayOf, dayText, today } from "../workbook/days";
import { findPlaces, needColumn, needPlace, type Place } from "../workbook/places";
import { type TableRow, text } from "../workbook/read";
import { daySetting, numberSetting } from "../workbook/settings";
import { type CellContent, type CellValue, MAXIMUM_CELL_CHARACTERS } from "../workbook/write";
import { fieldsOf, isOurs, scoreField, textField } from "./requests";
import type { Answer, TierStanding } from "./server";

/** How the tabs hold answers to the criteria, and what a page may send of them. */

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const ANSWER_FIELDS = ["score", "evidence", "owner", "rater"] as const;
const SEEN_FIELDS = [...ANSWER_FIELDS, "scoredOn"] as const;

/** The Audit tab, with the columns of an answer. */
export const auditPlace = (spreadsheet: Spreadsheet): Place =>
  answerPlace(needPlace(findPlaces(spreadsheet, [auditTab]), auditTab));

/** The place, once it is sure that it has the columns of an answer. */
export function answerPlace(place: Place): Place {
  for (const key of ["id", ...answerKeys(place.tab)]) needColumn(place, key);
  return place;
}

/** The parts of an answer that a tab has a column for: a second rating has no owner. */
const answerKeys = (tab: Tab) => SEEN_FIELDS.filter((key) => tab.columns.some((column) => column.key === key));

export const rowsOf = (rows: readonly TableRow[], id: string): TableRow[] =>
  rows.filter((row) => text(row.cells.id) === id);

/** The rows of a criterion, at least one. */
export function needRows(rows: readonly TableRow[], id: string, tab: Tab): TableRow[] {
  const found = rowsOf(rows, id);
  if (found.length > 0) return found;
  throw new Error(
    `${id} has no row on the ${tab.name} tab any more, so the answer has no place. Choose Extensions > Groundwork > Set up plan, which brings the row back, then save again.`,
  );
}

/** The score in a cell: a whole number of 0 to 3, or null for blank and for anything else. */
export function scoreOf(value: CellValue | undefined): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 3 ? value : null;
}

/** The cell's text with its spaces, so that reading an answer and saving it again changes nothing. */
export const asTyped = (value: CellValue | undefined): string => String(value ?? "");

export function answerOf({ cells }: TableRow): Answer {
  return {
    score: scoreOf(cells.score),
    evidence: asTyped(cells.evidence),
    owner: asTyped(cells.owner),
    rater: asTyped(cells.rater),
    scoredOn: dayText(cells.scoredOn),
  };
}

/** The cells of an answer, those that the tab has a column for. */
export function cellsOf(answer: Answer, tab: Tab): Record<string, CellContent> {
  const cells: Record<keyof Answer, CellContent> = {
    score: answer.score,
    evidence: answer.evidence || null,
    owner: answer.owner || null,
    rater: answer.rater || null,
    scoredOn: answer.scoredOn ? dayOf(answer.scoredOn) : null,
  };
  return Object.fromEntries(answerKeys(tab).map((key) => [key, cells[key]]));
}

/** A criterion of ours, from a request. */
export function criterionField(fields: Record<string, unknown>): Criterion {
  const criterion = CRITERIA.find(({ id }) => id === fields.criterion);
  if (!criterion) throw new Error("There is no such criterion. Close the sidebar and open it again.");
  return criterion;
}

export const evidenceField = (fields: Record<string, unknown>): string =>
  textField(fields, "evidence", MAXIMUM_CELL_CHARACTERS - 1);

export function answerField(value: unknown): Omit<Answer, "scoredOn"> {
  const fields = fieldsOf(value, ANSWER_FIELDS, "answer");
  return {
    score: scoreField(fields, "score"),
    evidence: evidenceField(fields),
    owner: textField(fields, "owner", 200),
    rater: textField(fields, "rater", 200),
  };
}

/** The answer that a page showed before; only compared, never written. */
export const seenField = (value: unknown): Record<string, unknown> =>
  fieldsOf(value, SEEN_FIELDS, "answer seen before");

/** Whether an answer is still the one that the page showed, or what it sends now. */
export const isSeen = (seen: Record<string, unknown>, current: Answer, sent: Partial<Answer> = {}): boolean =>
  SEEN_FIELDS.every((key) => isOurs(current[key], seen[key] ?? null, sent[key]));

/** When scores of this plan stop being fresh. */
export function freshnessOf(spreadsheet: Spreadsheet): Freshness {
  return {
    today: today(),
    days: numberSetting(spreadsheet, "Groundwork_ageing_days") ?? AGEING_DAYS,
    auditBegan: daySetting(spreadsheet, "Groundwork_audit_began"),
  };
}

/** The tab's rows as the domain judges them; a row without a tier of ours is somebody's own note and counts nowhere. */
export function scoredCriteria(rows: readonly TableRow[]): ScoredCriterion[] {
  return rows.flatMap(({ cells }) => {
    const tier = findTier(text(cells.tier));
    const id = text(cells.id);
    const gate =
      cells.gate === undefined ? CRITERIA.find((each) => each.id === id)?.gate : text(cells.gate).toLowerCase();
    if (!tier) return [];
    return [
      {
        id,
        name: text(cells.criterion),
        tier: tier.id,
        gate: gate === "gate" || gate === "hard" ? gate : "",
        weight: typeof cells.weight === "number" ? cells.weight : 1,
        score: scoreOf(cells.score) ?? undefined,
      },
    ];
  });
}

/** Where an audit stands on each tier, in the forms' words. */
export function standingsOf(audit: readonly ScoredCriterion[]): { tier: TierId; standing: TierStanding }[] {
  return judgeTiers(audit).map((state) => ({
    tier: state.tier.id,
    standing: {
      score: typeof state.score === "number" ? state.score : null,
      answered: audit.filter(({ tier, score }) => tier === state.tier.id && score !== undefined).length,
      criteria: state.criteria,
      gatesPassed: state.gatesPassed,
      gates: state.gates,
      status: state.status,
      firstFix: state.firstFix?.id ?? "",
    },
  }));
}
