import { judgeTiers, type ScoredCriterion } from "../domain/audit";
import { type Cents, toCents } from "../domain/money";
import { type Candidate, type Plan, plansFor, whatMoreBuys } from "../domain/plan";
import { tierById } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needPlace, type Places } from "../workbook/places";
import { readTable, text } from "../workbook/read";
import { textSetting } from "../workbook/settings";
import type { CellContent } from "../workbook/write";
import { scoredCriteria } from "./answers";
import { type BudgetChanges, OPTIONAL, STOPPED, writeBudget } from "./planChanges";
import { LARGEST_QUANTITY, type PlanRow, readPlanRows, seenRows } from "./planRows";
import { standingWords, valueWords } from "./planWords";
import { choiceField, fieldsOf, keyField, listField, numberField, textField, wholeNumberField } from "./requests";
import type { Applied, PlanChange, PlanForm, PlanLine, PlanRequest, PlanSuggestion, PlanSummary } from "./server";
import { withUndo } from "./undo";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The money by which a plan is asked what a little more would buy. */
const NEXT_MONEY: Cents = toCents(10_000);
const LARGEST_AMOUNT = 1e13;
const LARGEST_VALUE = 1e9;

/** Everything the form shows before a plan is suggested, in one call. */
export function readPlanForm(): PlanForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const { audit, rows, problems, total, seen } = readAll(spreadsheet);
  const states = judgeTiers(audit);
  return {
    candidates: rows.map((row) => ({
      id: row.id,
      activity: row.activity,
      tier: row.tier ? tierById(row.tier).name : "",
      row: row.budget?.position ?? 0,
      maximum: row.maximum,
      cost: row.unit / 100,
      value: row.ownValue ?? row.proposal.value,
      isOwnValue: row.ownValue !== undefined,
      basis: valueWords(row.proposal),
    })),
    problems,
    rows: seen.length,
    total: total / 100,
    currency: textSetting(spreadsheet, "Groundwork_currency"),
    answered: audit.filter(({ score }) => score !== undefined).length,
    gates: states.flatMap(({ failing, unknown, gates, tier }) =>
      gates === 0 ? [] : [...failing, ...unknown].map(({ id, name }) => ({ id, name, tier: tier.name })),
    ),
  };
}

/** The best plan for a budget, exactly, beside a lean and a stretched one; nothing is written. */
export function suggestPlan(request: unknown): PlanSuggestion {
  const { budget, values, only, shares } = planField(request);
  const all = readAll(SpreadsheetApp.getActiveSpreadsheet());
  const rows = all.rows.filter(({ budget }) => only === "all" || budget !== undefined);
  const candidates = rows.map((row): Candidate => candidateOf(row, values[row.id]));
  const money = toCents(budget);
  const lean = toCents(budget * shares.lean);
  const stretch = toCents(budget * shares.stretch);
  const plans = plansFor(candidates, all.audit, { lean, expected: money, stretch, next: money + NEXT_MONEY });
  const plan = plans.expected;
  if (!plan)
    throw new Error(
      "These activities can be combined in too many ways to find the best plan. Plan with the rows of the Budget only, or lower quantities.",
    );
  return {
    lean: plans.lean ? summaryOf(plans.lean) : null,
    expected: summaryOf(plan),
    stretch: plans.stretch ? summaryOf(plans.stretch) : null,
    lines: linesOf(rows, candidates, plan),
    next: plans.next ? nextOf(rows, plan, plans.next) : null,
    changes: rows.flatMap((row, index) => changesOf(row, plan.quantities[index]!, values[row.id])),
    seen: all.seen,
  };
}

/** Writes a suggested plan into the Budget, if that is still as it was. */
export function applyPlan(request: unknown): Applied {
  const fields = fieldsOf(request, ["id", "changes", "seen"]);
  const id = keyField(fields, "id");
  const seen = seenRows(fields);
  const changes = listField(fields, "changes", changeField);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const message = withDocumentLock(() =>
    withUndo(spreadsheet, { id, what: "Suggest a plan" }, ["budget"], () =>
      writeBudget(findPlaces(spreadsheet, [budgetTab, catalogueTab]), id, seen, () => cellsOf(changes)),
    ),
  );
  return { message };
}

function readAll(spreadsheet: Spreadsheet) {
  const places = findPlaces(spreadsheet, [auditTab, budgetTab, catalogueTab]);
  const audit = readAudit(places);
  return { audit, places, ...readPlanRows(places, audit) };
}

export const readAudit = (places: Places): ScoredCriterion[] =>
  scoredCriteria(readTable(needPlace(places, auditTab)).filter(({ cells }) => text(cells.id) !== ""));

/** A gap closes once however many units are bought, so a value is that of all units together. */
function candidateOf(row: PlanRow, value = row.ownValue ?? row.proposal.value): Candidate {
  const { tier, stages, lifts, maximum, unit } = row;
  return { tier, stages, lifts, maximum, cost: unit, value: value / Math.max(1, maximum) };
}

function planField(request: unknown): PlanRequest {
  const fields = fieldsOf(request, ["budget", "values", "only", "shares"]);
  const shares = fieldsOf(fields.shares, ["lean", "stretch"], "shares");
  const values = fields.values;
  if (typeof values !== "object" || values === null || Array.isArray(values))
    throw new Error("values: expected a list.");
  const given = values as Record<string, unknown>; // Each is checked below.
  return {
    budget: numberField(fields, "budget", 0, LARGEST_AMOUNT),
    values: Object.fromEntries(Object.keys(given).map((id) => [id, numberField(given, id, 0, LARGEST_VALUE)])),
    only: choiceField(fields, "only", ["all", "budget"]),
    shares: { lean: numberField(shares, "lean", 0, 1), stretch: numberField(shares, "stretch", 1, 10) },
  };
}

const rounded = (points: number): number => Math.round(points * 100) / 100;

const namesOf = (tiers: Plan["opened"]): string[] => tiers.map((id) => tierById(id).name);

function summaryOf({ budget, cost, value, quantities, opened }: Plan): PlanSummary {
  return {
    budget: budget / 100,
    cost: cost / 100,
    value: rounded(value),
    activities: quantities.filter((quantity) => quantity > 0).length,
    opened: namesOf(opened),
  };
}

function linesOf(rows: readonly PlanRow[], candidates: readonly Candidate[], plan: Plan): PlanLine[] {
  return rows.map((row, index) => {
    const quantity = plan.quantities[index]!;
    const units = quantity || row.maximum;
    const lifted = plan.lifted.filter(({ id }) => row.lifts.includes(id)).map(({ id }) => id);
    return {
      id: row.id,
      activity: row.activity,
      tier: row.tier ? tierById(row.tier).name : "",
      row: row.budget?.position ?? 0,
      quantity,
      maximum: row.maximum,
      cost: (units * row.unit) / 100,
      value: rounded(units * candidates[index]!.value),
      why: standingWords(plan.standings[index]!, row.tier, lifted),
    };
  });
}

function nextOf(rows: readonly PlanRow[], plan: Plan, larger: Plan): PlanSuggestion["next"] {
  const { boughtMore, boughtLess, cost, opened } = whatMoreBuys(plan, larger);
  const named = (changes: typeof boughtMore) =>
    changes.map(({ row, units }) => ({ activity: rows[row]!.activity, units }));
  return {
    money: NEXT_MONEY / 100,
    cost: cost / 100,
    more: named(boughtMore),
    less: named(boughtLess),
    opened: namesOf(opened),
  };
}

/**
 * What would change for an activity; what is not bought keeps its quantity, and a tag of the person's own stays. A value that
 * was typed into the form goes with the row, so that the same plan is found again.
 */
function changesOf(row: PlanRow, bought: number, value: number | undefined): PlanChange[] {
  const { id, activity, budget, quantity, tag, ownValue, proposal } = row;
  const change = { id, activity, from: quantity, to: bought, tag };
  const valued: PlanChange[] =
    value === undefined || value === ownValue
      ? []
      : [{ ...change, kind: "value", from: ownValue ?? proposal.value, to: value }];
  if (!budget) return bought > 0 ? [{ ...change, kind: "add" }, ...valued] : [];
  return [...rowChangesOf(row, bought, change), ...valued];
}

function rowChangesOf(
  { quantity, tag, whole }: PlanRow,
  bought: number,
  change: Omit<PlanChange, "kind">,
): PlanChange[] {
  if (bought === 0) return tag === "" ? [{ ...change, kind: "optional", to: quantity }] : [];
  const isHeldBack = [OPTIONAL, STOPPED].includes(tag.toLowerCase());
  return [
    ...(bought !== quantity && !whole ? [{ ...change, kind: "quantity" as const }] : []),
    ...(isHeldBack ? [{ ...change, kind: "planned" as const, to: whole ? quantity : bought }] : []),
  ];
}

type SentChange = Pick<PlanChange, "kind" | "id" | "to">;

function changeField(value: unknown): SentChange {
  const fields = fieldsOf(value, ["kind", "id", "to"], "change");
  const kind = choiceField(fields, "kind", ["add", "quantity", "optional", "planned", "value"]);
  return {
    kind,
    id: textField(fields, "id"),
    to:
      kind === "value"
        ? numberField(fields, "to", 0, LARGEST_VALUE)
        : wholeNumberField(fields, "to", 0, LARGEST_QUANTITY),
  };
}

function cellsOf(changes: readonly SentChange[]): BudgetChanges {
  const added = new Map<string, Record<string, CellContent>>();
  for (const { kind, id, to } of changes) if (kind === "add") added.set(id, { quantity: to });
  const rows = new Map<string, Record<string, CellContent>>();
  const add = (id: string, cells: Record<string, CellContent>) => {
    const wanted = added.has(id) ? added : rows;
    wanted.set(id, { ...wanted.get(id), ...cells });
  };
  for (const { kind, id, to } of changes) {
    if (kind === "quantity") add(id, { quantity: to });
    if (kind === "optional") add(id, { tag: OPTIONAL });
    if (kind === "planned") add(id, { tag: null });
    if (kind === "value") add(id, { value: to });
  }
  return { rows, added: [...added].map(([activity, cells]) => ({ activity, cells })) };
}
