import { calendarShift, type Period, periodAt, periodName, periodStart } from "../domain/calendar";
import { countByGroup, firstEntries, reach } from "../domain/events";
import { conversion } from "../domain/funnel";
import { defineFunction, refuse } from "./define";
import { events, readLog } from "./eventTable";
import { word } from "./readers";
import { headers, table } from "./results";
import { stageList } from "./stageList";
import { window } from "./window";

/** More rows than this come from a wrong date far away, not from a program. */
const MOST_COHORTS = 10_000;

export const funnelCohorts = defineFunction({
  name: "FUNNEL_COHORTS",
  summary:
    "The funnel of the developers who first entered in each day, week, month or quarter, counted from a list of what they did and when. A cohort is maturing while some of its developers still have time to go on, so do not compare it with older ones yet.",
  params: [
    events,
    stageList,
    word("period", 'What a cohort is: "month" (the default), "day", "week" (from Monday) or "quarter".', [
      "month",
      "day",
      "week",
      "quarter",
    ]),
    window,
    headers,
  ],
  returns:
    "A row per period from the first entry to the last: Cohort, developers at each stage, Of first (last stage of first), Note.",
  example: '=FUNNEL_COHORTS(Log!A:C; A2:A5; "month"; 30)',
  compute: (rows, stages, period, limit, hasHeader) => {
    const { log, newestTime } = readLog(rows, stages);
    const { levels } = reach(log, limit);
    const shift = calendarShift(log.times);
    // Infinity for developers who never entered; countByGroup passes them over.
    const periods = firstEntries(log).map((time) =>
      time < Number.POSITIVE_INFINITY ? periodAt(shift(time), period) : time,
    );
    const first = periods.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
    const last = periods.reduce((most, one) => (one < Number.POSITIVE_INFINITY ? Math.max(most, one) : most), first);
    const cohorts = first < Number.POSITIVE_INFINITY ? last - first + 1 : 0;
    if (cohorts > MOST_COHORTS) {
      const [from, to] = [first, last].map((one) => periodName(one, period));
      refuse(
        `first entries lie between ${from} and ${to}, which is ${cohorts} ${period}s. Correct the dates, or use a longer period.`,
      );
    }
    const groups = Int32Array.from(periods, (one) => one - first);
    const lines = countByGroup(levels, groups, cohorts, log.stageCount).map((counts, index) => {
      const share = conversion(counts, "first").pop();
      return [periodName(first + index, period), ...counts, share, noteOn(first + index, period)];
    });
    return table(["Cohort", ...stages.names, "Of first", "Note"], lines, hasHeader);

    /** Somebody who entered at the very end of the period could still go on at the newest time. Without a limit, that is always. */
    function noteOn(index: number, one: Period): string {
      const isOpen = limit < Number.POSITIVE_INFINITY && periodStart(index + 1, one) + limit > shift(newestTime);
      return isOpen ? "maturing" : "";
    }
  },
});
