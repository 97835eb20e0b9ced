import { cellName, isInside, overlaps } from "../a1";
import type { CellWrite } from "../annotations";
import type { Annotation, AnnotationData, Zone } from "../engine";
import { DataValidation, ruleAt, setRule } from "./dataValidation";
import { behind, Exception } from "./facade";
import { RangeFormats } from "./rangeFormats";

type Face = GoogleAppsScript.Spreadsheet.Range;
type ValidationFace = GoogleAppsScript.Spreadsheet.DataValidation;

interface ClearOptions {
  readonly commentsOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
  readonly skipFilteredRows?: boolean | undefined;
}

/** Notes, validation and merges, and the taking away of what cells hold. */
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
      setRule(
        this.book,
        this.sheetId,
        { top: row, bottom: row, left: col, right: col },
        rule && behind(DataValidation, rule),
      );
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
    setRule(
      this.book,
      this.sheetId,
      this.zone,
      new DataValidation(this.book, { type: "CHECKBOX", values: [], allowInvalid: true, help: null }),
    );
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

  private tick(content: string): Face {
    const { getters } = this.book.engine;
    const boxes = this.grid(
      (row, col) => getters.getValidationRuleForCell({ sheetId: this.sheetId, row, col })?.criterion.type,
    );
    if (boxes.flat().some((type) => type !== "isBoolean"))
      throw new Exception("The range contains cells without checkboxes.");
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
      engine.writeNow(dispatch, this.sheetId, cells);
    });
    return this.face;
  }
}

/** The cells of a block that hold something, for use within a step. */
export function cellsIn({ book, sheetId }: RangeContents, zone: Zone): CellWrite[] {
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

export function notesIn(notes: Annotation[], zone: Zone): Annotation[] {
  return notes.filter(({ range }) => range && overlaps(range.zone, zone));
}

export function count(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

let ids = 0;

function newId(): string {
  ids += 1;
  return `${Date.now().toString(36)}-${ids.toString(36)}`;
}
