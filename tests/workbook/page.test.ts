import { describe, expect, test } from "vitest";
import type { Chart, Tab } from "../../src/tabs/define";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { formulasOf, placesIn, refusalOf, rowsOf, smallPlan, stall } from "./smallPlan";

describe("what people see of a page", () => {
  test("is its texts as they show, what is bold and what is filled, without what is hidden", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.getRange("A4").setFontWeight("bold");
      sheet.getRange("D4").setBackground("#ff0000").setNumberFormat("0.00");
      sheet.hideRows(5, 3);
      sheet.hideColumns(2, 2);
      const rows = workbook.page.readPage(sheet);
      expect(rows).toHaveLength(4);
      const plain = { isBold: false, isFilled: false };
      expect(rows[3]).toEqual([
        { text: "Apple", isBold: true, isFilled: false },
        { text: "6.00", isBold: false, isFilled: true },
        { text: "TRUE", ...plain },
        { text: "sweet", ...plain },
      ]);
    });
  });
});

const FROZEN = {
  name: "Board pack",
  note: "Made in May.",
  words: { cell: null, text: "" },
  mark: { key: "groundwork.pack", value: "1" },
};
const freeze = (plan: SmallWorkbook) =>
  plan.run((workbook, book) => {
    workbook.page.copyFrozen(book, book.getSheetByName("Stall")!, FROZEN);
  });

describe("a copy that stands for a moment", () => {
  test("has values in the place of formulas, its note and its mark, and the plan's marks and names stay with the plan", () => {
    const plan = smallPlan();
    const before = rowsOf(plan, "Stall");
    plan.run((_, book, app) => {
      book.getRange("Stall!B4").setDataValidation(app.newDataValidation().requireValueInList(["3"]).build());
    });
    freeze(plan);
    expect(rowsOf(plan, "Board pack")).toEqual(before);
    expect(formulasOf(plan, "Board pack", "A1:F7").filter((formula) => formula !== "")).toEqual([]);
    expect(formulasOf(plan, "Stall", "D4:D4")).toEqual(["=$B4*$C4"]);
    plan.run((workbook, book, app) => {
      const copy = book.getSheetByName("Board pack")!;
      expect(copy.getRange("A1").getNote()).toBe("Made in May.");
      expect(copy.getTabColor()).toBe("#80868b");
      const marks = copy.createDeveloperMetadataFinder().find();
      expect(marks.map((mark) => `${mark.getKey()} ${mark.getValue()}`)).toEqual(["groundwork.pack 1"]);
      expect(copy.getNamedRanges()).toEqual([]);
      expect(copy.getRange("B4").getDataValidation()).toBeNull();
      const [protection] = copy.getProtections(app.ProtectionType.SHEET);
      expect([protection?.getDescription(), protection?.isWarningOnly()]).toEqual(["Board pack", true]);
      expect(placesIn(workbook, book).stall.sheet.getName()).toBe("Stall");
      expect(book.getRangeByName("Groundwork_Total")!.getSheet().getName()).toBe("Stall");
    });
  });

  test("says in one cell something else than the tab that it was copied from", () => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const stall = book.getSheetByName("Stall")!;
      const words = { cell: stall.getRange("A4"), text: "As it was in May" };
      const copy = workbook.page.copyFrozen(book, stall, { ...FROZEN, words });
      expect([stall.getRange("A4").getValue(), copy.getRange("A4").getValue()]).toEqual(["Apple", "As it was in May"]);
    });
  });

  test("keeps marks of somebody else's", () => {
    const plan = smallPlan();
    plan.run((_, book, app) =>
      book.getSheetByName("Stall")!.addDeveloperMetadata("somebody", "x", app.DeveloperMetadataVisibility.DOCUMENT),
    );
    freeze(plan);
    plan.run((_, book) => {
      const marks = book.getSheetByName("Board pack")!.createDeveloperMetadataFinder().find();
      expect(marks.map((mark) => mark.getKey()).sort()).toEqual(["groundwork.pack", "somebody"]);
    });
  });

  test("is not left half made where something fails, and the error is passed on", () => {
    const plan = smallPlan();
    freeze(plan);
    const sheets = () => plan.run((_, book) => book.getSheets().map((sheet) => sheet.getName()));
    const before = sheets();
    expect(refusalOf(() => freeze(plan))).not.toBe("");
    expect(sheets()).toEqual(before);
  });
});

const CHART: Chart = {
  key: "cost",
  title: "What costs most?",
  type: "bar",
  columns: ["A", "D"],
  headerRow: 3,
  rowsName: "Groundwork_Rows",
  row: 6,
  column: 2,
  below: 5,
  width: 400,
  height: 200,
  colours: ["#112233"],
};

describe("the charts of a page", () => {
  const ensure = (plan: SmallWorkbook, rows: number | string, charts: readonly Chart[] | undefined = [CHART]) =>
    plan.run((workbook, book) => {
      book.setNamedRange("Groundwork_Rows", book.getRange("Stall!F7"));
      book.getRange("Stall!F7").setValue(rows);
      const { stall: place } = placesIn(workbook, book);
      const tab: Tab = charts ? { ...stall, charts } : stall;
      workbook.charts.ensureCharts({ ...place, tab });
    });
  const look = (book: Spreadsheet) =>
    book
      .getSheetByName("Stall")!
      .getCharts()
      .map((chart) => ({
        id: chart.getChartId(),
        ranges: chart
          .getRanges()
          .map((range) => range.getA1Notation())
          .join(),
        at: chart.getContainerInfo().getAnchorRow(),
      }));
  const chartsIn = (plan: SmallWorkbook) => plan.run((_, book) => look(book));
  const marks = (plan: SmallWorkbook) =>
    plan.run((_, book) => book.createDeveloperMetadataFinder().withKey("groundwork.chart.cost").find().length);

  test("are drawn from as many rows as are named, once", () => {
    const plan = smallPlan();
    ensure(plan, 2);
    const [chart, ...others] = chartsIn(plan);
    expect(chart).toMatchObject({ ranges: "A3:A5,D3:D5", at: 6 });
    expect(others).toEqual([]);
    ensure(plan, 2);
    expect(chartsIn(plan)).toEqual([chart]);
    expect(marks(plan)).toBe(1);
  });

  test("stay as people moved them, and are pointed at other cells when there are more rows", () => {
    const plan = smallPlan();
    ensure(plan, 1);
    const { id } = chartsIn(plan)[0]!;
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      const [chart] = sheet.getCharts();
      sheet.updateChart(chart!.modify().setPosition(4, 4, 0, 0).build());
    });
    ensure(plan, 3);
    expect(chartsIn(plan)).toEqual([{ id, ranges: "A3:A6,D3:D6", at: 4 }]);
  });

  test.each<[string, number | string]>([
    ["no rows", 0],
    ["no number", "many"],
  ])("are not there with %s, and come back with some", (_, rows) => {
    const plan = smallPlan();
    ensure(plan, rows);
    expect(chartsIn(plan)).toEqual([]);
    ensure(plan, 2);
    expect(chartsIn(plan)).toHaveLength(1);
    ensure(plan, rows);
    expect(chartsIn(plan)).toEqual([]);
    expect(marks(plan)).toBe(0);
    ensure(plan, 1);
    expect(chartsIn(plan)).toHaveLength(1);
  });

  test("are drawn anew when somebody deleted them, and somebody's own chart is left", () => {
    const plan = smallPlan();
    ensure(plan, 2, [{ ...CHART, key: "other", columns: ["A", "B"], row: 2 }]);
    ensure(plan, 2);
    plan.run((_, book) => {
      const sheet = book.getSheetByName("Stall")!;
      sheet.removeChart(sheet.getCharts().find((chart) => chart.getContainerInfo().getAnchorRow() === 6)!);
    });
    ensure(plan, 2);
    expect(chartsIn(plan).map(({ ranges }) => ranges)).toEqual(["A3:A5,B3:B5", "A3:A5,D3:D5"]);
    expect(marks(plan)).toBe(1);
    ensure(plan, 2, undefined);
    expect(chartsIn(plan)).toHaveLength(2);
  });

  test("of a frozen copy draw the copy", () => {
    const plan = smallPlan();
    ensure(plan, 2);
    freeze(plan);
    const sheets = plan.run((_, book) =>
      book
        .getSheetByName("Board pack")!
        .getCharts()
        .flatMap((chart) => chart.getRanges().map((range) => `${range.getSheet().getName()}!${range.getA1Notation()}`)),
    );
    expect(sheets).toEqual(["Board pack!A3:A5", "Board pack!D3:D5"]);
  });
});
