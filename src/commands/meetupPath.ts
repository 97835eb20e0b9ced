import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needPlace } from "../workbook/places";
import { readTable, text } from "../workbook/read";
import { putRows } from "./budgetRows";
import { promiseCells, promiseField } from "./promise";
import { fieldsOf, keyField, textField } from "./requests";
import type { AddedPath, NewPath } from "./server";

const MOST_ADDED = 45;

/** Adds activities of the path to the Budget in one go; those that were sent before keep the rows they have. */
export function addPath(request: unknown): AddedPath {
  const { id, activities, pilot, promise } = newPathField(request);
  return withDocumentLock(() => {
    const places = findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [budgetTab, catalogueTab]);
    const known = readTable(needPlace(places, catalogueTab)).map(({ cells }) => text(cells.activity));
    const gone = activities.find((name) => !known.includes(name));
    if (gone !== undefined) {
      throw new Error(`“${gone.slice(0, 80)}” is not in the Catalogue of this plan any more. Ask for the path again.`);
    }
    const place = needPlace(places, budgetTab);
    const promised = promiseCells(place, promise);
    const rows = putRows(
      places,
      activities.map((activity) => ({
        request: `${id} ${activity}`,
        cells: {
          activity,
          quantity: 1,
          running: false,
          listeningTrip: false,
          ...(activity === pilot ? promised : {}),
        },
      })),
    );
    place.sheet.getRange(rows[0]!, place.columns.get("activity")!).activate();
    return { rows, message: addedWords(rows, place.sheet.getName()) };
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
