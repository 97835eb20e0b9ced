import { judgeTiers, type ScoredCriterion } from "../../src/domain/audit";
import { CRITERIA } from "../../src/domain/criteria";
import { TIERS } from "../../src/domain/tiers";

/** The page that a plan should give, worked out from the plan alone and in no way as the page does it. */

export interface BudgetLine {
  readonly tier: string;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly verdict: string;
  readonly basis: string;
  readonly plan: number | string;
  readonly forecast: number | string;
  readonly committed: number | string;
  readonly actual: number | string;
  readonly promise: string;
  readonly isWrong: boolean;
}

export interface KpiLine {
  readonly stage: string;
  readonly kpi: string;
  readonly steers: string;
  readonly latest: number | "";
  readonly baseline: number | "";
  readonly target: number | "";
  readonly moved: string;
}

export interface RandomPlan {
  /** By criterion, in the order of the audit. */
  readonly scores: readonly (number | "")[];
  readonly budget: readonly BudgetLine[];
  readonly stages: readonly string[];
  readonly shown: readonly (number | "")[];
  readonly before: readonly (number | "")[];
  readonly kpis: readonly KpiLine[];
}

export const auditOf = ({ scores }: RandomPlan): ScoredCriterion[] =>
  CRITERIA.map(({ id, name, tier, gate, weight }, index) => {
    const score = scores[index];
    return { id, name, tier, gate, weight, score: score === "" ? undefined : score };
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const number = (value: number | string): number => (typeof value === "number" ? value : 0);
const meanOf = ({ low, expected, high }: BudgetLine): number => (low + 4 * expected + high) / 6;
const outlookOf = (line: BudgetLine): number => (typeof line.forecast === "number" ? line.forecast : meanOf(line));

export function roundly(amount: number): number {
  const unit = 10 ** Math.max(0, String(Math.floor(amount)).length - 3);
  return Math.round(amount / unit) * unit;
}

export const spoken = (amount: number): string => roundly(amount).toLocaleString("en-US");

export function percent(share: number): string {
  if (share > 0 && share < 0.005) return "under 1 %";
  return share < 1 && share >= 0.995 ? "over 99 %" : `${Math.round(100 * share)} %`;
}

export function variance(plan: number, now: number): string {
  if (plan <= 0) return now === 0 ? "" : "not in the plan";
  const percent = Math.round((100 * now) / plan - 100);
  if (percent === 0) return "on plan";
  if (now < plan) return `${Math.round(100 - (100 * now) / plan)} % favourable`;
  return now > 10 * plan ? "over 10 times" : `${percent} % unfavourable`;
}

export interface Money {
  readonly mean: number;
  readonly plan: number;
  readonly now: number;
  readonly spent: number;
}

function moneyOf(lines: readonly BudgetLine[]): Money {
  return {
    mean: sum(lines.map(meanOf)),
    plan: sum(lines.map(({ plan }) => number(plan))),
    now: sum(lines.map(outlookOf)),
    spent: sum(lines.map(({ committed, actual }) => number(committed) + number(actual))),
  };
}

export function expectedPage(plan: RandomPlan) {
  const tiers = judgeTiers(auditOf(plan));
  const counted = plan.budget.filter(({ isWrong }) => !isWrong);
  const total = moneyOf(counted);
  const isAgreed = counted.some((line) => typeof line.plan === "number");
  const lowest = tiers.find(({ status }) => status !== "passes");
  const above = lowest
    ? sum(
        TIERS.filter(({ order }) => order > lowest.tier.order).map(
          ({ name }) => moneyOf(counted.filter(({ tier }) => tier === name)).mean,
        ),
      )
    : 0;
  const assumed = sum(counted.filter(({ basis }) => basis === "planning assumption" || basis === "").map(meanOf));
  const waiting = counted.filter(({ verdict }) => verdict === "HOLD" || verdict === "STOP");
  const promises = (word: string) => plan.budget.filter(({ promise }) => promise.startsWith(word)).length;
  return {
    tiers: TIERS.map((tier) => {
      const state = tiers.find((one) => one.tier.id === tier.id)!;
      const money = moneyOf(counted.filter((line) => line.tier === tier.name));
      const failing = state.failing.filter(({ gate }) => gate !== "").length;
      const gates = {
        fails: `fails ${failing} of ${state.gates}`,
        passes: `passes ${state.gatesPassed} of ${state.gates}`,
        unknown: `unknown, ${state.gatesPassed} of ${state.gates}`,
      }[state.status];
      return {
        name: tier.name,
        score: typeof state.score === "number" ? state.score : "–",
        gates: state.gates === 0 ? state.status : gates,
        plan: isAgreed ? roundly(money.plan) : "",
        now: roundly(money.now),
        spent: roundly(money.spent),
        variance: isAgreed ? variance(money.plan, money.now) : "",
      };
    }).reverse(),
    total: {
      plan: isAgreed ? roundly(total.plan) : "",
      now: roundly(total.now),
      spent: roundly(total.spent),
      variance: isAgreed ? variance(total.plan, total.now) : "",
    },
    gatesPassed: `${sum(tiers.map(({ gatesPassed }) => gatesPassed))} of ${sum(tiers.map(({ gates }) => gates))}`,
    costs: total.mean > 0 ? `${spoken(total.now)} USD` : "–",
    above: total.mean > 0 ? (lowest ? percent(above / total.mean) : "none") : "–",
    assumed: total.mean > 0 ? percent(assumed / total.mean) : "–",
    waiting:
      waiting.length === 0
        ? "Not funded, and why: nothing waits"
        : `Not funded, and why: ${spoken(moneyOf(waiting).mean)} in ${waiting.length} ${waiting.length === 1 ? "row" : "rows"}`,
    promises: plan.budget.every(({ promise }) => promise === "")
      ? "Promises: none"
      : `Promises: ${promises("kept")} kept, ${promises("missed")} missed, ${promises("due")} due now, ${promises("open")} open.`,
    completeness: `${plan.scores.filter((score) => score !== "").length} of 56 criteria scored, ${counted.length} of ${plan.budget.length} ${plan.budget.length === 1 ? "row" : "rows"} costed, ${plan.shown.filter((count) => count !== "").length} of ${plan.stages.length} stages counted.`,
    headline: headlineOf(plan, tiers, total.mean, above),
    funnel: plan.stages.map((stage, index) => funnelLine(plan, stage, index)),
    kpis: plan.stages.map((stage) =>
      plan.kpis
        .filter((kpi) => kpi.stage === stage && kpi.steers === "yes")
        .slice(0, 2)
        .map(kpiInWords),
    ),
  };
}

function headlineOf(plan: RandomPlan, tiers: ReturnType<typeof judgeTiers>, mean: number, above: number): string {
  const lowest = tiers.find(({ status }) => status !== "passes");
  if (plan.scores.every((score) => score === "")) {
    return mean > 0
      ? `Nobody knows yet whether the foundation holds: no criterion is scored, and about ${spoken(mean)} USD is planned.`
      : "Nothing is known yet: score Basic enablement and put the first activity into the Budget.";
  }
  if (!lowest) return "All tiers pass: money may go where it brings most developers furthest.";
  const { gates, status, score, tier } = lowest;
  const things = `${gates} ${gates === 1 ? "gate" : "gates"}`;
  const failing = lowest.failing.filter(({ gate }) => gate !== "").length;
  const open = lowest.unknown.filter(({ gate }) => gate !== "").length;
  const finding =
    status === "fails"
      ? gates === 0
        ? `fails: it scores ${Math.round(100 * Number(score))} % and needs 50 %`
        : `fails ${failing} of ${things}`
      : gates === 0
        ? "is not known to pass"
        : `is not known to pass: ${open} of ${things} ${open === 1 ? "is" : "are"} not scored`;
  const money =
    mean <= 0
      ? "no money is planned yet"
      : above <= 0
        ? "no money stands above it"
        : `${percent(above / mean)} of the money stands above it`;
  return `${tier.name} ${finding}, and ${money}.`;
}

const share = (counts: readonly (number | "")[], index: number): number | "" => {
  const [now, entered] = [counts[index], counts[index - 1]];
  return typeof now === "number" && typeof entered === "number" && entered > 0 ? now / entered : "";
};

function leakOf({ shown, stages }: RandomPlan): number {
  const losses = stages.map((_, index) => {
    const rate = share(shown, index);
    return rate !== "" && Number(shown[index - 1]) >= 30 && rate < 1 ? 1 - rate : 0;
  });
  const worst = Math.max(...losses);
  return worst > 0 ? losses.indexOf(worst) : -1;
}

function funnelLine(plan: RandomPlan, stage: string, index: number) {
  const [now, before] = [share(plan.shown, index), share(plan.before, index)];
  const isLeak = leakOf(plan) === index;
  const points = now === "" || before === "" ? "" : Math.round(Math.abs(100 * (now - before)) * 10) / 10;
  const moved =
    points === ""
      ? ""
      : points === 0
        ? "as before"
        : `${points} ${points === 1 ? "point" : "points"} ${Number(now) > Number(before) ? "better" : "worse"}`;
  const count = plan.shown[index]!;
  return {
    stage,
    developers: count === "" ? "not counted" : count,
    now,
    before,
    change: [isLeak ? "biggest leak" : "", moved].filter((part) => part !== "").join(", "),
  };
}

function kpiInWords({ latest, baseline, target, moved, kpi }: KpiLine): string {
  const score =
    latest === "" || baseline === "" || target === "" || target === baseline
      ? "no score"
      : `${roundAway((100 * (latest - baseline)) / (target - baseline))} %`;
  return `${score}${moved === "" ? "" : `, ${moved}`}: ${kpi}`;
}

/** As a spreadsheet rounds: a half away from zero. */
const roundAway = (value: number): number => {
  const rounded = Math.sign(value) * Math.round(Math.abs(value));
  return rounded === 0 ? 0 : rounded;
};
