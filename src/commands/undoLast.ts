import { ALL_TABS } from "../tabs/index";
import { undoTab } from "../tabs/undo";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, type Place } from "../workbook/places";
import { say } from "../workbook/progress";
import { forgetCells, type KeptChange, readChange, takeBack } from "../workbook/undo";
import { putBack } from "./backups";
import { fieldsOf, keyField } from "./requests";
import type { Undone } from "./server";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const NOTHING = "There is nothing to undo.";

/** Menu and sidebars: takes the last change of several rows back; a page names the one it means. */
export function undoLast(request?: unknown): Undone {
  const id = request === undefined ? undefined : keyField(fieldsOf(request, ["id"]), "id");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  // A question lets go of the lock, so it is asked before.
  const { change } = lastChange(spreadsheet, id);
  const message =
    change?.backup === undefined
      ? withDocumentLock(() => takeCellsBack(spreadsheet, id))
      : putBack(spreadsheet, change.backup);
  say(spreadsheet, message, 6);
  return { message };
}

function takeCellsBack(spreadsheet: Spreadsheet, id: string | undefined): string {
  const { record, change } = lastChange(spreadsheet, id);
  if (!record || !change || change.cells.length === 0) return NOTHING;
  const keys = new Set(change.cells.map(({ tab }) => tab));
  const tabs = ALL_TABS.filter(({ key }) => keys.has(key));
  const undone = takeBack(change.cells, findPlaces(spreadsheet, tabs));
  forgetCells(record, change);
  return describe(change.what, undone);
}

function lastChange(spreadsheet: Spreadsheet, id: string | undefined): { record?: Place; change?: KeptChange } {
  const record = findPlaces(spreadsheet, [undoTab]).get("undo");
  const change = record && readChange(record);
  if (id !== undefined && change?.id !== id)
    throw new Error(
      "Something else was changed after this, and only the last change can be undone. Nothing was changed.",
    );
  return { ...(record ? { record } : {}), ...(change ? { change } : {}) };
}

function describe(what: string, { back, left }: { readonly back: number; readonly left: number }): string {
  const cells = `${back} ${back === 1 ? "cell" : "cells"} put back`;
  if (left === 0) return `Undid “${what}”: ${cells}.`;
  const because = left === 1 ? "1 left because it was changed since" : `${left} left because they were changed since`;
  return `Undid “${what}”: ${cells}, ${because}.`;
}
