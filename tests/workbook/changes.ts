import { undoTab } from "../../src/tabs/undo";
import type { Place } from "../../src/workbook/places";
import type { KeptChange } from "../../src/workbook/undo";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { placesIn } from "./smallPlan";

export const CHANGE = { id: "c1", what: "Price the stall" };

/** The record, made when it is first asked for. */
export function recordIn(spreadsheet: Spreadsheet): Place {
  const sheet = spreadsheet.getSheetByName("Undo") ?? spreadsheet.insertSheet("Undo", 3);
  // Short, so that a record of more cells has to make it longer.
  if (sheet.getMaxRows() === 1000) {
    sheet.deleteRows(7, 994);
    sheet
      .getRange(undoTab.headerRow, 1, 1, undoTab.columns.length)
      .setValues([undoTab.columns.map(({ header }) => header)]);
  }
  const columns = new Map(undoTab.columns.map(({ key }, index) => [key, index + 1]));
  return {
    tab: undoTab,
    sheet,
    headerRow: undoTab.headerRow,
    columns,
    unmarked: { tab: false, header: false, columns: [] },
  };
}

export type Doing = (spreadsheet: Spreadsheet) => void;

/** One command that changes cells and says so. */
export function change(plan: SmallWorkbook, doing: Doing, id = CHANGE.id): string {
  return plan.run((workbook, spreadsheet) => {
    const { stall, shelf, till } = placesIn(workbook, spreadsheet);
    return workbook.undo.keepingUndo(recordIn(spreadsheet), [stall, shelf, till], { ...CHANGE, id }, () => {
      doing(spreadsheet);
      return "Done.";
    });
  });
}

export const keptChange = (plan: SmallWorkbook): KeptChange | undefined =>
  plan.run((workbook, spreadsheet) => workbook.undo.readChange(recordIn(spreadsheet)));

/** Another command, which takes the change back. */
export function undo(plan: SmallWorkbook) {
  return plan.run((workbook, spreadsheet) => {
    const { places } = placesIn(workbook, spreadsheet);
    const kept = workbook.undo.readChange(recordIn(spreadsheet))!;
    const undone = workbook.undo.takeBack(kept.cells, places);
    workbook.undo.forgetCells(recordIn(spreadsheet), kept);
    return undone;
  });
}

export const set =
  (address: string, value: unknown): Doing =>
  (spreadsheet) => {
    spreadsheet.getRange(address).setValue(value);
  };
