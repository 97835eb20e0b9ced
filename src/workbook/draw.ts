import {
  type BlockCell,
  type BlockStyle,
  type Column,
  columnOf,
  FORMATS,
  type References,
  type Tab,
  type WordColour,
} from "../tabs/define";
import { refuseProtectedTabs } from "./barriers";
import { needColumn, type Place, type Places } from "./places";
import { columnAddress, rangesOf } from "./ranges";
import { referencesFor } from "./references";
import { runsOf } from "./rows";
import { starting } from "./starting";
import { type CellContent, fillFormula, writeCells } from "./write";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Validation = GoogleAppsScript.Spreadsheet.DataValidation;

interface Look {
  readonly colour: string;
  readonly background: string | null;
  readonly weight: "normal" | "bold";
  readonly size: number;
}

/** Finance's convention: what people type is blue, what is calculated is black. */
const INPUT_COLOUR = "#1a56c4";
const TEXT_COLOUR = "#202124";
const NOTE_COLOUR = "#5f6368";
const HEAD_BACKGROUND = "#e8eef7";
const CARD_BACKGROUND = "#f4f6f9";
const BAR_COLOUR = "#0072b2";

const LOOKS: Readonly<Record<BlockStyle, Look>> = {
  title: { colour: TEXT_COLOUR, background: null, weight: "bold", size: 16 },
  lead: { colour: NOTE_COLOUR, background: null, weight: "normal", size: 10 },
  label: { colour: TEXT_COLOUR, background: null, weight: "bold", size: 10 },
  head: { colour: TEXT_COLOUR, background: HEAD_BACKGROUND, weight: "bold", size: 10 },
  value: { colour: TEXT_COLOUR, background: null, weight: "normal", size: 10 },
  figure: { colour: TEXT_COLOUR, background: null, weight: "normal", size: 10 },
  note: { colour: NOTE_COLOUR, background: null, weight: "normal", size: 9 },
  big: { colour: TEXT_COLOUR, background: null, weight: "bold", size: 14 },
  input: { colour: INPUT_COLOUR, background: null, weight: "normal", size: 10 },
  headline: { colour: TEXT_COLOUR, background: null, weight: "bold", size: 12 },
  cardLabel: { colour: NOTE_COLOUR, background: CARD_BACKGROUND, weight: "bold", size: 8 },
  cardFigure: { colour: TEXT_COLOUR, background: CARD_BACKGROUND, weight: "bold", size: 14 },
  cardWords: { colour: NOTE_COLOUR, background: CARD_BACKGROUND, weight: "normal", size: 8 },
  smallHead: { colour: TEXT_COLOUR, background: HEAD_BACKGROUND, weight: "bold", size: 8 },
  smallLabel: { colour: TEXT_COLOUR, background: null, weight: "bold", size: 8 },
  small: { colour: TEXT_COLOUR, background: null, weight: "normal", size: 8 },
  fine: { colour: NOTE_COLOUR, background: null, weight: "normal", size: 8 },
  bar: { colour: BAR_COLOUR, background: null, weight: "normal", size: 8 },
};

const PLAIN: Look = LOOKS.value;

/** Columns and rows a tab needs; the rest of a new sheet's grid is taken away, so that nobody scrolls into emptiness. */
function gridSize(tab: Tab): { rows: number; columns: number } {
  const cells = tab.block();
  const block = { rows: maximum(cells.map(({ row }) => row)), columns: maximum(cells.map(({ column }) => column)) };
  const charts = maximum((tab.charts ?? []).map(({ row, height }) => row + Math.ceil(height / 21)));
  return {
    rows: Math.max(block.rows + 12, tab.headerRow + tab.rows, charts + 2, 30),
    columns: Math.max(block.columns, tab.columns.length, tab.widths?.length ?? 0) + 3,
  };
}

const maximum = (numbers: readonly number[]): number =>
  numbers.reduce((largest, number) => Math.max(largest, number), 0);

/** Gives a new tab the grid that its definition needs. */
export function fitTab(sheet: Sheet, tab: Tab): void {
  const { rows, columns } = gridSize(tab);
  fitGrid(sheet, rows, columns);
}

function fitGrid(sheet: Sheet, rows: number, columns: number): void {
  const [hasRows, hasColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (hasRows > rows) sheet.deleteRows(rows + 1, hasRows - rows);
  if (hasRows < rows) sheet.insertRowsAfter(hasRows, rows - hasRows);
  if (hasColumns > columns) sheet.deleteColumns(columns + 1, hasColumns - columns);
  if (hasColumns < columns) sheet.insertColumnsAfter(hasColumns, columns - hasColumns);
}

export function blockContent(cell: BlockCell, at: References): CellContent {
  if (cell.formula) return { formula: cell.formula(at) };
  return cell.value ?? cell.text ?? null;
}

/** Fills a new tab: what stands above the table, the table's headers, rows and formulas, and how all of it looks. */
export function drawTab(place: Place, places: Places): void {
  const at = referencesFor(places, place);
  drawBlock(place, at);
  if (place.tab.headerRow > 0) drawTable(place, places, at);
  drawWidths(place);
  drawRows(place);
  place.sheet.setTabColor(place.tab.colour);
  if (place.tab.gridlines === false) place.sheet.setHiddenGridlines(true);
  drawWordColours(place);
}

/** The most usual width for all, then the others, neighbours together: a call for each column of a plan would be hundreds. */
function setWidths(sheet: Sheet, widths: readonly number[]): void {
  const columnsOf = (width: number) => widths.flatMap((each, index) => (each === width ? [index + 1] : []));
  const [usual, ...others] = [...new Set(widths)].sort((one, other) => columnsOf(other).length - columnsOf(one).length);
  if (usual === undefined) return;
  sheet.setColumnWidths(1, widths.length, usual);
  for (const width of others) {
    for (const { first, last } of runsOf(columnsOf(width))) sheet.setColumnWidths(first, last - first + 1, width);
  }
}

/** Draws the add-on's own page anew, within its own cells; what people wrote beside it stays. */
export function redrawPage(place: Place, places: Places): void {
  const { rows, columns } = gridSize(place.tab);
  const { sheet } = place;
  refuseProtectedTabs([sheet]);
  fitGrid(sheet, Math.max(rows, sheet.getMaxRows()), Math.max(columns, sheet.getMaxColumns()));
  drawBlock(place, referencesFor(places, place));
  drawWidths(place);
  drawRows(place);
}

/** Widths of the columns, and which of them nobody needs to see. */
function drawWidths({ tab, sheet }: Place): void {
  setWidths(sheet, tab.widths ?? tab.columns.map(({ width }) => width));
  const hidden = tab.columns.flatMap((column, index) => (column.hidden ? [index + 1] : []));
  for (const { first, last } of runsOf(hidden)) sheet.hideColumns(first, last - first + 1);
}

/** Rows of a page have the height that fits the paper; what stands behind the page is hidden under it. */
function drawRows({ tab, sheet }: Place): void {
  const { heights = [], hiddenRows } = tab;
  for (const { first, last } of sameHeights(heights)) {
    sheet.setRowHeightsForced(first, last - first + 1, heights[first - 1]!);
  }
  if (hiddenRows) sheet.hideRows(hiddenRows.first, hiddenRows.count);
}

/** Runs of rows with the same height, so that each takes one call. */
function sameHeights(heights: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  heights.forEach((height, index) => {
    const run = runs[runs.length - 1];
    if (run && heights[run.first - 1] === height) run.last = index + 1;
    else runs.push({ first: index + 1, last: index + 1 });
  });
  return runs;
}

/** Draws what stands above the table, or beside none, from a row on. */
function drawBlock(place: Place, at: References, from = 1): void {
  const block = place.tab.block().filter(({ row }) => row >= from);
  const rows = maximum(block.map(({ row }) => row)) - from + 1;
  const columns = maximum(block.map(({ column }) => column));
  if (rows <= 0) return;
  const cells = grid(rows, columns, (row, column) =>
    block.find((cell) => cell.row === row + from - 1 && cell.column === column),
  );
  const range = place.sheet.getRange(from, 1, rows, columns);
  const look = (cell: BlockCell | undefined) => (cell ? LOOKS[cell.style ?? "value"] : PLAIN);
  range.setNumberFormats(mapGrid(cells, (cell) => FORMATS[cell?.format ?? "text"]));
  range.setFontColors(mapGrid(cells, (cell) => look(cell).colour));
  range.setFontWeights(mapGrid(cells, (cell) => look(cell).weight));
  range.setFontSizes(mapGrid(cells, (cell) => look(cell).size));
  range.setBackgrounds(mapGrid(cells, (cell) => look(cell).background));
  range.setHorizontalAlignments(mapGrid(cells, (cell) => cell?.align ?? (cell?.style === "figure" ? "right" : "left")));
  if (block.some(({ clip }) => clip)) {
    const { CLIP, OVERFLOW } = SpreadsheetApp.WrapStrategy;
    range.setWrapStrategies(mapGrid(cells, (cell) => (cell?.clip ? CLIP : OVERFLOW)));
  }
  if (place.tab.heights) range.setVerticalAlignment("middle");
  writeCells(
    range,
    mapGrid(cells, (cell) => (cell ? blockContent(cell, at) : null)),
  );
  for (const { row, column, choices } of block) {
    if (choices) place.sheet.getRange(row, column).setDataValidation(blockValidation(place, choices));
  }
}

function blockValidation(place: Place, choices: NonNullable<BlockCell["choices"]>): Validation {
  if (!("first" in choices)) return oneOf(choices);
  const [first, last] = [needColumn(place, choices.first), needColumn(place, choices.last)];
  const headers = place.sheet.getRange(place.headerRow, first, 1, last - first + 1);
  return SpreadsheetApp.newDataValidation().requireValueInRange(headers, true).setAllowInvalid(true).build();
}

/** Makes room above the table of an older plan, where less stood there, and draws what is new; returns where the table is now. */
export function makeRoom(place: Place): Place {
  const { tab, sheet } = place;
  if (tab.formerHeaderRow === undefined || place.headerRow !== tab.formerHeaderRow) return place;
  refuseProtectedTabs([sheet]);
  sheet.insertRowsBefore(place.headerRow, tab.headerRow - place.headerRow);
  sheet.setFrozenRows(tab.headerRow);
  return { ...place, headerRow: tab.headerRow };
}

/** Draws what an older plan does not have above its table. */
export function drawNewBlock(place: Place, places: Places): void {
  drawBlock(place, referencesFor(places, place), place.tab.formerHeaderRow);
}

function drawTable(place: Place, places: Places, at: References): void {
  const { tab, sheet } = place;
  const columns = tab.columns;
  drawHeaders(sheet.getRange(tab.headerRow, 1, 1, columns.length), columns, at);
  const body = sheet.getRange(tab.headerRow + 1, 1, tab.rows, columns.length);
  const everyRow = <Value>(value: (column: Column) => Value): Value[][] => {
    const row = columns.map(value);
    return Array.from({ length: tab.rows }, () => row);
  };
  body.setNumberFormats(everyRow((column) => FORMATS[column.format ?? "text"]));
  body.setFontColors(everyRow(colour));
  body.setHorizontalAlignments(everyRow((column) => alignment(column)));
  const rows = tab.content?.() ?? [];
  if (rows.length > 0) {
    writeCells(
      sheet.getRange(tab.headerRow + 1, 1, rows.length, columns.length),
      rows.map((row) => columns.map(({ key }) => starting(row[key], at))),
    );
  }
  const drawn = columns.filter((column) => hasValidation(column) || column.formula);
  const addresses = drawn.map((column) => columnAddress(columns.indexOf(column) + 1, tab.headerRow + 1, tab.rows));
  rangesOf(sheet, addresses).forEach((cells, index) => {
    const column = drawn[index]!;
    if (hasValidation(column)) cells.setDataValidation(validation(column, places));
    if (column.formula) fillFormula(cells, column.formula(at));
  });
  sheet.setFrozenRows(tab.headerRow);
}

function drawHeaders(range: Range, columns: readonly Column[], at: References): void {
  lookOfHeaders(range, columns);
  writeCells(range, [columns.map((column) => headerContent(column, at))]);
}

function lookOfHeaders(range: Range, columns: readonly Column[]): void {
  range.setFontWeight("bold");
  range.setBackground(HEAD_BACKGROUND);
  range.setFontColor(TEXT_COLOUR);
  range.setVerticalAlignment("middle");
  range.setWrap(true);
  range.setHorizontalAlignments([columns.map(alignment)]);
  range.setNotes([columns.map(({ note }) => note ?? "")]);
}

export function headerContent(column: Column, at: References): CellContent {
  if (column.spill) return { formula: column.spill(at) };
  return column.spilled ? null : column.header;
}

/** Points the dropdowns that list rows of a tab at that tab, when it was made again. */
export function drawChoices(place: Place, places: Places, made: readonly Tab[]): void {
  for (const column of place.tab.columns) {
    const position = place.columns.get(column.key);
    const { choices } = column;
    if (position === undefined || !choices || !("tab" in choices) || !made.some(({ key }) => key === choices.tab))
      continue;
    const rows = Math.max(place.sheet.getMaxRows() - place.headerRow, 1);
    place.sheet.getRange(place.headerRow + 1, position, rows, 1).setDataValidation(validation(column, places));
  }
}

/**
 * Draws one column that was deleted and is back. Its header is written last and with all that stands under it, so that a
 * column without one is known to be unfinished.
 */
export function drawColumn(place: Place, places: Places, key: string): void {
  const { sheet, headerRow } = place;
  refuseProtectedTabs([sheet]);
  const column = columnOf(place.tab, key);
  const position = needColumn(place, key);
  const rows = Math.max(sheet.getMaxRows() - headerRow, 1);
  const [header, body] = rangesOf(sheet, [
    columnAddress(position, headerRow, 1),
    columnAddress(position, headerRow + 1, rows),
  ]) as [Range, Range]; // One for each address.
  lookOfHeaders(header, [column]);
  body.setNumberFormat(FORMATS[column.format ?? "text"]);
  body.setFontColor(colour(column));
  body.setFontWeight("normal");
  body.setBackground(null);
  body.setHorizontalAlignment(alignment(column));
  body.setDataValidation(validation(column, places));
  sheet.setColumnWidth(position, column.width);
  if (column.hidden) sheet.hideColumns(position);
  const cells = [headerContent(column, referencesFor(places, place)), ...contentUnder(place, places, column, rows)];
  writeCells(
    sheet.getRange(headerRow, position, cells.length, 1),
    cells.map((cell) => [cell]),
  );
}

/** What the plan itself puts under the header of a column: a formula in each row, or words beside the rows that are still recognised. */
function contentUnder(place: Place, places: Places, column: Column, rows: number): CellContent[] {
  const { tab, sheet, headerRow } = place;
  const { key, formula } = column;
  const body = Array.from({ length: rows }, (_, index) => headerRow + 1 + index);
  if (formula) return body.map((row) => ({ formula: formula(referencesFor(places, place, row)) }));
  const content = tab.content?.() ?? [];
  const known = tab.contentKeys?.find((candidate) => candidate !== key && place.columns.has(candidate));
  if (known === undefined || !content.some((row) => key in row)) return [];
  const names = sheet.getSheetValues(headerRow + 1, needColumn(place, known), rows, 1);
  const at = referencesFor(places, place);
  return names.map(([name]) => starting(content.find((row) => row[known] === name)?.[key], at));
}

/** Puts a deleted header row back above the first row of the table, in one write, so that it stands whole or not at all. */
export function bringBackHeaders(place: Place, places: Places): void {
  const { tab, sheet, headerRow, columns } = place;
  refuseProtectedTabs([sheet]);
  const at = referencesFor(places, place);
  // A run that was cut off has left the blank row that it inserted.
  if (!isBlankRow(place)) sheet.insertRowBefore(headerRow);
  const standing = tab.columns.filter(({ key }) => columns.has(key));
  const standingIn = (position: number) => standing.find(({ key }) => columns.get(key) === position);
  for (const { first, last } of runsOf(standing.map(({ key }) => needColumn(place, key)))) {
    const run = Array.from({ length: last - first + 1 }, (_, index) => standingIn(first + index)!);
    lookOfHeaders(sheet.getRange(headerRow, first, 1, run.length), run);
  }
  const cells = Array.from({ length: Math.max(...columns.values()) }, (_, index) => {
    const column = standingIn(index + 1);
    return column ? headerContent(column, at) : null;
  });
  writeCells(sheet.getRange(headerRow, 1, 1, cells.length), [cells]);
}

function isBlankRow({ sheet, headerRow }: Place): boolean {
  return headerRow <= sheet.getMaxRows() && sheet.getRange(`${headerRow}:${headerRow}`).isBlank();
}

const colour = (column: Column): string => column.colour ?? (column.input ? INPUT_COLOUR : TEXT_COLOUR);

function alignment(column: Column): "left" | "center" | "right" {
  if (column.align) return column.align;
  return column.format === undefined || column.format === "text" ? "left" : "right";
}

const hasValidation = (column: Column): boolean => column.checkbox === true || column.choices !== undefined;

/** Dropdowns warn and never refuse: with a strict one, one odd cell would make a whole write fail. */
function validation(column: Column, places: Places): Validation | null {
  if (column.checkbox) return SpreadsheetApp.newDataValidation().requireCheckbox().build();
  if (!column.choices) return null;
  if (!("tab" in column.choices)) return oneOf(column.choices);
  const source = places.get(column.choices.tab);
  const position = source?.columns.get(column.choices.column);
  if (!source || position === undefined) return null;
  const rows = Math.max(source.sheet.getMaxRows() - source.headerRow, 1);
  const range = source.sheet.getRange(source.headerRow + 1, position, rows, 1);
  return SpreadsheetApp.newDataValidation().requireValueInRange(range, true).setAllowInvalid(true).build();
}

const oneOf = (words: readonly string[]): Validation =>
  SpreadsheetApp.newDataValidation()
    .requireValueInList([...words], true)
    .setAllowInvalid(true)
    .build();

function drawWordColours(place: Place): void {
  const { words } = place.tab;
  if (!words) return;
  const { sheet } = place;
  const rows = Math.max(sheet.getMaxRows() - place.headerRow, 1);
  const addresses = words.columns.map((key) => columnAddress(needColumn(place, key), place.headerRow + 1, rows));
  const ranges = rangesOf(sheet, [...addresses, ...(words.area ? [words.area] : [])]);
  const matches = (word: string) =>
    words.areBeginnings
      ? SpreadsheetApp.newConditionalFormatRule().whenTextStartsWith(word)
      : SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(word);
  const rule = ({ word, background, font }: WordColour): Rule =>
    matches(word).setBackground(background).setFontColor(font).setRanges(ranges).build();
  // A new tab has no rules yet, so none is read first and none is lost.
  sheet.setConditionalFormatRules(words.colours.map(rule));
}

const grid = <Value>(rows: number, columns: number, value: (row: number, column: number) => Value): Value[][] =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => value(row + 1, column + 1)));

const mapGrid = <From, To>(cells: readonly (readonly From[])[], value: (cell: From) => To): To[][] =>
  cells.map((row) => row.map(value));
