import { DAY } from "./events";

/** Days after which a score should be looked at again. A planning assumption of ours: a quarter. */
export const AGEING_DAYS = 90;

/** When a score stops being fresh. Days are written "2026-11-22". */
export interface Freshness {
  readonly today: string;
  readonly days: number;
  /** The day the current audit began; empty when none was started on purpose. */
  readonly auditBegan: string;
}

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Why a score of that day should be looked at again, in a sentence; empty while it is fresh, or when its day is not known. */
export function ageingOf(scoredOn: string, { today, days, auditBegan }: Freshness): string {
  if (!DAY_PATTERN.test(scoredOn)) return "";
  if (auditBegan !== "" && scoredOn < auditBegan) return `Scored on ${scoredOn}, before this audit began.`;
  const age = daysBetween(scoredOn, today);
  return age > days ? `Scored ${age} days ago.` : "";
}
