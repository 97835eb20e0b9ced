import { expect } from "vitest";
import type { Fault } from "../../src/preview/disturbance";
import type { Plan } from "../plan";
import { canonical } from "./canonical";
import { type CommandCase, carryOut, startOf } from "./commandCases";

/** Service calls after which the workbook is what it was before them. */
const LEAVES_THE_WORKBOOK =
  /^(\w*(Builder|Criteria|Rule|Lock|LockService|Ui|HtmlService|HtmlOutput|Utilities|Session|PromptResponse|Logger)\.|\w+\.(get|is|has|can|offset|find|flush|new|toast|with|on[A-Z]|create\w*Finder))/;

/** The service calls of a run that change the workbook, each with its number. */
export interface Trace {
  readonly calls: number;
  readonly writes: readonly number[];
}

interface Traced extends Trace {
  /** What it said when it failed. */
  readonly said: string | undefined;
}

/** Carries the command out and writes down what it calls. */
export async function traced(plan: Plan, each: CommandCase, fault?: Fault): Promise<Traced> {
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

/** The numbers of the service calls by which a run writes cells. */
export async function cellWrites({ host }: Plan, run: () => Promise<unknown>): Promise<number[]> {
  const writes: number[] = [];
  host.disturb({ between: ({ call, name }) => name === "Range.setValues" && writes.push(call) });
  await run();
  host.disturb({});
  return writes;
}

/** Lets Google end a run right after one of its service calls. */
export async function cutAfter({ host }: Plan, call: number, run: () => Promise<unknown>): Promise<void> {
  host.disturb({ fault: { at: call + 1, kind: "cut" } });
  await expect(run()).rejects.toThrow("Exceeded maximum execution time");
  host.disturb({});
}

/** The workbook after a command that nobody disturbed, and what it called. */
export async function undisturbed(each: CommandCase) {
  const plan = await startOf(each);
  const trace = await traced(plan, each);
  return { ...trace, workbook: canonical(plan.host), toastStays: plan.screen.toastStays };
}

/**
 * Without the record of undo and the backups: what the second run finds written already is nothing to take back, and each
 * run keeps a backup of its own first.
 */
export function unrecorded(workbook: Record<string, string>): Record<string, string> {
  const isKept = (name: string) => /^Undo|, backup of /.test(name);
  const tabs = Object.entries(workbook).filter(([key]) => !isKept(key.replace(/^tab /, "")));
  const marks = workbook.marks!.split("\n").filter((mark) => !/"tab":"(Undo|[^"]*, backup of )/.test(mark));
  return {
    ...Object.fromEntries(tabs),
    tabs: workbook.tabs!.replace(/,(Undo|[^,]*, backup of [^,]*)( \(hidden\))?(?=,|$)/g, ""),
    marks: marks.join("\n"),
  };
}
