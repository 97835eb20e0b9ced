import { DAY } from "./events";
import { amountInWords, type Cents } from "./money";
import type { Dream, Path, PathStep, StartingPoint } from "./path";
import { brief } from "./reasons";

/** The small version of a dream, as far as its answer speaks of it. */
export interface PilotOutlook {
  readonly cents: Cents;
  readonly mayGoAhead: boolean;
}

/** What the talk answers from each starting point; "on the way" needs no word of its own. */
export const ADVICE: Readonly<Record<StartingPoint, string>> = {
  established: "You are there already. Look at what one developer costs you, and whether guests are followed up.",
  "community first": "Your community comes first, and it can carry this: fund kits and small grants for members.",
  new: "Nothing is known yet. One pilot at most, with a written target and a stop rule, shows whether there is demand.",
  "on the way": "",
};

/** The whole path in one sentence: how many steps, how much, how long, and what may be done today. */
export function pathInWords(
  { name, tier }: Pick<Dream, "name" | "tier">,
  { steps, open, cents, weeks }: Path,
  pilot: PilotOutlook | undefined,
  currency: string,
): string {
  const dream = `“${brief(name)}”`;
  if (steps.length === 0) return `${dream} belongs to the foundation: it may be funded now.`;
  if (open === 0) return `${dream} is open now: ${allWords(steps.length)}.`;
  const verb = tier === "X" || tier === "P" ? "opens" : "pays";
  const price = cents === undefined ? "cost not known" : costWords(cents, currency);
  const time = weeks > 0 ? ` and ${weeksWords(weeks)}` : "";
  const small = pilot?.mayGoAhead ? `; start with one pilot for ${moneyWords(pilot.cents, currency)}` : "";
  return `${dream} ${verb} after ${open} of ${steps.length} steps, ${price}${time}${small}.`;
}

const allWords = (steps: number): string => (steps === 1 ? "its one step is done" : `all ${steps} steps are done`);

const costWords = (cents: Cents, currency: string): string =>
  cents === 0 ? "no money" : `about ${moneyWords(cents, currency)}`;

export const moneyWords = (cents: Cents, currency: string): string => `${amountInWords(cents)} ${currency}`.trim();

export const weeksWords = (weeks: number): string => (weeks === 1 ? "1 week" : `${weeks} weeks`);

/** Whether the money that may come is enough: for the path, and for what comes after it. */
export function moneyVerdict(
  budget: Cents | undefined,
  path: Cents | undefined,
  dream: Cents | undefined,
  currency: string,
): string {
  if (budget === undefined || path === undefined) return "";
  const words = (cents: Cents) => moneyWords(cents, currency);
  if (budget < path) return `${words(budget)} is ${words(path - budget)} short of the path.`;
  if (dream === undefined) return `${words(budget)} pays for the path and leaves ${words(budget - path)}.`;
  if (budget < path + dream) {
    return `${words(budget)} pays for the path, and is ${words(path + dream - budget)} short of what comes after it.`;
  }
  return `${words(budget)} pays for the path and what comes after it.`;
}

/** Whether the path ends in time, by days such as "2026-11-22"; "" without a day. */
export function timeVerdict(today: string, weeks: number, by: string): string {
  if (by === "") return "";
  const spare = Math.floor((Date.parse(by) - Date.parse(today)) / DAY / 7) - weeks;
  if (spare < 0) return `The path ends ${weeksWords(-spare)} after your day.`;
  return spare === 0 ? "The path ends just in time." : `The path ends ${weeksWords(spare)} before your day.`;
}

/** What a step takes, in words. */
export function stepPrice({ status, isFree, fixes, cents, fromWeek, toWeek }: PathStep, currency: string): string {
  if (status === "done") return "";
  if (isFree) return "No money: it takes attention.";
  if (fixes.length === 0) return "Comes with what an earlier step buys.";
  return `About ${moneyWords(cents, currency)}, ${weeksWords(toWeek - fromWeek)}.`;
}
