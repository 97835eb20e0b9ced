import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { seeded } from "../domain/seeded";
import { call, column, refusal } from "./calls";
import { countsOf, DAY, rows, TIME_FORMS } from "./events";

const STAGES = ["Visit", "Account", "App"];
const stages = column(...STAGES);
const HEADER = ["Id", "Stage", "Time"];
const table = (name: string, ...args: unknown[]) => call(name, ...args) as Cell[][];

/** Three developers; the second one comes back before the account. */
const log = rows(
  ["ann", "Visit", 0, "DE"],
  ["ann", "Account", 1, "FR"],
  ["ann", "App", 5, ""],
  ["bob", "Visit", 0, "DE"],
  ["bob", "Visit", 10, "US"],
  ["bob", "Account", 13, "DE"],
  ["cem", "Visit", 40, ""],
);

describe("FUNNEL_TIMES", () => {
  test("from stage to stage, in days", () => {
    expect(table("FUNNEL_TIMES", log, stages)).toEqual([
      ["Stage", "Developers", "Mean", "P50", "P90"],
      ["Visit", 3, "", "", ""],
      ["Account", 2, 2, 2, 2.8],
      ["App", 1, 4, 4, 4],
    ]);
  });

  test.each<[string, unknown[], Cell[]]>([
    ["hours", ["", "", "hours"], ["Account", 2, 48, 48, 67.2]],
    ["minutes", ["", "", "minutes"], ["Account", 2, 2880, 2880, 4032]],
    ["seconds", ["", "", " SECONDS "], ["Account", 2, 172_800, 172_800, 241_920]],
    ["a window", [2], ["Account", 1, 1, 1, 1]],
    ["one percentile", ["", 0.25], ["Account", 2, 2, 1.5]],
    ["a row of percentiles", ["", [[0, 0.5, 1]]], ["Account", 2, 2, 1, 2, 3]],
    ["a column of percentiles, with a blank end", ["", column(0, 1, "")], ["Account", 2, 2, 1, 3]],
  ])("%s", (_, options, expected) => {
    expect(table("FUNNEL_TIMES", log, stages, ...options)[2]).toEqual(expected);
  });

  test("columns are named after their percentiles", () => {
    const [header] = table("FUNNEL_TIMES", log, stages, "", [[0.07, 0.5, 0.999, 1, 0]]);
    expect(header!.slice(3)).toEqual(["P7", "P50", "P99.9", "P100", "P0"]);
  });

  test("the first way to the furthest stage decides, not a faster one later", () => {
    const twice = rows(["a", "Visit", 0], ["a", "Account", 4], ["a", "Visit", 10], ["a", "Account", 11]);
    expect(table("FUNNEL_TIMES", twice, stages)[2]!.slice(0, 3)).toEqual(["Account", 1, 4]);
  });

  test("nobody got there", () => {
    expect(table("FUNNEL_TIMES", "", stages, "", "", "", false)).toEqual([
      ["Visit", 0, "", "", ""],
      ["Account", 0, "", "", ""],
      ["App", 0, "", "", ""],
    ]);
  });

  test("at the same instant is 0, which is a time", () => {
    expect(table("FUNNEL_TIMES", rows(["a", "Visit", 0], ["a", "Account", 0]), stages)[2]).toEqual([
      "Account",
      1,
      0,
      0,
      0,
    ]);
  });
});

describe("FUNNEL_SEGMENTS", () => {
  const header = [...HEADER, "Country"];

  test("by the row that entered the chain that counts", () => {
    const shown = table("FUNNEL_SEGMENTS", [header, ...log], stages, "Country");
    expect(shown[0]).toEqual(["Segment", "Visit", "Account", "App", "Of first", "Low", "High"]);
    expect(shown.slice(1).map((row) => row.slice(0, 5))).toEqual([
      ["(none)", 1, 0, 0, 0],
      ["DE", 1, 1, 1, 1],
      ["US", 1, 1, 0, 0],
    ]);
    expect(shown[2]!.slice(5)).toEqual((call("FUNNEL_INTERVAL", 1, 1) as Cell[][])[0]);
  });

  test.each<[string, unknown, unknown]>([
    ["a header in any case", [header, ...log], " country "],
    ["the number of the column", [header, ...log], 4],
    ["the number, without headers", log, 4],
    ["a column beside events", log.map((row) => row.slice(0, 3)), column(...log.map((row) => row[3]))],
    ["a column beside events, headers and all", [header, ...log], column("Country", ...log.map((row) => row[3]))],
  ])("%s", (_, events, segment) => {
    expect(table("FUNNEL_SEGMENTS", events, stages, segment, "", "", false).map((row) => row[0])).toEqual([
      "(none)",
      "DE",
      "US",
    ]);
  });

  test("the largest first, others added up", () => {
    const many = [..."aaabbccd"].map((name, index) => [`dev ${index}`, "Visit", 0, name] as const);
    const shown = table("FUNNEL_SEGMENTS", rows(...many), stages, 4, "", 2, false);
    expect(shown.map((row) => row.slice(0, 2))).toEqual([
      ["a", 3],
      ["b", 2],
      ["(other)", 3],
    ]);
    const named = rows(...many, ["x", "Visit", 0, "(other)"]);
    expect(
      table("FUNNEL_SEGMENTS", named, stages, 4, "", 9, false)
        .map((row) => row.slice(0, 2))
        .pop(),
    ).toEqual(["(other)", 1]);
  });

  test("segments may be numbers, tick boxes and dates", () => {
    const events = rows(
      ["a", "Visit", 0, 7],
      ["b", "Visit", 0, "7"],
      ["c", "Visit", 0, true],
      ["d", "Visit", 0, new Date(0)],
    );
    expect(table("FUNNEL_SEGMENTS", events, stages, 4, "", "", false).map((row) => row.slice(0, 2))).toEqual([
      ["7", 2],
      ["1970-01-01T00:00:00.000Z", 1],
      ["TRUE", 1],
    ]);
  });

  test("entries of one developer at the same instant: the first in the alphabet, in either row order", () => {
    const tied = rows(["a", "Visit", 0, "US"], ["a", "Visit", 0, ""], ["a", "Visit", 0, "DE"]);
    for (const events of [tied, [...tied].reverse()]) {
      expect(table("FUNNEL_SEGMENTS", events, stages, 4, "", "", false).map(([name]) => name)).toEqual(["DE"]);
    }
  });

  test("nobody entered", () => {
    expect(call("FUNNEL_SEGMENTS", rows(["a", "App", 0, "DE"]), stages, 4, "", "", false)).toBe("");
    expect(table("FUNNEL_SEGMENTS", "", stages, 1)).toHaveLength(1);
  });

  test("an error in a segment that nobody needs is passed over", () => {
    const events = rows(["a", "Visit", 0, "DE"], ["a", "Account", 1, "#N/A"]);
    expect(table("FUNNEL_SEGMENTS", events, stages, 4, "", "", false)[0]![0]).toBe("DE");
  });

  test.each<[unknown[], string]>([
    [
      [[header, ...log], stages, "Land"],
      'events has no column "Land". Give segment_column a header of events, or the number of a column.',
    ],
    [
      [log, stages, "Country"],
      'events has no column "Country". Give segment_column a header of events, or the number of a column.',
    ],
    [[log, stages, 5], "segment_column is 5, but events has 4 columns. Use a number from 1 to 4."],
    [[log, stages, 1.5], "segment_column is 1.5, but events has 4 columns. Use a number from 1 to 4."],
    [[log, stages], "segment_column is blank. Give the header of a column of events, or its number."],
    [
      [log, stages, "#REF!"],
      "segment_column is the error #REF!. Give the header of a column of events, or its number.",
    ],
    [[log, stages, column("DE", "US")], "segment_column has 2 rows and events has 7. They must match."],
    [[log, stages, [["DE", "US"]]], "segment_column has 2 columns. Give one."],
    [[log, stages, 4, "", 0], "top is 0. It must be over 0."],
    [[log, stages, 4, "", 2.5], "top is 2.5. It must be a whole number."],
    [
      [rows(["a", "Visit", 0, "#N/A"]), stages, 4],
      "events row 1, column 4, is the error #N/A. Repair the cell it comes from.",
    ],
  ])("refuses %#", (args, message) => {
    expect(refusal("FUNNEL_SEGMENTS", ...args)).toBe(`FUNNEL_SEGMENTS: ${message}`);
  });
});

describe("FUNNEL_COHORTS", () => {
  // 1 May 2026 is a Friday.
  test("by month of first entry", () => {
    expect(table("FUNNEL_COHORTS", log, stages, "", 5)).toEqual([
      ["Cohort", "Visit", "Account", "App", "Of first", "Note"],
      ["2026-05", 2, 2, 1, 0.5, ""],
      ["2026-06", 1, 0, 0, 0, "maturing"],
    ]);
  });

  test.each<[string, readonly unknown[]]>([
    ["day", ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04"]],
    ["week", ["2026-04-27", "2026-05-04"]],
    ["month", ["2026-05"]],
    ["quarter", ["2026-Q2"]],
  ])("cohorts of a %s, those without entries too", (period, names) => {
    const events = rows(["a", "Visit", 0], ["b", "Visit", 3]);
    const shown = table("FUNNEL_COHORTS", events, stages, period, "", false);
    expect(shown.map(([name]) => name)).toEqual(names);
    expect(shown.reduce((sum, row) => sum + (row[1] as number), 0)).toBe(2);
    for (const [, entered, , , share] of shown) expect(share).toBe(entered === 0 ? "" : 0);
  });

  test("a first entry decides, even if a later one came further", () => {
    const events = rows(["a", "Visit", 0], ["a", "Visit", 40], ["a", "Account", 41]);
    expect(table("FUNNEL_COHORTS", events, stages, "month", 5, false)).toEqual([["2026-05", 1, 1, 0, 0, ""]]);
  });

  test.each<[string, number, unknown, Cell]>([
    ["before the period is over", 20, 5, "maturing"],
    ["while the window of its last day is open", 35.9, 5, "maturing"],
    ["no longer when that has closed", 36, 5, ""],
    ["without a window there is nothing to wait for", 0, "", ""],
  ])("maturing %s", (_, newest, window, note) => {
    const events = rows(["a", "Visit", 0], ["b", "Docs", newest]);
    expect(table("FUNNEL_COHORTS", events, stages, "month", window, false)[0]![5]).toBe(note);
  });

  test("nobody entered", () => {
    expect(call("FUNNEL_COHORTS", "", stages, "", "", false)).toBe("");
    expect(table("FUNNEL_COHORTS", rows(["a", "App", 0]), stages)).toHaveLength(1);
  });

  test("years before our time have cohorts, quarters and weeks of their own", () => {
    const day = (year: number, month: number, date: number) => new Date(0).setUTCFullYear(year, month, date);
    const events = [["a", "Visit", new Date(day(1969, 11, 28))]];
    const name = (period: string) => table("FUNNEL_COHORTS", events, stages, period, "", false)[0]![0];
    expect(["day", "week", "month", "quarter"].map(name)).toEqual(["1969-12-28", "1969-12-22", "1969-12", "1969-Q4"]);
    expect(table("FUNNEL_COHORTS", [["a", "Visit", new Date(day(44, 2, 15))]], stages, "", "", false)[0]![0]).toBe(
      "0044-03",
    );
  });

  test("a stray date does not fill the sheet with empty days", () => {
    const events = [["a", "Visit", 0], ...rows(["b", "Visit", 0])];
    expect(refusal("FUNNEL_COHORTS", events, stages, "day")).toBe(
      "FUNNEL_COHORTS: first entries lie between 1899-12-30 and 2026-05-01, which is 46144 days. Correct the dates, or use a longer period.",
    );
    expect(refusal("FUNNEL_COHORTS", events, stages, "year")).toBe(
      'FUNNEL_COHORTS: period is "year". Use "month", "day", "week" or "quarter".',
    );
  });

  describe("days without a time of day stay the days that the sheet shows", () => {
    /** How the 1st and the last day of these months come out of a sheet in a time zone: midnight there. */
    const midnights = (hours: (month: number) => number) =>
      [0, 3, 6, 11].flatMap((month) =>
        [1, 28].map((date) => [
          `dev ${month} ${date}`,
          "Visit",
          new Date(Date.UTC(2026, month, date) - hours(month) * (DAY / 24)),
        ]),
      );
    const isSummer = (month: number) => month > 2 && month < 10;
    test.each<[string, (month: number) => number]>([
      ["UTC", () => 0],
      ["London", (month) => (isSummer(month) ? 1 : 0)],
      ["Berlin", (month) => (isSummer(month) ? 2 : 1)],
      ["Kolkata", () => 5.5],
      ["Tokyo", () => 9],
      ["Lord Howe", (month) => (isSummer(month) ? 10.5 : 11)],
      ["Auckland", (month) => (isSummer(month) ? 12 : 13)],
      ["New York", (month) => (isSummer(month) ? -4 : -5)],
      ["St. John's", (month) => (isSummer(month) ? -2.5 : -3.5)],
      ["Honolulu", () => -10],
    ])("%s", (_, hours) => {
      const shown = table("FUNNEL_COHORTS", midnights(hours), stages, "month", "", false).filter((row) => row[1] !== 0);
      expect(shown.map(([name, entered]) => [name, entered])).toEqual(
        ["2026-01", "2026-04", "2026-07", "2026-12"].map((name) => [name, 2]),
      );
    });

    test.each<[string, number[]]>([
      ["different times of day", [0, 15, 23]],
      ["noon, which stands for a day in many exports", [12, 12, 12]],
    ])("but times do not move: %s", (_, hours) => {
      const events = hours.map((hour, index) => [`dev ${index}`, "Visit", new Date(Date.UTC(2026, index, 31, hour))]);
      const names = events.map(([, , time]) => (time as Date).toISOString().slice(0, 10));
      const shown = table("FUNNEL_COHORTS", events, stages, "day", "", false).filter((row) => row[1] !== 0);
      expect(shown.map(([name]) => name)).toEqual(names);
    });

    test("nor does the only one", () => {
      const events = [["a", "Visit", new Date("2026-05-31T22:00:00Z")]];
      expect(table("FUNNEL_COHORTS", events, stages, "", "", false)[0]![0]).toBe("2026-05");
    });
  });
});

describe("FUNNEL_CHECK", () => {
  const check = (events: unknown) => Object.fromEntries(table("FUNNEL_CHECK", events, stages) as [string, Cell][]);
  const [early, late] = [new Date(Date.UTC(2026, 4, 1)), new Date(Date.UTC(2026, 4, 20))];
  const messy = [
    HEADER,
    ["ann", "Account", late],
    ["ann", "Visit", early],
    ["ann", "Visit", early],
    ["bob", "App", early],
    ["bob", "Docs", late],
    ["", "Visit", early],
    ["#N/A", "Visit", early],
    ["cem", "", early],
    ["cem", "#REF!", "soon"],
    ["cem", "Visit", "soon"],
    ["cem", "Docs", ""],
    ["", "", ""],
  ];

  test("every row is used, or counted under the reason why not", () => {
    expect(check(messy)).toEqual({
      rows: 11,
      used: 3,
      "no id": 2,
      "no stage": 2,
      "other events": 1,
      "bad times": 2,
      duplicates: 1,
      developers: 2,
      "developers out of order in the sheet": 1,
      "developers with a later stage but no first": 1,
      oldest: early,
      newest: late,
    });
    expect(table("FUNNEL_CHECK", messy, stages).map(([name]) => name)).toEqual(Object.keys(check(messy)));
  });

  test("nothing to check", () => {
    expect(check("")).toMatchObject({ rows: 0, used: 0, developers: 0, oldest: "", newest: "" });
  });

  test.each(Object.entries(TIME_FORMS))("times come back as their cells have them: %s", (_, form) => {
    const [oldest, newest] = [form(early.getTime()), form(late.getTime())];
    const found = check([
      ["a", "Visit", newest],
      ["a", "Visit", oldest],
    ]);
    expect([found.oldest, found.newest]).toEqual([oldest, newest]);
  });

  test("what has no column is refused, as nothing can be counted then", () => {
    expect(
      refusal(
        "FUNNEL_CHECK",
        [
          ["Id", "Time"],
          ["a", early],
        ],
        stages,
      ),
    ).toContain('no column "Stage"');
    expect(refusal("FUNNEL_CHECK", messy, "Visit")).toContain("two stages or more");
  });
});

describe("laws", () => {
  const id = fc.constantFrom("a", "b", "c", " a ", 7, "7", "");
  const stage = fc.constantFrom(...STAGES, "visit", "Docs", "");
  const event = fc
    .tuple(id, stage, fc.nat({ max: 80 }), fc.constantFrom("x", "y", "", 5))
    .map(([who, what, days, segment]) => [who, what, new Date(Date.UTC(2026, 4, 1) + days * DAY), segment] as const);
  const events = fc.array(event, { maxLength: 40, size: "max" });
  const window = fc.constantFrom<unknown[]>("", 0, 2.5, 30);
  const sums = (parts: readonly Cell[][], from: number) =>
    STAGES.map((_, index) => parts.reduce((sum, row) => sum + (row[from + index] as number), 0));

  test("segments add up to the whole, however few are shown", () => {
    seeded(
      fc.property(events, window, fc.integer({ min: 1, max: 4 }), (some, limit, top) => {
        const parts = table("FUNNEL_SEGMENTS", some, stages, 4, limit, top).slice(1);
        expect(parts.length).toBeLessThanOrEqual(top + 1);
        expect(sums(parts, 1)).toEqual(countsOf(some, STAGES, limit));
      }),
      300,
    );
  });

  test("cohorts add up to the whole", () => {
    seeded(
      fc.property(events, window, fc.constantFrom("day", "week", "month", "quarter"), (some, limit, period) => {
        const parts = table("FUNNEL_COHORTS", some, stages, period, limit).slice(1);
        expect(sums(parts, 1)).toEqual(countsOf(some, STAGES, limit));
        const names = parts.map(([name]) => name as string);
        expect([...new Set(names)].sort()).toEqual(names);
      }),
      300,
    );
  });

  test("times are of as many developers as the counts say", () => {
    seeded(
      fc.property(events, window, (some, limit) => {
        const times = table("FUNNEL_TIMES", some, stages, limit, [[0, 0.5, 1]], "", false);
        expect(times.map((row) => row[1])).toEqual(countsOf(some, STAGES, limit));
        for (const [, , mean, least, median, most] of times.slice(1)) {
          if (mean === "") continue;
          expect(least).toBeLessThanOrEqual(median as number);
          expect(median).toBeLessThanOrEqual(most as number);
          expect(mean).toBeGreaterThanOrEqual(least as number);
        }
      }),
      300,
    );
  });

  test("the order of the rows never matters, nor do headers, other columns and the form of times", () => {
    const shuffled = events.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    const form = fc.constantFrom(...Object.values(TIME_FORMS));
    seeded(
      fc.property(shuffled, form, window, ([some, others], time, limit) => {
        const dressed = [
          ["Country", "Stage", "Note", "Time", "Id"],
          ...others.map(([who, what, when, segment]) => [segment, what, "n", time(when.getTime()), who]),
        ];
        expect(countsOf(dressed, STAGES, limit)).toEqual(countsOf(some, STAGES, limit));
        expect(countsOf(dressed, STAGES, limit, "strict")).toEqual(countsOf(some, STAGES, limit, "strict"));
        expect(call("FUNNEL_SEGMENTS", dressed, stages, "Country", limit)).toEqual(
          call("FUNNEL_SEGMENTS", some, stages, 4, limit),
        );
        expect(call("FUNNEL_COHORTS", dressed, stages, "", limit)).toEqual(
          call("FUNNEL_COHORTS", some, stages, "", limit),
        );
        expect(call("FUNNEL_TIMES", dressed, stages, limit)).toEqual(call("FUNNEL_TIMES", some, stages, limit));
      }),
      300,
    );
  });

  test("what FUNNEL_CHECK leaves out and uses are all rows, and the counts stay the same without what it leaves out", () => {
    const broken = fc.oneof(
      event,
      fc.tuple(id, stage, fc.constantFrom<unknown[]>("soon", "", true, "#N/A")),
      fc.constantFrom<unknown[]>(["#REF!", "Visit", 46_000], ["a", new Error("#N/A"), 46_000], ["", "", ""]),
    );
    seeded(
      fc.property(fc.array(broken, { maxLength: 30, size: "max" }), (some) => {
        const numbers = table("FUNNEL_CHECK", some, stages).map(([, number]) => number as number);
        const [all, ...reasons] = numbers.slice(0, 7);
        expect(reasons.reduce((sum, one) => sum + one, 0)).toBe(all);
        expect(all).toBe(some.filter(([who, what, when]) => who !== "" || what !== "" || when !== "").length);
        const usable = some.filter(([who, what, when]) => {
          const isError = who === "#REF!" || typeof what === "object";
          return !isError && who !== "" && what !== "" && typeof when === "object";
        });
        expect(table("FUNNEL_CHECK", usable, stages).map(([, number]) => number)[1]).toBe(numbers[1]);
        expect(countsOf(usable, STAGES)[0]).toBeLessThanOrEqual(numbers[7]!);
      }),
      300,
    );
  });
});
