import { PASSING_SHARE, type ScoredCriterion, type TierState } from "./audit";
import { isFree } from "./catalogue";
import { DEFAULT_LIMITS, isWholeTier, type Judgement, type Limits } from "./funding";
import { amountInWords } from "./money";
import { tierById } from "./tiers";

/** Longer lists name criteria and activities by id alone, so that a sentence stays a sentence. */
const MOST_NAMED = 3;

/**
 * Why an activity got its verdict, in words for somebody who has never read the rules.
 * Amounts carry no currency, because only the sheet knows it; what rests on the catalogue says that it is an estimate.
 */
export function reason(judgement: Judgement, limits: Limits = DEFAULT_LIMITS): string {
  const { ground, lifted, state, tier } = judgement;
  const rules = inBrackets(judgement.rules);
  switch (ground) {
    case "no tier":
      return "choose a tier";
    case "no stage":
      return "choose a stage";
    case "lifts the lowest failing tier":
      return `${state!.tier.name} is the lowest tier that does not pass, and this lifts ${theirs(lifted)}: repair it first${rules}.`;
    case "foundation": {
      const assess = lifted.length > 0 ? ` Score ${ids(lifted)} first: perhaps nothing needs lifting.` : "";
      return `Basic enablement may always be funded, because everything else stands on it${rules}.${assess}`;
    }
    case "support":
      return `It lifts ${named(lifted)}: a place to get help belongs to the foundation${rules}.`;
    case "nothing in the way":
      return `All that ${tierById(tier!).name} needs from the audit is in place${rules}.`;
    default:
      return [
        `${obstacle(state!)}, ${consequence(judgement)}${rules}.`,
        ...exception(judgement, limits),
        ...(judgement.verdict === "CAUTION"
          ? [together(judgement, limits)]
          : [...opening(judgement), ...pilot(judgement, limits)]),
      ].join(" ");
  }
}

/** The tier in the way and what is wrong with it: the beginning of a sentence. */
function obstacle(state: TierState): string {
  const { tier, criteria, gates, score, failing, unknown } = state;
  if (criteria === 0) return `The audit has no row for ${tier.name}`;
  if (gates === 0 && typeof score === "number") {
    return `${tier.name} scores ${percent(score)} and needs ${percent(PASSING_SHARE)}`;
  }
  if (gates === 0) return `${tier.name} has too little evidence for a score, which is no pass`;
  if ([...failing, ...unknown].every(isWholeTier))
    return `${tier.name} ${failing.length > 0 ? "scores under 2" : "is not scored yet"}`;
  if (isAllBlank(state)) return `${tier.name} is not known to pass: none of its ${gates} gates is scored yet`;
  if (failing.length === 0) {
    return `${tier.name} is not known to pass: ${theirs(unknown)} ${plural(unknown, "is", "are")} not scored yet`;
  }
  const rest = unknown.length > 0 ? `, with ${unknown.length} more not scored yet` : "";
  return `${tier.name} fails ${theirs(failing)}${rest}`;
}

/** Whether a tier was not assessed at all, so that naming its many gates would say no more than their number. */
const isAllBlank = ({ gates, unknown }: TierState) => gates > MOST_NAMED && unknown.length === gates;

/** What follows from the obstacle, by verdict and ground: the end of the sentence that began with it. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  "STOP basics fail": "and hands-on work leaves developers with a bad taste {until}: stop it",
  "HOLD basics fail": "and nothing so far above it pays {until}",
  "HOLD basics unknown": "and nothing so far above it pays {until}",
  "HOLD event brief": "and an event needs a written reason and a first result in the room before money moves",
  "HOLD community": "and guests of an event would have no place to go the day after",
  "CAUTION education": "so guests have little to grow into yet: keep it small",
  "CAUTION readiness": "so onboarding may not cope with more interest: keep it small",
};

function consequence({ ground, verdict, state }: Judgement): string {
  const { gates, failing, unknown } = state!;
  const isOne = gates === 0 || (failing.length > 0 ? failing : unknown).length === 1;
  const words = CONSEQUENCES[`${verdict} ${ground}`] ?? "so spend little above it {until}";
  return words.replace("{until}", isOne ? "until it passes" : "until they pass");
}

function exception(judgement: Judgement, limits: Limits): string[] {
  if (judgement.exception === "listening trip") {
    return ["As a listening trip it may go ahead, small and open about how new the program is."];
  }
  if (judgement.exception === "one pilot") {
    return [
      `One pilot may go ahead to learn the demand: ${pilotTerms(limits)}, with a written target and a stop rule.`,
    ];
  }
  return [];
}

/** What opens a held activity, for how much and how soon, if the estimates hold. */
function opening({ opensWith, release }: Judgement): string[] {
  if (opensWith.length === 0) return ["Audit that tier to see what opens this."];
  const opens = `Opens when ${ids(opensWith)} ${plural(opensWith, "reaches", "reach")} 2`;
  if (release === undefined) return [`${opens}; they hang together in too many ways to name the cheapest.`];
  const { fixes, cents, weeks, unliftable } = release;
  const time = weeks > 0 ? ` and ${weeks} ${weeks === 1 ? "week" : "weeks"}` : "";
  const short = fixes.length > MOST_NAMED && fixes.every(({ id }) => id !== "");
  const through = list(fixes.map(({ id, name }) => (short ? id : `${id} ${name}`.trim())));
  const price =
    fixes.length > 0 ? `: about ${amountInWords(cents)}${time} by the catalogue's estimates, through ${through}` : "";

  const left = opensWith.filter(({ id }) => unliftable.includes(id));
  const free = left.filter(({ id }) => isFree(id));
  const whole = left.filter(isWholeTier);
  const other = left.filter((criterion) => !free.includes(criterion) && !whole.includes(criterion));
  const blank = opensWith.some(({ score }) => score === undefined);
  return [
    `${opens}${price}.`,
    ...(free.length > 0 ? [`${ids(free)} ${plural(free, "costs", "cost")} attention, not money.`] : []),
    ...(whole.length > 0 ? [`Audit ${ids(whole)} criterion by criterion to see what that costs.`] : []),
    ...(other.length > 0 ? [`Nothing in the catalogue lifts ${ids(other)}.`] : []),
    ...(blank ? ["Score what is blank first; it may already pass."] : []),
  ];
}

/** The pilot that would be possible while the rest is held. */
function pilot({ pilotNeeds }: Judgement, limits: Limits): string[] {
  if (pilotNeeds === undefined) return [];
  if (pilotNeeds.length === 0) return [`One pilot meetup is possible now: ${pilotTerms(limits)} (R16).`];
  const needs = `${ids(pilotNeeds)} ${plural(pilotNeeds, "reaches", "reach")} 2`;
  return [`One pilot meetup is possible once ${needs}: ${pilotTerms(limits)} (R16).`];
}

const pilotTerms = (limits: Limits) => `a single row, quantity 1, cash of at most ${amountInWords(limits.pilotCash)}`;

/** The cap that holds for all CAUTION rows together, and how far this plan fills it. */
function together({ cautionTakes }: Judgement, { cautionShare }: Limits): string {
  const cap = `should stay within ${percent(cautionShare)} of the budget`;
  if (cautionTakes === undefined) return `Together the CAUTION rows ${cap}.`;
  if (cautionTakes <= cautionShare) return `Together the CAUTION rows take ${percent(cautionTakes)} and ${cap}.`;
  return `Together the CAUTION rows take ${percentUp(cautionTakes)} and ${cap}: choose which of them wait.`;
}

const percent = (share: number) => `${Math.floor(share * 100 + 1e-9)}%`;

/** Over a cap, so that a little over never reads as the cap itself. */
const percentUp = (share: number) => `${Math.ceil(share * 100 - 1e-9)}%`;

const inBrackets = (texts: readonly string[]) => (texts.length > 0 ? ` (${texts.join(", ")})` : "");

const plural = (things: readonly unknown[], one: string, more: string) => (things.length === 1 ? one : more);

/** "its gates B-05 (Credentials and app) and B-13 (Five-minute first app)", of a tier that was just named. */
function theirs(criteria: readonly ScoredCriterion[]): string {
  if (criteria.every(isWholeTier)) return "it";
  const areGates = criteria.every(({ gate }) => gate !== "");
  return `its ${areGates ? plural(criteria, "gate", "gates") : plural(criteria, "criterion", "criteria")} ${named(criteria)}`;
}

const ids = (criteria: readonly ScoredCriterion[]) => list([...new Set(criteria.map(({ id }) => id))]);

/** "B-05 (Credentials and app) and B-13 (Five-minute first app)", or the ids alone if there are many. */
function named(criteria: readonly ScoredCriterion[]): string {
  if (criteria.length > MOST_NAMED) return ids(criteria);
  return list(criteria.map(({ id, name }) => (name === "" || name === id ? id : `${id} (${name})`)));
}

/** "a", "a and b", "a, b and c". */
function list(words: readonly string[]): string {
  const short = words.map(brief);
  return short.length < 2 ? short.join("") : `${short.slice(0, -1).join(", ")} and ${short[short.length - 1]}`;
}

/** A name that a user wrote, at a length that fits into a sentence and a cell. */
export function brief(name: string): string {
  return name.length > 100 ? `${name.slice(0, 99)}…` : name;
}
