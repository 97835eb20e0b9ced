import type { AgreementForm, Dispute } from "../../src/commands/forms/agreement";
import type { MoveSuggestion, PlanSuggestion, TierForm } from "../../src/commands/server";
import type { SavedWorkbook } from "../../src/preview/host";
import { cell, emptyWorkbook, openAgain, type Plan, script } from "../plan";
import { RUN as STOPWATCH_RUN } from "./endpoints";

/** A command with the workbook that it starts from and what a page sends along. */
export interface CommandCase {
  /** The global function; a menu entry has no request. */
  readonly command: string;
  /** What is different about it, where a command stands here twice. */
  readonly when?: string;
  readonly from: "nothing" | "plan" | "example";
  /** What was done before. */
  readonly before?: (plan: Plan) => Promise<unknown>;
  readonly request?: (plan: Plan) => Promise<unknown> | unknown;
  /** What a second try may say when the first one wrote a part; it changes nothing then, and the page reads again. */
  readonly mayRefuse?: RegExp;
}

const PROMISE = { change: "Docs-reach rate: 30 to 40 %", changeBy: "2027-06-30", stopRule: "Under 20 guests" };
const RUN = { ...STOPWATCH_RUN, id: "run-a-of-a-test", tester: "Zoë", notes: "the key came by mail" };
const EVENTS = ["Awareness", "Consideration", "Adoption"].map((stage, index) => [
  `developer ${index}`,
  stage,
  `2026-03-0${index + 1}`,
  "DE",
]);
const IMPORT = { id: "import-1", mode: "below", rows: EVENTS.length };

const begun = (plan: Plan) => plan.host.serve("beginImport", [IMPORT]);
const written = async (plan: Plan, wanted = IMPORT) => {
  await plan.host.serve("beginImport", [wanted]);
  await plan.host.serve("importEvents", [{ id: wanted.id, part: 0, rows: EVENTS }]);
};
const finished = async (plan: Plan) => {
  await written(plan);
  await plan.host.serve("finishImport", [{ id: IMPORT.id }]);
};
const replacing = async (plan: Plan) => {
  await finished(plan);
  await written(plan, { ...IMPORT, id: "import-2", mode: "replace" });
};
const planned = async ({ host }: Plan) => {
  const asked = { budget: 0, values: {}, only: "budget", shares: { lean: 0.6, stretch: 1.4 } };
  const { seen } = (await host.serve("suggestPlan", [asked])) as PlanSuggestion;
  const changes = [
    { kind: "quantity", id: "Webinar", to: 2 },
    { kind: "optional", id: "Webinar", to: 2 },
    { kind: "add", id: "Case study", to: 1 },
  ];
  return { id: "change-1", changes, seen };
};
const moved = async ({ host }: Plan) => {
  const stop = ["In-person hackathon, 100 people, weekend"];
  const { lines, seen } = (await host.serve("suggestMove", [{ stop }])) as MoveSuggestion;
  return { id: "change-1", stop, add: lines.map(({ id, quantity }) => ({ id, quantity })), seen };
};
const answered = async ({ host }: Plan, rating: "first" | "second" = "first") => {
  const { criteria } = (await host.serve("readTier", [{ tier: "B", rating }])) as TierForm;
  const [{ id, answer: seen }] = criteria as [(typeof criteria)[number]];
  const answer = { score: 3, evidence: "seen by a test", owner: rating === "first" ? "Docs" : "", rater: "Ben" };
  return { criterion: id, rating, answer, seen };
};
/** The second rater says something else about the first criterion. */
const disputed = async (plan: Plan) => plan.host.serve("saveAnswer", [await answered(plan, "second")]);
const settled = async ({ host }: Plan) => {
  const [{ id, first, second }] = ((await host.serve("readAgreement", [])) as AgreementForm).disputed as [
    Dispute,
    ...unknown[],
  ];
  return { criterion: id, score: 1, evidence: "agreed", rater: "Ana and Ben", first, second };
};
const chosen = async ({ host }: Plan) => {
  await script(host, (app) => app.getActiveSpreadsheet().getSheetByName("Sheet1")!.getRange("C3").activate());
};
const broken = ({ host }: Plan) =>
  script(host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    spreadsheet.getSheetByName("Budget")!.deleteColumn(10);
    spreadsheet.getSheetByName("Audit")!.deleteRow(17);
    spreadsheet.getSheetByName("KPIs")!.deleteRow(10);
    spreadsheet.deleteSheet(spreadsheet.getSheetByName("Metrics")!);
  });

/** Every command that changes a workbook. */
export const COMMAND_CASES: readonly CommandCase[] = [
  { command: "setUpPlan", from: "nothing" },
  { command: "repairPlan", from: "example", before: broken },
  { command: "loadExample", from: "plan" },
  { command: "clearExample", from: "example" },
  { command: "refreshSummary", from: "example" },
  { command: "lockPlan", from: "example" },
  { command: "useOwnActuals", from: "example", before: async ({ host }) => spend(host) },
  {
    command: "undoLast",
    from: "example",
    before: async (plan) => plan.host.serve("applyPlan", [await planned(plan)]),
    request: () => ({ id: "change-1" }),
  },
  { command: "mvpLedger", from: "plan" },
  { command: "saveAnswer", from: "example", request: (plan) => answered(plan) },
  { command: "saveAnswer", when: "as the second rater", from: "example", request: (plan) => answered(plan, "second") },
  { command: "settleDispute", from: "example", before: disputed, request: settled },
  { command: "saveRun", from: "plan", request: () => RUN },
  { command: "saveSignUps", from: "plan", request: () => ({ signUps: 1200, seen: null }) },
  { command: "saveRivalName", from: "plan", request: () => ({ rival: 1, name: "Acme", seen: "" }) },
  {
    command: "saveRivalAnswer",
    from: "plan",
    request: () => ({ rival: 1, criterion: "B-03", score: 2, evidence: "seen", seen: { score: null, evidence: "" } }),
  },
  {
    command: "takeSnapshot",
    from: "example",
    request: () => ({ id: "snapshot-1", note: "Spring", startAudit: true }),
  },
  {
    command: "addActivity",
    from: "example",
    request: () => ({
      id: "request-1-of-a-test",
      activity: "Evening in Oslo",
      own: { tier: "In-person", stages: ["Awareness"], low: 1000, expected: 2000, high: 4000, hours: 10 },
      quantity: 2,
      quarter: "",
      owner: "",
      running: false,
      listeningTrip: false,
    }),
  },
  {
    command: "addPath",
    from: "example",
    request: () => ({
      id: "a-path-of-a-test",
      activities: ["Hosted meetup evening, about 40 people"],
      pilot: "Hosted meetup evening, about 40 people",
      promise: PROMISE,
    }),
  },
  { command: "applyPlan", from: "example", request: planned },
  { command: "applyMove", from: "example", request: moved },
  {
    command: "addRemedy",
    from: "example",
    request: () => ({ id: "remedy-1", activity: "Case study", promise: PROMISE }),
  },
  { command: "beginImport", from: "plan", request: () => IMPORT },
  {
    command: "importEvents",
    from: "plan",
    before: begun,
    request: () => ({ id: IMPORT.id, part: 0, rows: EVENTS }),
  },
  { command: "finishImport", from: "plan", before: written, request: () => ({ id: IMPORT.id }) },
  {
    command: "finishImport",
    when: "in place of others",
    from: "plan",
    before: replacing,
    request: () => ({ id: "import-2" }),
  },
  { command: "cancelImport", from: "plan", before: written, request: () => ({ id: IMPORT.id }) },
  { command: "countFromEvents", from: "plan", before: finished, request: () => undefined },
  {
    command: "importCounts",
    from: "plan",
    request: () => ({
      id: "counts-1",
      periods: [
        {
          key: "developers",
          name: "May",
          counts: [900, 80, 40, 0],
          seen: [null, null, null, null],
          seenName: "Period 1",
        },
      ],
    }),
  },
  { command: "insertExample", from: "plan", before: chosen, request: () => ({ name: "FUNNEL_DROPOFF" }) },
  {
    command: "removeExample",
    from: "plan",
    before: async (plan) => {
      await chosen(plan);
      await plan.host.serve("insertExample", [{ name: "FUNNEL_DROPOFF" }]);
    },
    request: () => ({ name: "FUNNEL_DROPOFF", sheet: "Sheet1", area: "C3:E6" }),
    mayRefuse: /not there any more/,
  },
  { command: "restoreBackup", from: "example", before: async ({ host }) => host.run("clearExample") },
  { command: "refreshForShare", from: "example" },
  { command: "makeBoardPack", from: "example", request: () => ({ id: "pack-0001" }) },
];

function spend(host: Plan["host"]): void {
  for (const [row, amount] of [1, 2, 3].map((each) => [each, each * 1000] as const))
    host.type(cell("budget", "actual", row), String(amount));
}

export const nameOf = ({ command, when }: CommandCase): string => (when ? `${command} ${when}` : command);

/** Time stands still, so that the same command writes the same. */
const STILL = { callMilliseconds: 0 };

const starts = new Map<string, SavedWorkbook>();

/** A workbook like the one that a command starts from, the same one again each time; what leads there is done once. */
export async function startOf(each: CommandCase): Promise<Plan> {
  return openAgain(await savedFor(each), STILL);
}

async function savedFor(each: CommandCase): Promise<SavedWorkbook> {
  const saved = starts.get(nameOf(each)) ?? (await madeFor(each));
  starts.set(nameOf(each), saved);
  return saved;
}

async function madeFor({ from, before }: CommandCase): Promise<SavedWorkbook> {
  const base = starts.get(from) ?? madeOf(from);
  starts.set(from, base);
  if (!before) return base;
  const plan = emptyWorkbook({ workbook: base, ...STILL });
  await before(plan);
  return plan.host.save(true);
}

function madeOf(from: CommandCase["from"]): SavedWorkbook {
  const plan = from === "example" ? emptyWorkbook({ workbook: needed("plan"), ...STILL }) : emptyWorkbook(STILL);
  if (from === "plan") plan.host.run("setUpPlan");
  if (from === "example") plan.host.run("loadExample");
  return plan.host.save(true);
}

function needed(from: CommandCase["from"]): SavedWorkbook {
  const saved = starts.get(from) ?? madeOf(from);
  starts.set(from, saved);
  return saved;
}

const requests = new Map<string, readonly unknown[]>();

/** What the page sends, worked out once on the workbook that the command starts from. */
export async function requestOf(each: CommandCase): Promise<readonly unknown[]> {
  const known = requests.get(nameOf(each));
  if (known) return known;
  // In a workbook of its own: the one that the command starts from may be open already.
  const made = each.request ? [await each.request(emptyWorkbook({ workbook: await savedFor(each), ...STILL }))] : [];
  requests.set(nameOf(each), made);
  return made;
}

/** How a command went: undefined, or what it said when it failed. */
export async function carryOut({ host, screen }: Plan, each: CommandCase): Promise<string | undefined> {
  // After a run that was cut off a menu entry may ask whether to go on over what is there.
  screen.answers = ["YES"];
  // And it kept a newer backup, where the one to put back is the one that was there before.
  screen.words = [(question) => [...question.matchAll(/^\d+(?=:)/gm)].at(-1)![0]];
  try {
    if (each.request || /^refreshForShare$/.test(each.command)) await host.serve(each.command, await requestOf(each));
    else host.run(each.command);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
