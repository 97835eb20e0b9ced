import { zoneName } from "../a1";
import type { Book } from "./book";
import { type ChartOptions, DRAWN, flattened } from "./chartOptions";
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
export type Saved = Omit<Draft, "ranges" | "position" | "figure">;

export const EMPTY: Draft = {
  type: "",
  ranges: [],
  position: { row: 1, column: 1, offsetX: 0, offsetY: 0 },
  options: {},
  headers: undefined,
  merge: "MERGE_COLUMNS",
  figure: undefined,
};

export class EmbeddedChart
  extends Service<Face>
  implements
    Pick<
      Face,
      "getChartId" | "getContainerInfo" | "getOptions" | "getRanges" | "getNumHeaders" | "getMergeStrategy" | "modify"
    >
{
  static readonly serviceName: string = "EmbeddedChart";
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
  static readonly serviceName: string = "ContainerInfo";
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
  static readonly serviceName: string = "EmbeddedChartBuilder";
  constructor(
    readonly book: Book,
    protected draft: Draft = EMPTY,
  ) {
    super(book.desk);
  }

  addRange(face: RangeFace): BuilderFace {
    const range = behind(Range, face);
    const known = this.draft.ranges.some(
      (other) => other.sheetId === range.sheetId && zoneName(other.zone) === zoneName(range.zone),
    );
    return known ? this.face : this.with({ ranges: [...this.draft.ranges, range] });
  }

  removeRange(face: RangeFace): BuilderFace {
    const { sheetId, zone } = behind(Range, face);
    return this.with({
      ranges: this.draft.ranges.filter((range) => range.sheetId !== sheetId || zoneName(range.zone) !== zoneName(zone)),
    });
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
    if (nameOf(strategy) !== "MERGE_COLUMNS")
      throw new Error("preview: EmbeddedChartBuilder.setMergeStrategy with MERGE_ROWS is not implemented");
    return this.with({ merge: nameOf(strategy) });
  }

  setTransposeRowsAndColumns(transpose: boolean): BuilderFace {
    if (transpose) throw new Error("preview: EmbeddedChartBuilder.setTransposeRowsAndColumns(true) is not implemented");
    return this.face;
  }

  setHiddenDimensionStrategy(strategy: GoogleAppsScript.Charts.ChartHiddenDimensionStrategy): BuilderFace {
    if (this.draft.type === "" || this.draft.type === "PIE")
      throw new Exception(
        "Unexpected error while getting the method or property setHiddenDimensionStrategy on object SpreadsheetApp.EmbeddedChartBuilder.",
      );
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
type Shared =
  | "setTitle"
  | "setColors"
  | "setBackgroundColor"
  | "setLegendPosition"
  | "setStacked"
  | "setXAxisTitle"
  | "setYAxisTitle"
  | "setRange";

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
  static override readonly serviceName: string = "EmbeddedColumnChartBuilder";
}
export class EmbeddedBarChartBuilder extends TypedChartBuilder {
  static override readonly serviceName: string = "EmbeddedBarChartBuilder";
}
export class EmbeddedLineChartBuilder extends TypedChartBuilder {
  static override readonly serviceName: string = "EmbeddedLineChartBuilder";
}
export class EmbeddedAreaChartBuilder extends TypedChartBuilder {
  static override readonly serviceName: string = "EmbeddedAreaChartBuilder";
}
export class EmbeddedPieChartBuilder extends TypedChartBuilder {
  static override readonly serviceName: string = "EmbeddedPieChartBuilder";
}
export class EmbeddedComboChartBuilder extends TypedChartBuilder {
  static override readonly serviceName: string = "EmbeddedComboChartBuilder";
}
