import type { Locale } from "@odoo/o-spreadsheet";
import { DEFAULT_LOCALES } from "@odoo/o-spreadsheet";

function european(code: string, name: string, dateFormat: string, thousandsSeparator = "."): Locale {
  return {
    name,
    code,
    thousandsSeparator,
    decimalSeparator: ",",
    weekStart: 1,
    dateFormat,
    timeFormat: "hh:mm:ss",
    formulaArgSeparator: ";",
  };
}

function english(code: string, name: string, dateFormat: string, weekStart: number): Locale {
  return {
    name,
    code,
    thousandsSeparator: ",",
    decimalSeparator: ".",
    weekStart,
    dateFormat,
    timeFormat: "hh:mm:ss",
    formulaArgSeparator: ",",
  };
}

/** The spreadsheet locales of the preview: enough to meet decimal commas, day-first and year-first dates. */
export const LOCALES: readonly Locale[] = [
  ...DEFAULT_LOCALES,
  english("en_GB", "English (UK)", "dd/mm/yyyy", 1),
  english("ja_JP", "Japanese", "yyyy/mm/dd", 7),
  european("de_DE", "German", "dd.mm.yyyy"),
  european("es_ES", "Spanish", "dd/mm/yyyy"),
  european("it_IT", "Italian", "dd/mm/yyyy"),
  european("nl_NL", "Dutch", "dd-mm-yyyy"),
  european("pt_BR", "Portuguese (Brazil)", "dd/mm/yyyy"),
  european("pl_PL", "Polish", "dd.mm.yyyy", " "),
  european("tr_TR", "Turkish", "dd.mm.yyyy"),
];

export function localeOf(code: string): Locale {
  const locale = LOCALES.find((candidate) => candidate.code === code);
  if (!locale)
    throw new Error(`preview: locale ${code} is not known; known are ${LOCALES.map((known) => known.code).join(", ")}`);
  return locale;
}

export function hasDecimalComma(locale: Locale): boolean {
  return locale.decimalSeparator === ",";
}
