import type { Clock } from "./clock";
import { Disturbances, endRun } from "./disturbance";
import type { Engine } from "./engine";
import type { AuthMode } from "./host";
import type { Quirks } from "./quirks";
import type { Screen } from "./screen";
import { Exception, type Gate } from "./services/facade";

/** One run of the add-on: a click, a call from a sidebar, an opening, or one cell. */
export interface Invocation {
  readonly mode: AuthMode;
  /** Milliseconds after which Google would stop it. */
  readonly limit: number;
  readonly started: number;
  /** What Utilities.sleep() has added to the clock without anybody waiting. */
  slept: number;
  /** How many service calls it has made. */
  calls: number;
  /** Google has ended it: nothing that it still calls happens. */
  isOver: boolean;
  /** The cell that is calculated, for a custom function. */
  readonly cell?: { readonly sheetId: string; readonly row: number; readonly col: number };
  /** Reads a cell that may itself still have to be calculated. */
  readonly evaluate?: (position: { sheetId: string; row: number; col: number }) => unknown;
  /** Whether a screen is there to show things on. */
  readonly hasUi: boolean;
}

const MINUTE = 60_000;
export const LIMITS: Readonly<Record<AuthMode, number>> = {
  NONE: MINUTE / 2,
  LIMITED: MINUTE / 2,
  CUSTOM_FUNCTION: MINUTE / 2,
  FULL: 6 * MINUTE,
};

const CURRENT_ONLY = "https://www.googleapis.com/auth/spreadsheets.currentonly";
const SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets";
const CONTAINER_UI = "https://www.googleapis.com/auth/script.container.ui";
const EMAIL = "https://www.googleapis.com/auth/userinfo.email";

const FREE = new Set([
  "Menu",
  "HtmlService",
  "HtmlOutput",
  "HtmlTemplate",
  "PropertiesService",
  "Properties",
  "CacheService",
  "Cache",
  "LockService",
  "Lock",
  "Utilities",
  "Logger",
  "PromptResponse",
  "Session",
]);
/** Builders and constants of SpreadsheetApp that touch no document. */
const NO_DOCUMENT =
  /^(SpreadsheetApp\.(getUi|new\w+)|\w+(Builder|Criteria)\.|Ui\.|Menu\.|PromptResponse\.|Utilities\.|Session\.|Logger\.|User\.)/;
const SHOWS_PAGE = /^Ui\.show/;
const ASKS = /^Ui\.(alert|prompt)$/;
const READS = /^(get|is|has|can|offset|create\w*Finder|with\w+|onIntersecting|find|flush|new\w+|copy$|build$)/;

/** The scopes of which a method needs one. */
function scopesOf(service: string, method: string): readonly string[] {
  if (service === "Ui") return SHOWS_PAGE.test(`Ui.${method}`) ? [CONTAINER_UI] : [];
  if (service === "User" || (service === "Session" && /User$/.test(method))) return service === "User" ? [EMAIL] : [];
  if (FREE.has(service)) return [];
  if (service === "SpreadsheetApp" && /^(open|create)/.test(method)) return [SPREADSHEETS];
  if (service === "SpreadsheetApp" && /^(getUi|new)/.test(method)) return [];
  return [CURRENT_ONLY, SPREADSHEETS];
}

/** Counts the calls of a run and refuses what its mode and the manifest do not grant. */
export class Desk implements Gate {
  readonly calls: Record<string, number> = {};
  readonly disturbances = new Disturbances();
  private readonly runs: Invocation[] = [];

  constructor(
    readonly engine: Engine,
    readonly screen: Screen,
    readonly quirks: Quirks,
    readonly clock: Clock,
    private readonly granted: ReadonlySet<string> | undefined,
  ) {}

  get invocation(): Invocation | undefined {
    return this.runs.at(-1);
  }

  during<Result>(invocation: Invocation, step: () => Result): Result {
    this.runs.push(invocation);
    try {
      return step();
    } finally {
      this.runs.pop();
    }
  }

  enter(service: string, method: string): void {
    const name = `${service}.${method}`;
    const run = this.invocation;
    if (!run) throw new Error(`preview: ${name} was called outside of any run of the add-on`);
    this.disturbances.before(run, name, this.runs.length);
    this.calls[name] = (this.calls[name] ?? 0) + 1;
    this.clock.tick();
    this.checkClock(run);
    this.checkMode(run.mode, service, method, name);
    const scopes = scopesOf(service, method);
    if (scopes.length > 0 && this.granted && !scopes.some((scope) => this.granted?.has(scope))) {
      const required = scopes.length > 1 ? `(${scopes.join(" || ")})` : scopes[0];
      const called = service === "User" ? "Session.getActiveUser" : name;
      throw new Exception(
        `Specified permissions are not sufficient to call ${called}. Required permissions: ${required}`,
      );
    }
    if (service === "Ui" && method !== "createMenu" && method !== "createAddonMenu" && !run.hasUi) throw noUi();
  }

  checkClock(run: Invocation): void {
    if (run.isOver) endRun(run);
    if (this.clock.now() - run.started + run.slept <= run.limit) return;
    if (run.mode === "CUSTOM_FUNCTION") throw new Exception("Exceeded maximum execution time (line 0).");
    endRun(run);
  }

  private checkMode(mode: AuthMode, service: string, method: string, name: string): void {
    if (mode === "FULL") return;
    if (mode === "CUSTOM_FUNCTION") {
      if (service === "Ui" || name === "SpreadsheetApp.getUi") throw noUi();
      if (name === "HtmlService.createHtmlOutput") return;
      if (FREE.has(service)) return;
      if (service === "User") throw new Exception("You do not have permission to call getActiveUser");
      if (!READS.test(method) || /^SpreadsheetApp\.open/.test(name))
        throw new Exception(`You do not have permission to call ${method}`);
      return;
    }
    if (SHOWS_PAGE.test(name) || ASKS.test(name))
      throw new Exception(`You do not have permission to call ${name}. Required permissions: ${CONTAINER_UI}`);
    if (mode === "NONE" && !NO_DOCUMENT.test(name)) {
      const required = FREE.has(service) ? "" : `. Required permissions: (${CURRENT_ONLY} || ${SPREADSHEETS})`;
      throw new Exception(`You do not have permission to call ${name}${required}`);
    }
  }
}

export function noUi(): Exception {
  return new Exception("Cannot call SpreadsheetApp.getUi() from this context.");
}
