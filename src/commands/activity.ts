import { callFunction } from "../functions/index";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import type { Tab } from "../tabs/define";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, needPlace, type Places } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { addRow } from "../workbook/rows";
import type { CellValue } from "../workbook/write";
import { choiceField, fieldsOf, flagField, textField, wholeNumberField } from "./requests";
import type { ActivityCheck, ActivityChoice, ActivityForm, AddedActivity, NewActivity } from "./server";

const LARGEST_QUANTITY = 10_000;

const QUARTERS = ["", "Q1", "Q2", "Q3", "Q4"] as const;

/** The catalogue of this plan, with what each activity costs in it. */
export function readActivities(): ActivityForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const place = needPlace(findPlaces(spreadsheet, [catalogueTab]), catalogueTab);
  return {
    activities: readTable(place).flatMap((row) => choiceOf(row)),
    currency: text(spreadsheet.getRangeByName("Groundwork_currency")?.getValue()),
  };
}

/** What FUNDING_CHECK would say of the activity as a row of this plan; nothing is written. */
export function checkActivity(request: unknown): ActivityCheck {
  const activity = activityField(request);
  const places = findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [auditTab, catalogueTab]);
  const catalogue = readTable(needPlace(places, catalogueTab));
  const chosen = catalogueRow(catalogue, activity.activity);
  const headers = [
    "Activity",
    "Tier",
    "Stages",
    "Quantity",
    "Running",
    "Hands-on",
    "Listening trip",
    "Lifts",
    "Expected",
  ];
  const expected = typeof chosen.expected === "number" ? chosen.expected * activity.quantity : "";
  const row = [
    activity.activity,
    chosen.tier ?? "",
    chosen.stages ?? "",
    activity.quantity,
    activity.running,
    chosen.handsOn ?? false,
    activity.listeningTrip,
    chosen.lifts ?? "",
    expected,
  ];
  const answer = callFunction("FUNDING_CHECK", [
    [headers, row],
    tableOf(places, auditTab, ["id", "tier", "criterion", "score", "gate", "weight"]),
    tableOf(places, catalogueTab, ["id", "activity", "lifts", "expected", "leadWeeks"]),
    false,
  ]);
  const [verdict, reason] = Array.isArray(answer) ? (answer[0] as CellValue[]) : [answer, ""];
  return { verdict: text(verdict as CellValue), reason: text(reason as CellValue) };
}

/** Adds the activity to the Budget, in its first free row. */
export function addActivity(request: unknown): AddedActivity {
  const activity = activityField(request);
  return withDocumentLock(() => {
    const places = findPlaces(SpreadsheetApp.getActiveSpreadsheet());
    catalogueRow(readTable(needPlace(places, catalogueTab)), activity.activity);
    const place = needPlace(places, budgetTab);
    const row = addRow(place, places, "activity", {
      activity: activity.activity,
      quantity: activity.quantity,
      running: activity.running,
      listeningTrip: activity.listeningTrip,
      quarter: activity.quarter || null,
      owner: activity.owner || null,
    });
    place.sheet.getRange(row, needColumn(place, "activity")).activate();
    return { row, message: `Added to row ${row} of ${place.sheet.getName()}.` };
  });
}

function activityField(request: unknown): NewActivity {
  const fields = fieldsOf(request, ["activity", "quantity", "quarter", "owner", "running", "listeningTrip"]);
  return {
    activity: textField(fields, "activity", 300).trim(),
    quantity: wholeNumberField(fields, "quantity", 1, LARGEST_QUANTITY),
    quarter: choiceField(fields, "quarter", QUARTERS),
    owner: textField(fields, "owner", 200).trim(),
    running: flagField(fields, "running"),
    listeningTrip: flagField(fields, "listeningTrip"),
  };
}

function catalogueRow(rows: readonly TableRow[], activity: string): TableRow["cells"] {
  const found = rows.find(({ cells }) => text(cells.activity) === activity);
  if (!found) {
    throw new Error(
      `“${activity.slice(0, 80)}” is not in the Catalogue of this plan any more. Choose another activity.`,
    );
  }
  return found.cells;
}

function choiceOf({ cells }: TableRow): ActivityChoice[] {
  const number = (key: string) => (typeof cells[key] === "number" ? cells[key] : 0);
  const name = text(cells.activity);
  if (name === "") return [];
  return [
    {
      id: text(cells.id),
      name,
      tier: text(cells.tier),
      stages: text(cells.stages),
      unit: text(cells.unit),
      low: number("low"),
      expected: number("expected"),
      high: number("high"),
      leadWeeks: number("leadWeeks"),
      lifts: text(cells.lifts),
      basis: text(cells.basis),
    },
  ];
}

/** A tab's table as a custom function gets it: its own headers, then the rows. */
export function tableOf(places: Places, tab: Tab, keys: readonly string[]): CellValue[][] {
  const rows = readTable(needPlace(places, tab));
  const headers = keys.map((key) => tab.columns.find((column) => column.key === key)!.header);
  return [headers, ...rows.map(({ cells }) => keys.map((key) => cells[key] ?? ""))];
}
