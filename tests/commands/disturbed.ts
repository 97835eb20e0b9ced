import { canonical } from "./canonical";
import { type CommandCase, carryOut, startOf } from "./commandCases";

const callsOf = (calls: Readonly<Record<string, number>>) =>
  Object.values(calls).reduce((sum, count) => sum + count, 0);

/** The workbook after a command that nobody disturbed, and how many service calls it took. */
export async function undisturbed(each: CommandCase) {
  const plan = await startOf(each);
  plan.host.resetCalls();
  const said = await carryOut(plan, each);
  const calls = callsOf(plan.host.calls);
  return { said, calls, workbook: canonical(plan.host) };
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
