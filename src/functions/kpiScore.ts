import { kpiScore as scoreOf } from "../domain/kpi";
import { defineFunction, refuse } from "./define";
import { word } from "./readers";
import { likeVectors, pairUp, signedVectors, type Vectors } from "./vectors";

export const kpiScore = defineFunction({
  name: "KPI_SCORE",
  summary:
    "How far a KPI has come from its baseline, 0, to its target, 1, whether it should rise or fall. Below 0 it got worse, above 1 it is past the target. Use log for times, where going from 40 hours to 20 minutes is not nearly the way to 5 minutes. Empty without all three numbers, or if the target is the baseline.",
  params: [
    signedVectors("actual", "The value of the KPI now: one number, a column, or a row."),
    signedVectors("baseline", "The value at the start: one number, or one for each actual."),
    signedVectors("target", "The value to reach: one number, or one for each actual."),
    word("scale", 'How to measure the way: "linear" (the default), or "log" for times and other ratios.', [
      "linear",
      "log",
    ]),
  ],
  returns: "A score from 0 to 1, or beyond, for each actual and in its shape.",
  example: '=KPI_SCORE(C2; B2; D2; "log")',
  compute: (actual, baseline, target, scale) => {
    const starts = pairUp([actual, "actual"], [baseline, "baseline"], undefined);
    const ends = pairUp([actual, "actual"], [target, "target"], undefined);
    if (scale === "log") [actual, baseline, target].forEach(refuseUnlessPositive);
    const scores = actual.series.map((series, column) =>
      series.map((value, index) => {
        const [start, end] = [starts[column]![index]?.[1], ends[column]![index]?.[1]];
        return value === undefined || start === undefined || end === undefined
          ? undefined
          : scoreOf(value, start, end, scale);
      }),
    );
    return likeVectors(actual, scores, "KPI score");
  },
});

function refuseUnlessPositive(vectors: Vectors): void {
  vectors.series.forEach((series, column) => {
    const index = series.findIndex((value) => value !== undefined && value <= 0);
    if (index >= 0)
      refuse(`${vectors.place(index, column)} is ${series[index]}. It must be over 0 with the scale "log".`);
  });
}
