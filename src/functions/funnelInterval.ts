import type { Cell } from "../cells";
import { type Interval, shareInterval } from "../domain/statistics";
import { confidence } from "./confidence";
import { defineFunction, refuse } from "./define";
import { word } from "./readers";
import { pairUp, type Vectors, vectors } from "./vectors";

const METHODS = ["wilson", "exact", "agresti-coull", "jeffreys"] as const;

export const funnelInterval = defineFunction({
  name: "FUNNEL_INTERVAL",
  summary:
    "The interval in which the true share probably lies when so many developers out of so many were seen to convert. Empty without trials. A share of few developers has a wide interval: compare intervals, not shares.",
  params: [
    vectors("successes", "Developers that converted: a number, a column, or a row."),
    vectors("trials", "Developers that could have, in the same shape."),
    confidence,
    word(
      "method",
      'How to compute it: "wilson" (the default), "exact" (Clopper-Pearson, wider), "agresti-coull" or "jeffreys".',
      METHODS,
    ),
  ],
  returns: "Low and High, from 0 to 1: side by side for numbers and columns, one above the other for a row.",
  example: "=FUNNEL_INTERVAL(B3; B2)",
  compute: (successes, trials, level, method) => {
    if (successes.series.length > 1) {
      refuse(`successes has ${successes.series.length} columns. Give one column or one row.`);
    }
    const pairs = pairUp([successes, "successes"], [trials, "trials"], undefined)[0]!;
    refuseFractions(successes);
    refuseFractions(trials);
    const rows = pairs.map(([hits, tries], index): Cell[] => {
      if (hits === undefined || tries === undefined) return bounds(undefined);
      if (hits > tries) {
        const where = successes.layout === "single" ? "" : `${successes.place(index, 0)}: `;
        refuse(`${where}${hits} successes of ${tries} trials is not possible. Correct one of them.`);
      }
      return bounds(shareInterval(hits, tries, level, method));
    });
    const all = successes.header === undefined ? rows : [["Low", "High"], ...rows];
    if (all.length === 0) return [bounds(undefined)];
    return successes.layout === "row" ? [0, 1].map((bound) => all.map((row) => row[bound]!)) : all;
  },
});

const bounds = (interval: Interval | undefined): Cell[] => [interval?.low ?? "", interval?.high ?? ""];

function refuseFractions({ series, place }: Vectors): void {
  series.forEach((values, column) => {
    const index = values.findIndex((value) => value !== undefined && !Number.isInteger(value));
    if (index >= 0) refuse(`${place(index, column)} is ${values[index]}. It must be a whole number of developers.`);
  });
}
