import { dayOf } from "../workbook/days";
import type { Place } from "../workbook/places";
import type { CellContent } from "../workbook/write";
import { dayField, fieldsOf, textField } from "./requests";
import type { ActivityPromise } from "./server";

/** What every promise starts from, until its owner writes another one. */
export const STOP_RULE = "Stop if less than half of the change is there by that day.";

const LONGEST_PROMISE = 600;

export function promiseField(value: unknown): ActivityPromise {
  const fields = fieldsOf(value, ["change", "changeBy", "stopRule"], "promise");
  return {
    change: textField(fields, "change", LONGEST_PROMISE).trim(),
    changeBy: dayField(fields, "changeBy"),
    stopRule: textField(fields, "stopRule", LONGEST_PROMISE).trim(),
  };
}

/** The cells of a promise, those that this Budget has a column for. */
export function promiseCells(
  { columns }: Place,
  { change, changeBy, stopRule }: ActivityPromise,
): Record<string, CellContent> {
  const cells = {
    change: change || null,
    changeBy: changeBy ? dayOf(changeBy) : null,
    stopRule: stopRule || null,
  };
  return Object.fromEntries(Object.entries(cells).filter(([key]) => columns.has(key)));
}
