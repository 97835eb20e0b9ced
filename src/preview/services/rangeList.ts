import type { Book } from "./book";
import { Service } from "./facade";
import type { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.RangeList;

/** Several ranges of one tab: SpreadsheetApp.RangeList. */
export class RangeList extends Service<Face> implements Pick<Face, "getRanges" | "clearContent" | "setFormulaR1C1"> {
  static readonly serviceName: string = "RangeList";

  constructor(
    book: Book,
    private readonly ranges: readonly Range[],
  ) {
    super(book.desk);
  }

  override refuse(method: string, args: readonly unknown[]): void {
    for (const range of this.ranges) range.refuse(method, args);
  }

  getRanges(): GoogleAppsScript.Spreadsheet.Range[] {
    return this.ranges.map((range) => range.face);
  }

  clearContent(): Face {
    for (const range of this.ranges) range.clearContent();
    return this.face;
  }

  setFormulaR1C1(formula: string): Face {
    for (const range of this.ranges) range.setFormulaR1C1(formula);
    return this.face;
  }
}
