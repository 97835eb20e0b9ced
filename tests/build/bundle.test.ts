import { readdirSync, readFileSync } from "node:fs";
import { type Comment, parse } from "acorn";
import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../src/functions/index";
import { code, listed, load, untouchables } from "./realm";

const functionNames = FUNCTIONS.map(({ name }) => name);

test("the bundle makes the listed names and the custom functions global, and nothing else", () => {
  const { console: _, ...globals } = load().globals;
  expect(Object.keys(globals).sort()).toEqual(["Groundwork_", ...listed(), ...functionNames].sort());
});

test("loading touches no service, as every cell and every opened spreadsheet loads all of it", () => {
  // A service that is touched throws its own name.
  expect(Object.keys(load(untouchables).globals)).toContain("FUNNEL_DROPOFF");
});

test("the bundle is plain ASCII, because one other character makes Google keep all of it in two bytes each", () => {
  expect([...code().matchAll(/[\u0080-\uffff]/g)].map(([character]) => character)).toEqual([]);
});

describe("the menu", () => {
  /** The menu as Google would draw it: labels, and under them what they run. */
  function recordMenu(): { label: string; run: string }[] {
    const items: { label: string; run: string }[] = [];
    let isShown = false;
    const newMenu = () => {
      const menu = {
        addItem(label: string, run: string) {
          items.push({ label, run });
          return menu;
        },
        addSeparator: () => menu,
        addSubMenu: () => menu,
        addToUi() {
          isShown = true;
        },
      };
      return menu;
    };
    const ui = { createAddonMenu: newMenu, createMenu: newMenu };
    const { call } = load({ ...untouchables, SpreadsheetApp: { getUi: () => ui } });
    call("onOpen", { authMode: "NONE" });
    expect(isShown).toBe(true);
    return items;
  }

  test("is built without a permission, and every item runs a global function", () => {
    const { globals } = load();
    const broken = recordMenu().filter(({ run }) => typeof globals[run] !== "function" || !listed().includes(run));
    expect(broken).toEqual([]);
    expect(recordMenu().map(({ run }) => run)).toContain("setUpPlan");
  });
});

describe("what Sheets reads of a function", () => {
  /** The global functions of the script with the comment that ends directly above each. */
  function declarations() {
    const comments: Comment[] = [];
    const text = code();
    const { body } = parse(text, { ecmaVersion: 2020, onComment: comments });
    return body.flatMap((node) => {
      if (node.type !== "FunctionDeclaration") return [];
      const above = comments.find(({ end }) => end < node.start && text.slice(end, node.start).trim() === "");
      const parameters = node.params.map((parameter) => (parameter.type === "Identifier" ? parameter.name : "?"));
      return [{ name: node.id.name, doc: above?.type === "Block" ? above.value : "", parameters }];
    });
  }

  test.each(FUNCTIONS.map((row) => ({ name: row.name, row })))("$name has its help and its parameters", ({ row }) => {
    const declared = declarations().find(({ name }) => name === row.name)!;
    const names = row.params.map(({ name }) => name);
    expect(declared.parameters).toEqual(names);
    expect(declared.doc).toMatch(/^\*[\s\S]*@customfunction\s*$/);
    expect([...declared.doc.matchAll(/@param \{\w+\} (\w+) \S/g)].map(([, name]) => name)).toEqual(names);
    expect(declared.doc).toMatch(/@return \S/);
    expect(declared.doc).toContain(row.summary);
  });

  test("commands have a comment, and Sheets does not offer them in cells", () => {
    const commands = declarations().filter(({ name }) => !functionNames.includes(name));
    expect(commands.map(({ name }) => name).sort()).toEqual([...listed()].sort());
    expect(commands.filter(({ doc }) => !doc.startsWith("*") || doc.includes("@customfunction"))).toEqual([]);
  });
});

describe("custom functions in their own realm, without any service", () => {
  const { call } = load(untouchables);

  test.each([
    {
      when: "a column",
      name: "FUNNEL_CONVERSION",
      args: [[[1000], [400], [100], [20]]],
      gives: [[""], [0.4], [0.25], [0.2]],
    },
    { when: "a row", name: "FUNNEL_CONVERSION", args: [[[1000, 400, 100]]], gives: [["", 0.4, 0.25]] },
    { when: "two numbers", name: "FUNNEL_CONVERSION", args: [1000, 400], gives: 0.4 },
    {
      when: "open range",
      name: "FUNNEL_DROPOFF",
      args: [[["People"], [100], [20], [""]]],
      gives: [["Drop-off"], [""], [0.8]],
    },
    { when: "scores", name: "TIER_SCORE", args: [[[3], [2], [1], [""]]], gives: 2 / 3 },
  ])("$name: $when", ({ name, args, gives }) => {
    expect(call(name, ...args)).toStrictEqual(gives);
  });

  test("a date of that realm is recognised as one, and refused in words", () => {
    expect(() => call("FUNNEL_CONVERSION", [[1000], [new Date(0)]])).toThrow(/^FUNNEL_CONVERSION: .*a date/);
  });
});

describe("what may leave the sheet: nothing", () => {
  const files = () => readdirSync("dist").filter((name) => name !== "appsscript.json");
  const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([match]) => match);

  test("of Google's services, the script names only those that stay inside the spreadsheet", () => {
    const named = found(code(), /\b[A-Z]\w*(?:App|Service)\b/g);
    const inside = ["SpreadsheetApp", "HtmlService", "LockService", "PropertiesService"];
    expect([...new Set(named)].filter((name) => !inside.includes(name))).toEqual([]);
    // Of the properties those of the document, which are nobody's own and go with it.
    expect([...new Set(found(code(), /\bget(?:Document|Script|User)Properties\b/g))]).toEqual([
      "getDocumentProperties",
    ]);
  });

  test("no file opens another file, runs text as code, or sends anything", () => {
    const forbidden = [
      /\b(?:UrlFetchApp|DriveApp|MailApp|GmailApp|DocumentApp|CalendarApp|FormApp|ScriptApp)\b/g,
      // Services that say who somebody is, keep something outside the sheet, or reach a server.
      /\b(?:Session|Browser|Logger|Maps|Jdbc|Xml|ScriptProperties|UserProperties|OAuth2?)\.\w+/g,
      // Advanced services: none is enabled in the manifest either.
      /\b(?:Sheets|Drive|Gmail|Docs|Slides|Calendar|Tasks|People|BigQuery|AnalyticsData|YouTube|AdminDirectory)\.[A-Z]\w+/g,
      /\b(?:openById|openByUrl|getOAuthToken|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b/g,
      /\b(?:eval|Function|fetch|importScripts|import)\s*\(/g,
    ];
    const hits = files().flatMap((name) =>
      forbidden.flatMap((pattern) =>
        found(readFileSync(`dist/${name}`, "utf8"), pattern).map((hit) => `${name}: ${hit}`),
      ),
    );
    expect(hits).toEqual([]);
  });

  test("no page loads anything from anywhere: a link that a person clicks is all that may leave it", () => {
    const loads = [
      /<(?!a\b)\w[^>]*\s(?:src|href|srcset|data|poster|action|formaction|background)\s*=\s*["']?\s*(?:https?:)?\/\/[^\s"'>]*/gi,
      /url\(\s*["']?(?:https?:)?\/\/[^)]*/gi,
      /@import\b[^;]*/gi,
      /<(?:iframe|object|embed|link|meta\s+http-equiv="refresh")\b[^>]*/gi,
      /<script\b[^>]*\ssrc\b[^>]*/gi,
      // An element that a script makes can load too.
      /\.(?:src|srcset|action)\s*=(?!=)\s*["'`]?[^;]{0,40}/g,
    ];
    const pages = files().filter((name) => name.endsWith(".html"));
    const hits = pages.flatMap((name) =>
      loads.flatMap((pattern) => found(readFileSync(`dist/${name}`, "utf8"), pattern).map((hit) => `${name}: ${hit}`)),
    );
    expect(hits).toEqual([]);
  });

  test("every page that a command opens is there, and no other", () => {
    const opened = [...code().matchAll(/(?:createHtmlOutputFromFile|openPage)\("(\w+)"\)/g)].map(
      ([, name]) => `${name}.html`,
    );
    expect([...new Set(opened)].sort()).toEqual(
      files()
        .filter((name) => name.endsWith(".html"))
        .sort(),
    );
    expect(opened).not.toEqual([]);
  });
});
