import { DAY, NO_SEGMENT, OTHER_SEGMENTS } from "./events";
import type { Dialect } from "./sqlDialect";
import { CHAINS, type FunnelQuery, inSteps, levelSteps, listed, numbered, type Step } from "./sqlSteps";
import { CONFIDENCE, deviations } from "./statistics";

/** Developers that reached each stage, as FUNNEL_COUNTS: a row per stage. */
export function countsSql(query: FunnelQuery, dialect: Dialect): string {
  const totals = numbered(
    query.stages,
    (number) => `COUNT(CASE WHEN level >= ${number} THEN 1 END) AS reached_${number}`,
  );
  const cases = numbered(query.stages, (number) => `WHEN ${number} THEN totals.reached_${number}`);
  const steps: Step[] = [...levelSteps(query, dialect), ["totals", `SELECT\n  ${listed(totals)}\nFROM levels`]];
  return inSteps(
    steps,
    [
      `SELECT stages.stage, CASE stages.step ${cases.join(" ")} END AS developers`,
      "FROM stages CROSS JOIN totals",
      "ORDER BY stages.step",
    ].join("\n"),
  );
}

/** Days from each stage to the next, as FUNNEL_TIMES: a row per stage, with the mean and a column per percentile. */
export function timesSql(query: FunnelQuery, dialect: Dialect, percentiles: readonly number[] = [0.5, 0.9]): string {
  const named = percentiles.map((share) => [share, percentileColumn(share)] as const);
  const columns = [
    "step",
    "days",
    ...named.map(([share, name]) => `${dialect.percentile}(days, ${share}) OVER (PARTITION BY step) AS ${name}`),
  ];
  const figures = ["mean_days", ...named.map(([, name]) => name)];
  const steps: Step[] = [
    ...levelSteps(query, dialect),
    CHAINS,
    [
      "ways",
      [
        "SELECT chains.developer, reached.step, MIN(reached.happened) AS happened",
        "FROM chains",
        "JOIN reached ON reached.developer = chains.developer AND reached.entered = chains.entered",
        "GROUP BY chains.developer, reached.step",
      ].join("\n"),
    ],
    [
      "durations",
      [
        `SELECT step, (happened - LAG(happened) OVER (PARTITION BY developer ORDER BY step)) / ${DAY} AS days`,
        "FROM ways",
      ].join("\n"),
    ],
    ["spread", `SELECT\n  ${listed(columns)}\nFROM durations`],
    [
      "summary",
      [
        "SELECT step, COUNT(*) AS developers, AVG(days) AS mean_days,",
        `  ${named.map(([, name]) => `MAX(${name}) AS ${name}`).join(", ")}`,
        "FROM spread",
        "GROUP BY step",
      ].join("\n"),
    ],
  ];
  return inSteps(
    steps,
    [
      "SELECT",
      `  ${listed(["stages.stage", "COALESCE(summary.developers, 0) AS developers", ...figures.map((name) => `summary.${name}`)])}`,
      "FROM stages LEFT JOIN summary ON summary.step = stages.step",
      "ORDER BY stages.step",
    ].join("\n"),
  );
}

/** "p50_days", "p99_9_days". */
const percentileColumn = (share: number) => `p${String(Number((share * 100).toPrecision(12))).replace(".", "_")}_days`;

/** The funnel of each segment, as FUNNEL_SEGMENTS: the largest `top` segments, and the others as one. */
export function segmentsSql(query: FunnelQuery, dialect: Dialect, segment: string, top = 10): string {
  const { stages } = query;
  const numbers = numbered(stages, (number) => `reached_${number}`);
  const [none, other] = [dialect.text(NO_SEGMENT), dialect.text(OTHER_SEGMENTS)];
  const isOther = (column: string) => `CASE WHEN ${column} = ${other} THEN 1 ELSE 0 END`;
  const counts = numbered(stages, (number) => `COUNT(CASE WHEN level >= ${number} THEN 1 END) AS reached_${number}`);
  const steps: Step[] = [
    ...levelSteps(query, dialect, segment),
    CHAINS,
    [
      "entries",
      [
        "SELECT chains.developer, MAX(chains.level) AS level,",
        `  COALESCE(MIN(NULLIF(NULLIF(reached.segment, ''), ${none})), ${none}) AS segment`,
        "FROM chains",
        "JOIN reached ON reached.developer = chains.developer AND reached.step = 1",
        "  AND reached.happened = chains.entered",
        "GROUP BY chains.developer",
      ].join("\n"),
    ],
    ["segments", `SELECT\n  ${listed(["segment", ...counts])}\nFROM entries\nGROUP BY segment`],
    [
      "ranked",
      [
        "SELECT",
        `  ${listed(["segment", ...numbers])},`,
        `  ROW_NUMBER() OVER (ORDER BY ${isOther("segment")}, reached_1 DESC, segment) AS place`,
        "FROM segments",
      ].join("\n"),
    ],
    [
      "named",
      [
        "SELECT",
        `  CASE WHEN place <= ${top} AND segment <> ${other} THEN segment ELSE ${other} END AS segment,`,
        `  ${listed(["place", ...numbers])}`,
        "FROM ranked",
      ].join("\n"),
    ],
    [
      "folded",
      `SELECT\n  ${listed(["segment", "MIN(place) AS place", ...numbers.map((name) => `SUM(${name}) AS ${name}`)])}\nFROM named\nGROUP BY segment`,
    ],
  ];
  const last = `reached_${stages.length}`;
  const columns = [
    "segment",
    ...numbered(stages, (number, name) => `reached_${number} AS ${stageColumn(number, name)}`),
    `${last} / reached_1 AS of_first`,
    ...intervalColumns(last, "reached_1"),
  ];
  return inSteps(steps, `SELECT\n  ${listed(columns)}\nFROM folded\nORDER BY ${isOther("segment")}, place`);
}

/** A name for a result's column that says which stage it is; the number keeps it apart from others. */
const stageColumn = (number: number, name: string) =>
  `stage_${number}_${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 40)}`.replace(/_+$/, "");

/** The Wilson interval of a share, with exactly 0 and 1 at its ends. With an exponent, numbers are never decimals. */
function intervalColumns(successes: string, trials: string): string[] {
  const z = deviations(CONFIDENCE);
  const number = (value: number) => value.toExponential();
  const middle = `${successes} + ${number((z * z) / 2)}`;
  const half = `${number(z)} * SQRT(${successes} * (${trials} - ${successes}) / ${trials} + ${number((z * z) / 4)})`;
  const whole = `(${trials} + ${number(z * z)})`;
  return [
    `CASE WHEN ${successes} = 0 THEN 0 ELSE (${middle} - ${half}) / ${whole} END AS low`,
    `CASE WHEN ${successes} = ${trials} THEN 1 ELSE (${middle} + ${half}) / ${whole} END AS high`,
  ];
}
