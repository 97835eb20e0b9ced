import { expect, test } from "vitest";
import { cell, examplePlan, script } from "../plan";

const numberOf = (address: string) => Number(/\d+$/.exec(address)![0]);
const at = { budget: cell("budget", "cash", 5), audit: cell("audit", "score", 4), again: cell("audit", "id", 9) };

/** Row by row: what somebody typed, and how "Refresh Summary" names the row in the tab. */
const TYPED: readonly (readonly [what: string, address: string, typed: string, told: string])[] = [
  [
    "words under Cash of the Budget",
    at.budget,
    "later",
    `Budget row ${numberOf(at.budget)}, column "Cash", is "later", not a number. Clear it or use 0.`,
  ],
  [
    "words that look like a place under Cash of the Budget",
    at.budget,
    "FUNDING_CHECK: audit row 3 repeats it of row 2",
    `Budget row ${numberOf(at.budget)}, column "Cash", is "FUNDING_CHECK: audit row 3`,
  ],
  ["words in the place of a score", at.audit, "often", `Audit row ${numberOf(at.audit)}, column "Score", is "often"`],
  [
    "the id of a criterion a second time",
    at.again,
    "B-01",
    `Audit row ${numberOf(at.again)} repeats "B-01" of row ${numberOf(cell("audit", "id", 1))}. Remove one of them.`,
  ],
];

test.each(TYPED)(
  "with %s the Summary is refused, and the row is named as the tab numbers it",
  (_, address, typed, told) => {
    const plan = examplePlan();
    plan.host.type(address, typed);
    expect(() => plan.host.run("refreshSummary")).toThrow(`Error: ${told}`);
  },
);

test("a renamed tab is named as it is called now", async () => {
  const plan = examplePlan();
  plan.host.type(at.budget, "later");
  await script(plan.host, (app) => app.getActiveSpreadsheet().getSheetByName("Budget")!.setName("Our money"));
  expect(() => plan.host.run("refreshSummary")).toThrow(
    `Our money row ${numberOf(at.budget)}, column "Cash", is "later"`,
  );
});

test("of an activity that is not in the plan yet the form says so", async () => {
  const plan = examplePlan();
  plan.host.type(cell("catalogue", "tier", 3), "Elsewhere");
  const name = String(plan.host.value(cell("catalogue", "activity", 3)));
  const asked = { id: "request-0001", activity: name, own: null, quantity: 1, quarter: "Q1", owner: "" };
  await expect(plan.host.serve("checkActivity", [{ ...asked, running: false, listeningTrip: false }])).rejects.toThrow(
    /^Error: The new activity, column "Tier", is "Elsewhere"/,
  );
});
