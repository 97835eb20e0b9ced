import sqlParser from "node-sql-parser";
import { describe, expect, test } from "vitest";
import type { SqlAnswer, SqlForm, SqlRequest } from "../../src/commands/server";
import { emptyWorkbook, newPlan, type Plan } from "../plan";

const read = ({ host }: Plan) => host.serve("readSqlForm", []) as Promise<SqlForm>;
const compose = (change: Readonly<Record<string, unknown>> = {}, { host }: Plan = emptyWorkbook()) =>
  host.serve("composeSql", [{ ...REQUEST, ...change }]) as Promise<SqlAnswer>;

const REQUEST: SqlRequest = {
  question: "counts",
  table: "project.dataset.events",
  id: "user_id",
  stage: "event_name",
  time: "event_timestamp",
  timeKind: "timestamp",
  segment: "geo.country",
  stages: ["Visit", "Account"],
  window: 30,
};

test("the menu opens the form", () => {
  const { host, screen } = emptyWorkbook();
  const funnel = screen.menus.flat().find((entry) => JSON.stringify(entry).includes('"SQL for this funnel"'));
  expect(JSON.stringify(funnel)).toContain('"Funnel"');
  host.run("sqlForm");
  expect(screen.pages.at(-1)?.title).toBe("SQL for this funnel");
});

test("it begins with the stages of the plan, and with none where there is no plan", async () => {
  const { stages, window } = await read(newPlan());
  expect(stages.length).toBeGreaterThan(3);
  expect(stages).not.toContain("");
  expect(window === null || window >= 0).toBe(true);
  expect(await read(emptyWorkbook())).toEqual({ stages: [], window: null });
});

test.each([
  ["counts", {}, ["`project.dataset.events`", "<= 2592000000", "AS developers"]],
  ["counts", { window: 0.5 }, ["<= 43200000"]],
  ["counts", { window: 0 }, ["happened - latest <= 0 "]],
  ["times", {}, ["PERCENTILE_CONT(days, 0.5)", "mean_days", "p90_days"]],
  ["segments", {}, ["`geo`.`country`", "stage_1_visit", "of_first"]],
  ["counts", { timeKind: "microseconds" }, ["UNIX_MILLIS(TIMESTAMP_MICROS(`event_timestamp`))"]],
  ["counts", { stages: [" It's ", "\\"] }, ["'It\\'s'", "'\\\\'"]],
] as const)("%s of %j is one statement of BigQuery", async (question, change, parts) => {
  const { sql, problems } = await compose({ question, ...change });
  expect(problems).toEqual([]);
  for (const part of parts) expect(sql).toContain(part);
  expect([new sqlParser.Parser().astify(sql, { database: "BigQuery" })].flat()).toHaveLength(1);
});

test("without a window nothing is too late", async () => {
  expect((await compose({ window: null })).sql).not.toContain("<=");
});

describe("what is wrong is said at its field, and nothing is written", () => {
  test.each([
    [{ table: "" }, ["table"]],
    [{ table: "a`; DROP TABLE b" }, ["table"]],
    [{ id: "a b", stage: "", time: "1" }, ["id", "stage", "time"]],
    [{ segment: "" }, []],
    [{ segment: "", question: "segments" }, ["segment"]],
    [{ stages: ["Visit"] }, ["stages"]],
    [{ stages: ["Visit", " VISIT "] }, ["stages"]],
    [{ window: -1 }, ["window"]],
    [{ window: 1e6 }, ["window"]],
  ])("%j", async (change, wrong) => {
    const { sql, problems } = await compose(change);
    expect(problems.map(({ field }) => field)).toEqual(wrong);
    expect(sql === "").toBe(wrong.length > 0);
  });
});

test.each([
  [{ question: "drop" }, "question: expected one of counts, times, segments."],
  [{ timeKind: "years" }, "timeKind: expected one of"],
  [{ stages: "Visit" }, "stages: expected a list"],
  [{ stages: [1] }, "stage: expected a text."],
  [{ window: "30" }, "window: expected a number"],
  [{ table: 1 }, "table: expected a text."],
  [{ more: 1 }, "has an unknown field"],
])("refuses a request of %j", async (change, message) => {
  await expect(compose(change)).rejects.toThrow(message);
});
