import { conversion } from "../domain/funnel";
import { defineFunction } from "./define";
import { basisOrTo, ratesOf } from "./funnelRates";
import { substitute } from "./readers";
import { vectors } from "./vectors";

const HEADERS = { previous: "Of previous", first: "Of first", next: "To next" };

export const funnelConversion = defineFunction({
  name: "FUNNEL_CONVERSION",
  summary:
    "Share of developers that reached each funnel stage, of the stage before it, of the first stage, or on to the next. Two single numbers give the share of the first that became the second. A stage without a share, such as the first, stays empty.",
  params: [
    vectors(
      "counts",
      "Developers that reached each stage, first stage first: a column, a row, or a column per funnel.",
    ),
    basisOrTo,
    substitute("if_undefined", "What to show where there is no share, instead of an empty cell."),
  ],
  returns: "Shares from 0 to 1 in the shape of counts, or one share for two numbers.",
  example: '=FUNNEL_CONVERSION(B2:B5; "first")',
  compute: (counts, basis, ifUndefined) => ratesOf(counts, basis, conversion, HEADERS, ifUndefined),
});
