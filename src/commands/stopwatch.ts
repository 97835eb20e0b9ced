import { ageingOf, type Freshness } from "../domain/ageing";
import { CRITERIA } from "../domain/criteria";
import {
  BAR_MINUTES,
  FIRM_RUNS,
  hoursLost,
  medianMinutes,
  type ProposedScore,
  proposeScores,
  STEPS,
  type StepId,
  slowestStep,
  stepMinutes,
} from "../domain/stopwatch";
import { auditTab } from "../tabs/audit";
import { runsTab, stepColumn } from "../tabs/runs";
import { dayOf, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, type Place } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { addRows, writeRows } from "../workbook/rows";
import { numberSetting, numberUnlessNote, textSetting, writeSetting } from "../workbook/settings";
import { type CellContent, MAXIMUM_CELL_CHARACTERS } from "../workbook/write";
import { answerOf, freshnessOf, rowsOf } from "./answers";
import { fieldsOf, flagField, isOurs, keyField, numberField, textField } from "./requests";
import { rivalNames } from "./rivalNames";
import { readRuns } from "./runs";
import type { NewRun, Proposal, Run, SavedSignUps, StopwatchForm, StopwatchResult } from "./server";
import { needRecord } from "./setUp";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** As many runs as the page lists. */
const SHOWN_RUNS = 50;
/** A week: a clock that ran longer was forgotten. */
const LONGEST_SECONDS = 7 * 24 * 60 * 60;
const MOST_STEPS = 1_000;

/** Everything the stopwatch shows, in one call. */
export function readStopwatch(): StopwatchForm {
  return formOf(SpreadsheetApp.getActiveSpreadsheet());
}

/** Adds a run to the log; one that was sent twice stands once, and one that was written in part is completed. */
export function saveRun(request: unknown): StopwatchForm {
  const run = runField(request);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  withDocumentLock(() => {
    const places = needRecord(spreadsheet, runsTab);
    const place = places.get("runs")!;
    needColumn(place, "id");
    const cells = cellsOf(run);
    const [standing] = rowsOf(readTable(place), run.id);
    if (standing) writeRows(place, [{ position: standing.position, cells: missingFrom(standing, cells) }]);
    else addRows(place, places, freeIn(place), [cells], "id");
  });
  return formOf(spreadsheet);
}

/** What an earlier try could not write any more. */
const missingFrom = (row: TableRow, cells: Readonly<Record<string, CellContent>>): Record<string, CellContent> =>
  Object.fromEntries(Object.entries(cells).filter(([key, content]) => content !== null && text(row.cells[key]) === ""));

const cellsOf = (run: NewRun): Record<string, CellContent> => ({
  day: dayOf(today()),
  tester: run.tester || null,
  product: run.product || null,
  finished: run.finished ? "yes" : "no",
  ...Object.fromEntries(STEPS.map(({ id }) => [stepColumn(id), run.seconds[id] / 60])),
  signUpSteps: run.signUpSteps,
  signUpHuman: run.signUpHuman ? "yes" : "no",
  credentialSteps: run.credentialSteps,
  credentialHuman: run.credentialHuman ? "yes" : "no",
  notes: run.notes || null,
  id: run.id,
});

/** The calculated minutes are blank exactly where a row holds no run, whoever typed it. */
const freeIn = (place: Place): string => (place.columns.has("minutes") ? "minutes" : "day");

/** Sets the yearly sign-ups, unless somebody changed them meanwhile. */
export function saveSignUps(request: unknown): SavedSignUps {
  const fields = fieldsOf(request, ["signUps", "seen"]);
  const signUps = numberField(fields, "signUps", 0, 1e12);
  const seen = fields.seen === null ? null : numberField(fields, "seen", 0, Number.MAX_VALUE);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const saved = withDocumentLock(() => {
    if (!isOurs(numberUnlessNote(spreadsheet, "Groundwork_sign_ups"), seen, signUps)) return false;
    writeSetting(spreadsheet, "Groundwork_sign_ups", signUps);
    return true;
  });
  return { saved, form: formOf(spreadsheet) };
}

function runField(request: unknown): NewRun {
  const fields = fieldsOf(request, [
    "id",
    "product",
    "tester",
    "seconds",
    "finished",
    "signUpSteps",
    "credentialSteps",
    "signUpHuman",
    "credentialHuman",
    "notes",
  ]);
  const steps = STEPS.map(({ id }) => id);
  const seconds = fieldsOf(fields.seconds, steps, "time by step");
  const counted = (key: string) => (fields[key] === null ? null : Math.round(numberField(fields, key, 0, MOST_STEPS)));
  return {
    id: keyField(fields, "id"),
    product: textField(fields, "product", 200).trim(),
    tester: textField(fields, "tester", 200).trim(),
    seconds: Object.fromEntries(
      steps.map((id) => [id, Math.round(numberField(seconds, id, 0, LONGEST_SECONDS))]),
    ) as Record<StepId, number>, // One entry for each step.
    finished: flagField(fields, "finished"),
    signUpSteps: counted("signUpSteps"),
    credentialSteps: counted("credentialSteps"),
    signUpHuman: flagField(fields, "signUpHuman"),
    credentialHuman: flagField(fields, "credentialHuman"),
    notes: textField(fields, "notes", MAXIMUM_CELL_CHARACTERS - 1),
  };
}

function formOf(spreadsheet: Spreadsheet): StopwatchForm {
  const runs = readRuns(spreadsheet).sort(newestFirst);
  const freshness = freshnessOf(spreadsheet);
  const signUps = numberSetting(spreadsheet, "Groundwork_sign_ups");
  const audit = findPlaces(spreadsheet, [auditTab]).get("audit");
  const rivals = rivalNames(spreadsheet).filter((name) => name !== "");
  return {
    steps: STEPS,
    products: [
      { product: "", name: textSetting(spreadsheet, "Groundwork_program") || "Our program" },
      ...rivals.map((name) => ({ product: name, name })),
    ],
    runs: runs.slice(0, SHOWN_RUNS),
    allRuns: runs.length,
    result: resultOf(recentRuns(runs, "", freshness), signUps, audit ? readTable(audit) : []),
    signUps,
    barMinutes: BAR_MINUTES,
  };
}

/** By day; of one day the lower row, which was added later. */
const newestFirst = (one: Run, other: Run): number =>
  one.day === other.day ? other.row - one.row : one.day < other.day ? 1 : -1;

/** Runs of a product that are not older than scores may be: an old run says little of today. */
export const recentRuns = (runs: readonly Run[], product: string, freshness: Freshness): Run[] =>
  runs.filter(
    (run) =>
      run.product.toLowerCase() === product.toLowerCase() && ageingOf(run.day, { ...freshness, auditBegan: "" }) === "",
  );

function resultOf(runs: readonly Run[], signUps: number | null, audit: readonly TableRow[]): StopwatchResult {
  const byStep = stepMinutes(runs);
  return {
    runs: runs.length,
    finished: runs.filter(({ finished }) => finished).length,
    medianMinutes: medianMinutes(runs),
    stepMinutes: byStep,
    slowestStep: slowestStep(byStep)?.id ?? "",
    proposals: proposeScores(runs).flatMap((proposed) => proposalOf(proposed, runs, audit)),
    hoursLost: signUps === null || runs.length === 0 ? null : hoursLost(runs, signUps),
  };
}

function proposalOf(
  { criterion: id, score, runs: counted }: ProposedScore,
  runs: readonly Run[],
  audit: readonly TableRow[],
): Proposal[] {
  const row = rowsOf(audit, id)[0];
  if (!row) return [];
  const { name, scores } = CRITERIA.find((criterion) => criterion.id === id)!;
  const facts = id === "B-13" ? timeWords(runs) : `steps counted in ${runsWords(counted)}`;
  const firmness = runs.length < FIRM_RUNS ? ` A first look: ${FIRM_RUNS} outsiders make it firm.` : "";
  const days = runs.map(({ day }) => day).sort();
  return [
    {
      id,
      name,
      score,
      words: scores[score as 0 | 1 | 2 | 3],
      reason: `${facts.charAt(0).toUpperCase()}${facts.slice(1)}.${firmness}`,
      evidence: `Stopwatch, ${runsWords(counted)} to ${days[days.length - 1] || today()}: ${id === "B-13" ? timeWords(runs) : scores[score as 0 | 1 | 2 | 3]}`,
      current: answerOf(row),
    },
  ];
}

const runsWords = (count: number): string => (count === 1 ? "1 run" : `${count} runs`);

function timeWords(runs: readonly Run[]): string {
  const finished = runs.filter((run) => run.finished).length;
  const median = medianMinutes(runs);
  const time = median === null ? "no median, too few finished" : `median ${Math.round(median * 10) / 10} minutes`;
  return `${time}; ${finished} of ${runsWords(runs.length)} finished`;
}
