import { METRICS } from "../domain/metrics";
import { SOURCES } from "../domain/sources";
import type { Tab } from "./define";

/** The shelf: metrics to measure where they help, and from which the KPIs take their unit, direction and meaning. */
export const metricsTab: Tab = {
  key: "metrics",
  name: "Metrics",
  colour: "#80868b",
  headerRow: 4,
  rows: METRICS.length + 15,
  block: () => [
    { row: 1, column: 1, text: "Metrics", style: "title" },
    {
      row: 2,
      column: 1,
      style: "lead",
      text: "51 metrics with their definitions. Measure what helps; steer by two per stage, in KPIs. Edit them, and add your own below: the dropdown of KPIs offers them.",
    },
  ],
  columns: [
    { key: "metric", header: "Metric", width: 280, input: true },
    { key: "stage", header: "Stage", width: 120, input: true },
    { key: "definition", header: "Definition", width: 840, input: true },
    { key: "unit", header: "Unit", width: 140, input: true },
    { key: "good", header: "Good", width: 64, input: true, align: "center", choices: ["up", "down"] },
    {
      key: "weak",
      header: "Weak",
      width: 64,
      input: true,
      align: "center",
      choices: ["weak"],
      note: "Easy to move without any developer being better off: never judge by it alone.",
    },
    { key: "system", header: "Usual source", width: 200, input: true },
    { key: "reference", header: "Where the idea was met", width: 420 },
  ],
  contentKeys: ["metric", "definition"],
  content: () =>
    METRICS.map(({ stage, name, definition, unit, direction, weak, system, source }) => ({
      metric: name,
      stage,
      definition,
      unit,
      good: direction,
      weak: weak ? "weak" : "",
      system,
      reference: `${SOURCES[source]!.text} (${SOURCES[source]!.year})`,
    })),
};
