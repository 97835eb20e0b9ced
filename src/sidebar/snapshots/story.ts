import { el } from "../dom";

/** Never left out where two things are said to have changed: a reader takes what stands side by side for cause and effect. */
const NOT_A_CAUSE = "What moved in the same time need not have caused each other: that is not yet a cause.";

/** What came about between two times, and what it cost, in sentences of the server's. */
export function createStory(id: string, changes: readonly string[], cost: readonly string[]): HTMLElement[] {
  return [
    ...section(`${id}-changed`, "What changed", changes, "Nothing changed."),
    ...(changes.length > 1 ? [el("p", { class: "hint" }, NOT_A_CAUSE)] : []),
    ...section(`${id}-cost`, "What it cost", cost),
  ];
}

function section(id: string, title: string, sentences: readonly string[], none = ""): HTMLElement[] {
  if (sentences.length === 0 && none === "") return [];
  const lines = sentences.map((sentence) => el("li", { dir: "auto" }, sentence));
  return [
    el(
      "div",
      {},
      el("h3", { id }, title),
      lines.length > 0 ? el("ul", { class: "points" }, ...lines) : el("p", {}, none),
    ),
  ];
}
