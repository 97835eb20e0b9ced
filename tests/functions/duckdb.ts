import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTimestampMillisecondsValue,
  TIMESTAMP_MS,
  VARCHAR,
} from "@duckdb/node-api";

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
