import type { TierForm } from "../../commands/server";
import { type Draft, draftOf, type Entry, isUnsaved } from "./answers";

type TierId = TierForm["tier"]["id"];

/** Answers that were typed and not saved, until the browser tab is closed. Storage may be forbidden, so every use may fail. */
const keyOf = (tier: TierId) => `groundwork-audit-${tier}`;

export function readDrafts(tier: TierId): ReadonlyMap<string, Draft> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(tier)) ?? "{}");
    return new Map(Object.entries(stored as object).filter((pair): pair is [string, Draft] => isDraft(pair[1])));
  } catch {
    return new Map();
  }
}

export function keepDrafts(tier: TierId, entries: readonly Entry[]): void {
  const drafts = entries.flatMap((entry): [string, Draft][] => {
    const draft = isUnsaved(entry) ? entry.draft : entry.kept;
    return draft ? [[entry.criterion.id, draftOf(draft)]] : [];
  });
  try {
    if (drafts.length === 0) sessionStorage.removeItem(keyOf(tier));
    else sessionStorage.setItem(keyOf(tier), JSON.stringify(Object.fromEntries(drafts)));
  } catch {
    // Without storage a draft lives as long as the sidebar.
  }
}

function isDraft(value: unknown): value is Draft {
  const { score, evidence, owner, rater } = (value ?? {}) as Record<keyof Draft, unknown>;
  const isScore = score === null || score === 0 || score === 1 || score === 2 || score === 3;
  return isScore && [evidence, owner, rater].every((text) => typeof text === "string");
}
