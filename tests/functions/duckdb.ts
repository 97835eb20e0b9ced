import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTimestampMillisecondsValue,
  TIMESTAMP_MS,
  VARCHAR,
} from "@duckdb/node-api";
import type { Dialect } from "../../src/domain/sqlDialect";

const quoted = (name: string) => `"${name}"`;

/** All that JavaScript takes for a blank. */
const BLANKS =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

const LINE_ENDS = /[\n\r\u2028\u2029]/g;

/** On one line, as every dialect has to. */
const text = (value: string) => {
  const quotes = value.replaceAll("'", "''").replace(LINE_ENDS, (end) => `' || CHR(${end.charCodeAt(0)}) || '`);
  return `('${quotes}')`;
};

/** What DuckDB calls differently from BigQuery, so that the same SQL can be run here. */
export const DUCKDB: Dialect = {
  table: (name) => name.split(".").map(quoted).join("."),
  column: (name) => name.split(".").map(quoted).join("."),
  text,
  trim: (value) => `TRIM(${value}, ${text(BLANKS)})`,
  milliseconds: {
    timestamp: (column) => `EPOCH_MS(${column})`,
    microseconds: (column) => `EPOCH_MS(MAKE_TIMESTAMP(${column}))`,
    milliseconds: (column) => column,
    seconds: (column) => `${column} * 1000`,
  },
  percentile: "QUANTILE_CONT",
};

/** An empty database; one thread is quickest for few rows. */
export async function connect(): Promise<DuckDBConnection> {
  const database = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await database.connect();
  await connection.run(
    'CREATE SCHEMA log; CREATE TABLE log.events ("Developer id" VARCHAR, stage VARCHAR, happened TIMESTAMP_MS, country VARCHAR)',
  );
  return connection;
}

/** One row of events: text, and milliseconds since 1970. */
export type EventRow = readonly [id: string | null, stage: string | null, time: number, segment: string | null];

export const TABLE = "log.events";

/** Puts these rows, and no others, into the table. */
export async function fill(connection: DuckDBConnection, rows: readonly EventRow[]): Promise<void> {
  await connection.run("DELETE FROM log.events");
  const appender = await connection.createAppender("events", "log");
  for (const [id, stage, time, segment] of rows) {
    appender.appendValue(id, VARCHAR);
    appender.appendValue(stage, VARCHAR);
    appender.appendValue(new DuckDBTimestampMillisecondsValue(BigInt(time)), TIMESTAMP_MS);
    appender.appendValue(segment, VARCHAR);
    appender.endRow();
  }
  appender.closeSync();
}

/** The rows of an answer, with what is null as a blank cell shows it. */
export async function answer(connection: DuckDBConnection, sql: string): Promise<(string | number)[][]> {
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getRows()
    .map((row) =>
      row.map((value) =>
        value === null ? "" : typeof value === "bigint" ? Number(value) : (value as string | number),
      ),
    );
}
