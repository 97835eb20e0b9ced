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
  } finally {
    lock?.releaseLock();
  }
}
