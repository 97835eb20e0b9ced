import type { DataValidationCriterion } from "@odoo/o-spreadsheet";
import { cellName, zoneName } from "../a1";
import { serialOf } from "../dates";
import type { Zone } from "../engine";
import { toEngine } from "../formulas";
import type { Book } from "./book";
import { behind, Exception, nameOf, Service } from "./facade";
import { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.DataValidation;
type BuilderFace = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;
type Criteria = GoogleAppsScript.Spreadsheet.DataValidationCriteria;

/** A rule as a script builds it. */
export interface Rule {
  readonly type: string;
  readonly values: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly help: string | null;
}

/** What a saved workbook keeps of a rule; ranges and dates are written out. */
interface SavedRule extends Rule {
  readonly range?: { readonly sheetId: string; readonly zone: Zone };
}

export class DataValidation
  extends Service<Face>
  implements Pick<Face, "copy" | "getAllowInvalid" | "getCriteriaType" | "getCriteriaValues" | "getHelpText">
{
  static readonly serviceName: string = "DataValidation";
  constructor(
    readonly book: Book,
    readonly rule: Rule,
  ) {
    super(book.desk);
  }

  copy(): BuilderFace {
    return new DataValidationBuilder(this.book, this.rule).face;
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getCriteriaType(): Criteria {
    return this.book.constants.DataValidationCriteria[
      this.rule.type as keyof typeof GoogleAppsScript.Spreadsheet.DataValidationCriteria
    ];
  }

  getCriteriaValues(): unknown[] {
    return [...this.rule.values];
  }

  getHelpText(): string {
    return this.rule.help as string; // The type forgets that it may be null.
  }
}

/** The methods that take a criterion and its values, by the criterion they set. */
const PLAIN = [
  "requireDate",
  "requireDateAfter",
  "requireDateBefore",
  "requireDateBetween",
  "requireDateEqualTo",
  "requireDateNotBetween",
  "requireDateOnOrAfter",
  "requireDateOnOrBefore",
  "requireFormulaSatisfied",
  "requireNumberBetween",
  "requireNumberEqualTo",
  "requireNumberGreaterThan",
  "requireNumberGreaterThanOrEqualTo",
  "requireNumberLessThan",
  "requireNumberLessThanOrEqualTo",
  "requireNumberNotBetween",
  "requireNumberNotEqualTo",
  "requireTextContains",
  "requireTextDoesNotContain",
  "requireTextEqualTo",
  "requireTextIsEmail",
  "requireTextIsUrl",
] as const;

type Plain = { [Name in (typeof PLAIN)[number]]: (...values: unknown[]) => BuilderFace };

export interface DataValidationBuilder extends Plain {}

/** The methods of PLAIN are put on the prototype below, all of one make. */
export class DataValidationBuilder
  extends Service<BuilderFace>
  implements
    Pick<
      BuilderFace,
      | "build"
      | "copy"
      | "setAllowInvalid"
      | "setHelpText"
      | "requireCheckbox"
      | "requireValueInList"
      | "requireValueInRange"
      | "withCriteria"
      | "getAllowInvalid"
      | "getHelpText"
      | "getCriteriaType"
      | "getCriteriaValues"
    >
{
  static readonly serviceName: string = "DataValidationBuilder";
  constructor(
    private readonly book: Book,
    private rule: Rule = { type: "", values: [], allowInvalid: true, help: null },
  ) {
    super(book.desk);
  }

  build(): Face {
    if (this.rule.type === "") throw new Exception("A data validation rule needs criteria before it can be built.");
    return new DataValidation(this.book, this.rule).face;
  }

  copy(): BuilderFace {
    return new DataValidationBuilder(this.book, this.rule).face;
  }

  setAllowInvalid(allowInvalid: boolean): BuilderFace {
    return this.with({ allowInvalid });
  }

  setHelpText(help: string): BuilderFace {
    return this.with({ help });
  }

  requireCheckbox(...values: unknown[]): BuilderFace {
    return this.with({ type: "CHECKBOX", values });
  }

  /** The list is kept as texts, whatever it was given. */
  requireValueInList(values: string[], showDropdown = true): BuilderFace {
    return this.with({ type: "VALUE_IN_LIST", values: [values.map(String), showDropdown] });
  }

  requireValueInRange(range: RangeFace, showDropdown = true): BuilderFace {
    return this.with({ type: "VALUE_IN_RANGE", values: [range, showDropdown] });
  }

  withCriteria(criteria: Criteria, values: unknown[]): BuilderFace {
    const type = nameOf(criteria);
    if (type === "VALUE_IN_LIST") {
      const list = Array.isArray(values[0]) ? values[0] : values;
      return this.with({ type, values: [list.map(String), values[1] ?? true] });
    }
    return this.with({ type, values });
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getHelpText(): string | null {
    return this.rule.help;
  }

  getCriteriaType(): Criteria {
    return this.book.constants.DataValidationCriteria[
      this.rule.type as keyof typeof GoogleAppsScript.Spreadsheet.DataValidationCriteria
    ];
  }

  getCriteriaValues(): unknown[] {
    return [...this.rule.values];
  }

  with(change: Partial<Rule>): BuilderFace {
    this.rule = { ...this.rule, ...change };
    return this.face;
  }
}

/** requireNumberBetween sets NUMBER_BETWEEN, and so on; these few have names of their own. */
const CRITERIA: Readonly<Record<string, string>> = {
  requireDate: "DATE_IS_VALID_DATE",
  requireFormulaSatisfied: "CUSTOM_FORMULA",
  requireTextIsEmail: "TEXT_IS_VALID_EMAIL",
  requireTextIsUrl: "TEXT_IS_VALID_URL",
};

for (const name of PLAIN) {
  const type =
    CRITERIA[name] ??
    name
      .slice("require".length)
      .replace(/(?<!^)[A-Z]/g, "_$&")
      .toUpperCase();
  DataValidationBuilder.prototype[name] = function plain(this: DataValidationBuilder, ...values: unknown[]) {
    return this.with({ type, values });
  };
}

const ENGINE_TYPES: Readonly<Record<string, DataValidationCriterion["type"]>> = {
  CHECKBOX: "isBoolean",
  VALUE_IN_LIST: "isValueInList",
  VALUE_IN_RANGE: "isValueInRange",
  CUSTOM_FORMULA: "customFormula",
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
  TEXT_EQUAL_TO: "isEqualText",
  TEXT_IS_VALID_EMAIL: "isEmail",
  TEXT_IS_VALID_URL: "isLink",
  DATE_IS_VALID_DATE: "dateIsValid",
  DATE_AFTER: "dateIsAfter",
  DATE_BEFORE: "dateIsBefore",
  DATE_BETWEEN: "dateIsBetween",
  DATE_NOT_BETWEEN: "dateIsNotBetween",
  DATE_EQUAL_TO: "dateIs",
  DATE_ON_OR_AFTER: "dateIsOnOrAfter",
  DATE_ON_OR_BEFORE: "dateIsOnOrBefore",
};

/** The engine's criterion for a rule. */
function criterionOf(book: Book, sheetId: string, rule: Rule): DataValidationCriterion {
  const type = ENGINE_TYPES[rule.type];
  if (!type) throw new Error(`preview: data validation ${rule.type} is not implemented`);
  const [first, showDropdown = true] = rule.values;
  const displayStyle = showDropdown ? ("arrow" as const) : ("plainText" as const);
  // The engine's own checkboxes hold nothing but TRUE and FALSE.
  if (rule.type === "CHECKBOX" && rule.values.length > 0)
    return { type: "isValueInList", values: rule.values.map(String), displayStyle: "plainText" };
  if (type === "isValueInList") return { type, values: Array.isArray(first) ? first.map(String) : [], displayStyle };
  if (type === "isValueInRange") {
    const range = behind(Range, first);
    const tab =
      range.sheetId === sheetId ? "" : `'${book.engine.now.getSheetName(range.sheetId).replaceAll("'", "''")}'!`;
    return { type, values: [`${tab}${zoneName(range.zone)}`], displayStyle };
  }
  const values = rule.values.map((value) => {
    if (value instanceof Date) return String(serialOf(value, book.timeZone));
    return typeof value === "string" && value.startsWith("=")
      ? toEngine(value, book.locale, "accepted")
      : String(value);
  });
  const criterion =
    type.startsWith("dateIs") && values.length === 1 ? { type, values, dateValue: "exactDate" } : { type, values };
  return criterion as DataValidationCriterion; // The table above pairs types with the number of their values.
}

let ruleIds = 0;

/** Puts a rule on a block, or takes away what is there. */
export function setRule(book: Book, sheetId: string, zone: Zone, validation: DataValidation | null): void {
  const { engine } = book;
  const id = `validation:${Date.now().toString(36)}-${ruleIds++}`;
  if (validation && !validation.rule.allowInvalid) engine.queuesStrictRule = true;
  engine.change((dispatch) => {
    const ranges = [engine.now.getRangeDataFromZone(sheetId, zone)];
    if (validation) {
      const { rule } = validation;
      const criterion = criterionOf(book, sheetId, rule);
      engine.sendAnnotations(dispatch, { put: [{ id, kind: "validation", value: saved(rule) }] });
      dispatch("ADD_DATA_VALIDATION_RULE", {
        sheetId,
        ranges,
        rule: { id, criterion, isBlocking: !rule.allowInvalid },
      });
      return;
    }
    // The engine cuts a new rule's range out of the others; a rule put there and taken away leaves a hole.
    if (
      !engine.now
        .getDataValidationRules(sheetId)
        .some(({ ranges: covered }) => covered.some((range) => meets(range.zone, zone)))
    )
      return;
    dispatch("ADD_DATA_VALIDATION_RULE", {
      sheetId,
      ranges,
      rule: { id, criterion: { type: "containsText", values: ["-"] } },
    });
    dispatch("REMOVE_DATA_VALIDATION_RULE", { sheetId, id });
  });
}

function meets(a: Zone, b: Zone): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

function saved({ values, ...rest }: Rule): SavedRule {
  const plain = values.map((value) => (value instanceof Date ? { date: value.getTime() } : value));
  if (rest.type !== "VALUE_IN_RANGE") return { ...rest, values: plain };
  const { sheetId, zone } = behind(Range, values[0]);
  return { ...rest, values: [null, values[1]], range: { sheetId, zone } };
}

function restored(book: Book, { range, values, ...rest }: SavedRule): Rule {
  if (range) return { ...rest, values: [new Range(book, range.sheetId, range.zone).face, values[1]] };
  const revived = values.map((value) => {
    const date = typeof value === "object" && value !== null && "date" in value ? Number(value.date) : undefined;
    return date === undefined ? value : new Date(date);
  });
  return { ...rest, values: revived };
}

export function ruleAt(book: Book, sheetId: string, row: number, col: number): Face | null {
  const rule = book.engine.getters.getValidationRuleForCell({ sheetId, row, col });
  if (!rule) return null;
  const annotation = book.engine.getters.getAnnotation(rule.id);
  if (annotation) return new DataValidation(book, restored(book, annotation.value as SavedRule)).face; // Written by saved().
  // A rule that a person made in the grid.
  const type = Object.keys(ENGINE_TYPES).find((name) => ENGINE_TYPES[name] === rule.criterion.type) ?? "CUSTOM_FORMULA";
  const values = type === "VALUE_IN_LIST" ? [rule.criterion.values, true] : rule.criterion.values;
  return new DataValidation(book, { type, values, allowInvalid: !rule.isBlocking, help: null }).face;
}

/** Refuses what a script writes against a rule that allows no invalid data. */
export function guardValidation(book: Book, sheetId: string, row: number, col: number, content: string): void {
  const { now } = book.engine;
  if (content.startsWith("=")) return;
  const rule = now.getValidationRuleForCell({ sheetId, row, col });
  if (!rule?.isBlocking) return;
  const value = content.startsWith("'") ? content.slice(1) : content;
  const { type, values } = rule.criterion;
  const fits =
    type === "isValueInList"
      ? values.includes(value)
      : now.getValidationResultForCellValue(literal(content), { sheetId, row, col }).isValid;
  if (!fits) {
    throw new Exception(
      `The data you entered in cell ${cellName(row, col)} violates the data validation rules set on this cell.`,
    );
  }
}

function literal(content: string): string | number | boolean {
  if (content.startsWith("'")) return content.slice(1);
  if (content === "TRUE" || content === "FALSE") return content === "TRUE";
  const number = Number(content);
  return content.trim() !== "" && !Number.isNaN(number) ? number : content;
}
