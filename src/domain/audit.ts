import { BEST_SCORE, CRITERIA, type Criterion, PASSING_SCORE } from "./criteria";
import { TIERS, type Tier } from "./tiers";

/** A criterion of an audit with what it scored, 0 to 3; undefined is not assessed, which never counts as a pass. */
export interface ScoredCriterion extends Pick<Criterion, "id" | "name" | "tier" | "gate" | "weight"> {
  readonly score: number | undefined;
}

/** Below this share of answered criteria there is too little evidence for a score. A planning assumption of ours. */
export const MINIMUM_COVERAGE = 0.6;

/** A tier without gates of its own (Education) passes from this score on. A planning assumption of ours. */
export const PASSING_SHARE = 0.5;

export const TOO_LITTLE_EVIDENCE = "too little evidence";

/** A share from 0 to 1, or why there is none; undefined when nothing was answered. */
export type TierScore = number | typeof TOO_LITTLE_EVIDENCE | undefined;

/**
 * How good a set of criteria is: sum(score x weight) / sum(maximum x weight) over those answered, 0 to 1.
 * Coverage is answered / all; criteria of weight 0 do not apply and count on neither side.
 */
export function tierScore(
  criteria: readonly Pick<ScoredCriterion, "score" | "weight">[],
  maximum: number = BEST_SCORE,
  minimumCoverage: number = MINIMUM_COVERAGE,
): TierScore {
  const applicable = criteria.filter(({ weight }) => weight > 0);
  const answered = applicable.filter(({ score }) => score !== undefined);
  if (answered.length === 0) return undefined;
  if (answered.length / applicable.length < minimumCoverage) return TOO_LITTLE_EVIDENCE;
  const sum = (term: (criterion: Pick<ScoredCriterion, "score" | "weight">) => number) =>
    answered.reduce((total, criterion) => total + term(criterion), 0);
  return sum(({ score, weight }) => score! * weight) / sum(({ weight }) => maximum * weight);
}

/** `fails`: something in it was assessed and is not good enough. `unknown`: not that, but something is not assessed. */
export type Status = "passes" | "fails" | "unknown";

/** Where a program stands on one tier. */
export interface TierState {
  readonly tier: Tier;
  readonly score: TierScore;
  readonly criteria: number;
  readonly gates: number;
  readonly gatesPassed: number;
  readonly status: Status;
  /** What keeps the tier from passing: gates scored under 2, or any criterion under 2 where the tier has no gates. */
  readonly failing: readonly ScoredCriterion[];
  /** What is not assessed and might keep it from passing. */
  readonly unknown: readonly ScoredCriterion[];
  /** What to lift, or to assess, first. */
  readonly firstFix: ScoredCriterion | undefined;
}

/**
 * Where a program stands on every tier, foundation first. A tier passes when each of its gates scored 2 or more;
 * a tier without gates when its score is half of what is possible; a tier that was not audited is unknown.
 */
export function judgeTiers(audit: readonly ScoredCriterion[]): readonly TierState[] {
  return TIERS.map((tier) =>
    judgeTier(
      tier,
      audit.filter((criterion) => criterion.tier === tier.id),
    ),
  );
}

function judgeTier(tier: Tier, criteria: readonly ScoredCriterion[]): TierState {
  const gates = criteria.filter(({ gate }) => gate !== "");
  const score = tierScore(criteria);
  const status = gates.length > 0 ? gateStatus(gates) : scoreStatus(score);
  const decisive = status === "passes" ? [] : gates.length > 0 ? gates : criteria;
  const failing = decisive.filter(isFailing).sort(byUrgency);
  const unknown = decisive.filter(isUnknown).sort(byUrgency);
  return {
    tier,
    score,
    criteria: criteria.length,
    gates: gates.length,
    gatesPassed: gates.filter((gate) => !isFailing(gate) && !isUnknown(gate)).length,
    status,
    failing,
    unknown,
    firstFix: failing[0] ?? unknown[0],
  };
}

const isUnknown = ({ score }: ScoredCriterion) => score === undefined;
const isFailing = ({ score }: ScoredCriterion) => score !== undefined && score < PASSING_SCORE;

function gateStatus(gates: readonly ScoredCriterion[]): Status {
  if (gates.some(isFailing)) return "fails";
  return gates.some(isUnknown) ? "unknown" : "passes";
}

function scoreStatus(score: TierScore): Status {
  if (typeof score !== "number") return "unknown";
  return score < PASSING_SHARE ? "fails" : "passes";
}

/** The hard gate first, then the weakest; ties by id, so that the order of an audit's rows never matters. */
function byUrgency(one: ScoredCriterion, other: ScoredCriterion): number {
  const hard = Number(other.gate === "hard") - Number(one.gate === "hard");
  return hard || (one.score ?? 0) - (other.score ?? 0) || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/** The built-in audit with these scores by criterion id; what is left out is not assessed. */
export function builtInAudit(scores: Readonly<Record<string, number>>): ScoredCriterion[] {
  return CRITERIA.map((criterion) => ({ ...criterion, score: scores[criterion.id] }));
}
