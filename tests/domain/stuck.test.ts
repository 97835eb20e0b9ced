import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInAudit } from "../../src/domain/audit";
import { CRITERIA } from "../../src/domain/criteria";
import { toCents } from "../../src/domain/money";
import { STAGES } from "../../src/domain/stages";
import { findStuck, judge, type MeasuredKpi, type Remedy, type StagedCriterion } from "../../src/domain/stuck";
import { chainInWords, promiseWords, type UNJUDGED_WORDS } from "../../src/domain/stuckWords";
import { seeded } from "./seeded";

const STAGE_NAMES = STAGES.map(({ name }) => name);

const kpi = (name: string, more: Partial<MeasuredKpi> = {}): MeasuredKpi => ({
  name,
  stage: "Consideration",
  unit: "minutes",
  good: "down",
  baseline: 40,
  target: 5,
  actuals: [33],
  steers: true,
  scale: "linear",
  ...more,
});

const up = (name: string, more: Partial<MeasuredKpi> = {}) =>
  kpi(name, { good: "up", unit: "%", baseline: 10, target: 20, actuals: [12], ...more });

const FIRST_APP = "B-13";

/** The built-in audit with 2 everywhere, but for these scores. */
const audit = (scores: Readonly<Record<string, number | undefined>> = {}): StagedCriterion[] => {
  const all = Object.fromEntries(CRITERIA.map(({ id }) => [id, 2]));
  const stageOf = new Map<string, string>(CRITERIA.map(({ id, stage }) => [id, stage]));
  return builtInAudit({ ...all, ...(scores as Record<string, number>) }).map((each) => ({
    ...each,
    stage: stageOf.get(each.id)!,
  }));
};

const remedy = (name: string, lifts: readonly string[], more: Partial<Remedy> = {}): Remedy => ({
  name,
  lifts,
  cents: toCents(4200),
  leadWeeks: 3,
  ...more,
});

const QUICKSTART = remedy("Quickstart rewrite", [FIRST_APP]);

const find = (
  kpis: readonly MeasuredKpi[],
  criteria: readonly StagedCriterion[] = audit({ [FIRST_APP]: 1 }),
  catalogue: readonly Remedy[] = [QUICKSTART],
) => findStuck(kpis, criteria, catalogue, STAGE_NAMES);

const sentence = (...parts: Parameters<typeof find>) =>
  chainInWords(find(...parts).chains[0]!, "USD")
    .map(({ text }) => text)
    .join("");

const names = (kpis: readonly MeasuredKpi[]) => find(kpis).chains.map((chain) => chain.kpi.name);

/** The audit and the Catalogue, where they are others than usual. */
type Rest = readonly [criteria?: readonly StagedCriterion[], catalogue?: readonly Remedy[]];

describe("the sentence goes from the KPI to what would help", () => {
  const START = "Developers are stuck at Consideration: First success stands at 33 minutes, the target is 5";
  const FOUND = `${START}; the weakest that the audit found there is ${nameOf(FIRST_APP)} (B-13, 1 of 3)`;
  const one = [kpi("First success")];

  test.each<readonly [title: string, words: string, kpis: readonly MeasuredKpi[], rest: Rest]>([
    [
      "to the activity with its cost and weeks",
      `${FOUND}, and Quickstart rewrite lifts it for about 4,200 USD in 3 weeks.`,
      one,
      [],
    ],
    [
      "of two activities to the cheaper one",
      `${FOUND}, and Small fix lifts it for about 900 USD in 1 week.`,
      one,
      [audit({ [FIRST_APP]: 1 }), [QUICKSTART, remedy("Small fix", [FIRST_APP], { cents: 90_000, leadWeeks: 1 })]],
    ],
    [
      "of two that cost the same to the quicker one",
      `${FOUND}, and Quick fix lifts it for about 4,200 USD.`,
      one,
      [audit({ [FIRST_APP]: 1 }), [QUICKSTART, remedy("Quick fix", [FIRST_APP], { leadWeeks: 0 })]],
    ],
    [
      "to an activity whose cost nobody knows, when there is no other",
      `${FOUND}, and Riddle lifts it at a cost nobody knows yet in 3 weeks.`,
      one,
      [audit({ [FIRST_APP]: 1 }), [remedy("Riddle", [FIRST_APP], { cents: undefined })]],
    ],
    [
      "to the Catalogue where nothing in it lifts the criterion",
      `${FOUND}, and no activity of the Catalogue lifts it, so it takes attention or a new row there.`,
      one,
      [audit({ [FIRST_APP]: 1 }), []],
    ],
    [
      "to assessing first where nothing is known to be weak",
      `${START}, and the audit does not know why yet: score ${nameOf(FIRST_APP)} (B-13, not assessed) first.`,
      one,
      [audit({ [FIRST_APP]: undefined, "B-04": undefined }), []],
    ],
    [
      "to scoring again or the Funnel where the audit says that all is fine",
      `${START}, but the audit says that this stage is fine: score ${nameOf(FIRST_APP)} (B-13, 2 of 3) again, the weakest there, or look at the Funnel.`,
      one,
      [audit()],
    ],
    [
      "to the Funnel where the audit has nothing about the stage",
      "Developers are stuck at Paying: Sales stands at 12%, the target is 20, and no criterion of the audit names this stage: look at the Funnel.",
      [up("Sales", { stage: "Paying" })],
      [],
    ],
    [
      "back to its own best where it has no target",
      `Developers are stuck at Consideration: First success stands at 33 minutes and was at 22 before; the weakest that the audit found there is ${nameOf(FIRST_APP)} (B-13, 1 of 3), and Quickstart rewrite lifts it for about 4,200 USD in 3 weeks.`,
      [kpi("First success", { baseline: undefined, target: undefined, actuals: [40, 22, 33] })],
      [],
    ],
  ])("%s", (_title, words, kpis, [criteria, catalogue]) => {
    expect(sentence(kpis, criteria, catalogue)).toBe(words);
  });

  const webinar = [up("Time at booth", { stage: "Adoption" })];

  test.each<readonly [title: string, scores: Readonly<Record<string, number | undefined>>, end: string]>([
    [
      "a failing gate below goes first",
      { "P-03": 0, [FIRST_APP]: 1 },
      `; before that, ${nameOf(FIRST_APP)} (B-13, 1 of 3) has to pass, a gate of Basic enablement below it: Quickstart rewrite lifts it for about 4,200 USD in 3 weeks.`,
    ],
    [
      "a gate below that nobody scored has to be scored first",
      { "P-03": 0, [FIRST_APP]: undefined },
      `; before that, ${nameOf(FIRST_APP)} (B-13, not assessed) has to be scored, a gate of Basic enablement below it: Quickstart rewrite lifts it for about 4,200 USD in 3 weeks.`,
    ],
    [
      "nothing goes first where every gate below passes, and attention is no money",
      { "P-03": 0 },
      `; the weakest that the audit found there is ${nameOf("P-03")} (P-03, 0 of 3), and lifting it costs attention, not money.`,
    ],
    [
      "a failing gate of the same tier is no foundation below",
      { "B-14": 0, [FIRST_APP]: 1 },
      `; the weakest that the audit found there is ${nameOf("B-14")} (B-14, 0 of 3), and no activity of the Catalogue lifts it, so it takes attention or a new row there.`,
    ],
  ])("%s", (_title, scores, end) => {
    expect(sentence(webinar, audit(scores)).endsWith(end)).toBe(true);
  });

  test("every name in it leads to its cell", () => {
    const [chain] = find(webinar, audit({ "P-03": 0, [FIRST_APP]: 1 })).chains;
    expect(chainInWords(chain!, "USD").flatMap(({ text, landmark }) => (landmark ? [[landmark, text]] : []))).toEqual([
      ["kpi", "Time at booth"],
      ["lowest", nameOf("P-03")],
      ["before", nameOf(FIRST_APP)],
      ["beforeActivity", "Quickstart rewrite"],
    ]);
  });
});

describe("how far behind a KPI is", () => {
  test.each<readonly [title: string, kpi: MeasuredKpi, share: number]>([
    ["halfway to its target is half behind", kpi("", { baseline: 40, target: 20, actuals: [30] }), 0.5],
    ["at the baseline it is all behind", kpi("", { actuals: [40] }), 1],
    ["worse than the baseline is more than all behind", kpi("", { baseline: 40, target: 20, actuals: [50] }), 1.5],
    ["past its target it is not behind", up("", { actuals: [22] }), -0.2],
    ["of several periods the newest counts", up("", { actuals: [22, 15] }), 0.5],
    [
      "on a log scale, halving twice of four times is half",
      kpi("", { baseline: 80, target: 5, actuals: [20], scale: "log" }),
      0.5,
    ],
    ["a target needs no direction", up("", { good: undefined, actuals: [15] }), 0.5],
    [
      "without a target, half of its best is half behind",
      up("", { target: undefined, baseline: undefined, actuals: [8, 20, 10] }),
      0.5,
    ],
    [
      "without a target, twice its best is half behind where down is good",
      kpi("", { target: undefined, baseline: undefined, actuals: [20, 40] }),
      0.5,
    ],
    ["the baseline is a past too", up("", { target: undefined, baseline: 40, actuals: [20, 30] }), 0.25],
    [
      "a target that is the baseline is no way to go, so the past counts",
      up("", { baseline: 20, target: 20, actuals: [10] }),
      0.5,
    ],
    ["a new best is not behind", up("", { target: undefined, actuals: [12, 30] }), -18 / 30],
    ["nothing after nothing is not behind", up("", { target: undefined, baseline: 0, actuals: [0] }), 0],
  ])("%s", (_title, one, share) => {
    expect(judge(one)).toMatchObject({ share: expect.closeTo(share, 12) });
  });

  test.each<readonly [why: keyof typeof UNJUDGED_WORDS, kpi: MeasuredKpi]>([
    ["no number measured", kpi("", { actuals: [] })],
    ["no direction", kpi("", { good: undefined, target: undefined, actuals: [1, 2] })],
    ["the target lies on the wrong side", kpi("", { baseline: 5, target: 40 })],
    ["log needs numbers over 0", kpi("", { baseline: 40, target: 0, scale: "log" })],
    ["nothing to compare with", kpi("", { baseline: undefined, target: undefined })],
  ])("cannot be said: %s", (why, one) => {
    expect(judge(one)).toBe(why);
    expect(find([one])).toMatchObject({ chains: [], judged: 0, unjudged: [{ why }] });
  });

  test("nothing is stuck where every KPI is past its target", () => {
    expect(find([up("A", { actuals: [25] })])).toMatchObject({ chains: [], judged: 1, unjudged: [] });
  });
});

describe("the worst comes first", () => {
  test.each<readonly [title: string, kpis: readonly MeasuredKpi[], order: readonly string[]]>([
    ["the furthest behind", [up("near", { actuals: [18] }), up("far", { actuals: [11] })], ["far", "near"]],
    [
      "what steers before what is only watched",
      [up("watched", { actuals: [0], steers: false }), up("steers", { actuals: [19] })],
      ["steers", "watched"],
    ],
    [
      "of two as far behind, the earlier stage",
      [up("late", { stage: "Advocacy" }), up("elsewhere", { stage: "Paying" }), up("early", { stage: " awareness " })],
      ["early", "late", "elsewhere"],
    ],
    ["of two of one stage, the upper row", [up("upper"), up("lower")], ["upper", "lower"]],
  ])("%s", (_title, kpis, order) => {
    expect(names(kpis)).toEqual(order);
  });

  test.each<readonly [title: string, scores: Readonly<Record<string, number | undefined>>, id: string]>([
    ["the lowest score", { "B-03": 0, [FIRST_APP]: 1 }, "B-03"],
    ["of two as low, the hard gate", { "B-03": 1, [FIRST_APP]: 1 }, FIRST_APP],
    ["of two as low without gates, the foundation", { "B-22": 1, "C-12": 1, "E-08": 1 }, "B-22"],
    ["what was scored before what was not", { "B-22": 1, [FIRST_APP]: undefined }, "B-22"],
  ])("among criteria: %s", (_title, scores, id) => {
    expect(find([kpi("")], audit(scores)).chains[0]!.lowest!.criterion.id).toBe(id);
  });

  test("a criterion of weight 0 does not apply", () => {
    const criteria = audit({ "B-03": 0, [FIRST_APP]: 1 }).map((each) =>
      each.id === "B-03" ? { ...each, weight: 0 } : each,
    );
    expect(find([kpi("")], criteria).chains[0]!.lowest!.criterion.id).toBe(FIRST_APP);
  });

  test("criteria of the stage that nobody scored are counted, because a weaker one may hide there", () => {
    const scores = { "B-03": 1, "B-04": undefined, "B-06": undefined, "B-14": undefined };
    expect(find([kpi("")], audit(scores)).chains[0]!.hidden).toBe(2);
  });
});

test("a promise goes from where the KPI is to its target, or back to its best", () => {
  const promise = (one: MeasuredKpi) => promiseWords(one, find([one]).chains[0]!.shortfall);
  expect(promise(kpi("First success", { baseline: 2400, actuals: [1200] }))).toBe(
    "First success: from 1,200 to 5 minutes",
  );
  expect(promise(up("Activation", { target: undefined, baseline: undefined, actuals: [41.25, 30] }))).toBe(
    "Activation: from 30 to 41.25%",
  );
});

test("neither the order of the audit's rows nor that of the Catalogue changes what is said first", () => {
  const scores = fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }), {
    minLength: CRITERIA.length,
    maxLength: CRITERIA.length,
  });
  seeded(
    fc.property(scores, fc.constantFrom(...STAGE_NAMES), (given, stage) => {
      const criteria = audit(Object.fromEntries(CRITERIA.map(({ id }, index) => [id, given[index]])));
      const one = [up("Any", { stage })];
      const catalogue = [QUICKSTART, remedy("Other", [FIRST_APP, "B-03"], { cents: 1 })];
      expect(sentence(one, [...criteria].reverse(), [...catalogue].reverse())).toBe(sentence(one, criteria, catalogue));
      const [{ lowest, ending }] = find(one, criteria).chains as [ReturnType<typeof find>["chains"][number]];
      const own = criteria.filter((each) => each.stage === stage).map(({ score }) => score);
      const known = own.filter((score) => score !== undefined);
      const least = Math.min(...known, 4);
      expect(ending).toBe(least < 2 ? "work" : known.length < own.length ? "assess" : "fine");
      expect(lowest!.criterion.score).toBe(ending === "assess" ? undefined : least);
    }),
    300,
  );
});

function nameOf(id: string): string {
  return CRITERIA.find((each) => each.id === id)!.name;
}
