import type { StopwatchForm } from "../../commands/server";
import { button, el, fill } from "../dom";
import { createAbout } from "./about";
import { createBars, longestOf } from "./bars";
import { total } from "./clock";
import { createCorrections } from "./corrections";
import { createCounter } from "./counter";
import { createNotes } from "./notes";
import { nameOf } from "./running";
import { COUNTED, type Trial, timesOf } from "./trial";
import { barWords, clockWords, durationWords } from "./wording";

interface ReviewActions {
  change(part: Partial<Trial>): void;
  /** As if the end had not been pressed. */
  undoEnd(): void;
  /** The clock runs again; what passed since the end does not count. */
  goOn(): void;
}

export interface ReviewView {
  readonly element: HTMLElement;
  refresh(): void;
  /** While the run may be on its way into the sheet, it cannot be changed any more. */
  lock(isLocked: boolean): void;
}

/** The run after its end: everything can be put right before it is saved. */
export function createReview(form: StopwatchForm, trial: () => Trial, actions: ReviewActions): ReviewView {
  const { steps, barMinutes } = form;
  const heading = el("h2", { tabindex: -1, id: "heading" });
  const verdict = el("p", { class: "verdict" });
  const bars = el("div");
  const times = timesOf(trial(), Date.now());
  const counters = COUNTED.map((step) => createCounter(step, nameOf(steps, step), trial, actions.change));
  const outcome = createOutcome(trial().finished, (finished) => actions.change({ finished }));
  const fields = el(
    "fieldset",
    { class: "plain" },
    el("legend", { class: "spoken" }, "The run"),
    el("div", { class: "actions" }, button("Undo the end", actions.undoEnd), button("Go on from now", actions.goOn)),
    el("p", { class: "hint" }, "Undo counts the time since the end; going on from now leaves it out."),
    outcome,
    createAbout(form.products, trial(), actions.change),
    ...counters.map(({ element }) => element),
    createNotes(
      trial().notes,
      () => clockWords(total(timesOf(trial(), Date.now()))),
      (notes) => actions.change({ notes }),
    ),
    createCorrections(steps, times, (step, seconds) =>
      actions.change({ corrected: { ...trial().corrected, [step]: seconds } }),
    ),
  );
  let shown = "";

  function refresh(): void {
    const { finished } = trial();
    const seconds = timesOf(trial(), Date.now());
    for (const counter of counters) counter.refresh();
    const now = JSON.stringify([finished, seconds]);
    if (now === shown) return;
    shown = now;
    const took = durationWords(total(seconds));
    heading.textContent = finished ? `It runs: ${took}` : `Given up after ${took}`;
    verdict.textContent = `Against the bar of ${barMinutes} minutes: ${barWords(total(seconds), finished, barMinutes)}.`;
    fill(
      bars,
      createBars(steps, (step) => seconds[step], longestOf(seconds)),
    );
  }

  refresh();
  return {
    element: el("section", { class: "review", "aria-labelledby": "heading" }, heading, verdict, bars, fields),
    refresh,
    lock(isLocked) {
      fields.disabled = isLocked;
    },
  };
}

function createOutcome(finished: boolean, change: (finished: boolean) => void): HTMLElement {
  const choices = [
    { label: "Yes, it ran", value: true },
    { label: "No, it was given up", value: false },
  ];
  return el(
    "fieldset",
    {},
    el("legend", {}, "Did the first app run in the end?"),
    ...choices.map(({ label, value }) =>
      el(
        "label",
        { class: "score" },
        el("input", {
          type: "radio",
          name: "finished",
          checked: value === finished,
          on: { change: () => change(value) },
        }),
        el("span", {}, label),
      ),
    ),
  );
}
