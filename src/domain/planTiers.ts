import { judgeTiers, type ScoredCriterion, type TierState } from "./audit";
import { PASSING_SCORE } from "./criteria";
import { isLiftedBy, type PlannedActivity } from "./funding";
import { RULES } from "./fundingRules";
import { TIERS, type Tier, type TierId } from "./tiers";

/** What keeps a plan from buying in a tier. */
export interface Obstacles {
  readonly tier: Tier;
  /** Gates under 2, blank ones too, of the tiers below, and for In-person of its own. */
  readonly gates: readonly ScoredCriterion[];
  /** Tiers below without any gate, of which the audit does not say that they pass: no activity can be shown to repair them. */
  readonly gateless: readonly TierState[];
}

/** The tier that asks for its own gates too: an event needs its reason before money moves. */
const NEEDS_ITS_OWN_GATES: TierId = "P";

/** What keeps a plan from buying in each tier, foundation first. The list of a tier holds that of every tier below. */
export function obstaclesByTier(audit: readonly ScoredCriterion[]): readonly Obstacles[] {
  const states = judgeTiers(audit);
  return TIERS.map((tier) => ({
    tier,
    gates: audit.filter((criterion) => isShut(criterion) && isNeededFor(tier, orderOf(criterion.tier))),
    gateless: states.filter((state) => isNeededFor(tier, state.tier.order) && isHeldBy(state, tier.id)),
  }));
}

const orderOf = (id: TierId) => TIERS.find((tier) => tier.id === id)!.order;

const isShut = ({ gate, score }: ScoredCriterion) => gate !== "" && (score ?? 0) < PASSING_SCORE;

const isNeededFor = (tier: Tier, order: number) =>
  order < tier.order || (order === tier.order && tier.id === NEEDS_ITS_OWN_GATES);

/** Whether a funding rule would put activities of a tier on HOLD because of the score of a tier without gates. */
function isHeldBy({ tier, gates, status }: TierState, held: TierId): boolean {
  if (gates > 0 || status === "passes") return false;
  return RULES.some((rule) => rule.tier === tier.id && !rule.gatesOnly && rule.verdicts[held]?.[0] === "HOLD");
}

/** Whether an activity may be bought whatever the audit says: the foundation, and the support part of Community. */
export function isAlwaysOpen(
  { tier, lifts }: Pick<PlannedActivity, "tier" | "lifts">,
  audit: readonly ScoredCriterion[],
): boolean {
  if (tier === "B") return true;
  return tier === "C" && audit.some((one) => one.tier === "C" && one.gate !== "" && isLiftedBy(one, lifts));
}
