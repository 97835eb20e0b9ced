import {
  type ActivityFact,
  type KpiFact,
  moneyOf,
  type ProgramState,
  type StageFact,
  steeringKpis,
  type TierView,
  tiersOf,
  verdictOf,
} from "./history";
import { amountInWords, toCents } from "./money";

/** From so many names on, a sentence counts the rest. */
const MOST_NAMES = 6;

type Pair<Value> = readonly [before: Value, after: Value];

/** What changed in a program from one time to another, in plain sentences: tiers, verdicts, steering KPIs, the funnel. */
export function changesBetween(before: ProgramState, after: ProgramState): string[] {
  return [
    ...tierSentences(before, after),
    ...activitySentences(before, after),
    ...pairs(steeringKpis(before), steeringKpis(after)).flatMap(kpiSentence),
    ...targetSentences(before, after),
    ...pairs(before.stages, after.stages).flatMap(stageSentence),
  ];
}

/** What it cost from one time to another: what was paid, and how the plan moved. */
export function costBetween(before: ProgramState, after: ProgramState): string[] {
  const [earlier, later] = [moneyOf(before), moneyOf(after)];
  if (!earlier || !later) {
    const which = !later ? "later" : "earlier";
    return [`What it cost is not known: no money was kept at the ${which} time.`];
  }
  if (earlier.currency !== later.currency)
    return [
      `The currency went from ${earlier.currency || "none"} to ${later.currency || "none"}, so amounts are not compared.`,
    ];
  const { currency } = later;
  return [
    paidSentence([earlier.actual, later.actual], currency),
    movedSentence("expected cost of the plan", [earlier.expected, later.expected], currency),
    ...OTHER_AMOUNTS.flatMap(([amount, name]) =>
      inCents(earlier[amount]) === inCents(later[amount])
        ? []
        : [movedSentence(name, [earlier[amount], later[amount]], currency)],
    ),
  ];
}

const OTHER_AMOUNTS = [
  ["plan", "agreed plan"],
  ["forecast", "forecast"],
  ["committed", "committed amount"],
] as const;

const inCents = toCents;
const money = (amount: number, currency: string): string => `${amountInWords(toCents(amount))} ${currency}`.trim();

function paidSentence([before, after]: Pair<number>, currency: string): string {
  if (inCents(before) === inCents(after)) return `Nothing more was paid: ${money(after, currency)} at both times.`;
  const both = `(${money(before, currency)} before, ${money(after, currency)} after)`;
  return after > before
    ? `${money(after - before, currency)} more was paid ${both}.`
    : `${money(before - after, currency)} less stands as paid ${both}: rows were corrected or taken out.`;
}

function movedSentence(name: string, [before, after]: Pair<number>, currency: string): string {
  if (inCents(before) === inCents(after)) return `The ${name} stayed at ${money(after, currency)}.`;
  return `The ${name} ${after > before ? "rose" : "fell"} by ${money(Math.abs(after - before), currency)}, from ${money(before, currency)} to ${money(after, currency)}.`;
}

/* Tiers */

function tierSentences(before: ProgramState, after: ProgramState): string[] {
  const earlier = tiersOf(before);
  const isSameCurrency = before.currency === after.currency;
  return tiersOf(after).flatMap((tier, index) => tierSentence([earlier[index]!, tier], after.currency, isSameCurrency));
}

function tierSentence([before, after]: Pair<TierView>, currency: string, isSameCurrency: boolean): string[] {
  const standing = [...scoreWords([before.score, after.score]), ...gateWords([before, after])].join(" and ");
  const planned = isSameCurrency ? plannedWords([before.planned, after.planned], currency) : "";
  if (standing === "") return planned === "" ? [] : [`${planned} in ${after.name}.`];
  return [`${after.name} ${standing}${planned === "" ? "" : `; ${planned} in it`}.`];
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function scoreWords([before, after]: Pair<number | null>): string[] {
  if (before === null && after === null) return [];
  if (before === null) return [`has a score now (${percent(after!)})`];
  if (after === null) return [`has no score any more (${percent(before)} before)`];
  if (percent(before) === percent(after)) return [];
  return [`${after > before ? "rose" : "fell"} from ${percent(before)} to ${percent(after)}`];
}

function gateWords([before, after]: Pair<TierView>): string[] {
  if (before.gatesPassed === after.gatesPassed) return [];
  return [`passes ${after.gatesPassed} of its ${after.gates} gates, before ${before.gatesPassed}`];
}

function plannedWords([before, after]: Pair<number | null>, currency: string): string {
  if (before === null || after === null || inCents(before) === inCents(after)) return "";
  return `${money(Math.abs(after - before), currency)} ${after > before ? "more" : "less"} is planned`;
}

/* Activities */

function activitySentences(before: ProgramState, after: ProgramState): string[] {
  if (!before.activities || !after.activities) return [];
  const earlier = verdictsByName(before.activities);
  const later = verdictsByName(after.activities);
  const names = (one: typeof earlier, other: typeof earlier) => [...one.keys()].filter((name) => !other.has(name));
  const [added, removed] = [names(later, earlier), names(earlier, later)];
  const turned = [...later].filter(([name, verdict]) => earlier.has(name) && earlier.get(name) !== verdict);
  return [
    ...(added.length > 0 ? [`Added to the Budget: ${listed(added)}.`] : []),
    ...(removed.length > 0 ? [`Taken out of the Budget: ${listed(removed)}.`] : []),
    ...turned.slice(0, MOST_NAMES).map(([name, verdict]) => `${name} is ${verdict} now, before ${earlier.get(name)}.`),
    ...(turned.length > MOST_NAMES ? [`${turned.length - MOST_NAMES} more verdicts changed.`] : []),
  ];
}

/** The verdicts of the rows of each activity; several rows of one say each verdict once. */
function verdictsByName(activities: readonly ActivityFact[]): Map<string, string> {
  const verdicts = new Map<string, Set<string>>();
  for (const activity of activities)
    verdicts.set(activity.name, (verdicts.get(activity.name) ?? new Set()).add(verdictOf(activity)));
  return new Map([...verdicts].map(([name, own]) => [name, [...own].sort().join(" and ")]));
}

function listed(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

/* KPIs and the funnel */

const plain = (name: string): string => name.trim().toLowerCase();

/** What has the same name at both times; what stands at one of them only is compared with nothing. */
function pairs<Fact extends { readonly name: string }>(before: readonly Fact[], after: readonly Fact[]): Pair<Fact>[] {
  return after.flatMap((later): Pair<Fact>[] => {
    const earlier = before.find(({ name }) => plain(name) === plain(later.name));
    return earlier ? [[earlier, later]] : [];
  });
}

function kpiSentence([before, after]: Pair<KpiFact>): string[] {
  const { name, unit, good } = after;
  if (before.latest === after.latest) return [];
  if (before.latest === null) return [`${name} is measured now: ${withUnit(numberInWords(after.latest!), unit)}.`];
  if (after.latest === null)
    return [`${name} has no actual any more, before ${withUnit(numberInWords(before.latest), unit)}.`];
  const direction = after.latest > before.latest ? "up" : "down";
  const judgement = good === "up" || good === "down" ? `, which is ${direction === good ? "better" : "worse"}` : "";
  return [`${name} ${movement([before.latest, after.latest], unit)}${judgement}.`];
}

function targetSentences(before: ProgramState, after: ProgramState): string[] {
  return pairs(steeringKpis(before), steeringKpis(after)).flatMap(([earlier, later]) =>
    earlier.target === null || later.target === null || earlier.target === later.target
      ? []
      : [`The target of ${later.name} ${movement([earlier.target, later.target], later.unit)}.`],
  );
}

function stageSentence([before, after]: Pair<StageFact>): string[] {
  if (before.developers === after.developers) return [];
  const periods =
    before.period === after.period ? "" : ` (${before.period || "no period"}, then ${after.period || "no period"})`;
  if (before.developers === null)
    return [`${after.name} is measured now: ${numberInWords(after.developers!)} developers${periods}.`];
  if (after.developers === null) return [`${after.name} is not measured any more${periods}.`];
  return [`${after.name} ${movement([before.developers, after.developers], "developers")}${periods}.`];
}

/** "fell from 2,400 to 1,200 minutes", as exact as it takes to tell the two apart. */
function movement([before, after]: Pair<number>, unit: string): string {
  const [one, other] = [numberInWords(before), numberInWords(after)];
  const isTold = one !== other;
  return `${after > before ? "rose" : "fell"} from ${isTold ? one : before} to ${withUnit(isTold ? other : String(after), unit)}`;
}

const withUnit = (number: string, unit: string): string =>
  unit === "%" ? `${number}%` : [number, unit].filter(Boolean).join(" ");

/** A number for a sentence: three digits that count, all digits of the whole part, thousands separated. */
export function numberInWords(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  const [whole = "", fraction] = String(rounded).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), fraction].filter((part) => part !== undefined).join(".");
}
