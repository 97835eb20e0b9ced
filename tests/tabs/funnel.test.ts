import fc from "fast-check";
import { expect, test } from "vitest";
import { conversion, dropoff } from "../../src/domain/funnel";
import { biggestLeak, compareSteps, FEWEST_ENTRIES, judgeTargets, stageFigures } from "../../src/domain/funnelSteps";
import { STAGE_SETS, STAGES } from "../../src/domain/stages";
import type { Host } from "../../src/preview/host";
import { funnelTab } from "../../src/tabs/funnel";
import { PERIODS, periodKeys } from "../../src/tabs/periods";
import { MAXIMUM_STAGES } from "../../src/tabs/settings";
import { columnLetters } from "../../src/workbook/addresses";
import { patience, seededAsync } from "../domain/seeded";
import { cell, emptyWorkbook, errors, examplePlan, newPlan, script } from "../plan";

const COUNTS = periodKeys("developers");
const letters = (key: string) => columnLetters(funnelTab.columns.findIndex((column) => column.key === key) + 1);

const value = (host: Host, key: string, row: number) => host.value(cell("funnel", key, row));
const number = (host: Host, key: string, row: number) => {
  const found = value(host, key, row);
  return found === "" ? undefined : Number(found);
};
/** What stands beside a label above the table, or in Settings. */
function beside(host: Host, tab: string, label: string, column = "B"): unknown {
  return host.value(addressBeside(host, tab, label, column));
}
function addressBeside(host: Host, tab: string, label: string, column = "B"): string {
  for (let row = 1; row <= 60; row += 1) if (host.value(`${tab}!A${row}`) === label) return `${tab}!${column}${row}`;
  throw new Error(`${tab} has no “${label}”`);
}
const words = (host: Host, label: string) => beside(host, "Funnel", label, "E");
const set = (host: Host, label: string, text: string) => host.type(addressBeside(host, "Settings", label), text);

/** Types a column of numbers or words under a header. */
function type(host: Host, key: string, cells: readonly (string | number)[]): void {
  cells.forEach((content, index) => {
    host.type(cell("funnel", key, index + 1), String(content));
  });
}

const count = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }) },
  // Few values, so that neighbours are often equal and limits are often met.
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 29, 30, 31, 10 ** 15) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

const anyFunnel = fc.integer({ min: 1, max: MAXIMUM_STAGES }).chain((stages) => {
  const period = fc.array(count, { minLength: stages, maxLength: stages });
  const share = fc.option(fc.constantFrom(0, 0.1, 0.25, 0.5, 1), { nil: undefined });
  return fc.record({
    periods: fc.array(period, { minLength: 1, maxLength: 4 }),
    targets: fc.array(share, { minLength: stages, maxLength: stages }),
    cost: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
  });
});

type Counts = readonly (number | undefined)[];

const isFilled = (counts: Counts) => counts.some((one) => one !== undefined);

/** The best conversion of each step in any period that enough developers entered and that did not grow. */
function bestOf(periods: readonly Counts[], stage: number): number | undefined {
  const shares = periods.flatMap((counts) => {
    const [entered, reached] = [counts[stage - 1], counts[stage]];
    const isSolid = entered !== undefined && entered >= FEWEST_ENTRIES && reached !== undefined && reached <= entered;
    return isSolid && reached > 0 ? [reached / entered] : [];
  });
  return shares.length > 0 ? Math.max(...shares) : undefined;
}

test(
  "every number of the tab is the domain's, for random funnels of one to seven stages over one to four periods",
  async () => {
    const { host } = newPlan();
    await seededAsync(
      fc.asyncProperty(anyFunnel, async ({ periods, targets, cost }) => {
        const stages = targets.length;
        const column = (values: Counts) => Array.from({ length: MAXIMUM_STAGES }, (_, index) => [values[index] ?? ""]);
        const names = Array.from({ length: MAXIMUM_STAGES }, (_, index) => [
          index < stages ? `Stage ${index + 1}` : "",
        ]);
        const writes: [string, (string | number)[][]][] = [
          [addressBeside(host, "Settings", "Stage 1"), names],
          ...COUNTS.map((key, index): [string, (string | number)[][]] => [
            cell("funnel", key, 1),
            column(periods[index] ?? []),
          ]),
          [cell("funnel", "target", 1), column(targets)],
          [addressBeside(host, "Funnel", "Cost of the period"), [[cost ?? ""]]],
        ];
        await script(
          host,
          (app, all) => {
            for (const [address, values] of JSON.parse(all) as [string, (string | number)[][]][]) {
              const [tab, start] = address.split("!") as [string, string];
              const first = app.getActiveSpreadsheet().getSheetByName(tab)!.getRange(start);
              first.offset(0, 0, values.length, 1).setValues(values);
            }
          },
          JSON.stringify(writes),
        );
        const filled = periods.flatMap((counts, index) => (isFilled(counts) ? [index] : []));
        const blank: Counts = targets.map(() => undefined);
        const shown = periods[filled.at(-1) ?? -1] ?? blank;
        const before = periods[filled.at(-2) ?? -1] ?? blank;
        const close = (key: string, row: number, expected: number | undefined) => {
          const found = number(host, key, row);
          if (expected === undefined || found === undefined) expect(found, `${key} ${row}`).toBe(expected);
          else expect(Math.abs(found - expected), `${key} ${row}: ${found}, not ${expected}`).toBeLessThan(1e-9);
        };
        stageFigures(shown).forEach((figures, index) => {
          const row = index + 1;
          expect(value(host, "stage", row)).toBe(`Stage ${row}`);
          close("shown", row, figures.count);
          close("shareOfPrevious", row, figures.ofPrevious);
          close("shareOfFirst", row, figures.ofFirst);
          close("lostCount", row, figures.lost);
          close("lostShare", row, figures.dropoff);
          close("low", row, figures.interval?.low);
          close("high", row, figures.interval?.high);
          expect(value(host, "note", row)).toBe(figures.note);
          const grew = index > 0 && (shown[index] ?? 0) > (shown[index - 1] ?? Number.POSITIVE_INFINITY);
          expect(String(value(host, "explained", row)).startsWith("More than came")).toBe(grew);
        });
        judgeTargets(shown, targets, "rates").forEach((figures, index) => {
          close("targetGap", index + 1, figures.gap);
          close("needed", index + 1, figures.needed);
          expect(value(host, "status", index + 1)).toBe(figures.status ?? "");
        });
        compareSteps(before, shown).forEach((step, index) => {
          close("shareBefore", index + 1, step.before);
          close("shareAfter", index + 1, step.after);
          close("change", index + 1, step.change);
          close("changeLow", index + 1, step.interval?.low);
          expect(value(host, "verdict", index + 1)).toBe(step.verdict ?? "");
        });
        const bests = targets.map((_, stage) => (stage === 0 ? undefined : bestOf(periods, stage)));
        bests.forEach((best, index) => {
          close("best", index + 1, best);
        });
        const stuck = biggestLeak(shown, { baseline: bests });
        const leak = biggestLeak(shown);
        const leakShare = leak === undefined ? "" : dropoff(shown, "previous", "rate")[leak];
        expect(beside(host, "Funnel", "Biggest leak")).toBe(leakShare);
        const below = beside(host, "Funnel", "Below its own best");
        if (stuck === undefined) expect(below).toBe("");
        else expect(Number(below)).toBeCloseTo(conversion(shown, "previous")[stuck]! / bests[stuck]!, 9);
        const activated = shown[Math.min(3, Math.max(2, stages)) - 1];
        const price = cost === undefined || !activated ? "" : cost / activated;
        expect(beside(host, "Funnel", "Cost per developer")).toBe(price);
        expect(errors(host)).toEqual([]);
      }),
      100,
    );
  },
  patience(6),
);

interface State {
  readonly when: string;
  readonly given?: (host: Host) => void;
  readonly says: readonly (readonly [label: string, words: string | RegExp])[];
  readonly rows?: readonly (readonly [key: string, row: number, value: unknown])[];
}

const STATES: readonly State[] = [
  {
    when: "nothing is typed yet",
    says: [
      ["Period shown", "Type or paste developers into the period columns on the right."],
      ["Compared with", "No earlier period to compare with."],
      ["Biggest leak", "Two stages with a number are needed."],
      ["Below its own best", /^No step can be compared/],
      ["Cost of the period", /^Nothing is planned yet/],
      ["Cost per developer", "Needs the developers who reached Adoption."],
      ["To check", "Nothing."],
    ],
  },
  {
    when: "there is one period",
    given: (host) => type(host, "developers", [1000, 300, 100, 20]),
    says: [
      ["Period shown", "The newest period with a number: Period 1. Choose another in the cell on the left."],
      ["Biggest leak", "Adoption to Advocacy loses the largest share: 80 of 100 developers."],
      ["Below its own best", "Every step is at the best of its periods."],
      ["Cost per developer", "Needs the cost of the period."],
    ],
    rows: [["verdict", 1, ""]],
  },
  {
    when: "a stage lost nobody, and the next grew",
    given: (host) => type(host, "developers", [100, 100, 140]),
    says: [["Biggest leak", "No leak: no step that 30 developers entered loses any."]],
    rows: [
      ["note", 3, "grew"],
      ["shareOfPrevious", 3, 1.4],
      ["explained", 3, expect.stringContaining("not all are the same people")],
      ["note", 4, "not measured"],
    ],
  },
  {
    when: "a step fell below its own best, and the period has a price",
    given: (host) => {
      type(host, "developers", [1000, 400, 100]);
      type(host, "developers2", [1000, 400, 50]);
      host.type(addressBeside(host, "Funnel", "Cost of the period"), "5000");
    },
    says: [
      ["Below its own best", "Consideration to Adoption fell furthest: 12.5% now, 25.0% at its best."],
      ["Cost of the period", "Your figure, in USD. Clear it to use the Budget's."],
      [
        "Cost per developer",
        "Each of 50 who reached Adoption costs 100 USD. At its best again, Consideration to Adoption would bring 100 for 50 each.",
      ],
    ],
  },
  {
    when: "only the step after the activation stage fell, so the price has nothing to gain",
    given: (host) => {
      type(host, "developers", [1000, 400, 100, 50]);
      type(host, "developers2", [1000, 400, 100, 10]);
      host.type(addressBeside(host, "Funnel", "Cost of the period"), "5000");
    },
    says: [["Cost per developer", /costs 50 USD\. No step on the way is below its own best\.$/]],
  },
  {
    when: "nobody was activated",
    given: (host) => {
      type(host, "developers", [1000, 400, 0]);
      host.type(addressBeside(host, "Funnel", "Cost of the period"), "5000");
    },
    says: [["Cost per developer", "Nobody reached Adoption in this period, so there is no price."]],
    rows: [["shareOfPrevious", 4, ""]],
  },
  {
    when: "the cost is a word",
    given: (host) => host.type(addressBeside(host, "Funnel", "Cost of the period"), "much"),
    says: [["Cost of the period", /^This is not a number/]],
  },
  {
    when: "a count is a word and another negative",
    given: (host) => type(host, "developers", [1000, "n/a", -5, 20]),
    says: [["To check", "See “In words” beside the stages."]],
    rows: [
      ["shown", 2, ""],
      ["note", 2, "not measured"],
      ["explained", 2, "What is typed is not a number, so the stage counts as not measured."],
      ["explained", 3, "Developers cannot be negative, so the stage counts as not measured."],
    ],
  },
  {
    when: "two stages differ only in case",
    given: (host) => set(host, "Stage 2", "AWARENESS"),
    says: [["To check", "See “In words” beside the stages."]],
    rows: [["explained", 2, expect.stringContaining("same name")]],
  },
  {
    when: "a stage name between two others is cleared",
    given: (host) => {
      set(host, "Stage 2", "");
      type(host, "developers", [1000, 400, 100, 20]);
    },
    says: [["Biggest leak", "Adoption to Advocacy loses the largest share: 80 of 100 developers."]],
    rows: [
      ["stage", 2, "Stage 2"],
      ["shareOfPrevious", 3, 0.25],
    ],
  },
  {
    when: "shares and counts are mixed among the targets",
    given: (host) => {
      type(host, "developers", [1000, 400, 100, 20]);
      type(host, "target", ["", 0.5, 120]);
    },
    says: [["To check", "Targets are shares (0 to 1) or developers (over 1): use one kind in all rows."]],
    rows: [["status", 2, ""]],
  },
  {
    when: "targets are counts",
    given: (host) => {
      type(host, "developers", [1000, 400, 100, 20]);
      type(host, "target", ["", 500, 100, "soon"]);
    },
    says: [["To check", "Nothing."]],
    rows: [
      ["status", 2, "below"],
      ["gapInWords", 2, "-100"],
      ["status", 3, "met"],
      ["status", 4, ""],
    ],
  },
  {
    when: "an earlier period is chosen",
    given: (host) => {
      type(host, "developers", [1000, 300]);
      type(host, "developers2", [900, 200]);
      type(host, "developers3", [800, 100]);
      host.type(addressBeside(host, "Funnel", "Period shown"), "period 2");
    },
    says: [
      ["Period shown", "Clear the cell to see the newest period."],
      ["Compared with", "The period before: Period 1."],
    ],
    rows: [
      ["shown", 1, 900],
      ["before", 1, 1000],
    ],
  },
  {
    when: "a period is chosen that does not exist",
    given: (host) => {
      type(host, "developers", [1000, 300]);
      host.type(addressBeside(host, "Funnel", "Period shown"), "Q9");
    },
    says: [["Period shown", "There is no period with this name. Choose one, or clear the cell for the newest."]],
    rows: [["shown", 1, ""]],
  },
  {
    when: "a blank period lies between two others",
    given: (host) => {
      type(host, "developers", [1000, 300]);
      type(host, "developers4", [800, 100]);
    },
    says: [["Compared with", "The period before: Period 1."]],
    rows: [["before", 2, 300]],
  },
  {
    when: "Settings choose the AAARRRP stages",
    given: (host) => {
      set(host, "Stage names", "AAARRRP");
      type(host, "developers", [7000, 6000, 5000, 4000, 3000, 2000, 1000]);
    },
    says: [["Biggest leak", "Referral to Product loses the largest share: 1,000 of 2,000 developers."]],
    rows: STAGE_SETS[1]!.stages.map((name, index) => ["stage", index + 1, name] as const),
  },
  {
    when: "developers are counted from events, and there are none",
    given: (host) => set(host, "Developers are", "events"),
    says: [
      ["Period shown", "The developers that the events show, over their whole time."],
      ["To check", "Nothing."],
    ],
    rows: [["shown", 1, 0]],
  },
];

test.each(STATES.map((state) => ({ ...state })))("when $when, the tab says so", ({ given, says, rows = [] }) => {
  const { host } = newPlan();
  given?.(host);
  for (const [label, expected] of says) {
    if (typeof expected === "string") expect(words(host, label)).toBe(expected);
    else expect(words(host, label)).toMatch(expected);
  }
  for (const [key, row, expected] of rows) expect(value(host, key, row), `${key} ${row}`).toEqual(expected);
  expect(errors(host)).toEqual([]);
});

async function pointAtEvents(host: Host, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  await script(
    host,
    (app, all) => {
      const spreadsheet = app.getActiveSpreadsheet();
      const values = JSON.parse(all) as string[][];
      const sheet = spreadsheet.insertSheet("Log");
      const range = sheet.getRange(1, 1, values.length, 3);
      range.setValues(values);
      spreadsheet.setNamedRange("Groundwork_events", range);
    },
    JSON.stringify(rows),
  );
}

const LOG = [
  ["Id", "Stage", "Time"],
  ["ada", "Awareness", "2026-01-01"],
  ["ada", "consideration", "2026-01-05"],
  ["ben", "Awareness", "2026-01-02"],
  ["ben", "Consideration", "2026-03-20"],
  ["cy", "Awareness", "2026-01-03"],
];

test.each([
  ["without a window", "", 2],
  ["within a window of 10 days", "10", 1],
])("developers are counted from a team's own log: %s", async (_, window, considering) => {
  const { host } = newPlan();
  await pointAtEvents(host, LOG);
  set(host, "Developers are", "events");
  set(host, "Window", window);
  type(host, "developers", [500, 100]);
  expect([1, 2, 3, 4].map((row) => value(host, "shown", row))).toEqual([3, considering, 0, 0]);
  expect(value(host, "before", 1)).toBe("");
  expect(errors(host)).toEqual([]);
});

test("events that cannot be counted are told of, and leave no number", async () => {
  const { host } = newPlan();
  await pointAtEvents(host, [...LOG, ["dee", "Awareness", "soon"]]);
  set(host, "Developers are", "events");
  expect(words(host, "To check")).toMatch(/^The events cannot be counted: type =FUNNEL_CHECK/);
  expect(value(host, "shown", 1)).toBe("");
});

test("without a cost of its own the period costs its part of the Budget's mean", () => {
  const { host } = examplePlan();
  const mean = Number(host.value(addressBeside(host, "Settings", "Periods in the plan").replace(/.*/, "Costs!E12")));
  expect(Number(beside(host, "Funnel", "Cost per developer")) * 168 * 4).toBeCloseTo(mean, 2);
});

test("a period that people named keeps its name and its numbers through set-up, also where the marks are lost", async () => {
  const { host, screen } = newPlan();
  host.type(cell("funnel", "developers", 0), "Jan");
  host.type(cell("funnel", "developers2", 0), "Feb");
  type(host, "developers2", [1000, 300]);
  host.run("setUpPlan");
  expect(screen.toasts.at(-1)).toBe("The plan is complete. Nothing was changed.");
  await script(host, (app) => {
    for (const metadata of app.getActiveSpreadsheet().createDeveloperMetadataFinder().find()) metadata.remove();
  });
  host.run("setUpPlan");
  expect(value(host, "developers2", 0)).toBe("Feb");
  expect(value(host, "shown", 2)).toBe(300);
  expect(words(host, "Period shown")).toContain("Feb");
  expect(errors(host)).toEqual([]);
});

test("a plan of before keeps its numbers: they become the first period", async () => {
  const { host } = emptyWorkbook();
  await script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().insertSheet("Funnel");
    const visibility = app.DeveloperMetadataVisibility.DOCUMENT;
    sheet.addDeveloperMetadata("groundwork", "funnel", visibility);
    sheet.getRange("5:5").addDeveloperMetadata("groundwork", "funnel#", visibility);
    const columns: [string, string, string][] = [
      ["A", "stage", "Stage"],
      ["B", "developers", "Developers"],
      ["C", "ofPrevious", "=FUNNEL_CONVERSION($B$5:$B$12)"],
      ["D", "dropOff", "=FUNNEL_DROPOFF($B$5:$B$12)"],
      ["E", "bar", "Of the largest stage"],
      ["F", "entry", "What counts as entering"],
    ];
    for (const [letter, key, header] of columns) {
      sheet.getRange(`${letter}:${letter}`).addDeveloperMetadata("groundwork", `funnel.${key}`, visibility);
      if (header.startsWith("=")) sheet.getRange(`${letter}5`).setFormula(header);
      else sheet.getRange(`${letter}5`).setValue(header);
    }
    sheet.getRange("A1:A4").setValues([["Funnel"], ["Our own lead"], ["Our note"], [""]]);
    sheet.getRange("A6:B9").setValues([
      ["Awareness", 1000],
      ["Consideration", 400],
      ["Adoption", 100],
      ["Advocacy", 20],
    ]);
    sheet.getRange("F6").setValue("our own event");
  });
  host.run("setUpPlan");
  const row = (key: string) => {
    const headers = Array.from({ length: 70 }, (_, index) => columnLetters(index + 1));
    return headers.filter((letter) => host.value(`Funnel!${letter}13`) === key);
  };
  const [developers, first] = row("Developers");
  expect([14, 15, 16, 17].map((line) => host.value(`Funnel!${first}${line}`))).toEqual([1000, 400, 100, 20]);
  expect([14, 15, 16, 17].map((line) => host.value(`Funnel!${developers}${line}`))).toEqual([1000, 400, 100, 20]);
  expect(host.value(`Funnel!${row("What counts as entering")[0]}14`)).toBe("our own event");
  expect(host.value("Funnel!A2")).toBe("Our own lead");
  expect(errors(host)).toEqual([]);
  expect(words(host, "Biggest leak")).toContain("80 of 100");
  expect(row("Period 2")).toHaveLength(1);
  expect(errors(host)).toEqual([]);
  host.run("setUpPlan");
  expect(words(host, "Biggest leak")).toContain("80 of 100");
});

test("the tab has room for twelve periods and the default four stages", () => {
  const { host } = newPlan();
  type(host, `developers${PERIODS}`, [1000, 300]);
  expect(words(host, "Period shown")).toContain(`Period ${PERIODS}.`);
  expect(STAGES.map((_, index) => value(host, "entry", index + 1))).toEqual(STAGES.map(({ entry }) => entry));
  expect(host.formula(`Funnel!${letters("kpiStage")}13`)).toContain("FUNNEL_KPIS");
});
