import type { TierForm, TierStanding } from "../../commands/server";
import { el, fill } from "../dom";
import { gatesWords, shareWords } from "./wording";

export interface StandingView {
  readonly element: HTMLElement;
  show(standing: TierStanding): void;
}

/** Where the tier stands: how far the audit is, its gates, and whether it passes. */
export function createStanding({ reason }: TierForm["tier"]): StandingView {
  const lines = el("div", { class: "lines" });
  return {
    element: el("header", { class: "standing" }, el("p", { class: "quiet" }, reason), lines),
    show(standing) {
      const { answered, criteria } = standing;
      const scored = `${answered} of ${criteria} scored`;
      fill(
        lines,
        el(
          "p",
          { class: "pair" },
          el("b", {}, scored),
          el("span", {}, standing.score === null ? "No score yet" : `Score ${shareWords(standing.score)}`),
        ),
        el("progress", { max: Math.max(criteria, 1), value: answered, "aria-label": scored }),
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
