import fc from "fast-check";
import { vi } from "vitest";

/** 1 for a quick run; a whole soak has 10 or more and goes on from the same cases, and what lies between is a part of it. */
const SCALE = Number(process.env.PROPERTY_SCALE ?? 1);

/** What a law may take on a machine that has other work as well. */
const PATIENCE_MILLISECONDS = 120_000;

// Holds for every file with a law in it: more cases may take more time, and so may a busy machine.
vi.setConfig({ testTimeout: PATIENCE_MILLISECONDS * Math.max(1, SCALE) });

/** Milliseconds for a law whose cases are whole workbooks, as a multiple of what others have. */
export const patience = (times: number): number => times * PATIENCE_MILLISECONDS * Math.max(1, SCALE);

/** The same random cases every time, so that a failure is found again; SEED gives others. */
const runs = (cases: number, soaked = 0, fewest = 10) => ({
  seed: Number(process.env.SEED ?? 20_261_101),
  numRuns: Math.max(fewest, Math.round(cases * SCALE), SCALE > 1 ? Math.round(soaked * Math.min(1, SCALE / 10)) : 0),
});

/** Checks a law; one whose cases are slow may have few of them in a quick run and still `soaked` in a soak. */
export function seeded<Values>(property: fc.IRawProperty<Values>, cases = 1000, soaked = 0): void {
  fc.assert(property, runs(cases, soaked));
}

/** The same for a law that has to wait for something; one whose cases take seconds each may do with a few in a quick run. */
export function seededAsync<Values>(property: fc.IAsyncProperty<Values>, cases = 1000, soaked = 0): Promise<void> {
  return fc.assert(property, runs(cases, soaked, soaked > 0 ? cases : 10));
}

/** Some random values, the same every time, for a law that checks many of them at once. */
export function sampled<Value>(arbitrary: fc.Arbitrary<Value>, cases: number): Value[] {
  return fc.sample(arbitrary, { ...runs(cases), numRuns: Math.round(cases * SCALE) });
}
