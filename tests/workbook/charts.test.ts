import { describe, expect, test } from "vitest";
import type { Chart } from "../../src/tabs/define";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { placesIn, smallPlan, stall } from "./smallPlan";

const AT_ITS_CELL: Chart = {
  key: "cost",
  title: "What costs most?",
  type: "bar",
  columns: ["A", "D"],
  headerRow: 3,
  rowsName: "Groundwork_Rows",
  row: 6,
  column: 2,
  width: 400,
  height: 200,
  colours: ["#112233"],
};
const CHART: Chart = { ...AT_ITS_CELL, below: 5 };

describe("the charts of a page", () => {
  const ensure = (plan: SmallWorkbook, rows: number | string | boolean, charts: readonly Chart[] = [CHART]) =>
    plan.run((workbook, book) => {
      book.setNamedRange("Groundwork_Rows", book.getRange("Stall!F7"));
      book.getRange("Stall!F7").setValue(rows);
      const { stall: place } = placesIn(workbook, book);
      workbook.charts.ensureCharts({ ...place, tab: { ...stall, charts } });
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

  test.each<[string, number | string | boolean]>([
    ["no rows", 0],
    ["no number", "many"],
    ["a number that is text", "'3"],
    ["a tick", true],
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
    ensure(plan, 2, []);
    expect(chartsIn(plan)).toHaveLength(2);
  });

  test("are not drawn twice after a run that was cut off between a chart and its mark", () => {
    const plan = smallPlan();
    ensure(plan, 2, [{ ...CHART, key: "other", columns: ["A", "B"] }]);
    ensure(plan, 2);
    const before = chartsIn(plan);
    plan.run((_, book) => {
      const [mark] = book.createDeveloperMetadataFinder().withKey("groundwork.chart.cost").find();
      mark!.remove();
    });
    ensure(plan, 3);
    expect(chartsIn(plan)).toEqual([before[0], { ...before[1], ranges: "A3:A6,D3:D6" }]);
    expect(marks(plan)).toBe(1);
    ensure(plan, 0);
    expect(chartsIn(plan)).toEqual([before[0]]);
  });

  test("are left as they are as long as there are as many rows", () => {
    const plan = smallPlan();
    ensure(plan, 2);
    plan.host.resetCalls();
    ensure(plan, 2);
    expect(plan.host.calls["Sheet.updateChart"]).toBeUndefined();
    ensure(plan, 3);
    expect(plan.host.calls["Sheet.updateChart"]).toBe(1);
  });

  test("are not there where nothing says how many rows there are", () => {
    const plan = smallPlan();
    ensure(plan, 2, [{ ...CHART, rowsName: "Groundwork_Elsewhere" }]);
    expect(chartsIn(plan)).toEqual([]);
  });

  test.each([
    ["a tab without charts", {}],
    ["a tab with none", { charts: [] }],
  ])("are not looked for on %s", (_, charts) => {
    const plan = smallPlan();
    plan.run((workbook, book) => {
      const { stall: place } = placesIn(workbook, book);
      plan.host.resetCalls();
      workbook.charts.ensureCharts({ ...place, tab: { ...stall, ...charts } });
      expect(plan.host.calls).toEqual({});
    });
  });

  test.each<[string, Chart, object]>([
    ["of bars", { ...CHART, type: "bar" }, { type: "BAR" }],
    ["of columns", { ...CHART, type: "column" }, { type: "COLUMN" }],
    ["so far below its cell", { ...CHART, below: 7 }, { below: 7 }],
    ["at its cell itself", AT_ITS_CELL, { below: 0, row: 6, column: 2 }],
    ["in its colours and its size", CHART, { colours: ["#112233"], width: 400, height: 200 }],
    [
      "with its title, its first column as labels, and the headers as names",
      CHART,
      { title: "What costs most?", labels: true, headers: 1 },
    ],
  ])("are drawn %s", (_, asked, expected) => {
    const plan = smallPlan();
    ensure(plan, 2, [asked]);
    plan.run((__, book) => {
      const chart = book.getSheetByName("Stall")!.getCharts()[0]!;
      const [at, options] = [chart.getContainerInfo(), chart.getOptions()!];
      expect({
        type: String(chart.modify().getChartType()),
        row: at.getAnchorRow(),
        column: at.getAnchorColumn(),
        below: at.getOffsetY(),
        colours: options.get("colors"),
        width: options.get("width"),
        height: options.get("height"),
        title: options.get("title"),
        labels: options.get("useFirstColumnAsDomain"),
        headers: chart.getNumHeaders(),
      }).toMatchObject(expected);
    });
  });
});
