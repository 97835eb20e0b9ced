import type { Result } from "../cells";
import { budgetRange } from "./budgetRange";
import type { CustomFunction } from "./define";
import { fundingCheck } from "./fundingCheck";
import { fundingOrder } from "./fundingOrder";
import { fundingPlan } from "./fundingPlan";
import { funnelCheck } from "./funnelCheck";
import { funnelCohorts } from "./funnelCohorts";
import { funnelCompare } from "./funnelCompare";
import { funnelConversion } from "./funnelConversion";
import { funnelCounts } from "./funnelCounts";
import { funnelDropoff } from "./funnelDropoff";
import { funnelInterval } from "./funnelInterval";
import { funnelKpis } from "./funnelKpis";
import { funnelLeak } from "./funnelLeak";
import { funnelSampleSize } from "./funnelSampleSize";
import { funnelSegments } from "./funnelSegments";
import { funnelTargets } from "./funnelTargets";
import { funnelTimes } from "./funnelTimes";
import { kpiScore } from "./kpiScore";
import { tierScore } from "./tierScore";

export type { CustomFunction } from "./define";
export { stub } from "./stub";

/**
 * The custom functions that Sheets gets. To add one: write its row in a file of its own, list it here, and give it rows
 * of cases in `tests/functions`; the stub, the help and the checks on words and cells follow from the row.
 */
export const FUNCTIONS: readonly CustomFunction[] = [
  funnelConversion,
  funnelDropoff,
  funnelLeak,
  funnelKpis,
  funnelInterval,
  funnelCompare,
  funnelTargets,
  funnelCounts,
  funnelTimes,
  funnelSegments,
  funnelCohorts,
  funnelCheck,
  funnelSampleSize,
  tierScore,
  fundingOrder,
  fundingCheck,
  fundingPlan,
  budgetRange,
  kpiScore,
];

/** Runs a custom function by name: what the stubs that Sheets finds call with their arguments. */
export function callFunction(name: string, args: ArrayLike<unknown>): Result {
  const found = FUNCTIONS.find((definition) => definition.name === name);
  if (found === undefined) throw new Error(`${name}: there is no such function. Reload the sheet and try again.`);
  return found.call(args);
}
