import type { AgreementForm, Dispute } from "../../commands/server";
import { el, fill, typed } from "../dom";
import { createJump } from "../jump";
import { type Drafts, isTyped } from "./drafts";

export interface DisputeList {
  readonly element: HTMLElement;
  show(form: AgreementForm, current: Dispute | undefined): void;
}

/** What is not settled yet, to jump to: both scores, gates, and where something is typed. */
export function createDisputeList(drafts: Drafts, go: (dispute: Dispute) => void): DisputeList {
  const { element, summary, list, jumpTo } = createJump();
  return {
    element,
    show({ disputed, settled }, current) {
      element.hidden = disputed.length === 0;
      const count = `${settled} of ${settled + disputed.length} settled`;
      fill(summary, "All disputes", el("span", { class: "quiet" }, count));
      const lines = disputed.map((dispute) => {
        const line = jumpTo(
          () => go(dispute),
          el("span", { class: "id" }, dispute.id),
          el(
            "span",
            { class: "name" },
            typed(dispute.name),
            " ",
            dispute.gate !== "" && el("span", { class: "gate-mark" }, "gate"),
            " ",
            isTyped(drafts.of(dispute.id)) && el("span", { class: "unsaved" }, "not settled"),
          ),
          el("span", { class: "score-mark" }, `${dispute.first.score} or ${dispute.second.score}`),
        );
        if (dispute.id === current?.id) line.setAttribute("aria-current", "step");
        return line;
      });
      fill(list, ...lines.map((line) => el("li", {}, line)));
    },
  };
}
