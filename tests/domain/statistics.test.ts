import betaQuantileOf from "@stdlib/stats-base-dists-beta-quantile";
import normalQuantileOf from "@stdlib/stats-base-dists-normal-quantile";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaCdf, betaQuantile, erfc, normalCdf, normalQuantile } from "../../src/domain/distributions";
import {
  differenceInterval,
  differenceP,
  holm,
  type Interval,
  type IntervalMethod,
  percentile,
  sampleSize,
  shareInterval,
} from "../../src/domain/statistics";
import fixture from "../fixtures/statisticsVectors.json";
import { seeded } from "./seeded";

type Numbers = Readonly<Record<string, number>>;

const interval = (found: Interval | undefined): Numbers => ({ low: found!.low, high: found!.high });
const share = (method: IntervalMethod) => (input: Numbers) =>
  interval(shareInterval(input.successes!, input.trials!, input.level, method));
const samples = ({ x1, n1, x2, n2 }: Numbers) =>
  [
    { successes: x2!, trials: n2! },
    { successes: x1!, trials: n1! },
  ] as const;
/** The vectors say first less second, we say after less before. */
const newcombe = (input: Numbers) => interval(differenceInterval(...samples(input), input.level));
const pooled = (input: Numbers) => ({ p: differenceP(...samples(input))! });

/** How each kind of vector is computed here; a kind that is missing fails. */
const COMPUTE: Readonly<Record<string, (input: Numbers) => Numbers>> = {
  wilson: share("wilson"),
  wilson_r: share("wilson"),
  wilson_published: share("wilson"),
  clopper_pearson: share("exact"),
  agresti_coull: share("agresti-coull"),
  jeffreys: share("jeffreys"),
  newcombe_diff: newcombe,
  newcombe_diff_published: newcombe,
  ztest2_pooled: pooled,
  ztest2_published: pooled,
  normal_cdf: ({ z }) => ({ p: normalCdf(z!) }),
  normal_quantile: ({ p }) => ({ z: normalQuantile(p!) }),
  sample_size_per_group_r: ({ p1, p2, alpha, power }) => ({ n: sampleSize(p1!, p2!, 1 - alpha!, power!) }),
};

/** Vectors of lists, and what they come to. */
const LISTS: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>> =
  {
    holm_adjust: ({ p }) => ({ p: holm(p as number[]) }),
    percentiles_inclusive: ({ values, ps }) => ({ q: (ps as number[]).map((p) => percentile(values as number[], p)) }),
    beta_posterior: ({ successes, trials, prior, level }) => {
      const [a, b] = prior as [number, number];
      const at = (p: number) =>
        betaQuantile(p, a + (successes as number), b + (trials as number) - (successes as number));
      return { low: at((1 - (level as number)) / 2), high: at((1 + (level as number)) / 2), median: at(0.5) };
    },
  };

describe("what statistics packages and papers give", () => {
  test.each(fixture.vectors.map((vector) => [vector.id, vector.source, vector] as const))("%s, %s", (_, __, vector) => {
    const { kind, input, expected, tolerance } = vector;
    const found = (COMPUTE[kind] ?? LISTS[kind])!(input as unknown as Numbers);
    expect(Object.keys(found)).not.toEqual([]);
    for (const [name, value] of Object.entries(found)) {
      const wanted = [(expected as unknown as Record<string, number | number[]>)[name]!].flat();
      [value as number | number[]].flat().forEach((one, index) => {
        expect(Math.abs(one - wanted[index]!)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted[index]!)));
      });
    }
  });

  test("with numbers of our own computing packages agree to 1e-14", () => {
    const exact = fixture.vectors.filter(({ tolerance, kind }) => tolerance <= 1e-10 && COMPUTE[kind] !== undefined);
    expect(exact.length).toBeGreaterThan(40);
    for (const { kind, input, expected } of exact) {
      for (const [name, value] of Object.entries(COMPUTE[kind]!(input as unknown as Numbers))) {
        const wanted = (expected as unknown as Numbers)[name]!;
        expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(wanted)));
      }
    }
  });

  // Newcombe 1998 and the anchors of the research notes, rounded as they are printed there.
  test.each([
    ["wilson", 81, 263, 0.255288519878, 0.366209576983],
    ["wilson", 0, 20, 0, 0.161125158053],
    ["wilson", 1, 29, 0.006113214293, 0.171755218793],
  ] as const)("%s %d of %d", (method, successes, trials, low, high) => {
    const found = shareInterval(successes, trials, 0.95, method)!;
    expect(found.low).toBeCloseTo(low, 11);
    expect(found.high).toBeCloseTo(high, 11);
  });
});

describe("a second opinion: @stdlib", () => {
  test("on normal quantiles", () => {
    seeded(
      fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), (p) => {
        // Its own error reaches 1e-8 further out, where it is no judge.
        expect(Math.abs(normalQuantile(p) - normalQuantileOf(p, 0, 1))).toBeLessThan(1e-10);
      }),
    );
  });

  test("on beta quantiles, whole and half counts", () => {
    const half = fc.integer({ min: 1, max: 4000 }).map((count) => count / 2);
    seeded(
      fc.property(half, half, fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), (a, b, p) => {
        expect(Math.abs(betaQuantile(p, a, b) - betaQuantileOf(p, a, b))).toBeLessThan(1e-12);
      }),
      400,
    );
  });
});

describe("distributions", () => {
  test("the normal distribution is the inverse of its quantile, as far out as numbers go", () => {
    seeded(
      fc.property(fc.double({ min: 0.31, max: 300, noNaN: true }), (digits) => {
        const p = 10 ** -digits;
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  test("the beta distribution is the inverse of its quantile, from one developer to a billion", () => {
    const size = fc.double({ min: 0, max: 9, noNaN: true }).map((digits) => Math.ceil(10 ** digits));
    seeded(
      fc.property(
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (trials, part, p) => {
          const successes = Math.floor(part * trials);
          const x = betaQuantile(p, successes + 0.5, trials - successes + 0.5);
          expect(Math.abs(betaCdf(x, successes + 0.5, trials - successes + 0.5) - p)).toBeLessThan(1e-7);
          expect(betaQuantile(1 - p, trials - successes + 0.5, successes + 0.5)).toBeCloseTo(1 - x, 11);
        },
      ),
      300,
    );
  });

  // Beyond a billion on both sides the quantile is an expansion; there the intervals have become those of Wilson.
  test.each([1e9, 1e10, 1e12, 1e15])(
    "exact intervals of %d developers differ from Wilson's by less than 1e-9",
    (trials) => {
      for (const part of [0.5, 0.1, 0.001]) {
        const [one, other] = (["exact", "wilson"] as const).map(
          (method) => shareInterval(Math.round(part * trials), trials, 0.95, method)!,
        );
        expect(Math.abs(one!.low - other!.low)).toBeLessThan(5 / trials + 1e-15);
        expect(Math.abs(one!.high - other!.high)).toBeLessThan(5 / trials + 1e-15);
      }
    },
  );

  // scipy.special.erfc
  test.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [2, 0.004677734981047266],
    [5, 1.5374597944280347e-12],
    [10, 2.088487583762545e-45],
    [-1, 1.8427007929497148],
  ])("erfc(%d)", (x, expected) => {
    expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(2e-14);
  });
});

describe("laws of intervals", () => {
  const METHODS = ["wilson", "exact", "agresti-coull", "jeffreys"] as const;
  const method = fc.constantFrom(...METHODS);
  const counts = fc
    .integer({ min: 1, max: 20_000 })
    .chain((trials) =>
      fc.tuple(fc.oneof(fc.integer({ min: 0, max: trials }), fc.constantFrom(0, trials)), fc.constant(trials)),
    );
  const confidence = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 0.999999);
  const width = ({ low, high }: Interval) => high - low;

  test("they lie between 0 and 1 and hold the estimate, but for Jeffreys' at 0 and 1", () => {
    seeded(
      fc.property(counts, confidence, method, ([successes, trials], level, one) => {
        const { low, high } = shareInterval(successes, trials, level, one)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThan(high);
        if (one === "jeffreys" && (successes === 0 || successes === trials)) return;
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
      }),
    );
  });

  test("they narrow with more developers, and widen with confidence", () => {
    seeded(
      fc.property(counts, method, ([successes, trials], one) => {
        const narrow = shareInterval(successes * 4, trials * 4, 0.95, one)!;
        const usual = shareInterval(successes, trials, 0.95, one)!;
        expect(width(narrow)).toBeLessThan(width(usual));
        expect(width(shareInterval(successes, trials, 0.99, one)!)).toBeGreaterThan(width(usual));
      }),
    );
  });

  test("failures have the mirrored interval", () => {
    seeded(
      fc.property(counts, method, ([successes, trials], one) => {
        const { low, high } = shareInterval(successes, trials, 0.95, one)!;
        const mirrored = shareInterval(trials - successes, trials, 0.95, one)!;
        expect(mirrored.low).toBeCloseTo(1 - high, 12);
        expect(mirrored.high).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  test("that of a difference holds the difference, and turns around with its groups", () => {
    seeded(
      fc.property(counts, counts, confidence, ([x1, n1], [x2, n2], level) => {
        const [one, other] = [
          { successes: x1, trials: n1 },
          { successes: x2, trials: n2 },
        ];
        const { low, high } = differenceInterval(one, other, level)!;
        const change = x2 / n2 - x1 / n1;
        expect(low).toBeLessThanOrEqual(change);
        expect(high).toBeGreaterThanOrEqual(change);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        const turned = differenceInterval(other, one, level)!;
        expect(turned.low).toBeCloseTo(-high, 12);
        expect(turned.high).toBeCloseTo(-low, 12);
      }),
    );
  });

  test("there is none without trials, and no test where everybody or nobody converted", () => {
    expect(shareInterval(0, 0)).toBeUndefined();
    expect(differenceInterval({ successes: 0, trials: 0 }, { successes: 1, trials: 2 })).toBeUndefined();
    expect(differenceP({ successes: 0, trials: 5 }, { successes: 0, trials: 9 })).toBeUndefined();
    expect(differenceP({ successes: 5, trials: 5 }, { successes: 9, trials: 9 })).toBeUndefined();
  });
});

describe("laws of Holm's adjustment and of sample sizes", () => {
  const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 });

  test("it keeps the ranks, never lowers a value, and stays at or under 1", () => {
    seeded(
      fc.property(ps, (values) => {
        const adjusted = holm(values);
        values.forEach((value, index) => {
          expect(adjusted[index]).toBeGreaterThanOrEqual(value);
          expect(adjusted[index]).toBeLessThanOrEqual(1);
          values.forEach((other, at) => {
            if (value <= other) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[at]!);
          });
        });
      }),
      300,
    );
  });

  test("a single question needs no adjustment, none gives none", () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(holm([])).toEqual([]);
  });

  test("R's example: 1251 developers tell 25 % from 30 %, either way round", () => {
    expect(Math.ceil(sampleSize(0.25, 0.3, 0.95, 0.8))).toBe(1251);
    expect(sampleSize(0.3, 0.25, 0.95, 0.8)).toBeCloseTo(sampleSize(0.25, 0.3, 0.95, 0.8), 9);
  });

  test("smaller changes, more confidence and more power need more developers", () => {
    const rate = fc.double({ min: 0.01, max: 0.45, noNaN: true });
    seeded(
      fc.property(rate, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (from, by) => {
        const usual = sampleSize(from, from + by, 0.95, 0.8);
        expect(sampleSize(from, from + by, 0.99, 0.8)).toBeGreaterThan(usual);
        expect(sampleSize(from, from + by, 0.95, 0.9)).toBeGreaterThan(usual);
        expect(sampleSize(from, from + by / 2, 0.95, 0.8)).toBeGreaterThan(usual);
      }),
      300,
    );
  });

  test("percentiles never fall, and end at the smallest and the largest", () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 20, size: "max" });
    seeded(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (some, p) => {
        const sorted = Float64Array.from(some).sort();
        expect(percentile(sorted, 0)).toBe(sorted[0]);
        expect(percentile(sorted, 1)).toBe(sorted[sorted.length - 1]);
        expect(percentile(sorted, p)).toBeLessThanOrEqual(percentile(sorted, (p + 1) / 2) + 1e-12);
      }),
      300,
    );
  });
});
