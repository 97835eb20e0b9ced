import { dropoff } from "../domain/funnel";
import { defineFunction } from "./define";
import { basisOrTo, ratesOf } from "./funnelRates";
import { substitute, word } from "./readers";
import { vectors } from "./vectors";

const HEADERS = {
  rate: { previous: "Drop-off", first: "Drop-off from first", next: "Drop-off to next" },
  count: { previous: "Lost", first: "Lost since first", next: "Lost to next" },
};

export const funnelDropoff = defineFunction({
  name: "FUNNEL_DROPOFF",
  summary:
    "Developers lost at each funnel stage, as a share or as a number, compared with the stage before it, with the first stage, or on the way to the next. Two single numbers give the loss between them. Growth is negative; a stage without a loss to measure, such as the first, stays empty.",
  params: [
    vectors(
      "counts",
      "Developers that reached each stage, first stage first: a column, a row, or a column per funnel.",
    ),
    basisOrTo,
    word("measure", 'What to show: "rate" (the default), a share from 0 to 1, or "count", the number of developers.', [
      "rate",
      "count",
    ]),
    substitute("if_undefined", "What to show where there is no loss to measure, instead of an empty cell."),
  ],
  returns: "Losses in the shape of counts, or one loss for two numbers.",
  example: "=FUNNEL_DROPOFF(B2:B5)",
  compute: (counts, basis, measure, ifUndefined) =>
    ratesOf(counts, basis, (series, from) => dropoff(series, from, measure), HEADERS[measure], ifUndefined),
});
