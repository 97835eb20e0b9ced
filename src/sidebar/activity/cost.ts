import { criteria } from "virtual:words";
import type { ActivityChoice } from "../../commands/server";
import { el, fill, typed, typedWithIds } from "../dom";

export function amount(money: number): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 }).format(money);
}

/** What an activity costs, how long it takes to work and what it lifts. */
export function showCost(panel: HTMLElement, activity: ActivityChoice, quantity: number, currency: string): void {
  const { low, expected, high, leadWeeks, unit, basis } = activity;
  const lifts = activity.lifts.split(/[,;\s]+/).filter(Boolean);
  const figure = (label: string, money: number, kind?: string) =>
    el("div", { class: kind }, el("dt", {}, label), el("dd", {}, amount(money * quantity)));
  fill(
    panel,
    el("h2", {}, "Cost", currency !== "" && " in ", typed(currency)),
    el("dl", { class: "cost" }, figure("Low", low), figure("Expected", expected, "expected"), figure("High", high)),
    el(
      "p",
      { class: "quiet" },
      `${amount(quantity)} × `,
      typed(unit || "1"),
      basis !== "" && ". Basis: ",
      typed(basis),
    ),
    leadWeeks > 0 && el("p", {}, `${amount(leadWeeks)} ${leadWeeks === 1 ? "week" : "weeks"} from decision to effect.`),
    el(
      "p",
      {},
      lifts.length === 0 ? "Lifts no criterion of the audit." : "Lifts ",
      typedWithIds(lifts.map(named).join(", ")),
    ),
  );
}

const named = (id: string) => `${id} ${criteria[id] ?? ""}`.trim();
