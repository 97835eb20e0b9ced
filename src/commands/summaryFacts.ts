import { judgeTiers, type ScoredCriterion } from "../domain/audit";
import { ASSUMPTION, BASES } from "../domain/bases";
import { biggestLeak } from "../domain/funnelSteps";
import { type Cents, toCents } from "../domain/money";
import type { Fix } from "../domain/release";
import type { SummaryFacts, SummaryKpi, SummaryLeak, SummaryRow } from "../domain/summary";
import { findTier } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { funnelTab } from "../tabs/funnel";
import { kpisTab } from "../tabs/kpis";
import { needPlace, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { numberSetting } from "../workbook/settings";
import type { CellValue } from "../workbook/write";
import { scoredCriteria } from "./answers";
import { verdictsOf } from "./verdicts";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** All that the sentences of the Summary rest on: each tab of the plan is read once, however long it is. */
export interface SummaryReading {
  readonly facts: SummaryFacts;
  readonly audit: readonly ScoredCriterion[];
  readonly fixes: readonly Fix[];
}

export function readFacts(spreadsheet: Spreadsheet, places: Places): SummaryReading {
  const audit = scoredCriteria(named(places, auditTab, "id"));
  const budget = named(places, budgetTab, "activity");
  const counted = budget.filter(({ cells }) => cells.counted === 1);
  const plans = counted.filter(({ cells }) => isAmount(cells.plan));
  const mean = (rows: readonly TableRow[]) => sumOf(rows, ({ cells }) => cents(cells.mean));
  const firm = counted.filter(({ cells }) => text(cells.basis) !== ASSUMPTION && BASES.includes(text(cells.basis)));
  const facts: SummaryFacts = {
    tiers: judgeTiers(audit),
    rows: summaryRows(places, budget),
    leak: readLeak(places),
    lateKpis: readLateKpis(places),
    plan: plans.length === 0 ? undefined : sumOf(plans, ({ cells }) => cents(cells.plan)),
    outlook: sumOf(counted, ({ cells }) => cents(isAmount(cells.forecast) ? cells.forecast : cells.mean)),
    p80: toCents(numberSetting(spreadsheet, "Groundwork_p80") ?? 0),
    cautionCap: numberSetting(spreadsheet, "Groundwork_caution_cap") ?? 1,
    firm: mean(counted) > 0 ? mean(firm) / mean(counted) : 0,
    amount: amountsFor(spreadsheet.getSpreadsheetLocale()),
  };
  return { facts, audit, fixes: readFixes(places) };
}

const named = (places: Places, tab: typeof budgetTab, key: string): TableRow[] =>
  readTable(needPlace(places, tab)).filter(({ cells }) => text(cells[key]) !== "");

const isAmount = (value: CellValue | undefined): value is number => typeof value === "number" && value >= 0;

const cents = (value: CellValue | undefined): Cents => (typeof value === "number" ? toCents(value) : 0);

const sumOf = (rows: readonly TableRow[], amount: (row: TableRow) => Cents): Cents =>
  rows.reduce((sum, row) => sum + amount(row), 0);

const WORDS = ["FUND FIRST", "FUND", "CAUTION", "HOLD", "STOP"];

/** The Budget's own verdicts, which the page counts; where its function cannot run, the same judgement made here. */
function summaryRows(places: Places, budget: readonly TableRow[]): SummaryRow[] {
  const isJudged = budget.some(({ cells }) => WORDS.includes(text(cells.verdict)));
  const verdicts = isJudged
    ? budget.map(({ cells }) => text(cells.verdict))
    : verdictsOf(places, budget).map(({ verdict }) => verdict);
  return budget.map(({ position, cells }, index) => ({
    row: position,
    activity: text(cells.activity),
    tier: findTier(text(cells.tier))?.id,
    money: cells.counted === 1 ? cents(cells.mean) : 0,
    verdict: WORDS.includes(verdicts[index] ?? "") ? verdicts[index]! : "",
    promise: text(cells.promise),
    change: text(cells.change),
  }));
}

function readLeak(places: Places): SummaryLeak | undefined {
  const stages = named(places, funnelTab, "stage");
  const counts = stages.map(({ cells }) => (typeof cells.shown === "number" ? cells.shown : undefined));
  const at = biggestLeak(counts);
  if (at === undefined) return undefined;
  const name = (index: number) => text(stages[index]!.cells.stage);
  return { from: name(at - 1), to: name(at), lost: 1 - counts[at]! / counts[at - 1]! };
}

const readLateKpis = (places: Places): SummaryKpi[] =>
  named(places, kpisTab, "kpi")
    .filter(({ cells }) => text(cells.late) === "late")
    .map(({ position, cells }) => ({ row: position, name: text(cells.kpi) }));

const readFixes = (places: Places): Fix[] =>
  named(places, catalogueTab, "activity").map(({ cells }) => ({
    id: text(cells.id),
    name: text(cells.activity),
    lifts: text(cells.lifts)
      .split(/[,;]/)
      .map((part) => part.trim()),
    cents: cents(cells.expected),
    leadWeeks: typeof cells.leadWeeks === "number" ? cells.leadWeeks : 0,
  }));

/** Amounts to three figures, grouped as people of the spreadsheet's locale group them. */
export function amountsFor(locale: string): (cents: Cents) => string {
  const tag = isKnown(locale.replace("_", "-")) ? locale.replace("_", "-") : "en-US";
  return (amount) => {
    const whole = Math.round(amount / 100);
    const unit = 10 ** Math.max(0, String(Math.abs(whole)).length - 3);
    return (Math.round(whole / unit) * unit).toLocaleString(tag);
  };
}

function isKnown(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
