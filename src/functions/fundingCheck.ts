import { checkFunding, type Judgement, type PlannedActivity } from "../domain/funding";
import { once } from "../domain/once";
import { reason } from "../domain/reasons";
import { activities } from "./activityTable";
import { audit, criteriaFinder } from "./auditTable";
import { catalogue } from "./catalogueTable";
import { defineFunction } from "./define";
import { flag } from "./readers";

export const fundingCheck = defineFunction({
  name: "FUNDING_CHECK",
  summary:
    "Whether each activity of a plan should be funded now, judged by an audit of the developer hierarchy: FUND FIRST, FUND, CAUTION, HOLD or STOP, and why. For what has to wait, the reason names the gates in the way and the cheapest activities that would lift them. Empty for rows without an activity.",
  params: [activities, audit, catalogue, flag("headers", "FALSE to leave out the header row.", true)],
  returns: "Verdict and Reason for each row of activities, down to the last one.",
  example: "=FUNDING_CHECK(A7:I; Audit!A12:R68)",
  compute: (rows, criteria, fixes, headers) => {
    const find = criteriaFinder(criteria);
    const lifting = <Lifting extends { readonly lifts: readonly string[] }>(one: Lifting, cell: string): Lifting => ({
      ...one,
      lifts: find(one.lifts, cell),
    });
    const planned = rows.map((row) => row && lifting(row.activity, row.liftsCell));
    const judgements = checkFunding(
      planned.filter((activity): activity is PlannedActivity => activity !== undefined),
      criteria,
      fixes?.map(({ fix, liftsCell }) => lifting(fix, liftsCell)),
    );
    const reasonOf = once((judgement: Judgement) => reason(judgement));
    let next = 0;
    const verdicts = planned.map((activity) => {
      if (activity === undefined) return ["", ""];
      const judgement = judgements[next++]!;
      return [judgement.verdict ?? "", reasonOf(judgement)];
    });
    const table = headers ? [["Verdict", "Reason"], ...verdicts] : verdicts;
    return table.length > 0 ? table : "";
  },
});
