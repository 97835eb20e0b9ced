import { describe, expect, test } from "vitest";
import type { SmallWorkbook } from "./runs";
import { smallPlan } from "./smallPlan";

/** A command that says what it is doing and then fails. */
const fails = (plan: SmallWorkbook) =>
  plan.run(({ lock, progress }, book) =>
    lock.withDocumentLock(() => {
      progress.showProgress(book, "Half of it");
      throw new Error("The network is gone.");
    }),
  );

describe("the word on what a command is doing", () => {
  test("stays until the next one", () => {
    const plan = smallPlan();
    plan.run(({ progress }, book) => progress.showProgress(book, "Half of it"));
    expect(plan.screen.toastStays).toBe(true);
    plan.run(({ progress }, book) => progress.say(book, "All of it", 4));
    expect(plan.screen.toastStays).toBe(false);
    expect(plan.screen.toasts).toEqual(["Half of it", "All of it"]);
  });

  test("gives way to another when the command fails, and what it says is left as it is", () => {
    const plan = smallPlan();
    expect(() => fails(plan)).toThrow("The network is gone.");
    expect(plan.screen.toasts).toEqual(["Half of it", "Stopped before the end; the message says why."]);
    expect(plan.screen.toastStays).toBe(false);
  });

  test("does not hide the error where Google cannot show another", () => {
    const plan = smallPlan();
    const toasts: number[] = [];
    plan.host.disturb({ between: ({ call, name }) => name === "Spreadsheet.toast" && toasts.push(call) });
    expect(() => fails(plan)).toThrow("The network is gone.");
    plan.host.disturb({ fault: { at: toasts[1]!, kind: "error" } });
    expect(() => fails(plan)).toThrow("The network is gone.");
    expect(plan.screen.toasts.at(-1)).toBe("Half of it");
  });

  test.each<[string, (say: (words: string) => void) => void]>([
    ["nothing was said", () => undefined],
    ["the end was said already", (say) => say("All of it")],
  ])("is not followed by another where %s", (_, before) => {
    const plan = smallPlan();
    plan.run(({ progress }, book) => {
      before((words) => {
        progress.showProgress(book, "Half of it");
        progress.say(book, words, 4);
      });
      progress.endProgress(book, "Over");
    });
    expect(plan.screen.toasts).not.toContain("Over");
  });
});
