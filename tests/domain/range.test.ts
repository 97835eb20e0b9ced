import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetRange, type Estimate } from "../../src/domain/range";
import { seeded } from "./seeded";

const row = (low: number, expected: number, high: number): Estimate => ({ low, expected, high });

describe("the range of a budget", () => {
  // By hand: means 200 and 450, deviations 100 and 50. Their root sum of squares is 111.80, their sum 150, and
  // sqrt((12,500 + 22,500) / 2) = 132.29 lies half-way between the two in variance.
  const two = [row(0, 150, 600), row(300, 450, 600)];
  test.each<[string, number, number, number, number]>([
    ["independent rows", 0, 112, 744, 793],
    ["half-way", 0.5, 132, 761, 820],
    ["rows that move together", 1, 150, 776, 842],
  ])("%s", (_, correlation, deviation, p80, p90) => {
    expect(budgetRange(two, correlation)).toEqual({ mean: 650, deviation, p50: 650, p80, p90, low: 300, high: 1200 });
  });

  test("half-way is what is meant if nothing is said", () => {
    expect(budgetRange(two)).toEqual(budgetRange(two, 0.5));
  });

  test("one row has one deviation, whatever moves with it", () => {
    expect(budgetRange([row(100, 400, 1000)], 0)).toEqual(budgetRange([row(100, 400, 1000)], 1));
  });

  test("no percentile is above what everything costs at its highest", () => {
    // Mean 83,333 and deviation 16,667 would put P90 at 104,693.
    expect(budgetRange([row(0, 100_000, 100_000)])).toMatchObject({ mean: 83_333, p80: 97_360, p90: 100_000 });
  });

  test("no rows come to nothing", () => {
    expect(budgetRange([])).toEqual({ mean: 0, deviation: 0, p50: 0, p80: 0, p90: 0, low: 0, high: 0 });
  });
});

describe("laws", () => {
  const cents = fc.integer({ min: 0, max: 1e9 });
  const estimate = fc
    .tuple(cents, cents, cents)
    .map((amounts) => [...amounts].sort((one, other) => one - other))
    .map(([low, expected, high]) => row(low!, expected!, high!));
  const rows = fc.array(estimate, { minLength: 1, maxLength: 12, size: "max" });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test("low, P50, P80, P90 and high come in this order", () => {
    seeded(
      fc.property(rows, share, (estimates, correlation) => {
        const { low, p50, p80, p90, high } = budgetRange(estimates, correlation);
        const amounts = [low, p50, p80, p90, high];
        expect(amounts).toEqual([...amounts].sort((one, other) => one - other));
      }),
    );
  });

  test("what is certain has no deviation, however it moves", () => {
    seeded(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 9 }), share, (amounts, correlation) => {
        const total = amounts.reduce((sum, one) => sum + one, 0);
        const { deviation, ...others } = budgetRange(
          amounts.map((one) => row(one, one, one)),
          correlation,
        );
        expect(deviation).toBe(0);
        for (const amount of Object.values(others)) expect(amount).toBe(total);
      }),
      300,
    );
  });

  test("the more rows move together, the wider the range and the same its mean", () => {
    seeded(
      fc.property(rows, share, share, (estimates, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((share) => budgetRange(estimates, share));
        expect(more!.deviation).toBeGreaterThanOrEqual(less!.deviation);
        expect(more!.p90).toBeGreaterThanOrEqual(less!.p90);
        expect(more!.mean).toBe(less!.mean);
      }),
    );
  });

  test("in a currency of a thousandth, everything is a thousand times as much", () => {
    seeded(
      fc.property(rows, share, (estimates, correlation) => {
        const times = ({ low, expected, high }: Estimate) => row(1000 * low, 1000 * expected, 1000 * high);
        const scaled = Object.values(budgetRange(estimates.map(times), correlation));
        Object.values(budgetRange(estimates, correlation)).forEach((amount, index) => {
          // Half a unit of the coarser currency is lost by rounding.
          expect(Math.abs(scaled[index]! - 1000 * amount)).toBeLessThanOrEqual(500);
        });
      }),
      300,
    );
  });

  test("the order of rows never matters", () => {
    seeded(
      fc.property(rows, share, (estimates, correlation) => {
        const forward = Object.values(budgetRange(estimates, correlation));
        Object.values(budgetRange([...estimates].reverse(), correlation)).forEach((amount, index) => {
          expect(Math.abs(amount - forward[index]!)).toBeLessThanOrEqual(1);
        });
      }),
      300,
    );
  });
});
