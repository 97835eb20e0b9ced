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
  /** Why the score should be looked at again; empty while it is fresh. */
  ageing: string;
  /** The person said that the score still holds today, and that is not saved yet. */
  confirming: boolean;
}

/** Whatever answers a criterion. */
export type CriterionEntry = Pending<object, object> & { readonly criterion: Pick<CriterionForm, "id"> };

/** Whatever has a score. */
export type Scored = Pending<Pick<Draft, "score">, Pick<Draft, "score">>;

export const TEXTS = ["evidence", "owner", "rater"] as const;
export type TextKey = (typeof TEXTS)[number];

export function entryOf(criterion: CriterionForm, kept: Draft | undefined): Entry {
  const pending = pendingOf(criterion.answer, draftOf(criterion.answer), kept);
  return { criterion, ...pending, ageing: criterion.ageing, confirming: false };
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

/** Only the audit has scores that can be confirmed. */
export function isUnsaved<Typed extends object>({
  draft,
  accepted,
  theirs,
  confirming = false,
}: Pending<Typed, Typed> & Partial<Pick<Entry, "confirming">>): boolean {
  return theirs !== undefined || confirming || !isSame(draft, accepted);
}

/** What is typed and not saved, or was not saved last time, by the name of its place; undefined when nothing is. */
export function draftsOf<Typed extends object, Entry extends Pending<Typed, Typed>>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): Readonly<Record<string, Typed>> | undefined {
  const drafts = entries.flatMap((entry): [string, Typed][] => {
    const draft = isSame(entry.draft, entry.accepted) ? entry.kept : entry.draft;
    return draft ? [[nameOf(entry), draft]] : [];
  });
  return drafts.length === 0 ? undefined : Object.fromEntries(drafts);
}

export const isScore = (value: unknown): value is number | null => [null, 0, 1, 2, 3].includes(value as number | null);

/** A score that is being changed is no longer the old one, and only those of the audit grow old. */
export function isAgeing({ ageing = "", draft, seen }: Scored & Partial<Pick<Entry, "ageing">>): boolean {
  return ageing !== "" && draft.score !== null && draft.score === seen.score;
}
