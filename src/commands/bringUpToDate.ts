import { PLAN_VERSION } from "../domain/version";
import { ALL_TABS } from "../tabs/index";
import { keepBackup } from "../workbook/backups";
import { findPlaces, type Places } from "../workbook/places";
import { readVersion, versionNow, writeVersion } from "../workbook/version";
import { MIGRATIONS, type Migration } from "./migrations";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The form of a plan that does not say which it has. */
const FIRST_FORM = 1;

/** What an update did; empty if the plan was of today's form already. */
export type Updates = readonly string[];

/**
 * Brings a plan to today's form, step by step; for a command that already holds the lock. Each step is written down once it
 * is done, so that an update which was cut off goes on where it stopped, with the backup that it made when it began.
 */
export function bringUpToDate(spreadsheet: Spreadsheet, places: Places): Updates {
  const target = PLAN_VERSION;
  const version = readVersion(spreadsheet);
  if (version?.form === target && version.goingTo === undefined) return [];
  const form = version?.form ?? (places.size > 0 ? FIRST_FORM : target);
  const due = stepsBetween(form, target);
  if (due.length > 0 && version?.goingTo !== target) {
    const touched = new Set(due.flatMap(({ tabs }) => tabs));
    const standing = [...places.values()].filter(({ tab }) => touched.has(tab.key));
    keepBackup(spreadsheet, "Update of the plan", standing);
    writeVersion(spreadsheet, versionNow(form, target));
  }
  for (const { run, to } of due) {
    run(spreadsheet, findPlaces(spreadsheet, ALL_TABS));
    SpreadsheetApp.flush();
    writeVersion(spreadsheet, versionNow(to, target));
  }
  writeVersion(spreadsheet, versionNow(target));
  return due.map(({ says }) => says);
}

function stepsBetween(form: number, target: number): Migration[] {
  const due: Migration[] = [];
  for (let from = form; from < target; from += 1) {
    const step = MIGRATIONS.find((candidate) => candidate.from === from && candidate.to === from + 1);
    if (!step) throw new Error(`There is no way from form ${from} of a plan to form ${from + 1}. Nothing was changed.`);
    due.push(step);
  }
  return due;
}
