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
  const { sheet } = place;
  const standing = new Map(sheet.getCharts().map((chart) => [chart.getChartId(), chart]));
  for (const chart of charts) {
    const marks = sheet.createDeveloperMetadataFinder().withKey(chartMark(chart)).find();
    const marked = marks.flatMap((mark) => standing.get(Number(mark.getValue())) ?? []);
    const rows = rowsOf(sheet, chart);
    const [known] = marked;
    if (known && rows > 0) {
      pointAt(sheet, known, rangesOf(sheet, chart, rows));
      continue;
    }
    for (const blank of marked) sheet.removeChart(blank);
    for (const mark of marks) mark.remove();
    if (rows > 0) addChart(sheet, chart, rows, [...standing.values()]);
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

/** Puts a chart in, or takes the one without a mark that a run left which was cut off between the chart and its mark. */
function addChart(sheet: Sheet, chart: Chart, rows: number, standing: readonly EmbeddedChart[]): void {
  const ranges = rangesOf(sheet, chart, rows);
  const left = standing.find((candidate) => beginnings(candidate.getRanges()) === beginnings(ranges));
  if (left) pointAt(sheet, left, ranges);
  const added = left ?? insertChart(sheet, chart, ranges);
  if (!added) return;
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  sheet.addDeveloperMetadata(chartMark(chart), String(added.getChartId()), visibility);
}

/** Which columns a chart draws, and from where on; how many rows it draws may have changed since. */
const beginnings = (ranges: readonly Range[]): string =>
  ranges.map((range) => range.getA1Notation().replace(/:.*/, "")).join();

function insertChart(sheet: Sheet, chart: Chart, ranges: readonly Range[]): EmbeddedChart | undefined {
  const before = new Set(sheet.getCharts().map((standing) => standing.getChartId()));
  const type = chart.type === "bar" ? Charts.ChartType.BAR : Charts.ChartType.COLUMN;
  const builder = sheet.newChart().setChartType(type);
  for (const range of ranges) builder.addRange(range);
  sheet.insertChart(withOptions(builder, chart).build());
  return sheet.getCharts().find((candidate) => !before.has(candidate.getChartId()));
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
