import { MINIMUM_COVERAGE, tierScore as scoreOf } from "../domain/audit";
import { BEST_SCORE } from "../domain/criteria";
import { defineFunction, refuse } from "./define";
import { number } from "./readers";
import { onePerSeries, optionalVectors, pairUp, vectors } from "./vectors";

export const tierScore = defineFunction({
  name: "TIER_SCORE",
  summary:
    "How good a tier of the developer hierarchy is: the weighted scores as a share of what is possible, over the criteria that were answered. A blank is unanswered and never counts as 0; with too few answers the result is the text too little evidence.",
  params: [
    vectors(
      "scores",
      "The score of each criterion, blank if it is not answered: a column, a row, or a column per tier.",
      "missing",
    ),
    optionalVectors(
      "weights",
      "The weight of each criterion, in the shape of scores, or one weight for all. 1 if left out or blank; 0 means not applicable.",
    ),
    number("maximum", "The best score a criterion can have, 3 if left out.", { fallback: BEST_SCORE, above: 0 }),
    number("min_coverage", "The share of criteria that must be answered, 0.6 if left out.", {
      fallback: MINIMUM_COVERAGE,
      maximum: 1,
    }),
  ],
  returns:
    "A share from 0 to 1, the text too little evidence, or nothing if nothing was answered. One per column for several columns.",
  example: "=TIER_SCORE(C2:C23)",
  compute: (scores, weights, maximum, minimumCoverage) => {
    scores.series.forEach((series, column) => {
      const row = series.findIndex((score) => score !== undefined && score > maximum);
      if (row >= 0) refuse(`${scores.place(row, column)} is ${series[row]}. It must be from 0 to ${maximum}.`);
    });
    const tiers = pairUp([scores, "scores"], [weights, "weights"], 1);
    return onePerSeries(
      scores,
      tiers.map((rows) =>
        scoreOf(
          rows.map(([score, weight]) => ({ score, weight })),
          maximum,
          minimumCoverage,
        ),
      ),
    );
  },
});
