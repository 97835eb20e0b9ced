import { type Draft, TEXTS } from "./answers";
import { scoreWords, TEXT_LABELS } from "./wording";

/** An answer of the audit, or one of a rival, which has neither owner nor rater. */
export type Answered = Pick<Draft, "score" | "evidence"> & Partial<Draft>;

export type Lines = readonly (readonly [label: string, text: string])[];

/** What differs between two answers, as labels and words for each of them. */
export function differences(one: Answered, other: Answered): readonly [Lines, Lines] {
  const keys = TEXTS.filter((key) => one[key] !== other[key]);
  const linesOf = (answer: Answered): Lines => [
    ...(one.score === other.score ? [] : [["Score", scoreWords(answer.score)] as const]),
    ...keys.map((key) => [TEXT_LABELS[key], answer[key] || "(empty)"] as const),
  ];
  return [linesOf(one), linesOf(other)];
}
