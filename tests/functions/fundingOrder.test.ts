import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { call, refusal } from "./calls";
import { auditTable } from "./plans";

describe("FUNDING_ORDER", () => {
  test("an audit that was begun: the table, foundation first", () => {
    expect(call("FUNDING_ORDER", auditTable({ "B-13": 1, "B-05": 0, "C-01": "", "E-01": 0 }, 2))).toEqual([
      ["Order", "Tier", "Score", "Gates passed", "Gates", "Status", "First fix"],
      [1, "Basic enablement", 41 / 66, 8, 10, "fails", "B-13 Five-minute first app"],
      [2, "Community", 2 / 3, 2, 3, "unknown", "C-01 Safe harbour"],
      [3, "Education", 14 / 24, 0, 0, "passes", ""],
      [4, "Expanded enablement", 2 / 3, 1, 1, "passes", ""],
      [5, "In-person", 2 / 3, 2, 2, "passes", ""],
    ]);
  });

  test("too little evidence is said in place of a score, and nothing in place of no answer", () => {
    const [basics, community] = call("FUNDING_ORDER", auditTable({ "B-01": 3 }), false) as Cell[][];
    expect(basics).toEqual([
      1,
      "Basic enablement",
      "too little evidence",
      1,
      10,
      "unknown",
      "B-13 Five-minute first app",
    ]);
    expect(community).toEqual([2, "Community", "", 0, 3, "unknown", "C-01 Safe harbour"]);
  });

  test("a team's own five rows, in any order, with columns of its own", () => {
    const audit = [
      ["Notes", "score", "GATE", "tier"],
      ["", 2, "gate", "community"],
      ["", 1, "gate", "Basic Enablement"],
      ["later", "", "", ""],
      ["", 1, "", "Education"],
      ["", "", "gate", "In person"],
    ];
    expect(call("FUNDING_ORDER", audit, false)).toEqual([
      [1, "Basic enablement", 1 / 3, 0, 1, "fails", "Basic enablement"],
      [2, "Community", 2 / 3, 1, 1, "passes", ""],
      [3, "Education", 1 / 3, 0, 0, "fails", "Education"],
      [4, "Expanded enablement", "", 0, 0, "unknown", ""],
      [5, "In-person", "", 0, 1, "unknown", "In-person"],
    ]);
  });

  test("an open range has a blank end, and row order does not matter", () => {
    const [head, ...rows] = auditTable({ "B-13": 1 }, 2);
    const blanks = new Array(900).fill(["", "", "", "", "", ""]);
    expect(call("FUNDING_ORDER", [head, ...rows.reverse(), ...blanks])).toEqual(
      call("FUNDING_ORDER", auditTable({ "B-13": 1 }, 2)),
    );
  });

  const head = ["Tier", "Score", "Gate", "Id"];
  test.each<[string, unknown, string]>([
    [
      "an audit without gates",
      [
        ["Tier", "Score"],
        ["Community", 2],
      ],
      'audit has no column "Gate". Its first row must name the columns Tier, Score, Gate.',
    ],
    ["an empty audit", "", 'audit has no column "Tier". Its first row must name the columns Tier, Score, Gate.'],
    [
      "two columns of one name",
      [["Tier", "Score", "Gate", "Score"]],
      'audit has two columns "Score". Rename or leave out one of them.',
    ],
    [
      "an unknown tier",
      [head, ["Community", 2, "", ""], ["Meetups", 2, "", ""]],
      'audit row 3, column "Tier", is "Meetups", which is no tier. Use Basic enablement, Community, Education, Expanded enablement, In-person.',
    ],
    [
      "a score without a tier",
      [head, ["", 2, "", ""]],
      'audit row 2, column "Tier", is blank. Use Basic enablement, Community, Education, Expanded enablement, In-person.',
    ],
    ["a score over 3", [head, ["Community", 4, "", ""]], 'audit row 2, column "Score", is 4. It must be 3 or less.'],
    [
      "a score in words",
      [head, ["Community", "good", "", ""]],
      'audit row 2, column "Score", is "good", not a number. Clear it or use 0.',
    ],
    [
      "an unknown kind of gate",
      [head, ["Community", 2, "soft", ""]],
      'audit row 2, column "Gate", is "soft". Use gate, hard or leave it blank.',
    ],
    [
      "an error among the scores",
      [head, ["Community", "#REF!", "", ""]],
      'audit row 2, column "Score", is the error #REF!. Repair the cell it comes from.',
    ],
    [
      "a criterion that comes twice",
      [head, ["Community", 2, "gate", "C-01"], ["Community", 1, "gate", "c-01"]],
      'audit row 3 repeats "c-01" of row 2. Remove one of them.',
    ],
  ])("refuses %s", (_, audit, message) => {
    expect(refusal("FUNDING_ORDER", audit)).toBe(`FUNDING_ORDER: ${message}`);
  });
});
