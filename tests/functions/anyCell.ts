import { column } from "./calls";
import { activityTable, auditTable, candidateTable } from "./plans";

/** Every kind of thing a cell can hand to a function, and forms that only a broken host would. */
export const CELLS: readonly [string, unknown][] = [
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
export const WORKING: Record<string, unknown[]> = {
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
