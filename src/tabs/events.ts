import type { Tab } from "./define";

/** What developers did and when, an event a row: as a file brought it, or typed. */
export const eventsTab: Tab = {
  key: "events",
  name: "Events",
  colour: "#0b57d0",
  headerRow: 4,
  rows: 20,
  block: () => [
    { row: 1, column: 1, text: "Events", style: "title" },
    {
      row: 2,
      column: 1,
      text: "What developers did and when, a row each. Bring a file in with Extensions > Groundwork > Funnel > Import events or counts. Times without a zone are UTC.",
      style: "lead",
    },
  ],
  columns: [
    { key: "developer", header: "Developer", width: 220, input: true, note: "An id, always the same for a developer." },
    {
      key: "stage",
      header: "Stage",
      width: 160,
      input: true,
      note: "A stage of the funnel; other events may stand too.",
    },
    { key: "time", header: "Time", width: 190, input: true, note: "2026-11-22, or 2026-11-22T14:05:00Z." },
    {
      key: "segment",
      header: "Segment",
      width: 160,
      input: true,
      note: "Such as a country or a campaign. May be empty.",
    },
  ],
};
