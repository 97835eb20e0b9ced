export type StageName = "Awareness" | "Consideration" | "Adoption" | "Advocacy";

/** A stage of the developer funnel: what an activity is for. Never to be mixed with the tier, which says in what order to fund. */
export interface Stage {
  readonly name: StageName;
  /** The event by which a developer enters the stage, unless the plan says otherwise. */
  readonly entry: string;
  readonly meaning: string;
}

/** A funnel by name: the stages that another model of the journey has, first to last. */
export interface StageSet {
  readonly name: string;
  readonly stages: readonly string[];
}

/** The default funnel, first stage first. Names are editable in a plan; these are what the built-in tables refer to. */
export const STAGES: readonly Stage[] = [
  {
    name: "Awareness",
    entry: "First visit to a developer page",
    meaning: "Developers find the technology.",
  },
  {
    name: "Consideration",
    entry: "Account created",
    meaning: "Developers try it out and think about using it.",
  },
  {
    name: "Adoption",
    entry: "First successful call or app",
    meaning: "Developers build with it and become customers.",
  },
  {
    name: "Advocacy",
    entry: "First public helpful act",
    meaning: "Developers tell others about it.",
  },
];

/** Funnels to choose from in place of names of one's own; a plan has at most seven stages. */
export const STAGE_SETS: readonly StageSet[] = [
  { name: "Developer journey", stages: STAGES.map(({ name }) => name) },
  {
    name: "AAARRRP",
    stages: ["Awareness", "Acquisition", "Activation", "Retention", "Revenue", "Referral", "Product"],
  },
];
