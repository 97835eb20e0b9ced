import type { StopForm, StopRow } from "../../commands/server";
import { shareWords } from "../audit/wording";
import { el, typed } from "../dom";
import { amountWords } from "../money";
import { type Shares, sumsOf } from "./sums";

/** What the ticks free, by quarter, and how much of the money stays above the tier that fails. */
export function createFreed(form: StopForm, stopped: readonly StopRow[], shares: Shares | undefined): HTMLElement {
  const { money, hours, quarters } = sumsOf(stopped);
  if (stopped.length === 0) return el("p", {}, "Nothing is ticked, so nothing is freed.");
  return el(
    "div",
    {},
    el(
      "p",
      { class: "pair" },
      el("b", {}, `${amountWords(money)} freed`),
      hours > 0 && el("span", {}, `${amountWords(hours)} hours`),
    ),
    quarters.length > 1 &&
      el(
        "dl",
        { class: "rows quarters" },
        ...quarters.map((each) =>
          el(
            "div",
            {},
            el("dt", {}, each.quarter === "" ? "No quarter" : typed(each.quarter)),
            el("dd", {}, amountWords(each.money), each.hours > 0 && `, ${amountWords(each.hours)} hours`),
          ),
        ),
      ),
    form.lowest !== "" && el("p", {}, ...sharesWords(form.lowest, shares)),
  );
}

function sharesWords(lowest: string, shares: Shares | undefined): string[] {
  if (!shares) return [`Money above ${lowest}: working it out…`];
  const words = (share: number | null) => (share === null ? "no money" : shareWords(share));
  return [`Money above ${lowest}: ${words(shares.before)} of the plan now, ${words(shares.after)} afterwards.`];
}
