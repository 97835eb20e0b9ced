import type { CriterionForm } from "../../commands/server";
import { el, typed } from "../dom";
import { NOT_ASSESSED, scoreWords } from "./wording";

type Scored = Pick<CriterionForm, "scores"> & Partial<Pick<CriterionForm, "problem">>;

export interface Scores {
  readonly element: HTMLElement;
  show(score: number | null): void;
}

interface ScoreLook {
  readonly legend?: string;
  /** Which scores can be picked; null is "not assessed". */
  readonly choices?: readonly (number | null)[];
  /** What to say beside a score, or empty. */
  readonly noteOf?: (score: number | null) => string;
}

/** The four scores in full, and "not assessed" as a choice of its own. */
export function createScores(
  criterion: Scored,
  picked: (score: number | null) => void,
  { legend = "Score", choices = [0, 1, 2, 3, null], noteOf = () => "" }: ScoreLook = {},
): Scores {
  const radios = choices.map((score) => ({
    score,
    radio: el("input", { type: "radio", name: "score", value: scoreWords(score), on: { change: () => picked(score) } }),
  }));
  const cards = radios.map(({ score, radio }) =>
    el(
      "label",
      { class: score === null ? "score none" : "score" },
      radio,
      score !== null && el("b", {}, String(score)),
      score === null ? el("span", {}, NOT_ASSESSED) : typed(criterion.scores[score]!),
      noteOf(score) !== "" && el("span", { class: "note" }, noteOf(score)),
    ),
  );
  return {
    element: el(
      "fieldset",
      { "aria-describedby": criterion.problem ? "problem" : undefined },
      el("legend", {}, legend),
      ...cards,
    ),
    show(score) {
      for (const each of radios) each.radio.checked = each.score === score;
    },
  };
}
