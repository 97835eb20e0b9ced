import type { ActivityChoice } from "../../commands/server";

export interface Group {
  readonly tier: string;
  readonly activities: readonly ActivityChoice[];
}

/** The activities that hold every word of a search, by tier, foundation first; tiers of the plan's own come last. */
export function findActivities(
  activities: readonly ActivityChoice[],
  search: string,
  tiers: readonly string[],
): readonly Group[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const found = activities.filter(({ id, name, tier, stages }) => {
    const text = plain(`${id} ${name} ${tier} ${stages}`);
    return words.every((word) => text.includes(word));
  });
  const known = new Set([...tiers, ...found.map(({ tier }) => tier)]);
  return [...known]
    .map((tier) => ({ tier, activities: found.filter((activity) => activity.tier === tier) }))
    .filter((group) => group.activities.length > 0);
}

/** Case, accents and the width of letters do not matter in a search. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
