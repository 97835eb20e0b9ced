import { type ExampleArgument, exampleOf, valuesOf } from "../functions/examples";
import { callFunction } from "../functions/index";
import { ALL_TABS } from "../tabs/index";
import { columnLetters } from "../workbook/addresses";
import { withDocumentLock } from "../workbook/lock";
import { findPlaces } from "../workbook/places";
import { text } from "../workbook/read";
import { type CellValue, clearCells, fillFormula, writeCells } from "../workbook/write";
import { fieldsOf, textField } from "./requests";
import type { Applied, InsertedExample } from "./server";

type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** A free column between the result and the numbers that it comes from, and between those. */
const GAP = 1;

/** Puts a function's example into the active cell, with its own numbers beside it, if all the cells that takes are free. */
export function insertExample(request: unknown): InsertedExample {
  const name = textField(fieldsOf(request, ["name"]), "name", 60);
  const example = exampleOf(name);
  if (!example) throw new Error("There is no such function. Close the sidebar and open it again.");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return withDocumentLock(() => {
    const sheet = spreadsheet.getActiveSheet();
    const cell = sheet.getCurrentCell() ?? sheet.getActiveCell();
    const [row, column] = [cell.getRow(), cell.getColumn()];
    const result = sizeOf(callFunction(name, valuesOf(example)));
    const blocks = placeBlocks(example, column + result.columns + GAP);
    const size = {
      rows: Math.max(result.rows, ...blocks.map(({ values }) => values.length)),
      columns: Math.max(result.columns, ...blocks.map(({ from, values }) => from + values[0]!.length - column)),
    };
    refusePlan(sheet, row, column);
    const formula = formulaOf(name, example, blocks, row);
    refuseTaken(sheet, row, column, size, ownCells(cell, formula, result, blocks));
    for (const { from, values } of blocks) {
      writeCells(sheet.getRange(row, from, values.length, values[0]!.length), values);
    }
    fillFormula(cell, formula);
    const area = addressOf(row, column, size);
    return { message: `Inserted into ${area}, with its own numbers beside it.`, area, sheet: sheet.getName(), name };
  });
}

/** Takes an example out again, if its formula is still there; numbers that somebody changed meanwhile stay. */
export function removeExample(request: unknown): Applied {
  const fields = fieldsOf(request, ["name", "sheet", "area"]);
  const name = textField(fields, "name", 60);
  const area = textField(fields, "area", 30);
  const sheetName = textField(fields, "sheet", 200);
  return withDocumentLock(() => {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(sheetName);
    const cell = sheet && /^[A-Z]+\d+(:[A-Z]+\d+)?$/.test(area) ? sheet.getRange(area).getCell(1, 1) : null;
    const example = exampleOf(name);
    if (!sheet || !example || !cell?.getFormula().toUpperCase().startsWith(`=${name}(`)) {
      throw new Error("The example is not there any more. Nothing was changed.");
    }
    const { columns } = sizeOf(callFunction(name, valuesOf(example)));
    const kept = placeBlocks(example, cell.getColumn() + columns + GAP).map((block) =>
      takeBlockOut(sheet, cell.getRow(), block),
    );
    // Last, because it is what an example is known by that could not be taken out whole.
    clearCells(cell);
    const changed = kept.reduce((sum, count) => sum + count, 0);
    const stay = changed === 1 ? " One cell that was changed stays." : ` ${changed} cells that were changed stay.`;
    return { message: `Taken out of ${area} again.${changed === 0 ? "" : stay}` };
  });
}

/** Empties the cells that still hold what the example wrote; returns how many do not. */
function takeBlockOut(sheet: Sheet, row: number, { from, values }: Block): number {
  const now = sheet.getRange(row, from, values.length, values[0]!.length).getValues();
  const own = values.flatMap((cells, down) =>
    cells.flatMap((value, across) => (same(now[down]![across], value) ? [[row + down, from + across] as const] : [])),
  );
  for (const [cellRow, column] of own) clearCells(sheet.getRange(cellRow, column));
  return values.length * values[0]!.length - own.length;
}

const same = (one: CellValue, other: CellValue): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;

const sizeOf = (result: unknown): Size =>
  Array.isArray(result)
    ? { rows: result.length, columns: Array.isArray(result[0]) ? result[0].length : 1 }
    : { rows: 1, columns: 1 };

interface Block {
  readonly argument: ExampleArgument;
  /** Its first column. */
  readonly from: number;
  readonly values: readonly (readonly CellValue[])[];
}

/** The cells that arguments need, side by side. */
function placeBlocks(example: readonly ExampleArgument[], first: number): Block[] {
  const blocks: Block[] = [];
  let from = first;
  for (const argument of example) {
    if (!("cells" in argument)) continue;
    blocks.push({ argument, from, values: argument.cells });
    from += argument.cells[0]!.length + GAP;
  }
  return blocks;
}

/** With “;”, which every locale understands, and without decimals, which not every locale does. */
function formulaOf(name: string, example: readonly ExampleArgument[], blocks: readonly Block[], row: number): string {
  const words = example.map((argument) => {
    if (!("cells" in argument)) return JSON.stringify(argument.written);
    const { from, values } = blocks.find((block) => block.argument === argument)!;
    return addressOf(row, from, { rows: values.length, columns: values[0]!.length });
  });
  return `=${name}(${words.join(";")})`;
}

function addressOf(row: number, column: number, { rows, columns }: Size): string {
  const first = `${columnLetters(column)}${row}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows - 1}`;
  return first === last ? first : `${first}:${last}`;
}

/** The plan's own columns stay the plan's, empty or not; what stands to the right of them is the person's. */
function refusePlan(sheet: Sheet, row: number, column: number): void {
  const places = findPlaces(SpreadsheetApp.getActiveSpreadsheet(), ALL_TABS);
  const place = [...places.values()].find((each) => each.sheet.getSheetId() === sheet.getSheetId());
  if (!place) return;
  const last = Math.max(...place.columns.values(), ...place.tab.block().map((cell) => cell.column));
  if (column > last) return;
  throw new Error(
    `${columnLetters(column)}${row} belongs to the plan's tab ${sheet.getName()}. Choose an empty cell in a tab of your own, then insert again. Nothing was written.`,
  );
}

/** Whether a cell, counted from the formula's, holds what an insertion that was cut off has written there already. */
type IsOwn = (down: number, across: number, value: CellValue) => boolean;

function ownCells(cell: Range, formula: string, result: Size, blocks: readonly Block[]): IsOwn {
  const isWhole = withoutSpelling(cell.getFormula()) === withoutSpelling(formula);
  const column = cell.getColumn();
  return (down, across, value) => {
    if (isWhole && down < result.rows && across < result.columns) return true;
    const block = blocks.find(({ from, values }) => {
      const inside = column + across - from;
      return inside >= 0 && inside < values[0]!.length && down < values.length;
    });
    return block !== undefined && same(block.values[down]![column + across - block.from]!, value);
  };
}

/** A formula reads back with the separators of its locale. */
const withoutSpelling = (formula: string): string => formula.replace(/;/g, ",").replace(/\s/g, "").toUpperCase();

function refuseTaken(sheet: Sheet, row: number, column: number, size: Size, isOwn: IsOwn): void {
  const area = addressOf(row, column, size);
  if (row + size.rows - 1 > sheet.getMaxRows() || column + size.columns - 1 > sheet.getMaxColumns()) {
    throw new Error(
      `The example needs ${area}, and the tab ends before. Choose a cell further up or to the left. Nothing was written.`,
    );
  }
  const range = sheet.getRange(row, column, size.rows, size.columns);
  const [values, formulas] = [range.getValues(), range.getFormulas()];
  for (const [down, cells] of values.entries()) {
    for (const [across, value] of cells.entries()) {
      const held = formulas[down]![across] || text(value);
      if (held === "" || isOwn(down, across, value)) continue;
      const address = `${columnLetters(column + across)}${row + down}`;
      throw new Error(
        `The example needs ${area}, and ${address} holds “${held.slice(0, 60)}”. Choose another cell. Nothing was written.`,
      );
    }
  }
}
