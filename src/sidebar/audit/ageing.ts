import { button, el, part, typed } from "../dom";
import { type Entry, isAgeing } from "./answers";

export interface Ageing {
  readonly element: HTMLElement;
  refresh(): void;
}

/** Why a score should be looked at again, and the way to say that it still holds. */
export function createAgeing(entry: Entry, confirm: () => void): Ageing {
  const still = button("Still true today", () => {
    if (still.getAttribute("aria-disabled") !== "true") confirm();
  });
  const element = el("div", { class: "ageing" }, el("p", { id: "ageing" }, typed(entry.ageing)), still);
  still.setAttribute("aria-describedby", "ageing");
  return {
    element,
    refresh() {
      still.setAttribute("aria-disabled", String(entry.confirming && entry.failure === ""));
      const isGone = !isAgeing(entry);
      // The button goes with its line, and the focus must not go with both.
      if (isGone && element.contains(document.activeElement)) part("criterion").focus({ preventScroll: true });
      element.hidden = isGone;
    },
  };
}
