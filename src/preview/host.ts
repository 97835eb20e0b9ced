import type { Model } from "@odoo/o-spreadsheet";
import { cellName, parseA1 } from "./a1";
import type { AnnotatedData } from "./annotations";
import { Clock } from "./clock";
import { customFunctions } from "./customFunctions";
import type { Disturbance } from "./disturbance";
import { Engine, type EvaluatedCell, type Zone } from "./engine";
import { registerFunctions } from "./engineFunctions";
import { fromEngine } from "./formulas";
import { Desk, type Invocation, LIMITS } from "./invocation";
import { localeOf } from "./locales";
import { PESSIMISTIC, type Quirks } from "./quirks";
import { rewinder } from "./rewind";
import { compile, declarations, type Program } from "./runtime";
import type { Screen } from "./screen";
import { ScriptRun } from "./scriptRun";
import { AUTH_MODES, absentServices } from "./services/absent";
import { Book, type CellValue } from "./services/book";
import { CHARTS } from "./services/constants";
import { guardValidation } from "./services/dataValidation";
import { Exception } from "./services/facade";
import { HtmlService } from "./services/html";
import { LockService, releaseLocks } from "./services/lock";
import { Protection } from "./services/protection";
import { Spreadsheet } from "./services/spreadsheet";
import { SpreadsheetApp } from "./services/spreadsheetApp";
import { CacheService, PropertiesService, type SavedProperties } from "./services/stores";
import { Logger, Session, scriptConsole, Utilities } from "./services/utilities";
import { typed } from "./typed";
import { toXlsx } from "./xlsx";

/** The authorisation modes of Apps Script, as `e.authMode` names them. */
export type AuthMode = "NONE" | "LIMITED" | "CUSTOM_FUNCTION" | "FULL";

export interface HostOptions {
  /** The files of `dist/` by name: "Code.js", "appsscript.json", one ".html" per page. */
  readonly files: Readonly<Record<string, string>>;
  readonly screen: Screen;
  /** A workbook as `save()` gave it; an empty one with a tab "Sheet1" when left out. */
  readonly workbook?: SavedWorkbook;
  /** Spreadsheet locale, "en_US" when left out. */
  readonly locale?: string;
  readonly timeZone?: string;
  readonly fileName?: string;
  /** What the add-on's own menu is called under Extensions, "Groundwork" when left out. */
  readonly addOnName?: string;
  /** The mode onOpen and onInstall run in, LIMITED when left out. */
  readonly openMode?: AuthMode;
  /** Where two sources of the platform's behaviour disagree and both sides can hurt: see quirks.ts. */
  readonly quirks?: Partial<Quirks>;
  /** What each service call takes on a clock that nothing else moves; left out, the machine's clock runs. */
  readonly callMilliseconds?: number;
}

/** Everything of a workbook that survives a reload, as plain JSON. */
export interface SavedWorkbook {
  readonly engine: unknown;
  /** Notes, metadata, protections and what else the engine has no place for. */
  readonly extras: unknown;
  readonly properties: unknown;
}

/** The add-on and a spreadsheet, running as they would at Google. One host at a time: the next takes over the functions. */
export interface Host {
  readonly model: Model;
  readonly files: Readonly<Record<string, string>>;
  /** How often the add-on called each method of a service, "Range.getValues": 3, since resetCalls(). */
  readonly calls: Readonly<Record<string, number>>;
  readonly activeSheetName: string;
  /** Opens the file: runs onOpen(e), so that the menu appears. */
  open(mode?: AuthMode): void;
  /** Installs the add-on in the open file: runs onInstall(e). */
  install(): void;
  /** A click on a menu item, or what another user's page asks for between two calls of a run. Errors carry the message as Google shows it. */
  run(functionName: string, args?: readonly unknown[]): unknown;
  /** google.script.run: what the sidebar's success handler gets; rejects with what its failure handler gets. */
  serve(functionName: string, args?: readonly unknown[]): Promise<unknown>;
  /** What a person types into a cell, "Budget!B3" or "B3" of the active tab. */
  type(a1: string, text: string): void;
  display(a1: string): string;
  value(a1: string): CellValue;
  formula(a1: string): string;
  note(a1: string): string;
  /** What the pointer over a cell in error shows; empty when there is none. */
  errorMessage(a1: string): string;
  /** The notes of a tab by cell, "B3". */
  notesOf(sheetId: string): ReadonlyMap<string, string>;
  resetCalls(): void;
  /** Lets somebody else hold a lock, or release it. */
  holdLockElsewhere(name: "document" | "user" | "script", held: boolean): void;
  /**
   * Protects a tab, "Budget", or cells, "Budget!B3:B9", as the owner who lets nobody else edit; the present user is another.
   * Cells of a protected tab may be left open.
   */
  protectElsewhere(what: string, open?: readonly string[]): void;
  /** Lets services fail, runs be cut off, or others write while the add-on runs; `{}` for peace. */
  disturb(disturbance: Disturbance): void;
  /**
   * Remembers the workbook as it is, once. What it gives makes everything as if it had just been opened like that, in a
   * fraction of the time that opening takes.
   */
  remember(): () => void;
  /** Everything that survives a reload. What is opened often is better saved compact, which takes longer. */
  save(isCompact?: boolean): SavedWorkbook;
  toXlsx(): Promise<Uint8Array>;
  dispose(): void;
}

export function createHost(options: HostOptions): Host {
  return new PreviewHost(options);
}

interface Extras {
  readonly annotations?: AnnotatedData["annotations"];
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** Which host's functions the engine has. */
let current: PreviewHost | undefined;

class PreviewHost implements Host {
  readonly files: Readonly<Record<string, string>>;
  private readonly engine: Engine;
  private readonly desk: Desk;
  readonly book: Book;
  readonly program: Program;
  private readonly scriptRun: ScriptRun;
  private readonly openMode: AuthMode;
  private notes: { readonly revision: number; readonly bySheet: Map<string, ReadonlyMap<string, string>> } | undefined;

  constructor(options: HostOptions) {
    const { files, screen, workbook } = options;
    const extras = (workbook?.extras ?? {}) as Extras; // Written by save().
    const manifest = manifestOf(files);
    const granted = manifest.oauthScopes && new Set(manifest.oauthScopes);
    const locale = localeOf(options.locale ?? extras.locale ?? "en_US");
    const quirks = { ...PESSIMISTIC, ...options.quirks };
    const properties = {
      document: {},
      user: {},
      script: {},
      ...structuredClone((workbook?.properties ?? {}) as Partial<SavedProperties>),
    };
    this.files = files;
    this.openMode = options.openMode ?? "LIMITED";
    // A formula that is read before its function is known stays unknown, so the functions come before the workbook.
    this.takeOver(screen);
    this.engine = new Engine(dataOf(workbook, extras), locale);
    const clock = new Clock(options.callMilliseconds);
    this.desk = new Desk(this.engine, screen, quirks, clock, granted);
    this.book = new Book(
      this.desk,
      this.engine,
      screen,
      quirks,
      locale,
      options.timeZone ?? extras.timeZone ?? manifest.timeZone ?? "Etc/UTC",
      options.fileName ?? extras.name ?? "Untitled spreadsheet",
      "preview-spreadsheet",
      files,
      properties,
      manifest.timeZone ?? "Etc/UTC",
      options.addOnName ?? "Groundwork",
    );
    this.engine.guard = (sheetId, row, col, content) => guardValidation(this.book, sheetId, row, col, content);
    this.program = compile(files["Code.js"] ?? "", this.services(granted));
    this.scriptRun = new ScriptRun(quirks, (name, args) => this.callFromSidebar(name, args));
    if (workbook) this.engine.calculate();
  }

  get model(): Model {
    return this.engine.model;
  }

  get calls(): Readonly<Record<string, number>> {
    return this.desk.calls;
  }

  get activeSheetName(): string {
    return this.engine.getters.getSheetName(this.book.activeTabId);
  }

  open(mode = this.openMode): void {
    if (this.declares("onOpen")) this.perform("onOpen", [this.event(mode)], mode);
  }

  install(): void {
    if (this.declares("onInstall")) this.perform("onInstall", [this.event("FULL")], "FULL");
  }

  run(functionName: string, args: readonly unknown[] = []): unknown {
    return this.perform(functionName, args, "FULL");
  }

  serve(functionName: string, args: readonly unknown[] = []): Promise<unknown> {
    return this.scriptRun.call(functionName, args);
  }

  type(a1: string, text: string): void {
    const { sheetId, row, col } = this.at(a1);
    const plainText = this.engine.formatAt(sheetId, row, col) === "@";
    this.engine.beginWrite();
    this.engine.write(sheetId, row, col, typed(text, this.book.locale, this.book.quirks, plainText));
    this.engine.flush();
  }

  display(a1: string): string {
    const { sheetId, row, col } = this.at(a1);
    return this.book.displayOf(this.engine.cell(sheetId, row, col), sheetId, row, col);
  }

  value(a1: string): CellValue {
    const { sheetId, row, col } = this.at(a1);
    return this.book.valueOf(this.engine.cell(sheetId, row, col), sheetId, row, col);
  }

  formula(a1: string): string {
    const { getters } = this.engine;
    const cell = getters.getCell(this.at(a1));
    return cell?.isFormula ? fromEngine(cell.compiledFormula.toFormulaString(getters), this.book.locale) : "";
  }

  note(a1: string): string {
    const { sheetId, row, col } = this.at(a1);
    return this.notesOf(sheetId).get(cellName(row, col)) ?? "";
  }

  errorMessage(a1: string): string {
    const { sheetId, row, col } = this.at(a1);
    const cell = this.engine.cell(sheetId, row, col);
    const written = this.engine.getters.getCell({ sheetId, row, col });
    const isBad = written?.isFormula && written.compiledFormula.isBadExpression;
    return isBad && cell.value === "#ERROR!" ? "Formula parse error." : messageOf(cell);
  }

  notesOf(sheetId: string): ReadonlyMap<string, string> {
    const { engine } = this;
    // The page asks for every cell it draws.
    const { getters } = engine;
    if (this.notes?.revision !== engine.revision) this.notes = { revision: engine.revision, bySheet: new Map() };
    const known = this.notes.bySheet.get(sheetId);
    if (known) return known;
    const notes = new Map<string, string>();
    for (const { range, value } of getters.getAnnotations("note", sheetId)) {
      if (range) notes.set(cellName(range.zone.top, range.zone.left), String(value));
    }
    this.notes.bySheet.set(sheetId, notes);
    return notes;
  }

  resetCalls(): void {
    for (const name of Object.keys(this.desk.calls)) delete this.desk.calls[name];
  }

  holdLockElsewhere(name: "document" | "user" | "script", held: boolean): void {
    if (held) this.book.locks.elsewhere.add(name);
    else this.book.locks.elsewhere.delete(name);
  }

  protectElsewhere(what: string, open: readonly string[] = []): void {
    const { getters } = this.engine;
    const tab = getters.getSheetIdByName(what);
    if (tab === undefined) {
      const { sheetId, zone } = this.zoneAt(what);
      Protection.addElsewhere(this.book, sheetId, zone);
    } else {
      const zones = open.map((cells) => this.zoneAt(cells).zone);
      Protection.addElsewhere(this.book, tab, undefined, zones);
    }
    this.engine.flush();
  }

  disturb(disturbance: Disturbance): void {
    this.desk.disturbances.set(disturbance);
  }

  remember(): () => void {
    this.engine.flush();
    const { name } = this.book;
    const properties = structuredClone(this.book.properties);
    const rewind = rewinder(this.engine.model);
    return () => {
      this.engine.drop();
      rewind();
      this.book.name = name;
      Object.assign(this.book.properties, structuredClone(properties));
      for (const { entries } of Object.values(this.book.caches)) entries.clear();
      this.book.locks.held.clear();
      this.book.locks.elsewhere.clear();
      this.disturb({});
      this.desk.clock.reset();
      this.resetCalls();
      if (current !== this) this.takeOver(this.book.screen);
    };
  }

  save(isCompact = false): SavedWorkbook {
    this.engine.flush();
    const { annotations, ...engine } = this.engine.exportData(isCompact);
    const { name, locale, timeZone, properties } = this.book;
    const extras: Extras = { ...(annotations ? { annotations } : {}), name, locale: locale.code, timeZone };
    return structuredClone({ engine, extras, properties });
  }

  toXlsx(): Promise<Uint8Array> {
    this.engine.flush();
    return toXlsx(this.engine);
  }

  dispose(): void {
    if (current !== this) return;
    registerFunctions([], () => undefined);
    current = undefined;
  }

  private takeOver(screen: Screen): void {
    current = this;
    const refused = (name: string) =>
      screen.log(
        "warn",
        `preview: no cell can call ${name}: Sheets has a function of that name, or it is no name for one`,
      );
    const functions = customFunctions(declarations(this.files["Code.js"] ?? ""), () => this);
    registerFunctions(functions, refused);
  }

  private services(granted: ReadonlySet<string> | undefined): Record<string, unknown> {
    const { book } = this;
    return {
      ...absentServices(book, granted),
      SpreadsheetApp: new SpreadsheetApp(book).face,
      HtmlService: new HtmlService(book).face,
      PropertiesService: new PropertiesService(book).face,
      CacheService: new CacheService(book).face,
      LockService: new LockService(book).face,
      Utilities: new Utilities(book).face,
      Session: new Session(book).face,
      Logger: new Logger(book).face,
      Charts: CHARTS,
      console: scriptConsole(book),
      Date: book.desk.clock.dateClass,
    };
  }

  private declares(name: string): boolean {
    return this.program.functions.some((declared) => declared.name === name);
  }

  private event(mode: AuthMode): unknown {
    return { authMode: AUTH_MODES[mode], source: new Spreadsheet(this.book).face };
  }

  /** One run of the add-on, from the evaluation of its code to the last write. */
  private perform(functionName: string, args: readonly unknown[], mode: AuthMode): unknown {
    const started = this.desk.clock.now();
    const run: Invocation = { mode, limit: LIMITS[mode], started, slept: 0, calls: 0, isOver: false, hasUi: true };
    try {
      return this.desk.during(run, () => {
        const body = this.program.start()[functionName];
        if (!body) throw new Exception(`Script function not found: ${functionName}`);
        const result = body(...args);
        if (typeof result === "object" && result !== null && "then" in result)
          throw new Error("preview: async functions are not implemented");
        this.engine.flush();
        this.desk.checkClock(run);
        return result;
      });
    } catch (error) {
      this.flushAfter();
      throw shown(error);
    } finally {
      releaseLocks(this.book, run);
    }
  }

  /** What was written before an error stays written. */
  private flushAfter(): void {
    try {
      this.engine.flush();
    } catch (error) {
      this.book.screen.log("error", shown(error).message);
    }
  }

  private callFromSidebar(functionName: string, args: readonly unknown[]): unknown {
    if (functionName.endsWith("_") || !this.declares(functionName)) {
      throw new Error(`google.script.run.${functionName} is not a function`);
    }
    return this.perform(functionName, args, "FULL");
  }

  private at(a1: string): { sheetId: string; row: number; col: number } {
    const { sheetId, zone } = this.zoneAt(a1);
    return { sheetId, row: zone.top, col: zone.left };
  }

  private zoneAt(a1: string): { sheetId: string; zone: Zone } {
    const { getters } = this.engine;
    const active = this.book.activeTabId;
    const address = parseA1(a1, { rows: getters.getNumberRows(active), columns: getters.getNumberCols(active) });
    const sheetId = address?.tab === undefined ? active : getters.getSheetIdByName(address.tab);
    if (!address || sheetId === undefined) throw new Error(`preview: there is no cell ${a1}`);
    return { sheetId, zone: address.zone };
  }
}

/** An error as Google shows it: its name, then its message. */
function shown(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const wrapped = new Error(`${error.name}: ${error.message}`, { cause: error });
  wrapped.name = error.name;
  return wrapped;
}

function messageOf(cell: EvaluatedCell): string {
  if (cell.type !== "error") return "";
  const { errorOriginPosition: blocked, message = "" } = cell as typeof cell & {
    errorOriginPosition?: { row: number; col: number };
  }; // The engine keeps it there.
  const spill = "Array result was not expanded because it would overwrite data";
  return blocked && message.startsWith(spill) ? `${spill} in ${cellName(blocked.row, blocked.col)}.` : message;
}

interface Manifest {
  readonly oauthScopes?: readonly string[];
  readonly timeZone?: string;
}

function manifestOf(files: Readonly<Record<string, string>>): Manifest {
  return JSON.parse(files["appsscript.json"] ?? "{}") as Manifest; // The parts that the preview looks at.
}

function dataOf(workbook: SavedWorkbook | undefined, { annotations }: Extras): unknown {
  if (!workbook) return { sheets: [{ id: "0", name: "Sheet1", colNumber: 26, rowNumber: 1000 }] };
  return structuredClone({ ...(workbook.engine as object), annotations }); // Written by save().
}
