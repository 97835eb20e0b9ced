// How strong the tests are: changes src/domain and src/workbook in thousands of small ways and counts the changes that no test notices.
import { mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";

process.chdir(fileURLToPath(new URL("../", import.meta.url)));

/** Tables of words and figures, which tests/domain/tables.test.ts holds against each other: a test that repeats them proves nothing. */
const TABLES = "bases catalogue criteria example metrics sources stages talkRules tiers version".split(" ");

/** Tests that run dist/, another engine or every cell in every argument, or that hold a stopwatch: too slow to run for each mutant. */
const LEFT_OUT =
  "domain/planOracle functions/everyCell functions/stubs functions/funnelExtremes functions/funnelVectors functions/statisticsVectors workbook/addresses workbook/days workbook/write"
    .split(" ")
    .map((name) => `tests/${name}.test.ts`);

const filesIn = (folder, end) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name}`);
const testsIn = (folder) => filesIn(`tests/${folder}`, ".test.ts").filter((file) => !LEFT_OUT.includes(file));

const GROUPS = {
  domain: {
    mutate: filesIn("src/domain", ".ts").filter((file) => !TABLES.some((table) => file === `src/domain/${table}.ts`)),
    tests: [...testsIn("domain"), ...testsIn("functions")],
  },
  workbook: { mutate: filesIn("src/workbook", ".ts"), tests: testsIn("workbook") },
};

/** Ten cases of each law are enough to find most mutants, and a thousand take a hundred times as long. */
process.env.PROPERTY_SCALE ??= "0.01";

/** Sources, where not all of them are wanted: `npm run mutants -- src/domain/funding.ts`. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((file) => !Object.values(GROUPS).some(({ mutate }) => mutate.includes(file)));
if (unknown.length > 0) {
  console.error(
    `Nothing is changed in ${unknown.join(", ")}. Name files of src/domain, without its tables, or of src/workbook.`,
  );
  process.exit(1);
}

mkdirSync("build/mutants", { recursive: true });
const lines = [];
for (const [name, { mutate, tests }] of Object.entries(GROUPS)) {
  const files = wanted.length > 0 ? mutate.filter((file) => wanted.includes(file)) : mutate;
  if (files.length > 0) lines.push(summary(name, await mutantsOf(name, files, tests)));
}
console.log(`\n${lines.join("\n")}\nThe survivors are in build/mutants/*.html.`);

function mutantsOf(name, files, tests) {
  const stryker = new Stryker({
    mutate: files,
    // Words are read by people and change often; a test of each would only repeat it.
    mutator: { excludedMutations: ["StringLiteral"] },
    plugins: [fileURLToPath(new URL("mutants-runner.mjs", import.meta.url))],
    testRunner: "bundle",
    bundleRunner: { tests },
    warnings: { unknownOptions: false, slow: false },
    coverageAnalysis: "perTest",
    // What is made once at load, such as a table or a pattern, would need every test for each of its mutants.
    ignoreStatic: true,
    concurrency: Number(process.env.CONCURRENCY ?? 1),
    timeoutMS: 20_000,
    timeoutFactor: 1.5,
    // Only for rewriting paths in it, which the mutants' bundle does not need.
    tsconfigFile: "none",
    tempDirName: "build/mutants/sandbox",
    cleanTempDir: "always",
    ignorePatterns: ["build", "dist", "docs"],
    reporters: ["progress-append-only", "json", "html"],
    jsonReporter: { fileName: `build/mutants/${name}.json` },
    htmlReporter: { fileName: `build/mutants/${name}.html` },
  });
  return stryker.runMutationTest();
}

function summary(name, mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const [killed, lived] = [count("Killed", "Timeout"), count("Survived", "NoCoverage")];
  const score = ((100 * killed) / (killed + lived)).toFixed(1);
  return `src/${name}: ${killed} of ${killed + lived} mutants killed (${score} %), ${lived} survived, ${count("Ignored")} left out`;
}
