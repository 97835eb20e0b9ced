import fc from "fast-check";
import { expect, test } from "vitest";
import { BASES } from "../../src/domain/bases";
import { CRITERIA } from "../../src/domain/criteria";
import { TIERS } from "../../src/domain/tiers";
import { auditTab } from "../../src/tabs/audit";
import { budgetTab } from "../../src/tabs/budget";
import type { Tab } from "../../src/tabs/define";
import { funnelTab } from "../../src/tabs/funnel";
import { kpisTab } from "../../src/tabs/kpis";
import { behindRow, rowOf } from "../../src/tabs/summaryPage";
import { columnLetters } from "../../src/workbook/addresses";
import { patience, seeded } from "../domain/seeded";
import { emptyWorkbook, errors, newPlan } from "../plan";
import { type BudgetLine, expectedPage, type RandomPlan } from "./summaryModel";

/** As many plans are calculated at once, six tabs each. */
const AT_ONCE = 15;
const MOST_ROWS = 7;
const MOST_KPIS = 6;

/** Every mean is a whole number, so that sums are exact in any order. */
const amount = fc.oneof(
  fc.constantFrom(0, 6, 6_000_000_000),
  fc.integer({ min: 0, max: 100_000 }).map((number) => 6 * number),
);
const maybeAmount = fc.oneof<fc.Arbitrary<number | string>[]>(
  fc.constantFrom<(number | string)[]>("", "soon", 0),
  fc.integer({ min: 0, max: 500_000 }),
);

const budgetLine: fc.Arbitrary<BudgetLine> = fc
  .record({
    tier: fc.constantFrom(...TIERS.map(({ name }) => name)),
    amounts: fc.tuple(amount, amount, amount),
    verdict: fc.constantFrom("FUND FIRST", "FUND", "CAUTION", "HOLD", "STOP", ""),
    basis: fc.constantFrom(...BASES, ""),
    plan: maybeAmount,
    forecast: maybeAmount,
    committed: maybeAmount,
    actual: maybeAmount,
    promise: fc.constantFrom("", "kept", "missed", "due: kept or missed?", "open"),
    isWrong: fc.nat(9).map((die) => die === 0),
  })
  .map(({ amounts, ...line }) => {
    const [low, expected, high] = [...amounts].sort((one, other) => one - other);
    return { ...line, low: low!, expected: expected!, high: high!, ...(line.isWrong ? { tier: "Basement" } : {}) };
  });

const scores = fc
  .record({
    base: fc.constantFrom<(number | "")[]>("", 2, 3, 1),
    changes: fc.array(fc.tuple(fc.nat(CRITERIA.length - 1), fc.constantFrom<(number | "")[]>("", 0, 1, 2, 3)), {
      maxLength: 20,
    }),
  })
  .map(({ base, changes }) => {
    const all = CRITERIA.map((): number | "" => base);
    for (const [index, score] of changes) all[index] = score;
    return all;
  });

const counts = fc.array(fc.oneof(fc.constantFrom<(number | "")[]>("", 0, 29, 30), fc.nat(20_000)), {
  minLength: 7,
  maxLength: 7,
});

const STAGES = ["Awareness", "Consideration", "Adoption", "Advocacy", "Referral", "Revenue", "Return"];

const anyPlan: fc.Arbitrary<RandomPlan> = fc
  .record({
    scores,
    budget: fc.array(budgetLine, { maxLength: MOST_ROWS }),
    stageCount: fc.integer({ min: 4, max: 7 }),
    shown: counts,
    before: counts,
    kpis: fc.array(
      fc.record({
        stage: fc.constantFrom(...STAGES),
        kpi: fc.constantFrom("Sign-ups", "=SUM(A1)", "مقياس", "🚀 starts"),
        steers: fc.constantFrom("yes", "yes", ""),
        latest: fc.oneof(fc.constant<"">(""), fc.integer({ min: -50, max: 500 })),
        baseline: fc.integer({ min: -50, max: 500 }),
        target: fc.oneof(fc.constant<"">(""), fc.integer({ min: -50, max: 500 })),
        moved: fc.constantFrom("", "better", "worse", "same"),
      }),
      { maxLength: MOST_KPIS },
    ),
  })
  .map(({ stageCount, ...plan }) => ({
    ...plan,
    stages: STAGES.slice(0, stageCount),
    shown: plan.shown.slice(0, stageCount),
    before: plan.before.slice(0, stageCount),
  }));

interface SavedSheet {
  readonly styles: object;
  readonly formats: object;
  readonly borders: object;
  readonly conditionalFormats: readonly unknown[];
  readonly dataValidationRules: readonly unknown[];
  readonly figures: readonly unknown[];
  readonly id: string;
  readonly name: string;
  readonly rowNumber: number;
  readonly cells: Readonly<Record<string, string>>;
}

const saved = newPlan().host.save();
const engine = saved.engine as {
  readonly sheets: readonly SavedSheet[];
  readonly namedRanges: Readonly<Record<string, string>>;
}; // What the pinned engine writes.
/** A tab without its looks, which would take most of the time. */
const drawn = (name: string): SavedSheet => {
  const sheet = engine.sheets.find((each) => each.name === name)!;
  return {
    ...sheet,
    styles: {},
    formats: {},
    borders: {},
    conditionalFormats: [],
    dataValidationRules: [],
    figures: [],
  };
};

const COPIED = ["Audit", "Budget", "Costs", "Funnel", "KPIs", "Summary"];

/** Names of the copied tabs mean the cells of the same copy, those of Settings the shared cells. */
function rename(content: string, copy: number): string {
  const named = content.replace(/Groundwork_\w+/g, (name) => {
    const [tab, cell] = (engine.namedRanges[name] ?? "").split("!");
    return COPIED.includes(tab!) ? `${tab}!${cell!.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}` : name;
  });
  return named.replace(/\b(Audit|Budget|Costs|Funnel|KPIs|Summary)!/g, `$1${copy}!`);
}

const letters = (tab: Tab, key: string) => columnLetters(tab.columns.findIndex((column) => column.key === key) + 1);

/** Cells of a tab as set-up drew them: what stands above its table, and the formulas of some columns. */
function drawnCells(tab: Tab, rows: number, keys: readonly string[]): [string, string][] {
  const kept = keys.map((key) => letters(tab, key));
  return Object.entries(drawn(tab.name).cells).filter(([address]) => {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(address)!;
    return Number(row) < tab.headerRow || (Number(row) <= tab.headerRow + rows && kept.includes(column!));
  });
}

function typed(tab: Tab, lines: readonly object[]): [string, string][] {
  return lines.flatMap((line, index) =>
    Object.entries(line)
      .filter(([key, value]) => value !== "" && tab.columns.some((column) => column.key === key))
      .map(([key, value]): [string, string] => [
        `${letters(tab, key)}${tab.headerRow + 1 + index}`,
        typeof value === "string" && value.startsWith("=") ? `'${value}` : String(value),
      ]),
  );
}

const rowIn = (address: string): number => Number(/\d+$/.exec(address)![0]);

/** The page reads only the means and P80 of the first table of Costs; the line that notices changes has a test of its own. */
const COSTS = Object.entries(drawn("Costs").cells).filter(
  ([address]) => /^[BDEFG]\d/.test(address) && rowIn(address) <= rowIn(engine.namedRanges.Groundwork_p80!),
);
const PAGE = Object.entries(drawn("Summary").cells).filter(([address]) => rowIn(address) !== behindRow("plan now"));

function copyOf(plan: RandomPlan, copy: number): SavedSheet[] {
  const sheet = (tab: Tab, rows: number, cells: readonly [string, string][]): SavedSheet => ({
    ...drawn(tab.name),
    id: `${tab.key}${copy}`,
    name: `${tab.name}${copy}`,
    rowNumber: tab.headerRow + rows,
    cells: Object.fromEntries(cells.map(([address, content]) => [address, rename(content, copy)])),
  });
  const budget = plan.budget.map((line, index) => ({ ...line, activity: `Activity ${index}`, stages: "Adoption" }));
  return [
    sheet(auditTab, CRITERIA.length, [
      ...drawnCells(auditTab, CRITERIA.length, [
        "id",
        "tier",
        "gate",
        "weight",
        "scored",
        "answered",
        "points",
        "result",
      ]),
      ...typed(
        auditTab,
        plan.scores.map((score) => ({ score })),
      ),
    ]),
    sheet(budgetTab, MOST_ROWS, [
      ...drawnCells(budgetTab, budget.length, ["check", "mean", "deviation", "square", "counted"]),
      ...typed(budgetTab, budget),
    ]),
    sheet(funnelTab, STAGES.length, [
      ...typed(
        funnelTab,
        plan.stages.map((stage, index) => ({ stage, shown: plan.shown[index], before: plan.before[index] })),
      ),
    ]),
    sheet(kpisTab, MOST_KPIS, [
      [`${letters(kpisTab, "stage")}${kpisTab.headerRow}`, "Stage"],
      ...typed(
        kpisTab,
        plan.kpis.map(({ latest, baseline, target, ...kpi }) => ({
          ...kpi,
          rulerLatest: latest,
          rulerBaseline: baseline,
          rulerTarget: target,
        })),
      ),
    ]),
    { ...drawn("Costs"), id: `costs${copy}`, name: `Costs${copy}`, cells: renamed(COSTS, copy) },
    { ...drawn("Summary"), id: `summary${copy}`, name: `Summary${copy}`, cells: renamed(PAGE, copy) },
  ];
}

const renamed = (cells: readonly [string, string][], copy: number) =>
  Object.fromEntries(cells.map(([address, content]) => [address, rename(content, copy)]));

/** The preview's ROUND gives 1530000.0000000002. */
const inTwelveDigits = (value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(12)) : value);

const inDigits = (page: ReturnType<typeof expectedPage>): unknown =>
  JSON.parse(JSON.stringify(page), (_, value) => inTwelveDigits(value));

/** What a copy's page shows, by the names of the model. */
function shownPage(at: (address: string) => unknown, { stages }: RandomPlan): ReturnType<typeof expectedPage> {
  const [tiers, funnel, kpis] = [rowOf("tiers") + 1, rowOf("funnel") + 1, rowOf("kpis") + 1];
  const money = (row: number) => ({
    plan: at(`E${row}`),
    now: at(`F${row}`),
    spent: at(`G${row}`),
    variance: at(`H${row}`),
  });
  const cards = rowOf("cards") + 1;
  return {
    tiers: TIERS.map((_, index) => {
      const row = tiers + index;
      return { name: at(`A${row}`), score: at(`C${row}`), gates: at(`D${row}`), ...money(row) };
    }),
    total: money(tiers + TIERS.length),
    gatesPassed: at(`A${cards}`),
    costs: at(`C${cards}`),
    above: at(`F${cards}`),
    assumed: at(`J${cards}`),
    waiting: String(at(`A${rowOf("refused")}`)).split(", estimates")[0],
    promises: String(at(`A${rowOf("promises")}`)).split(" is written")[0],
    completeness: String(at(`A${rowOf("lead")}`)).split("never refreshed: ")[1],
    headline: at(`A${rowOf("headline")}`),
    funnel: stages.map((_, index) => ({
      stage: at(`A${funnel + index}`),
      developers: at(`D${funnel + index}`),
      now: at(`E${funnel + index}`),
      before: at(`F${funnel + index}`),
      change: at(`G${funnel + index}`),
    })),
    kpis: stages.map((_, index) => [at(`B${kpis + index}`), at(`F${kpis + index}`)].filter((words) => words !== "–")),
  } as ReturnType<typeof expectedPage>; // Read as what the page should hold; the comparison finds what differs.
}

test(
  "every figure and every word of the page is what the plan says, in no state an error",
  () => {
    const settings = drawn("Settings");
    const named = Object.fromEntries(
      Object.entries(engine.namedRanges).filter(([, range]) => range.startsWith("Settings!")),
    );
    seeded(
      // A batch is too slow to be made smaller when it fails; the message names the plan.
      fc.property(fc.noShrink(fc.array(anyPlan, { minLength: AT_ONCE, maxLength: AT_ONCE })), (plans) => {
        const sheets = [settings, ...plans.flatMap(copyOf)];
        const { host } = emptyWorkbook({
          workbook: { ...saved, extras: {}, engine: { ...engine, namedRanges: named, sheets } },
        });
        expect(errors(host).filter((line) => line.startsWith("Summary"))).toEqual([]);
        plans.forEach((plan, copy) => {
          const at = (address: string) => inTwelveDigits(host.value(`Summary${copy}!${address}`));
          expect(shownPage(at, plan), JSON.stringify(plan)).toEqual(inDigits(expectedPage(plan)));
          expect(at(`A${rowOf("reconcile")}`)).toContain("Figures reconcile: yes");
        });
        host.dispose();
      }),
      300 / AT_ONCE,
    );
  },
  patience(4),
);
