import { describe, expect, test } from "vitest";
import { CHANGE, change, keptChange, recordIn, set, undo } from "./changes";
import { placesIn, refusalOf, smallPlan } from "./smallPlan";

describe("what is kept", () => {
  test("is each cell with its row's name, its column, and both contents", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      book.getRange("Stall!B4").setValue(30);
      book.getRange("Stall!D5").setValue(1);
      book.getRange("Stall!C6").setValue(2);
      book.getRange("Till!C2").setValue(75);
    });
    expect(keptChange(plan)).toEqual({
      ...CHANGE,
      said: "Done.",
      cells: [
        { tab: "budget", name: "Apple", row: 4, column: "boxes", before: 3, after: 30 },
        { tab: "budget", name: "Pear", row: 5, column: "cost", before: { formula: "=R[0]C2*R[0]C3" }, after: 1 },
        { tab: "budget", name: "", row: 6, column: "price", before: null, after: 2 },
        { tab: "settings", name: "Float", row: 2, column: "3", before: 50, after: 75 },
      ],
    });
  });

  test("is no name for a row that is named by a formula, and a name without the spaces around it", () => {
    const plan = smallPlan();
    plan.run((_, book) => book.getRange("Stall!A4:A5").setValues([['="Ap"&"ple"'], [" Pear "]]));
    change(plan, (book) => {
      book.getRange("Stall!B4").setValue(30);
      book.getRange("Stall!B5").setValue(40);
    });
    expect(keptChange(plan)?.cells.map(({ name }) => name)).toEqual(["", "Pear"]);
    expect(undo(plan)).toEqual({ back: 2, left: 0 });
  });

  test("is the last change, whether it has more cells or fewer than the one before", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      for (const address of ["B4", "B5", "B6", "B7", "C4", "C5", "C6", "C7"])
        book.getRange(`Stall!${address}`).setValue(77);
    });
    expect(keptChange(plan)?.cells).toHaveLength(8);
    expect([plan.host.value("Undo!A4"), plan.host.value("Undo!A13"), plan.host.value("Undo!A14")]).toEqual([
      "Change",
      "c1",
      "",
    ]);
    change(plan, set("Stall!B4", 5), "c2");
    expect(keptChange(plan)).toMatchObject({ id: "c2", cells: [{ before: 77, after: 5 }] });
  });

  test("is the change before where a change wrote nothing", () => {
    const plan = smallPlan();
    change(plan, set("Stall!B4", 5));
    change(plan, () => undefined, "c2");
    expect(keptChange(plan)?.id).toBe("c1");
  });

  test("is as much of a change as was done when it failed, and its error is passed on", () => {
    const plan = smallPlan();
    const fails = () =>
      change(plan, (book) => {
        book.getRange("Stall!B4").setValue(30);
        throw new Error("The network is gone.");
      });
    expect(fails).toThrow("The network is gone.");
    expect(keptChange(plan)).toEqual({
      ...CHANGE,
      said: "",
      cells: [{ tab: "budget", name: "Apple", row: 4, column: "boxes", before: 3, after: 30 }],
    });
  });

  test("is what both tries wrote, where a change that failed is made again", () => {
    const plan = smallPlan();
    const firstTry = () =>
      change(plan, (book) => {
        book.getRange("Stall!B4").setValue(30);
        book.getRange("Stall!B7").setValue(1);
        book.getRange("Stall!C4").setValue(8);
        throw new Error("The network is gone.");
      });
    expect(firstTry).toThrow("The network is gone.");
    const first = keptChange(plan)!.cells;
    plan.run((workbook, book) =>
      workbook.undo.keepingUndo(
        recordIn(book),
        [placesIn(workbook, book).stall],
        CHANGE,
        () => {
          book.getRange("Stall!B4").setValue(40);
          book.getRange("Stall!A7").setValue("Quince");
          return "Done.";
        },
        first,
      ),
    );
    expect(keptChange(plan)).toMatchObject({ id: "c1", said: "Done." });
    expect(keptChange(plan)?.cells).toEqual([
      { tab: "budget", name: "Apple", row: 4, column: "boxes", before: 3, after: 40 },
      { tab: "budget", name: "Apple", row: 4, column: "price", before: first[1]!.before, after: 8 },
      { tab: "budget", name: "Quince", row: 7, column: "boxes", before: null, after: 1 },
      { tab: "budget", name: "Quince", row: 7, column: "fruit", before: null, after: "Quince" },
    ]);
  });

  test("is what each row held before both tries, where somebody sorted in between or took a row away", () => {
    const plan = smallPlan();
    const firstTry = () =>
      change(plan, (book) => {
        book.getRange("Stall!B4:B5").setValues([[30], [40]]);
        throw new Error("The network is gone.");
      });
    expect(firstTry).toThrow("The network is gone.");
    const first = keptChange(plan)!.cells;
    const [apple, pear] = first.map(({ before }) => before);
    plan.run((workbook, book) => {
      const stall = book.getSheetByName("Stall")!;
      const rows = stall.getRange("A4:D5").getValues();
      stall.getRange("A4:D5").setValues([rows[1]!, rows[0]!]);
      const gone = { tab: "budget" as const, name: "Fig", row: 4, column: "boxes", before: 1, after: 2 };
      workbook.undo.keepingUndo(
        recordIn(book),
        [placesIn(workbook, book).stall],
        CHANGE,
        () => {
          book.getRange("Stall!B4").setValue(50);
          return "Done.";
        },
        [...first, gone],
      );
    });
    expect(keptChange(plan)?.cells).toEqual([
      { tab: "budget", name: "Apple", row: 5, column: "boxes", before: apple, after: 30 },
      { tab: "budget", name: "Pear", row: 4, column: "boxes", before: pear, after: 50 },
    ]);
  });

  test("keeps two rows apart that stood in one place before and after somebody sorted", () => {
    const plan = smallPlan();
    const [first, second] = ["Apple", "Pear"].map((name, index) => ({
      ...{ tab: "budget" as const, name, row: 4, column: "boxes" },
      ...{ before: 3 + index, after: 9 },
    }));
    plan.run((_, book) => book.getRange("Stall!B4:B5").setValues([[9], [9]]));
    const undone = plan.run((workbook, book) =>
      workbook.undo.takeBack([first!, second!], placesIn(workbook, book).places),
    );
    expect(undone).toEqual({ back: 2, left: 0 });
    expect([plan.host.value("Stall!B4"), plan.host.value("Stall!B5")]).toEqual([3, 4]);
  });

  test("does not stand for what the change was decided from: what somebody typed since is left", () => {
    const plan = smallPlan();
    const refusal = refusalOf(() =>
      plan.run((workbook, book) => {
        const { stall } = placesIn(workbook, book);
        workbook.read.readTable(stall);
        plan.host.type("Stall!B4", "40");
        return workbook.undo.keepingUndo(recordIn(book), [stall], CHANGE, () => {
          workbook.rows.writeRows(stall, [{ position: 4, cells: { boxes: 9 } }]);
          return "Done.";
        });
      }),
    );
    expect(refusal).toContain("Somebody changed B4 of Stall");
    expect(plan.host.value("Stall!B4")).toBe(40);
  });

  test("is looked at again where nothing was read before", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const { stall } = placesIn(workbook, book);
      return workbook.undo.keepingUndo(recordIn(book), [stall], CHANGE, () => {
        plan.host.type("Stall!B4", "40");
        expect(refusalOf(() => workbook.rows.writeRows(stall, [{ position: 4, cells: { boxes: 9 } }]))).toContain(
          "Somebody changed B4 of Stall",
        );
        return "Done.";
      });
    });
    expect(plan.host.value("Stall!B4")).toBe(40);
  });

  test("leaves out a cell whose text would not fit into the record", () => {
    const plan = smallPlan();
    change(plan, (book) => {
      book.getRange("Stall!A6").setValue("a".repeat(49_998));
      book.getRange("Stall!A7").setValue("a".repeat(49_997));
    });
    expect(keptChange(plan)?.cells.map(({ row }) => row)).toEqual([7]);
    change(plan, set("Stall!A6", "short"));
    expect(keptChange(plan)?.cells.map(({ row }) => row)).toEqual([7]);
  });

  test("is nothing in a record that is blank", () => {
    expect(keptChange(smallPlan())).toBeUndefined();
  });

  test("may be the backup that takes a change back", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => workbook.undo.keepBackedUp(recordIn(book), CHANGE, "All cleared.", 3));
    expect(keptChange(plan)).toEqual({ ...CHANGE, said: "All cleared.", backup: 3, cells: [] });
  });

  test("belongs to the change that the first row names, and not to one of which only rows are left", () => {
    const plan = smallPlan();
    change(plan, set("Stall!B4", 30));
    plan.run((_, book) => {
      book.getRange("Undo!A6").setValue("another");
    });
    expect(keptChange(plan)?.cells).toEqual([]);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Undo")!;
      sheet.deleteRow(5);
      sheet.insertRowBefore(5);
    });
    expect(keptChange(plan)).toBeUndefined();
  });
});
