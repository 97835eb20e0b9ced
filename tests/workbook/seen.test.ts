import { describe, expect, test } from "vitest";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { placesIn, refusalOf, smallPlan } from "./smallPlan";

type Step = (book: Spreadsheet) => void;

describe("a cell that changes between reading and writing", () => {
  const writeAfter =
    (meanwhile: Step, wanted: Readonly<Record<string, string | number | boolean | null>>) => (plan: SmallWorkbook) =>
      plan.run((workbook, book) => {
        const { stall } = placesIn(workbook, book);
        workbook.read.readTable(stall);
        meanwhile(book);
        workbook.rows.writeRows(stall, [{ position: 5, cells: wanted }]);
      });
  const set =
    (address: string, value: unknown): Step =>
    (book) => {
      book.getRange(address).setValue(value);
    };

  test.each<[string, Step, Readonly<Record<string, string | number | boolean | null>>]>([
    ["nobody changed anything", () => undefined, { boxes: 9 }],
    ["nobody changed anything, in two columns side by side", () => undefined, { boxes: 9, price: 8 }],
    ["somebody wrote what is about to be written", set("Stall!B5", 9), { boxes: 9 }],
    ["somebody changed another row", set("Stall!B4", 1), { boxes: 9 }],
    ["somebody changed another column", set("Stall!C5", 1), { boxes: 9 }],
    ["a blank cell is still blank", set("Stall!E5", ""), { sold: true }],
    [
      "somebody emptied what is about to be emptied",
      (book) => book.getRange("Stall!B5").clearContent(),
      { boxes: null },
    ],
    ["a calculated cell changed because of what it reads", set("Stall!B5", 9), { cost: 5 }],
    ["a calculated cell changed beside another that is written", set("Stall!B5", 9), { cost: 5, price: 8 }],
  ])("is written when %s", (_, meanwhile, wanted) => {
    const plan = smallPlan();
    writeAfter(meanwhile, wanted)(plan);
    const [[key, value]] = Object.entries(wanted) as [[string, unknown]];
    const column = { boxes: "B", cost: "D", sold: "E" }[key];
    expect(plan.host.value(`Stall!${column}5`)).toBe(value ?? "");
  });

  test.each<[string, Step, Readonly<Record<string, string | number | boolean | null>>, string]>([
    ["somebody changed it", set("Stall!B5", 40), { boxes: 9 }, "B5"],
    ["somebody emptied it", (book) => book.getRange("Stall!B5").clearContent(), { boxes: 9 }, "B5"],
    ["somebody ticked a box", set("Stall!E5", true), { sold: null }, "E5"],
    ["somebody changed the second of two", set("Stall!C5", 40), { boxes: 9, price: 1 }, "C5"],
    ["somebody typed over a formula", set("Stall!D5", 1), { cost: 5 }, "D5"],
    ["somebody put a formula in the place of a value", set("Stall!B5", "=20*2"), { boxes: 9 }, "B5"],
  ])("is left when %s, with its address", (_, meanwhile, wanted, address) => {
    const plan = smallPlan();
    expect(refusalOf(() => writeAfter(meanwhile, wanted)(plan))).toBe(
      `Somebody changed ${address} of Stall at the same moment, so it was left as it is. What was written before stays; look at it, then try again.`,
    );
    if (wanted.boxes) expect(plan.host.value("Stall!B5")).not.toBe(wanted.boxes);
  });

  test("is left with its address also in the second of two rows", () => {
    const refusal = refusalOf(() =>
      smallPlan().run((workbook, book) => {
        const { stall } = placesIn(workbook, book);
        workbook.read.readTable(stall);
        book.getRange("Stall!B5").setValue(40);
        workbook.rows.writeRows(stall, [
          { position: 4, cells: { boxes: 9 } },
          { position: 5, cells: { boxes: 9 } },
        ]);
      }),
    );
    expect(refusal).toContain("Somebody changed B5 of Stall");
  });

  test("may be written twice by the command itself", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const { stall } = placesIn(workbook, book);
      workbook.read.readTable(stall);
      for (const boxes of [9, 10]) {
        workbook.rows.writeRows(stall, [
          { position: 4, cells: { boxes, price: boxes } },
          { position: 5, cells: { boxes, price: boxes } },
        ]);
      }
    });
    expect(["B4", "C4", "B5", "C5"].map((address) => plan.host.value(`Stall!${address}`))).toEqual([10, 10, 10, 10]);
  });

  test("is compared day by day where it holds days", () => {
    const day = (date: number) => new Date(Date.UTC(2026, 10, date));
    const write = (meanwhile: Date) => {
      const plan = smallPlan();
      plan.run((_, book) => book.getRange("Stall!A5").setValue(day(22)));
      return () =>
        plan.run((workbook, book) => {
          const { stall } = placesIn(workbook, book);
          workbook.read.readTable(stall);
          book.getRange("Stall!A5").setValue(meanwhile);
          workbook.rows.writeRows(stall, [{ position: 5, cells: { fruit: "Fig" } }]);
        });
    };
    expect(write(day(22))).not.toThrow();
    expect(refusalOf(write(day(23)))).toContain("Somebody changed A5 of Stall");
  });

  test("is not compared once the command says that it moved rows itself", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const { stall } = placesIn(workbook, book);
      workbook.read.readTable(stall);
      book.getRange("Stall!B5").setValue(40);
      workbook.seen.forget(stall);
      workbook.rows.writeRows(stall, [{ position: 5, cells: { boxes: 9 } }]);
    });
    expect(plan.host.value("Stall!B5")).toBe(9);
  });
});
