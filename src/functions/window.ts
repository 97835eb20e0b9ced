import { DAY } from "../domain/events";
import type { Parameter } from "./define";
import { plainNumber } from "./readers";

const days = plainNumber(
  "window_days",
  "How many days after entering a stage still counts, the edge included; parts of a day too, and 0 is the same instant. No limit if left out.",
  { optional: true },
);

/** How long after entering a stage still counts, in whole milliseconds; Infinity if there is no limit. */
export const window: Parameter<number> = {
  ...days,
  read: (argument) => {
    const limit = days.read(argument);
    return limit === undefined ? Number.POSITIVE_INFINITY : Math.round(limit * DAY);
  },
};
