import { OWN_ACTUALS } from "../domain/bases";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { historyTab } from "../tabs/history";
import { today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces, needColumn, needPlace, type Place } from "../workbook/places";
import { say, showProgress } from "../workbook/progress";
import { readTable, type TableRow, text } from "../workbook/read";
import { type RowChange, writeRows } from "../workbook/rows";
import { changedMeanwhile } from "../workbook/seen";
import { needVersion } from "../workbook/version";
import { needWholeRecord } from "./setUp";
import { keepSnapshot } from "./snapshots";
import { withUndo } from "./undo";

type Ui = GoogleAppsScript.Base.Ui;

/** From so many actuals of a kind on, the user's own figure is better than a default. A planning assumption of ours. */
const ENOUGH_ACTUALS = 2;

/** The note of the snapshot that is taken before a plan is locked. */
const BEFORE_LOCK = "Before the plan was locked";

/** Writes the mean of each row of the Budget as its plan: the baseline that forecasts and actuals are compared with. */
export function lockPlan(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  needVersion(spreadsheet);
  const place = needPlace(findPlaces(spreadsheet, [budgetTab]), budgetTab);
  const planned = readTable(place).filter(({ cells }) => text(cells.plan) !== "");
  if (planned.length > 0 && !isConfirmed(SpreadsheetApp.getUi(), planned.length)) return;
  const agreed = new Map(planned.map(({ position, cells }) => [position, text(cells.plan)]));
  const id = `lock-plan-${Date.now()}`;
  const message = withDocumentLock(() => {
    if (rowsToLock(place, agreed).length === 0) return "Every row's plan is its mean already. Nothing was changed.";
    showProgress(spreadsheet, "Keeping a snapshot of the plan, then locking it…");
    needWholeRecord(spreadsheet, historyTab);
    return withUndo(spreadsheet, { id, what: "Lock the plan" }, ["budget", "history"], () => {
      keepSnapshot(spreadsheet, id, BEFORE_LOCK);
      const changes = rowsToLock(place, agreed);
      writeRows(place, changes);
      return `Locked the plan of ${changes.length} ${changes.length === 1 ? "row" : "rows"}. A snapshot keeps what was before; “Undo last change” takes it back.`;
    });
  });
  say(spreadsheet, message, 6);
}

/** Reads again, because somebody may have typed meanwhile: a plan that the person did not agree to write over stops it all. */
function rowsToLock(place: Place, agreed: ReadonlyMap<number, string>): RowChange[] {
  const rows = readTable(place).filter(
    ({ cells }) => typeof cells.mean === "number" && cells.plan !== inCents(cells.mean),
  );
  const unknown = rows.find(
    ({ position, cells }) => text(cells.plan) !== "" && text(cells.plan) !== agreed.get(position),
  );
  if (unknown) throw changedMeanwhile(place, unknown.position, needColumn(place, "plan"));
  return rows.map(lockedRow);
}

const inCents = (amount: unknown): number => Math.round(Number(amount) * 100) / 100;

const lockedRow = ({ position, cells }: TableRow): RowChange => ({
  position,
  cells: { plan: inCents(cells.mean) },
});

function isConfirmed(ui: Ui, planned: number): boolean {
  const rows = planned === 1 ? "1 row has" : `${planned} rows have`;
  const answer = ui.alert(
    "Lock the plan again?",
    `${rows} a plan already. Yes writes today's mean over it; what was agreed before is gone from the sheet, except through “Undo last change”.`,
    ui.ButtonSet.YES_NO,
  );
  return answer === ui.Button.YES;
}

/** Puts what was really paid in place of the Catalogue's cash, where the Budget has two actuals of a kind or more. */
export function useOwnActuals(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const message = withDocumentLock(() =>
    withUndo(spreadsheet, { id: `own-actuals-${Date.now()}`, what: "Use own actuals" }, ["catalogue"], () => {
      const places = findPlaces(spreadsheet, [budgetTab, catalogueTab]);
      const paid = paidByActivity(readTable(needPlace(places, budgetTab)));
      const catalogue = needPlace(places, catalogueTab);
      const changes = readTable(catalogue).flatMap((row) => ownRow(row, paid.get(text(row.cells.activity)) ?? []));
      writeRows(catalogue, changes);
      return changes.length === 0
        ? `There is nothing new to use: an activity needs ${ENOUGH_ACTUALS} rows of the Budget with an amount under Actual.`
        : `Put your own actuals into ${changes.length} ${changes.length === 1 ? "row" : "rows"} of the Catalogue. “Undo last change” takes it back.`;
    }),
  );
  say(spreadsheet, message, 8);
}

/** What a row of the Budget says was paid, and for how many units. */
interface Payment {
  readonly amount: number;
  readonly units: number;
}

/** The payments of each activity. A blank quantity counts as 1. */
function paidByActivity(rows: readonly TableRow[]): ReadonlyMap<string, readonly Payment[]> {
  const paid = new Map<string, Payment[]>();
  for (const { cells } of rows) {
    const units = cells.quantity === "" ? 1 : cells.quantity;
    if (typeof cells.actual !== "number" || cells.actual <= 0 || typeof units !== "number" || units <= 0) continue;
    const activity = text(cells.activity);
    paid.set(activity, [...(paid.get(activity) ?? []), { amount: cells.actual, units }]);
  }
  return paid;
}

const total = (payments: readonly Payment[], part: keyof Payment): number =>
  payments.reduce((sum, payment) => sum + payment[part], 0);

function ownRow({ position, cells }: TableRow, paid: readonly Payment[]): RowChange[] {
  if (paid.length < ENOUGH_ACTUALS || text(cells.activity) === "") return [];
  const each = paid.map(({ amount, units }) => amount / units);
  const own = {
    cashLow: inCents(Math.min(...each)),
    cashExpected: inCents(total(paid, "amount") / total(paid, "units")),
    cashHigh: inCents(Math.max(...each)),
    basis: OWN_ACTUALS,
    checked: Number(today().slice(0, 4)),
  };
  const isInUse = Object.entries(own).every(([key, value]) => cells[key] === value);
  return isInUse ? [] : [{ position, cells: own }];
}
