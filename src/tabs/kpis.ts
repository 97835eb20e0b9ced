import { KPIS } from "../domain/kpis";
import { AGEING_COLOUR, type Column, type FormulaText, type References, type Tab } from "./define";
import { kpisBlock } from "./kpisBlock";
import { lastPeriod, ofPeriod, periodCells, periodColumns } from "./periods";

/** Bars of a trend, the lowest first: characters, so that the trend also shows where no add-on and no SPARKLINE is. */
const BARS = "▁▂▃▄▅▆▇█";

/** Of the metric on the shelf that has the KPI's name; type over it for a KPI of your own. */
const fromShelf =
  (column: string): FormulaText =>
  (at) =>
    `=IF(${at.here("shelfRow")}="";"";INDEX(${at.column("metrics", column)};${at.here("shelfRow")})&"")`;

const actuals = (at: References): string[] => periodCells(at, "actual");

const isGiven = (at: References): string => `COUNT(${at.here("latest")};${at.here("baseline")};${at.here("target")})=3`;

/** A number on the ruler of its KPI, where equal steps count the same; on the logarithmic one only numbers over 0 stand. */
const onRuler =
  (key: string): FormulaText =>
  (at) =>
    `=IF(${isGiven(at)};IF(${at.here("scale")}="log";IF(MIN(${at.here("latest")};${at.here("baseline")};${at.here("target")})>0;LN(${at.here(key)});"");${at.here(key)});"")`;

const bar = (at: References, cell: string): string =>
  `IF(ISNUMBER(${cell});MID("${BARS}";1+ROUND(${BARS.length - 1}*(${cell}-${at.here("lowest")})/${at.here("span")};0);1);" ")`;

const steering = (at: References): string =>
  `COUNTIFS(${at.column("kpis", "stage")};${at.here("stage")};${at.column("kpis", "steers")};"yes")`;

const days = (at: References): string => `TODAY()-${at.here("updated")}`;

/** What can be wrong with a row, in the order in which it is said. */
const CHECKS: readonly [condition: (at: References) => string, words: (at: References) => string][] = [
  [(at) => `COUNTIF(Groundwork_stages;${at.here("stage")})=0`, () => `"choose a stage of the funnel"`],
  [(at) => `COUNTIF(${at.column("kpis", "kpi")};${at.here("kpi")})>1`, () => `"this KPI stands twice"`],
  [(at) => `AND(${at.here("good")}<>"up";${at.here("good")}<>"down")`, () => `"say whether up or down is good"`],
  [
    (at) =>
      `COUNTA(${at.here("baseline")};${at.here("target")};${actuals(at).join(";")})>COUNT(${at.here("baseline")};${at.here("target")};${actuals(at).join(";")})`,
    () => `"a baseline, target or actual is not a number"`,
  ],
  [
    (at) =>
      `IF(COUNT(${at.here("baseline")};${at.here("target")})=2;${at.here("baseline")}=${at.here("target")};FALSE)`,
    () => `"the target is the baseline: there is no way to go"`,
  ],
  [
    (at) =>
      `IF(COUNT(${at.here("baseline")};${at.here("target")})=2;(${at.here("target")}>${at.here("baseline")})<>(${at.here("good")}="up");FALSE)`,
    () => `"the target is worse than the baseline"`,
  ],
  [
    (at) =>
      `IF(AND(${at.here("scale")}="log";${isGiven(at)});MIN(${at.here("latest")};${at.here("baseline")};${at.here("target")})<=0;FALSE)`,
    () => `"the log scale needs numbers over 0"`,
  ],
  [
    (at) => `AND(${at.here("steers")}="yes";${steering(at)}>2)`,
    (at) => `${steering(at)}&" KPIs steer "&${at.here("stage")}&": choose two"`,
  ],
  [
    (at) =>
      `IF(AND(${at.here("steers")}="yes";${at.here("shelfRow")}<>"");INDEX(${at.column("metrics", "weak")};${at.here("shelfRow")})="weak";FALSE)`,
    () => `"moves without any developer being better off: steer by another"`,
  ],
  [
    (at) => `AND(${at.here("newest")}>0;${at.here("due")}<>"";NOT(ISNUMBER(${at.here("updated")})))`,
    () => `"type the day of the newest actual into Updated"`,
  ],
  [(at) => `${at.here("late")}="late"`, (at) => `${days(at)}&" days old, due every "&${at.here("due")}`],
];

const checks = (at: References): string =>
  `=IF(${at.here("kpi")}="";"";${CHECKS.map(([condition, words]) => `IF(${condition(at)};${words(at)};`).join("")}""${")".repeat(CHECKS.length)})`;

const hidden = (key: string, header: string, formula: FormulaText): Column => ({
  key,
  header,
  // Wide enough for its header, which would make the row of headers higher even while it is hidden.
  width: 160,
  hidden: true,
  format: "plain",
  formula,
});

const RESULT_COLUMNS: readonly Column[] = [
  {
    key: "latest",
    header: "Latest",
    width: 84,
    format: "plain",
    formula: (at) => `=${ofPeriod(at.here("newest"), actuals(at))}`,
  },
  {
    key: "score",
    header: "KPI score",
    width: 84,
    format: "share",
    note: "The way from baseline (0 %) to target (100 %), by KPI_SCORE. Below 0 it got worse.",
    spill: (at) =>
      `=KPI_SCORE(${at.table("kpis", "rulerLatest", "rulerLatest")};${at.table("kpis", "rulerBaseline", "rulerBaseline")};${at.table("kpis", "rulerTarget", "rulerTarget")})`,
  },
  {
    key: "trend",
    header: "Trend",
    width: 112,
    colour: "#0072b2",
    note: "A bar for each period with an actual, from the lowest of them to the highest.",
    formula: (at) =>
      `=IF(COUNT(${actuals(at).join(";")})<2;"";IF(${at.here("span")}=0;REPT("${BARS[3]}";COUNT(${actuals(at).join(";")}));TRIM(${actuals(
        at,
      )
        .map((cell) => bar(at, cell))
        .join("&")})))`,
  },
  {
    key: "moved",
    header: "Since before",
    width: 90,
    align: "center",
    note: "The latest actual beside the one before it.",
    formula: (at) =>
      `=IF(OR(${at.here("earlierPeriod")}=0;AND(${at.here("good")}<>"up";${at.here("good")}<>"down"));"";IF(${at.here("latest")}=${at.here("earlier")};"same";IF((${at.here("latest")}>${at.here("earlier")})=(${at.here("good")}="up");"better";"worse")))`,
  },
  {
    key: "late",
    header: "Late?",
    width: 64,
    align: "center",
    formula: (at) =>
      `=IF(AND(${at.here("newest")}>0;COUNT(${at.here("due")};${at.here("updated")})=2);IF(${days(at)}>${at.here("due")};"late";"");"")`,
  },
];

const HIDDEN_COLUMNS: readonly Column[] = [
  hidden(
    "shelfRow",
    "Shelf row",
    (at) => `=IF(${at.here("kpi")}="";"";IFERROR(MATCH(${at.here("kpi")};${at.column("metrics", "metric")};0);""))`,
  ),
  hidden("newest", "Newest", (at) => `=${lastPeriod(actuals(at).map((cell) => `ISNUMBER(${cell})`))}`),
  hidden(
    "earlierPeriod",
    "Earlier period",
    (at) =>
      `=${lastPeriod(actuals(at).map((cell, index) => `AND(${index + 1}<${at.here("newest")};ISNUMBER(${cell}))`))}`,
  ),
  hidden("earlier", "Earlier", (at) => `=${ofPeriod(at.here("earlierPeriod"), actuals(at))}`),
  hidden("lowest", "Lowest", (at) => `=MIN(${actuals(at).join(";")})`),
  hidden("span", "Span", (at) => `=MAX(${actuals(at).join(";")})-${at.here("lowest")}`),
  hidden("rulerLatest", "Latest on its ruler", onRuler("latest")),
  hidden("rulerBaseline", "Baseline on its ruler", onRuler("baseline")),
  hidden("rulerTarget", "Target on its ruler", onRuler("target")),
];

export const kpisTab: Tab = {
  key: "kpis",
  name: "KPIs",
  colour: "#0b57d0",
  headerRow: 10,
  formerHeaderRow: 4,
  rows: 40,
  completed: "kpi",
  block: kpisBlock,
  columns: [
    { key: "stage", header: "Stage", width: 160, input: true, choices: { tab: "funnel", column: "stage" } },
    {
      key: "kpi",
      header: "KPI",
      width: 270,
      input: true,
      choices: { tab: "metrics", column: "metric" },
      note: "Choose from Metrics, or type your own.",
    },
    {
      key: "steers",
      header: "Steers",
      width: 66,
      input: true,
      align: "center",
      choices: ["yes"],
      note: "Two per stage.",
    },
    { key: "unit", header: "Unit", width: 120, formula: fromShelf("unit") },
    {
      key: "good",
      header: "Good",
      width: 60,
      align: "center",
      note: "up or down: the direction that is good.",
      formula: fromShelf("good"),
    },
    { key: "baseline", header: "Baseline", width: 84, format: "plain", input: true },
    { key: "target", header: "Target", width: 84, format: "plain", input: true },
    ...RESULT_COLUMNS,
    {
      key: "check",
      header: "Check",
      width: 250,
      note: "What is wrong with the row, or how late it is.",
      formula: checks,
    },
    ...periodColumns("actual", "Actual", "plain"),
    { key: "updated", header: "Updated", width: 92, format: "date", input: true, note: "Day of the newest actual." },
    {
      key: "due",
      header: "Due every",
      width: 76,
      format: "number",
      input: true,
      align: "center",
      note: "Days after which a new actual is due. Blank: never late.",
    },
    { key: "owner", header: "Owner", width: 110, input: true },
    {
      key: "scale",
      header: "Scale",
      width: 70,
      align: "center",
      note: "linear, or log for times, where halving counts the same everywhere.",
      formula: (at) =>
        `=IF(${at.here("kpi")}="";"";IF(OR(${at.here("unit")}="minutes";${at.here("unit")}="hours";${at.here("unit")}="days");"log";"linear"))`,
    },
    { key: "meaning", header: "Definition", width: 840, formula: fromShelf("definition") },
    { key: "system", header: "Usual source", width: 210, formula: fromShelf("system") },
    { key: "why", header: "Why this one", width: 740, input: true },
    ...HIDDEN_COLUMNS,
  ],
  contentKeys: ["kpi", "why"],
  content: () => KPIS.map(({ stage, name, dueDays, why }) => ({ stage, kpi: name, steers: "yes", due: dueDays, why })),
  words: {
    columns: ["moved", "late"],
    colours: [
      { word: "better", background: "#e3eef8", font: "#003b63" },
      { word: "worse", background: "#fbe0cc", font: "#7a2e00" },
      { ...AGEING_COLOUR, word: "late" },
    ],
  },
};
