import { describe, expect, test } from "vitest";
import { builtInAudit } from "../../src/domain/audit";
import { CRITERIA } from "../../src/domain/criteria";
import { type ActivityFact, type KpiFact, moneyOf, type ProgramState, viewOf } from "../../src/domain/history";
import { changesBetween, costBetween, numberInWords } from "../../src/domain/historyWords";

const basics = (score: number, count = 22) =>
  Object.fromEntries(CRITERIA.slice(0, count).map(({ id }) => [id, score] as const));

const state = (more: Partial<ProgramState> & { readonly scores?: Readonly<Record<string, number>> } = {}) => {
  const { scores = {}, ...rest } = more;
  return { audit: builtInAudit(scores), activities: [], kpis: [], stages: [], currency: "USD", ...rest };
};

const activity = (name: string, more: Partial<ActivityFact> = {}): ActivityFact => ({
  name,
  tier: "Basic enablement",
  verdict: "FUND",
  quantity: 1,
  expected: null,
  plan: null,
  forecast: null,
  committed: null,
  actual: null,
  ...more,
});

const kpi = (latest: number | null, more: Partial<KpiFact> = {}): KpiFact => ({
  name: "Time to first success",
  stage: "Adoption",
  unit: "minutes",
  good: "down",
  latest,
  target: null,
  steers: true,
  ...more,
});

const stage = (developers: number | null, period = "") => ({ name: "Adoption", developers, period });
const docs = (expected: number, more: Partial<ActivityFact> = {}) => activity("Docs sprint", { expected, ...more });

describe("what changed is told in sentences", () => {
  test.each<[string, Partial<Parameters<typeof state>[0]>, Partial<Parameters<typeof state>[0]>, string[]]>([
    ["nothing", {}, {}, []],
    [
      "a tier that rose, with more planned in it",
      { scores: basics(1), activities: [docs(1000)] },
      { scores: basics(2), activities: [docs(43_000)] },
      [
        "Basic enablement rose from 33% to 67% and passes 10 of its 10 gates, before 0; 42,000 USD more is planned in it.",
      ],
    ],
    [
      "a tier that fell",
      { scores: { ...basics(1), "B-20": 2 } },
      { scores: basics(1) },
      ["Basic enablement fell from 35% to 33%."],
    ],
    [
      "money alone",
      { activities: [docs(500.5)] },
      { activities: [docs(500)] },
      ["1 USD less is planned in Basic enablement."],
    ],
    [
      "a tier that was assessed for the first time",
      {},
      { scores: basics(1) },
      ["Basic enablement has a score now (33%)."],
    ],
    [
      "a tier that is not assessed any more",
      { scores: basics(1) },
      {},
      ["Basic enablement has no score any more (33% before)."],
    ],
    [
      "activities that came, went and turned",
      { activities: [activity("A"), activity("B", { verdict: "HOLD" })] },
      { activities: [activity("B"), activity("C"), activity("D")] },
      ["Added to the Budget: C and D.", "Taken out of the Budget: A.", "B is FUND now, before HOLD."],
    ],
    [
      "more activities than a sentence holds",
      {},
      { activities: ["A", "B", "C", "D", "E", "F", "G", "H"].map((name) => activity(name)) },
      ["Added to the Budget: A, B, C, D, E and 3 more."],
    ],
    [
      "a verdict that is none, as of a row that Check complains of",
      { activities: [activity("A", { verdict: "#ERROR!" })] },
      { activities: [activity("A")] },
      ["A is FUND now, before no verdict."],
    ],
    [
      "seven verdicts",
      { activities: ["A", "B", "C", "D", "E", "F", "G"].map((name) => activity(name, { verdict: "HOLD" })) },
      { activities: ["A", "B", "C", "D", "E", "F", "G"].map((name) => activity(name)) },
      [
        ...["A", "B", "C", "D", "E", "F"].map((name) => `${name} is FUND now, before HOLD.`),
        "1 more verdicts changed.",
      ],
    ],
    [
      "six verdicts",
      { activities: ["A", "B", "C", "D", "E", "F"].map((name) => activity(name, { verdict: "HOLD" })) },
      { activities: ["A", "B", "C", "D", "E", "F"].map((name) => activity(name)) },
      ["A", "B", "C", "D", "E", "F"].map((name) => `${name} is FUND now, before HOLD.`),
    ],
    [
      "two rows of one activity in another order",
      { activities: [activity("A"), activity("A", { verdict: "HOLD" })] },
      { activities: [activity("A", { verdict: "HOLD" }), activity("A")] },
      [],
    ],
    [
      "six activities that came",
      {},
      { activities: ["A", "B", "C", "D", "E", "F"].map((name) => activity(name)) },
      ["Added to the Budget: A, B, C, D, E and F."],
    ],
    [
      "a score that moved by less than a percent shows",
      { scores: basics(1), activities: [docs(1000)] },
      { scores: basics(1), activities: [docs(1000.004)] },
      [],
    ],
    [
      "a KPI that is called the same in other letters",
      { kpis: [kpi(2400, { name: " time to FIRST success" })] },
      { kpis: [kpi(1200)] },
      ["Time to first success fell from 2,400 to 1,200 minutes, which is better."],
    ],
    [
      "a KPI without a unit",
      { kpis: [kpi(1, { unit: "" })] },
      { kpis: [kpi(2, { unit: "" })] },
      ["Time to first success rose from 1 to 2, which is worse."],
    ],
    ["a KPI that is there at one time only", { kpis: [kpi(5, { name: "Stars" })] }, { kpis: [kpi(5)] }, []],
    ["a target that was set", { kpis: [kpi(5)] }, { kpis: [kpi(5, { target: 3 })] }, []],
    ["a target that was taken back", { kpis: [kpi(5, { target: 3 })] }, { kpis: [kpi(5)] }, []],
    ["a target that stayed", { kpis: [kpi(5, { target: 3 })] }, { kpis: [kpi(5, { target: 3 })] }, []],
    ["a stage that stayed in another period", { stages: [stage(5, "May")] }, { stages: [stage(5, "June")] }, []],
    [
      "a KPI that got better by falling",
      { kpis: [kpi(2400)] },
      { kpis: [kpi(1200)] },
      ["Time to first success fell from 2,400 to 1,200 minutes, which is better."],
    ],
    [
      "a KPI that got worse by falling",
      { kpis: [kpi(34, { unit: "%", good: "up" })] },
      { kpis: [kpi(33.5, { unit: "%", good: "up" })] },
      ["Time to first success fell from 34 to 33.5%, which is worse."],
    ],
    [
      "a KPI that does not say what is good",
      { kpis: [kpi(1, { good: "" })] },
      { kpis: [kpi(2, { good: "" })] },
      ["Time to first success rose from 1 to 2 minutes."],
    ],
    [
      "a difference that rounding would hide",
      { kpis: [kpi(1200.2)] },
      { kpis: [kpi(1200.4)] },
      ["Time to first success rose from 1200.2 to 1200.4 minutes, which is worse."],
    ],
    [
      "a KPI's first actual",
      { kpis: [kpi(null)] },
      { kpis: [kpi(90)] },
      ["Time to first success is measured now: 90 minutes."],
    ],
    [
      "a KPI's last actual",
      { kpis: [kpi(90)] },
      { kpis: [kpi(null)] },
      ["Time to first success has no actual any more, before 90 minutes."],
    ],
    [
      "a target that moved",
      { kpis: [kpi(90, { target: 10 })] },
      { kpis: [kpi(90, { target: 30 })] },
      ["The target of Time to first success rose from 10 to 30 minutes."],
    ],
    [
      "a KPI that steers at neither time",
      { kpis: [kpi(1, { steers: false })] },
      { kpis: [kpi(2, { steers: false })] },
      [],
    ],
    ["a KPI of another name", { kpis: [kpi(1, { name: "Before" })] }, { kpis: [kpi(2)] }, []],
    [
      "a stage of another period",
      { stages: [stage(100, "Q1")] },
      { stages: [stage(120, "Q2")] },
      ["Adoption rose from 100 to 120 developers (Q1, then Q2)."],
    ],
    [
      "a stage counted anew",
      { stages: [stage(null)] },
      { stages: [stage(7)] },
      ["Adoption is measured now: 7 developers."],
    ],
    [
      "a stage not counted any more",
      { stages: [stage(7)] },
      { stages: [stage(null)] },
      ["Adoption is not measured any more."],
    ],
    [
      "money of another currency is not subtracted",
      { activities: [docs(100)], currency: "USD" },
      { activities: [docs(900)], currency: "EUR" },
      [],
    ],
    ["money that was not kept is not taken for none", { activities: null }, { activities: [docs(900)] }, []],
  ])("%s", (_, before, after, sentences) => {
    expect(changesBetween(state(before), state(after))).toEqual(sentences);
  });
});

describe("what it cost is told in sentences", () => {
  test.each<[string, Partial<Parameters<typeof state>[0]>, Partial<Parameters<typeof state>[0]>, string[]]>([
    [
      "nothing",
      { activities: [docs(100, { actual: 40 })] },
      { activities: [docs(100, { actual: 40 })] },
      ["Nothing more was paid: 40 USD at both times.", "The expected cost of the plan stayed at 100 USD."],
    ],
    [
      "what was paid, and a plan that grew",
      { activities: [docs(1000, { actual: 0.1 }), docs(0, { actual: 0.2 })] },
      { activities: [docs(3500, { actual: 12_300.3 })] },
      [
        "12,300 USD more was paid (0 USD before, 12,300 USD after).",
        "The expected cost of the plan rose by 2,500 USD, from 1,000 USD to 3,500 USD.",
      ],
    ],
    [
      "tenths that add up to what stands there",
      { activities: [docs(0, { actual: 0.1 }), docs(0, { actual: 0.2 })] },
      { activities: [docs(0, { actual: 0.3 })] },
      ["Nothing more was paid: 0 USD at both times.", "The expected cost of the plan stayed at 0 USD."],
    ],
    [
      "less than before",
      { activities: [docs(9, { actual: 50 })] },
      { activities: [docs(8, { actual: 40 })] },
      [
        "10 USD less stands as paid (50 USD before, 40 USD after): rows were corrected or taken out.",
        "The expected cost of the plan fell by 1 USD, from 9 USD to 8 USD.",
      ],
    ],
    [
      "what was agreed, forecast and committed",
      { activities: [docs(1, { plan: 1, forecast: 1, committed: 1 })] },
      { activities: [docs(1, { plan: 3, forecast: null, committed: 1 })] },
      [
        "Nothing more was paid: 0 USD at both times.",
        "The expected cost of the plan stayed at 1 USD.",
        "The agreed plan rose by 2 USD, from 1 USD to 3 USD.",
        "The forecast fell by 1 USD, from 1 USD to 0 USD.",
      ],
    ],
    [
      "no money before",
      { activities: null },
      {},
      ["What it cost is not known: no money was kept at the earlier time."],
    ],
    ["no money after", {}, { activities: null }, ["What it cost is not known: no money was kept at the later time."]],
    [
      "another currency",
      { currency: "" },
      { currency: "EUR" },
      ["The currency went from none to EUR, so amounts are not compared."],
    ],
  ])("%s", (_, before, after, sentences) => {
    expect(costBetween(state(before), state(after))).toEqual(sentences);
  });
});

test("a page shows money by tier and by verdict, best first", () => {
  const activities = [
    docs(100, { verdict: "HOLD" }),
    docs(20, { verdict: "FUND FIRST", actual: 5 }),
    activity("Meetup", { tier: "in person", verdict: "", expected: 3 }),
    activity("Strange", { tier: "Basement", expected: 1000 }),
  ];
  const view = viewOf(state({ activities }));
  expect(view.tiers.map(({ planned }) => planned)).toEqual([120, 0, 0, 0, 3]);
  expect(view.money).toEqual({
    currency: "USD",
    expected: 1123,
    plan: 0,
    forecast: 0,
    committed: 0,
    actual: 5,
    verdicts: [
      { verdict: "FUND FIRST", activities: 1, expected: 20 },
      { verdict: "FUND", activities: 1, expected: 1000 },
      { verdict: "HOLD", activities: 1, expected: 100 },
      { verdict: "no verdict", activities: 1, expected: 3 },
    ],
  });
  expect(moneyOf(state({ activities: null }))).toBeNull();
});

test.each([
  [0, "0"],
  [-1234.6, "-1,235"],
  [999.4, "999"],
  [12.345, "12.3"],
  [0.00123456, "0.00123"],
  [1234567, "1,234,567"],
])("%d is said as %s", (value, words) => {
  expect(numberInWords(value)).toBe(words);
});
