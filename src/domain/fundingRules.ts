import type { Status } from "./audit";
import type { TierId } from "./tiers";

export type RuleName = "basics fail" | "basics unknown" | "event brief" | "community" | "education" | "readiness";

/** What a tier that does not pass means for the activities of each tier. */
export interface Rule {
  readonly name: RuleName;
  /** The tier that is in the way, and the states in which it is. */
  readonly tier: TierId;
  readonly when: readonly Status[];
  /** Counts for gates only: a tier that has none is not in the way. */
  readonly gatesOnly?: true;
  /** Verdict and talk rules by tier of the activity; a tier that is not named goes on to the next rule. */
  readonly verdicts: Partial<Readonly<Record<TierId, readonly [verdict: "CAUTION" | "HOLD", ...rules: string[]]>>>;
  /** One pilot meetup may go ahead all the same, once its own gates (a reason, it works in the room) pass. */
  readonly pilot?: true;
}

/**
 * Why money waits, in order of precedence: of the rules whose tier is in the way, the first that names the activity's
 * tier decides. Cells that say FUND in the source table are left out, because a later rule may still restrain them;
 * otherwise a better Education score could make a verdict worse.
 */
export const RULES: readonly Rule[] = [
  {
    name: "basics fail",
    tier: "B",
    when: ["fails"],
    verdicts: { C: ["CAUTION", "R02"], E: ["CAUTION", "R02"], X: ["HOLD", "R02", "R06"], P: ["HOLD", "R02", "R03"] },
  },
  {
    name: "basics unknown",
    tier: "B",
    when: ["unknown"],
    verdicts: { C: ["CAUTION", "R02"], E: ["CAUTION", "R02"], X: ["HOLD", "R02", "R06"], P: ["HOLD", "R02", "R03"] },
    pilot: true,
  },
  {
    name: "event brief",
    tier: "P",
    when: ["fails", "unknown"],
    gatesOnly: true,
    verdicts: { P: ["HOLD", "R10", "R05"] },
  },
  {
    name: "community",
    tier: "C",
    when: ["fails", "unknown"],
    verdicts: { E: ["CAUTION", "R04"], X: ["CAUTION", "R04"], P: ["HOLD", "R04"] },
    pilot: true,
  },
  { name: "education", tier: "E", when: ["fails", "unknown"], verdicts: { P: ["CAUTION", "R22"] } },
  {
    name: "readiness",
    tier: "X",
    when: ["fails", "unknown"],
    gatesOnly: true,
    verdicts: { X: ["CAUTION", "R01"], P: ["CAUTION", "R01"] },
  },
];
