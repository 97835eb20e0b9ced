import { describe, expect, test } from "vitest";
import { SmallWorkbook } from "./runs";

/** A workbook in which every service call takes a second. */
const slow = () => new SmallWorkbook({ callMilliseconds: 1000 });

/** Whether a run leaves the rest to another after so many seconds; it begins with a call of its own. */
const isLateAfter = (workbook: SmallWorkbook, seconds: number): boolean =>
  workbook.run(({ patience }, book) => {
    for (let call = 1; call < seconds; call += 1) book.getId();
    return patience.isLate();
  });

describe("a run", () => {
  test.each([
    ["goes on", 1, false],
    ["goes on", 120, false],
    ["goes on, for the last time,", 210, false],
    ["leaves the rest to another", 211, true],
    ["leaves the rest to another", 300, true],
  ])("%s after %s seconds", (_, seconds, isLate) => {
    expect(isLateAfter(slow(), seconds)).toBe(isLate);
  });

  test("has its own time, however long the one before it took", () => {
    const workbook = slow();
    expect(isLateAfter(workbook, 300)).toBe(true);
    expect(isLateAfter(workbook, 2)).toBe(false);
  });
});
