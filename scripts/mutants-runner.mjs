import { createRequire } from "node:module";
import { basename, relative, resolve } from "node:path";
import { Script } from "node:vm";
import * as esbuild from "esbuild";

/** What instrumented sources look at to know which mutant is on, and where they count what they ran. */
const switches = {};

/** What the tests of one mutant may take of the processor, quickest first; a mutant that they have not found by then has survived. */
const PATIENCE_MILLISECONDS = 3000;

class BundleRunner {
  static inject = ["options"];

  constructor(options) {
    this.files = options.bundleRunner.tests;
    this.durations = new Map();
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // On every object, because the preview gives its scripts a global object of their own.
    Object.defineProperty(Object.prototype, "__stryker__", { value: switches, writable: true });
    const calls = this.files.map((file) => `beginFile(${JSON.stringify(file)}); require("./${file}");`);
    const { outputFiles, metafile } = await esbuild.build({
      absWorkingDir: process.cwd(),
      stdin: {
        contents: `const { beginFile, tests } = require("vitest");\n${calls.join("\n")}\nmodule.exports = tests;`,
        resolveDir: process.cwd(),
      },
      alias: { vitest: resolve("scripts/mutants-vitest.mjs") },
      bundle: true,
      write: false,
      metafile: true,
      format: "cjs",
      platform: "node",
      target: "es2022",
      packages: "external",
      logLevel: "error",
    });
    this.imports = metafile.inputs;
    this.script = new Script(`(function (require, module) {${outputFiles[0].text}\n})`, { filename: "mutants.js" });
  }

  /** Evaluates the bundle, so that a mutant in what happens at its load can take part. */
  load() {
    const module = { exports: [] };
    this.script.runInThisContext()(createRequire(resolve("package.json")), module);
    this.tests = module.exports;
  }

  async dryRun() {
    switches.activeMutant = undefined;
    this.load();
    const results = await this.run(this.tests, false);
    for (const { id, timeSpentMs } of results) this.durations.set(id, timeSpentMs);
    this.coverage = structuredClone(switches.mutantCoverage);
    return { status: "complete", tests: results, mutantCoverage: switches.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, reloadEnvironment, mutantActivation, hitLimit, sandboxFileName }) {
    Object.assign(switches, { hitCount: 0, hitLimit, currentTestId: undefined });
    const isStatic = mutantActivation === "static";
    try {
      if (!isStatic) switches.activeMutant = undefined;
      else switches.activeMutant = activeMutant.id;
      if (reloadEnvironment || !this.tests) this.load();
    } catch (error) {
      // A bundle that does not even load fails every test.
      return { status: "killed", killedBy: [], failureMessage: String(error), nrOfTests: 0 };
    }
    switches.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    const users = wanted ? undefined : this.usersOf(sandboxFileName);
    const meets = ({ id, file }) => users.has(file) || this.coverage?.perTest[id]?.[activeMutant.id] > 0;
    const chosen = this.tests.filter((test) => (wanted ? wanted.has(test.id) : meets(test)));
    // What a load of the code runs is met by most tests, and looked at by those that have the module in their name.
    const own = chosen.length > this.tests.length / 2 ? basename(sandboxFileName, ".ts").toLowerCase() : "";
    const isOther = ({ file }) => Number(!basename(file).toLowerCase().includes(own));
    // The quick ones find most, so the slow ones are seldom needed.
    const duration = ({ id }) => this.durations.get(id) ?? 0;
    const sorted = chosen.sort((one, other) => isOther(one) - isOther(other) || duration(one) - duration(other));
    const results = await this.run(sorted, true, PATIENCE_MILLISECONDS);
    switches.activeMutant = undefined;
    if (switches.hitCount > hitLimit) return { status: "timeout", reason: `hit ${switches.hitCount} times` };
    const failed = results.find(({ status }) => status === 1);
    if (!failed) return { status: "survived", nrOfTests: results.length };
    return {
      status: "killed",
      killedBy: [failed.id],
      failureMessage: failed.failureMessage,
      nrOfTests: results.length,
    };
  }

  /** Runs tests one after the other; the first that fails is enough to kill a mutant. */
  async run(tests, stopsAtFailure, milliseconds = Number.POSITIVE_INFINITY) {
    const results = [];
    const began = process.cpuUsage();
    for (const { id, file, body } of tests) {
      const start = performance.now();
      if (process.cpuUsage(began).user / 1000 > milliseconds) break;
      switches.currentTestId = id;
      const failureMessage = await failureOf(body);
      switches.currentTestId = undefined;
      const timeSpentMs = performance.now() - start;
      const outcome = failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage };
      results.push({ id, name: id, fileName: resolve(file), timeSpentMs, ...outcome });
      if (failureMessage !== undefined && stopsAtFailure) break;
    }
    return results;
  }

  /** The test files that import a source, by whatever way. */
  usersOf(sourceFile) {
    const source = relative(process.cwd(), sourceFile).replaceAll("\\", "/");
    const reaches = (path, seen) => {
      if (path === source) return true;
      if (seen.has(path)) return false;
      seen.add(path);
      return (this.imports[path]?.imports ?? []).some((each) => !each.external && reaches(each.path, seen));
    };
    return new Set(this.files.filter((file) => reaches(file, new Set())));
  }
}

async function failureOf(body) {
  try {
    const result = body();
    if (result instanceof Promise) await result;
    return undefined;
  } catch (error) {
    return String(error?.message ?? error).slice(0, 500);
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "bundle", injectableClass: BundleRunner }];
