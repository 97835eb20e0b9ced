import type { BlockCell, FormulaText, References } from "./define";
import { MAXIMUM_STAGES } from "./settings";

const FIRST = 4;

/** Where a KPI stands among the rows, 0 if it is not there; plans of before had the second name. */
function rowOfKpi(at: References, [name, ...others]: readonly string[]): string {
  const rest = others.length === 0 ? "0" : rowOfKpi(at, others);
  return `IFERROR(MATCH("${name}";${at.column("kpis", "kpi")};0);${rest})`;
}

const TIME = ["Time to first success", "Time to first success (median)"];
const ACTIVATION = ["Activation rate", "Activation rate (7 days, by cohort)"];

const figure = (at: References, kpi: readonly string[], column: string): string =>
  `INDEX(${at.column("kpis", column)};${rowOfKpi(at, kpi)})`;

/** A KPI's latest figure beside the one before, in words. */
const inWords =
  (kpi: readonly string[]): FormulaText =>
  (at) => {
    const [row, unit] = [rowOfKpi(at, kpi), figure(at, kpi, "unit")];
    return `=IF(${row}=0;"not among the KPIs";IF(${figure(at, kpi, "latest")}="";"no actual yet";${figure(at, kpi, "latest")}&" "&${unit}&IF(${figure(at, kpi, "earlier")}="";"";", before "&${figure(at, kpi, "earlier")})))`;
  };

const fell = (at: References, kpi: readonly string[]): string =>
  `${figure(at, kpi, "latest")}<${figure(at, kpi, "earlier")}`;

/** Time to first success counts those who finish, so it also falls when the slow ones give up. */
function together(at: References): string {
  const known = `COUNT(${[TIME, ACTIVATION].flatMap((kpi) => [figure(at, kpi, "latest"), figure(at, kpi, "earlier")]).join(";")})`;
  return `=IF(OR(${rowOfKpi(at, TIME)}=0;${rowOfKpi(at, ACTIVATION)}=0);"Keep time to first success and activation rate both among the KPIs, and read them together.";IF(${known}<4;"Read the two together, once each has two actuals.";IF(AND(${fell(at, TIME)};${fell(at, ACTIVATION)});"Both fell: faster, but for a smaller share. The time counts only those who finish, so see who gave up.";"Read the two together: the time counts only those who finish, the rate says how many do.")))`;
}

/** How many steer a stage, where it is not two. */
function steeringOf(at: References, index: number): string {
  const stage = `INDEX(Groundwork_stages;${index + 1})`;
  const count = `COUNTIFS(${at.column("kpis", "stage")};${stage};${at.column("kpis", "steers")};"yes")`;
  return `IF(${stage}="";"";IF(${count}=2;"";${stage}&": "&IF(${count}=0;"none steers";IF(${count}=1;"1 steers";${count}&" steer"))&", choose two. "))`;
}

const steering: FormulaText = (at) => {
  const each = Array.from({ length: MAXIMUM_STAGES }, (_, index) => steeringOf(at, index)).join("&");
  return `=IF(LEN(${each})=0;"Two KPIs steer each stage.";TRIM(${each}))`;
};

const LINES: readonly { label: string; value: FormulaText; words?: FormulaText }[] = [
  {
    label: "Steering KPIs",
    value: (at) => `=COUNTIFS(${at.column("kpis", "kpi")};"?*";${at.column("kpis", "steers")};"yes")`,
    words: steering,
  },
  { label: "First success", value: inWords(TIME), words: together },
  { label: "Activation rate", value: inWords(ACTIVATION) },
  {
    label: "Late",
    value: (at) => `=COUNTIF(${at.column("kpis", "late")};"late")`,
    words: (at) =>
      `=IF(COUNTIF(${at.column("kpis", "late")};"late")=0;"No actual is late.";INDEX(${at.column("kpis", "kpi")};MATCH("late";${at.column("kpis", "late")};0))&IF(COUNTIF(${at.column("kpis", "late")};"late")=1;" is late: see Check in its row.";" is late, and others are: see Check in their rows."))`,
  },
  {
    label: "To check",
    value: (at) => `=COUNTIF(${at.column("kpis", "check")};"?*")`,
    words: (at) => `=IF(COUNTIF(${at.column("kpis", "check")};"?*")=0;"Nothing.";"See “Check” in the rows.")`,
  },
];

export const kpisBlock = (): BlockCell[] => [
  { row: 1, column: 1, text: "KPIs", style: "title" },
  {
    row: 2,
    column: 1,
    style: "lead",
    text: "Measure what helps, steer by two per stage: the first can be bought or blown up, the second catches it. Name the periods in the headers.",
  },
  ...LINES.flatMap(({ label, value, words }, index): BlockCell[] => [
    { row: FIRST + index, column: 1, text: label, style: "label" },
    { row: FIRST + index, column: 2, formula: value, style: "value" },
    ...(words ? [{ row: FIRST + index, column: 3, formula: words, style: "note" as const }] : []),
  ]),
];
