/** What a column of times holds: dates, or numbers since 1970, as the export of Google Analytics has them. */
export type TimeKind = "timestamp" | "microseconds" | "milliseconds" | "seconds";

/** Where the SQL of one database differs from that of others; all else is in the part that they share. */
export interface Dialect {
  /** A name of a table, its parts apart by dots. */
  readonly table: (name: string) => string;
  /** A name of a column, or of a field inside one. */
  readonly column: (name: string) => string;
  /** Text as a literal on one line, whatever is in it. */
  readonly text: (value: string) => string;
  /** Text without the blanks around it. */
  readonly trim: (text: string) => string;
  /** Whole milliseconds since 1970 of a column. */
  readonly milliseconds: Readonly<Record<TimeKind, (column: string) => string>>;
  /** The window function of an exact percentile by inclusive linear interpolation. */
  readonly percentile: string;
}

/** A letter that would end a literal or a line, or that nobody sees. */
const UNSAFE = /[\\'"`\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu;

/** An escape that GoogleSQL reads in a literal; the long one also for what lies beyond four digits. */
function escaped(letter: string): string {
  if (/[\\'"`]/.test(letter)) return `\\${letter}`;
  return `\\U${letter.codePointAt(0)!.toString(16).padStart(8, "0")}`;
}

const quoted = (name: string) => `\`${name}\``;

/** GoogleSQL, the language of BigQuery. */
export const BIGQUERY: Dialect = {
  table: quoted,
  column: (name) => name.split(".").map(quoted).join("."),
  text: (value) => `'${value.replace(UNSAFE, escaped)}'`,
  trim: (text) => `TRIM(${text})`,
  milliseconds: {
    // Takes dates, times with and without a zone, and text in ISO 8601.
    timestamp: (column) => `UNIX_MILLIS(TIMESTAMP(${column}))`,
    microseconds: (column) => `UNIX_MILLIS(TIMESTAMP_MICROS(${column}))`,
    milliseconds: (column) => column,
    seconds: (column) => `${column} * 1000`,
  },
  percentile: "PERCENTILE_CONT",
};
