import { FEWEST_ENTRIES } from "../domain/funnelSteps";
import { STAGES } from "../domain/stages";
import { AGEING_COLOUR, type Column, type References, type Tab } from "./define";
import { funnelBlock, targetsMix } from "./funnelBlock";
import { above, body, ofPeriod, periodCells, periodColumns } from "./periods";
import { MAXIMUM_STAGES } from "./settings";

/** Length of the longest in-cell bar, in blocks. */
const BAR_BLOCKS = 24;

/** Rows of a column that belong to stages, with their header. */
const headed = (at: References, key: string): string => at.rows(key, MAXIMUM_STAGES);

const isCount = (cell: string): string => `IF(ISNUMBER(${cell});${cell}>=0;FALSE)`;

const countOrBlank = (cell: string): string => `IF(${isCount(cell)};${cell};"")`;

/** Conversion of the stage before, where enough developers entered for it to say something. */
const solidShare = (cell: string): string =>
  `IF(AND(${isCount(cell)};${isCount(above(cell))});IF(AND(${above(cell)}>=${FEWEST_ENTRIES};${cell}<=${above(cell)});${cell}/${above(cell)};0);0)`;

/** What can be wrong with a typed count. */
const fault = (cell: string): string =>
  `IF(${cell}="";"";IF(ISNUMBER(${cell});IF(${cell}<0;"negative";"");"no number"))`;

const isNoStage = (at: References): string => `${at.here("stage")}=""`;

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

const spilled = (key: string, header: string, rest: Partial<Column> = {}): Column => ({
  key,
  header,
  width: 82,
  format: "rate",
  ...rest,
  spilled: true,
});

const own = (at: References, key: string): string => body(at, key, MAXIMUM_STAGES);

/** Everything that the shown counts say. */
const KPI_COLUMNS: readonly Column[] = [
  {
    key: "kpiStage",
    header: "Stage",
    width: 80,
    hidden: true,
    spill: (at) => `=FUNNEL_KPIS(${headed(at, "stage")};${headed(at, "shown")})`,
  },
  spilled("kpiCount", "Count", { hidden: true, format: "number" }),
  spilled("ofPrevious", "Of previous", { note: "Share of the stage before." }),
  spilled("ofFirst", "Of first", { note: "Share of the first stage." }),
  spilled("lostCount", "Lost", { format: "number", note: "Developers of the stage before who are not in this one." }),
  spilled("lostShare", "Drop-off", { note: "1 less “Of previous”; below 0 the stage grew." }),
  spilled("low", "Low", { note: "Where “Of previous” probably lies: 95 % Wilson interval." }),
  spilled("high", "High"),
  spilled("note", "Note", { width: 108, format: "text" }),
];

const TARGET_COLUMNS: readonly Column[] = [
  {
    key: "target",
    header: "Target",
    width: 78,
    format: "plain",
    input: true,
    note: "Shares of the stage before (0.25 or 25%), or numbers of developers over 1; the same kind in all rows.",
  },
  {
    key: "targetUsed",
    header: "Target used",
    width: 80,
    hidden: true,
    formula: (at) => `=IF(${isNoStage(at)};"";${countOrBlank(at.here("target"))})`,
  },
  {
    key: "targetStage",
    header: "Stage",
    width: 80,
    hidden: true,
    spill: (at) =>
      `=IF(${targetsMix(at)};"";FUNNEL_TARGETS(${headed(at, "stage")};${headed(at, "shown")};${headed(at, "targetUsed")}))`,
  },
  spilled("targetValue", "Target", { hidden: true, format: "plain" }),
  spilled("targetActual", "Actual", { hidden: true, format: "plain" }),
  spilled("targetGap", "Gap", { hidden: true, format: "plain" }),
  spilled("needed", "Needed count", { format: "number", note: "Developers at this stage that would meet the target." }),
  spilled("status", "Status", { width: 92, format: "text", note: "not proven: the target lies inside the interval." }),
  {
    key: "gapInWords",
    header: "To the target",
    width: 104,
    align: "right",
    formula: (at) =>
      `=IF(COUNT(${at.here("targetGap")};${at.here("targetUsed")})<2;"";IF(${at.here("targetUsed")}<=1;TEXT(100*${at.here("targetGap")};"+0.0;-0.0;0.0")&" points";TEXT(${at.here("targetGap")};"+#,##0;-#,##0;0")))`,
  },
];

const COMPARE_COLUMNS: readonly Column[] = [
  {
    key: "before",
    header: "Before",
    width: 84,
    format: "number",
    note: "Developers of the period that the shown one is compared with.",
    formula: (at) =>
      `=IF(${isNoStage(at)};"";${ofPeriod("Groundwork_funnel_compared", periodCells(at, "developers").map(countOrBlank))})`,
  },
  {
    key: "from",
    header: "From",
    width: 110,
    spill: (at) => `=FUNNEL_COMPARE(${headed(at, "stage")};${headed(at, "before")};${headed(at, "shown")})`,
  },
  spilled("to", "To", { width: 110, format: "text" }),
  spilled("shareBefore", "Before", { note: "Conversion of the step in the period before." }),
  spilled("shareAfter", "After"),
  spilled("change", "Change"),
  spilled("changeLow", "Low", { note: "Where the change probably lies: 95 % interval by Newcombe." }),
  spilled("changeHigh", "High"),
  spilled("chance", "P", { hidden: true, format: "plain" }),
  spilled("verdict", "Verdict", {
    width: 118,
    format: "text",
    note: "up, down, no clear change (chance may explain it), or too few: 30 entering, 5 converted and 5 lost are needed in both.",
  }),
];

const BEST_COLUMNS: readonly Column[] = [
  {
    key: "best",
    header: "Own best",
    width: 82,
    format: "rate",
    note: `Best conversion of the step in any period in which ${FEWEST_ENTRIES} entered; periods that grew are left out.`,
    formula: (at) => {
      const best = `MAX(${periodCells(at, "developers").map(solidShare).join(";")})`;
      return `=IF(OR(${isNoStage(at)};${at.here("number")}=1);"";IF(${best}=0;"";${best}))`;
    },
  },
  {
    key: "ofBest",
    header: "Of own best",
    width: 82,
    format: "share",
    note: "How near the shown period comes to it.",
    formula: (at) => {
      const [now, entered] = [at.here("shown"), above(at.here("shown"))];
      return `=IF(${at.here("number")}=1;"";IF(COUNT(${at.here("best")};${now};${entered})<3;"";IF(${entered}<${FEWEST_ENTRIES};"";${now}/${entered}/${at.here("best")})))`;
    },
  },
];

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
