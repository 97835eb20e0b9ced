import type { AgreementForm, TierAgreement } from "../../commands/server";
import { shareWords } from "../audit/wording";
import { button, el, fill, spoken, typed } from "../dom";

const WHY = "People score their own work kindly. A second rater who does not see the first scores keeps them honest.";
const HOW = "A colleague opens a tier here and scores it. Where the two differ, you settle it below.";

export interface Overview {
  readonly element: HTMLElement;
  show(form: AgreementForm): void;
}

/** Why there is a second rater, who scored, and how far the two agree in each tier. */
export function createOverview(score: (tier: TierAgreement["id"]) => void): Overview {
  const raters = el("div", { class: "lines quiet" });
  const summary = el("summary");
  const tiers = el("ul", { class: "tiers" });
  const details = el("details", {}, summary, tiers);
  const problem = el("div");
  let isShown = false;
  return {
    element: el("header", { class: "overview" }, el("p", {}, WHY), el("p", {}, HOW), raters, problem, details),
    show(form) {
      fill(raters, names("First", form.firstRaters), names("Second", form.secondRaters));
      fill(problem, form.problem !== "" && el("p", { class: "problem", dir: "auto" }, form.problem));
      fill(summary, "Tiers", el("span", { class: "quiet" }, sameWords(total(form.tiers))));
      fill(tiers, ...form.tiers.map((tier) => tierLine(tier, () => score(tier.id))));
      // Whoever has nothing to settle came to score.
      if (!isShown) details.open = form.disputed.length === 0;
      isShown = true;
    },
  };
}

function names(which: "First" | "Second", raters: readonly string[]): HTMLElement | false {
  if (raters.length === 0) return false;
  const commas = raters.flatMap((name, index) => [index > 0 ? ", " : "", typed(name)]);
  return el("p", {}, `${which} ${raters.length === 1 ? "rater" : "raters"}: `, ...commas);
}

function tierLine(tier: TierAgreement, score: () => void): HTMLElement {
  const { name, criteria, second } = tier;
  const label = second === 0 ? "Score" : second < criteria ? "Go on" : "Look again";
  const open = button(label, score);
  open.append(spoken(` ${second === 0 ? "" : "with "}${name}`));
  const counted =
    second === 0 ? "not scored by a second rater yet" : `${second} of ${criteria} scored by the second rater`;
  const same = tier.both > 0 ? `; ${sameWords(tier)}` : second > 0 ? "; none of them by the first" : "";
  return el("li", { class: "pair" }, el("p", {}, el("b", {}, typed(name)), `: ${counted}${same}`), open);
}

const total = (tiers: readonly TierAgreement[]) => {
  const both = tiers.reduce((sum, tier) => sum + tier.both, 0);
  const same = tiers.reduce((sum, tier) => sum + tier.same, 0);
  return { both, same, share: both > 0 ? same / both : null };
};

const sameWords = ({ both, same, share }: Pick<TierAgreement, "both" | "same" | "share">): string =>
  share === null ? "" : `same score in ${same} of ${both} (${shareWords(share)})`;
