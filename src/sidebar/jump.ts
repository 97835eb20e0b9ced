import { el } from "./dom";

export interface Jump {
  readonly element: HTMLDetailsElement;
  readonly summary: HTMLElement;
  readonly list: HTMLElement;
  /** A line of the list: the list closes, then it goes there. */
  jumpTo(go: () => void, ...content: readonly Node[]): HTMLButtonElement;
}

/** A list of lines to jump to, behind a summary; Esc closes it first. */
export function createJump(): Jump {
  const summary = el("summary");
  const list = el("ol", { class: "jump" });
  const element = el("details", {}, summary, list);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    event.preventDefault();
    element.open = false;
    summary.focus();
  });
  return {
    element,
    summary,
    list,
    jumpTo(go, ...content) {
      const click = () => {
        element.open = false;
        go();
      };
      return el("button", { type: "button", on: { click } }, ...content);
    },
  };
}
