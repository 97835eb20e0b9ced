import type { PlanProblem } from "../../commands/server";
import { el, typed } from "../dom";

/** Rows that cannot be planned, and why, so that nobody believes they were thought of. */
export function createProblems(problems: readonly PlanProblem[]): HTMLElement | false {
  if (problems.length === 0) return false;
  const count = problems.length === 1 ? "1 activity is left out" : `${problems.length} activities are left out`;
  return el(
    "details",
    { class: "missing", open: true },
    el("summary", {}, count),
    el(
      "ul",
      {},
      ...problems.map(({ activity, row, why }) =>
        el("li", {}, row > 0 ? `Row ${row}, ` : "Catalogue, ", typed(activity), ": ", typed(why)),
      ),
    ),
  );
}
