// src → dist: the bundle with its global functions, one self-contained page per sidebar, the manifest.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import * as esbuild from "esbuild";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const MAXIMUM_PAGE_BYTES = 100_000;

const common = { bundle: true, write: false, charset: "utf8", legalComments: "none", logLevel: "warning" };
// ES2020 is what Google's own samples use; class fields and ??= were refused on push, so esbuild rewrites them.
// ASCII: Google keeps a script with other characters in two bytes each, and reads it more slowly (measured: a quarter).
const server = {
  ...common,
  charset: "ascii",
  target: "es2020",
  platform: "neutral",
  format: "iife",
  globalName: "Groundwork_",
};
// HtmlService drops what follows "//" in a template literal, so none is left in a page.
const client = {
  ...common,
  target: "es2020",
  platform: "browser",
  format: "iife",
  minify: true,
  // What others wrote and a page carries keeps its licence.
  legalComments: "inline",
  // A CSV reader could fetch files, too: no page may ask the network for anything.
  define: { XMLHttpRequest: "undefined" },
  supported: { "template-literal": false },
  loader: { ".json": "json" },
};

/** The functions that main.ts exports, each with the JSDoc block above it and its parameter names. */
async function readEntryFunctions(root) {
  const source = await readFile(join(root, "src/main.ts"), "utf8");
  const documented = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport function (\w+)\(([^)]*)\)/g;
  const entries = [...source.matchAll(documented)].map(([, doc, name, parameters]) => ({
    name,
    doc,
    parameters: parameters.replace(/:[^,]+/g, ""),
  }));
  const exported = [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const bare = exported.filter((name) => !entries.some((entry) => entry.name === name));
  if (bare.length > 0) {
    throw new Error(`src/main.ts: ${bare.join(", ")} has no JSDoc block directly above its declaration. Add one.`);
  }
  return entries;
}

/** The custom functions' rows, read from the same table that the bundle uses. */
async function readFunctions(root) {
  const { outputFiles } = await esbuild.build({
    ...common,
    absWorkingDir: root,
    entryPoints: ["src/functions/index.ts"],
    format: "esm",
  });
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

async function buildServer(root) {
  const entries = await readEntryFunctions(root);
  const functions = await readFunctions(root);
  // Every global can be called from any cell and any page, so a new one is added to this list by hand, on purpose.
  const listed = JSON.parse(await readFile(join(root, "globals.json"), "utf8"));
  const { outputFiles } = await esbuild.build({
    ...server,
    absWorkingDir: root,
    entryPoints: ["src/main.ts"],
    banner: { js: '"use strict";' },
  });
  const stubs = [
    ...entries.map(
      ({ name, doc, parameters }) =>
        `${doc}\nfunction ${name}(${parameters}) {\n  return Groundwork_.${name}(${parameters});\n}\n`,
    ),
    ...functions.map(({ text }) => text),
  ];
  // esbuild escapes strings only; one character left in a regular expression would make all of the script wide.
  const bundle = outputFiles[0].text.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const code = `${bundle}\n${stubs.join("\n")}`;
  checkServer(code, [...listed, ...functions.map(({ name }) => name)]);
  return code;
}

/** Refuses what Google would refuse, or would offer to every page and cell without anybody having meant it. */
function checkServer(code, allowed) {
  const globals = parseScript("dist/Code.js", code).body.flatMap((node) => {
    if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") return [node.id.name];
    if (node.type === "VariableDeclaration") return node.declarations.map(({ id }) => id.name);
    return [];
  });
  const unlisted = globals.filter((name) => name !== "Groundwork_" && !allowed.includes(name));
  if (unlisted.length > 0) {
    throw new Error(
      `dist/Code.js: ${unlisted.join(", ")} would be global. Add it to globals.json if any cell and page may call it.`,
    );
  }
  const missing = allowed.filter((name) => !globals.includes(name));
  if (missing.length > 0) {
    throw new Error(
      `dist/Code.js: ${missing.join(", ")} is in globals.json but not in src/main.ts. Export it there, or take it off the list.`,
    );
  }
}

function parseScript(name, code) {
  try {
    return parse(code, { ecmaVersion: 2020, sourceType: "script" });
  } catch (error) {
    throw new Error(
      `${name}: syntax newer than ES2020, or broken (${error.message}). Google refuses it on push; write it the older way.`,
    );
  }
}

/** What pages say in words of our tables; src/sidebar/words.d.ts has the types. */
const WORDS = `
  import { CRITERIA } from "./src/domain/criteria";
  import { TALK_RULES } from "./src/domain/talkRules";
  import { TIERS } from "./src/domain/tiers";
  import { exampleOf, valuesOf } from "./src/functions/examples";
  import { FUNCTIONS } from "./src/functions/index";
  import { budgetTab } from "./src/tabs/budget";
  import { VERDICT_COLOURS } from "./src/tabs/define";
  import { startTab } from "./src/tabs/start";

  const block = startTab.block();
  const asTable = (result) => (Array.isArray(result) ? result : [[result]]);
  const besides = (word) => {
    const label = block.find(({ text }) => text === word);
    return block.find(({ row, column }) => row === label.row && column === label.column + 1).text;
  };
  export const words = {
    functions: FUNCTIONS.map(({ name, summary, params, returns, example, call }) => ({
      name,
      help: summary,
      params: params.map(({ name, help, optional }) => ({ name, help, optional })),
      returns,
      example,
      result: asTable(call(valuesOf(exampleOf(name)))),
    })),
    tiers: TIERS.map(({ name }) => name),
    tierIds: TIERS.map(({ id }) => id),
    verdicts: VERDICT_COLOURS.map(({ word }) => ({ name: word, help: besides(word) })),
    criteria: Object.fromEntries(CRITERIA.map(({ id, name }) => [id, name])),
    rules: Object.entries(TALK_RULES).map(([id, text]) => ({ id, text })),
    inPerson: TIERS.find(({ id }) => id === "P").name,
    budget: Object.fromEntries(budgetTab.columns.map(({ key, header, note }) => [key, { header, note }])),
    quarters: budgetTab.columns.find(({ key }) => key === "quarter").choices,
  };
`;

/** Gives pages `import … from "virtual:words"`: they hold data of our tables, and no code of them. */
const words = (root) => ({
  name: "words",
  setup: (build) => {
    build.onResolve({ filter: /^virtual:words$/ }, ({ path }) => ({ path, namespace: "words" }));
    build.onLoad({ filter: /./, namespace: "words" }, async () => {
      const { outputFiles } = await esbuild.build({
        ...common,
        absWorkingDir: root,
        stdin: { contents: WORDS, resolveDir: root },
        format: "esm",
      });
      const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
      return { loader: "json", contents: JSON.stringify(module.words) };
    });
  },
});

/** Inlines each local script and stylesheet of a page; esbuild escapes "</script" and "</style" itself. */
async function buildPage(root, name) {
  let html = await readFile(join(root, "src/sidebar", name), "utf8");
  const locals = html.matchAll(/<(script|link)\b[^>]*\s(?:src|href)="\.\/([^"]+)"[^>]*>(?:<\/script>)?/g);
  for (const [tag, element, source] of [...locals]) {
    const { outputFiles, metafile } = await esbuild.build({
      ...client,
      absWorkingDir: root,
      entryPoints: [`src/sidebar/${source}`],
      outdir: ".",
      metafile: true,
      plugins: [words(root)],
    });
    const licences = await licencesOf(root, Object.keys(metafile.inputs));
    const text = `${licences}${outputFiles[0].text.trimEnd()}`;
    // "<!--" followed by "<script" would keep the element open.
    const inlined =
      element === "script" ? `<script>${text.replaceAll("<!--", "\\x3C!--")}</script>` : `<style>${text}</style>`;
    html = html.replace(tag, () => inlined);
  }
  checkPage(name, html);
  return html;
}

/** What others wrote carries its licence's whole text, so that whoever has the page has that too. */
async function licencesOf(root, inputs) {
  const packages = inputs.map((path) => /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(path)).filter(Boolean);
  const folders = new Map(packages.map(([, folder, name]) => [name, folder]));
  const texts = [...folders].sort().map(async ([name, folder]) => {
    const file = (await readdir(join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence text, and dist may not carry code without one.`);
    const text = (await readFile(join(root, folder, file), "utf8")).trim();
    if (text.includes("*/") || /<\/script/i.test(text)) throw new Error(`${name}: its licence text would end early.`);
    return `/*! ${name}\n\n${text}\n*/\n`;
  });
  return (await Promise.all(texts)).join("");
}

/** Refuses what HtmlService is known to mangle, or to be slow to show. */
function checkPage(name, html) {
  const bytes = Buffer.byteLength(html);
  if (bytes > MAXIMUM_PAGE_BYTES) {
    throw new Error(`${name}: ${bytes} bytes, over the ${MAXIMUM_PAGE_BYTES} of a page. Fetch its data when it opens.`);
  }
  if (html.includes("<?")) {
    throw new Error(`${name}: holds "<?", which HtmlService takes for a scriptlet. Put a space between, or use &lt;.`);
  }
  for (const [, script] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const mangled = templateTexts(parseScript(name, script)).find((text) => /\/[/*]/.test(text));
    if (mangled !== undefined) {
      throw new Error(
        `${name}: "//" or "/*" inside a template literal (${mangled.slice(0, 60)}), which HtmlService cuts off. Use quotes.`,
      );
    }
  }
}

function templateTexts(node) {
  if (Array.isArray(node)) return node.flatMap(templateTexts);
  if (node === null || typeof node !== "object") return [];
  const own = node.type === "TemplateElement" ? [node.value.raw] : [];
  return [...own, ...Object.values(node).flatMap(templateTexts)];
}

/**
 * The hidden menu of a development build: it checks, in a real sheet, each fact about Google that the preview rests on. The
 * facts' scripts are texts, and become functions here.
 */
async function buildDevelopment(root) {
  const options = { ...common, absWorkingDir: root, entryPoints: ["src/development.ts"] };
  const [{ outputFiles }, module] = await Promise.all([
    esbuild.build({ ...options, ...server, globalName: "Development_" }),
    esbuild.build({ ...options, format: "esm" }),
  ]);
  const { FACTS } = await import(
    `data:text/javascript;base64,${Buffer.from(module.outputFiles[0].text).toString("base64")}`
  );
  const scripts = FACTS.map(
    ({ id, script }) => `  ${JSON.stringify(id)}: function (spreadsheet, sheet) {\n${script}\n},`,
  );
  const code = `${outputFiles[0].text}
/** Menu: checks the platform. */
function checkPlatform() {
  return Development_.checkPlatform({\n${scripts.join("\n")}\n});
}

/** Builds both menus; of two functions with one name the later counts. */
function onOpen() {
  return Development_.openDevelopment();
}
`;
  parseScript("dist/Code.js", code);
  return code;
}

/** Builds the tree at `root` into `target`; tests give trees of their own. `development` adds the menu of those who work on it. */
export async function build(target = join(ROOT, "dist"), root = ROOT, { development = false } = {}) {
  const pages = (await readdir(join(root, "src/sidebar"))).filter((name) => name.endsWith(".html"));
  const released = await buildServer(root);
  const files = new Map([
    ["Code.js", development ? `${released}\n${await buildDevelopment(root)}` : released],
    ["appsscript.json", await readFile(join(root, "appsscript.json"), "utf8")],
  ]);
  for (const name of pages) files.set(name, await buildPage(root, name));
  // Nothing is written before everything is right, so a failed build never leaves half a dist behind.
  await mkdir(target, { recursive: true });
  for (const [name, text] of files) await writeFile(join(target, name), text);
  // Only what is stale goes, so that a preview or a test that reads meanwhile never finds the folder empty.
  const stale = (await readdir(target)).filter((name) => !files.has(name));
  for (const name of stale) await rm(join(target, name), { recursive: true });
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build(undefined, undefined, { development: process.argv.includes("--development") });
  } catch (error) {
    console.error(`build: ${error.message}`);
    process.exit(1);
  }
}
