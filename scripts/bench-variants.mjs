// The ways to count a funnel that `npm run bench:events` compares, over the rows of `bench-rows.mjs`.
import { fileURLToPath } from "node:url";
import { BIGINT, DuckDBDataChunk, DuckDBInstance, VARCHAR } from "@duckdb/node-api";
import * as aq from "arquero";
import * as esbuild from "esbuild";
import { STAGES } from "./bench-rows.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const DAY = 86_400_000;
const WINDOW_DAYS = 30;

export const FLOOR = "floor: touch, and hash ids";
export const OURS = "ours, 30 days";
export const DUCKDB_WHOLE = "DuckDB, append and query, 30 days";
export const ARQUERO = "arquero, 30 days";

/**
 * Ways to spend the time: each gets the rows to make ready, and gives what is measured: a run that takes the rows and gives
 * counts, or something that depends on every cell.
 */
export const VARIANTS = {
  "touch every cell": () => (rows) => {
    let sum = 0;
    for (const [id, stage, time] of rows) sum += id.length + stage.length + time.getTime();
    return sum;
  },
  [FLOOR]: () => (rows) => {
    const ids = new Map();
    let sum = 0;
    for (let row = 0; row < rows.length; row++) {
      const cells = rows[row];
      const id = cells[0];
      let number = ids.get(id);
      if (number === undefined) {
        number = ids.size;
        ids.set(id, number);
      }
      sum += number + cells[1].length + cells[2].getTime();
    }
    return sum;
  },
  "ours, no window": async () => counter(await project(), ""),
  [OURS]: async () => counter(await project(), WINDOW_DAYS),
  "ours, 30 days, strict": async () => counter(await project(), WINDOW_DAYS, "strict"),
  "ours, 30 days, any order": async () => counter(await project(), WINDOW_DAYS, "any"),
  "Map of arrays, sort each, 30 days": () => (rows) => mapAndSort(rows, WINDOW_DAYS * DAY),
  [DUCKDB_WHOLE]: async () => {
    const [connection, sql] = [await connect(), await question()];
    return async (rows) => {
      await append(connection, rows);
      return countsIn(await connection.runAndReadAll(sql));
    };
  },
  "DuckDB, query alone, 30 days": async (rows) => {
    const [connection, sql] = [await connect(), await question()];
    await append(connection, rows);
    return async () => countsIn(await connection.runAndReadAll(sql));
  },
  [ARQUERO]: () => (rows) => withArquero(rows, WINDOW_DAYS * DAY),
};

/** Those that answer the same question, and so have to give the same counts. */
export const isSameQuestion = (name) => name.endsWith(", 30 days");

/** What is measured of this project, bundled as the build does. */
async function project() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    stdin: {
      resolveDir: ROOT,
      contents: `
        export { callFunction } from "./src/functions/index";
        export { countsSql } from "./src/domain/funnelSql";
        export { DUCKDB } from "./tests/functions/duckdbDialect";`,
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2020",
  });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

const counter =
  ({ callFunction }, ...options) =>
  (rows) =>
    callFunction("FUNNEL_COUNTS", [rows, [STAGES], ...options])[0];

/** How one would write it down first. */
function mapAndSort(rows, window) {
  const developers = new Map();
  for (const [id, stage, time] of rows) {
    if (!developers.has(id)) developers.set(id, []);
    developers.get(id).push({ stage: STAGES.indexOf(stage), time: time.getTime() });
  }
  const counts = STAGES.map(() => 0);
  for (const events of developers.values()) {
    events.sort((one, other) => one.time - other.time || one.stage - other.stage);
    const entries = STAGES.map(() => Number.NaN);
    let level = 0;
    for (const { stage, time } of events) {
      const entry = stage === 0 ? time : entries[stage - 1];
      if (!(time - entry <= window)) continue;
      entries[stage] = entry;
      level = Math.max(level, stage + 1);
    }
    for (let stage = 0; stage < level; stage++) counts[stage]++;
  }
  return counts;
}

/** A database in memory, with the threads that it chooses by itself. */
const connect = async () => (await DuckDBInstance.create(":memory:")).connect();

/** The SQL of this project, without the trimming that clean rows do not need and that takes DuckDB as long as all else. */
async function question() {
  const { countsSql, DUCKDB } = await project();
  const source = { table: "events", id: "id", stage: "stage", time: "happened", timeKind: "milliseconds" };
  return countsSql({ source, stages: STAGES, window: WINDOW_DAYS }, { ...DUCKDB, trim: (text) => text });
}

const countsIn = (reader) => reader.getRows().map(([, count]) => Number(count));

/** As many rows as DuckDB takes at once. */
const CHUNK = 2048;

/** By columns in chunks, which is its quickest way in. */
async function append(connection, rows) {
  await connection.run("CREATE OR REPLACE TABLE events (id VARCHAR, stage VARCHAR, happened BIGINT)");
  const appender = await connection.createAppender("events");
  for (let from = 0; from < rows.length; from += CHUNK) {
    const some = rows.slice(from, from + CHUNK);
    const chunk = DuckDBDataChunk.create([VARCHAR, VARCHAR, BIGINT]);
    chunk.setColumns([
      some.map(([id]) => id),
      some.map(([, stage]) => stage),
      some.map(([, , time]) => BigInt(time.getTime())),
    ]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** The chain stage by stage over sorted groups, as the SQL does it. */
function withArquero(rows, window) {
  let table = aq
    .table({
      id: rows.map(([id]) => id),
      step: rows.map(([, stage]) => STAGES.indexOf(stage)),
      time: rows.map(([, , time]) => time.getTime()),
    })
    .groupby("id")
    .orderby("time", "step")
    .params({ window });
  table = table.derive({ entered: (d) => (d.step === 0 ? d.time : null) });
  for (let before = 0; before < STAGES.length - 1; before++) {
    table = table
      .params({ before })
      .derive({ before: (d, $) => (d.step === $.before ? d.entered : null) })
      .derive({ latest: aq.rolling((d) => aq.op.max(d.before)) })
      .derive({
        entered: (d, $) => (d.step === $.before + 1 && d.time - d.latest <= $.window ? d.latest : d.entered),
      });
  }
  const levels = table
    .filter((d) => d.entered !== null)
    .rollup({ level: (d) => aq.op.max(d.step) })
    .array("level");
  return STAGES.map((_, stage) => levels.reduce((count, level) => count + (level >= stage ? 1 : 0), 0));
}
