import { readFileSync } from "node:fs";
import vm from "node:vm";

export const code = () => readFileSync("dist/Code.js", "utf8");
export const listed = (): string[] => JSON.parse(readFileSync("globals.json", "utf8"));

/** Runs the bundle as Google does: a realm of its own with the language, a console and the given services. */
export function load(services: Readonly<Record<string, unknown>> = {}) {
  const globals: Record<string, unknown> = vm.createContext({ console, ...services });
  vm.runInContext(code(), globals, { filename: "dist/Code.js" });
  const bring = vm.runInContext(`(text) => JSON.parse(text, ${reviveDates})`, globals) as (text: string) => unknown[];
  return {
    globals,
    /** Calls a global with copies of cells that the other realm made, and copies its answer out again. */
    call(name: string, ...args: readonly unknown[]): unknown {
      const result = (globals[name] as (...args: unknown[]) => unknown)(...bring(JSON.stringify(args)));
      return JSON.parse(JSON.stringify(result) ?? "null", reviveDates);
    },
  };
}

/** A date travels as its ISO text; no other text of these tests looks like one. */
function reviveDates(_key: string, value: unknown): unknown {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value;
}

/** A service that may not be touched at all. */
const untouchable = (name: string) =>
  new Proxy(() => {}, {
    get: (_, key) => {
      throw new Error(`touched ${name}.${String(key)}`);
    },
    apply: () => {
      throw new Error(`called ${name}`);
    },
  });

/** Every service of Apps Script that an add-on could name. */
const SERVICES = [
  ...["SpreadsheetApp", "HtmlService", "PropertiesService", "LockService", "CacheService", "ScriptApp", "Session"],
  ...["Utilities", "Charts", "CardService", "ContentService", "Logger", "Browser", "UrlFetchApp", "DriveApp"],
];
export const untouchables = Object.fromEntries(SERVICES.map((name) => [name, untouchable(name)]));
