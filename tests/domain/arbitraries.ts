import fc from "fast-check";
import { builtInAudit, type ScoredCriterion } from "../../src/domain/audit";
import { CATALOGUE } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import type { PlannedActivity } from "../../src/domain/funding";
import { TIERS, type TierId } from "../../src/domain/tiers";

/** The built-in audit with random scores and blanks; half of them nearly clear, so that every rule comes up. */
export const anyAudit: fc.Arbitrary<readonly ScoredCriterion[]> = fc
  .record({
    base: fc.constantFrom<(number | undefined)[]>(2, 3, undefined),
    changes: fc.dictionary(
      fc.constantFrom(...CRITERIA.map(({ id }) => id)),
      fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      { maxKeys: 20 },
    ),
  })
  .map(({ base, changes }) =>
    builtInAudit({}).map((criterion) => ({
      ...criterion,
      score: criterion.id in changes ? changes[criterion.id] : base,
    })),
  );

/** An activity of the catalogue, or one of the user's own, planned in any way. */
export const anyActivity: fc.Arbitrary<PlannedActivity> = fc
  .record({
    known: fc.option(fc.constantFrom(...CATALOGUE)),
    tier: fc.constantFrom<TierId[]>(...TIERS.map(({ id }) => id)),
    stages: fc.constantFrom([], ["Awareness"], ["Adoption", "Advocacy"]),
    running: fc.boolean(),
    handsOn: fc.boolean(),
    listeningTrip: fc.boolean(),
    quantity: fc.constantFrom(0, 1, 2),
    cash: fc.constantFrom(undefined, 0, 150_000, 150_001),
  })
  .map(({ known, tier, ...rest }) => ({
    ...rest,
    tier: known?.tier ?? tier,
    lifts: known?.lifts ?? [],
    handsOn: known?.handsOn || rest.handsOn,
    meetup: known?.id === "P01",
  }));
