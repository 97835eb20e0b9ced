import type { ActivityPromise, Pilot } from "../../commands/server";
import { amount } from "../activity/cost";
import { el, fill, typed, typedWithIds } from "../dom";
import { createPromise } from "../promise";
import { citedRulesElement } from "../rules";
import { verdictChip } from "../verdict";

export interface PilotView {
  readonly element: HTMLElement;
  isChosen(): boolean;
  promise(): ActivityPromise;
  showRow(row: number): void;
}

/** The small version as a promise card: what should change, by when, and what would make us stop. */
export function createPilot(pilot: Pilot, first: ActivityPromise, changed: () => void): PilotView {
  const { name, expected, verdict, reason, rules, mayGoAhead } = pilot;
  const choice = el("div");
  const checkbox = el("input", { type: "checkbox", id: "pilot", checked: mayGoAhead, on: { change: changed } });
  const promise = createPromise(first);
  let row = 0;

  function showRow(now: number): void {
    row = now;
    fill(
      choice,
      row > 0
        ? el("p", {}, `In the Budget, row ${row}.`)
        : el("div", { class: "check" }, checkbox, el("label", { for: checkbox.id }, "Add the pilot and its promise")),
    );
  }

  showRow(pilot.row);
  return {
    element: el(
      "section",
      { class: "notice", "aria-labelledby": "pilot-title" },
      el("h3", { id: "pilot-title" }, mayGoAhead ? "Start with one pilot" : "No pilot yet"),
      el("p", {}, typed(name), `: about ${amount(expected)}.`),
      verdict === "" ? undefined : el("p", {}, verdictChip(verdict)),
      el("p", {}, typedWithIds(reason)),
      citedRulesElement(rules),
      ...promise.elements,
      choice,
    ),
    isChosen: () => row === 0 && checkbox.checked,
    promise: promise.read,
    showRow,
  };
}
