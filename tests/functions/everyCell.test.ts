import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../src/domain/catalogue";
import { callFunction, FUNCTIONS } from "../../src/functions/index";
import { seeded } from "../domain/seeded";
import { column, expectShowable } from "./calls";
import { activityTable, auditTable, candidateTable } from "./plans";

/** Every kind of thing a cell can hand to a function, and forms that only a broken host would. */
const CELLS: readonly [string, unknown][] = [
  ["a number", 2],
  ["zero", 0],
  ["minus zero", -0],
  ["a fraction", 0.5],
  ["a negative number", -3],
  ["a huge number", 1.7e308],
  ["a tiny number", 5e-324],
  ["not a number", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["a blank", ""],
  ["spaces", "  "],
  ["text", "soon"],
  ["a word it knows", "first"],
  ["a number as text", "1,200"],
  ["text like a formula", "=1+1"],
  ["the longest text", "x".repeat(50_000)],
  ["TRUE", true],
  ["FALSE", false],
  ["a date", new Date(2026, 0, 1)],
  ["a date that is none", new Date(Number.NaN)],
  ["an error as text", "#N/A"],
  ["an error with its detail", "#N/A (no match)"],
  ["an error as an object", new Error("#REF!")],
  ["an object", { a: 1 }],
  ["nothing", undefined],
  ["null", null],
  ["a prototype's word", "__proto__"],
  ["a method's word", "constructor"],
];

/** What two developers did, with a column more than a funnel needs. */
function eventTable(): unknown[][] {
  const day = (date: number) => new Date(2026, 4, date);
  return [
    ["Id", "Stage", "Time", "Country"],
    ["ann", "Visit", day(1), "DE"],
    ["ann", "Account", day(3), ""],
    [7, "Visit", day(20), "FR"],
    [7, "Docs", day(19), "FR"],
  ];
}

/** Arguments with which each function works. */
const WORKING: Record<string, unknown[]> = {
  FUNNEL_CONVERSION: [column("n", 10, 5, 1), "previous", 0],
  FUNNEL_DROPOFF: [column("n", 10, 5, 1), "previous", "count", 0],
  FUNNEL_LEAK: [column("A", "B", "C"), column(90, 50, 10), column("", 0.6, 0.5), "rate", 30, true],
  FUNNEL_KPIS: [column("A", "B", "C"), column(90, 50, 10), 0.9, true],
  FUNNEL_INTERVAL: [column("n", 5, 1), column("n", 10, 5), 0.9, "exact"],
  FUNNEL_COMPARE: [column("A", "B", "C"), column(90, 50, 10), column(80, 60, 10), 0.9, true],
  FUNNEL_TARGETS: [column("A", "B", "C"), column(90, 50, 10), column("", 0.6, 0.5), true],
  FUNNEL_COUNTS: [eventTable(), column("Visit", "Account"), 30, "strict", true],
  FUNNEL_TIMES: [eventTable(), column("Visit", "Account"), 30, [[0.5, 0.9]], "hours", true],
  FUNNEL_SEGMENTS: [eventTable(), column("Visit", "Account"), "Country", 30, 5, true],
  FUNNEL_COHORTS: [eventTable(), column("Visit", "Account"), "week", 30, true],
  FUNNEL_CHECK: [eventTable(), column("Visit", "Account")],
  FUNNEL_SAMPLE_SIZE: [0.25, 0.3, 0.9, 0.8],
  TIER_SCORE: [column(3, 2, 1), column(1, 1, 1), 3, 0.5],
  FUNDING_ORDER: [auditTable({ "B-05": 1 }, 2), true],
  FUNDING_CHECK: [
    activityTable("B04", "P01", "X01"),
    auditTable({ "B-05": 1 }, 2),
    [
      ["Activity", "Lifts", "Cost", "Id", "Lead weeks"],
      ["Fix", "B-05", 100, "F1", 3],
    ],
    true,
  ],
  FUNDING_PLAN: [candidateTable({ B04: 3, C01: 1, X01: 5 }), auditTable({ "B-05": 1 }, 2), 20_000, true],
  BUDGET_RANGE: [column("n", 10, 5), column("n", 20, 5), column("n", 40, 9), 0.5, true],
  KPI_SCORE: [column("n", 20, 30), column("n", 10, 10), 50, "log"],
};

/** Calls a function and insists on a result that can be shown, or a message that begins with its name. */
function checkCall(name: string, args: readonly unknown[]): void {
  let result: unknown;
  try {
    result = callFunction(name, args);
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(new RegExp(`^${name}: .*[.]$`));
    expect(message).not.toMatch(/our mistake|\bundefined\b|NaN|\[object| {4}at /);
    expect(message.length).toBeLessThan(300);
    return;
  }
  expectShowable(result);
}

const PLACES = FUNCTIONS.flatMap(({ name, params }) =>
  params.map((param, index) => [name, param.name, index] as const),
);

test("there are working arguments for every function", () => {
  expect(Object.keys(WORKING)).toEqual(FUNCTIONS.map(({ name }) => name));
  for (const { name, params } of FUNCTIONS) {
    expect(WORKING[name]).toHaveLength(params.length);
    expectShowable(callFunction(name, WORKING[name]!));
  }
});

describe.each(PLACES)("%s, argument %s", (name, _, index) => {
  const args = (argument: unknown) => WORKING[name]!.map((one, at) => (at === index ? argument : one));

  test.each(CELLS)("takes or refuses %s, alone and in ranges", (_, cell) => {
    for (const argument of [
      cell,
      [[cell]],
      [[cell, cell]],
      column(cell, cell),
      column("Name", cell),
      column(4, cell),
      [[4, cell]],
      [[cell], []],
      [[]],
      [],
      [cell],
    ]) {
      checkCall(name, args(argument));
    }
  });
});

const TABLES = PLACES.filter(([name, , index]) => Array.isArray(WORKING[name]![index]));

test.each(TABLES)("%s takes or refuses every cell in every place of its %s", (name, _, index) => {
  const table = WORKING[name]![index] as unknown[][];
  const places = table.slice(0, 6).flatMap((cells, row) => cells.map((_, column) => [row, column] as const));
  for (const [, cell] of CELLS) {
    for (const [row, column] of places) {
      const changed = table.map((cells, at) =>
        cells.map((one, across) => (at === row && across === column ? cell : one)),
      );
      checkCall(
        name,
        WORKING[name]!.map((one, at) => (at === index ? changed : one)),
      );
    }
  }
});

test("any arguments at all give a result or a message", () => {
  const cell = fc.constantFrom(...CELLS.map(([, one]) => one));
  const anything = fc.oneof(cell, fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }));
  const mixed = fc
    .constantFrom(...FUNCTIONS)
    .chain(({ name, params }) =>
      fc.tuple(
        fc.constant(name),
        fc.tuple(...params.map((_, index) => fc.oneof(fc.constant(WORKING[name]![index]), anything))),
        fc.nat({ max: params.length + 1 }),
      ),
    );
  seeded(
    fc.property(mixed, ([name, args, given]) => checkCall(name, [...args, "extra"].slice(0, given))),
    2000,
  );
});

test("a name that Sheets knows from an older version is answered, not crashed on", () => {
  expect(() => callFunction("NO_SUCH", [])).toThrow(
    "NO_SUCH: there is no such function. Reload the sheet and try again.",
  );
});

test("calls change nothing: the same arguments give the same answer, untouched", () => {
  const before = JSON.stringify(WORKING);
  for (const { name } of FUNCTIONS) {
    expect(callFunction(name, WORKING[name]!)).toEqual(callFunction(name, WORKING[name]!));
  }
  expect(JSON.stringify(WORKING)).toBe(before);
  expect(CATALOGUE).toHaveLength(45);
});
