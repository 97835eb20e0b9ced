import { summaryTab } from "../tabs/summary";
import { ensureCharts } from "../workbook/charts";
import { dayOf, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { mendFormulas } from "../workbook/mend";
import { needPlace, type Places } from "../workbook/places";
import { writeCells } from "../workbook/write";
import { makePlan } from "./setUp";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Brings the Summary up to date with the plan and shows it. */
export function refreshSummary(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  spreadsheet.toast("Refreshing the summary…", "Groundwork", -1);
  const places = withDocumentLock(() => {
    const plan = makePlan(spreadsheet);
    drawSummary(spreadsheet, plan.places);
    return plan.places;
  });
  needPlace(places, summaryTab).sheet.activate();
  spreadsheet.toast("The Summary is up to date with the plan.", "Groundwork", 4);
}

/** The page's own formulas, its chart, and the stamp of today; for a command that already holds the lock. */
export function drawSummary(spreadsheet: Spreadsheet, places: Places): void {
  const place = needPlace(places, summaryTab);
  mendFormulas(places);
  ensureCharts(place);
  SpreadsheetApp.flush();
  stamp(spreadsheet, "Groundwork_summary_date", dayOf(today()));
  // The plan in one line as it is now; the page compares it natively with the plan of any later moment.
  stamp(spreadsheet, "Groundwork_plan_at_refresh", spreadsheet.getRangeByName("Groundwork_plan_now")?.getValue() ?? "");
}

function stamp(spreadsheet: Spreadsheet, name: string, value: string | number | boolean | Date): void {
  const cell = spreadsheet.getRangeByName(name);
  if (!cell)
    throw new Error(`The name ${name} is gone. Choose Extensions > Groundwork > Set up plan, then refresh again.`);
  writeCells(cell, [[value]]);
}
