import { CATALOGUE, unitCost } from "./catalogue";
import type { Cents } from "./money";

/** Something that can be bought to lift criteria. */
export interface Fix {
  /** "" if the catalogue has no ids. */
  readonly id: string;
  readonly name: string;
  /** Ids of the criteria that it brings to 2 when it is bought: an assumption, not a promise. */
  readonly lifts: readonly string[];
  /** Expected cost of one unit. */
  readonly cents: Cents;
  readonly leadWeeks: number;
}

/** The cheapest way to lift a set of criteria. */
export interface Release {
  /** In the order of the catalogue. */
  readonly fixes: readonly Fix[];
  readonly cents: Cents;
  /** The longest lead time of the set, because its activities run side by side. */
  readonly weeks: number;
  /** Criteria that nothing in the catalogue lifts. */
  readonly unliftable: readonly string[];
}

/**
 * Gates that hang together through activities are solved over their subsets, so more than this many would take too long.
 * The largest such group of the built-in audit has four.
 */
const MOST_GATES_TOGETHER = 14;

/** What the built-in catalogue offers, at its expected cost. */
export function catalogueFixes(): Fix[] {
  return CATALOGUE.map((activity) => ({
    id: activity.id,
    name: activity.name,
    lifts: activity.lifts,
    cents: unitCost(activity)[1],
    leadWeeks: activity.leadWeeks,
  }));
}

/**
 * The cheapest set of activities that lifts every one of these criteria to 2, exactly; of equally cheap sets the one with
 * fewer activities, then the one with the earlier rows. Undefined when too many gates hang together to be exact.
 *
 * Cost is the expected cost of one unit each; weeks are the longest lead time, because the activities run side by side.
 */
export function cheapestRelease(criteria: readonly string[], catalogue: readonly Fix[]): Release | undefined {
  const needed = [...new Set(criteria)];
  const isLifted = (id: string) => catalogue.some(({ lifts }) => lifts.includes(id));
  const groups = groupsThatHangTogether(needed.filter(isLifted), catalogue);
  if (groups.some((group) => group.length > MOST_GATES_TOGETHER)) return undefined;
  const chosen = new Set(groups.flatMap((group) => cheapestCover(group, catalogue)));
  const fixes = catalogue.filter((fix) => chosen.has(fix));
  return {
    fixes,
    cents: fixes.reduce((sum, { cents }) => sum + cents, 0),
    weeks: fixes.reduce((longest, { leadWeeks }) => Math.max(longest, leadWeeks), 0),
    unliftable: needed.filter((id) => !isLifted(id)),
  };
}

/** Criteria in groups such that no activity lifts two of different groups: each can be solved on its own. */
function groupsThatHangTogether(criteria: readonly string[], catalogue: readonly Fix[]): string[][] {
  return catalogue.reduce<string[][]>(
    (groups, { lifts }) => {
      const touched = groups.filter((group) => group.some((id) => lifts.includes(id)));
      return touched.length < 2 ? groups : [...groups.filter((group) => !touched.includes(group)), touched.flat()];
    },
    criteria.map((id) => [id]),
  );
}

/** A set of activities by row, ascending, with its cost. */
interface Cover {
  readonly cents: Cents;
  readonly rows: readonly number[];
}

/** Set cover by dynamic programme: for every subset of the criteria, the best set of the rows so far that lifts just it. */
function cheapestCover(criteria: readonly string[], catalogue: readonly Fix[]): Fix[] {
  const everything = 2 ** criteria.length - 1;
  let best = new Map<number, Cover>([[0, { cents: 0, rows: [] }]]);
  catalogue.forEach((fix, row) => {
    const lifted = criteria.reduce((bits, id, bit) => (fix.lifts.includes(id) ? bits | (1 << bit) : bits), 0);
    if (lifted === 0) return;
    const next = new Map(best);
    for (const [subset, cover] of best) {
      const candidate = { cents: cover.cents + fix.cents, rows: [...cover.rows, row] };
      const known = next.get(subset | lifted);
      if (known === undefined || isBetter(candidate, known)) next.set(subset | lifted, candidate);
    }
    best = next;
  });
  // Something lifts each of them.
  return best.get(everything)!.rows.map((row) => catalogue[row]!);
}

function isBetter(one: Cover, other: Cover): boolean {
  if (one.cents !== other.cents) return one.cents < other.cents;
  if (one.rows.length !== other.rows.length) return one.rows.length < other.rows.length;
  const first = one.rows.findIndex((row, index) => row !== other.rows[index]);
  return first >= 0 && one.rows[first]! < other.rows[first]!;
}
