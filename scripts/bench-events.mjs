// Prints what a funnel from raw events costs beside its floor: every cell touched and every id hashed once, which no way of
// counting can do without, and beside other tools. Each variant runs in processes of its own, so that none profits from
// another's warm code. Figures of one run on this machine; compare ratios.
// node --expose-gc scripts/bench-events.mjs [processes] [rows]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { eventRows } from "./bench-rows.mjs";
import { ARQUERO, DUCKDB_WHOLE, FLOOR, isSameQuestion, OURS, VARIANTS } from "./bench-variants.mjs";

const SIZES = [100_000, 1_000_000];
const ORDERS = ["shuffled", "in time order"];
/** Calls in one process: the first, which is all that a cell ever pays for, and others for the median. */
const CALLS = 3;

/** What ours has to reach at the largest size: at most so many times the other. */
const TARGETS = [
  { other: FLOOR, clock: "processor", most: 1.6 },
  { other: DUCKDB_WHOLE, clock: "wall", most: 1 },
  { other: ARQUERO, clock: "wall", most: 0.5 },
];

/** Peak and present memory of this process in MB, where the system tells. */
function memory(key) {
  try {
    return Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Forgets the peak that making the rows left behind. */
function forgetPeak() {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Then the peak is that of the whole process, and the number too large.
  }
}

/** One variant in this process: the first call, and the median of later ones. */
async function measure(name, file) {
  // Read back, because a sheet's cells are texts of their own, not the same few objects over and over.
  const rows = deserialize(readFileSync(file));
  const run = await VARIANTS[name](rows);
  globalThis.gc();
  const before = memory("VmRSS");
  forgetPeak();
  const calls = [];
  let megabytes;
  for (let call = 0; call < CALLS; call++) {
    const [start, spent] = [performance.now(), process.cpuUsage()];
    const answer = await run(rows);
    const { user, system } = process.cpuUsage(spent);
    calls.push({ wall: performance.now() - start, processor: (user + system) / 1000, answer });
    megabytes ??= memory("VmHWM") - before;
  }
  const later = calls.slice(1).map(({ wall }) => wall);
  later.sort((one, other) => one - other);
  const [{ wall, processor, answer }] = calls;
  return { wall, processor, warm: later[Math.floor(later.length / 2)], megabytes, answer };
}

/** The best of a few processes, because a busy machine only ever makes it slower. */
function inProcesses(name, file, processes) {
  const results = Array.from({ length: processes }, () =>
    JSON.parse(execFileSync(process.execPath, ["--expose-gc", fileURLToPath(import.meta.url), "--one", name, file])),
  );
  const least = (key) => Math.min(...results.map((result) => result[key]));
  return {
    ...Object.fromEntries(["wall", "processor", "warm", "megabytes"].map((key) => [key, least(key)])),
    answer: results[0].answer,
  };
}

const COLUMNS = { wall: "wall", processor: "processor", warm: "wall, warm" };

function print(name, result, floor) {
  const times = Object.keys(COLUMNS).flatMap((key) => [
    `${result[key].toFixed(0).padStart(6)}`,
    (floor === undefined ? "" : `${(result[key] / floor[key]).toFixed(2)} x`).padStart(8),
  ]);
  const megabytes = `${Number.isFinite(result.megabytes) ? result.megabytes.toFixed(0) : "?"} MB`.padStart(9);
  const counts = Array.isArray(result.answer) ? result.answer.join(", ") : "";
  console.log(`${name.padEnd(36)}${times.join("")}${megabytes}  ${counts}`);
}

/** Measures all variants over one set of rows, and insists that they agree. */
function compare(file, size, order, processes) {
  console.log(`\n${size} rows, ${order}; ms and multiples of the floor, best of ${processes} processes`);
  const heads = Object.values(COLUMNS).map((head) => head.padEnd(14));
  console.log(`${"".padEnd(38)}${heads.join("")}   memory  counts`);
  const results = {};
  for (const name of Object.keys(VARIANTS)) {
    results[name] = inProcesses(name, file, processes);
    print(name, results[name], results[FLOOR]);
  }
  for (const [name, { answer }] of Object.entries(results).filter(([name]) => isSameQuestion(name))) {
    if (String(answer) !== String(results[OURS].answer)) throw new Error(`${name} counts otherwise: ${answer}`);
  }
  return results;
}

function printAll(processes, sizes) {
  console.log(
    "First call of a process by the wall clock and in processor time (all threads), and the median of later ones.",
  );
  console.log("Memory is the peak of the first call over what the rows take.");
  const folder = mkdtempSync(join(tmpdir(), "bench-events-"));
  const file = join(folder, "rows");
  let largest = [];
  try {
    for (const size of sizes) {
      largest = ORDERS.map((order) => {
        writeFileSync(file, serialize(eventRows(size, order)));
        return compare(file, size, order, processes);
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`\nours, 30 days, ${sizes.at(-1)} rows, first call, the worse of both orders:`);
  for (const { other, clock, most } of TARGETS) {
    const worst = Math.max(...largest.map((results) => results[OURS][clock] / results[other][clock]));
    console.log(
      `  ${worst.toFixed(2)} x "${other}", ${clock} time (target ${most} x): ${worst <= most ? "met" : "MISSED"}`,
    );
  }
}

const [first, second, third] = process.argv.slice(2);
if (first === "--one") console.log(JSON.stringify(await measure(second, third)));
else printAll(Number(first ?? 3), second === undefined ? SIZES : [Number(second)]);
