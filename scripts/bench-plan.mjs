// How long the exact plan of the 45 catalogue activities takes, and how long HiGHS takes for its value alone, in one run.
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import loadHighs from "highs";

const PROBLEMS = 60;

/** Our solver, the other one's model and the random problems, bundled as they are in src and tests. */
async function load() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: fileURLToPath(new URL("../", import.meta.url)),
    stdin: {
      contents: `
        export { bestPlan } from "./src/domain/plan";
        export { richestPlan } from "./tests/domain/planModel";
        export { catalogueProblem, sumOf } from "./tests/domain/planRules";
        export { default as fc } from "fast-check";
      `,
      resolveDir: fileURLToPath(new URL("../", import.meta.url)),
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "es2022",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

/** Milliseconds of processor time, so that other work on the machine disturbs less. */
function timed(work) {
  const start = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(start);
  return { time: (user + system) / 1000, answer };
}

/** Rows of the bench: what, figure, target. */
export async function benchPlan() {
  const [{ bestPlan, richestPlan, catalogueProblem, sumOf, fc }, highs] = await Promise.all([load(), loadHighs()]);
  const problems = fc.sample(catalogueProblem, { numRuns: PROBLEMS, seed: 20_261_101 });
  const runs = problems.map((problem) => {
    const ours = timed(() => bestPlan(problem.candidates, problem.audit, problem.budget));
    const theirs = timed(() => richestPlan(highs, problem));
    const value = sumOf(
      theirs.answer,
      problem.candidates.map((candidate) => candidate.value),
    );
    return { ours: ours.time, theirs: theirs.time, isSame: ours.answer.value === value };
  });
  const figures = (key) => {
    const sorted = runs.map((run) => run[key]).sort((one, other) => one - other);
    return { median: sorted[Math.floor(sorted.length / 2)], longest: sorted[sorted.length - 1] };
  };
  const [ours, theirs] = [figures("ours"), figures("theirs")];
  const words = ({ median, longest }) => `${median.toFixed(1)} ms, at most ${longest.toFixed(0)} ms`;
  return [
    [`best plan of the 45 activities, with ties (median of ${PROBLEMS})`, words(ours), "under 20 ms"],
    [
      "the same by HiGHS, value only",
      `${words(theirs)}; ${(theirs.median / ours.median).toFixed(1)} x ours; same value in ${runs.filter(({ isSame }) => isSame).length} of ${PROBLEMS}`,
    ],
  ];
}
