import type { Locale } from "@odoo/o-spreadsheet";
import { hasDecimalComma } from "./locales";

/** A formula that the locale's grammar refuses is kept in this function, which shows Sheets' error and hides in getFormula(). */
export const UNPARSED = "PREVIEW_UNPARSED";

interface Piece {
  readonly kind: "text" | "code";
  readonly value: string;
}

/** Splits a formula into quoted texts (strings and tab names) and the code between them. */
function pieces(formula: string): Piece[] {
  const found: Piece[] = [];
  for (const [value] of formula.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+|["']/g)) {
    found.push({ kind: /^["']/.test(value) ? "text" : "code", value });
  }
  return found;
}

/** The engine knows no doubled quotes inside a string. */
const QUOTE = '"&CHAR(34)&"';

/** A formula as a script or person writes it, in the one form that the engine stores: commas, decimal points. */
export function toEngine(formula: string, locale: Locale, commas: "rejected" | "accepted"): string {
  refuseSignedPower(formula);
  const decimalComma = hasDecimalComma(locale);
  let depth = 0;
  let refused = false;
  const separate = (code: string): string =>
    code.replace(/\d*[,.]\d+(?![\d(])|[;,\\{}]/g, (sign, at: number) => {
      if (sign === "{") depth++;
      if (sign === "}") depth--;
      if (sign === ";") return depth > 0 ? ";" : ",";
      if (sign === "\\") return depth > 0 ? "," : sign;
      if (sign === "{" || sign === "}") return sign;
      if (!decimalComma) return sign;
      if (sign.length > 1 && sign.includes(",")) return isDecimal(code, at) ? sign.replace(",", ".") : comma(sign);
      return sign === "," ? comma(sign) : sign;
    });
  const comma = (sign: string): string => {
    refused ||= commas === "rejected";
    return sign;
  };
  const parts = pieces(formula).map(({ kind, value }) => {
    if (kind === "code") return separate(value.replace(/[A-Za-z_][A-Za-z0-9_.]*(?=\()/g, (name) => name.toUpperCase()));
    return value.startsWith('"') ? `"${value.slice(1, -1).replaceAll('""', QUOTE)}"` : value;
  });
  return refused ? unparsed(formula) : parts.join("").replace(/^=\+/, "=");
}

/** Sheets takes the sign first, -2^2 is 4; the engine takes the power first, which would be a wrong number without a word. */
function refuseSignedPower(formula: string): void {
  const code = pieces(formula)
    .map(({ kind, value }) => (kind === "code" ? value : "x"))
    .join("");
  if (/(^=|[=(,;+\-*/&<>{])\s*-\s*[\w.$:!]+(\([^()]*\))?\s*\^/.test(code)) {
    throw new Error(`preview: a sign before a power, as in ${formula}, is not implemented; write 0-a^b or (-a)^b`);
  }
}

/** Whether the digits before a comma are a number of their own and not the end of a reference such as A1. */
function isDecimal(code: string, at: number): boolean {
  return !/[A-Za-z$_]$/.test(code.slice(0, at));
}

function unparsed(formula: string): string {
  return `=${UNPARSED}("${formula.replaceAll('"', QUOTE)}")`;
}

/** The engine's formula as Sheets shows it in the locale. */
export function fromEngine(formula: string, locale: Locale): string {
  const kept = formula.match(new RegExp(`^=${UNPARSED}\\("([\\s\\S]*)"\\)$`));
  if (kept?.[1] !== undefined) return kept[1].replaceAll(QUOTE, '"');
  const joined = formula.replaceAll(QUOTE, '""');
  if (!hasDecimalComma(locale)) return joined;
  let depth = 0;
  const separate = (code: string): string =>
    code.replace(/\d*\.\d+|[,{}]/g, (sign) => {
      if (sign === "{") depth++;
      if (sign === "}") depth--;
      if (sign === ",") return depth > 0 ? "\\" : ";";
      return sign.replace(".", ",");
    });
  return pieces(joined)
    .map(({ kind, value }) => (kind === "code" ? separate(value) : value))
    .join("");
}

const R1C1 = /(?<![A-Za-z0-9_.'])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![A-Za-z0-9_(])/g;

/** R1C1 references, relative to a cell (0-based), as A1. */
export function fromR1C1(formula: string, row: number, col: number, letters: (col: number) => string): string {
  const part = (text: string | undefined, here: number): { index: number; fixed: boolean } => {
    if (text === undefined) return { index: here, fixed: false };
    if (text.startsWith("[")) return { index: here + Number(text.slice(1, -1)), fixed: false };
    return { index: Number(text) - 1, fixed: true };
  };
  const convert = (code: string): string =>
    code.replace(R1C1, (_, rows: string | undefined, cols: string | undefined) => {
      const r = part(rows, row);
      const c = part(cols, col);
      if (r.index < 0 || c.index < 0) return "#REF!";
      return `${c.fixed ? "$" : ""}${letters(c.index)}${r.fixed ? "$" : ""}${r.index + 1}`;
    });
  return pieces(formula)
    .map(({ kind, value }) => (kind === "code" ? convert(value) : value))
    .join("");
}

/** A1 references as R1C1, relative to a cell (0-based). */
export function toR1C1(formula: string, row: number, col: number, number: (letters: string) => number): string {
  const part = (letter: string, fixed: boolean, index: number, here: number): string => {
    if (fixed) return `${letter}${index + 1}`;
    return `${letter}[${index - here}]`;
  };
  const convert = (code: string): string =>
    code.replace(
      /(?<![A-Za-z0-9_.])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![A-Za-z0-9_(.])/g,
      (_, fixedCol, letters, fixedRow, digits) =>
        part("R", fixedRow === "$", Number(digits) - 1, row) + part("C", fixedCol === "$", number(letters), col),
    );
  return pieces(formula)
    .map(({ kind, value }) => (kind === "code" ? convert(value) : value))
    .join("");
}
