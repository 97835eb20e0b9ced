import type { SavedWorkbook } from "../host";

/** What survives a reload. */
export interface Stored {
  readonly workbook: SavedWorkbook;
  readonly fileName: string;
  /** Whether a person has changed it since it was opened anew. */
  readonly changed: boolean;
}

const STORE = "workbook";
const KEY = "current";

function finished<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let database: Promise<IDBDatabase> | undefined;

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open("groundwork-preview", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return finished(opening);
}

async function transaction(mode: IDBTransactionMode): Promise<IDBTransaction> {
  database ??= openDatabase();
  return (await database).transaction(STORE, mode);
}

export async function readStored(): Promise<Stored | undefined> {
  return finished((await transaction("readonly")).objectStore(STORE).get(KEY));
}

export async function writeStored(stored: Stored): Promise<void> {
  const writing = await transaction("readwrite");
  const done = finished(writing.objectStore(STORE).put(stored, KEY));
  // A page that is going away gets no later turn in which to commit.
  writing.commit();
  await done;
}
