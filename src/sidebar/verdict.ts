import { verdicts } from "virtual:words";
import { el } from "./dom";

/** A verdict as the Budget shows it: the word, with its colour as a help and never alone. */
export function verdictChip(word: string): HTMLElement {
  const isKnown = verdicts.some(({ name }) => name === word);
  return el("span", { class: `chip ${isKnown ? word.toLowerCase().replace(" ", "-") : "unknown"}` }, word);
}
