import type { ScoredCriterion } from "./audit";
import { PASSING_SCORE } from "./criteria";
import type { PlannedActivity } from "./funding";

/** A gate that is closed counts as much as this many other criteria. A planning assumption of ours. */
export const GATE_FACTOR = 2;

/** What serving one funnel stage is worth, in points of gap. A planning assumption of ours. */
export const STAGE_POINTS = 1;

/** How much more the stage at which developers are stuck counts. A planning assumption of ours. */
export const STUCK_STAGE_WEIGHT = 2;

/** A gap of the audit that an activity closes. */
export interface GapPart {
  readonly criterion: ScoredCriterion;
  readonly points: number;
}

/** A funnel stage that an activity serves. */
export interface StagePart {
  readonly stage: string;
  readonly points: number;
}

/** What an activity may be worth, with what that rests on. */
export interface ValueProposal {
  readonly value: number;
  readonly gapPoints: number;
  /** The largest first; in the order of the audit where they are equal. */
  readonly gaps: readonly GapPart[];
  readonly stagePoints: number;
  readonly stages: readonly StagePart[];
}

/** How much each stage counts, by its name; 1 for those that are not named. */
export type StageWeights = Readonly<Record<string, number>>;

/** The stage at which developers are stuck counts double. */
export const stuckAt = (stage: string): StageWeights => ({ [stage]: STUCK_STAGE_WEIGHT });

/**
 * A value for an activity to start from: the points that the criteria it lifts are short of 2, times their weight, twice for
 * gates, and a point for each stage that it serves. A criterion that is not assessed is short of both points.
 */
export function proposeValue(
  { lifts, stages }: Pick<PlannedActivity, "lifts" | "stages">,
  audit: readonly ScoredCriterion[],
  weights: StageWeights = {},
): ValueProposal {
  const gaps = audit
    .filter(({ id }) => lifts.includes(id))
    .map((criterion) => ({ criterion, points: gapPoints(criterion) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points);
  const served = [...new Map(stages.map((stage) => [plain(stage), stage])).values()];
  const counted = new Map(Object.entries(weights).map(([stage, weight]) => [plain(stage), weight]));
  const parts = served.map((stage) => ({ stage, points: STAGE_POINTS * (counted.get(plain(stage)) ?? 1) }));
  const [gapSum, stageSum] = [total(gaps), total(parts)];
  return { value: gapSum + stageSum, gapPoints: gapSum, gaps, stagePoints: stageSum, stages: parts };
}

function gapPoints({ score, weight, gate }: ScoredCriterion): number {
  return Math.max(0, PASSING_SCORE - (score ?? 0)) * weight * (gate === "" ? 1 : GATE_FACTOR);
}

const plain = (stage: string) => stage.trim().toLowerCase();

const total = (parts: readonly { readonly points: number }[]) => parts.reduce((sum, { points }) => sum + points, 0);
