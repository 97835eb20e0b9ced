import type { Book } from "./book";
import { Service } from "./facade";
import type { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.RangeList;

/** Several ranges of one tab: SpreadsheetApp.RangeList. */
export class RangeList extends Service<Face> implements Pick<Face, "getRanges"> {
  static readonly serviceName: string = "RangeList";

  constructor(
    book: Book,
    private readonly ranges: readonly Range[],
  ) {
    super(book.desk);
  }

  getRanges(): GoogleAppsScript.Spreadsheet.Range[] {
    return this.ranges.map((range) => range.face);
  }
}
