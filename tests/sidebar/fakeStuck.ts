import type { NewRemedy, StuckActivity, StuckChain, StuckForm, StuckWork } from "../../src/commands/server";
import { createFakeServer, type FakeServer } from "./fakeServer";

export const offer = (name: string, more: Partial<StuckActivity> = {}): StuckActivity => ({
  name,
  price: "for about 4,200 USD in 3 weeks",
  cell: { tab: "catalogue", row: 12, column: "activity" },
  planned: 0,
  promise: {
    change: "Time to first success: from 33 to 5 minutes",
    changeBy: "2026-12-13",
    stopRule: "Stop if less than half of the change is there by that day.",
  },
  ...more,
});

export const stuckWork = (name: string, more: Partial<StuckWork> = {}): StuckWork => ({
  id: "B-13",
  name,
  tier: "Basic enablement",
  score: 1,
  isBefore: false,
  cell: { tab: "audit", row: 24, column: "score" },
  activities: [offer("Quickstart rewrite"), offer("Sample apps", { planned: 9 })],
  ...more,
});

export const stuckChain = (kpi: string, more: Partial<StuckChain> = {}): StuckChain => ({
  kpi,
  stage: "Consideration",
  standing: "stands at 33 minutes, the target is 5",
  steers: true,
  cell: { tab: "kpis", row: 8, column: "kpi" },
  sentence: [
    { text: "Developers are stuck at Consideration: ", cell: null },
    { text: kpi, cell: { tab: "kpis", row: 8, column: "kpi" } },
    { text: " stands at 33 minutes, the target is 5; the weakest that the audit found there is ", cell: null },
    { text: "Five-minute first app", cell: { tab: "audit", row: 24, column: "score" } },
    { text: " (B-13, 1 of 3), and ", cell: null },
    { text: "Quickstart rewrite", cell: { tab: "catalogue", row: 12, column: "activity" } },
    { text: " lifts it for about 4,200 USD in 3 weeks.", cell: null },
  ],
  work: [stuckWork("Five-minute first app")],
  hidden: 0,
  toFunnel: false,
  ...more,
});

export interface FakeStuck {
  readonly server: FakeServer;
  readonly added: NewRemedy[];
  form: StuckForm;
}

/** A plan in memory whose KPIs are behind. */
export function createFakeStuck(): FakeStuck {
  const added: NewRemedy[] = [];
  const fake: FakeStuck = {
    added,
    form: {
      chains: [
        stuckChain("Time to first success"),
        stuckChain("Active advocates", { stage: "Advocacy", steers: false, hidden: 3 }),
      ],
      judged: 7,
      unjudged: [
        {
          kpi: "Docs-reach rate",
          why: "type what was measured",
          cell: { tab: "kpis", row: 6, column: "kpi" },
        },
      ],
    },
    server: createFakeServer({
      readStuck: () => fake.form,
      addRemedy: (request) => {
        if (!added.some(({ id }) => id === request.id)) added.push(request);
        return { row: 14, message: "Added to row 14 of Budget." };
      },
      undoLast: () => {
        added.pop();
        return { message: "Undid “Add Quickstart rewrite”: 6 cells put back." };
      },
    }),
  };
  return fake;
}
