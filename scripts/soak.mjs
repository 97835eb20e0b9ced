// The randomised tests on ten times as many cases, or PROPERTY_SCALE=… times; SEED=… runs the cases of an earlier soak again.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";

const seed = process.env.SEED ?? String(randomInt(2 ** 31));
if (!/^-?\d{1,10}$/.test(seed)) {
  console.error(`SEED is "${seed}", which is no whole number. Copy it from the line that an earlier soak printed.`);
  process.exit(1);
}
const scale = process.env.PROPERTY_SCALE ?? "10";
/** Test files, where not all of them are wanted: `npm run soak -- tests/commands/faults.test.ts`. */
const files = process.argv.slice(2);
const replay = `SEED=${seed} PROPERTY_SCALE=${scale} npm run soak${files.length > 0 ? ` -- ${files.join(" ")}` : ""}`;
console.log(`Soak with ${scale} times the cases. To run the same cases again: ${replay}`);

const start = performance.now();
// Ten times the cases take ten times as long, and a slow law is no broken one.
const runs =
  files.length > 0
    ? [files]
    : [
        ["--project", "unit"],
        ["--project", "build", "tests/build/endpoints.test.ts"],
        ["--project", "browser", "tests/sidebar/hostile", "tests/sidebar/numbers.test.ts"],
      ];
const statuses = runs.map((args) => {
  const options = {
    cwd: fileURLToPath(new URL("../", import.meta.url)),
    // Workbooks of five thousand rows need more memory than Node allows by itself.
    env: { ...process.env, PROPERTY_SCALE: scale, SEED: seed, NODE_OPTIONS: "--max-old-space-size=12288" },
    stdio: "inherit",
  };
  return spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", ...args, "--testTimeout=1800000"],
    options,
  ).status;
});
const status = statuses.find((code) => code !== 0) ?? 0;
const minutes = ((performance.now() - start) / 60_000).toFixed(1);
console.log(`Soak ${status === 0 ? "passed" : "FAILED"} after ${minutes} minutes. ${replay}`);
process.exit(status ?? 1);
