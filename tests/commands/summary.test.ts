import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { VERSION } from "../../src/domain/version";
import { BEHIND, BEHIND_COUNT, HEIGHTS, rowOf, WIDTHS } from "../../src/tabs/summaryPage";
import { cell, charts, errors, examplePlan, newPlan, type Plan, script } from "../plan";

const STATE = "Summary!J1";
const at = (column: string, part: Parameters<typeof rowOf>[0], offset = 0) =>
  `Summary!${column}${rowOf(part) + offset}`;

/** The page as people read it, a line per row, empty cells left out. */
function page({ host }: Plan): string[] {
  return HEIGHTS.map((_, row) =>
    WIDTHS.map((__, column) => host.display(`Summary!${String.fromCharCode(65 + column)}${row + 1}`))
      .filter((words) => words !== "")
      .join(" | "),
  ).map((line) => line.replace(/\d{4}-\d\d-\d\d/g, "<day>"));
}

/** The first words of a cell of the page. */
const says = (plan: Plan, address: string) => String(plan.host.value(address));

test("a fresh plan says that its Summary was never refreshed, and nothing on it is an error", () => {
  const plan = newPlan();
  expect(says(plan, STATE)).toContain("Not refreshed yet");
  expect(errors(plan.host).filter((line) => line.startsWith("Summary"))).toEqual([]);
});

test("refreshing shows the page and stamps it; a change of the plan is told natively", () => {
  const plan = examplePlan();
  plan.host.run("refreshSummary");
  expect(plan.host.activeSheetName).toBe("Summary");
  expect(says(plan, STATE)).toBe("Up to date with the plan.");
  plan.host.type(cell("budget", "quantity", 1), "5");
  expect(says(plan, STATE)).toContain("The plan has changed since");
  plan.host.run("refreshSummary");
  expect(says(plan, STATE)).toBe("Up to date with the plan.");
});

const CHANGES: readonly [what: string, address: string, typed: string][] = [
  ["a score", cell("audit", "score", 7), "3"],
  ["the name of an activity of one's own", cell("budget", "activity", 17), "Meetups in twelve cities"],
  ["an agreed amount", cell("budget", "plan", 3), "9000"],
  ["a forecast", cell("budget", "forecast", 3), "9000"],
  ["money that was paid", cell("budget", "actual", 3), "12"],
  ["the outcome of a promise", cell("budget", "outcome", 11), "kept"],
  ["the basis of a figure", cell("budget", "basis", 2), "quote"],
  ["developers of a stage", cell("funnel", "developers4", 2), "2500"],
  ["an actual of a KPI", cell("kpis", "actual12", 2), "44"],
];

test.each(CHANGES)("%s that changed is told on the page", (_, address, typed) => {
  const plan = examplePlan();
  expect(says(plan, STATE)).toBe("Up to date with the plan.");
  plan.host.type(address, typed);
  expect(says(plan, STATE)).toContain("The plan has changed since");
});

test("the example's page", () => {
  expect(page(examplePlan())).toMatchInlineSnapshot(`
    [
      "Relay developer program (example): where it stands | Up to date with the plan.",
      "Next 12 months, owned by Amara Diallo, amounts in USD to three figures, as of <day>: 52 of 56 criteria scored, 17 of 17 rows costed, 4 of 4 stages counted.",
      "Basic enablement fails 7 of 10 gates, and 76 % of the money stands above it.",
      "Gates that pass | What the plan costs | Money above the failing tier | Per activated developer | Assumed, not known",
      "4 of 16 | 521,000 USD | 76 % | 775 | 21 %",
      "fix first: B-13 Five-minute first app | 138,000 to 1,100,000 | 395,000 stands above Basic enablement | 168 reached Adoption | ████████░░ firmer",
      "",
      "Tiers, top to base | Score | Gates | Plan | Now | Spent | Now against plan",
      "In-person | ██░░░░░░░░ | 22% | fails 2 of 2 | 236,000 | 0",
      "Expanded enablement | – | fails 1 of 1 | 37,100 | 0",
      "Education | ██░░░░░░░░ | 21% | fails | 40,800 | 0",
      "Community | ███░░░░░░░ | 25% | fails 2 of 3 | 81,500 | 0",
      "Basic enablement | ███░░░░░░░ | 35% | fails 7 of 10 | 125,000 | 0",
      "All tiers | 4 of 16 pass | 521,000 | 0",
      "Funnel | Developers | Go on | Before | Change",
      "Awareness | ██████████ | 12,000",
      "Consideration | ██ | 2,400 | 20.0% | 20.6% | 0.6 points worse",
      "Adoption | █ | 168 | 7.0% | 9.3% | biggest leak, 2.3 points worse",
      "Advocacy | █ | 12 | 7.1% | 6.8% | 0.4 points better",
      "",
      "",
      "",
      "KPIs | Steer by two per stage: share of the way from baseline to target",
      "Awareness | 29 %, better: New unique visitors, developer … | 27 %, same: Docs-reach rate",
      "Consideration | 20 %, better: New developer accounts | 11 %, better: Time to first success",
      "Adoption | 4 %, better: Monthly active developers | 10 %, worse: Activation rate",
      "Advocacy | 6 %, worse: Active advocates | 7 %, better: Content replacement value",
      "",
      "",
      "",
      "Top risks, as of <day> | What we ask for, as of <day>",
      "Five-minute first app fails, and nothing makes up for it. | Fund first: 125,000 for Onboarding funnel and error analytics… and 6 more.",
      "Audit B-13: the hard gate of the foundation. | They lift what holds Basic enablement back. Budget rows 7, 8 and 5 more.",
      "In-person hackathon, 100 people, weekend runs before the basics pass. | Stop In-person hackathon, 100 people, weekend.",
      "It puts developers off, for 99,500. Budget row 20. | It frees 99,500. Budget row 20.",
      "76 % of the money stands above a tier that does not pass. | Say whether the promise that is due was kept.",
      "395,000 above Basic enablement. Costs, By tier. | Sign-ups that began at a post: from 210 to 300 a qu…. Budget row 17.",
      "Not funded, and why: 213,000 in 5 rows, estimates by the Catalogue, as of <day>",
      "In-person hackathon, 100 people… (99,500, STOP) opens when 11 criteria of 3 tiers reach 2: about 90,900 and 10 weeks. Budget row 20.",
      "Meetup program, first year, 12 me… (45,700, HOLD) opens on the same condition. Budget row 21.",
      "Conference talk by a staff speaker (30,700, HOLD) opens on the same condition. Budget row 22.",
      "2 more rows, 37,100. Budget rows 18 and 19.",
      "Promises: 0 kept, 1 missed, 1 due now, 1 open.",
      "Method: the lowest tier that does not pass comes first. Costs are means of low, expected and high, and stay under 621,000 in four cases of five. Groundwork 0.1.0.",
      "Figures reconcile: yes. Tiers add up to Budget and Costs, gates to Audit, before rounding.",
    ]
  `);
});

test("the charts show what the tables show, and refreshing again multiplies nothing", () => {
  const plan = examplePlan();
  plan.host.run("refreshSummary");
  const before = page(plan);
  plan.host.run("refreshSummary");
  expect(page(plan)).toEqual(before);
  expect(charts(plan.host).map(({ title, labels }) => ({ title, labels }))).toEqual([
    {
      title: "Where does the money stand?",
      labels: ["In-person", "Expanded enablement", "Education", "Community", "Basic enablement"],
    },
    {
      title: "Do more developers go on than before?",
      labels: ["Awareness", "Consideration", "Adoption", "Advocacy"],
    },
  ]);
});

test("a funnel with another stage draws one more, and an empty plan has no blank chart", () => {
  const plan = examplePlan();
  const settings = tableSettingRow(plan, "Stage 5");
  plan.host.type(`Settings!B${settings}`, "Referral");
  plan.host.run("refreshSummary");
  expect(charts(plan.host)[1]!.labels).toEqual(["Awareness", "Consideration", "Adoption", "Advocacy", "Referral"]);
  plan.host.run("clearExample");
  plan.host.run("refreshSummary");
  expect(charts(plan.host)).toEqual([]);
  expect(says(plan, at("I", "tiers", 1))).toContain("nothing to draw");
});

function tableSettingRow({ host }: Plan, label: string): number {
  for (let row = 1; row < 80; row += 1) if (host.value(`Settings!A${row}`) === label) return row;
  throw new Error(`Settings have no ${label}`);
}

test("notes that somebody wrote beside the page survive, and what was typed over it comes back", () => {
  const plan = examplePlan();
  for (const address of ["Summary!K5", "Summary!M5", `Summary!A${BEHIND + BEHIND_COUNT + 2}`])
    plan.host.type(address, "ask Ben");
  const before = page(plan);
  plan.host.type(at("A", "cards", 1), "123");
  plan.host.type(at("A", "funnel"), "Trichter");
  plan.host.run("refreshSummary");
  expect(page(plan)).toEqual(before);
  for (const address of ["Summary!K5", "Summary!M5", `Summary!A${BEHIND + BEHIND_COUNT + 2}`])
    expect(plan.host.value(address)).toBe("ask Ben");
});

test("the cell that was selected on the page stays selected", async () => {
  const { host } = examplePlan();
  await script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Summary")!;
    sheet.activate();
    sheet.getRange("C9").activate();
    app.getActiveSpreadsheet().getSheetByName("Budget")!.activate();
  });
  host.run("refreshSummary");
  expect(await script(host, (app) => app.getActiveRange()!.getA1Notation())).toBe("C9");
});

test("it says what it does while it works", () => {
  const { host, screen } = examplePlan();
  host.run("refreshSummary");
  expect(screen.toasts.filter((toast) => toast.startsWith("Refreshing")).map((toast) => toast.slice(-7))).toEqual([
    "1 of 3…",
    "2 of 3…",
    "3 of 3…",
  ]);
});

test("the foot names the version that is built", () => {
  expect(VERSION).toBe(manifest.version);
  expect(says(newPlan(), at("A", "method"))).toContain(`Groundwork ${VERSION}.`);
});

test("refreshing asks as much of the spreadsheet for 40 rows as for 3", () => {
  const calls = (rows: number) => {
    const { host } = newPlan();
    for (let row = 1; row <= rows; row += 1) host.type(cell("budget", "activity", row), `Activity ${row}`);
    host.run("refreshSummary");
    host.resetCalls();
    host.run("refreshSummary");
    return host.calls;
  };
  expect(calls(40)).toEqual(calls(3));
});
