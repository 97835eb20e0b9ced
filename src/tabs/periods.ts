import type { Column, Format, References, TabKey } from "./define";

/** Periods that a table has room for; further ones take the place of the oldest. */
export const PERIODS = 12;

/** Keys of the period columns: the first one is that of the only period which older plans had. */
export const periodKeys = (first: string): readonly string[] =>
  Array.from({ length: PERIODS }, (_, index) => (index === 0 ? first : `${first}${index + 1}`));

/** Columns to type a number into for each period; people name the periods in the headers. */
export function periodColumns(first: string, alias: string, format: Format): Column[] {
  return periodKeys(first).map((key, index) => ({
    key,
    header: `Period ${index + 1}`,
    ...(index === 0 ? { aliases: [alias] } : {}),
    width: 78,
    format,
    input: true,
    renamable: true,
    ...(index === 0
      ? { note: "Type over the header to name the period, such as Jan or Q1 2027. Oldest first, one column each." }
      : {}),
  }));
}

/** The number of the last period for which a condition holds, 0 for none. */
export const lastPeriod = (conditions: readonly string[]): string =>
  `MAX(${conditions.map((condition, index) => `IF(${condition};${index + 1};0)`).join(";")})`;

/** What the period with a number shows, from an expression for each; empty for no period. */
export const ofPeriod = (number: string, values: readonly string[]): string =>
  `${values.map((value, index) => `IF(${number}=${index + 1};${value};`).join("")}""${")".repeat(values.length)}`;

/** The cells of the formula's own row, one for each period. */
export const periodCells = (at: References, first: string): string[] => periodKeys(first).map((key) => at.here(key));

export const periodHeaders = (at: References, tab: TabKey, first: string): string[] =>
  periodKeys(first).map((key) => at.header(tab, key));

/** A period's name in words, though Sheets may have made a day of it. */
export const periodName = (cell: string): string =>
  `IF(ISNUMBER(${cell});IF(${cell}>30000;TEXT(${cell};"yyyy-mm");${cell}&"");${cell}&"")`;

/** The same cell one row higher. */
export const above = (cell: string): string => cell.replace(/\d+$/, (row) => String(Number(row) - 1));

/** The rows of a column under its header, as many as the tab prepares. */
export const body = (at: References, column: string, rows: number): string => {
  const [header, last] = at.rows(column, rows).split(":") as [string, string];
  return `${header.replace(/\d+$/, (row) => String(Number(row) + 1))}:${last}`;
};
