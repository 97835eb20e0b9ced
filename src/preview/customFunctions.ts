import type { Arg, EvalContext, FunctionResultObject } from "@odoo/o-spreadsheet";
import { helpers } from "@odoo/o-spreadsheet";
import { isInside } from "./a1";
import type { Area } from "./adaptations";
import { dateOf, serialOf } from "./dates";
import type { Compute, EngineFunction, Result } from "./engineFunctions";
import { type Invocation, LIMITS } from "./invocation";
import { type DeclaredFunction, formulaHelp, type Program } from "./runtime";
import { type Book, MAX_CELL_LENGTH } from "./services/book";

/** The add-on's functions as a cell can call them: any of them, though only those with help are offered. */
export function customFunctions(declarations: readonly DeclaredFunction[], home: () => Home): EngineFunction[] {
  const byName = new Map<string, EngineFunction>();
  for (const declared of declarations) {
    if (declared.name.endsWith("_")) continue;
    const help = formulaHelp(declared);
    const name = declared.name.toUpperCase();
    const known = byName.get(name);
    if (known && !known.hidden) continue;
    byName.set(name, {
      name,
      description: help?.description ?? "",
      parameters: help?.parameters ?? [],
      hidden: help === undefined,
      compute: computeOf(declared, home),
    });
  }
  return [...byName.values()];
}

/** Where a custom function runs; known only after the engine knows the function. */
export interface Home {
  readonly book: Book;
  readonly program: Program;
}

/** What custom functions gave, by function and arguments: as in Google, one is not called again for the same. */
const answers = new WeakMap<Book, Map<string, Result>>();
/** More than the formulas of a plan call. */
const ANSWERS = 200;

/** Which cells change by themselves, or come from those that do, in this state of the workbook. */
interface Volatility {
  readonly revision: number;
  /** All of them, and perhaps a few more. */
  readonly perhaps: readonly Area[];
  /** Cells and ranges that were looked at and are not. */
  readonly steady: Set<number | string>;
}

const volatilities = new WeakMap<Book, Volatility>();

function computeOf(declared: DeclaredFunction, home: () => Home): Compute {
  return function compute(this: EvalContext, ...args: Arg[]): Result {
    const cell = this.__originCellPosition;
    const { book, program } = home();
    try {
      const refused = refusedArguments(book, this, declared.name.toUpperCase());
      if (refused) return refused;
      const values = args.map((arg) => argumentOf(book, arg));
      const key = JSON.stringify([declared.name, values.map(tagged)]);
      const result = answer(book, key, () => call(book, program, declared.name, values, this));
      return Array.isArray(result) ? fitting(book, result, cell) : result;
    } catch (error) {
      return failure(error);
    }
  };
}

function answer(book: Book, key: string, make: () => Result): Result {
  const known = answers.get(book) ?? new Map<string, Result>();
  answers.set(book, known);
  const result = known.get(key) ?? make();
  // The one that was asked for longest ago goes first.
  known.delete(key);
  known.set(key, result);
  const [oldest] = known.keys();
  if (known.size > ANSWERS && oldest !== undefined) known.delete(oldest);
  return result;
}

function call(book: Book, program: Program, name: string, values: readonly unknown[], context: EvalContext): Result {
  const cell = context.__originCellPosition;
  const run: Invocation = {
    mode: "CUSTOM_FUNCTION",
    limit: LIMITS.CUSTOM_FUNCTION,
    started: book.desk.clock.now(),
    slept: 0,
    calls: 0,
    isOver: false,
    hasUi: false,
    ...(cell ? { cell, evaluate: (position) => context.getFormulaResult(position) } : {}),
  };
  return book.desk.during(run, () => {
    const body = program.start()[name];
    if (!body) throw new Error(`${name} is not a function`);
    const result = resultOf(book, body(...values));
    book.desk.checkClock(run);
    return result;
  });
}

function failure(error: unknown): FunctionResultObject {
  if (!(error instanceof Error)) return { value: "#ERROR!", message: String(error) };
  return { value: "#ERROR!", message: error.message };
}

/** A cell arrives as its value, a range as rows of values. */
function argumentOf(book: Book, arg: Arg): unknown {
  if (arg === undefined) return book.quirks.skippedArgument;
  if (!helpers.isMatrix(arg)) return cellValue(book, arg);
  const columns = arg.length;
  const rows = arg[0]?.length ?? 0;
  if (columns === 1 && rows === 1) return cellValue(book, arg[0]?.[0]);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cellValue(book, arg[column]?.[row])),
  );
}

function cellValue(book: Book, cell: FunctionResultObject | undefined): unknown {
  if (!cell || cell.value === null) return "";
  const { value, format } = cell;
  if (typeof value === "number")
    return format && helpers.isDateTimeFormat(format) ? dateOf(value, book.timeZone) : value;
  if (typeof value === "string" && helpers.isEvaluationError(value)) {
    return book.quirks.errorCells === "object" ? new Error(value) : value;
  }
  return value;
}

/** Keeps a date apart from the text of the same instant. */
function tagged(value: unknown): unknown {
  if (value instanceof Date) return { date: value.getTime() };
  if (value instanceof Error) return { error: value.message };
  if (value === undefined) return { undefined: true };
  return Array.isArray(value) ? value.map(tagged) : value;
}

/** What a cell shows for what a function returns. */
function resultOf(book: Book, returned: unknown): Result {
  if (!Array.isArray(returned)) return cellOf(book, returned);
  const rows: unknown[][] = returned.map((row) => (Array.isArray(row) ? row : [row]));
  const width = rows[0]?.length ?? 0;
  if (rows.length === 0 || width === 0) return { value: "" };
  if (rows.some((row) => row.length !== width)) throw new Error("preview: the rows of the result differ in length");
  if (rows.length === 1 && width === 1) return cellOf(book, rows[0]?.[0]);
  return Array.from({ length: width }, (_, column) => rows.map((row) => cellOf(book, row[column])));
}

function cellOf(book: Book, value: unknown): FunctionResultObject {
  switch (typeof value) {
    case "undefined":
      return { value: "" };
    case "boolean":
      return { value };
    case "number":
      return Number.isFinite(value) ? { value } : { value: "#NUM!", message: "Result was not a number." };
    case "string":
      if (value.length > MAX_CELL_LENGTH)
        throw new Error(`Your input contains more than the maximum of ${MAX_CELL_LENGTH} characters in a single cell.`);
      if (helpers.isEvaluationError(value))
        book.screen.log("warn", `preview: the text ${value} shows as an error here; Google shows it as text`);
      return { value };
    case "object":
      if (value === null) return { value: "" };
      if (value instanceof Date) {
        if (Number.isNaN(value.getTime())) return { value: "#NUM!", message: "Result was not a number." };
        const serial = serialOf(value, book.timeZone);
        return { value: serial, format: book.dateFormat(serial) };
      }
      if ("then" in value) throw new Error("preview: async custom functions are not implemented");
  }
  throw new Error("The custom function returned an object, which no cell can show.");
}

/** A result that reaches beyond the grid, with Sheets' own text. */
function fitting(book: Book, result: FunctionResultObject[][], cell: EvalContext["__originCellPosition"]): Result {
  if (!cell) return result;
  const { numberOfCols, numberOfRows } = book.engine.now.getSheetSize(cell.sheetId);
  const columns = cell.col + result.length - numberOfCols;
  const rows = cell.row + (result[0]?.length ?? 0) - numberOfRows;
  const missing = rows > 0 ? `rows (${rows})` : columns > 0 ? `columns (${columns})` : undefined;
  if (missing)
    return { value: "#REF!", message: `Result was not automatically expanded, please insert more ${missing}.` };
  return result;
}

const VOLATILE = ["NOW", "RAND", "RANDARRAY", "RANDBETWEEN"];

/** Sheets refuses arguments that change by themselves, also where they come from other cells. */
function refusedArguments(book: Book, context: EvalContext, name: string): FunctionResultObject | undefined {
  const cell = context.__originCellPosition;
  if (!cell) return undefined;
  const names = book.quirks.todayIsVolatile ? [...VOLATILE, "TODAY"] : VOLATILE;
  const { perhaps, steady } = volatilityOf(book, names);
  const own = helpers.positionToZone(cell);
  const isCandidate = perhaps.some(({ sheetId, zone }) => sheetId === cell.sheetId && isInside(own, zone));
  if (!isCandidate || !isVolatile(book, cell, names, steady, name)) return undefined;
  // What was looked at on the way to a volatile cell need not be steady.
  steady.clear();
  if (book.quirks.volatileArgument === "loading") return { value: "Loading..." };
  const message = "This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN()";
  return { value: "#ERROR!", message };
}

function volatilityOf(book: Book, names: readonly string[]): Volatility {
  const { engine } = book;
  const { revision, now } = engine;
  let volatility = volatilities.get(book);
  if (volatility?.revision === revision) return volatility;
  const causes: Area[] = [];
  for (const sheetId of now.getSheetIds()) {
    for (const cell of now.getCells(sheetId)) {
      if (!cell.isFormula || !names.some((name) => usedBy(cell.compiledFormula).has(name))) continue;
      causes.push({ sheetId, zone: helpers.positionToZone(now.getCellPosition(cell.id)) });
    }
  }
  volatility = { revision, perhaps: [...causes, ...engine.dependingOn(causes)], steady: new Set() };
  volatilities.set(book, volatility);
  return volatility;
}

/** The functions and names that a formula uses. */
function usedBy(formula: Formula): ReadonlySet<string> {
  const known = used.get(formula) ?? new Set(formula.symbols.map((symbol) => symbol.toUpperCase()));
  used.set(formula, known);
  return known;
}

const used = new WeakMap<Formula, ReadonlySet<string>>();

type Position = NonNullable<EvalContext["__originCellPosition"]>;

function isVolatile(
  book: Book,
  position: Position,
  names: readonly string[],
  seen: Set<number | string>,
  within?: string,
): boolean {
  const cell = book.engine.now.getCell(position);
  if (!cell?.isFormula || (within === undefined && seen.has(cell.id))) return false;
  // A formula whose own function asks is looked at in part only.
  if (within === undefined) seen.add(cell.id);
  const { compiledFormula } = cell;
  if (
    names.some((name) => usedBy(compiledFormula).has(name)) &&
    (within === undefined || hasVolatileArgument(book, compiledFormula, within, names))
  )
    return true;
  for (const { sheetId, zone } of compiledFormula.rangeDependencies) {
    const range = `${sheetId} ${zone.top} ${zone.bottom} ${zone.left} ${zone.right}`;
    if (seen.has(range) || !book.engine.now.tryGetSheet(sheetId)) continue;
    seen.add(range);
    for (let row = Math.max(0, zone.top); row <= zone.bottom; row++) {
      for (let col = Math.max(0, zone.left); col <= zone.right; col++) {
        if (isVolatile(book, { sheetId, row, col }, names, seen)) return true;
      }
    }
  }
  return false;
}

type Formula = Parameters<Book["engine"]["now"]["evaluateCompiledFormula"]>[1];

/** Whether it is the custom function's own arguments, and not another part of the formula, that are volatile. */
function hasVolatileArgument(book: Book, formula: Formula, within: string, names: readonly string[]): boolean {
  const text = formula.toFormulaString(book.engine.now).toUpperCase();
  for (const match of text.matchAll(new RegExp(`\\b${within}\\(`, "g"))) {
    let depth = 0;
    let end = match.index + match[0].length - 1;
    do {
      if (text[end] === "(") depth++;
      if (text[end] === ")") depth--;
      end++;
    } while (depth > 0 && end < text.length);
    const inside = text.slice(match.index + match[0].length, end).replace(/"(?:[^"\\]|\\.)*"/g, "");
    if (names.some((name) => new RegExp(`\\b${name}\\(`).test(inside))) return true;
  }
  return false;
}
