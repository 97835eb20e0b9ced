import type { BlockCell } from "../tabs/define";
import { blockContent, headerContent } from "./draw";
import type { Place, Places } from "./places";
import { text } from "./read";
import { referencesFor } from "./references";
import { fillRuns, runsOf } from "./rows";
import { type CellValue, writeCells } from "./write";

type Range = GoogleAppsScript.Spreadsheet.Range;

/** What Sheets writes into a formula in place of something that was deleted. */
const BROKEN = "#REF";

/**
 * Writes the plan's own formulas anew where they point at something that was deleted; what people typed over them stays.
 * Returns how many cells were mended.
 */
export function mendFormulas(stood: readonly Place[], places: Places): number {
  let mended = 0;
  for (const place of stood) mended += mendTab(place, places);
  return mended;
}

/** Spilled formulas that are back: how many, and the cells whose words stand in a note now. */
interface BroughtBack {
  readonly mended: number;
  readonly noted: readonly string[];
}

/**
 * Puts spilled formulas back that somebody typed a header over: their whole table is gone with them. What was typed stays, in
 * a note.
 */
export function bringBackSpills(stood: readonly Place[], places: Places): BroughtBack {
  let mended = 0;
  const noted: string[] = [];
  for (const place of stood) {
    const spills = place.tab.columns.filter(({ key, spill }) => spill && place.columns.has(key));
    if (spills.length === 0) continue;
    const width = Math.max(...place.columns.values());
    const headers = place.sheet.getRange(place.headerRow, 1, 1, width).getFormulas()[0]!;
    for (const column of spills.filter(({ key }) => headers[place.columns.get(key)! - 1] === "")) {
      const header = place.sheet.getRange(place.headerRow, place.columns.get(column.key)!);
      const typed = text(header.getValue() as CellValue);
      if (typed !== "" && typed !== column.header) {
        noteTyped(header, typed);
        noted.push(`${place.sheet.getName()}!${header.getA1Notation()}`);
      }
      writeCells(header, [[headerContent(column, referencesFor(places, place))]]);
      mended += 1;
    }
  }
  return { mended, noted };
}

/** Once only, also when a run was cut off before the formula was back. */
function noteTyped(header: Range, typed: string): void {
  const line = `“${typed}” was typed over the formula of this cell.`;
  const note = header.getNote();
  if (!note.includes(line)) header.setNote(note === "" ? line : `${note}\n${line}`);
}

function mendTab(place: Place, places: Places): number {
  const { sheet } = place;
  const formulas = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).getFormulas();
  return mendBlock(place, places, formulas) + mendColumns(place, places, formulas);
}

type Formulas = readonly (readonly string[])[];

const isBroken = (formulas: Formulas, row: number, column: number): boolean =>
  formulas[row - 1]?.[column - 1]?.includes(BROKEN) ?? false;

/** A cell of the block where it stands today. */
interface Standing {
  readonly cell: BlockCell;
  readonly row: number;
  readonly column: number;
}

/** What stands above the table or beside none: formulas that broke, and words and formulas that somebody emptied. */
function mendBlock(place: Place, places: Places, formulas: Formulas): number {
  const { tab, sheet } = place;
  const at = referencesFor(places, place);
  const block = standingBlock(place);
  const isLost = ({ cell, row, column }: Standing) =>
    cell.formula !== undefined && tab.generated === true && formulas[row - 1]?.[column - 1] === "";
  const broken = block.filter(
    (each) => each.cell.formula && (isBroken(formulas, each.row, each.column) || isLost(each)),
  );
  const mended = new Set([...broken, ...emptiedOf(place, block, formulas)]);
  for (const { cell, row, column } of mended) writeCells(sheet.getRange(row, column), [[blockContent(cell, at)]]);
  return mended.size;
}

/** Words and formulas are the plan's; a starting value is the person's to change and to empty. */
const isOwn = ({ formula, text }: BlockCell): boolean => formula !== undefined || (text !== undefined && text !== "");

/**
 * The cells of the block by the rows and columns of today: rows move with the header of the table, and columns with the
 * table's own. What stood in a column that is gone has no place.
 */
function standingBlock({ tab, headerRow, columns }: Place): Standing[] {
  const shift = headerRow - tab.headerRow;
  return tab.block().flatMap((cell) => {
    const key = tab.columns[cell.column - 1]?.key;
    const column = key === undefined ? cell.column : columns.get(key);
    return column === undefined ? [] : [{ cell, row: cell.row + shift, column }];
  });
}

/** Those that are really blank; none where the words stand elsewhere, because then nobody knows what belongs where. */
function emptiedOf(place: Place, block: readonly Standing[], formulas: Formulas): Standing[] {
  if (block.length === 0) return [];
  const [height, width] = [formulas.length, formulas[0]!.length];
  const rows = Math.min(height, Math.max(...block.map(({ row }) => row)));
  const values = place.sheet
    .getSheetValues(1, 1, rows, width)
    .map((cells) => cells.map((cell) => text(cell as CellValue)));
  const valueAt = ({ row, column }: Standing) => values[row - 1]?.[column - 1];
  const all = new Set(values.flat());
  const isMoved = ({ cell, ...at }: Standing) => {
    const words = cell.formula ? "" : (cell.text ?? "").trim();
    return words !== "" && valueAt({ cell, ...at }) !== words && all.has(words);
  };
  if (block.some(isMoved)) return [];
  return block.filter(
    (each) => isOwn(each.cell) && valueAt(each) === "" && formulas[each.row - 1]?.[each.column - 1] === "",
  );
}

function mendColumns(place: Place, places: Places, formulas: Formulas): number {
  const { tab, sheet, headerRow } = place;
  const at = referencesFor(places, place);
  let mended = 0;
  for (const column of tab.columns) {
    const position = place.columns.get(column.key);
    if (position === undefined) continue;
    if (column.spill && isBroken(formulas, headerRow, position)) {
      writeCells(sheet.getRange(headerRow, position), [[headerContent(column, at)]]);
      mended += 1;
    }
    if (!column.formula) continue;
    const brokenRows = formulas
      .map((_, index) => index + 1)
      .filter((row) => row > headerRow && isBroken(formulas, row, position));
    fillRuns(place, places, column.key, runsOf(brokenRows));
    mended += brokenRows.length;
  }
  return mended;
}
