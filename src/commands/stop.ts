import { judgeTiers, type ScoredCriterion, type TierState } from "../domain/audit";
import { PASSING_SCORE } from "../domain/criteria";
import { bestPlan, type Candidate } from "../domain/plan";
import { type TierId, tierById } from "../domain/tiers";
import { proposeValue } from "../domain/value";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needPlace, type Places } from "../workbook/places";
import { text } from "../workbook/read";
import { textSetting } from "../workbook/settings";
import type { CellContent, CellValue } from "../workbook/write";
import { readAudit } from "./plan";
import { type BudgetChanges, OPTIONAL, STOPPED, writeBudget } from "./planChanges";
import { LARGEST_QUANTITY, type PlanRow, quantityFollowers, readPlanRows, seenRows } from "./planRows";
import { standingWords } from "./planWords";
import { fieldsOf, keyField, listField, textField, wholeNumberField } from "./requests";
import type { Applied, MoveLine, MoveSuggestion, StopForm, StopRow } from "./server";
import { withUndo } from "./undo";
import { verdictsOf } from "./verdicts";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The Budget as stopping and moving sees it. */
interface Situation {
  readonly places: Places;
  readonly audit: readonly ScoredCriterion[];
  /** Activities that may be bought or stopped, those of the Budget with their verdicts. */
  readonly rows: readonly PlanRow[];
  readonly verdicts: ReadonlyMap<PlanRow, { readonly verdict: string; readonly reason: string }>;
  /** The lowest tier that does not pass. */
  readonly lowest: TierState | undefined;
  readonly form: Pick<StopForm, "problems" | "total">;
  readonly seen: readonly string[];
}

/** What runs or is planned although its tier has to wait, with what stopping it would free, in one call. */
export function readStopAndMove(): StopForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const situation = readSituation(spreadsheet);
  const { rows, lowest, form } = situation;
  const above = rows.filter(({ tier }) => isAbove(tier, lowest)).reduce((sum, { money }) => sum + money, 0);
  return {
    rows: rows.flatMap((row) => stopRowOf(row, situation)),
    problems: form.problems,
    total: form.total,
    above: above / 100,
    lowest: lowest?.tier.name ?? "",
    currency: textSetting(spreadsheet, "Groundwork_currency"),
  };
}

/** Where the money would go if these rows were stopped; nothing is written. */
export function suggestMove(request: unknown): MoveSuggestion {
  const fields = fieldsOf(request, ["stop"]);
  const stop = new Set(listField(fields, "stop", idPart));
  const situation = readSituation(SpreadsheetApp.getActiveSpreadsheet());
  const { rows, lowest, seen } = situation;
  const stopped = rows.filter((row) => row.budget && stop.has(row.id));
  const freed = stopped.reduce((sum, { money }) => sum + money, 0);
  const audit = auditOnceDone(situation, stopped);
  const { offers, note } = offersFor(situation, stopped, audit);
  const plan = bestPlan(
    offers.map((row) => candidateOf(row, audit)),
    audit,
    freed,
  );
  const lines = offers.flatMap((row, index): MoveLine[] => {
    const quantity = plan?.quantities[index] ?? 0;
    if (quantity === 0) return [];
    const lifted = row.lifts.filter((id) => plan!.lifted.some((criterion) => criterion.id === id));
    return [
      {
        id: row.id,
        activity: row.activity,
        tier: row.tier ? tierById(row.tier).name : "",
        quantity,
        cost: (quantity * row.unit) / 100,
        why: standingWords(plan!.standings[index]!, row.tier, lifted),
        isAbove: isAbove(row.tier, lowest),
      },
    ];
  });
  return { freed: freed / 100, lines, note: lines.length > 0 || offers.length === 0 ? note : TOO_DEAR, seen };
}

/** Stops rows and buys what is listed, if the Budget is still as it was. */
export function applyMove(request: unknown): Applied {
  const fields = fieldsOf(request, ["id", "stop", "add", "seen"]);
  const id = keyField(fields, "id");
  const stop = listField(fields, "stop", idPart);
  const add = listField(fields, "add", addPart);
  const seen = seenRows(fields);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const message = withDocumentLock(() =>
    withUndo(spreadsheet, { id, what: "Stop and move" }, ["budget"], () => {
      const places = findPlaces(spreadsheet, [budgetTab, catalogueTab]);
      return writeBudget(places, id, seen, (rows) => moveCells(places, rows, stop, add));
    }),
  );
  return { message };
}

function idPart(value: unknown): string {
  return textField({ row: value }, "row");
}

function addPart(value: unknown): Pick<MoveLine, "id" | "quantity"> {
  const fields = fieldsOf(value, ["id", "quantity"], "activity to add");
  return { id: textField(fields, "id"), quantity: wholeNumberField(fields, "quantity", 1, LARGEST_QUANTITY) };
}

function readSituation(spreadsheet: Spreadsheet): Situation {
  const places = findPlaces(spreadsheet, [auditTab, budgetTab, catalogueTab]);
  const audit = readAudit(places);
  const { rows, problems, total, seen } = readPlanRows(places, audit);
  const planned = rows.filter(({ budget }) => budget !== undefined);
  const judged = verdictsOf(
    places,
    planned.map(({ budget }) => budget!),
  );
  return {
    places,
    audit,
    rows,
    verdicts: new Map(planned.map((row, index) => [row, judged[index]!])),
    lowest: judgeTiers(audit).find(({ status }) => status !== "passes"),
    form: { problems, total: total / 100 },
    seen,
  };
}

const isAbove = (tier: TierId | undefined, lowest: TierState | undefined): boolean =>
  tier !== undefined && lowest !== undefined && tierById(tier).order > lowest.tier.order;

function stopRowOf(row: PlanRow, { verdicts, lowest }: Situation): StopRow[] {
  const { verdict, reason } = verdicts.get(row) ?? { verdict: "", reason: "" };
  if (!row.budget || row.money === 0 || (verdict !== "STOP" && verdict !== "HOLD")) return [];
  const { position, cells } = row.budget;
  return [
    {
      id: row.id,
      activity: row.activity,
      row: position,
      tier: tierById(row.tier!).name,
      verdict,
      reason,
      money: row.money / 100,
      hours: typeof cells.hours === "number" ? cells.hours : 0,
      quarter: text(cells.quarter),
      running: cells.running === true,
      isAbove: isAbove(row.tier, lowest),
    },
  ];
}

/** The audit once all that stays in the Budget and may run is done: what it lifts needs no more money. */
function auditOnceDone({ audit, rows, verdicts }: Situation, stopped: readonly PlanRow[]): ScoredCriterion[] {
  const stays = rows.filter(
    (row) =>
      row.money > 0 && !stopped.includes(row) && !["HOLD", "STOP", ""].includes(verdicts.get(row)?.verdict ?? ""),
  );
  const lifted = new Set(stays.flatMap(({ lifts }) => lifts));
  return audit.map((one) => (lifted.has(one.id) && isShort(one) ? { ...one, score: PASSING_SCORE } : one));
}

const isShort = ({ score }: ScoredCriterion): boolean => (score ?? 0) < PASSING_SCORE;

const GATES_LEFT = "It goes to gates that nothing else in the Budget lifts.";
const GAPS_LEFT =
  "What stays in the Budget lifts every gate that money can lift, so this closes the other gaps, foundation first.";
const NOTHING_LEFT = "What stays in the Budget closes every gap that money can close. The money is free.";
const TOO_DEAR = "The money freed is not enough for anything that closes a gap.";

/** What the money may buy: what lifts a gate that is still short, else what closes another gap of the lowest tiers. */
function offersFor({ rows, lowest }: Situation, stopped: readonly PlanRow[], audit: readonly ScoredCriterion[]) {
  const free = rows.filter((row) => row.money === 0 && !row.whole && !stopped.includes(row));
  const lifting = (wanted: (criterion: ScoredCriterion) => boolean) => {
    const ids = audit.filter((one) => isShort(one) && wanted(one)).map(({ id }) => id);
    return free.filter(({ lifts }) => lifts.some((id) => ids.includes(id)));
  };
  const gates = lifting(({ gate }) => gate !== "");
  if (gates.length > 0) return { offers: gates, note: GATES_LEFT };
  const gaps = lifting(({ tier }) => !isAbove(tier, lowest)).filter(({ tier }) => !isAbove(tier, lowest));
  return { offers: gaps, note: gaps.length > 0 ? GAPS_LEFT : NOTHING_LEFT };
}

function candidateOf({ tier, stages, lifts, unit }: PlanRow, audit: readonly ScoredCriterion[]): Candidate {
  return { tier, stages, lifts, maximum: 1, cost: unit, value: proposeValue({ lifts, stages }, audit).gapPoints };
}

/** Amounts that a row may hold; where one does not follow the quantity, a stopped row holds 0. */
const AMOUNTS = ["cash", "expected", "low", "high", "hours"];

function moveCells(
  places: Places,
  rows: ReadonlyMap<string, { readonly position: number; readonly cells: Readonly<Record<string, CellValue>> }>,
  stop: readonly string[],
  add: readonly Pick<MoveLine, "id" | "quantity">[],
): BudgetChanges {
  const place = needPlace(places, budgetTab);
  const follows = quantityFollowers(place);
  const wanted = new Map<string, Record<string, CellContent>>();
  for (const id of stop) {
    const row = rows.get(id);
    const typed = row
      ? AMOUNTS.filter((key) => place.columns.has(key) && row.cells[key] !== "" && !follows(row.position, key))
      : [];
    wanted.set(id, { quantity: 0, tag: STOPPED, ...Object.fromEntries(typed.map((key) => [key, 0])) });
  }
  for (const { id, quantity } of add.filter(({ id }) => rows.has(id))) {
    // Blank, too: an earlier try that was cut off may have taken the tag away.
    const isOwnTag = !["", OPTIONAL, STOPPED].includes(text(rows.get(id)!.cells.tag).toLowerCase());
    wanted.set(id, { quantity, ...(isOwnTag ? {} : { tag: null }) });
  }
  const added = add
    .filter(({ id }) => !rows.has(id))
    .map(({ id, quantity }) => ({ activity: id, cells: { quantity } }));
  return { rows: wanted, added };
}
