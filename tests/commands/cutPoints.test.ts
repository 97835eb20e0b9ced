import fc from "fast-check";
import { expect, test } from "vitest";
import { patience, seededAsync } from "../domain/seeded";
import { canonical, differences } from "./canonical";
import { COMMAND_CASES, carryOut, nameOf, startOf } from "./commandCases";
import { undisturbed, unrecorded } from "./disturbed";

/** Those that take the longest, and that a person chooses again when Google has ended a run. */
const RESUMED = COMMAND_CASES.filter(({ command }) =>
  /^(setUpPlan|repairPlan|loadExample|clearExample|refreshSummary|lockPlan|takeSnapshot|refreshForShare|makeBoardPack)$/.test(
    command,
  ),
);

/** At what part of its service calls Google ends a run; 1 and more come to their end. */
const part = fc.noBias(fc.integer({ min: 0, max: 1200 })).map((thousandths) => thousandths / 1000);

const known = new Map<string, Awaited<ReturnType<typeof undisturbed>>>();

test(
  "however often Google ends a command half-way, choosing it again completes it, as if nothing had happened",
  () =>
    seededAsync(
      fc.asyncProperty(fc.constantFrom(...RESUMED), part, part, async (each, first, second) => {
        const expected = known.get(nameOf(each)) ?? (await undisturbed(each));
        known.set(nameOf(each), expected);
        const plan = await startOf(each);
        const runs: (string | undefined)[] = [];
        for (const cut of [first, second]) {
          plan.host.disturb({ fault: { at: 1 + Math.floor(cut * expected.calls), kind: "cut" } });
          runs.push(await carryOut(plan, each));
        }
        plan.host.disturb({});
        expect({ command: nameOf(each), runs, last: await carryOut(plan, each) }).toMatchObject({ last: undefined });
        expect(differences(unrecorded(canonical(plan.host)), unrecorded(expected.workbook))).toEqual([]);
      }),
      4,
      200,
    ),
  patience(10),
);
