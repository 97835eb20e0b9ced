import type { MoveLine, StopForm, StopRow } from "../../commands/server";

/** Money and hours that stopping frees in a quarter. */
export interface QuarterSum {
  /** "Q1" to "Q4", or what somebody typed; empty where no quarter is set. */
  readonly quarter: string;
  readonly money: number;
  readonly hours: number;
}

export interface StopSums {
  readonly money: number;
  readonly hours: number;
  /** In the order of the year; rows without a quarter last. */
  readonly quarters: readonly QuarterSum[];
}

/** What stopping these rows frees, altogether and by quarter. */
export function sumsOf(rows: readonly StopRow[]): StopSums {
  const names = [...new Set(rows.map(({ quarter }) => quarter))].sort((one, other) =>
    one === "" || other === "" ? Number(one === "") - Number(other === "") : one < other ? -1 : 1,
  );
  return {
    ...total(rows),
    quarters: names.map((name) => ({ quarter: name, ...total(rows.filter(({ quarter }) => quarter === name)) })),
  };
}

const total = (rows: readonly StopRow[]) => ({
  money: rows.reduce((sum, { money }) => sum + money, 0),
  hours: rows.reduce((sum, { hours }) => sum + hours, 0),
});

/** Money above the lowest tier that does not pass, of all money, 0 to 1; null where there is no money. */
export interface Shares {
  readonly before: number | null;
  readonly after: number | null;
}

/** That share now, and once these rows are stopped and these activities are bought. */
export function sharesOf(
  { total, above }: Pick<StopForm, "total" | "above">,
  stopped: readonly StopRow[],
  lines: readonly MoveLine[],
): Shares {
  const lost = stopped.filter(({ isAbove }) => isAbove).reduce((sum, { money }) => sum + money, 0);
  const won = lines.filter(({ isAbove }) => isAbove).reduce((sum, { cost }) => sum + cost, 0);
  const spent = lines.reduce((sum, { cost }) => sum + cost, 0);
  const allAfter = total - stopped.reduce((sum, { money }) => sum + money, 0) + spent;
  return { before: shareOf(above, total), after: shareOf(above - lost + won, allAfter) };
}

/** Cents that do not add up in binary must not make a share of nothing. */
const shareOf = (part: number, all: number): number | null => (all < 0.005 ? null : Math.max(0, part) / all);
