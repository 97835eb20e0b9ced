import type { CitedRule } from "../commands/server";
import { el, typed } from "./dom";

/** The rules that a reason cites by their ids, each in a sentence, for who wants to know. */
export function citedRulesElement(rules: readonly CitedRule[]): HTMLElement | undefined {
  if (rules.length === 0) return undefined;
  return el("details", { class: "rules" }, el("summary", {}, "What the rules say"), ruleList(rules));
}

export function ruleList(rules: readonly CitedRule[]): HTMLElement {
  return el(
    "dl",
    { class: "rows" },
    ...rules.map(({ id, text }) => el("div", {}, el("dt", {}, typed(id)), el("dd", {}, typed(text)))),
  );
}
