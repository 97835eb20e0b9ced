import type { BlockCell, Tab } from "./define";
import { STATUS_COLOURS, VERDICT_COLOURS } from "./define";

const GUIDE: readonly [string, string][] = [
  ["Audit", "56 criteria in five tiers: where the program stands, with evidence."],
  ["Budget", "An activity a row: what it costs, and whether to fund it now."],
  ["Costs", "What the Budget comes to, by tier, stage and quarter, and how firm it is."],
  ["Catalogue", "45 activities with their costs and where the figures come from. Edit them."],
  ["Funnel", "How many developers reach each stage, period by period, where they drop off and what that costs."],
  ["KPIs", "Two steering KPIs per stage: baseline, target, actuals and trend."],
  ["Metrics", "51 metrics with definitions, to choose KPIs from."],
  ["Summary", "One page for execs. Needs no add-on to be read."],
  ["Settings", "Currency, hour rates, stage names."],
];

const LEGEND: readonly [string, string][] = [
  ["FUND FIRST", "lifts a criterion that holds the program back"],
  ["FUND", "nothing below it stands in the way"],
  ["CAUTION", "small amounts only"],
  ["HOLD", "waits: the reason says what would open it"],
  ["STOP", "already runs and does harm until the basics pass"],
];

const lines = (first: number, rows: readonly [string, string][]): BlockCell[] =>
  rows.flatMap(([word, text], index): BlockCell[] => [
    { row: first + index, column: 2, text: word, style: "label" },
    { row: first + index, column: 3, text, style: "value", align: "left" },
  ]);

const STATUS_ROW = 5;
const NEXT_ROW = 11;
const GUIDE_ROW = 15;
const LEGEND_ROW = GUIDE_ROW + GUIDE.length + 2;

export const startTab: Tab = {
  key: "start",
  name: "Start",
  colour: "#188038",
  headerRow: 0,
  rows: 0,
  columns: [],
  widths: [24, 150, 760],
  gridlines: false,
  block: () => [
    { row: 1, column: 2, formula: () => `=Groundwork_program&": plan"`, style: "title" },
    {
      row: 2,
      column: 2,
      style: "lead",
      text: "Audit, plan, fund and measure a developer relations program from the foundation up.",
    },
    { row: STATUS_ROW - 1, column: 2, text: "Where the plan stands", style: "head" },
    { row: STATUS_ROW - 1, column: 3, text: "", style: "head" },
    { row: STATUS_ROW, column: 2, text: "Audit", style: "label" },
    {
      row: STATUS_ROW,
      column: 3,
      style: "value",
      align: "left",
      formula: (at) =>
        `=SUM(${at.column("audit", "scored")})&" of "&COUNTIF(${at.column("audit", "id")};"?*")&" criteria scored; "&SUM(Groundwork_gates_passed)&" of "&SUM(Groundwork_gates)&" gates pass. First app: "&Groundwork_five_minute_bar&"."`,
    },
    { row: STATUS_ROW + 1, column: 2, text: "Budget", style: "label" },
    {
      row: STATUS_ROW + 1,
      column: 3,
      style: "value",
      align: "left",
      formula: () =>
        `=IF(Groundwork_activities=0;"No activity yet.";Groundwork_activities&IF(Groundwork_activities=1;" activity";" activities")&", about "&TEXT(Groundwork_mean;"#,##0")&" "&Groundwork_currency&" ("&TEXT(Groundwork_low;"#,##0")&" to "&TEXT(Groundwork_high;"#,##0")&"). "&TEXT(Groundwork_on_hold;"#,##0")&" is on HOLD or STOP."&IF(Groundwork_promises_due=0;"";" "&Groundwork_promises_due&IF(Groundwork_promises_due=1;" promise is due.";" promises are due.")))`,
    },
    { row: STATUS_ROW + 2, column: 2, text: "Funnel", style: "label" },
    {
      row: STATUS_ROW + 2,
      column: 3,
      style: "value",
      align: "left",
      formula: (at) =>
        `=IF(COUNT(${at.column("funnel", "shown")})=0;"No stage counted yet.";COUNT(${at.column("funnel", "shown")})&" of "&COUNTIF(Groundwork_stages;"?*")&" stages counted, "&TEXT(MAX(${at.column("funnel", "shown")});"#,##0")&" developers at the widest.")`,
    },
    { row: STATUS_ROW + 3, column: 2, text: "Summary", style: "label" },
    { row: STATUS_ROW + 3, column: 3, style: "value", align: "left", formula: () => "=Groundwork_summary_state" },
    { row: STATUS_ROW + 4, column: 2, text: "Functions", style: "label" },
    {
      row: STATUS_ROW + 4,
      column: 3,
      style: "value",
      align: "left",
      formula: (at) =>
        `=IF(ISERROR(${at.header("budget", "verdict")});"Not available in this document: open Extensions > Groundwork once, or see the message on the red cell in Budget.";"Available.")`,
    },
    { row: NEXT_ROW, column: 2, text: "Next step", style: "head" },
    { row: NEXT_ROW, column: 3, text: "", style: "head" },
    {
      row: NEXT_ROW + 1,
      column: 2,
      style: "value",
      align: "left",
      name: "Groundwork_next_step",
      formula: (at) =>
        `=IF(SUM(${at.column("audit", "scored")})=0;"Score Basic enablement: Extensions > Groundwork > Audit > Basic enablement.";` +
        `IF(INDEX(Groundwork_tier_coverage;1)<1;"Finish the audit of Basic enablement: Extensions > Groundwork > Audit > Basic enablement.";` +
        `IF(Groundwork_activities=0;"Put the first activity in the Budget: Extensions > Groundwork > Budget > Add activity.";` +
        `IF(Groundwork_on_hold>0;"Read why money is on hold in Budget, and fund first what opens it: "&INDEX(Groundwork_first_fixes;1)&".";` +
        `IF(Groundwork_promises_due>0;"A promise of the Budget is due: say in its Outcome column whether it was kept or missed.";` +
        `IF(COUNT(${at.column("funnel", "shown")})<2;"Type the stage counts on Funnel.";"Refresh the summary and show it: Extensions > Groundwork > Refresh summary."))))))`,
    },
    { row: GUIDE_ROW - 1, column: 2, text: "Tabs", style: "head" },
    { row: GUIDE_ROW - 1, column: 3, text: "", style: "head" },
    ...lines(GUIDE_ROW, GUIDE),
    { row: LEGEND_ROW - 1, column: 2, text: "Verdicts", style: "head" },
    { row: LEGEND_ROW - 1, column: 3, text: "", style: "head" },
    ...lines(LEGEND_ROW, LEGEND),
    { row: LEGEND_ROW + LEGEND.length, column: 2, text: "Blue text", style: "input" },
    {
      row: LEGEND_ROW + LEGEND.length,
      column: 3,
      text: "is yours to type; black text is a formula. “planning assumption” marks a figure of ours that nobody has published.",
      style: "value",
      align: "left",
    },
  ],
  words: {
    columns: [],
    area: `B${LEGEND_ROW}:B${LEGEND_ROW + LEGEND.length - 1}`,
    colours: [...VERDICT_COLOURS, ...STATUS_COLOURS],
  },
};
