import { DAY } from "./events";

export type Period = "day" | "week" | "month" | "quarter";

const HOUR = DAY / 24;

/** How many months a period has, if it is made of months. */
const MONTHS: Partial<Record<Period, number>> = { month: 1, quarter: 3 };

/** 1 January 1970 was a Thursday, three days after a Monday. */
const DAYS_SINCE_MONDAY = 3;

/** Numbers a period that holds a time: periods that follow each other have numbers that follow each other. */
export function periodAt(time: number, period: Period): number {
  const months = MONTHS[period];
  if (months !== undefined) {
    const date = new Date(time);
    return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
  }
  const day = Math.floor(time / DAY);
  return period === "day" ? day : Math.floor((day + DAYS_SINCE_MONDAY) / 7);
}

/** When a period begins. */
export function periodStart(index: number, period: Period): number {
  const months = MONTHS[period];
  // Not Date.UTC, which takes the years 0 to 99 for those of the twentieth century.
  if (months !== undefined)
    return new Date(0).setUTCFullYear(Math.floor((index * months) / 12), modulo(index * months, 12));
  return period === "day" ? index * DAY : (index * 7 - DAYS_SINCE_MONDAY) * DAY;
}

/** A period as text that sorts by time: "2026-05-14", the Monday of a week alike, "2026-05", "2026-Q2". */
export function periodName(index: number, period: Period): string {
  const day = new Date(periodStart(index, period)).toISOString().replace(/T.*/, "");
  if (period === "month") return day.slice(0, -3);
  return period === "quarter" ? `${day.slice(0, -6)}-Q${modulo(index, 4) + 1}` : day;
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;

/** Midnight in Auckland in summer, in UTC. An earlier one is that of a day which has begun in UTC too, so nothing slips. */
const FIRST_EASTERN_MIDNIGHT = 11 * HOUR;

/**
 * Times as their calendar days see them. A sheet hands over the day 2026-05-01 as its midnight in the sheet's time zone, which
 * in Berlin is 22:00 on 30 April in UTC, and nothing tells a function which zone that is. But times of several days that all
 * lie at the same hour (or two hours next to each other, where clocks change) are days without a time of day: their midnight
 * is east of Greenwich, and the day that begins there is meant. Others stay as they are, and so does noon, which stands for a
 * day in many exports.
 */
export function calendarShift(times: ArrayLike<number>): (time: number) => number {
  let earliest = DAY;
  let latest = 0;
  let isOneDay = true;
  for (let row = 0; row < times.length; row++) {
    // Counted from where days begin first, so that 23:00 and 0:00, London in summer and in winter, lie together.
    const hours = modulo(times[row]! - FIRST_EASTERN_MIDNIGHT, DAY);
    if (hours < earliest) earliest = hours;
    if (hours > latest) latest = hours;
    isOneDay &&= Math.abs(times[row]! - times[0]!) < DAY;
  }
  const isMidnight = latest - earliest <= HOUR && earliest % (HOUR / 4) === 0 && !isOneDay;
  const isEastern = earliest < DAY - FIRST_EASTERN_MIDNIGHT;
  const isNoon = earliest === latest && earliest === DAY / 2 - FIRST_EASTERN_MIDNIGHT;
  return isMidnight && isEastern && !isNoon ? (time) => time + modulo(-time, DAY) : (time) => time;
}
