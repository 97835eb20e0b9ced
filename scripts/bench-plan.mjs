// How long the exact plan of the 45 catalogue activities takes, and how long HiGHS takes for its value alone, in one run.
import loadHighs from "highs";
import { loadSources } from "./bench-sources.mjs";
import { middleOf, timed } from "./bench-time.mjs";

const PROBLEMS = 60;

/** Our solver, the other one's model and the random problems. */
const SOURCES = `
  export { bestPlan } from "./src/domain/plan";
  export { richestPlan } from "./tests/domain/planModel";
  export { catalogueProblem, sumOf } from "./tests/domain/planRules";
  export { default as fc } from "fast-check";
`;

/** Lines of the bench. */
export async function benchPlan() {
  const [{ bestPlan, richestPlan, catalogueProblem, sumOf, fc }, highs] = await Promise.all([
    loadSources(SOURCES),
    loadHighs(),
  ]);
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
  const [ours, theirs] = ["ours", "theirs"].map((key) => middleOf(runs.map((run) => run[key])));
  const same = runs.filter(({ isSame }) => isSame).length;
  return [
    {
      what: `the best plan of 45 activities, with ties (of ${PROBLEMS} random ones)`,
      value: ours.median,
      unit: "ms",
      most: 20,
      note: `at most ${ours.longest.toFixed(0)} ms`,
    },
    {
      what: "the same by HiGHS, its value only",
      value: theirs.median,
      unit: "ms",
      note: `${(theirs.median / ours.median).toFixed(1)} x ours; the same value in ${same} of ${PROBLEMS}`,
    },
  ];
}
