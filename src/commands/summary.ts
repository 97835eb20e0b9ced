import { notFunded, type Point, releaseOf, topAsks, topRisks } from "../domain/summary";
import { summaryTab } from "../tabs/summary";
import { SENTENCES } from "../tabs/summaryFoot";
import { LEFT, MOST_POINTS, MOST_REFUSED, RIGHT } from "../tabs/summaryPage";
import { ensureCharts } from "../workbook/charts";
import { dayOf, today } from "../workbook/days";
import { redrawPage } from "../workbook/draw";
import { withDocumentLock } from "../workbook/lock";
import { needPlace, type Place, type Places } from "../workbook/places";
import { say, showProgress } from "../workbook/progress";
import { writeCells } from "../workbook/write";
import { makePlan } from "./setUp";
import { readFacts } from "./summaryFacts";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Brings the Summary up to date with the plan and shows it, with the cell selected there that was selected before. */
export function refreshSummary(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const places = withDocumentLock(() => {
    showProgress(spreadsheet, "Refreshing the summary: looking through the plan, 1 of 3…");
    const plan = makePlan(spreadsheet, ["summary"]);
    drawSummary(spreadsheet, plan.places);
    return plan.places;
  });
  needPlace(places, summaryTab).sheet.activate();
  say(spreadsheet, "The Summary is up to date with the plan.", 4);
}

/** The page, its sentences, its charts, and the stamp of today; for a command that already holds the lock. */
export function drawSummary(spreadsheet: Spreadsheet, places: Places): void {
  const place = needPlace(places, summaryTab);
  showProgress(spreadsheet, "Refreshing the summary: drawing the page, 2 of 3…");
  redrawPage(place, places);
  SpreadsheetApp.flush();
  showProgress(spreadsheet, "Refreshing the summary: sentences and charts, 3 of 3…");
  writeSentences(spreadsheet, places, place);
  ensureCharts(place);
  stamp(spreadsheet, "Groundwork_summary_date", dayOf(today()));
  // The plan in one line as it is now; the page compares it natively with the plan of any later moment.
  stamp(spreadsheet, "Groundwork_plan_at_refresh", spreadsheet.getRangeByName("Groundwork_plan_now")?.getValue() ?? "");
}

/** What needs the add-on to be said: values, with their day in the heads above them. */
function writeSentences(spreadsheet: Spreadsheet, places: Places, { sheet }: Place): void {
  const { facts, audit, fixes } = readFacts(spreadsheet, places);
  const points = (column: number, list: readonly Point[]) => {
    const lines = list.flatMap(({ what, where }) => [what, where]);
    const range = sheet.getRange(SENTENCES.points, column, 2 * MOST_POINTS, 1);
    writeCells(range, filled(lines, 2 * MOST_POINTS));
  };
  const [risks, asks] = [topRisks(facts, MOST_POINTS), topAsks(facts, MOST_POINTS)];
  points(LEFT, risks.length > 0 ? risks : [NO_RISKS]);
  points(RIGHT, asks.length > 0 ? asks : [NO_ASKS]);
  const refused = notFunded(facts, (tier) => releaseOf(tier, audit, fixes), MOST_REFUSED);
  writeCells(sheet.getRange(SENTENCES.refused, 1, MOST_REFUSED, 1), filled(refused, MOST_REFUSED));
}

const NO_RISKS: Point = {
  what: "None that the plan shows.",
  where: "The rules look at gates, money, promises, KPIs and the funnel.",
};
const NO_ASKS: Point = { what: "Nothing has to be decided now.", where: "" };

const filled = (lines: readonly string[], rows: number): (string | null)[][] =>
  Array.from({ length: rows }, (_, index) => [lines[index] || null]);

function stamp(spreadsheet: Spreadsheet, name: string, value: string | number | boolean | Date): void {
  const cell = spreadsheet.getRangeByName(name);
  if (!cell)
    throw new Error(`The name ${name} is gone. Choose Extensions > Groundwork > Set up plan, then refresh again.`);
  writeCells(cell, [[value]]);
}
