// How long FUNDING_CHECK takes over a long Budget, in one call on code that has just been evaluated, as a cell pays for it.
import { fileURLToPath } from "node:url";
import { createContext, Script } from "node:vm";
import * as esbuild from "esbuild";

const ROWS = 2000;
const RUNS = 15;

/** The catalogue and the criteria, as tables such as the tabs hold. */
async function tables() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: fileURLToPath(new URL("../", import.meta.url)),
    stdin: {
      contents: `
        export { CATALOGUE } from "./src/domain/catalogue";
        export { CRITERIA } from "./src/domain/criteria";
        export { tierById } from "./src/domain/tiers";
      `,
      resolveDir: fileURLToPath(new URL("../", import.meta.url)),
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  const code = Buffer.from(outputFiles[0].text).toString("base64");
  const { CATALOGUE, CRITERIA, tierById } = await import(`data:text/javascript;base64,${code}`);
  const activities = Array.from({ length: ROWS }, (_, row) => {
    const { id, name, tier, stages, lifts, handsOn, cash } = CATALOGUE[row % CATALOGUE.length];
    return [
      id,
      name,
      tierById(tier).name,
      stages.join(),
      1 + (row % 3),
      row % 5 === 0,
      handsOn,
      lifts.join(),
      cash[1],
      1000 + row,
    ];
  });
  const audit = CRITERIA.map(({ id, tier, name, gate }, row) => [id, tierById(tier).name, name, row % 4, gate]);
  return [
    [
      ["Id", "Activity", "Tier", "Stages", "Quantity", "Running", "Hands-on", "Lifts", "Cash", "Expected"],
      ...activities,
    ],
    [["Id", "Tier", "Criterion", "Score", "Gate"], ...audit],
  ];
}

/** Rows of the bench: what, figure, target. */
export async function benchVerdicts(code) {
  const [activities, audit] = await tables();
  const times = Array.from({ length: RUNS }, (_, run) => {
    const context = createContext({ activities, audit });
    new Script(`${code}\n// ${run}`).runInContext(context);
    const start = performance.now();
    const answer = new Script("FUNDING_CHECK(activities, audit)").runInContext(context);
    const time = performance.now() - start;
    if (answer.length !== ROWS + 1) throw new Error(`FUNDING_CHECK answered ${answer.length} rows of ${ROWS + 1}.`);
    return time;
  });
  times.sort((one, other) => one - other);
  return [
    [
      `verdicts of ${ROWS.toLocaleString("en-US")} Budget rows in one call, on fresh code (median of ${RUNS})`,
      `${Math.round(times[Math.floor(RUNS / 2)])} ms, at most ${Math.round(times[RUNS - 1])} ms`,
      "under 100 ms",
    ],
  ];
}
