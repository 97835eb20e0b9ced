import { el } from "../dom";
import { amountWords } from "../money";
import { createNumber } from "./number";

export interface Shares {
  readonly lean: number;
  readonly stretch: number;
}

/** Planning assumptions of ours, as the form says. */
const DEFAULTS: Shares = { lean: 0.6, stretch: 1.4 };

/** The lean and the stretched budget, as shares of the money. */
export function createShares(changed: () => void) {
  const error = el("p", { class: "wrong", id: "shares-error" });
  const lean = field("lean", "Lean, %", DEFAULTS.lean, 100, "The lean budget is 0 to 100 %.");
  const stretch = field("stretch", "Stretched, %", DEFAULTS.stretch, 1000, "The stretched budget is 100 to 1,000 %.");

  function field(id: string, label: string, share: number, most: number, message: string) {
    const element = el("input", {
      id,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-describedby": error.id,
      on: { input: changed },
    });
    element.value = amountWords(share * 100);
    const number = createNumber(element, { most, error, message });
    return { number, message, element: el("div", { class: "field" }, el("label", { for: id }, label), element) };
  }

  return {
    element: el(
      "details",
      {},
      el("summary", {}, "Lean and stretched budget"),
      el(
        "p",
        { class: "quiet" },
        "Shares of the money, a planning assumption. Their plans stand beside the one you apply.",
      ),
      el("div", { class: "two" }, lean.element, stretch.element),
      error,
    ),
    /** The shares, or undefined, with the focus on the one that is wrong. */
    read(): Shares | undefined {
      const low = lean.number.read();
      if (low === undefined) return wrong(lean.number.element);
      const high = stretch.number.read();
      if (high !== undefined && high >= 100) return { lean: low / 100, stretch: high / 100 };
      error.textContent = stretch.message;
      stretch.number.element.setAttribute("aria-invalid", "true");
      return wrong(stretch.number.element);
    },
  };
}

function wrong(element: HTMLInputElement): undefined {
  const details = element.closest("details");
  if (details) details.open = true;
  element.focus();
}
