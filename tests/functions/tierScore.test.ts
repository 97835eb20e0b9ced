import { describe, expect, test } from "vitest";
import { call, column, refusal } from "./calls";

const blanks = (count: number) => new Array<string>(count).fill("");

describe("TIER_SCORE", () => {
  test.each<[string, unknown[], unknown]>([
    ["the share of what is possible", [column(3, 2, 0)], 5 / 9],
    ["a header is no score", [column("Score", 3, 3)], 1],
    ["a row", [[[3, 0]]], 0.5],
    ["a single cell", [3], 1],
    [
      "a column per tier gives a result per column",
      [
        [
          [3, 0],
          [3, 3],
        ],
      ],
      [[1, 0.5]],
    ],
    ["a blank is unanswered, not 0", [column(3, 3, "")], 1],
    ["also at the end, where it is not the rest of an open range", [column(3, "", "", "")], "too little evidence"],
    ["in the middle too", [column(3, "", "", 3)], "too little evidence"],
    ["a long blank end is the rest of an open range", [column(3, 3, ...blanks(101))], 1],
    ["nothing answered is nothing", [column("", "", "")], ""],
    ["not even an argument", [], ""],
    ["weights count", [column(3, 0), column(3, 1)], 0.75],
    ["a blank weight is 1", [column(3, 0), column(3, "")], 0.75],
    ["weight 0 does not apply", [column(3, ""), column(1, 0)], 1],
    ["one weight for all", [column(3, 0), 2], 0.5],
    [
      "one column of weights for all tiers",
      [
        [
          [3, 0],
          [0, 3],
        ],
        column(3, 1),
      ],
      [[0.75, 0.25]],
    ],
    [
      "weights tell how far an open range of scores goes",
      [column(3, ...blanks(200)), column(1, 1, 1, ...blanks(198))],
      "too little evidence",
    ],
    ["weights with a header", [column("Score", 3, 0), column("Weight", 3, 1)], 0.75],
    ["another scale", [column(5, 0), "", 5], 0.5],
    ["less evidence asked for", [column(3, "", ""), "", "", 0.3], 1],
    ["more evidence asked for", [column(3, 3, ""), "", "", 0.7], "too little evidence"],
    ["exactly enough evidence", [column(3, 3, 3, "", "")], 1],
  ])("%s", (_, args, expected) => {
    expect(call("TIER_SCORE", ...args)).toEqual(expected);
  });

  test.each<[string, unknown[], string]>([
    ["a score over the scale", [column("Score", 3, 4)], "scores row 3 is 4. It must be from 0 to 3."],
    ["a score over the scale, in a row", [[[3, 4]]], "scores column 2 is 4. It must be from 0 to 3."],
    ["a negative score", [column(-1)], "scores is -1. It must be 0 or more."],
    ["a score in words", [column(3, "good")], 'scores row 2 is "good", not a number. Clear it or use 0.'],
    [
      "weights that do not match",
      [column(3, 3, 3), column(1, 1)],
      "weights has 2 cells and scores has 3 cells. They must match.",
    ],
    [
      "weights of another shape",
      [
        [
          [1, 2],
          [1, 2],
        ],
        [[1, 2, 3]],
      ],
      "weights has 3 cells and scores has 2 x 2 cells. They must match.",
    ],
    [
      "weights without the header",
      [column("Score", 3), column(1, 1)],
      "only one of scores and weights has a header. Give both a header, or none.",
    ],
    ["a negative weight", [column(3, 3), column(1, -1)], "weights row 2 is -1. It must be 0 or more."],
    ["a scale of nothing", [column(3), "", 0], "maximum is 0. It must be over 0."],
    ["coverage in percent", [column(3), "", "", 60], "min_coverage is 60. It must be 1 or less."],
  ])("refuses %s", (_, args, message) => {
    expect(refusal("TIER_SCORE", ...args)).toBe(`TIER_SCORE: ${message}`);
  });
});
