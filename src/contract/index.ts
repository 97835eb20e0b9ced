import { CELLS } from "./cells";
import { COPIES } from "./copies";
import type { Fact, FactGroup } from "./fact";
import { RUNS } from "./runs";
import { SHEETS } from "./sheets";

/**
 * Facts that a person can check in a real sheet. What needs a cell that calls a function, a sidebar, another locale or time
 * zone, another's lock or six minutes stays a test of the preview.
 */
export const GROUPS: readonly FactGroup[] = [...CELLS, ...SHEETS, ...COPIES, ...RUNS];

export const FACTS: readonly Fact[] = GROUPS.flatMap(({ facts }) => facts);
