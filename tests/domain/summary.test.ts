import { expect, test } from "vitest";
import { builtInAudit, judgeTiers } from "../../src/domain/audit";
import { CRITERIA } from "../../src/domain/criteria";
import { catalogueFixes } from "../../src/domain/release";
import {
  named,
  notFunded,
  releaseOf,
  rowsInWords,
  type SummaryFacts,
  type SummaryRow,
  topAsks,
  topRisks,
} from "../../src/domain/summary";

const scoredWith = (scores: Readonly<Record<string, number | undefined>>, base: number | undefined = 2) =>
  builtInAudit({}).map((criterion) => ({ ...criterion, score: criterion.id in scores ? scores[criterion.id] : base }));

const row = (number: number, rest: Partial<SummaryRow> = {}): SummaryRow => ({
  row: number,
  activity: `Activity ${number}`,
  tier: "B",
  money: 100_000,
  verdict: "FUND",
  promise: "",
  change: "",
  ...rest,
});

/** A plan with nothing to say against it. */
const quiet: SummaryFacts = {
  tiers: judgeTiers(scoredWith({})),
  rows: [row(7)],
  leak: undefined,
  lateKpis: [],
  plan: 100_000,
  outlook: 100_000,
  p80: 100_000,
  cautionCap: 0.15,
  firm: 1,
  amount: (cents) => String(cents / 100),
};

const wholeTier = (tier: string, score: number | undefined) =>
  judgeTiers(scoredWith(Object.fromEntries(CRITERIA.filter((one) => one.tier === tier).map(({ id }) => [id, score]))));

test("a plan with nothing against it has no risk and nothing to ask", () => {
  expect([topRisks(quiet, 3), topAsks(quiet, 3)]).toEqual([[], []]);
});

const RISKS: readonly [what: string, facts: Partial<SummaryFacts>, words: string, where: string][] = [
  [
    "the five-minute bar",
    { tiers: judgeTiers(scoredWith({ "B-13": 0 })) },
    "Five-minute first app fails",
    "Audit B-13",
  ],
  ["a row to stop", { rows: [row(9, { verdict: "STOP" })] }, "Activity 9 runs before", "Budget row 9."],
  [
    "several rows to stop",
    { rows: [row(9, { verdict: "STOP" }), row(8, { verdict: "STOP", money: 1 })] },
    "Activity 9 and 1 more run before",
    "Budget rows 8 and 9.",
  ],
  [
    "money above a tier that fails",
    { tiers: wholeTier("C", 1), rows: [row(7), row(8, { tier: "P", money: 300_000 })] },
    "75 % of the money stands above",
    "3000 above Community.",
  ],
  [
    "a tier nobody looked at",
    { tiers: wholeTier("C", undefined) },
    "whether Community passes",
    "Audit C-01 and 2 more",
  ],
  ["a plan overrun", { outlook: 130_000 }, "overrun by about 300.", "1300 expected, 1000 agreed"],
  ["a plan without reserve", { p80: 140_000 }, "no reserve: costs may reach 1400.", "Costs, P80"],
  [
    "a missed promise",
    { rows: [row(7, { promise: "missed", change: "More sign-ups" })] },
    "1 promise was missed.",
    "More sign-ups. Budget row 7.",
  ],
  [
    "too much CAUTION",
    { rows: [row(7, { verdict: "CAUTION" }), row(8)] },
    "50 % of the money",
    "cap is 15 %. Budget row 7.",
  ],
  [
    "a leak",
    { leak: { from: "Visit", to: "Use", lost: 0.934 } },
    "93 % are lost on the way to Use.",
    "who reached Visit",
  ],
  ["a late KPI", { lateKpis: [{ row: 12, name: "Stars" }] }, "1 KPI is late", "Stars. KPIs row 12."],
  ["costs that are assumed", { firm: 0.2 }, "mostly assumed: 80 %", "Budget, Basis"],
];

test.each(RISKS)("%s is a risk", (_, facts, words, where) => {
  const [risk, ...others] = topRisks({ ...quiet, ...facts }, 3);
  expect(others).toEqual([]);
  expect(risk!.what).toContain(words);
  expect(risk!.where).toContain(where);
});

test("of many risks the worst three stay, in the same order", () => {
  const many = Object.assign({}, quiet, ...RISKS.map(([, facts]) => facts)) as SummaryFacts;
  const facts = {
    ...many,
    tiers: judgeTiers(scoredWith({ "B-13": 0 })),
    rows: [row(9, { verdict: "STOP", tier: "P" })],
  };
  expect(topRisks(facts, 3).map(({ what }) => what)).toEqual([
    "Five-minute first app fails, and nothing makes up for it.",
    "Activity 9 runs before the basics pass.",
    "100 % of the money stands above a tier that does not pass.",
  ]);
});

const ASKS: readonly [what: string, facts: Partial<SummaryFacts>, words: string, where: string][] = [
  [
    "money for what comes first",
    { rows: [row(7, { verdict: "FUND FIRST" })] },
    "Fund first: 1000 for Activity 7.",
    "Budget row 7.",
  ],
  ["a stop", { rows: [row(9, { verdict: "STOP" })] }, "Stop Activity 9.", "It frees 1000. Budget row 9."],
  [
    "an answer to a promise",
    { rows: [row(7, { promise: "due: kept or missed?" })] },
    "the promise that is due was kept",
    "Activity 7. Budget row 7.",
  ],
  ["scores", { tiers: wholeTier("C", undefined) }, "Have 3 criteria of Community scored.", "Audit C-01"],
  ["a plan to agree on", { plan: undefined }, "Agree on the plan: about 1000.", "Budget, Plan"],
  [
    "a choice under CAUTION",
    { rows: [row(7, { verdict: "CAUTION" })] },
    "Choose which CAUTION rows wait.",
    "Budget row 7.",
  ],
];

test.each(ASKS)("%s is asked for", (_, facts, words, where) => {
  const [ask, ...others] = topAsks({ ...quiet, ...facts }, 3);
  expect(others).toEqual([]);
  expect(ask!.what).toContain(words);
  expect(ask!.where).toContain(where);
});

const audit = scoredWith({ "B-05": 0, "B-13": 1 });
const refuse = (rows: readonly SummaryRow[], most = 3) =>
  notFunded({ ...quiet, rows }, (tier) => releaseOf(tier, audit, catalogueFixes()), most);

test("what is not funded is named with what releases it, the largest first, and the same condition once", () => {
  expect(
    refuse([
      row(7, { verdict: "HOLD", tier: "P", money: 200_000 }),
      row(8, { verdict: "STOP", tier: "P", money: 300_000 }),
      row(9, { verdict: "FUND" }),
    ]),
  ).toEqual([
    expect.stringMatching(
      /^Activity 8 \(3000, STOP\) opens when B-05 and B-13 reach 2: about \d+ and \d+ weeks\. Budget row 8\.$/,
    ),
    "Activity 7 (2000, HOLD) opens on the same condition. Budget row 7.",
  ]);
});

test("more rows than there is room for are counted in the last line", () => {
  const rows = [1, 2, 3, 4, 5].map((number) => row(10 + number, { verdict: "HOLD", tier: "P", money: number * 100 }));
  expect(refuse(rows)).toHaveLength(3);
  expect(refuse(rows)[2]).toBe("3 more rows, 6. Budget rows 11, 12 and 1 more.");
});

test.each([
  [[4], "Budget row 4"],
  [[9, 4], "Budget rows 4 and 9"],
  [[9, 4, 12, 13], "Budget rows 4, 9 and 2 more"],
])("rows %j read as %s", (rows, words) => {
  expect(rowsInWords(rows.map((number) => ({ row: number })))).toBe(words);
});

test.each([
  ["one line", "two\nlines", "two lines"],
  ["short", "x".repeat(300), `${"x".repeat(39)}…`],
  ["without half an emoji", "🚀".repeat(60), `${"🚀".repeat(39)}…`],
  ["kept apart from the words around it when it runs from right to left", "مؤتمر", "\u2068مؤتمر\u2069"],
])("a name in a sentence is %s", (_, name, words) => {
  expect(named(name)).toBe(words);
});
