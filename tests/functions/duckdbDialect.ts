import type { Dialect } from "../../src/domain/sqlDialect";

const quoted = (name: string) => `"${name}"`;

/** All that JavaScript takes for a blank. */
const BLANKS =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

const LINE_ENDS = /[\n\r\u2028\u2029]/g;

/** On one line, as every dialect has to. */
const text = (value: string) => {
  const quotes = value.replaceAll("'", "''").replace(LINE_ENDS, (end) => `' || CHR(${end.charCodeAt(0)}) || '`);
  return `('${quotes}')`;
};

/** What DuckDB calls differently from BigQuery, so that the same SQL can be run here. */
export const DUCKDB: Dialect = {
  table: (name) => name.split(".").map(quoted).join("."),
  column: (name) => name.split(".").map(quoted).join("."),
  text,
  trim: (value) => `TRIM(${value}, ${text(BLANKS)})`,
  milliseconds: {
    timestamp: (column) => `EPOCH_MS(${column})`,
    microseconds: (column) => `EPOCH_MS(MAKE_TIMESTAMP(${column}))`,
    milliseconds: (column) => column,
    seconds: (column) => `${column} * 1000`,
  },
  percentile: "QUANTILE_CONT",
};
