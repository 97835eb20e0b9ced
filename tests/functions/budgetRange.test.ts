import { describe, expect, test } from "vitest";
import { call, column, refusal } from "./calls";

const HEADERS = ["Mean", "Standard deviation", "P50", "P80", "P90", "Low", "High"];
const low = column(0, 3);
const expected = column(1.5, 4.5);
const high = column(6, 6);
const values = (...args: unknown[]) => call("BUDGET_RANGE", ...args, false);

describe("BUDGET_RANGE", () => {
  // Means 2 and 4.50, deviations 1 and 0.50.
  const half = [6.5, 1.32, 6.5, 7.61, 8.2, 3, 12];

  test("a row of amounts under a header", () => {
    expect(call("BUDGET_RANGE", low, expected, high)).toEqual([HEADERS, half]);
  });

  test.each<[string, unknown[], unknown[][]]>([
    ["half-way, if no correlation is given", [low, expected, high, ""], [half]],
    ["independent rows", [low, expected, high, 0], [[6.5, 1.12, 6.5, 7.44, 7.93, 3, 12]]],
    ["rows that move together", [low, expected, high, 1], [[6.5, 1.5, 6.5, 7.76, 8.42, 3, 12]]],
    ["one row", [100, 400, 1000, 0.5], [[450, 150, 450, 576.24, 642.23, 100, 1000]]],
    ["rows across", [[[0, 3]], [[1.5, 4.5]], [[6, 6]], ""], [half]],
    ["with headers", [column("Low", 0, 3), column("Expected", 1.5, 4.5), column("High", 6, 6), ""], [half]],
    ["one low and one high for all", [0, column(3, 3), 6, 1], [[6, 2, 6, 7.68, 8.56, 0, 12]]],
    [
      "an open range, and a row that is not used",
      [column(0, "", 3, ""), column(1.5, "", 4.5, ""), column(6, "", 6, ""), ""],
      [half],
    ],
    ["a gap beside one high for all", [column(0, "", 3), column(1.5, "", 4.5), 6, ""], [half]],
    [
      "a budget in each column",
      [
        [
          [0, 1],
          [3, 1],
        ],
        [
          [1.5, 1],
          [4.5, 1],
        ],
        [
          [6, 1],
          [6, 1],
        ],
        "",
      ],
      [half, [2, 0, 2, 2, 2, 2, 2]],
    ],
    ["a low that is missing leaves the high", [column(0, ""), expected, high, ""], [["", "", "", "", "", "", 12]]],
    ["a high that is missing leaves the low", [low, expected, column(6, ""), ""], [["", "", "", "", "", 3, ""]]],
    ["an expected amount that is missing leaves both", [low, column(1.5, ""), high, ""], [["", "", "", "", "", 3, 12]]],
    ["nothing at all", ["", "", "", ""], [["", "", "", "", "", "", ""]]],
    ["amounts that cost nothing", [0, 0, 0, ""], [[0, 0, 0, 0, 0, 0, 0]]],
    [
      "cents that binary fractions do not have",
      [column(0.1, 0.2), column(0.1, 0.2), column(0.1, 0.2), ""],
      [[0.3, 0, 0.3, 0.3, 0.3, 0.3, 0.3]],
    ],
  ])("%s", (_, args, expected) => {
    expect(values(...args)).toEqual(expected);
  });

  test.each<[string, unknown[], string]>([
    [
      "a low above its expected amount",
      [column("Low", 0, 5), column("E", 1, 4), column("High", 6, 6)],
      "low row 3 is 5, more than expected row 3, 4. Low, expected and high must rise.",
    ],
    [
      "an expected amount above its high",
      [low, expected, column(6, 4)],
      "expected row 2 is 4.5, more than high row 2, 4. Low, expected and high must rise.",
    ],
    [
      "a low above its high, also where nothing is expected",
      [column(0, 7), column(1, ""), high],
      "low row 2 is 7, more than high row 2, 6. Low, expected and high must rise.",
    ],
    ["single amounts", [5, 4, 6], "low is 5, more than expected, 4. Low, expected and high must rise."],
    [
      "shapes that differ",
      [column(1, 2, 3), expected, high],
      "low has 3 cells and expected has 2 cells. They must match.",
    ],
    ["a negative amount", [column(-1, 0), expected, high], "low row 1 is -1. It must be 0 or more."],
    [
      "an amount in words",
      [low, column(1, "soon"), high],
      'expected row 2 is "soon", not a number. Clear it or use 0.',
    ],
    ["a correlation over 1", [low, expected, high, 1.1], "correlation is 1.1. It must be 1 or less."],
    ["a correlation below 0", [low, expected, high, -0.1], "correlation is -0.1. It must be 0 or more."],
  ])("refuses %s", (_, args, message) => {
    expect(refusal("BUDGET_RANGE", ...args)).toBe(`BUDGET_RANGE: ${message}`);
  });
});
