import { dropoff } from "../domain/funnel";
import { biggestLeak, FEWEST_ENTRIES } from "../domain/funnelSteps";
import { defineFunction } from "./define";
import { flag, number, word } from "./readers";
import { table } from "./results";
import { alongStages, stageList } from "./stageList";
import { optionalVectors, vectors } from "./vectors";

export const NO_LEAK = "no leak";

export const funnelLeak = defineFunction({
  name: "FUNNEL_LEAK",
  summary:
    "The one step of a funnel that loses most, by share or by number of developers, or, beside a baseline, the step that falls shortest of it. Steps that few developers enter are left out, and growth is no loss. The text no leak if nothing is lost.",
  params: [
    stageList,
    vectors("counts", "Developers that reached each stage: a column or a row."),
    optionalVectors(
      "baseline",
      "What each step should convert, in the shape of counts and as FUNNEL_CONVERSION gives it: your own past, or a target. The leak is then the step with the lowest share of its baseline, and measure does not matter.",
    ),
    word("measure", 'What to compare: "rate" (the default), the share lost, or "count", the developers lost.', [
      "rate",
      "count",
    ]),
    number("min_entries", "Steps that fewer developers enter are left out, 30 if not given.", {
      fallback: FEWEST_ENTRIES,
    }),
    flag("headers", "TRUE to put a header row above.", false),
  ],
  returns: "A row: the stage before, the stage after, the share lost, the developers lost. Or the text no leak.",
  example: "=FUNNEL_LEAK(A2:A5; B2:B5)",
  compute: (stages, counts, baseline, measure, fewestEntries, headers) => {
    const { names, numbers } = alongStages(stages, [
      [counts, "counts"],
      [baseline, "baseline"],
    ]);
    const series = numbers[0]!;
    const lost = dropoff(series, "previous", "count");
    if (lost.every((loss) => loss === undefined)) return "";
    const stage = biggestLeak(series, { measure, fewestEntries, baseline: baseline && numbers[1] });
    const header = ["From", "To", "Rate", "Count"];
    if (stage === undefined) return headers ? table(header, [[NO_LEAK, "", "", ""]], true) : NO_LEAK;
    const rate = dropoff(series, "previous", "rate")[stage];
    return table(header, [[names[stage - 1], names[stage], rate, lost[stage]]], headers);
  },
});
