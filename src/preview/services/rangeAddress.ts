import { type Address, overlaps, zoneName } from "../a1";
import type { Zone } from "../engine";
import type { Book } from "./book";
import { behind, Exception, Service } from "./facade";
import { Protection } from "./protection";
import { Range } from "./range";
import { Sheet } from "./sheet";

type Face = GoogleAppsScript.Spreadsheet.Range;
type SheetFace = GoogleAppsScript.Spreadsheet.Sheet;

/** Methods that change what cells hold or how they look. */
const CHANGES =
  /^(set|clear|insert|delete|remove|copyTo|moveTo|sort|merge|breakApart|check|uncheck|applyRowBanding|addDeveloperMetadata)/;

export const OUTSIDE = "The coordinates of the range are outside the dimensions of the sheet.";

/** Checks a block against the grid with Google's texts; rows and columns count from 1. */
export function zoneOf(book: Book, sheetId: string, row: number, column: number, rows: number, columns: number): Zone {
  if (row < 1) throw new Exception("The starting row of the range is too small.");
  if (column < 1) throw new Exception("The starting column of the range is too small.");
  if (rows < 1) throw new Exception("The number of rows in the range must be at least 1.");
  if (columns < 1) throw new Exception("The number of columns in the range must be at least 1.");
  const { numberOfRows, numberOfCols } = book.engine.shape.getSheetSize(sheetId);
  const [top, left, height, width] = [row, column, rows, columns].map(Math.trunc) as [number, number, number, number]; // Four in, four out.
  if (top + height - 1 > numberOfRows || left + width - 1 > numberOfCols) throw new Exception(OUTSIDE);
  return { top: top - 1, left: left - 1, bottom: top + height - 2, right: left + width - 2 };
}

/** Where a range is and what lies next to it. */
export class RangeAddress
  extends Service<Face>
  implements
    Pick<
      Face,
      | "getRow"
      | "getRowIndex"
      | "getColumn"
      | "getNumRows"
      | "getNumColumns"
      | "getLastRow"
      | "getLastColumn"
      | "getHeight"
      | "getWidth"
      | "getA1Notation"
      | "getSheet"
      | "getGridId"
      | "getCell"
      | "offset"
      | "activate"
      | "activateAsCurrentCell"
      | "isStartRowBounded"
      | "isEndRowBounded"
      | "isStartColumnBounded"
      | "isEndColumnBounded"
      | "getMergedRanges"
      | "isPartOfMerge"
      | "canEdit"
    >
{
  constructor(
    readonly book: Book,
    readonly sheetId: string,
    readonly zone: Zone,
    private readonly open: Pick<Address, "openRows" | "openColumns"> = { openRows: false, openColumns: false },
  ) {
    super(book.desk);
  }

  get height(): number {
    return this.zone.bottom - this.zone.top + 1;
  }

  get width(): number {
    return this.zone.right - this.zone.left + 1;
  }

  getRow(): number {
    return this.zone.top + 1;
  }

  getRowIndex(): number {
    return this.getRow();
  }

  getColumn(): number {
    return this.zone.left + 1;
  }

  getNumRows(): number {
    return this.height;
  }

  getNumColumns(): number {
    return this.width;
  }

  getHeight(): number {
    return this.height;
  }

  getWidth(): number {
    return this.width;
  }

  getLastRow(): number {
    return this.zone.bottom + 1;
  }

  getLastColumn(): number {
    return this.zone.right + 1;
  }

  getA1Notation(): string {
    const name = zoneName(this.zone);
    if (!this.open.openRows && !this.open.openColumns) return name;
    const [first = "", last = first] = name.split(":");
    if (this.open.openColumns) return `${this.zone.left > 0 ? first : this.getRow()}:${this.getLastRow()}`;
    return `${this.zone.top > 0 ? first : first.replace(/\d/g, "")}:${last.replace(/\d/g, "")}`;
  }

  getSheet(): SheetFace {
    return new Sheet(this.book, this.sheetId).face;
  }

  getGridId(): number {
    return this.book.tabNumber(this.sheetId);
  }

  getCell(row: number, column: number): Face {
    if (row < 1 || column < 1 || row > this.height || column > this.width)
      throw new Exception("Cell reference out of range");
    return this.block(this.zone.top + row, this.zone.left + column, 1, 1);
  }

  offset(rowOffset: number, columnOffset: number, rows = this.height, columns = this.width): Face {
    return this.block(this.getRow() + rowOffset, this.getColumn() + columnOffset, rows, columns);
  }

  activate(): Face {
    const { sheetId, zone } = this;
    this.book.engine.flush();
    const { model } = this.book.engine;
    const sheetIdFrom = model.getters.getActiveSheetId();
    if (sheetIdFrom !== sheetId) model.dispatch("ACTIVATE_SHEET", { sheetIdFrom, sheetIdTo: sheetId });
    model.selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone }, { scrollIntoView: true });
    return this.face;
  }

  activateAsCurrentCell(): Face {
    if (this.height > 1 || this.width > 1) throw new Exception("The range must be a single cell.");
    return this.activate();
  }

  isStartRowBounded(): boolean {
    return !(this.open.openRows && this.zone.top === 0);
  }

  isEndRowBounded(): boolean {
    return !this.open.openRows;
  }

  isStartColumnBounded(): boolean {
    return !(this.open.openColumns && this.zone.left === 0);
  }

  isEndColumnBounded(): boolean {
    return !this.open.openColumns;
  }

  getMergedRanges(): Face[] {
    return this.merges().map((zone) => new Range(this.book, this.sheetId, zone).face);
  }

  isPartOfMerge(): boolean {
    return this.merges().length > 0;
  }

  canEdit(): boolean {
    return !Protection.covers(this.book, this.sheetId, (range) => overlaps(range, this.zone), this.zone);
  }

  /** Marks count as changes: whether Google lets them through is not known. */
  override refuse(method: string, args: readonly unknown[]): void {
    if (!CHANGES.test(method)) return;
    if (method !== "copyTo") Protection.refuse(this.book, this.sheetId, this.zone);
    if (!/^(copyTo|moveTo)$/.test(method)) return;
    const { sheetId, zone } = behind(RangeAddress, args[0]);
    const [bottom, right] = [
      Math.max(zone.bottom, zone.top + this.height - 1),
      Math.max(zone.right, zone.left + this.width - 1),
    ];
    Protection.refuse(this.book, sheetId, { ...zone, bottom, right });
  }

  protected merges(): Zone[] {
    return this.book.engine.getters
      .getMerges(this.sheetId)
      .filter((merge) => overlaps(merge, this.zone))
      .map(({ top, bottom, left, right }) => ({ top, bottom, left, right }));
  }

  private block(row: number, column: number, rows: number, columns: number): Face {
    return new Range(this.book, this.sheetId, zoneOf(this.book, this.sheetId, row, column, rows, columns)).face;
  }

  /** The block of the grid row by row, each cell made by the given function. */
  protected grid<Item>(item: (row: number, col: number) => Item): Item[][] {
    const rows: Item[][] = [];
    for (let row = this.zone.top; row <= this.zone.bottom; row++) {
      const cells: Item[] = [];
      for (let col = this.zone.left; col <= this.zone.right; col++) cells.push(item(row, col));
      rows.push(cells);
    }
    return rows;
  }

  /** Checks that a script's array has exactly the shape of the range. */
  protected checkShape(rows: readonly (readonly unknown[])[]): void {
    if (rows.length !== this.height) {
      throw new Exception(
        `The number of rows in the data does not match the number of rows in the range. The data has ${rows.length} but the range has ${this.height}.`,
      );
    }
    const odd = rows.find((row) => row.length !== this.width);
    if (odd) {
      throw new Exception(
        `The number of columns in the data does not match the number of columns in the range. The data has ${odd.length} but the range has ${this.width}.`,
      );
    }
  }
}
