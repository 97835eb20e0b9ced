import { STAGES } from "../domain/stages";
import type { Tab } from "./define";
import { MAXIMUM_STAGES } from "./settings";

/** Length of the longest in-cell bar, in blocks. */
const BAR_BLOCKS = 24;

export const funnelTab: Tab = {
  key: "funnel",
  name: "Funnel",
  colour: "#0b57d0",
  headerRow: 5,
  rows: MAXIMUM_STAGES,
  block: () => [
    { row: 1, column: 1, text: "Funnel", style: "title" },
    {
      row: 2,
      column: 1,
      style: "lead",
      text: "Count the developers that reached each stage in one period and type the numbers. Blank means not measured. Rates over 100% can happen when the same people are not followed through.",
    },
    {
      row: 3,
      column: 1,
      style: "note",
      text: "The rates come from FUNNEL_CONVERSION and FUNNEL_DROPOFF; both work in any sheet of yours: =FUNNEL_DROPOFF(B2:B6).",
    },
  ],
  columns: [
    {
      key: "stage",
      header: "Stage",
      width: 160,
      note: "Names come from Settings.",
      formula: (at) =>
        `=IF(INDEX(Groundwork_stages;ROW()-ROW(${at.header("funnel", "stage")}))="";"";INDEX(Groundwork_stages;ROW()-ROW(${at.header("funnel", "stage")})))`,
    },
    { key: "developers", header: "Developers", width: 100, format: "number", input: true },
    {
      key: "ofPrevious",
      header: "Of previous",
      width: 100,
      format: "rate",
      spill: (at) => `=FUNNEL_CONVERSION(${at.rows("developers", MAXIMUM_STAGES)})`,
    },
    {
      key: "ofFirst",
      header: "Of first",
      width: 100,
      format: "rate",
      spill: (at) => `=FUNNEL_CONVERSION(${at.rows("developers", MAXIMUM_STAGES)};"first")`,
    },
    {
      key: "dropOff",
      header: "Drop-off",
      width: 100,
      format: "rate",
      spill: (at) => `=FUNNEL_DROPOFF(${at.rows("developers", MAXIMUM_STAGES)})`,
    },
    {
      key: "lost",
      header: "Lost",
      width: 100,
      format: "number",
      spill: (at) => `=FUNNEL_DROPOFF(${at.rows("developers", MAXIMUM_STAGES)};"previous";"count")`,
    },
    {
      key: "bar",
      header: "Of the largest stage",
      width: 260,
      colour: "#0072b2",
      formula: (at) =>
        `=IF(ISNUMBER(${at.here("developers")});IF(MAX(${at.column("funnel", "developers")})>0;REPT("█";ROUNDUP(${BAR_BLOCKS}*${at.here("developers")}/MAX(${at.column("funnel", "developers")});0));"");"")`,
    },
    { key: "entry", header: "What counts as entering", width: 320, input: true },
  ],
  content: () => STAGES.map(({ entry }) => ({ entry })),
};
