import type { Rating } from "../../commands/server";
import { el, fill } from "../dom";
import { createAgeing } from "./ageing";
import { type Entry, TEXTS } from "./answers";
import { type AsideActions, createAsides } from "./asides";
import { createBar } from "./bar";
import { createField, type FieldActions } from "./field";
import { createScores } from "./scores";
import { dayWords, GATE_WORDS } from "./wording";

export interface CriterionView {
  readonly element: HTMLElement;
  /** Shows what happened to the answer since, and leaves alone what the person is typing. */
  refresh(): void;
  showBusy(busy: boolean): void;
  focusConflict(): void;
}

export interface CriterionActions extends FieldActions, AsideActions {
  /** Says that the score still holds today. */
  confirm(): void;
  /** Goes to the stopwatch. */
  time(): void;
}

/** One criterion with its answer. A second rater scores only: nobody else owns what they found, and nothing is timed. */
export function createCriterion(
  entry: Entry,
  position: string,
  rating: Rating,
  actions: CriterionActions,
): CriterionView {
  const { criterion } = entry;
  const isFirst = rating === "first";
  const origin = criterion.fromTalk ? "From the talk" : "Added by Groundwork";
  const scores = createScores(criterion, (score) => actions.edit({ score }, "now"));
  const scoredOn = el("p", { class: "quiet" });
  const ageing = createAgeing(entry, actions.confirm);
  const bar = criterion.bar && createBar(criterion.bar, isFirst ? actions.time : undefined);
  const texts = TEXTS.filter((key) => isFirst || key !== "owner");
  const fields = texts.map((key) => createField(entry, key, actions));
  const asides = createAsides(entry, actions);
  const form = el(
    "form",
    { novalidate: true, "aria-labelledby": "criterion", on: { submit: (event) => event.preventDefault() } },
    scores.element,
    scoredOn,
    ageing.element,
    ...fields.map(({ element }) => element),
  );

  const view: CriterionView = {
    element: el(
      "section",
      { "aria-labelledby": "criterion" },
      el(
        "p",
        { class: "pair quiet" },
        el("span", {}, `${criterion.id} · ${criterion.stage}`),
        el("span", {}, position),
      ),
      el("h2", { tabindex: -1, id: "criterion" }, criterion.name),
      asides.element,
      criterion.gate !== "" && el("p", { class: "gate" }, GATE_WORDS[criterion.gate]),
      el("p", { class: "question" }, criterion.question),
      el("p", { class: "quiet" }, criterion.why),
      el(
        "p",
        { class: "marks" },
        el("span", {}, origin),
        criterion.free && el("span", {}, "Costs attention, not money"),
      ),
      criterion.problem !== "" && el("p", { class: "problem", id: "problem", dir: "auto" }, criterion.problem),
      bar?.element,
      form,
    ),
    refresh() {
      asides.refresh();
      scores.show(entry.draft.score);
      bar?.show(entry.draft.score);
      for (const field of fields) field.refresh();
      const { scoredOn: day, score } = entry.seen;
      const isShown = day !== "" && score !== null && score === entry.draft.score;
      fill(scoredOn, isShown && `Scored on ${dayWords(day)}`);
      ageing.refresh();
    },
    showBusy(busy) {
      form.setAttribute("aria-busy", String(busy));
    },
    focusConflict: asides.focus,
  };
  view.refresh();
  return view;
}
