import { dateOf, formatDate, isTimeZone, serialOf } from "../dates";
import type { Book } from "./book";
import { Exception, Service } from "./facade";

type Face = GoogleAppsScript.Utilities.Utilities;
type SessionFace = GoogleAppsScript.Base.Session;
type UserFace = GoogleAppsScript.Base.User;
type LoggerFace = GoogleAppsScript.Base.Logger;

export class Utilities
  extends Service<Face>
  implements Pick<Face, "formatDate" | "formatString" | "getUuid" | "parseDate" | "sleep">
{
  static readonly serviceName: string = "Utilities";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  formatDate(date: GoogleAppsScript.Base.Date, timeZone: string, format: string): string {
    if (!isTimeZone(timeZone)) throw new Exception(`Invalid argument: timeZone. Should be of type: String`);
    return formatDate(new Date(date.getTime()), timeZone, format);
  }

  /** The one pattern the add-on reads: a day, at its first moment in the zone. */
  parseDate(text: string, timeZone: string, format: string): Date {
    if (!isTimeZone(timeZone)) throw new Exception(`Invalid argument: timeZone. Should be of type: String`);
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
    if (format !== "yyyy-MM-dd")
      throw new Error(`preview: Utilities.parseDate with the pattern ${format} is not implemented`);
    if (!day) throw new Exception(`Unparseable date: "${text}"`);
    return dateOf(serialOf(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))), "Etc/UTC"), timeZone);
  }

  formatString(template: string, ...values: unknown[]): string {
    let next = 0;
    return template.replace(/%(-?)(0?)(\d*)(?:\.(\d+))?([sdf%])/g, (_, left, zero, width, digits, kind) => {
      if (kind === "%") return "%";
      const value = values[next++];
      const text =
        kind === "d"
          ? String(Math.trunc(Number(value)))
          : kind === "f"
            ? Number(value).toFixed(Number(digits ?? 6))
            : String(value);
      if (left) return text.padEnd(Number(width));
      return text.padStart(Number(width), zero ? "0" : " ");
    });
  }

  getUuid(): string {
    return crypto.randomUUID();
  }

  /** Nobody waits; the clock of the run goes on. */
  sleep(milliseconds: number): void {
    if (milliseconds > 300_000) throw new Exception("The value passed to sleep must be between 0 and 300000.");
    const run = this.book.desk.invocation;
    if (!run) return;
    run.slept += milliseconds;
    this.book.desk.checkClock(run);
  }
}

export class Session
  extends Service<SessionFace>
  implements
    Pick<
      SessionFace,
      "getActiveUser" | "getEffectiveUser" | "getActiveUserLocale" | "getScriptTimeZone" | "getTemporaryActiveUserKey"
    >
{
  static readonly serviceName: string = "Session";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  getActiveUser(): UserFace {
    return new User(this.book).face;
  }

  getEffectiveUser(): UserFace {
    return new User(this.book).face;
  }

  getActiveUserLocale(): string {
    return this.book.locale.code.slice(0, 2);
  }

  getScriptTimeZone(): string {
    return this.book.scriptTimeZone;
  }

  getTemporaryActiveUserKey(): string {
    return "preview-user";
  }
}

export class User extends Service<UserFace> implements Pick<UserFace, "getEmail"> {
  static readonly serviceName: string = "User";
  constructor(book: Book) {
    super(book.desk);
  }

  getEmail(): string {
    return "";
  }
}

export class Logger extends Service<LoggerFace> implements Pick<LoggerFace, "log" | "clear" | "getLog"> {
  static readonly serviceName: string = "Logger";
  private lines: string[] = [];

  constructor(private readonly book: Book) {
    super(book.desk);
  }

  log(...values: unknown[]): LoggerFace {
    const line = told(values);
    this.lines.push(line);
    this.book.screen.log("log", line);
    return this.face;
  }

  clear(): void {
    this.lines = [];
  }

  getLog(): string {
    return this.lines.join("\n");
  }
}

/** Values as the execution log shows them; a first text may have %s places for the others. */
export function told(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first === "string" && first.includes("%")) {
    let next = 0;
    const filled = first.replace(/%[sdifjoO]/g, (place) => (next < rest.length ? one(rest[next++]) : place));
    return [filled, ...rest.slice(next).map(one)].join(" ");
  }
  return values.map(one).join(" ");
}

function one(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(value) ?? String(value);
}

type LoggedConsole = Pick<Console, "log" | "info" | "warn" | "error" | "time" | "timeEnd">;

/** Apps Script's console: it writes to the execution log, and has these methods only. */
export function scriptConsole(book: Book): LoggedConsole {
  const at =
    (level: "log" | "info" | "warn" | "error") =>
    (...values: unknown[]) =>
      book.screen.log(level, told(values));
  const timers = new Map<string, number>();
  return {
    log: at("log"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    time: (label = "default") => void timers.set(label, Date.now()),
    timeEnd: (label = "default") =>
      book.screen.log("log", `${label}: ${Date.now() - (timers.get(label) ?? Date.now())}ms`),
  };
}
