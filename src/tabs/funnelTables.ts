import { FEWEST_ENTRIES } from "../domain/funnelSteps";
import type { Column, References } from "./define";
import { targetsMix } from "./funnelBlock";
import { above, body, ofPeriod, periodCells } from "./periods";
import { MAXIMUM_STAGES } from "./settings";

/** What stands beside the stages of the Funnel: one call for each table, with the headers that the function gives. */

/** Rows of a column that belong to stages, with their header. */
const headed = (at: References, key: string): string => at.rows(key, MAXIMUM_STAGES);

const isCount = (cell: string): string => `IF(ISNUMBER(${cell});${cell}>=0;FALSE)`;

export const countOrBlank = (cell: string): string => `IF(${isCount(cell)};${cell};"")`;

/** Conversion of the stage before, where enough developers entered for it to say something. */
const solidShare = (cell: string): string =>
  `IF(AND(${isCount(cell)};${isCount(above(cell))});IF(AND(${above(cell)}>=${FEWEST_ENTRIES};${cell}<=${above(cell)});${cell}/${above(cell)};0);0)`;

export const isNoStage = (at: References): string => `${at.here("stage")}=""`;

const spilled = (key: string, header: string, rest: Partial<Column> = {}): Column => ({
  key,
  header,
  width: 82,
  format: "rate",
  ...rest,
  spilled: true,
});

export const own = (at: References, key: string): string => body(at, key, MAXIMUM_STAGES);

/** Everything that the shown counts say. */
export const KPI_COLUMNS: readonly Column[] = [
  {
    key: "kpiStage",
    header: "Stage",
    width: 80,
    hidden: true,
    spill: (at) => `=FUNNEL_KPIS(${headed(at, "stage")};${headed(at, "shown")})`,
  },
  spilled("kpiCount", "Count", { hidden: true, format: "number" }),
  spilled("shareOfPrevious", "Of previous", { note: "Share of the stage before." }),
  spilled("shareOfFirst", "Of first", { note: "Share of the first stage." }),
  spilled("lostCount", "Lost", { format: "number", note: "Developers of the stage before who are not in this one." }),
  spilled("lostShare", "Drop-off", { note: "1 less “Of previous”; below 0 the stage grew." }),
  spilled("low", "Low", { note: "Where “Of previous” probably lies: 95 % Wilson interval." }),
  spilled("high", "High"),
  spilled("note", "Note", { width: 108, format: "text" }),
];

export const TARGET_COLUMNS: readonly Column[] = [
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

export const COMPARE_COLUMNS: readonly Column[] = [
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

export const BEST_COLUMNS: readonly Column[] = [
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
