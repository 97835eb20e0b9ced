import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInAudit } from "../../src/domain/audit";
import { proposeValue, stuckAt } from "../../src/domain/value";
import { anyActivity, anyAudit } from "./arbitraries";
import { seeded } from "./seeded";

// B-05 and B-07 are gates, B-02 is none; all weigh 1.
const audit = builtInAudit({ "B-05": 0, "B-07": 1, "B-02": 1, "B-13": 3 });

describe("a value to start from", () => {
  test.each<[string, string[], string[], number, number]>([
    ["a criterion one point short of 2", ["B-02"], [], 1, 0],
    ["a gate counts twice", ["B-07"], [], 2, 0],
    ["two points short", ["B-05"], [], 4, 0],
    ["what is not assessed lacks both points", ["B-06"], [], 4, 0],
    ["what is past 2 has no gap", ["B-13"], [], 0, 0],
    ["gaps add up", ["B-05", "B-07", "B-02"], [], 7, 0],
    ["an id that is named twice counts once", ["B-07", "B-07"], [], 2, 0],
    ["what the audit lacks closes no gap", ["DX-1"], [], 0, 0],
    ["a point for each stage", [], ["Awareness", "Adoption"], 0, 2],
    ["a stage that is named twice counts once", [], ["Adoption", "adoption "], 0, 1],
    ["both", ["B-07"], ["Awareness", "Adoption"], 2, 2],
  ])("%s", (_, lifts, stages, gapPoints, stagePoints) => {
    const proposal = proposeValue({ lifts, stages }, audit);
    expect(proposal).toMatchObject({ gapPoints, stagePoints, value: gapPoints + stagePoints });
  });

  test("the weight of a criterion counts, and one that does not apply is no gap", () => {
    const weighted = audit.map((one) => ({ ...one, weight: one.id === "B-05" ? 3 : 0 }));
    expect(proposeValue({ lifts: ["B-05", "B-07"], stages: [] }, weighted)).toMatchObject({ value: 12, gapPoints: 12 });
  });

  test("the stage at which developers are stuck counts double, others once", () => {
    const { stages, value } = proposeValue(
      { lifts: [], stages: ["Awareness", " ADOPTION"] },
      audit,
      stuckAt("Adoption"),
    );
    expect(value).toBe(3);
    expect(stages).toEqual([
      { stage: "Awareness", points: 1 },
      { stage: " ADOPTION", points: 2 },
    ]);
  });

  test("its parts say where it comes from, the largest gap first", () => {
    const { gaps } = proposeValue({ lifts: ["B-02", "B-07", "B-05", "B-13"], stages: [] }, audit);
    expect(gaps.map(({ criterion, points }) => `${criterion.id} ${points}`)).toEqual(["B-05 4", "B-07 2", "B-02 1"]);
  });

  test("parts add up, and a better score never raises a value", () => {
    seeded(
      fc.property(anyActivity, anyAudit, fc.nat(), (activity, scores, at) => {
        const { value, gaps, stages } = proposeValue(activity, scores);
        expect([...gaps, ...stages].reduce((sum, { points }) => sum + points, 0)).toBe(value);
        const raised = scores.map((one, index) =>
          index === at % scores.length ? { ...one, score: Math.min(3, (one.score ?? 0) + 1) } : one,
        );
        expect(proposeValue(activity, raised).value).toBeLessThanOrEqual(value);
      }),
      300,
    );
  });
});
