import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./preview-build.mjs";
import { startPreview } from "./preview-server.mjs";

/** The command that opens an address in the default browser, by platform. */
const OPENERS = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };

/** Opening is a courtesy: where there is no browser the printed address is enough. */
function openBrowser(url) {
  const [command, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

if (!existsSync(join(root, "dist/Code.js"))) {
  console.error("The add-on is not built: dist/Code.js is missing. Run: npm run build");
  process.exit(1);
}

const { url } = await startPreview({ port: Number(process.env.PORT || 4180) });
console.log(`Groundwork is open at ${url} (Ctrl+C stops it)`);
if (!process.argv.includes("--no-open") && !process.env.CI) openBrowser(url);
