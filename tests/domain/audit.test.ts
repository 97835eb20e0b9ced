import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInAudit, judgeTiers, type ScoredCriterion, TOO_LITTLE_EVIDENCE, tierScore } from "../../src/domain/audit";
import { CRITERIA } from "../../src/domain/criteria";
import { TIERS } from "../../src/domain/tiers";
import { anyAudit } from "./arbitraries";
import { seeded } from "./seeded";

const rows = (scores: readonly (number | undefined)[], weights: readonly number[] = []) =>
  scores.map((score, index) => ({ score, weight: weights[index] ?? 1 }));

describe("the score of a tier", () => {
  test.each<[string, number | string | undefined, (number | undefined)[], number[]?]>([
    ["all at best is 1", 1, [3, 3]],
    ["all at 0 is 0, not nothing", 0, [0, 0]],
    ["the share of what is possible", 5 / 9, [3, 2, 0]],
    ["a blank is left out, not counted as 0", 0.5, [3, 0, undefined]],
    ["three of five answered are enough", 1, [3, 3, 3, undefined, undefined]],
    ["one of two answered is too little", TOO_LITTLE_EVIDENCE, [3, undefined]],
    ["nothing answered is nothing", undefined, [undefined, undefined]],
    ["no criteria are nothing", undefined, []],
    ["weights count", 0.75, [3, 0], [3, 1]],
    ["weight 0 does not apply, answered or not", 1, [3, 0, undefined, undefined], [1, 0, 0, 0]],
    ["weights of 0 alone are nothing", undefined, [3, 3], [0, 0]],
    ["a score between two raters", 0.5, [1.5]],
  ])("%s", (_, expected, scores, weights) => {
    expect(tierScore(rows(scores, weights))).toBe(expected);
  });

  test("lies between 0 and 1, and a better answer never lowers it", () => {
    const score = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
    const answers = fc.array(fc.tuple(score, fc.integer({ min: 0, max: 5 })), { minLength: 1 });
    seeded(
      fc.property(answers, fc.nat(), (pairs, at) => {
        const before = tierScore(pairs.map(([one, weight]) => ({ score: one, weight })));
        if (typeof before !== "number") return;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1);
        const raised = pairs.map(([one, weight], index) => ({
          score: one !== undefined && index === at % pairs.length ? Math.min(3, one + 1) : one,
          weight,
        }));
        expect(tierScore(raised)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe("where a tier stands", () => {
  const states = (scores: Record<string, number>) => judgeTiers(builtInAudit(scores));
  const all = (score: number) => Object.fromEntries(CRITERIA.map(({ id }) => [id, score]));

  test.each<[string, Record<string, number>, string[]]>([
    ["nothing assessed: nothing passes", {}, ["unknown", "unknown", "unknown", "unknown", "unknown"]],
    ["everything works", all(2), ["passes", "passes", "passes", "passes", "passes"]],
    [
      "one gate under 2 fails a tier, whatever the rest",
      { ...all(3), "C-03": 1 },
      ["passes", "fails", "passes", "passes", "passes"],
    ],
    [
      "the five-minute bar alone fails the basics",
      { ...all(3), "B-13": 1 },
      ["fails", "passes", "passes", "passes", "passes"],
    ],
    [
      "what is no gate fails nothing",
      { ...all(3), "B-11": 0, "C-06": 0 },
      ["passes", "passes", "passes", "passes", "passes"],
    ],
    ["a failing gate outweighs a blank one", { "B-05": 1 }, ["fails", "unknown", "unknown", "unknown", "unknown"]],
    [
      "Education, without gates, passes at half of what is possible",
      { ...all(2), "E-01": 0, "E-02": 0 },
      ["passes", "passes", "passes", "passes", "passes"],
    ],
    [
      "and fails below",
      { ...all(2), "E-01": 0, "E-02": 0, "E-03": 1 },
      ["passes", "passes", "fails", "passes", "passes"],
    ],
  ])("%s", (_, scores, expected) => {
    expect(states(scores).map(({ status }) => status)).toEqual(expected);
  });

  test("an audit of gates alone leaves Education unknown, because a blank is never a pass", () => {
    const gates = Object.fromEntries(CRITERIA.filter(({ gate }) => gate !== "").map(({ id }) => [id, 2]));
    expect(states(gates).map(({ status }) => status)).toEqual(["passes", "passes", "unknown", "passes", "passes"]);
  });

  test("an empty audit is unknown throughout", () => {
    expect(judgeTiers([]).map(({ status, score, firstFix }) => [status, score, firstFix])).toEqual(
      TIERS.map(() => ["unknown", undefined, undefined]),
    );
  });

  test.each<[string, Record<string, number>, string | undefined]>([
    ["the five-minute bar before a weaker gate", { ...all(2), "B-05": 0, "B-13": 1 }, "B-13"],
    ["the weakest gate", { ...all(2), "B-17": 0, "B-01": 1 }, "B-17"],
    ["of equally weak gates the first by id", { ...all(2), "B-17": 1, "B-04": 1 }, "B-04"],
    ["a failing gate before a blank one", { "B-21": 1 }, "B-21"],
    ["a blank gate, to be assessed, if none fails", {}, "B-13"],
    ["nothing if the tier passes", all(2), undefined],
  ])("first fix of the basics: %s", (_, scores, expected) => {
    expect(states(scores)[0]!.firstFix?.id).toBe(expected);
  });

  test("laws: a blank never passes, a better score closes no gate, row order does not matter", () => {
    const rank = { fails: 0, unknown: 1, passes: 2 };
    seeded(
      fc.property(anyAudit, fc.nat(), (audit, at) => {
        const before = judgeTiers(audit);
        for (const { tier, status, gates, gatesPassed } of before) {
          const own = audit.filter((criterion) => criterion.tier === tier.id && criterion.gate !== "");
          expect(gatesPassed).toBe(own.filter(({ score }) => score !== undefined && score >= 2).length);
          if (gates > 0) expect(status === "passes").toBe(gatesPassed === gates);
        }
        const raised = audit.map(
          (one, index): ScoredCriterion =>
            index === at % audit.length && one.score !== undefined
              ? { ...one, score: Math.min(3, one.score + 1) }
              : one,
        );
        judgeTiers(raised).forEach((state, index) => {
          expect(state.gatesPassed).toBeGreaterThanOrEqual(before[index]!.gatesPassed);
          expect(rank[state.status]).toBeGreaterThanOrEqual(rank[before[index]!.status]);
        });
        const rotated = [...audit.slice(at % audit.length), ...audit.slice(0, at % audit.length)];
        const summary = (audited: readonly ScoredCriterion[]) =>
          judgeTiers(audited).map(({ status, gatesPassed, firstFix }) => [status, gatesPassed, firstFix?.id]);
        expect(summary(rotated)).toEqual(summary(audit));
      }),
    );
  });
});

describe("stories of the talk (domain notes, section 1.12), from scores to where the tiers stand and what to fix first", () => {
  const all = (score: number) => Object.fromEntries(CRITERIA.map(({ id }) => [id, score]));
  const blank = (scores: Record<string, number>, prefix: string) =>
    Object.fromEntries(Object.entries(scores).filter(([id]) => !id.startsWith(prefix)));

  test.each<[string, Record<string, number>, [status: string, firstFix: string | undefined][]]>([
    [
      "RingCentral on arrival: 40 hours to a first app, support scattered, so the clock comes first",
      { ...all(2), "B-13": 0, "B-10": 0, "B-05": 1, "C-01": 1, "C-03": 0, "P-01": 1 },
      [
        ["fails", "B-13"],
        ["fails", "C-03"],
        ["passes", undefined],
        ["passes", undefined],
        ["fails", "P-01"],
      ],
    ],
    [
      "RingCentral later: basics at 6 to 15 minutes pass, though they do not meet the bar",
      { ...all(2), "B-13": 2, "E-02": 3 },
      [
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
      ],
    ],
    [
      "MuleSoft: a strong community, and the reason for a meetup not written down",
      { ...blank(all(2), "P-"), "C-01": 3, "C-10": 3, "P-03": 2 },
      [
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
        ["unknown", "P-01"],
      ],
    ],
    [
      "Startup, nothing known: time the first app before anything else",
      {},
      [
        ["unknown", "B-13"],
        ["unknown", "C-01"],
        ["unknown", "E-01"],
        ["unknown", "X-07"],
        ["unknown", "P-01"],
      ],
    ],
    [
      "Good awareness, no adoption: the weak gates of consideration come first",
      { ...all(2), "B-05": 1, "B-10": 0 },
      [
        ["fails", "B-10"],
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
      ],
    ],
    [
      "Ugly but working: low polish keeps no tier from passing",
      { ...all(2), "B-03": 0, "B-09": 0 },
      [
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
        ["passes", undefined],
      ],
    ],
  ])("%s", (_, scores, expected) => {
    expect(judgeTiers(builtInAudit(scores)).map(({ status, firstFix }) => [status, firstFix?.id])).toEqual(expected);
  });
});
