import { judgeTargets } from "../domain/funnelSteps";
import { defineFunction, refuse } from "./define";
import { headers, table } from "./results";
import { alongStages, stageList } from "./stageList";
import { type Vectors, vectors } from "./vectors";

const HEADER = ["Stage", "Target", "Actual", "Gap", "Needed count", "Status"];

export const funnelTargets = defineFunction({
  name: "FUNNEL_TARGETS",
  summary:
    "Where a funnel stands beside its targets, a row per stage: met, below, or not proven while the target lies inside the 95 % interval of what was measured. Targets are shares of the previous stage, from 0 to 1, or counts, all of them over 1.",
  params: [
    stageList,
    vectors("counts", "Developers that reached each stage: a column or a row."),
    vectors("targets", "The target of each stage in the same shape, blank where there is none."),
    headers,
  ],
  returns:
    "A row per stage: Stage, Target, Actual, Gap (actual less target), Needed count (that would meet the target), Status.",
  example: "=FUNNEL_TARGETS(A2:A5; B2:B5; C2:C5)",
  compute: (stages, counts, targets, hasHeader) => {
    const { names, numbers } = alongStages(stages, [
      [counts, "counts"],
      [targets, "targets"],
    ]);
    const rows = judgeTargets(numbers[0]!, numbers[1]!, kindOf(targets)).map((stage, index) => [
      ...[names[index], stage.target, stage.actual, stage.gap, stage.needed, stage.status],
    ]);
    return table(HEADER, rows, hasHeader);
  },
});

/** Whether targets are shares or counts, by the first of them. */
function kindOf({ series, place }: Vectors): "rates" | "counts" {
  const values = series[0] ?? [];
  const first = values.findIndex((value) => value !== undefined);
  const isCount = (value: number | undefined) => value !== undefined && value > 1;
  const kind = isCount(values[first]) ? "counts" : "rates";
  const other = values.findIndex((value) => value !== undefined && isCount(value) !== (kind === "counts"));
  if (other >= 0) {
    const [share, count] = kind === "rates" ? [first, other] : [other, first];
    refuse(
      `${place(count, 0)} is ${values[count]}, a count, but ${place(share, 0)} is ${values[share]}, a share. Use shares from 0 to 1, or counts over 1, in all rows.`,
    );
  }
  return kind;
}
