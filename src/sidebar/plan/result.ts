import { tiers } from "virtual:words";
import type { PlanForm, PlanLine, PlanSuggestion, PlanSummary } from "../../commands/server";
import { el, typed, typedWithIds } from "../dom";
import { amountWords } from "../money";
import { createChanges } from "./changes";

/** A plan: what it comes to beside a lean and a stretched one, what it buys, what it leaves out and what would change. */
export function createResult({ currency }: PlanForm, suggestion: PlanSuggestion): HTMLElement {
  const { expected, lines, changes } = suggestion;
  const bought = lines.filter(({ quantity }) => quantity > 0);
  const out = lines.filter(({ quantity }) => quantity === 0);
  return el(
    "section",
    { class: "plan", "aria-labelledby": "plan-title" },
    el("h2", { tabindex: -1, id: "plan-title" }, titleOf(expected)),
    el("p", { class: "quiet" }, "An activity that is bought is taken to bring what it lifts to 2: an assumption."),
    createBudgets(suggestion, currency),
    el("p", {}, openedWords(suggestion)),
    ...nextOf(suggestion),
    bought.length > 0 && el("h3", {}, "Bought"),
    ...byTier(bought).map(([tier, own]) => createTier(tier, own)),
    createOut(out),
    createChanges(changes),
  );
}

function titleOf({ activities, cost, budget }: PlanSummary): string {
  if (activities === 0) return budget === 0 ? "Without money, nothing is bought" : "This money buys nothing here";
  const count = activities === 1 ? "1 activity" : `${activities} activities`;
  return `${count} for ${amountWords(cost)}`;
}

const ROWS: readonly (readonly [label: string, cell: (plan: PlanSummary) => string])[] = [
  ["Money", ({ budget }) => amountWords(budget)],
  ["Cost", ({ cost }) => amountWords(cost)],
  ["Activities", ({ activities }) => amountWords(activities)],
  ["Value", ({ value }) => amountWords(value)],
];

function createBudgets({ lean, expected, stretch }: PlanSuggestion, currency: string): HTMLElement {
  const plans = [
    { name: "Lean", plan: lean },
    { name: "Expected", plan: expected },
    { name: "Stretch", plan: stretch },
  ];
  return el(
    "table",
    { class: "budgets" },
    el("caption", {}, "Three budgets", currency !== "" && " in ", typed(currency), ". Apply writes the expected one."),
    el("thead", {}, el("tr", {}, el("td", {}), ...plans.map(({ name }) => el("th", { scope: "col" }, name)))),
    el(
      "tbody",
      {},
      ...ROWS.map(([label, cell]) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, label),
          ...plans.map(({ name, plan }) =>
            el("td", { class: name === "Expected" ? "chosen" : undefined }, plan ? cell(plan) : "too many ways"),
          ),
        ),
      ),
    ),
  );
}

/** The tiers that each budget opens, in a sentence: names are too long for the table. */
function openedWords({ lean, expected, stretch }: PlanSuggestion): string {
  const words = (plan: PlanSummary | null) => (plan && plan.opened.length > 0 ? plan.opened.join(", ") : "no tier");
  const [low, middle, high] = [words(lean), words(expected), words(stretch)];
  if (low === middle && middle === high) return `Each budget opens ${middle}.`;
  return `Lean opens ${low}; expected ${middle === low ? "the same" : middle}; stretch ${high === middle ? "the same" : high}.`;
}

/** What a little more money would buy; nothing where nothing is left to buy. */
function nextOf({ next }: PlanSuggestion): HTMLElement[] {
  if (!next) return [];
  const units = (changes: typeof next.more) =>
    changes.map(({ activity, units }) => (units === 1 ? activity : `${activity} × ${units}`)).join("; ");
  const sentences =
    next.more.length === 0
      ? `The next ${amountWords(next.money)} would buy nothing more.`
      : [
          `The next ${amountWords(next.money)} would buy: ${units(next.more)}.`,
          next.less.length > 0 ? `In exchange it leaves out: ${units(next.less)}.` : "",
          next.opened.length > 0 ? `It would open ${next.opened.join(", ")}.` : "",
        ].join(" ");
  return [el("p", { class: "next" }, typed(sentences))];
}

function byTier(lines: readonly PlanLine[]): [tier: string, lines: PlanLine[]][] {
  return ["", ...tiers].flatMap((tier): [string, PlanLine[]][] => {
    const own = lines.filter((line) => line.tier === tier);
    return own.length > 0 ? [[tier || "No tier", own]] : [];
  });
}

function createTier(tier: string, lines: readonly PlanLine[]): HTMLElement {
  const cost = lines.reduce((sum, line) => sum + line.cost, 0);
  return el(
    "section",
    {},
    el("h4", { class: "pair" }, el("span", {}, tier), el("span", { class: "money" }, amountWords(cost))),
    el(
      "ul",
      { class: "bought" },
      ...lines.map(({ activity, quantity, cost, why }) =>
        el(
          "li",
          {},
          el(
            "div",
            { class: "pair" },
            el("span", { class: "grow" }, typed(activity), quantity > 1 && ` × ${amountWords(quantity)}`),
            el("span", { class: "money" }, amountWords(cost)),
          ),
          el("p", { class: "hint" }, typedWithIds(why)),
        ),
      ),
    ),
  );
}

function createOut(lines: readonly PlanLine[]): HTMLElement | false {
  if (lines.length === 0) return false;
  return el(
    "details",
    {},
    el("summary", {}, `Not bought: ${amountWords(lines.length)}`),
    ...byTier(lines).map(([tier, own]) =>
      el(
        "section",
        {},
        el("h4", {}, tier),
        el(
          "ul",
          { class: "bought" },
          ...own.map(({ activity, cost, why }) =>
            el(
              "li",
              {},
              el(
                "div",
                { class: "pair" },
                el("span", { class: "grow" }, typed(activity)),
                el("span", { class: "money quiet" }, amountWords(cost)),
              ),
              el("p", { class: "hint" }, typedWithIds(why)),
            ),
          ),
        ),
      ),
    ),
  );
}
