import { describe, expect, test } from "vitest";
import { PLAN_VERSION, VERSION } from "../../src/domain/version";
import type { SmallWorkbook } from "./runs";
import { refusalOf, smallPlan } from "./smallPlan";

const versionIn = (plan: SmallWorkbook) => plan.run(({ version }, book) => version.readVersion(book));
const versionMarks = (plan: SmallWorkbook) =>
  plan.run((_, book) => book.createDeveloperMetadataFinder().withKey("groundwork.version").find().length);
const mark = (plan: SmallWorkbook, value: string) =>
  plan.run((_, book, app) =>
    book.addDeveloperMetadata("groundwork.version", value, app.DeveloperMetadataVisibility.DOCUMENT),
  );

describe("the version of a plan", () => {
  test("is unknown until it is written, then one mark, however often it is written", () => {
    const plan = smallPlan();
    expect(versionIn(plan)).toBeUndefined();
    for (let time = 0; time < 2; time += 1)
      plan.run(({ version }, book) => version.writeVersion(book, version.versionNow()));
    expect(versionIn(plan)).toEqual({ form: PLAN_VERSION, madeBy: VERSION });
    expect(versionMarks(plan)).toBe(1);
    plan.host.resetCalls();
    plan.run(({ version }, book) => version.writeVersion(book, version.versionNow()));
    expect(plan.host.calls["Spreadsheet.addDeveloperMetadata"]).toBeUndefined();
    plan.run(({ version }, book) => version.writeVersion(book, version.versionNow(0, 1)));
    expect(versionIn(plan)).toEqual({ form: 0, madeBy: VERSION, goingTo: 1 });
    expect(versionMarks(plan)).toBe(1);
  });

  test("is one mark again where an update that was cut off has left two", () => {
    const plan = smallPlan();
    mark(plan, JSON.stringify({ form: PLAN_VERSION, madeBy: VERSION }));
    mark(plan, JSON.stringify({ form: PLAN_VERSION, madeBy: VERSION }));
    plan.run(({ version }, book) => version.writeVersion(book, version.versionNow()));
    expect(versionMarks(plan)).toBe(1);
  });

  test.each<[string, string, object | undefined]>([
    ["no JSON", "groundwork", undefined],
    ["JSON without a form", '{"madeBy":"0.1.0"}', undefined],
    ["a form that is no number", '{"form":"1"}', undefined],
    ["a form alone", '{"form":1}', { form: 1, madeBy: "" }],
    ["a goal that is no number", '{"form":1,"madeBy":"x","goingTo":"2"}', { form: 1, madeBy: "x" }],
  ])("in a mark that holds %s", (_, value, version) => {
    const plan = smallPlan();
    mark(plan, value);
    expect(versionIn(plan)).toEqual(version);
  });

  const newer = (by: string) =>
    `This plan was made by a newer Groundwork${by}, and this one is ${VERSION}. Nothing was changed. Reload the page to get the newer one, or ask whoever installed Groundwork to update it; until then the plan can be read here.`;
  const older = (by: string) =>
    `This plan was made by an older Groundwork${by}. Nothing was changed. Choose Extensions > Groundwork > Set up plan, which keeps a backup and brings it up to date, then try again.`;
  test.each<[string, string, boolean, string]>([
    ["a newer plan", JSON.stringify({ form: PLAN_VERSION + 1, madeBy: "9.0" }), true, newer(" (9.0)")],
    ["a newer plan that does not say who made it", JSON.stringify({ form: PLAN_VERSION + 1 }), false, newer("")],
    ["an older plan", JSON.stringify({ form: PLAN_VERSION - 1, madeBy: "0.0.1" }), false, older(" (0.0.1)")],
    [
      "a plan whose update was cut off",
      JSON.stringify({ form: PLAN_VERSION, madeBy: "", goingTo: PLAN_VERSION }),
      false,
      older(""),
    ],
    ["an older plan, but not by what brings it up to date", JSON.stringify({ form: PLAN_VERSION - 1 }), true, ""],
    ["no plan of today", JSON.stringify({ form: PLAN_VERSION }), false, ""],
  ])("stops the change of %s", (_, value, mayBeOlder, message) => {
    const plan = smallPlan();
    mark(plan, value);
    const change = () => plan.run(({ lock }) => lock.withDocumentLock(() => "changed", { mayBeOlder }));
    if (message === "") expect(change()).toBe("changed");
    else expect(refusalOf(change)).toBe(message);
  });

  test("does not stop a change where there is none", () => {
    expect(smallPlan().run(({ lock }) => lock.withDocumentLock(() => 7))).toBe(7);
  });
});

describe("the document's lock", () => {
  test("keeps a change from beginning while another one runs", () => {
    const plan = smallPlan();
    plan.host.holdLockElsewhere("document", true);
    let ran = false;
    const change = () =>
      plan.run(({ lock }) =>
        lock.withDocumentLock(() => {
          ran = true;
        }),
      );
    expect(refusalOf(change)).toBe(
      "Somebody else is changing this plan right now. Nothing was written; try again in a moment.",
    );
    expect(ran).toBe(false);
  });

  test("is let go after a change, written or failed, within the same run", () => {
    const plan = smallPlan();
    plan.run(({ lock }) => {
      plan.host.resetCalls();
      expect(() =>
        lock.withDocumentLock(() => {
          throw new Error("It failed.");
        }),
      ).toThrow("It failed.");
      expect(plan.host.calls["Lock.releaseLock"]).toBe(1);
      lock.withDocumentLock(() => undefined);
      expect(plan.host.calls["Lock.releaseLock"]).toBe(2);
      expect(plan.host.calls["SpreadsheetApp.flush"]).toBe(1);
    });
  });
});
