// Prints what the product costs: page, set-up, service calls, bundle. Figures of one run on this machine; compare ratios.
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { createContext, Script } from "node:vm";
import { benchCommands } from "./bench-commands.mjs";
import { benchPlan } from "./bench-plan.mjs";
import { benchVerdicts } from "./bench-verdicts.mjs";
import { loadHost, readAddOn, unwatchedScreen } from "./preview-host.mjs";

const files = await readAddOn();
const rows = [];
const row = (what, figure, target = "") => rows.push([what, figure, target]);
const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function benchBundle() {
  const code = files["Code.js"];
  const compile = [];
  const evaluate = [];
  for (let run = 0; run < 30; run += 1) {
    const context = createContext({});
    let script;
    // A changed source each time, so that no cache answers.
    compile.push(
      timed(() => {
        script = new Script(`${code}\n// ${run}`);
      }),
    );
    evaluate.push(timed(() => script.runInContext(context)));
  }
  row(
    "evaluate Code.js, as each custom function call does (median of 30)",
    milliseconds(median(evaluate)),
    "under 5 ms",
  );
  row("compile Code.js (median of 30)", milliseconds(median(compile)));
  for (const [name, text] of Object.entries(files)) {
    row(
      `size of ${name}`,
      `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`,
      name.endsWith(".html") ? "under 100 kB" : "",
    );
  }
}

const total = (calls) => Object.values(calls).reduce((sum, count) => sum + count, 0);

function benchSetUp({ createHost }) {
  const open = () => {
    const host = createHost({ files, screen: unwatchedScreen() });
    host.open();
    host.resetCalls();
    return host;
  };
  const host = open();
  const commands = [
    ["setUpPlan", "set-up of all tabs, first in its process"],
    ["loadExample", "load example"],
    ["refreshSummary", "refresh summary"],
    ["setUpPlan", "set-up again, nothing to do"],
  ];
  for (const [command, what] of commands) {
    host.resetCalls();
    const time = timed(() => host.run(command));
    row(what, `${milliseconds(time)}, ${total(host.calls)} service calls`);
  }
  const times = Array.from({ length: 5 }, () => {
    const another = open();
    return timed(() => another.run("setUpPlan"));
  });
  row("set-up of all tabs (median of 5 more)", milliseconds(median(times)), "under 1,500 ms");
}

/** From opening the address to a grid that takes input, with nothing stored. */
async function benchPage() {
  const browsers = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const executablePath = browsers.find((path) => path && existsSync(path));
  if (!executablePath)
    return row("page usable", "not measured: no Chromium found; set CHROMIUM_PATH", "under 2,500 ms");
  const { chromium } = await import("playwright-core");
  const { startPreview } = await import("./preview-server.mjs");
  const server = await startPreview({ port: 0, open: false });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.evaluate(() => window.groundworkPreview.ready);
    times.push(await page.evaluate(() => performance.getEntriesByName("usable")[0].startTime));
    await context.close();
  }
  await browser.close();
  await server.close();
  row("page usable with the example plan, first visit (median of 3)", milliseconds(median(times)), "under 2,500 ms");
}

benchBundle();
for (const line of [...(await benchPlan()), ...(await benchVerdicts(files["Code.js"]))]) row(...line);
const loaded = await loadHost();
benchSetUp(loaded);
for (const line of await benchCommands(loaded, files)) row(...line);
await benchPage();
const width = Math.max(...rows.map(([what]) => what.length));
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0].model}, ${new Date().toISOString().slice(0, 10)}`);
for (const [what, figure, target] of rows)
  console.log(`${what.padEnd(width)}  ${figure}${target ? `  (to reach: ${target})` : ""}`);
process.exit(0);
