import { stageFigures } from "../domain/funnelSteps";
import { confidence } from "./confidence";
import { defineFunction } from "./define";
import { headers, table } from "./results";
import { alongStages, stageList } from "./stageList";
import { vectors } from "./vectors";

const HEADER = ["Stage", "Count", "Of previous", "Of first", "Lost", "Drop-off", "Low", "High", "Note"];

export const funnelKpis = defineFunction({
  name: "FUNNEL_KPIS",
  summary:
    "Everything that the counts of a funnel say, a row per stage: shares of the previous and of the first stage, losses, the Wilson interval of the share of previous, and a note: grew, too few under 30 entering, not measured, or biggest leak. What cannot be known is empty.",
  params: [stageList, vectors("counts", "Developers that reached each stage: a column or a row."), confidence, headers],
  returns: "A row per stage: Stage, Count, Of previous, Of first, Lost, Drop-off, Low, High, Note.",
  example: "=FUNNEL_KPIS(A2:A5; B2:B5)",
  compute: (stages, counts, level, hasHeader) => {
    const { names, numbers } = alongStages(stages, [[counts, "counts"]]);
    const rows = stageFigures(numbers[0]!, level).map((stage, index) => [
      names[index],
      ...[stage.count, stage.ofPrevious, stage.ofFirst, stage.lost, stage.dropoff],
      ...[stage.interval?.low, stage.interval?.high, stage.note],
    ]);
    return table(HEADER, rows, hasHeader);
  },
});
