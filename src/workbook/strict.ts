import { columnLetters } from "./addresses";
import type { Block } from "./barriers";
import { refuse } from "./refusals";
import type { CellContent } from "./write";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** A block with what is about to be written into it. */
export interface Part extends Block {
  readonly contents: readonly (readonly CellContent[])[];
}

type Fits = (content: string | number | boolean, values: unknown[]) => boolean;

const number = (holds: (content: number, first: number, second: number) => boolean): Fits => {
  return (content, [first, second]) => typeof content === "number" && holds(content, Number(first), Number(second));
};

/** A list holds words as people typed them: TRUE or WAHR, 0.5 or 0,5. What the language spells is left to Google. */
const isSpelt = (content: string | number | boolean): boolean =>
  typeof content === "boolean" || (typeof content === "number" && !Number.isInteger(content));

/** Whether a rule takes a value, by what the rule asks for; rules that are not here are left to Google. */
const FITS: Readonly<Record<string, Fits>> = {
  VALUE_IN_LIST: (content, [list]) => isSpelt(content) || (list as unknown[]).map(String).includes(String(content)),
  VALUE_IN_RANGE: (content, [range]) => (range as Range).getValues().flat().map(String).includes(String(content)),
  CHECKBOX: (content, own) =>
    own.length > 0 ? own.map(String).includes(String(content)) : typeof content === "boolean",
  NUMBER_BETWEEN: number((content, least, most) => content >= least && content <= most),
  NUMBER_GREATER_THAN: number((content, least) => content > least),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: number((content, least) => content >= least),
  NUMBER_LESS_THAN: number((content, most) => content < most),
  NUMBER_LESS_THAN_OR_EQUAL_TO: number((content, most) => content <= most),
};

/**
 * Refuses to write what somebody's strict rule would not let in, before Google refuses the half of it. A rule is mostly a
 * whole column's, so the first and the last of the rows are asked: as many service calls for a thousand rows as for two.
 */
export function refuseUnfit(sheet: Sheet, parts: readonly Part[]): void {
  const cells = parts.flatMap(cellsOf);
  const rows = cells.map(({ row }) => row);
  const width = cells.reduce((most, { column }) => Math.max(most, column), 0);
  for (const row of new Set(cells.length > 0 ? [lowest(rows), highest(rows)] : [])) {
    const rules = sheet.getRange(row, 1, 1, width).getDataValidations()[0]!;
    for (const column of new Set(cells.map((cell) => cell.column))) {
      const fits = strictly(rules[column - 1]);
      const unfit = fits && cells.find((cell) => cell.column === column && !fits(cell.content));
      if (unfit) refuseCell(sheet, unfit);
    }
  }
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly content: string | number | boolean;
}

/** Blank cells and formulas fit everywhere, and a day is left to Google. */
function cellsOf({ row, column, contents }: Part): Cell[] {
  return contents.flatMap((line, down) =>
    line.flatMap((content, across) =>
      content === "" || typeof content === "object" ? [] : [{ row: row + down, column: column + across, content }],
    ),
  );
}

const lowest = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.min(one, other));
const highest = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.max(one, other));

/** What a rule lets in; undefined for one that only warns. */
function strictly(rule: Rule | null | undefined): ((content: Cell["content"]) => boolean) | undefined {
  if (!rule || rule.getAllowInvalid()) return undefined;
  const fits = FITS[String(rule.getCriteriaType())];
  if (!fits) return undefined;
  const values: unknown[] = rule.getCriteriaValues();
  return (content) => fits(content, values);
}

function refuseCell(sheet: Sheet, { row, column, content }: Cell): never {
  const words = String(content);
  refuse(
    `${columnLetters(column)}${row} of the tab ${sheet.getName()} has a rule that rejects “${words.length > 40 ? `${words.slice(0, 40)}…` : words}”.`,
    "Select its column, choose Data > Data validation, let the rule show a warning or allow the value, then try again.",
  );
}
