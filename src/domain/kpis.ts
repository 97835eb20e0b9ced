import type { StageName } from "./stages";

/** A number that steers: two per funnel stage, the first can be bought or blown up, the second catches it. */
export interface Kpi {
  readonly stage: StageName;
  readonly slot: 1 | 2;
  readonly kind: "volume" | "flow" | "quality" | "value";
  readonly name: string;
  /** Name of the metric on the shelf (METRICS) that defines it. */
  readonly metric: string;
  readonly unit: string;
  /** The direction that is good. */
  readonly direction: "up" | "down";
  readonly why: string;
}

/** The default steering pairs: exactly two for each stage, because a program that steers by more steers by none. */
export const KPIS: readonly Kpi[] = [
  {
    stage: "Awareness",
    slot: 1,
    kind: "volume",
    name: "New unique visitors, developer site",
    metric: "New unique visitors, developer site",
    unit: "people / month",
    direction: "up",
    why: "Widest honest count of people who found us; every firm has it on day one; feeds the first conversion.",
  },
  {
    stage: "Awareness",
    slot: 2,
    kind: "flow",
    name: "Docs-reach rate",
    metric: "Docs-reach rate",
    unit: "%",
    direction: "up",
    why: "Tells curiosity from noise: a campaign that brings the wrong people moves KPI 1 and sinks KPI 2.",
  },
  {
    stage: "Consideration",
    slot: 1,
    kind: "volume",
    name: "New developer accounts",
    metric: "New developer accounts",
    unit: "accounts / month",
    direction: "up",
    why: "The talk's own sign of this stage ('create an account'); one event, one system.",
  },
  {
    stage: "Consideration",
    slot: 2,
    kind: "quality",
    name: "Time to first success (median)",
    metric: "Time to first success",
    unit: "minutes",
    direction: "down",
    why: "The talk's bar: five minutes. Finds docs and credential trouble before the drop-off shows.",
  },
  {
    stage: "Adoption",
    slot: 1,
    kind: "volume",
    name: "Monthly active developers (28 days)",
    metric: "Monthly active developers",
    unit: "people",
    direction: "up",
    why: "The number several writers end at (swyx, devrel.nexus); free and paid APIs both have it.",
  },
  {
    stage: "Adoption",
    slot: 2,
    kind: "flow",
    name: "Activation rate (7 days, by cohort)",
    metric: "Activation rate",
    unit: "%",
    direction: "up",
    why: "The drop-off between consideration and adoption that the talk tells managers to look for.",
  },
  {
    stage: "Advocacy",
    slot: 1,
    kind: "volume",
    name: "Active advocates (90 days)",
    metric: "Active advocates",
    unit: "people",
    direction: "up",
    why: "Counts people who act, not badges held.",
  },
  {
    stage: "Advocacy",
    slot: 2,
    kind: "value",
    name: "Content replacement value",
    metric: "Content replacement value",
    unit: "$ / quarter",
    direction: "up",
    why: "The talk's proof for the MVP program (over $1M in under two years); uses the budget's own catalogue, so finance can check it.",
  },
];
