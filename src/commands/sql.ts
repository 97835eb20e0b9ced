import { countsSql, segmentsSql, timesSql } from "../domain/funnelSql";
import { BIGQUERY, type TimeKind } from "../domain/sqlDialect";
import { columnProblem, stagesProblem, tableProblem, windowProblem } from "../domain/sqlNames";
import type { FunnelQuery } from "../domain/sqlSteps";
import { numberSetting } from "../workbook/settings";
import { stageNames } from "./catalogueRows";
import { choiceField, fieldsOf, listField, numberField, textField } from "./requests";
import type { SqlAnswer, SqlField, SqlForm, SqlQuestion, SqlRequest } from "./server";

const QUESTIONS: Readonly<Record<SqlQuestion, (query: FunnelQuery, segment: string) => string>> = {
  counts: (query) => countsSql(query, BIGQUERY),
  times: (query) => timesSql(query, BIGQUERY),
  segments: (query, segment) => segmentsSql(query, BIGQUERY, segment),
};

const TIME_KINDS: readonly TimeKind[] = ["timestamp", "microseconds", "milliseconds", "seconds"];

/** The stages and the window of the plan; a workbook without one has neither, and the form works all the same. */
export function readForm(): SqlForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return { stages: stageNames(spreadsheet), window: numberSetting(spreadsheet, "Groundwork_window") };
}

/** The funnel as SQL for BigQuery, or what is missing for it. Nothing is read or written. */
export function compose(request: unknown): SqlAnswer {
  const asked = readRequest(request);
  const problems = problemsOf(asked);
  if (problems.length > 0) return { sql: "", problems };
  const { question, table, id, stage, time, timeKind, segment, stages, window } = asked;
  const query = { source: { table, id, stage, time, timeKind }, stages, window: window ?? undefined };
  return { sql: QUESTIONS[question](query, segment), problems: [] };
}

function readRequest(request: unknown): SqlRequest {
  const fields = fieldsOf(request, [
    ...["question", "table", "id", "stage", "time", "timeKind", "segment", "stages", "window"],
  ]);
  const name = (key: string) => textField(fields, key).trim();
  return {
    question: choiceField(fields, "question", Object.keys(QUESTIONS) as SqlQuestion[]),
    table: name("table"),
    id: name("id"),
    stage: name("stage"),
    time: name("time"),
    timeKind: choiceField(fields, "timeKind", TIME_KINDS),
    segment: name("segment"),
    stages: listField(fields, "stages", (stage) => textField({ stage }, "stage").trim()),
    window: fields.window === null ? null : numberField(fields, "window", -1e9, 1e9),
  };
}

/** Each field with what is wrong in it, in the order of the form. */
function problemsOf({ question, table, id, stage, time, segment, stages, window }: SqlRequest): SqlAnswer["problems"] {
  const found: readonly (readonly [SqlField, string | undefined])[] = [
    ["table", tableProblem(table)],
    ["id", columnProblem(id)],
    ["stage", columnProblem(stage)],
    ["time", columnProblem(time)],
    ["segment", question === "segments" ? columnProblem(segment) : undefined],
    ["stages", stagesProblem(stages)],
    ["window", windowProblem(window ?? undefined)],
  ];
  return found.flatMap(([field, message]) => (message === undefined ? [] : [{ field, message }]));
}
