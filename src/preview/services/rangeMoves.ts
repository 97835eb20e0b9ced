import { overlaps } from "../a1";
import type { CellWrite } from "../annotations";
import type { Annotation, CellPosition, Zone } from "../engine";
import { DataValidation, ruleAt, setRule } from "./dataValidation";
import { behind, Exception, nameOf } from "./facade";
import { OUTSIDE } from "./rangeAddress";
import { cellsIn, count, notesIn, RangeContents } from "./rangeContents";
import { compareRows, sortKey } from "./sorting";

type Face = GoogleAppsScript.Spreadsheet.Range;

/** Cells copied, cut and sorted, with everything they carry. */
export class RangeMoves extends RangeContents implements Pick<Face, "copyTo" | "moveTo" | "sort"> {
  /** Copies into the destination, again and again when that is a multiple of the size. */
  copyTo(destination: Face, ...rest: unknown[]): void {
    const [type, transposed = false] =
      typeof rest[0] === "object" && rest[0] && !("toJSON" in rest[0]) ? [options(rest[0])] : rest;
    if (transposed) throw new Error("preview: Range.copyTo with transposed is not implemented");
    const mode = type === undefined ? "PASTE_NORMAL" : nameOf(type);
    const known = [
      "PASTE_NORMAL",
      "PASTE_VALUES",
      "PASTE_FORMAT",
      "PASTE_FORMULA",
      "PASTE_DATA_VALIDATION",
      "PASTE_NO_BORDERS",
    ];
    if (!known.includes(mode)) throw new Error(`preview: Range.copyTo with ${mode} is not implemented`);
    const target = behind(RangeMoves, destination);
    const rows = target.height % this.height === 0 ? target.height : this.height;
    const cols = target.width % this.width === 0 ? target.width : this.width;
    const { numberOfRows, numberOfCols } = this.book.engine.shape.getSheetSize(target.sheetId);
    if (target.zone.top + rows > numberOfRows || target.zone.left + cols > numberOfCols) throw new Exception(OUTSIDE);
    this.paste(target, rows, cols, mode);
  }

  private paste(target: RangeMoves, rows: number, cols: number, mode: string): void {
    const { engine } = this.book;
    const { getters } = engine;
    const wants = (...modes: string[]) =>
      mode === "PASTE_NORMAL" || mode === "PASTE_NO_BORDERS" || modes.includes(mode);
    const values = mode === "PASTE_VALUES" ? this.getValues() : undefined;
    const notes = mode === "PASTE_NORMAL" ? this.getNotes() : undefined;
    const pasted: (string | null)[][] = [];
    engine.beginWrite();
    for (let r = 0; r < rows; r++) {
      const line: (string | null)[] = [];
      for (let c = 0; c < cols; c++) {
        const from = {
          sheetId: this.sheetId,
          row: this.zone.top + (r % this.height),
          col: this.zone.left + (c % this.width),
        };
        const [row, col] = [target.zone.top + r, target.zone.left + c];
        const cell = getters.getCell(from);
        if (values) {
          engine.write(
            target.sheetId,
            row,
            col,
            this.book.changeOf(literal(values[r % this.height]?.[c % this.width]), target.sheetId, row, col),
          );
        } else if (wants("PASTE_FORMULA")) {
          const formula = cell?.isFormula ? cell.compiledFormula.toFormulaString(getters) : undefined;
          const moved = formula && engine.translate(formula, target.sheetId, row - from.row, col - from.col);
          engine.write(target.sheetId, row, col, { content: moved ?? (cell && !cell.isFormula ? cell.content : "") });
        }
        if (wants("PASTE_FORMAT")) {
          engine.write(target.sheetId, row, col, { style: null });
          engine.write(target.sheetId, row, col, { style: cell?.style ?? {}, format: cell?.format ?? "" });
        }
        line.push(notes?.[r % this.height]?.[c % this.width] || null);
      }
      pasted.push(line);
    }
    if (wants("PASTE_DATA_VALIDATION")) for (let c = 0; c < cols; c++) this.pasteRules(target, rows, c);
    if (!notes) return;
    const { top, left } = target.zone;
    target.blockOf({ top, left, bottom: top + rows - 1, right: left + cols - 1 }).setNotes(pasted);
  }

  /** Cuts and pastes: references to the cells follow them. */
  moveTo(target: Face): void {
    const to = behind(RangeMoves, target);
    const { sheetId, zone } = this;
    const { engine } = this.book;
    const { top: row, left: col } = to.zone;
    engine.reshape((dispatch) => {
      const moved = { top: row, left: col, bottom: row + this.height - 1, right: col + this.width - 1 };
      const overwritten = notesIn(engine.now.getAnnotations("note", to.sheetId), moved).filter(
        (note) => !isHere(note, this),
      );
      engine.sendAnnotations(dispatch, { remove: overwritten.map(({ id }) => id) });
      const sheetName = engine.now.getSheetName(sheetId);
      dispatch("MOVE_RANGES", { sheetId, sheetName, target: [zone], targetSheetId: to.sheetId, row, col });
      // Only now do the formulas among the cells know where their neighbours went.
      const cells = cellsIn(this, zone);
      engine.writeNow(dispatch, sheetId, cells.map(emptied));
      engine.writeNow(
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
      count(this.zone.left, this.zone.right).map((col) => ({
        from: row,
        cell: getters.getCell({ sheetId: this.sheetId, row, col }),
      })),
    );
    this.each((row, col) => {
      const { from, cell } = contents[row - this.zone.top]?.[col - this.zone.left] ?? { from: row, cell: undefined };
      const formula = cell?.isFormula
        ? this.book.engine.translate(cell.compiledFormula.toFormulaString(getters), this.sheetId, row - from, 0)
        : undefined;
      this.book.engine.write(this.sheetId, row, col, { style: null });
      const content = formula ?? (cell && !cell.isFormula ? cell.content : "");
      this.book.engine.write(this.sheetId, row, col, { content, style: cell?.style ?? {}, format: cell?.format ?? "" });
    });
    return this.setNotes(order.map(({ row }) => notes[row - this.zone.top] ?? []));
  }

  /** The rules of one column, each once for all the rows that follow each other under it: cell by cell takes minutes. */
  private pasteRules(target: RangeMoves, rows: number, c: number): void {
    const { getters } = this.book.engine;
    const source = (r: number): CellPosition => ({
      sheetId: this.sheetId,
      row: this.zone.top + (r % this.height),
      col: this.zone.left + (c % this.width),
    });
    const idOf = (r: number) => getters.getValidationRuleForCell(source(r))?.id;
    const col = target.zone.left + c;
    for (let first = 0, last = 0; first < rows; first = last) {
      const id = idOf(first);
      for (last = first + 1; last < rows && idOf(last) === id; ) last++;
      const zone = { top: target.zone.top + first, bottom: target.zone.top + last - 1, left: col, right: col };
      const { row } = source(first);
      const rule = ruleAt(this.book, this.sheetId, row, source(first).col);
      setRule(this.book, target.sheetId, zone, rule && behind(DataValidation, rule));
    }
  }

  private blockOf(zone: Zone): RangeMoves {
    const type = this.constructor as new (...args: ConstructorParameters<typeof RangeMoves>) => RangeMoves; // Its own class.
    return new type(this.book, this.sheetId, zone);
  }
}

function emptied({ row, col }: CellWrite): CellWrite {
  return { row, col, content: "", style: null, format: "" };
}

function isHere({ range, sheetId }: Annotation, { zone, sheetId: here }: RangeContents): boolean {
  return sheetId === here && range !== undefined && overlaps(range.zone, zone);
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
