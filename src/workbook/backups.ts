import type { TabKey } from "../tabs/define";
import { refuseProtectedTabs } from "./barriers";
import { now } from "./days";
import { beginCopy, dropCutCopy, forgetPlan } from "./page";
import { MARK, type Place } from "./places";
import { showProgress } from "./progress";
import { type PlanVersion, readVersion } from "./version";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The oldest goes when there would be more. */
export const MOST_BACKUPS = 3;

/** On each tab of a backup; the value says of which backup and which tab it is, and how that tab was laid out. */
const KEY = `${MARK}.backup`;

/** Sheets refuses longer names. */
const LONGEST_NAME = 100;

/** What a hidden tab keeps of a tab of the plan beside its cells. */
export interface KeptTab {
  readonly key: TabKey;
  readonly headerRow: number;
  /** Column numbers by column key. */
  readonly columns: Readonly<Record<string, number>>;
  /** Addresses by the names that they had. */
  readonly names: Readonly<Record<string, string>>;
}

interface BackupHead {
  /** Counts up: the largest is the newest. */
  readonly number: number;
  /** "2026-11-22 14:05". */
  readonly at: string;
  /** Before which change it was made: "Clear example". */
  readonly what: string;
  /** What the plan said of its form then; null if it said nothing. */
  readonly version: PlanVersion | null;
  /** How many tabs it has: one with fewer was cut off, or somebody deleted one. */
  readonly tabs: number;
}

interface Label extends BackupHead {
  readonly tab: KeptTab;
}

/** Tabs of the plan as they were before a change, kept as hidden copies. */
export interface Backup extends BackupHead {
  readonly kept: readonly { readonly tab: KeptTab; readonly sheet: Sheet }[];
}

/** The backups that are whole, newest first. */
export function listBackups(spreadsheet: Spreadsheet): Backup[] {
  return allBackups(spreadsheet).filter(({ kept, tabs }) => kept.length === tabs);
}

function allBackups(spreadsheet: Spreadsheet): Backup[] {
  const backups = new Map<number, Backup>();
  for (const mark of spreadsheet.createDeveloperMetadataFinder().withKey(KEY).find()) {
    const sheet = mark.getLocation().getSheet();
    const label = labelIn(mark.getValue() ?? "");
    if (!sheet || !label) continue;
    const { tab, ...head } = label;
    const before = backups.get(head.number)?.kept ?? [];
    backups.set(head.number, { ...head, kept: [...before, { tab, sheet }] });
  }
  return [...backups.values()].sort((one, other) => other.number - one.number);
}

function labelIn(value: string): Label | undefined {
  try {
    return JSON.parse(value) as Label; // Written by `copyTab`.
  } catch {
    return undefined;
  }
}

/**
 * Keeps tabs as they are, before a change that could lose something, unless somebody has protected some of them; for a
 * command that already holds the lock. If a copy fails, none is left, and the change does not begin. `spare` is not dropped,
 * however old: it is about to be restored.
 */
export function keepBackup(spreadsheet: Spreadsheet, what: string, places: readonly Place[], spare?: Backup): Backup {
  refuseProtectedTabs(places.map(({ sheet }) => sheet));
  const known = dropLeftovers(spreadsheet);
  const head: BackupHead = {
    number: Math.max(0, ...known.map(({ number }) => number)) + 1,
    at: now(),
    what,
    version: readVersion(spreadsheet) ?? null,
    tabs: places.length,
  };
  const taken = new Set(spreadsheet.getSheets().map((sheet) => sheet.getName().toLowerCase()));
  const kept: Backup["kept"][number][] = [];
  try {
    for (const [index, place] of places.entries()) {
      showProgress(spreadsheet, `Keeping a backup of ${place.tab.name}: ${index + 1} of ${places.length}`);
      const tab = keptTab(place);
      kept.push({ tab, sheet: copyTab(spreadsheet, place.sheet, { ...head, tab }, taken) });
    }
  } catch (error) {
    dropLeftovers(spreadsheet);
    throw error;
  }
  dropOldest(spreadsheet, spare);
  return { ...head, kept };
}

function keptTab({ tab, sheet, headerRow, columns }: Place): KeptTab {
  const names = sheet.getNamedRanges().map((named) => [named.getName(), named] as const);
  const own = names.filter(([name]) => name.startsWith("Groundwork_"));
  const addresses = own.map(([name, named]) => [name, named.getRange().getA1Notation()]);
  return { key: tab.key, headerRow, columns: Object.fromEntries(columns), names: Object.fromEntries(addresses) };
}

function copyTab(spreadsheet: Spreadsheet, source: Sheet, label: Label, taken: Set<string>): Sheet {
  const copy = beginCopy(spreadsheet, source);
  forgetPlan(copy);
  copy.addDeveloperMetadata(KEY, JSON.stringify(label), SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
  copy.hideSheet();
  const name = nameOf(source.getName(), label.at, taken);
  taken.add(name.toLowerCase());
  copy.setName(name);
  return copy;
}

/** "Budget, backup of 2026-11-22 14.05": other spreadsheets refuse a colon in a tab's name. */
function nameOf(tab: string, at: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const end = `, backup of ${at.replace(":", ".")}${count === 1 ? "" : ` (${count})`}`;
    const name = `${tab.slice(0, LONGEST_NAME - end.length)}${end}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Deletes what is left of backups that were cut off; returns those that are whole. */
function dropLeftovers(spreadsheet: Spreadsheet): Backup[] {
  dropCutCopy(spreadsheet);
  const backups = allBackups(spreadsheet);
  for (const backup of backups) if (backup.kept.length !== backup.tabs) drop(spreadsheet, backup);
  return backups.filter(({ kept, tabs }) => kept.length === tabs);
}

function dropOldest(spreadsheet: Spreadsheet, spare: Backup | undefined): void {
  const old = listBackups(spreadsheet).slice(MOST_BACKUPS);
  for (const backup of old) if (backup.number !== spare?.number) drop(spreadsheet, backup);
}

function drop(spreadsheet: Spreadsheet, { kept }: Backup): void {
  for (const { sheet } of kept) spreadsheet.deleteSheet(sheet);
}

/** After a restore there may be one too many. */
export function dropOneTooMany(spreadsheet: Spreadsheet): void {
  dropOldest(spreadsheet, undefined);
}
