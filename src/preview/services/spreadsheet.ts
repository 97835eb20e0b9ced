import type { Book } from "./book";
import { behind, Exception, nameOf, Service } from "./facade";
import { addMetadata, MetadataFinder, metadataOf } from "./metadata";
import { NamedRange } from "./namedRange";
import { Protection } from "./protection";
import { Range } from "./range";
import { activateTab, checkTabName, freeName, rangeByA1, Sheet } from "./sheet";

type Face = GoogleAppsScript.Spreadsheet.Spreadsheet;
type SheetFace = GoogleAppsScript.Spreadsheet.Sheet;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;

/** A new tab is as large as Google makes it. */
const ROWS = 1000;
const COLUMNS = 26;

/** The open file: SpreadsheetApp.Spreadsheet. */
export class Spreadsheet
  extends Service<Face>
  implements
    Pick<
      Face,
      | "getId"
      | "getUrl"
      | "getName"
      | "rename"
      | "getSpreadsheetLocale"
      | "getSpreadsheetTimeZone"
      | "getSheets"
      | "getNumSheets"
      | "getSheetByName"
      | "getSheetById"
      | "getActiveSheet"
      | "setActiveSheet"
      | "insertSheet"
      | "deleteSheet"
      | "deleteActiveSheet"
      | "duplicateActiveSheet"
      | "moveActiveSheet"
      | "renameActiveSheet"
      | "getRange"
      | "getRangeByName"
      | "setNamedRange"
      | "removeNamedRange"
      | "getNamedRanges"
      | "toast"
      | "addDeveloperMetadata"
      | "createDeveloperMetadataFinder"
      | "getDeveloperMetadata"
      | "getProtections"
      | "getActiveCell"
      | "getActiveRange"
      | "getCurrentCell"
      | "setActiveRange"
      | "setActiveSelection"
      | "setCurrentCell"
      | "getDataRange"
      | "getLastRow"
      | "getLastColumn"
      | "appendRow"
      | "getSheetName"
      | "getSheetId"
    >
{
  static readonly serviceName: string = "Spreadsheet";
  constructor(readonly book: Book) {
    super(book.desk);
  }

  getId(): string {
    return this.book.id;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.book.id}/edit`;
  }

  getName(): string {
    return this.book.name;
  }

  rename(name: string): void {
    this.book.name = name;
  }

  getSpreadsheetLocale(): string {
    return this.book.locale.code;
  }

  getSpreadsheetTimeZone(): string {
    return this.book.timeZone;
  }

  getSheets(): SheetFace[] {
    return this.book.engine.shape.getSheetIds().map((id) => new Sheet(this.book, id).face);
  }

  getNumSheets(): number {
    return this.book.engine.shape.getSheetIds().length;
  }

  getSheetByName(name: string): SheetFace | null {
    const { shape } = this.book.engine;
    const id = shape
      .getSheetIds()
      .find((candidate) => shape.getSheetName(candidate).toLowerCase() === name.toLowerCase());
    return id === undefined ? null : new Sheet(this.book, id).face;
  }

  getSheetById(number: number): SheetFace | null {
    const id = this.book.engine.shape.getSheetIds().find((candidate) => this.book.tabNumber(candidate) === number);
    return id === undefined ? null : new Sheet(this.book, id).face;
  }

  getActiveSheet(): SheetFace {
    return this.active.face;
  }

  setActiveSheet(sheet: SheetFace): SheetFace {
    activateTab(behind(Sheet, sheet));
    return sheet;
  }

  /** The new tab becomes the active one. Its index counts from 0; without one it lands after the active tab. */
  insertSheet(...args: unknown[]): SheetFace {
    const name = args.find((arg) => typeof arg === "string");
    const index = args.find((arg) => typeof arg === "number");
    const options = args.find((arg) => typeof arg === "object" && arg !== null) as { template?: SheetFace } | undefined; // By the signatures.
    const { engine } = this.book;
    const ids = engine.shape.getSheetIds();
    const id = this.book.newTabId();
    const title = typeof name === "string" ? name : nextName(ids.map((known) => engine.shape.getSheetName(known)));
    checkTabName({ book: this.book, id }, title);
    const position = Math.min(typeof index === "number" ? index : ids.indexOf(this.book.activeTabId) + 1, ids.length);
    const template = options?.template && behind(Sheet, options.template);
    engine.reshape((dispatch) => {
      const { numberOfRows, numberOfCols } = template
        ? engine.now.getSheetSize(template.id)
        : { numberOfRows: ROWS, numberOfCols: COLUMNS };
      this.book.checkCells(numberOfRows * numberOfCols);
      if (template) {
        dispatch("DUPLICATE_SHEET", { sheetId: template.id, sheetIdTo: id, sheetNameTo: title });
        // A copy is its maker's, and is not protected against them.
        engine.sendAnnotations(dispatch, { remove: Protection.othersOn(this.book, id) });
      } else dispatch("CREATE_SHEET", { sheetId: id, name: title, position, rows: ROWS, cols: COLUMNS });
      dispatch("ACTIVATE_SHEET", { sheetIdFrom: engine.now.getActiveSheetId(), sheetIdTo: id });
    });
    if (template) this.moveActiveSheet(position + 1);
    return new Sheet(this.book, id).face;
  }

  deleteSheet(sheet: SheetFace): void {
    const { id } = behind(Sheet, sheet);
    Protection.refuse(this.book, id);
    const { engine } = this.book;
    const visible = engine.getters.getVisibleSheetIds();
    if (visible.length === 1 && visible[0] === id)
      throw new Exception("You can't remove all the sheets in a document.");
    engine.reshape((dispatch) => {
      // The engine wants two visible tabs before it deletes one, also a hidden one.
      if (!engine.now.isSheetVisible(id)) dispatch("SHOW_SHEET", { sheetId: id });
      dispatch("DELETE_SHEET", { sheetId: id, sheetName: engine.now.getSheetName(id) });
    });
  }

  deleteActiveSheet(): SheetFace {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }

  duplicateActiveSheet(): SheetFace {
    const { engine } = this.book;
    const sheetIdTo = this.book.newTabId();
    const sheetId = this.book.activeTabId;
    engine.reshape((dispatch) => {
      const taken = engine.now.getSheetIds().map((id) => engine.now.getSheetName(id));
      dispatch("DUPLICATE_SHEET", {
        sheetId,
        sheetIdTo,
        sheetNameTo: freeName(`Copy of ${engine.now.getSheetName(sheetId)}`, taken),
      });
      dispatch("ACTIVATE_SHEET", { sheetIdFrom: sheetId, sheetIdTo });
    });
    return new Sheet(this.book, sheetIdTo).face;
  }

  /** position counts from 1. The engine moves past visible tabs only, so hidden ones are shown for the while. */
  moveActiveSheet(position: number): void {
    const { engine } = this.book;
    if (position < 1 || position > this.getNumSheets())
      throw new Exception("The position of the sheet is out of bounds.");
    engine.reshape((dispatch) => {
      const sheetId = engine.now.getActiveSheetId();
      const hidden = engine.now.getSheetIds().filter((id) => !engine.now.isSheetVisible(id));
      for (const id of hidden) dispatch("SHOW_SHEET", { sheetId: id });
      const delta = position - 1 - engine.now.getSheetIds().indexOf(sheetId);
      if (delta !== 0) dispatch("MOVE_SHEET", { sheetId, delta });
      for (const id of hidden) dispatch("HIDE_SHEET", { sheetId: id });
    });
  }

  renameActiveSheet(name: string): void {
    this.active.setName(name);
  }

  getRange(a1: string): RangeFace {
    return rangeByA1(this.active, a1);
  }

  getRangeByName(name: string): RangeFace | null {
    const bang = name.lastIndexOf("!");
    return NamedRange.range(this.book, bang < 0 ? name : name.slice(bang + 1));
  }

  setNamedRange(name: string, range: RangeFace): void {
    NamedRange.set(this.book, name, range);
  }

  removeNamedRange(name: string): void {
    NamedRange.remove(this.book, name);
  }

  getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return NamedRange.all(this.book);
  }

  toast(message: string, title = "", seconds: number | null = 5): void {
    this.book.screen.toast(message, title, seconds ?? 5);
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): Face {
    addMetadata(this.book, {}, key, rest);
    return this.face;
  }

  createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return new MetadataFinder(this.book, {}).face;
  }

  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return metadataOf(this.book, {});
  }

  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): GoogleAppsScript.Spreadsheet.Protection[] {
    return Protection.all(this.book, nameOf(type));
  }

  getActiveCell(): RangeFace {
    return this.active.getActiveCell();
  }

  getActiveRange(): RangeFace {
    return this.active.getActiveRange();
  }

  getCurrentCell(): RangeFace {
    return this.active.getCurrentCell();
  }

  setActiveRange(range: RangeFace): RangeFace {
    return behind(Range, range).activate();
  }

  setActiveSelection(selection: unknown): RangeFace {
    return this.active.setActiveSelection(selection);
  }

  setCurrentCell(cell: RangeFace): RangeFace {
    return behind(Range, cell).activateAsCurrentCell();
  }

  getDataRange(): RangeFace {
    return this.active.getDataRange();
  }

  getLastRow(): number {
    return this.active.getLastRow();
  }

  getLastColumn(): number {
    return this.active.getLastColumn();
  }

  appendRow(contents: unknown[]): SheetFace {
    return this.active.appendRow(contents);
  }

  getSheetName(): string {
    return this.active.getName();
  }

  getSheetId(): number {
    return this.active.getSheetId();
  }

  /** Within a custom function it is the tab of the cell. */
  private get active(): Sheet {
    return new Sheet(this.book, this.book.desk.invocation?.cell?.sheetId ?? this.book.activeTabId);
  }
}

function nextName(taken: readonly string[]): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  let count = taken.length + 1;
  while (lower.has(`sheet${count}`)) count++;
  return `Sheet${count}`;
}
