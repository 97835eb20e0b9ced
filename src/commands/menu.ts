import { TIERS } from "../domain/tiers";

/** An entry of the add-on's menu: what it says, and the global function that it runs. */
export interface MenuEntry {
  readonly label: string;
  readonly run?: string;
  readonly items?: readonly MenuEntry[];
}

/** The function of main.ts that opens the audit form of each tier. */
const AUDIT_COMMANDS: Readonly<Record<string, string>> = {
  B: "auditBasicEnablement",
  C: "auditCommunity",
  E: "auditEducation",
  X: "auditExpandedEnablement",
  P: "auditInPerson",
};

/** Null stands for a line between two groups. */
const MENU = (): readonly (MenuEntry | null)[] => [
  { label: "Set up plan", run: "setUpPlan" },
  { label: "Load example", run: "loadExample" },
  { label: "Clear example", run: "clearExample" },
  null,
  { label: "Audit", items: TIERS.map(({ id, name }) => ({ label: name, run: AUDIT_COMMANDS[id]! })) },
  { label: "Add activity", run: "addActivityForm" },
  null,
  { label: "Refresh summary", run: "refreshSummary" },
  { label: "Help", run: "help" },
];

/**
 * Builds the menu. It runs in every authorisation mode, so it touches nothing but the menu itself:
 * one read more, and an add-on that is not yet allowed in this file would show Help alone.
 */
export function buildMenu(): void {
  const ui = SpreadsheetApp.getUi();
  const menu = ui.createAddonMenu();
  for (const entry of MENU()) {
    if (entry === null) menu.addSeparator();
    else if (entry.run) menu.addItem(entry.label, entry.run);
    else {
      const submenu = ui.createMenu(entry.label);
      for (const { label, run } of entry.items ?? []) submenu.addItem(label, run!);
      menu.addSubMenu(submenu);
    }
  }
  menu.addToUi();
}
