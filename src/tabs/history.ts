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
      text: "Snapshots, a fact a row. The form compares them (Extensions > Groundwork > Audit > Snapshots). To drop a snapshot, delete its rows.",
      style: "lead",
    },
  ],
  columns: [
    { key: "takenAt", header: "Taken at", width: 130 },
    { key: "note", header: "Note", width: 240, input: true },
    { key: "kind", header: "Kind", width: 90, note: "criterion: a score of the audit." },
    { key: "item", header: "Id", width: 60, align: "center" },
    { key: "name", header: "Name", width: 220 },
    { key: "value", header: "Value", width: 80, format: "number", align: "center" },
    { key: "day", header: "Scored on", width: 92, format: "date" },
    { key: "tier", header: "Tier", width: 165 },
    { key: "gate", header: "Gate", width: 64, align: "center" },
    { key: "weight", header: "Weight", width: 64, format: "number", align: "center" },
    { key: "snapshot", header: "Snapshot", width: 120, hidden: true, note: "Which rows belong together." },
  ],
};
