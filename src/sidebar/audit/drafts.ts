import type { Rating, TierForm } from "../../commands/server";
import { keep, mapOf, readKept } from "../kept";
import { type Draft, draftsOf, type Entry, isScore } from "./answers";

/** Where answers stay that were typed and not saved: those of a second rater elsewhere than the first ones. */
export function draftKey(tier: TierForm["tier"]["id"], rating: Rating): string {
  return rating === "second" ? `groundwork-second-${tier}` : `groundwork-audit-${tier}`;
}

export function readDrafts(key: string): ReadonlyMap<string, Draft> {
  return mapOf(readKept(key), isDraft);
}

export function keepDrafts(key: string, entries: readonly Entry[]): void {
  keep(
    key,
    draftsOf(entries, ({ criterion }) => criterion.id),
  );
}

function isDraft(value: unknown): value is Draft {
  const { score, evidence, owner, rater } = (value ?? {}) as Record<keyof Draft, unknown>;
  return isScore(score) && [evidence, owner, rater].every((text) => typeof text === "string");
}
