import { type Cell, inWords, isBlank, isDate, isError, isNumberText, listedIn, toGrid } from "../cells";
import { type Parameter, refuse } from "./define";

/** Larger numbers lose their cents, and a count of developers that large is a slip. */
const LARGEST_NUMBER = 1e15;

/**
 * A number of 0 or more, or undefined for a blank cell. Text is refused even if it looks like a number, because guessing
 * its decimal separator loses money. `what` names the cell in the message: "counts row 3".
 */
export function readNumber(cell: Cell, what: string, maximum: number = LARGEST_NUMBER): number | undefined {
  return readBetween(cell, what, 0, maximum);
}

/** The same, but it may be negative. */
export function readSigned(cell: Cell, what: string): number | undefined {
  return readBetween(cell, what, -LARGEST_NUMBER, LARGEST_NUMBER);
}

function readBetween(cell: Cell, what: string, minimum: number, maximum: number): number | undefined {
  if (isBlank(cell)) return undefined;
  refuseError(cell, what);
  if (isNumberText(cell))
    refuse(`${what} is ${inWords(cell)}, a number stored as text. Format it as a number and type it again.`);
  if (typeof cell !== "number") return refuse(`${what} is ${inWords(cell)}, not a number. Clear it or use 0.`);
  if (cell < minimum) refuse(`${what} is ${cell}. It must be ${minimum} or more.`);
  if (cell > maximum) refuse(`${what} is ${cell}. It must be ${maximum} or less.`);
  return cell;
}

/** The trimmed text of a cell, "" if it is blank; a number is taken as its text, as an id may be one. */
export function readText(cell: Cell, what: string): string {
  refuseError(cell, what);
  if (isDate(cell) || typeof cell === "boolean")
    refuse(`${what} is ${inWords(cell)}, not text. Type it again as text.`);
  return String(cell).trim();
}

/** The parts of a cell that lists things: "Awareness, Adoption". */
export function readList(cell: Cell, what: string): string[] {
  return listedIn(readText(cell, what));
}

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

/** A tick box, or yes or no; undefined if it is blank. */
export function readFlag(cell: Cell, what: string): boolean | undefined {
  if (typeof cell === "boolean") return cell;
  if (isBlank(cell)) return undefined;
  refuseError(cell, what);
  const known = typeof cell === "string" ? YES_NO[cell.trim().toLowerCase()] : undefined;
  return known ?? refuse(`${what} is ${inWords(cell)}. Use a tick box, TRUE or FALSE, yes or no.`);
}

function refuseError(cell: Cell, what: string): void {
  if (isError(cell)) refuse(`${what} is ${inWords(cell)}. Repair the cell it comes from.`);
}

/** The one cell of an argument that takes no range. */
function readSingle(argument: unknown, name: string): Cell {
  const grid = toGrid(argument);
  if (grid.length > 1 || grid[0]!.length > 1)
    refuse(`${name} is a range of ${grid.length * grid[0]!.length} cells. Give one cell.`);
  return grid[0]![0]!;
}

/** Limits of a number; 0 or more if none are set. */
interface Limits {
  readonly above?: number;
  readonly below?: number;
  readonly maximum?: number;
  readonly whole?: true;
}

function readWithin(argument: unknown, name: string, { above, below, maximum, whole }: Limits): number | undefined {
  const value = readNumber(readSingle(argument, name), name, maximum);
  if (value === undefined) return undefined;
  if (above !== undefined && value <= above) refuse(`${name} is ${value}. It must be over ${above}.`);
  if (below !== undefined && value >= below) refuse(`${name} is ${value}. It must be under ${below}.`);
  if (whole && !Number.isInteger(value)) refuse(`${name} is ${value}. It must be a whole number.`);
  return value;
}

/** An optional number between two limits. */
export function number(
  name: string,
  help: string,
  { fallback, ...limits }: Limits & { readonly fallback: number },
): Parameter<number> {
  const read = (argument: unknown) => readWithin(argument, name, limits) ?? fallback;
  return { name, help, type: "number", optional: true, read };
}

/** A number between two limits that has no default: undefined if it is blank or left out. */
export function plainNumber(
  name: string,
  help: string,
  { optional, ...limits }: Limits & { readonly optional: boolean },
): Parameter<number | undefined> {
  return { name, help, type: "number", optional, read: (argument) => readWithin(argument, name, limits) };
}

/** An optional word out of a few; the first one is meant if it is left out. */
export function word<const Words extends readonly [string, ...string[]]>(
  name: string,
  help: string,
  words: Words,
): Parameter<Words[number]> {
  return {
    name,
    help,
    type: "string",
    optional: true,
    read: (argument) => readWord(readSingle(argument, name), name, words),
  };
}

/** Either an optional word out of a few, or a number that stands in its place and means something else. */
export function wordOrNumber<const Words extends readonly [string, ...string[]]>(
  name: string,
  help: string,
  words: Words,
): Parameter<{ readonly word: Words[number] } | { readonly number: number }> {
  const read = (argument: unknown) => {
    const cell = readSingle(argument, name);
    return typeof cell === "number" ? { number: readNumber(cell, name)! } : { word: readWord(cell, name, words) };
  };
  return { name, help, type: "any", optional: true, read };
}

function readWord<Words extends readonly [string, ...string[]]>(cell: Cell, name: string, words: Words): Words[number] {
  if (isBlank(cell)) return words[0];
  refuseError(cell, name);
  const known = words.find((one) => typeof cell === "string" && one === cell.trim().toLowerCase());
  return known ?? refuse(`${name} is ${inWords(cell)}. Use ${eitherOf(words)}.`);
}

/** An optional TRUE or FALSE. */
export function flag(name: string, help: string, fallback: boolean): Parameter<boolean> {
  const read = (argument: unknown) => readFlag(readSingle(argument, name), name) ?? fallback;
  return { name, help, type: "boolean", optional: true, read };
}

/** An optional cell of any kind that stands in for a result that does not exist; an empty cell if it is left out. */
export function substitute(name: string, help: string): Parameter<Cell> {
  const read = (argument: unknown) => {
    const cell = readSingle(argument, name);
    refuseError(cell, name);
    return cell;
  };
  return { name, help, type: "any", optional: true, read };
}

/** `"previous", "first" or "next"`. */
export function eitherOf(words: readonly string[]): string {
  return words
    .map((one) => `"${one}"`)
    .join(", ")
    .replace(/, (?=[^,]*$)/, " or ");
}
