import { criteria } from "virtual:words";
import type { ActivityChoice, ActivityForm } from "../../commands/server";
import { el, fill, typed, typedWithIds } from "../dom";

export function amount(money: number): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 }).format(money);
}

/** Present scores by criterion, null for not assessed. */
export type Scores = ActivityForm["scores"];

/** What an activity costs, how long it takes to work and what it lifts from where. */
export function showCost(
  panel: HTMLElement,
  activity: ActivityChoice,
  quantity: number,
  { currency, scores }: Pick<ActivityForm, "currency" | "scores">,
): void {
  const { low, expected, high, leadWeeks, unit, basis } = activity;
  const lifts = activity.lifts.split(/[,;\s]+/).filter(Boolean);
  const figure = (label: string, money: number, kind?: string) =>
    el("div", { class: kind }, el("dt", {}, label), el("dd", {}, amount(money * quantity)));
  fill(
    panel,
    el("h2", {}, "Cost", currency !== "" && " in ", typed(currency)),
    el("dl", { class: "cost" }, figure("Low", low), figure("Expected", expected, "expected"), figure("High", high)),
    (unit !== "" || basis !== "") &&
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
      typedWithIds(lifts.map((id) => `${named(id)}${nowWords(scores[id])}`).join(", ")),
    ),
  );
}

/** Nothing for a criterion that has no row on the tab. */
function nowWords(score: number | null | undefined): string {
  if (score === undefined) return "";
  return score === null ? " (not assessed)" : ` (now ${score})`;
}

const named = (id: string) => `${id} ${criteria[id] ?? ""}`.trim();
