import type { ScoredCriterion, TierState } from "./audit";
import { checkFunding, type Judgement, type PlannedActivity } from "./funding";
import type { Cents } from "./money";
import { brief } from "./reasons";
import type { Fix } from "./release";
import { type TierId, tierById } from "./tiers";

/** What the Summary says in sentences: the top risks, what is asked for, and what is not funded and why. */

/** A row of the Budget, as far as the page speaks of it. */
export interface SummaryRow {
  readonly row: number;
  readonly activity: string;
  readonly tier: TierId | undefined;
  /** Mean of the row; 0 where it does not count. */
  readonly money: Cents;
  /** FUND FIRST to STOP; empty while there is none. */
  readonly verdict: string;
  /** Where its promise stands: "open", "due: kept or missed?", "missed". */
  readonly promise: string;
  /** What was promised. */
  readonly change: string;
}

/** A step of the funnel. */
export interface SummaryLeak {
  readonly from: string;
  readonly to: string;
  /** Share of those who reached `from` and not `to`. */
  readonly lost: number;
}

export interface SummaryKpi {
  readonly row: number;
  readonly name: string;
}

export interface SummaryFacts {
  /** Where each tier stands, foundation first. */
  readonly tiers: readonly TierState[];
  readonly rows: readonly SummaryRow[];
  readonly leak: SummaryLeak | undefined;
  readonly lateKpis: readonly SummaryKpi[];
  /** What was agreed in total; undefined while nothing is. */
  readonly plan: Cents | undefined;
  /** What the rows will have cost. */
  readonly outlook: Cents;
  /** What it stays under in four cases of five. */
  readonly p80: Cents;
  /** Most that CAUTION may take, 0 to 1. */
  readonly cautionCap: number;
  /** Share of the money that rests on more than assumptions, 0 to 1. */
  readonly firm: number;
  /** An amount to three figures, in the digits of the spreadsheet. */
  readonly amount: (cents: Cents) => string;
}

/** A finding in one line, and in the next where it stands and what follows. */
export interface Point {
  readonly what: string;
  readonly where: string;
}

/** A name in a sentence: on one line, short, and unable to turn the words around it from right to left. */
export function named(name: string, length = 40): string {
  const line = brief(name).replace(/\s+/g, " ").trim();
  const letters = [...line];
  const cut =
    letters.length > length
      ? `${letters
          .slice(0, length - 1)
          .join("")
          .replace(/[\s,(]+$/, "")}…`
      : line;
  return RIGHT_TO_LEFT.test(cut) ? `\u2068${cut}\u2069` : cut;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

const sum = (rows: readonly SummaryRow[]): Cents => rows.reduce((total, { money }) => total + money, 0);

const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`;

/** "Budget row 9", "Budget rows 9 and 12", "Budget rows 9, 12 and 3 more". */
export function rowsInWords(rows: readonly { readonly row: number }[], tab = "Budget"): string {
  const [first, second, ...others] = rows.map(({ row }) => row).sort((one, other) => one - other);
  if (second === undefined) return `${tab} row ${first}`;
  return `${tab} rows ${first}${others.length === 0 ? ` and ${second}` : `, ${second} and ${others.length} more`}`;
}

const shareInWords = (share: number): string => `${Math.round(100 * share)} %`;

const byMoney = (one: SummaryRow, other: SummaryRow): number => other.money - one.money || one.row - other.row;

const lowestOf = ({ tiers }: SummaryFacts): TierState | undefined => tiers.find(({ status }) => status !== "passes");

const withVerdict = ({ rows }: SummaryFacts, ...verdicts: readonly string[]): SummaryRow[] =>
  rows.filter(({ verdict, money }) => verdicts.includes(verdict) && money > 0).sort(byMoney);

const withPromise = ({ rows }: SummaryFacts, start: string): SummaryRow[] =>
  rows.filter(({ promise }) => promise.startsWith(start)).sort((one, other) => one.row - other.row);

/** From this share on the money above a tier that does not pass is a risk of its own. A planning assumption of ours. */
const MOST_ABOVE = 1 / 2;
/** Under this share of firm figures the total itself is a guess. A planning assumption of ours. */
const LEAST_FIRM = 1 / 2;

/** The criteria of a tier that nobody looked at. */
function unscored({ unknown }: TierState): string {
  if (unknown.length === 0) return "The audit has no row of it.";
  return `Not scored: Audit ${unknown[0]!.id}${unknown.length === 1 ? "" : ` and ${unknown.length - 1} more`}.`;
}

type Rule = (facts: SummaryFacts) => Point | undefined;

/** What may go wrong, the worst first. */
const RISKS: readonly Rule[] = [
  ({ tiers }) => {
    const hard = tiers.flatMap(({ failing }) => failing).find(({ gate }) => gate === "hard");
    return (
      hard && {
        what: `${named(hard.name)} fails, and nothing makes up for it.`,
        where: `Audit ${hard.id}: the hard gate of the foundation.`,
      }
    );
  },
  (facts) => {
    const stop = withVerdict(facts, "STOP");
    if (stop.length === 0) return undefined;
    return {
      what: `${named(stop[0]!.activity)} ${stop.length === 1 ? "runs" : `and ${stop.length - 1} more run`} before the basics pass.`,
      where: `It puts developers off, for ${facts.amount(sum(stop))}. ${rowsInWords(stop)}.`,
    };
  },
  (facts) => {
    const lowest = lowestOf(facts);
    const total = sum(facts.rows);
    if (!lowest || total <= 0) return undefined;
    const above = sum(facts.rows.filter(({ tier }) => tier && tierById(tier).order > lowest.tier.order));
    if (above / total <= MOST_ABOVE) return undefined;
    return {
      what: `${shareInWords(above / total)} of the money stands above a tier that does not pass.`,
      where: `${facts.amount(above)} above ${lowest.tier.name}. Costs, By tier.`,
    };
  },
  (facts) => {
    const lowest = lowestOf(facts);
    if (lowest?.status !== "unknown") return undefined;
    return {
      what: `Nobody knows yet whether ${lowest.tier.name} passes.`,
      where: unscored(lowest),
    };
  },
  ({ plan, outlook, amount }) =>
    plan === undefined || outlook <= plan
      ? undefined
      : {
          what: `The plan is overrun by about ${amount(outlook - plan)}.`,
          where: `${amount(outlook)} expected, ${amount(plan)} agreed. Budget, Plan and Forecast.`,
        },
  ({ plan, outlook, p80, amount }) =>
    plan === undefined || outlook > plan || p80 <= plan
      ? undefined
      : {
          what: `The plan has no reserve: costs may reach ${amount(p80)}.`,
          where: `It holds ${amount(plan)}; they stay under in four cases of five. Costs, P80.`,
        },
  (facts) => {
    const missed = withPromise(facts, "missed");
    if (missed.length === 0) return undefined;
    return {
      what: `${count(missed.length, "promise was", "promises were")} missed.`,
      where: `${named(missed[0]!.change || missed[0]!.activity, 52)}. ${rowsInWords(missed)}.`,
    };
  },
  (facts) => {
    const caution = withVerdict(facts, "CAUTION");
    const share = sum(caution) / Math.max(1, sum(facts.rows));
    if (share <= facts.cautionCap) return undefined;
    return {
      what: `Too much under CAUTION: ${shareInWords(share)} of the money.`,
      where: `The cap is ${shareInWords(facts.cautionCap)}. ${rowsInWords(caution)}.`,
    };
  },
  ({ leak }) =>
    leak && {
      what: `${shareInWords(leak.lost)} are lost on the way to ${named(leak.to, 24)}.`,
      where: `Of those who reached ${named(leak.from, 24)}. Funnel, biggest leak.`,
    },
  ({ lateKpis }) =>
    lateKpis.length === 0
      ? undefined
      : {
          what: `${count(lateKpis.length, "KPI is", "KPIs are")} late: nobody knows how it stands.`,
          where: `${named(lateKpis[0]!.name)}. ${rowsInWords(lateKpis, "KPIs")}.`,
        },
  (facts) =>
    sum(facts.rows) <= 0 || facts.firm >= LEAST_FIRM
      ? undefined
      : {
          what: `The costs are mostly assumed: ${shareInWords(1 - facts.firm)}.`,
          where: "Get quotes for the largest rows first. Budget, Basis.",
        },
];

/** What an exec is asked to decide, the most urgent first. */
const ASKS: readonly Rule[] = [
  (facts) => {
    const first = withVerdict(facts, "FUND FIRST");
    if (first.length === 0) return undefined;
    const more = first.length === 1 ? "" : ` and ${first.length - 1} more`;
    return {
      what: `Fund first: ${facts.amount(sum(first))} for ${named(first[0]!.activity)}${more}.`,
      where: `They lift what holds ${lowestOf(facts)?.tier.name ?? "the program"} back. ${rowsInWords(first)}.`,
    };
  },
  (facts) => {
    const stop = withVerdict(facts, "STOP");
    if (stop.length === 0) return undefined;
    return {
      what: `Stop ${named(stop[0]!.activity)}${stop.length === 1 ? "" : ` and ${stop.length - 1} more`}.`,
      where: `It frees ${facts.amount(sum(stop))}. ${rowsInWords(stop)}.`,
    };
  },
  (facts) => {
    const due = withPromise(facts, "due");
    if (due.length === 0) return undefined;
    return {
      what:
        due.length === 1
          ? "Say whether the promise that is due was kept."
          : `Say which of the ${due.length} promises that are due were kept.`,
      where: `${named(due[0]!.change || due[0]!.activity, 52)}. ${rowsInWords(due)}.`,
    };
  },
  ({ tiers }) => {
    const open = tiers.find(({ unknown, status }) => status !== "passes" && unknown.length > 0);
    return (
      open && {
        what: `Have ${count(open.unknown.length, "criterion", "criteria")} of ${open.tier.name} scored.`,
        where: `What nobody looked at counts as no pass. ${unscored(open)}`,
      }
    );
  },
  (facts) =>
    facts.plan !== undefined || sum(facts.rows) <= 0
      ? undefined
      : {
          what: `Agree on the plan: about ${facts.amount(facts.outlook)}.`,
          where: "No row has an agreed amount yet. Budget, Plan.",
        },
  ({ rows, ...facts }) => {
    const caution = withVerdict({ rows, ...facts }, "CAUTION");
    return sum(caution) <= facts.cautionCap * sum(rows)
      ? undefined
      : {
          what: "Choose which CAUTION rows wait.",
          where: `Together over the cap of ${shareInWords(facts.cautionCap)}. ${rowsInWords(caution)}.`,
        };
  },
];

const firstOf = (rules: readonly Rule[], facts: SummaryFacts, most: number): Point[] =>
  rules.flatMap((rule) => rule(facts) ?? []).slice(0, most);

export const topRisks = (facts: SummaryFacts, most: number): Point[] => firstOf(RISKS, facts, most);

export const topAsks = (facts: SummaryFacts, most: number): Point[] => firstOf(ASKS, facts, most);

/** What would release money held in a tier: the same for every row of it. */
export function releaseOf(tier: TierId, audit: readonly ScoredCriterion[], fixes: readonly Fix[]): Judgement {
  return checkFunding([{ ...HELD, tier }], audit, fixes)[0]!;
}

/** Any activity that only its tier speaks for or against. */
const HELD: Omit<PlannedActivity, "tier"> = {
  stages: ["any"],
  lifts: [],
  running: false,
  handsOn: false,
  listeningTrip: false,
  meetup: false,
  quantity: 1,
  cash: undefined,
};

/** Longer lists say how many and of which tiers, so that a line stays a line. */
const MOST_IDS = 4;

function conditionInWords({ opensWith, release }: Judgement, amount: SummaryFacts["amount"]): string {
  if (opensWith.length === 0) return "opens once its tier is scored in Audit";
  const tiers = [...new Set(opensWith.map(({ tier }) => tierById(tier).name))];
  const names =
    opensWith.length <= MOST_IDS
      ? list(opensWith.map(({ id }) => id))
      : `${opensWith.length} criteria of ${tiers.length > 2 ? `${tiers.length} tiers` : list(tiers)}`;
  const reach = `${names} ${opensWith.length === 1 ? "reaches" : "reach"} 2`;
  if (!release || release.fixes.length === 0) return `opens when ${reach}`;
  const weeks = release.weeks > 0 ? ` and ${count(release.weeks, "week", "weeks")}` : "";
  return `opens when ${reach}: about ${amount(release.cents)}${weeks}`;
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;

/** A line for each of the largest rows that wait, and what would release them; the last line tells of further ones. */
export function notFunded(facts: SummaryFacts, release: (tier: TierId) => Judgement, most: number): string[] {
  const waiting = withVerdict(facts, "HOLD", "STOP");
  const shown = waiting.length > most ? waiting.slice(0, most - 1) : waiting;
  const conditions = shown.map(({ tier }) =>
    tier ? conditionInWords(release(tier), facts.amount) : "opens once it has a tier",
  );
  const lines = shown.map(({ activity, money, verdict, row }, index) => {
    const isRepeated = index > 0 && conditions[index] === conditions[index - 1];
    const condition = isRepeated ? "opens on the same condition" : conditions[index];
    return `${named(activity, 34)} (${facts.amount(money)}, ${verdict}) ${condition}. Budget row ${row}.`;
  });
  const rest = waiting.slice(shown.length);
  if (rest.length === 0) return lines;
  return [
    ...lines,
    `${count(rest.length, "more row", "more rows")}, ${facts.amount(sum(rest))}. ${rowsInWords(rest)}.`,
  ];
}
