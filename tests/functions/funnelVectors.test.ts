import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import fixture from "../fixtures/funnelVectors.json";
import { call, column, refusal, throughTheBundle } from "./calls";
import { countsOf, DAY, TIME_FORMS } from "./events";

throughTheBundle();

/** What another product, or its documents, say about one funnel. */
interface Vector {
  readonly id: string;
  readonly source: string;
  readonly for: string;
  readonly stages: readonly (string | number)[];
  readonly windowSeconds: number;
  readonly from?: string;
  readonly events: readonly (readonly [developer: string | number, stage: string | number, seconds: number])[];
  readonly expected: {
    readonly levels?: Readonly<Record<string, number>>;
    readonly counts?: readonly number[];
    readonly average_seconds?: number | readonly (number | null)[];
    readonly median_seconds?: readonly (number | null)[];
    readonly bins?: readonly (readonly number[])[];
    readonly rows?: readonly (readonly [entered: number, finished: number, percent: number])[];
    readonly clickhouse_level?: number;
  };
}

// The fixture's rows differ in what they expect; JSON has no way to say so.
const VECTORS = fixture.vectors as unknown as readonly Vector[];
const known = (mode: string, key: keyof Vector["expected"]) =>
  VECTORS.filter((vector) => vector.for === mode && vector.expected[key] !== undefined).map(
    (vector) => [vector.id, vector.source, vector] as const,
  );

type Form = keyof typeof TIME_FORMS;
const range = (events: Vector["events"], form: Form = "a date") =>
  events.map(([id, stage, seconds]) => [id, stage, TIME_FORMS[form](seconds * 1000)]);
const windowDays = ({ windowSeconds }: Vector) => (windowSeconds * 1000) / DAY;
const FORMS = Object.keys(TIME_FORMS) as Form[];

/** How far one developer came, by what FUNNEL_COUNTS says of the rows of nobody else. */
function levelOf({ stages, events, ...rest }: Vector, developer: string, order: string, form: Form): number {
  const own = events.filter(([id]) => String(id) === developer);
  const counts = countsOf(range(own, form), stages, windowDays({ stages, events, ...rest }), order) as number[];
  return counts.reduce((sum, count) => sum + count, 0);
}

const ORDERS: Readonly<Record<string, string>> = {
  default: "ordered",
  "mode:strict": "strict",
  "mode:any-order": "any",
};
const inAllModes = (key: keyof Vector["expected"]) => Object.keys(ORDERS).flatMap((mode) => known(mode, key));

test("every vector is used below", () => {
  const used = [
    ...inAllModes("levels"),
    ...inAllModes("counts"),
    ...known("default", "bins"),
    ...known("default", "rows"),
    ...VECTORS.filter((vector) => vector.for === "divergence").map(({ id }) => [id]),
  ];
  expect(new Set(used.map(([id]) => id))).toEqual(new Set(VECTORS.map(({ id }) => id)));
});

describe("how far each developer comes", () => {
  test.each(inAllModes("levels"))("%s, %s", (_, __, vector) => {
    if (vector.stages.length < 2) {
      // ClickHouse allows a funnel of one stage, we do not; a second one that nobody reaches makes it one.
      expect(refusal("FUNNEL_COUNTS", range(vector.events), column(...vector.stages))).toContain("two stages or more");
      expect(countsOf(range(vector.events), [...vector.stages, "never"], windowDays(vector))).toEqual([1, 0]);
      return;
    }
    for (const form of FORMS) {
      for (const [developer, level] of Object.entries(vector.expected.levels!)) {
        expect(levelOf(vector, developer, ORDERS[vector.for]!, form), developer).toBe(level);
      }
    }
    const all = Object.values(vector.expected.levels!);
    expect(countsOf(range(vector.events), vector.stages, windowDays(vector), ORDERS[vector.for])).toEqual(
      vector.stages.map((_, stage) => all.filter((level) => level > stage).length),
    );
  });
});

describe("how many developers reach each stage, and how fast", () => {
  test.each(inAllModes("counts"))("%s, %s", (_, __, vector) => {
    const { stages, events, expected } = vector;
    for (const form of FORMS) {
      expect(countsOf(range(events, form), stages, windowDays(vector), ORDERS[vector.for])).toEqual(expected.counts);
    }
    // FUNNEL_TIMES knows the ordered funnel only.
    if (vector.for !== "default" || expected.average_seconds === undefined) return;
    const table = call("FUNNEL_TIMES", range(events), column(...stages), windowDays(vector), 0.5, "seconds", false);
    const [means, medians] = [2, 3].map((index) => (table as Cell[][]).map((row) => row[index]));
    expect(means).toEqual((expected.average_seconds as readonly (number | null)[]).map((time) => time ?? ""));
    if (expected.median_seconds) expect(medians).toEqual(expected.median_seconds.map((time) => time ?? ""));
  });
});

// We have no histogram: the mean that PostHog shows beside it, and its ends, are those of FUNNEL_TIMES.
describe("times to convert", () => {
  test.each(known("default", "bins"))("%s, %s", (_, __, vector) => {
    const { stages, events, expected } = vector;
    const table = call(
      "FUNNEL_TIMES",
      range(events),
      column(...stages),
      windowDays(vector),
      [[0, 1]],
      "seconds",
      false,
    );
    const [, developers, mean, least, most] = (table as Cell[][])[1]!;
    expect(developers).toBe(expected.bins!.reduce((sum, [, count]) => sum + count!, 0));
    expect(mean).toBeCloseTo(expected.average_seconds as number, 9);
    expect(least).toBe(expected.bins![0]![0]);
    expect(most).toBeGreaterThanOrEqual(expected.bins![expected.bins!.length - 1]![0]! - 4);
  });
});

/**
 * PostHog counts a developer in every period with an entry. FUNNEL_COHORTS counts everybody once, by the first entry, so
 * its rows can be compared only where nobody enters in two periods; FUNNEL_COUNTS over the entries of each day gives the rest.
 */
describe("by day of entry", () => {
  const dayOf = (seconds: number) => Math.floor((seconds * 1000) / DAY);
  test.each(known("default", "rows"))("%s, %s", (_, __, vector) => {
    const { stages, events, expected, from } = vector;
    const first = dayOf(Date.parse(`${from}T00:00:00Z`) / 1000);
    expected.rows!.forEach(([entered, finished], index) => {
      const entries = events.filter(([, stage, seconds]) => stage !== stages[0] || dayOf(seconds) === first + index);
      const counts = countsOf(range(entries), stages, windowDays(vector));
      expect([counts[0], counts[counts.length - 1]]).toEqual([entered, finished]);
    });
    const entries = events.filter(([, stage]) => stage === stages[0]);
    const days = new Set(entries.map(([id, , seconds]) => `${id} ${dayOf(seconds)}`));
    if (days.size > new Set(entries.map(([id]) => id)).size) return;
    const cohorts = call(
      "FUNNEL_COHORTS",
      range(events),
      column(...stages),
      "day",
      windowDays(vector),
      false,
    ) as Cell[][];
    cohorts.forEach((row, index) => {
      const [entered, finished, percent] = expected.rows![index]!;
      expect([row[1], row[stages.length]]).toEqual([entered, finished]);
      // PostHog says 0 % where nobody entered.
      expect(row[stages.length + 1]).toEqual(entered === 0 ? "" : percent / 100);
    });
  });
});

describe("where Mixpanel differs, we go with ClickHouse and PostHog", () => {
  test.each(
    VECTORS.filter((vector) => vector.for === "divergence").map(
      (vector) => [vector.id, vector.source, vector] as const,
    ),
  )("%s, %s", (_, __, vector) => {
    expect(levelOf(vector, String(vector.events[0]![0]), "ordered", "a date")).toBe(vector.expected.clickhouse_level);
  });
});
