import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { catalogueFixes, cheapestRelease, type Fix } from "../../src/domain/release";
import { seeded } from "./seeded";

const fix = (id: string, cents: number, ...lifts: string[]): Fix => ({ id, name: id, lifts, cents, leadWeeks: 1 });

/** All subsets, the cheapest first; ties by number, then by earlier rows. */
function bruteForce(criteria: readonly string[], catalogue: readonly Fix[]): Fix[] {
  const liftable = criteria.filter((id) => catalogue.some(({ lifts }) => lifts.includes(id)));
  const cost = (fixes: readonly Fix[]) => fixes.reduce((sum, { cents }) => sum + cents, 0);
  const rows = (fixes: readonly Fix[]) => fixes.map((one) => String(catalogue.indexOf(one)).padStart(3, "0")).join();
  return Array.from({ length: 2 ** catalogue.length }, (_, subset) => catalogue.filter((_, row) => subset & (1 << row)))
    .filter((fixes) => liftable.every((id) => fixes.some(({ lifts }) => lifts.includes(id))))
    .sort(
      (one, other) => cost(one) - cost(other) || one.length - other.length || (rows(one) < rows(other) ? -1 : 1),
    )[0]!;
}

/**
 * The least money, and for it the fewest activities, over all subsets of a catalogue of any size: one activity after the
 * other is taken or left, and of all subsets that lift the same criteria only the best goes on.
 */
function leastOfAllSubsets(criteria: readonly string[], catalogue: readonly Fix[]) {
  const liftable = criteria.filter((id) => catalogue.some(({ lifts }) => lifts.includes(id)));
  const bits = ({ lifts }: Fix) =>
    liftable.reduce((mask, id, bit) => (lifts.includes(id) ? mask | (1 << bit) : mask), 0);
  const best = Array.from({ length: 2 ** liftable.length }, () => ({ cents: Infinity, activities: Infinity }));
  best[0] = { cents: 0, activities: 0 };
  for (const fix of catalogue) {
    // From the fullest down, so that no activity is taken twice.
    for (let mask = best.length - 1; mask >= 0; mask -= 1) {
      const from = best[mask]!;
      const taken = { cents: from.cents + fix.cents, activities: from.activities + 1 };
      const to = best[mask | bits(fix)]!;
      if (taken.cents < to.cents || (taken.cents === to.cents && taken.activities < to.activities))
        best[mask | bits(fix)] = taken;
    }
  }
  return best[best.length - 1]!;
}

describe("the cheapest release", () => {
  // Costs and lead times: the catalogue. The first is the example of the domain notes, section 8, idea 1.
  test.each<[string, string[], string, number, number, string]>([
    ["two gates in different tiers", ["B-05", "C-03"], "B04 C04", 2_150_000, 10, ""],
    ["one activity may lift two gates, so nothing else is bought", ["B-05", "B-13"], "B04", 1_600_000, 10, ""],
    ["the cheapest of four ways", ["B-13"], "B06", 182_000, 2, ""],
    ["weeks are the longest lead time, not the sum", ["B-01", "B-14", "B-17"], "B01 B08 B11", 2_380_000, 8, ""],
    ["one place for all community gates", ["C-01", "C-02", "C-03"], "C01", 1_770_000, 4, ""],
    ["what nothing lifts costs nothing", ["P-01", "P-03"], "", 0, 0, "P-01 P-03"],
    ["both kinds", ["P-01", "B-10"], "B06", 182_000, 2, "P-01"],
    ["nothing to lift", [], "", 0, 0, ""],
    ["a criterion named twice", ["B-10", "B-10"], "B06", 182_000, 2, ""],
  ])("%s", (_, criteria, ids, cents, weeks, unliftable) => {
    const release = cheapestRelease(criteria, catalogueFixes())!;
    expect(release.fixes.map(({ id }) => id).join(" ")).toBe(ids);
    expect(release).toMatchObject({ cents, weeks });
    expect(release.unliftable.join(" ")).toBe(unliftable);
  });

  test.each<[string, Fix[], string]>([
    [
      "a set may beat the greedy choice",
      [fix("both of three", 5, "a", "b"), fix("a", 3, "a"), fix("bc", 3, "b", "c")],
      "a bc",
    ],
    [
      "fewer activities at the same cost",
      [fix("a", 2, "a"), fix("bc", 2, "b", "c"), fix("abc", 4, "a", "b", "c")],
      "abc",
    ],
    [
      "the earlier row at the same cost and number",
      [fix("x", 1, "a"), fix("y", 1, "a"), fix("bc", 1, "b", "c")],
      "x bc",
    ],
    ["nothing that costs nothing is added for nothing", [fix("abc", 4, "a", "b", "c"), fix("gift", 0, "a")], "abc"],
  ])("%s", (_, catalogue, ids) => {
    expect(
      cheapestRelease(["a", "b", "c"], catalogue)!
        .fixes.map(({ id }) => id)
        .join(" "),
    ).toBe(ids);
  });

  test("equals brute force over all subsets of a part of the catalogue", () => {
    const some = fc.subarray(catalogueFixes().slice(0, 30), { maxLength: 11 });
    const needed = fc.subarray(
      CRITERIA.map(({ id }) => id),
      { maxLength: 12 },
    );
    seeded(
      fc.property(needed, some, (criteria, catalogue) => {
        expect(cheapestRelease(criteria, catalogue)!.fixes).toEqual(bruteForce(criteria, catalogue));
      }),
      100,
    );
  });

  test("equals the best of all subsets of the whole catalogue, for any gates", () => {
    const gates = CRITERIA.filter(({ gate }) => gate !== "").map(({ id }) => id);
    seeded(
      fc.property(fc.subarray(gates), (criteria) => {
        const { cents, fixes } = cheapestRelease(criteria, catalogueFixes())!;
        expect({ cents, activities: fixes.length }).toEqual(leastOfAllSubsets(criteria, catalogueFixes()));
      }),
      300,
    );
  });

  test("equals brute force where costs tie and everything hangs together", () => {
    const letters = ["a", "b", "c", "d", "e"];
    const anyFix = fc.record({
      lifts: fc.subarray(letters, { minLength: 1 }),
      cents: fc.integer({ min: 0, max: 3 }),
    });
    seeded(
      fc.property(fc.array(anyFix, { maxLength: 9 }), (rows) => {
        const catalogue = rows.map(({ lifts, cents }, row) => fix(`F${row}`, cents, ...lifts));
        expect(cheapestRelease(letters, catalogue)!.fixes).toEqual(bruteForce(letters, catalogue));
      }),
      300,
    );
  });

  test("too many gates that hang together are given up on, not guessed at", () => {
    const many = Array.from({ length: 15 }, (_, index) => `Z-${index}`);
    expect(cheapestRelease(many, [fix("all", 1, ...many)])).toBeUndefined();
    expect(cheapestRelease(many.slice(1), [fix("all", 1, ...many)])!.cents).toBe(1);
  });

  test("all gates at once come from the whole catalogue in a blink", () => {
    const gates = CRITERIA.filter(({ gate }) => gate !== "").map(({ id }) => id);
    const release = cheapestRelease(gates, catalogueFixes())!;
    expect(release.fixes.map(({ id }) => id).join(" ")).toBe("B01 B03 B04 B05 B06 B08 B09 B11 C01");
    expect(release.cents).toBe(10_272_000);
    expect(CATALOGUE.length).toBe(45);
  });
});
