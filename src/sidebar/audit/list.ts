import type { CriterionForm } from "../../commands/server";
import { el, fill, spoken } from "../dom";
import { createJump } from "../jump";
import { isAgeing, isUnsaved, type Scored } from "./answers";

interface Listed extends Scored {
  readonly criterion: Pick<CriterionForm, "id" | "name"> & Partial<Pick<CriterionForm, "gate">>;
}

export interface CriterionList<Entry> {
  readonly element: HTMLElement;
  show(current: Entry | undefined): void;
}

/** All criteria of a form, to jump to: with their score, gates, and what is not saved. */
export function createList<Entry extends Listed>(
  entries: readonly Entry[],
  go: (entry: Entry) => void,
): CriterionList<Entry> {
  const { element, summary, list, jumpTo } = createJump();
  let isBuilt = false;

  const rows = entries.map((entry) => {
    const { id, name, gate } = entry.criterion;
    const score = el("span", { class: "score-mark" });
    const mark = el("span", { class: "unsaved" });
    const age = el("span", { class: "gate-mark" });
    const jump = jumpTo(
      () => go(entry),
      el("span", { class: "id" }, id),
      el("span", { class: "name" }, name, " ", gate && el("span", { class: "gate-mark" }, "gate"), " ", age, " ", mark),
      score,
    );
    return { entry, jump, score, age, mark };
  });

  return {
    element,
    show(current) {
      const unsaved = entries.filter((entry) => isUnsaved(entry) || entry.kept).length;
      fill(summary, "All criteria", unsaved > 0 && el("span", { class: "unsaved" }, `${unsaved} not saved`));
      for (const { entry, jump, score, age, mark } of rows) {
        const { score: value } = entry.draft;
        if (entry === current) jump.setAttribute("aria-current", "step");
        else jump.removeAttribute("aria-current");
        if (value === null) fill(score, spoken("not scored"), el("span", { "aria-hidden": "true" }, "–"));
        else fill(score, spoken("score "), String(value));
        score.classList.toggle("empty", value === null);
        fill(age, isAgeing(entry) && "ageing");
        fill(mark, isUnsaved(entry) ? "not saved" : entry.kept ? "not saved last time" : "");
      }
      if (!isBuilt) fill(list, ...rows.map(({ jump }) => el("li", {}, jump)));
      isBuilt = true;
    },
  };
}
