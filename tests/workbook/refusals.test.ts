import { describe, expect, test } from "vitest";
import { SmallWorkbook, type Workbook } from "./runs";
import { refusalOf } from "./smallPlan";

/** What a refusal throws. */
function refused({ refusals }: Workbook): Error {
  let thrown: unknown;
  try {
    refusals.refuse("The stall is closed.", "Come again on Monday.");
  } catch (error) {
    thrown = error;
  }
  return thrown as Error;
}

describe("a refusal", () => {
  test("says what is in the way, that nothing was written, and what to do", () => {
    expect(
      refusalOf(() => new SmallWorkbook().run((workbook) => workbook.refusals.refuse("It is closed.", "Come again."))),
    ).toBe("It is closed. Nothing was written there. Come again.");
  });

  test("says that nothing was changed once everything else of the command is taken back, and is one still", () => {
    new SmallWorkbook().run((workbook) => {
      const taken = workbook.refusals.takenBack(refused(workbook));
      expect(taken.message).toBe("The stall is closed. Nothing was changed. Come again on Monday.");
      expect(workbook.refusals.isRefusal(taken)).toBe(true);
    });
  });

  test.each<[string, boolean, (workbook: Workbook) => unknown]>([
    ["a refusal", true, refused],
    ["an error in the same words", false, (workbook) => new Error(refused(workbook).message)],
    ["the words alone", false, (workbook) => refused(workbook).message],
    ["something like an error", false, (workbook) => ({ ...refused(workbook) })],
    ["nothing", false, () => undefined],
  ])("is told from other things that are thrown: %s, %s", (_, isOne, thrown) => {
    new SmallWorkbook().run((workbook) => expect(workbook.refusals.isRefusal(thrown(workbook))).toBe(isOne));
  });
});
