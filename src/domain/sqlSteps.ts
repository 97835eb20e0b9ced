import { DAY } from "./events";
import type { Dialect, TimeKind } from "./sqlDialect";

/** A table of events, and what its columns are called. */
export interface EventSource {
  readonly table: string;
  readonly id: string;
  readonly stage: string;
  readonly time: string;
  readonly timeKind: TimeKind;
}

/** What a funnel is, whatever is asked of it. */
export interface FunnelQuery {
  readonly source: EventSource;
  /** Two names or more, each once whatever its case. */
  readonly stages: readonly string[];
  /** Days after entering, parts of a day too; undefined for no limit. */
  readonly window: number | undefined;
}

/** A subquery, and the name by which later ones know it. */
export type Step = readonly [name: string, query: string];

/** A query of steps, one after the other, that ends in `result`. */
export const inSteps = (steps: readonly Step[], result: string) =>
  `WITH\n${steps.map(([name, query]) => `${name} AS (\n${indent(query)}\n)`).join(",\n")}\n${result}\n`;

const indent = (text: string) => text.replace(/^/gm, "  ");

export const numbered = <Value>(names: readonly string[], line: (number: number, name: string) => Value) =>
  names.map((name, index) => line(index + 1, name));

/** The same in every row, so that a list of columns can be read down. */
export const listed = (columns: readonly string[]) => columns.join(",\n  ");

/**
 * Developers with their stage's number and whole milliseconds, and the row's segment where one is wanted. What is blank is
 * nobody or nothing; other events change no funnel, and go first, because a log has more of them than of all stages.
 */
function readSteps({ source, stages }: FunnelQuery, dialect: Dialect, segment?: string): Step[] {
  const text = (column: string) => dialect.trim(`CAST(${dialect.column(column)} AS STRING)`);
  const columns = [
    `${text(source.id)} AS developer`,
    `LOWER(${text(source.stage)}) AS stage_name`,
    `${dialect.milliseconds[source.timeKind](dialect.column(source.time))} AS happened`,
    ...(segment === undefined ? [] : [`${text(segment)} AS segment`]),
  ];
  const own = segment === undefined ? "" : ", log.segment";
  return [
    [
      "stages",
      numbered(stages, (number, name) => `SELECT ${number} AS step, ${dialect.text(name.trim())} AS stage`).join(
        "\nUNION ALL\n",
      ),
    ],
    ["log", `SELECT\n  ${listed(columns)}\nFROM ${dialect.table(source.table)}`],
    [
      "entered_1",
      [
        `SELECT log.developer, stages.step, log.happened${own},`,
        "  CASE WHEN stages.step = 1 THEN log.happened END AS entered",
        "FROM log JOIN stages ON log.stage_name = LOWER(stages.stage)",
        "WHERE log.developer <> '' AND log.happened IS NOT NULL",
      ].join("\n"),
    ],
  ];
}

/**
 * For each row when the chain was entered that it continues, stage after stage: that of the latest chain which had reached the
 * stage before, if its window is still open. Entries of later chains are never earlier, so the latest is the largest.
 */
function chainSteps({ stages, window }: FunnelQuery, segment?: string): Step[] {
  const limit = window === undefined ? "" : ` AND happened - latest <= ${Math.round(window * DAY)}`;
  const own = segment === undefined ? "" : ", segment";
  return stages.slice(1).map((_, index): Step => {
    const before = index + 1;
    return [
      `entered_${before + 1}`,
      [
        `SELECT developer, step, happened${own},`,
        `  CASE WHEN step = ${before + 1}${limit} THEN latest ELSE entered END AS entered`,
        "FROM (",
        `  SELECT developer, step, happened${own}, entered,`,
        `    MAX(CASE WHEN step = ${before} THEN entered END)`,
        "      OVER (PARTITION BY developer ORDER BY happened, step) AS latest",
        `  FROM entered_${before}`,
        ")",
      ].join("\n"),
    ];
  });
}

/** How far each developer came. */
export function levelSteps(query: FunnelQuery, dialect: Dialect, segment?: string): Step[] {
  return [
    ...readSteps(query, dialect, segment),
    ...chainSteps(query, segment),
    ["reached", `SELECT * FROM entered_${query.stages.length} WHERE entered IS NOT NULL`],
    ["levels", "SELECT developer, MAX(step) AS level FROM reached GROUP BY developer"],
  ];
}

/** The chain that counts: the one that was first to reach the furthest stage. */
export const CHAINS: Step = [
  "chains",
  [
    "SELECT levels.developer, MAX(levels.level) AS level, MIN(reached.entered) AS entered",
    "FROM levels",
    "JOIN reached ON reached.developer = levels.developer AND reached.step = levels.level",
    "GROUP BY levels.developer",
  ].join("\n"),
];
