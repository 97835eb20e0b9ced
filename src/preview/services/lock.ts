import type { Invocation } from "../invocation";
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

/** Held by the run that took it; nothing else runs at the same time here, unless a test lets it. */
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
    if (!this.isFree) return false;
    if (this.book.desk.invocation) this.book.locks.held.set(this.name, this.book.desk.invocation);
    return true;
  }

  waitLock(milliseconds: number): void {
    if (!this.tryLock(milliseconds))
      throw new Exception("Lock timeout: another process was holding the lock for too long.");
  }

  hasLock(): boolean {
    return this.isOurs;
  }

  /** What was written must be flushed before, or the next holder may not see it. */
  releaseLock(): void {
    if (this.isOurs) this.book.locks.held.delete(this.name);
  }

  private get isOurs(): boolean {
    return this.book.locks.held.get(this.name) === this.book.desk.invocation;
  }

  private get isFree(): boolean {
    return !this.book.locks.elsewhere.has(this.name) && (this.isOurs || !this.book.locks.held.has(this.name));
  }
}

/** The end of a run, and a question to the user, release every lock of that run. */
export function releaseLocks(book: Book, run: Invocation | undefined = book.desk.invocation): void {
  for (const [name, holder] of book.locks.held) if (holder === run) book.locks.held.delete(name);
}
