import type { Locale } from "@odoo/o-spreadsheet";
import { helpers } from "@odoo/o-spreadsheet";
import { cellName } from "../a1";
import { dateOf, serialOf } from "../dates";
import type { CellChange, Engine, EvaluatedCell, Zone } from "../engine";
import { DATE_FORMATS } from "../formats";
import type { Desk, Invocation } from "../invocation";
import type { Quirks } from "../quirks";
import type { Screen } from "../screen";
import { typed } from "../typed";
import { SPREADSHEET } from "./constants";
import { Exception } from "./facade";
import type { CacheStore, SavedProperties } from "./stores";

/** What a script can find in a cell. */
export type CellValue = string | number | boolean | Date | Error;

export const MAX_CELL_LENGTH = 50_000;
export const MAX_CELLS = 10_000_000;

/** The open spreadsheet, as all its services share it. */
export class Book {
  readonly constants = SPREADSHEET;
  readonly caches: Readonly<Record<"document" | "user" | "script", CacheStore>> = {
    document: { entries: new Map() },
    user: { entries: new Map() },
    script: { entries: new Map() },
  };
  /** Locks with the run that holds each, and those that a test lets somebody else hold. */
  readonly locks = { held: new Map<string, Invocation>(), elsewhere: new Set<string>() };

  constructor(
    readonly desk: Desk,
    readonly engine: Engine,
    readonly screen: Screen,
    readonly quirks: Quirks,
    readonly locale: Locale,
    readonly timeZone: string,
    public name: string,
    readonly id: string,
    readonly files: Readonly<Record<string, string>>,
    readonly properties: SavedProperties,
    readonly scriptTimeZone: string,
    readonly addOnName: string,
  ) {}

  /** The number by which Google knows a tab. */
  tabNumber(sheetId: string): number {
    if (/^\d{1,10}$/.test(sheetId)) return Number(sheetId);
    let hash = 7;
    for (const letter of sheetId) hash = (hash * 31 + letter.charCodeAt(0)) % 2_147_483_647;
    return hash;
  }

  newTabId(): string {
    let id: string;
    do id = String(Math.floor(Math.random() * 2_147_483_647));
    while (this.engine.shape.tryGetSheet(id));
    return id;
  }

  get activeTabId(): string {
    return this.engine.shape.getActiveSheetId();
  }

  /** An evaluated cell; within a custom function it may first have to be calculated. */
  cell(sheetId: string, row: number, col: number): EvaluatedCell {
    const { invocation } = this.desk;
    if (invocation?.evaluate) invocation.evaluate({ sheetId, row, col });
    return this.engine.cell(sheetId, row, col);
  }

  valueOf(cell: EvaluatedCell, sheetId: string, row: number, col: number): CellValue {
    switch (cell.type) {
      case "empty":
        return "";
      case "error":
        return this.quirks.errorCells === "object" ? new Error(cell.value) : cell.value;
      case "number":
        return cell.format && helpers.isDateTimeFormat(cell.format) ? dateOf(cell.value, this.timeZone) : cell.value;
      case "text":
        return cell.link ? this.textOf(sheetId, row, col, cell.value) : cell.value;
      default:
        return cell.value;
    }
  }

  /** The engine shows a Markdown link as its label; Sheets knows no such links. */
  private textOf(sheetId: string, row: number, col: number, label: string): string {
    const cell = this.engine.getters.getCell({ sheetId, row, col });
    return cell && !cell.isFormula ? cell.content.replace(/^'/, "") : label;
  }

  displayOf(cell: EvaluatedCell, sheetId: string, row: number, col: number): string {
    return cell.type === "text" && cell.link ? this.textOf(sheetId, row, col, cell.value) : cell.formattedValue;
  }

  /** What a value written by a script does to a cell. */
  changeOf(value: unknown, sheetId: string, row: number, col: number): CellChange {
    if (value === null || value === undefined) return { content: "" };
    switch (typeof value) {
      case "number":
        return { content: Number.isFinite(value) ? String(value) : "#NUM!" };
      case "boolean":
        return { content: value ? "TRUE" : "FALSE" };
      case "string":
        return typed(value, this.locale, this.quirks, this.engine.formatAt(sheetId, row, col) === "@");
      default:
        if (value instanceof Date) return this.changeOfDate(value);
        throw new Error(
          `preview: ${cellName(row, col)} was given ${Object.prototype.toString.call(value)}, which a cell cannot hold`,
        );
    }
  }

  private changeOfDate(date: Date): CellChange {
    if (Number.isNaN(date.getTime())) return { content: "#NUM!" };
    const serial = serialOf(date, this.timeZone);
    return { content: String(serial), typedFormat: this.dateFormat(serial) };
  }

  dateFormat(serial: number): string {
    const date = this.locale.code === "en_US" ? DATE_FORMATS.date : this.locale.dateFormat;
    return Number.isInteger(serial) ? date : `${date} hh:mm:ss`;
  }

  /** Queues what a script writes to a block of cells; what Google checks later is checked later here. */
  write(sheetId: string, zone: Zone, valueAt: (row: number, col: number) => unknown): void {
    // Whether a strict rule allows a value may depend on cells that were written just before.
    if (this.engine.hasStrictRules(sheetId)) this.engine.flush();
    this.engine.beginWrite();
    let tooLong = false;
    for (let row = zone.top; row <= zone.bottom; row++) {
      for (let col = zone.left; col <= zone.right; col++) {
        const value = valueAt(row - zone.top, col - zone.left);
        if (typeof value === "string" && value.length > MAX_CELL_LENGTH) tooLong = true;
        else this.engine.write(sheetId, row, col, this.changeOf(value, sheetId, row, col));
      }
    }
    if (tooLong) {
      this.engine.change(() => {
        throw new Exception(
          `Your input contains more than the maximum of ${MAX_CELL_LENGTH} characters in a single cell.`,
        );
      });
    }
  }

  /** Throws, when the queue is sent, if the workbook would grow beyond Google's limit; empty cells count. */
  checkCells(added: number): void {
    const { getters } = { getters: this.engine.now };
    const cells = getters
      .getSheetIds()
      .reduce((sum, id) => sum + getters.getNumberRows(id) * getters.getNumberCols(id), added);
    if (cells > MAX_CELLS) {
      throw new Exception(
        `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
      );
    }
  }
}
