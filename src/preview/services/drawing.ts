import type { ChartDefinition } from "@odoo/o-spreadsheet";
import { zoneName } from "../a1";
import type { Annotation, AnnotationData, Zone } from "../engine";
import type { Book } from "./book";
import { DRAWN, definitionOf, type Series, unmapped } from "./chartOptions";
import { type Draft, EMPTY, EmbeddedChart, type Saved } from "./charts";
import { Exception } from "./facade";
import { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** Google's size of a chart that nobody sized. */
const WIDTH = 600;
const HEIGHT = 371;

/** The columns of a chart's ranges, and which of them holds the labels. */
function columnsOf(
  book: Book,
  { ranges, headers, options }: Draft,
): { series: Range[]; labels: Range | undefined; hasTitles: boolean } {
  const columns = ranges.flatMap((range) =>
    Array.from({ length: range.width }, (_, index) => {
      const col = range.zone.left + index;
      return new Range(book, range.sheetId, { ...range.zone, left: col, right: col });
    }),
  );
  const [first, ...rest] = columns;
  const body = (range: Range) =>
    book.engine.cell(range.sheetId, Math.min(range.zone.top + 1, range.zone.bottom), range.zone.left);
  const isDomain =
    rest.length > 0 && first !== undefined && (options.useFirstColumnAsDomain === true || body(first).type === "text");
  const series = isDomain ? rest : columns;
  const guessed = series.some(
    (range) => book.engine.cell(range.sheetId, range.zone.top, range.zone.left).type === "text",
  );
  return { series, labels: isDomain ? first : undefined, hasTitles: headers === undefined ? guessed : headers > 0 };
}

function reference(book: Book, { sheetId, zone }: Range): string {
  const name = book.engine.getters.getSheetName(sheetId).replaceAll("'", "''");
  return `'${name}'!${zoneName(zone)}`;
}

/** Draws a chart on a tab, in the place of the one with the same figure. */
function draw(book: Book, sheetId: string, draft: Draft, figureId: string): void {
  const type = draft.type || "COLUMN";
  const { series, labels, hasTitles } = columnsOf(book, draft);
  const named: Series[] = series.map((range, index) => ({ id: `${figureId}-${index}`, range: reference(book, range) }));
  for (const name of unmapped(draft.options)) {
    book.screen.log("warn", `preview: chart option ${name} = ${JSON.stringify(draft.options[name])} is not drawn`);
  }
  const definition = definitionOf(type, named, labels && reference(book, labels), hasTitles, draft.options);
  const { row, column, offsetX, offsetY } = draft.position;
  const { numberOfRows, numberOfCols } = book.engine.shape.getSheetSize(sheetId);
  if (row > numberOfRows || column > numberOfCols)
    throw new Exception("The anchor of the chart is outside the dimensions of the sheet.");
  const { type: _, ranges, position, figure, ...saved } = draft;
  const value: Saved = { ...saved, type };
  const put: AnnotationData[] = [
    { id: figureId, kind: "chart", sheetId, value },
    ...ranges.map((range, index) => ({
      id: `${figureId}:range:${index}`,
      kind: "chart" as const,
      sheetId: range.sheetId,
      zone: range.zone,
      value: null,
    })),
  ];
  const size = { width: Number(draft.options.width ?? WIDTH), height: Number(draft.options.height ?? HEIGHT) };
  book.engine.change((dispatch) => {
    const chartId = `chart-${figureId}`;
    dispatch("CREATE_CHART", {
      chartId,
      figureId,
      sheetId,
      definition,
      col: column - 1,
      row: row - 1,
      offset: { x: offsetX, y: offsetY },
      size,
    });
    book.engine.sendAnnotations(dispatch, { put });
  });
}

let ids = 0;

export function insertChart(book: Book, sheetId: string, chart: EmbeddedChart): void {
  draw(book, sheetId, chart.draft, `figure-${Date.now().toString(36)}-${ids++}`);
}

export function updateChart(book: Book, sheetId: string, chart: EmbeddedChart): void {
  const { figure } = chart.draft;
  if (figure === undefined) throw new Exception("The chart is not in this sheet.");
  removeChart(book, sheetId, chart);
  draw(book, sheetId, chart.draft, figure);
}

export function removeChart(book: Book, sheetId: string, { draft: { figure } }: EmbeddedChart): void {
  if (figure === undefined || !book.engine.getters.getFigure(sheetId, figure))
    throw new Exception("The chart is not in this sheet.");
  book.engine.change((dispatch) => {
    dispatch("DELETE_FIGURE", { sheetId, figureId: figure });
    const ours = book.engine.now
      .getAnnotations("chart")
      .filter(({ id }) => id === figure || id.startsWith(`${figure}:range:`));
    book.engine.sendAnnotations(dispatch, { remove: ours.map(({ id }) => id) });
  });
}

export function chartsOf(book: Book, sheetId: string): Face[] {
  const { getters } = book.engine;
  return getters.getFigures(sheetId).flatMap((figure) => {
    if (figure.tag !== "chart") return [];
    const position = {
      row: figure.row + 1,
      column: figure.col + 1,
      offsetX: figure.offset.x,
      offsetY: figure.offset.y,
    };
    return [new EmbeddedChart(book, { ...contentOf(book, sheetId, figure.id), position, figure: figure.id }).face];
  });
}

/** What a chart shows: as the script built it, or for a copy or a person's own chart as the engine draws it. */
function contentOf(book: Book, sheetId: string, figureId: string): Draft {
  const { getters } = book.engine;
  const saved = getters.getAnnotation(figureId);
  if (saved) {
    const ranges: Range[] = [];
    for (let index = 0; ; index++) {
      const part = getters.getAnnotation(`${figureId}:range:${index}`);
      if (!part) return { ...EMPTY, ...(saved.value as Saved), ranges }; // Written by draw().
      ranges.push(...rangeOf(book, part));
    }
  }
  const all = getters.getSheetIds().flatMap((sheetId) => getters.getChartIds(sheetId));
  const id = all.find((candidate) => getters.getFigureIdFromChartId(candidate) === figureId);
  return id === undefined ? EMPTY : fromDefinition(book, sheetId, getters.getChartDefinition(id));
}

/** Ranges without a tab's name are of the tab on which the chart stands. */
function fromDefinition(book: Book, sheetId: string, definition: ChartDefinition<string>): Draft {
  const { getters } = book.engine;
  const source =
    "dataSource" in definition && definition.dataSource?.type === "range" ? definition.dataSource : undefined;
  const names = source ? [source.labelRange, ...source.dataSets.map(({ dataRange }) => dataRange)] : [];
  const ranges = names.flatMap((name) => {
    const range = name === undefined ? undefined : getters.getRangeFromSheetXC(sheetId, name);
    return range && !range.invalidXc ? [new Range(book, range.sheetId, range.zone)] : [];
  });
  const title = "title" in definition ? definition.title?.text : undefined;
  const type = Object.keys(DRAWN).find((name) => DRAWN[name] === definition.type) ?? "";
  return { ...EMPTY, type, ranges, options: title ? { title } : {}, headers: source?.dataSetsHaveTitle ? 1 : 0 };
}

function rangeOf(book: Book, { sheetId, range }: Annotation): Range[] {
  if (sheetId === undefined || !range) return [];
  const zone: Zone = range.zone;
  return [new Range(book, sheetId, zone)];
}
