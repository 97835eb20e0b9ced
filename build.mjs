// src → dist: the bundle with its global functions, one self-contained page per sidebar, the manifest.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import * as esbuild from "esbuild";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const MAXIMUM_PAGE_BYTES = 100_000;

/**
 * All that Google's menu, triggers and sidebars may call. Every global can be called from any cell and any page,
 * so a new one is added here by hand, on purpose.
 */
const ALLOWED_GLOBALS = JSON.parse(await readFile(join(ROOT, "globals.json"), "utf8"));

const common = { absWorkingDir: ROOT, bundle: true, write: false, charset: "utf8", legalComments: "none", logLevel: "warning" };
// ES2020 is what Google's own samples use; class fields and ??= were refused on push, so esbuild rewrites them.
const server = { ...common, target: "es2020", platform: "neutral", format: "iife", globalName: "Groundwork_" };
// HtmlService drops what follows "//" in a template literal, so none is left in a page.
const client = {
  ...common,
  target: "es2020",
  platform: "browser",
  format: "iife",
  minify: true,
  supported: { "template-literal": false },
  loader: { ".json": "json" },
};

/** The exports of main.ts, each with the JSDoc block above it and its parameter names. */
async function readEntryFunctions() {
  // esbuild keeps only "legal" comments. This output is read, never shipped.
  const keepDocs = {
    name: "keep-docs",
    setup: (build) =>
      build.onLoad({ filter: /src[\\/]main\.ts$/ }, async ({ path }) => ({
        loader: "ts",
        contents: (await readFile(path, "utf8")).replace(/\/\*\*(?=\s)/g, "/*!"),
      })),
  };
  const { outputFiles, metafile } = await esbuild.build({
    ...server,
    entryPoints: ["src/main.ts"],
    format: "esm",
    outdir: ".",
    metafile: true,
    legalComments: "inline",
    plugins: [keepDocs],
  });
  const declared = new Map();
  for (const [, doc, name, parameters] of outputFiles[0].text.matchAll(
    /\/\*!((?:(?!\*\/)[\s\S])*)\*\/\s*function (\w+)\(([^)]*)\)/g,
  )) {
    declared.set(name, { name, doc: `/**${doc}*/`, parameters });
  }
  const names = Object.values(metafile.outputs)[0].exports.filter((name) => name !== "callFunction");
  return names.map((name) => {
    const entry = declared.get(name);
    if (!entry) throw new Error(`src/main.ts: ${name} has no JSDoc block directly above its declaration. Add one.`);
    return entry;
  });
}

/** The custom functions' rows, read from the same table that the bundle uses. */
async function readFunctions() {
  const { outputFiles } = await esbuild.build({ ...common, entryPoints: ["src/functions/index.ts"], format: "esm" });
  const { FUNCTIONS, stub } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`
  );
  const definitions = Object.values(FUNCTIONS);
  for (const { name, summary, example, params } of definitions) {
    const undocumented = params.filter(({ help }) => !help?.trim()).map((param) => param.name);
    if (!summary?.trim() || !example?.trim() || undocumented.length > 0) {
      throw new Error(
        `${name}: a custom function without help text (${undocumented.join(", ") || "summary or example"}). Write it in src/functions.`,
      );
    }
  }
  return definitions.map((definition) => ({ name: definition.name, text: stub(definition) }));
}

async function buildServer() {
  const entries = await readEntryFunctions();
  const functions = await readFunctions();
  const { outputFiles } = await esbuild.build({ ...server, entryPoints: ["src/main.ts"], banner: { js: '"use strict";' } });
  const stubs = [
    ...entries.map(
      ({ name, doc, parameters }) =>
        `${doc}\nfunction ${name}(${parameters}) {\n  return Groundwork_.${name}(${parameters});\n}\n`,
    ),
    ...functions.map(({ text }) => text),
  ];
  const code = `${outputFiles[0].text}\n${stubs.join("\n")}`;
  checkServer(code, [...ALLOWED_GLOBALS, ...functions.map(({ name }) => name)]);
  return code;
}

/** Refuses what Google would refuse, or would offer to every page and cell without anybody having meant it. */
function checkServer(code, allowed) {
  let program;
  try {
    program = parse(code, { ecmaVersion: 2020, sourceType: "script" });
  } catch (error) {
    throw new Error(`dist/Code.js: syntax newer than ES2020 (${error.message}). Google refuses it on push.`);
  }
  const globals = program.body.flatMap((node) => {
    if (node.type === "FunctionDeclaration") return [node.id.name];
    if (node.type === "VariableDeclaration") return node.declarations.map(({ id }) => id.name);
    return [];
  });
  const unlisted = globals.filter((name) => name !== "Groundwork_" && !allowed.includes(name));
  if (unlisted.length > 0) {
    throw new Error(`dist/Code.js: ${unlisted.join(", ")} would be global. Add it to globals.json if it is meant to be.`);
  }
  const missing = allowed.filter((name) => !globals.includes(name));
  if (missing.length > 0) {
    throw new Error(`dist/Code.js: ${missing.join(", ")} is in globals.json but not in src/main.ts.`);
  }
}

/** Inlines each local script and stylesheet of a page; esbuild escapes "</script" and "</style" itself. */
async function buildPage(name) {
  let html = await readFile(join(ROOT, "src/sidebar", name), "utf8");
  const locals = html.matchAll(/<(script|link)\b[^>]*\s(?:src|href)="\.\/([^"]+)"[^>]*>(?:<\/script>)?/g);
  for (const [tag, element, source] of [...locals]) {
    const { outputFiles } = await esbuild.build({ ...client, entryPoints: [`src/sidebar/${source}`], outdir: "." });
    const text = outputFiles[0].text.trimEnd();
    // "<!--" followed by "<script" would keep the element open.
    const inlined =
      element === "script" ? `<script>${text.replaceAll("<!--", "\\x3C!--")}</script>` : `<style>${text}</style>`;
    html = html.replace(tag, () => inlined);
  }
  checkPage(name, html);
  return html;
}

/** Refuses what HtmlService is known to mangle: see docs on templates and google's treatment of "//" in template literals. */
export function checkPage(name, html) {
  const bytes = Buffer.byteLength(html);
  if (bytes > MAXIMUM_PAGE_BYTES) throw new Error(`${name}: ${bytes} bytes, over the ${MAXIMUM_PAGE_BYTES} of a page.`);
  if (html.includes("<?")) throw new Error(`${name}: holds "<?", which HtmlService takes for a scriptlet.`);
  for (const [, script] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const mangled = templateTexts(parse(script, { ecmaVersion: 2020 })).find((text) => text.includes("//"));
    if (mangled !== undefined) {
      throw new Error(`${name}: "//" inside a template literal (${mangled.slice(0, 60)}), which HtmlService cuts off.`);
    }
  }
}

function templateTexts(node) {
  if (Array.isArray(node)) return node.flatMap(templateTexts);
  if (node === null || typeof node !== "object") return [];
  const own = node.type === "TemplateElement" ? [node.value.raw] : [];
  return [...own, ...Object.values(node).flatMap(templateTexts)];
}

export async function build(target = join(ROOT, "dist")) {
  const pages = (await readdir(join(ROOT, "src/sidebar"))).filter((name) => name.endsWith(".html"));
  const files = new Map([
    ["Code.js", await buildServer()],
    ["appsscript.json", await readFile(join(ROOT, "appsscript.json"), "utf8")],
  ]);
  for (const name of pages) files.set(name, await buildPage(name));
  // Nothing is written before everything is right, so a failed build never leaves half a dist behind.
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const [name, text] of files) await writeFile(join(target, name), text);
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    console.error(`build: ${error.message}`);
    process.exit(1);
  }
}
