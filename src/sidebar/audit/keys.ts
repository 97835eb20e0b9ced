import { el } from "../dom";
import { focusGrid } from "../server";

interface KeyActions {
  move(steps: -1 | 1): void;
  pick(score: number): void;
}

/** In a text on a Mac these keys move the cursor by a word. */
const MOVES_BY_WORD = /^Mac/.test(navigator.platform);

type KeyHelp = readonly [key: string, text: string];

const KEYS: readonly KeyHelp[] = [
  ["0 to 3", "Pick a score, outside text fields"],
  ["← →", "Back and next, outside text fields and scores"],
  ["Alt + ← →", MOVES_BY_WORD ? "Back and next, outside text fields" : "Back and next, everywhere"],
];
const SAVE: KeyHelp = ["Enter", "Save now, in owner and rater"];
const LEAVE: KeyHelp = ["Esc", "Back to the grid"];

/** The keys of a form that scores, with one of its own, and the line that explains them; digits can be switched off for people who dictate. */
export function createKeys({ move, pick }: KeyActions, own: KeyHelp = SAVE): HTMLElement {
  const digits = el("input", { id: "digits", type: "checkbox", checked: true });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key, altKey } = event;
    const isText = isTextField(event.target);
    const arrow = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : undefined;
    if (key === "Escape") return focusGrid();
    if (arrow !== undefined) {
      const isFree = altKey ? !(isText && MOVES_BY_WORD) : !isText && !isRadio(event.target);
      if (!isFree) return;
      event.preventDefault();
      move(arrow);
    } else if (/^[0-3]$/.test(key) && digits.checked && !altKey && !isText) {
      event.preventDefault();
      pick(Number(key));
    }
  });
  return el(
    "details",
    {},
    el("summary", {}, "Keys"),
    el(
      "dl",
      { class: "rows keys" },
      ...[...KEYS, own, LEAVE].map(([key, text]) => el("div", {}, el("dt", {}, key), el("dd", {}, text))),
    ),
    el("div", { class: "check" }, digits, el("label", { for: digits.id }, "Digits pick a score")),
  );
}

const isRadio = (target: unknown) => target instanceof HTMLInputElement && target.type === "radio";

const isTextField = (target: unknown) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
