import { TIERS } from "../domain/tiers";
import { type BlockCell, STATUS_COLOURS, type Tab, VERDICT_COLOURS } from "./define";
import { MAXIMUM_STAGES } from "./settings";

const TIER_ROW = 9;
const FUNNEL_ROW = 17;
const LAST_TIER_ROW = TIER_ROW + TIERS.length - 1;

const heads = (row: number, cells: readonly [number, string][]): BlockCell[] =>
  cells.map(([column, text]) => ({
    row,
    column,
    text,
    style: "head",
    align: column === 1 || column === 7 ? "left" : text === "Status" ? "center" : "right",
  }));

/** A figure that comes from the verdict column, or a dash where the add-on is missing: never a wrong zero. */
const ifVerdicts = (verdictHeader: string, formula: string) => `=IF(ISERROR(${verdictHeader});"–";${formula})`;

const tierLines = () =>
  TIERS.flatMap((_, index): BlockCell[] => {
    const row = TIER_ROW + index;
    const nth = index + 1;
    return [
      { row, column: 1, formula: () => `=INDEX(Groundwork_tiers;${nth})`, style: "label" },
      {
        row,
        column: 2,
        formula: () => `=INDEX(Groundwork_tier_scores;${nth})`,
        format: "share",
        style: "figure",
      },
      {
        row,
        column: 3,
        formula: () =>
          `=IF(INDEX(Groundwork_gates;${nth})=0;"no gates";INDEX(Groundwork_gates_passed;${nth})&" of "&INDEX(Groundwork_gates;${nth}))`,
        style: "figure",
      },
      { row, column: 4, formula: () => `=INDEX(Groundwork_tier_status;${nth})`, style: "value", align: "center" },
      {
        row,
        column: 5,
        formula: (at) => `=SUMIFS(${at.column("budget", "expected")};${at.column("budget", "tier")};$A${row})`,
        format: "money",
        style: "figure",
      },
    ];
  });

const verdictLines = () =>
  VERDICT_COLOURS.flatMap(({ word }, index): BlockCell[] => {
    const row = TIER_ROW + index;
    return [
      { row, column: 7, text: word, style: "label" },
      {
        row,
        column: 8,
        formula: (at) =>
          ifVerdicts(at.header("budget", "verdict"), `COUNTIF(${at.column("budget", "verdict")};"${word}")`),
        format: "number",
        style: "figure",
      },
      {
        row,
        column: 9,
        formula: (at) =>
          ifVerdicts(
            at.header("budget", "verdict"),
            `SUMIFS(${at.column("budget", "expected")};${at.column("budget", "verdict")};"${word}")`,
          ),
        format: "money",
        style: "figure",
      },
    ];
  });

const funnelLines = () =>
  Array.from({ length: MAXIMUM_STAGES }, (_, index): BlockCell[] => {
    const row = FUNNEL_ROW + index;
    const count = (at: Parameters<NonNullable<BlockCell["formula"]>>[0], offset: number) =>
      `INDEX(${at.column("funnel", "shown")};${index + 1 + offset})`;
    return [
      {
        row,
        column: 1,
        formula: () => `=IF(INDEX(Groundwork_stages;${index + 1})="";"";INDEX(Groundwork_stages;${index + 1}))`,
        style: "label",
      },
      {
        row,
        column: 2,
        formula: (at) => `=IF(ISNUMBER(${count(at, 0)});${count(at, 0)};"")`,
        format: "number",
        style: "figure",
      },
      ...(index === 0
        ? []
        : [
            {
              row,
              column: 3,
              formula: (() =>
                `=IF(AND(ISNUMBER($B${row});ISNUMBER($B${row - 1}));IF($B${row - 1}=0;"";$B${row}/$B${row - 1});"")`) as BlockCell["formula"] & {},
              format: "share" as const,
              style: "figure" as const,
            },
            {
              row,
              column: 4,
              formula: (() => `=IF(ISNUMBER($C${row});1-$C${row};"")`) as BlockCell["formula"] & {},
              format: "share" as const,
              style: "figure" as const,
            },
          ]),
    ];
  }).flat();

const fixLines = () =>
  TIERS.flatMap((_, index): BlockCell[] => {
    const row = FUNNEL_ROW + index;
    return [
      { row, column: 7, formula: () => `=INDEX(Groundwork_tiers;${index + 1})`, style: "label" },
      { row, column: 8, formula: () => `=INDEX(Groundwork_first_fixes;${index + 1})`, style: "value", align: "left" },
    ];
  });

export const summaryTab: Tab = {
  key: "summary",
  name: "Summary",
  colour: "#d55e00",
  headerRow: 0,
  rows: 0,
  columns: [],
  widths: [170, 90, 95, 85, 105, 20, 170, 85, 110, 30],
  hiddenColumns: [12, 13],
  gridlines: false,
  generated: true,
  block: () => [
    { row: 1, column: 1, formula: () => `=Groundwork_program&": what it costs and what comes first"`, style: "title" },
    {
      row: 2,
      column: 1,
      style: "lead",
      formula: () =>
        `=Groundwork_period&IF(Groundwork_owner="";"";", owned by "&Groundwork_owner)&", amounts in "&Groundwork_currency&IF(Groundwork_summary_date="";"";", as of "&TEXT(Groundwork_summary_date;"yyyy-mm-dd"))`,
    },
    {
      row: 3,
      column: 1,
      style: "note",
      name: "Groundwork_summary_state",
      formula: () =>
        `=IF(Groundwork_summary_date="";"Not refreshed yet: Extensions > Groundwork > Refresh summary.";IF(Groundwork_plan_now=Groundwork_plan_at_refresh;"Up to date with the plan.";"The plan has changed since this page was refreshed: Extensions > Groundwork > Refresh summary."))`,
    },
    { row: 5, column: 1, text: "Planned cost, expected", style: "head" },
    { row: 5, column: 2, text: "", style: "head" },
    { row: 5, column: 3, text: "Low to high", style: "head" },
    { row: 5, column: 4, text: "", style: "head" },
    { row: 5, column: 5, text: "", style: "head" },
    { row: 5, column: 7, text: "On hold or to stop", style: "head" },
    { row: 5, column: 8, text: "", style: "head" },
    { row: 5, column: 9, text: "Gates passed", style: "head" },
    { row: 5, column: 10, text: "", style: "head" },
    { row: 6, column: 1, formula: () => "=Groundwork_expected", format: "money", style: "big", align: "left" },
    {
      row: 6,
      column: 3,
      formula: () => `=TEXT(Groundwork_low;"#,##0")&" – "&TEXT(Groundwork_high;"#,##0")`,
      style: "big",
      align: "left",
    },
    {
      row: 6,
      column: 7,
      formula: (at) => ifVerdicts(at.header("budget", "verdict"), "Groundwork_on_hold"),
      format: "money",
      style: "big",
      align: "left",
    },
    {
      row: 6,
      column: 9,
      formula: () => `=SUM(Groundwork_gates_passed)&" of "&SUM(Groundwork_gates)`,
      style: "big",
      align: "left",
    },
    ...heads(TIER_ROW - 1, [
      [1, "Tier, foundation first"],
      [2, "Score"],
      [3, "Gates"],
      [4, "Status"],
      [5, "Expected cost"],
    ]),
    ...tierLines(),
    { row: LAST_TIER_ROW + 1, column: 1, text: "All tiers", style: "label" },
    {
      row: LAST_TIER_ROW + 1,
      column: 5,
      formula: () => `=SUM($E$${TIER_ROW}:$E$${LAST_TIER_ROW})`,
      format: "money",
      style: "figure",
    },
    ...heads(TIER_ROW - 1, [
      [7, "Verdict"],
      [8, "Activities"],
      [9, "Expected cost"],
      [10, ""],
    ]),
    ...verdictLines(),
    ...heads(FUNNEL_ROW - 1, [
      [1, "Funnel"],
      [2, "Developers"],
      [3, "Of previous"],
      [4, "Drop-off"],
      [5, ""],
    ]),
    ...funnelLines(),
    { row: FUNNEL_ROW - 1, column: 7, text: "What to fix first, by tier", style: "head" },
    { row: FUNNEL_ROW - 1, column: 8, text: "", style: "head" },
    { row: FUNNEL_ROW - 1, column: 9, text: "", style: "head" },
    { row: FUNNEL_ROW - 1, column: 10, text: "", style: "head" },
    ...fixLines(),
    // Behind the page: when it was refreshed, and the plan in one line then and now.
    { row: 1, column: 12, text: "Refreshed on", style: "note" },
    { row: 1, column: 13, value: "", format: "date", style: "note", name: "Groundwork_summary_date" },
    { row: 2, column: 12, text: "Plan now", style: "note" },
    {
      row: 2,
      column: 13,
      style: "note",
      name: "Groundwork_plan_now",
      formula: (at) =>
        `="plan "&ROUND(SUM(${at.column("budget", "expected")});0)&"/"&ROUND(SUM(${at.column("budget", "low")});0)&"/"&ROUND(SUM(${at.column("budget", "high")});0)&"/"&Groundwork_activities&"/"&ROUND(Groundwork_on_hold;0)&"/"&SUM(${at.column("audit", "points")})&"/"&SUM(${at.column("audit", "answered")})&"/"&SUM(Groundwork_gates_passed)&"/"&SUM(${at.column("funnel", "shown")})`,
    },
    { row: 3, column: 12, text: "Plan at refresh", style: "note" },
    { row: 3, column: 13, value: "", style: "note", name: "Groundwork_plan_at_refresh" },
  ],
  words: { columns: [], area: `D${TIER_ROW}:G${LAST_TIER_ROW}`, colours: [...VERDICT_COLOURS, ...STATUS_COLOURS] },
  charts: [
    {
      key: "cost-by-tier",
      title: "Where does the money go? Cost by tier",
      type: "bar",
      ranges: [`A${TIER_ROW - 1}:A${LAST_TIER_ROW}`, `E${TIER_ROW - 1}:E${LAST_TIER_ROW}`],
      row: FUNNEL_ROW + TIERS.length + 1,
      column: 7,
      width: 395,
      height: 250,
      colour: "#0072b2",
      valueTitle: "Expected cost",
    },
  ],
};
