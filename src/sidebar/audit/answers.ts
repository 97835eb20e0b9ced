import type { Answer, CriterionForm, SaveAnswer } from "../../commands/server";

/** What a person can change of an answer. */
export type Draft = SaveAnswer["answer"];

/** One criterion of the form, with what is typed and what the Audit tab is known to hold. */
export interface Entry {
  readonly criterion: CriterionForm;
  /** The answer on the Audit tab, as far as we know. */
  seen: Answer;
  /** The draft that the tab holds; `draft` differs from it while something is not saved. */
  accepted: Draft;
  draft: Draft;
  /** To be sent as soon as no other answer is under way. */
  due: boolean;
  /** Why the last try to save failed, or empty. */
  failure: string;
  /** The answer of somebody else that came in between. */
  theirs: Answer | undefined;
  /** Typed before the sidebar was closed, and not saved then. */
  kept: Draft | undefined;
  /** Why the score should be looked at again; empty while it is fresh. */
  ageing: string;
  /** The person said that the score still holds today, and that is not saved yet. */
  confirming: boolean;
}

export const TEXTS = ["evidence", "owner", "rater"] as const;
export type TextKey = (typeof TEXTS)[number];

export function entryOf(criterion: CriterionForm, kept: Draft | undefined): Entry {
  const draft = draftOf(criterion.answer);
  return {
    criterion,
    seen: criterion.answer,
    accepted: draft,
    draft,
    due: false,
    failure: "",
    theirs: undefined,
    kept: kept && !isSame(kept, draft) ? kept : undefined,
    ageing: criterion.ageing,
    confirming: false,
  };
}

export function draftOf({ score, evidence, owner, rater }: Draft): Draft {
  return { score, evidence, owner, rater };
}

export function isSame(one: Draft, other: Draft): boolean {
  return one.score === other.score && TEXTS.every((key) => one[key] === other[key]);
}

export function isUnsaved({ draft, accepted, theirs, confirming }: Entry): boolean {
  return theirs !== undefined || confirming || !isSame(draft, accepted);
}

/** A score that is being changed is no longer the old one. */
export function isAgeing({ ageing, draft, seen }: Entry): boolean {
  return ageing !== "" && draft.score !== null && draft.score === seen.score;
}
