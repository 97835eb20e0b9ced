import { helpers } from "@odoo/o-spreadsheet";
import { cellName } from "../a1";
import { fromEngine, fromR1C1, toEngine, toR1C1 } from "../formulas";
import { Exception } from "./facade";
import { RangeAddress } from "./rangeAddress";

type Face = GoogleAppsScript.Spreadsheet.Range;

/** What the cells of a range hold. */
export class RangeValues
  extends RangeAddress
  implements
    Pick<
      Face,
      | "getValue"
      | "getValues"
      | "setValue"
      | "setValues"
      | "getDisplayValue"
      | "getDisplayValues"
      | "getFormula"
      | "getFormulas"
      | "setFormula"
      | "setFormulas"
      | "getFormulaR1C1"
      | "getFormulasR1C1"
      | "setFormulaR1C1"
      | "setFormulasR1C1"
      | "isBlank"
      | "isChecked"
    >
{
  getValue(): unknown {
    return this.valueAt(this.zone.top, this.zone.left);
  }

  getValues(): unknown[][] {
    return this.grid((row, col) => this.valueAt(row, col));
  }

  setValue(value: unknown): Face {
    this.book.write(this.sheetId, this.zone, () => value);
    return this.face;
  }

  setValues(values: unknown[][]): Face {
    this.checkShape(values);
    this.book.write(this.sheetId, this.zone, (row, col) => values[row]?.[col]);
    return this.face;
  }

  getDisplayValue(): string {
    return this.displayAt(this.zone.top, this.zone.left);
  }

  getDisplayValues(): string[][] {
    return this.grid((row, col) => this.displayAt(row, col));
  }

  getFormula(): string {
    return this.formulaAt(this.zone.top, this.zone.left);
  }

  getFormulas(): string[][] {
    return this.grid((row, col) => this.formulaAt(row, col));
  }

  /** One formula for the whole range: its relative references move along from cell to cell. */
  setFormula(formula: string): Face {
    const { top, left } = this.zone;
    const { engine } = this.book;
    const first = this.written(formula);
    engine.beginWrite();
    this.grid((row, col) => {
      const content =
        row === top && col === left ? first : engine.translate(first, this.sheetId, row - top, col - left);
      engine.write(this.sheetId, row, col, { content });
    });
    return this.face;
  }

  setFormulas(formulas: string[][]): Face {
    this.checkShape(formulas);
    this.book.engine.beginWrite();
    this.grid((row, col) => {
      const formula = formulas[row - this.zone.top]?.[col - this.zone.left] ?? "";
      this.book.engine.write(this.sheetId, row, col, { content: this.written(formula) });
    });
    return this.face;
  }

  getFormulaR1C1(): string | null {
    return this.r1c1At(this.zone.top, this.zone.left);
  }

  getFormulasR1C1(): Array<Array<string | null>> {
    return this.grid((row, col) => this.r1c1At(row, col));
  }

  setFormulaR1C1(formula: string): Face {
    return this.setFormulas(this.grid((row, col) => fromR1C1(formula, row, col, helpers.numberToLetters)));
  }

  setFormulasR1C1(formulas: string[][]): Face {
    this.checkShape(formulas);
    const at = (row: number, col: number) => formulas[row - this.zone.top]?.[col - this.zone.left] ?? "";
    return this.setFormulas(this.grid((row, col) => fromR1C1(at(row, col), row, col, helpers.numberToLetters)));
  }

  isBlank(): boolean {
    return this.grid((row, col) => this.valueAt(row, col) === "" && this.formulaAt(row, col) === "")
      .flat()
      .every(Boolean);
  }

  /** Whether all boxes are ticked; nothing when they differ or a cell has no box. */
  isChecked(): boolean | null {
    const { getters } = this.book.engine;
    const boxes = this.grid((row, col) => {
      const rule = getters.getValidationRuleForCell({ sheetId: this.sheetId, row, col });
      return rule?.criterion.type === "isBoolean" ? this.valueAt(row, col) : null;
    }).flat();
    const [first] = boxes;
    return typeof first === "boolean" && boxes.every((box) => box === first) ? first : null;
  }

  private valueAt(row: number, col: number): unknown {
    return this.book.valueOf(this.book.cell(this.sheetId, row, col), this.sheetId, row, col);
  }

  private displayAt(row: number, col: number): string {
    return this.book.displayOf(this.book.cell(this.sheetId, row, col), this.sheetId, row, col);
  }

  protected formulaAt(row: number, col: number): string {
    const { getters } = this.book.engine;
    const cell = getters.getCell({ sheetId: this.sheetId, row, col });
    return cell?.isFormula ? fromEngine(cell.compiledFormula.toFormulaString(getters), this.book.locale) : "";
  }

  private r1c1At(row: number, col: number): string | null {
    const formula = this.formulaAt(row, col);
    return formula === "" ? null : toR1C1(formula, row, col, helpers.lettersToNumber);
  }

  /** A script's formula in the engine's form; an empty one clears the cell. */
  private written(formula: string): string {
    if (formula === "") return "";
    if (formula.length > 50_000)
      throw new Exception(`The formula in ${cellName(this.zone.top, this.zone.left)} is too long.`);
    const text = formula.startsWith("=") ? formula : `=${formula}`;
    return toEngine(text, this.book.locale, this.book.quirks.commaInDecimalCommaLocale);
  }
}
