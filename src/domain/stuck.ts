import { judgeTiers, type ScoredCriterion, type TierState } from "./audit";
import { PASSING_SCORE } from "./criteria";
import { type KpiScale, kpiScore } from "./kpi";
import type { Cents } from "./money";
import { tierById } from "./tiers";

/** A KPI of the plan with what was measured of it. */
export interface MeasuredKpi {
  readonly name: string;
  readonly stage: string;
  readonly unit: string;
  /** The direction that is good; undefined where nobody said. */
  readonly good: "up" | "down" | undefined;
  readonly baseline: number | undefined;
  readonly target: number | undefined;
  /** The oldest first; periods that were not measured are left out. */
  readonly actuals: readonly number[];
  /** Whether the program is steered by it; the others are only watched. */
  readonly steers: boolean;
  readonly scale: KpiScale;
}

export interface StagedCriterion extends ScoredCriterion {
  /** The funnel stage in which a weakness shows. */
  readonly stage: string;
}

/** An activity that money can buy. */
export interface Remedy {
  readonly name: string;
  readonly lifts: readonly string[];
  /** Undefined where the Catalogue has no number. */
  readonly cents: Cents | undefined;
  readonly leadWeeks: number;
}

/**
 * How far behind a KPI is. Against its target: 1 - KPI_SCORE, so 1 at the baseline and more where it got worse. Without a
 * baseline or a target, against its own best past: the loss as a share of the larger of both numbers, so that halving is 0.5
 * whichever direction is good.
 */
export interface Shortfall {
  readonly against: "target" | "past";
  readonly share: number;
  readonly newest: number;
  /** The baseline of a target, or the best that it once was. */
  readonly from: number;
  /** The target; undefined against the past. */
  readonly target: number | undefined;
}

/** Why nothing can be said of a KPI, in the order in which it is looked at. */
export type Unjudged =
  | "no number measured"
  | "no direction"
  | "the target lies on the wrong side"
  | "log needs numbers over 0"
  | "nothing to compare with";

/** A criterion to lift and what money can do for it, the cheapest first, then the quickest. */
export interface Work<Activity extends Remedy, Kind extends ScoredCriterion> {
  readonly criterion: Kind;
  readonly activities: readonly Activity[];
}

/** How the way from a stage to work ends. */
export type Ending = "work" | "assess" | "fine" | "no criterion";

/** The way from a KPI to what would help it. */
export interface Chain<
  Kpi extends MeasuredKpi = MeasuredKpi,
  Kind extends StagedCriterion = StagedCriterion,
  Activity extends Remedy = Remedy,
> {
  readonly kpi: Kpi;
  readonly shortfall: Shortfall;
  readonly ending: Ending;
  /** The lowest criterion of the stage; with "assess" the one to score first, with "fine" the one to score again. */
  readonly lowest: Work<Activity, Kind> | undefined;
  /** What has to pass before: what is urgent in the lowest tier that fails or is not known, if it lies below. */
  readonly before: Work<Activity, Kind> | undefined;
  /** Criteria of the stage without a score: a weaker one may hide among them. */
  readonly hidden: number;
}

export interface StuckReport<Kpi extends MeasuredKpi, Kind extends StagedCriterion, Activity extends Remedy> {
  /** The furthest behind first: steering KPIs before watched ones, then by share, by stage, by row. */
  readonly chains: readonly Chain<Kpi, Kind, Activity>[];
  /** How many KPIs could be judged. */
  readonly judged: number;
  readonly unjudged: readonly { readonly kpi: Kpi; readonly why: Unjudged }[];
}

/** Where developers are stuck: from each KPI that is behind to the lowest criterion of its stage and what would lift it. */
export function findStuck<Kpi extends MeasuredKpi, Kind extends StagedCriterion, Activity extends Remedy>(
  kpis: readonly Kpi[],
  audit: readonly Kind[],
  catalogue: readonly Activity[],
  stages: readonly string[],
): StuckReport<Kpi, Kind, Activity> {
  const judgements = kpis.map((kpi) => ({ kpi, judgement: judge(kpi) }));
  const known = judgements.flatMap(({ kpi, judgement }) =>
    typeof judgement === "string" ? [] : [{ kpi, shortfall: judgement }],
  );
  const order = new Map(stages.map((stage, index) => [plain(stage), index]));
  const place = ({ stage }: Kpi) => order.get(plain(stage)) ?? order.size;
  const behind = known
    .filter(({ shortfall }) => shortfall.share > 0)
    .sort(
      (one, other) =>
        Number(other.kpi.steers) - Number(one.kpi.steers) ||
        other.shortfall.share - one.shortfall.share ||
        place(one.kpi) - place(other.kpi),
    );
  const states = judgeTiers(audit);
  return {
    chains: behind.map(({ kpi, shortfall }) => ({ kpi, shortfall, ...wayFrom(kpi, audit, catalogue, states) })),
    judged: known.length,
    unjudged: judgements.flatMap(({ kpi, judgement }) =>
      typeof judgement === "string" ? [{ kpi, why: judgement }] : [],
    ),
  };
}

/** How far behind a KPI is, or why nobody can say; a share of 0 or less is not behind. */
export function judge(kpi: MeasuredKpi): Shortfall | Unjudged {
  const { baseline, target, actuals, good } = kpi;
  const newest = actuals[actuals.length - 1];
  if (newest === undefined) return "no number measured";
  if (baseline !== undefined && target !== undefined && baseline !== target)
    return againstTarget(kpi, newest, baseline, target);
  if (good === undefined) return "no direction";
  const past = [...(baseline === undefined ? [] : [baseline]), ...actuals.slice(0, -1)];
  if (past.length === 0) return "nothing to compare with";
  const best = good === "up" ? Math.max(...past) : Math.min(...past);
  const lost = good === "up" ? best - newest : newest - best;
  const share = lost === 0 ? 0 : lost / Math.max(Math.abs(best), Math.abs(newest));
  return { against: "past", share, newest, from: best, target: undefined };
}

function againstTarget(
  { good, scale }: MeasuredKpi,
  newest: number,
  from: number,
  target: number,
): Shortfall | Unjudged {
  if (good !== undefined && target > from !== (good === "up")) return "the target lies on the wrong side";
  if (scale === "log" && Math.min(newest, from, target) <= 0) return "log needs numbers over 0";
  return { against: "target", share: 1 - kpiScore(newest, from, target, scale)!, newest, from, target };
}

function wayFrom<Kind extends StagedCriterion, Activity extends Remedy>(
  { stage }: MeasuredKpi,
  audit: readonly Kind[],
  catalogue: readonly Activity[],
  states: readonly TierState[],
) {
  const own = audit.filter((one) => plain(one.stage) === plain(stage) && one.weight > 0).sort(byNeed);
  const short = own.filter(({ score }) => score !== undefined && score < PASSING_SCORE);
  const open = own.filter(({ score }) => score === undefined);
  const lowest = short[0] ?? open[0] ?? own[0];
  const workOn = (criterion: Kind | undefined) =>
    criterion && { criterion, activities: remediesFor(criterion, catalogue) };
  const ending: Ending =
    short.length > 0 ? "work" : open.length > 0 ? "assess" : own.length > 0 ? "fine" : "no criterion";
  const first = lowest && foundationBelow(lowest, states);
  return {
    ending,
    lowest: workOn(lowest),
    before: workOn(audit.find(({ id }) => id === first?.id)),
    hidden: short.length > 0 ? open.length : 0,
  };
}

/** The gate to lift first in the lowest tier that does not pass, if that tier lies below the criterion's own. */
function foundationBelow({ tier }: ScoredCriterion, states: readonly TierState[]): ScoredCriterion | undefined {
  const lowest = states.find(({ gates, status }) => gates > 0 && status !== "passes");
  return lowest && lowest.tier.order < tierById(tier).order ? lowest.firstFix : undefined;
}

const GATES = ["hard", "gate", ""];

/** The lowest score first, then hard gates and gates, then the foundation, then by id. */
function byNeed(one: ScoredCriterion, other: ScoredCriterion): number {
  return (
    (one.score ?? 0) - (other.score ?? 0) ||
    GATES.indexOf(one.gate) - GATES.indexOf(other.gate) ||
    tierById(one.tier).order - tierById(other.tier).order ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}

function remediesFor<Activity extends Remedy>({ id }: ScoredCriterion, catalogue: readonly Activity[]): Activity[] {
  const price = ({ cents }: Remedy) => cents ?? Number.MAX_VALUE;
  return catalogue
    .filter(({ lifts }) => lifts.includes(id))
    .sort((one, other) => price(one) - price(other) || one.leadWeeks - other.leadWeeks);
}

const plain = (stage: string) => stage.trim().toLowerCase();
