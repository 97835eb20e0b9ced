import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { seeded } from "../domain/seeded";
import { call, column, refusal } from "./calls";

const stages = column("Awareness", "Consideration", "Adoption", "Advocacy");
const counts = column(1000, 400, 100, 20);
const gap = column(1000, "", 100, 20);

/** Numbers to three places, so that a table reads as one; other cells as they are. */
const rounded = (result: unknown) =>
  Array.isArray(result)
    ? (result as Cell[][]).map((row) => row.map((cell) => (typeof cell === "number" ? Number(cell.toFixed(3)) : cell)))
    : result;

describe("FUNNEL_LEAK", () => {
  test.each<[string, unknown[], unknown]>([
    ["the contract's example, by rate", [stages, counts, "", "", 100], [["Adoption", "Advocacy", 0.8, 80]]],
    ["by count", [stages, counts, "", "count"], [["Awareness", "Consideration", 0.6, 600]]],
    ["words in any case", [stages, counts, "", " COUNT "], [["Awareness", "Consideration", 0.6, 600]]],
    [
      "a step that too few enter is left out",
      [stages, counts, "", "", 101],
      [["Consideration", "Adoption", 0.75, 300]],
    ],
    [
      "30 entering are enough unless told otherwise",
      [stages, column(60, 30, 3, 1)],
      [["Consideration", "Adoption", 0.9, 27]],
    ],
    ["29 are not", [stages, column(60, 29, 3, 1)], [["Awareness", "Consideration", 1 - 29 / 60, 31]]],
    ["0 takes every step", [stages, column(60, 29, 3, 0), "", "", 0], [["Adoption", "Advocacy", 1, 3]]],
    ["the earliest of equals", [stages, column(1000, 500, 250, 125)], [["Awareness", "Consideration", 0.5, 500]]],
    ["a row of stages and a row of counts", [[["A", "B", "C"]], [[100, 50, 10]]], [["B", "C", 0.8, 40]]],
    [
      "with headers",
      [stages, counts, "", "", 100, true],
      [
        ["From", "To", "Rate", "Count"],
        ["Adoption", "Advocacy", 0.8, 80],
      ],
    ],
    ["growth is no loss", [stages, column(100, 200, 300, 400)], "no leak"],
    ["nobody lost", [stages, column(100, 100, 100, 100)], "no leak"],
    ["too few everywhere", [stages, column(20, 10, 5, 1)], "no leak"],
    [
      "no leak under headers",
      [stages, column(9, 9, 9, 9), "", "", "", true],
      [
        ["From", "To", "Rate", "Count"],
        ["no leak", "", "", ""],
      ],
    ],
    ["a gap is not bridged", [stages, gap, "", "count"], [["Adoption", "Advocacy", 0.8, 80]]],
    ["nothing measured is nothing", [stages, column("", "", "", "")], ""],
    ["nothing at all is nothing", [], ""],
    [
      "beside a baseline: the lowest share of it",
      [stages, counts, column("", 0.4, 0.5, 0.1)],
      [["Consideration", "Adoption", 0.75, 300]],
    ],
    [
      "and not the lowest rate, as advocacy is always small",
      [stages, counts, column("", 0.5, 0.25, 0.2), "", 0],
      [["Awareness", "Consideration", 0.6, 600]],
    ],
    [
      "what stands beside the first stage does not matter",
      [stages, counts, column(7, 0.5, 0.25, 0.2)],
      [["Awareness", "Consideration", 0.6, 600]],
    ],
    ["no step is under its baseline", [stages, counts, column("", 0.4, 0.25, 0.1)], "no leak"],
    [
      "a step without a baseline is left out",
      [stages, counts, column("", "", 0.3, 0)],
      [["Consideration", "Adoption", 0.75, 300]],
    ],
    [
      "a blank baseline is none",
      [stages, counts, column("", "", "", ""), "", 100],
      [["Adoption", "Advocacy", 0.8, 80]],
    ],
    [
      "headers above all of them",
      [column("Stage", "A", "B"), column("n", 100, 50), column("Past", "", 0.6)],
      [["A", "B", 0.5, 50]],
    ],
  ])("%s", (_, args, expected) => {
    expect(call("FUNNEL_LEAK", ...args)).toEqual(expected);
  });

  test("it is the row of the highest drop-off, whatever the funnel", () => {
    const funnel = fc.array(fc.nat({ max: 500 }), { minLength: 2, maxLength: 7 });
    seeded(
      fc.property(funnel, fc.constantFrom("rate", "count"), (values, measure) => {
        const names = column(...values.map((_, index) => `S${index}`));
        const losses = (call("FUNNEL_DROPOFF", column(...values), "previous", measure) as Cell[][])
          .flat()
          .map((loss, index) => (typeof loss === "number" && values[index - 1]! >= 30 ? loss : 0));
        const most = Math.max(...losses);
        const leak = call("FUNNEL_LEAK", names, column(...values), "", measure);
        if (most <= 0) expect(leak).toBe("no leak");
        else expect((leak as Cell[][])[0]![1]).toBe(`S${losses.indexOf(most)}`);
      }),
    );
  });
});

describe("FUNNEL_KPIS", () => {
  test("the contract's example", () => {
    expect(rounded(call("FUNNEL_KPIS", stages, counts))).toEqual([
      ["Stage", "Count", "Of previous", "Of first", "Lost", "Drop-off", "Low", "High", "Note"],
      ["Awareness", 1000, "", 1, "", "", "", "", ""],
      ["Consideration", 400, 0.4, 0.4, 600, 0.6, 0.37, 0.431, ""],
      ["Adoption", 100, 0.25, 0.1, 300, 0.75, 0.21, 0.295, ""],
      ["Advocacy", 20, 0.2, 0.02, 80, 0.8, 0.133, 0.289, "biggest leak"],
    ]);
  });

  test.each<[string, unknown[], unknown[]]>([
    ["growth", [100, 120], ["B", 120, 1.2, 1.2, -20, -0.2, "", "", "grew"]],
    ["growth of few", [10, 12], ["B", 12, 1.2, 1.2, -2, -0.2, "", "", "grew"]],
    ["few", [29, 1], ["B", 1, 0.034, 0.034, 28, 0.966, 0.006, 0.172, "too few"]],
    ["enough", [30, 0], ["B", 0, 0, 0, 30, 1, 0, 0.114, "biggest leak"]],
    ["nobody entered", [0, 0], ["B", 0, "", "", 0, "", "", "", "too few"]],
    ["not measured", [100, ""], ["B", "", "", "", "", "", "", "", "not measured"]],
    ["after a gap", ["", 5], ["B", 5, "", "", "", "", "", "", ""]],
    ["weighted counts have no interval", [100.5, 50], ["B", 50, 0.498, 0.498, 50.5, 0.502, "", "", "biggest leak"]],
    ["all of them", [30, 30], ["B", 30, 1, 1, 0, 0, 0.886, 1, ""]],
  ])("%s", (_, values, expected) => {
    expect((rounded(call("FUNNEL_KPIS", column("A", "B"), column(...values))) as Cell[][])[2]).toEqual(expected);
  });

  test("more confidence has a wider interval, and headers can be left out", () => {
    const [, row] = rounded(call("FUNNEL_KPIS", column("A", "B"), column(1000, 400), 0.99, false)) as Cell[][];
    expect(row!.slice(6, 8)).toEqual([0.361, 0.44]);
  });

  test.each<[string, unknown, unknown]>([
    ["headers above both", column("Stage", "A", "B"), column("Developers", 10, 5)],
    ["stages without the header of the counts", column("A", "B"), column("Developers", 10, 5)],
    ["open ranges", column("A", "B", "", ""), column(10, 5, "", "")],
    ["open ranges with headers", column("Stage", "A", "B", ""), column("Developers", 10, 5, "")],
    ["a row", [["A", "B"]], [[10, 5]]],
    ["stages in a row, counts in a column", [["A", "B"]], column(10, 5)],
  ])("%s", (_, names, values) => {
    expect((call("FUNNEL_KPIS", names, values) as Cell[][]).map((row) => row.slice(0, 3))).toEqual([
      ["Stage", "Count", "Of previous"],
      ["A", 10, ""],
      ["B", 5, 0.5],
    ]);
  });

  test("a stage at the end that is still blank is one that was not measured", () => {
    expect((call("FUNNEL_KPIS", column("A", "B", "C"), column(10, 5, "")) as Cell[][])[3]).toEqual([
      ...["C", "", "", "", "", "", "", "", "not measured"],
    ]);
  });

  test("its columns are those of the other functions", () => {
    const table = call("FUNNEL_KPIS", stages, counts, "", false) as Cell[][];
    const at = (index: number) => column(...table.map((row) => row[index]));
    expect(at(2)).toEqual(call("FUNNEL_CONVERSION", counts));
    expect(at(3)).toEqual(call("FUNNEL_CONVERSION", counts, "first"));
    expect(at(4)).toEqual(call("FUNNEL_DROPOFF", counts, "previous", "count"));
    expect(at(5)).toEqual(call("FUNNEL_DROPOFF", counts));
    expect(table[1]!.slice(6, 8)).toEqual((call("FUNNEL_INTERVAL", 400, 1000) as Cell[][])[0]);
  });

  test("nothing at all is the header, or nothing", () => {
    expect(call("FUNNEL_KPIS", "", "")).toHaveLength(1);
    expect(call("FUNNEL_KPIS", "", "", "", false)).toBe("");
  });
});

describe("FUNNEL_INTERVAL", () => {
  test.each<[string, unknown[], unknown]>([
    ["Wilson, 81 of 263", [81, 263], [[0.255, 0.366]]],
    ["of a rarer share, exactly from 0", [0, 20], [[0, 0.161]]],
    ["up to exactly 1", [20, 20], [[0.839, 1]]],
    ["more confidence", [81, 263, 0.99], [[0.24, 0.385]]],
    ["exact", [0, 30, "", "exact"], [[0, 0.116]]],
    ["Agresti-Coull, cut off at 0", [1, 30, "", "agresti-coull"], [[0, 0.181]]],
    ["Jeffreys", [18, 20, "", "Jeffreys"], [[0.716, 0.979]]],
    ["no trials", [0, 0], [["", ""]]],
    ["not measured", ["", 20], [["", ""]]],
    ["nothing at all", [], [["", ""]]],
    [
      "columns give two columns",
      [column(81, 0), column(263, 20)],
      [
        [0.255, 0.366],
        [0, 0.161],
      ],
    ],
    [
      "a row gives two rows",
      [[[81, 0]], [[263, 20]]],
      [
        [0.255, 0],
        [0.366, 0.161],
      ],
    ],
    [
      "headers",
      [column("Won", 81), column("All", 263)],
      [
        ["Low", "High"],
        [0.255, 0.366],
      ],
    ],
    [
      "a header to the left",
      [[["Won", 81]], [["All", 263]]],
      [
        ["Low", 0.255],
        ["High", 0.366],
      ],
    ],
    [
      "gaps",
      [column(81, "", 0), column(263, 5, "")],
      [
        [0.255, 0.366],
        ["", ""],
        ["", ""],
      ],
    ],
    [
      "one number of trials for all",
      [column(81, 0), 263],
      [
        [0.255, 0.366],
        [0, 0.014],
      ],
    ],
    ["open ranges", [column(81, "", ""), column(263, "", "")], [[0.255, 0.366]]],
  ])("%s", (_, args, expected) => {
    expect(rounded(call("FUNNEL_INTERVAL", ...args))).toEqual(expected);
  });
});

// Intervals and P, where they are not those of the fixtures, were computed with Python's statistics.NormalDist and math.erfc.
describe("FUNNEL_COMPARE", () => {
  const names = column("A", "B", "C");

  test("a table of both sides", () => {
    expect(rounded(call("FUNNEL_COMPARE", names, column(1000, 250, 50), column(1000, 300, 50)))).toEqual([
      ["From", "To", "Before", "After", "Change", "Low", "High", "P", "Verdict"],
      ["A", "B", 0.25, 0.3, 0.05, 0.011, 0.089, 0.025, "up"],
      ["B", "C", 0.2, 0.167, -0.033, -0.099, 0.031, 0.313, "no clear change"],
    ]);
  });

  test.each<[string, number[], number[], number, unknown[]]>([
    ["down", [1000, 300], [1000, 250], 0.95, [-0.05, -0.089, -0.011, 0.012, "down"]],
    ["not with more confidence", [1000, 300], [1000, 250], 0.99, [-0.05, -0.101, 0.001, 0.012, "no clear change"]],
    ["29 entering", [29, 10], [1000, 300], 0.95, [-0.045, -0.229, 0.103, "", "too few"]],
    ["30 entering, 5 converted, 5 lost", [30, 5], [30, 25], 0.95, [0.667, 0.428, 0.799, 0, "up"]],
    ["4 converted", [30, 4], [30, 25], 0.95, [0.7, 0.465, 0.823, "", "too few"]],
    ["4 lost", [30, 26], [30, 10], 0.95, [-0.533, -0.696, -0.291, "", "too few"]],
    ["growth has no interval", [100, 120], [100, 50], 0.95, [-0.7, "", "", "", "too few"]],
    ["nobody entered", [0, 0], [100, 50], 0.95, ["", "", "", "", "too few"]],
    ["the same", [100, 50], [100, 50], 0.95, [0, -0.136, 0.136, 1, "no clear change"]],
    ["weighted", [100.5, 50], [100, 20], 0.95, [-0.298, "", "", "", ""]],
  ])("%s", (_, before, after, confidence, expected) => {
    const [row] = rounded(
      call("FUNNEL_COMPARE", column("A", "B"), column(...before), column(...after), confidence, false),
    ) as Cell[][];
    expect(row!.slice(4)).toEqual(expected);
  });

  test("not measured is empty all along", () => {
    expect(rounded(call("FUNNEL_COMPARE", names, column(1000, "", 50), column(1000, 300, 50), "", false))).toEqual([
      ["A", "B", "", 0.3, "", "", "", "", ""],
      ["B", "C", "", 0.167, "", "", "", "", ""],
    ]);
  });

  test("P is adjusted for the steps that are tested, and for those only", () => {
    const p = (...args: unknown[][][]) => (call("FUNNEL_COMPARE", ...args) as Cell[][]).slice(1).map((row) => row[7]);
    const [alone] = p(column("A", "B"), column(1000, 250), column(1000, 300)) as number[];
    const [first] = p(names, column(1000, 250, 50), column(1000, 300, 50)) as number[];
    const [untested] = p(names, column(1000, 250, 2), column(1000, 300, 1)) as number[];
    expect(first).toBeCloseTo(2 * alone!, 12);
    expect(untested).toBe(alone);
  });

  test("exchanging the sides turns the change around and keeps P", () => {
    const side = fc.array(fc.nat({ max: 300 }), { minLength: 3, maxLength: 3 });
    seeded(
      fc.property(side, side, (one, other) => {
        const [there, back] = [
          [one, other],
          [other, one],
        ].map(
          ([before, after]) =>
            call("FUNNEL_COMPARE", names, column(...before!), column(...after!), "", false) as Cell[][],
        );
        there!.forEach((row, index) => {
          const turned = back![index]!;
          const opposite: Record<string, Cell> = { up: "down", down: "up" };
          expect(turned[8]).toBe(opposite[row[8] as string] ?? row[8]);
          expect(typeof turned[7]).toBe(typeof row[7]);
          if (typeof row[7] === "number") expect(turned[7]).toBeCloseTo(row[7], 12);
          if (typeof row[5] === "number") expect(turned[6]).toBeCloseTo(-row[5], 12);
        });
      }),
      300,
    );
  });
});

describe("FUNNEL_TARGETS", () => {
  const names = column("A", "B");

  test("shares of the previous stage", () => {
    expect(rounded(call("FUNNEL_TARGETS", stages, counts, column("", 0.35, 0.25, 0.3)))).toEqual([
      ["Stage", "Target", "Actual", "Gap", "Needed count", "Status"],
      ["Awareness", "", "", "", "", ""],
      ["Consideration", 0.35, 0.4, 0.05, 350, "met"],
      ["Adoption", 0.25, 0.25, 0, 100, "not proven"],
      ["Advocacy", 0.3, 0.2, -0.1, 30, "below"],
    ]);
  });

  test("counts", () => {
    expect(call("FUNNEL_TARGETS", stages, counts, column(900, 500, 100, ""), false)).toEqual([
      ["Awareness", 900, 1000, 100, 900, "met"],
      ["Consideration", 500, 400, -100, 500, "below"],
      ["Adoption", 100, 100, 0, 100, "met"],
      ["Advocacy", "", 20, "", "", ""],
    ]);
  });

  test.each<[string, unknown[], unknown, unknown[]]>([
    ["a target of 1 is a share", [100, 100], 1, [1, 1, 0, 100, "not proven"]],
    ["nobody can fall short of 0", [100, 0], 0, [0, 0, 0, 0, "met"]],
    ["growth is met", [100, 120], 0.9, [0.9, 1.2, 0.3, 90, "met"]],
    ["weighted counts are compared as they are", [100.5, 50], 0.5, [0.5, 0.498, -0.002, 51, "below"]],
    ["nobody entered", [0, 0], 0.5, [0.5, "", "", 0, ""]],
    ["not measured", [100, ""], 0.5, [0.5, "", "", 50, ""]],
    ["nothing to start from", ["", 50], 0.5, [0.5, "", "", "", ""]],
    ["what is needed is rounded up", [101, 50], 0.5, [0.5, 0.495, -0.005, 51, "not proven"]],
    ["but not by the last digit of arithmetic", [30, 1], 0.1, [0.1, 0.033, -0.067, 3, "not proven"]],
    ["a missing count", [100, ""], 50, [50, "", "", 50, ""]],
  ])("%s", (_, values, target, expected) => {
    const table = rounded(call("FUNNEL_TARGETS", names, column(...values), column("", target))) as Cell[][];
    expect(table[2]!.slice(1)).toEqual(expected);
  });

  test("a blank beside the headers of the others is a header too", () => {
    const table = call("FUNNEL_TARGETS", column("Stage", "A", "B"), column("n", 10, 5), column("", 20, 6), false);
    expect(table).toEqual([
      ["A", 20, 10, -10, 20, "below"],
      ["B", 6, 5, -1, 6, "below"],
    ]);
  });
});

describe("FUNNEL_SAMPLE_SIZE", () => {
  test.each<[string, unknown[], Cell]>([
    ["R: power.prop.test(p1 = .25, p2 = .30, power = .8)", [0.25, 0.3], 1251],
    ["R: power.prop.test(p1 = .50, p2 = .75, power = .9)", [0.5, 0.75, "", 0.9], 77],
    ["the other way round", [0.3, 0.25], 1251],
    ["from nobody to everybody", [0, 1], 2],
    ["less power than chance has", [0.25, 0.3, 0.95, 0.001], 1],
    ["a blank rate", ["", 0.3], ""],
    ["no arguments", [], ""],
  ])("%s", (_, args, expected) => {
    expect(call("FUNNEL_SAMPLE_SIZE", ...args)).toBe(expected);
  });
});

describe("refusals say what, where and what to do", () => {
  const two = column(10, 5);
  const names = column("A", "B");
  test.each<[string, unknown[], string]>([
    [
      "FUNNEL_KPIS",
      [column("A", "B", "C", "D", "E"), column(9, 8, 7, 6)],
      "stages has 5 cells and counts has 4 cells. They must match.",
    ],
    ["FUNNEL_KPIS", [names, column(9, 8, 7)], "stages has 2 cells and counts has 3 cells. They must match."],
    [
      "FUNNEL_KPIS",
      [
        names,
        [
          [9, 8],
          [7, 6],
        ],
      ],
      "counts has 2 columns. Give one funnel: a column or a row.",
    ],
    [
      "FUNNEL_KPIS",
      [
        [
          ["A", "B"],
          ["C", "D"],
        ],
        two,
      ],
      "stages is a block of 2 x 2 cells. Give one column or one row.",
    ],
    ["FUNNEL_KPIS", [column("A", "", "C"), column(9, 8, 7)], "stages row 2 is blank. Name every stage."],
    ["FUNNEL_KPIS", [column("A", true), two], "stages row 2 is TRUE, not text. Type it again as text."],
    ["FUNNEL_KPIS", [column("A", "#REF!"), two], "stages row 2 is the error #REF!. Repair the cell it comes from."],
    ["FUNNEL_KPIS", [names, column(9, "n/a")], 'counts row 2 is "n/a", not a number. Clear it or use 0.'],
    ["FUNNEL_KPIS", [names, two, 95], "confidence is 95. It must be under 1."],
    ["FUNNEL_KPIS", [names, two, 0], "confidence is 0. It must be over 0."],
    ["FUNNEL_KPIS", [names, two, "", "maybe"], 'headers is "maybe". Use a tick box, TRUE or FALSE, yes or no.'],
    [
      "FUNNEL_LEAK",
      [names, two, column("", 0.5, 0.5)],
      "stages has 2 cells and baseline has 3 cells. They must match.",
    ],
    ["FUNNEL_LEAK", [names, two, "", "percent"], 'measure is "percent". Use "rate" or "count".'],
    ["FUNNEL_LEAK", [names, two, "", "", -1], "min_entries is -1. It must be 0 or more."],
    ["FUNNEL_INTERVAL", [12, 10], "12 successes of 10 trials is not possible. Correct one of them."],
    [
      "FUNNEL_INTERVAL",
      [column("Won", 1, 12), column("All", 9, 10)],
      "successes row 3: 12 successes of 10 trials is not possible. Correct one of them.",
    ],
    ["FUNNEL_INTERVAL", [2.5, 10], "successes is 2.5. It must be a whole number of developers."],
    [
      "FUNNEL_INTERVAL",
      [column(1, 2), column(9, 9.5)],
      "trials row 2 is 9.5. It must be a whole number of developers.",
    ],
    [
      "FUNNEL_INTERVAL",
      [column(1, 2), column(9, 9, 9)],
      "trials has 3 cells and successes has 2 cells. They must match.",
    ],
    [
      "FUNNEL_INTERVAL",
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [1, 2],
          [3, 4],
        ],
      ],
      "successes has 2 columns. Give one column or one row.",
    ],
    ["FUNNEL_INTERVAL", [1, 2, "", "wald"], 'method is "wald". Use "wilson", "exact", "agresti-coull" or "jeffreys".'],
    [
      "FUNNEL_COMPARE",
      [names, two, column(9, 8, 7)],
      "stages has 2 cells and counts_after has 3 cells. They must match.",
    ],
    [
      "FUNNEL_TARGETS",
      [column("A", "B", "C"), column(9, 8, 7), column(20, 0.5, 7)],
      "targets row 1 is 20, a count, but targets row 2 is 0.5, a share. Use shares from 0 to 1, or counts over 1, in all rows.",
    ],
    [
      "FUNNEL_TARGETS",
      [column("S", "A", "B"), column("n", 9, 8), column(20, 30, 40)],
      "targets row 1 is 20 beside a header. Give every argument a header, or none.",
    ],
    ["FUNNEL_SAMPLE_SIZE", [0.25, 0.25], "rate and new_rate are both 0.25. Use two rates that differ."],
    ["FUNNEL_SAMPLE_SIZE", [25, 30], "rate is 25. It must be 1 or less."],
    ["FUNNEL_SAMPLE_SIZE", [0.25, 0.3, "", 1], "power is 1. It must be under 1."],
    [
      "FUNNEL_SAMPLE_SIZE",
      [0.25, 0.25000000001],
      "0.25 and 0.25000000001 are too close to tell apart. Use rates further apart.",
    ],
    ["FUNNEL_SAMPLE_SIZE", [5e-324, 0], "5e-324 and 0 are too close to tell apart. Use rates further apart."],
  ])("%s %#", (name, args, message) => {
    expect(refusal(name, ...args)).toBe(`${name}: ${message}`);
  });
});
