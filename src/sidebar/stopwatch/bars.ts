import type { StepId, StopwatchForm } from "../../commands/server";
import { el } from "../dom";
import { durationWords } from "./wording";

/** Times by step, in words with a bar below; steps without time have no bar, and the longest is named as such. */
export function createBars(
  steps: StopwatchForm["steps"],
  secondsOf: (step: StepId, index: number) => number,
  longest: StepId | "",
): HTMLElement {
  const most = Math.max(1, ...steps.map(({ id }, index) => secondsOf(id, index)));
  return el(
    "ul",
    { class: "bars" },
    ...steps.map(({ id, name }, index) => {
      const seconds = secondsOf(id, index);
      return el(
        "li",
        {},
        el(
          "p",
          { class: "pair" },
          el("span", {}, name, id === longest && el("span", { class: "longest" }, " slowest")),
          el("span", {}, durationWords(seconds)),
        ),
        seconds > 0 && el("progress", { max: most, value: seconds, "aria-hidden": "true" }),
      );
    }),
  );
}

/** The step that took longest, or none when nothing took any time. */
export function longestOf(seconds: Readonly<Record<StepId, number>>): StepId | "" {
  const [first] = Object.entries(seconds).sort(([, one], [, other]) => other - one);
  return first && first[1] > 0 ? (first[0] as StepId) : "";
}
