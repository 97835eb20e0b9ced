import { type AsideActions, createAsides } from "../audit/asides";
import { createField, type FieldActions } from "../audit/field";
import { createScores } from "../audit/scores";
import { NOT_ASSESSED } from "../audit/wording";
import { el, typed } from "../dom";
import type { Entry } from "./entries";

export interface CriterionView {
  readonly element: HTMLElement;
  refresh(): void;
  showBusy(busy: boolean): void;
  focusConflict(): void;
}

/** One criterion of a rival, with our own score beside it for comparison. */
export function createCriterion(
  entry: Entry,
  name: string,
  position: string,
  actions: FieldActions & AsideActions,
): CriterionView {
  const { criterion } = entry;
  const scores = createScores(criterion, (score) => actions.edit({ score }, "now"));
  const evidence = createField(entry, "evidence", actions);
  const asides = createAsides(entry, actions);
  const form = el(
    "form",
    { novalidate: true, "aria-labelledby": "criterion", on: { submit: (event) => event.preventDefault() } },
    scores.element,
    evidence.element,
  );

  function refresh(): void {
    asides.refresh();
    scores.show(entry.draft.score);
    evidence.refresh();
  }

  refresh();
  return {
    element: el(
      "section",
      { "aria-labelledby": "criterion" },
      el("p", { class: "pair quiet" }, el("span", {}, criterion.id, " · ", typed(name)), el("span", {}, position)),
      el("h2", { tabindex: -1, id: "criterion" }, criterion.name),
      asides.element,
      el("p", { class: "question" }, criterion.question),
      el("p", { class: "ours" }, oursWords(criterion)),
      form,
    ),
    refresh,
    showBusy(busy) {
      form.setAttribute("aria-busy", String(busy));
    },
    focusConflict: asides.focus,
  };
}

function oursWords({ ours, scores }: Entry["criterion"]): string {
  return ours === null ? `Ours: ${NOT_ASSESSED.toLowerCase()}` : `Ours: ${ours} - ${scores[ours] ?? ""}`;
}
