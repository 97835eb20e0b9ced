import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { call, column, refusal, throughTheBundle } from "./calls";
import { countsOf, DAY, TIME_FORMS } from "./events";

throughTheBundle();

const MANY = Array.from({ length: 60 }, (_, index) => `Stage ${index + 1}`);
const MOST = 1e15;

describe("sixty stages", () => {
  test("of counts", () => {
    const counts = MANY.map((_, index) => 6000 - index * 100);
    expect((call("FUNNEL_CONVERSION", column(...counts), "first") as Cell[][]).at(-1)).toEqual([100 / 6000]);
    expect(call("FUNNEL_KPIS", column(...MANY), column(...counts), 0.95, false)).toHaveLength(60);
    expect(call("FUNNEL_LEAK", column(...MANY), column(...counts))).toEqual([["Stage 59", "Stage 60", 0.5, 100]]);
  });

  test("of events, whatever order they come in", () => {
    const walk = MANY.map((stage, index) => ["ann", stage, TIME_FORMS["a date"](index * DAY)]);
    for (const rows of [walk, [...walk].reverse()]) {
      expect(countsOf(rows, MANY)).toEqual(MANY.map(() => 1));
      expect(countsOf(rows, MANY, 30)).toEqual(MANY.map((_, index) => (index <= 30 ? 1 : 0)));
    }
  });
});

describe.each(["FUNNEL_CONVERSION", "FUNNEL_DROPOFF"])("%s at its ends", (name) => {
  const share = (conversion: number) => (name === "FUNNEL_CONVERSION" ? conversion : 1 - conversion);

  test.each<[string, number[], (Cell | number)[]]>([
    ["one stage", [5], [""]],
    ["counts that grow", [5, 10, 20], ["", share(2), share(2)]],
    ["zeros", [0, 0, 0], ["", "", ""]],
    ["a zero in between", [5, 0, 5], ["", share(0), ""]],
    ["the largest counts", [MOST, MOST, MOST / 4], ["", share(1), share(0.25)]],
  ])("%s", (_, counts, expected) => {
    expect([call(name, counts.length === 1 ? [counts] : column(...counts))].flat(2)).toEqual(expected);
  });
});

test("a funnel needs two stages, and each of them once whatever its case", () => {
  const rows = [["ann", "Visit", new Date(0)]];
  expect(refusal("FUNNEL_COUNTS", rows, column("Visit"))).toContain("two stages or more");
  expect(refusal("FUNNEL_COUNTS", rows, column("Visit", " VISIT"))).toContain("is listed twice");
});

describe.each(Object.entries(TIME_FORMS))("times as %s", (_, form) => {
  test.each([
    ["the first day of a sheet", Date.UTC(1899, 11, 30)],
    ["before 1970", Date.UTC(1969, 11, 31, 23, 59)],
    ["the last days there are", Date.UTC(9999, 11, 29)],
  ])("%s", (_, start) => {
    const rows = [
      ["ann", "Account", form(start + 2 * DAY)],
      ["ann", "Visit", form(start)],
      ["ann", "Visit", form(start)],
    ];
    expect(countsOf(rows, ["Visit", "Account"], 2)).toEqual([1, 1]);
    expect(countsOf(rows, ["Visit", "Account"], 1.9)).toEqual([1, 0]);
  });
});

test.each([-1, -0.001])("a window of %s days is refused", (days) => {
  expect(refusal("FUNNEL_COUNTS", [["ann", "Visit", new Date(0)]], column("Visit", "Account"), days)).toMatch(
    /^FUNNEL_COUNTS: window_days is /,
  );
});
