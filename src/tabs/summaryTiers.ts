import { TIERS } from "../domain/tiers";
import type { BlockCell, FormulaText, References } from "./define";
import {
  bar,
  behind,
  behindRow,
  CHART_COLUMN,
  figure,
  heads,
  hidden,
  inWords,
  percent,
  plural,
  roundly,
  rowOf,
  short,
} from "./summaryPage";

/** The hierarchy on the Summary: each tier's score, gates and money, beside the plan. */

const FIRST = rowOf("tiers") + 1;
export const TIER_ROWS = {
  header: FIRST - 1,
  first: FIRST,
  last: FIRST + TIERS.length - 1,
  total: FIRST + TIERS.length,
};

/** As a pyramid stands: the foundation at the bottom. */
const FROM_THE_TOP = [...TIERS].reverse();

/** Columns behind the page, by what they hold for a tier and in total. */
const BEHIND_COLUMNS = ["name", "mean", "plan", "now", "committed", "actual", "fails", "unknown"] as const;
type BehindColumn = (typeof BEHIND_COLUMNS)[number];

const letter = (column: BehindColumn): string => String.fromCharCode(65 + BEHIND_COLUMNS.indexOf(column));
const cell = (column: BehindColumn, row: number): string => `$${letter(column)}$${row}`;

const first = behindRow(`tier ${TIERS[0]!.id}`);
const last = first + TIERS.length - 1;

/** The tiers' own figures, foundation first. */
export const tierFigures = (column: BehindColumn): string => `${cell(column, first)}:${cell(column, last)}`;
export const total = (column: BehindColumn): string => cell(column, behindRow("total"));

/** A sum over the rows of the Budget that count. */
const sum = (at: References, column: string, where = ""): string =>
  `SUMIFS(${at.column("budget", column)};${at.column("budget", "counted")};1${where})`;

/** What the rows will have cost: the forecast where somebody gave one, else the mean. */
const outlook = (at: References, where: string): string => {
  const given = `${where};${at.column("budget", "forecast")};">=0"`;
  return `${sum(at, "mean", where)}-${sum(at, "mean", given)}+${sum(at, "forecast", given)}`;
};

const MONEY_COLUMNS: readonly (readonly [BehindColumn, (at: References, where: string) => string])[] = [
  ["mean", (at, where) => sum(at, "mean", where)],
  ["plan", (at, where) => sum(at, "plan", where)],
  ["now", outlook],
  ["committed", (at, where) => sum(at, "committed", where)],
  ["actual", (at, where) => sum(at, "actual", where)],
];

const gatesWith = (at: References, tier: string, result: string): string =>
  `COUNTIFS(${at.column("audit", "tier")};${tier};${at.column("audit", "result")};"${result}")`;

function behindTier(index: number): BlockCell[] {
  const row = first + index;
  const tier = cell("name", row);
  const put = (column: BehindColumn, formula: FormulaText) => hidden(row, BEHIND_COLUMNS.indexOf(column) + 1, formula);
  return [
    put("name", () => `INDEX(Groundwork_tiers;${index + 1})`),
    ...MONEY_COLUMNS.map(([column, money]) =>
      put(column, (at) => money(at, `;${at.column("budget", "tier")};${tier}`)),
    ),
    put("fails", (at) => gatesWith(at, tier, "fails")),
    put(
      "unknown",
      () => `INDEX(Groundwork_gates;${index + 1})-INDEX(Groundwork_gates_passed;${index + 1})-${cell("fails", row)}`,
    ),
  ];
}

const status = (nth: number | string): string => `INDEX(Groundwork_tier_status;${nth})`;

/** The number of the lowest tier that does not pass, 0 when all do. */
const lowestTier: FormulaText = () =>
  TIERS.reduceRight((rest, _, index) => `IF(${status(index + 1)}<>"passes";${index + 1};${rest})`, "0");

export const behindTiers = (): BlockCell[] => [
  ...TIERS.flatMap((_, index) => behindTier(index)),
  ...MONEY_COLUMNS.map(([column, money]) =>
    hidden(behindRow("total"), BEHIND_COLUMNS.indexOf(column) + 1, (at) => money(at, "")),
  ),
  hidden(behindRow("scored"), 2, (at) => `SUM(${at.column("audit", "scored")})`),
  hidden(behindRow("lowest"), 2, lowestTier),
  hidden(
    behindRow("above"),
    2,
    () =>
      `IF(${behind("lowest")}=0;0;${TIERS.map((_, index) => `IF(${index + 1}>${behind("lowest")};${cell("mean", first + index)};0)`).join("+")})`,
  ),
  hidden(
    behindRow("agreed"),
    2,
    (at) => `COUNTIFS(${at.column("budget", "counted")};1;${at.column("budget", "plan")};">=0")`,
  ),
  hidden(
    behindRow("tiers drawn"),
    2,
    () => `IF(MAX(${tierFigures("now")};${tierFigures("plan")})>0;${TIERS.length};0)`,
    "Groundwork_summary_tiers_drawn",
  ),
];

const TOO_FAR = 10;

/** How far the outlook is from what was agreed, in words; plus and minus leave open which of them is good. */
export const variance = (plan: string, now: string): string =>
  `IF(${plan}<=0;IF(${now}=0;"";"not in the plan");IF(ROUND(100*${now}/${plan}-100;0)=0;"on plan";IF(${now}<${plan};ROUND(100-100*${now}/${plan};0)&" % favourable";IF(${now}>${TOO_FAR}*${plan};"over ${TOO_FAR} times";ROUND(100*${now}/${plan}-100;0)&" % unfavourable"))))`;

const isAgreed = `${behind("agreed")}>0`;
const spent = (row: number): string => `(${cell("committed", row)}+${cell("actual", row)})`;

const moneyCells = (row: number, source: number, style: BlockCell["style"]): BlockCell[] => [
  figure(row, 5, () => `IF(${isAgreed};${roundly(cell("plan", source))};"")`, {
    format: "money",
    align: "right",
    style: style!,
  }),
  figure(row, 6, () => roundly(cell("now", source)), { format: "money", align: "right", style: style! }),
  figure(row, 7, () => roundly(spent(source)), { format: "money", align: "right", style: style! }),
  figure(row, 8, () => `IF(${isAgreed};${variance(cell("plan", source), cell("now", source))};"")`, {
    align: "right",
    style: style!,
  }),
];

const gatesInWords = (nth: number, source: number): string => {
  const [gates, passed] = [`INDEX(Groundwork_gates;${nth})`, `INDEX(Groundwork_gates_passed;${nth})`];
  return `IF(${gates}=0;${status(nth)};IF(${status(nth)}="fails";"fails "&${cell("fails", source)};${status(nth)}&IF(${status(nth)}="passes";" ";", ")&${passed})&" of "&${gates})`;
};

function tierLine(index: number): BlockCell[] {
  const row = FIRST + index;
  const nth = FROM_THE_TOP[index]!.order;
  const score = `INDEX(Groundwork_tier_scores;${nth})`;
  return [
    figure(row, 1, () => `INDEX(Groundwork_tiers;${nth})`, { style: "smallLabel" }),
    figure(row, 2, () => `IF(ISNUMBER(${score});${bar(score)};"")`, { style: "bar", otherwise: "" }),
    figure(row, 3, () => score, { format: "share", align: "right" }),
    figure(row, 4, () => gatesInWords(nth, first + nth - 1)),
    ...moneyCells(row, first + nth - 1, "small"),
  ];
}

const HEADS = {
  1: "Tiers, top to base",
  2: "Score",
  4: "Gates",
  5: "Plan",
  6: "Now",
  7: "Spent",
  8: "Now against plan",
};

export const tierLines = (): BlockCell[] => [
  ...heads(TIER_ROWS.header, HEADS, [5, 6, 7, 8]),
  ...TIERS.flatMap((_, index) => tierLine(index)),
  { row: TIER_ROWS.total, column: 1, text: "All tiers", style: "smallLabel" },
  figure(TIER_ROWS.total, 4, () => `SUM(Groundwork_gates_passed)&" of "&SUM(Groundwork_gates)&" pass"`, {
    style: "smallLabel",
  }),
  ...moneyCells(TIER_ROWS.total, behindRow("total"), "smallLabel"),
  figure(
    TIER_ROWS.first,
    CHART_COLUMN,
    () => `IF(Groundwork_summary_tiers_drawn=0;"No row of the Budget is costed yet: nothing to draw.";"")`,
    { style: "fine", otherwise: "" },
  ),
];

/** The finding of the page: the lowest tier that does not pass, and the money above it. */
export function headline(): string {
  const lowest = behind("lowest");
  const tier = `INDEX(Groundwork_tiers;${lowest})`;
  const gates = `INDEX(Groundwork_gates;${lowest})`;
  const fails = `INDEX(${tierFigures("fails")};${lowest})`;
  const unknown = `INDEX(${tierFigures("unknown")};${lowest})`;
  const score = `INDEX(Groundwork_tier_scores;${lowest})`;
  const money = total("mean");
  const nothing = `IF(${money}>0;"Nobody knows yet whether the foundation holds: no criterion is scored, and about "&${inWords(money)}&" "&${short("Groundwork_currency", 8)}&" is planned.";"Nothing is known yet: score Basic enablement and put the first activity into the Budget.")`;
  const failing = `IF(${gates}=0;" fails: it scores "&ROUND(100*${score};0)&" % and needs 50 %";" fails "&${fails}&" of "&${plural(gates, "gate", "gates")})`;
  const open = `IF(${gates}=0;" is not known to pass";" is not known to pass: "&${unknown}&" of "&${plural(gates, "gate", "gates")}&IF(${unknown}=1;" is";" are")&" not scored")`;
  const share = `IF(${money}<=0;", and no money is planned yet.";IF(${behind("above")}<=0;", and no money stands above it.";", and "&${percent(`${behind("above")}/${money}`)}&" of the money stands above it."))`;
  return `IF(${behind("scored")}=0;${nothing};IF(${lowest}=0;"All tiers pass: money may go where it brings most developers furthest.";${tier}&IF(${status(lowest)}="fails";${failing};${open})&${share}))`;
}
