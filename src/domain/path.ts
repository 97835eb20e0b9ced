import type { ScoredCriterion } from "./audit";
import { CRITERIA, PASSING_SCORE } from "./criteria";
import type { Cents } from "./money";
import { cheapestRelease, type Fix } from "./release";
import { type TierId, tierById } from "./tiers";

/** Who would carry the dream from day to day. */
export type Runner = "members" | "partners" | "us";

/** An activity somebody would love to have, such as a global meetup program. */
export interface Dream {
  readonly name: string;
  readonly tier: TierId;
  /** A single small event: it is its own pilot. */
  readonly isPilot: boolean;
  readonly runner: Runner;
}

/** What a path may be paid with; a tier that is not ours helps with nothing. */
export interface PathFix extends Fix {
  readonly tier: TierId | undefined;
}

export type PathStepId = "reason" | "success" | "nextDay" | "content" | "pilot" | "carriers" | "money" | "followUp";

interface StepDefinition {
  readonly id: PathStepId;
  readonly name: string;
  readonly why: string;
  /** The tiers of dreams that the step comes before. */
  readonly tiers: readonly TierId[];
  readonly criteria: readonly string[];
  /** Every gate of this tier belongs to the step too, because funding waits for each of them. */
  readonly gatesOf?: TierId;
  readonly runner?: Runner;
  /** Left out where the dream is a single event. */
  readonly beforeMany?: true;
}

/** The id in the catalogue of the single hosted meetup, which is what a pilot is. */
export const PILOT_ID = "P01";

/**
 * What must be true before a dream, in the order in which it has to become true: the reason first, the follow-up last.
 * The order is the talk's reasoning read backwards; the cut into steps is ours.
 */
const STEPS: readonly StepDefinition[] = [
  {
    id: "reason",
    name: "A reason, and two KPIs",
    why: "“Meetups” is no goal. Write down which stage should move, and by how much, before money does.",
    tiers: ["P"],
    criteria: ["P-01"],
  },
  {
    id: "success",
    name: "Newcomers succeed on their own",
    why: "People who cannot get it to work leave with a bad taste, in a room as on the web.",
    tiers: ["C", "E", "X", "P"],
    criteria: ["P-03"],
    gatesOf: "B",
  },
  {
    id: "nextDay",
    name: "A place to go the next day",
    why: "Whoever liked it comes back with questions. Somebody has to be there.",
    tiers: ["E", "X", "P"],
    criteria: [],
    gatesOf: "C",
  },
  {
    id: "content",
    name: "Something to talk about",
    why: "Nobody comes twice for a product pitch: have content that helps people grow, at a steady rhythm.",
    tiers: ["X", "P"],
    criteria: ["E-01", "E-02"],
  },
  {
    id: "pilot",
    name: "One pilot",
    why: "One small event shows for little money whether there is demand for many.",
    tiers: ["P"],
    criteria: ["P-02"],
    beforeMany: true,
  },
  {
    id: "carriers",
    name: "Members to run it",
    why: "Chapters that members run spread further than staff can travel.",
    tiers: ["P"],
    criteria: ["C-10", "P-06"],
    runner: "members",
  },
  {
    id: "carriers",
    name: "Partners to run it",
    why: "Partners carry it once they have content of their own to stand for.",
    tiers: ["X", "P"],
    criteria: ["E-07"],
    runner: "partners",
  },
  {
    id: "money",
    name: "Money, with travel and hours",
    why: "Venue, food, travel and hours hide behind the ticket price of every event.",
    tiers: ["P"],
    criteria: ["P-04"],
  },
  {
    id: "followUp",
    name: "Follow-up",
    why: "Without follow-up nobody knows whether it brought a single developer.",
    tiers: ["P"],
    criteria: ["P-05"],
  },
];

export type StepStatus = "done" | "to do" | "not assessed";

/** A step with how it stands and what it takes. */
export interface PathStep {
  readonly id: PathStepId;
  readonly name: string;
  readonly why: string;
  readonly criteria: readonly ScoredCriterion[];
  /** Those that have not reached 2, as far as is known. */
  readonly open: readonly ScoredCriterion[];
  readonly status: StepStatus;
  /** Bought for this step, side by side; what an earlier step bought already is not bought again. */
  readonly fixes: readonly PathFix[];
  /** Open, and nothing that can be bought lifts it: it takes attention, not money. */
  readonly isFree: boolean;
  readonly cents: Cents;
  /** Weeks after the start of the path at which it begins and ends. */
  readonly fromWeek: number;
  readonly toWeek: number;
}

export interface Path {
  readonly steps: readonly PathStep[];
  readonly open: number;
  /** Expected cost of everything on the path, each activity once; undefined if too many criteria hang together to be exact. */
  readonly cents: Cents | undefined;
  /** Steps one after the other, the activities of a step side by side. A planning assumption of ours. */
  readonly weeks: number;
}

/**
 * The way from today to a dream: its steps in order, with the cheapest activities that bring every open criterion to 2.
 * They are chosen for the whole path at once, so that nothing is bought twice and a better score never makes it dearer.
 * Only what stands below the dream may be bought for it, and the pilot: a dream is no means to itself.
 */
export function findPath(dream: Dream, audit: readonly ScoredCriterion[], catalogue: readonly PathFix[]): Path {
  const parts = STEPS.filter((step) => appliesTo(step, dream)).map((step) => {
    const criteria = criteriaOf(step, dream, audit);
    return { step, criteria, open: criteria.filter(isOpen) };
  });
  const helps = catalogue.filter((fix) => isHelp(fix, dream));
  const release = cheapestRelease(
    parts.flatMap(({ open }) => open.map(({ id }) => id)),
    helps,
  );
  let left = helps.filter((fix) => release?.fixes.includes(fix));
  let week = 0;
  const steps = parts.map(({ step, criteria, open }): PathStep => {
    const fixes = left.filter(({ lifts }) => open.some(({ id }) => lifts.includes(id)));
    left = left.filter((fix) => !fixes.includes(fix));
    const fromWeek = week;
    week += fixes.reduce((longest, { leadWeeks }) => Math.max(longest, leadWeeks), 0);
    const cents = fixes.reduce((sum, fix) => sum + fix.cents, 0);
    const { id, name, why } = step;
    const status = statusOf(open);
    const isFree = open.length > 0 && !helps.some(({ lifts }) => open.some((one) => lifts.includes(one.id)));
    return { id, name, why, criteria, open, status, fixes, isFree, cents, fromWeek, toWeek: week };
  });
  const open = steps.filter(({ status }) => status !== "done").length;
  return { steps, open, cents: release?.cents, weeks: week };
}

const appliesTo = ({ tiers, runner, beforeMany }: StepDefinition, dream: Dream): boolean =>
  tiers.includes(dream.tier) && (runner ?? dream.runner) === dream.runner && !(beforeMany && dream.isPilot);

/** A criterion that the audit has no row for is not assessed; those of a tier above the dream say nothing about it. */
function criteriaOf(step: StepDefinition, dream: Dream, audit: readonly ScoredCriterion[]): ScoredCriterion[] {
  const gates = audit.filter(({ tier, gate }) => tier === step.gatesOf && gate !== "");
  const named = step.criteria.map(
    (id) =>
      audit.find((criterion) => criterion.id === id) ?? {
        ...CRITERIA.find((criterion) => criterion.id === id)!,
        score: undefined,
      },
  );
  return [...gates, ...named.filter(({ tier }) => orderOf(tier) <= orderOf(dream.tier))];
}

const orderOf = (tier: TierId): number => tierById(tier).order;

const isOpen = ({ score }: ScoredCriterion): boolean => score === undefined || score < PASSING_SCORE;

const isHelp = ({ id, tier }: PathFix, dream: Dream): boolean =>
  tier !== undefined && (orderOf(tier) < orderOf(dream.tier) || (id === PILOT_ID && tier === dream.tier));

function statusOf(open: readonly ScoredCriterion[]): StepStatus {
  if (open.length === 0) return "done";
  return open.every(({ score }) => score === undefined) ? "not assessed" : "to do";
}

/** The audit once the path has been gone: what a verdict on the dream would rest on then. */
export function auditAfter(path: Path, audit: readonly ScoredCriterion[]): ScoredCriterion[] {
  const open = new Set(path.steps.flatMap((step) => step.open.map(({ id }) => id)));
  return audit.map((criterion) => (open.has(criterion.id) ? { ...criterion, score: PASSING_SCORE } : criterion));
}

/** Where a program stands before a dream; the first three are the talk's own answers to its question. */
export type StartingPoint = "established" | "community first" | "new" | "on the way";

export function startingPoint({ steps, open }: Path): StartingPoint {
  if (open === 0) return "established";
  const criteria = steps.flatMap((step) => step.criteria);
  if (criteria.every(({ score }) => score === undefined)) return "new";
  const isDone = (id: PathStepId) => steps.find((step) => step.id === id)?.status === "done";
  return isDone("success") && isDone("nextDay") ? "community first" : "on the way";
}
