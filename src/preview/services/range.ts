import type { Zone } from "../engine";
import { Banding } from "./banding";
import { Exception, nameOf } from "./facade";
import { addMetadata, MetadataFinder, metadataOf } from "./metadata";
import { Protection } from "./protection";
import { RangeMoves } from "./rangeMoves";

type Face = GoogleAppsScript.Spreadsheet.Range;

const NO_METADATA =
  "Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.";

/** A block of cells: SpreadsheetApp.Range. */
export class Range
  extends RangeMoves
  implements
    Pick<
      Face,
      | "protect"
      | "applyRowBanding"
      | "getBandings"
      | "addDeveloperMetadata"
      | "createDeveloperMetadataFinder"
      | "getDeveloperMetadata"
      | "insertCells"
      | "deleteCells"
    >
{
  static readonly serviceName: string = "Range";

  protect(): GoogleAppsScript.Spreadsheet.Protection {
    return Protection.add(this.book, this.sheetId, this.zone).face;
  }

  applyRowBanding(
    theme?: GoogleAppsScript.Spreadsheet.BandingTheme,
    showHeader = true,
    showFooter = false,
  ): GoogleAppsScript.Spreadsheet.Banding {
    return Banding.add(
      this.book,
      this.sheetId,
      this.zone,
      theme === undefined ? "LIGHT_GREY" : nameOf(theme),
      showHeader,
      showFooter,
    ).face;
  }

  getBandings(): GoogleAppsScript.Spreadsheet.Banding[] {
    return Banding.all(this.book, this.sheetId, this.zone);
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): Face {
    const lines = this.wholeLines();
    if (!lines) throw new Exception(NO_METADATA);
    addMetadata(this.book, { sheetId: this.sheetId, zone: lines }, key, rest);
    return this.face;
  }

  createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return new MetadataFinder(this.book, { sheetId: this.sheetId, zone: this.zone }).face;
  }

  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return metadataOf(this.book, { sheetId: this.sheetId, zone: this.zone });
  }

  insertCells(dimension: GoogleAppsScript.Spreadsheet.Dimension): Face {
    this.shift("INSERT_CELL", dimension);
    return this.face;
  }

  deleteCells(dimension: GoogleAppsScript.Spreadsheet.Dimension): void {
    this.shift("DELETE_CELL", dimension);
  }

  private shift(command: "INSERT_CELL" | "DELETE_CELL", dimension: GoogleAppsScript.Spreadsheet.Dimension): void {
    const { zone, sheetId } = this;
    if (sheetId !== this.book.activeTabId)
      throw new Error(
        `preview: Range.${command === "INSERT_CELL" ? "insert" : "delete"}Cells on another tab than the active one is not implemented`,
      );
    const shiftDimension = nameOf(dimension) === "ROWS" ? "ROW" : "COL";
    this.book.engine.reshape((dispatch) => dispatch(command, { zone, shiftDimension }));
  }

  /** The zone of one entire row or column, which is all that Google lets carry metadata. */
  private wholeLines(): Zone | undefined {
    const { numberOfRows, numberOfCols } = this.book.engine.shape.getSheetSize(this.sheetId);
    const { top, bottom, left, right } = this.zone;
    const isColumn = left === right && top === 0 && bottom === numberOfRows - 1;
    const isRow = top === bottom && left === 0 && right === numberOfCols - 1;
    return isColumn || isRow ? this.zone : undefined;
  }
}
