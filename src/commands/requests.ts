import { isError } from "../cells";

/**
 * Checks what a page sends before anything is read or written: any user of the page can send anything.
 * Each reader names the field and what it should be.
 */

type Fields = Record<string, unknown>;

const LONGEST_TEXT = 5_000;
const MOST_PARTS = 5_000;

/** The fields of a request; unknown ones are refused, so that a mistake never passes in silence. */
export function fieldsOf(request: unknown, known: readonly string[], where = "request"): Fields {
  if (typeof request !== "object" || request === null || Array.isArray(request)) {
    throw new Error(`The ${where} is not readable. Close the sidebar and open it again.`);
  }
  const unknownField = Object.keys(request).find((key) => !known.includes(key));
  if (unknownField !== undefined) {
    throw new Error(`The ${where} has an unknown field. Close the sidebar and open it again.`);
  }
  return request as Fields; // An object with known keys only; each value is checked by its reader.
}

/** A text as a sheet keeps it, with line feeds between its lines, so that what is read again is what was saved. */
export function textField(fields: Fields, key: string, longest = LONGEST_TEXT): string {
  const sent = fields[key];
  if (typeof sent !== "string") throw new Error(`${key}: expected a text.`);
  const value = sent.replace(/\r\n?/g, "\n");
  if (value.length > longest) {
    throw new Error(`${key}: ${value.length} characters are too many; at most ${longest} fit. Nothing was saved.`);
  }
  return value;
}

/**
 * A name for a row or a stage. Google hands "#N/A" to a function whether somebody typed it or a formula failed, and the
 * verdicts of a whole plan would stop at it.
 */
export function nameField(fields: Fields, key: string, longest: number): string {
  const name = textField(fields, key, longest).trim();
  if (isError(name))
    throw new Error(`${key}: “${name.slice(0, 40)}” reads as an error of Google Sheets. Give it another name.`);
  return name;
}

export function choiceField<Choice extends string>(fields: Fields, key: string, choices: readonly Choice[]): Choice {
  const value = fields[key];
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw new Error(`${key}: expected one of ${choices.map((c) => c || "(empty)").join(", ")}.`);
  return choice;
}

export function flagField(fields: Fields, key: string): boolean {
  const value = fields[key];
  if (typeof value !== "boolean") throw new Error(`${key}: expected yes or no.`);
  return value;
}

export function wholeNumberField(fields: Fields, key: string, least: number, most: number): number {
  const value = fields[key];
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${key}: expected a whole number from ${least} to ${most}.`);
  }
  return value;
}

export function numberField(fields: Fields, key: string, least: number, most: number): number {
  const value = fields[key];
  if (typeof value !== "number" || !(value >= least && value <= most)) {
    throw new Error(`${key}: expected a number from ${least} to ${most}.`);
  }
  return value;
}

/** A list, each part checked by its own reader. */
export function listField<Part>(fields: Fields, key: string, read: (part: unknown) => Part, most = MOST_PARTS): Part[] {
  const value = fields[key];
  if (!Array.isArray(value) || value.length > most) throw new Error(`${key}: expected a list of at most ${most}.`);
  return value.map((part) => read(part));
}

/** The key that a page gives to what it adds, so that a request which is sent twice is carried out once. */
export function keyField(fields: Fields, key: string): string {
  const value = textField(fields, key, 64);
  if (!/^[\w-]{8,}$/.test(value)) throw new Error(`${key}: expected 8 to 64 letters, digits or hyphens.`);
  return value;
}

/** A score of 0 to 3, or null for "not assessed". */
export function scoreField(fields: Fields, key: string): number | null {
  return fields[key] === null ? null : wholeNumberField(fields, key, 0, 3);
}

/** A day, "2026-11-22", or empty. */
export function dayField(fields: Fields, key: string): string {
  const value = textField(fields, key, 10);
  const time = Date.parse(value);
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
  if (value !== "" && !isDay) throw new Error(`${key}: expected a day such as 2026-11-22.`);
  return value;
}

/** What stands there is what the page showed, or what it sends: then an earlier try was cut off, or nobody heard of its success. */
export const isOurs = (now: unknown, seen: unknown, sent: unknown): boolean => now === seen || now === sent;
