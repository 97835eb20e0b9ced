import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kpiScore } from "../../src/domain/kpi";
import { seeded } from "../domain/seeded";
import { call, column, refusal } from "./calls";

describe("KPI_SCORE", () => {
  // Domain notes, section 4: first success took 40 hours, should take 5 minutes, takes 20.
  test.each([
    ["linear", 0.994],
    ["log", 0.775],
  ])("40 hours to 5 minutes, now 20: %s", (scale, expected) => {
    expect(call("KPI_SCORE", 20, 2400, 5, scale)).toBeCloseTo(expected, 3);
  });

  test.each<[string, unknown[], unknown]>([
    ["half way up", [150, 100, 200], 0.5],
    ["half way down", [50, 100, 0], 0.5],
    ["linear if nothing else is said", [150, 100, 200, ""], 0.5],
    ["unchanged", [100, 100, 50], 0],
    ["worse", [50, 100, 200], -0.5],
    ["past the target", [300, 100, 200], 2],
    ["below zero, as some satisfaction scores are", [-10, -30, 10], 0.5],
    ["target equal to baseline", [5, 100, 100], ""],
    ["logs of equal ones too", [5, 100, 100, "log"], ""],
    ["not measured", ["", 100, 200], ""],
    ["no target yet", [150, 100, ""], ""],
    ["nothing at all", [], ""],
    ["columns", [column(150, 50), column(100, 100), column(200, 0)], column(0.5, 0.5)],
    ["rows", [[[150, 50]], [[100, 100]], [[200, 0]]], [[0.5, 0.5]]],
    ["one baseline and target for all", [column(150, 175), 100, 200], column(0.5, 0.75)],
    ["headers", [column("Now", 150), column("Start", 100), column("Goal", 200)], column("KPI score", 0.5)],
    [
      "gaps and open ranges",
      [column(150, "", 1, ""), column(100, 1, 1, ""), column(200, 2, "", "")],
      column(0.5, "", ""),
    ],
    [
      "a block, gaps at the end of one column",
      [
        [
          [150, 150],
          [150, ""],
        ],
        100,
        200,
      ],
      [
        [0.5, 0.5],
        [0.5, ""],
      ],
    ],
    ["differences beyond numbers", [1e15, 5e-324, 1e-323], ""],
  ])("%s", (_, args, expected) => {
    expect(call("KPI_SCORE", ...args)).toEqual(expected);
  });

  test.each<[unknown[], string]>([
    [[column("Now", 5, 0), 10, 1, "log"], 'actual row 3 is 0. It must be over 0 with the scale "log".'],
    [[5, -1, 1, "log"], 'baseline is -1. It must be over 0 with the scale "log".'],
    [[5, 10, 1, "cubic"], 'scale is "cubic". Use "linear" or "log".'],
    [[column(5, 6), column(1, 2, 3), 1], "baseline has 3 cells and actual has 2 cells. They must match."],
    [["5 min", 10, 1], 'actual is "5 min", not a number. Clear it or use 0.'],
    [[5, 10, -1e300], "target is -1e+300. It must be -1000000000000000 or more."],
  ])("refuses %#", (args, message) => {
    expect(refusal("KPI_SCORE", ...args)).toBe(`KPI_SCORE: ${message}`);
  });

  test("it is 0 at the baseline, 1 at the target, and grows on the way, on both scales and in both directions", () => {
    const value = fc.integer({ min: 1, max: 1e6 });
    seeded(
      fc.property(value, value, fc.constantFrom("linear" as const, "log" as const), (baseline, target, scale) => {
        if (baseline === target) return;
        expect(kpiScore(baseline, baseline, target, scale)).toBe(0);
        expect(kpiScore(target, baseline, target, scale)).toBeCloseTo(1, 12);
        const half = kpiScore((baseline + target) / 2, baseline, target, scale)!;
        expect(half).toBeGreaterThan(0);
        expect(half).toBeLessThan(1);
      }),
      300,
    );
  });
});
