import type { Rating, TierForm } from "../../commands/server";
import { type Draft, draftOf, type Entry, isSame } from "./answers";

/**
 * Where answers stay that were typed and not saved, until the browser tab is closed: those of a second rater elsewhere
 * than the first ones. Storage may be forbidden, so every use may fail.
 */
export function draftKey(tier: TierForm["tier"]["id"], rating: Rating): string {
  return rating === "second" ? `groundwork-second-${tier}` : `groundwork-audit-${tier}`;
}

export function readDrafts(key: string): ReadonlyMap<string, Draft> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    return new Map(Object.entries(stored as object).filter((pair): pair is [string, Draft] => isDraft(pair[1])));
  } catch {
    return new Map();
  }
}

export function keepDrafts(key: string, entries: readonly Entry[]): void {
  const drafts = entries.flatMap((entry): [string, Draft][] => {
    const draft = isSame(entry.draft, entry.accepted) ? entry.kept : entry.draft;
    return draft ? [[entry.criterion.id, draftOf(draft)]] : [];
  });
  try {
    if (drafts.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(drafts)));
  } catch {
    // Without storage a draft lives as long as the sidebar.
  }
}

function isDraft(value: unknown): value is Draft {
  const { score, evidence, owner, rater } = (value ?? {}) as Record<keyof Draft, unknown>;
  const isScore = score === null || score === 0 || score === 1 || score === 2 || score === 3;
  return isScore && [evidence, owner, rater].every((text) => typeof text === "string");
}
