import { listedIn } from "../cells";
import type { ScoredCriterion } from "../domain/audit";
import { type Cents, toCents } from "../domain/money";
import { type Candidate, MOST_CANDIDATES } from "../domain/plan";
import { findTier } from "../domain/tiers";
import { proposeValue, type ValueProposal } from "../domain/value";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { columnLetters } from "../workbook/addresses";
import { needColumn, needPlace, type Place, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import type { CellValue } from "../workbook/write";
import { listField, textField } from "./requests";
import type { PlanProblem } from "./server";

/** An activity that a plan may hold: a row of the Budget, or one of the Catalogue that is not in the Budget. */
export interface PlanRow extends Pick<Candidate, "tier" | "stages" | "lifts" | "maximum"> {
  /** Its name; a second row of the same name is told apart by its number. */
  readonly id: string;
  readonly activity: string;
  /** Its row of the Budget; undefined in the Catalogue. */
  readonly budget: TableRow | undefined;
  readonly quantity: number;
  /** Expected cost of one unit, and of the row as it stands. */
  readonly unit: Cents;
  readonly money: Cents;
  /** Its cost was typed for the row as a whole and does not follow the quantity: it is bought whole or not at all. */
  readonly whole: boolean;
  readonly tag: string;
  /** What the person typed into the Value column; undefined while that is blank. */
  readonly ownValue: number | undefined;
  readonly proposal: ValueProposal;
}

export interface PlanRows {
  readonly rows: readonly PlanRow[];
  readonly problems: readonly PlanProblem[];
  /** Expected cost of the whole Budget, also of rows that cannot be planned. */
  readonly total: Cents;
  /** What each row of the Budget says, whatever its place: by it a change made meanwhile is noticed. */
  readonly seen: readonly string[];
}

/** What keeps a row from being planned. */
class Unplannable extends Error {}

const number = (value: CellValue | undefined): number | undefined => (typeof value === "number" ? value : undefined);

/** All that a plan may choose from, the Budget's rows first, each with what it is worth by the audit. */
export function readPlanRows(places: Places, audit: readonly ScoredCriterion[]): PlanRows {
  const place = needPlace(places, budgetTab);
  for (const key of ["activity", "tier", "stages", "quantity", "lifts", "expected", "tag"]) needColumn(place, key);
  const catalogue = readTable(needPlace(places, catalogueTab)).filter(({ cells }) => text(cells.activity) !== "");
  const unitCosts = new Map(catalogue.map(({ cells }) => [text(cells.activity), number(cells.expected)]));
  const budget = readTable(place).filter(({ cells }) => text(cells.activity) !== "");
  const follows = quantityFollowers(place);
  const problems: PlanProblem[] = [];
  const take = (activity: string, row: number, make: () => PlanRow): PlanRow[] => {
    try {
      return [make()];
    } catch (reason) {
      if (!(reason instanceof Unplannable)) throw reason;
      problems.push({ activity, row, why: reason.message });
      return [];
    }
  };
  const rows = [...rowsById(budget)].flatMap(([id, row]) => {
    const name = text(row.cells.activity);
    const isPerUnit = follows(row.position, "expected");
    return take(name, row.position, () => fromBudget(id, row, isPerUnit, unitCosts.get(name), audit));
  });
  const names = new Set(budget.map(({ cells }) => text(cells.activity)));
  const others = catalogue.flatMap((row) => {
    const name = text(row.cells.activity);
    if (names.has(name)) return [];
    names.add(name);
    return take(name, 0, () => fromCatalogue(name, row, audit));
  });
  return {
    rows: refuseTooMany([...rows, ...others]),
    problems,
    total: budget.reduce((sum, { cells }) => sum + toCents(number(cells.expected) ?? 0), 0),
    seen: budget.map(markOf),
  };
}

function refuseTooMany(rows: readonly PlanRow[]): readonly PlanRow[] {
  if (rows.length <= MOST_CANDIDATES) return rows;
  throw new Error(
    `The Budget and the Catalogue hold ${rows.length} activities. A plan takes ${MOST_CANDIDATES} at most: take those that cannot be meant out of the Catalogue.`,
  );
}

/** The columns that a plan rests on. */
export const MARKED = ["activity", "quantity", "expected", "tag"] as const;
export type MarkedKey = (typeof MARKED)[number];
export type Marked = Readonly<Partial<Record<MarkedKey, unknown>>>;

/** What a row says that a plan rests on; where it stands does not matter. */
export const markOf = ({ cells }: TableRow): string => JSON.stringify(MARKED.map((key) => cells[key] ?? ""));

/** The cells that a mark tells of; none of one that is not ours. */
export function cellsOfMark(mark: string): Marked {
  try {
    const values: unknown = JSON.parse(mark);
    return Array.isArray(values) ? Object.fromEntries(MARKED.map((key, index) => [key, values[index]])) : {};
  } catch {
    return {};
  }
}

/** Rows of the longest Budget that a page can be sent. */
const MOST_ROWS = 20_000;

/** The marks of the rows that a page showed; only compared, so they may be as long as what stands in the cells. */
export const seenRows = (fields: Record<string, unknown>): string[] =>
  listField(fields, "seen", (seen) => textField({ seen }, "seen", Number.POSITIVE_INFINITY), MOST_ROWS);

/**
 * Rows under the ids by which plans name them, in their order: the name, and a number from the second row of a name on.
 * What rows say decides which is the second, so that sorting the tab exchanges none.
 */
export function rowsById(rows: readonly TableRow[]): Map<string, TableRow> {
  const sorted = [...rows].sort((one, other) =>
    markOf(one) < markOf(other) ? -1 : Number(markOf(one) > markOf(other)),
  );
  const ids = new Map<TableRow, string>();
  const used = new Set<string>();
  for (const row of sorted) {
    const name = text(row.cells.activity);
    let id = name;
    for (let count = 2; used.has(id); count += 1) id = numbered(name, count);
    used.add(id);
    ids.set(row, id);
  }
  return new Map(rows.map((row) => [ids.get(row)!, row]));
}

const numbered = (name: string, count: number): string => `${name} (${count})`;

/** The id of the second row of a name. */
export const secondOf = (name: string): string => numbered(name, 2);

/** Whether the cell of a column holds a formula that reads the quantity of its own row. */
export function quantityFollowers(place: Place): (row: number, key: string) => boolean {
  const first = place.headerRow + 1;
  const height = Math.max(place.sheet.getLastRow() - place.headerRow, 1);
  const formulas = place.sheet.getRange(first, 1, height, Math.max(...place.columns.values())).getFormulas();
  const letters = columnLetters(needColumn(place, "quantity"));
  return (row, key) => {
    const formula = formulas[row - first]?.[needColumn(place, key) - 1] ?? "";
    return new RegExp(`(?<![A-Z])${letters}\\$?${row}(?!\\d)`, "i").test(formula);
  };
}

function fromBudget(
  id: string,
  row: TableRow,
  isPerUnit: boolean,
  unitCost: number | undefined,
  audit: readonly ScoredCriterion[],
): PlanRow {
  const { cells } = row;
  const quantity = quantityOf(cells.quantity);
  const expected = costOf(cells.expected);
  if (quantity === 0 && (isPerUnit ? unitCost === undefined : expected === 0))
    throw new Unplannable("its quantity is 0 and nothing says what one costs");
  const whole = !isPerUnit;
  const unit = whole ? expected : quantity === 0 ? unitCost! : expected / quantity;
  const typed = number(cells.maximum);
  const maximum = typed !== undefined && Number.isInteger(typed) && typed >= 0 ? typed : Math.max(1, quantity);
  return {
    ...nature(row, audit),
    id,
    budget: row,
    quantity,
    unit: toCents(unit),
    money: toCents(expected),
    whole,
    maximum: whole ? Math.min(1, maximum) : maximum,
    tag: text(cells.tag),
    ownValue: ownValueOf(cells.value),
  };
}

function fromCatalogue(id: string, row: TableRow, audit: readonly ScoredCriterion[]): PlanRow {
  return {
    ...nature(row, audit),
    id,
    budget: undefined,
    quantity: 0,
    unit: toCents(costOf(row.cells.expected)),
    money: 0,
    whole: false,
    maximum: 1,
    tag: "",
    ownValue: undefined,
  };
}

function nature({ cells }: TableRow, audit: readonly ScoredCriterion[]) {
  const tier = text(cells.tier);
  const found = findTier(tier);
  if (tier !== "" && !found) throw new Unplannable(`“${tier.slice(0, 40)}” is no tier`);
  const stages = listedIn(text(cells.stages));
  const lifts = listedIn(text(cells.lifts)).map(
    (id) => audit.find((criterion) => criterion.id.toUpperCase() === id.toUpperCase())?.id ?? id,
  );
  const proposal = proposeValue({ lifts, stages }, audit);
  return { activity: text(cells.activity), tier: found?.id, stages, lifts, proposal };
}

/** The most units of a row that a plan looks at. */
export const LARGEST_QUANTITY = 10_000;

function quantityOf(cell: CellValue | undefined): number {
  if (cell === undefined || cell === "") return 1;
  const quantity = number(cell);
  if (quantity === undefined) throw new Unplannable("its quantity is not a number");
  if (!Number.isInteger(quantity) || quantity < 0) throw new Unplannable("its quantity is not a whole number");
  if (quantity > LARGEST_QUANTITY) throw new Unplannable(`its quantity is over ${LARGEST_QUANTITY}`);
  return quantity;
}

function costOf(cell: CellValue | undefined): number {
  if (cell === undefined || cell === "") throw new Unplannable("it has no expected cost");
  const cost = number(cell);
  if (cost === undefined) throw new Unplannable("its expected cost is not a number");
  if (cost < 0) throw new Unplannable("its expected cost is negative");
  return cost;
}

function ownValueOf(cell: CellValue | undefined): number | undefined {
  const value = number(cell);
  return value !== undefined && value >= 0 ? value : undefined;
}
