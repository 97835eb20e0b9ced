import { expect, test } from "vitest";
import type { Fault } from "../../src/preview/disturbance";
import { canonical, differences } from "./canonical";
import { COMMAND_CASES, carryOut, nameOf, startOf } from "./commandCases";
import { undisturbed, unrecorded } from "./disturbed";

/** Each case opens a whole workbook: a quick run has one point of every other command, a soak every point of all, both ways. */
const IS_SOAK = Number(process.env.PROPERTY_SCALE ?? 1) >= 10;
const KINDS = ["error", "cut"] as const;

/** More points of each command than one, for somebody who looks for one that fails. */
const { CUTS } = process.env;

/** Milliseconds: a slow day's service call, and the time after which a person would think that something is wrong. */
const SLOW = 200;
const FIVE_MINUTES = 300_000;

/** Faults of a command: in a quick run one, elsewhere for each command. */
function faultsOf(calls: number, index: number): Fault[] {
  const all = Array.from({ length: calls }, (_, call) => KINDS.map((kind) => ({ at: call + 1, kind }))).flat();
  const quick = Number(CUTS ?? 1);
  if (IS_SOAK) return all;
  return Array.from({ length: quick }, (_, turn) => all[(index * 7919 + turn * 104_729) % all.length]!);
}

for (const [index, each] of COMMAND_CASES.entries()) {
  if (!IS_SOAK && CUTS === undefined && index % 2 === 1) continue;
  test(`${nameOf(each)}: a run that fails or is cut off at a service call is made good by the next one`, {
    timeout: 3_600_000,
  }, async () => {
    const expected = await undisturbed(each);
    expect(expected.said).toBeUndefined();
    expect(expected.calls * SLOW).toBeLessThan(FIVE_MINUTES);
    for (const fault of faultsOf(expected.calls, index)) {
      const plan = await startOf(each);
      plan.host.disturb({ fault });
      const first = await carryOut(plan, each);
      const before = canonical(plan.host);
      const again = await carryOut(plan, each);
      const isRefused = again !== undefined && each.mayRefuse?.test(again);
      const aim = isRefused ? before : expected.workbook;
      const found = differences(unrecorded(canonical(plan.host)), unrecorded(aim));
      expect({ fault, of: expected.calls, first, again: isRefused ? undefined : again, found }).toMatchObject({
        again: undefined,
        found: [],
      });
    }
  });
}
