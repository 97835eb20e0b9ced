import { citedRules } from "../domain/talkRules";
import { TIERS } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needPlace } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { textSetting } from "../workbook/settings";
import type { CellValue } from "../workbook/write";
import { putRows } from "./budgetRows";
import { choicesOf, presentScores, stageNames } from "./catalogueRows";
import { LARGEST_QUANTITY } from "./planRows";
import {
  choiceField,
  fieldsOf,
  flagField,
  keyField,
  nameField,
  numberField,
  textField,
  wholeNumberField,
} from "./requests";
import type { ActivityCheck, ActivityForm, AddedActivity, NewActivity, OwnActivity } from "./server";
import { verdictsOf } from "./verdicts";

const LARGEST_COST = 1e12;
const MOST_STAGES = 7;

const QUARTERS = ["", "Q1", "Q2", "Q3", "Q4"] as const;

/** The catalogue of this plan, with what each activity costs in it and where the criteria stand that it lifts. */
export function readActivities(): ActivityForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const place = needPlace(findPlaces(spreadsheet, [catalogueTab]), catalogueTab);
  return {
    activities: choicesOf(readTable(place)),
    currency: textSetting(spreadsheet, "Groundwork_currency"),
    stages: stageNames(spreadsheet),
    scores: presentScores(spreadsheet),
  };
}

/** What FUNDING_CHECK would say of the activity as a row of this plan; nothing is written. */
export function checkActivity(request: unknown): ActivityCheck {
  const activity = activityField(request);
  const places = findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [auditTab, budgetTab, catalogueTab]);
  const catalogue = readTable(needPlace(places, catalogueTab));
  const known: TableRow["cells"] = activity.own
    ? { tier: activity.own.tier, stages: activity.own.stages.join(", "), expected: activity.own.expected }
    : catalogueRow(catalogue, activity.activity);
  // The limits of a pilot and of CAUTION are of the whole Budget. Rows that its Check column complains of do not count.
  const planned = readTable(needPlace(places, budgetTab)).filter(
    ({ cells }) => text(cells.activity) !== "" && text(cells.check) === "" && text(cells.request) !== activity.id,
  );
  const judged = verdictsOf(places, [{ cells: rowOf(activity, known) }, ...planned]);
  const { verdict, reason } = judged[0]!; // As many verdicts as rows.
  return { verdict, reason, rules: citedRules(reason) };
}

/** The activity as a row of the Budget would hold it. */
function rowOf(
  { activity, quantity, running, listeningTrip }: NewActivity,
  known: TableRow["cells"],
): TableRow["cells"] {
  const times = (cost: CellValue | undefined) => (typeof cost === "number" ? cost * quantity : "");
  return {
    ...known,
    activity,
    quantity,
    running,
    listeningTrip,
    cash: times(known.cashExpected),
    expected: times(known.expected),
  };
}

/** Adds the activity to the Budget, in its first free row; one that was sent before is written into the row it has. */
export function addActivity(request: unknown): AddedActivity {
  const activity = activityField(request);
  return withDocumentLock(() => {
    const places = findPlaces(SpreadsheetApp.getActiveSpreadsheet(), [budgetTab, catalogueTab]);
    const catalogue = readTable(needPlace(places, catalogueTab));
    if (activity.own) refuseKnown(catalogue, activity.activity);
    else catalogueRow(catalogue, activity.activity);
    const [row] = putRows(places, [{ request: activity.id, cells: cellsOf(activity) }]) as [number];
    const { sheet, columns } = places.get("budget")!;
    sheet.getRange(row, columns.get("activity")!).activate();
    return { row, message: `Added to row ${row} of ${sheet.getName()}.` };
  });
}

function cellsOf({ activity, own, quantity, running, listeningTrip, quarter, owner }: NewActivity) {
  return {
    activity,
    quantity,
    running,
    listeningTrip,
    quarter: quarter || null,
    owner: owner || null,
    ...(own ? ownCells(own, quantity) : {}),
  };
}

/** Typed over the formulas that would look the activity up, as a person would. */
function ownCells({ tier, stages, low, expected, high, hours }: OwnActivity, quantity: number) {
  return {
    tier,
    stages: stages.join(", ") || null,
    low: low * quantity,
    expected: expected * quantity,
    high: high * quantity,
    hours: hours * quantity,
  };
}

function activityField(request: unknown): NewActivity {
  const fields = fieldsOf(request, [
    "id",
    "activity",
    "own",
    "quantity",
    "quarter",
    "owner",
    "running",
    "listeningTrip",
  ]);
  const activity = nameField(fields, "activity", 300);
  if (activity === "") throw new Error("activity: expected a name.");
  return {
    id: keyField(fields, "id"),
    activity,
    own: fields.own === null ? null : ownField(fields.own),
    quantity: wholeNumberField(fields, "quantity", 1, LARGEST_QUANTITY),
    quarter: choiceField(fields, "quarter", QUARTERS),
    owner: textField(fields, "owner", 200).trim(),
    running: flagField(fields, "running"),
    listeningTrip: flagField(fields, "listeningTrip"),
  };
}

function ownField(value: unknown): OwnActivity {
  const fields = fieldsOf(value, ["tier", "stages", "low", "expected", "high", "hours"], "activity of your own");
  const amount = (key: string) => numberField(fields, key, 0, LARGEST_COST);
  const [low, expected, high] = [amount("low"), amount("expected"), amount("high")];
  if (low > expected || expected > high) {
    throw new Error("The low cost must not be above the expected one, nor that above the high one.");
  }
  const tiers = TIERS.map(({ name }) => name);
  return {
    tier: choiceField(fields, "tier", tiers),
    stages: stagesField(fields.stages),
    low,
    expected,
    high,
    hours: amount("hours"),
  };
}

/** Stage names go into one cell with commas between, so none may hold a comma. */
export function stagesField(value: unknown): string[] {
  if (!Array.isArray(value) || value.length > MOST_STAGES) throw new Error("stages: expected up to seven stages.");
  return value
    .map((stage) => textField({ stage }, "stage", 100).replace(/,/g, " "))
    .map((stage) => nameField({ stage }, "stage", 100))
    .filter(Boolean);
}

function refuseKnown(rows: readonly TableRow[], activity: string): void {
  if (!rows.some(({ cells }) => text(cells.activity).toLowerCase() === activity.toLowerCase())) return;
  throw new Error(
    `“${activity.slice(0, 80)}” is in the Catalogue. Choose it from the list, or give yours another name.`,
  );
}

export function catalogueRow(rows: readonly TableRow[], activity: string): TableRow["cells"] {
  const found = rows.find(({ cells }) => text(cells.activity) === activity);
  if (!found) {
    throw new Error(
      `“${activity.slice(0, 80)}” is not in the Catalogue of this plan any more. Choose another activity.`,
    );
  }
  return found.cells;
}
