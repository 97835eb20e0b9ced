import type { StageName } from "./stages";

/** A number that steers: two per funnel stage, the first can be bought or blown up, the second catches it. */
export interface Kpi {
  readonly stage: StageName;
  readonly slot: 1 | 2;
  readonly kind: "volume" | "flow" | "quality" | "value";
  /** Name of the metric on the shelf (METRICS) that defines it: its unit, direction and meaning. */
  readonly name: string;
  /** Days after which a new actual is due. A planning assumption: a month and some days, or a quarter. */
  readonly dueDays: number;
  readonly why: string;
}

/** The default steering pairs: exactly two for each stage, because a program that steers by more steers by none. */
export const KPIS: readonly Kpi[] = [
  {
    stage: "Awareness",
    slot: 1,
    kind: "volume",
    name: "New unique visitors, developer site",
    dueDays: 40,
    why: "Widest honest count of people who found us; every firm has it on day one; feeds the first conversion.",
  },
  {
    stage: "Awareness",
    slot: 2,
    kind: "flow",
    name: "Docs-reach rate",
    dueDays: 40,
    why: "Tells curiosity from noise: a campaign that brings the wrong people moves KPI 1 and sinks KPI 2.",
  },
  {
    stage: "Consideration",
    slot: 1,
    kind: "volume",
    name: "New developer accounts",
    dueDays: 40,
    why: "The talk's own sign of this stage ('create an account'); one event, one system.",
  },
  {
    stage: "Consideration",
    slot: 2,
    kind: "quality",
    name: "Time to first success",
    dueDays: 40,
    why: "The talk's bar: five minutes. Finds docs and credential trouble before the drop-off shows.",
  },
  {
    stage: "Adoption",
    slot: 1,
    kind: "volume",
    name: "Monthly active developers",
    dueDays: 40,
    why: "The number several writers end at (swyx, devrel.nexus); free and paid APIs both have it.",
  },
  {
    stage: "Adoption",
    slot: 2,
    kind: "flow",
    name: "Activation rate",
    dueDays: 40,
    why: "The drop-off between consideration and adoption that the talk tells managers to look for.",
  },
  {
    stage: "Advocacy",
    slot: 1,
    kind: "volume",
    name: "Active advocates",
    dueDays: 100,
    why: "Counts people who act, not badges held.",
  },
  {
    stage: "Advocacy",
    slot: 2,
    kind: "value",
    name: "Content replacement value",
    dueDays: 100,
    why: "The talk's proof for the MVP program (over $1M in under two years); uses the budget's own catalogue, so finance can check it.",
  },
];
