import { auditTab } from "./audit";
import { budgetTab } from "./budget";
import { catalogueTab } from "./catalogue";
import { costsTab } from "./costs";
import type { Tab, TabKey } from "./define";
import { eventsTab } from "./events";
import { funnelTab } from "./funnel";
import { historyTab } from "./history";
import { kpisTab } from "./kpis";
import { ledgerTab } from "./ledger";
import { metricsTab } from "./metrics";
import { ratersTab } from "./raters";
import { rivalsTab } from "./rivals";
import { runsTab } from "./runs";
import { settingsTab } from "./settings";
import { startTab } from "./start";
import { summaryTab } from "./summary";
import { undoTab } from "./undo";

/** The tabs of a plan, in the order in which they stand. */
export const TABS: readonly Tab[] = [
  startTab,
  auditTab,
  budgetTab,
  costsTab,
  catalogueTab,
  funnelTab,
  kpisTab,
  metricsTab,
  summaryTab,
  settingsTab,
];

/** Tabs that are made when somebody first needs them, and kept up like the others from then on. */
export const RECORD_TABS: readonly Tab[] = [runsTab, ratersTab, rivalsTab, historyTab, ledgerTab, eventsTab, undoTab];

export const ALL_TABS: readonly Tab[] = [...TABS, ...RECORD_TABS];

export function tabOf(key: TabKey): Tab {
  return ALL_TABS.find((tab) => tab.key === key)!;
}
