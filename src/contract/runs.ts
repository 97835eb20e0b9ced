import type { FactGroup } from "./fact";

export const RUNS: readonly FactGroup[] = [
  {
    title: "what the language has",
    facts: [
      {
        id: "runs-1",
        says: "there are no timers, no network, no browser and no Node",
        source: "Apps Script guide, V8 runtime",
        script: `return [typeof setTimeout, typeof fetch, typeof URL, typeof crypto, typeof process, typeof window, typeof document, typeof structuredClone,
        typeof queueMicrotask, typeof Buffer, typeof atob, typeof performance, typeof navigator, typeof TextEncoder, typeof require, typeof XMLHttpRequest,
        typeof setImmediate, typeof AbortController, typeof WeakRef].filter((type) => type !== "undefined");`,
        gives: [],
      },
      {
        id: "runs-2",
        says: "the language of 2020 is there",
        source: "Apps Script guide, V8 runtime",
        script: `return [typeof Promise, typeof Intl, typeof BigInt, typeof Proxy, typeof Map, typeof JSON, typeof globalThis, null ?? 1];`,
        gives: ["function", "object", "function", "function", "function", "object", "object", 1],
      },
      {
        id: "runs-3",
        says: "globalThis has the services and nothing of the browser",
        source: "Apps Script guide, V8 migration",
        script: `return [typeof globalThis.SpreadsheetApp, typeof globalThis.fetch, globalThis.globalThis === globalThis];`,
        gives: ["object", "undefined", true],
      },
      {
        id: "runs-4",
        says: "an enumeration's constant is written to JSON by its name",
        source: "Apps Script guide, V8 migration",
        script: `return JSON.stringify({ strategy: SpreadsheetApp.WrapStrategy.WRAP });`,
        gives: '{"strategy":"WRAP"}',
      },
      {
        id: "runs-5",
        says: "a service's error is called Exception",
        source: "observed by gas-fakes",
        script: `try { sheet.getRange("?"); } catch (error) { return [error.name, error.message, String(error), error instanceof Error]; }`,
        gives: ["Exception", "Range not found", "Exception: Range not found", true],
      },
    ],
  },
  {
    title: "scopes",
    facts: [
      {
        id: "runs-6",
        says: "other files need more than the current one's scope",
        source: "Apps Script guide, editor add-on scopes",
        script: `SpreadsheetApp.openById("x");`,
        fails: "Required permissions: https://www.googleapis.com/auth/spreadsheets",
      },
      {
        id: "runs-7",
        says: "the user's e-mail needs a scope",
        source: "public bug reports",
        script: `Session.getActiveUser().getEmail();`,
        fails:
          "Exception: Specified permissions are not sufficient to call Session.getActiveUser. Required permissions: https://www.googleapis.com/auth/userinfo.email",
      },
      {
        id: "runs-8",
        says: "the network needs a scope",
        source: "Apps Script reference, UrlFetchApp",
        script: `UrlFetchApp.fetch("https://example.com");`,
        fails: "Required permissions: https://www.googleapis.com/auth/script.external_request",
      },
    ],
  },
  {
    title: "stores, locks, helpers",
    facts: [
      {
        id: "runs-9",
        says: "a property is a text, and a missing one null",
        source: "Apps Script reference, Properties",
        script: `const store = PropertiesService.getDocumentProperties(); store.setProperty("a", "1"); return [store.getProperty("a"), store.getProperty("b"), store.getKeys()];`,
        gives: ["1", null, ["a"]],
      },
      {
        id: "runs-10",
        says: "a property holds nine kilobytes",
        source: "Apps Script guide, quotas; public bug reports",
        script: `PropertiesService.getUserProperties().setProperty("a", "x".repeat(9 * 1024 + 1));`,
        fails: "Exception: You have exceeded the property storage quota. Please remove some properties and try again.",
      },
      {
        id: "runs-11",
        says: "a store holds 500 kilobytes",
        source: "Apps Script guide, quotas; public bug reports",
        script: `for (let i = 0; i < 60; i++) PropertiesService.getUserProperties().setProperty("key" + i, "x".repeat(9000));`,
        fails: "You have exceeded the property storage quota.",
      },
      {
        id: "runs-12",
        says: "what is not cached is null",
        source: "Apps Script reference, Cache",
        script: `const cache = CacheService.getUserCache(); cache.put("a", "1"); return [cache.get("a"), cache.get("b")];`,
        gives: ["1", null],
      },
      {
        id: "runs-13",
        says: "the cache takes 100 kilobytes",
        source: "Apps Script reference, Cache.put",
        script: `CacheService.getUserCache().put("a", "x".repeat(102401));`,
        fails: "Argument too large: value",
      },
      {
        id: "runs-14",
        says: "dates are formatted in the zone and pattern asked for",
        source: "Apps Script reference, Utilities.formatDate",
        script: `const date = new Date(Date.UTC(2026, 6, 4, 23, 30)); return [["Asia/Tokyo", "yyyy-MM-dd HH:mm"], ["Etc/UTC", "EEE d MMM yyyy 'at' h:mm a"]].map(([zone, pattern]) => Utilities.formatDate(date, zone, pattern));`,
        gives: ["2026-07-05 08:30", "Sat 4 Jul 2026 at 11:30 PM"],
      },
    ],
  },
];
