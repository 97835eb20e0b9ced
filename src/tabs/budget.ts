import { TIERS } from "../domain/tiers";
import { type Column, type FormulaText, type Tab, VERDICT_COLOURS } from "./define";

/** Of the catalogue row that the activity names; blank for an activity of the user's own, who types over it. */
const fromCatalogue =
  (column: string): FormulaText =>
  (at) =>
    `=IF(${at.here("catalogueRow")}="";"";INDEX(${at.column("catalogue", column)};${at.here("catalogueRow")}))`;

/** The catalogue's figure for one unit, times the quantity; a blank quantity is one. */
const timesQuantity =
  (column: string): FormulaText =>
  (at) =>
    `=IF(${at.here("catalogueRow")}="";"";IF(${at.here("quantity")}="";1;${at.here("quantity")})*INDEX(${at.column("catalogue", column)};${at.here("catalogueRow")}))`;

const money = (key: string, header: string, rest: Partial<Column>): Column => ({
  key,
  header,
  width: 88,
  format: "money",
  ...rest,
});

const sum =
  (column: string): FormulaText =>
  (at) =>
    `=SUM(${at.column("budget", column)})`;

export const budgetTab: Tab = {
  key: "budget",
  name: "Budget",
  colour: "#0b57d0",
  headerRow: 6,
  rows: 80,
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
    money("low", "Low", { formula: timesQuantity("low") }),
    money("high", "High", { formula: timesQuantity("high") }),
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
    { key: "tag", header: "Tag", width: 90, input: true, choices: ["optional"] },
    money("plan", "Plan", { input: true, note: "What was agreed; type it once the plan is." }),
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
  ],
  words: { columns: ["verdict"], colours: VERDICT_COLOURS },
};
