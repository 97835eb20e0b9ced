import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { seeded } from "../domain/seeded";
import { call, column, refusal } from "./calls";

const CONVERSION = "FUNNEL_CONVERSION";
const DROPOFF = "FUNNEL_DROPOFF";
const counts = column(1000, 400, 100, 20);

describe("the contract's example: 1000, 400, 100, 20", () => {
  test.each<[string, unknown[], Cell[]]>([
    ["conversion from the previous stage", [CONVERSION, counts], ["", 0.4, 0.25, 0.2]],
    ["conversion from the first stage", [CONVERSION, counts, "first"], [1, 0.4, 0.1, 0.02]],
    ["conversion to the next stage", [CONVERSION, counts, "next"], [0.4, 0.25, 0.2, ""]],
    ["words in any case, with spaces", [CONVERSION, counts, " Next "], [0.4, 0.25, 0.2, ""]],
    ["drop-off from the previous stage", [DROPOFF, counts], ["", 0.6, 0.75, 0.8]],
    ["drop-off from the first stage", [DROPOFF, counts, "first"], [0, 0.6, 0.9, 0.98]],
    ["drop-off to the next stage", [DROPOFF, counts, "next"], [0.6, 0.75, 0.8, ""]],
    ["developers lost since the previous stage", [DROPOFF, counts, "previous", "count"], ["", 600, 300, 80]],
    ["developers lost since the first stage", [DROPOFF, counts, "first", "count"], [0, 600, 900, 980]],
    ["developers lost before the next stage", [DROPOFF, counts, "next", "count"], [600, 300, 80, ""]],
    ["left out, blank, undefined and null are alike", [DROPOFF, counts, "", null, undefined], ["", 0.6, 0.75, 0.8]],
    ["what does not exist is replaced", [CONVERSION, counts, "", "n/a"], ["n/a", 0.4, 0.25, 0.2]],
    ["also by 0 or FALSE", [DROPOFF, counts, "", "", 0], [0, 0.6, 0.75, 0.8]],
  ])("%s", (_, [name, ...args], expected) => {
    expect(call(name as string, ...args)).toEqual(column(...expected));
  });
});

// Numbers of other products, with what we do differently said in the case. PostHog's are the counts of its funnel tests.
describe("known answers", () => {
  const percent = (name: string, args: unknown[], places: number) =>
    (call(name, ...args) as Cell[][]).map(([share]) =>
      typeof share === "number" ? Math.floor(share * 100 * 10 ** places + 1e-9) / 10 ** places : share,
    );
  test.each<[string, string, unknown[], number, Cell[]]>([
    [
      "Superset, pull request 26290: of previous (it calls the first 100)",
      CONVERSION,
      [column(100, 50, 25)],
      0,
      ["", 50, 50],
    ],
    ["Superset, pull request 26290: of first", CONVERSION, [column(100, 50, 25), "first"], 0, [100, 50, 25]],
    ["TelemetryDeck, issue 376: of previous", CONVERSION, [column(10, 9, 5, 2)], 1, ["", 90, 55.5, 40]],
    ["TelemetryDeck, issue 376: of first", CONVERSION, [column(10, 9, 5, 2), "first"], 1, [100, 90, 50, 20]],
    ["Grafana mckn-funnel-panel, issue 21: 11, 1, 1, 0", DROPOFF, [column(11, 1, 1, 0)], 1, ["", 90.9, 0, 100]],
    [
      "Metabase, issue 67932: a larger stage is not clipped",
      CONVERSION,
      [column(75, 100, 50, 25), "first"],
      2,
      [100, 133.33, 66.66, 33.33],
    ],
    ["Metabase, issue 67932: growth is a negative loss", DROPOFF, [column(75, 100)], 0, ["", -34]],
    ["Plausible, empty funnel (it says 0): nothing to compare with", CONVERSION, [column(0, 0, 0)], 0, ["", "", ""]],
    ["PostHog, test_funnel_events: 4, 2, 1", CONVERSION, [column(4, 2, 1)], 0, ["", 50, 50]],
    ["PostHog, test_basic_unordered_funnel: 8, 5, 3", DROPOFF, [column(8, 5, 3)], 1, ["", 37.5, 40]],
  ])("%s", (_, name, args, places, expected) => {
    expect(percent(name, args, places)).toEqual(expected);
  });
});

describe("shape", () => {
  test.each<[string, unknown, unknown]>([
    ["a row gives a row", [[1000, 400, 100]], [["", 0.4, 0.25]]],
    [
      "a block is one funnel per column",
      [
        [1000, 10],
        [400, 5],
      ],
      [
        ["", ""],
        [0.4, 0.5],
      ],
    ],
    [
      "two stages of three funnels",
      [
        [10, 10, 10],
        [5, 2, 1],
      ],
      [
        ["", "", ""],
        [0.5, 0.2, 0.1],
      ],
    ],
    ["a header is answered by a header", column("Developers", 1000, 400), column("Of previous", "", 0.4)],
    ["a header to the left", [["Developers", 1000, 400]], [["Of previous", "", 0.4]]],
    [
      "a header for each funnel, blank where there is none",
      [
        ["May", ""],
        [4, 10],
        [1, 5],
      ],
      [
        ["Of previous", ""],
        ["", ""],
        [0.25, 0.5],
      ],
    ],
    [
      "the blank end of an open range is cut off",
      column("Developers", 1000, 400, "", ""),
      column("Of previous", "", 0.4),
    ],
    ["of an open row too", [[1000, 400, "", "", ""]], [["", 0.4]]],
    [
      "in a block only what is blank in all",
      [
        [4, 10],
        [2, ""],
        ["", ""],
      ],
      [
        ["", ""],
        [0.5, ""],
      ],
    ],
    ["a gap is not bridged", column(1000, "", 100, 50), column("", "", "", 0.5)],
    ["a formula that gives spaces is a gap", column(1000, " ", 100), column("", "", "")],
    ["nothing at all is nothing", column("", "", ""), ""],
    ["a header over nothing stays one", column("Developers", "", ""), [["Of previous"]]],
    ["a cell is a range of one", 1000, ""],
    ["no argument", undefined, ""],
    ["nobody entered", column(0, 0, 5), column("", "", "")],
    ["fractions count, as in weighted funnels", column(0.5, 0.25), column("", 0.5)],
  ])("%s", (_, argument, expected) => {
    expect(call(CONVERSION, argument)).toEqual(expected);
  });

  test("with a gap the loss counted from the first stage is still known", () => {
    expect(call(DROPOFF, column(1000, "", 100), "first", "count")).toEqual(column(0, "", 900));
    expect(call(DROPOFF, column("", 5, 1), "first", "count")).toEqual(column("", "", ""));
  });

  test("a count is known even if nobody entered", () => {
    expect(call(DROPOFF, column(0, 5), "previous", "count")).toEqual(column("", -5));
  });

  test.each([
    [CONVERSION, "previous", undefined, "Of previous"],
    [CONVERSION, "first", undefined, "Of first"],
    [CONVERSION, "next", undefined, "To next"],
    [DROPOFF, "previous", "rate", "Drop-off"],
    [DROPOFF, "first", "rate", "Drop-off from first"],
    [DROPOFF, "next", "rate", "Drop-off to next"],
    [DROPOFF, "previous", "count", "Lost"],
    [DROPOFF, "first", "count", "Lost since first"],
    [DROPOFF, "next", "count", "Lost to next"],
  ])("%s %s %s is headed %s", (name, basis, measure, header) => {
    expect((call(name, column("Developers", 2, 1), basis, measure) as Cell[][])[0]).toEqual([header]);
  });
});

describe("two single numbers", () => {
  test.each<[string, unknown[], Cell]>([
    ["the share between them", [CONVERSION, 1000, 400], 0.4],
    ["as ranges of one cell", [CONVERSION, [[1000]], [[400]]], 0.4],
    ["the loss between them", [DROPOFF, 1000, 400], 0.6],
    ["the loss in developers", [DROPOFF, 1000, 400, "count"], 600],
    ["growth", [DROPOFF, 400, 1000], -1.5],
    ["nobody entered", [CONVERSION, 0, 0], ""],
    ["nobody entered, replaced", [CONVERSION, 0, 5, "none"], "none"],
    ["not measured", [CONVERSION, "", 400], ""],
    ["to nobody is a share of 0", [CONVERSION, 10, 0], 0],
    ["the second one not measured", [CONVERSION, 1000, ""], ""],
  ])("%s", (_, [name, ...args], expected) => {
    expect(call(name as string, ...args)).toBe(expected);
  });
});

describe("refusals say what, where and what to do", () => {
  test.each<[string, unknown[], string]>([
    [
      "the contract's example",
      [column(1000, 400, "n/a", 20)],
      'counts row 3 is "n/a", not a number. Clear it or use 0.',
    ],
    [
      "under a header the row is still that of the argument",
      [column("Developers", 4, "n/a")],
      'counts row 3 is "n/a", not a number. Clear it or use 0.',
    ],
    ["in a row the column is named", [[[4, "n/a"]]], 'counts column 2 is "n/a", not a number. Clear it or use 0.'],
    [
      "in a block both",
      [
        [
          [4, 4],
          [2, "n/a"],
        ],
      ],
      'counts row 2, column 2 is "n/a", not a number. Clear it or use 0.',
    ],
    ["a single cell has no position", ["n/a"], 'counts is "n/a", not a number. Clear it or use 0.'],
    [
      "a number stored as text",
      [column(1000, "1,200")],
      'counts row 2 is "1,200", a number stored as text. Format it as a number and type it again.',
    ],
    [
      "and never as a header",
      [column("1000", 400)],
      'counts row 1 is "1000", a number stored as text. Format it as a number and type it again.',
    ],
    ["TRUE", [column(4, true)], "counts row 2 is TRUE, not a number. Clear it or use 0."],
    ["a date", [column(4, new Date(0))], "counts row 2 is a date, not a number. Clear it or use 0."],
    ["an error as text", [column(4, "#N/A")], "counts row 2 is the error #N/A. Repair the cell it comes from."],
    [
      "an error in place of a header",
      [column("#REF!", 4)],
      "counts row 1 is the error #REF!. Repair the cell it comes from.",
    ],
    [
      "an error as an object",
      [column(4, new Error("x"))],
      "counts row 2 is the error #ERROR!. Repair the cell it comes from.",
    ],
    ["a negative count", [column(4, -1)], "counts row 2 is -1. It must be 0 or more."],
    ["a count beyond counting", [column(4, 1e300)], "counts row 2 is 1e+300. It must be 1000000000000000 or less."],
    [
      "a number among headers",
      [
        [
          ["May", 4],
          [4, 4],
        ],
      ],
      "counts row 1, column 2 is 4 among headers. Give every column a header, or none.",
    ],
    ["an unknown word", [counts, "last"], 'basis is "last". Use "previous", "first" or "next".'],
    ["an unknown word", [counts, true], 'basis is TRUE. Use "previous", "first" or "next".'],
    [
      "a number after a range",
      [counts, 400],
      'basis is 400, but counts is a range. Use "previous", "first" or "next".',
    ],
    ["a negative number after a number", [4, -1], "basis is -1. It must be 0 or more."],
    ["a range for one word", [counts, column("first", "next")], "basis is a range of 2 cells. Give one cell."],
    [
      "an error to stand in",
      [counts, "", "", "#N/A"],
      "if_undefined is the error #N/A. Repair the cell it comes from.",
    ],
    ["an unknown measure", [counts, "", "percent"], 'measure is "percent". Use "rate" or "count".'],
  ])("%s", (_, args, message) => {
    expect(refusal(DROPOFF, ...args)).toBe(`${DROPOFF}: ${message}`);
  });
});

describe("laws", () => {
  const stage = fc.oneof(
    fc.nat({ max: 5000 }),
    fc.double({ min: 0, max: 1e9, noNaN: true }),
    fc.constant(""),
    fc.constant(0),
  );
  const funnel = fc.array(stage, { minLength: 1, maxLength: 8 });
  const basis = fc.constantFrom("previous", "first", "next");

  test("conversion and drop-off add up to 1 wherever both exist, and exist together", () => {
    seeded(
      fc.property(funnel, basis, (stages, from) => {
        const shares = [call(CONVERSION, [stages], from)].flat(2);
        const losses = [call(DROPOFF, [stages], from)].flat(2);
        expect(losses).toHaveLength(shares.length);
        shares.forEach((share, index) => {
          const loss = losses[index]!;
          expect(typeof loss).toBe(typeof share);
          if (typeof share === "number" && typeof loss === "number") {
            expect(Math.abs(share + loss - 1)).toBeLessThanOrEqual(1e-15 * Math.max(1, share) * 4);
          }
        });
      }),
    );
  });

  test("the developers lost add up to the first stage less the last", () => {
    const whole = fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 8 });
    seeded(
      fc.property(whole, fc.constantFrom("previous", "next"), (stages, from) => {
        const lost = [call(DROPOFF, column(...stages), from, "count")].flat(2) as Cell[];
        const sum = lost.reduce<number>((total, one) => total + (typeof one === "number" ? one : 0), 0);
        expect(sum).toBe(stages[0]! - stages[stages.length - 1]!);
      }),
    );
  });

  test("a row is a column on its side, and a block its columns side by side", () => {
    const two = fc.array(fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 })), { minLength: 2, maxLength: 6 });
    seeded(
      fc.property(two, basis, (rows, from) => {
        const first = column(...rows.map(([one]) => one));
        const second = rows.map(([, other]) => other);
        const upright = call(CONVERSION, first, from) as Cell[][];
        const sideways = call(CONVERSION, [second], from) as Cell[][];
        expect(call(CONVERSION, rows, from)).toEqual(upright.map(([one], index) => [one, sideways[0]![index]]));
      }),
      300,
    );
  });
});
