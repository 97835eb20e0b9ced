import type { Chart } from "../tabs/define";
import { MARK, type Place } from "./places";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const chartMark = (chart: Chart): string => `${MARK}.chart.${chart.key}`;

/**
 * Draws the charts of a tab that are not there. One that is there stays as people moved and sized it: its data are live
 * cells, so there is nothing to refresh.
 */
export function ensureCharts(place: Place): void {
  const { charts = [] } = place.tab;
  if (charts.length === 0) return;
  const standing = new Set(place.sheet.getCharts().map((chart) => chart.getChartId()));
  for (const chart of charts) {
    const known = place.sheet.createDeveloperMetadataFinder().withKey(chartMark(chart)).find();
    if (known.some((metadata) => standing.has(Number(metadata.getValue())))) continue;
    for (const metadata of known) metadata.remove();
    insertChart(place.sheet, chart, standing);
  }
}

function insertChart(sheet: Sheet, chart: Chart, before: ReadonlySet<number | null>): void {
  const type = chart.type === "bar" ? Charts.ChartType.BAR : Charts.ChartType.COLUMN;
  const builder = sheet.newChart().setChartType(type);
  for (const range of chart.ranges) builder.addRange(sheet.getRange(range));
  builder
    .setNumHeaders(1)
    .setPosition(chart.row, chart.column, 0, 0)
    .setOption("title", chart.title)
    .setOption("legend.position", "none")
    .setOption("colors", [chart.colour])
    .setOption("useFirstColumnAsDomain", true)
    .setOption("hAxis.title", chart.type === "bar" ? chart.valueTitle : "")
    .setOption("width", chart.width)
    .setOption("height", chart.height);
  sheet.insertChart(builder.build());
  const inserted = sheet.getCharts().find((candidate) => !before.has(candidate.getChartId()));
  if (!inserted) return;
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  sheet.addDeveloperMetadata(chartMark(chart), String(inserted.getChartId()), visibility);
}
