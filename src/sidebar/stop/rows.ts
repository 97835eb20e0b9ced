import type { StopRow } from "../../commands/server";
import { el, typed, typedWithIds } from "../dom";
import { amountWords } from "../money";
import { verdictChip } from "../verdict";

export interface StopRows {
  readonly element: HTMLElement;
  /** The rows that are ticked. */
  ticked(): readonly StopRow[];
  focus(): void;
}

/** What should not run, a tick box a row: STOP is ticked, HOLD is for the person to decide. */
export function createRows(rows: readonly StopRow[], changed: () => void): StopRows {
  const boxes = rows.map((row, index) => {
    const input = el("input", {
      id: `stop-${index}`,
      type: "checkbox",
      checked: row.verdict === "STOP",
      "aria-describedby": `stop-${index}-facts`,
      on: { change: changed },
    });
    return { row, input, element: el("li", {}, el("div", { class: "check" }, input, wordsOf(row, input.id))) };
  });
  return {
    element: el(
      "fieldset",
      { class: "stops" },
      el("legend", {}, "What to stop"),
      el("ul", { class: "bought" }, ...boxes.map(({ element }) => element)),
    ),
    ticked: () => boxes.filter(({ input }) => input.checked).map(({ row }) => row),
    focus: () => boxes[0]?.input.focus(),
  };
}

function wordsOf(
  { activity, verdict, tier, money, hours, quarter, running, reason }: StopRow,
  id: string,
): HTMLElement {
  const facts = [
    `${amountWords(money)}`,
    hours > 0 && `${amountWords(hours)} hours`,
    quarter || "no quarter",
    running ? "runs today" : "planned",
    tier,
  ].filter(Boolean);
  return el(
    "div",
    { class: "grow" },
    el("label", { for: id }, typed(activity)),
    el("p", { id: `${id}-facts` }, verdictChip(verdict), " ", typed(facts.join(" · "))),
    el("details", { class: "why" }, el("summary", {}, "Why"), el("p", {}, typedWithIds(reason))),
  );
}
