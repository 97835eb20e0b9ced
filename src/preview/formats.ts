import { DEFAULT_LOCALE, helpers } from "@odoo/o-spreadsheet";

/** What Google reports for a cell whose format was never set. */
export const DEFAULT_FORMAT = "0.###############";

/** How a format was written by the script, by the form that the engine was given. */
const written = new Map<string, string>();

/**
 * The engine's form of a Sheets number format.
 * The engine turns a cell with a format it does not know into an error, so each one is tried first.
 */
export function engineFormat(format: string): string {
  if (/^(general|automatic|0\.#{15})?$/i.test(format)) return "";
  const mapped = format
    .split(/("[^"]*"|\\.|\[[^\]]*\])/)
    .map((part, index) => (index % 2 ? bracketed(part) : symbols(part)));
  const result = mapped.join("");
  for (const value of [1234.5, -1, 0, "text"]) {
    try {
      helpers.formatValue(value, { format: result, locale: DEFAULT_LOCALE });
    } catch {
      throw new Error(`preview: the number format ${format} is not implemented`);
    }
  }
  written.set(result, format);
  return result;
}

/** The Sheets form of the engine's format. */
export function sheetsFormat(format: string | undefined): string {
  return format ? (written.get(format) ?? format) : DEFAULT_FORMAT;
}

function bracketed(part: string): string {
  if (part === "[h]" || part === "[hh]") return "hhhh";
  // A currency with its country, [$€-407], shows the symbol only.
  return part.replace(/^\[\$([^\]-]*)-[^\]]*\]$/, "[$$$1]");
}

function symbols(part: string): string {
  const date = /[yd]|m{1,5}|h|s/i.test(part) && !/[0#]/.test(part);
  let text = part.replace(/_./g, '" "');
  if (date) text = text.replace(/am\/pm/gi, "a").replace(/[YMDHS]/g, (letter) => letter.toLowerCase());
  if (date) text = text.replace(/(?<!h)h(?!h)/g, "hh");
  // Sheets shows signs such as € or ▲ as they are; the engine wants them quoted.
  return text.replace(/[^\x20-\x7e]+/g, (signs) => `"${signs}"`);
}

/** The formats that Sheets gives to a date or time. */
export const DATE_FORMATS = { date: "m/d/yyyy", dateTime: "m/d/yyyy hh:mm:ss", time: "hh:mm:ss" };
