import type { PlanChange } from "../../commands/server";
import { el, typed } from "../dom";
import { amountWords } from "../money";

/** What a change does to a row, in words; the list says it before anything is written. */
const WORDS: Readonly<Record<PlanChange["kind"], (change: PlanChange) => string>> = {
  add: ({ to }) => (to === 1 ? "new row" : `new row, quantity ${amountWords(to)}`),
  quantity: ({ from, to }) => `quantity ${amountWords(from)} → ${amountWords(to)}`,
  optional: () => "tag: optional",
  value: ({ to }) => `Value ${amountWords(to)}`,
  planned: ({ tag }) => `tag “${tag}” taken away`,
};

/** What would change in the Budget. */
export function createChanges(changes: readonly PlanChange[]): HTMLElement {
  return el(
    "section",
    { class: "panel", "aria-labelledby": "changes-title" },
    el("h3", { id: "changes-title" }, "What would change in the Budget"),
    changes.length === 0
      ? el("p", {}, "Nothing: the Budget is this plan already.")
      : el(
          "ul",
          { class: "changes" },
          ...changes.map((change) => el("li", {}, typed(change.activity), ": ", typed(WORDS[change.kind](change)))),
        ),
  );
}
