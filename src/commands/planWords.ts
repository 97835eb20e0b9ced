import { isFree } from "../domain/catalogue";
import type { Standing } from "../domain/plan";
import { type TierId, tierById } from "../domain/tiers";
import type { ValueProposal } from "../domain/value";

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What a proposed value rests on: "Closes 4 gap points: B-05 (gate), B-07. Serves 2 stages." */
export function valueWords({ gaps, gapPoints, stages }: ValueProposal): string {
  const ids = gaps.map(({ criterion: { id, gate } }) => (gate === "" ? id : `${id} (gate)`)).join(", ");
  const closes =
    gaps.length === 0 ? "Closes no gap of the audit." : `Closes ${plural(gapPoints, "gap point")}: ${ids}.`;
  return `${closes} ${stages.length === 0 ? "Serves no stage." : `Serves ${plural(stages.length, "stage")}.`}`;
}

/** Why an activity is in a plan, or is not; `lifted` are the criteria that the plan brings to 2 through it. */
export function standingWords(standing: Standing, tier: TierId | undefined, lifted: readonly string[]): string {
  const { ground, gates, unliftable, gateless } = standing;
  if (ground === "bought") return lifted.length > 0 ? `lifts ${lifted.join(", ")}` : "worth its money";
  if (ground !== "tier is shut") return OUT[ground];
  const ids = (criteria: Standing["gates"]) => criteria.map(({ id }) => id).join(", ");
  const part = (words: string, criteria: Standing["gates"]) =>
    criteria.length > 0 ? [words.replace("%", ids(criteria))] : [];
  const waits = [
    ...part(
      "waits for %",
      gates.filter((gate) => !unliftable.includes(gate)),
    ),
    ...part(
      "needs %, which cost attention, not money",
      unliftable.filter(({ id }) => isFree(id)),
    ),
    ...part(
      "needs %, which nothing here lifts",
      unliftable.filter(({ id }) => !isFree(id)),
    ),
    ...gateless.map((state) => `${state.tier.name} has to pass`),
  ];
  return `shut: ${tier ? tierById(tier).name : "its tier"} ${waits.join("; ")}`;
}

const OUT: Readonly<Record<Exclude<Standing["ground"], "bought" | "tier is shut">, string>> = {
  "no stage": "no stage: type what it is for",
  "no tier": "no tier: type where it belongs",
  "maximum is 0": "its maximum is 0",
  "over the budget alone": "costs more than the whole budget",
  "not worth it within the money": "not within the money",
};

/** What an applied change comes to: "Wrote 4 rows, added 2." */
export function writtenWords(written: number, added: number): string {
  const parts = [written > 0 ? `wrote ${plural(written, "row")}` : "", added > 0 ? `added ${added}` : ""];
  const sentence = parts.filter((part) => part !== "").join(", ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
