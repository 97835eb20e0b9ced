import type { MoveLine, Server, StopForm, StopRow } from "../../src/commands/server";
import { createFakeServer, type FakeServer } from "./fakeServer";

export const stopRow = (activity: string, more: Partial<StopRow> = {}): StopRow => ({
  id: activity,
  activity,
  row: 20,
  tier: "In-person",
  verdict: "HOLD",
  reason:
    "Basic enablement fails its gates B-13 and B-05, and nothing so far above it pays until they pass (R02, R03).",
  money: 39_900,
  hours: 420,
  quarter: "Q3",
  running: false,
  isAbove: true,
  ...more,
});

export const ROWS: readonly StopRow[] = [
  stopRow("In-person hackathon", { verdict: "STOP", money: 85_000, hours: 600, quarter: "Q2", running: true }),
  stopRow("Meetup program"),
  stopRow("Webinar", { tier: "Expanded enablement", money: 25_200, hours: 216, quarter: "" }),
];

export const moveLine = (activity: string, more: Partial<MoveLine> = {}): MoveLine => ({
  id: activity,
  activity,
  tier: "Basic enablement",
  quantity: 1,
  cost: 10_000,
  why: "lifts B-03, B-09",
  isAbove: false,
  ...more,
});

export interface FakeStop {
  readonly server: FakeServer;
  readonly moved: Parameters<Server["applyMove"]>[0][];
  form: StopForm;
  lines: (stop: readonly string[]) => readonly MoveLine[];
}

/** The Budget's side of “Stop and move” in memory: each stopped row buys one activity. */
export function createFakeStop(): FakeStop {
  const moved: FakeStop["moved"] = [];
  const fake: FakeStop = {
    moved,
    form: { rows: ROWS, problems: [], total: 441_080, above: 349_940, lowest: "Basic enablement", currency: "USD" },
    lines: (stop) => stop.map((_, index) => moveLine(`Repair ${index + 1}`)),
    server: createFakeServer({
      readStopAndMove: () => fake.form,
      suggestMove: ({ stop }) => ({
        freed: ROWS.filter(({ id }) => stop.includes(id)).reduce((sum, { money }) => sum + money, 0),
        lines: fake.lines(stop),
        note:
          fake.lines(stop).length > 0
            ? "It goes to gates that nothing else in the Budget lifts."
            : "The money is free.",
        seen: ["a"],
      }),
      applyMove: (request) => {
        if (!moved.some(({ id }) => id === request.id)) moved.push(request);
        return { message: "Wrote 1 row, added 1." };
      },
      undoLast: () => {
        moved.pop();
        return { message: "Undid “Stop and move”: 4 cells put back." };
      },
    }),
  };
  return fake;
}
