import { cellName, isInside, overlaps } from "../a1";
import type { Annotation, AnnotationData, Zone } from "../engine";
import type { CellWrite } from "../annotations";
import { behind, Exception, nameOf } from "./facade";
import { OUTSIDE } from "./rangeAddress";
import { RangeFormats } from "./rangeFormats";
import { DataValidation, ruleAt, setRule } from "./dataValidation";

type Face = GoogleAppsScript.Spreadsheet.Range;
type ValidationFace = GoogleAppsScript.Spreadsheet.DataValidation;

interface ClearOptions {
  readonly commentsOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
  readonly skipFilteredRows?: boolean | undefined;
}

/** Notes, validation, merges, and the taking away, copying and moving of cells. */
export class RangeContents
  extends RangeFormats
  implements
    Pick<
      Face,
      | "clear"
      | "clearContent"
      | "clearFormat"
      | "clearNote"
      | "clearDataValidations"
      | "setNote"
      | "setNotes"
      | "getNote"
      | "getNotes"
      | "setDataValidation"
      | "setDataValidations"
      | "getDataValidation"
      | "getDataValidations"
      | "insertCheckboxes"
      | "removeCheckboxes"
      | "check"
      | "uncheck"
      | "merge"
      | "mergeAcross"
      | "mergeVertically"
      | "breakApart"
      | "copyTo"
      | "moveTo"
      | "sort"
    >
{
  /** Contents and formats go; notes and validation stay, unless asked for. */
  clear(options: ClearOptions = {}): Face {
    const { commentsOnly, contentsOnly, formatOnly, validationsOnly } = options;
    const all = !commentsOnly && !contentsOnly && !formatOnly && !validationsOnly;
    if (all || contentsOnly) this.clearContent();
    if (all || formatOnly) this.clearFormat();
    if (commentsOnly) this.clearNote();
    if (validationsOnly) this.clearDataValidations();
    return this.face;
  }

  clearContent(): Face {
    return this.clearCells({ content: "" });
  }

  clearFormat(): Face {
    const { sheetId, zone } = this;
    this.clearCells({ style: null, format: "" });
    this.book.engine.change((dispatch) => {
      for (const { id, ranges } of this.book.engine.now.getConditionalFormats(sheetId)) {
        const zones = ranges.map((xc) => this.book.engine.now.getRangeFromSheetXC(sheetId, xc).zone);
        if (zones.every((covered) => isInside(covered, zone))) dispatch("REMOVE_CONDITIONAL_FORMAT", { sheetId, id });
      }
      dispatch("SET_ZONE_BORDERS", { sheetId, target: [zone], border: { position: "clear" } });
    });
    return this.face;
  }

  clearNote(): Face {
    return this.setNotes(this.grid(() => null));
  }

  clearDataValidations(): Face {
    setRule(this.book, this.sheetId, this.zone, null);
    return this.face;
  }

  setNote(note: string | null): Face {
    return this.setNotes(this.grid(() => note));
  }

  setNotes(notes: Array<Array<string | null>>): Face {
    this.checkShape(notes);
    const { sheetId, zone } = this;
    const { engine } = this.book;
    engine.change((dispatch) => {
      const old = notesIn(engine.now.getAnnotations("note", sheetId), zone);
      const put: AnnotationData[] = [];
      this.grid((row, col) => {
        const value = notes[row - zone.top]?.[col - zone.left] ?? "";
        const cell = { top: row, bottom: row, left: col, right: col };
        if (value !== "") put.push({ id: `note:${sheetId}:${newId()}`, kind: "note", sheetId, zone: cell, value });
      });
      engine.sendAnnotations(dispatch, { remove: old.map(({ id }) => id), put });
    });
    return this.face;
  }

  getNote(): string {
    return this.getNotes()[0]?.[0] ?? "";
  }

  getNotes(): string[][] {
    const notes = new Map<string, string>();
    for (const { range, value } of notesIn(this.book.engine.getters.getAnnotations("note", this.sheetId), this.zone)) {
      if (range) notes.set(cellName(range.zone.top, range.zone.left), String(value));
    }
    return this.grid((row, col) => notes.get(cellName(row, col)) ?? "");
  }

  setDataValidation(rule: ValidationFace | null): Face {
    setRule(this.book, this.sheetId, this.zone, rule && behind(DataValidation, rule));
    return this.face;
  }

  setDataValidations(rules: Array<Array<ValidationFace | null>>): Face {
    this.checkShape(rules);
    this.grid((row, col) => {
      const rule = rules[row - this.zone.top]?.[col - this.zone.left] ?? null;
      setRule(this.book, this.sheetId, { top: row, bottom: row, left: col, right: col }, rule && behind(DataValidation, rule));
    });
    return this.face;
  }

  getDataValidation(): ValidationFace | null {
    return this.first((row, col) => ruleAt(this.book, this.sheetId, row, col));
  }

  getDataValidations(): Array<Array<ValidationFace | null>> {
    return this.grid((row, col) => ruleAt(this.book, this.sheetId, row, col));
  }

  /** Boxes, all of them unticked. */
  insertCheckboxes(...values: unknown[]): Face {
    if (values.length > 0) throw new Error("preview: Range.insertCheckboxes with own values is not implemented");
    setRule(this.book, this.sheetId, this.zone, new DataValidation(this.book, { type: "CHECKBOX", values: [], allowInvalid: true, help: null }));
    return this.each((row, col) => this.book.engine.write(this.sheetId, row, col, { content: "FALSE" }));
  }

  removeCheckboxes(): Face {
    const { getters } = this.book.engine;
    this.grid((row, col) => {
      if (getters.getValidationRuleForCell({ sheetId: this.sheetId, row, col })?.criterion.type !== "isBoolean") return;
      setRule(this.book, this.sheetId, { top: row, bottom: row, left: col, right: col }, null);
      this.book.engine.write(this.sheetId, row, col, { content: "" });
    });
    return this.face;
  }

  check(): Face {
    return this.tick("TRUE");
  }

  uncheck(): Face {
    return this.tick("FALSE");
  }

  merge(): Face {
    return this.mergeZones([this.zone]);
  }

  mergeAcross(): Face {
    const { top, bottom, left, right } = this.zone;
    return this.mergeZones(count(top, bottom).map((row) => ({ top: row, bottom: row, left, right })));
  }

  mergeVertically(): Face {
    const { top, bottom, left, right } = this.zone;
    return this.mergeZones(count(left, right).map((col) => ({ top, bottom, left: col, right: col })));
  }

  breakApart(): Face {
    const { sheetId } = this;
    const merges = this.merges();
    if (merges.some((merge) => !isInside(merge, this.zone))) {
      throw new Exception("You must select all cells in a merged range to merge or unmerge them.");
    }
    if (merges.length > 0) this.book.engine.change((dispatch) => dispatch("REMOVE_MERGE", { sheetId, target: merges }));
    return this.face;
  }

  /** Copies into the destination, again and again when that is a multiple of the size. */
  copyTo(destination: Face, ...rest: unknown[]): void {
    const [type, transposed = false] = typeof rest[0] === "object" && rest[0] && !("toJSON" in rest[0]) ? [options(rest[0])] : rest;
    if (transposed) throw new Error("preview: Range.copyTo with transposed is not implemented");
    const mode = type === undefined ? "PASTE_NORMAL" : nameOf(type);
    const known = ["PASTE_NORMAL", "PASTE_VALUES", "PASTE_FORMAT", "PASTE_FORMULA", "PASTE_DATA_VALIDATION", "PASTE_NO_BORDERS"];
    if (!known.includes(mode)) throw new Error(`preview: Range.copyTo with ${mode} is not implemented`);
    const target = behind(RangeContents, destination);
    const rows = target.height % this.height === 0 ? target.height : this.height;
    const cols = target.width % this.width === 0 ? target.width : this.width;
    const { numberOfRows, numberOfCols } = this.book.engine.shape.getSheetSize(target.sheetId);
    if (target.zone.top + rows > numberOfRows || target.zone.left + cols > numberOfCols) throw new Exception(OUTSIDE);
    this.paste(target, rows, cols, mode);
  }

  private paste(target: RangeContents, rows: number, cols: number, mode: string): void {
    const { engine } = this.book;
    const { getters } = engine;
    const wants = (...modes: string[]) => mode === "PASTE_NORMAL" || mode === "PASTE_NO_BORDERS" || modes.includes(mode);
    const values = mode === "PASTE_VALUES" ? this.getValues() : undefined;
    const notes = mode === "PASTE_NORMAL" ? this.getNotes() : undefined;
    const pasted: (string | null)[][] = [];
    engine.beginWrite();
    for (let r = 0; r < rows; r++) {
      const line: (string | null)[] = [];
      for (let c = 0; c < cols; c++) {
        const from = { sheetId: this.sheetId, row: this.zone.top + (r % this.height), col: this.zone.left + (c % this.width) };
        const [row, col] = [target.zone.top + r, target.zone.left + c];
        const cell = getters.getCell(from);
        if (values) {
          engine.write(target.sheetId, row, col, this.book.changeOf(literal(values[r % this.height]?.[c % this.width]), target.sheetId, row, col));
        } else if (wants("PASTE_FORMULA")) {
          const formula = cell?.isFormula ? cell.compiledFormula.toFormulaString(getters) : undefined;
          const moved = formula && engine.translate(formula, target.sheetId, row - from.row, col - from.col);
          engine.write(target.sheetId, row, col, { content: moved ?? (cell && !cell.isFormula ? cell.content : "") });
        }
        if (wants("PASTE_FORMAT")) {
          engine.write(target.sheetId, row, col, { style: null });
          engine.write(target.sheetId, row, col, { style: cell?.style ?? {}, format: cell?.format ?? "" });
        }
        if (wants("PASTE_DATA_VALIDATION")) {
          const rule = ruleAt(this.book, from.sheetId, from.row, from.col);
          setRule(this.book, target.sheetId, { top: row, bottom: row, left: col, right: col }, rule && behind(DataValidation, rule));
        }
        line.push(notes?.[r % this.height]?.[c % this.width] || null);
      }
      pasted.push(line);
    }
    if (!notes) return;
    const { top, left } = target.zone;
    target.blockOf({ top, left, bottom: top + rows - 1, right: left + cols - 1 }).setNotes(pasted);
  }

  /** Cuts and pastes: references to the cells follow them. */
  moveTo(target: Face): void {
    const to = behind(RangeContents, target);
    const { sheetId, zone } = this;
    const { engine } = this.book;
    const { top: row, left: col } = to.zone;
    engine.reshape((dispatch) => {
      const moved = { top: row, left: col, bottom: row + this.height - 1, right: col + this.width - 1 };
      const overwritten = notesIn(engine.now.getAnnotations("note", to.sheetId), moved).filter((note) => !isHere(note, this));
      engine.sendAnnotations(dispatch, { remove: overwritten.map(({ id }) => id) });
      const sheetName = engine.now.getSheetName(sheetId);
      dispatch("MOVE_RANGES", { sheetId, sheetName, target: [zone], targetSheetId: to.sheetId, row, col });
      // Only now do the formulas among the cells know where their neighbours went.
      const cells = cellsIn(this, zone);
      engine.send(dispatch, sheetId, cells.map(emptied));
      engine.send(
        dispatch,
        to.sheetId,
        cells.map((cell) => ({ ...cell, row: cell.row + row - zone.top, col: cell.col + col - zone.left })),
      );
    });
  }

  /** Sorts whole rows of the range by columns of the sheet; formulas keep pointing at their own rows. */
  sort(spec: unknown): Face {
    const keys = [spec].flat().map((key) => sortKey(key));
    const { getters } = this.book.engine;
    const rows = count(this.zone.top, this.zone.bottom).map((row) => ({
      row,
      keys: keys.map(({ column }) => this.book.cell(this.sheetId, row, column - 1).value),
    }));
    const order = [...rows].sort((a, b) => compareRows(a.keys, b.keys, keys));
    const notes = this.getNotes();
    const contents = order.map(({ row }) =>
      count(this.zone.left, this.zone.right).map((col) => ({ from: row, cell: getters.getCell({ sheetId: this.sheetId, row, col }) })),
    );
    this.each((row, col) => {
      const { from, cell } = contents[row - this.zone.top]?.[col - this.zone.left] ?? { from: row, cell: undefined };
      const formula = cell?.isFormula ? this.book.engine.translate(cell.compiledFormula.toFormulaString(getters), this.sheetId, row - from, 0) : undefined;
      this.book.engine.write(this.sheetId, row, col, { style: null });
      const content = formula ?? (cell && !cell.isFormula ? cell.content : "");
      this.book.engine.write(this.sheetId, row, col, { content, style: cell?.style ?? {}, format: cell?.format ?? "" });
    });
    return this.setNotes(order.map(({ row }) => notes[row - this.zone.top] ?? []));
  }

  private blockOf(zone: Zone): RangeContents {
    const type = this.constructor as new (...args: ConstructorParameters<typeof RangeContents>) => RangeContents; // Its own class.
    return new type(this.book, this.sheetId, zone);
  }

  private tick(content: string): Face {
    const { getters } = this.book.engine;
    const boxes = this.grid((row, col) => getters.getValidationRuleForCell({ sheetId: this.sheetId, row, col })?.criterion.type);
    if (boxes.flat().some((type) => type !== "isBoolean")) throw new Exception("The range contains cells without checkboxes.");
    return this.each((row, col) => this.book.engine.write(this.sheetId, row, col, { content }));
  }

  private mergeZones(target: Zone[]): Face {
    const { sheetId } = this;
    this.book.engine.change((dispatch) => dispatch("ADD_MERGE", { sheetId, target, force: true }));
    return this.face;
  }

  /** Only cells that hold something are touched: a tab has thousands that do not. */
  private clearCells(change: Omit<CellWrite, "row" | "col">): Face {
    const { engine } = this.book;
    engine.change((dispatch) => {
      const cells = cellsIn(this, this.zone).map(({ row, col }) => ({ row, col, ...change }));
      engine.send(dispatch, this.sheetId, cells);
    });
    return this.face;
  }
}

/** The cells of a block that hold something, for use within a step. */
function cellsIn({ book, sheetId }: RangeContents, zone: Zone): CellWrite[] {
  const { now } = book.engine;
  const found: CellWrite[] = [];
  for (const cell of now.getCells(sheetId)) {
    const { row, col } = now.getCellPosition(cell.id);
    if (row < zone.top || row > zone.bottom || col < zone.left || col > zone.right) continue;
    const content = cell.isFormula ? cell.compiledFormula.toFormulaString(now) : cell.content;
    found.push({ row, col, content, style: cell.style ?? null, format: cell.format ?? "" });
  }
  return found;
}

function emptied({ row, col }: CellWrite): CellWrite {
  return { row, col, content: "", style: null, format: "" };
}

function notesIn(notes: Annotation[], zone: Zone): Annotation[] {
  return notes.filter(({ range }) => range && overlaps(range.zone, zone));
}

function isHere({ range, sheetId }: Annotation, { zone, sheetId: here }: RangeContents): boolean {
  return sheetId === here && range !== undefined && overlaps(range.zone, zone);
}

function count(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

let ids = 0;

function newId(): string {
  ids += 1;
  return `${Date.now().toString(36)}-${ids.toString(36)}`;
}

/** Pasted values are values: a text that looks like a formula stays text. */
function literal(value: unknown): unknown {
  return typeof value === "string" && value !== "" ? `'${value}` : value;
}

function options(given: object): unknown {
  const { formatOnly, contentsOnly } = given as { formatOnly?: boolean; contentsOnly?: boolean };
  if (formatOnly) return "PASTE_FORMAT";
  return contentsOnly ? "PASTE_VALUES" : undefined;
}

interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

function sortKey(key: unknown): SortKey {
  if (typeof key === "number") return { column: key, ascending: true };
  if (typeof key === "object" && key !== null && "column" in key) {
    const { column, ascending = true } = key as { column: number; ascending?: boolean };
    return { column, ascending };
  }
  throw new Exception("The parameters (Object) don't match the method signature for SpreadsheetApp.Range.sort.");
}

function compareRows(a: readonly unknown[], b: readonly unknown[], keys: readonly SortKey[]): number {
  for (const [index, { ascending }] of keys.entries()) {
    const [left, right] = [a[index], b[index]];
    // Blank cells come last in either direction.
    if (isEmpty(left) || isEmpty(right)) {
      if (isEmpty(left) && isEmpty(right)) continue;
      return isEmpty(left) ? 1 : -1;
    }
    const order = compare(left, right);
    if (order !== 0) return ascending ? order : -order;
  }
  return 0;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "";
}

const RANKS = ["number", "string", "boolean"];

function compare(a: unknown, b: unknown): number {
  const rank = RANKS.indexOf(typeof a) - RANKS.indexOf(typeof b);
  if (rank !== 0) return rank;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), undefined, { sensitivity: "base" });
}

