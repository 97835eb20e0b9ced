import type { SentencePart } from "../../domain/stuckWords";
import type { ActivityPromise } from "./question";

/** A cell that can be shown. */
export interface StuckCell {
  readonly tab: "kpis" | "audit" | "catalogue";
  readonly row: number;
  /** Key of the column. */
  readonly column: string;
}

/** A piece of the sentence, with the cell that it names. */
export interface StuckPart extends Pick<SentencePart, "text"> {
  readonly cell: StuckCell | null;
}

export interface StuckActivity {
  readonly name: string;
  /** "for about 4,200 USD in 3 weeks". */
  readonly price: string;
  readonly cell: StuckCell;
  /** Its row in the Budget, or 0. */
  readonly planned: number;
  /** What it could promise, to be put right by the person. */
  readonly promise: ActivityPromise;
}

/** A criterion to lift, and what money can do for it. */
export interface StuckWork {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly score: number | null;
  /** A gate of a lower tier, which has to pass before. */
  readonly isBefore: boolean;
  readonly cell: StuckCell;
  readonly activities: readonly StuckActivity[];
}

export interface StuckChain {
  readonly kpi: string;
  readonly stage: string;
  /** "stands at 40 minutes, the target is 5". */
  readonly standing: string;
  readonly steers: boolean;
  readonly cell: StuckCell;
  readonly sentence: readonly StuckPart[];
  /** What has to be done, in the order in which it pays. */
  readonly work: readonly StuckWork[];
  /** Criteria of the stage that are not assessed, where others are weak. */
  readonly hidden: number;
  /** Whether the way leads to the Funnel, because the audit has no answer. */
  readonly toFunnel: boolean;
}

export interface StuckForm {
  /** The furthest behind first. */
  readonly chains: readonly StuckChain[];
  /** How many KPIs could be judged, and the others with what to fill in. */
  readonly judged: number;
  readonly unjudged: readonly { readonly kpi: string; readonly why: string; readonly cell: StuckCell }[];
}

/** An activity of the Catalogue for the Budget, with its promise. */
export interface NewRemedy {
  /** Made by the page, so that an activity which is sent twice stands once. */
  readonly id: string;
  readonly activity: string;
  readonly promise: ActivityPromise;
}
