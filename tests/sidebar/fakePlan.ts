import type { PlanCandidate, PlanForm, PlanLine, PlanSuggestion, Server } from "../../src/commands/server";
import { createFakeServer, type FakeServer } from "./fakeServer";

const candidate = (activity: string, tier: string, more: Partial<PlanCandidate> = {}): PlanCandidate => ({
  id: activity,
  activity,
  tier,
  row: 7,
  maximum: 1,
  cost: 10_000,
  value: 7,
  isOwnValue: false,
  basis: "Closes 6 gap points: B-13 (gate), B-04 (gate). Serves 1 stage.",
  ...more,
});

const CANDIDATES: readonly PlanCandidate[] = [
  candidate("Cut account creation to one step", "Basic enablement"),
  candidate("Getting-started guide", "Basic enablement", { row: 8, maximum: 3, cost: 1_820, value: 9 }),
  candidate("Webinar", "Expanded enablement", { row: 9, maximum: 6, cost: 4_200, value: 3, isOwnValue: true }),
  candidate("Developer forum (first year)", "Community", { row: 0, cost: 17_700 }),
];

export interface FakePlan {
  readonly server: FakeServer;
  /** Ids of what was applied and not undone, in order. */
  readonly applied: string[];
  change: (form: PlanForm) => PlanForm;
  suggest: (suggestion: PlanSuggestion) => PlanSuggestion;
}

/** The Budget's side of “Suggest a plan” in memory: what is cheapest is bought first. */
export function createFakePlan(more: Partial<Server> = {}): FakePlan {
  const applied: string[] = [];
  const fake: FakePlan = {
    applied,
    change: (form) => form,
    suggest: (suggestion) => suggestion,
    server: createFakeServer({
      readPlanForm: () => fake.change(FORM),
      suggestPlan: ({ budget, shares }) => {
        const lines = linesFor(budget);
        return fake.suggest({
          lean: summaryOf(budget * shares.lean),
          expected: summaryOf(budget),
          stretch: summaryOf(budget * shares.stretch),
          lines,
          next: {
            money: 10_000,
            cost: 9_800,
            more: [{ activity: "Webinar", units: 2 }],
            less: [{ activity: "Getting-started guide", units: 1 }],
            opened: ["Community"],
          },
          changes: [
            {
              kind: "quantity",
              id: "Getting-started guide",
              activity: "Getting-started guide",
              from: 3,
              to: 2,
              tag: "",
            },
            { kind: "optional", id: "Webinar", activity: "Webinar", from: 6, to: 6, tag: "" },
            {
              kind: "add",
              id: "Developer forum (first year)",
              activity: "Developer forum (first year)",
              from: 0,
              to: 1,
              tag: "",
            },
          ],
          seen: ["a", "b"],
        });
      },
      applyPlan: ({ id }) => {
        if (!applied.includes(id)) applied.push(id);
        return { message: "Wrote 2 rows, added 1." };
      },
      undoLast: ({ id }) => {
        applied.splice(applied.indexOf(id), 1);
        return { message: "Undid “Suggest a plan”: 4 cells put back." };
      },
      ...more,
    }),
  };
  return fake;
}

export const FORM: PlanForm = {
  candidates: CANDIDATES,
  problems: [],
  rows: 3,
  total: 40_660,
  currency: "USD",
  answered: 52,
  gates: [
    { id: "B-13", name: "Five-minute first app", tier: "Basic enablement" },
    { id: "B-05", name: "Credentials and app", tier: "Basic enablement" },
  ],
};

function linesFor(budget: number): PlanLine[] {
  let left = budget;
  return CANDIDATES.map((each) => {
    const cost = each.cost * each.maximum;
    const isBought = cost <= left && each.tier !== "Expanded enablement";
    if (isBought) left -= cost;
    const shut = "shut: Expanded enablement waits for B-13, B-05";
    const why = isBought ? "lifts B-04, B-13" : each.tier === "Expanded enablement" ? shut : "not within the money";
    return { ...each, quantity: isBought ? each.maximum : 0, cost, why };
  });
}

function summaryOf(budget: number) {
  const bought = linesFor(budget).filter(({ quantity }) => quantity > 0);
  return {
    budget,
    cost: bought.reduce((sum, { cost }) => sum + cost, 0),
    value: bought.reduce((sum, { value }) => sum + value, 0),
    activities: bought.length,
    opened: bought.length > 2 ? ["Community", "Education"] : [],
  };
}
