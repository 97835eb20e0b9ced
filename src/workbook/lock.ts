import { endProgress } from "./progress";
import { needVersion } from "./version";

/** How long a command waits for another one to finish. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs a change alone among this document's Groundwork commands and lets go only when it is really written.
 * The lock does not stop people from typing, so a change reads again what it is about to write. A plan of another form is
 * not changed; only what brings an older one up to date may say that it may be older.
 */
export function withDocumentLock<Result>(
  change: () => Result,
  allowed: { readonly mayBeOlder?: boolean } = {},
): Result {
  // Null where there is no document to lock, for example in a test deployment.
  const lock = LockService.getDocumentLock();
  if (lock && !lock.tryLock(PATIENCE_MILLISECONDS)) {
    throw new Error("Somebody else is changing this plan right now. Nothing was written; try again in a moment.");
  }
  try {
    needVersion(SpreadsheetApp.getActiveSpreadsheet(), allowed);
    const result = change();
    SpreadsheetApp.flush();
    return result;
  } catch (error) {
    stopProgress();
    throw error;
  } finally {
    lock?.releaseLock();
  }
}

/** The message says why a command stopped; a word of progress that stays would say that it goes on. */
function stopProgress(): void {
  try {
    endProgress(SpreadsheetApp.getActiveSpreadsheet(), "Stopped before the end; the message says why.");
  } catch {
    // Google may be unable to show a word after the error that counts.
  }
}
