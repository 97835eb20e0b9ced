import { CATALOGUE, unitCost } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { tierById } from "../../src/domain/tiers";

/** The Audit tab with these scores by criterion id, and one score (or a blank) for all others. */
export function auditTable(scores: Readonly<Record<string, unknown>> = {}, others: unknown = ""): unknown[][] {
  return [
    ["Id", "Tier", "Criterion", "Score", "Gate", "Weight"],
    ...CRITERIA.map(({ id, tier, name, gate, weight }) => [
      id,
      tierById(tier).name,
      name,
      id in scores ? scores[id] : others,
      gate,
      weight,
    ]),
  ];
}

/** Activities of the catalogue by id, as the Budget tab holds them. */
export function activityTable(...ids: string[]): unknown[][] {
  return [
    ["Activity", "Tier", "Stages", "Quantity", "Running", "Hands-on", "Listening trip", "Lifts", "Expected"],
    ...ids.map((wanted) => {
      const { name, tier, stages, handsOn, lifts } = CATALOGUE.find(({ id }) => id === wanted)!;
      return [name, tierById(tier).name, stages.join(", "), "", false, handsOn, false, lifts.join(", "), ""];
    }),
  ];
}

/** Activities of the catalogue by id, each with its value and its expected cost, for a plan to choose from. */
export function candidateTable(values: Readonly<Record<string, unknown>>): unknown[][] {
  return [
    ["Activity", "Tier", "Stages", "Lifts", "Cost", "Value", "Maximum"],
    ...Object.entries(values).map(([wanted, value]) => {
      const activity = CATALOGUE.find(({ id }) => id === wanted)!;
      const { name, tier, stages, lifts } = activity;
      return [name, tierById(tier).name, stages.join(", "), lifts.join(", "), unitCost(activity)[1] / 100, value, ""];
    }),
  ];
}
