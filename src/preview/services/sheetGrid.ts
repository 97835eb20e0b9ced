import type { Dispatch } from "../engine";
import type { Book } from "./book";
import { behind, Exception, Service } from "./facade";
import { Range } from "./range";
import { OUTSIDE } from "./rangeAddress";
import { hex } from "./rangeFormats";

type Face = GoogleAppsScript.Spreadsheet.Sheet;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;
type Dimension = "ROW" | "COL";

/** The rows and columns of a tab: how many, how large, in what order, hidden or frozen. */
export class SheetGrid
  extends Service<Face>
  implements
    Pick<
      Face,
      | "getMaxRows"
      | "getMaxColumns"
      | "insertRows"
      | "insertRowsAfter"
      | "insertRowsBefore"
      | "insertRowAfter"
      | "insertRowBefore"
      | "insertColumns"
      | "insertColumnsAfter"
      | "insertColumnsBefore"
      | "insertColumnAfter"
      | "insertColumnBefore"
      | "deleteRow"
      | "deleteRows"
      | "deleteColumn"
      | "deleteColumns"
      | "moveRows"
      | "moveColumns"
      | "setFrozenRows"
      | "setFrozenColumns"
      | "getFrozenRows"
      | "getFrozenColumns"
      | "setColumnWidth"
      | "setColumnWidths"
      | "getColumnWidth"
      | "setRowHeight"
      | "setRowHeights"
      | "setRowHeightsForced"
      | "getRowHeight"
      | "autoResizeColumn"
      | "autoResizeColumns"
      | "autoResizeRows"
      | "hideColumns"
      | "showColumns"
      | "hideRows"
      | "showRows"
      | "isColumnHiddenByUser"
      | "isRowHiddenByUser"
      | "setHiddenGridlines"
      | "hasHiddenGridlines"
      | "setTabColor"
      | "getTabColor"
      | "setRightToLeft"
      | "isRightToLeft"
    >
{
  constructor(
    readonly book: Book,
    readonly id: string,
  ) {
    super(book.desk);
  }

  getMaxRows(): number {
    return this.book.engine.shape.getNumberRows(this.id);
  }

  getMaxColumns(): number {
    return this.book.engine.shape.getNumberCols(this.id);
  }

  insertRows(index: number, count = 1): void {
    this.insert("ROW", index, count, "before");
  }

  insertRowsAfter(position: number, count: number): Face {
    return this.insert("ROW", position, count, "after");
  }

  insertRowsBefore(position: number, count: number): Face {
    return this.insert("ROW", position, count, "before");
  }

  insertRowAfter(position: number): Face {
    return this.insert("ROW", position, 1, "after");
  }

  insertRowBefore(position: number): Face {
    return this.insert("ROW", position, 1, "before");
  }

  insertColumns(index: number, count = 1): void {
    this.insert("COL", index, count, "before");
  }

  insertColumnsAfter(position: number, count: number): Face {
    return this.insert("COL", position, count, "after");
  }

  insertColumnsBefore(position: number, count: number): Face {
    return this.insert("COL", position, count, "before");
  }

  insertColumnAfter(position: number): Face {
    return this.insert("COL", position, 1, "after");
  }

  insertColumnBefore(position: number): Face {
    return this.insert("COL", position, 1, "before");
  }

  deleteRow(position: number): Face {
    return this.remove("ROW", position, 1);
  }

  deleteRows(position: number, count: number): void {
    this.remove("ROW", position, count);
  }

  deleteColumn(position: number): Face {
    return this.remove("COL", position, 1);
  }

  deleteColumns(position: number, count: number): void {
    this.remove("COL", position, count);
  }

  moveRows(spec: RangeFace, destination: number): void {
    const { zone } = behind(Range, spec);
    this.move("ROW", zone.top, zone.bottom, destination - 1);
  }

  moveColumns(spec: RangeFace, destination: number): void {
    const { zone } = behind(Range, spec);
    this.move("COL", zone.left, zone.right, destination - 1);
  }

  setFrozenRows(quantity: number): void {
    this.freeze(quantity, "FREEZE_ROWS", "UNFREEZE_ROWS", this.getMaxRows());
  }

  setFrozenColumns(quantity: number): void {
    this.freeze(quantity, "FREEZE_COLUMNS", "UNFREEZE_COLUMNS", this.getMaxColumns());
  }

  getFrozenRows(): number {
    return this.book.engine.getters.getPaneDivisions(this.id).ySplit;
  }

  getFrozenColumns(): number {
    return this.book.engine.getters.getPaneDivisions(this.id).xSplit;
  }

  setColumnWidth(column: number, width: number): Face {
    return this.resize("COL", column, 1, width);
  }

  setColumnWidths(start: number, count: number, width: number): Face {
    return this.resize("COL", start, count, width);
  }

  getColumnWidth(column: number): number {
    this.check("COL", column, 1);
    return Math.round(this.book.engine.getters.getColSize(this.id, column - 1));
  }

  setRowHeight(row: number, height: number): Face {
    return this.resize("ROW", row, 1, height);
  }

  setRowHeights(start: number, count: number, height: number): Face {
    return this.resize("ROW", start, count, height);
  }

  setRowHeightsForced(start: number, count: number, height: number): Face {
    return this.resize("ROW", start, count, height);
  }

  getRowHeight(row: number): number {
    this.check("ROW", row, 1);
    return Math.round(this.book.engine.results.getRowSize(this.id, row - 1));
  }

  autoResizeColumn(column: number): Face {
    return this.autoResizeColumns(column, 1);
  }

  /** The engine measures letters with a canvas, which Node lacks: there, eight pixels a letter have to do. */
  autoResizeColumns(start: number, count: number): Face {
    this.check("COL", start, count);
    const sheetId = this.id;
    const cols = indexes(start, count);
    this.book.engine.change((dispatch) => {
      if (typeof document !== "undefined") dispatch("AUTORESIZE_COLUMNS", { sheetId, cols });
      else
        for (const col of cols)
          dispatch("RESIZE_COLUMNS_ROWS", { sheetId, dimension: "COL", elements: [col], size: this.roughWidth(col) });
    });
    return this.face;
  }

  autoResizeRows(start: number, count: number): Face {
    this.check("ROW", start, count);
    const sheetId = this.id;
    this.book.engine.change((dispatch) =>
      dispatch("RESIZE_COLUMNS_ROWS", { sheetId, dimension: "ROW", elements: indexes(start, count), size: null }),
    );
    return this.face;
  }

  hideColumns(column: number, count = 1): void {
    this.show("HIDE_COLUMNS_ROWS", "COL", column, count);
  }

  showColumns(column: number, count = 1): void {
    this.show("UNHIDE_COLUMNS_ROWS", "COL", column, count);
  }

  hideRows(row: number, count = 1): void {
    this.show("HIDE_COLUMNS_ROWS", "ROW", row, count);
  }

  showRows(row: number, count = 1): void {
    this.show("UNHIDE_COLUMNS_ROWS", "ROW", row, count);
  }

  isColumnHiddenByUser(column: number): boolean {
    this.check("COL", column, 1);
    return this.book.engine.getters.isColHiddenByUser(this.id, column - 1);
  }

  isRowHiddenByUser(row: number): boolean {
    this.check("ROW", row, 1);
    return this.book.engine.getters.isRowHiddenByUser(this.id, row - 1);
  }

  setHiddenGridlines(hidden: boolean): Face {
    const sheetId = this.id;
    this.book.engine.change((dispatch) =>
      dispatch("SET_GRID_LINES_VISIBILITY", { sheetId, areGridLinesVisible: !hidden }),
    );
    return this.face;
  }

  hasHiddenGridlines(): boolean {
    return !this.book.engine.getters.getGridLinesVisibility(this.id);
  }

  setTabColor(color: string | null): Face {
    const sheetId = this.id;
    const known = color ? { color: hex(color) } : {};
    this.book.engine.change((dispatch) => dispatch("COLOR_SHEET", { sheetId, ...known }));
    return this.face;
  }

  getTabColor(): string | null {
    return this.book.engine.getters.getSheet(this.id).color?.toLowerCase() ?? null;
  }

  /** The engine draws from left to right only; the setting is kept. */
  setRightToLeft(rightToLeft: boolean): Face {
    const id = `sheet:${this.id}:rightToLeft`;
    this.book.engine.annotate({ put: [{ id, kind: "sheet", sheetId: this.id, value: rightToLeft }] });
    return this.face;
  }

  isRightToLeft(): boolean {
    return this.book.engine.getters.getAnnotation(`sheet:${this.id}:rightToLeft`)?.value === true;
  }

  private size(dimension: Dimension): number {
    return dimension === "ROW" ? this.getMaxRows() : this.getMaxColumns();
  }

  private check(dimension: Dimension, position: number, count: number): void {
    if (position < 1 || count < 1 || position + count - 1 > this.size(dimension)) throw new Exception(OUTSIDE);
  }

  private insert(dimension: Dimension, position: number, quantity: number, side: "before" | "after"): Face {
    this.check(dimension, position, 1);
    if (quantity < 1)
      throw new Exception(`The number of ${dimension === "ROW" ? "rows" : "columns"} to insert must be at least 1.`);
    const added = quantity * (dimension === "ROW" ? this.getMaxColumns() : this.getMaxRows());
    this.reshape((dispatch, sheetName) => {
      this.book.checkCells(added);
      dispatch("ADD_COLUMNS_ROWS", {
        sheetId: this.id,
        sheetName,
        dimension,
        base: position - 1,
        quantity,
        position: side,
      });
    });
    return this.face;
  }

  private remove(dimension: Dimension, position: number, count: number): Face {
    this.check(dimension, position, count);
    const lines = dimension === "ROW" ? "rows" : "columns";
    if (count >= this.size(dimension)) throw new Exception(`You can't delete all the ${lines} on the sheet.`);
    const frozen = dimension === "ROW" ? this.getFrozenRows() : this.getFrozenColumns();
    const stays = this.size(dimension) - frozen > count || position <= frozen;
    if (!stays) throw new Exception(`Sorry, it is not possible to delete all non-frozen ${lines}.`);
    this.reshape((dispatch, sheetName) =>
      dispatch("REMOVE_COLUMNS_ROWS", { sheetId: this.id, sheetName, dimension, elements: indexes(position, count) }),
    );
    return this.face;
  }

  /** destination: the line, counted before the move, in front of which the lines end up. */
  private move(dimension: Dimension, from: number, to: number, destination: number): void {
    if (destination >= from && destination <= to + 1) {
      if (destination > from && destination <= to) throw new Exception("Cannot move rows or columns into themselves.");
      return;
    }
    const last = this.size(dimension);
    if (destination < 0 || destination > last) throw new Exception(OUTSIDE);
    const elements = indexes(from + 1, to - from + 1);
    // The engine puts what goes to the right behind its base, whatever the position says.
    const place =
      destination > to
        ? { base: destination - 1, position: "after" as const }
        : { base: destination, position: "before" as const };
    this.reshape((dispatch, sheetName) => {
      // The engine moves nothing on a tab that is not the active one.
      const active = this.book.engine.now.getActiveSheetId();
      if (active !== this.id) dispatch("ACTIVATE_SHEET", { sheetIdFrom: active, sheetIdTo: this.id });
      dispatch("MOVE_COLUMNS_ROWS", { sheetId: this.id, sheetName, dimension, elements, ...place });
      if (active !== this.id) dispatch("ACTIVATE_SHEET", { sheetIdFrom: this.id, sheetIdTo: active });
    });
  }

  private reshape(step: (dispatch: Dispatch, sheetName: string) => void): void {
    this.book.engine.reshape((dispatch) => step(dispatch, this.book.engine.now.getSheetName(this.id)));
  }

  private freeze(
    quantity: number,
    freeze: "FREEZE_ROWS" | "FREEZE_COLUMNS",
    unfreeze: "UNFREEZE_ROWS" | "UNFREEZE_COLUMNS",
    size: number,
  ): void {
    if (quantity < 0) throw new Exception("The number of frozen rows or columns must be at least 0.");
    if (quantity >= size) throw new Exception("You can't freeze all visible rows or columns on the sheet.");
    const sheetId = this.id;
    this.book.engine.change((dispatch) => {
      if (quantity === 0) dispatch(unfreeze, { sheetId });
      else dispatch(freeze, { sheetId, quantity });
    });
  }

  private resize(dimension: Dimension, start: number, count: number, size: number): Face {
    this.check(dimension, start, count);
    const sheetId = this.id;
    this.book.engine.change((dispatch) =>
      dispatch("RESIZE_COLUMNS_ROWS", { sheetId, dimension, elements: indexes(start, count), size }),
    );
    return this.face;
  }

  private show(
    command: "HIDE_COLUMNS_ROWS" | "UNHIDE_COLUMNS_ROWS",
    dimension: Dimension,
    start: number,
    count: number,
  ): void {
    this.check(dimension, start, count);
    const sheetId = this.id;
    if (command === "HIDE_COLUMNS_ROWS" && count >= this.size(dimension))
      throw new Exception("You can't hide all the rows or columns of a sheet.");
    this.book.engine.change((dispatch) => dispatch(command, { sheetId, dimension, elements: indexes(start, count) }));
  }

  private roughWidth(col: number): number {
    const { now } = this.book.engine;
    let letters = 0;
    for (const cell of now.getCells(this.id)) {
      const position = now.getCellPosition(cell.id);
      if (position.col === col) letters = Math.max(letters, now.getEvaluatedCell(position).formattedValue.length);
    }
    return Math.max(21, letters * 8 + 12);
  }
}

function indexes(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start - 1 + index);
}
