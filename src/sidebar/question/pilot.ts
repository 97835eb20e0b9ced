import type { Pilot, PilotPromise } from "../../commands/server";
import { amount } from "../activity/cost";
import { el, fill, typed, typedWithIds } from "../dom";
import { citedRulesElement } from "../rules";
import { verdictChip } from "../verdict";

export interface PilotView {
  readonly element: HTMLElement;
  isChosen(): boolean;
  promise(): PilotPromise;
  showRow(row: number): void;
}

/** The small version as a promise card: what should change, by when, and what would make us stop. */
export function createPilot(pilot: Pilot, first: PilotPromise, changed: () => void): PilotView {
  const { name, expected, verdict, reason, rules, mayGoAhead } = pilot;
  const choice = el("div");
  const checkbox = el("input", { type: "checkbox", id: "pilot", checked: mayGoAhead, on: { change: changed } });
  const change = promiseField("promise-change", "Expected change", first.change);
  const by = promiseField("promise-by", "By", first.changeBy, "date");
  const stopRule = promiseField("promise-stop", "Stop rule", first.stopRule);
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
      change.element,
      by.element,
      stopRule.element,
      choice,
    ),
    isChosen: () => row === 0 && checkbox.checked,
    promise: () => ({ change: change.value(), changeBy: by.value(), stopRule: stopRule.value() }),
    showRow,
  };
}

function promiseField(id: string, label: string, value: string, type: "text" | "date" = "text") {
  const input =
    type === "date" ? el("input", { id, type }) : el("textarea", { id, dir: "auto", rows: 2, autocomplete: "off" });
  input.value = value;
  return {
    element: el("div", { class: "field" }, el("label", { for: id }, label), input),
    value: () => input.value.trim(),
  };
}
