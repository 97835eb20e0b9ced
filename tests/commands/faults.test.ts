import { expect, test } from "vitest";
import type { Fault } from "../../src/preview/disturbance";
import type { Plan } from "../plan";
import { canonical, differences } from "./canonical";
import { COMMAND_CASES, type CommandCase, carryOut, nameOf, startOf } from "./commandCases";

/** A quick run has one fault of each command, CUTS=40 as many as it says, a soak all of them, which takes hours. */
const IS_SOAK = Number(process.env.PROPERTY_SCALE ?? 1) >= 10;
const { CUTS } = process.env;

/** Service calls after which the workbook is what it was before them. */
const LEAVES_THE_WORKBOOK =
  /^(\w*(Builder|Criteria|Rule|Lock|LockService|Ui|HtmlService|HtmlOutput|Utilities|Session|PromptResponse|Logger)\.|\w+\.(get|is|has|can|offset|find|flush|new|toast|with|on[A-Z]|create\w*Finder))/;

/** The service calls of a run that change the workbook, each with its number. */
interface Trace {
  readonly calls: number;
  readonly writes: readonly number[];
}

/** Carries the command out and writes down what it calls. */
async function traced(plan: Plan, each: CommandCase, fault?: Fault): Promise<Trace & { said: string | undefined }> {
  let calls = 0;
  const writes: number[] = [];
  plan.host.disturb({
    ...(fault ? { fault } : {}),
    between: ({ call, name }) => {
      calls = call;
      if (!LEAVES_THE_WORKBOOK.test(name) && call !== fault?.at) writes.push(call);
    },
  });
  const said = await carryOut(plan, each);
  plan.host.disturb({});
  return { said, calls, writes };
}

/** The workbook after a command that nobody disturbed, and what it called. */
async function undisturbed(each: CommandCase) {
  const plan = await startOf(each);
  const trace = await traced(plan, each);
  return { ...trace, workbook: canonical(plan.host) };
}

/**
 * Without the record of undo and the backups: what the second run finds written already is nothing to take back, and each
 * run keeps a backup of its own first.
 */
function unrecorded(workbook: Record<string, string>): Record<string, string> {
  const isKept = (name: string) => /^Undo|, backup of /.test(name);
  const tabs = Object.entries(workbook).filter(([key]) => !isKept(key.replace(/^tab /, "")));
  const marks = workbook.marks!.split("\n").filter((mark) => !/"tab":"(Undo|[^"]*, backup of )/.test(mark));
  return {
    ...Object.fromEntries(tabs),
    tabs: workbook.tabs!.replace(/,(Undo|[^,]*, backup of [^,]*)( \(hidden\))?(?=,|$)/g, ""),
    marks: marks.join("\n"),
  };
}

/**
 * Every service call of a command, as one that fails and as the one before which the run ends. Where a run ends decides by
 * what was written until then, so of the calls between two that write the first stands for all.
 */
function faultsOf({ calls, writes }: Trace): Fault[] {
  const errors = Array.from({ length: calls }, (_, index): Fault => ({ at: index + 1, kind: "error" }));
  const cuts = [1, ...writes.map((call) => call + 1)].map((at): Fault => ({ at, kind: "cut" }));
  return [...cuts, ...errors];
}

function chosen(faults: readonly Fault[], index: number): readonly Fault[] {
  if (IS_SOAK && CUTS === undefined) return faults;
  return Array.from(
    { length: Number(CUTS ?? 1) },
    (_, turn) => faults[(index * 7919 + turn * 104_729) % faults.length]!,
  );
}

for (const [index, each] of COMMAND_CASES.entries()) {
  test(`${nameOf(each)}: a run that fails or is cut off at a service call is made good by the next one`, {
    timeout: 36_000_000,
  }, async () => {
    const expected = await undisturbed(each);
    expect(expected.said).toBeUndefined();
    const tried = new Set<string>();
    for (const fault of chosen(faultsOf(expected), index)) {
      const plan = await startOf(each);
      const first = await traced(plan, each, fault);
      // A run that wrote the same as one before left the same workbook, from which the next run does the same.
      const written = first.writes.filter((call) => call < fault.at).length;
      const tidied = first.writes.length - written;
      const left = `${written} ${tidied > 0 ? `${fault.at} ${tidied}` : ""}`;
      if (tried.has(left)) continue;
      tried.add(left);
      const before = each.mayRefuse ? canonical(plan.host) : undefined;
      const again = await carryOut(plan, each);
      const isRefused = again !== undefined && each.mayRefuse?.test(again);
      const aim = isRefused && before ? before : expected.workbook;
      const found = differences(unrecorded(canonical(plan.host)), unrecorded(aim));
      expect({
        fault,
        of: expected.calls,
        first: first.said,
        again: isRefused ? undefined : again,
        found,
      }).toMatchObject({ again: undefined, found: [] });
    }
  });
}
