import { inWords, isBlank, toGrid } from "../cells";
import { countReached, DAY, reach, stepTimes } from "../domain/events";
import { percentile } from "../domain/statistics";
import { defineFunction, type Parameter, refuse } from "./define";
import { events, readLog } from "./eventTable";
import { readNumber, word } from "./readers";
import { headers, table } from "./results";
import { stageList } from "./stageList";
import { window } from "./window";

const UNITS = { days: DAY, hours: DAY / 24, minutes: DAY / 1440, seconds: 1000 } as const;

const percentiles: Parameter<readonly number[]> = {
  name: "percentiles",
  help: "Shares from 0 to 1, a column of times for each: 0.5 is the median. 0.5 and 0.9 if left out.",
  type: "range",
  optional: true,
  read: (argument) => {
    const shares = toGrid(argument).flatMap((row, rowIndex, grid) =>
      row.flatMap((cell, column) => {
        const place = grid.length > 1 ? ` row ${rowIndex + 1}` : row.length > 1 ? ` column ${column + 1}` : "";
        if (!isBlank(cell) && typeof cell !== "number")
          refuse(`percentiles${place} is ${inWords(cell)}, not a number. Use shares from 0 to 1, such as 0.5.`);
        const share = readNumber(cell, `percentiles${place}`, 1);
        return share === undefined ? [] : [share];
      }),
    );
    return shares.length > 0 ? shares : [0.5, 0.9];
  },
};

export const funnelTimes = defineFunction({
  name: "FUNNEL_TIMES",
  summary:
    "How long developers took from each stage of a funnel to the next: the mean and percentiles, over those who got there. A developer's times are those of the first way to the furthest stage. The mean is easily pulled up by a few; look at the median.",
  params: [
    events,
    stageList,
    window,
    percentiles,
    word("unit", 'Of the times: "days" (the default), "hours", "minutes" or "seconds".', [
      "days",
      "hours",
      "minutes",
      "seconds",
    ]),
    headers,
  ],
  returns:
    "A row per stage: Stage, Developers, Mean, and a column per percentile, such as P50. The first stage has no times.",
  example: "=FUNNEL_TIMES(Log!A:C; A2:A5; 30)",
  compute: (rows, stages, limit, shares, unit, hasHeader) => {
    const { log } = readLog(rows, stages);
    const reached = reach(log, limit);
    const counts = countReached(reached, log.stageCount);
    const lines = stepTimes(log, reached).map((times, stage) => {
      const figures =
        times.length === 0
          ? [undefined, ...shares.map(() => undefined)]
          : [
              times.reduce((sum, one) => sum + one, 0) / times.length,
              ...shares.map((share) => percentile(times, share)),
            ];
      return [stages.names[stage], counts[stage], ...figures.map((time) => time && time / UNITS[unit])];
    });
    return table(["Stage", "Developers", "Mean", ...shares.map(percentileName)], lines, hasHeader);
  },
});

/** "P50", "P99.9"; without the digits that 0.07 x 100 has too many. */
const percentileName = (share: number) => `P${Number((share * 100).toPrecision(12))}`;
