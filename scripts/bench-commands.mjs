// What each command asks of Google as the Budget grows: service calls, and how long those take where a call takes 200 ms.
import { performance } from "node:perf_hooks";
import { unwatchedScreen } from "./preview-host.mjs";

const SIZES = [10, 200, 2000];
/** Slow for Google, which mostly takes a tenth of it; a planning assumption. */
const CALL_SECONDS = 0.2;
const LIMIT_SECONDS = 300;

const PLAN = { budget: 150_000, values: {}, only: "budget", shares: { lean: 0.6, stretch: 1.4 } };
const OWN = { tier: "In-person", stages: ["Awareness"], low: 1000, expected: 2000, high: 4000, hours: 10 };

/** A menu item has no request; the others are what a page sends. */
const COMMANDS = [
  { command: "refreshSummary" },
  { command: "setUpPlan", when: "with nothing to do" },
  { command: "repairPlan", when: "with nothing to do" },
  { command: "lockPlan" },
  { command: "useOwnActuals" },
  { command: "mvpLedger" },
  { command: "readTier", request: () => ({ tier: "B" }) },
  {
    command: "saveAnswer",
    request: async (host) => {
      const { criteria } = await host.serve("readTier", [{ tier: "B" }]);
      const [{ id, answer: seen }] = criteria;
      return { criterion: id, rating: "first", answer: { score: 3, evidence: "seen", owner: "", rater: "Ben" }, seen };
    },
  },
  { command: "readActivities", request: () => undefined },
  {
    command: "addActivity",
    request: () => ({
      id: "an-activity-of-the-bench",
      activity: "Evening in Oslo",
      own: OWN,
      quantity: 2,
      quarter: "",
      owner: "",
      running: false,
      listeningTrip: false,
    }),
  },
  { command: "readPlanForm", request: () => undefined },
  { command: "suggestPlan", request: () => PLAN, most: 200 },
  { command: "readStopAndMove", request: () => undefined },
  { command: "readStuck", request: () => undefined },
  { command: "takeSnapshot", request: () => ({ id: "snapshot-of-the-bench", note: "", startAudit: false }) },
  { command: "readSnapshots", request: () => undefined },
  { command: "makeBoardPack", request: () => ({ id: "pack-of-the-bench" }) },
];

const total = (calls) => Object.values(calls).reduce((sum, count) => sum + count, 0);

/** A plan with so many rows in its Budget. */
function planOf(createHost, files, rows) {
  const host = createHost({ files, screen: unwatchedScreen() });
  host.open();
  host.run("setUpPlan");
  const { getters } = host.model;
  const sheetId = getters.getSheetIdByName("Budget");
  if (rows > 30) {
    const more = { dimension: "ROW", sheetId, sheetName: "Budget", base: 20, quantity: rows, position: "after" };
    host.model.dispatch("ADD_COLUMNS_ROWS", more);
  }
  host.model.dispatch("ACTIVATE_SHEET", { sheetIdFrom: getters.getActiveSheetId(), sheetIdTo: sheetId });
  const text = Array.from({ length: rows }, () => "Webinar").join("\n");
  const target = [{ left: 0, right: 0, top: 6, bottom: 6 }];
  host.model.dispatch("PASTE_FROM_OS_CLIPBOARD", { clipboardContent: { text }, target });
  return host;
}

/** Lines of the table: the command, its service calls at each size, and the time of the largest. */
export async function benchCommands({ createHost }, files) {
  const counts = new Map(COMMANDS.map((each) => [each, []]));
  for (const rows of SIZES) {
    const host = planOf(createHost, files, rows);
    for (const each of COMMANDS) {
      const { command, request, most = Number.POSITIVE_INFINITY } = each;
      if (rows > most) continue;
      const asked = await request?.(host);
      host.resetCalls();
      const start = performance.now();
      if (request) await host.serve(command, asked === undefined ? [] : [asked]);
      else host.run(command);
      counts.get(each).push({ calls: total(host.calls), time: performance.now() - start });
    }
    host.dispose();
  }
  return COMMANDS.map((each) => {
    const found = counts.get(each);
    const { calls, time } = found[found.length - 1];
    const seconds = calls * CALL_SECONDS;
    const numbers = found.map((one) => one.calls.toLocaleString("en-GB")).join(" / ");
    return [
      `${each.command}${each.when ? ` ${each.when}` : ""}, service calls at ${SIZES.slice(0, found.length).join(" / ")} rows`,
      `${numbers}; ${seconds.toFixed(0)} s at 200 ms a call; here ${(time / 1000).toFixed(1)} s`,
      `under ${LIMIT_SECONDS} s`,
    ];
  });
}
