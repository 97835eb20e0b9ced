import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInAudit, type ScoredCriterion } from "../../src/domain/audit";
import { CATALOGUE, unitCost } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { checkFunding } from "../../src/domain/funding";
import { toCents } from "../../src/domain/money";
import { bestPlan, type Candidate, liftedAudit, type Plan, plansFor, whatMoreBuys } from "../../src/domain/plan";
import type { TierId } from "../../src/domain/tiers";
import { catalogueProblem, everyPlan, isAllowed, type Problem, smallProblem, sumOf } from "./planRules";
import { seeded } from "./seeded";

const all = (score: number) => Object.fromEntries(CRITERIA.map(({ id }) => [id, score]));

/** An activity of Basic enablement that costs and brings so much, unless told otherwise. */
const activity = (cost: number, value: number, rest: Partial<Candidate> = {}): Candidate => ({
  tier: "B",
  stages: ["Adoption"],
  lifts: [],
  cost,
  value,
  maximum: 1,
  ...rest,
});

/** Activities of the catalogue, each worth 1 unless told otherwise. */
const fromCatalogue = (values: Readonly<Record<string, number>>): Candidate[] =>
  Object.entries(values).map(([id, value]) => {
    const known = CATALOGUE.find((one) => one.id === id)!;
    return { tier: known.tier, stages: known.stages, lifts: known.lifts, cost: unitCost(known)[1], value, maximum: 1 };
  });

const clear = builtInAudit(all(2));
const quantities = (candidates: readonly Candidate[], budget: number, audit: readonly ScoredCriterion[] = clear) =>
  bestPlan(candidates, audit, budget)!.quantities;

describe("what is bought", () => {
  test.each<[string, readonly Candidate[], number, number[]]>([
    ["the most value, not the most units", [activity(6, 10), activity(5, 6), activity(4, 5)], 6, [1, 0, 0]],
    ["the most value, not the best value for money", [activity(1, 3), activity(10, 20)], 10, [0, 1]],
    ["as many units as pay, up to the maximum", [activity(3, 2, { maximum: 4 }), activity(5, 4)], 11, [2, 1]],
    ["ten thousand units", [activity(3, 2, { maximum: 10_000 }), activity(2, 1)], 29_999, [9_999, 1]],
    ["all that is worth something if there is money", [activity(6, 1), activity(4, 0.000001)], 10, [1, 1]],
    ["nothing that is worth nothing", [activity(0, 0), activity(1, 0)], 10, [0, 0]],
    ["what costs nothing, without any money", [activity(0, 1, { maximum: 3 }), activity(1, 9)], 0, [3, 0]],
    ["nothing, if nothing is affordable", [activity(11, 5), activity(12, 6)], 10, [0, 0]],
    ["exactly the budget", [activity(10, 1)], 10, [1]],
    ["nothing of which the maximum is 0", [activity(1, 5, { maximum: 0 })], 10, [0]],
    ["nothing without a stage", [activity(1, 5, { stages: [] })], 10, [0]],
    ["nothing without a tier", [activity(1, 5, { tier: undefined })], 10, [0]],
    ["no activities, no plan to make", [], 10, []],
  ])("%s", (_, candidates, budget, expected) => {
    expect(quantities(candidates, budget)).toEqual(expected);
  });

  test.each<[string, readonly Candidate[], number[]]>([
    ["the lower cost", [activity(5, 4), activity(4, 4)], [0, 1]],
    ["then fewer units", [activity(1, 1), activity(3, 3), activity(4, 4)], [0, 0, 1]],
    ["then the earlier row", [activity(4, 4), activity(4, 4)], [1, 0]],
    ["then the earliest row, not the row next to it", [1, 2, 2, 3].map((size) => activity(size, size)), [1, 0, 0, 1]],
    ["then more of the earlier row", [2, 2].map((most) => activity(2, 2, { maximum: most })), [2, 0]],
    [
      "fractions of a value are added exactly: 0.1 + 0.2 ties with 0.3",
      [activity(1, 0.1), activity(3, 0.2), activity(4, 0.3)],
      [0, 0, 1],
    ],
  ])("of plans of the same value: %s", (_, candidates, expected) => {
    expect(quantities(candidates, 4)).toEqual(expected);
  });

  test("values of a hundred million beside values of cents", () => {
    expect(bestPlan([activity(4, 1e8), activity(1, 0.01)], clear, 5)).toMatchObject({ cost: 5, value: 100_000_000.01 });
  });
});

describe("the tiers (contract of FUNDING_PLAN)", () => {
  const fails = (...ids: string[]) => builtInAudit({ ...all(2), ...Object.fromEntries(ids.map((id) => [id, 1])) });
  const of = (tier: TierId, ...lifts: string[]) => activity(1, 1, { tier, lifts });
  const fix = (...lifts: string[]) => activity(1, 0, { lifts });

  test.each<[string, ScoredCriterion[], Candidate[], number[]]>([
    ["all clear: any tier", clear, [of("B"), of("C"), of("E"), of("X"), of("P")], [1, 1, 1, 1, 1]],
    [
      "a gate of Basic fails: Basic alone",
      fails("B-05"),
      [of("B"), of("C"), of("E"), of("X"), of("P")],
      [1, 0, 0, 0, 0],
    ],
    ["and the support part of Community", fails("B-05"), [of("C", "C-01"), of("C", "C-07")], [1, 0]],
    ["also while its gate passes", fails("B-05"), [of("C", "C-02"), of("E", "C-02")], [1, 0]],
    [
      "a gate of Community fails: Basic and Community",
      fails("C-02"),
      [of("B"), of("C"), of("E"), of("P")],
      [1, 1, 0, 0],
    ],
    ["a blank gate is not passed", builtInAudit({}), [of("C"), of("E")], [0, 0]],
    ["X-07 fails: no event, but a webinar", fails("X-07"), [of("E"), of("X"), of("P")], [1, 1, 0]],
    ["an event has no reason: no event", fails("P-01"), [of("X"), of("P")], [1, 0]],
    ["what is bought opens what waits for it", fails("B-05"), [of("E"), fix("B-05")], [1, 1]],
    ["one of two gates opens nothing", fails("B-05", "B-06"), [of("E"), fix("B-05")], [0, 0]],
    ["one activity may lift both", fails("B-05", "C-02"), [of("X"), fix("B-05", "C-02")], [1, 1]],
    ["even the one that waits for them", fails("B-05"), [of("E", "B-05")], [1]],
    ["an event may bring its own reason", fails("P-01"), [of("P", "P-01")], [1]],
    ["a criterion that is no gate opens nothing", fails("B-05"), [of("E"), fix("B-02")], [0, 0]],
    ["what the audit lacks is not lifted", fails("B-05"), [of("E"), fix("DX-1")], [0, 0]],
  ])("%s", (_, audit, candidates, expected) => {
    expect(quantities(candidates, 100, audit)).toEqual(expected);
  });

  test("a gate is lifted only where that pays: 3 for the repair and 4 for the event, or 5 for a guide", () => {
    const candidates = [activity(3, 0, { lifts: ["B-05"] }), activity(4, 8, { tier: "P" }), activity(5, 5)];
    expect(quantities(candidates, 6, fails("B-05"))).toEqual([0, 0, 1]);
    expect(quantities(candidates, 7, fails("B-05"))).toEqual([1, 1, 0]);
  });

  test("of plans of the same value, one that opens a tier is taken if it costs less, and not if it only takes more units", () => {
    const repairAndCourse = [fix("B-05"), activity(2, 4, { tier: "E" })];
    expect(quantities([activity(4, 4), ...repairAndCourse], 9, fails("B-05"))).toEqual([1, 1, 1]);
    expect(quantities([activity(4, 4), ...repairAndCourse], 4, fails("B-05"))).toEqual([0, 1, 1]);
    expect(quantities([activity(3, 4), ...repairAndCourse], 3, fails("B-05"))).toEqual([1, 0, 0]);
  });

  describe("without gates in a tier", () => {
    const rows = (basics: number, community: number): ScoredCriterion[] =>
      (["B", "C", "E", "X", "P"] as const).map((tier, index) => {
        const score = [basics, community, 2, 2, 2][index]!;
        return { id: `${tier}-x`, name: "", tier, gate: "", weight: 1, score };
      });
    const candidates = [of("C"), of("E"), of("X"), of("P"), activity(1, 1, { lifts: ["B-x", "C-x"] })];

    test.each<[string, number, number, number[]]>([
      ["all pass by their scores", 2, 2, [1, 1, 1, 1, 1]],
      ["Basic scores too little: nothing that FUNDING_CHECK would hold", 1, 2, [1, 1, 0, 0, 1]],
      ["Community scores too little", 2, 1, [1, 1, 1, 0, 1]],
    ])("%s", (_, basics, community, expected) => {
      expect(quantities(candidates, 100, rows(basics, community))).toEqual(expected);
      const shut = bestPlan(candidates, rows(basics, community), 100)!.standings[3]!;
      expect(shut.ground).toBe(basics + community < 4 ? "tier is shut" : "bought");
      expect(shut.gateless.map(({ tier }) => tier.id)).toEqual(basics < 2 ? ["B"] : community < 2 ? ["C"] : []);
    });
  });
});

describe("why", () => {
  const audit = builtInAudit({ ...all(2), "B-05": 1, "X-07": 1 });
  const repair = activity(10, 0, { lifts: ["B-05", "B-13", "B-05"] });

  test("what a plan lifts and opens", () => {
    const plan = bestPlan([repair, activity(10, 5, { tier: "X" })], audit, 20)!;
    expect(plan).toMatchObject({ budget: 20, cost: 20, value: 5, opened: ["C", "E", "X"] });
    expect(plan.lifted.map(({ id }) => id)).toEqual(["B-05"]);
    expect(liftedAudit(audit, plan.lifted).filter(({ score }) => score === 1)).toHaveLength(1);
  });

  test.each<[string, Candidate, string]>([
    ["it is in the plan", activity(1, 1), "bought"],
    ["it serves no stage", activity(1, 1, { stages: [], maximum: 0 }), "no stage"],
    ["it stands in no tier", activity(1, 1, { tier: undefined, maximum: 0 }), "no tier"],
    ["nobody wants it", activity(1, 1, { maximum: 0, tier: "X" }), "maximum is 0"],
    ["its tier is shut", activity(30, 1, { tier: "X" }), "tier is shut"],
    ["it costs more than there is", activity(30, 9), "over the budget alone"],
    ["others bring more", activity(20, 1), "not worth it within the money"],
    ["it brings nothing", activity(0, 0), "not worth it within the money"],
    ["community support is never shut", activity(30, 9, { tier: "C", lifts: ["C-01"] }), "over the budget alone"],
  ])("%s", (_, candidate, ground) => {
    const plan = bestPlan([candidate, activity(19, 4)], audit, 20)!;
    expect(plan.standings[0]!.ground).toBe(ground);
  });

  test("a shut tier names the gates that are left, and those that nothing on the list could lift", () => {
    const plan = bestPlan([repair, activity(1, 1, { tier: "P" })], audit, 20)!;
    const { gates, unliftable, gateless } = plan.standings[1]!;
    expect(gates.map(({ id }) => id)).toEqual(["B-05", "X-07"]);
    expect(unliftable.map(({ id }) => id)).toEqual(["X-07"]);
    expect(gateless).toEqual([]);
  });

  test("a lean, an expected and a stretched budget, and what the money between them buys", () => {
    const candidates = [
      activity(4, 4),
      activity(6, 7),
      activity(10, 0, { lifts: ["B-05"] }),
      activity(1, 9, { tier: "E" }),
    ];
    const { lean, expected, stretch } = plansFor(candidates, audit, { lean: 5, expected: 6, stretch: 17 });
    expect([lean, expected, stretch].map((plan) => plan!.quantities)).toEqual([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 1, 1, 1],
    ]);
    expect(whatMoreBuys(lean!, expected!)).toEqual({
      boughtMore: [{ row: 1, units: 1 }],
      boughtLess: [{ row: 0, units: 1 }],
      cost: 2,
      value: 3,
      opened: [],
    });
    expect(whatMoreBuys(stretch!, stretch!)).toEqual({ boughtMore: [], boughtLess: [], cost: 0, value: 0, opened: [] });
    expect(whatMoreBuys(expected!, stretch!)).toMatchObject({ cost: 11, value: 9, opened: ["C", "E", "X"] });
  });
});

describe("the real catalogue", () => {
  // Costs in the catalogue: B04 16,000, B06 1,820, C01 17,700, E01 1,400, X01 4,200, P02 39,900.
  test.each<[number, string]>([
    [15_000, "B06"],
    [30_000, "B04 B06"],
    [36_000, "B04 B06 C01"],
    [37_000, "B04 B06 C01 E01"],
    [42_000, "B04 B06 C01 E01 X01"],
    [76_000, "B04 B06 C01 E01 X01"],
    [77_000, "B04 B06 C01 E01 P02"],
    [82_000, "B04 B06 C01 E01 X01 P02"],
  ])("RingCentral on arrival: %i repairs the basics before it buys what waits for them", (money, expected) => {
    const audit = builtInAudit({ ...all(2), "B-13": 0, "B-10": 0, "B-05": 1, "C-01": 1 });
    const values = { B04: 1, B06: 1, C01: 1, E01: 5, X01: 5, P02: 9 };
    const plan = bestPlan(fromCatalogue(values), audit, toCents(money))!;
    expect(
      Object.keys(values)
        .filter((_, row) => plan.quantities[row]! > 0)
        .join(" "),
    ).toBe(expected);
  });
});

describe("too many ways to be exact", () => {
  /** Amounts without any pattern, the same every time. */
  const amounts = Array.from({ length: 60 }, (_, index) => 1 + (((index + 1) ** 5 * 7_919) % 100_000_007));

  test("values that are costs leave nothing to choose by, so there is no answer instead of a wrong one", () => {
    const candidates = amounts.map((cost) => activity(cost, cost));
    expect(bestPlan(candidates, clear, 1_000_000_000)).toBeUndefined();
  });

  test("200 activities of costs without any pattern are no trouble", () => {
    const candidates = Array.from({ length: 200 }, (_, index) =>
      activity(amounts[index % 60]! * 1000 + index, (index * 37) % 101, { lifts: index % 9 === 0 ? ["B-05"] : [] }),
    );
    const plan = bestPlan(candidates, builtInAudit({}), 1_000_000_000_000)!;
    expect(plan.cost).toBeLessThanOrEqual(1_000_000_000_000);
    expect(plan.value).toBeGreaterThan(1000);
  });
});

describe("laws", () => {
  const planFor = ({ candidates, audit, budget }: Problem) => bestPlan(candidates, audit, budget)!;
  const figures = ({ value, cost, quantities: units }: Plan) => [value, cost, units.reduce((sum, one) => sum + one, 0)];

  test("no plan is better, by enumeration of all of them, and ties fall as the contract says", () => {
    seeded(
      fc.property(smallProblem, (problem) => {
        const { candidates, audit, budget } = problem;
        const costs = candidates.map(({ cost }) => cost);
        const values = candidates.map(({ value }) => value);
        const text = (units: readonly number[]) => units.join();
        const [best] = everyPlan(candidates)
          .filter((units) => sumOf(units, costs) <= budget && isAllowed(units, candidates, audit))
          .map((units) => ({ units, value: sumOf(units, values), cost: sumOf(units, costs) }))
          .sort(
            (one, other) =>
              other.value - one.value ||
              one.cost - other.cost ||
              sumOf(
                one.units,
                one.units.map(() => 1),
              ) -
                sumOf(
                  other.units,
                  other.units.map(() => 1),
                ) ||
              (text(one.units) > text(other.units) ? -1 : 1),
          );
        const { quantities: units, value, cost } = planFor(problem);
        expect({ units, value, cost }).toEqual(best);
      }),
      500,
    );
  });

  test("it never costs more than the budget, and more money is never worth less", () => {
    seeded(
      fc.property(catalogueProblem, fc.integer({ min: 0, max: 10_000_000 }), (problem, more) => {
        const plan = planFor(problem);
        expect(plan.cost).toBeLessThanOrEqual(problem.budget);
        expect(plan.cost).toBe(
          sumOf(
            plan.quantities,
            problem.candidates.map(({ cost }) => cost),
          ),
        );
        expect(planFor({ ...problem, budget: problem.budget + more }).value).toBeGreaterThanOrEqual(plan.value);
      }),
      60,
    );
  });

  test("on the audit that it leads to, FUNDING_CHECK holds and stops nothing of it", () => {
    const habits = fc.record({ running: fc.boolean(), handsOn: fc.boolean(), gated: fc.boolean() });
    seeded(
      fc.property(fc.oneof(smallProblem, catalogueProblem), habits, (problem, { running, handsOn, gated }) => {
        const audit = problem.audit.map(
          (one): ScoredCriterion => (gated ? one : { ...one, gate: one.tier === "B" ? "" : one.gate }),
        );
        const plan = planFor({ ...problem, audit });
        const bought = problem.candidates.filter((_, row) => plan.quantities[row]! > 0);
        const planned = bought.map((one) => ({
          ...one,
          running,
          handsOn,
          listeningTrip: false,
          meetup: false,
          quantity: 1,
          cash: 0,
        }));
        const verdicts = checkFunding(planned, liftedAudit(audit, plan.lifted)).map(({ verdict }) => verdict);
        for (const verdict of verdicts) expect(["FUND FIRST", "FUND", "CAUTION"]).toContain(verdict);
      }),
      300,
    );
  });

  test("the order of rows changes nothing but which of equal plans is taken", () => {
    seeded(
      fc.property(smallProblem, (problem) => {
        const turned = planFor({
          ...problem,
          candidates: [...problem.candidates].reverse(),
          audit: [...problem.audit].reverse(),
        });
        expect(figures(turned)).toEqual(figures(planFor(problem)));
      }),
      300,
    );
  });

  test("a better score is never worth less", () => {
    seeded(
      fc.property(smallProblem, fc.nat({ max: 5 }), (problem, at) => {
        const raised = problem.audit.map((one, index) =>
          index === at ? { ...one, score: Math.min(3, (one.score ?? 0) + 1) } : one,
        );
        expect(planFor({ ...problem, audit: raised }).value).toBeGreaterThanOrEqual(planFor(problem).value);
      }),
      300,
    );
  });
});
