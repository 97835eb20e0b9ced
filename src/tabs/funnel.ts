import { STAGES } from "../domain/stages";
import { AGEING_COLOUR, type Column, type References, type Tab } from "./define";
import { funnelBlock } from "./funnelBlock";
import {
  BEST_COLUMNS,
  COMPARE_COLUMNS,
  countOrBlank,
  isNoStage,
  KPI_COLUMNS,
  own,
  TARGET_COLUMNS,
} from "./funnelTables";
import { above, body, ofPeriod, periodCells, periodColumns } from "./periods";
import { MAXIMUM_STAGES } from "./settings";

/** Length of the longest in-cell bar, in blocks. */
const BAR_BLOCKS = 24;

/** What can be wrong with a typed count. */
const fault = (cell: string): string =>
  `IF(${cell}="";"";IF(ISNUMBER(${cell});IF(${cell}<0;"negative";"");"no number"))`;

/** What a stage's row may have to say, in the order in which it is said. */
const EXPLANATIONS: readonly [condition: (at: References) => string, words: string][] = [
  [
    (at) => `COUNTIF(${body(at, "stage", MAXIMUM_STAGES)};${at.here("stage")})>1`,
    "Another stage has the same name (capitals do not count): rename one in Settings.",
  ],
  [
    (at) => `AND(Groundwork_funnel_source<>"events";${at.here("fault")}="no number")`,
    "What is typed is not a number, so the stage counts as not measured.",
  ],
  [
    (at) => `AND(Groundwork_funnel_source<>"events";${at.here("fault")}="negative")`,
    "Developers cannot be negative, so the stage counts as not measured.",
  ],
  [
    (at) =>
      `IF(${at.here("number")}=1;FALSE;IF(COUNT(${at.here("shown")};${above(at.here("shown"))})=2;${at.here("shown")}>${above(at.here("shown"))};FALSE))`,
    "More than came from the stage before, so not all are the same people. Follow the same developers through, or read it as a ratio of the period.",
  ],
];

const explained = (at: References): string =>
  `=IF(${isNoStage(at)};"";${EXPLANATIONS.map(([condition, words]) => `IF(${condition(at)};"${words}";`).join("")}""${")".repeat(EXPLANATIONS.length)})`;

const HIDDEN_COLUMNS: readonly Column[] = [
  {
    key: "number",
    header: "Number",
    width: 60,
    hidden: true,
    format: "number",
    formula: (at) => `=ROW()-ROW(${at.header("funnel", "stage")})`,
  },
  {
    key: "fault",
    header: "Fault",
    width: 80,
    hidden: true,
    formula: (at) => `=${ofPeriod("Groundwork_funnel_shown", periodCells(at, "developers").map(fault))}`,
  },
  {
    key: "counted",
    header: "Developers",
    width: 80,
    hidden: true,
    format: "number",
    note: "Counted from the events, while Settings say so.",
    spill: (at) =>
      `=IF(Groundwork_funnel_source="events";FUNNEL_COUNTS(Groundwork_events;${own(at, "stage")};Groundwork_window;"ordered";TRUE);"Developers")`,
  },
];

export const funnelTab: Tab = {
  key: "funnel",
  name: "Funnel",
  colour: "#0b57d0",
  headerRow: 13,
  formerHeaderRow: 5,
  rows: MAXIMUM_STAGES,
  block: funnelBlock,
  columns: [
    {
      key: "stage",
      header: "Stage",
      width: 170,
      note: "Names come from Settings, four to seven.",
      formula: (at) => {
        const name = `INDEX(Groundwork_stages;${at.here("number")})`;
        // A name left out between two others must not move the numbers of those after it.
        return `=IF(${at.here("number")}>Groundwork_stage_count;"";IF(${name}="";"Stage "&${at.here("number")};${name}))`;
      },
    },
    {
      key: "shown",
      header: "Developers",
      width: 100,
      format: "number",
      note: "Those of the period shown, or counted from events. Type them in the period columns.",
      formula: (at) =>
        `=IF(${isNoStage(at)};"";IF(Groundwork_funnel_source="events";IF(ISNUMBER(${at.here("counted")});${at.here("counted")};"");${ofPeriod("Groundwork_funnel_shown", periodCells(at, "developers").map(countOrBlank))}))`,
    },
    ...KPI_COLUMNS,
    {
      key: "drawing",
      header: "Of the largest stage",
      width: 216,
      colour: "#0072b2",
      formula: (at) => {
        const most = `MAX(${own(at, "shown")})`;
        return `=IF(ISNUMBER(${at.here("shown")});IF(${most}>0;REPT("█";ROUNDUP(${BAR_BLOCKS}*${at.here("shown")}/${most};0));"");"")`;
      },
    },
    { key: "explained", header: "In words", width: 300, formula: explained },
    ...periodColumns("developers", "Developers", "number"),
    ...TARGET_COLUMNS,
    ...COMPARE_COLUMNS,
    ...BEST_COLUMNS,
    { key: "entry", header: "What counts as entering", width: 320, input: true },
    ...HIDDEN_COLUMNS,
  ],
  content: () => STAGES.map(({ entry }) => ({ entry })),
  words: {
    columns: ["note", "status", "verdict"],
    colours: [
      { word: "biggest leak", background: "#fbe0cc", font: "#7a2e00" },
      { word: "below", background: "#fbe0cc", font: "#7a2e00" },
      { word: "down", background: "#fbe0cc", font: "#7a2e00" },
      { word: "met", background: "#e3eef8", font: "#003b63" },
      { word: "up", background: "#e3eef8", font: "#003b63" },
      { ...AGEING_COLOUR, word: "grew" },
    ],
  },
};
