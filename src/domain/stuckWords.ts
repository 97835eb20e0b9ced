import type { ScoredCriterion } from "./audit";
import { isFree } from "./catalogue";
import { BEST_SCORE } from "./criteria";
import { moneyWords, weeksWords } from "./pathWords";
import { brief } from "./reasons";
import type { Chain, MeasuredKpi, Remedy, Shortfall, StagedCriterion, Unjudged, Work } from "./stuck";
import { tierById } from "./tiers";

/** Where a part of the sentence can be looked up. */
export type Landmark = "kpi" | "lowest" | "lowestActivity" | "before" | "beforeActivity";

/** A piece of the sentence; with a landmark it is the name of a cell. */
export interface SentencePart {
  readonly text: string;
  readonly landmark?: Landmark;
}

/** The whole way from a KPI to what helps it, in one sentence that asks for no knowledge of the plan. */
export function chainInWords(chain: Chain, currency: string): SentencePart[] {
  const { kpi, shortfall, lowest, before } = chain;
  const stage = kpi.stage.trim() === "" ? "a stage that is not named" : brief(kpi.stage);
  return [
    { text: `Developers are stuck at ${stage}: ` },
    { text: brief(kpi.name), landmark: "kpi" },
    { text: ` ${standingWords(kpi, shortfall)}` },
    ...ENDINGS[chain.ending](lowest, currency),
    ...(before ? beforeWords(before, currency) : []),
    { text: "." },
  ];
}

/** How a KPI stands beside what it is held against: "stands at 40 minutes, the target is 5". */
export function standingWords({ unit }: Pick<MeasuredKpi, "unit">, { newest, from, target }: Shortfall): string {
  const now = `stands at ${valueWords(newest, unit)}`;
  return target === undefined
    ? `${now} and was at ${valueWords(from, "")} before`
    : `${now}, the target is ${valueWords(target, "")}`;
}

/** What an activity could promise: the way from where the KPI is now to its target, or back to its best. */
export function promiseWords({ name, unit }: MeasuredKpi, { newest, from, target }: Shortfall): string {
  return `${brief(name)}: from ${valueWords(newest, "")} to ${valueWords(target ?? from, unit)}`;
}

export const UNJUDGED_WORDS: Readonly<Record<Unjudged, string>> = {
  "no number measured": "type what was measured",
  "no direction": "choose up or down under Good",
  "the target lies on the wrong side": "the target lies on the wrong side of the baseline for what is good",
  "log needs numbers over 0": "its scale is log, which needs numbers over 0",
  "nothing to compare with": "type a baseline and a target, or a second period",
};

type LowestWork = Work<Remedy, StagedCriterion> | undefined;

const ENDINGS: Readonly<Record<Chain["ending"], (lowest: LowestWork, currency: string) => SentencePart[]>> = {
  work: (lowest, currency) => [
    { text: "; the weakest that the audit found there is " },
    ...criterionWords(lowest!.criterion, "lowest"),
    { text: ", and " },
    ...remedyWords(lowest!, "lowestActivity", currency),
  ],
  assess: (lowest) => [
    { text: ", and the audit does not know why yet: score " },
    ...criterionWords(lowest!.criterion, "lowest"),
    { text: " first" },
  ],
  fine: (lowest) => [
    { text: ", but the audit says that this stage is fine: score " },
    ...criterionWords(lowest!.criterion, "lowest"),
    { text: " again, the weakest there, or look at the Funnel" },
  ],
  "no criterion": () => [{ text: ", and no criterion of the audit names this stage: look at the Funnel" }],
};

function criterionWords({ id, name, score }: ScoredCriterion, landmark: Landmark): SentencePart[] {
  const stands = score === undefined ? "not assessed" : `${score} of ${BEST_SCORE}`;
  return [{ text: name === "" ? id : brief(name), landmark }, { text: ` (${id}, ${stands})` }];
}

function remedyWords(
  { criterion, activities: [first] }: Work<Remedy, ScoredCriterion>,
  landmark: Landmark,
  currency: string,
): SentencePart[] {
  if (first) return [{ text: brief(first.name), landmark }, { text: ` lifts it ${priceWords(first, currency)}` }];
  const why = isFree(criterion.id)
    ? "lifting it costs attention, not money"
    : "no activity of the Catalogue lifts it, so it takes attention or a new row there";
  return [{ text: why }];
}

/** "for about 4,200 USD in 3 weeks". */
export function priceWords({ cents, leadWeeks }: Remedy, currency: string): string {
  const price = cents === undefined ? "at a cost nobody knows yet" : `for about ${moneyWords(cents, currency)}`;
  return leadWeeks > 0 ? `${price} in ${weeksWords(leadWeeks)}` : price;
}

function beforeWords(before: Work<Remedy, StagedCriterion>, currency: string): SentencePart[] {
  const { criterion } = before;
  const verb = criterion.score === undefined ? "has to be scored" : "has to pass";
  return [
    { text: "; before that, " },
    ...criterionWords(criterion, "before"),
    { text: ` ${verb}, a gate of ${tierById(criterion.tier).name} below it: ` },
    ...remedyWords(before, "beforeActivity", currency),
  ];
}

/** A number as people read it, with its unit: "1,200 people / month", "35%". */
function valueWords(value: number, unit: string): string {
  const [whole, decimals] = String(Math.round(Math.abs(value) * 1000) / 1000).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  const words = `${value < 0 ? "-" : ""}${grouped}${decimals === undefined ? "" : `.${decimals}`}`;
  const label = brief(unit);
  return label === "%" ? `${words}%` : `${words} ${label}`.trim();
}
