import { el } from "./dom";
import { focusGrid } from "./server";

export type KeyWords = readonly (readonly [keys: string, meaning: string])[];

export interface KeyHelp {
  readonly element: HTMLElement;
  /** Whether single characters may do something: people who dictate switch them off. */
  areOn(): boolean;
}

/** What the keys of a page do, to be opened by who wants to know. */
export function createKeyHelp(words: KeyWords, switchLabel: string): KeyHelp {
  const characters = el("input", { id: "characters", type: "checkbox", checked: true });
  return {
    element: el(
      "details",
      {},
      el("summary", {}, "Keys"),
      el(
        "dl",
        { class: "rows keys" },
        ...words.map(([keys, meaning]) => el("div", {}, el("dt", {}, keys), el("dd", {}, meaning))),
      ),
      el("div", { class: "check" }, characters, el("label", { for: characters.id }, switchLabel)),
    ),
    areOn: () => characters.checked,
  };
}

/** On a page without keys of its own, Esc goes back to the grid. */
export function leaveOnEscape(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) focusGrid();
  });
}

export const isTextField = (target: unknown): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
