import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { build } from "../../build.mjs";

const STUB = `"/** " + summary + "\\n * @customfunction\\n */\\nfunction " + name + "(counts) {\\n  return 1;\\n}"`;
const functions = (row: string, stub = STUB) =>
  `export const FUNCTIONS = [${row}];\nexport const stub = ({ name, summary }) => ${stub};`;
const page = (body: string) => `<!DOCTYPE html><html lang="en"><body>${body}</body></html>`;

/** The smallest add-on that builds; each row below breaks one thing of it. */
const ADD_ON: Readonly<Record<string, string>> = {
  "appsscript.json": "{}\n",
  "globals.json": `["onOpen"]`,
  "src/main.ts": "/** Builds the menu. */\nexport function onOpen(): void {}\n",
  "src/functions/index.ts": functions(`{ name: "LEAK", summary: "Finds it.", example: "=LEAK(A1)", params: [] }`),
  "src/sidebar/Help.html": page("Help"),
};

const scratch = mkdtempSync(join(tmpdir(), "groundwork-build-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function tree(changes: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(scratch, "tree-"));
  for (const [path, text] of Object.entries({ ...ADD_ON, ...changes })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

const row = (fields: string) => functions(`{ name: "LEAK", ${fields} }`);

test.each([
  {
    when: "a page carries a package that has no licence text",
    changes: {
      "node_modules/bare/package.json": `{ "name": "bare", "main": "index.js" }`,
      "node_modules/bare/index.js": "export const bare = 1;",
      "src/sidebar/Help.html": page(`<script src="./help.ts"></script>`),
      "src/sidebar/help.ts": `import { bare } from "bare";\nconsole.log(bare);\n`,
    },
    says: "bare has no licence text",
  },
  {
    when: "a global is not on the list",
    changes: { "src/main.ts": `${ADD_ON["src/main.ts"]}/** Wipes it. */\nexport function wipe(): void {}\n` },
    says: "wipe would be global. Add it to globals.json",
  },
  {
    when: "a listed name is not exported",
    changes: { "globals.json": `["onOpen", "onInstall"]` },
    says: "onInstall is in globals.json but not in src/main.ts. Export it there",
  },
  {
    when: "an exported function has no comment",
    changes: { "src/main.ts": "export function onOpen(): void {}\n" },
    says: "onOpen has no JSDoc block directly above its declaration. Add one",
  },
  {
    when: "a custom function has no summary",
    changes: { "src/functions/index.ts": row(`summary: " ", example: "=LEAK(A1)", params: []`) },
    says: "LEAK: a custom function without help text (summary or example). Write it in src/functions",
  },
  {
    when: "a custom function has no example",
    changes: { "src/functions/index.ts": row(`summary: "Finds it.", params: []`) },
    says: "LEAK: a custom function without help text (summary or example). Write it in src/functions",
  },
  {
    when: "an argument has no help",
    changes: {
      "src/functions/index.ts": row(
        `summary: "Finds it.", example: "=LEAK(A1)", params: [{ name: "counts", help: "" }]`,
      ),
    },
    says: "LEAK: a custom function without help text (counts). Write it in src/functions",
  },
  {
    when: "a stub has newer syntax",
    changes: {
      "src/functions/index.ts": functions(
        `{ name: "LEAK", summary: "Finds it.", example: "=LEAK(A1)", params: [] }`,
        `"function LEAK(counts) { counts ??= 1; }"`,
      ),
    },
    says: "dist/Code.js: syntax newer than ES2020, or broken (Unexpected token",
  },
  {
    when: "a page has newer syntax",
    changes: { "src/sidebar/Help.html": page("<script>let a; a ??= 1;</script>") },
    says: "Help.html: syntax newer than ES2020, or broken (Unexpected token",
  },
  {
    when: "a template literal in a page has //",
    changes: { "src/sidebar/Help.html": page("<script>const site = `https://example.test`;</script>") },
    says: `Help.html: "//" or "/*" inside a template literal (https://example.test), which HtmlService cuts off. Use quotes`,
  },
  {
    when: "a template literal in a page has /*",
    changes: { "src/sidebar/Help.html": page("<script>const every = `/*`;</script>") },
    says: `Help.html: "//" or "/*" inside a template literal (/*), which HtmlService cuts off. Use quotes`,
  },
  {
    when: "a page holds the start of a scriptlet",
    changes: { "src/sidebar/Help.html": page("<?= 1 ?>") },
    says: `Help.html: holds "<?", which HtmlService takes for a scriptlet. Put a space between`,
  },
  {
    when: "a page is over 100 kB",
    changes: { "src/sidebar/Help.html": page("x".repeat(100_000)) },
    says: "bytes, over the 100000 of a page. Fetch its data",
  },
])("the build fails when $when, says what to do, and leaves the old dist", async ({ changes, says }) => {
  const target = join(tree(), "dist");
  mkdirSync(target);
  writeFileSync(join(target, "Code.js"), "the old one");
  await expect(build(target, tree(changes))).rejects.toThrow(says);
  expect(filesIn(target)).toEqual({ "Code.js": "the old one" });
});

test("the smallest add-on builds, and what does not belong in dist goes", async () => {
  const root = tree();
  const target = join(root, "dist");
  mkdirSync(join(target, "old"), { recursive: true });
  writeFileSync(join(target, "Gone.html"), "a page that was deleted");
  const built = await build(target, root);
  expect(Object.keys(filesIn(target))).toEqual(["Code.js", "Help.html", "appsscript.json"]);
  expect(Object.fromEntries(built)).toEqual(filesIn(target));
});

test("newer syntax in the add-on's own source is rewritten", async () => {
  const root = tree({
    "src/main.ts":
      "class Count { #value = 1; static all = 2; next() { return this.#value ??= Count.all; } }\n" +
      "/** Builds the menu. */\nexport function onOpen(): number {\n  return new Count().next();\n}\n",
  });
  await expect(build(join(root, "dist"), root)).resolves.toBeDefined();
});

test("what a page loads from its own folder is put into it, and cannot end its element early", async () => {
  const root = tree({
    "src/sidebar/Help.html": page(`<link rel="stylesheet" href="./help.css"><script src="./help.ts"></script>`),
    "src/sidebar/help.css": `p::after { content: "</style>" }`,
    "src/sidebar/help.ts":
      "const name: string = location.hash;\n" +
      "document.title = `$& <!-- <script> </script> ${" +
      "name} https://example.test/`;\n",
  });
  const html = (await build(join(root, "dist"), root)).get("Help.html")!;
  expect(html.match(/<\/?(script|style)\b|<!--|<link|`/g)).toEqual([
    "<style",
    "</style",
    "<script",
    "<script",
    "</script",
  ]);
});

test("two builds are the same, byte for byte", async () => {
  const [one, two] = [await build(join(scratch, "one")), await build(join(scratch, "two"))];
  expect([...two]).toEqual([...one]);
  expect(filesIn(join(scratch, "two"))).toEqual(filesIn("dist"));
});

test("the manifest asks for two scopes and nothing else", () => {
  expect(JSON.parse(readFileSync("dist/appsscript.json", "utf8"))).toStrictEqual({
    timeZone: "Etc/UTC",
    runtimeVersion: "V8",
    exceptionLogging: "NONE",
    oauthScopes: [
      "https://www.googleapis.com/auth/spreadsheets.currentonly",
      "https://www.googleapis.com/auth/script.container.ui",
    ],
    dependencies: {},
  });
});
