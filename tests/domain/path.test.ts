import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInAudit, type ScoredCriterion } from "../../src/domain/audit";
import { CATALOGUE, unitCost } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { daysAfter } from "../../src/domain/days";
import { checkFunding } from "../../src/domain/funding";
import { toCents } from "../../src/domain/money";
import { auditAfter, type Dream, findPath, type Path, type PathFix, startingPoint } from "../../src/domain/path";
import { ADVICE, moneyVerdict, pathInWords, stepPrice, timeVerdict } from "../../src/domain/pathWords";
import { citedRules, TALK_RULES } from "../../src/domain/talkRules";
import type { TierId } from "../../src/domain/tiers";
import { seeded } from "./seeded";

const all = (score: number) => Object.fromEntries(CRITERIA.map(({ id }) => [id, score]));

const FIXES: readonly PathFix[] = CATALOGUE.map((activity) => ({
  id: activity.id,
  name: activity.name,
  tier: activity.tier,
  lifts: activity.lifts,
  cents: unitCost(activity)[1],
  leadWeeks: activity.leadWeeks,
}));

const MEETUPS: Dream = { name: "A global meetup program", tier: "P", isPilot: false, runner: "members" };
const dream = (tier: TierId, rest: Partial<Dream> = {}): Dream => ({ ...MEETUPS, tier, name: "Dream", ...rest });

const pathOf = (scores: Record<string, number>, one: Dream = MEETUPS, catalogue = FIXES): Path =>
  findPath(one, builtInAudit(scores), catalogue);
const openSteps = ({ steps }: Path) => steps.filter(({ status }) => status !== "done").map(({ id }) => id);

describe("the talk's starting points (domain notes, section 1.10)", () => {
  test("established: already there, so look at cost and follow-up", () => {
    const path = pathOf(all(3));
    expect(path).toMatchObject({ open: 0, cents: 0, weeks: 0 });
    expect(path.steps).toHaveLength(8);
    expect(startingPoint(path)).toBe("established");
    expect(ADVICE[startingPoint(path)]).toContain("You are there already");
    expect(pathInWords(MEETUPS, path, undefined, "USD")).toBe(
      "“A global meetup program” is open now: all 8 steps are done.",
    );
  });

  test("community first: members can carry it, only the event itself is left to prepare", () => {
    const path = pathOf({ ...all(2), "P-01": 1, "P-02": 0, "P-04": 1 });
    expect(openSteps(path)).toEqual(["reason", "pilot", "money"]);
    expect(path.steps.flatMap(({ fixes }) => fixes.map(({ id }) => id))).toEqual(["P01"]);
    expect(startingPoint(path)).toBe("community first");
  });

  test("a new startup: nothing is known, one pilot at most", () => {
    const path = pathOf({});
    expect(path.open).toBe(8);
    expect(path.steps.map(({ status }) => status)).toEqual(Array(8).fill("not assessed"));
    expect(startingPoint(path)).toBe("new");
    expect(ADVICE[startingPoint(path)]).toContain("One pilot at most");
  });

  test("anything else is on the way", () => {
    expect(startingPoint(pathOf({ ...all(2), "B-13": 0, "C-01": 0 }))).toBe("on the way");
  });
});

describe("the steps before a dream", () => {
  test.each<[string, Dream, string]>([
    ["a program in person that members run", MEETUPS, "reason success nextDay content pilot carriers money followUp"],
    [
      "one that staff runs needs nobody else",
      dream("P", { runner: "us" }),
      "reason success nextDay content pilot money followUp",
    ],
    [
      "a single small event is its own pilot",
      dream("P", { runner: "us", isPilot: true }),
      "reason success nextDay content money followUp",
    ],
    ["webinars with partners", dream("X", { runner: "partners" }), "success nextDay content carriers"],
    ["webinars of our own", dream("X", { runner: "us" }), "success nextDay content"],
    ["education", dream("E"), "success nextDay"],
    ["a community program", dream("C"), "success"],
    ["the foundation waits for nothing", dream("B"), ""],
  ])("%s", (_, one, ids) => {
    expect(
      pathOf({}, one)
        .steps.map(({ id }) => id)
        .join(" "),
    ).toBe(ids);
  });

  test.each<[string, Record<string, number>, string, string, number, number]>([
    // Costs and weeks: the catalogue. B04 lifts both at 16,000 in 10 weeks, C01 all three places at 17,700 in 4.
    ["one activity for two gates of a step", { "B-05": 0, "B-13": 1 }, "success", "B04", 16_000, 10],
    ["the forum for a place to go", { "C-01": 1, "C-02": 0, "C-03": 1 }, "nextDay", "C01", 17_700, 4],
    ["an article for both criteria of content", { "E-01": 0, "E-02": 1 }, "content", "E01", 1_400, 2],
    ["a meetup of 2,500 for the pilot", { "P-02": 0 }, "pilot", "P01", 2_500, 5],
    [
      "members by open source, since P02 is the dream's own kind",
      { "C-10": 1, "P-06": 0 },
      "carriers",
      "E05",
      20_000,
      8,
    ],
  ])("%s", (_, low, id, fixes, amount, weeks) => {
    const path = pathOf({ ...all(2), ...low });
    const step = path.steps.find((one) => one.id === id)!;
    expect(step.fixes.map((fix) => fix.id).join(" ")).toBe(fixes);
    expect(step.cents).toBe(toCents(amount));
    expect(path).toMatchObject({ open: 1, cents: toCents(amount), weeks });
  });

  test.each([
    ["a reason", { "P-01": 0 }],
    ["the true cost", { "P-04": 1 }],
    ["follow-up", { "P-05": 0 }],
    ["what happens in the room", { "P-03": 1 }],
  ])("%s costs no money", (_, low) => {
    const path = pathOf({ ...all(2), ...low });
    const step = path.steps.find(({ status }) => status === "to do")!;
    expect(step.isFree).toBe(true);
    expect(stepPrice(step, "USD")).toBe("No money: it takes attention.");
    expect(path.cents).toBe(0);
  });

  test("steps follow each other, and the activities of a step run side by side", () => {
    const { steps, weeks } = pathOf({ ...all(2), "B-01": 0, "B-14": 0, "C-01": 0, "P-02": 0 });
    const timed = steps.filter(({ fixes }) => fixes.length > 0);
    // B01 2 weeks beside B08 8 weeks; then C02 2 weeks; then P01 5 weeks.
    expect(timed.map(({ id, fromWeek, toWeek }) => [id, fromWeek, toWeek])).toEqual([
      ["success", 0, 8],
      ["nextDay", 8, timed[1]!.toWeek],
      ["pilot", timed[1]!.toWeek, weeks],
    ]);
    expect(timed[1]!.toWeek - 8).toBe(timed[1]!.fixes[0]!.leadWeeks);
    expect(weeks - timed[1]!.toWeek).toBe(5);
  });

  test("what an earlier step buys is not bought again", () => {
    const both: PathFix = { id: "M1", name: "Both", tier: "C", lifts: ["C-01", "E-01"], cents: 500, leadWeeks: 3 };
    const path = pathOf({ ...all(2), "C-01": 0, "E-01": 0 }, MEETUPS, [both]);
    expect(path).toMatchObject({ cents: 500, weeks: 3, open: 2 });
    const content = path.steps.find(({ id }) => id === "content")!;
    expect(content.isFree).toBe(false);
    expect(stepPrice(content, "USD")).toBe("Comes with what an earlier step buys.");
  });

  test("a dream is no means to itself, nor is anything as high but the pilot", () => {
    const path = pathOf({ ...all(2), "P-06": 0, "P-02": 0 });
    expect(path.steps.flatMap(({ fixes }) => fixes.map(({ id }) => id))).toEqual(["P01"]);
    expect(path.steps.find(({ id }) => id === "carriers")!.isFree).toBe(true);
  });

  test("a criterion without a row on the tab is not assessed, and named all the same", () => {
    const audit = builtInAudit(all(3)).filter(({ id }) => id !== "P-05");
    const step = findPath(MEETUPS, audit, FIXES).steps.find(({ id }) => id === "followUp")!;
    expect(step.status).toBe("not assessed");
    expect(step.open[0]!.name).toBe("Follow-up");
  });

  test("a step with something failing and something blank is to do", () => {
    const { "B-01": _, ...scores } = all(2);
    const step = pathOf({ ...scores, "B-13": 1 }).steps.find(({ id }) => id === "success")!;
    expect(step.status).toBe("to do");
    expect(step.open.map(({ id }) => id)).toEqual(["B-01", "B-13"]);
  });

  test("too many criteria that hang together: the steps stand, the cost is not known", () => {
    const everything: PathFix = {
      id: "M1",
      name: "All",
      tier: "B",
      lifts: CRITERIA.map(({ id }) => id),
      cents: 1,
      leadWeeks: 1,
    };
    const path = pathOf({}, MEETUPS, [everything]);
    expect(path.cents).toBeUndefined();
    expect(path.open).toBe(8);
    expect(pathInWords(MEETUPS, path, undefined, "USD")).toContain("8 of 8 steps, cost not known");
  });
});

describe("laws of the path", () => {
  const score = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const scores = fc.record(Object.fromEntries(CRITERIA.map(({ id }) => [id, score])));
  const audit = scores.map((by): ScoredCriterion[] => CRITERIA.map((one) => ({ ...one, score: by[one.id] })));
  const anyDream = fc.record({
    name: fc.constantFrom("Dream", ...CATALOGUE.map(({ name }) => name)),
    tier: fc.constantFrom<TierId>("B", "C", "E", "X", "P"),
    isPilot: fc.boolean(),
    runner: fc.constantFrom("members" as const, "partners" as const, "us" as const),
  });

  test("raising a score never adds a step and never makes the path dearer", () => {
    seeded(
      fc.property(audit, anyDream, fc.nat({ max: CRITERIA.length - 1 }), (before, one, index) => {
        const raised = before.map((each, at) =>
          at === index ? { ...each, score: Math.min(3, (each.score ?? -1) + 1) } : each,
        );
        const [now, then] = [findPath(one, before, FIXES), findPath(one, raised, FIXES)];
        expect(then.open).toBeLessThanOrEqual(now.open);
        expect(then.cents!).toBeLessThanOrEqual(now.cents!);
      }),
      300,
    );
  });

  test("after the path nothing holds the dream back any more", () => {
    seeded(
      fc.property(audit, anyDream, fc.boolean(), (before, one, handsOn) => {
        const after = auditAfter(findPath(one, before, FIXES), before);
        const planned = {
          tier: one.tier,
          stages: ["Awareness"],
          lifts: [],
          running: true,
          handsOn,
          listeningTrip: false,
          meetup: false,
          quantity: 12,
          cash: toCents(9_000),
        };
        const verdict = checkFunding([planned], after)[0]!.verdict;
        expect(["HOLD", "STOP"]).not.toContain(verdict);
      }),
      300,
    );
  });

  test("the whole costs what its steps cost, and lasts from the first to the last of them", () => {
    seeded(
      fc.property(audit, anyDream, (before, one) => {
        const { steps, cents, weeks } = findPath(one, before, FIXES);
        expect(steps.reduce((sum, step) => sum + step.cents, 0)).toBe(cents);
        expect(steps.at(-1)?.toWeek ?? 0).toBe(weeks);
        expect(new Set(steps.flatMap((step) => step.fixes)).size).toBe(steps.flatMap((step) => step.fixes).length);
      }),
      200,
    );
  });
});

describe("the answer in words", () => {
  const path = pathOf({ ...all(2), "B-05": 0, "C-01": 0, "C-02": 0, "C-03": 0, "P-01": 0 });
  test.each([
    ["with a pilot that may go ahead", { cents: 110_000, mayGoAhead: true }, "; start with one pilot for 1,100 USD."],
    ["without one", { cents: 110_000, mayGoAhead: false }, "14 weeks."],
  ])("%s", (_, pilot, end) => {
    const words = pathInWords(MEETUPS, path, pilot, "USD");
    expect(words).toMatch(/^“A global meetup program” opens after 3 of 8 steps, about 33,700 USD and 14 weeks/);
    expect(words.endsWith(end)).toBe(true);
  });

  test.each([
    ["the foundation is not kept waiting", "B" as const, "belongs to the foundation: it may be funded now."],
    ["a program of the community pays, since nothing holds it", "C" as const, "pays after 1 of 1 steps"],
  ])("%s", (_, tier, words) => {
    expect(pathInWords(dream(tier), pathOf({}, dream(tier)), undefined, "")).toContain(words);
  });

  test.each<[string, number | undefined, number | undefined, string]>([
    ["nobody said", undefined, 100, ""],
    ["too little for the path", 200, 100, "200 USD is 100 USD short of the path."],
    ["enough for the path alone", 350, 100, "350 USD pays for the path, and is 50 USD short of what comes after it."],
    ["enough for both", 400, 100, "400 USD pays for the path and what comes after it."],
    ["a dream whose cost is not known", 350, undefined, "350 USD pays for the path and leaves 50 USD."],
  ])("money: %s", (_, budget, after, words) => {
    const cents = (amount: number | undefined) => (amount === undefined ? undefined : toCents(amount));
    expect(moneyVerdict(cents(budget), toCents(300), cents(after), "USD")).toBe(words);
  });

  test.each([
    ["no day", 3, "", ""],
    ["the very day", 2, "2026-12-06", "The path ends just in time."],
    ["a week to spare", 2, "2026-12-13", "The path ends 1 week before your day."],
    ["three days late counts as a week", 2, "2026-12-03", "The path ends 1 week after your day."],
    ["over a change of clocks", 22, "2027-04-25", "The path ends just in time."],
  ])("time: %s", (_, weeks, by, words) => {
    expect(timeVerdict("2026-11-22", weeks, by)).toBe(words);
  });

  test("weeks end on a day", () => {
    expect(daysAfter("2026-11-22", 22 * 7)).toBe("2027-04-25");
  });
});

describe("the rules of the talk", () => {
  test("are 24, a sentence each", () => {
    expect(Object.keys(TALK_RULES)).toEqual(
      Array.from({ length: 24 }, (_, index) => `R${String(index + 1).padStart(2, "0")}`),
    );
    for (const text of Object.values(TALK_RULES)) expect(text).toMatch(/^[A-Z].*[^.]\.$/);
  });

  test("are found where a reason cites them, once each and in order", () => {
    expect(citedRules("It fails (R06, R02). Again R06; not R99, XR01 or R010.").map(({ id }) => id)).toEqual([
      "R02",
      "R06",
    ]);
  });
});
