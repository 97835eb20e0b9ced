import { CATALOGUE } from "../domain/catalogue";
import { CRITERIA } from "../domain/criteria";
import { daysAfter } from "../domain/days";
import {
  EXAMPLE_ACTIVITIES,
  EXAMPLE_ANSWERS,
  EXAMPLE_COUNTS,
  EXAMPLE_KPIS,
  EXAMPLE_MONTHS,
  EXAMPLE_OWNER,
  EXAMPLE_OWNERS,
  EXAMPLE_PROGRAM,
  EXAMPLE_QUARTERS,
  EXAMPLE_RATER,
  EXAMPLE_TARGETS,
  type ExamplePromise,
} from "../domain/example";
import { KPIS } from "../domain/kpis";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import type { Tab } from "../tabs/define";
import { funnelTab } from "../tabs/funnel";
import { kpisTab } from "../tabs/kpis";
import { periodKeys } from "../tabs/periods";
import { dayOf, daysBefore, today } from "../workbook/days";
import { type TableRow, text } from "../workbook/read";
import type { CellContent, CellValue } from "../workbook/write";

/** What the example types into one tab. */
export interface ExampleTab {
  readonly tab: Tab;
  /** What people may have typed; a row is free when all of these are blank, and somebody's when one is not. */
  readonly typed: readonly string[];
  /** Days that are written with a row and cleared with it, if the row has one; which day it is, is no sign of whose it is. */
  readonly extra?: Readonly<Record<string, (index: number) => CellContent>>;
  /** Numbers that a command fills in beside any row, "Lock the plan" above all: cleared with a row, and no sign of whose it is. */
  readonly filledIn?: readonly string[];
  /** What it calls the period columns. */
  readonly periods?: { readonly first: string; readonly names: readonly string[] };
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
  /** The row of the tab an example row belongs to; without it example rows go to the first free ones. */
  readonly belongs?: (row: TableRow, index: number, example: Readonly<Record<string, CellValue>>) => boolean;
}

const COUNT_KEYS = periodKeys("developers");
const ACTUAL_KEYS = periodKeys("actual");

const byPeriod = (keys: readonly string[], values: readonly CellValue[]): Record<string, CellValue> =>
  Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ""]));

export function exampleTabs(): ExampleTab[] {
  return [
    {
      tab: auditTab,
      typed: ["score", "evidence", "owner", "rater"],
      extra: { scoredOn: () => dayOf(today()) },
      rows: EXAMPLE_ANSWERS.map(({ criterion, score, evidence }) => ({
        id: criterion,
        score,
        evidence,
        owner: EXAMPLE_OWNERS[CRITERIA.find(({ id }) => id === criterion)!.tier]!,
        rater: EXAMPLE_RATER,
      })),
      belongs: (row, _, example) => text(row.cells.id) === example.id,
    },
    {
      tab: budgetTab,
      typed: ["activity", "quantity", "running", "quarter", "owner", "tag", "change", "stopRule", "outcome"],
      filledIn: ["plan"],
      extra: { changeBy: (index) => dayOfPromise(EXAMPLE_ACTIVITIES[index]!.promise) },
      rows: EXAMPLE_ACTIVITIES.map((activity) => ({
        activity: activity.name ?? CATALOGUE.find(({ id }) => id === activity.id)!.name,
        ...(activity.tier === undefined ? {} : { tier: activity.tier }),
        ...(activity.expected === undefined ? {} : { expected: activity.expected }),
        quantity: activity.quantity,
        running: activity.running ?? false,
        quarter: activity.quarter,
        owner: activity.owner,
        tag: activity.tag ?? "",
        ...promiseCells(activity.promise),
      })),
    },
    {
      tab: funnelTab,
      typed: [...COUNT_KEYS, "target"],
      periods: { first: "developers", names: EXAMPLE_QUARTERS },
      rows: EXAMPLE_COUNTS.map((counts, index) => ({
        ...byPeriod(COUNT_KEYS, counts),
        target: EXAMPLE_TARGETS[index]!,
      })),
      belongs: (_, index, example) => EXAMPLE_COUNTS[index]?.[0] === example.developers,
    },
    {
      tab: kpisTab,
      typed: ["baseline", "target", ...ACTUAL_KEYS],
      extra: { updated: (index) => dayOf(daysBefore(EXAMPLE_KPIS[index]!.daysAgo)) },
      periods: { first: "actual", names: EXAMPLE_MONTHS },
      rows: KPIS.map(({ name }, index) => {
        const { baseline, target, actuals } = EXAMPLE_KPIS[index]!;
        return { kpi: name, baseline, target, ...byPeriod(ACTUAL_KEYS, actuals) };
      }),
      belongs: (row, _, example) => text(row.cells.kpi) === example.kpi,
    },
  ];
}

function promiseCells(promise: ExamplePromise | undefined): Readonly<Record<string, CellValue>> {
  const { change = "", stopRule = "", outcome = "" } = promise ?? {};
  return { change, stopRule, outcome };
}

const dayOfPromise = (promise: ExamplePromise | undefined): CellContent =>
  promise ? dayOf(daysAfter(today(), promise.inDays)) : null;

/** Whose title and owner the Settings name, by named cell: what stands there before, and what the example writes. */
export const EXAMPLE_NAMES: readonly { name: string; before: string | number; example: string | number }[] = [
  { name: "Groundwork_program", before: "Developer relations", example: EXAMPLE_PROGRAM },
  { name: "Groundwork_owner", before: "", example: EXAMPLE_OWNER },
  { name: "Groundwork_periods", before: 12, example: EXAMPLE_QUARTERS.length },
];
