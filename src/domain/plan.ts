import type { ScoredCriterion, TierState } from "./audit";
import { PASSING_SCORE } from "./criteria";
import type { PlannedActivity } from "./funding";
import type { Cents } from "./money";
import { bestChoice, type Choice, type Item, TOO_MANY } from "./planSearch";
import { isAlwaysOpen, type Obstacles, obstaclesByTier } from "./planTiers";
import { type TierId, tierById } from "./tiers";

/** An activity that a plan may buy. */
export interface Candidate extends Pick<PlannedActivity, "tier" | "stages" | "lifts"> {
  /** Cost of one unit. */
  readonly cost: Cents;
  /** What one unit is worth to those who plan, 0 or more, in any unit of theirs. */
  readonly value: number;
  /** The most units that make sense, a whole number. */
  readonly maximum: number;
}

/** The best that a budget buys. */
export interface Plan {
  readonly budget: Cents;
  /** Units of each activity, in their order. */
  readonly quantities: readonly number[];
  readonly cost: Cents;
  readonly value: number;
  /** The criteria that it brings to 2: an assumption, which has to be shown where the plan is. */
  readonly lifted: readonly ScoredCriterion[];
  /** The tiers in which money may go once this is done, and could not before. */
  readonly opened: readonly TierId[];
  /** Why each activity is bought or not, in their order. */
  readonly standings: readonly Standing[];
}

/** Why a plan has an activity, or has it not. */
export interface Standing {
  readonly ground: Ground;
  /** Of an activity whose tier stays shut: what keeps it so, and which of those gates no activity could lift. */
  readonly gates: readonly ScoredCriterion[];
  readonly unliftable: readonly ScoredCriterion[];
  readonly gateless: readonly TierState[];
}

export type Ground =
  | "bought"
  | "no stage"
  | "no tier"
  | "maximum is 0"
  | "tier is shut"
  | "over the budget alone"
  | "not worth it within the money";

/** A plan of more activities could not be checked by the person who has to stand by it. */
export const MOST_CANDIDATES = 200;

/**
 * The exact best plan: the most value for at most the budget, then the lowest cost, the fewest units, the earliest rows.
 *
 * What is bought brings every criterion that it lifts to 2. Basic enablement and the support part of Community may always be
 * bought, any other activity only if every gate below its tier is at 2 or more once the plan is done, for In-person its own
 * too, and nothing without a stage. So, on the audit that the plan leads to, no activity in it is on HOLD or STOP.
 *
 * Undefined if the activities can be combined in too many ways to be exact.
 */
export function bestPlan(
  candidates: readonly Candidate[],
  audit: readonly ScoredCriterion[],
  budget: Cents,
): Plan | undefined {
  const decimals = exactDecimals(candidates);
  const isFree = candidates.map((candidate) => isAlwaysOpen(candidate, audit));
  let best: Choice | undefined;
  // For each tier that may be the highest to open: what may then be bought, and what has to be lifted for it.
  for (const { tier, gates, gateless } of obstaclesByTier(audit)) {
    if (gateless.length > 0) break;
    const items = candidates.map((candidate, row): Item => {
      const isOpen = isFree[row] || (candidate.tier !== undefined && tierById(candidate.tier).order <= tier.order);
      return {
        cost: candidate.cost,
        value: Math.round(candidate.value * 10 ** decimals),
        most: isOpen && candidate.stages.length > 0 ? candidate.maximum : 0,
        meets: bits(gates.map(({ id }) => candidate.lifts.includes(id))),
      };
    });
    const found = bestChoice(items, bits(gates.map(() => true)), budget, best?.value);
    if (found === TOO_MANY) return undefined;
    if (found !== undefined && (best === undefined || isBetter(found, best))) best = found;
  }
  const { quantities, cost, value } = best!;
  return { budget, quantities, cost, value: value / 10 ** decimals, ...outcome(candidates, audit, budget, quantities) };
}

/** Values count to the millionth, and coarser only where their sum would no longer be a whole number of those. */
function exactDecimals(candidates: readonly Candidate[]): number {
  const most = candidates.reduce((sum, { value, maximum }) => sum + value * maximum, 0);
  return [6, 5, 4, 3, 2, 1].find((decimals) => most * 10 ** decimals < Number.MAX_SAFE_INTEGER) ?? 0;
}

/** A set as a number with a bit for each member. */
const bits = (isMember: readonly boolean[]) =>
  isMember.reduce((set, member, index) => (member ? set | (1n << BigInt(index)) : set), 0n);

function isBetter(one: Choice, other: Choice): boolean {
  const difference = other.value - one.value || one.cost - other.cost || one.units - other.units;
  if (difference !== 0) return difference < 0;
  const row = one.quantities.findIndex((quantity, index) => quantity !== other.quantities[index]);
  return row >= 0 && one.quantities[row]! > other.quantities[row]!;
}

/** What a plan leads to. */
function outcome(
  candidates: readonly Candidate[],
  audit: readonly ScoredCriterion[],
  budget: Cents,
  quantities: readonly number[],
): Pick<Plan, "lifted" | "opened" | "standings"> {
  const lifted = liftedBy(candidates, audit, quantities);
  const before = obstaclesByTier(audit);
  const after = obstaclesByTier(liftedAudit(audit, lifted)).map((one, index): Obstacles => {
    // A tier without gates has nothing to lift for certain, so the plan does not count on it either.
    return { ...one, gateless: before[index]!.gateless };
  });
  return {
    lifted,
    opened: after.filter((one, index) => isInTheWay(before[index]!) && !isInTheWay(one)).map(({ tier }) => tier.id),
    standings: candidates.map((candidate, row) => {
      const obstacles = after.find(({ tier }) => tier.id === candidate.tier);
      const isOpen = obstacles === undefined || !isInTheWay(obstacles) || isAlwaysOpen(candidate, audit);
      const ground = groundFor(candidate, quantities[row]!, isOpen, budget);
      if (ground !== "tier is shut") return { ground, gates: [], unliftable: [], gateless: [] };
      const { gates, gateless } = obstacles!;
      const unliftable = gates.filter(({ id }) => !candidates.some(({ lifts }) => lifts.includes(id)));
      return { ground, gates, unliftable, gateless };
    }),
  };
}

const isInTheWay = ({ gates, gateless }: Obstacles) => gates.length > 0 || gateless.length > 0;

function groundFor({ tier, stages, cost, maximum }: Candidate, units: number, isOpen: boolean, budget: Cents): Ground {
  if (units > 0) return "bought";
  if (stages.length === 0) return "no stage";
  if (tier === undefined) return "no tier";
  if (maximum === 0) return "maximum is 0";
  if (!isOpen) return "tier is shut";
  return cost > budget ? "over the budget alone" : "not worth it within the money";
}

/** The criteria under 2 that what is bought brings to 2. */
function liftedBy(
  candidates: readonly Candidate[],
  audit: readonly ScoredCriterion[],
  quantities: readonly number[],
): ScoredCriterion[] {
  const ids = new Set(candidates.flatMap(({ lifts }, row) => (quantities[row]! > 0 ? lifts : [])));
  return audit.filter(({ id, score }) => ids.has(id) && (score ?? 0) < PASSING_SCORE);
}

/** The audit that a plan leads to. */
export function liftedAudit(audit: readonly ScoredCriterion[], lifted: Plan["lifted"]): readonly ScoredCriterion[] {
  return audit.map((criterion) => (lifted.includes(criterion) ? { ...criterion, score: PASSING_SCORE } : criterion));
}

/** The best plan for each of several budgets, such as a lean, an expected and a stretched one. */
export function plansFor<Name extends string>(
  candidates: readonly Candidate[],
  audit: readonly ScoredCriterion[],
  budgets: Readonly<Record<Name, Cents>>,
): Readonly<Record<Name, Plan | undefined>> {
  const plans = Object.entries<Cents>(budgets).map(([name, budget]) => [name, bestPlan(candidates, audit, budget)]);
  return Object.fromEntries(plans) as Record<Name, Plan | undefined>; // The names are those of `budgets`.
}

/** What a larger budget changes. */
export interface Difference {
  readonly boughtMore: readonly Change[];
  readonly boughtLess: readonly Change[];
  readonly cost: Cents;
  readonly value: number;
  readonly opened: readonly TierId[];
}

export interface Change {
  /** The activity's place in the list, from 0. */
  readonly row: number;
  readonly units: number;
}

/** What `more` buys that `less` does not: two plans of the same activities. */
export function whatMoreBuys(less: Plan, more: Plan): Difference {
  const changes = more.quantities.map((units, row) => ({ row, units: units - less.quantities[row]! }));
  return {
    boughtMore: changes.filter(({ units }) => units > 0),
    boughtLess: changes.filter(({ units }) => units < 0).map(({ row, units }) => ({ row, units: -units })),
    cost: more.cost - less.cost,
    value: more.value - less.value,
    opened: more.opened.filter((tier) => !less.opened.includes(tier)),
  };
}
