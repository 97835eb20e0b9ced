import type { Cell } from "../cells";
import { countReached, reach } from "../domain/events";
import { defineFunction } from "./define";
import { events, readLog } from "./eventTable";
import { flag, word } from "./readers";
import { stageList } from "./stageList";
import { window } from "./window";

export const funnelCounts = defineFunction({
  name: "FUNNEL_COUNTS",
  summary:
    "How many developers reached each stage of a funnel, counted from a list of what each of them did and when. Every entry starts anew, other events may lie between, equal times count as in order, and the order of the rows never matters. ClickHouse and PostHog count so; Mixpanel counts a window from the first entry, and GA4 from stage to stage, so their numbers may differ.",
  params: [
    events,
    stageList,
    window,
    word(
      "order",
      'How stages must follow: "ordered" (the default), other events allowed between; "strict", nothing else between; "any", as many different stages as the row says, in any order.',
      ["ordered", "strict", "any"],
    ),
    flag("headers", "TRUE to put a header before the counts.", false),
  ],
  returns: "Developers for each stage, in the shape of stages.",
  example: "=FUNNEL_COUNTS(Log!A:C; A2:A5; 30)",
  compute: (rows, stages, limit, order, hasHeader) => {
    const { log } = readLog(rows, stages, { keepOthers: order === "strict" });
    const counts: Cell[] = countReached(reach(log, limit, order), log.stageCount);
    const cells = hasHeader ? ["Developers", ...counts] : counts;
    return stages.layout === "row" ? [cells] : cells.map((cell) => [cell]);
  },
});
