import { KPIS } from "../domain/kpis";
import type { Tab } from "./define";

export const kpisTab: Tab = {
  key: "kpis",
  name: "KPIs",
  colour: "#0b57d0",
  headerRow: 4,
  rows: KPIS.length,
  block: () => [
    { row: 1, column: 1, text: "KPIs", style: "title" },
    {
      row: 2,
      column: 1,
      style: "lead",
      text: "Two per stage steer the program. Progress is the way from baseline to target, right for KPIs that should fall as well.",
    },
  ],
  columns: [
    { key: "stage", header: "Stage", width: 120 },
    { key: "kpi", header: "KPI", width: 270, input: true },
    { key: "unit", header: "Unit", width: 120, input: true },
    { key: "good", header: "Good", width: 80, input: true, align: "center", choices: ["up", "down"] },
    { key: "baseline", header: "Baseline", width: 90, format: "number", input: true },
    { key: "target", header: "Target", width: 90, format: "number", input: true },
    { key: "actual", header: "Actual", width: 90, format: "number", input: true },
    {
      key: "progress",
      header: "Progress",
      width: 90,
      format: "share",
      note: "(actual - baseline) / (target - baseline)",
      formula: (at) =>
        `=IF(COUNT(${at.here("baseline")};${at.here("target")};${at.here("actual")})<3;"";IF(${at.here("target")}=${at.here("baseline")};"";(${at.here("actual")}-${at.here("baseline")})/(${at.here("target")}-${at.here("baseline")})))`,
    },
    { key: "owner", header: "Owner", width: 110, input: true },
    { key: "updated", header: "Updated", width: 92, format: "date", input: true },
    { key: "why", header: "Why this one", width: 480 },
  ],
  contentKeys: ["kpi", "why"],
  content: () =>
    KPIS.map((kpi) => ({
      stage: kpi.stage,
      kpi: kpi.name,
      unit: kpi.unit,
      good: kpi.direction,
      why: kpi.why,
    })),
};
