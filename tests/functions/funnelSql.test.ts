import type { DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import sqlParser from "node-sql-parser";
import { beforeAll, describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { countsSql, segmentsSql, timesSql } from "../../src/domain/funnelSql";
import { BIGQUERY } from "../../src/domain/sqlDialect";
import { columnProblem, stagesProblem, tableProblem, windowProblem } from "../../src/domain/sqlNames";
import type { FunnelQuery } from "../../src/domain/sqlSteps";
import { seededAsync } from "../domain/seeded";
import { call, column } from "./calls";
import { answer, connect, type EventRow, fill, TABLE } from "./duckdb";
import { DUCKDB } from "./duckdbDialect";

const STAGES = ["Visit", "Account", "App", "Champion"];
const HOUR = 3_600_000;

let database: DuckDBConnection;
beforeAll(async () => {
  database = await connect();
});

const queryOf = (stages: readonly string[], window?: number): FunnelQuery => ({
  source: { table: TABLE, id: "Developer id", stage: "stage", time: "happened", timeKind: "timestamp" },
  stages,
  window,
});

/** The rows as a sheet passes them. */
const range = (rows: readonly EventRow[]) =>
  rows.map(([id, stage, time, segment]) => [id, stage, new Date(time), segment]);

/** Numbers as the database rounds them, which is not always the last digit of ours. */
const rounded = (cells: readonly (readonly Cell[])[]) =>
  cells.map((row) => row.map((cell) => (typeof cell === "number" ? Number(cell.toPrecision(11)) : cell)));

/** The answers of the database and of the functions, which must be the same. */
async function expectSame(rows: readonly EventRow[], stages: readonly string[], window?: number, top = 10) {
  const query = queryOf(stages, window);
  const events = range(rows);
  const answers = async (sql: string) => rounded(await answer(database, sql));
  const ours = (name: string, ...options: unknown[]) => {
    const table = call(name, events, column(...stages), ...options);
    return rounded(Array.isArray(table) ? table : []);
  };
  const counts = ours("FUNNEL_COUNTS", window).map(([count], index) => [stages[index]!.trim(), count]);
  expect(await answers(countsSql(query, DUCKDB))).toEqual(counts);
  const shares = [0, 0.25, 0.5, 0.9, 1];
  const times = ours("FUNNEL_TIMES", window, [shares], "days", false);
  expect(await answers(timesSql(query, DUCKDB, shares))).toEqual(
    times.map(([stage, ...rest]) => [String(stage).trim(), ...rest]),
  );
  expect(await answers(segmentsSql(query, DUCKDB, "country", top))).toEqual(
    ours("FUNNEL_SEGMENTS", 4, window, top, false),
  );
}

// Few times, so that there are many ties; few developers, so that they have many rows.
const event = fc.tuple(
  fc.constantFrom("ann", "bob", " ann ", "Bob", "cem", "", null, "7"),
  fc.constantFrom(...STAGES, ...STAGES, " visit", "ACCOUNT\t", "Docs", "", null),
  fc.nat({ max: 25 }).map((time) => Date.UTC(2026, 2, 29) + time * HOUR),
  fc.constantFrom("DE", "FR", " DE", "", null, "(none)", "(other)", "de"),
);
const window = fc.constantFrom(undefined, 0, 1 / 24, 3 / 24, 7 / 24, 0.5);

test("random events with many ties give the same counts, times and segments", async () => {
  await seededAsync(
    fc.asyncProperty(
      // Without a size, a list of random length has ten rows at most.
      fc.array(event, { maxLength: 80, size: "max" }),
      window,
      fc.integer({ min: 2, max: STAGES.length }),
      fc.constantFrom(1, 2, 10),
      async (rows, limit, stageCount, top) => {
        await fill(database, rows);
        await expectSame(rows, STAGES.slice(0, stageCount), limit, top);
      },
    ),
    200,
  );
});

const HOSTILE: readonly (readonly [string, readonly string[]])[] = [
  ["quotes", ["it's", "''", "'\" OR '1'='1"]],
  ["backslashes", ["\\", "\\\\'", "a\\nb"]],
  ["an end and more", ["x'; DROP TABLE log.events; --", "*/ SELECT 1 /*", "%s {{stage}}"]],
  ["backticks and dollars", ["`log`", "$1", "$$"]],
  ["lines", ["two\nlines", "two\r\nlines", "line\u2028end"]],
  ["other scripts", ["Größe", "Ärger ß", "認知"]],
  ["emoji, joined and alone", ["👩‍💻 joins", "🚀", "e\u0301"]],
  ["numbers", ["1", "1.5", "-3"]],
  ["words of the language", ["NULL", "SELECT", "TRUE"]],
];

describe("stage names stay text", () => {
  test.each(HOSTILE)("%s", async (_, stages) => {
    const start = Date.UTC(2026, 4, 1);
    const rows = stages.flatMap((stage, index): EventRow[] =>
      stages
        .slice(0, index + 1)
        .map((_, nth) => [`dev ${nth}${stage}`, stages[index]!, start + index * HOUR, `${stage}'"\\`]),
    );
    const walk = stages.map(
      (stage, index): EventRow => ["o'hara\\", ` ${stage.toUpperCase()} `, start + index * HOUR, stage],
    );
    await fill(database, [...rows, ...walk]);
    await expectSame([...rows, ...walk], stages);
    await expectSame([...rows, ...walk], stages, 1 / 24, 1);
  });

  // What the parser leaves of a literal, read by the rules of GoogleSQL.
  const literal = (text: string) =>
    text.replace(/\\(U[0-9a-f]{8}|.)/gs, (_, code: string) =>
      code.length > 1 ? String.fromCodePoint(Number.parseInt(code.slice(1), 16)) : code,
    );

  test.each(HOSTILE)("in what BigQuery's parser reads too: %s", (_, stages) => {
    for (const sql of bigQuery(queryOf(stages, 30))) {
      expect(sql).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|[^\P{Cc}\n]/u);
      const texts: string[] = [];
      JSON.stringify(parsed(sql), (_, value: { type?: string; value: string }) => {
        if (value?.type === "single_quote_string") texts.push(literal(value.value));
        return value;
      });
      expect(texts.filter((text) => text !== "")).toEqual(expect.arrayContaining(stages.map((stage) => stage.trim())));
      expect(texts.filter((text) => !["", "(none)", "(other)"].includes(text))).toHaveLength(stages.length);
    }
  });
});

/** The three questions in the words of BigQuery. */
const bigQuery = (query: FunnelQuery) => [
  countsSql(query, BIGQUERY),
  timesSql(query, BIGQUERY, [0.5, 0.999]),
  segmentsSql(query, BIGQUERY, "geo.country"),
];

/** One statement, as a parser of BigQuery's language that is not ours reads it. */
function parsed(sql: string): unknown {
  const statements = new sqlParser.Parser().astify(sql, { database: "BigQuery" });
  expect([statements].flat()).toHaveLength(1);
  return statements;
}

test.each(["timestamp", "microseconds", "milliseconds", "seconds"] as const)(
  "BigQuery's parser reads every question over times that are a %s",
  (timeKind) => {
    const source = {
      table: "my-project.analytics_1.events_*",
      id: "user.id",
      stage: "event_name",
      time: "ts",
      timeKind,
    };
    for (const window of [undefined, 0, 0.5, 30]) {
      for (const sql of bigQuery({ source, stages: STAGES, window })) {
        const read = JSON.stringify(parsed(sql));
        expect(read).toContain('"table":"my-project.analytics_1.events_*"');
        expect(read).toContain("ts");
      }
    }
  },
);

test.each([
  ["microseconds", 1000],
  ["seconds", 0.001],
  ["milliseconds", 1],
] as const)("times that are %s count as dates do", async (timeKind, factor) => {
  await database.run("CREATE OR REPLACE TABLE log.numbers (id VARCHAR, stage VARCHAR, happened BIGINT)");
  const start = Date.UTC(2026, 4, 1);
  const values = [
    ["a", "Visit", start],
    ["a", "Account", start + 2 * HOUR],
    ["b", "Visit", start],
    ["b", "Account", start + 2 * HOUR + 1000],
  ] as const;
  for (const [id, stage, time] of values)
    await database.run(`INSERT INTO log.numbers VALUES ('${id}', '${stage}', ${time * factor})`);
  const query: FunnelQuery = {
    source: { table: "log.numbers", id: "id", stage: "stage", time: "happened", timeKind },
    stages: ["Visit", "Account"],
    window: 2 / 24,
  };
  expect(await answer(database, countsSql(query, DUCKDB))).toEqual([
    ["Visit", 2],
    ["Account", 1],
  ]);
});

test("an empty table is a funnel of zeros without segments", async () => {
  await fill(database, []);
  await expectSame([], STAGES, 7);
});

test("columns of a result say which stage they are, whatever it is called", async () => {
  await fill(database, []);
  const query = queryOf(["First visit!", "'; --", "Größe", "x".repeat(300)]);
  const reader = await database.runAndReadAll(segmentsSql(query, DUCKDB, "country"));
  expect(reader.columnNames()).toEqual([
    "segment",
    "stage_1_first_visit",
    "stage_2",
    "stage_3_gr_e",
    `stage_4_${"x".repeat(40)}`,
    "of_first",
    "low",
    "high",
  ]);
});

describe("names", () => {
  test.each<[string, string | undefined]>([
    ["events", undefined],
    ["project.dataset.events", undefined],
    ["my-project.analytics_1.events_*", undefined],
    ["example.com:project.dataset.events", undefined],
    ["", "Name the table, such as project.dataset.events."],
    ["`a.b`", "Leave out the backticks; they are put around the name."],
    ["a`; DROP TABLE b; --", "Leave out the backticks; they are put around the name."],
    ["a b", "Use letters, digits, _ and -, with dots between project, dataset and table."],
    ["a..b", "Use letters, digits, _ and -, with dots between project, dataset and table."],
    ["a\\", "Use letters, digits, _ and -, with dots between project, dataset and table."],
    ["a*b", "Use letters, digits, _ and -, with dots between project, dataset and table."],
    ["a\nb", "Use letters, digits, _ and -, with dots between project, dataset and table."],
  ])("a table called %j", (name, problem) => {
    expect(tableProblem(name)).toBe(problem);
  });

  test.each<[string, string | undefined]>([
    ["user_id", undefined],
    ["geo.country", undefined],
    ["größe", undefined],
    ["", "Name the column."],
    ["a`b", "Leave out the backticks; they are put around the name."],
    ["1st", "Use letters, digits, _ and -, with a dot before a field inside a column."],
    ["a.", "Use letters, digits, _ and -, with a dot before a field inside a column."],
    ["a, b", "Use letters, digits, _ and -, with a dot before a field inside a column."],
    ["a'", "Use letters, digits, _ and -, with a dot before a field inside a column."],
  ])("a column called %j", (name, problem) => {
    expect(columnProblem(name)).toBe(problem);
  });

  test.each<[readonly string[], string | undefined]>([
    [["A", "B"], undefined],
    [["A"], "A funnel needs two stages or more, one a line."],
    [[], "A funnel needs two stages or more, one a line."],
    [["A", " "], "Name every stage."],
    [["A", "B", " a "], "“ a ” is listed twice. Give every stage once."],
  ])("stages %j", (names, problem) => {
    expect(stagesProblem(names)).toBe(problem);
  });

  test.each<[number | undefined, boolean]>([
    [undefined, true],
    [0, true],
    [0.5, true],
    [36_525, true],
    [-1, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
  ])("a window of %s days: %s", (days, fits) => {
    expect(windowProblem(days) === undefined).toBe(fits);
  });

  test("names that are too long and stages that are too many are refused", () => {
    expect(tableProblem("a".repeat(1025))).toContain("Use letters");
    expect(columnProblem("a".repeat(1025))).toContain("Use letters");
    expect(stagesProblem(["A", "x".repeat(201)])).toBe("A name has 200 letters at most.");
    expect(stagesProblem(Array.from({ length: 21 }, (_, index) => `S${index}`))).toBe("Give 20 stages at most.");
  });
});
