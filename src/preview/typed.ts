import type { Locale } from "@odoo/o-spreadsheet";
import { DEFAULT_LOCALE, helpers } from "@odoo/o-spreadsheet";
import type { CellChange } from "./engine";
import { engineFormat } from "./formats";
import { toEngine } from "./formulas";
import type { Quirks } from "./quirks";

/** What a text becomes when it is put into a cell as if typed. */
export function typed(text: string, locale: Locale, quirks: Quirks, plainText = false): CellChange {
  if (text === "") return { content: "" };
  if (text.startsWith("=") && text.length > 1)
    return { content: toEngine(text, locale, quirks.commaInDecimalCommaLocale) };
  if (text.startsWith("'")) return forced(text.slice(1), locale, plainText);
  if (plainText) return { content: text };
  const number = typedNumber(text.trim(), locale) ?? typedDate(text.trim(), locale);
  if (number) return number;
  if (/^(true|false)$/i.test(text.trim())) return { content: text.trim().toUpperCase() };
  if (quirks.signStartsFormula && /^[+-][^+\-\s]/.test(text)) {
    return { content: toEngine(`=${text.replace(/^\+/, "")}`, locale, quirks.commaInDecimalCommaLocale) };
  }
  return forced(text, locale, plainText);
}

/** Text that stays text, with the engine's own apostrophe where it would see something else. */
export function forced(text: string, locale: Locale, plainText = false): CellChange {
  const mistaken =
    /^['=]/.test(text) ||
    /^(true|false)$/i.test(text.trim()) ||
    helpers.isNumber(text, DEFAULT_LOCALE) ||
    helpers.isDateTime(text, locale);
  return { content: mistaken && !plainText ? `'${text}` : text };
}

function typedNumber(text: string, locale: Locale): CellChange | undefined {
  const decimal = locale.decimalSeparator === "," ? "," : "\\.";
  const group = { ",": ",", ".": "\\.", " ": "[ \\u00a0\\u202f]" }[locale.thousandsSeparator ?? ","] ?? ",";
  const pattern = new RegExp(
    `^(?<open>\\()?(?<sign>[+-])?\\s?(?<before>[$€£¥])?\\s?(?<sign2>-)?` +
      `(?<whole>\\d{1,3}(?:${group}\\d{3})+|\\d+)?(?:${decimal}(?<fraction>\\d*))?(?<power>e[+-]?\\d+)?` +
      `\\s?(?<percent>%)?(?<after>[€£¥])?(?<close>\\))?$`,
    "i",
  );
  const groups = text.match(pattern)?.groups;
  if (!groups) return undefined;
  const { open, sign, sign2, before, whole, fraction, power, percent, after, close } = groups;
  if ((!whole && !fraction) || Boolean(open) !== Boolean(close) || (before && after)) return undefined;
  const digits = (whole ?? "0").replace(/\D/g, "");
  const magnitude = Number(`${digits}.${fraction || "0"}${power ?? ""}`);
  if (!Number.isFinite(magnitude)) return undefined;
  const negative = open || sign === "-" || sign2;
  // Percent is divided in decimal, so that 12.3 % is 0.123 to the last digit.
  const hundredth = Number(`${magnitude}e-2`);
  const value = percent ? (Number.isNaN(hundredth) ? magnitude / 100 : hundredth) : magnitude;
  const content = String(negative ? -value : value);
  const decimals = fraction ? `.${"0".repeat(fraction.length)}` : "";
  const currency = before ?? after;
  if (percent) return { content, typedFormat: `0${decimals ? ".00" : ""}%` };
  if (currency)
    return { content, typedFormat: engineFormat(before ? `[$${currency}]#,##0.00` : `#,##0.00[$${currency}]`) };
  if (whole && /\D/.test(whole)) return { content, typedFormat: `#,##0${decimals ? ".00" : ""}` };
  return { content };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TIME = /(?:^|\s)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])m)?$/i;

function typedDate(text: string, locale: Locale): CellChange | undefined {
  const clock = text.match(TIME);
  const rest = clock ? text.slice(0, clock.index).trim() : text;
  let time = 0;
  if (clock) {
    const [, hours, minutes, seconds, half] = clock;
    const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
    if (Number(minutes) > 59 || Number(seconds ?? 0) > 59 || hour > 23) return undefined;
    time = (hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
    if (rest === "") return { content: String(time), typedFormat: "hh:mm:ss" };
  }
  const date = numericDate(rest, locale) ?? namedDate(rest);
  if (!date) return undefined;
  const serial = (Date.UTC(date.year, date.month - 1, date.day) - Date.UTC(1899, 11, 30)) / 86_400_000;
  const check = new Date(Date.UTC(date.year, date.month - 1, date.day));
  if (check.getUTCMonth() !== date.month - 1 || check.getUTCDate() !== date.day) return undefined;
  return { content: String(serial + time), typedFormat: clock ? `${date.format} hh:mm:ss` : date.format };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly format: string;
}

function numericDate(text: string, locale: Locale): Day | undefined {
  const match = text.match(/^(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{1,4}))?$/);
  if (!match) return undefined;
  const [, first = "", separator = "/", second = "", third] = match;
  // A point between two numbers is a decimal point, except where decimals have a comma.
  if (separator === "." && (locale.decimalSeparator === "." || third === undefined)) return undefined;
  const format = locale.dateFormat;
  if (first.length > 2) {
    return third === undefined ? undefined : day(first, second, third, "yyyy-mm-dd".replaceAll("-", separator));
  }
  if (third === undefined) {
    const year = String(new Date().getFullYear());
    return format.startsWith("d") ? day(year, second, first, format) : day(year, first, second, format);
  }
  if (format.startsWith("m")) return day(third, first, second, format);
  if (format.startsWith("y") && third.length <= 2) return day(first, second, third, format);
  return day(third, second, first, format.startsWith("y") ? "dd/mm/yyyy" : format);
}

function namedDate(text: string): Day | undefined {
  const name = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
  const monthFirst = text.match(new RegExp(`^${name}\\s+(\\d{1,2})(?:,?\\s+(\\d{4}))?$`, "i"));
  const dayFirst = text.match(new RegExp(`^(\\d{1,2})[\\s-]+${name}(?:[\\s,-]+(\\d{4}))?$`, "i"));
  const monthYear = text.match(new RegExp(`^${name}\\s+(\\d{4})$`, "i"));
  const month = (found: string | undefined) => String(MONTHS.indexOf((found ?? "").slice(0, 3).toLowerCase()) + 1);
  const now = String(new Date().getFullYear());
  if (monthYear) return day(monthYear[2] ?? "", month(monthYear[1]), "1", "mmm yyyy");
  if (monthFirst) return day(monthFirst[3] ?? now, month(monthFirst[1]), monthFirst[2] ?? "", "mmm d, yyyy");
  if (dayFirst) return day(dayFirst[3] ?? now, month(dayFirst[2]), dayFirst[1] ?? "", "d mmm yyyy");
  return undefined;
}

function day(year: string, month: string, date: string, format: string): Day | undefined {
  const full = year.length <= 2 ? Number(year) + (Number(year) < 30 ? 2000 : 1900) : Number(year);
  const monthNumber = Number(month);
  const dayNumber = Number(date);
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return undefined;
  return { year: full, month: monthNumber, day: dayNumber, format };
}
