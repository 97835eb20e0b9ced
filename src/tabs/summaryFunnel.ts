import { FEWEST_ENTRIES } from "../domain/funnelSteps";
import type { BlockCell, FormulaText, References } from "./define";
import { MAXIMUM_STAGES } from "./settings";
import { behindRow, CHART_COLUMN, figure, heads, hidden, rowOf, short } from "./summaryPage";

/** The funnel on the Summary, with the two KPIs that steer each stage. */

const FIRST = rowOf("funnel") + 1;
export const FUNNEL_ROWS = { header: FIRST - 1, first: FIRST, last: FIRST + MAXIMUM_STAGES - 1 };
const FIRST_KPI = rowOf("kpis") + 1;

const STAGES = Array.from({ length: MAXIMUM_STAGES }, (_, index) => index);

const ofStage = (at: References, key: string, index: number): string =>
  `INDEX(${at.column("funnel", key)};${index + 1})`;
const now = (at: References, index: number): string => ofStage(at, "shown", index);
const before = (at: References, index: number): string => ofStage(at, "before", index);
const name = (at: References, index: number): string => ofStage(at, "stage", index);

/** The share of the stage before, empty where it cannot be told. */
const rate = (at: References, count: typeof now, index: number): string =>
  `IF(COUNT(${count(at, index)};${count(at, index - 1)})<2;"";IF(${count(at, index - 1)}<=0;"";${count(at, index)}/${count(at, index - 1)}))`;

/** Behind the page each stage has a column: its loss, and the rows of its two KPIs. */
const stageCell = (what: "loss" | "steering" | "second", index: number): string =>
  `$${String.fromCharCode(66 + index)}$${behindRow(what)}`;
const ofAll = (what: "loss"): string => `${stageCell(what, 0)}:${stageCell(what, MAXIMUM_STAGES - 1)}`;

/** How far into the KPIs a row may stand: it turns the first of several rows into the largest number. */
const FARTHEST = 1_000_000;

/** Where the first row stands that steers a stage, of those behind a row; `FARTHEST` if there is none. */
function steering(at: References, index: number, after: string): string {
  const rows = `ROW(${at.column("kpis", "stage")})-ROW(${at.header("kpis", "stage")})`;
  return `${FARTHEST}-SUMPRODUCT(MAX((${at.column("kpis", "stage")}=${name(at, index)})*(${at.column("kpis", "steers")}="yes")*(${at.column("kpis", "kpi")}<>"")*(${rows}>${after})*(${FARTHEST}-(${rows}))))`;
}

const put = (what: "loss" | "steering" | "second", index: number, formula: FormulaText): BlockCell =>
  hidden(behindRow(what), 2 + index, formula);

const loss = (at: References, index: number): string =>
  index === 0
    ? `""`
    : `IF(COUNT(${now(at, index)};${now(at, index - 1)})<2;"";IF(AND(${now(at, index - 1)}>=${FEWEST_ENTRIES};${now(at, index)}<${now(at, index - 1)});1-${now(at, index)}/${now(at, index - 1)};""))`;

export const behindFunnel = (): BlockCell[] => [
  ...STAGES.flatMap((index) => [
    put("loss", index, (at) => loss(at, index)),
    put("steering", index, (at) => `IF(${name(at, index)}="";"";${steering(at, index, "0")})`),
    put("second", index, (at) => `IF(${name(at, index)}="";"";${steering(at, index, stageCell("steering", index))})`),
  ]),
  hidden(
    behindRow("stages drawn"),
    2,
    (at) =>
      `IF(SUMPRODUCT(ISNUMBER($E$${FIRST + 1}:$E$${FUNNEL_ROWS.last})*1)=0;0;MAX(${STAGES.map((index) => `IF(${name(at, index)}="";0;${index + 1})`).join(";")}))`,
    "Groundwork_summary_stages_drawn",
  ),
];

/** Where the largest share is lost: the number of the stage it does not reach, 0 for nowhere. */
export const leak = `IF(COUNT(${ofAll("loss")})=0;0;MATCH(MAX(${ofAll("loss")});${ofAll("loss")};0))`;

/** How the conversion moved, in points; which way is good is plain here. */
function moved(row: number, index: number): string {
  const [rateNow, rateBefore] = [`$E$${row}`, `$F$${row}`];
  const points = `ROUND(ABS(100*(${rateNow}-${rateBefore}));1)`;
  const change = `IF(COUNT(${rateNow};${rateBefore})<2;"";IF(${points}=0;"as before";${points}&IF(${points}=1;" point";" points")&IF(${rateNow}>${rateBefore};" better";" worse")))`;
  const mark = `IF(${leak}=${index + 1};"biggest leak";"")`;
  return `${mark}&IF(AND(LEN(${mark})>0;LEN(${change})>0);", ";"")&${change}`;
}

/** "50 %, better: Time to first success": how far it has come from its baseline to its target. */
function kpi(at: References, index: number, which: "steering" | "second", length: number): string {
  const row = stageCell(which, index);
  const of = (key: string) => `INDEX(${at.column("kpis", key)};${row})`;
  const [latest, baseline, target] = [of("rulerLatest"), of("rulerBaseline"), of("rulerTarget")];
  const score = `IF(COUNT(${latest};${baseline};${target})<3;"no score";IF(${target}=${baseline};"no score";ROUND(100*(${latest}-${baseline})/(${target}-${baseline});0)&" %"))`;
  return `IF(${name(at, index)}="";"";IF(${row}>=${FARTHEST};"–";${score}&IF(${of("moved")}="";"";", "&${of("moved")})&": "&${short(of("kpi"), length)}))`;
}

function stageLine(index: number): BlockCell[] {
  const row = FIRST + index;
  const widest = (at: References) => `MAX(${STAGES.map((stage) => now(at, stage)).join(";")})`;
  const right = { align: "right", otherwise: "" } as const;
  return [
    figure(row, 1, (at) => `IF(${name(at, index)}="";"";${short(name(at, index), 18)})`, { style: "smallLabel" }),
    figure(
      row,
      2,
      (at) =>
        `IF(ISNUMBER(${now(at, index)});IF(${widest(at)}>0;REPT("█";ROUNDUP(10*${now(at, index)}/${widest(at)};0));"");"")`,
      { style: "bar", otherwise: "" },
    ),
    figure(
      row,
      4,
      (at) => `IF(ISNUMBER(${now(at, index)});${now(at, index)};IF(${name(at, index)}="";"";"not counted"))`,
      {
        ...right,
        format: "number",
      },
    ),
    ...(index === 0
      ? []
      : [
          figure(row, 5, (at) => rate(at, now, index), { ...right, format: "rate" }),
          figure(row, 6, (at) => rate(at, before, index), { ...right, format: "rate" }),
          figure(row, 7, () => moved(row, index), { otherwise: "" }),
        ]),
  ];
}

const HEADS = {
  1: "Funnel",
  4: "Developers",
  5: "Go on",
  6: "Before",
  7: "Change",
};

/** Columns of a stage's two KPIs. */
const KPI_COLUMNS = [2, 6] as const;

const KPI_HEADS = { 1: "KPIs", 2: "Steer by two per stage: share of the way from baseline to target" };

function kpiLine(index: number): BlockCell[] {
  const row = FIRST_KPI + index;
  const [one, other] = KPI_COLUMNS;
  return [
    figure(row, 1, () => `$A$${FIRST + index}`, { otherwise: "" }),
    figure(row, one, (at) => kpi(at, index, "steering", 32)),
    figure(row, other, (at) => kpi(at, index, "second", 30)),
  ];
}

export const funnelLines = (): BlockCell[] => [
  ...heads(FUNNEL_ROWS.header, HEADS, [4, 5, 6]),
  ...STAGES.flatMap(stageLine),
  ...heads(FIRST_KPI - 1, KPI_HEADS, []),
  ...STAGES.flatMap(kpiLine),
  figure(
    FUNNEL_ROWS.last,
    CHART_COLUMN,
    () => `IF(Groundwork_summary_stages_drawn=0;"No two stages in a row are counted yet: nothing to draw.";"")`,
    { style: "fine", otherwise: "" },
  ),
];
