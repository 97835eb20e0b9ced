import { MARK } from "./places";
import { newTab } from "./room";
import { pasteValues, writeCells } from "./write";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

const WHITE = "#ffffff";

/** What a tab is called while it is being copied: one that still has this name was cut off, and nobody else's has it. */
const UNFINISHED = "Groundwork is copying a tab";

/** What people see of a tab, without its hidden rows and columns. */
export function readPage(sheet: Sheet) {
  const range = sheet.getDataRange();
  const [texts, weights, fills] = [range.getDisplayValues(), range.getFontWeights(), range.getBackgrounds()];
  const rows = shownOf(texts.length, (row) => sheet.isRowHiddenByUser(row));
  const columns = shownOf(texts[0]?.length ?? 0, (column) => sheet.isColumnHiddenByUser(column));
  return rows.map((row) =>
    columns.map((column) => ({
      text: texts[row]![column]!,
      isBold: weights[row]![column] === "bold",
      isFilled: fills[row]![column] !== WHITE,
    })),
  );
}

const shownOf = (count: number, isHidden: (position: number) => boolean): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => !isHidden(index + 1));

/** A tab that stands for a moment: what it is called, and what is noted on it. */
export interface Frozen {
  readonly name: string;
  /** Says on its first cell when and from what it was made. */
  readonly note: string;
  /** What a cell says on the copy instead. */
  readonly words: { readonly cell: GoogleAppsScript.Spreadsheet.Range | null; readonly text: string };
  /** By which it is found again when it is asked for twice. */
  readonly mark: { readonly key: string; readonly value: string };
}

/**
 * Copies a tab as it looks, with values in place of formulas, and protects it against slips. Values are pasted from the tab
 * itself: formulas of the copy may still be working. If anything fails, no half of a copy is left.
 */
export function copyFrozen(spreadsheet: Spreadsheet, source: Sheet, { name, note, words, mark }: Frozen): Sheet {
  const copy = beginCopy(spreadsheet, source);
  try {
    const range = source.getDataRange();
    pasteValues(range, copy.getRange(1, 1, range.getNumRows(), range.getNumColumns()));
    forgetPlan(copy);
    copy.getRange(1, 1, copy.getMaxRows(), copy.getMaxColumns()).clearDataValidations();
    for (const chart of copy.getCharts()) pointAtCopy(chart, source, copy);
    if (words.cell) writeCells(copy.getRange(words.cell.getRow(), words.cell.getColumn()), [[words.text]]);
    copy.setTabColor("#80868b");
    copy.getRange(1, 1).setNote(note);
    copy.addDeveloperMetadata(mark.key, mark.value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
    copy.protect().setDescription(name).setWarningOnly(true);
    copy.setName(name);
    return copy;
  } catch (error) {
    spreadsheet.deleteSheet(copy);
    throw error;
  }
}

/**
 * A copy at the end of the tabs. Its maker names it last, when it is whole: by its name, which it has from the first moment,
 * one that was cut off is told from a copy that somebody made.
 */
export function beginCopy(spreadsheet: Spreadsheet, source: Sheet): Sheet {
  dropCutCopy(spreadsheet);
  const active = spreadsheet.getActiveSheet();
  const copy = newTab(spreadsheet, source.getMaxRows() * source.getMaxColumns(), () =>
    spreadsheet.insertSheet(UNFINISHED, spreadsheet.getNumSheets(), { template: source }),
  );
  spreadsheet.setActiveSheet(active);
  return copy;
}

/** Deletes what a run that was cut off while it copied a tab has left. */
export function dropCutCopy(spreadsheet: Spreadsheet): void {
  const unfinished = spreadsheet.getSheetByName(UNFINISHED);
  if (unfinished) spreadsheet.deleteSheet(unfinished);
}

/** Marks and names that a copied tab brings along would let the plan take it for its own. */
export function forgetPlan(copy: Sheet): void {
  // Nearly all have the one key, and need not be asked for it.
  for (const mark of copy.createDeveloperMetadataFinder().withKey(MARK).find()) mark.remove();
  for (const mark of copy.createDeveloperMetadataFinder().find()) {
    if (mark.getKey()?.startsWith(MARK)) mark.remove();
  }
  for (const named of copy.getNamedRanges()) named.remove();
}

/** A chart that still draws the tab it was copied from would change with the plan. */
function pointAtCopy(chart: Chart, source: Sheet, copy: Sheet): void {
  const ranges = chart.getRanges();
  if (ranges.every((range) => range.getSheet().getSheetId() !== source.getSheetId())) return;
  const builder = chart.modify().clearRanges();
  for (const range of ranges) {
    const isOfSource = range.getSheet().getSheetId() === source.getSheetId();
    builder.addRange(isOfSource ? copy.getRange(range.getA1Notation()) : range);
  }
  copy.updateChart(builder.build());
}
