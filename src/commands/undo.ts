import type { TabKey } from "../tabs/define";
import { ALL_TABS, tabOf } from "../tabs/index";
import { undoTab } from "../tabs/undo";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needPlace } from "../workbook/places";
import { type Change, forgetCells, keepingUndo, readChange, takeBack } from "../workbook/undo";
import { fieldsOf, keyField } from "./requests";
import type { Undone } from "./server";
import { needRecord } from "./setUp";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * Makes a change of several rows that “Undo last change” can take back; for a command that already holds the lock.
 * `tabs` are those in which the change writes: the fewer, the faster. A change whose id was carried out last is not made
 * again; what was said then is the answer.
 */
export function withUndo(spreadsheet: Spreadsheet, change: Change, tabs: readonly TabKey[], run: () => string): string {
  const record = undoRecord(spreadsheet);
  const last = readChange(record);
  if (last?.id === change.id && last.said !== "") return last.said;
  const places = findPlaces(spreadsheet, tabs.map(tabOf));
  const tables = tabs.map((key) => needPlace(places, tabOf(key)));
  return keepingUndo(record, tables, change, run);
}

/** The hidden tab of the change that can be taken back; somebody who shows it keeps it shown. */
function undoRecord(spreadsheet: Spreadsheet) {
  const isThere = findPlaces(spreadsheet, [undoTab]).has("undo");
  const record = needRecord(spreadsheet, undoTab).get("undo")!;
  if (!isThere) record.sheet.hideSheet();
  return record;
}

/** Menu and sidebars: takes the last change of several rows back; a page names the one it means. */
export function undoLast(request?: unknown): Undone {
  const id = request === undefined ? undefined : keyField(fieldsOf(request, ["id"]), "id");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const message = withDocumentLock(() => {
    const record = findPlaces(spreadsheet, [undoTab]).get("undo");
    const change = record && readChange(record);
    if (id !== undefined && change?.id !== id)
      throw new Error(
        "Something else was changed after this, and only the last change can be undone. Nothing was changed.",
      );
    if (!record || !change || change.cells.length === 0) return "There is nothing to undo.";
    const keys = new Set(change.cells.map(({ tab }) => tab));
    const undone = takeBack(
      change.cells,
      findPlaces(
        spreadsheet,
        ALL_TABS.filter(({ key }) => keys.has(key)),
      ),
    );
    forgetCells(record, change);
    return describe(change.what, undone);
  });
  spreadsheet.toast(message, "Groundwork", 6);
  return { message };
}

function describe(what: string, { back, left }: { readonly back: number; readonly left: number }): string {
  const cells = `${back} ${back === 1 ? "cell" : "cells"} put back`;
  if (left === 0) return `Undid “${what}”: ${cells}.`;
  const because = left === 1 ? "1 left because it was changed since" : `${left} left because they were changed since`;
  return `Undid “${what}”: ${cells}, ${because}.`;
}
