import { tierIds, tiers } from "virtual:words";
import type { Rating, TierForm, TierStanding } from "../../commands/server";
import { button, el } from "../dom";
import { type Entry, isAgeing } from "./answers";
import { statusChip } from "./standing";
import { gatesWords, shareWords } from "./wording";

export type TierId = TierForm["tier"]["id"];

interface ResultActions {
  go(entry: Entry): void;
  showInTab(entry: Entry | undefined): void;
  nextTier(tier: TierId): void;
  /** Opens the page that compares the two ratings. */
  compare(): void;
}

interface Result {
  readonly tier: TierForm["tier"];
  readonly rating: Rating;
  readonly entries: readonly Entry[];
  readonly standing: TierStanding;
}

/** What stands behind the last criterion: how far the tier is, what to do first, and the way on. */
export function createResult(shown: Result, actions: ResultActions): HTMLElement {
  const { tier, rating, entries } = shown;
  const open = entries.filter(({ draft }) => draft.score === null);
  const ageing = entries.filter(isAgeing);
  const position = tierIds.indexOf(tier.id) + 1;
  const next = tierIds[position];
  const title =
    open.length === 0 ? `${tier.name} is fully scored` : `${open.length} of ${entries.length} not scored yet`;
  const body = rating === "first" ? firstBody(shown, open, actions) : secondBody(entries, open, actions);
  return el(
    "section",
    { class: "result", "aria-labelledby": "criterion" },
    el("h2", { tabindex: -1, id: "criterion" }, title),
    ...body,
    open.length === 0 && ageing.length > 0 && ageingNotice(ageing, actions),
    next !== undefined && button(`Go on with ${tiers[position]}`, () => actions.nextTier(next)),
  );
}

type Body = Parameters<typeof el>[2][];

/** Where the tier stands, and what to do first. */
function firstBody({ standing, entries }: Result, open: readonly Entry[], actions: ResultActions): Body {
  const first = entries.find(({ criterion }) => criterion.id === standing.firstFix);
  const isDone = open.length === 0;
  return [
    el(
      "dl",
      { class: "rows" },
      fact("Status", statusChip(standing.status)),
      fact("Gates", gatesWords(standing)),
      fact("Score", standing.score === null ? "Too little evidence for a score" : shareWords(standing.score)),
    ),
    first && firstFix(first, actions),
    !isDone && toFirstOpen(open, actions, first ? "" : "primary"),
    !first && isDone && button("Show in the Audit tab", () => actions.showInTab(undefined)),
  ];
}

function firstFix(first: Entry, actions: ResultActions): HTMLElement {
  return el(
    "div",
    { class: "notice" },
    el("h3", {}, first.draft.score === null ? "Assess this first" : "Fix this first"),
    el("p", {}, `${first.criterion.id} ${first.criterion.name}`),
    first.draft.score !== null &&
      el("p", { class: "quiet" }, `Now ${first.draft.score}: ${first.criterion.scores[first.draft.score] ?? ""}`),
    el(
      "div",
      { class: "actions" },
      button("Show in the Audit tab", () => actions.showInTab(first)),
      button("Open it here", () => actions.go(first), "text"),
    ),
  );
}

/** How a tier stands would tell a second rater what the first found, so there is the count and the way on only. */
function secondBody(entries: readonly Entry[], open: readonly Entry[], actions: ResultActions): Body {
  const isDone = open.length === 0;
  const inTab = entries.find(({ criterion }) => criterion.row > 0);
  return [
    el("p", {}, `You scored ${entries.length - open.length} of ${entries.length}.`),
    !isDone && toFirstOpen(open, actions, "primary"),
    el(
      "div",
      { class: "notice" },
      el("p", {}, isDone ? "Now see where you differ from the first rater." : "Comparing shows you the first scores."),
      !isDone && el("p", { class: "quiet" }, "Score all that you can before, so that they do not sway you."),
      el("div", { class: "actions" }, button("Compare the two ratings", actions.compare, isDone ? "primary" : "")),
    ),
    inTab && button("Show in the second rater's tab", () => actions.showInTab(inTab)),
  ];
}

const toFirstOpen = (open: readonly Entry[], actions: ResultActions, kind: "" | "primary"): HTMLElement =>
  button("Go to the first not scored", () => actions.go(open[0]!), kind);

function ageingNotice(ageing: readonly Entry[], actions: ResultActions): HTMLElement {
  const text =
    ageing.length === 1 ? "1 score should be looked at again." : `${ageing.length} scores should be looked at again.`;
  return el(
    "div",
    { class: "notice" },
    el("p", {}, text),
    el(
      "div",
      { class: "actions" },
      button("Go to the first ageing", () => actions.go(ageing[0]!)),
    ),
  );
}

const fact = (label: string, value: Node | string): HTMLElement =>
  el("div", {}, el("dt", {}, label), el("dd", {}, value));
