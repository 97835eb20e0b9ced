import type { StepId, StopwatchForm } from "../../commands/server";
import { el } from "../dom";
import type { Seconds } from "./clock";
import { clockWords, readClock } from "./wording";

/** Fields to put the times by step right by hand. */
export function createCorrections(
  steps: StopwatchForm["steps"],
  seconds: Seconds,
  correct: (step: StepId, seconds: number) => void,
): HTMLElement {
  const problem = el("p", { class: "hint wrong", id: "correction-problem", role: "status" });
  const fields = steps.map(({ id, name }) => {
    const input = el("input", {
      id: `time-${id}`,
      type: "text",
      autocomplete: "off",
      "aria-describedby": "correction-hint correction-problem",
      on: { change: take },
    });
    input.value = clockWords(seconds[id]);

    function take(): void {
      const read = readClock(input.value);
      if (read === undefined) {
        input.setAttribute("aria-invalid", "true");
        problem.textContent = `${name}: type minutes and seconds, such as 2:30.`;
        return;
      }
      input.removeAttribute("aria-invalid");
      problem.textContent = "";
      input.value = clockWords(read);
      correct(id, read);
    }

    return el("div", { class: "field" }, el("label", { for: input.id }, name), input);
  });
  return el(
    "details",
    { class: "corrections" },
    el("summary", {}, "Correct the times"),
    el("p", { class: "hint", id: "correction-hint" }, "Minutes and seconds, such as 2:30"),
    el("div", { class: "two" }, ...fields),
    problem,
  );
}
