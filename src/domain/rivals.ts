import { TOO_LITTLE_EVIDENCE, tierScore } from "./audit";
import { CRITERIA, type Criterion } from "./criteria";

/** How many other programs are looked at beside one's own. */
export const MOST_RIVALS = 3;

/** Rivals have no names of their own until somebody types them: 1, 2, 3. */
export const RIVAL_NUMBERS: readonly number[] = Array.from({ length: MOST_RIVALS }, (_, index) => index + 1);

/** What can be seen of a program from outside, without its figures and without its people. */
const SEEN_FROM_OUTSIDE = /^B-(0\d|1[0-36])$/;

export const RIVAL_CRITERIA: readonly Criterion[] = CRITERIA.filter(({ id }) => SEEN_FROM_OUTSIDE.test(id));

export interface OutsideView {
  /** 0 to 1; null while too little is answered. */
  readonly score: number | null;
  readonly answered: number;
  /** The lowest scored criterion, the first of several; undefined when nothing is scored. */
  readonly weakest: Criterion | undefined;
}

/** How a program looks from outside, from its scores by criterion id. */
export function outsideView(scoreOf: (id: string) => number | null): OutsideView {
  const scored = RIVAL_CRITERIA.map((criterion) => ({ criterion, score: scoreOf(criterion.id) ?? undefined }));
  const answered = scored.filter(({ score }) => score !== undefined);
  const score = tierScore(scored.map(({ criterion, score: value }) => ({ score: value, weight: criterion.weight })));
  const lowest = Math.min(...answered.map(({ score: value }) => value!));
  return {
    score: score === undefined || score === TOO_LITTLE_EVIDENCE ? null : score,
    answered: answered.length,
    weakest: answered.find(({ score: value }) => value === lowest)?.criterion,
  };
}
