import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { CATALOGUE } from "../../src/domain/catalogue";
import { seeded } from "../domain/seeded";
import { call, refusal } from "./calls";
import { activityTable, auditTable } from "./plans";

const check = (...args: unknown[]) => call("FUNDING_CHECK", ...args) as Cell[][];
const verdicts = (...args: unknown[]) => check(...args).map(([verdict]) => verdict);
const failing = auditTable({ "B-05": 1 }, 2);
const clear = auditTable({}, 2);

describe("FUNDING_CHECK", () => {
  test("a header and a row per activity", () => {
    expect(check(activityTable("B04", "X01"), failing)).toEqual([
      ["Verdict", "Reason"],
      [
        "FUND FIRST",
        "Basic enablement is the lowest tier that does not pass, and this lifts its gate B-05 (Credentials and app): repair it first (R01).",
      ],
      [
        "HOLD",
        "Basic enablement fails its gate B-05 (Credentials and app), and nothing so far above it pays until it passes (R02, R06). Opens when B-05 reaches 2: about 16,000 and 10 weeks by the catalogue's estimates, through B04 One-click app and credentials.",
      ],
    ]);
  });

  test("without the header", () => {
    expect(check(activityTable("B04"), clear, "", false)).toHaveLength(1);
  });

  test("an open range of a thousand rows ends with the last activity; rows between stay in place", () => {
    const [head, one, two] = activityTable("B04", "X01");
    // Tick boxes fill rows that nobody uses yet, and formulas give "" or 0.
    const unused = ["", "", "", "", false, "", false, "", 0];
    const table = [head, one, unused, two, ...new Array(996).fill(unused)];
    expect(verdicts(table, failing)).toEqual(["Verdict", "FUND FIRST", "", "HOLD"]);
    expect(check(table, failing)[2]).toEqual(["", ""]);
  });

  test("a plan without activities", () => {
    expect(check(activityTable(), clear)).toEqual([["Verdict", "Reason"]]);
    expect(check(activityTable(), clear, "", false)).toBe("");
  });

  test("what is not chosen yet has no verdict", () => {
    const table = [
      ["Activity", "Tier", "Stages"],
      ["Meetups", "In-person", ""],
      ["Meetups", "", "Awareness"],
    ];
    expect(check(table, clear, "", false)).toEqual([
      ["", "choose a stage"],
      ["", "choose a tier"],
    ]);
  });

  test.each<[unknown, unknown, string]>([
    [true, true, "STOP"],
    ["yes", "TRUE", "STOP"],
    ["No", true, "HOLD"],
    [false, "yes", "HOLD"],
    ["", true, "HOLD"],
  ])("running %o, hands-on %o: %s", (running, handsOn, expected) => {
    const table = [
      ["activity", "TIER", " Stages ", "running", "Hands on"],
      ["Hackathon", "in-person", "Awareness", running, handsOn],
    ];
    expect(verdicts(table, failing, "", false)).toEqual([expected]);
  });

  describe("the one pilot meetup", () => {
    const unproven = auditTable({ "P-01": 2, "P-03": 2 });
    const head = ["Id", "Activity", "Tier", "Stages", "Quantity", "Cash", "Expected"];
    const meetup = "Hosted meetup evening, about 40 people";
    test.each<[string, unknown[][], string[]]>([
      ["by its name", [["", meetup, "In-person", "Awareness", 1, 700, ""]], ["CAUTION"]],
      ["by its id", [["P01", "Meetup Berlin", "In-person", "Awareness", "", 1500, ""]], ["CAUTION"]],
      ["by another id", [["Z01", meetup, "In-person", "Awareness", 1, 700, ""]], ["HOLD"]],
      [
        "over the limit of cash",
        [
          ["P01", "", "", "", "", "", ""],
          ["P01", "Meetup", "In-person", "Awareness", 1, 1501, ""],
        ],
        ["", "HOLD"],
      ],
      [
        "a total holds the usual staff cost of 1,800",
        [["P01", "Meetup", "In-person", "Awareness", 1, "", 3300]],
        ["CAUTION"],
      ],
      ["a total beyond that", [["P01", "Meetup", "In-person", "Awareness", 1, "", 3301]], ["HOLD"]],
      [
        "two of them",
        [
          ["P01", "Berlin", "In-person", "Awareness", 1, 1, ""],
          ["P01", "Paris", "In-person", "Awareness", 1, 1, ""],
        ],
        ["HOLD", "HOLD"],
      ],
    ])("%s", (_, rows, expected) => {
      expect(verdicts([head, ...rows], unproven, "", false)).toEqual(expected);
    });
  });

  describe("what all CAUTION rows take together", () => {
    const head = ["Activity", "Tier", "Stages", "Expected"];
    const rest = (caution: unknown, others: unknown) =>
      String(
        check(
          [
            head,
            ["Newsletter", "Community", "Awareness", caution],
            ["Docs", "Basic enablement", "Adoption", others],
            ["", "", "", 5_000_000],
          ],
          failing,
          "",
          false,
        )[0]![1],
      ).match(/Together.*/)?.[0];
    test.each<[string, unknown, unknown, string]>([
      ["no costs", "", "", "Together the CAUTION rows should stay within 15% of the budget."],
      ["all costs 0", 0, 0, "Together the CAUTION rows should stay within 15% of the budget."],
      ["half the cap", 750, 9250, "Together the CAUTION rows take 7% and should stay within 15% of the budget."],
      ["just the cap", 1500, 8500, "Together the CAUTION rows take 15% and should stay within 15% of the budget."],
      [
        "a cent over",
        1500.01,
        8500,
        "Together the CAUTION rows take 16% and should stay within 15% of the budget: choose which of them wait.",
      ],
      [
        "nothing else",
        1e9,
        "",
        "Together the CAUTION rows take 100% and should stay within 15% of the budget: choose which of them wait.",
      ],
    ])("%s", (_, caution, others, expected) => {
      expect(rest(caution, others)).toBe(expected);
    });
  });

  describe("what releases", () => {
    const release = (...args: unknown[]) =>
      String(check(activityTable("P02"), ...args, false)[0]![1]).match(/Opens when.*/)?.[0];

    test("from a catalogue of one's own, by its prices", () => {
      const catalogue = [
        ["Activity", "Cost", "Lifts"],
        ["Unpriced", "", "B-05"],
        ["Hire Ada", 9000, "B-05"],
        ["Rent a portal", 1200.4, "b-05; B-13"],
      ];
      expect(release(failing, catalogue)).toBe(
        "Opens when B-05 reaches 2: about 1,200 by the catalogue's estimates, through Rent a portal.",
      );
    });

    test("not from a catalogue that has nothing for it", () => {
      expect(
        release(failing, [
          ["Activity", "Cost", "Lifts"],
          ["Blog", 1, "E-01"],
        ]),
      ).toBe("Opens when B-05 reaches 2. Nothing in the catalogue lifts B-05.");
    });

    test("one week is a week", () => {
      const catalogue = [
        ["Activity", "Cost", "Lifts", "Lead weeks"],
        ["Fix it", 100, "B-05", 1],
      ];
      expect(release(failing, catalogue)).toContain("about 100 and 1 week by");
    });

    test("an audit of one row per tier is not priced by the built-in criteria", () => {
      const audit = [
        ["Tier", "Score", "Gate"],
        ["Basic enablement", 1, "gate"],
        ["Community", 2, "gate"],
      ];
      expect(release(audit, "")).toBe(
        "Opens when Basic enablement reaches 2. Audit Basic enablement criterion by criterion to see what that costs.",
      );
    });

    test("a tier that was not audited is to be audited", () => {
      expect(check(activityTable("X01"), [["Tier", "Score", "Gate"]], "", false)[0]).toEqual([
        "HOLD",
        "The audit has no row for Basic enablement, and nothing so far above it pays until it passes (R02, R06). Audit that tier to see what opens this.",
      ]);
    });

    test("criteria of one's own work like the built-in ones", () => {
      const audit = [
        ["Id", "Tier", "Score", "Gate"],
        ["DX-1", "Basic enablement", 0, "gate"],
        ["", "Community", 2, "gate"],
      ];
      const catalogue = [
        ["Activity", "Cost", "Lifts"],
        ["Fix it", 100, "dx-1"],
      ];
      expect(release(audit, catalogue)).toContain("Opens when DX-1 reaches 2: about 100");
      expect(release(audit, "")).toBe("Opens when DX-1 reaches 2. Nothing in the catalogue lifts DX-1.");
    });
  });

  test("the order of a sheet's columns and of its rows does not matter", () => {
    const ids = CATALOGUE.map(({ id }) => id);
    const turned = (table: unknown[][]) => table.map((row) => [...row].reverse());
    seeded(
      fc.property(fc.shuffledSubarray(ids, { minLength: 1 }), fc.constantFrom(failing, clear), (some, audit) => {
        const table = activityTable(...some);
        const expected = check(table, audit);
        expect(check(turned(table), turned(audit))).toEqual(expected);
        const backward = [table[0]!, ...table.slice(1).reverse()];
        const [head, ...rows] = check(backward, audit);
        expect([head, ...rows.reverse()]).toEqual(expected);
      }),
      50,
    );
  });

  const head = ["Activity", "Tier", "Stages", "Lifts", "Running", "Quantity", "Cash"];
  const row = (...cells: unknown[]) => [
    head,
    ["Forum", "Community", "Adoption", "", "", "", ""].map((cell, index) => cells[index] ?? cell),
  ];
  test.each<[string, unknown[], string]>([
    [
      "no activities",
      ["", clear],
      'activities has no column "Activity". Its first row must name the columns Activity, Tier, Stages.',
    ],
    [
      "no stages",
      [[["Activity", "Tier"]], clear],
      'activities has no column "Stages". Its first row must name the columns Activity, Tier, Stages.',
    ],
    [
      "no audit",
      [activityTable("B04")],
      'audit has no column "Tier". Its first row must name the columns Tier, Score, Gate.',
    ],
    [
      "an unknown tier",
      [row("Meetup", "Top"), clear],
      'activities row 2, column "Tier", is "Top", which is no tier. Use Basic enablement, Community, Education, Expanded enablement, In-person.',
    ],
    [
      "a mistyped criterion",
      [row("Forum", "Community", "Adoption", "C-01, C01"), clear],
      'activities row 2, column "Lifts", names "C01", which is no criterion of the audit. Use ids such as B-05.',
    ],
    [
      "a maybe",
      [row("Forum", "Community", "Adoption", "", "maybe"), clear],
      'activities row 2, column "Running", is "maybe". Use a tick box, TRUE or FALSE, yes or no.',
    ],
    [
      "a negative quantity",
      [row("Forum", "Community", "Adoption", "", "", -1), clear],
      'activities row 2, column "Quantity", is -1. It must be 0 or more.',
    ],
    [
      "cash as text",
      [row("Forum", "Community", "Adoption", "", "", 1, "1.200"), clear],
      'activities row 2, column "Cash", is "1.200", a number stored as text. Format it as a number and type it again.',
    ],
    [
      "a date for an activity",
      [row(new Date(0)), clear],
      'activities row 2, column "Activity", is a date, not text. Type it again as text.',
    ],
    [
      "a catalogue without costs",
      [row(), clear, [["Activity", "Lifts"]]],
      'catalogue has no column "Expected". Its first row must name the columns Activity, Lifts, Expected.',
    ],
    [
      "a mistyped criterion in the catalogue",
      [
        row(),
        clear,
        [
          ["Activity", "Lifts", "Cost"],
          ["x", "B5", 1],
        ],
      ],
      'catalogue row 2, column "Lifts", names "B5", which is no criterion of the audit. Use ids such as B-05.',
    ],
    [
      "a header switch that is none",
      [row(), clear, "", "of course"],
      'headers is "of course". Use a tick box, TRUE or FALSE, yes or no.',
    ],
  ])("refuses %s", (_, args, message) => {
    expect(refusal("FUNDING_CHECK", ...args)).toBe(`FUNDING_CHECK: ${message}`);
  });

  test("a thousand rows take less than a second", () => {
    const table = activityTable(...Array.from({ length: 1000 }, (_, index) => CATALOGUE[index % 45]!.id));
    const before = performance.now();
    expect(check(table, auditTable())).toHaveLength(1001);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
