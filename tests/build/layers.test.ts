import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { expect, test } from "vitest";
import { FUNCTIONS } from "../../src/functions/index";

interface Layer {
  /** Parts, or single modules of them, that it may import. */
  readonly uses: readonly string[];
  /** Those of which it may import types only. */
  readonly types?: readonly string[];
  /** Packages; "*" for any. */
  readonly packages?: readonly string[];
}

/** Who may import whom, from the knowledge that depends on nothing up to the globals that Google sees. */
const LAYERS: Readonly<Record<string, Layer>> = {
  domain: { uses: [] },
  cells: { uses: [] },
  functions: { uses: ["domain", "cells"] },
  tabs: { uses: ["domain", "cells"] },
  // The form of a plan is the only knowledge that its keeper shares.
  workbook: { uses: ["tabs", "cells", "domain/version"] },
  commands: { uses: ["workbook", "tabs", "functions", "domain", "cells"] },
  main: { uses: ["commands", "functions"] },
  // Facts about Google, and the menu that checks them in a real sheet: part of a development build only.
  contract: { uses: [] },
  development: { uses: ["contract", "commands"] },
  // A page holds no code of the add-on; words of its tables are put in as data by the build.
  // Papa Parse is written into its page whole, with its licence, so that dist needs no package.
  sidebar: { uses: [], types: ["commands/server", "domain", "cells"], packages: ["virtual:words", "papaparse"] },
  // Runs the built dist/ as Google would, so it knows nothing of what is in it.
  preview: { uses: [], packages: ["*"] },
};

interface Source {
  /** Inside src, with slashes: "commands/menu.ts". */
  readonly path: string;
  readonly part: string;
  /** Without comments, lines kept. */
  readonly code: string;
}

const SOURCES: readonly Source[] = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.ts$/.test(path))
  .map((path) => ({ path, part: partOf(path), code: withoutComments(readFileSync(join("src", path), "utf8")) }));

function partOf(path: string): string {
  return path.split("/")[0]!.replace(/\.ts$/, "");
}

function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, " ");
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<=^|[\s;{}])\/\/[^\n]*/gm, blank);
}

interface Import {
  readonly from: string;
  readonly isType: boolean;
}

function importsOf({ code }: Source): Import[] {
  const statements = /\b(?:import|export)\s+(?:([^;"'()=]*?)\sfrom\s+)?["']([^"']+)["']/g;
  const calls = /\b(?:import|require)\(\s*["']([^"']+)["']/g;
  return [
    ...[...code.matchAll(statements)].map(([, clause = "", from]) => ({ from: from!, isType: isTypeOnly(clause) })),
    ...[...code.matchAll(calls)].map(([, from]) => ({ from: from!, isType: false })),
  ];
}

/** `type { A }`, or `{ type A, type B }`. */
function isTypeOnly(clause: string): boolean {
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1]?.split(",") ?? [];
  return (
    /^type\b/.test(clause.trim()) ||
    (names.filter((name) => name.trim() !== "").every((name) => /^\s*type\s/.test(name)) && names.length > 0)
  );
}

/** What is wrong with an import, or undefined. */
function objection(source: Source, { from, isType }: Import): string | undefined {
  const { uses, types = [], packages = [] } = LAYERS[source.part]!;
  const sentence = `src/${source.path} imports ${isType ? "a type of " : ""}"${from}"`;
  if (!from.startsWith(".")) {
    return packages.includes("*") || packages.includes(from)
      ? undefined
      : `${sentence}: no package may be part of dist`;
  }
  const module = posix.join(dirname(source.path), from);
  const target = partOf(module);
  const isListed = (names: readonly string[]) => names.includes(target) || names.includes(module);
  if (target === source.part || isListed(uses) || (isType && isListed(types))) return undefined;
  const allowed = [...uses, ...types.map((name) => `types of ${name}`)].join(", ") || "nothing but itself";
  return `${sentence}: ${source.part} may import ${allowed}`;
}

/** Every place in some parts where a pattern stands, as "src/file.ts:line: text". */
function places(parts: readonly string[] | undefined, pattern: RegExp, except: readonly string[] = []): string[] {
  const searched = SOURCES.filter(({ path, part }) => (parts?.includes(part) ?? true) && !except.includes(path));
  return searched.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map((match) => {
      const line = code.slice(0, match.index).split("\n").length;
      return `src/${path}:${line}: ${match[0]}`;
    }),
  );
}

test("every part of src has its place in the table, and every place its part", () => {
  expect([...new Set(SOURCES.map(({ part }) => part))].sort()).toEqual(Object.keys(LAYERS).sort());
});

test("a part imports only what the table allows", () => {
  const imports = SOURCES.flatMap((source) => importsOf(source).map((found) => ({ source, found })));
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.map(({ source, found }) => objection(source, found)).filter(Boolean)).toEqual([]);
});

test("cells are written in workbook/write.ts and nowhere else", () => {
  const parts = Object.keys(LAYERS).filter((part) => part !== "preview" && part !== "contract");
  // A mark is metadata and no cell.
  const writing = /(?<!\bmark\??\.)\b(?:setValues?|setFormula\w*|setRichTextValues?|appendRow|clearContents?)\b/g;
  expect(places(parts, writing, ["workbook/write.ts"])).toEqual([]);
  expect(places(["workbook"], writing)).not.toEqual([]);
});

test("text never becomes markup in a page", () => {
  const markup =
    /\b(?:innerHTML|outerHTML)\s*(?:[+?|&]*=(?!=)|:)|\b(?:insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)\b|\bdocument\.write/g;
  expect(places(["sidebar", "preview"], markup)).toEqual([]);
});

test("what is calculated depends on nothing but its input: no clock and no chance", () => {
  const moods = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/g;
  expect(places(["domain", "cells", "functions", "tabs"], moods)).toEqual([]);
});

test("no type is silenced", () => {
  // These stand in comments, so the text as written is searched.
  const silenced = SOURCES.filter(({ path }) => /@ts-(?:ignore|nocheck)/.test(readFileSync(join("src", path), "utf8")));
  expect(silenced.map(({ path }) => path)).toEqual([]);
  expect(places(undefined, /\bas any\b|<any>|:\s*any\b/g)).toEqual([]);
});

test("every custom function that a tab or a command names exists", () => {
  // Native functions with an underscore all begin with TO_; ours all have one.
  const named = /\b(?!TO_)[A-Z]+(?:_[A-Z]+)+(?=\()|(?<=callFunction\(")\w+/g;
  const calls = places(["tabs", "commands"], named);
  expect(calls.length).toBeGreaterThan(0);
  const known = FUNCTIONS.map(({ name }) => name);
  expect(calls.filter((call) => !known.some((name) => call.endsWith(`: ${name}`)))).toEqual([]);
});

test("folders are named after what is in them", () => {
  const folders = ["src", "tests", "scripts"].flatMap((top) =>
    readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(".", join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
  );
  // Apps Script itself calls them services.
  const allowed = ["src/preview/services"];
  const vague = folders.filter((folder) => /\/(?:utils?|helpers?|common|services?|types|misc|shared)$/.test(folder));
  expect(vague.filter((folder) => !allowed.includes(folder))).toEqual([]);
});
