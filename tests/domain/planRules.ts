import fc from "fast-check";
import { builtInAudit, type ScoredCriterion } from "../../src/domain/audit";
import { CATALOGUE, unitCost } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { toCents } from "../../src/domain/money";
import type { Candidate } from "../../src/domain/plan";
import type { TierId } from "../../src/domain/tiers";

// The contract of FUNDING_PLAN written down a second time and as plainly as possible, for checks that know nothing of the
// solver: by enumeration and as a mixed-integer programme.

const ORDER = "BCEXP";

/** The gates that have to be at 2 before money may go into a tier. */
export function gatesBefore(tier: TierId, audit: readonly ScoredCriterion[]): ScoredCriterion[] {
  const isBefore = (other: TierId) => ORDER.indexOf(other) < ORDER.indexOf(tier) || (tier === "P" && other === "P");
  return audit.filter((one) => one.gate !== "" && isBefore(one.tier));
}

/** Basic enablement, and what lifts a Community gate from Community itself. */
export function mayAlwaysBeBought({ tier, lifts }: Candidate, audit: readonly ScoredCriterion[]): boolean {
  const support = audit.filter((one) => one.tier === "C" && one.gate !== "");
  return tier === "B" || (tier === "C" && support.some(({ id }) => lifts.includes(id)));
}

/** Whether a plan keeps to the rules. */
export function isAllowed(
  quantities: readonly number[],
  candidates: readonly Candidate[],
  audit: readonly ScoredCriterion[],
): boolean {
  const lifted = candidates.flatMap(({ lifts }, row) => (quantities[row]! > 0 ? lifts : []));
  const passes = ({ id, score }: ScoredCriterion) => (score !== undefined && score >= 2) || lifted.includes(id);
  return candidates.every((candidate, row) => {
    const { tier, stages, maximum } = candidate;
    if (quantities[row] === 0) return true;
    if (quantities[row]! > maximum || stages.length === 0 || tier === undefined) return false;
    return mayAlwaysBeBought(candidate, audit) || gatesBefore(tier, audit).every(passes);
  });
}

/** Every way to buy, cheapest to say first: none of anything. */
export function everyPlan(candidates: readonly Candidate[]): number[][] {
  return candidates.reduce<number[][]>(
    (plans, { maximum }) =>
      plans.flatMap((plan) => Array.from({ length: maximum + 1 }, (_, units) => [...plan, units])),
    [[]],
  );
}

export const sumOf = (quantities: readonly number[], amounts: readonly number[]) =>
  quantities.reduce((sum, units, row) => sum + units * amounts[row]!, 0);

/** A problem for the plan. */
export interface Problem {
  readonly candidates: readonly Candidate[];
  readonly audit: readonly ScoredCriterion[];
  readonly budget: number;
}

const stages = fc.constantFrom(["Awareness"], ["Adoption", "Advocacy"], ["Adoption"], ["Adoption"], []);

const gate = (id: string, tier: TierId, score: number | undefined, isGate = true): ScoredCriterion => ({
  id,
  name: id,
  tier,
  gate: isGate ? "gate" : "",
  weight: 1,
  score,
});

const score = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 3 });

/** A few gates in each tier of those that need one, and up to six activities of small numbers, so that many plans tie. */
export const smallProblem: fc.Arbitrary<Problem> = fc.record({
  candidates: fc.array(
    fc.record({
      tier: fc.constantFrom<(TierId | undefined)[]>("B", "B", "C", "C", "E", "X", "P", "P", undefined),
      stages,
      lifts: fc.subarray(["b1", "b2", "c1", "e1", "x1", "p1", "no such"], { maxLength: 3 }),
      cost: fc.integer({ min: 0, max: 5 }),
      value: fc.integer({ min: 0, max: 4 }).map((points) => points / 2),
      maximum: fc.constantFrom(0, 1, 1, 1, 2, 3),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  audit: fc
    .tuple(score, score, score, score, score, score, fc.boolean(), fc.boolean())
    .map(([b1, b2, c1, e1, x1, p1, isEducationGated, isEventGated]) => [
      gate("b1", "B", b1),
      gate("b2", "B", b2),
      gate("c1", "C", c1),
      gate("e1", "E", e1, isEducationGated),
      gate("x1", "X", x1),
      gate("p1", "P", p1, isEventGated),
    ]),
  budget: fc.integer({ min: 0, max: 16 }),
});

const catalogueScore = fc.constantFrom(undefined, 0, 1, 2, 2, 2, 2, 3, 3);

/** The catalogue at its expected costs, an audit of the built-in criteria, values and a budget of any kind. */
export const catalogueProblem: fc.Arbitrary<Problem> = fc.record({
  candidates: fc.tuple(
    ...CATALOGUE.map(({ tier, stages, lifts, ...activity }) =>
      fc.record({ value: fc.integer({ min: 0, max: 20 }), maximum: fc.constantFrom(1, 1, 1, 2, 3) }).map(
        (rest): Candidate => ({
          tier,
          stages,
          lifts,
          cost: unitCost({ tier, stages, lifts, ...activity })[1],
          ...rest,
        }),
      ),
    ),
  ),
  audit: fc.array(catalogueScore, { minLength: CRITERIA.length, maxLength: CRITERIA.length }).map((scores) =>
    builtInAudit({}).map((criterion, row) => ({
      ...criterion,
      // What costs attention only would keep in-person work out of nearly every problem.
      score: /^(X-07|P-0[13])$/.test(criterion.id) ? 2 : scores[row],
    })),
  ),
  budget: fc.integer({ min: 0, max: 400_000 }).map(toCents),
});

/** Up to 30 activities of one's own with gates and costs of one's own. */
export const freeProblem: fc.Arbitrary<Problem> = fc.record({
  candidates: fc.array(
    fc.record({
      tier: fc.constantFrom<TierId[]>("B", "C", "E", "X", "P"),
      stages,
      lifts: fc.subarray(["b1", "b2", "b3", "c1", "c2", "e1", "x1", "p1"], { maxLength: 3 }),
      cost: fc.integer({ min: 0, max: 5_000_000 }),
      value: fc.integer({ min: 0, max: 1000 }),
      maximum: fc.constantFrom(1, 1, 2, 4),
    }),
    { minLength: 1, maxLength: 30, size: "max" },
  ),
  audit: fc
    .tuple(score, score, score, score, score, score, score, score)
    .map(([b1, b2, b3, c1, c2, e1, x1, p1]) => [
      gate("b1", "B", b1),
      gate("b2", "B", b2),
      gate("b3", "B", b3),
      gate("c1", "C", c1),
      gate("c2", "C", c2),
      gate("e1", "E", e1),
      gate("x1", "X", x1),
      gate("p1", "P", p1),
    ]),
  budget: fc.integer({ min: 0, max: 40_000_000 }),
});
