// Prints what a funnel from raw events costs beside its floor: every cell touched and every id hashed once, which no way of
// counting can do without. Each variant runs in a process of its own, so that none profits from another's warm code.
// Figures of one run on this machine, in processor time, so that other work disturbs less; compare ratios.
// node scripts/bench-events.mjs [processes]
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import * as esbuild from "esbuild";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const DAY = 86_400_000;
const STAGES = ["Awareness", "Consideration", "Adoption", "Advocacy", "Champion"];
const SIZES = [100_000, 1_000_000];
const ORDERS = ["shuffled", "in time order"];
const RUNS = 7;
/** Ours at the largest size, as a multiple of the floor. */
const TARGET = 1.6;

/** The same numbers from 0 to 1 every time. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rows of id, stage and date as a sheet passes them: ten a developer, each stage rarer than the one before. */
function eventRows(size, order) {
  const next = chance(20_261_101);
  const rows = Array.from({ length: size }, () => {
    const id = `dev-${Math.floor((next() * size) / 10)}@example.com`;
    const stage = STAGES[Math.min(STAGES.length - 1, Math.floor(-Math.log(1 - next()) / 0.9))];
    return [id, stage, new Date(Date.UTC(2026, 0, 1) + Math.floor(next() * 180 * DAY))];
  });
  if (order === "in time order") rows.sort(([, , one], [, , other]) => one - other);
  // A sheet's cells are texts of their own, not the same few objects over and over.
  return deserialize(serialize(rows));
}

/** Ways to spend the time: each takes the rows and gives counts, or something that depends on every cell. */
const VARIANTS = {
  "touch every cell": () => (rows) => {
    let sum = 0;
    for (const [id, stage, time] of rows) sum += id.length + stage.length + time.getTime();
    return sum;
  },
  "floor: touch, and hash ids": () => (rows) => {
    const ids = new Map();
    let sum = 0;
    for (let row = 0; row < rows.length; row++) {
      const cells = rows[row];
      const id = cells[0];
      let number = ids.get(id);
      if (number === undefined) {
        number = ids.size;
        ids.set(id, number);
      }
      sum += number + cells[1].length + cells[2].getTime();
    }
    return sum;
  },
  "ours, no window": async () => counter(await callFunction(), ""),
  "ours, 30 days": async () => counter(await callFunction(), 30),
  "ours, 30 days, strict": async () => counter(await callFunction(), 30, "strict"),
  "ours, 30 days, any order": async () => counter(await callFunction(), 30, "any"),
  "Map of arrays, sort each, 30 days": () => (rows) => mapAndSort(rows, 30 * DAY),
};

/** The custom functions, bundled as the build does. */
async function callFunction() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ["src/functions/index.ts"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2020",
  });
  const code = Buffer.from(outputFiles[0].text).toString("base64");
  return (await import(`data:text/javascript;base64,${code}`)).callFunction;
}

const counter =
  (call, ...options) =>
  (rows) =>
    call("FUNNEL_COUNTS", [rows, [STAGES], ...options])[0];

/** How one would write it down first. */
function mapAndSort(rows, window) {
  const developers = new Map();
  for (const [id, stage, time] of rows) {
    if (!developers.has(id)) developers.set(id, []);
    developers.get(id).push({ stage: STAGES.indexOf(stage), time: time.getTime() });
  }
  const counts = STAGES.map(() => 0);
  for (const events of developers.values()) {
    events.sort((one, other) => one.time - other.time || one.stage - other.stage);
    const entries = STAGES.map(() => Number.NaN);
    let level = 0;
    for (const { stage, time } of events) {
      const entry = stage === 0 ? time : entries[stage - 1];
      if (!(time - entry <= window)) continue;
      entries[stage] = entry;
      level = Math.max(level, stage + 1);
    }
    for (let stage = 0; stage < level; stage++) counts[stage]++;
  }
  return counts;
}

/** One variant in this process: the first call, which is all that a cell ever pays for, and the median of later ones. */
async function measure(name, size, order) {
  const rows = eventRows(size, order);
  const run = await VARIANTS[name]();
  // What making the rows left behind is not the variant's to clear up.
  globalThis.gc();
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    const answer = run(rows);
    const { user, system } = process.cpuUsage(start);
    return { time: (user + system) / 1000, answer };
  });
  const later = times.slice(1).map(({ time }) => time);
  later.sort((one, other) => one - other);
  return { cold: times[0].time, warm: later[Math.floor(later.length / 2)], answer: times[0].answer };
}

/** The best of a few processes, because a busy machine only ever makes it slower. */
function inProcesses(name, size, order, processes) {
  const results = Array.from({ length: processes }, () =>
    JSON.parse(
      execFileSync(process.execPath, ["--expose-gc", fileURLToPath(import.meta.url), name, String(size), order]),
    ),
  );
  const least = (key) => Math.min(...results.map((result) => result[key]));
  return { cold: least("cold"), warm: least("warm"), answer: results[0].answer };
}

function printAll(processes) {
  let worst = 0;
  for (const size of SIZES) {
    for (const order of ORDERS) {
      console.log(`\n${size} rows, ${order}; ms and multiples of the floor, best of ${processes} processes`);
      let floor;
      for (const name of Object.keys(VARIANTS)) {
        const { cold, warm, answer } = inProcesses(name, size, order, processes);
        if (name.startsWith("floor")) floor = { cold, warm };
        const times = (key, value) => (floor === undefined ? "" : `${(value / floor[key]).toFixed(2)} x`);
        const cells = [
          name.padEnd(36),
          ...["cold", "warm"].flatMap((key) => {
            const value = { cold, warm }[key];
            return [`${key} ${value.toFixed(0).padStart(5)}`, times(key, value).padStart(7)];
          }),
        ];
        console.log(`${cells.join("  ")}  ${Array.isArray(answer) ? answer.join(", ") : ""}`);
        if (name === "ours, 30 days" && size === SIZES.at(-1)) worst = Math.max(worst, cold / floor.cold);
      }
    }
  }
  console.log(
    `\nours at ${SIZES.at(-1)} rows: at most ${worst.toFixed(2)} x the floor, first call (target ${TARGET} x)`,
  );
}

const [name, size, order] = process.argv.slice(2);
if (order !== undefined) console.log(JSON.stringify(await measure(name, Number(size), order)));
else printAll(Number(name ?? 3));
