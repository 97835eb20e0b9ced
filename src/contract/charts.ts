import type { FactGroup } from "./fact";

export const CHARTS: FactGroup = {
  title: "charts",
  facts: [
    {
      id: "charts-1",
      says: "a chart has an id once it is on a tab, and its options can be read",
      source: "observed by gas-fakes",
      script: `sheet.getRange("A1:B3").setValues([["stage", "count"], ["x", 1], ["y", 2]]);
      const built = sheet.newChart().asColumnChart().addRange(sheet.getRange("A1:B3")).setTitle("Title").setPosition(2, 4, 5, 6).build();
      sheet.insertChart(built);
      const [chart] = sheet.getCharts(); const place = chart.getContainerInfo();
      return [built.getChartId(), typeof chart.getChartId(), chart.getOptions().get("title"), place.getAnchorRow(), place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY()];`,
      gives: [null, "number", "Title", 2, 4, 5, 6],
    },
    {
      id: "charts-2",
      says: "modify() changes nothing before updateChart()",
      source: "observed by gas-fakes",
      script: `sheet.getRange("A1:B3").setValues([["stage", "count"], ["x", 1], ["y", 2]]);
      sheet.insertChart(sheet.newChart().asPieChart().addRange(sheet.getRange("A1:B3")).setTitle("Old").setPosition(1, 4, 0, 0).build());
      const title = () => sheet.getCharts()[0].getOptions().get("title");
      const changed = sheet.getCharts()[0].modify().setOption("title", "New").build(); const before = title();
      sheet.updateChart(changed); return [before, title(), sheet.getCharts().length];`,
      gives: ["Old", "New", 1],
    },
    {
      id: "charts-3",
      says: "the generic builder has no setTitle",
      source: "observed by gas-fakes",
      script: `sheet.newChart().setTitle("x");`,
      fails: /setTitle/,
    },
    {
      id: "charts-4",
      says: "adding a range twice adds it once",
      source: "observed by gas-fakes",
      script: `return sheet.newChart().addRange(sheet.getRange("A1:B2")).addRange(sheet.getRange("A1:B2")).getRanges().length;`,
      gives: 1,
    },
    {
      id: "charts-5",
      says: "a removed chart is gone",
      source: "Apps Script reference, Sheet.removeChart",
      script: `sheet.insertChart(sheet.newChart().asLineChart().addRange(sheet.getRange("A1:B2")).setPosition(1, 4, 0, 0).build());
      sheet.removeChart(sheet.getCharts()[0]); return sheet.getCharts().length;`,
      gives: 0,
    },
  ],
};
