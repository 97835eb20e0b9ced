import type { CountPeriod } from "../../commands/server";
import { plainDigits } from "../whole";
import type { FileRow } from "./table";

/** Counts by stage and period, as a file holds them, whichever of both runs across. */
export interface CountTable {
  readonly periods: readonly string[];
  readonly stages: readonly {
    readonly name: string;
    readonly line: number;
    /** A number each; null for an empty cell, undefined for what is no count. */
    readonly counts: readonly (number | null | undefined)[];
  }[];
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Whether a stage of the plan stands in the first column or in the first row. */
export function isCounts(rows: readonly FileRow[], stages: readonly string[]): boolean {
  const isStage = (text: string | undefined) => text !== undefined && stages.some((stage) => same(stage, text));
  const body = rows.slice(1);
  // Events name a stage in rows without number too; counts have a number in every row that names one.
  const named = body.filter(({ cells }) => isStage(cells[0]));
  const down =
    named.length > 0 && named.every(({ cells }) => cells.slice(1).some((cell) => typeof readCount(cell) === "number"));
  return down || (rows[0]?.cells.filter(isStage).length ?? 0) >= 2;
}

/** Reads a table of counts; stages across are turned, so that they always run down. */
export function readCounts(rows: readonly FileRow[], stages: readonly string[]): CountTable {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const across = (rows[0]?.cells ?? []).filter((cell) => stages.some((stage) => same(stage, cell))).length;
  const down = rows.filter(({ cells }) => stages.some((stage) => same(stage, cells[0] ?? ""))).length;
  const grid = rows.map(({ cells }) => Array.from({ length: width }, (_, index) => cells[index] ?? ""));
  const turned = across > down ? Array.from({ length: width }, (_, column) => grid.map((row) => row[column]!)) : grid;
  const hasHeader = !stages.some((stage) => same(stage, turned[0]?.[0] ?? ""));
  const header = hasHeader
    ? (turned[0] ?? []).slice(1)
    : (turned[0] ?? []).slice(1).map((_, index) => `Period ${index + 1}`);
  const body = turned.slice(hasHeader ? 1 : 0).filter((cells) => cells[0]!.trim() !== "");
  return {
    periods: header.map((name, index) => name.trim() || `Period ${index + 1}`),
    stages: body.map(([name, ...cells], index) => ({
      name: name!.trim(),
      line: across > down ? 1 : (rows[index + (hasHeader ? 1 : 0)]?.line ?? 0),
      counts: cells.map(readCount),
    })),
  };
}

/** A whole number of developers, with marks between thousands or without. */
export function readCount(text: string): number | null | undefined {
  const plain = plainDigits(text).trim();
  if (plain === "") return null;
  return /^\d+$|^\d{1,3}(?:([.,'’\s\u00a0\u202f])\d{3})(?:\1\d{3})*$/u.test(plain)
    ? Number(plain.replace(/\D/g, ""))
    : undefined;
}

/**
 * Which column each period of the file goes to: the one of its name, else the next empty one, oldest first. A plan with one
 * column takes the newest period. -1 leaves a period out.
 */
export function guessColumns(table: CountTable, periods: readonly CountPeriod[]): number[] {
  const last = table.periods.length - 1;
  if (periods.length === 1) return table.periods.map((_, index) => (index === last ? 0 : -1));
  const named = table.periods.map((name) => periods.findIndex((period) => same(period.name, name)));
  const free = periods.flatMap(({ counts }, index) =>
    counts.every((count) => count === null) && !named.includes(index) ? [index] : [],
  );
  const wanted = named.filter((index) => index < 0).length;
  // Where not all fit, it is the newest that matter.
  const spare = Math.max(0, wanted - free.length);
  let seen = 0;
  return named.map((index) => {
    if (index >= 0) return index;
    seen += 1;
    return seen <= spare ? -1 : free[seen - spare - 1]!;
  });
}

/** The stage of the plan that each row of the file is; -1 for none. */
export const guessStages = (table: CountTable, stages: readonly string[]): number[] =>
  table.stages.map(({ name }) => stages.findIndex((stage) => same(stage, name)));
