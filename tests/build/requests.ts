import type { Server } from "../../src/commands/server";
import { STEPS } from "../../src/domain/stopwatch";

/** A request that an endpoint takes, and where it is not particular. */
export interface Endpoint {
  readonly valid: unknown;
  /** Fields that may be left out. */
  readonly optional?: readonly string[];
  /** Fields that may be null. */
  readonly nullable?: readonly string[];
  /** Texts that may be as long as what stands in a cell. */
  readonly endless?: readonly string[];
  /** Objects that are only compared with what stands in the sheet, whatever is in them. */
  readonly compared?: readonly string[];
}

type Request<Name extends keyof Server> = Parameters<Server[Name]>[0];
type Requests = { readonly [Name in keyof Server as undefined extends Request<Name> ? never : Name]: Request<Name> };

const ANSWER = { score: 2, evidence: "seen", owner: "Ana", rater: "Ben" };
const SEEN = { ...ANSWER, scoredOn: "2026-11-22" };
const PROMISE = { change: "30 to 40 %", changeBy: "2027-06-30", stopRule: "Under 20" };
const ID = "request-1-of-a-test";
const ACTIVITY = {
  id: ID,
  activity: "Road show",
  own: { tier: "Education", stages: ["Adoption"], low: 1, expected: 2, high: 3, hours: 4 },
  quantity: 1,
  quarter: "Q1",
  owner: "Ana",
  running: false,
  listeningTrip: false,
};

const VALID: Requests = {
  readTier: { tier: "B", rating: "first" },
  saveAnswer: { criterion: "B-05", answer: ANSWER, seen: SEEN, rating: "first", confirmed: false },
  settleDispute: { criterion: "B-05", score: 2, evidence: "seen", rater: "Ana", first: SEEN, second: SEEN },
  saveRun: {
    id: ID,
    product: "Ours",
    tester: "Zoë",
    seconds: Object.fromEntries(STEPS.map(({ id }) => [id, 60])) as Request<"saveRun">["seconds"],
    finished: true,
    signUpSteps: 2,
    credentialSteps: 3,
    signUpHuman: false,
    credentialHuman: false,
    notes: "a key by mail",
  },
  saveSignUps: { signUps: 100, seen: 90 },
  saveRivalName: { rival: 1, name: "Acme", seen: "Other" },
  saveRivalAnswer: {
    rival: 1,
    criterion: "B-05",
    score: 1,
    evidence: "seen",
    seen: { score: 2, evidence: "seen before" },
  },
  takeSnapshot: { id: ID, note: "spring", startAudit: false },
  compareSnapshots: { from: "snapshot-1", to: "now" },
  checkActivity: ACTIVITY,
  addActivity: ACTIVITY,
  answerQuestion: {
    activity: "Road show",
    tier: "In-person",
    quantity: 1,
    stage: "Awareness",
    kpi: "Docs-reach rate",
    change: "more",
    runner: "us",
    money: 10,
    by: "2027-06-30",
  },
  addPath: { id: ID, activities: ["Webinar"], pilot: "Webinar", promise: PROMISE },
  suggestPlan: { budget: 10, values: { Webinar: 3 }, only: "all", shares: { lean: 0.6, stretch: 1.4 } },
  applyPlan: { id: ID, changes: [{ kind: "add", id: "Webinar", to: 1 }], seen: ["a"] },
  suggestMove: { stop: ["Webinar"] },
  applyMove: { id: ID, stop: ["Webinar"], add: [{ id: "Webinar", quantity: 1 }], seen: ["a"] },
  composeSql: {
    question: "segments",
    table: "project.dataset.events",
    id: "user",
    stage: "event",
    time: "time",
    timeKind: "timestamp",
    segment: "country",
    stages: ["Awareness", "Adoption"],
    window: 30,
  },
  addRemedy: { id: ID, activity: "Webinar", promise: PROMISE },
  beginImport: { id: ID, mode: "below", rows: 1 },
  importEvents: { id: ID, part: 0, rows: [["ada", "Adoption", "2026-03-04", "DE"]] },
  finishImport: { id: ID },
  cancelImport: { id: ID },
  importCounts: { id: ID, periods: [{ key: "developers", name: "Q1", counts: [1, 2], seen: [3, 4], seenName: "Q1" }] },
  insertExample: { name: "FUNNEL_LEAK" },
  removeExample: { name: "FUNNEL_LEAK", sheet: "Sheet1", area: "A1:B2" },
  makeBoardPack: { id: ID },
  undoLast: { id: ID },
  showTab: { tab: "budget", row: 7, column: "activity" },
  auditForm: { tier: "B", rating: "first" },
};

const LENIENCE: { readonly [Name in keyof Requests]?: Omit<Endpoint, "valid"> } = {
  readTier: { optional: ["rating"] },
  saveAnswer: { optional: ["rating", "confirmed"], nullable: ["score"], compared: ["seen"] },
  settleDispute: { compared: ["first", "second"] },
  saveRun: { nullable: ["signUpSteps", "credentialSteps"] },
  saveSignUps: { nullable: ["seen"] },
  saveRivalAnswer: { nullable: ["score"], compared: ["seen"] },
  checkActivity: { nullable: ["own"] },
  addActivity: { nullable: ["own"] },
  answerQuestion: { nullable: ["money"] },
  suggestPlan: { optional: ["Webinar"] },
  applyPlan: { endless: ["seen"] },
  applyMove: { endless: ["seen"] },
  composeSql: { nullable: ["window"] },
  importCounts: { nullable: ["counts", "seen"] },
  showTab: { optional: ["row", "column"] },
  auditForm: { optional: ["rating"] },
};

/** Every endpoint that takes a request. */
export const ENDPOINTS: readonly (Endpoint & { readonly name: string })[] = Object.entries(VALID).map(
  ([name, valid]) => ({ name, valid, ...LENIENCE[name as keyof Requests] }),
);
