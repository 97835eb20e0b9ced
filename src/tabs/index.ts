import { auditTab } from "./audit";
import { budgetTab } from "./budget";
import { catalogueTab } from "./catalogue";
import type { Tab, TabKey } from "./define";
import { funnelTab } from "./funnel";
import { kpisTab } from "./kpis";
import { settingsTab } from "./settings";
import { startTab } from "./start";
import { summaryTab } from "./summary";

/** The tabs of a plan, in the order in which they stand. */
export const TABS: readonly Tab[] = [
  startTab,
  auditTab,
  budgetTab,
  catalogueTab,
  funnelTab,
  kpisTab,
  summaryTab,
  settingsTab,
];

export function tabOf(key: TabKey): Tab {
  return TABS.find((tab) => tab.key === key)!;
}
