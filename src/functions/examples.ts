import type { Cell } from "../cells";

/** An argument of a live example: cells that stand beside the formula, or what is written into it: a word in quotes, a whole number. */
export type ExampleArgument =
  | { readonly cells: readonly (readonly (string | number | boolean)[])[] }
  | { readonly written: string | number };

const cells = (...rows: readonly (readonly (string | number | boolean)[])[]): ExampleArgument => ({ cells: rows });
const column = (...values: readonly (string | number)[]): ExampleArgument => cells(...values.map((value) => [value]));
const written = (value: string | number): ExampleArgument => ({ written: value });

/** The arguments of an example that works in any sheet, because it brings its own numbers; undefined for no function of ours. */
export function exampleOf(name: string): readonly ExampleArgument[] | undefined {
  const STAGES = column("Awareness", "Consideration", "Adoption", "Advocacy");
  const COUNTS = column(12_000, 2_400, 600, 90);

  const EVENTS = cells(
    ["Developer", "Stage", "Time", "Country"],
    ["ada", "Awareness", "2026-01-05", "DE"],
    ["ada", "Consideration", "2026-01-06", "DE"],
    ["ada", "Adoption", "2026-01-20", "DE"],
    ["ben", "Awareness", "2026-01-07", "US"],
    ["ben", "Consideration", "2026-02-02", "US"],
    ["cleo", "Awareness", "2026-02-03", "US"],
  );
  const EVENT_STAGES = column("Awareness", "Consideration", "Adoption");

  const AUDIT = cells(
    ["Id", "Tier", "Criterion", "Score", "Gate"],
    ["B-05", "Basic enablement", "Credentials and app", 1, "gate"],
    ["B-13", "Basic enablement", "Five-minute first app", 2, "hard"],
    ["C-01", "Community", "A place to ask", 2, "gate"],
  );
  const ACTIVITIES = cells(
    ["Activity", "Tier", "Stages", "Expected", "Lifts", "Value"],
    ["Key console", "Basic enablement", "Consideration", 9_000, "B-05", 8],
    ["Hackathon", "In-person", "Awareness", 40_000, "", 5],
  );
  const examples: Readonly<Record<string, readonly ExampleArgument[]>> = {
    FUNNEL_CONVERSION: [COUNTS, written("first")],
    FUNNEL_DROPOFF: [COUNTS],
    FUNNEL_LEAK: [STAGES, COUNTS],
    FUNNEL_KPIS: [STAGES, COUNTS],
    FUNNEL_INTERVAL: [written(240), written(1_200)],
    FUNNEL_COMPARE: [STAGES, COUNTS, column(13_000, 2_900, 800, 95)],
    FUNNEL_TARGETS: [STAGES, COUNTS, column("", 0.25, 0.25, 0.1)],
    FUNNEL_COUNTS: [EVENTS, EVENT_STAGES],
    FUNNEL_TIMES: [EVENTS, EVENT_STAGES],
    FUNNEL_SEGMENTS: [EVENTS, EVENT_STAGES, written("Country")],
    FUNNEL_COHORTS: [EVENTS, EVENT_STAGES, written("month")],
    FUNNEL_CHECK: [EVENTS, EVENT_STAGES],
    FUNNEL_SAMPLE_SIZE: [column(0.25), column(0.3)],
    TIER_SCORE: [column(3, 2, 1, 2)],
    FUNDING_ORDER: [AUDIT],
    FUNDING_CHECK: [ACTIVITIES, AUDIT],
    FUNDING_PLAN: [ACTIVITIES, AUDIT, written(45_000)],
    BUDGET_RANGE: [column(900, 5_000), column(4_200, 9_000), column(11_000, 20_000)],
    KPI_SCORE: [written(33), written(40), written(5)],
  };
  return Object.keys(examples).includes(name) ? examples[name] : undefined;
}

/** The arguments as Sheets would pass them. */
export const valuesOf = (example: readonly ExampleArgument[]): (Cell[][] | string | number)[] =>
  example.map((argument) => ("cells" in argument ? argument.cells.map((row) => [...row]) : argument.written));
