import type { Cell, Result } from "../cells";
import type { Basis, Count, Rate } from "../domain/funnel";
import { refuse } from "./define";
import { eitherOf, wordOrNumber } from "./readers";
import { likeVectors, type Vectors } from "./vectors";

const BASES = ["previous", "first", "next"] as const;

/** The second argument of the rates: what to compare with, or, after a single number, the number to compare with it. */
export const basisOrTo = wordOrNumber(
  "basis",
  'What to compare with: "previous" (the default), "first" or "next" stage. Or, if counts is one number, the number it turned into.',
  BASES,
);

/** A rate of every funnel in `counts`, laid out like it; for two single numbers the one rate between them. */
export function ratesOf(
  counts: Vectors,
  basis: ReturnType<typeof basisOrTo.read>,
  rate: (counts: readonly Count[], basis: Basis) => Rate[],
  headers: Readonly<Record<Basis, string>>,
  substitute: Cell,
): Result {
  if ("word" in basis) {
    const results = counts.series.map((series) => rate(series, basis.word));
    return likeVectors(counts, results, headers[basis.word], substitute);
  }
  if (counts.layout !== "single") {
    refuse(`basis is ${basis.number}, but counts is a range. Use ${eitherOf(BASES)}.`);
  }
  return rate([counts.series[0]?.[0], basis.number], "previous")[1] ?? substitute;
}
