import type { Tab } from "./define";

/** What was so at a time: a fact a row, a snapshot its rows together. Written once, never changed by the add-on. */
export const historyTab: Tab = {
  key: "history",
  name: "History",
  colour: "#80868b",
  headerRow: 4,
  rows: 60,
  block: () => [
    { row: 1, column: 1, text: "History", style: "title" },
    {
      row: 2,
      column: 1,
      text: "Snapshots of scores, verdicts, money, KPIs and the funnel, a fact a row. The form replays and compares them (Extensions > Groundwork > Audit > Snapshots). To drop a snapshot, delete its rows.",
      style: "lead",
    },
  ],
  columns: [
    { key: "takenAt", header: "Taken at", width: 130 },
    { key: "note", header: "Note", width: 240, input: true },
    {
      key: "kind",
      header: "Kind",
      width: 90,
      note: "criterion: a score of the audit. activity: a row of the Budget. total: the whole Budget. kpi: a KPI. stage: a stage of the funnel.",
    },
    { key: "item", header: "Id", width: 60, align: "center" },
    { key: "name", header: "Name", width: 220 },
    {
      key: "value",
      header: "Value",
      width: 80,
      // Scores, amounts and shares stand here: a format would round some of them.
      format: "plain",
      align: "center",
      note: "criterion: the score. activity, total: the expected cost. kpi: the latest actual. stage: developers.",
    },
    { key: "day", header: "Scored on", width: 92, format: "date" },
    { key: "tier", header: "Tier", width: 165, note: "kpi: its stage." },
    { key: "gate", header: "Gate", width: 64, align: "center", note: "kpi: steers, if it does." },
    { key: "weight", header: "Weight", width: 64, format: "number", align: "center" },
    {
      key: "state",
      header: "State",
      width: 100,
      note: "activity: its verdict. kpi: up or down, the direction that is good. stage: the period shown.",
    },
    { key: "unit", header: "Unit", width: 90, note: "activity, total: the currency." },
    { key: "quantity", header: "Quantity", width: 78, format: "number", align: "center" },
    { key: "plan", header: "Plan or target", width: 88, format: "plain" },
    { key: "forecast", header: "Forecast", width: 88, format: "money" },
    { key: "committed", header: "Committed", width: 88, format: "money" },
    { key: "actual", header: "Actual", width: 88, format: "money" },
    { key: "snapshot", header: "Snapshot", width: 120, hidden: true, note: "Which rows belong together." },
  ],
};

/** The columns that came later: a snapshot from before them opens all the same. */
export const LATER_COLUMNS: readonly string[] = [
  "state",
  "unit",
  "quantity",
  "plan",
  "forecast",
  "committed",
  "actual",
];
