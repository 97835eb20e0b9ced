import { describe, expect, test } from "vitest";
import { FUNCTIONS, stub } from "../../src/functions/index";

/** Words that cannot name a parameter. */
const RESERVED =
  /^(break|case|catch|class|const|continue|default|delete|do|else|enum|eval|arguments|false|for|function|if|in|let|new|null|return|static|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

test("the functions that Sheets gets", () => {
  expect(
    FUNCTIONS.map(
      ({ name, params }) =>
        `${name}(${params.map((param) => (param.optional ? `[${param.name}]` : param.name)).join(", ")})`,
    ),
  ).toEqual([
    "FUNNEL_CONVERSION(counts, [basis], [if_undefined])",
    "FUNNEL_DROPOFF(counts, [basis], [measure], [if_undefined])",
    "FUNNEL_LEAK(stages, counts, [baseline], [measure], [min_entries], [headers])",
    "FUNNEL_KPIS(stages, counts, [confidence], [headers])",
    "FUNNEL_INTERVAL(successes, trials, [confidence], [method])",
    "FUNNEL_COMPARE(stages, counts_before, counts_after, [confidence], [headers])",
    "FUNNEL_TARGETS(stages, counts, targets, [headers])",
    "FUNNEL_COUNTS(events, stages, [window_days], [order], [headers])",
    "FUNNEL_TIMES(events, stages, [window_days], [percentiles], [unit], [headers])",
    "FUNNEL_SEGMENTS(events, stages, segment_column, [window_days], [top], [headers])",
    "FUNNEL_COHORTS(events, stages, [period], [window_days], [headers])",
    "FUNNEL_CHECK(events, stages)",
    "FUNNEL_SAMPLE_SIZE(rate, new_rate, [confidence], [power])",
    "TIER_SCORE(scores, [weights], [maximum], [min_coverage])",
    "FUNDING_ORDER(audit, [headers])",
    "FUNDING_CHECK(activities, audit, [catalogue], [headers])",
    "FUNDING_PLAN(activities, audit, budget, [headers])",
    "BUDGET_RANGE(low, expected, high, [correlation], [headers])",
    "KPI_SCORE(actual, baseline, target, [scale])",
  ]);
});

describe.each(FUNCTIONS.map((definition) => [definition.name, definition] as const))("%s", (name, definition) => {
  const { summary, params, returns, example } = definition;

  test("is a name that Sheets accepts", () => {
    expect(name).toMatch(/^[A-Z][A-Z0-9_]{2,}$/);
    expect(name).not.toMatch(/_$/);
    expect(name, "a cell reference, as ABC12 or R1C1").not.toMatch(/^([A-Z]{1,3}\d+|R\d*C\d*)$/);
    expect(FUNCTIONS.filter((other) => other.name.toUpperCase() === name)).toHaveLength(1);
  });

  test("has help in plain sentences", () => {
    for (const text of [summary, returns, ...params.map(({ help }) => help)]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text, "Google strips HTML and line breaks").not.toMatch(/[<>\n]|\*\//);
    }
    expect(summary.length).toBeLessThan(400);
  });

  test("has parameters with names of their own, required ones first", () => {
    const names = params.map((param) => param.name);
    expect(new Set(names).size).toBe(names.length);
    for (const one of names) expect(one).toMatch(/^[a-z][a-z_]*[a-z]$/);
    for (const one of names) expect(one).not.toMatch(RESERVED);
    expect(params.map(({ optional }) => optional)).toEqual(params.map(({ optional }) => optional).sort());
  });

  test("has an example of itself, with semicolons so that every locale reads it", () => {
    expect(example).toMatch(new RegExp(`^=${name}\\(.+\\)$`));
    expect(example).not.toContain(",");
  });

  test("has a stub that Sheets finds: a comment, then a function with the parameters' names", () => {
    const text = stub(definition);
    const lines = text.split("\n");
    expect(lines[0]).toBe("/**");
    expect(lines[1]).toBe(` * ${summary}`);
    params.forEach((param, index) => {
      expect(lines[3 + index]).toBe(
        ` * @param {${param.type}} ${param.name} ${param.optional ? "Optional. " : ""}${param.help}`,
      );
    });
    expect(lines.slice(-6)).toEqual([
      ` * @return ${returns}`,
      " * @customfunction",
      " */",
      `function ${name}(${params.map((param) => param.name).join(", ")}) {`,
      `  return Groundwork_.callFunction("${name}", arguments);`,
      "}",
    ]);
  });

  test("is called by its stub with its arguments", () => {
    const calls: unknown[][] = [];
    const bundle = {
      callFunction: (called: string, args: ArrayLike<unknown>) => calls.push([called, ...Array.from(args)]),
    };
    // The stub is text for Sheets, so running it is the only way to see that it works.
    new Function("Groundwork_", `${stub(definition)}\n${name}("a", "b", "extra");`)(bundle);
    expect(calls).toEqual([[name, "a", "b", "extra"]]);
  });
});

test("a stub keeps text from ending its comment or its line", () => {
  const text = stub({ ...FUNCTIONS[0]!, summary: "A */ B\n\tC" });
  expect(text).toContain(" * A * / B C\n");
});
