import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, "src/preview/page");
const COPIED = ["index.html", "logo.svg"];

/** The icon font comes in five formats for browsers of 2012; the one that every browser reads now is enough. */
const oneFontFormat = {
  name: "one-font-format",
  setup(build) {
    build.onLoad({ filter: /font-awesome\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      const fontFace = `@font-face{font-family:FontAwesome;src:url("../fonts/fontawesome-webfont.woff2") format("woff2");font-display:block}`;
      return { contents: css.replace(/@font-face\s*\{[^}]*\}/, fontFace), loader: "css" };
    });
  },
};

/**
 * Builds the page into `outdir` unless it is there and no file that went into it has changed since.
 * @returns {Promise<{ outdir: string, built: boolean }>}
 */
export async function buildPage({ outdir = join(root, "build/page") } = {}) {
  const stampFile = join(outdir, "inputs.json");
  if (await isFresh(stampFile)) return { outdir, built: false };
  await mkdir(outdir, { recursive: true });
  // Beside the folder and then moved in, so that a server or a second build meets whole files only.
  const fresh = await mkdtemp(`${outdir}-`);
  try {
    const files = await buildInto(fresh);
    const stamp = { files, hash: await fingerprint(files) };
    for (const name of await readdir(fresh)) await rename(join(fresh, name), join(outdir, name));
    await writeFile(stampFile, JSON.stringify(stamp));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return { outdir, built: true };
}

/** @returns the files that went into it, relative to the project */
async function buildInto(folder) {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: join(source, "main.ts"), shim: join(source, "shim.ts") },
    outdir: folder,
    bundle: true,
    minify: true,
    metafile: true,
    // A scope of its own for each: the shim shares its frame with the add-on's scripts.
    format: "iife",
    // The package's "browser" field names a script without exports.
    mainFields: ["module", "main"],
    target: "es2022",
    platform: "browser",
    loader: { ".xml": "text", ".woff2": "file" },
    assetNames: "[name]",
    legalComments: "linked",
    logLevel: "warning",
    plugins: [oneFontFormat],
  });
  for (const name of COPIED) await copyFile(join(source, name), join(folder, name));
  const copied = COPIED.map((name) => `src/preview/page/${name}`);
  const inputs = [...Object.keys(result.metafile.inputs), ...copied, "package-lock.json"];
  return inputs.filter((name) => existsSync(join(root, name)));
}

async function isFresh(stampFile) {
  try {
    const stamp = JSON.parse(await readFile(stampFile, "utf8"));
    return stamp.hash === (await fingerprint(stamp.files));
  } catch {
    return false;
  }
}

/** Names, sizes and times are enough to see a change, and cost no reading. */
async function fingerprint(files) {
  const hash = createHash("sha256").update(await readFile(fileURLToPath(import.meta.url)));
  for (const name of files) {
    const { size, mtimeMs } = await stat(join(root, name));
    hash.update(`${relative(root, join(root, name))}:${size}:${mtimeMs}\n`);
  }
  return hash.digest("hex");
}
