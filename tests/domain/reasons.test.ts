import { expect, test } from "vitest";
import { builtInAudit } from "../../src/domain/audit";
import { CATALOGUE } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { checkFunding, type PlannedActivity } from "../../src/domain/funding";
import { reason } from "../../src/domain/reasons";

function reasonFor(id: string, scores: Record<string, number>, rest: Partial<PlannedActivity> = {}): string {
  const { tier, stages, lifts, handsOn } = CATALOGUE.find((activity) => activity.id === id)!;
  const activity = { tier, stages, lifts, handsOn, running: false, listeningTrip: false, meetup: id === "P01" };
  return reason(checkFunding([{ ...activity, quantity: 1, cash: 0, ...rest }], builtInAudit(scores))[0]!);
}

const good = Object.fromEntries(CRITERIA.map(({ id }) => [id, 3]));
const without = (prefix: string) => Object.fromEntries(Object.entries(good).filter(([id]) => !id.startsWith(prefix)));

test.each<[string, string]>([
  ["choose a stage", reasonFor("P02", good, { stages: [] })],
  ["choose a tier", reasonFor("P02", good, { tier: undefined })],
])("unfinished rows: %s", (expected, actual) => {
  expect(actual).toBe(expected);
});

test("every kind of reason, as a manager reads it", () => {
  const basics = { ...good, "B-05": 1, "B-13": 0 };
  expect(
    [
      reasonFor("B04", basics),
      reasonFor("B06", basics),
      reasonFor("B13", basics),
      reasonFor("B04", without("B-05")),
      reasonFor("C01", basics),
      reasonFor("C06", basics),
      reasonFor("X01", basics),
      reasonFor("X01", { ...good, "B-05": 1 }),
      reasonFor("P06", basics, { running: true }),
      reasonFor("P03", basics, { listeningTrip: true }),
      reasonFor("X01", { "B-05": 1 }),
      reasonFor("X01", {}),
      reasonFor("P01", without("B-01")),
      reasonFor("P02", { ...without("B-01"), "P-01": 1 }),
      reasonFor("P02", { ...good, "P-01": 0, "P-03": 1 }),
      reasonFor("P02", { ...good, "P-03": 1 }),
      reasonFor("P02", { ...good, "B-13": 1, "C-03": 1, "P-01": 0 }),
      reasonFor("P02", { ...good, "C-01": 1 }),
      reasonFor("E01", { ...good, "C-01": 1 }),
      reasonFor("P02", without("E-")),
      reasonFor("P02", { ...good, "E-01": 0, "E-02": 0, "E-03": 0, "E-04": 0, "E-05": 1 }),
      reasonFor("X01", { ...good, "X-07": 1 }),
      reasonFor("X01", good),
    ].join("\n"),
  ).toMatchInlineSnapshot(`
    "Basic enablement is the lowest tier that does not pass, and this lifts its gates B-05 (Credentials and app) and B-13 (Five-minute first app): repair it first (R01).
    Basic enablement is the lowest tier that does not pass, and this lifts its gate B-13 (Five-minute first app): repair it first (R01).
    Basic enablement may always be funded, because everything else stands on it (R01).
    Basic enablement may always be funded, because everything else stands on it (R01). Score B-05 first: perhaps nothing needs lifting.
    It lifts C-01 (Safe harbour), C-02 (Right answers) and C-03 (Answer rate and speed): a place to get help belongs to the foundation (R04).
    Basic enablement fails its gates B-13 (Five-minute first app) and B-05 (Credentials and app), so spend little above it until they pass (R02). Together the CAUTION rows should stay within 15% of the budget.
    Basic enablement fails its gates B-13 (Five-minute first app) and B-05 (Credentials and app), and nothing so far above it pays until they pass (R02, R06). Opens when B-05 and B-13 reach 2: about 16,000 and 10 weeks by the catalogue's estimates, through B04 One-click app and credentials.
    Basic enablement fails its gate B-05 (Credentials and app), and nothing so far above it pays until it passes (R02, R06). Opens when B-05 reaches 2: about 16,000 and 10 weeks by the catalogue's estimates, through B04 One-click app and credentials.
    Basic enablement fails its gates B-13 (Five-minute first app) and B-05 (Credentials and app), and hands-on work leaves developers with a bad taste until they pass: stop it (R05). Opens when B-05 and B-13 reach 2: about 16,000 and 10 weeks by the catalogue's estimates, through B04 One-click app and credentials.
    Basic enablement fails its gates B-13 (Five-minute first app) and B-05 (Credentials and app), so spend little above it until they pass (R02, R03, R17). As a listening trip it may go ahead, small and open about how new the program is. Together the CAUTION rows should stay within 15% of the budget.
    Basic enablement fails its gate B-05 (Credentials and app), with 9 more not scored yet, and nothing so far above it pays until it passes (R02, R06). Opens when B-01, B-04, B-05, B-06, B-07, B-10, B-13, B-14, B-17 and B-21 reach 2: about 85,020 and 10 weeks by the catalogue's estimates, through B01, B03, B04, B05, B06, B08, B09 and B11. Score what is blank first; it may already pass.
    Basic enablement is not known to pass: none of its 10 gates is scored yet, and nothing so far above it pays until they pass (R02, R06). Opens when B-01, B-04, B-05, B-06, B-07, B-10, B-13, B-14, B-17 and B-21 reach 2: about 85,020 and 10 weeks by the catalogue's estimates, through B01, B03, B04, B05, B06, B08, B09 and B11. Score what is blank first; it may already pass.
    Basic enablement is not known to pass: its gate B-01 (Messaging: what) is not scored yet, so spend little above it until it passes (R02, R03, R16). One pilot may go ahead to learn the demand: a single row, quantity 1, cash of at most 1,500, with a written target and a stop rule. Together the CAUTION rows should stay within 15% of the budget.
    Basic enablement is not known to pass: its gate B-01 (Messaging: what) is not scored yet, and nothing so far above it pays until it passes (R02, R03). Opens when B-01 and P-01 reach 2: about 1,800 and 2 weeks by the catalogue's estimates, through B01 Rewrite developer-site messaging. P-01 costs attention, not money. Score what is blank first; it may already pass. One pilot meetup is possible once P-01 reaches 2: a single row, quantity 1, cash of at most 1,500 (R16).
    In-person fails its gates P-01 (Reason first) and P-03 (Works in the room), and an event needs a written reason and a first result in the room before money moves (R10, R05). Opens when P-01 and P-03 reach 2. P-01 and P-03 cost attention, not money.
    In-person fails its gate P-03 (Works in the room), and an event needs a written reason and a first result in the room before money moves (R10, R05). Opens when P-03 reaches 2. P-03 costs attention, not money.
    Basic enablement fails its gate B-13 (Five-minute first app), and nothing so far above it pays until it passes (R02, R03). Opens when B-13, C-03 and P-01 reach 2: about 7,320 and 4 weeks by the catalogue's estimates, through B06 Getting-started guide and C04 Volunteer moderators and answerers, 10 people. P-01 costs attention, not money.
    Community fails its gate C-01 (Safe harbour), and guests of an event would have no place to go the day after (R04). Opens when C-01 reaches 2: about 15,000 and 2 weeks by the catalogue's estimates, through C02 Chat community, Slack or Discord (first year). One pilot meetup is possible now: a single row, quantity 1, cash of at most 1,500 (R16).
    Community fails its gate C-01 (Safe harbour), so spend little above it until it passes (R04). Together the CAUTION rows should stay within 15% of the budget.
    Education has too little evidence for a score, which is no pass, so guests have little to grow into yet: keep it small (R22). Together the CAUTION rows should stay within 15% of the budget.
    Education scores 41% and needs 50%, so guests have little to grow into yet: keep it small (R22). Together the CAUTION rows should stay within 15% of the budget.
    Expanded enablement fails its gate X-07 (Ready to receive), so onboarding may not cope with more interest: keep it small (R01). Together the CAUTION rows should stay within 15% of the budget.
    All that Expanded enablement needs from the audit is in place (R01)."
  `);
});

test("an amount says that it is an estimate of the catalogue, and has no currency", () => {
  const text = reasonFor("X01", { ...good, "B-05": 1 });
  expect(text).toContain("about 16,000 and 10 weeks by the catalogue's estimates");
  expect(text).not.toMatch(/[$€£]/);
});
