import { noUi } from "../invocation";
import type { Book } from "./book";
import { ConditionalFormatRuleBuilder } from "./conditionalFormat";
import { SPREADSHEET } from "./constants";
import { DataValidationBuilder } from "./dataValidation";
import { behind, Service } from "./facade";
import { Range } from "./range";
import { activateTab, Sheet } from "./sheet";
import { Spreadsheet } from "./spreadsheet";
import { Ui } from "./ui";

type Face = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;
type SheetFace = GoogleAppsScript.Spreadsheet.Sheet;

export class SpreadsheetApp
  extends Service<Face>
  implements
    Pick<
      Face,
      | "getActive"
      | "getActiveSpreadsheet"
      | "getActiveSheet"
      | "setActiveSheet"
      | "getActiveRange"
      | "setActiveRange"
      | "getCurrentCell"
      | "setCurrentCell"
      | "flush"
      | "getUi"
      | "newDataValidation"
      | "newConditionalFormatRule"
      | "openById"
      | "openByUrl"
      | "create"
    >
{
  static readonly serviceName: string = "SpreadsheetApp";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  override get constants(): Readonly<Record<string, unknown>> {
    return SPREADSHEET;
  }

  getActive(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return new Spreadsheet(this.book).face;
  }

  getActiveSpreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return this.getActive();
  }

  getActiveSheet(): SheetFace {
    return new Spreadsheet(this.book).getActiveSheet();
  }

  setActiveSheet(sheet: SheetFace): SheetFace {
    activateTab(behind(Sheet, sheet));
    return sheet;
  }

  /** Within a custom function it is the cell that is calculated. */
  getActiveRange(): RangeFace {
    return new Spreadsheet(this.book).getActiveRange();
  }

  setActiveRange(range: RangeFace): RangeFace {
    return behind(Range, range).activate();
  }

  getCurrentCell(): RangeFace {
    return new Spreadsheet(this.book).getCurrentCell();
  }

  setCurrentCell(cell: RangeFace): RangeFace {
    return behind(Range, cell).activateAsCurrentCell();
  }

  flush(): void {
    this.book.engine.flush();
  }

  getUi(): GoogleAppsScript.Base.Ui {
    if (!this.book.desk.invocation?.hasUi) throw noUi();
    return new Ui(this.book).face;
  }

  newDataValidation(): GoogleAppsScript.Spreadsheet.DataValidationBuilder {
    return new DataValidationBuilder(this.book).face;
  }

  newConditionalFormatRule(): GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.book).face;
  }

  openById(): never {
    throw new Error("preview: SpreadsheetApp.openById is not implemented: there is one spreadsheet");
  }

  openByUrl(): never {
    throw new Error("preview: SpreadsheetApp.openByUrl is not implemented: there is one spreadsheet");
  }

  create(): never {
    throw new Error("preview: SpreadsheetApp.create is not implemented: there is one spreadsheet");
  }
}
