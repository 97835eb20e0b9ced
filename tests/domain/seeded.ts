import fc from "fast-check";

/** 1 for a quick run; the soak run sets 10 or more and goes on from the same cases. */
const SCALE = Number(process.env.PROPERTY_SCALE ?? 1);

/** Checks a law on the same random cases every time, so that a failure is found again. */
export function seeded<Values>(property: fc.IRawProperty<Values>, cases = 1000): void {
  fc.assert(property, { seed: 20_261_101, numRuns: Math.max(10, Math.round(cases * SCALE)) });
}
