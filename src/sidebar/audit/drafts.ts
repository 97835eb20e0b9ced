import type { TierForm } from "../../commands/server";
import { keep, readKept } from "../kept";
import { type Draft, draftOf, type Entry, isUnsaved } from "./answers";

type TierId = TierForm["tier"]["id"];

/** Answers that were typed and not saved. */
const keyOf = (tier: TierId) => `groundwork-audit-${tier}`;

export function readDrafts(tier: TierId): ReadonlyMap<string, Draft> {
  const stored = Object.entries(readKept(keyOf(tier)) ?? {});
  return new Map(stored.filter((pair): pair is [string, Draft] => isDraft(pair[1])));
}

export function keepDrafts(tier: TierId, entries: readonly Entry[]): void {
  const drafts = entries.flatMap((entry): [string, Draft][] => {
    const draft = isUnsaved(entry) ? entry.draft : entry.kept;
    return draft ? [[entry.criterion.id, draftOf(draft)]] : [];
  });
  keep(keyOf(tier), drafts.length === 0 ? undefined : Object.fromEntries(drafts));
}

function isDraft(value: unknown): value is Draft {
  const { score, evidence, owner, rater } = (value ?? {}) as Record<keyof Draft, unknown>;
  const isScore = score === null || score === 0 || score === 1 || score === 2 || score === 3;
  return isScore && [evidence, owner, rater].every((text) => typeof text === "string");
}
