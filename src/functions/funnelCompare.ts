import { compareSteps } from "../domain/funnelSteps";
import { confidence } from "./confidence";
import { defineFunction } from "./define";
import { headers, table } from "./results";
import { alongStages, stageList } from "./stageList";
import { vectors } from "./vectors";

const HEADER = ["From", "To", "Before", "After", "Change", "Low", "High", "P", "Verdict"];

export const funnelCompare = defineFunction({
  name: "FUNNEL_COMPARE",
  summary:
    "Whether each step of a funnel converts better or worse than before, or whether chance may explain the difference: up, down, no clear change, or too few developers to tell (30 entering, 5 converted and 5 lost are needed on both sides). Made for two groups of different developers, such as two months of sign-ups.",
  params: [
    stageList,
    vectors("counts_before", "Developers that reached each stage before: a column or a row."),
    vectors("counts_after", "Developers that reached each stage after, in the same shape."),
    confidence,
    headers,
  ],
  returns:
    "A row per step: From, To, Before, After, Change, Low and High (Newcombe's interval of the change), P (pooled z-test, Holm over the steps), Verdict.",
  example: "=FUNNEL_COMPARE(A2:A5; B2:B5; C2:C5)",
  compute: (stages, before, after, level, hasHeader) => {
    const { names, numbers } = alongStages(stages, [
      [before, "counts_before"],
      [after, "counts_after"],
    ]);
    const rows = compareSteps(numbers[0]!, numbers[1]!, level).map((step, index) => [
      ...[names[index], names[index + 1], step.before, step.after, step.change],
      ...[step.interval?.low, step.interval?.high, step.p, step.verdict],
    ]);
    return table(HEADER, rows, hasHeader);
  },
});
