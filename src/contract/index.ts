import { CELLS } from "./cells";
import { CHARTS } from "./charts";
import { COPIES } from "./copies";
import type { Fact, FactGroup } from "./fact";
import { MARKS } from "./marks";
import { RANGES } from "./ranges";
import { RULES } from "./rules";
import { RUNS } from "./runs";
import { TABS } from "./tabs";

/**
 * Facts that a person can check in a real sheet. What needs a cell that calls a function, a sidebar, another locale or time
 * zone, another's lock or six minutes stays a test of the preview.
 */
export const GROUPS: readonly FactGroup[] = [CELLS, RANGES, TABS, MARKS, RULES, CHARTS, COPIES, ...RUNS];

export const FACTS: readonly Fact[] = GROUPS.flatMap(({ facts }) => facts);
