import { expect, test } from "vitest";
import { quietly } from "../../src/preview/beforeEngine";
import { canonical, differences } from "../commands/canonical";
import { COMMAND_CASES, carryOut, nameOf, startOf } from "../commands/commandCases";
import { allValues } from "../plan";

/** Commands that between them change cells, rows, tabs, names, marks and charts. */
const CASES = COMMAND_CASES.filter(({ command }) => /^(repairPlan|lockPlan|takeSnapshot|insertExample)$/.test(command));

test.each(CASES.map((each) => [nameOf(each), each] as const))(
  "after %s a workbook goes back to what it was, and the command does the same again",
  async (_name, each) => {
    const { host } = await startOf(each);
    const [before, valuesBefore] = [canonical(host), allValues(host)];
    await carryOut(await startOf(each), each);
    const [after, valuesAfter] = [canonical(host), allValues(host)];
    expect(differences(before, after)).not.toEqual([]);

    await startOf(each);
    expect(differences(canonical(host), before)).toEqual([]);
    expect(allValues(host)).toEqual(valuesBefore);

    await carryOut(await startOf(each), each);
    expect(differences(canonical(host), after)).toEqual([]);
    expect(allValues(host)).toEqual(valuesAfter);
  },
);

test.each(CASES.map((each) => [nameOf(each), each] as const))(
  "after %s every result has come to rest: calculating all cells once more changes none",
  async (_name, each) => {
    const plan = await startOf(each);
    await carryOut(plan, each);
    const before = allValues(plan.host);
    quietly(() => plan.host.model.dispatch("EVALUATE_CELLS"));
    expect(allValues(plan.host)).toEqual(before);
  },
);
