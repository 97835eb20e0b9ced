import { type BlockCell, STATUS_COLOURS, type Tab } from "./define";
import { behindCards, cards, completeness } from "./summaryCards";
import { behindFoot, footLinesAndHeads } from "./summaryFoot";
import { behindFunnel, FUNNEL_ROWS, funnelLines } from "./summaryFunnel";
import {
  BEHIND,
  BEHIND_COUNT,
  CHART_COLUMN,
  CHART_HEIGHT,
  CHART_WIDTH,
  figure,
  PRINTED_HEIGHTS,
  rowOf,
  short,
  WIDTHS,
} from "./summaryPage";
import { behindTiers, headline, TIER_ROWS, tierLines } from "./summaryTiers";

/** One page for execs: every number by native formulas from the plan, so that it lives on without the add-on. */

const CHANGED = "The plan has changed since: choose Refresh summary.";

/** What was planned, and what is. They differ for every kind of colour vision, and each stands out from white. */
export const CHART_COLOURS = ["#80868b", "#0072b2"] as const;

const titleLines = (): BlockCell[] => [
  figure(1, 1, () => `${short("Groundwork_program", 46)}&": where it stands"`, { style: "title" }),
  figure(
    1,
    WIDTHS.length,
    () =>
      `IF(Groundwork_summary_date="";"Not refreshed yet: choose Refresh summary.";IF(Groundwork_plan_now=Groundwork_plan_at_refresh;"Up to date with the plan.";"${CHANGED}"))`,
    { style: "fine", align: "right", name: "Groundwork_summary_state", otherwise: CHANGED },
  ),
  figure(rowOf("lead"), 1, completeness, { style: "fine" }),
  figure(rowOf("headline"), 1, headline, { style: "headline" }),
];

export const summaryTab: Tab = {
  key: "summary",
  name: "Summary",
  colour: "#d55e00",
  headerRow: 0,
  rows: 0,
  columns: [],
  widths: WIDTHS,
  heights: PRINTED_HEIGHTS,
  hiddenRows: { first: BEHIND, count: BEHIND_COUNT },
  gridlines: false,
  generated: true,
  block: () => [
    ...titleLines(),
    ...cards(),
    ...tierLines(),
    ...funnelLines(),
    ...footLinesAndHeads(),
    ...behindTiers(),
    ...behindCards(),
    ...behindFunnel(),
    ...behindFoot(),
  ],
  words: {
    columns: [],
    area: `D${TIER_ROWS.first}:D${TIER_ROWS.last}`,
    areBeginnings: true,
    colours: STATUS_COLOURS,
  },
  charts: [
    {
      key: "money-by-tier",
      title: "Where does the money stand?",
      type: "bar",
      columns: ["A", "E", "F"],
      headerRow: TIER_ROWS.header,
      rowsName: "Groundwork_summary_tiers_drawn",
      row: rowOf("tiers"),
      column: CHART_COLUMN,
      width: CHART_WIDTH,
      height: CHART_HEIGHT,
      colours: CHART_COLOURS,
    },
    {
      key: "conversion-by-stage",
      title: "Do more developers go on than before?",
      type: "column",
      columns: ["A", "F", "E"],
      headerRow: FUNNEL_ROWS.header,
      rowsName: "Groundwork_summary_stages_drawn",
      row: rowOf("tiers"),
      column: CHART_COLUMN,
      below: CHART_HEIGHT,
      width: CHART_WIDTH,
      height: CHART_HEIGHT,
      colours: CHART_COLOURS,
    },
  ],
};
