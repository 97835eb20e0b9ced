import { PLAN_VERSION } from "../domain/version";
import { ALL_TABS } from "../tabs/index";
import { type Backup, dropOneTooMany, keepBackup, listBackups, MOST_BACKUPS } from "../workbook/backups";
import { withDocumentLock } from "../workbook/lock";
import { mendFormulas } from "../workbook/mend";
import { ensureNames } from "../workbook/names";
import { findPlaces } from "../workbook/places";
import { say } from "../workbook/progress";
import { restoreTabs } from "../workbook/restore";
import { needVersion, readVersion, writeVersion } from "../workbook/version";
import { undoByBackup } from "./undo";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const UNTOUCHED = "Nothing was changed.";
const WHAT = "Restore a backup";

/** Menu: puts tabs of the plan back as they were before a change, after the person chose which backup. */
export function restoreBackup(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  needVersion(spreadsheet, { mayBeOlder: true });
  const backups = listBackups(spreadsheet);
  const chosen = backups.length > 1 ? chooseOf(spreadsheet, backups) : backups[0];
  if (backups.length === 0) say(spreadsheet, NO_BACKUP, 8);
  if (chosen) say(spreadsheet, putBack(spreadsheet, chosen.number), 8);
}

const NO_BACKUP = `There is no backup yet. One is kept before the example is loaded over your rows or cleared, before events are replaced, and before an update changes the plan: at most ${MOST_BACKUPS}, as hidden tabs.`;

/** The backup of which the person typed the number; undefined when none was chosen. */
function chooseOf(spreadsheet: Spreadsheet, backups: readonly Backup[]): Backup | undefined {
  const ui = SpreadsheetApp.getUi();
  const lines = backups.map((backup, index) => `${index + 1}: ${nameOf(backup)} (${tabsOf(spreadsheet, backup)})`);
  const answer = ui.prompt(
    WHAT,
    `${lines.join("\n")}\n\nType the number of the backup to put back, 1 to ${backups.length}.`,
    ui.ButtonSet.OK_CANCEL,
  );
  if (answer.getSelectedButton() !== ui.Button.OK) return undefined;
  const typed = answer.getResponseText().trim();
  const chosen = /^\d+$/.test(typed) ? backups[Number(typed) - 1] : undefined;
  if (!chosen) say(spreadsheet, `“${typed.slice(0, 40)}” is not a number from 1 to ${backups.length}. ${UNTOUCHED}`, 6);
  return chosen;
}

const nameOf = ({ at, what }: Backup): string => `${at}, before “${what}”`;

/** Tabs are called as they are called today. */
function tabsOf(spreadsheet: Spreadsheet, { kept }: Backup): string {
  const places = findPlaces(spreadsheet, ALL_TABS);
  const names = kept.map(({ tab }) => places.get(tab.key)?.sheet.getName() ?? `${tab.key} (deleted since)`);
  return names.join(", ");
}

/**
 * Puts a backup back after the person said yes, and keeps what stands now as a backup of its own, so that this can be undone;
 * returns what the person is told.
 */
export function putBack(spreadsheet: Spreadsheet, number: number): string {
  const asked = listBackups(spreadsheet).find((backup) => backup.number === number);
  if (!asked) return `The backup that would take this back is gone: at most ${MOST_BACKUPS} are kept. ${UNTOUCHED}`;
  if (!isConfirmed(spreadsheet, asked)) return UNTOUCHED;
  return withDocumentLock(
    () => {
      // Read again: somebody may have deleted it while the question stood there.
      const backup = listBackups(spreadsheet).find((candidate) => candidate.number === number);
      if (!backup) throw new Error(`That backup is gone. ${UNTOUCHED}`);
      return exchange(spreadsheet, backup);
    },
    { mayBeOlder: true },
  );
}

function isConfirmed(spreadsheet: Spreadsheet, backup: Backup): boolean {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(
    `Put back what was there on ${backup.at}?`,
    `${tabsOf(spreadsheet, backup)}: they become as they were before “${backup.what}”. What was changed in them since then goes, and is kept as a backup of its own first; “Undo last change” brings it back.`,
    ui.ButtonSet.YES_NO,
  );
  return answer === ui.Button.YES;
}

function exchange(spreadsheet: Spreadsheet, backup: Backup): string {
  const places = findPlaces(spreadsheet, ALL_TABS);
  const standing = backup.kept.flatMap(({ tab }) => places.get(tab.key) ?? []);
  const present = keepBackup(spreadsheet, WHAT, standing, backup);
  const made = restoreTabs(spreadsheet, backup, places);
  if (made > 0) {
    const all = findPlaces(spreadsheet, ALL_TABS);
    ensureNames(spreadsheet, all);
    mendFormulas([...all.values()], all);
  }
  if (backup.version) writeVersion(spreadsheet, backup.version);
  const tabs = backup.kept.length === 1 ? "1 tab is as it was" : `${backup.kept.length} tabs are as they were`;
  const said = `${tabs} on ${backup.at}, before “${backup.what}”.`;
  dropOneTooMany(spreadsheet);
  const isOlder = (readVersion(spreadsheet)?.form ?? PLAN_VERSION) < PLAN_VERSION;
  if (isOlder) return `${said} That was a plan of an older Groundwork: “Set up plan” brings it up to date.`;
  undoByBackup(spreadsheet, { id: `restore-${present.number}`, what: WHAT }, said, present);
  return said;
}
