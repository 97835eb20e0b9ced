import type { ActivityPromise } from "../commands/server";
import { el } from "./dom";

export interface PromiseFields {
  readonly elements: readonly HTMLElement[];
  read(): ActivityPromise;
  focus(): void;
}

/** What an owner promises before money moves; `name` tells the fields from those of another promise on the page. */
export function createPromise(first: ActivityPromise, name = "promise"): PromiseFields {
  const change = promiseField(`${name}-change`, "Expected change", first.change);
  const by = promiseField(`${name}-by`, "By", first.changeBy, "date");
  const stopRule = promiseField(`${name}-stop`, "Stop rule", first.stopRule);
  return {
    elements: [change.element, by.element, stopRule.element],
    read: () => ({ change: change.value(), changeBy: by.value(), stopRule: stopRule.value() }),
    focus: change.focus,
  };
}

function promiseField(id: string, label: string, value: string, type: "text" | "date" = "text") {
  const input =
    type === "date" ? el("input", { id, type }) : el("textarea", { id, dir: "auto", rows: 2, autocomplete: "off" });
  input.value = value;
  return {
    element: el("div", { class: "field" }, el("label", { for: id }, label), input),
    value: () => input.value.trim(),
    focus: () => input.focus(),
  };
}
