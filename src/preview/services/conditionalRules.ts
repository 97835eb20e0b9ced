import type {
  ConditionalFormattingOperatorValues,
  ConditionalFormatRule as EngineRule,
  Style,
} from "@odoo/o-spreadsheet";
import { serialOf } from "../dates";
import { toEngine } from "../formulas";
import type { Book } from "./book";
import { BLANK, ConditionalFormatRule, type Point, type Rule } from "./conditionalFormat";
import { behind, Exception } from "./facade";
import { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

const OPERATORS: Readonly<Record<string, ConditionalFormattingOperatorValues>> = {
  CUSTOM_FORMULA: "customFormula",
  CELL_EMPTY: "isEmpty",
  CELL_NOT_EMPTY: "isNotEmpty",
  NUMBER_BETWEEN: "isBetween",
  NUMBER_NOT_BETWEEN: "isNotBetween",
  NUMBER_EQUAL_TO: "isEqual",
  NUMBER_NOT_EQUAL_TO: "isNotEqual",
  NUMBER_GREATER_THAN: "isGreaterThan",
  NUMBER_GREATER_THAN_OR_EQUAL_TO: "isGreaterOrEqualTo",
  NUMBER_LESS_THAN: "isLessThan",
  NUMBER_LESS_THAN_OR_EQUAL_TO: "isLessOrEqualTo",
  TEXT_CONTAINS: "containsText",
  TEXT_DOES_NOT_CONTAIN: "notContainsText",
  TEXT_EQUAL_TO: "isEqual",
  TEXT_STARTS_WITH: "beginsWithText",
  TEXT_ENDS_WITH: "endsWithText",
  DATE_AFTER: "dateIsAfter",
  DATE_BEFORE: "dateIsBefore",
  DATE_EQUAL_TO: "dateIs",
};

function engineRule(book: Book, { type, values, looks, gradient }: Rule): EngineRule {
  if (gradient.min && gradient.max) {
    const threshold = ({ color, type: kind, value }: Point) => {
      const known = { NUMBER: "number", PERCENT: "percentage", PERCENTILE: "percentile" }[kind] ?? "value";
      return { type: known, color: Number.parseInt(color.slice(1), 16), ...(known === "value" ? {} : { value }) };
    };
    const rule = { type: "ColorScaleRule", minimum: threshold(gradient.min), maximum: threshold(gradient.max) };
    return (gradient.mid ? { ...rule, midpoint: threshold(gradient.mid) } : rule) as EngineRule; // The table above names the engine's thresholds.
  }
  const operator = OPERATORS[type];
  if (!operator) throw new Error(`preview: conditional format ${type} is not implemented`);
  const written = values.map((value) => {
    if (value instanceof Date) return String(serialOf(value, book.timeZone));
    return typeof value === "string" && value.startsWith("=")
      ? toEngine(value, book.locale, "accepted")
      : String(value);
  });
  const style: Style = {};
  if (looks.background) style.fillColor = looks.background;
  if (looks.fontColor) style.textColor = looks.fontColor;
  if (looks.bold) style.bold = true;
  if (looks.italic) style.italic = true;
  if (looks.underline) style.underline = true;
  if (looks.strikethrough) style.strikethrough = true;
  return { type: "CellIsRule", operator, values: written, style };
}

let ids = 0;

/** Replaces all rules of a tab; the first has precedence. */
export function setConditionalFormatRules(book: Book, sheetId: string, faces: readonly Face[]): void {
  const rules = faces.map((face) => behind(ConditionalFormatRule, face));
  for (const { ranges } of rules) {
    if (ranges.some((range) => range.sheetId !== sheetId)) {
      throw new Exception("All ranges of a conditional format rule must be on the sheet it is set on.");
    }
  }
  const { engine } = book;
  const stamp = `${Date.now().toString(36)}-${ids++}`;
  engine.change((dispatch) => {
    for (const { id } of engine.now.getConditionalFormats(sheetId)) {
      dispatch("REMOVE_CONDITIONAL_FORMAT", { sheetId, id });
      engine.sendAnnotations(dispatch, { remove: [id] });
    }
    for (const [index, { rule, ranges }] of rules.entries()) {
      const id = `condition:${stamp}-${index}`;
      const zones = ranges.map((range) => engine.now.getRangeDataFromZone(sheetId, range.zone));
      const plain = rule.values.map((value) => (value instanceof Date ? value.toISOString() : value));
      engine.sendAnnotations(dispatch, { put: [{ id, kind: "condition", value: { ...rule, values: plain } }] });
      dispatch("ADD_CONDITIONAL_FORMAT", { sheetId, ranges: zones, cf: { id, rule: engineRule(book, rule) } });
    }
  });
}

export function conditionalFormatRules(book: Book, sheetId: string): Face[] {
  const { getters } = book.engine;
  return getters.getConditionalFormats(sheetId).map(({ id, ranges }) => {
    const rule = (getters.getAnnotation(id)?.value ?? { ...BLANK, type: "CUSTOM_FORMULA" }) as Rule; // Written above; a person's own rule is shown as a formula.
    const zones = ranges.map((xc) => getters.getRangeFromSheetXC(sheetId, xc).zone);
    return new ConditionalFormatRule(
      book,
      rule,
      zones.map((zone) => new Range(book, sheetId, zone)),
    ).face;
  });
}
