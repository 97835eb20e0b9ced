import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { root } from "./preview-build.mjs";

/** What a person clicks to get the example plan. */
const EXAMPLE_COMMANDS = ["setUpPlan", "loadExample"];

/** The add-on as Google would be sent it. */
export async function readAddOn(dist = join(root, "dist")) {
  const names = (await readdir(dist)).filter((name) => /\.(js|html|json)$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(dist, name), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]]));
}

/** The preview's host for Node: its own code in one file, the engine as it is installed. */
async function bundleHost() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["src/preview/host.ts"],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/** Loads the preview's host into this process. */
export async function loadHost(code) {
  const text = code ?? (await bundleHost());
  const file = join(root, "build", `host-${process.pid}-${Date.now()}.mjs`);
  await mkdir(join(root, "build"), { recursive: true });
  await writeFile(file, text);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file);
  }
}

/** A screen for commands that nobody watches; whatever is asked is answered with yes. */
export const unwatchedScreen = () => ({
  menu() {},
  page() {},
  alert: () => "YES",
  prompt: () => ({ button: "CANCEL", text: "" }),
  toast() {},
  log() {},
});

/**
 * The example plan as the add-on's own menu items make it, as JSON. It is made once for each build and day and then kept,
 * so that the page opens it instead of making it again while a person waits.
 */
export async function exampleWorkbook(dist = join(root, "dist")) {
  const [files, code] = await Promise.all([readAddOn(dist), bundleHost()]);
  // The example's dates are those of the day it is made on.
  const day = new Date().toISOString().slice(0, 10);
  const key = createHash("sha256")
    .update(JSON.stringify([files, code, day]))
    .digest("hex")
    .slice(0, 24);
  const kept = join(root, "build", "example", `${key}.json`);
  const known = await readFile(kept, "utf8").catch(() => undefined);
  if (known !== undefined) return known;
  const { createHost } = await loadHost(code);
  const host = createHost({ files, screen: unwatchedScreen() });
  host.open();
  const declared = EXAMPLE_COMMANDS.filter((name) =>
    new RegExp(`^function ${name}\\(`, "m").test(files["Code.js"] ?? ""),
  );
  for (const name of declared) host.run(name);
  const saved = JSON.stringify(host.save(true));
  host.dispose();
  await rm(join(root, "build", "example"), { recursive: true, force: true });
  await mkdir(join(root, "build", "example"), { recursive: true });
  await writeFile(kept, saved);
  return saved;
}
