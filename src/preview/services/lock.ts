import type { Book } from "./book";
import { Exception, Service } from "./facade";

type Face = GoogleAppsScript.Lock.Lock;
type ServiceFace = GoogleAppsScript.Lock.LockService;
type Name = "document" | "user" | "script";

export class LockService
  extends Service<ServiceFace>
  implements Pick<ServiceFace, "getDocumentLock" | "getUserLock" | "getScriptLock">
{
  static readonly serviceName: string = "LockService";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  getDocumentLock(): Face {
    return this.lock("document");
  }

  getUserLock(): Face {
    return this.lock("user");
  }

  getScriptLock(): Face {
    return this.lock("script");
  }

  private lock(name: Name): Face {
    const { desk, quirks } = this.book;
    if (desk.invocation?.mode === "CUSTOM_FUNCTION" && !quirks.lockInCustomFunction) {
      throw new Exception("You do not have permission to call LockService service.");
    }
    return new Lock(this.book, name).face;
  }
}

/** Nothing else runs at the same time here, so a lock is free unless a test says that another holds it. */
export class Lock extends Service<Face> implements Face {
  static readonly serviceName: string = "Lock";

  constructor(
    private readonly book: Book,
    private readonly name: Name,
  ) {
    super(book.desk);
  }

  tryLock(milliseconds: number): boolean {
    if (milliseconds < 0) throw new Exception("Invalid argument: timeoutInMillis");
    if (this.book.locks.elsewhere.has(this.name)) return false;
    this.book.locks.held.add(this.name);
    return true;
  }

  waitLock(milliseconds: number): void {
    if (!this.tryLock(milliseconds))
      throw new Exception("Lock timeout: another process was holding the lock for too long.");
  }

  hasLock(): boolean {
    return this.book.locks.held.has(this.name);
  }

  /** What was written must be flushed before, or the next holder may not see it. */
  releaseLock(): void {
    this.book.locks.held.delete(this.name);
  }
}

/** The end of a run, and a question to the user, release every lock. */
export function releaseLocks(book: Book): void {
  book.locks.held.clear();
}
