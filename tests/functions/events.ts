import vm from "node:vm";
import type { Cell } from "../../src/cells";
import { call, column } from "./calls";

export const DAY = 86_400_000;

/** The forms in which a sheet hands over the time of a cell, from milliseconds since 1970. */
export const TIME_FORMS = {
  "a date": (time: number) => new Date(time),
  "a date of another realm": vm.runInNewContext("(time) => new Date(time)") as (time: number) => Date,
  "a serial number": (time: number) => time / DAY + 25_569,
  "ISO text": (time: number) => new Date(time).toISOString(),
} as const;

/** Rows of developer, stage and days since 1 May 2026, as a range of ids, stages and dates. */
export function rows(...events: readonly (readonly [id: unknown, stage: unknown, days: number, ...more: unknown[]])[]) {
  return events.map(([id, stage, days, ...more]) => [id, stage, new Date(Date.UTC(2026, 4, 1) + days * DAY), ...more]);
}

/** The counts of a column of stages. */
export const countsOf = (events: unknown, stages: readonly unknown[], ...options: unknown[]): Cell[] =>
  (call("FUNNEL_COUNTS", events, column(...stages), ...options) as Cell[][]).flat();
