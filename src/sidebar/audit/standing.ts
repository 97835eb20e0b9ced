import type { Rating, TierForm, TierStanding } from "../../commands/server";
import { el, fill } from "../dom";
import { gatesWords, shareWords } from "./wording";

export interface StandingView {
  readonly element: HTMLElement;
  /** `ageing`: how many scores should be looked at again. */
  show(standing: TierStanding, ageing: number): void;
}

/**
 * Where the tier stands: how far the audit is, its gates, and whether it passes.
 * A second rater sees how far it is only, so that nothing sways the scores that are to come.
 */
export function createStanding({ reason }: TierForm["tier"], rating: Rating): StandingView {
  const lines = el("div", { class: "lines" });
  return {
    element: el("header", { class: "standing" }, el("p", { class: "quiet" }, reason), lines),
    show(standing, ageing) {
      const { answered, criteria } = standing;
      const scored = `${answered} of ${criteria} scored${ageing > 0 ? `, ${ageing} ageing` : ""}`;
      const isFirst = rating === "first";
      fill(
        lines,
        el(
          "p",
          { class: "pair" },
          el("b", {}, scored),
          isFirst && el("span", {}, standing.score === null ? "No score yet" : `Score ${shareWords(standing.score)}`),
        ),
        el("progress", { max: Math.max(criteria, 1), value: answered, "aria-label": scored }),
        isFirst &&
          el(
            "p",
            { class: "pair" },
            el("span", {}, gatesWords(standing)),
            el("span", {}, "Status: ", statusChip(standing.status)),
          ),
      );
    },
  };
}

export function statusChip(status: TierStanding["status"]): HTMLElement {
  return el("span", { class: `chip ${status}` }, status);
}
