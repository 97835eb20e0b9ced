import { judgeTiers, type ScoredCriterion, type TierState } from "./audit";
import { CRITERIA } from "./criteria";
import { RULES, type Rule, type RuleName } from "./fundingRules";
import { type Cents, toCents } from "./money";
import { once } from "./once";
import { catalogueFixes, cheapestRelease, type Fix, type Release } from "./release";
import { type TierId, tierById } from "./tiers";

/** From best to worst; FUND FIRST is FUND with a reason to hurry. */
export type Verdict = "FUND FIRST" | "FUND" | "CAUTION" | "HOLD" | "STOP";

/** An activity that somebody wants to pay for. */
export interface PlannedActivity {
  /** Undefined while it is not chosen. */
  readonly tier: TierId | undefined;
  readonly stages: readonly string[];
  /** Ids of the criteria that it can raise. */
  readonly lifts: readonly string[];
  readonly running: boolean;
  readonly handsOn: boolean;
  /** An in-person event that says openly that the program is new and asks for feedback. */
  readonly listeningTrip: boolean;
  /** The catalogue's single hosted meetup (P01), which is what a pilot is. */
  readonly meetup: boolean;
  readonly quantity: number;
  /** Cash to be paid out; undefined if the plan does not say. */
  readonly cash: Cents | undefined;
  /** Money of the whole row, hours included; undefined if the plan does not say. */
  readonly cost?: Cents | undefined;
}

export interface Limits {
  /** What all CAUTION rows together may take of the budget, 0 to 1. */
  readonly cautionShare: number;
  /** The most cash that one pilot may cost. */
  readonly pilotCash: Cents;
}

/** Both are planning assumptions of ours. */
export const DEFAULT_LIMITS: Limits = { cautionShare: 0.15, pilotCash: toCents(1500) };

/** What the verdict rests on. */
export type Ground =
  | "no tier"
  | "no stage"
  | "lifts the lowest failing tier"
  | "foundation"
  | "support"
  | "nothing in the way"
  | RuleName;

/** A verdict with all that a sentence about it needs. */
export interface Judgement {
  /** Undefined when there is no tier or no stage to judge by. */
  readonly verdict: Verdict | undefined;
  readonly ground: Ground;
  /** Ids of the talk's rules behind it (domain rules R01 to R24). */
  readonly rules: readonly string[];
  readonly tier: TierId | undefined;
  /** The state of the tier that stands in the way, or that the activity lifts. */
  readonly state: TierState | undefined;
  /** The criteria that the activity lifts, where they are the ground. */
  readonly lifted: readonly ScoredCriterion[];
  readonly exception: "listening trip" | "one pilot" | undefined;
  /** What one pilot would need while the activity is held: undefined if no pilot is possible, else the gates before it. */
  readonly pilotNeeds: readonly ScoredCriterion[] | undefined;
  /** The gates that keep it on HOLD or STOP, and the cheapest way to lift them (undefined: too many to be exact). */
  readonly opensWith: readonly ScoredCriterion[];
  readonly release: Release | undefined;
  /** What all CAUTION rows together take of the money of all rows, 0 to 1; undefined for other verdicts and without costs. */
  readonly cautionTakes?: number | undefined;
}

/** All that a verdict depends on besides the activity itself. */
interface Situation {
  readonly audit: readonly ScoredCriterion[];
  readonly stateOf: (tier: TierId) => TierState;
  /** The lowest tier that does not pass. */
  readonly lowest: TierState | undefined;
  /** The rules whose tier is in the way. */
  readonly active: readonly Rule[];
  readonly isPilot: (activity: PlannedActivity) => boolean;
  /** What holds the activities of a tier, and the cheapest way to lift it. */
  readonly releaseOf: (tier: TierId) => Pick<Judgement, "opensWith" | "release">;
}

/**
 * A verdict for each activity, in their order, on what an audit says.
 *
 * Precedence: no stage or no tier (no verdict); an activity that lifts a failing criterion of the lowest tier that does
 * not pass, and stands no higher itself (FUND FIRST); Basic enablement (FUND); the part of Community that lifts a
 * Community gate (FUND); RULES; else FUND. HOLD turns into STOP for what runs hands-on while basics fail, and into
 * CAUTION for a listening trip and for the one pilot that a rule allows: a single meetup row of quantity 1.
 *
 * `catalogue` is what HOLD may be released with.
 */
export function checkFunding(
  activities: readonly PlannedActivity[],
  audit: readonly ScoredCriterion[],
  catalogue: readonly Fix[] = catalogueFixes(),
  limits: Limits = DEFAULT_LIMITS,
): Judgement[] {
  const states = judgeTiers(audit);
  const stateOf = (tier: TierId) => states.find((state) => state.tier.id === tier)!;
  const active = RULES.filter(({ tier, when, gatesOnly }) => {
    const { status, gates } = stateOf(tier);
    return when.includes(status) && !(gatesOnly && gates === 0);
  });
  const isMeetup = ({ meetup, quantity }: PlannedActivity) => meetup && quantity > 0;
  const isOnlyMeetup = activities.filter(isMeetup).length === 1;
  const situation: Situation = {
    audit,
    stateOf,
    lowest: states.find(({ status }) => status !== "passes"),
    active,
    isPilot: ({ meetup, quantity, cash = 0 }) => meetup && isOnlyMeetup && quantity === 1 && cash <= limits.pilotCash,
    releaseOf: once((tier: TierId) => {
      const opensWith = active
        .filter(({ verdicts }) => verdicts[tier]?.[0] === "HOLD")
        .flatMap((rule) => obstacles(stateOf(rule.tier)))
        .sort(byTierAndId);
      const ids = opensWith.map(({ id }) => id);
      return { opensWith, release: cheapestRelease(ids, catalogue) };
    }),
  };
  // Long plans hold many alike, and those share a judgement.
  const judgeAlike = once(
    (activity: PlannedActivity) => judge(activity, situation),
    (activity) => {
      const { tier, stages, lifts, running, handsOn, listeningTrip } = activity;
      return JSON.stringify([
        tier,
        stages.length > 0,
        lifts,
        running,
        handsOn,
        listeningTrip,
        situation.isPilot(activity),
      ]);
    },
  );
  const judgements = activities.map(judgeAlike);
  const cautionTakes = cautionShareOf(activities, judgements);
  const withShare = once((each: Judgement) => (each.verdict === "CAUTION" ? { ...each, cautionTakes } : each));
  return judgements.map(withShare);
}

/** Judgements of a plan without costs say nothing of its shares. */
function cautionShareOf(activities: readonly PlannedActivity[], judgements: readonly Judgement[]): number | undefined {
  const sumOf = (counts: (index: number) => boolean) =>
    activities.reduce((sum, { cost = 0 }, index) => (counts(index) ? sum + cost : sum), 0);
  const all = sumOf(() => true);
  return all > 0 ? sumOf((index) => judgements[index]!.verdict === "CAUTION") / all : undefined;
}

function judge(
  activity: PlannedActivity,
  { audit, stateOf, lowest, active, isPilot, releaseOf }: Situation,
): Judgement {
  const { tier } = activity;
  if (activity.stages.length === 0) return judgement(activity, undefined, "no stage", { rules: ["R14"] });
  if (tier === undefined) return judgement(activity, undefined, "no tier");

  const lifted = (criteria: readonly ScoredCriterion[]) =>
    criteria.filter((criterion) => isLiftedBy(criterion, activity.lifts)).sort(byTierAndId);
  const repaired = lowest && tierById(tier).order <= lowest.tier.order ? lifted(lowest.failing) : [];
  if (repaired.length > 0) {
    const found = { rules: ["R01"], state: lowest, lifted: repaired };
    return judgement(activity, "FUND FIRST", "lifts the lowest failing tier", found);
  }
  if (tier === "B") {
    return judgement(activity, "FUND", "foundation", { rules: ["R01"], lifted: lifted(stateOf("B").unknown) });
  }
  const support = tier === "C" ? lifted(audit.filter((one) => one.tier === "C" && one.gate !== "")) : [];
  if (support.length > 0) return judgement(activity, "FUND", "support", { rules: ["R04"], lifted: support });

  const rule = active.find(({ verdicts }) => verdicts[tier] !== undefined);
  if (rule === undefined) return judgement(activity, "FUND", "nothing in the way", { rules: ["R01"] });
  const [verdict, ...rules] = rule.verdicts[tier]!;
  const state = stateOf(rule.tier);
  if (verdict === "CAUTION") return judgement(activity, "CAUTION", rule.name, { rules, state });
  if (activity.running && activity.handsOn && rule.name === "basics fail") {
    return judgement(activity, "STOP", rule.name, { rules: ["R05"], state, ...releaseOf(tier) });
  }
  if (tier === "P" && activity.listeningTrip) {
    const found = { rules: [...rules, "R17"], state, exception: "listening trip" } as const;
    return judgement(activity, "CAUTION", rule.name, found);
  }
  const brief = stateOf("P");
  const pilotNeeds = tier !== "P" || !rule.pilot ? undefined : brief.gates === 0 ? [] : obstacles(brief);
  if (pilotNeeds?.length === 0 && isPilot(activity)) {
    const found = { rules: [...rules, "R16"], state, exception: "one pilot" } as const;
    return judgement(activity, "CAUTION", rule.name, found);
  }
  return judgement(activity, "HOLD", rule.name, { rules, state, pilotNeeds, ...releaseOf(tier) });
}

function judgement(
  { tier }: PlannedActivity,
  verdict: Verdict | undefined,
  ground: Ground,
  found: Partial<Judgement> = {},
): Judgement {
  return {
    verdict,
    ground,
    tier,
    rules: [],
    state: undefined,
    lifted: [],
    exception: undefined,
    pilotNeeds: undefined,
    opensWith: [],
    release: undefined,
    ...found,
  };
}

/** What keeps a tier from passing, known or possible. */
const obstacles = ({ failing, unknown }: TierState): ScoredCriterion[] => [...failing, ...unknown];

/** The order of the hierarchy, so that the order of an audit's rows never matters. */
function byTierAndId(one: ScoredCriterion, other: ScoredCriterion): number {
  return tierById(one.tier).order - tierById(other.tier).order || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/**
 * Whether a list of criterion ids lifts a criterion. In an audit with one row for a whole tier that row is the criterion,
 * named by the tier, and any built-in gate of the tier speaks for it.
 */
export function isLiftedBy(criterion: ScoredCriterion, lifts: readonly string[]): boolean {
  if (lifts.includes(criterion.id)) return true;
  if (!isWholeTier(criterion)) return false;
  return CRITERIA.some(({ id, tier, gate }) => tier === criterion.tier && gate !== "" && lifts.includes(id));
}

/** Whether a criterion stands for a whole tier: an audit of one row per tier has no other names. */
export function isWholeTier(criterion: Pick<ScoredCriterion, "id" | "tier">): boolean {
  return criterion.id === tierById(criterion.tier).name;
}
