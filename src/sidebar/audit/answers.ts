import type { Answer, CriterionForm, SaveAnswer } from "../../commands/server";

/** What a person can change of an answer. */
export type Draft = SaveAnswer["answer"];

/** What is typed in one place of a form, and what its tab is known to hold there. */
export interface Pending<Typed, Held extends Typed> {
  /** The answer on the tab, as far as we know. */
  seen: Held;
  /** The draft that the tab holds; `draft` differs from it while something is not saved. */
  accepted: Typed;
  draft: Typed;
  /** To be sent as soon as no other answer is under way. */
  due: boolean;
  /** Why the last try to save failed, or empty. */
  failure: string;
  /** The answer of somebody else that came in between. */
  theirs: Held | undefined;
  /** Typed before the sidebar was closed, and not saved then. */
  kept: Typed | undefined;
}

/** One criterion of the audit form. */
export interface Entry extends Pending<Draft, Answer> {
  readonly criterion: CriterionForm;
}

export const TEXTS = ["evidence", "owner", "rater"] as const;
export type TextKey = (typeof TEXTS)[number];

export function entryOf(criterion: CriterionForm, kept: Draft | undefined): Entry {
  return { criterion, ...pendingOf(criterion.answer, draftOf(criterion.answer), kept) };
}

export function pendingOf<Typed extends object, Held extends Typed>(
  seen: Held,
  draft: Typed,
  kept: Typed | undefined,
): Pending<Typed, Held> {
  return {
    seen,
    accepted: draft,
    draft,
    due: false,
    failure: "",
    theirs: undefined,
    kept: kept && !isSame(kept, draft) ? kept : undefined,
  };
}

export function draftOf({ score, evidence, owner, rater }: Draft): Draft {
  return { score, evidence, owner, rater };
}

export function isSame<Typed extends object>(one: Typed, other: Typed): boolean {
  return (Object.keys(one) as (keyof Typed)[]).every((key) => one[key] === other[key]);
}

export function isUnsaved<Typed extends object>({ draft, accepted, theirs }: Pending<Typed, Typed>): boolean {
  return theirs !== undefined || !isSame(draft, accepted);
}
