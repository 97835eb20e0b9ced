import { TIERS } from "../domain/tiers";

/** An entry of the add-on's menu: what it says, and the global function that it runs. */
export interface MenuEntry {
  readonly label: string;
  readonly run?: string;
  readonly items?: readonly (MenuEntry | null)[];
}

/** The function of main.ts that opens the audit form of each tier. */
const AUDIT_COMMANDS: Readonly<Record<string, string>> = {
  B: "auditBasicEnablement",
  C: "auditCommunity",
  E: "auditEducation",
  X: "auditExpandedEnablement",
  P: "auditInPerson",
};

const auditItems = (): readonly (MenuEntry | null)[] => [
  ...TIERS.map(({ id, name }) => ({ label: name, run: AUDIT_COMMANDS[id]! })),
  null,
  { label: "First-app stopwatch", run: "stopwatchForm" },
  { label: "Second rater", run: "secondRaterForm" },
  { label: "Rivals", run: "rivalsForm" },
  { label: "Snapshots", run: "snapshotsForm" },
];

const budgetItems = (): readonly (MenuEntry | null)[] => [
  { label: "Add activity", run: "addActivityForm" },
  { label: "Suggest a plan", run: "planForm" },
  { label: "Stop and move", run: "stopForm" },
  { label: "The meetup question", run: "questionForm" },
  { label: "MVP ledger", run: "mvpLedger" },
  null,
  { label: "Lock the plan", run: "lockPlan" },
  { label: "Use own actuals", run: "useOwnActuals" },
];

const funnelItems = (): readonly (MenuEntry | null)[] => [
  { label: "Import events or counts", run: "importForm" },
  { label: "Find where developers are stuck", run: "stuckForm" },
  { label: "SQL for this funnel", run: "sqlForm" },
];

/** Null stands for a line between two groups. */
const MENU = (): readonly (MenuEntry | null)[] => [
  { label: "Set up plan", run: "setUpPlan" },
  { label: "Repair plan", run: "repairPlan" },
  { label: "Load example", run: "loadExample" },
  { label: "Clear example", run: "clearExample" },
  null,
  { label: "Audit", items: auditItems() },
  { label: "Budget", items: budgetItems() },
  { label: "Funnel", items: funnelItems() },
  null,
  { label: "Refresh summary", run: "refreshSummary" },
  { label: "Share the summary", run: "shareForm" },
  null,
  { label: "Undo last change", run: "undoLast" },
  { label: "Restore a backup", run: "restoreBackup" },
  { label: "Help", run: "help" },
];

/**
 * Builds the menu. It runs in every authorisation mode, so it touches nothing but the menu itself:
 * one read more, and an add-on that is not yet allowed in this file would show Help alone.
 */
export function buildMenu(): void {
  const ui = SpreadsheetApp.getUi();
  fill(ui, ui.createAddonMenu(), MENU()).addToUi();
}

type Menu = GoogleAppsScript.Base.Menu;

function fill(ui: GoogleAppsScript.Base.Ui, menu: Menu, entries: readonly (MenuEntry | null)[]): Menu {
  for (const entry of entries) {
    if (entry === null) menu.addSeparator();
    else if (entry.run) menu.addItem(entry.label, entry.run);
    else menu.addSubMenu(fill(ui, ui.createMenu(entry.label), entry.items ?? []));
  }
  return menu;
}
