// How long a function takes over many rows, in one call on code that has just been evaluated, as a cell pays for it.
import { createContext, Script } from "node:vm";
import { eventRows, STAGES } from "./bench-rows.mjs";
import { loadSources } from "./bench-sources.mjs";
import { middleOf, timed } from "./bench-time.mjs";

const ROWS = 2000;
const EVENTS = 20_000;
const RUNS = 15;

/** What no way of counting can do without: every cell touched, and every id hashed once. */
const FLOOR = `(() => {
  const ids = new Map();
  let sum = 0;
  for (const [id, stage, time] of events) {
    ids.set(id, ids.size);
    sum += stage.length + time.getTime();
  }
  return [ids.size, sum];
})()`;

/** The catalogue and the criteria, as tables such as the tabs hold. */
async function budget() {
  const { CATALOGUE, CRITERIA, tierById } = await loadSources(`
    export { CATALOGUE } from "./src/domain/catalogue";
    export { CRITERIA } from "./src/domain/criteria";
    export { tierById } from "./src/domain/tiers";
  `);
  const rows = Array.from({ length: ROWS }, (_, row) => {
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
  const scores = CRITERIA.map(({ id, tier, name, gate }, row) => [id, tierById(tier).name, name, row % 4, gate]);
  return {
    activities: [
      ["Id", "Activity", "Tier", "Stages", "Quantity", "Running", "Hands-on", "Lifts", "Cash", "Expected"],
      ...rows,
    ],
    audit: [["Id", "Tier", "Criterion", "Score", "Gate"], ...scores],
  };
}

/** The median and the longest time of an expression, in milliseconds. */
function timesOf(code, expression, given) {
  const times = Array.from({ length: RUNS }, (_, run) => {
    const context = createContext({ ...given });
    // Dates are those of the realm in which the code runs.
    new Script("events = events.map(([id, stage, time]) => [id, stage, new Date(time)])").runInContext(context);
    new Script(`${code}\n// ${run}`).runInContext(context);
    const { time, answer } = timed(() => new Script(expression).runInContext(context));
    if (answer.length === 0) throw new Error(`${expression} gave nothing.`);
    return time;
  });
  return middleOf(times);
}

/** Lines of the bench. */
export async function benchFunctions(code) {
  const given = {
    ...(await budget()),
    events: eventRows(EVENTS, "shuffled"),
    stages: STAGES.map((stage) => [stage]),
  };
  const verdicts = timesOf(code, "FUNDING_CHECK(activities, audit)", given);
  const floor = timesOf(code, FLOOR, given);
  const counting = ["FUNNEL_COUNTS", "FUNNEL_TIMES", "FUNNEL_COHORTS", "FUNNEL_CHECK"].map((name) => {
    const { median } = timesOf(code, `${name}(events, stages)`, given);
    return { what: name, value: median, unit: "ms", note: `${(median / floor.median).toFixed(1)} x floor` };
  });
  return [
    {
      what: `FUNDING_CHECK, ${ROWS.toLocaleString("en-GB")} rows of a Budget`,
      value: verdicts.median,
      unit: "ms",
      most: 100,
      note: `at most ${Math.round(verdicts.longest)} ms`,
    },
    ...counting.map((line) => ({ ...line, what: `${line.what}, ${EVENTS.toLocaleString("en-GB")} events` })),
    {
      what: `floor: touch ${EVENTS.toLocaleString("en-GB")} events and hash their ids`,
      value: floor.median,
      unit: "ms",
    },
  ];
}
