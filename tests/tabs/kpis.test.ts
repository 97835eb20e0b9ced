import fc from "fast-check";
import { expect, test } from "vitest";
import { kpiScore } from "../../src/domain/kpi";
import { KPIS } from "../../src/domain/kpis";
import { METRICS } from "../../src/domain/metrics";
import type { Host } from "../../src/preview/host";
import { kpisTab } from "../../src/tabs/kpis";
import { periodKeys } from "../../src/tabs/periods";
import { columnLetters } from "../../src/workbook/addresses";
import { patience, seededAsync } from "../domain/seeded";
import { cell, emptyWorkbook, errors, examplePlan, newPlan, rowOf, script } from "../plan";

const ACTUALS = periodKeys("actual");
const DAY = 24 * 60 * 60 * 1000;

const value = (host: Host, key: string, row: number) => host.value(cell("kpis", key, row));
const type = (host: Host, row: number, cells: Readonly<Record<string, string | number>>) => {
  for (const [key, content] of Object.entries(cells)) host.type(cell("kpis", key, row), String(content));
};
/** What stands beside a label above the table. */
function beside(host: Host, label: string, column: "B" | "C" = "C"): unknown {
  for (let row = 1; row < kpisTab.headerRow; row += 1) {
    if (host.value(`KPIs!A${row}`) === label) return host.value(`KPIs!${column}${row}`);
  }
  throw new Error(`KPIs has no “${label}”`);
}
const kpiRow = (host: Host, name: string) => rowOf(host, "kpis", "kpi", name);
/** A row after those of the plan's own. */
const FREE = KPIS.length + 1;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

const anyNumber = fc.oneof(
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.constantFrom(0, 5, 2400, 10 ** 15),
  fc.constant(undefined),
);
const anyKpi = fc.record({
  scale: fc.constantFrom("linear" as const, "log" as const),
  good: fc.constantFrom("up", "down"),
  baseline: anyNumber,
  target: anyNumber,
  actuals: fc.array(anyNumber, { minLength: ACTUALS.length, maxLength: ACTUALS.length }),
});

test(
  "latest, the one before, direction and score are those of the domain, for random KPIs",
  async () => {
    const { host } = newPlan();
    const rows = 20;
    const at = (key: string) => kpisTab.columns.findIndex((column) => column.key === key) + 1;
    await seededAsync(
      fc.asyncProperty(fc.array(anyKpi, { minLength: rows, maxLength: rows }), async (kpis) => {
        const columns: Record<string, (string | number)[]> = {
          kpi: kpis.map((_, index) => `Own ${index}`),
          good: kpis.map(({ good }) => good),
          scale: kpis.map(({ scale }) => scale),
          baseline: kpis.map(({ baseline }) => baseline ?? ""),
          target: kpis.map(({ target }) => target ?? ""),
        };
        for (const [index, key] of ACTUALS.entries()) columns[key] = kpis.map(({ actuals }) => actuals[index] ?? "");
        const writes = Object.entries(columns).map(([key, cells]) => [at(key), cells.map((content) => [content])]);
        await script(
          host,
          (app, all) => {
            const [first, columns] = JSON.parse(all) as [number, [number, string[][]][]];
            const sheet = app.getActiveSpreadsheet().getSheetByName("KPIs")!;
            for (const [column, cells] of columns) sheet.getRange(first, column, cells.length, 1).setValues(cells);
          },
          JSON.stringify([kpisTab.headerRow + 1, writes]),
        );
        kpis.forEach(({ scale, good, baseline, target, actuals }, index) => {
          const row = index + 1;
          const measured = actuals.filter((actual) => actual !== undefined);
          const [latest, earlier] = [measured.at(-1), measured.at(-2)];
          expect(value(host, "latest", row)).toBe(latest ?? "");
          const moved =
            latest === undefined || earlier === undefined
              ? ""
              : latest === earlier
                ? "same"
                : latest > earlier === (good === "up")
                  ? "better"
                  : "worse";
          expect(value(host, "moved", row)).toBe(moved);
          const given = [latest, baseline, target];
          const isKnown = given.every((one) => one !== undefined && (scale === "linear" || one > 0));
          const score = isKnown ? kpiScore(latest!, baseline!, target!, scale) : undefined;
          const found = value(host, "score", row);
          if (score === undefined) expect(found).toBe("");
          else expect(Math.abs(Number(found) - score) / Math.max(1, Math.abs(score))).toBeLessThan(1e-9);
          const bars = [...String(value(host, "trend", row))].filter((bar) => bar !== " ");
          expect(bars).toHaveLength(measured.length < 2 ? 0 : measured.length);
        });
        expect(errors(host)).toEqual([]);
      }),
      10,
    );
  },
  patience(6),
);

interface State {
  readonly when: string;
  readonly given: (host: Host) => void;
  readonly says?: readonly (readonly [label: string, words: string])[];
  readonly rows?: readonly (readonly [key: string, row: number, value: unknown])[];
}

const first = (cells: Readonly<Record<string, string | number>>) => (host: Host) => type(host, 1, cells);

const STATES: readonly State[] = [
  {
    when: "nothing is measured yet",
    given: () => undefined,
    says: [
      ["Steering KPIs", "Two KPIs steer each stage."],
      ["First success", "Read the two together, once each has two actuals."],
      ["Late", "No actual is late."],
      ["To check", "Nothing."],
    ],
    rows: [
      ["unit", 1, "people / month"],
      ["good", 4, "down"],
      ["scale", 4, "log"],
      ["scale", 1, "linear"],
    ],
  },
  {
    when: "a third KPI steers a stage",
    given: (host) => type(host, FREE, { stage: "Adoption", kpi: "Production rate", steers: "yes" }),
    says: [["Steering KPIs", "Adoption: 3 steer, choose two."]],
    rows: [["check", FREE, "3 KPIs steer Adoption: choose two"]],
  },
  {
    when: "one steers a stage, and none another",
    given: (host) => {
      for (const row of [1, 3, 4]) type(host, row, { steers: "" });
    },
    says: [["Steering KPIs", "Awareness: 1 steers, choose two. Consideration: none steers, choose two."]],
  },
  {
    when: "a KPI is taken from the shelf",
    given: (host) => type(host, FREE, { stage: "Adoption", kpi: "Time to production" }),
    rows: [
      ["unit", FREE, "days"],
      ["good", FREE, "down"],
      ["scale", FREE, "log"],
      ["meaning", FREE, METRICS.find(({ name }) => name === "Time to production")!.definition],
      ["system", FREE, "API log"],
      ["check", FREE, ""],
    ],
  },
  {
    when: "a KPI is one's own",
    given: (host) => type(host, FREE, { stage: "Adoption", kpi: "Plugins in use", good: "up", unit: "plugins" }),
    rows: [
      ["check", FREE, ""],
      ["unit", FREE, "plugins"],
    ],
  },
  {
    when: "nobody said which direction of an own KPI is good",
    given: (host) => type(host, FREE, { stage: "Adoption", kpi: "Plugins in use" }),
    says: [["To check", "See “Check” in the rows."]],
    rows: [["check", FREE, "say whether up or down is good"]],
  },
  {
    when: "a weak metric steers",
    given: (host) => {
      type(host, 1, { steers: "" });
      type(host, FREE, { stage: "Awareness", kpi: "Social followers gained (net)", steers: "yes" });
    },
    rows: [["check", FREE, "moves without any developer being better off: steer by another"]],
  },
  {
    when: "a KPI stands twice",
    given: (host) => type(host, FREE, { stage: "Adoption", kpi: "Activation rate" }),
    rows: [["check", FREE, "this KPI stands twice"]],
  },
  {
    when: "a KPI's stage is no stage of the funnel",
    given: first({ stage: "Fame" }),
    rows: [["check", 1, "choose a stage of the funnel"]],
  },
  {
    when: "an actual is a word",
    given: first({ baseline: 1, target: 2, actual: "n/a" }),
    rows: [
      ["check", 1, "a baseline, target or actual is not a number"],
      ["score", 1, ""],
    ],
  },
  {
    when: "the target is the baseline",
    given: first({ baseline: 5, target: 5, actual: 6, due: "" }),
    rows: [
      ["check", 1, "the target is the baseline: there is no way to go"],
      ["score", 1, ""],
    ],
  },
  {
    when: "the target is worse than the baseline",
    given: first({ baseline: 5, target: 4 }),
    rows: [["check", 1, "the target is worse than the baseline"]],
  },
  {
    when: "a time of 0 is on the log scale",
    given: (host) => type(host, 4, { baseline: 2400, target: 5, actual: 0, due: "" }),
    rows: [
      ["check", 4, "the log scale needs numbers over 0"],
      ["score", 4, ""],
    ],
  },
  {
    when: "an actual has no day",
    given: first({ actual: 5 }),
    rows: [
      ["check", 1, "type the day of the newest actual into Updated"],
      ["late", 1, ""],
    ],
  },
  {
    when: "an actual came in within its days",
    given: first({ actual: 5, updated: daysAgo(38), due: 40 }),
    rows: [
      ["late", 1, ""],
      ["check", 1, ""],
    ],
  },
  {
    when: "an actual is too old",
    given: first({ actual: 5, updated: daysAgo(60), due: 40 }),
    says: [["Late", "New unique visitors, developer site is late: see Check in its row."]],
    rows: [
      ["late", 1, "late"],
      ["check", 1, expect.stringMatching(/^(59|60|61) days old, due every 40$/)],
    ],
  },
];

test.each(STATES.map((state) => ({ ...state })))("when $when, the tab says so", ({ given, says = [], rows = [] }) => {
  const { host } = newPlan();
  given(host);
  for (const [label, expected] of says) expect(beside(host, label)).toBe(expected);
  for (const [key, row, expected] of rows) expect(value(host, key, row), `${key} ${row}`).toEqual(expected);
  expect(errors(host)).toEqual([]);
});

const BOTH_FELL =
  "Both fell: faster, but for a smaller share. The time counts only those who finish, so see who gave up.";
const TOGETHER = "Read the two together: the time counts only those who finish, the rate says how many do.";

test.each([
  ["both fell", [30, 20], [10, 8], BOTH_FELL],
  ["the time fell, the rate rose", [30, 20], [10, 12], TOGETHER],
  ["both rose", [20, 30], [10, 12], TOGETHER],
  ["the rate is measured once", [30, 20], [10, ""], "Read the two together, once each has two actuals."],
])("time to first success stands beside the activation rate: %s", (_, time, rate, says) => {
  const { host } = newPlan();
  const [timeRow, rateRow] = [kpiRow(host, "Time to first success"), kpiRow(host, "Activation rate")];
  type(host, timeRow, { actual: time[0]!, actual2: time[1]! });
  type(host, rateRow, { actual: rate[0]!, actual2: rate[1]! });
  expect(beside(host, "First success")).toBe(says);
  expect(beside(host, "First success", "B")).toBe(`${time[1]} minutes, before ${time[0]}`);
  const latest = rate[1] === "" ? rate[0] : rate[1];
  expect(beside(host, "Activation rate", "B")).toBe(`${latest} %${rate[1] === "" ? "" : `, before ${rate[0]}`}`);
});

test("where one of the two is no KPI any more, the tab asks for it", () => {
  const { host } = newPlan();
  type(host, kpiRow(host, "Activation rate"), { kpi: "Production rate" });
  expect(beside(host, "First success")).toMatch(/^Keep time to first success and activation rate both/);
  expect(beside(host, "Activation rate", "B")).toBe("not among the KPIs");
});

test("a trend draws a bar for each period with an actual, and leaves gaps as gaps", () => {
  const { host } = newPlan();
  type(host, 1, { actual: 0, actual2: 70, actual4: 35, actual5: 10 });
  expect(value(host, "trend", 1)).toBe("▁█ ▅▂");
  type(host, 2, { actual: 7, actual2: 7 });
  expect(value(host, "trend", 2)).toBe("▄▄");
});

test("KPIs of one's own, to 200 rows: set-up gives them the formulas, and the score reaches them all", async () => {
  const { host, screen } = newPlan();
  await script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("KPIs")!;
    sheet.insertRowsAfter(sheet.getMaxRows(), 160);
  });
  const last = 200;
  for (const row of [last - 1, last]) {
    type(host, row, { stage: "Adoption", kpi: `Own ${row}`, good: "up", baseline: 0, target: 10, actual: 5 });
  }
  expect(value(host, "latest", last)).toBe("");
  host.run("setUpPlan");
  expect(screen.toasts.at(-1)).toBe("Added formulas to 2 rows of KPIs.");
  expect(value(host, "latest", last)).toBe(5);
  expect(value(host, "score", last)).toBe(0.5);
  expect(value(host, "good", last)).toBe("up");
  host.run("setUpPlan");
  expect(screen.toasts.at(-1)).toBe("The plan is complete. Nothing was changed.");
  expect(errors(host)).toEqual([]);
});

test("the shelf holds 51 metrics, and the dropdown of a KPI takes one of its own as well", () => {
  const { host } = newPlan();
  expect(METRICS.map((_, index) => host.value(cell("metrics", "metric", index + 1)))).toEqual(
    METRICS.map(({ name }) => name),
  );
  host.type(cell("metrics", "metric", METRICS.length + 1), "Plugins in use");
  host.type(cell("metrics", "unit", METRICS.length + 1), "plugins");
  host.type(cell("metrics", "good", METRICS.length + 1), "up");
  type(host, FREE, { stage: "Adoption", kpi: "Plugins in use" });
  expect(value(host, "unit", FREE)).toBe("plugins");
  expect(value(host, "check", FREE)).toBe("");
});

test("the example shows a late KPI, and both falling", () => {
  const { host } = examplePlan();
  expect(beside(host, "Late", "B")).toBe(1);
  expect(beside(host, "First success")).toBe(BOTH_FELL);
  expect(value(host, "actual", 0)).toBe("Jan");
  host.run("clearExample");
  expect(value(host, "actual", 0)).toBe("Period 1");
  expect(value(host, "updated", 1)).toBe("");
});

test("a plan of before keeps its KPIs and their actuals: they become the first period", async () => {
  const { host } = emptyWorkbook();
  await script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().insertSheet("KPIs");
    const visibility = app.DeveloperMetadataVisibility.DOCUMENT;
    sheet.addDeveloperMetadata("groundwork", "kpis", visibility);
    sheet.getRange("4:4").addDeveloperMetadata("groundwork", "kpis#", visibility);
    const columns = [
      "stage",
      "kpi",
      "unit",
      "good",
      "baseline",
      "target",
      "actual",
      "progress",
      "owner",
      "updated",
      "why",
    ];
    columns.forEach((key, index) => {
      const letter = "ABCDEFGHIJK"[index]!;
      sheet.getRange(`${letter}:${letter}`).addDeveloperMetadata("groundwork", `kpis.${key}`, visibility);
      sheet.getRange(`${letter}4`).setValue(key[0]!.toUpperCase() + key.slice(1));
    });
    sheet
      .getRange("A5:G5")
      .setValues([["Consideration", "Time to first success (median)", "minutes", "down", 2400, 5, 20]]);
    sheet.getRange("I5").setValue("Ada");
  });
  host.run("setUpPlan");
  const headers = Array.from({ length: 60 }, (_, index) => columnLetters(index + 1));
  const under = (header: string) =>
    headers
      .filter((letter) => host.value(`KPIs!${letter}10`) === header)
      .map((letter) => host.value(`KPIs!${letter}11`));
  expect(under("Actual")).toEqual([20]);
  expect(under("Latest")).toEqual([20]);
  expect(under("Unit")).toEqual(["minutes"]);
  expect(under("Owner")).toEqual(["Ada"]);
  expect(Number(under("KPI score")[0])).toBeCloseTo(kpiScore(20, 2400, 5, "log")!, 9);
  expect(beside(host, "First success", "B")).toBe("20 minutes");
  expect(errors(host)).toEqual([]);
});
