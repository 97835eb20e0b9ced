import type { RivalAnswer, RivalCriterion, RivalForm } from "../../commands/server";
import { draftsOf, isScore, type Pending, pendingOf } from "../audit/answers";
import { keep, mapOf, readKept } from "../kept";

/** What can be typed of a rival's answer. */
export type Draft = RivalAnswer;

/** One criterion of one rival. */
export interface Entry extends Pending<Draft, RivalAnswer> {
  /** 1 to 3. */
  readonly rival: number;
  readonly criterion: RivalCriterion;
}

const RIVALS = [1, 2, 3] as const;

/** For each of the three rivals, named or not yet, an entry for each criterion. */
export function entriesOf({ criteria }: RivalForm, drafts: ReadonlyMap<string, Draft>): readonly Entry[] {
  return RIVALS.flatMap((rival) =>
    criteria.map((criterion) => {
      const answer = draftOf(answerOf(criterion, rival));
      const kept = drafts.get(keyOf(rival, criterion));
      return { rival, criterion, ...pendingOf(answer, answer, kept) };
    }),
  );
}

export const draftOf = ({ score, evidence }: RivalAnswer): Draft => ({ score, evidence });

/** The answer that a form holds for a criterion of a rival. */
export function answerOf({ rivals }: RivalCriterion, rival: number): RivalAnswer {
  return rivals[rival - 1] ?? { score: null, evidence: "" };
}

const keyOf = (rival: number, { id }: RivalCriterion): string => `${rival} ${id}`;

const KEY = "groundwork-rivals";

export function readDrafts(): ReadonlyMap<string, Draft> {
  return mapOf(readKept(KEY), isDraft);
}

export function keepDrafts(entries: readonly Entry[]): void {
  keep(
    KEY,
    draftsOf(entries, ({ rival, criterion }) => keyOf(rival, criterion)),
  );
}

function isDraft(value: unknown): value is Draft {
  const { score, evidence } = (value ?? {}) as Record<keyof Draft, unknown>;
  return isScore(score) && typeof evidence === "string";
}
