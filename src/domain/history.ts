import { judgeTiers, type ScoredCriterion, type Status } from "./audit";
import { findTier, type TierId } from "./tiers";

/** An activity of the Budget as it was at a time; what was not there is null. */
export interface ActivityFact {
  readonly name: string;
  readonly tier: string;
  readonly verdict: string;
  readonly quantity: number | null;
  readonly expected: number | null;
  readonly plan: number | null;
  readonly forecast: number | null;
  readonly committed: number | null;
  readonly actual: number | null;
}

/** A KPI as it was at a time. */
export interface KpiFact {
  readonly name: string;
  readonly stage: string;
  readonly unit: string;
  /** "up" or "down": the direction that is good. */
  readonly good: string;
  readonly latest: number | null;
  readonly target: number | null;
  readonly steers: boolean;
}

/** A stage of the funnel as it was shown at a time. */
export interface StageFact {
  readonly name: string;
  readonly developers: number | null;
  /** The period that was shown; empty for one without a name. */
  readonly period: string;
}

/** What is known of a program at one time. */
export interface ProgramState {
  readonly audit: readonly ScoredCriterion[];
  /** Null where the money was not kept, which is not the same as a Budget without rows. */
  readonly activities: readonly ActivityFact[] | null;
  readonly kpis: readonly KpiFact[];
  readonly stages: readonly StageFact[];
  readonly currency: string;
}

/** A tier at one time: how good it is, and what is planned in it. */
export interface TierView {
  readonly id: TierId;
  readonly name: string;
  readonly score: number | null;
  readonly gates: number;
  readonly gatesPassed: number;
  readonly status: Status;
  readonly planned: number | null;
}

export type Amount = "expected" | "plan" | "forecast" | "committed" | "actual";

export interface VerdictView {
  readonly verdict: string;
  readonly activities: number;
  readonly expected: number;
}

/** The money of a plan at one time, added up. */
export interface MoneyView extends Readonly<Record<Amount, number>> {
  readonly currency: string;
  readonly verdicts: readonly VerdictView[];
}

/** A program at one time as a page shows it. */
export interface ProgramView {
  readonly tiers: readonly TierView[];
  readonly money: MoneyView | null;
  /** Those that steer. */
  readonly kpis: readonly KpiFact[];
  readonly stages: readonly StageFact[];
}

/** Verdicts from best to worst; what is none stands last. */
const VERDICTS = ["FUND FIRST", "FUND", "CAUTION", "HOLD", "STOP"];
const NO_VERDICT = "no verdict";

/** Sums in cents, so that amounts with cents add up exactly. */
export function sumOf(activities: readonly ActivityFact[], amount: Amount): number {
  return activities.reduce((cents, activity) => cents + Math.round((activity[amount] ?? 0) * 100), 0) / 100;
}

export const verdictOf = ({ verdict }: ActivityFact): string => (VERDICTS.includes(verdict) ? verdict : NO_VERDICT);

export const steeringKpis = ({ kpis }: ProgramState): KpiFact[] => kpis.filter(({ steers }) => steers);

/** Adds up what a page shows of a state. */
export function viewOf(state: ProgramState): ProgramView {
  return { tiers: tiersOf(state), money: moneyOf(state), kpis: steeringKpis(state), stages: state.stages };
}

export function tiersOf({ audit, activities }: ProgramState): TierView[] {
  return judgeTiers(audit).map(({ tier, score, gates, gatesPassed, status }) => ({
    id: tier.id,
    name: tier.name,
    score: typeof score === "number" ? score : null,
    gates,
    gatesPassed,
    status,
    planned:
      activities &&
      sumOf(
        activities.filter((activity) => findTier(activity.tier)?.id === tier.id),
        "expected",
      ),
  }));
}

export function moneyOf({ activities, currency }: ProgramState): MoneyView | null {
  if (!activities) return null;
  const sum = (amount: Amount) => sumOf(activities, amount);
  return {
    currency,
    expected: sum("expected"),
    plan: sum("plan"),
    forecast: sum("forecast"),
    committed: sum("committed"),
    actual: sum("actual"),
    verdicts: [...VERDICTS, NO_VERDICT].flatMap((verdict) => {
      const own = activities.filter((activity) => verdictOf(activity) === verdict);
      return own.length > 0 ? [{ verdict, activities: own.length, expected: sumOf(own, "expected") }] : [];
    }),
  };
}
