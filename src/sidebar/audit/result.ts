import { tiers } from "virtual:words";
import type { TierForm, TierStanding } from "../../commands/server";
import { button, el } from "../dom";
import type { Entry } from "./answers";
import { statusChip } from "./standing";
import { gatesWords, shareWords } from "./wording";

interface ResultActions {
  go(entry: Entry): void;
  showInTab(entry: Entry | undefined): void;
}

/** What stands behind the last criterion: the result of the tier, and what to do first. */
export function createResult(
  tier: TierForm["tier"],
  entries: readonly Entry[],
  standing: TierStanding,
  actions: ResultActions,
): HTMLElement {
  const open = entries.filter(({ draft }) => draft.score === null);
  const isDone = open.length === 0;
  const first = entries.find(({ criterion }) => criterion.id === standing.firstFix);
  const next = tiers[tiers.indexOf(tier.name) + 1];
  const title = isDone ? `${tier.name} is fully scored` : `${open.length} of ${entries.length} not scored yet`;
  return el(
    "section",
    { class: "result", "aria-labelledby": "criterion" },
    el("h2", { tabindex: -1, id: "criterion" }, title),
    el(
      "dl",
      { class: "rows" },
      fact("Status", statusChip(standing.status)),
      fact("Gates", gatesWords(standing)),
      fact("Score", standing.score === null ? "Too little evidence for a score" : shareWords(standing.score)),
    ),
    first &&
      el(
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
      ),
    !isDone && button("Go to the first not scored", () => actions.go(open[0]!), first ? "" : "primary"),
    !first && isDone && button("Show in the Audit tab", () => actions.showInTab(undefined)),
    isDone &&
      next !== undefined &&
      el("p", { class: "quiet" }, `Next tier: ${next}, in Extensions > Groundwork > Audit.`),
  );
}

const fact = (label: string, value: Node | string): HTMLElement =>
  el("div", {}, el("dt", {}, label), el("dd", {}, value));
