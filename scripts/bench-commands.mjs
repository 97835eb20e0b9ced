// What each command asks of Google as the Budget grows: every command that changes a workbook, as the tests carry it out,
// each from a workbook of its own, and everything that a form reads.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { root } from "./preview-build.mjs";

/** How many activities stand in the Budget beside those that a workbook starts with. */
export const SIZES = [10, 200, 2000];
/** Of the catalogue, and of no command below. */
const ADDED = ["White paper", "Video tutorial, 5-10 minutes", "Article by paid outside author"];
/** What a command says that looks for the best of more activities than it can weigh; then there is nothing to count. */
const TOO_MANY = /A plan takes \d+ at most/;

/** The groups of the menu, and what its entries and the buttons of its forms are for. */
const GROUPS = {
  "The plan as a whole": {
    setUpPlan: "Set up plan",
    repairPlan: "Repair plan, with four tabs broken",
    loadExample: "Load example",
    clearExample: "Clear example",
    undoLast: "Undo last change",
    restoreBackup: "Restore a backup",
  },
  Audit: {
    saveAnswer: "save an answer",
    saveRun: "save a run of the stopwatch",
    saveSignUps: "save the sign-ups",
    saveRivalName: "name a rival",
    saveRivalAnswer: "save what was seen of a rival",
    settleDispute: "settle what two raters dispute",
    takeSnapshot: "take a snapshot and start a re-audit",
  },
  Budget: {
    addActivity: "Add activity",
    applyPlan: "Suggest a plan: apply it",
    applyMove: "Stop and move: apply it",
    addPath: "The meetup question: add its path",
    mvpLedger: "MVP ledger",
    lockPlan: "Lock the plan",
    useOwnActuals: "Use own actuals",
  },
  Funnel: {
    beginImport: "Import: begin",
    importEvents: "Import: a part of the events",
    finishImport: "Import: finish",
    cancelImport: "Import: cancel",
    importCounts: "Import: counts",
    countFromEvents: "Import: count the Funnel from the events",
    addRemedy: "Find where developers are stuck: add the remedy",
  },
  "Summary and help": {
    refreshSummary: "Refresh summary",
    refreshForShare: "Share the summary: refresh",
    makeBoardPack: "Share the summary: make a board pack",
    insertExample: "Help: insert an example",
    removeExample: "Help: remove it again",
  },
  "Forms, which only read": {
    readTier: "Audit",
    readAgreement: "Second rater",
    readStopwatch: "First-app stopwatch",
    readRivals: "Rivals",
    readSnapshots: "Snapshots",
    compareSnapshots: "Snapshots: compare",
    readActivities: "Add activity",
    checkActivity: "Add activity: look at it first",
    readQuestion: "The meetup question",
    readPlanForm: "Suggest a plan",
    readStopAndMove: "Stop and move",
    readSqlForm: "SQL for this funnel",
    readImport: "Import events or counts",
    readStuck: "Find where developers are stuck",
    readShare: "Share the summary",
    showTab: "any form: show a tab",
  },
};

const total = (calls) => Object.values(calls).reduce((sum, count) => sum + count, 0);

/** The commands as the tests carry them out, with the host that they run on. */
async function loadCases() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { COMMAND_CASES, carryOut, nameOf, startOf } from "./tests/commands/commandCases";
        export { READING } from "./tests/commands/endpoints";
        export { emptyWorkbook, script } from "./tests/plan";
      `,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
  });
  const file = join(root, "build", `bench-commands-${process.pid}.mjs`);
  await writeFile(file, outputFiles[0].text);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file);
  }
}

/** The same workbook with so many activities more, whole with their formulas. */
async function grown({ emptyWorkbook, script }, workbook, rows) {
  const plan = emptyWorkbook({ workbook });
  await script(
    plan.host,
    (app, word) => {
      const { rows, names } = JSON.parse(word);
      const sheet = app.getActiveSpreadsheet().getSheetByName("Budget");
      const first = sheet.getMaxRows() + 1;
      sheet.insertRowsAfter(first - 1, rows);
      const cells = Array.from({ length: rows }, (_, index) => [names[index % names.length]]);
      sheet.getRange(first, 1, rows, 1).setValues(cells);
    },
    JSON.stringify({ rows, names: ADDED }),
  );
  plan.host.run("repairPlan");
  return plan.host.save(true);
}

/** How often each command calls a service at each size; undefined where it refuses to weigh so many activities. */
async function countCalls(tests) {
  const { COMMAND_CASES, READING, carryOut, emptyWorkbook, nameOf, startOf } = tests;
  const counts = new Map();
  const keep = (name, calls) => counts.set(name, [...(counts.get(name) ?? []), calls]);
  const start = async (from) => (await startOf({ command: "", when: from, from })).host.save(true);
  const starts = { nothing: await start("nothing"), plan: await start("plan"), example: await start("example") };
  for (const rows of SIZES) {
    const workbooks = {
      ...starts,
      plan: await grown(tests, starts.plan, rows),
      example: await grown(tests, starts.example, rows),
    };
    for (const each of COMMAND_CASES) {
      if (each.from === "nothing" && rows !== SIZES[0]) continue;
      const plan = emptyWorkbook({ workbook: workbooks[each.from] });
      try {
        await each.before?.(plan);
        const request = await each.request?.(plan);
        plan.host.resetCalls();
        // The tests keep the request of a case, which is another one at each size.
        const now = {
          ...each,
          when: `${each.when ?? ""} with ${rows}`,
          ...(each.request ? { request: () => request } : {}),
        };
        const said = await carryOut(plan, now);
        if (said !== undefined) throw new Error(`${nameOf(each)} with ${rows} activities more: ${said}`);
        keep(nameOf(each), total(plan.host.calls));
      } catch (error) {
        if (!TOO_MANY.test(String(error))) throw error;
        keep(nameOf(each), undefined);
      }
      plan.host.dispose();
    }
    const plan = emptyWorkbook({ workbook: workbooks.example });
    for (const { name, request } of READING) {
      plan.host.resetCalls();
      const isAnswered = await plan.host.serve(name, request ? [request] : []).then(
        () => true,
        (error) => {
          if (!TOO_MANY.test(String(error))) throw error;
          return false;
        },
      );
      keep(name, isAnswered ? total(plan.host.calls) : undefined);
    }
    plan.host.dispose();
  }
  return counts;
}

/** The service calls of every command by the groups of the menu: [group, [[what, calls at each size], …]]. */
export async function benchCommands() {
  const tests = await loadCases();
  const known = Object.values(GROUPS).flatMap((commands) => Object.keys(commands));
  const named = [...tests.COMMAND_CASES.map(({ command }) => command), ...tests.READING.map(({ name }) => name)];
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`Give these commands words and a group: ${unknown.join(", ")}`);
  const counts = await countCalls(tests);
  const linesOf = ([command, words]) =>
    [...counts.keys()]
      .filter((name) => name === command || name.startsWith(`${command} `))
      .map((name) => [`${words}${name.slice(command.length)}`, counts.get(name)]);
  return Object.entries(GROUPS).map(([group, commands]) => [group, Object.entries(commands).flatMap(linesOf)]);
}
