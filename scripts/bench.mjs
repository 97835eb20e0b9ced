// Prints what the product costs: page, code, pages, functions, commands. Figures of one run on this machine; compare ratios.
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { createContext, Script } from "node:vm";
import { benchCommands, SIZES } from "./bench-commands.mjs";
import { benchFunctions } from "./bench-functions.mjs";
import { benchPlan } from "./bench-plan.mjs";
import { middleOf, timed } from "./bench-time.mjs";
import { loadHost, readAddOn, unwatchedScreen } from "./preview-host.mjs";

/** Slow for Google, which mostly takes a tenth of it; a planning assumption. */
const CALL_SECONDS = 0.2;
/** Google ends a command after six minutes. */
const MOST_SECONDS = 300;

const files = await readAddOn();
const median = (times) => middleOf(times).median;

function benchCode() {
  const code = files["Code.js"];
  const compile = [];
  const evaluate = [];
  for (let run = 0; run < 30; run += 1) {
    const context = createContext({});
    // A changed source each time, so that no cache answers.
    const compiled = timed(() => new Script(`${code}\n// ${run}`));
    compile.push(compiled.time);
    evaluate.push(timed(() => compiled.answer.runInContext(context)).time);
  }
  return [
    { what: "evaluate Code.js, as each call of a function does", value: median(evaluate), unit: "ms", most: 5 },
    { what: "compile Code.js", value: median(compile), unit: "ms" },
  ];
}

const benchSizes = () =>
  Object.entries(files).map(([name, text]) => ({
    what: name,
    value: Buffer.byteLength(text) / 1000,
    unit: "kB",
    ...(name.endsWith(".html") ? { most: 100 } : {}),
  }));

function benchSetUp({ createHost }) {
  const times = Array.from({ length: 6 }, () => {
    const host = createHost({ files, screen: unwatchedScreen() });
    host.open();
    const { time } = timed(() => host.run("setUpPlan"));
    host.dispose();
    return time;
  });
  return [
    { what: "set-up of all tabs in the preview, once warm", value: median(times.slice(1)), unit: "ms", most: 1500 },
    { what: "the same, first in its process", value: times[0], unit: "ms" },
  ];
}

/** From opening the address to a grid that takes input, with nothing stored. */
async function benchPage() {
  const line = { what: "usable with the example plan, first visit", unit: "ms", most: 2500 };
  const browsers = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const executablePath = browsers.find((path) => path && existsSync(path));
  if (!executablePath) return [{ ...line, note: "not measured: no Chromium found; set CHROMIUM_PATH" }];
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
  return [{ ...line, value: median(times) }];
}

const WIDTH = 66;
const number = (value) => value.toLocaleString("en-GB", { maximumFractionDigits: value < 10 ? 1 : 0 });

function print(title, lines) {
  console.log(`\n${title.padEnd(WIDTH)}${"figure".padStart(11)}${"at most".padStart(11)}`);
  for (const { what, value, unit, most, note = "" } of lines) {
    const figure = value === undefined ? "" : `${number(value)} ${unit}`;
    const target = most === undefined ? "" : `${number(most)} ${unit}`;
    const met = most === undefined || value === undefined ? "" : value <= most ? "met" : "MISSED";
    const text = `  ${what.padEnd(WIDTH - 2)}${figure.padStart(11)}${target.padStart(11)}  ${met.padEnd(8)}${note}`;
    console.log(text.trimEnd());
  }
}

function printCalls(groups) {
  const heads = SIZES.map((size) => `+${number(size)}`.padStart(8)).join("");
  console.log(`\n${"Calls of Google's services, by activities added to the Budget".padEnd(WIDTH)}${heads}   slow day`);
  for (const [group, commands] of groups) {
    console.log(` ${group}`);
    for (const [what, counts] of commands) {
      const figures = SIZES.map((_, index) => (counts[index] === undefined ? "–" : number(counts[index])).padStart(8));
      const seconds = Math.max(...counts.filter((count) => count !== undefined)) * CALL_SECONDS;
      const met = seconds <= MOST_SECONDS ? "" : "  MISSED";
      console.log(`  ${what.padEnd(WIDTH - 2)}${figures.join("")}${`${number(seconds)} s`.padStart(11)}${met}`);
    }
  }
  console.log(
    `  –  no other number: an empty spreadsheet has no Budget, and the best plan is sought among a limited number of activities.\n` +
      `  slow day: the most calls at ${CALL_SECONDS * 1000} ms each; ${MOST_SECONDS} s are to be kept, Google ends a command after 360 s.`,
  );
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0].model}, ${new Date().toISOString().slice(0, 10)}`);
console.log(
  "Medians of processor time, of the page by the clock. Times depend on the machine: compare them within one run.",
);
print("The page of the preview", [...(await benchPage()), ...benchSetUp(await loadHost())]);
print("The code", benchCode());
print("Functions, in one call on fresh code", [...(await benchFunctions(files["Code.js"])), ...(await benchPlan())]);
print("Files that are pushed", benchSizes());
printCalls(await benchCommands());
process.exit(0);
