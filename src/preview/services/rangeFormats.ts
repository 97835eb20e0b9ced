import type { EvaluatedCell, Style, StyleChange } from "../engine";
import { engineFormat, sheetsFormat } from "../formats";
import { nameOf } from "./facade";
import { RangeValues } from "./rangeValues";

type Face = GoogleAppsScript.Spreadsheet.Range;
type FontStyle = GoogleAppsScript.Spreadsheet.FontStyle;
type FontWeight = GoogleAppsScript.Spreadsheet.FontWeight;
type FontLine = GoogleAppsScript.Spreadsheet.FontLine;
type WrapStrategy = GoogleAppsScript.Spreadsheet.WrapStrategy;
type BorderStyle = GoogleAppsScript.Spreadsheet.BorderStyle;
type Horizontal = "left" | "center" | "normal" | "right" | null;
type Vertical = "top" | "middle" | "bottom" | null;
type Grid<Item> = ReadonlyArray<readonly Item[]>;

/** How the cells of a range look. */
export class RangeFormats
  extends RangeValues
  implements
    Pick<
      Face,
      | "setNumberFormat"
      | "setNumberFormats"
      | "getNumberFormat"
      | "getNumberFormats"
      | "setBackground"
      | "setBackgrounds"
      | "getBackground"
      | "getBackgrounds"
      | "setFontColor"
      | "setFontColors"
      | "getFontColor"
      | "getFontColors"
      | "setFontWeight"
      | "setFontWeights"
      | "getFontWeight"
      | "getFontWeights"
      | "setFontStyle"
      | "setFontStyles"
      | "getFontStyle"
      | "setFontLine"
      | "setFontLines"
      | "getFontLine"
      | "setFontSize"
      | "setFontSizes"
      | "getFontSize"
      | "setFontFamily"
      | "setFontFamilies"
      | "getFontFamily"
      | "setHorizontalAlignment"
      | "setHorizontalAlignments"
      | "getHorizontalAlignment"
      | "setVerticalAlignment"
      | "setVerticalAlignments"
      | "getVerticalAlignment"
      | "setWrap"
      | "setWraps"
      | "getWrap"
      | "setWrapStrategy"
      | "setWrapStrategies"
      | "getWrapStrategy"
      | "setBorder"
      | "setTextRotation"
    >
{
  setNumberFormat(format: string): Face {
    const engine = engineFormat(format);
    return this.each((row, col) => this.book.engine.write(this.sheetId, row, col, { format: engine }));
  }

  setNumberFormats(formats: string[][]): Face {
    this.checkShape(formats);
    return this.each((row, col) => {
      const format = engineFormat(formats[row - this.zone.top]?.[col - this.zone.left] ?? "");
      this.book.engine.write(this.sheetId, row, col, { format });
    });
  }

  getNumberFormat(): string {
    return this.first((row, col) => this.formatAt(row, col));
  }

  getNumberFormats(): string[][] {
    return this.grid((row, col) => this.formatAt(row, col));
  }

  setBackground(color: string | null): Face {
    return this.style(fill(color));
  }

  setBackgrounds(colors: Array<Array<string | null>>): Face {
    return this.styles(colors, fill);
  }

  getBackground(): string {
    return this.first((row, col) => this.styleAt(row, col).fillColor?.toLowerCase() ?? "#ffffff");
  }

  getBackgrounds(): string[][] {
    return this.grid((row, col) => this.styleAt(row, col).fillColor?.toLowerCase() ?? "#ffffff");
  }

  setFontColor(color: string | null): Face {
    return this.style(ink(color));
  }

  setFontColors(colors: Grid<string | null>): Face {
    return this.styles(colors, ink);
  }

  getFontColor(): string {
    return this.first((row, col) => this.styleAt(row, col).textColor?.toLowerCase() ?? "#000000");
  }

  getFontColors(): string[][] {
    return this.grid((row, col) => this.styleAt(row, col).textColor?.toLowerCase() ?? "#000000");
  }

  setFontWeight(weight: FontWeight | null): Face {
    return this.style({ bold: weight === "bold" || undefined });
  }

  setFontWeights(weights: Grid<FontWeight | null>): Face {
    return this.styles(weights, (weight) => ({ bold: weight === "bold" || undefined }));
  }

  getFontWeight(): FontWeight {
    return this.first((row, col) => (this.styleAt(row, col).bold ? "bold" : "normal"));
  }

  getFontWeights(): FontWeight[][] {
    return this.grid((row, col) => (this.styleAt(row, col).bold ? "bold" : "normal"));
  }

  setFontStyle(style: FontStyle | null): Face {
    return this.style({ italic: style === "italic" || undefined });
  }

  setFontStyles(styles: Grid<FontStyle | null>): Face {
    return this.styles(styles, (style) => ({ italic: style === "italic" || undefined }));
  }

  getFontStyle(): FontStyle {
    return this.first((row, col) => (this.styleAt(row, col).italic ? "italic" : "normal"));
  }

  setFontLine(line: FontLine | null): Face {
    return this.style(lineStyle(line));
  }

  setFontLines(lines: Grid<FontLine | null>): Face {
    return this.styles(lines, lineStyle);
  }

  getFontLine(): FontLine {
    const { underline, strikethrough } = this.first((row, col) => this.styleAt(row, col));
    return underline ? "underline" : strikethrough ? "line-through" : "none";
  }

  setFontSize(size: number): Face {
    return this.style({ fontSize: size });
  }

  setFontSizes(sizes: number[][]): Face {
    return this.styles(sizes, (fontSize) => ({ fontSize }));
  }

  getFontSize(): number {
    return this.first((row, col) => this.styleAt(row, col).fontSize ?? 10);
  }

  /** The engine draws one font; the family is kept so that a script reads what it wrote. */
  setFontFamily(family: string | null): Face {
    const id = `font:${this.sheetId}:${this.getA1Notation()}`;
    if (family === null) this.book.engine.annotate({ remove: [id] });
    else
      this.book.engine.annotate({ put: [{ id, kind: "font", sheetId: this.sheetId, zone: this.zone, value: family }] });
    return this.face;
  }

  setFontFamilies(families: Grid<string | null>): Face {
    this.checkShape(families);
    const [family, ...others] = new Set(families.flat());
    if (others.length > 0) throw new Error("preview: Range.setFontFamilies with several families is not implemented");
    return this.setFontFamily(family ?? null);
  }

  getFontFamily(): string {
    const { top, left } = this.zone;
    const fonts = this.book.engine.getters.getAnnotations("font", this.sheetId).filter(({ range }) => {
      const zone = range?.zone;
      return zone && zone.top <= top && zone.bottom >= top && zone.left <= left && zone.right >= left;
    });
    return String(fonts.at(-1)?.value ?? "Arial");
  }

  setHorizontalAlignment(alignment: Horizontal): Face {
    return this.style(horizontal(alignment));
  }

  setHorizontalAlignments(alignments: Grid<Horizontal>): Face {
    return this.styles(alignments, horizontal);
  }

  getHorizontalAlignment(): string {
    return this.first((row, col) => this.styleAt(row, col).align ?? "general");
  }

  setVerticalAlignment(alignment: Vertical): Face {
    return this.style(vertical(alignment));
  }

  setVerticalAlignments(alignments: Grid<Vertical>): Face {
    return this.styles(alignments, vertical);
  }

  getVerticalAlignment(): string {
    return this.first((row, col) => this.styleAt(row, col).verticalAlign ?? "bottom");
  }

  setWrap(isWrapped: boolean): Face {
    return this.style({ wrapping: isWrapped ? "wrap" : "overflow" });
  }

  setWraps(wraps: boolean[][]): Face {
    return this.styles(wraps, (isWrapped) => ({ wrapping: isWrapped ? "wrap" : "overflow" }));
  }

  getWrap(): boolean {
    return this.first((row, col) => this.styleAt(row, col).wrapping === "wrap");
  }

  setWrapStrategy(strategy: WrapStrategy): Face {
    return this.style(wrapping(strategy));
  }

  setWrapStrategies(strategies: Grid<WrapStrategy>): Face {
    return this.styles(strategies, wrapping);
  }

  getWrapStrategy(): WrapStrategy {
    const name = this.first((row, col) => this.styleAt(row, col).wrapping ?? "overflow").toUpperCase();
    return this.book.constants.WrapStrategy[name as keyof typeof GoogleAppsScript.Spreadsheet.WrapStrategy];
  }

  setTextRotation(degrees: unknown): Face {
    if (typeof degrees !== "number")
      throw new Error("preview: Range.setTextRotation with an object is not implemented");
    return this.style({ rotation: degrees === 0 ? undefined : (-degrees * Math.PI) / 180 });
  }

  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    color: string | null = null,
    style: BorderStyle | null = null,
  ): Face {
    const { sheetId, zone } = this;
    const line = {
      color: color ? hex(color) : "#000000",
      style: style ? (BORDERS[nameOf(style)] ?? "thin") : ("thin" as const),
    };
    const sides = { top, left, bottom, right, v: vertical, h: horizontal };
    this.book.engine.change((dispatch) => {
      for (const [position, wanted] of Object.entries(sides) as [keyof typeof sides, boolean | null][]) {
        if (wanted === true) dispatch("SET_ZONE_BORDERS", { sheetId, target: [zone], border: { position, ...line } });
      }
      if (Object.values(sides).every((wanted) => wanted === false)) {
        dispatch("SET_ZONE_BORDERS", { sheetId, target: [zone], border: { position: "clear" } });
      }
    });
    return this.face;
  }

  protected each(step: (row: number, col: number) => void): Face {
    this.book.engine.beginWrite();
    this.grid(step);
    return this.face;
  }

  protected style(style: StyleChange): Face {
    return this.each((row, col) => this.book.engine.write(this.sheetId, row, col, { style }));
  }

  private styles<Item>(items: Grid<Item>, styleOf: (item: Item) => StyleChange): Face {
    this.checkShape(items);
    return this.each((row, col) => {
      const item = items[row - this.zone.top]?.[col - this.zone.left] as Item; // The shape was checked.
      this.book.engine.write(this.sheetId, row, col, { style: styleOf(item) });
    });
  }

  protected first<Item>(read: (row: number, col: number) => Item): Item {
    return read(this.zone.top, this.zone.left);
  }

  protected styleAt(row: number, col: number): Style {
    return this.book.engine.getters.getCellStyle({ sheetId: this.sheetId, row, col });
  }

  private formatAt(row: number, col: number): string {
    const cell: EvaluatedCell = this.book.engine.cell(this.sheetId, row, col);
    return sheetsFormat(this.book.engine.getters.getCell({ sheetId: this.sheetId, row, col })?.format || cell.format);
  }
}

const BORDERS: Readonly<Record<string, "thin" | "medium" | "thick" | "dashed" | "dotted">> = {
  DOTTED: "dotted",
  DASHED: "dashed",
  SOLID: "thin",
  SOLID_MEDIUM: "medium",
  SOLID_THICK: "thick",
  DOUBLE: "medium",
};

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#ffffff",
  red: "#ff0000",
  green: "#008000",
  blue: "#0000ff",
  yellow: "#ffff00",
  orange: "#ffa500",
  purple: "#800080",
  gray: "#808080",
  grey: "#808080",
  lightgray: "#d3d3d3",
  lightgrey: "#d3d3d3",
  darkgray: "#a9a9a9",
};

/** A CSS colour as Sheets stores it; Sheets ignores what it cannot read, the preview refuses it. */
export function hex(color: string): string {
  const text = color.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  const short = text.match(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`;
  const named = NAMED_COLORS[text];
  if (named) return named;
  throw new Error(`preview: the colour ${color} is not known; Google would ignore it without a word`);
}

function fill(color: string | null): StyleChange {
  const known = color ? hex(color) : undefined;
  return { fillColor: known };
}

function ink(color: string | null): StyleChange {
  const known = color ? hex(color) : undefined;
  return { textColor: known };
}

function lineStyle(line: FontLine | null): StyleChange {
  return { underline: line === "underline" || undefined, strikethrough: line === "line-through" || undefined };
}

function horizontal(alignment: Horizontal): StyleChange {
  return { align: alignment === null || alignment === "normal" ? undefined : alignment };
}

function vertical(alignment: Vertical): StyleChange {
  return { verticalAlign: alignment ?? undefined };
}

function wrapping(strategy: WrapStrategy): StyleChange {
  const name = nameOf(strategy).toLowerCase();
  return { wrapping: name === "wrap" || name === "clip" ? name : "overflow" };
}
