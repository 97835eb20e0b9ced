import { buildSync } from "esbuild";
import { createHost, type Host, type HostOptions } from "../../src/preview/host";
import { ScriptedScreen } from "../plan";

/** The modules that keep a plan, as one run of a script has them. */
export interface Workbook {
  readonly addresses: typeof import("../../src/workbook/addresses");
  readonly backups: typeof import("../../src/workbook/backups");
  readonly barriers: typeof import("../../src/workbook/barriers");
  readonly charts: typeof import("../../src/workbook/charts");
  readonly columns: typeof import("../../src/workbook/columns");
  readonly days: typeof import("../../src/workbook/days");
  readonly draw: typeof import("../../src/workbook/draw");
  readonly lock: typeof import("../../src/workbook/lock");
  readonly memory: typeof import("../../src/workbook/memory");
  readonly mend: typeof import("../../src/workbook/mend");
  readonly names: typeof import("../../src/workbook/names");
  readonly newTabs: typeof import("../../src/workbook/newTabs");
  readonly page: typeof import("../../src/workbook/page");
  readonly patience: typeof import("../../src/workbook/patience");
  readonly periods: typeof import("../../src/workbook/periods");
  readonly places: typeof import("../../src/workbook/places");
  readonly progress: typeof import("../../src/workbook/progress");
  readonly ranges: typeof import("../../src/workbook/ranges");
  readonly read: typeof import("../../src/workbook/read");
  readonly references: typeof import("../../src/workbook/references");
  readonly refusals: typeof import("../../src/workbook/refusals");
  readonly restore: typeof import("../../src/workbook/restore");
  readonly room: typeof import("../../src/workbook/room");
  readonly rows: typeof import("../../src/workbook/rows");
  readonly seen: typeof import("../../src/workbook/seen");
  readonly settings: typeof import("../../src/workbook/settings");
  readonly strict: typeof import("../../src/workbook/strict");
  readonly undo: typeof import("../../src/workbook/undo");
  readonly version: typeof import("../../src/workbook/version");
  readonly write: typeof import("../../src/workbook/write");
}

const MODULES =
  "addresses backups barriers charts columns days draw lock memory mend names newTabs page patience periods places progress ranges read references refusals restore room rows seen settings strict undo version write";

/** A script of nothing but the modules, evaluated anew for each run, as Google would. */
function moduleScript(): string {
  const exports = MODULES.split(" ").map((name) => `export * as ${name} from "./src/workbook/${name}";`);
  const { outputFiles } = buildSync({
    stdin: { contents: exports.join("\n"), resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "Workbook_",
    platform: "neutral",
    target: "es2020",
  });
  return `"use strict";\n${outputFiles[0]!.text}\nfunction perform(body) { return body(Workbook_, SpreadsheetApp); }\n`;
}

let code: string | undefined;

export type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A workbook with one blank tab, in which a test runs the modules as a script of the spreadsheet's would. */
export class SmallWorkbook {
  readonly screen = new ScriptedScreen();
  readonly host: Host;

  constructor(options: Partial<HostOptions> = {}) {
    code ??= moduleScript();
    this.host = createHost({ screen: this.screen, files: { "Code.js": code }, ...options });
  }

  /** One run from the evaluation of the code to the last write. */
  run<Result>(body: (workbook: Workbook, spreadsheet: Spreadsheet, app: App) => Result): Result {
    let result: Result | undefined;
    const within = (workbook: Workbook, app: App) => {
      result = body(workbook, app.getActiveSpreadsheet(), app);
    };
    this.host.run("perform", [within]);
    return result!;
  }
}
