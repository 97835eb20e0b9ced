import { describe, expect, test } from "vitest";
import { calendarShift, periodAt, periodName, periodStart } from "../../src/domain/calendar";

const at = (text: string) => Date.parse(`${text}Z`);

/** The days that a list of times is taken for, in UTC. */
const shifted = (...times: string[]) => {
  const shift = calendarShift(times.map(at));
  return times.map((time) => new Date(shift(at(time))).toISOString().slice(0, 16));
};

describe("times that are days of a sheet in another zone are taken for those days", () => {
  test.each<[string, string[], string[]]>([
    [
      "Berlin in summer, 22:00 before",
      ["2026-04-30T22:00", "2026-05-01T22:00"],
      ["2026-05-01T00:00", "2026-05-02T00:00"],
    ],
    [
      "Berlin across the change of clocks",
      ["2026-03-27T23:00", "2026-03-30T22:00"],
      ["2026-03-28T00:00", "2026-03-31T00:00"],
    ],
    [
      "London in summer and in winter",
      ["2026-10-24T23:00", "2026-10-26T00:00"],
      ["2026-10-25T00:00", "2026-10-26T00:00"],
    ],
    ["Kathmandu, at a quarter to", ["2026-05-01T18:15", "2026-05-02T18:15"], ["2026-05-02T00:00", "2026-05-03T00:00"]],
    [
      "Auckland in summer, thirteen hours ahead",
      ["2026-01-01T11:00", "2026-01-02T11:00"],
      ["2026-01-02T00:00", "2026-01-03T00:00"],
    ],
  ])("%s", (_, times, days) => {
    expect(shifted(...times)).toEqual(days);
  });

  test.each<[string, string[]]>([
    ["of several hours", ["2026-05-01T22:00", "2026-05-02T20:00"]],
    ["two hours apart", ["2026-05-01T20:00", "2026-05-02T22:00"]],
    ["at an odd minute", ["2026-05-01T22:07", "2026-05-02T22:07"]],
    ["of a single day, which may be an event at ten", ["2026-05-01T22:00", "2026-05-01T22:00"]],
    ["less than a day apart, both ways", ["2026-05-02T22:00", "2026-05-01T23:00"]],
    ["at noon, as many exports have days", ["2026-05-01T12:00", "2026-05-02T12:00"]],
    ["at midnight in New York, which is a time of the same day here", ["2026-05-01T04:00", "2026-05-02T04:00"]],
    ["at midnight already", ["2026-05-01T00:00", "2026-05-02T00:00"]],
  ])("and stay as they are: %s", (_, times) => {
    expect(shifted(...times)).toEqual(times);
  });

  test("noon across a change of clocks is a midnight in Auckland", () => {
    expect(shifted("2026-04-03T11:00", "2026-04-06T12:00")).toEqual(["2026-04-04T00:00", "2026-04-07T00:00"]);
  });
});

describe("periods", () => {
  test.each<["day" | "week" | "month" | "quarter", string, string]>([
    ["day", "2026-05-14T23:59", "2026-05-14"],
    ["week", "2026-05-17T23:59", "2026-05-11"],
    ["week", "2026-05-18T00:00", "2026-05-18"],
    ["month", "2026-05-31T23:59", "2026-05"],
    ["quarter", "2026-06-30T23:59", "2026-Q2"],
    ["quarter", "2026-10-01T00:00", "2026-Q4"],
    ["month", "1969-12-31T00:00", "1969-12"],
  ])("the %s of %s is %s", (period, time, name) => {
    const index = periodAt(at(time), period);
    expect(periodName(index, period)).toBe(name);
    expect(periodStart(index, period)).toBeLessThanOrEqual(at(time));
    expect(periodStart(index + 1, period)).toBeGreaterThan(at(time));
  });
});
