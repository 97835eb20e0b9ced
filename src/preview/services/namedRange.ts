import type { Book } from "./book";
import { behind, Exception, Service } from "./facade";
import { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.NamedRange;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;

export class NamedRange
  extends Service<Face>
  implements Pick<Face, "getName" | "getRange" | "remove" | "setName" | "setRange">
{
  static readonly serviceName: string = "NamedRange";
  constructor(
    private readonly book: Book,
    private name: string,
  ) {
    super(book.desk);
  }

  static all(book: Book, sheetId?: string): Face[] {
    const names = book.engine.getters
      .getNamedRanges()
      .filter(({ range }) => sheetId === undefined || range.sheetId === sheetId);
    return names.map(({ name }) => new NamedRange(book, name).face);
  }

  static range(book: Book, name: string): RangeFace | null {
    const found = book.engine.getters.getNamedRange(name);
    return found ? new Range(book, found.range.sheetId, found.range.zone).face : null;
  }

  /** A name that is taken moves to the new range. */
  static set(book: Book, name: string, face: RangeFace): void {
    checkName(name);
    const { sheetId, zone } = behind(Range, face);
    const { engine } = book;
    engine.change((dispatch) => {
      const ranges = [engine.now.getRangeDataFromZone(sheetId, zone)];
      // Without a sheet the engine checks the range against the size of the active one.
      const target = { ranges, sheetId };
      const before = engine.now.getNamedRange(name);
      if (before) dispatch("UPDATE_NAMED_RANGE", { oldRangeName: before.name, newRangeName: name, ...target });
      else dispatch("CREATE_NAMED_RANGE", { name, ...target });
    });
  }

  static remove(book: Book, name: string): void {
    if (!book.engine.getters.getNamedRange(name)) throw new Exception(`The named range "${name}" does not exist.`);
    book.engine.change((dispatch) => dispatch("DELETE_NAMED_RANGE", { name }));
  }

  getName(): string {
    return this.name;
  }

  getRange(): RangeFace {
    const range = NamedRange.range(this.book, this.name);
    if (!range) throw new Exception(`The named range "${this.name}" does not exist.`);
    return range;
  }

  remove(): void {
    NamedRange.remove(this.book, this.name);
  }

  setName(name: string): Face {
    checkName(name);
    const { sheetId, zone } = behind(Range, this.getRange());
    const oldRangeName = this.name;
    const { engine } = this.book;
    engine.change((dispatch) => {
      dispatch("UPDATE_NAMED_RANGE", {
        oldRangeName,
        newRangeName: name,
        ranges: [engine.now.getRangeDataFromZone(sheetId, zone)],
      });
    });
    this.name = name;
    return this.face;
  }

  setRange(range: RangeFace): Face {
    NamedRange.set(this.book, this.name, range);
    return this.face;
  }
}

/** Letters, digits and underscores; no number, truth value or cell reference in front or as a whole. */
function checkName(name: string): void {
  const looksLikeCell = /^(\$?[A-Za-z]{1,3}\$?\d+|[Rr]\d*[Cc]\d*)$/.test(name);
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,249}$/.test(name) || /^(true|false)/i.test(name) || looksLikeCell) {
    throw new Exception(`The name "${name}" is invalid for a named range.`);
  }
}
