import { beforeAll, expect, test } from "vitest";
import { patience } from "../domain/seeded";
import type { Plan } from "../plan";
import { script } from "../plan";
import { COMMAND_CASES, type CommandCase, nameOf } from "./commandCases";
import { largePlan } from "./largePlan";

/** A slow day: every service call takes this long; Google would end a run after six minutes. */
const CALL_MILLISECONDS = 200;
const FOUR_MINUTES = 240;

const IS_SOAK = Number(process.env.PROPERTY_SCALE ?? 1) >= 10;
/** Rows of every long list; a soak has as many as the largest plans. */
const ROWS = Number(process.env.ROWS ?? (IS_SOAK ? 5000 : 60));

const manyEvents = Array.from({ length: ROWS }, (_, n) => [`developer ${n}`, "Adoption", "2026-04-01", "FR"]);
const MANY = { id: "import-many", mode: "below", rows: ROWS };

const NEW = {
  key: "developers9",
  name: "May",
  counts: [900, 80, 40, 0],
  seen: [null, null, null, null],
  seenName: "Period 9",
};
const COUNTS = { id: "counts-large", periods: [NEW] };

const choose = ({ host }: Plan) =>
  script(host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Sheet1")!.getRange("H3").activate();
  });

/** Gaps in a column of formulas, which no block of cells covers. */
const gaps = ({ host }: Plan) =>
  script(host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
    const rows = sheet.getMaxRows() - 40;
    const odd = Array.from({ length: Math.floor(rows / 2) }, (_, index) => `J${40 + 2 * index}`);
    sheet.getRangeList(odd).clearContent();
  });

/** Each finds what it works on: a second rater who disagrees comes first, and what makes lists longer or shorter last. */
const CASES: readonly CommandCase[] = [
  ...COMMAND_CASES.filter(({ command }) => command === "settleDispute"),
  ...COMMAND_CASES.filter(
    ({ command }) => !/^(settleDispute|loadExample|clearExample|insertExample|importCounts)$/.test(command),
  ),
  { command: "insertExample", from: "plan", before: choose, request: () => ({ name: "FUNNEL_DROPOFF" }) },
  { command: "importCounts", when: "of a period that is blank", from: "plan", request: () => COUNTS },
  { command: "repairPlan", when: "where every other row has lost a formula", from: "example", before: gaps },
  { command: "beginImport", when: "of many events", from: "plan", request: () => MANY },
  {
    command: "importEvents",
    when: "of many events",
    from: "plan",
    request: () => ({ id: MANY.id, part: 0, rows: manyEvents }),
  },
  { command: "finishImport", when: "of many events", from: "plan", request: () => ({ id: MANY.id }) },
  { command: "clearExample", from: "example" },
  { command: "loadExample", when: "beside rows of somebody's own", from: "plan" },
];

/** A quick run looks at the dearest. */
const QUICK = /^(repairPlan|clearExample|loadExample|takeSnapshot|lockPlan)/;

let plan: Plan;

beforeAll(async () => {
  plan = await largePlan(ROWS, { callMilliseconds: CALL_MILLISECONDS });
}, patience(10));

test.each(CASES.filter((each) => IS_SOAK || QUICK.test(nameOf(each))).map((each) => [nameOf(each), each] as const))(
  `%s takes less than four minutes of a slow day beside lists of ${ROWS} rows`,
  async (_, each) => {
    await each.before?.(plan);
    const asked = each.request ? await each.request(plan) : undefined;
    plan.host.resetCalls();
    const began = performance.now();
    const said = await saidBy(each, asked);
    const seconds = (Object.values(plan.host.calls).reduce((sum, count) => sum + count, 0) * CALL_MILLISECONDS) / 1000;
    process.stdout.write(
      `${nameOf(each)}: ${seconds.toFixed(0)} s, here ${Math.round(performance.now() - began)} ms\n`,
    );
    expect(said).toBeUndefined();
    expect(seconds).toBeLessThan(FOUR_MINUTES);
  },
  patience(10),
);

/** Undefined, or with what words a command failed. */
async function saidBy({ command }: CommandCase, asked: unknown): Promise<string | undefined> {
  // A wish that was granted before is not granted again.
  const request = /^(applyPlan|applyMove)$/.test(command) ? { ...(asked as object), id: `${command}-large` } : asked;
  plan.screen.answers = ["YES"];
  try {
    if (request !== undefined || command === "refreshForShare")
      await plan.host.serve(command, request === undefined ? [] : [request]);
    else plan.host.run(command);
    return undefined;
  } catch (error) {
    return String(error);
  }
}
