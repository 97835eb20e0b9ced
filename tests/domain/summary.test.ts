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

const NO_RISKS: readonly [what: string, facts: Partial<SummaryFacts>][] = [
  ["a STOP row that costs nothing", { rows: [row(7), row(9, { verdict: "STOP", money: 0 })] }],
  [
    "just half of the money above a tier that fails",
    { tiers: judgeTiers(scoredWith({ "C-01": 1 })), rows: [row(7), row(8, { tier: "P" })] },
  ],
  [
    "little money above it, in whatever currency",
    { tiers: wholeTier("C", 1), rows: [row(7, { money: 9 }), row(8, { tier: "P", money: 2 })] },
  ],
  ["no money at all", { tiers: wholeTier("C", 1), rows: [row(8, { tier: "P", money: 0 })], firm: 0 }],
  ["an overrun of a plan that nobody agreed on", { plan: undefined, outlook: 130_000, p80: 140_000, rows: [] }],
  ["CAUTION just at its cap", { rows: [row(7, { verdict: "CAUTION", money: 15 }), row(8, { money: 85 })] }],
  ["costs of which half is firm", { firm: 0.5 }],
];

test.each(NO_RISKS)("%s is no risk", (_, facts) => {
  expect(topRisks({ ...quiet, ...facts }, 3)).toEqual([]);
});

test("an overrun leaves no reserve, but is one risk and not two", () => {
  expect(topRisks({ ...quiet, outlook: 130_000, p80: 140_000 }, 3)).toHaveLength(1);
});

test("the first in the tab stands for several promises that were missed, whatever order they come in", () => {
  const missed = [row(9, { promise: "missed", change: "Later" }), row(7, { promise: "missed", change: "Earlier" })];
  expect(topRisks({ ...quiet, rows: missed }, 3)).toEqual([
    { what: "2 promises were missed.", where: "Earlier. Budget rows 7 and 9." },
  ]);
});

test("a tier with one criterion that nobody looked at names it, and one without any says so", () => {
  const whereOf = (tiers: SummaryFacts["tiers"]) => topRisks({ ...quiet, tiers }, 3)[0]!.where;
  expect(whereOf(judgeTiers(scoredWith({ "C-01": undefined })))).toBe("Not scored: Audit C-01.");
  expect(whereOf(judgeTiers(scoredWith({}).filter(({ tier }) => tier !== "C")))).toBe("The audit has no row of it.");
});

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

test("several rows are asked for together, and named by the largest, then by the first", () => {
  const tiers = judgeTiers(scoredWith({ "B-05": 1 }));
  const rows = [
    row(9, { verdict: "FUND FIRST" }),
    row(8, { verdict: "FUND FIRST" }),
    row(5, { verdict: "STOP" }),
    row(6, { verdict: "STOP", money: 1 }),
  ];
  expect(topAsks({ ...quiet, tiers, rows }, 3)).toEqual([
    {
      what: "Fund first: 2000 for Activity 8 and 1 more.",
      where: "They lift what holds Basic enablement back. Budget rows 8 and 9.",
    },
    { what: "Stop Activity 5 and 1 more.", where: "It frees 1000.01. Budget rows 5 and 6." },
  ]);
});

test("several promises that are due are asked for together", () => {
  const due = [
    row(9, { promise: "due: kept or missed?" }),
    row(7, { promise: "due: kept or missed?", change: "More stars" }),
  ];
  expect(topAsks({ ...quiet, rows: due }, 3)).toEqual([
    { what: "Say which of the 2 promises that are due were kept.", where: "More stars. Budget rows 7 and 9." },
  ]);
});

const NO_ASKS: readonly [what: string, facts: Partial<SummaryFacts>][] = [
  ["scores of a tier that fails by what is scored", { tiers: wholeTier("C", 1) }],
  ["scores of a tier that passes without them", { tiers: judgeTiers(scoredWith({ "C-11": undefined })) }],
  ["a plan for rows that cost nothing", { plan: undefined, rows: [row(7, { money: 0 })] }],
  ["a choice under CAUTION at its cap", { rows: [row(7, { verdict: "CAUTION", money: 15 }), row(8, { money: 85 })] }],
];

test.each(NO_ASKS)("%s is not asked for", (_, facts) => {
  expect(topAsks({ ...quiet, ...facts }, 3)).toEqual([]);
});

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

const gate = (id: string, tier: string) => ({ id, tier }) as ReturnType<typeof releaseOf>["opensWith"][number]; // As much as a sentence needs.
test.each<[string, string[], { cents: number; weeks: number } | undefined, string]>([
  ["a tier that has no criteria in the audit", [], undefined, "opens once its tier is scored in Audit."],
  ["one criterion that nothing lifts", ["B-01"], undefined, "opens when B-01 reaches 2."],
  ["four criteria", ["B-01", "B-02", "B-03", "C-01"], undefined, "opens when B-01, B-02, B-03 and C-01 reach 2."],
  [
    "five of one tier",
    ["B-01", "B-02", "B-03", "B-04", "B-05"],
    undefined,
    "opens when 5 criteria of Basic enablement reach 2.",
  ],
  [
    "five of two tiers",
    ["B-01", "B-02", "B-03", "B-04", "C-01"],
    undefined,
    "opens when 5 criteria of Basic enablement and Community reach 2.",
  ],
  [
    "five of three tiers",
    ["B-01", "B-02", "B-03", "C-01", "P-01"],
    undefined,
    "opens when 5 criteria of 3 tiers reach 2.",
  ],
  ["work that takes a week", ["B-01"], { cents: 50_000, weeks: 1 }, "opens when B-01 reaches 2: about 500 and 1 week."],
  ["work that takes no time", ["B-01"], { cents: 50_000, weeks: 0 }, "opens when B-01 reaches 2: about 500."],
])("a row waits for %s", (_, ids, fix, condition) => {
  const release = {
    ...releaseOf("P", audit, catalogueFixes()),
    opensWith: ids.map((id) => gate(id, id.charAt(0))),
    release: { ...releaseOf("P", audit, catalogueFixes()).release!, ...(fix ?? { fixes: [] }) },
  };
  const [line] = notFunded({ ...quiet, rows: [row(7, { verdict: "HOLD", tier: "P" })] }, () => release, 3);
  expect(line).toBe(`Activity 7 (1000, HOLD) ${condition} Budget row 7.`);
});

test("a row without a tier waits for one, and rows of other conditions each say their own", () => {
  const rows = [
    row(7, { verdict: "HOLD", tier: undefined, money: 2 }),
    row(8, { verdict: "HOLD", tier: "P", money: 1 }),
  ];
  expect(refuse(rows, 2).map((line) => line.replace(/ when .* weeks/, " when …"))).toEqual([
    "Activity 7 (0.02, HOLD) opens once it has a tier. Budget row 7.",
    "Activity 8 (0.01, HOLD) opens when …. Budget row 8.",
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
  ["one line", " two\n\n lines ", "two lines"],
  ["whole at forty letters", "y".repeat(40), "y".repeat(40)],
  ["cut behind a word, not behind a comma", `Docs, (${"x".repeat(28)}) , (  tail`, `Docs, (${"x".repeat(28)})…`],
  ["short", "x".repeat(300), `${"x".repeat(39)}…`],
  ["without half an emoji", "🚀".repeat(60), `${"🚀".repeat(39)}…`],
  ["kept apart from the words around it when it runs from right to left", "مؤتمر", "\u2068مؤتمر\u2069"],
])("a name in a sentence is %s", (_, name, words) => {
  expect(named(name)).toBe(words);
});
