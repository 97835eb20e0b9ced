import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countByGroup,
  countReached,
  type EventLog,
  entryRows,
  firstEntries,
  inspect,
  type Order,
  reach,
  stepTimes,
} from "../../src/domain/events";
import { seeded } from "./seeded";

const STAGES = 4;

interface Event {
  readonly developer: number;
  /** From 0; STAGES is another event. */
  readonly stage: number;
  readonly time: number;
}

function logOf(events: readonly Event[]): EventLog {
  return {
    developerCount: events.reduce((most, { developer }) => Math.max(most, developer + 1), 0),
    stageCount: STAGES,
    developers: Int32Array.from(events, ({ developer }) => developer),
    stages: Int32Array.from(events, ({ stage }) => stage),
    times: Float64Array.from(events, ({ time }) => time),
  };
}

// Few times, so that there are many ties; few developers, so that they have many rows.
const event = fc.record({
  developer: fc.nat({ max: 3 }),
  stage: fc.nat({ max: STAGES }),
  time: fc.nat({ max: 25 }),
});
/** Without a size, a list of random length has ten rows at most, too few for two chains of one developer. */
const FULL = { size: "max" } as const;
const events = fc.array(event, { maxLength: 40, ...FULL });
const window = fc.constantFrom(0, 1, 3, 7, 15, Number.POSITIVE_INFINITY);
const order = fc.constantFrom<Order[]>("ordered", "strict", "any");
const counts = (some: readonly Event[], limit: number, how: Order = "ordered") =>
  countReached(reach(logOf(some), limit, how), STAGES);

/** Each developer's events, by (time, stage). */
const histories = (some: readonly Event[]) =>
  [0, 1, 2, 3].map((developer) =>
    some
      .filter((one) => one.developer === developer)
      .sort((one, other) => one.time - other.time || one.stage - other.stage),
  );

/**
 * The definition read backwards, with another algorithm: from every entry on, take the earliest next stage again and again.
 * The furthest of these walks is how far the developer came.
 */
function orderedLevel(history: readonly Event[], limit: number): number {
  const walks = history
    .filter(({ stage }) => stage === 0)
    .map((entry) => {
      let [level, now] = [1, entry.time];
      for (;;) {
        const next = history.find(({ stage, time }) => stage === level && time >= now);
        if (next === undefined || level === STAGES || next.time - entry.time > limit) return level;
        [level, now] = [level + 1, next.time];
      }
    });
  return Math.max(0, ...walks);
}

/** From every event on, the different stages inside the window. */
function anyLevel(history: readonly Event[], limit: number): number {
  const inside = history.map(
    ({ time: from }) =>
      new Set(
        history
          .filter(({ stage, time }) => stage < STAGES && time >= from && time - from <= limit)
          .map(({ stage }) => stage),
      ).size,
  );
  return Math.max(0, ...inside);
}

/** PostHog's rules, instant by instant: chains as lists, dropped whenever something else happens. */
function strictLevel(history: readonly Event[], limit: number): number {
  let level = 0;
  let entries: (number | undefined)[] = [];
  for (const now of new Set(history.map(({ time }) => time))) {
    const stages = history.filter(({ time }) => time === now).map(({ stage }) => stage);
    const isMixed = new Set(stages).size > 1;
    for (const stage of stages) {
      const entry = stage === 0 ? now : entries[stage - 1];
      if (stage < STAGES && entry !== undefined && now - entry <= limit) {
        entries[stage] = entry;
        level = Math.max(level, stage + 1);
      }
      if (!isMixed) entries = entries.map((kept, index) => (index === stage ? kept : undefined));
    }
  }
  return level;
}

const SLOW = { ordered: orderedLevel, strict: strictLevel, any: anyLevel } as const;

describe("a slow way to count agrees", () => {
  test.each(["ordered", "strict", "any"] as const)("%s", (how) => {
    seeded(
      fc.property(events, window, (some, limit) => {
        const levels = histories(some).map((history) => SLOW[how](history, limit));
        expect([...reach(logOf(some), limit, how).levels]).toEqual(levels.slice(0, logOf(some).developerCount));
      }),
      3000,
    );
  });

  test("also for a developer with more rows than insertion sorts", () => {
    const many = fc.array(
      fc.record({ developer: fc.constant(0), stage: fc.nat({ max: STAGES }), time: fc.nat({ max: 400 }) }),
      {
        minLength: 200,
        maxLength: 300,
      },
    );
    seeded(
      fc.property(many, window, order, (some, limit, how) => {
        expect(reach(logOf(some), limit, how).levels[0]).toBe(SLOW[how](histories(some)[0]!, limit));
      }),
      100,
    );
  });
});

describe("laws of funnels", () => {
  test("counts never rise along the stages, and nobody is counted twice", () => {
    seeded(
      fc.property(events, window, order, (some, limit, how) => {
        const reached = counts(some, limit, how);
        expect([...reached].sort((one, other) => other - one)).toEqual(reached);
        expect(reached[0]).toBeLessThanOrEqual(new Set(some.map(({ developer }) => developer)).size);
      }),
    );
  });

  test("the order of the rows never matters", () => {
    const shuffled = events.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    seeded(
      fc.property(shuffled, window, order, ([some, others], limit, how) => {
        expect(counts(others, limit, how)).toEqual(counts(some, limit, how));
        const times = (list: readonly Event[]) => stepTimes(logOf(list), reach(logOf(list), limit));
        expect(times(others)).toEqual(times(some));
      }),
    );
  });

  test("a longer window never counts fewer, none the most", () => {
    seeded(
      fc.property(events, fc.nat({ max: 20 }), fc.nat({ max: 20 }), order, (some, limit, more, how) => {
        const [narrow, wide, unlimited] = [limit, limit + more, Number.POSITIVE_INFINITY].map((one) =>
          counts(some, one, how),
        );
        narrow!.forEach((count, stage) => {
          expect(count).toBeLessThanOrEqual(wide![stage]!);
          expect(wide![stage]).toBeLessThanOrEqual(unlimited![stage]!);
        });
      }),
    );
  });

  test("one more row never hurts, a later entry included, unless the order is strict", () => {
    seeded(
      fc.property(events, event, window, fc.constantFrom<Order[]>("ordered", "any"), (some, more, limit, how) => {
        const [before, after] = [counts(some, limit, how), counts([...some, more], limit, how)];
        for (const stage of before.keys()) expect(after[stage]).toBeGreaterThanOrEqual(before[stage]!);
      }),
    );
  });

  test("strict is never more than ordered without ties, ordered never more than any order", () => {
    const selector = ({ developer, time }: Event) => `${developer} ${time}`;
    const apart = fc.uniqueArray(event, { selector, maxLength: 40, ...FULL });
    seeded(
      fc.property(apart, window, (some, limit) => {
        const [strict, ordered, any] = (["strict", "ordered", "any"] as const).map((how) => counts(some, limit, how));
        strict!.forEach((count, stage) => {
          expect(count).toBeLessThanOrEqual(ordered![stage]!);
          expect(ordered![stage]).toBeLessThanOrEqual(any![stage]!);
        });
      }),
    );
  });

  test("repeats and, but for strict, other events change nothing", () => {
    seeded(
      fc.property(events, window, order, (some, limit, how) => {
        expect(counts([...some, ...some], limit, how)).toEqual(counts(some, limit, how));
        if (how === "strict") return;
        expect(
          counts(
            some.filter(({ stage }) => stage < STAGES),
            limit,
            how,
          ),
        ).toEqual(counts(some, limit, how));
      }),
    );
  });

  test("counts move with time, by any amount", () => {
    seeded(
      fc.property(events, window, order, fc.constantFrom(-1e12, 86_400_000, 4e12), (some, limit, how, by) => {
        const moved = some.map((one) => ({ ...one, time: one.time + by }));
        expect(counts(moved, limit, how)).toEqual(counts(some, limit, how));
      }),
    );
  });
});

describe("chains", () => {
  test("are rows of one developer, stage after stage, inside the window, and the first that come so far", () => {
    seeded(
      fc.property(events, window, fc.constantFrom<Order[]>("ordered", "strict"), (some, limit, how) => {
        const { levels, chains } = reach(logOf(some), limit, how);
        let start = 0;
        levels.forEach((level, developer) => {
          const chain = [...chains.subarray(start, start + level)].map((row) => some[row]!);
          start += level;
          expect(chain.map(({ stage }) => stage)).toEqual([...Array(level).keys()]);
          for (const one of chain) expect(one.developer).toBe(developer);
          const times = chain.map(({ time }) => time);
          expect([...times].sort((one, other) => one - other)).toEqual(times);
          if (level === 0) return;
          expect(times[level - 1]! - times[0]!).toBeLessThanOrEqual(limit);
          if (how === "strict") return;
          const earlier = histories(some)[developer]!.filter(({ time }) => time < times[level - 1]!);
          expect(orderedLevel(earlier, limit)).toBeLessThan(level);
          // The latest entry that could: none after it, up to the end of the chain, comes as far.
          const later = histories(some)[developer]!.filter(({ time }) => time > times[0]! && time <= times[level - 1]!);
          expect(orderedLevel(later, limit)).toBeLessThan(level);
        });
        expect(start).toBe(chains.length);
      }),
    );
  });

  test("step times have a number for everybody who reached the stage, and add up to those of whole chains", () => {
    seeded(
      fc.property(events, window, (some, limit) => {
        const log = logOf(some);
        const reached = reach(log, limit);
        const steps = stepTimes(log, reached);
        expect(steps.map(({ length }) => length)).toEqual([0, ...countReached(reached, STAGES).slice(1)]);
        for (const step of steps) for (const time of step) expect(time).toBeLessThanOrEqual(limit);
        let [start, whole] = [0, 0];
        reached.levels.forEach((level) => {
          if (level > 0) whole += log.times[reached.chains[start + level - 1]!]! - log.times[reached.chains[start]!]!;
          start += level;
        });
        expect(steps.flatMap((step) => [...step]).reduce((sum, one) => sum + one, 0)).toBe(whole);
      }),
    );
  });

  test("the first entry is not after that of the chain that counts", () => {
    seeded(
      fc.property(events, window, (some, limit) => {
        const log = logOf(some);
        const first = firstEntries(log);
        entryRows(reach(log, limit)).forEach((row, developer) => {
          if (row < 0) expect(first[developer]).toBe(Number.POSITIVE_INFINITY);
          else expect(first[developer]).toBeLessThanOrEqual(log.times[row]!);
        });
      }),
    );
  });
});

test("groups add up to the whole", () => {
  seeded(
    fc.property(events, window, fc.integer({ min: 1, max: 3 }), (some, limit, groupCount) => {
      const reached = reach(logOf(some), limit);
      const groups = reached.levels.map((_, developer) => developer % groupCount);
      const parts = countByGroup(reached.levels, groups, groupCount, STAGES);
      const sums = countReached(reached, STAGES).map((_, stage) => parts.reduce((sum, part) => sum + part[stage]!, 0));
      expect(sums).toEqual(countReached(reached, STAGES));
    }),
  );
});

test("oddities are counted as one would by hand", () => {
  seeded(
    fc.property(events, (some) => {
      const listed = some.filter(({ stage }) => stage < STAGES);
      const own = [0, 1, 2, 3].map((developer) => listed.filter((one) => one.developer === developer));
      const different = new Set(listed.map(({ developer, stage, time }) => `${developer} ${stage} ${time}`));
      const { duplicates, outOfOrder, neverEntered } = inspect(logOf(listed));
      expect(duplicates).toBe(listed.length - different.size);
      expect(outOfOrder).toBe(
        own.filter((rows) => rows.some(({ time }, index) => time < (rows[index - 1]?.time ?? 0))).length,
      );
      const developers = logOf(listed).developerCount;
      expect(neverEntered).toBe(
        own.slice(0, developers).filter((rows) => !rows.some(({ stage }) => stage === 0)).length,
      );
    }),
  );
});

test("a bot with every row, newest first, takes no longer than its sorting", () => {
  const size = 200_000;
  const log: EventLog = {
    developerCount: 1,
    stageCount: STAGES,
    developers: new Int32Array(size),
    stages: Int32Array.from({ length: size }, (_, row) => row % (STAGES + 1)),
    times: Float64Array.from({ length: size }, (_, row) => size - row),
  };
  const start = performance.now();
  expect(reach(log, Number.POSITIVE_INFINITY).levels[0]).toBe(STAGES);
  // Insertion would take minutes.
  expect(performance.now() - start).toBeLessThan(5000);
});
