import { zoneName } from "../a1";
import type { Annotation, AnnotationData, Zone } from "../engine";
import type { Book } from "./book";
import { type ChartOptions, DRAWN, definitionOf, flattened, type Series, unmapped } from "./chartOptions";
import { CHARTS } from "./constants";
import { behind, Exception, nameOf, Service } from "./facade";
import { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type BuilderFace = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;
type ChartType = GoogleAppsScript.Charts.ChartType;

interface Position {
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** A chart as a script builds it. */
export interface Draft {
  readonly type: string;
  readonly ranges: readonly Range[];
  readonly position: Position;
  readonly options: ChartOptions;
  readonly headers: number | undefined;
  readonly merge: string;
  /** The figure it has in the engine, once inserted. */
  readonly figure: string | undefined;
}

/** What is kept beside the engine's chart; its ranges are annotations of their own, so that they follow their cells. */
type Saved = Omit<Draft, "ranges" | "position" | "figure">;

const EMPTY: Draft = {
  type: "",
  ranges: [],
  position: { row: 1, column: 1, offsetX: 0, offsetY: 0 },
  options: {},
  headers: undefined,
  merge: "MERGE_COLUMNS",
  figure: undefined,
};

/** Google's size of a chart that nobody sized. */
const WIDTH = 600;
const HEIGHT = 371;

export class EmbeddedChart
  extends Service<Face>
  implements Pick<Face, "getChartId" | "getContainerInfo" | "getOptions" | "getRanges" | "getNumHeaders" | "getMergeStrategy" | "modify">
{
  constructor(
    readonly book: Book,
    readonly draft: Draft,
  ) {
    super(book.desk);
  }

  /** Nothing before the chart is on a tab. */
  getChartId(): number | null {
    return this.draft.figure === undefined ? null : this.book.tabNumber(this.draft.figure);
  }

  getContainerInfo(): GoogleAppsScript.Spreadsheet.ContainerInfo {
    return new ContainerInfo(this.book, this.draft.position).face;
  }

  getOptions(): GoogleAppsScript.Charts.ChartOptions {
    const { options } = this.draft;
    return Object.freeze({ get: (name: string) => options[name] ?? null });
  }

  getRanges(): RangeFace[] {
    return this.draft.ranges.map((range) => range.face);
  }

  getNumHeaders(): number {
    return this.draft.headers ?? -1;
  }

  getMergeStrategy(): GoogleAppsScript.Charts.ChartMergeStrategy {
    return CHARTS.ChartMergeStrategy[this.draft.merge as "MERGE_COLUMNS" | "MERGE_ROWS"];
  }

  modify(): BuilderFace {
    return new EmbeddedChartBuilder(this.book, this.draft).face;
  }
}

type ContainerFace = GoogleAppsScript.Spreadsheet.ContainerInfo;

export class ContainerInfo
  extends Service<ContainerFace>
  implements Pick<ContainerFace, "getAnchorColumn" | "getAnchorRow" | "getOffsetX" | "getOffsetY">
{
  constructor(
    book: Book,
    private readonly position: Position,
  ) {
    super(book.desk);
  }

  getAnchorColumn(): number {
    return this.position.column;
  }

  getAnchorRow(): number {
    return this.position.row;
  }

  getOffsetX(): number {
    return this.position.offsetX;
  }

  getOffsetY(): number {
    return this.position.offsetY;
  }
}

export class EmbeddedChartBuilder
  extends Service<BuilderFace>
  implements
    Pick<
      BuilderFace,
      | "addRange"
      | "removeRange"
      | "clearRanges"
      | "getRanges"
      | "setChartType"
      | "getChartType"
      | "setPosition"
      | "setOption"
      | "setNumHeaders"
      | "setMergeStrategy"
      | "setTransposeRowsAndColumns"
      | "setHiddenDimensionStrategy"
      | "build"
      | "asColumnChart"
      | "asBarChart"
      | "asLineChart"
      | "asAreaChart"
      | "asPieChart"
      | "asComboChart"
    >
{
  constructor(
    readonly book: Book,
    protected draft: Draft = EMPTY,
  ) {
    super(book.desk);
  }

  addRange(face: RangeFace): BuilderFace {
    const range = behind(Range, face);
    const known = this.draft.ranges.some((other) => other.sheetId === range.sheetId && zoneName(other.zone) === zoneName(range.zone));
    return known ? this.face : this.with({ ranges: [...this.draft.ranges, range] });
  }

  removeRange(face: RangeFace): BuilderFace {
    const { sheetId, zone } = behind(Range, face);
    return this.with({ ranges: this.draft.ranges.filter((range) => range.sheetId !== sheetId || zoneName(range.zone) !== zoneName(zone)) });
  }

  clearRanges(): BuilderFace {
    return this.with({ ranges: [] });
  }

  getRanges(): RangeFace[] {
    return this.draft.ranges.map((range) => range.face);
  }

  setChartType(type: ChartType): BuilderFace {
    const name = nameOf(type);
    if (!DRAWN[name]) throw new Error(`preview: charts of type ${name} are not implemented`);
    return this.with({ type: name });
  }

  getChartType(): ChartType {
    return CHARTS.ChartType[(this.draft.type || "COLUMN") as "COLUMN"];
  }

  setPosition(row: number, column: number, offsetX: number, offsetY: number): BuilderFace {
    if (row < 1 || column < 1) throw new Exception("The anchor position of a chart must be at least 1.");
    return this.with({ position: { row, column, offsetX, offsetY } });
  }

  setOption(name: string, value: unknown): BuilderFace {
    const added = Object.fromEntries(flattened(name, value));
    return this.with({ options: { ...this.draft.options, ...added } });
  }

  setNumHeaders(headers: number): BuilderFace {
    return this.with({ headers });
  }

  setMergeStrategy(strategy: GoogleAppsScript.Charts.ChartMergeStrategy): BuilderFace {
    if (nameOf(strategy) !== "MERGE_COLUMNS") throw new Error("preview: EmbeddedChartBuilder.setMergeStrategy with MERGE_ROWS is not implemented");
    return this.with({ merge: nameOf(strategy) });
  }

  setTransposeRowsAndColumns(transpose: boolean): BuilderFace {
    if (transpose) throw new Error("preview: EmbeddedChartBuilder.setTransposeRowsAndColumns(true) is not implemented");
    return this.face;
  }

  setHiddenDimensionStrategy(strategy: GoogleAppsScript.Charts.ChartHiddenDimensionStrategy): BuilderFace {
    if (this.draft.type === "" || this.draft.type === "PIE") throw new Exception("Unexpected error while getting the method or property setHiddenDimensionStrategy on object SpreadsheetApp.EmbeddedChartBuilder.");
    return this.setOption("hiddenDimensionStrategy", nameOf(strategy));
  }

  build(): Face {
    return new EmbeddedChart(this.book, this.draft).face;
  }

  asColumnChart(): GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder {
    return this.as(EmbeddedColumnChartBuilder, "COLUMN") as GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder; // Its own facade, as in the five below.
  }

  asBarChart(): GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder {
    return this.as(EmbeddedBarChartBuilder, "BAR") as GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder;
  }

  asLineChart(): GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder {
    return this.as(EmbeddedLineChartBuilder, "LINE") as GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder;
  }

  asAreaChart(): GoogleAppsScript.Spreadsheet.EmbeddedAreaChartBuilder {
    return this.as(EmbeddedAreaChartBuilder, "AREA") as GoogleAppsScript.Spreadsheet.EmbeddedAreaChartBuilder;
  }

  asPieChart(): GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder {
    return this.as(EmbeddedPieChartBuilder, "PIE") as GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder;
  }

  asComboChart(): GoogleAppsScript.Spreadsheet.EmbeddedComboChartBuilder {
    return this.as(EmbeddedComboChartBuilder, "COMBO") as GoogleAppsScript.Spreadsheet.EmbeddedComboChartBuilder;
  }

  private as(type: new (book: Book, draft: Draft) => EmbeddedChartBuilder, name: string): unknown {
    return new type(this.book, { ...this.draft, type: name }).face;
  }

  protected with(change: Partial<Draft>): BuilderFace {
    this.draft = { ...this.draft, ...change };
    return this.face;
  }
}

type ColumnFace = GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder;
type Shared = "setTitle" | "setColors" | "setBackgroundColor" | "setLegendPosition" | "setStacked" | "setXAxisTitle" | "setYAxisTitle" | "setRange";

/** What builders of one type have beyond the generic one; a type lacks those that have no signature there. */
class TypedChartBuilder extends EmbeddedChartBuilder implements Record<Shared, (...args: never[]) => unknown> {
  setTitle(title: string): ColumnFace {
    return this.option("title", title);
  }

  /** Pies leave out the first colour when the first row is a header; the preview draws what was asked for. */
  setColors(colors: string[]): ColumnFace {
    return this.option("colors", colors);
  }

  setBackgroundColor(color: string): ColumnFace {
    return this.option("backgroundColor", color);
  }

  setLegendPosition(position: GoogleAppsScript.Charts.Position): ColumnFace {
    return this.option("legend.position", nameOf(position).toLowerCase());
  }

  setStacked(): ColumnFace {
    return this.option("isStacked", true);
  }

  setXAxisTitle(title: string): ColumnFace {
    return this.option("hAxis.title", title);
  }

  setYAxisTitle(title: string): ColumnFace {
    return this.option("vAxis.title", title);
  }

  setRange(low: number, high: number): ColumnFace {
    this.setOption("vAxis.viewWindow.min", low);
    return this.option("vAxis.viewWindow.max", high);
  }

  private option(name: string, value: unknown): ColumnFace {
    return this.setOption(name, value) as ColumnFace; // The facade of this very builder.
  }
}

export class EmbeddedColumnChartBuilder extends TypedChartBuilder {
  static readonly serviceName: string = "EmbeddedColumnChartBuilder";
}
export class EmbeddedBarChartBuilder extends TypedChartBuilder {
  static readonly serviceName: string = "EmbeddedBarChartBuilder";
}
export class EmbeddedLineChartBuilder extends TypedChartBuilder {
  static readonly serviceName: string = "EmbeddedLineChartBuilder";
}
export class EmbeddedAreaChartBuilder extends TypedChartBuilder {
  static readonly serviceName: string = "EmbeddedAreaChartBuilder";
}
export class EmbeddedPieChartBuilder extends TypedChartBuilder {
  static readonly serviceName: string = "EmbeddedPieChartBuilder";
}
export class EmbeddedComboChartBuilder extends TypedChartBuilder {
  static readonly serviceName: string = "EmbeddedComboChartBuilder";
}

/** The columns of a chart's ranges, and which of them holds the labels. */
function columnsOf(book: Book, { ranges, headers, options }: Draft): { series: Range[]; labels: Range | undefined; hasTitles: boolean } {
  const columns = ranges.flatMap((range) =>
    Array.from({ length: range.width }, (_, index) => {
      const col = range.zone.left + index;
      return new Range(book, range.sheetId, { ...range.zone, left: col, right: col });
    }),
  );
  const [first, ...rest] = columns;
  const body = (range: Range) => book.engine.cell(range.sheetId, Math.min(range.zone.top + 1, range.zone.bottom), range.zone.left);
  const isDomain = rest.length > 0 && first !== undefined && (options["useFirstColumnAsDomain"] === true || body(first).type === "text");
  const series = isDomain ? rest : columns;
  const guessed = series.some((range) => book.engine.cell(range.sheetId, range.zone.top, range.zone.left).type === "text");
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
  if (row > numberOfRows || column > numberOfCols) throw new Exception("The anchor of the chart is outside the dimensions of the sheet.");
  const { type: _, ranges, position, figure, ...saved } = draft;
  const value: Saved = { ...saved, type };
  const put: AnnotationData[] = [
    { id: figureId, kind: "chart", sheetId, value },
    ...ranges.map((range, index) => ({ id: `${figureId}:range:${index}`, kind: "chart" as const, sheetId: range.sheetId, zone: range.zone, value: null })),
  ];
  const size = { width: Number(draft.options["width"] ?? WIDTH), height: Number(draft.options["height"] ?? HEIGHT) };
  book.engine.change((dispatch) => {
    const chartId = `chart-${figureId}`;
    dispatch("CREATE_CHART", { chartId, figureId, sheetId, definition, col: column - 1, row: row - 1, offset: { x: offsetX, y: offsetY }, size });
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
  if (figure === undefined || !book.engine.getters.getFigure(sheetId, figure)) throw new Exception("The chart is not in this sheet.");
  book.engine.change((dispatch) => {
    dispatch("DELETE_FIGURE", { sheetId, figureId: figure });
    const ours = book.engine.now.getAnnotations("chart").filter(({ id }) => id === figure || id.startsWith(`${figure}:range:`));
    book.engine.sendAnnotations(dispatch, { remove: ours.map(({ id }) => id) });
  });
}

export function chartsOf(book: Book, sheetId: string): Face[] {
  const { getters } = book.engine;
  const annotations = getters.getAnnotations("chart");
  return getters.getFigures(sheetId).flatMap((figure) => {
    if (figure.tag !== "chart") return [];
    const position = { row: figure.row + 1, column: figure.col + 1, offsetX: figure.offset.x, offsetY: figure.offset.y };
    const saved = annotations.find(({ id }) => id === figure.id);
    const ranges = annotations.filter(({ id }) => id.startsWith(`${figure.id}:range:`)).flatMap((item) => rangeOf(book, item));
    const draft: Draft = saved ? { ...EMPTY, ...(saved.value as Saved), ranges, position, figure: figure.id } : { ...EMPTY, position, figure: figure.id }; // Written by draw().
    return [new EmbeddedChart(book, draft).face];
  });
}

function rangeOf(book: Book, { sheetId, range }: Annotation): Range[] {
  if (sheetId === undefined || !range) return [];
  const zone: Zone = range.zone;
  return [new Range(book, sheetId, zone)];
}
