import type { Screen } from "./screen";

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
  /** The mode onOpen and onInstall run in, LIMITED when left out. */
  readonly openMode?: AuthMode;
  /** Where two sources of the platform's behaviour disagree and both sides can hurt: see quirks.ts. */
  readonly quirks?: Partial<import("./quirks").Quirks>;
}

/** Everything of a workbook that survives a reload, as plain JSON. */
export interface SavedWorkbook {
  readonly engine: unknown;
  /** Notes, metadata, protections and what else the engine has no place for. */
  readonly extras: unknown;
  readonly properties: unknown;
}
