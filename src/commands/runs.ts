import { minutesOf, STEPS, type StepId } from "../domain/stopwatch";
import { runsTab, stepColumn } from "../tabs/runs";
import { dayText } from "../workbook/days";
import { findPlaces } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import type { CellValue } from "../workbook/write";
import type { Run } from "./server";

/** The stopwatch's log as the Runs tab holds it, in the order of its rows; blank rows and rows without a time are left out. */
export function readRuns(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Run[] {
  const place = findPlaces(spreadsheet, [runsTab]).get("runs");
  return place ? runsOf(readTable(place)) : [];
}

export const runsOf = (rows: readonly TableRow[]): Run[] => rows.flatMap((row) => runOf(row));

const number = (value: CellValue | undefined): number | null =>
  typeof value === "number" && value >= 0 ? value : null;

/** Typed by hand, "Yes" and a ticked box are as good as "yes". */
const isYes = (value: CellValue | undefined): boolean => value === true || text(value).toLowerCase() === "yes";

function runOf({ position, cells }: TableRow): Run[] {
  const minutes = STEPS.map(({ id }) => number(cells[stepColumn(id)]));
  if (minutes.every((value) => value === null)) return [];
  const seconds = Object.fromEntries(
    STEPS.map(({ id }, index) => [id, Math.round((minutes[index] ?? 0) * 60)]),
  ) as Record<StepId, number>; // One entry for each step.
  return [
    {
      id: text(cells.id),
      product: text(cells.product),
      tester: text(cells.tester),
      seconds,
      finished: isYes(cells.finished),
      signUpSteps: number(cells.signUpSteps),
      credentialSteps: number(cells.credentialSteps),
      signUpHuman: isYes(cells.signUpHuman),
      credentialHuman: isYes(cells.credentialHuman),
      notes: text(cells.notes),
      day: dayText(cells.day),
      minutes: minutesOf({ seconds }),
      row: position,
    },
  ];
}
