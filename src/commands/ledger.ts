import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { ledgerTab } from "../tabs/ledger";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces } from "../workbook/places";
import { say } from "../workbook/progress";
import { needRecord } from "./setUp";

/** Shows the MVP ledger, which is made when it is asked for the first time. */
export function openLedger(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const known = findPlaces(spreadsheet, [ledgerTab]).get("ledger");
  const place =
    known ?? withDocumentLock(() => needRecord(spreadsheet, ledgerTab, [catalogueTab, budgetTab])).get("ledger")!;
  place.sheet.activate();
  if (!known) say(spreadsheet, "Type what members made, a piece a row. The Catalogue values it.", 6);
}
