import { registries } from "@odoo/o-spreadsheet";
import type { MenuEntry } from "../screen";

const { topbarMenuRegistry } = registries;
type Item = Extract<Parameters<typeof topbarMenuRegistry.add>[1], { name: unknown }>;

/** Neither a locked tab nor a read-only one keeps a person from the menus of an add-on. */
const ALWAYS = { isReadonlyAllowed: true, isEnabledOnLockedSheet: true };

/** The add-on's menus by title, in the order in which it added them. */
const menus = new Map<string, readonly MenuEntry[]>();

export function setMenu(title: string, entries: readonly MenuEntry[]): void {
  menus.set(title, entries);
}

export function clearMenus(): void {
  menus.clear();
}

function addOnMenus(): MenuEntry[] {
  return [...menus].map(([label, items]) => ({ label, items }));
}

/** What the page itself offers in the File menu. */
export interface FileActions {
  reset(): void;
  startEmpty(): void;
  download(): void;
}

/** Adds the menus that a spreadsheet with an add-on has; called once, before the grid is drawn. */
export function registerMenus(run: (functionName: string) => void, file: FileActions): void {
  topbarMenuRegistry
    .addChild("groundwork_empty", ["file"], { name: "Start empty", sequence: 10, execute: file.startEmpty, ...ALWAYS })
    .addChild("groundwork_reset", ["file"], {
      name: "Reset to the example",
      sequence: 20,
      execute: file.reset,
      ...ALWAYS,
    })
    .addChild("groundwork_xlsx", ["file"], {
      name: "Download (.xlsx)",
      sequence: 30,
      icon: "o-spreadsheet-Icon.EXPORT_XLSX",
      separator: true,
      execute: file.download,
      ...ALWAYS,
    })
    .add("extensions", {
      name: "Extensions",
      sequence: 65,
      children: [() => toItems(addOnMenus(), "extensions", run)],
      ...ALWAYS,
    });
}

/** The grid has no separator items: the line belongs to the item above it. */
function toItems(entries: readonly MenuEntry[], path: string, run: (functionName: string) => void): Item[] {
  return entries.flatMap(({ label, functionName, items = [] }, index): Item[] => {
    if (!label) return [];
    const next = entries[index + 1];
    const id = `${path}_${index}`;
    const common = { id, name: label, sequence: index, separator: next !== undefined && !next.label, ...ALWAYS };
    if (functionName) return [{ ...common, execute: () => run(functionName) }];
    return [{ ...common, children: toItems(items, id, run) }];
  });
}
