import { button, el } from "../dom";
import type { Counted, Trial } from "./trial";
import { countWords } from "./wording";

export interface Counter {
  readonly element: HTMLElement;
  refresh(): void;
}

/** Counts the steps that a tester has to take, and says whether one of us had to help; never touched is not counted. */
export function createCounter(
  step: Counted,
  title: string,
  trial: () => Trial,
  change: (part: Partial<Trial>) => void,
): Counter {
  const count = el("output", {});
  const less = button("−", () => change(counted(trial(), step, -1)));
  const more = button("+", () => change(counted(trial(), step, 1)));
  less.setAttribute("aria-label", `${title}: one step less`);
  more.setAttribute("aria-label", `${title}: one step more`);
  const human = el("input", {
    id: `${step}-human`,
    type: "checkbox",
    on: { change: () => change({ humans: { ...trial().humans, [step]: human.checked } }) },
  });

  function refresh(): void {
    const { counts, humans } = trial();
    if (count.value !== countWords(counts[step])) count.value = countWords(counts[step]);
    less.setAttribute("aria-disabled", String(counts[step] === null));
    human.checked = humans[step];
  }

  refresh();
  return {
    element: el(
      "div",
      { class: "counter", role: "group", "aria-label": title },
      el("div", { class: "count" }, el("span", {}, `${title}, steps so far: `, count), less, more),
      el("div", { class: "check" }, human, el("label", { for: human.id }, "A person of ours had to act")),
    ),
    refresh,
  };
}

/** One step more or less; less than none is "not counted" again. */
export function counted(trial: Trial, step: Counted, by: 1 | -1): Partial<Trial> {
  const now = trial.counts[step];
  const next = now === null ? (by === 1 ? 1 : null) : now + by;
  return { counts: { ...trial.counts, [step]: next === null || next < 0 ? null : next } };
}
