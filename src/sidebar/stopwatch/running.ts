import type { StepId, StopwatchForm } from "../../commands/server";
import { timeWords } from "../audit/wording";
import { button, el, fill } from "../dom";
import { doingNow, secondsOf, stepNow, total } from "./clock";
import { type Counter, createCounter } from "./counter";
import { createNotes } from "./notes";
import { COUNTED, type Counted, type Trial } from "./trial";
import { clockWords, durationWords } from "./wording";

export interface RunningActions {
  change(part: Partial<Trial>): void;
  press(step: StepId): void;
  /** Takes the time out in which the page was closed. */
  leaveOut(): void;
}

export interface RunningView {
  readonly element: HTMLElement;
  refresh(): void;
}

/** When the page was closed and opened again while the clock ran. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The clock, the steps to press, and room for what is seen on the way. */
export function createRunning(
  { steps }: StopwatchForm,
  trial: () => Trial,
  gap: Gap | undefined,
  actions: RunningActions,
): RunningView {
  const clock = el("p", { class: "clock", role: "timer" });
  const doing = el("p", { class: "doing" });
  const help = el("p", { class: "quiet" });
  const asides = el("div", {}, gap && gapNotice(gap, actions.leaveOut, () => fill(asides)));
  const counting = el("div");
  const rows = steps.map(({ id, name }, index) => createStep(id, `${index + 1}`, name, actions.press));
  let counter: { readonly step: Counted; readonly view: Counter } | undefined;

  function showCounter(step: StepId): void {
    const isCounted = (COUNTED as readonly StepId[]).includes(step);
    if (!isCounted) {
      counter = undefined;
      fill(counting);
    } else if (counter?.step !== step) {
      const counted = step as Counted;
      counter = { step: counted, view: createCounter(counted, nameOf(steps, step), trial, actions.change) };
      fill(counting, counter.view.element);
    }
    counter?.view.refresh();
  }

  function refresh(): void {
    const { marks } = trial();
    const seconds = secondsOf(marks, Date.now());
    const step = stepNow(marks);
    const isPaused = doingNow(marks) === "pause";
    say(clock, clockWords(total(seconds)));
    clock.classList.toggle("paused", isPaused);
    say(doing, isPaused ? `Paused in: ${nameOf(steps, step)}` : `Now: ${nameOf(steps, step)}`);
    say(help, steps.find(({ id }) => id === step)?.help ?? "");
    for (const row of rows) row.show(seconds[row.id], row.id === step, isPaused);
    showCounter(step);
  }

  refresh();
  return {
    element: el(
      "section",
      { class: "running", "aria-labelledby": "heading" },
      el("h2", { tabindex: -1, id: "heading", class: "spoken" }, "The clock runs"),
      asides,
      clock,
      doing,
      help,
      el("ol", { class: "steps" }, ...rows.map(({ element }) => element)),
      counting,
      createNotes(
        trial().notes,
        () => clockWords(total(secondsOf(trial().marks, Date.now()))),
        (notes) => actions.change({ notes }),
      ),
    ),
    refresh,
  };
}

export const nameOf = (steps: StopwatchForm["steps"], step: StepId): string =>
  steps.find(({ id }) => id === step)?.name ?? step;

function createStep(id: StepId, digit: string, name: string, press: (step: StepId) => void) {
  const time = el("span", { class: "time" });
  const mark = el("span", { class: "now" });
  const element = button("", () => press(id));
  // A press by mouse leaves the cursor in the notes, and the space bar to the clock.
  element.addEventListener("mousedown", (event) => event.preventDefault());
  fill(element, el("span", { class: "digit" }, digit), el("span", { class: "name" }, name, " ", mark), time);
  const ending = id === "firstSuccess" ? "stops the clock" : "";
  return {
    id,
    element: el("li", {}, element),
    show(seconds: number, isCurrent: boolean, isPaused: boolean) {
      if (isCurrent) element.setAttribute("aria-current", "step");
      else element.removeAttribute("aria-current");
      say(mark, isCurrent ? (isPaused ? "paused" : "now") : ending);
      say(time, seconds > 0 || isCurrent ? clockWords(seconds) : "");
    },
  };
}

function gapNotice({ from, to }: Gap, leaveOut: () => void, close: () => void): HTMLElement {
  const away = durationWords(Math.max(1, (to - from) / 1_000));
  const done = (act: () => void) => () => {
    act();
    close();
    document.getElementById("heading")?.focus();
  };
  return el(
    "section",
    { class: "notice", "aria-label": "The page was closed" },
    el("h3", {}, `The clock went on since ${timeWords(new Date(from))}`),
    el("p", {}, `This page was closed for ${away}. That time counts, unless you take it out.`),
    el(
      "div",
      { class: "actions" },
      button("Pause from when the page was closed", done(leaveOut)),
      button(
        "Let it count",
        done(() => {}),
      ),
    ),
  );
}

/** Only what is new is set, so that nothing is read out twice. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
