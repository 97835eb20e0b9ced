import { DAY } from "./events";

/** The day so many days after another, as "2026-11-22"; before it if negative. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
