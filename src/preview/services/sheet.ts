import { parseA1 } from "../a1";
import type { Zone } from "../engine";
import { Banding } from "./banding";
import { EmbeddedChart, EmbeddedChartBuilder } from "./charts";
import { conditionalFormatRules, setConditionalFormatRules } from "./conditionalRules";
import { chartsOf, insertChart, removeChart, updateChart } from "./drawing";
import { behind, Exception, nameOf } from "./facade";
import { addMetadata, MetadataFinder, metadataOf } from "./metadata";
import { NamedRange } from "./namedRange";
import { Protection } from "./protection";
import { Range } from "./range";
import { zoneOf } from "./rangeAddress";
import { RangeList } from "./rangeList";
import { SheetGrid } from "./sheetGrid";
import { Spreadsheet } from "./spreadsheet";

type Face = GoogleAppsScript.Spreadsheet.Sheet;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;
type ChartFace = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type RuleFace = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Methods that change a tab, its grid or what it shows; looking at it, selecting, copying and protecting are none. */
const CHANGES =
  /^(set(?!Active|Current)|clear|insert|delete|move|remove|update|append|sort|hide|show|unhide|autoResize|addDeveloperMetadata)/;

/** One tab: SpreadsheetApp.Sheet. */
export class Sheet
  extends SheetGrid
  implements
    Pick<
      Face,
      | "getName"
      | "getSheetName"
      | "setName"
      | "getSheetId"
      | "getIndex"
      | "getParent"
      | "getType"
      | "getLastRow"
      | "getLastColumn"
      | "getRange"
      | "getDataRange"
      | "getRangeList"
      | "getSheetValues"
      | "activate"
      | "getActiveCell"
      | "getActiveRange"
      | "getCurrentCell"
      | "setActiveRange"
      | "setActiveSelection"
      | "setCurrentCell"
      | "appendRow"
      | "clear"
      | "clearContents"
      | "clearFormats"
      | "clearNotes"
      | "clearConditionalFormatRules"
      | "hideSheet"
      | "showSheet"
      | "isSheetHidden"
      | "getConditionalFormatRules"
      | "setConditionalFormatRules"
      | "newChart"
      | "insertChart"
      | "updateChart"
      | "removeChart"
      | "getCharts"
      | "getProtections"
      | "protect"
      | "addDeveloperMetadata"
      | "createDeveloperMetadataFinder"
      | "getDeveloperMetadata"
      | "copyTo"
      | "sort"
      | "getFilter"
      | "getBandings"
      | "getNamedRanges"
    >
{
  static readonly serviceName: string = "Sheet";

  /** Of a tab in which only some cells are protected, the others may be changed, but not taken away with the protected ones. */
  override refuse(method: string, args: readonly unknown[]): void {
    if (!CHANGES.test(method)) return;
    Protection.refuseTab(this.book, this.id);
    const [first = 1, count = 1] = args.map(Number);
    const { numberOfRows, numberOfCols } = this.book.engine.shape.getSheetSize(this.id);
    const all = { top: 0, left: 0, bottom: numberOfRows - 1, right: numberOfCols - 1 };
    if (/^deleteRow/.test(method))
      Protection.refuse(this.book, this.id, { ...all, top: first - 1, bottom: first + count - 2 });
    else if (/^deleteColumn/.test(method))
      Protection.refuse(this.book, this.id, { ...all, left: first - 1, right: first + count - 2 });
    else if (/^(clear|sort|moveRows|moveColumns)/.test(method)) Protection.refuse(this.book, this.id);
  }

  getName(): string {
    return this.book.engine.shape.getSheetName(this.id);
  }

  getSheetName(): string {
    return this.getName();
  }

  setName(name: string): Face {
    const { engine } = this.book;
    checkTabName(this, name);
    const sheetId = this.id;
    engine.reshape((dispatch) =>
      dispatch("RENAME_SHEET", { sheetId, oldName: engine.now.getSheetName(sheetId), newName: name }),
    );
    return this.face;
  }

  getSheetId(): number {
    return this.book.tabNumber(this.id);
  }

  getIndex(): number {
    return this.book.engine.shape.getSheetIds().indexOf(this.id) + 1;
  }

  getParent(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return new Spreadsheet(this.book).face;
  }

  getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return this.book.constants.SheetType.GRID;
  }

  getLastRow(): number {
    return this.used.bottom + 1;
  }

  getLastColumn(): number {
    return this.used.right + 1;
  }

  getRange(...args: unknown[]): RangeFace {
    const [first, column = 1, rows = 1, columns = 1] = args;
    if (typeof first === "string") return rangeByA1(this, first);
    return this.block(Number(first), Number(column), Number(rows), Number(columns)).face;
  }

  getRangeList(addresses: string[]): GoogleAppsScript.Spreadsheet.RangeList {
    const ranges = addresses.map((address) => behind(Range, rangeByA1(this, address)));
    return new RangeList(this.book, ranges).face;
  }

  /** From A1 to the last row and column with content; A1 alone on an empty tab. */
  getDataRange(): RangeFace {
    return this.block(1, 1, Math.max(1, this.getLastRow()), Math.max(1, this.getLastColumn())).face;
  }

  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    const to = (count: number, start: number, last: number) => (count === -1 ? Math.max(1, last - start + 1) : count);
    return this.block(
      row,
      column,
      to(rows, row, this.getLastRow()),
      to(columns, column, this.getLastColumn()),
    ).getValues();
  }

  activate(): Face {
    activateTab(this);
    return this.face;
  }

  getActiveCell(): RangeFace {
    return this.selected(true);
  }

  getActiveRange(): RangeFace {
    return this.selected(false);
  }

  getCurrentCell(): RangeFace {
    return this.selected(true);
  }

  setActiveRange(range: RangeFace): RangeFace {
    return behind(Range, range).activate();
  }

  setActiveSelection(selection: unknown): RangeFace {
    return behind(Range, typeof selection === "string" ? rangeByA1(this, selection) : selection).activate();
  }

  setCurrentCell(cell: RangeFace): RangeFace {
    return behind(Range, cell).activateAsCurrentCell();
  }

  /** Below the last row with content, in a new row when the grid is full. */
  appendRow(contents: unknown[]): Face {
    const row = this.getLastRow() + 1;
    if (row > this.getMaxRows()) this.insertRowsAfter(this.getMaxRows(), 1);
    if (contents.length > this.getMaxColumns())
      this.insertColumnsAfter(this.getMaxColumns(), contents.length - this.getMaxColumns());
    if (contents.length > 0) this.block(row, 1, 1, contents.length).setValues([contents]);
    return this.face;
  }

  /** Contents and formats go, also conditional ones; notes, validation, charts, bandings and protections stay. */
  clear(options: { formatOnly?: boolean | undefined; contentsOnly?: boolean | undefined } = {}): Face {
    if (!options.formatOnly) this.clearContents();
    if (!options.contentsOnly) this.clearFormats();
    return this.face;
  }

  clearContents(): Face {
    this.whole.clearContent();
    return this.face;
  }

  clearFormats(): Face {
    this.whole.clearFormat();
    return this.face;
  }

  clearNotes(): Face {
    const { engine } = this.book;
    engine.change((dispatch) => {
      engine.sendAnnotations(dispatch, { remove: engine.now.getAnnotations("note", this.id).map(({ id }) => id) });
    });
    return this.face;
  }

  clearConditionalFormatRules(): void {
    setConditionalFormatRules(this.book, this.id, []);
  }

  hideSheet(): Face {
    const { engine } = this.book;
    const visible = engine.getters.getVisibleSheetIds();
    if (visible.length === 1 && visible[0] === this.id)
      throw new Exception("You can't hide all the sheets in a document.");
    const next = visible[visible.indexOf(this.id) + 1] ?? visible[visible.indexOf(this.id) - 1];
    engine.reshape((dispatch) => {
      if (engine.now.getActiveSheetId() === this.id && next !== undefined) {
        dispatch("ACTIVATE_SHEET", { sheetIdFrom: this.id, sheetIdTo: next });
      }
      dispatch("HIDE_SHEET", { sheetId: this.id });
    });
    return this.face;
  }

  showSheet(): Face {
    if (this.isSheetHidden()) this.book.engine.reshape((dispatch) => dispatch("SHOW_SHEET", { sheetId: this.id }));
    return this.face;
  }

  isSheetHidden(): boolean {
    return !this.book.engine.getters.isSheetVisible(this.id);
  }

  getConditionalFormatRules(): RuleFace[] {
    return conditionalFormatRules(this.book, this.id);
  }

  setConditionalFormatRules(rules: RuleFace[]): void {
    setConditionalFormatRules(this.book, this.id, rules);
  }

  newChart(): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this.book).face;
  }

  insertChart(chart: ChartFace): void {
    insertChart(this.book, this.id, behind(EmbeddedChart, chart));
  }

  updateChart(chart: ChartFace): void {
    updateChart(this.book, this.id, behind(EmbeddedChart, chart));
  }

  removeChart(chart: ChartFace): void {
    removeChart(this.book, this.id, behind(EmbeddedChart, chart));
  }

  getCharts(): ChartFace[] {
    return chartsOf(this.book, this.id);
  }

  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): GoogleAppsScript.Spreadsheet.Protection[] {
    return Protection.all(this.book, nameOf(type), this.id);
  }

  protect(): GoogleAppsScript.Spreadsheet.Protection {
    return Protection.add(this.book, this.id).face;
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): Face {
    addMetadata(this.book, { sheetId: this.id }, key, rest);
    return this.face;
  }

  createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return new MetadataFinder(this.book, { sheetId: this.id }).face;
  }

  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return metadataOf(this.book, { sheetId: this.id });
  }

  /** Into the same spreadsheet only: there is no other. */
  copyTo(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Face {
    behind(Spreadsheet, spreadsheet);
    const { engine } = this.book;
    const sheetIdTo = this.book.newTabId();
    engine.reshape((dispatch) => {
      const { numberOfRows, numberOfCols } = engine.now.getSheetSize(this.id);
      this.book.checkCells(numberOfRows * numberOfCols);
      const name = freeName(
        `Copy of ${engine.now.getSheetName(this.id)}`,
        engine.now.getSheetIds().map((id) => engine.now.getSheetName(id)),
      );
      dispatch("DUPLICATE_SHEET", { sheetId: this.id, sheetIdTo, sheetNameTo: name });
      // A copy of a hidden tab is hidden too, and stays beside it.
      const visible = engine.now.getVisibleSheetIds();
      const delta = engine.now.isSheetVisible(sheetIdTo) ? visible.length - 1 - visible.indexOf(sheetIdTo) : 0;
      if (delta > 0) dispatch("MOVE_SHEET", { sheetId: sheetIdTo, delta });
      // A copy is its maker's, and is not protected against them.
      engine.sendAnnotations(dispatch, { remove: Protection.othersOn(this.book, sheetIdTo) });
    });
    return new Sheet(this.book, sheetIdTo).face;
  }

  sort(column: number, ascending = true): Face {
    const first = this.getFrozenRows() + 1;
    const rows = this.getLastRow() - first + 1;
    if (rows > 0) this.block(first, 1, rows, this.getMaxColumns()).sort({ column, ascending });
    return this.face;
  }

  /** The preview makes no filters. */
  getFilter(): GoogleAppsScript.Spreadsheet.Filter | null {
    return null;
  }

  getBandings(): GoogleAppsScript.Spreadsheet.Banding[] {
    return Banding.all(this.book, this.id);
  }

  getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return NamedRange.all(this.book, this.id);
  }

  private get whole(): Range {
    return this.block(1, 1, this.getMaxRows(), this.getMaxColumns());
  }

  private block(row: number, column: number, rows: number, columns: number): Range {
    return new Range(this.book, this.id, zoneOf(this.book, this.id, row, column, rows, columns));
  }

  /** The last row and column with any content; a formula that shows nothing counts. */
  private get used(): { bottom: number; right: number } {
    const getters = this.book.engine.results;
    let [bottom, right] = [-1, -1];
    for (const position of getters.getEvaluatedCellsPositions(this.id)) {
      if (position.row <= bottom && position.col <= right) continue;
      if (getters.getEvaluatedCell(position).type === "empty" && !getters.getCell(position)?.isFormula) continue;
      bottom = Math.max(bottom, position.row);
      right = Math.max(right, position.col);
    }
    return { bottom, right };
  }

  private selected(cellOnly: boolean): RangeFace {
    const { cell } = this.book.desk.invocation ?? {};
    if (cell && cell.sheetId === this.id) return this.block(cell.row + 1, cell.col + 1, 1, 1).face;
    const { getters } = this.book.engine;
    if (getters.getActiveSheetId() !== this.id) return this.block(1, 1, 1, 1).face;
    const { col, row } = getters.getActivePosition();
    const zone: Zone = cellOnly ? { top: row, bottom: row, left: col, right: col } : getters.getSelectedZone();
    return new Range(this.book, this.id, zone).face;
  }
}

export function rangeByA1(sheet: Sheet, text: string): RangeFace {
  const address = parseA1(text, { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() });
  const { shape } = sheet.book.engine;
  if (!address) {
    const named = NamedRange.range(sheet.book, text);
    if (named) return named;
    throw new Exception("Range not found");
  }
  const sheetId = address.tab === undefined ? sheet.id : shape.getSheetIdByName(address.tab);
  if (sheetId === undefined) throw new Exception("Range not found");
  if (sheetId !== sheet.id) return rangeByA1(new Sheet(sheet.book, sheetId), text.slice(text.lastIndexOf("!") + 1));
  const { numberOfRows, numberOfCols } = shape.getSheetSize(sheetId);
  const { zone } = address;
  if (zone.bottom >= numberOfRows || zone.right >= numberOfCols || zone.top > zone.bottom || zone.left > zone.right) {
    throw new Exception("Range not found");
  }
  return new Range(sheet.book, sheetId, zone, address).face;
}

export function activateTab({ book, id }: Sheet): void {
  const { engine } = book;
  engine.reshape((dispatch) => {
    const sheetIdFrom = engine.now.getActiveSheetId();
    if (!engine.now.isSheetVisible(id)) dispatch("SHOW_SHEET", { sheetId: id });
    if (sheetIdFrom !== id) dispatch("ACTIVATE_SHEET", { sheetIdFrom, sheetIdTo: id });
  });
}

/** Google's texts for names it refuses; the engine's own alphabet is narrower and must not decide. */
export function checkTabName(sheet: Pick<Sheet, "book" | "id">, name: string): void {
  const { shape } = sheet.book.engine;
  if (name.trim() === "") throw new Exception("Please enter a name for the sheet.");
  if (name.length > 100) throw new Exception("The name of the sheet must not be longer than 100 characters.");
  if (/[*?:/\\[\]]/.test(name))
    throw new Error(`preview: a tab named ${name} is not implemented: the engine keeps to Excel's alphabet`);
  const taken = shape
    .getSheetIds()
    .find((id) => id !== sheet.id && shape.getSheetName(id).toLowerCase() === name.trim().toLowerCase());
  if (taken !== undefined)
    throw new Exception(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

export function freeName(wanted: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  let count = 2;
  while (lower.has(`${wanted} ${count}`.toLowerCase())) count++;
  return `${wanted} ${count}`;
}
