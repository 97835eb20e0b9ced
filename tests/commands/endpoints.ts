import { STEPS } from "../../src/domain/stopwatch";

/** A global of the add-on, with a request that it takes. */
export interface Endpoint {
  readonly name: string;
  readonly request?: object;
}

const ANSWER = { score: 2, evidence: "", owner: "", rater: "Ana" };
const SEEN = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };
const PROMISE = { change: "more", changeBy: "2027-06-30", stopRule: "none" };
const EXAMPLE = { name: "FUNNEL_DROPOFF", sheet: "Sheet1", area: "A1:C4" };
/** A run of the stopwatch that its page would send. */
export const RUN = {
  id: "run-0001-of-a-test",
  product: "",
  tester: "Ana",
  seconds: Object.fromEntries(STEPS.map(({ id }) => [id, 60])),
  finished: true,
  signUpSteps: 2,
  credentialSteps: 5,
  signUpHuman: false,
  credentialHuman: false,
  notes: "",
};
const ACTIVITY = {
  id: "activity-0001-of-a-test",
  activity: "Webinar",
  own: null,
  quantity: 2,
  quarter: "Q3",
  owner: "",
  running: false,
  listeningTrip: false,
};

/** Whatever writes into the plan. */
export const WRITING: readonly Endpoint[] = [
  { name: "setUpPlan" },
  { name: "repairPlan" },
  { name: "loadExample" },
  { name: "clearExample" },
  { name: "mvpLedger" },
  { name: "lockPlan" },
  { name: "useOwnActuals" },
  { name: "undoLast" },
  { name: "refreshSummary" },
  { name: "saveAnswer", request: { criterion: "B-04", answer: ANSWER, seen: SEEN } },
  {
    name: "settleDispute",
    request: { criterion: "B-04", score: 2, evidence: "", rater: "Ana", first: SEEN, second: SEEN },
  },
  { name: "saveRun", request: RUN },
  { name: "saveSignUps", request: { signUps: 1200, seen: null } },
  { name: "saveRivalName", request: { rival: 1, name: "Acme", seen: "" } },
  {
    name: "saveRivalAnswer",
    request: { rival: 1, criterion: "B-03", score: 2, evidence: "", seen: { score: null, evidence: "" } },
  },
  { name: "takeSnapshot", request: { id: "snapshot-0001", note: "", startAudit: false } },
  { name: "addActivity", request: ACTIVITY },
  { name: "addPath", request: { id: "path-0001", activities: ["Webinar"], pilot: "Webinar", promise: PROMISE } },
  { name: "applyPlan", request: { id: "change-0001", changes: [{ kind: "add", id: "Webinar", to: 1 }], seen: [] } },
  { name: "applyMove", request: { id: "change-0001", stop: ["Webinar"], add: [], seen: [] } },
  { name: "beginImport", request: { id: "import-0001", mode: "below", rows: 1 } },
  { name: "importEvents", request: { id: "import-0001", part: 0, rows: [["ana", "Awareness", "2026-11-22", ""]] } },
  { name: "finishImport", request: { id: "import-0001" } },
  { name: "cancelImport", request: { id: "import-0001" } },
  { name: "countFromEvents" },
  {
    name: "importCounts",
    request: { id: "counts-0001", periods: [{ key: "developers", name: "", counts: [1], seen: [null], seenName: "" }] },
  },
  { name: "insertExample", request: { name: EXAMPLE.name } },
  { name: "removeExample", request: EXAMPLE },
  { name: "addRemedy", request: { id: "remedy-0001", activity: "Webinar", promise: PROMISE } },
  { name: "refreshForShare" },
  { name: "makeBoardPack", request: { id: "pack-0001" } },
];

/** What only reads, and what a form asks. */
export const READING: readonly Endpoint[] = [
  { name: "readTier", request: { tier: "B" } },
  { name: "readAgreement" },
  { name: "readStopwatch" },
  { name: "readRivals" },
  { name: "readSnapshots" },
  { name: "compareSnapshots", request: { from: "now", to: "now" } },
  { name: "readActivities" },
  { name: "checkActivity", request: ACTIVITY },
  { name: "readQuestion" },
  { name: "readPlanForm" },
  { name: "readStopAndMove" },
  { name: "readSqlForm" },
  { name: "readImport" },
  { name: "readStuck" },
  { name: "readShare" },
  { name: "showTab", request: { tab: "budget" } },
];

/** Questions that a form has to ask with what it was just told; each has tests of its own. */
export const ASKING: readonly string[] = ["answerQuestion", "suggestPlan", "suggestMove", "composeSql"];

/** Asks before it does anything, so it has tests of its own. */
export const CONFIRMED: readonly string[] = ["restoreBackup"];

/** What opens the menu or a form. */
export const OPENING: readonly Endpoint[] = [
  { name: "onOpen" },
  { name: "onInstall" },
  ...["BasicEnablement", "Community", "Education", "ExpandedEnablement", "InPerson"].map((tier) => ({
    name: `audit${tier}`,
  })),
  ...["stopwatch", "secondRater", "rivals", "snapshots", "addActivity", "question", "plan", "stop", "sql"].map(
    (form) => ({ name: `${form}Form` }),
  ),
  ...["stuck", "import", "share"].map((form) => ({ name: `${form}Form` })),
  { name: "auditForm", request: { tier: "B", rating: "first" } },
  { name: "help" },
];
