import type { CriterionForm, TierStanding } from "../../commands/server";
import type { TextKey } from "./answers";

export const GATE_WORDS: Readonly<Record<CriterionForm["gate"], string>> = {
  "": "",
  gate: "Gate: must reach 2 before money moves up",
  hard: "The five-minute bar: the gate to lift first, must reach 2",
};

export const TEXT_LABELS: Readonly<Record<TextKey, string>> = { evidence: "Evidence", owner: "Owner", rater: "Rater" };

export const NOT_ASSESSED = "Not assessed";

export const scoreWords = (score: number | null): string => (score === null ? NOT_ASSESSED : String(score));

export function gatesWords({ gates, gatesPassed }: TierStanding): string {
  if (gates === 0) return "No gates: passes at half of the score";
  return `${gatesPassed} of ${gates} ${gates === 1 ? "gate" : "gates"} ${gatesPassed === 1 ? "passes" : "pass"}`;
}

export function shareWords(score: number): string {
  return new Intl.NumberFormat(undefined, { style: "percent" }).format(score);
}

export function timeWords(time: Date): string {
  return new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" }).format(time);
}

/** "2026-11-22" as people write it where they are; days have no time zone, so none may shift them. */
export function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

/** What is said otherwise to a second rater. */
export const SECOND = {
  what: "your scores",
  why: "The second rater's scores stand beside the first ones, so the plan has to be there.",
  how: "Score on your own; the first scores stay hidden until you are done.",
};
