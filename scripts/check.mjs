// The project's own checks, each with its time and all of them to the end: types, lint, build, tests.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const reports = mkdtempSync(join(tmpdir(), "groundwork-check-"));
const isSkipFailure = process.env.REQUIRE_BROWSER === "1";

/** How many checks and tests there were; a step without tests of its own, such as lint, is one. */
const total = { passed: 0, failed: 0, skipped: 0 };
const steps = [];
const skips = [];

/** Runs a script of Node and says how that went; tools are called directly, since npx and npm differ by platform. */
function run(name, script, ...args) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  steps.push(`${status === 0 ? "ok    " : "FAILED"} ${name}, ${seconds} s`);
  console.log(steps.at(-1));
  return status === 0;
}

function check(name, script, ...args) {
  total[run(name, script, ...args) ? "passed" : "failed"] += 1;
}

/** Runs one project of vitest.config.ts; on its own, so that one without any test file fails. */
function test(project, ...options) {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const isGood = run(
    `${project} tests`,
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    ...options,
    ...reporters,
  );
  const skipped = [];
  let failed = 0;
  for (const { status: fileStatus, assertionResults } of readReport(report)) {
    const withStatus = (wanted) => assertionResults.filter(({ status }) => status === wanted).length;
    const rest = assertionResults.filter(({ status }) => status !== "passed" && status !== "failed");
    // A file that does not load, or whose set-up fails, fails no test of its own: those were not skipped on purpose.
    const isBroken = fileStatus === "failed" && withStatus("failed") === 0;
    failed += isBroken ? Math.max(rest.length, 1) : withStatus("failed");
    total.passed += withStatus("passed");
    if (!isBroken) skipped.push(...rest);
  }
  // An error outside of any file, such as a build that fails, is a failure too.
  total.failed += isGood ? failed : Math.max(failed, 1);
  total[isSkipFailure ? "failed" : "skipped"] += skipped.length;
  for (const [why, count] of countReasons(skipped)) {
    skips.push(`skipped: ${count} of the ${project} tests (${why})${isSkipFailure ? ", which counts as failed" : ""}`);
  }
}

function readReport(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults : [];
}

/** Titles give the reason: "… (skipped: no browser)"; one without is named itself. */
function countReasons(skipped) {
  const counts = new Map();
  for (const { fullName } of skipped) {
    const why = /skipped: ((?:[^()]|\([^()]*\))*)/.exec(fullName)?.[1] ?? fullName;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts;
}

for (const name of readdirSync(root).filter((file) => /^tsconfig.*\.json$/.test(file))) {
  check(`types of ${name}`, "node_modules/typescript/bin/tsc", "-p", name);
}
check("lint", "node_modules/@biomejs/biome/bin/biome", "check", ".");
check("build", "build.mjs");
// A machine of two cores has nothing else to do meanwhile; the default would leave one of them idle.
test("unit", `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`);
test("build");
// More than two browsers at once slow each other down, whatever the machine.
test("browser", "--maxWorkers=2");
rmSync(reports, { recursive: true });

console.log(`\n${[...steps, ...skips].join("\n")}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
