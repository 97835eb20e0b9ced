import type { Book } from "./book";
import { behind, Exception, nameOf, Service } from "./facade";
import { Range } from "./range";
import { hex } from "./rangeFormats";

type Face = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type BuilderFace = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;
type Criteria = GoogleAppsScript.Spreadsheet.BooleanCriteria;
type Interpolation = GoogleAppsScript.Spreadsheet.InterpolationType;

export interface Point {
  readonly color: string;
  readonly type: string;
  readonly value: string;
}

interface Looks {
  readonly background?: string | null;
  readonly fontColor?: string | null;
  readonly bold?: boolean | null;
  readonly italic?: boolean | null;
  readonly underline?: boolean | null;
  readonly strikethrough?: boolean | null;
}

/** A rule as a script builds it; once set, its dates are kept as ISO texts. */
export interface Rule {
  readonly type: string;
  readonly values: readonly unknown[];
  readonly looks: Looks;
  readonly gradient: { readonly min?: Point; readonly mid?: Point; readonly max?: Point };
}

export const BLANK: Rule = { type: "", values: [], looks: {}, gradient: {} };

export class ConditionalFormatRule
  extends Service<Face>
  implements Pick<Face, "copy" | "getRanges" | "getBooleanCondition" | "getGradientCondition">
{
  static readonly serviceName: string = "ConditionalFormatRule";
  constructor(
    readonly book: Book,
    readonly rule: Rule,
    readonly ranges: readonly Range[],
  ) {
    super(book.desk);
  }

  copy(): BuilderFace {
    return new ConditionalFormatRuleBuilder(this.book, this.rule, this.ranges).face;
  }

  getRanges(): RangeFace[] {
    return this.ranges.map((range) => range.face);
  }

  getBooleanCondition(): GoogleAppsScript.Spreadsheet.BooleanCondition | null {
    return this.rule.type ? new BooleanCondition(this.book, this.rule).face : null;
  }

  getGradientCondition(): GoogleAppsScript.Spreadsheet.GradientCondition | null {
    return this.rule.gradient.min ? new GradientCondition(this.book, this.rule).face : null;
  }
}

type BooleanFace = GoogleAppsScript.Spreadsheet.BooleanCondition;

export class BooleanCondition
  extends Service<BooleanFace>
  implements
    Pick<
      BooleanFace,
      "getCriteriaType" | "getCriteriaValues" | "getBackground" | "getFontColor" | "getBold" | "getItalic"
    >
{
  static readonly serviceName: string = "BooleanCondition";
  constructor(
    private readonly book: Book,
    private readonly rule: Rule,
  ) {
    super(book.desk);
  }

  getCriteriaType(): Criteria {
    return this.book.constants.BooleanCriteria[
      this.rule.type as keyof typeof GoogleAppsScript.Spreadsheet.BooleanCriteria
    ];
  }

  getCriteriaValues(): unknown[] {
    return [...this.rule.values];
  }

  getBackground(): string | null {
    return this.rule.looks.background ?? null;
  }

  getFontColor(): string | null {
    return this.rule.looks.fontColor ?? null;
  }

  getBold(): boolean | null {
    return this.rule.looks.bold ?? null;
  }

  getItalic(): boolean | null {
    return this.rule.looks.italic ?? null;
  }
}

type GradientFace = GoogleAppsScript.Spreadsheet.GradientCondition;

export class GradientCondition
  extends Service<GradientFace>
  implements
    Pick<GradientFace, "getMinColor" | "getMidColor" | "getMaxColor" | "getMinValue" | "getMidValue" | "getMaxValue">
{
  static readonly serviceName: string = "GradientCondition";
  constructor(
    book: Book,
    private readonly rule: Rule,
  ) {
    super(book.desk);
  }

  getMinColor(): string {
    return this.rule.gradient.min?.color ?? "";
  }

  getMidColor(): string {
    return this.rule.gradient.mid?.color ?? "";
  }

  getMaxColor(): string {
    return this.rule.gradient.max?.color ?? "";
  }

  getMinValue(): string {
    return this.rule.gradient.min?.value ?? "";
  }

  getMidValue(): string {
    return this.rule.gradient.mid?.value ?? "";
  }

  getMaxValue(): string {
    return this.rule.gradient.max?.value ?? "";
  }
}

/** The conditions that take a criterion and its values, by the criterion they set. */
const PLAIN = [
  "whenCellEmpty",
  "whenCellNotEmpty",
  "whenNumberBetween",
  "whenNumberEqualTo",
  "whenNumberGreaterThan",
  "whenNumberGreaterThanOrEqualTo",
  "whenNumberLessThan",
  "whenNumberLessThanOrEqualTo",
  "whenNumberNotBetween",
  "whenNumberNotEqualTo",
  "whenTextContains",
  "whenTextDoesNotContain",
  "whenTextEndsWith",
  "whenTextEqualTo",
  "whenTextStartsWith",
  "whenDateAfter",
  "whenDateBefore",
  "whenDateEqualTo",
] as const;

export interface ConditionalFormatRuleBuilder
  extends Record<(typeof PLAIN)[number], (...values: unknown[]) => BuilderFace> {}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods of PLAIN are put on the prototype below, all of one make.
export class ConditionalFormatRuleBuilder
  extends Service<BuilderFace>
  implements
    Pick<
      BuilderFace,
      | "build"
      | "copy"
      | "getRanges"
      | "setRanges"
      | "setBackground"
      | "setFontColor"
      | "setBold"
      | "setItalic"
      | "setUnderline"
      | "setStrikethrough"
      | "setGradientMinpoint"
      | "setGradientMinpointWithValue"
      | "setGradientMidpointWithValue"
      | "setGradientMaxpoint"
      | "setGradientMaxpointWithValue"
      | "whenFormulaSatisfied"
      | "withCriteria"
    >
{
  static readonly serviceName: string = "ConditionalFormatRuleBuilder";
  constructor(
    private readonly book: Book,
    private rule: Rule = BLANK,
    private ranges: readonly Range[] = [],
  ) {
    super(book.desk);
  }

  build(): Face {
    if (this.ranges.length === 0) throw new Exception("Conditional format rule must have at least one range.");
    if (!this.rule.type && !this.rule.gradient.min)
      throw new Exception("Conditional format rule must have a condition.");
    return new ConditionalFormatRule(this.book, this.rule, this.ranges).face;
  }

  copy(): BuilderFace {
    return new ConditionalFormatRuleBuilder(this.book, this.rule, this.ranges).face;
  }

  getRanges(): RangeFace[] {
    return this.ranges.map((range) => range.face);
  }

  setRanges(ranges: RangeFace[]): BuilderFace {
    this.ranges = ranges.map((range) => behind(Range, range));
    return this.face;
  }

  setBackground(color: string | null): BuilderFace {
    return this.look({ background: color && hex(color) });
  }

  setFontColor(color: string | null): BuilderFace {
    return this.look({ fontColor: color && hex(color) });
  }

  setBold(bold: boolean | null): BuilderFace {
    return this.look({ bold });
  }

  setItalic(italic: boolean | null): BuilderFace {
    return this.look({ italic });
  }

  setUnderline(underline: boolean | null): BuilderFace {
    return this.look({ underline });
  }

  setStrikethrough(strikethrough: boolean | null): BuilderFace {
    return this.look({ strikethrough });
  }

  setGradientMinpoint(color: string): BuilderFace {
    return this.point("min", color, "MIN", "");
  }

  setGradientMinpointWithValue(color: string, type: Interpolation, value: string): BuilderFace {
    return this.point("min", color, nameOf(type), value);
  }

  setGradientMidpointWithValue(color: string, type: Interpolation, value: string): BuilderFace {
    return this.point("mid", color, nameOf(type), value);
  }

  setGradientMaxpoint(color: string): BuilderFace {
    return this.point("max", color, "MAX", "");
  }

  setGradientMaxpointWithValue(color: string, type: Interpolation, value: string): BuilderFace {
    return this.point("max", color, nameOf(type), value);
  }

  whenFormulaSatisfied(formula: string): BuilderFace {
    return this.when("CUSTOM_FORMULA", [formula]);
  }

  withCriteria(criteria: Criteria, values: unknown[]): BuilderFace {
    return this.when(nameOf(criteria), values);
  }

  when(type: string, values: readonly unknown[]): BuilderFace {
    if (values.some((value) => typeof value === "object" && value !== null && !(value instanceof Date))) {
      throw new Error("preview: conditional formats with relative dates are not implemented");
    }
    this.rule = { ...this.rule, type, values };
    return this.face;
  }

  private look(looks: Looks): BuilderFace {
    this.rule = { ...this.rule, looks: { ...this.rule.looks, ...looks } };
    return this.face;
  }

  private point(at: "min" | "mid" | "max", color: string, type: string, value: string): BuilderFace {
    this.rule = { ...this.rule, gradient: { ...this.rule.gradient, [at]: { color: hex(color), type, value } } };
    return this.face;
  }
}

for (const name of PLAIN) {
  const type = name
    .slice("when".length)
    .replace(/(?<!^)[A-Z]/g, "_$&")
    .toUpperCase();
  ConditionalFormatRuleBuilder.prototype[name] = function plain(
    this: ConditionalFormatRuleBuilder,
    ...values: unknown[]
  ) {
    return this.when(type, values);
  };
}
