import { BASES } from "../domain/bases";
import { TIERS } from "../domain/tiers";
import { type Column, type FormulaText, type References, type Tab, VERDICT_COLOURS } from "./define";

/** Of the catalogue row that the activity names; blank for an activity of the user's own, who types over it. */
const fromCatalogue =
  (column: string): FormulaText =>
  (at) =>
    `=IF(${at.here("catalogueRow")}="";"";INDEX(${at.column("catalogue", column)};${at.here("catalogueRow")}))`;

/** The catalogue's figure for one unit, times the quantity; a blank quantity is one, and one in words has no cost. */
const timesQuantity =
  (column: string): FormulaText =>
  (at) =>
    `=IF(OR(${at.here("catalogueRow")}="";AND(${at.here("quantity")}<>"";NOT(ISNUMBER(${at.here("quantity")}))));"";IF(${at.here("quantity")}="";1;${at.here("quantity")})*INDEX(${at.column("catalogue", column)};${at.here("catalogueRow")}))`;

const money = (key: string, header: string, rest: Partial<Column>): Column => ({
  key,
  header,
  width: 88,
  format: "money",
  ...rest,
});

/** A row that serves several stages counts for each in equal parts. */
const perStage = (key: string, header: string, of: string): Column => ({
  key,
  header,
  width: 80,
  hidden: true,
  format: "money",
  formula: (at) =>
    `=IF(AND(${at.here("counted")}=1;ISNUMBER(${at.here(of)}));${at.here(of)}/${at.here("stageCount")};0)`,
});

const sum =
  (column: string): FormulaText =>
  (at) =>
    `=SUM(${at.column("budget", column)})`;

/** A range that nobody gave is the expected cost itself. */
const lowest = (at: References): string => `IF(${at.here("low")}="";${at.here("expected")};${at.here("low")})`;
const highest = (at: References): string => `IF(${at.here("high")}="";${at.here("expected")};${at.here("high")})`;

/** What can be wrong with a row, in the order in which it is said. */
const CHECKS: readonly [condition: (at: References) => string, words: string][] = [
  [
    (at) => `AND(${at.here("catalogueRow")}="";${at.here("tier")}="")`,
    "not in the Catalogue: type its tier, stages and cost",
  ],
  [(at) => `COUNTIF(Groundwork_tiers;${at.here("tier")})=0`, "unknown tier"],
  [(at) => `AND(${at.here("quantity")}<>"";NOT(ISNUMBER(${at.here("quantity")})))`, "the quantity is not a number"],
  [(at) => `IF(ISNUMBER(${at.here("quantity")});${at.here("quantity")}<0;FALSE)`, "the quantity is negative"],
  [(at) => `NOT(ISNUMBER(${at.here("expected")}))`, "the expected cost is not a number"],
  [
    (at) =>
      `OR(AND(${at.here("low")}<>"";NOT(ISNUMBER(${at.here("low")})));AND(${at.here("high")}<>"";NOT(ISNUMBER(${at.here("high")}))))`,
    "low or high is not a number",
  ],
  [(at) => `AND(${at.here("cash")}<>"";NOT(ISNUMBER(${at.here("cash")})))`, "the cash is not a number"],
  [(at) => `OR(${lowest(at)}<0;${at.here("expected")}<0;${at.here("cash")}<0)`, "a cost is negative"],
  [
    (at) => `OR(${lowest(at)}>${at.here("expected")};${at.here("expected")}>${highest(at)})`,
    "low, expected and high are not in order",
  ],
  [
    (at) => `OR(${["running", "handsOn", "listeningTrip"].map((key) => isNoTick(at.here(key))).join(";")})`,
    "Running, Hands-on or Listening trip is no tick, yes or no",
  ],
];

/** Words only: what a tick is called differs by program, and LibreOffice reads one of a downloaded file as a number. */
const isNoTick = (cell: string): string => `AND(ISTEXT(${cell});${cell}<>"";${cell}<>"yes";${cell}<>"no")`;

const checks = (at: References): string =>
  `${CHECKS.map(([condition, words]) => `IF(${condition(at)};"${words}";`).join("")}""${")".repeat(CHECKS.length)}`;

/** How a promise may end. */
const OUTCOMES = ["kept", "missed"];

/** Where a row's promise stands, first match first. */
const PROMISES: readonly [condition: (at: References) => string, words: string][] = [
  [(at) => `${at.here("outcome")}="kept"`, '"kept"'],
  [(at) => `${at.here("outcome")}="missed"`, '"missed"'],
  [(at) => `AND(${at.here("change")}="";${at.here("changeBy")}="")`, '""'],
  [(at) => `NOT(ISNUMBER(${at.here("changeBy")}))`, '"by when? Type a date"'],
  [(at) => `${at.here("change")}=""`, '"what will change?"'],
  [(at) => `${at.here("changeBy")}<TODAY()`, '"due: kept or missed?"'],
];

const promise = (at: References): string =>
  `${PROMISES.map(([condition, words]) => `IF(${condition(at)};${words};`).join("")}"open"${")".repeat(PROMISES.length)}`;

export const budgetTab: Tab = {
  key: "budget",
  name: "Budget",
  colour: "#0b57d0",
  headerRow: 6,
  rows: 40,
  completed: "activity",
  block: () => [
    { row: 1, column: 1, text: "Budget", style: "title" },
    {
      row: 2,
      column: 1,
      style: "lead",
      formula: () =>
        `="Amounts in "&Groundwork_currency&". Blue: type or choose. Black: formula; type over it for an activity that is not in the Catalogue."`,
    },
    { row: 3, column: 1, text: "Expected cost of the plan", style: "head" },
    { row: 3, column: 2, text: "Low", style: "head" },
    { row: 3, column: 3, text: "High", style: "head" },
    { row: 3, column: 4, text: "Rows", style: "head" },
    { row: 3, column: 5, text: "To check", style: "head" },
    { row: 3, column: 7, text: "Promises due", style: "head" },
    { row: 3, column: 9, text: "", style: "head" },
    { row: 3, column: 10, text: "", style: "head" },
    { row: 3, column: 11, text: "On hold", style: "head" },
    { row: 3, column: 12, text: "Why money waits", style: "head" },
    {
      row: 4,
      column: 1,
      formula: sum("expected"),
      format: "money",
      style: "big",
      align: "left",
      name: "Groundwork_expected",
    },
    { row: 4, column: 2, formula: sum("low"), format: "money", style: "big", align: "left", name: "Groundwork_low" },
    { row: 4, column: 3, formula: sum("high"), format: "money", style: "big", align: "left", name: "Groundwork_high" },
    {
      row: 4,
      column: 4,
      formula: (at) => `=COUNTIF(${at.column("budget", "activity")};"?*")`,
      format: "number",
      style: "big",
      align: "left",
      name: "Groundwork_activities",
    },
    {
      row: 4,
      column: 5,
      // A row without formulas, as one pasted in, has no Check that could speak: it is left out of Costs all the same.
      formula: (at) => `=COUNTIF(${at.column("budget", "activity")};"?*")-SUM(${at.column("budget", "counted")})`,
      format: "number",
      style: "big",
      align: "left",
      name: "Groundwork_to_check",
    },
    {
      row: 4,
      column: 7,
      formula: (at) => `=COUNTIF(${at.column("budget", "promise")};"due*")`,
      format: "number",
      style: "big",
      align: "left",
      name: "Groundwork_promises_due",
    },
    {
      row: 4,
      column: 11,
      formula: (at) =>
        `=SUMIFS(${at.column("budget", "expected")};${at.column("budget", "verdict")};"HOLD")+SUMIFS(${at.column("budget", "expected")};${at.column("budget", "verdict")};"STOP")`,
      format: "money",
      style: "big",
      align: "left",
      name: "Groundwork_on_hold",
    },
    {
      row: 4,
      column: 12,
      text: "Expected cost of rows marked HOLD or STOP: a tier below them has not passed its gates yet.",
      style: "note",
    },
  ],
  columns: [
    {
      key: "activity",
      header: "Activity",
      width: 240,
      input: true,
      choices: { tab: "catalogue", column: "activity" },
      note: "Choose from the Catalogue, or type your own.",
    },
    {
      key: "tier",
      header: "Tier",
      width: 150,
      formula: fromCatalogue("tier"),
      note: TIERS.map(({ name }) => name).join(", "),
    },
    {
      key: "stages",
      header: "Stages",
      width: 210,
      formula: fromCatalogue("stages"),
      note: "Funnel stages it serves, with commas. No stage, no verdict.",
    },
    {
      key: "quantity",
      header: "Quantity",
      width: 78,
      format: "number",
      input: true,
      align: "center",
      note: "Blank counts as 1.",
    },
    {
      key: "running",
      header: "Running",
      width: 70,
      checkbox: true,
      input: true,
      note: "Ticked when it already runs today.",
    },
    {
      key: "handsOn",
      header: "Hands-on",
      width: 84,
      hidden: true,
      align: "center",
      formula: fromCatalogue("handsOn"),
      note: "Puts developers in front of the product, so it waits until the basics pass.",
    },
    {
      key: "listeningTrip",
      header: "Listening trip",
      width: 82,
      checkbox: true,
      input: true,
      note: "An in-person event that openly asks for feedback on a young program.",
    },
    { key: "lifts", header: "Lifts", width: 100, hidden: true, formula: fromCatalogue("lifts") },
    money("cash", "Cash", { width: 66, formula: timesQuantity("cashExpected"), note: "Money paid out, expected." }),
    money("expected", "Expected", {
      width: 80,
      formula: timesQuantity("expected"),
      note: "Catalogue cost x quantity.",
    }),
    {
      key: "verdict",
      header: "Verdict",
      width: 100,
      align: "center",
      spill: (at) =>
        `=FUNDING_CHECK(${at.table("budget", "activity", "expected")};${at.table("audit", "id", "weight")};${at.table("catalogue", "id", "lifts")})`,
    },
    { key: "reason", header: "Reason", width: 520, spilled: true },
    {
      key: "check",
      header: "Check",
      width: 190,
      note: "What is wrong with the row. While it says something, the row is left out of Costs.",
      formula: (at) => `=IF(${at.here("activity")}="";"";${checks(at)})`,
    },
    money("low", "Low", { formula: timesQuantity("low") }),
    money("high", "High", { formula: timesQuantity("high") }),
    money("mean", "Mean", {
      formula: (at) =>
        `=IF(OR(${at.here("activity")}="";${at.here("check")}<>"");"";(${lowest(at)}+4*${at.here("expected")}+${highest(at)})/6)`,
      note: "Three-point mean: (low + 4 x expected + high) / 6. Costs are skewed upwards, so it mostly lies above the expected cost.",
    }),
    {
      key: "hours",
      header: "Hours",
      width: 70,
      format: "number",
      formula: timesQuantity("hoursExpected"),
      note: "Staff hours, expected.",
    },
    { key: "quarter", header: "Quarter", width: 70, input: true, align: "center", choices: ["Q1", "Q2", "Q3", "Q4"] },
    { key: "owner", header: "Owner", width: 110, input: true },
    {
      key: "tag",
      header: "Tag",
      width: 90,
      input: true,
      choices: ["optional", "stopped"],
      note: "optional: the first to go. stopped: taken out by Stop and move.",
    },
    {
      key: "change",
      header: "Expected change",
      width: 200,
      input: true,
      note: "The promise: which KPI moves, from what to what.",
    },
    { key: "changeBy", header: "By", width: 92, format: "date", input: true, note: "When the change should be seen." },
    { key: "stopRule", header: "Stop rule", width: 200, input: true, note: "What would make us stop." },
    {
      key: "outcome",
      header: "Outcome",
      width: 80,
      input: true,
      align: "center",
      choices: OUTCOMES,
      note: "Once the day is there: was the promise kept? It stays on the page for execs.",
    },
    {
      key: "promise",
      header: "Promise",
      width: 170,
      note: "Says when an outcome is due.",
      formula: (at) => `=IF(${at.here("activity")}="";"";${promise(at)})`,
    },
    {
      key: "basis",
      header: "Basis",
      width: 170,
      choices: BASES,
      formula: fromCatalogue("basis"),
      note: "What the figures rest on. Type over it when you have a quote or your own actuals.",
    },
    {
      key: "value",
      header: "Value",
      width: 70,
      format: "number",
      input: true,
      align: "center",
      note: "What all its units together are worth to you, in points of your own; “Suggest a plan” proposes one.",
    },
    {
      key: "maximum",
      header: "Maximum",
      width: 80,
      format: "number",
      input: true,
      align: "center",
      note: "Most units that make sense; blank counts as the quantity, at least 1.",
    },
    money("plan", "Plan", { input: true, note: "What was agreed. “Lock the plan” writes the mean of each row here." }),
    money("forecast", "Forecast", { input: true }),
    money("committed", "Committed", { input: true, note: "Signed or ordered, not yet paid." }),
    money("actual", "Actual", { input: true, note: "Paid." }),
    {
      key: "catalogueRow",
      header: "Catalogue row",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) =>
        `=IF(${at.here("activity")}="";"";IFERROR(MATCH(${at.here("activity")};${at.column("catalogue", "activity")};0);""))`,
    },
    {
      key: "deviation",
      header: "Deviation",
      width: 80,
      hidden: true,
      format: "money",
      note: "(high - low) / 6",
      formula: (at) => `=IF(ISNUMBER(${at.here("mean")});(${highest(at)}-${lowest(at)})/6;0)`,
    },
    {
      key: "square",
      header: "Square",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) => `=${at.here("deviation")}*${at.here("deviation")}`,
    },
    {
      key: "counted",
      header: "Counted",
      width: 80,
      hidden: true,
      format: "number",
      note: "1 where Check has nothing to say: the row counts in Costs.",
      formula: (at) => `=IF(ISNUMBER(${at.here("mean")});1;0)`,
    },
    {
      key: "stageKey",
      header: "Stage key",
      width: 80,
      hidden: true,
      note: "With a comma on both sides of each, so that no stage is found inside the name of another.",
      formula: (at) =>
        `=IF(OR(${at.here("counted")}=0;${at.here("stages")}="");"";","&SUBSTITUTE(SUBSTITUTE(${at.here("stages")};", ";",");" ,";",")&",")`,
    },
    {
      key: "stageCount",
      header: "Stage count",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) =>
        `=IF(${at.here("stageKey")}="";1;LEN(${at.here("stageKey")})-LEN(SUBSTITUTE(${at.here("stageKey")};",";""))-1)`,
    },
    perStage("meanPart", "Mean part", "mean"),
    perStage("deviationPart", "Deviation part", "deviation"),
    perStage("hoursPart", "Hours part", "hours"),
    {
      key: "squarePart",
      header: "Square part",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) => `=${at.here("deviationPart")}*${at.here("deviationPart")}`,
    },
    {
      key: "scalability",
      header: "Scalability",
      width: 110,
      hidden: true,
      formula: fromCatalogue("scalability"),
    },
    {
      key: "request",
      header: "Request",
      width: 80,
      hidden: true,
      note: "Keeps an activity that was sent twice from being added twice.",
    },
  ],
  words: { columns: ["verdict"], colours: VERDICT_COLOURS },
};
