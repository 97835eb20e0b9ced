import { describe, expect, test } from "vitest";
import { refusalOf, rowsOf, smallPlan } from "./smallPlan";

describe("settings", () => {
  test("are read by their names: numbers of zero or more, words, days", () => {
    const plan = smallPlan();
    const read = () =>
      plan.run(({ settings }, book) => ({
        number: settings.numberSetting(book, "Groundwork_Float"),
        text: settings.textSetting(book, "Groundwork_Float"),
        day: settings.daySetting(book, "Groundwork_Float"),
        toWrite: settings.numberUnlessNote(book, "Groundwork_Float"),
      }));
    const readAfter = (value: unknown) => {
      plan.run((_, book) => book.getRange("Till!C2").setValue(value));
      return read();
    };
    expect(read()).toEqual({ number: 50, text: "50", day: "", toWrite: 50 });
    expect(readAfter(0)).toEqual({ number: 0, text: "0", day: "", toWrite: 0 });
    expect(readAfter(-1)).toEqual({ number: null, text: "-1", day: "", toWrite: null });
    expect(readAfter(" plenty ")).toEqual({ number: null, text: "plenty", day: "", toWrite: undefined });
    expect(readAfter("")).toEqual({ number: null, text: "", day: "", toWrite: null });
    expect(readAfter(new Date(Date.UTC(2026, 10, 22)))).toMatchObject({
      number: null,
      day: "2026-11-22",
      toWrite: undefined,
    });
  });

  test("are blank where the name is gone, and cannot be written then", () => {
    const plan = smallPlan();
    plan.run(({ settings }, book) => {
      expect(settings.textSetting(book, "Groundwork_Lost")).toBe("");
      expect(settings.numberSetting(book, "Groundwork_Lost")).toBeNull();
      expect(settings.numberUnlessNote(book, "Groundwork_Lost")).toBe(null);
    });
    const write = () => plan.run(({ settings }, book) => settings.writeSetting(book, "Groundwork_Lost", 5));
    expect(refusalOf(write)).toBe(
      "The cell for this has lost its name (Groundwork_Lost). Choose Extensions > Groundwork > Set up plan, which gives it back, then try again.",
    );
  });

  test("are written, the first cell of the name or another", () => {
    const plan = smallPlan();
    plan.run(({ settings }, book) => {
      book.setNamedRange("Groundwork_Two", book.getRange("Till!C2:C3"));
      settings.numberSetting(book, "Groundwork_Two");
      settings.writeSetting(book, "Groundwork_Two", "soon", 2);
      settings.writeSetting(book, "Groundwork_Two", 60);
      settings.writeSetting(book, "Groundwork_Two", 61);
    });
    expect(rowsOf(plan, "Till").slice(1)).toEqual(["Float | coins | 61 | ", "Open since |  | soon | "]);
  });

  test("that somebody changed since they were read are left", () => {
    const plan = smallPlan();
    const write = (row?: number) => () =>
      plan.run(({ settings }, book) => {
        settings.numberSetting(book, "Groundwork_Float");
        book.getRange("Till!C2").setValue(70);
        settings.writeSetting(book, "Groundwork_Float", 60, row);
      });
    expect(refusalOf(write())).toBe(
      "Somebody changed this setting at the same moment. Nothing was written; look at it, then try again.",
    );
    expect(plan.host.value("Till!C2")).toBe(70);
  });
});
