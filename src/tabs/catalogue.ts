import { ASSUMPTION, BASES, CATALOGUE_YEAR, PARTLY_PUBLISHED } from "../domain/bases";
import { type Activity, CATALOGUE } from "../domain/catalogue";
import { RATES } from "../domain/rates";
import { sharedAmount } from "../domain/sharedParts";
import { SOURCES } from "../domain/sources";
import { TIERS, tierById } from "../domain/tiers";
import type { Column, FormulaText, StartingContent, Tab } from "./define";
import { sharedPartName } from "./settingsParts";

/** Hours times the rate of the role, plus cash; an unknown role is an error in the cell, never a zero. */
const total =
  (estimate: "Low" | "Expected" | "High"): FormulaText =>
  (at) =>
    `=IF(${at.here("activity")}="";"";${at.here(`hours${estimate}`)}*INDEX(Groundwork_rates;MATCH(${at.here("role")};Groundwork_roles;0))+${at.here(`cash${estimate}`)})`;

const estimates = (key: "hours" | "cash", header: string, note: string): Column[] =>
  (["Low", "Expected", "High"] as const).map((estimate) => ({
    key: `${key}${estimate}`,
    header: `${header}, ${estimate.toLowerCase()}`,
    width: 84,
    format: "money",
    input: true,
    note,
  }));

const totals: Column[] = (["Low", "Expected", "High"] as const).map((estimate) => ({
  key: estimate.toLowerCase(),
  header: estimate,
  width: 84,
  format: "money",
  note: "Hours x hour rate (Settings) + cash, for one unit.",
  formula: total(estimate),
}));

/** Cash with shared parts follows them, as a formula over what is the activity's own; other cash is a number. */
function cashOf({ cash, shares }: Activity, estimate: 0 | 1 | 2): StartingContent {
  const shared = shares?.[estimate] ?? {};
  const parts = Object.entries(shared);
  if (parts.length === 0) return cash[estimate];
  const own = cash[estimate] - sharedAmount(shared);
  const terms = parts.map(([id, times]) => `${times === 1 ? "" : `${times}*`}${sharedPartName(id)}`);
  return () => `=${[...(own === 0 ? [] : [own]), ...terms].join("+")}`;
}

export const catalogueTab: Tab = {
  key: "catalogue",
  name: "Catalogue",
  colour: "#80868b",
  headerRow: 4,
  rows: CATALOGUE.length + 15,
  block: () => [
    { row: 1, column: 1, text: "Catalogue", style: "title" },
    {
      row: 2,
      column: 1,
      formula: () =>
        `="What activities cost, in "&Groundwork_currency&" for one unit. Most hours and some cash are planning assumptions: edit them, add your own rows below."`,
      style: "lead",
    },
  ],
  columns: [
    { key: "id", header: "Id", width: 46, align: "center" },
    { key: "activity", header: "Activity", width: 330, input: true, aliases: ["Name"] },
    { key: "tier", header: "Tier", width: 150, input: true, choices: TIERS.map(({ name }) => name) },
    { key: "stages", header: "Stages", width: 260, input: true, note: "One to three funnel stages, with commas." },
    { key: "unit", header: "Unit", width: 130, input: true },
    ...totals,
    {
      key: "role",
      header: "Role",
      width: 250,
      input: true,
      choices: RATES.map(({ name }) => name),
      note: "Whose hour rate counts; rates are on Settings.",
    },
    ...estimates("hours", "Hours", "Staff hours for one unit."),
    ...estimates("cash", "Cash", "Money paid out for one unit."),
    { key: "leadWeeks", header: "Lead weeks", width: 70, format: "number", input: true },
    { key: "scalability", header: "Scalability", width: 110, input: true },
    {
      key: "handsOn",
      header: "Hands-on",
      width: 76,
      checkbox: true,
      input: true,
      note: "Puts developers in front of the product, so it waits until the basics pass.",
    },
    { key: "lifts", header: "Lifts", width: 150, input: true, note: "Criteria it can raise, with commas." },
    {
      key: "basis",
      header: "Basis",
      width: 200,
      input: true,
      choices: BASES,
      note: "Planning assumption: our starting value, no published figure found.",
    },
    {
      key: "checked",
      header: "Checked in",
      width: 70,
      input: true,
      align: "center",
      note: "The year in which somebody last looked at the figures.",
    },
    {
      key: "fresh",
      header: "Still fresh?",
      width: 80,
      align: "center",
      note: "stale: last checked more than 24 months ago. Look at the figures again, then type this year.",
      // Only a year is known, so the figures count as checked at its end.
      formula: (at) =>
        `=IF(${at.here("activity")}="";"";IF(NOT(ISNUMBER(${at.here("checked")}));"no date";IF(YEAR(TODAY())-${at.here("checked")}>2;"stale";"")))`,
    },
    {
      key: "actuals",
      header: "Own actuals",
      width: 80,
      format: "number",
      align: "center",
      note: "Budget rows of this activity with an amount under Actual.",
      formula: (at) =>
        `=IF(${at.here("activity")}="";"";COUNTIFS(${at.column("budget", "activity")};${at.here("activity")};${at.column("budget", "actual")};">0"))`,
    },
    {
      key: "actualEach",
      header: "Paid for one",
      width: 90,
      format: "money",
      note: "What the Budget says was paid, for one unit. A blank quantity counts as 1.",
      formula: (at) => {
        const rows = `${at.column("budget", "activity")};${at.here("activity")};${at.column("budget", "actual")};">0"`;
        const units = `SUMIFS(${at.column("budget", "quantity")};${rows})+COUNTIFS(${rows};${at.column("budget", "quantity")};"")`;
        return `=IF(OR(${at.here("actuals")}="";${at.here("actuals")}=0);"";IFERROR(SUMIFS(${at.column("budget", "actual")};${rows})/(${units});""))`;
      },
    },
    {
      key: "offer",
      header: "Offer",
      width: 230,
      note: "From two actuals on, your own figure is better than ours.",
      formula: (at) =>
        `=IF(OR(${at.here("actuals")}="";${at.here("actuals")}=0;${at.here("actuals")}=1);"";IF(ABS(${at.here("actualEach")}-${at.here("cashExpected")})<1;"in use";"use "&TEXT(${at.here("actualEach")};"#,##0")&" as cash: Budget > Use own actuals"))`,
    },
    { key: "source", header: "Source", width: 320 },
    { key: "note", header: "What is assumed", width: 320 },
  ],
  contentKeys: ["id", "activity"],
  content: () =>
    CATALOGUE.map((activity) => ({
      id: activity.id,
      activity: activity.name,
      tier: tierById(activity.tier).name,
      stages: activity.stages.join(", "),
      unit: activity.unit,
      role: RATES.find(({ id }) => id === activity.role)!.name,
      hoursLow: activity.hours[0],
      hoursExpected: activity.hours[1],
      hoursHigh: activity.hours[2],
      cashLow: cashOf(activity, 0),
      cashExpected: cashOf(activity, 1),
      cashHigh: cashOf(activity, 2),
      leadWeeks: activity.leadWeeks,
      scalability: activity.scalability,
      handsOn: activity.handsOn,
      lifts: activity.lifts.join(", "),
      basis: activity.sources.length === 0 ? ASSUMPTION : PARTLY_PUBLISHED,
      checked: CATALOGUE_YEAR,
      source: activity.sources.map((id) => `${SOURCES[id]!.text} (${SOURCES[id]!.year})`).join("; "),
      note: activity.note,
    })),
};
