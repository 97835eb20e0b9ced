import type { CriterionForm } from "../../commands/server";
import { button, el, fill, typed } from "../dom";

export interface Bar {
  readonly element: HTMLElement;
  show(score: number | null): void;
}

/** What a score says of the five-minute bar, which passing the gate does not meet; and the way to time it. */
export function createBar(words: NonNullable<CriterionForm["bar"]>, time: (() => void) | undefined): Bar {
  const meaning = el("p", { role: "status" });
  return {
    element: el(
      "section",
      { class: "notice", "aria-label": "The five-minute bar" },
      el("h3", {}, "The five-minute bar"),
      meaning,
      time && el("div", { class: "actions" }, button("Time it with the stopwatch", time)),
    ),
    show(score) {
      const text = score === null ? "Not timed yet." : words[score]!;
      // The same words again are no news, and would be announced again.
      if (meaning.textContent !== text) fill(meaning, typed(text));
    },
  };
}
