import type { EventRow, ImportForm, NewCounts, NewImport } from "../../src/commands/server";
import { createFakeServer, type FakeServer } from "./fakeServer";

export interface FakeImport {
  readonly server: FakeServer;
  form: ImportForm;
  /** The import that is under way or done, with its parts by number. */
  begun: NewImport | undefined;
  readonly parts: Map<number, readonly EventRow[]>;
  readonly counts: NewCounts[];
  isDone: boolean;
}

/** A plan in memory that events and counts can be brought into; a part holds two rows. */
export function createFakeImport(): FakeImport {
  const fake: FakeImport = {
    form: {
      stages: ["Awareness", "Consideration", "Adoption"],
      events: 0,
      leftOver: 0,
      partRows: 2,
      room: 1_000_000,
      periods: [
        { key: "developers", name: "Jan", counts: [1000, 300, 40] },
        { key: "developers2", name: "Period 2", counts: [null, null, null] },
      ],
    },
    begun: undefined,
    parts: new Map(),
    counts: [],
    isDone: false,
    server: createFakeServer({
      readImport: () => fake.form,
      beginImport(request) {
        fake.begun = request;
        return { message: "Begun." };
      },
      importEvents({ part, rows }) {
        fake.parts.set(part, rows);
        return { message: "Written." };
      },
      finishImport() {
        fake.isDone = true;
        return { message: "5 events imported into Events.", canCount: true };
      },
      cancelImport() {
        fake.begun = undefined;
        fake.parts.clear();
        return { message: "The import was taken out again." };
      },
      countFromEvents: () => ({ message: "The Funnel counts these events now." }),
      importCounts(request) {
        if (!fake.counts.some(({ id }) => id === request.id)) fake.counts.push(request);
        return { message: "Wrote 3 counts of 1 period into Funnel." };
      },
      undoLast() {
        fake.counts.pop();
        return { message: "Undid “Import counts”: 3 cells put back." };
      },
    }),
  };
  return fake;
}

export const EVENTS = `user id,event,timestamp,country
007,Awareness,2026-03-04,DE
007,Consideration,2026-03-04T10:00:00Z,DE
8,=HYPERLINK("x"),2026-03-05,
,Adoption,2026-03-05,
9,Adoption,soon,
9,Adoption,2026-03-06,US
10,Awareness,46085.5,US
`;

export const COUNTS = "Stage,Feb\nAwareness,1200\nConsideration,310\nAdoption,45\nPaying,3\n";
