import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInAudit, type ScoredCriterion } from "../../src/domain/audit";
import { CATALOGUE } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { checkFunding, type Judgement, type PlannedActivity, type Verdict } from "../../src/domain/funding";
import { toCents } from "../../src/domain/money";
import type { TierId } from "../../src/domain/tiers";
import { anyActivity, anyAudit } from "./arbitraries";
import { seeded } from "./seeded";

/** Every criterion at one score. */
const all = (score: number) => Object.fromEntries(CRITERIA.map(({ id }) => [id, score]));
const blank = (scores: Record<string, number>, ...prefixes: string[]) =>
  Object.fromEntries(Object.entries(scores).filter(([id]) => !prefixes.some((prefix) => id.startsWith(prefix))));

/** An activity of the catalogue as a plan would have it. */
function plan(id: string, rest: Partial<PlannedActivity> = {}): PlannedActivity {
  const { tier, stages, lifts, handsOn, cash } = CATALOGUE.find((activity) => activity.id === id)!;
  return {
    tier,
    stages,
    lifts,
    handsOn,
    running: false,
    listeningTrip: false,
    meetup: id === "P01",
    quantity: 1,
    cash: toCents(cash[1]),
    ...rest,
  };
}

const verdicts = (scores: Record<string, number>, activities: readonly PlannedActivity[]) =>
  checkFunding(activities, builtInAudit(scores)).map(({ verdict }) => verdict);

describe("stories of the talk (domain notes, section 1.12)", () => {
  test("RingCentral on arrival: 40 hours to a first app, hackathons running, webinars and events asked for", () => {
    const scores = { ...all(2), "B-13": 0, "B-10": 0, "B-05": 1, "C-01": 1, "C-03": 0 };
    const asked = [
      plan("P06", { running: true }),
      plan("X07", { running: true }),
      plan("X01"),
      plan("P02"),
      plan("P05"),
      plan("B04"),
      plan("B06"),
      plan("C01"),
      plan("C06"),
      plan("E01"),
    ];
    expect(verdicts(scores, asked)).toEqual([
      "STOP",
      "STOP",
      "HOLD",
      "HOLD",
      "HOLD",
      "FUND FIRST",
      "FUND FIRST",
      "FUND",
      "CAUTION",
      "CAUTION",
    ]);
  });

  test("RingCentral later: basics pass, community lives, a blog a week, so webinars and the first white paper", () => {
    const scores = { ...all(2), "B-13": 2, "E-02": 3 };
    expect(verdicts(scores, [plan("X01"), plan("X02"), plan("P02")])).toEqual(["FUND", "FUND", "FUND"]);
    expect(verdicts({ ...scores, "P-01": 1 }, [plan("X01"), plan("P02")]), "in person with a reason only").toEqual([
      "FUND",
      "HOLD",
    ]);
  });

  test('"Meetups. Meetup is the goal.": no stage, no verdict', () => {
    const [judgement] = checkFunding([plan("P02", { stages: [] })], builtInAudit(all(3)));
    expect(judgement).toMatchObject({ verdict: undefined, ground: "no stage", rules: ["R14"] });
  });

  test("MuleSoft: community strong, so the meetup program is funded", () => {
    expect(verdicts({ ...all(2), "C-01": 3, "C-02": 3, "C-03": 3, "C-10": 3 }, [plan("P02")])).toEqual(["FUND"]);
  });

  test("Startup, nothing known: no event, and one pilot meetup once it has a reason and works in the room", () => {
    expect(verdicts({}, [plan("P01"), plan("P02"), plan("X01")])).toEqual(["HOLD", "HOLD", "HOLD"]);
    const ready = { "P-01": 2, "P-03": 2 };
    expect(verdicts(ready, [plan("P01"), plan("P02")])).toEqual(["CAUTION", "HOLD"]);
    expect(verdicts(ready, [plan("P01"), plan("P01")]), "two are no pilot").toEqual(["HOLD", "HOLD"]);
    const none = plan("P01", { quantity: 0 });
    expect(verdicts(ready, [none, plan("P01")]), "a row of none is no second one").toEqual(["HOLD", "CAUTION"]);
    expect(verdicts(ready, [plan("P01", { quantity: 2 })]), "nor is one row of two").toEqual(["HOLD"]);
    expect(verdicts(ready, [plan("P01", { cash: toCents(1500.01) })]), "nor an expensive one").toEqual(["HOLD"]);
    expect(verdicts(ready, [plan("P01", { cash: toCents(1500) })])).toEqual(["CAUTION"]);
    expect(verdicts(ready, [plan("P01"), plan("P01", { quantity: 0 })])[0], "an unused row does not count").toBe(
      "CAUTION",
    );
  });

  test("Ugly but working: gates pass, so nobody needs a redesign first", () => {
    const scores = { ...all(2), "B-03": 0, "B-09": 0 };
    expect(verdicts(scores, [plan("B02"), plan("X01")])).toEqual(["FUND", "FUND"]);
  });
});

describe("the verdict table (domain notes, section 4)", () => {
  const fails = (id: string) => ({ ...all(3), [id]: 1 });
  const weakEducation = Object.fromEntries(
    Object.entries(all(3)).map(([id, score]) => [id, id.startsWith("E") ? 1 : score]),
  );
  // Community once as its support part (C01), once as the rest (C06).
  const activities = ["C01", "C06", "E01", "X01", "P02"].map((id) => plan(id));

  test.each<[string, Record<string, number>, string, string]>([
    ["a basic gate fails", fails("B-13"), "FUND CAUTION CAUTION HOLD HOLD", "B13"],
    ["basic gates are blank", blank(all(3), "B"), "FUND CAUTION CAUTION HOLD HOLD", ""],
    ["an event has no reason", fails("P-01"), "FUND FUND FUND FUND HOLD", ""],
    ["an event does not work in the room", fails("P-03"), "FUND FUND FUND FUND HOLD", ""],
    ["community support fails", fails("C-02"), "FUND FIRST FUND CAUTION CAUTION HOLD", ""],
    ["community gates are blank", blank(all(3), "C"), "FUND FUND CAUTION CAUTION HOLD", ""],
    ["education scores under half", weakEducation, "FUND FUND FUND FIRST FUND CAUTION", ""],
    ["education is not assessed", blank(all(3), "E"), "FUND FUND FUND FUND CAUTION", ""],
    ["onboarding could not cope", fails("X-07"), "FUND FUND FUND CAUTION CAUTION", ""],
    ["all clear", all(3), "FUND FUND FUND FUND FUND", ""],
    ["the event brief outranks community", { ...fails("P-01"), "C-01": 1 }, "FUND FIRST FUND CAUTION CAUTION HOLD", ""],
    [
      "weak education does not clear readiness",
      { ...weakEducation, "X-07": 1 },
      "FUND FUND FUND FIRST CAUTION CAUTION",
      "",
    ],
  ])("%s", (_, scores, expected) => {
    expect(verdicts(scores, activities).join(" ")).toBe(expected);
  });

  test.each<[string, Record<string, number>, PlannedActivity, Verdict]>([
    ["running and hands-on while basics fail", fails("B-05"), plan("P06", { running: true }), "STOP"],
    ["hands-on, but not running", fails("B-05"), plan("P06"), "HOLD"],
    ["running, but not hands-on", fails("B-05"), plan("P02", { running: true }), "HOLD"],
    ["running and hands-on while basics are only blank", blank(all(3), "B"), plan("P06", { running: true }), "HOLD"],
    ["running and hands-on while community fails", fails("C-01"), plan("P06", { running: true }), "HOLD"],
    ["hands-on in a tier that is not held", fails("B-05"), plan("E07", { running: true }), "CAUTION"],
    ["a listening trip while basics fail", fails("B-05"), plan("P03", { listeningTrip: true }), "CAUTION"],
    [
      "a listening trip that is hands-on and running",
      fails("B-05"),
      plan("P06", { running: true, listeningTrip: true }),
      "STOP",
    ],
    ["a listening trip that needs no exception", all(3), plan("P03", { listeningTrip: true }), "FUND"],
    ["a webinar is no trip", fails("B-05"), plan("X01", { listeningTrip: true }), "HOLD"],
    ["a pilot while basics fail", fails("B-05"), plan("P01"), "HOLD"],
    ["a pilot while community fails", fails("C-01"), plan("P01"), "CAUTION"],
    ["a pilot without a reason", { ...fails("C-01"), "P-01": 1 }, plan("P01"), "HOLD"],
  ])("%s", (_, scores, activity, expected) => {
    expect(verdicts(scores, [activity])).toEqual([expected]);
  });

  test("only what lifts a gate that fails comes first; what is blank is to be scored first", () => {
    expect(verdicts(fails("B-05"), [plan("B04"), plan("B06"), plan("B13")])).toEqual(["FUND FIRST", "FUND", "FUND"]);
    expect(verdicts(blank(all(3), "B-05"), [plan("B04")])).toEqual(["FUND"]);
  });

  test("no tier, no verdict", () => {
    expect(checkFunding([plan("P02", { tier: undefined })], builtInAudit(all(3)))[0]).toMatchObject({
      verdict: undefined,
      ground: "no tier",
    });
  });
});

describe("the rules of the talk that a verdict can follow (domain notes, section 1)", () => {
  const fails = (id: string, score = 1) => ({ ...all(3), [id]: score });
  const weakEducation = { ...all(3), "E-01": 0, "E-02": 0, "E-03": 0, "E-04": 0, "E-05": 1 };
  test.each<[string, string, Record<string, number>, PlannedActivity, Verdict | undefined]>([
    ["R01", "the repair of the lowest failing tier comes first", fails("B-13"), plan("B04"), "FUND FIRST"],
    ["R02", "if basics fail, nothing above pays", fails("B-05"), plan("E01"), "CAUTION"],
    ["R03", "no running to in-person first", fails("B-05"), plan("P02"), "HOLD"],
    ["R04", "basics and community before extreme in-person", fails("C-01"), plan("P05"), "HOLD"],
    ["R04", "community support belongs to the foundation", fails("B-05"), plan("C01"), "FUND"],
    [
      "R05",
      "the hackathon that runs while basics fail is stopped",
      fails("B-13"),
      plan("P06", { running: true }),
      "STOP",
    ],
    ["R06", "expanded enablement waits", fails("B-13"), plan("X01"), "HOLD"],
    ["R10", "no event without a reason", fails("P-01"), plan("P03"), "HOLD"],
    ["R14", "an activity for no stage gets no verdict", all(3), plan("P02", { stages: [] }), undefined],
    ["R16", "one meetup to learn the demand", blank(all(3), "B"), plan("P01"), "CAUTION"],
    ["R17", "in person early only as a listening trip", fails("B-05"), plan("P03", { listeningTrip: true }), "CAUTION"],
    ["R22", "little education, so events stay small", weakEducation, plan("P05"), "CAUTION"],
  ])("%s: %s", (rule, _, scores, activity, verdict) => {
    const [judgement] = checkFunding([activity], builtInAudit(scores));
    expect(judgement!.verdict).toBe(verdict);
    expect(judgement!.rules).toContain(rule);
  });
});

describe("an audit of one row per tier", () => {
  const row = (tier: TierId, name: string, score: number | undefined, gate: "" | "gate" = "gate"): ScoredCriterion => ({
    id: name,
    name: "",
    tier,
    score,
    gate,
    weight: 1,
  });
  const five = (basics: number | undefined, community: number | undefined) => [
    row("B", "Basic enablement", basics),
    row("C", "Community", community),
    row("E", "Education", 2, ""),
    row("X", "Expanded enablement", 0, ""),
    row("P", "In-person", 0, ""),
  ];
  const check = (audit: readonly ScoredCriterion[], ...ids: string[]) =>
    checkFunding(
      ids.map((id) => plan(id)),
      audit,
    ).map(({ verdict }) => verdict);

  test("the row of the tier is its gate", () => {
    expect(check(five(1, 2), "B04", "C06", "X01", "P02")).toEqual(["FUND FIRST", "CAUTION", "HOLD", "HOLD"]);
    expect(check(five(2, undefined), "B04", "C01", "X01", "P02")).toEqual(["FUND", "FUND", "CAUTION", "HOLD"]);
  });

  test("a tier that has no gates of its own holds nothing up above the basics", () => {
    expect(check(five(2, 2), "X01", "P02")).toEqual(["FUND", "FUND"]);
  });
});

describe("laws", () => {
  const RANK: Record<string, number> = { "FUND FIRST": 3, FUND: 3, CAUTION: 2, HOLD: 1, STOP: 0 };
  const plans = fc.array(anyActivity, { minLength: 1, maxLength: 6 });

  test("a better score never makes a verdict worse", () => {
    seeded(
      fc.property(anyAudit, plans, fc.nat(), (audit, activities, at) => {
        const before = checkFunding(activities, audit);
        const raised = audit.map((one, index) =>
          one.score !== undefined && index === at % audit.length ? { ...one, score: Math.min(3, one.score + 1) } : one,
        );
        checkFunding(activities, raised).forEach(({ verdict }, index) => {
          if (verdict === undefined) return;
          expect(RANK[verdict]).toBeGreaterThanOrEqual(RANK[before[index]!.verdict!]!);
        });
      }),
    );
  });

  test("the order of rows never matters", () => {
    seeded(
      fc.property(anyAudit, plans, (audit, activities) => {
        const forward = checkFunding(activities, audit);
        const backward = checkFunding([...activities].reverse(), [...audit].reverse()).reverse();
        expect(backward).toEqual(forward);
      }),
      300,
    );
  });

  test("two activities that differ in one thing are judged as each by itself", () => {
    const different = fc.constantFrom<keyof PlannedActivity>(
      ...(["tier", "stages", "lifts", "running", "handsOn", "listeningTrip"] as const),
    );
    seeded(
      fc.property(anyAudit, anyActivity, anyActivity, different, (audit, one, other, key) => {
        // The one meetup of a plan is a pilot, so there is none of it.
        const pair = [one, { ...one, [key]: other[key] }].map((activity) => ({ ...activity, meetup: false }));
        const alone = pair.flatMap((activity) => checkFunding([activity], audit));
        const unshared = (judgements: readonly Judgement[]) =>
          judgements.map(({ cautionTakes: _share, ...rest }) => rest);
        expect(unshared(checkFunding(pair, audit))).toEqual(unshared(alone));
      }),
      1500,
    );
  });

  test("a stage and a tier always give a verdict, with the rule behind it", () => {
    seeded(
      fc.property(anyAudit, plans, (audit, activities) => {
        checkFunding(activities, audit).forEach(({ verdict, rules }, index) => {
          expect(verdict === undefined).toBe(activities[index]!.stages.length === 0);
          expect(rules.every((rule) => /^R[0-2]\d$/.test(rule))).toBe(true);
          expect(rules.length).toBeGreaterThan(0);
        });
      }),
      300,
    );
  });

  test("lifting what the release names, and what costs attention only, ends HOLD and STOP", () => {
    seeded(
      fc.property(anyAudit, plans, (audit, activities) => {
        checkFunding(activities, audit).forEach((judgement, index) => {
          if (judgement.verdict !== "HOLD" && judgement.verdict !== "STOP") return;
          const { fixes, unliftable } = judgement.release!;
          const lifted = new Set([...fixes.flatMap(({ lifts }) => lifts), ...unliftable]);
          const after = audit.map((one) => (lifted.has(one.id) ? { ...one, score: Math.max(2, one.score ?? 0) } : one));
          expect(["HOLD", "STOP"]).not.toContain(checkFunding([activities[index]!], after)[0]!.verdict);
        });
      }),
    );
  });

  test("an audit without scores passes nothing above the basics but the support part", () => {
    seeded(
      fc.property(plans, (activities) => {
        checkFunding(activities, builtInAudit({})).forEach(({ verdict, ground, tier }) => {
          if (tier !== "B" && ground !== "support") expect(["CAUTION", "HOLD", undefined]).toContain(verdict);
        });
      }),
      300,
    );
  });
});
