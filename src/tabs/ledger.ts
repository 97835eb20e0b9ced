import { CAUTION_FACTOR, MVP_PROGRAM_ID } from "../domain/ledger";
import type { BlockCell, Column, FormulaText, References, Tab } from "./define";

const ESTIMATES = ["Low", "Expected", "High"] as const;
type Estimate = (typeof ESTIMATES)[number];

const HEAD_ROW = 4;
const VALUE_ROW = HEAD_ROW + 1;
const COST_ROW = HEAD_ROW + 2;
const RETURN_ROW = HEAD_ROW + 3;
const FACTOR_ROW = HEAD_ROW + 4;
const UNKNOWN_ROW = HEAD_ROW + 5;

const UNKNOWN_KIND = "the kind is not in the Catalogue";

/** What can be wrong with a row, in the order in which it is said. */
const CHECKS: readonly [condition: (at: References) => string, words: string][] = [
  [(at) => `${at.here("kind")}=""`, "choose a kind"],
  [(at) => `${at.here("catalogueRow")}=""`, UNKNOWN_KIND],
  [(at) => `${at.here("valueEach")}=""`, "the Catalogue has no cost for it"],
  [(at) => `AND(${at.here("pieces")}<>"";NOT(ISNUMBER(${at.here("pieces")})))`, "the pieces are not a number"],
  [(at) => `IF(ISNUMBER(${at.here("pieces")});${at.here("pieces")}<0;FALSE)`, "the pieces are negative"],
];

const checks = (at: References): string =>
  `${CHECKS.map(([condition, words]) => `IF(${condition(at)};"${words}";`).join("")}""${")".repeat(CHECKS.length)}`;

/** Of the catalogue row that the kind names; blank where there is none, or no number in it. */
const each =
  (estimate: Estimate): FormulaText =>
  (at) => {
    const figure = `INDEX(${at.column("catalogue", estimate.toLowerCase())};${at.here("catalogueRow")})`;
    return `=IF(${at.here("catalogueRow")}="";"";IFERROR(IF(ISNUMBER(${figure});${figure};"");""))`;
  };

/** Nothing for what we paid for ourselves: it is in the Budget already. A blank number of pieces is one. */
const counted =
  (estimate: Estimate): FormulaText =>
  (at) =>
    `=IF(${at.here("kind")}="";"";IF(OR(${at.here("check")}<>"";${at.here("paidByUs")}="yes";NOT(ISNUMBER(${at.here(eachColumn(estimate))})));0;IF(${at.here("pieces")}="";1;${at.here("pieces")})*${at.here(eachColumn(estimate))}*Groundwork_ledger_caution))`;

const eachColumn = (estimate: Estimate): string => (estimate === "Expected" ? "valueEach" : `value${estimate}`);
const countedColumn = (estimate: Estimate): string => (estimate === "Expected" ? "counted" : `counted${estimate}`);

const behind = (estimate: "Low" | "High"): Column[] => [
  {
    key: eachColumn(estimate),
    header: `Value each, ${estimate.toLowerCase()}`,
    width: 90,
    hidden: true,
    format: "money",
    formula: each(estimate),
  },
  {
    key: countedColumn(estimate),
    header: `Counted, ${estimate.toLowerCase()}`,
    width: 90,
    hidden: true,
    format: "money",
    formula: counted(estimate),
  },
];

/** Budget rows of the program, found by its id in the Catalogue, so that it may be called anything. */
const programCost =
  (estimate: Estimate): FormulaText =>
  (at) =>
    `=IFERROR(SUMIFS(${at.column("budget", estimate.toLowerCase())};${at.column("budget", "catalogueRow")};MATCH("${MVP_PROGRAM_ID}";${at.column("catalogue", "id")};0));0)`;

function figures(row: number, label: string, key: string, formula: (estimate: Estimate) => FormulaText): BlockCell[] {
  return [
    { row, column: 1, text: label, style: "label" },
    ...ESTIMATES.map(
      (estimate, index): BlockCell => ({
        row,
        column: 2 + index,
        formula: formula(estimate),
        format: "money",
        style: "figure",
        align: "left",
        name: `Groundwork_ledger_${key}_${estimate.toLowerCase()}`,
      }),
    ),
  ];
}

/** Rounded where it is shown, so that no pattern of a country gets into it. */
const times = (estimate: Estimate): string =>
  `ROUND(Groundwork_ledger_value_${estimate.toLowerCase()}/Groundwork_ledger_cost_expected;1)`;

const returned: FormulaText = () =>
  `=IF(Groundwork_ledger_value_high=0;"No piece counts yet.";IF(Groundwork_ledger_cost_expected=0;"Nothing to divide by: the Budget has no row of the MVP program, or it costs nothing.";${times("Low")}&" to "&${times("High")}&" times what it costs"))`;

const unknownKinds: FormulaText = (at) => {
  const count = `COUNTIF(${at.column("ledger", "check")};"${UNKNOWN_KIND}")`;
  return `=IF(${count}=0;"None";${count}&IF(${count}=1;" row: ";" rows: ")&TEXTJOIN(", ";TRUE;UNIQUE(${at.column("ledger", "unknown")})))`;
};

/** What members made, valued by the catalogue that finance has accepted, set against what their program costs. */
export const ledgerTab: Tab = {
  key: "ledger",
  name: "MVP ledger",
  colour: "#0b57d0",
  headerRow: UNKNOWN_ROW + 2,
  rows: 60,
  block: () => [
    { row: 1, column: 1, text: "MVP ledger", style: "title" },
    {
      row: 2,
      column: 1,
      style: "lead",
      formula: () =>
        `="What members made, in "&Groundwork_currency&": each piece at what the Catalogue says it costs, cut by the caution factor. What we paid for counts nothing."`,
    },
    ...ESTIMATES.map((text, index): BlockCell => ({ row: HEAD_ROW, column: 2 + index, text, style: "head" })),
    { row: HEAD_ROW, column: 1, text: "In all", style: "head" },
    ...figures(VALUE_ROW, "Content value", "value", (estimate) => (at) => {
      const column = at.column("ledger", countedColumn(estimate));
      return `=SUM(${column})`;
    }),
    ...figures(COST_ROW, "Program cost", "cost", programCost),
    { row: RETURN_ROW, column: 1, text: "Return", style: "label" },
    { row: RETURN_ROW, column: 2, formula: returned, style: "value", name: "Groundwork_ledger_return" },
    {
      row: RETURN_ROW,
      column: 5,
      text: "Content value, low to high, over the expected cost of the program.",
      style: "note",
    },
    { row: FACTOR_ROW, column: 1, text: "Caution factor", style: "label" },
    {
      row: FACTOR_ROW,
      column: 2,
      value: CAUTION_FACTOR,
      format: "share",
      style: "input",
      align: "left",
      name: "Groundwork_ledger_caution",
    },
    {
      row: FACTOR_ROW,
      column: 3,
      text: "What a piece counts of its cost in the Catalogue. A planning assumption: half.",
      style: "note",
    },
    { row: UNKNOWN_ROW, column: 1, text: "Unknown kinds", style: "label" },
    { row: UNKNOWN_ROW, column: 2, formula: unknownKinds, style: "value", name: "Groundwork_ledger_unknown" },
  ],
  columns: [
    { key: "member", header: "Member", width: 150, input: true },
    { key: "piece", header: "Piece", width: 280, input: true, note: "What they made: a title or an address." },
    {
      key: "kind",
      header: "Kind",
      width: 300,
      input: true,
      choices: { tab: "catalogue", column: "activity" },
      note: "The activity of the Catalogue that would have cost us the same.",
    },
    {
      key: "pieces",
      header: "Pieces",
      width: 70,
      format: "number",
      input: true,
      align: "center",
      note: "Blank counts as 1.",
    },
    {
      key: "paidByUs",
      header: "Paid by us",
      width: 80,
      input: true,
      align: "center",
      choices: ["yes", "no"],
      note: "yes: we paid for it, so it counts nothing. Blank: no.",
    },
    {
      key: "valueEach",
      header: "Value each",
      width: 90,
      format: "money",
      note: "What the Catalogue expects one to cost.",
      formula: each("Expected"),
    },
    {
      key: "counted",
      header: "Counted",
      width: 90,
      format: "money",
      note: "Pieces x value each x caution factor; 0 when we paid for it.",
      formula: counted("Expected"),
    },
    {
      key: "check",
      header: "Check",
      width: 210,
      note: "What is wrong with the row. While it says something, the row counts nothing.",
      formula: (at) =>
        `=IF(AND(${at.here("member")}="";${at.here("piece")}="";${at.here("kind")}="";${at.here("pieces")}="");"";${checks(at)})`,
    },
    {
      key: "catalogueRow",
      header: "Catalogue row",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) =>
        `=IF(${at.here("kind")}="";"";IFERROR(MATCH(${at.here("kind")};${at.column("catalogue", "activity")};0);""))`,
    },
    ...behind("Low"),
    ...behind("High"),
    {
      key: "unknown",
      header: "Unknown kind",
      width: 80,
      hidden: true,
      formula: (at) => `=IF(${at.here("check")}="${UNKNOWN_KIND}";${at.here("kind")};"")`,
    },
  ],
};
