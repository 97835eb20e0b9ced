import fc from "fast-check";
import loadHighs, { type Highs } from "highs";
import { beforeAll, describe, expect, test } from "vitest";
import { bestPlan } from "../../src/domain/plan";
import { solveWithHighs } from "./planModel";
import { catalogueProblem, freeProblem, type Problem } from "./planRules";
import { seeded } from "./seeded";

describe("a second opinion: HiGHS", () => {
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  // The soak runs ten times as many: 500 of each.
  test.each<[string, fc.Arbitrary<Problem>]>([
    ["the catalogue with random audits, values and budgets", catalogueProblem],
    ["activities and gates of one's own", freeProblem],
  ])("the same value at the same cost: %s", (_, problems) => {
    seeded(
      fc.property(problems, (problem) => {
        const plan = bestPlan(problem.candidates, problem.audit, problem.budget)!;
        expect({ value: plan.value, cost: plan.cost }).toEqual(solveWithHighs(highs, problem));
      }),
      50,
    );
  });
});
