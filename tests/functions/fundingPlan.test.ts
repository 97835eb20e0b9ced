import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { CATALOGUE } from "../../src/domain/catalogue";
import { seeded } from "../domain/seeded";
import { call, refusal } from "./calls";
import { auditTable, candidateTable } from "./plans";

const plan = (...args: unknown[]) => call("FUNDING_PLAN", ...args) as Cell[][];
const clear = auditTable({}, 2);
const head = ["Activity", "Tier", "Stages", "Cost", "Value"];
const docs = ["Docs", "Basic enablement", "Adoption"];

describe("FUNDING_PLAN", () => {
  test("a row per activity and a row of totals, under a header", () => {
    const table = candidateTable({ B04: 3, B06: 2, X01: 9 });
    expect(plan(table, auditTable({ "B-05": 1 }, 2), 20_500)).toEqual([
      ["Activity", "Quantity", "Cost", "Value"],
      ["One-click app and credentials", 1, 16_000, 3],
      ["Getting-started guide", 0, 0, 0],
      ["Webinar", 1, 4_200, 9],
      ["Total", 2, 20_200, 12],
    ]);
  });

  test("without the header", () => {
    expect(plan([head, [...docs, 5, 1]], clear, 10, false)).toEqual([
      ["Docs", 1, 5, 1],
      ["Total", 1, 5, 1],
    ]);
  });

  test("nothing affordable, or nothing to choose from: zeros", () => {
    expect(plan([head, [...docs, 5, 1]], clear, 4.99, false)).toEqual([
      ["Docs", 0, 0, 0],
      ["Total", 0, 0, 0],
    ]);
    expect(plan([head, [...docs, 5, 1]], clear, 0, false)[1]).toEqual(["Total", 0, 0, 0]);
    expect(plan([head], clear, 10)).toEqual([
      ["Activity", "Quantity", "Cost", "Value"],
      ["Total", 0, 0, 0],
    ]);
  });

  test("as many units as the maximum allows, one if it is blank; cents and tenths are exact", () => {
    const table = [
      [...head, "MAXIMUM"],
      [...docs, 0.1, 0.1, 3],
      [...docs, 0.2, 0.7, ""],
      [...docs, 0.2, 9, 0],
    ];
    expect(plan(table, clear, 0.5, false)).toEqual([
      ["Docs", 3, 0.3, 0.3],
      ["Docs", 1, 0.2, 0.7],
      ["Docs", 0, 0, 0],
      ["Total", 4, 0.5, 1],
    ]);
  });

  test("columns in any order, with others between; Expected stands in for Cost, which comes first where both are", () => {
    const table = [
      ["Notes", "value", "expected", "Stage", "TIER", "activity"],
      ["later", 2, 30, "Adoption", "basic enablement", "Docs"],
    ];
    expect(plan(table, clear, 30, false)[0]).toEqual(["Docs", 1, 30, 2]);
    const both = [...table.map((row) => [...row])];
    both[0]!.push("Cost");
    both[1]!.push(40);
    expect(plan(both, clear, 30, false)[0]).toEqual(["Docs", 0, 0, 0]);
  });

  test("an open range ends with the last activity; rows between stay in place, and what is not chosen yet is not bought", () => {
    const unused = ["", "", "", 0, "", ""];
    const table = [
      head,
      [...docs, 5, 1],
      unused,
      ["Meetup", "In-person", "", 1, 9],
      ["Talk", "", "Adoption", 1, 9],
      unused,
    ];
    expect(plan([...table, ...new Array(900).fill(unused)], clear, 10, false)).toEqual([
      ["Docs", 1, 5, 1],
      ["", "", "", ""],
      ["Meetup", 0, 0, 0],
      ["Talk", 0, 0, 0],
      ["Total", 1, 5, 1],
    ]);
  });

  test("criteria of one's own, in any case, open what waits for them", () => {
    const audit = [
      ["Id", "Tier", "Score", "Gate"],
      ["DX-1", "Basic enablement", "", "gate"],
    ];
    const table = [
      [...head, "Lifts"],
      ["Fix it", "Basic enablement", "Adoption", 10, 0, "dx-1; B-05"],
      ["Course", "Education", "Adoption", 5, 8, ""],
    ];
    expect(plan(table, audit, 15, false).map(([, units]) => units)).toEqual([1, 1, 2]);
    expect(plan(table, audit, 14, false).map(([, units]) => units)).toEqual([0, 0, 0]);
  });

  test("an audit of one row per tier: support is always open, and the tier's own name is what lifts it", () => {
    const audit = [
      ["Tier", "Score", "Gate"],
      ["Basic enablement", 1, "gate"],
      ["Community", 1, "gate"],
    ];
    const units = (lifts: string) =>
      plan(
        [
          [...head, "Lifts"],
          [...docs, 1, 0, lifts],
          ["Forum", "Community", "Adoption", 1, 5, "C-01"],
          ["Talks", "Community", "Adoption", 1, 5, ""],
        ],
        audit,
        9,
        false,
      ).map(([, quantity]) => quantity);
    expect(units("B-05")).toEqual([0, 1, 0, 1]);
    expect(units("Basic enablement")).toEqual([1, 1, 1, 3]);
  });

  test("every plan of the catalogue is held and stopped nowhere by FUNDING_CHECK, on the audit that it leads to", () => {
    const ids = CATALOGUE.map(({ id }) => id);
    const scores = fc.dictionary(
      fc.constantFrom("B-05", "B-13", "C-01", "C-02", "P-01", "E-01"),
      fc.constantFrom("", 0, 1),
    );
    seeded(
      fc.property(
        fc.shuffledSubarray(ids, { minLength: 20 }),
        scores,
        fc.nat({ max: 300_000 }),
        (some, low, budget) => {
          const table = candidateTable(Object.fromEntries(some.map((id, row) => [id, row % 7])));
          const bought = plan(table, auditTable(low, 2), budget, false).map(([, units]) => (units as number) > 0);
          const [head, ...rows] = table;
          const funded = rows.filter((_, row) => bought[row]);
          const lifted = funded.flatMap((row) => (row[3] as string).split(", "));
          const after = Object.fromEntries(
            Object.entries(low).map(([id, score]) => [id, lifted.includes(id) ? 2 : score]),
          );
          const checked = call("FUNDING_CHECK", [head, ...funded], auditTable(after, 2)) as Cell[][];
          for (const [verdict] of checked.slice(1)) expect(["FUND FIRST", "FUND", "CAUTION"]).toContain(verdict);
        },
      ),
      100,
    );
  });

  // Sixty amounts without any pattern.
  const unroundedCosts = Array.from({ length: 60 }, (_, at) => 1 + (((at + 1) ** 5 * 7919) % 100_000_007));
  const row = (cost: unknown, value: unknown, maximum: unknown = "", lifts: unknown = "") => [
    [...head, "Maximum", "Lifts"],
    [...docs, cost, value, maximum, lifts],
  ];
  test.each<[string, unknown[], string]>([
    [
      "no values",
      [[["Activity", "Tier", "Stages", "Cost"]], clear, 5],
      'activities has no column "Value". Add one with what one unit of each activity is worth to you, such as 0 to 10.',
    ],
    [
      "no costs",
      [[["Activity", "Tier", "Stages", "Value"]], clear, 5],
      'activities has no column "Cost". Its first row must name the columns Activity, Tier, Stages, Cost.',
    ],
    [
      "a blank value",
      [row(5, ""), clear, 5],
      'activities row 2, column "Value", is blank. Type what one unit is worth to you, or 0.',
    ],
    [
      "a blank cost",
      [row("", 5), clear, 5],
      'activities row 2, column "Cost", is blank. Type what one unit costs, or 0.',
    ],
    ["a negative value", [row(5, -1), clear, 5], 'activities row 2, column "Value", is -1. It must be 0 or more.'],
    ["a negative cost", [row(-5, 1), clear, 5], 'activities row 2, column "Cost", is -5. It must be 0 or more.'],
    [
      "a value as text",
      [row(5, "1,5"), clear, 5],
      'activities row 2, column "Value", is "1,5", a number stored as text. Format it as a number and type it again.',
    ],
    [
      "a fraction of a unit",
      [row(5, 1, 1.5), clear, 5],
      'activities row 2, column "Maximum", is 1.5. It must be a whole number.',
    ],
    [
      "a maximum beyond reason",
      [row(5, 1, 10_001), clear, 5],
      'activities row 2, column "Maximum", is 10001. It must be 10000 or less.',
    ],
    [
      "a mistyped criterion",
      [row(5, 1, "", "B5"), clear, 5],
      'activities row 2, column "Lifts", names "B5", which is no criterion of the audit. Use ids such as B-05.',
    ],
    [
      "an audit without a header",
      [row(5, 1), "", 5],
      'audit has no column "Tier". Its first row must name the columns Tier, Score, Gate.',
    ],
    ["no budget", [row(5, 1), clear], "budget is blank. Type the money there is, or 0."],
    ["a negative budget", [row(5, 1), clear, -5], "budget is -5. It must be 0 or more."],
    [
      "a budget as text",
      [row(5, 1), clear, "60.000"],
      'budget is "60.000", a number stored as text. Format it as a number and type it again.',
    ],
    [
      "more than 200 activities",
      [[head, ...new Array(201).fill([...docs, 5, 1])], clear, 5],
      "activities has 201 activities. A plan takes 200 at most: leave out those that cannot be meant.",
    ],
    [
      "what cannot be told apart by value",
      [[head, ...unroundedCosts.map((cost) => [...docs, cost, cost])], clear, 1e9],
      "these activities can be combined in too many ways to find the best plan. Give fewer of them, or round their costs and values.",
    ],
  ])("refuses %s", (_, args, message) => {
    expect(refusal("FUNDING_PLAN", ...args)).toBe(`FUNDING_PLAN: ${message}`);
  });

  test("200 activities are taken", () => {
    expect(plan([head, ...new Array(200).fill([...docs, 5, 1])], clear, 52).slice(-1)[0]).toEqual([
      "Total",
      10,
      50,
      10,
    ]);
  });
});
