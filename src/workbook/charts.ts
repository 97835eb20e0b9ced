import type { Chart } from "../tabs/define";
import { MARK, type Place } from "./places";

type EmbeddedChart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const chartMark = (chart: Chart): string => `${MARK}.chart.${chart.key}`;

/**
 * Brings the charts of a page up to date: one that is there stays as people moved and sized it, and is only pointed at
 * other cells where it has more or fewer rows now; one that would be blank is not there.
 */
export function ensureCharts(place: Place): void {
  const { charts = [] } = place.tab;
  if (charts.length === 0) return;
  const standing = new Map(place.sheet.getCharts().map((chart) => [chart.getChartId(), chart]));
  for (const chart of charts) {
    const marks = place.sheet.createDeveloperMetadataFinder().withKey(chartMark(chart)).find();
    const known = marks.flatMap((mark) => standing.get(Number(mark.getValue())) ?? []);
    const rows = rowsOf(place.sheet, chart);
    if (known.length > 0 && rows > 0) {
      pointAt(place.sheet, known[0]!, rangesOf(place.sheet, chart, rows));
      continue;
    }
    for (const mark of marks) mark.remove();
    for (const blank of known) place.sheet.removeChart(blank);
    if (rows > 0) insertChart(place.sheet, chart, rows);
  }
}

function rowsOf(sheet: Sheet, { rowsName }: Chart): number {
  const rows = sheet.getParent().getRangeByName(rowsName)?.getValue();
  return typeof rows === "number" ? rows : 0;
}

/** Each column on its own, as Sheets wants it for the labels and for every series. */
const rangesOf = (sheet: Sheet, { columns, headerRow }: Chart, rows: number): Range[] =>
  columns.map((letters) => sheet.getRange(`${letters}${headerRow}:${letters}${headerRow + rows}`));

function pointAt(sheet: Sheet, chart: EmbeddedChart, ranges: readonly Range[]): void {
  const addresses = (list: readonly Range[]) => list.map((range) => range.getA1Notation()).join();
  if (addresses(chart.getRanges()) === addresses(ranges)) return;
  const builder = chart.modify().clearRanges();
  for (const range of ranges) builder.addRange(range);
  sheet.updateChart(builder.build());
}

function insertChart(sheet: Sheet, chart: Chart, rows: number): void {
  const before = new Set(sheet.getCharts().map((standing) => standing.getChartId()));
  const type = chart.type === "bar" ? Charts.ChartType.BAR : Charts.ChartType.COLUMN;
  const builder = sheet.newChart().setChartType(type);
  for (const range of rangesOf(sheet, chart, rows)) builder.addRange(range);
  sheet.insertChart(withOptions(builder, chart).build());
  const inserted = sheet.getCharts().find((candidate) => !before.has(candidate.getChartId()));
  if (!inserted) return;
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  sheet.addDeveloperMetadata(chartMark(chart), String(inserted.getChartId()), visibility);
}

function withOptions(builder: Builder, chart: Chart): Builder {
  return builder
    .setNumHeaders(1)
    .setPosition(chart.row, chart.column, 0, chart.below ?? 0)
    .setOption("title", chart.title)
    .setOption("titleTextStyle.fontSize", 11)
    .setOption("legend.position", "top")
    .setOption("colors", [...chart.colours])
    .setOption("useFirstColumnAsDomain", true)
    .setOption("width", chart.width)
    .setOption("height", chart.height);
}
