import type { Settlement } from "../../commands/server";
import { TEXT_LABELS } from "../audit/wording";
import { button, el, fill, part } from "../dom";

export interface Leftover {
  readonly element: HTMLElement;
  /** Shows what somebody typed to settle a dispute that is none any more. */
  show(request: Settlement): void;
  /** The dispute was settled after all, with what was typed. */
  drop(id: string): void;
}

/** Keeps what was typed in vain where it can be read and copied, until the person lets it go. */
export function createLeftover(): Leftover {
  const element = el("div", { class: "asides" });
  const kept = new Map<string, Settlement>();

  function refresh(): void {
    fill(element, ...[...kept.values()].map((request) => box(request, () => drop(request.criterion, true))));
  }

  function drop(id: string, byHand: boolean): void {
    if (!kept.delete(id)) return;
    refresh();
    if (byHand) part("dispute").focus({ preventScroll: true });
  }

  return {
    element,
    show(request) {
      kept.set(request.criterion, request);
      refresh();
      element.querySelector<HTMLElement>("section:last-child h2")?.focus();
    },
    drop: (id) => drop(id, false),
  };
}

function box({ criterion, score, evidence }: Settlement, letGo: () => void): HTMLElement {
  const title = `${criterion} is no longer disputed`;
  const lines = [
    ["Score", String(score)],
    [TEXT_LABELS.evidence, evidence || "(none)"],
  ] as const;
  return el(
    "section",
    { class: "notice", "aria-label": title },
    el("h2", { tabindex: -1 }, title),
    el("p", {}, "It was settled or scored again meanwhile, so nothing was written now. You had typed:"),
    el(
      "dl",
      { class: "rows" },
      ...lines.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", { dir: "auto" }, text))),
    ),
    el("div", { class: "actions" }, button("Done with it", letGo)),
  );
}
