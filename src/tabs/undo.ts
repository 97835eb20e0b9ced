import type { Tab } from "./define";

/** What the last command of more than one row changed, a cell a row; replaced by the next one and never shown. */
export const undoTab: Tab = {
  key: "undo",
  name: "Undo",
  colour: "#80868b",
  headerRow: 4,
  keptHidden: true,
  rows: 40,
  block: () => [
    { row: 1, column: 1, text: "Undo", style: "title" },
    {
      row: 2,
      column: 1,
      text: "What the last change of several rows did, so that it can be taken back (Extensions > Groundwork > Undo last change). One change is kept. Nothing in the plan reads this tab.",
      style: "lead",
    },
  ],
  columns: [
    { key: "change", header: "Change", width: 120, note: "Keeps a change that was sent twice from being made twice." },
    { key: "what", header: "What", width: 160 },
    { key: "said", header: "What was said", width: 280 },
    { key: "tab", header: "Tab", width: 80, note: "Blank in the first row, which names the change." },
    { key: "name", header: "Row name", width: 240, note: "By which the row is found again if it moved." },
    { key: "row", header: "Row", width: 60, format: "number" },
    { key: "column", header: "Column", width: 110 },
    {
      key: "before",
      header: "Before",
      width: 220,
      note: "As JSON: a value, or a formula. In the first row the backup that takes the change back, if it needs one.",
    },
    { key: "after", header: "After", width: 220 },
  ],
};
