import { expect, test } from "vitest";
import type { Fault } from "../../src/preview/disturbance";
import { canonical, differences, fingerprint } from "./canonical";
import { COMMAND_CASES, carryOut, nameOf, startOf } from "./commandCases";
import { type Trace, traced, undisturbed, unrecorded } from "./disturbed";

/** A quick run has one fault of each command, CUTS=40 as many as it says, a soak all of them, which takes hours. */
const IS_SOAK = Number(process.env.PROPERTY_SCALE ?? 1) >= 10;
const { CUTS } = process.env;

/** A command that writes no more often than this is cut off after each of its writes in a quick run as well. */
const FEW_WRITES = 5;

/**
 * Every service call of a command, as one that fails and as the one before which the run ends. Where a run ends decides by
 * what was written until then, so of the calls between two that write the first stands for all.
 */
const cutsOf = ({ writes }: Trace): Fault[] =>
  [1, ...writes.map((call) => call + 1)].map((at): Fault => ({ at, kind: "cut" }));
const errorsOf = ({ calls }: Trace): Fault[] =>
  Array.from({ length: calls }, (_, index): Fault => ({ at: index + 1, kind: "error" }));

function chosen(trace: Trace, index: number): readonly Fault[] {
  const faults = [...cutsOf(trace), ...errorsOf(trace)];
  if (IS_SOAK && CUTS === undefined) return faults;
  const some = Array.from(
    { length: Number(CUTS ?? 1) },
    (_, turn) => faults[(index * 7919 + turn * 104_729) % faults.length]!,
  );
  return trace.writes.length <= FEW_WRITES ? [...cutsOf(trace), ...some] : some;
}

for (const [index, each] of COMMAND_CASES.entries()) {
  test(`${nameOf(each)}: a run that fails or is cut off at a service call is made good by the next one`, {
    timeout: 36_000_000,
  }, async () => {
    const expected = await undisturbed(each);
    expect(expected).toMatchObject({ said: undefined, toastStays: false });
    const tried = new Set<string>();
    for (const fault of chosen(expected, index)) {
      const plan = await startOf(each);
      const first = await traced(plan, each, fault);
      // From the same workbook the next run does the same; one that only stopped left what it had written until then.
      const written = first.writes.filter((call) => call < fault.at).length;
      const left = first.writes.length === written ? String(written) : fingerprint(plan.host);
      if (tried.has(left)) continue;
      tried.add(left);
      const before = each.mayRefuse ? canonical(plan.host) : undefined;
      const again = await carryOut(plan, each);
      const isRefused = again !== undefined && each.mayRefuse?.test(again);
      const aim = isRefused && before ? before : expected.workbook;
      const found = differences(unrecorded(canonical(plan.host)), unrecorded(aim));
      const where = `${fault.kind} at call ${fault.at} of ${expected.calls}: ${first.said}`;
      const { toastStays } = plan.screen;
      expect({ again: isRefused ? undefined : again, found, toastStays }, where).toEqual({
        again: undefined,
        found: [],
        toastStays: false,
      });
    }
  });
}
