import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needPlace } from "../workbook/places";
import { readTable, text } from "../workbook/read";
import { putRows } from "./budgetRows";
import { promiseCells, promiseField } from "./promise";
import { fieldsOf, keyField, textField } from "./requests";
import type { AddedPath, NewPath } from "./server";
import { withUndo } from "./undo";

const MOST_ADDED = 45;

/** Adds activities of the path to the Budget in one go; those that were sent before keep the rows they have. */
export function addPath(request: unknown): AddedPath {
  const { id, activities, pilot, promise } = newPathField(request);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return withDocumentLock(() => {
    const places = findPlaces(spreadsheet, [budgetTab, catalogueTab]);
    const known = readTable(needPlace(places, catalogueTab)).map(({ cells }) => text(cells.activity));
    const gone = activities.find((name) => !known.includes(name));
    if (gone !== undefined) {
      throw new Error(`“${gone.slice(0, 80)}” is not in the Catalogue of this plan any more. Ask for the path again.`);
    }
    const place = needPlace(places, budgetTab);
    const promised = promiseCells(place, promise);
    const wanted = activities.map((activity) => ({
      request: `${id} ${activity}`,
      cells: {
        activity,
        quantity: 1,
        running: false,
        listeningTrip: false,
        ...(activity === pilot ? promised : {}),
      },
    }));
    let rows: readonly number[] = [];
    const put = () => {
      rows = putRows(places, wanted);
      return addedWords(rows, place.sheet.getName());
    };
    const message = withUndo(spreadsheet, { id, what: "The meetup question" }, ["budget"], put);
    // Sent twice, it is not made again, and the rows are those of the first time.
    if (rows.length === 0) put();
    place.sheet.getRange(rows[0]!, place.columns.get("activity")!).activate();
    return { rows, message };
  });
}

function addedWords(rows: readonly number[], tab: string): string {
  if (rows.length === 1) return `Added to row ${rows[0]} of ${tab}.`;
  return `Added ${rows.length} activities, in rows ${Math.min(...rows)} to ${Math.max(...rows)} of ${tab}.`;
}

function newPathField(request: unknown): NewPath {
  const fields = fieldsOf(request, ["id", "activities", "pilot", "promise"]);
  const names: unknown[] = Array.isArray(fields.activities) ? fields.activities : [];
  if (names.length === 0 || names.length > MOST_ADDED) throw new Error("activities: expected at least one activity.");
  return {
    id: keyField(fields, "id"),
    activities: [...new Set(names.map((activity) => textField({ activity }, "activity", 300).trim()))],
    pilot: textField(fields, "pilot", 300).trim(),
    promise: promiseField(fields.promise),
  };
}
