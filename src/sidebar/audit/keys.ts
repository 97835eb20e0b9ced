import { createKeyHelp, isTextField, type KeyWords } from "../keys";
import { focusGrid } from "../server";

interface KeyActions {
  move(steps: -1 | 1): void;
  pick(score: number): void;
}

/** In a text on a Mac these keys move the cursor by a word. */
const MOVES_BY_WORD = /^Mac/.test(navigator.platform);

const KEYS: KeyWords = [
  ["0 to 3", "Pick a score, outside text fields"],
  ["← →", "Back and next, outside text fields and scores"],
  ["Alt + ← →", MOVES_BY_WORD ? "Back and next, outside text fields" : "Back and next, everywhere"],
];
const SAVE: KeyWords[number] = ["Enter", "Save now, in owner and rater"];
const LEAVE: KeyWords[number] = ["Esc", "Back to the grid"];

/** The keys of a form that scores, with one of its own, and the line that explains them; digits can be switched off for people who dictate. */
export function createKeys({ move, pick }: KeyActions, own: KeyWords[number] = SAVE): HTMLElement {
  const help = createKeyHelp([...KEYS, own, LEAVE], "Digits pick a score");
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
    } else if (/^[0-3]$/.test(key) && help.areOn() && !altKey && !isText) {
      event.preventDefault();
      pick(Number(key));
    }
  });
  return help.element;
}

const isRadio = (target: unknown) => target instanceof HTMLInputElement && target.type === "radio";
