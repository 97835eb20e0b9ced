import type { StopwatchForm } from "../../commands/server";
import { el, fill } from "../dom";
import { createBars } from "./bars";
import { barWords, durationWords, minutesWords, numberWords } from "./wording";

export interface ResultView {
  readonly element: HTMLElement;
  show(form: StopwatchForm): void;
}

/** What the recent runs of our own product say. */
export function createResult(form: StopwatchForm): ResultView {
  const element = el("div", { class: "lines" });
  const show = (now: StopwatchForm) => fill(element, ...(now.result.runs === 0 ? [none()] : content(now)));
  show(form);
  return { element, show };
}

const none = (): HTMLElement =>
  el("p", {}, "No run counts yet: only runs of our own product count, for as long as a score stays fresh.");

function content({ result, steps, barMinutes }: StopwatchForm): Node[] {
  const means = new Map(steps.map(({ id }, index) => [id, (result.stepMinutes[index] ?? 0) * 60]));
  const slowest = steps.find(({ id }) => id === result.slowestStep);
  return [
    el(
      "dl",
      { class: "rows" },
      fact("Runs", `${result.runs}, ${result.finished} finished`),
      fact("Median", medianWords(result.medianMinutes, barMinutes)),
      slowest !== undefined &&
        fact("Slowest", `${slowest.name}, ${durationWords(means.get(slowest.id) ?? 0)} on average`),
    ),
    el("h3", {}, "Mean time by step"),
    createBars(steps, (id) => means.get(id) ?? 0, result.slowestStep),
  ];
}

function medianWords(median: number | null, barMinutes: number): string {
  if (median === null) return "None: half of the runs or more were not finished";
  return `${minutesWords(median)}, ${barWords(median * 60, true, barMinutes)} of ${barMinutes} min`;
}

/** What the time over the bar costs in a year, with what that assumes. */
export function lossWords({ result, signUps, barMinutes }: StopwatchForm): string {
  if (result.runs === 0) return "";
  if (signUps === null || result.hoursLost === null)
    return "With this number you see what the time over the bar costs.";
  const hours = numberWords(Math.round(result.hoursLost));
  return (
    `Developers lose about ${hours} ${hours === "1" ? "hour" : "hours"} a year to the time over ${barMinutes} minutes. ` +
    `This assumes that each of the ${numberWords(signUps)} takes as long as your testers did on average.`
  );
}

const fact = (label: string, text: string): HTMLElement => el("div", {}, el("dt", {}, label), el("dd", {}, text));
