import type { Gate } from "../domain/criteria";
import type { PathStepId, Runner, StepStatus } from "../domain/path";
import type { StepId } from "../domain/stopwatch";
import type { CitedRule } from "../domain/talkRules";
import type { TierId } from "../domain/tiers";

/**
 * What a sidebar may ask of the add-on. Only plain JSON crosses: no dates, so days travel as "2026-11-22".
 * The implementations are the functions of the same names in main.ts.
 */
export interface Server {
  readTier(request: { tier: TierId; rating?: Rating }): TierForm;
  saveAnswer(request: SaveAnswer): SavedAnswer;
  readAgreement(): AgreementForm;
  settleDispute(request: Settlement): Settled;
  readStopwatch(): StopwatchForm;
  saveRun(request: NewRun): StopwatchForm;
  saveSignUps(request: { signUps: number; seen: number | null }): SavedSignUps;
  readRivals(): RivalForm;
  saveRivalName(request: { rival: number; name: string; seen: string }): SavedRivals;
  saveRivalAnswer(request: SaveRivalAnswer): SavedRivals;
  readSnapshots(): SnapshotForm;
  takeSnapshot(request: NewSnapshot): SnapshotForm;
  compareSnapshots(request: { from: string; to: string }): SnapshotComparison;
  readActivities(): ActivityForm;
  checkActivity(request: NewActivity): ActivityCheck;
  addActivity(request: NewActivity): AddedActivity;
  readQuestion(): QuestionForm;
  answerQuestion(request: Question): PathAnswer;
  addPath(request: NewPath): AddedPath;
  readPlanForm(): PlanForm;
  suggestPlan(request: PlanRequest): PlanSuggestion;
  applyPlan(request: PlanApplication): Applied;
  readStopAndMove(): StopForm;
  suggestMove(request: { stop: readonly string[] }): MoveSuggestion;
  applyMove(request: MoveApplication): Applied;
  /** Takes back the change with this id, if it is the last one. */
  undoLast(request: { id: string }): Undone;
  showTab(request: { tab: ShownTab; row?: number }): Shown;
  /** Opens the audit form of a tier in place of this sidebar. */
  auditForm(request: { tier: TierId; rating: Rating }): Shown;
  stopwatchForm(): Shown;
  secondRaterForm(): Shown;
  rivalsForm(): Shown;
  snapshotsForm(): Shown;
  planForm(): Shown;
  stopForm(): Shown;
  setUpPlan(): { message: string };
}

export type ShownTab =
  | "start"
  | "audit"
  | "budget"
  | "summary"
  | "settings"
  | "runs"
  | "raters"
  | "rivals"
  | "history"
  | "ledger";

export interface Shown {
  readonly shown: true;
}

export type { PathStepId, Runner, StepStatus } from "../domain/path";
export type { StepId } from "../domain/stopwatch";
export type { CitedRule } from "../domain/talkRules";
export type { TierId } from "../domain/tiers";

/** Whose scores a form shows: the audit's own, or those of a colleague who scores without seeing them. */
export type Rating = "first" | "second";

export interface Answer {
  /** 0 to 3; null is "not assessed". */
  readonly score: number | null;
  readonly evidence: string;
  readonly owner: string;
  readonly rater: string;
  /** Day of the score, "2026-11-22", or empty. */
  readonly scoredOn: string;
}

export interface CriterionForm {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly why: string;
  /** What counts as evidence. */
  readonly lookFor: string;
  readonly scores: readonly [string, string, string, string];
  readonly gate: Gate;
  readonly stage: string;
  readonly fromTalk: boolean;
  /** Costs attention, not money: no activity of the catalogue is needed to lift it. */
  readonly free: boolean;
  readonly answer: Answer;
  /** What is wrong with the cells of this criterion, in words; empty when nothing is. */
  readonly problem: string;
  /** Its row on the tab that holds the answer, to take a person there; 0 while the second rater's tab does not exist. */
  readonly row: number;
  /** Why the score should be looked at again ("Scored 120 days ago.", "Scored before this audit began."); empty while it is fresh. */
  readonly ageing: string;
  /** What each score says of the five-minute bar, for B-13 alone: passing the gate is not meeting the bar. */
  readonly bar?: readonly [string, string, string, string];
}

export interface TierStanding {
  /** 0 to 1, or null while there is too little evidence. */
  readonly score: number | null;
  readonly answered: number;
  readonly criteria: number;
  readonly gatesPassed: number;
  readonly gates: number;
  readonly status: "passes" | "fails" | "unknown";
  /** Id of the criterion to lift, or to assess, first; empty or left out when nothing keeps the tier from passing. */
  readonly firstFix: string;
}

export interface TierForm {
  readonly rating: Rating;
  readonly tier: { readonly id: TierId; readonly name: string; readonly reason: string };
  readonly criteria: readonly CriterionForm[];
  readonly standing: TierStanding;
  /** Criteria of this tier that have no row on the tab. */
  readonly missing: readonly string[];
}

export interface SaveAnswer {
  readonly criterion: string;
  readonly rating?: Rating;
  /** "Still true": the same score holds as of today. */
  readonly confirmed?: boolean;
  readonly answer: Omit<Answer, "scoredOn">;
  /** The answer that the form showed before: if the tab holds another one by now, nothing is overwritten. */
  readonly seen: Answer;
}

export interface SavedAnswer {
  /** False when somebody else changed the answer meanwhile; `answer` is theirs then. */
  readonly saved: boolean;
  readonly answer: Answer;
  readonly standing: TierStanding;
}

/** The second rating against the first. */
export interface AgreementForm {
  /** Names of those who scored, as they wrote them. */
  readonly firstRaters: readonly string[];
  readonly secondRaters: readonly string[];
  readonly tiers: readonly TierAgreement[];
  /** Criteria that the two scored differently and that are not settled, foundation first, the widest gap first in a tier. */
  readonly disputed: readonly Dispute[];
  readonly settled: number;
  /** Anything that keeps rows from being compared, in words; empty when nothing does. */
  readonly problem: string;
}

export interface TierAgreement {
  readonly id: TierId;
  readonly name: string;
  readonly criteria: number;
  /** Scored by the second rater. */
  readonly second: number;
  /** Scored by both. */
  readonly both: number;
  /** Of those, the ones with the same score, as they stood before any was settled. */
  readonly same: number;
  /** Same of both, 0 to 1; null while fewer than one is scored by both. */
  readonly share: number | null;
  readonly disputed: number;
}

export interface Dispute {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly scores: readonly [string, string, string, string];
  readonly gate: Gate;
  readonly first: Answer;
  readonly second: Answer;
  /** Its row on the Audit tab. */
  readonly row: number;
}

export interface Settlement {
  readonly criterion: string;
  readonly score: number;
  readonly evidence: string;
  /** Who settled it: becomes the rater on the Audit tab. */
  readonly rater: string;
  /** Both answers as the form showed them: if one is another by now, nothing is written. */
  readonly first: Answer;
  readonly second: Answer;
}

export interface Settled {
  readonly saved: boolean;
  /** As everything stands now. */
  readonly form: AgreementForm;
}

export interface StopwatchForm {
  readonly steps: readonly { readonly id: StepId; readonly name: string; readonly help: string }[];
  /** Name of our program, then of the rivals. A run of ours has the product "". */
  readonly products: readonly { readonly product: string; readonly name: string }[];
  /** Newest first; at most 50, `allRuns` counts the rest too. */
  readonly runs: readonly Run[];
  readonly allRuns: number;
  readonly result: StopwatchResult;
  /** Sign-ups a year from the Settings; null when blank. */
  readonly signUps: number | null;
  readonly barMinutes: number;
}

export interface NewRun {
  /** Made by the page, so that a run which is sent twice is written once. */
  readonly id: string;
  readonly product: string;
  readonly tester: string;
  /** Seconds by step; pauses are not in it. */
  readonly seconds: Readonly<Record<StepId, number>>;
  /** Whether the first app worked in the end. */
  readonly finished: boolean;
  /** Steps from "sign up" to a usable account, and from there to credentials and an app; null when not counted. */
  readonly signUpSteps: number | null;
  readonly credentialSteps: number | null;
  /** Whether a person of ours had to act, as by a sales call, an approval, a mail with a key. */
  readonly signUpHuman: boolean;
  readonly credentialHuman: boolean;
  /** Where it hurt. */
  readonly notes: string;
}

export interface Run extends NewRun {
  /** The day of it, "2026-11-22". */
  readonly day: string;
  readonly minutes: number;
  readonly row: number;
}

/** What the recent runs of our own product say. */
export interface StopwatchResult {
  /** Runs that count: ours, not older than the days after which a score is ageing. */
  readonly runs: number;
  readonly finished: number;
  /** Median minutes to a first app, where a run that did not finish counts as endless; null when that is half of them or more, or without runs. */
  readonly medianMinutes: number | null;
  /** Mean minutes of each step over those runs, in the order of `steps`. */
  readonly stepMinutes: readonly number[];
  readonly slowestStep: StepId | "";
  /** Scores that follow, for criteria that stand on the Audit tab; written by saveAnswer, one by one, after a yes. */
  readonly proposals: readonly Proposal[];
  /** Sum over a year's sign-ups of the mean time over the bar; null without sign-ups or runs. */
  readonly hoursLost: number | null;
}

export interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  /** The description of that score. */
  readonly words: string;
  /** How it follows, and how firm it is: "Median of 5 runs: 14 minutes." */
  readonly reason: string;
  /** What would be written as evidence. */
  readonly evidence: string;
  /** The answer on the Audit tab now: `seen` of saveAnswer. */
  readonly current: Answer;
}

export interface SavedSignUps {
  /** False when somebody else changed the number meanwhile; the form holds theirs then. */
  readonly saved: boolean;
  readonly form: StopwatchForm;
}

/** Our program beside up to three others, on what can be seen from outside. */
export interface RivalForm {
  /** Three; empty where no rival is named yet. */
  readonly names: readonly string[];
  readonly criteria: readonly RivalCriterion[];
  /** Ours, then each named rival. */
  readonly products: readonly ProductStanding[];
}

export interface RivalAnswer {
  readonly score: number | null;
  readonly evidence: string;
}

export interface RivalCriterion {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly lookFor: string;
  readonly scores: readonly [string, string, string, string];
  readonly ours: number | null;
  /** One for each of the three rivals. */
  readonly rivals: readonly RivalAnswer[];
  /** Its row on the Rivals tab; 0 while that does not exist. */
  readonly row: number;
}

export interface ProductStanding {
  readonly name: string;
  /** Which rival, 1 to 3; 0 is ours. */
  readonly rival: number;
  /** 0 to 1, or null while too little is answered. */
  readonly score: number | null;
  readonly answered: number;
  readonly criteria: number;
  /** The lowest scored criterion, "B-05 Credentials and app", and its score; empty and null without scores. */
  readonly weakest: string;
  readonly weakestScore: number | null;
  /** From stopwatch runs: median minutes and the slowest step with its mean minutes; null and empty when never timed. */
  readonly medianMinutes: number | null;
  readonly runs: number;
  readonly slowestStep: string;
  readonly slowestMinutes: number | null;
}

export interface SaveRivalAnswer {
  readonly rival: number;
  readonly criterion: string;
  readonly score: number | null;
  readonly evidence: string;
  readonly seen: RivalAnswer;
}

export interface SavedRivals {
  /** False when somebody else changed the cell meanwhile; the form holds theirs then. */
  readonly saved: boolean;
  readonly form: RivalForm;
}

export interface SnapshotForm {
  /** Newest first. */
  readonly snapshots: readonly Snapshot[];
  /** The day the current audit began, "2026-11-22"; empty when no re-audit was started. */
  readonly auditBegan: string;
  /** Scores that should be looked at again, and all scores. */
  readonly ageing: number;
  readonly answered: number;
  readonly criteria: number;
}

export interface Snapshot {
  readonly id: string;
  /** "2026-11-22 14:05", in the time zone of the spreadsheet. */
  readonly takenAt: string;
  readonly note: string;
  readonly answered: number;
  readonly row: number;
}

export interface NewSnapshot {
  /** Made by the page, so that a request which is sent twice is written once. */
  readonly id: string;
  readonly note: string;
  /** Begins a new audit afterwards: every score from before counts as ageing until it is scored or confirmed again. */
  readonly startAudit: boolean;
}

/** `from` and `to` are ids of snapshots; `to` may be "now". */
export interface SnapshotComparison {
  readonly from: string;
  readonly to: string;
  readonly tiers: readonly {
    readonly name: string;
    readonly from: TierStanding;
    readonly to: TierStanding;
  }[];
  /** By criterion, in the order of the audit. */
  readonly changes: readonly ScoreChange[];
  readonly unchanged: number;
}

export interface ScoreChange {
  readonly id: string;
  readonly name: string;
  /** `stale`: the same score at both times, and ageing by the later one. */
  readonly kind: "rose" | "fell" | "assessed" | "no longer assessed" | "stale";
  readonly from: number | null;
  readonly to: number | null;
  /** Its row on the Audit tab now; 0 when it has none. */
  readonly row: number;
}

export interface ActivityChoice {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly stages: string;
  readonly unit: string;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly leadWeeks: number;
  readonly lifts: string;
  readonly basis: string;
}

export interface ActivityForm {
  readonly activities: readonly ActivityChoice[];
  readonly currency: string;
  /** Names of the funnel stages of this plan. */
  readonly stages: readonly string[];
  /** Present scores by id of the criterion, null for not assessed; those without a row on the Audit tab are left out. */
  readonly scores: Readonly<Record<string, number | null>>;
}

/** What one unit of an activity costs that is not in the Catalogue, in the words and amounts of its Budget row. */
export interface OwnActivity {
  readonly tier: string;
  readonly stages: readonly string[];
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly hours: number;
}

export interface NewActivity {
  /** Made by the page, so that an activity which is sent twice stands once. */
  readonly id: string;
  readonly activity: string;
  /** Null for an activity of the Catalogue. */
  readonly own: OwnActivity | null;
  readonly quantity: number;
  readonly quarter: string;
  readonly owner: string;
  readonly running: boolean;
  readonly listeningTrip: boolean;
}

export interface ActivityCheck {
  readonly verdict: string;
  readonly reason: string;
  /** The talk's rules that the reason cites. */
  readonly rules: readonly CitedRule[];
}

export interface AddedActivity {
  readonly row: number;
  readonly message: string;
}

/** What the meetup question is asked with. */
export interface QuestionForm extends ActivityForm {
  /** The KPIs that steer this plan, two per stage as a rule. */
  readonly kpis: readonly { readonly stage: string; readonly name: string }[];
  /** What questions 3 and 4 show: whether newcomers succeed, and whether they have a place to go. */
  readonly shown: readonly ShownScore[];
  /** "2026-11-22", in the time zone of the spreadsheet. */
  readonly today: string;
}

export interface ShownScore {
  readonly question: "success" | "nextDay";
  readonly id: string;
  readonly name: string;
  readonly tier: TierId;
  readonly score: number | null;
  /** What the score stands for; empty while it is not assessed. */
  readonly words: string;
}

export interface Question {
  /** A name of the Catalogue, or one's own. */
  readonly activity: string;
  /** Name of the tier of one's own dream; empty for an activity of the Catalogue. */
  readonly tier: string;
  /** How many a year. */
  readonly quantity: number;
  readonly stage: string;
  readonly kpi: string;
  /** By how much the KPI should move, in words. */
  readonly change: string;
  readonly runner: Runner;
  /** Money that may come, or null. */
  readonly money: number | null;
  /** "2027-06-30", or empty. */
  readonly by: string;
}

export interface PathAnswer {
  /** The whole answer in a sentence. */
  readonly answer: string;
  /** What the talk says to somebody at this starting point; may be empty. */
  readonly advice: string;
  /** Whether the money and the time are enough; empty where nobody said how much there is. */
  readonly money: string;
  readonly time: string;
  readonly steps: readonly AnsweredStep[];
  /** Expected cost of the path; null when it cannot be said. */
  readonly expected: number | null;
  readonly weeks: number;
  /** The day on which the path ends if it begins today. */
  readonly ends: string;
  /** The verdict on the dream now, and once the path is gone. */
  readonly verdict: string;
  readonly verdictAfter: string;
  /** Null where there is no small version of the dream. */
  readonly pilot: Pilot | null;
  readonly promise: PilotPromise;
}

export interface AnsweredStep {
  readonly id: PathStepId;
  readonly name: string;
  readonly why: string;
  readonly status: StepStatus;
  readonly criteria: readonly { readonly id: string; readonly name: string; readonly score: number | null }[];
  readonly activities: readonly PathActivity[];
  /** "No money: it takes attention.", "About 17,700 USD, 4 weeks."; empty when it is done. */
  readonly price: string;
  readonly fromWeek: number;
  readonly toWeek: number;
}

export interface PathActivity {
  readonly id: string;
  readonly name: string;
  readonly expected: number;
  readonly leadWeeks: number;
  /** Its row of the Budget; 0 while it has none. */
  readonly row: number;
}

export interface Pilot extends PathActivity, ActivityCheck {
  readonly mayGoAhead: boolean;
}

/** What the owner promises before money moves. */
export interface PilotPromise {
  /** Which KPI moves, and by how much. */
  readonly change: string;
  /** "2027-06-30", or empty. */
  readonly changeBy: string;
  readonly stopRule: string;
}

export interface NewPath {
  /** Made by the page, so that a path which is sent twice is added once. */
  readonly id: string;
  /** Names of the Catalogue, one unit of each. */
  readonly activities: readonly string[];
  /** The name of the activity that the promise belongs to; empty when it is not among them. */
  readonly pilot: string;
  readonly promise: PilotPromise;
}

export interface AddedPath {
  readonly rows: readonly number[];
  readonly message: string;
}

/** What a change of several rows did, in words. */
export interface Applied {
  readonly message: string;
}

export interface Undone {
  readonly message: string;
}

/** A row that cannot be planned, and why; row 0 is one of the Catalogue. */
export interface PlanProblem {
  readonly activity: string;
  readonly row: number;
  readonly why: string;
}

export interface PlanCandidate {
  readonly id: string;
  readonly activity: string;
  /** Name of its tier; empty while none is chosen. */
  readonly tier: string;
  /** Its row of the Budget; 0 for an activity that is in the Catalogue only. */
  readonly row: number;
  readonly maximum: number;
  /** Expected cost of one unit, in the plan's currency. */
  readonly cost: number;
  /** What all of its units together are worth: typed in the Budget, else proposed. */
  readonly value: number;
  readonly isOwnValue: boolean;
  /** What the proposed value rests on. */
  readonly basis: string;
}

export interface PlanForm {
  readonly candidates: readonly PlanCandidate[];
  readonly problems: readonly PlanProblem[];
  /** Rows of the Budget that have an activity. */
  readonly rows: number;
  /** Sum of the expected costs of the Budget. */
  readonly total: number;
  readonly currency: string;
  /** Scores in the audit. */
  readonly answered: number;
  /** Gates that do not pass, foundation first. */
  readonly gates: readonly { readonly id: string; readonly name: string; readonly tier: string }[];
}

export interface PlanRequest {
  readonly budget: number;
  /** By candidate; what is left out keeps the value of the form. */
  readonly values: Readonly<Record<string, number>>;
  readonly only: "all" | "budget";
  /** The lean and the stretched budget as shares of the budget. */
  readonly shares: { readonly lean: number; readonly stretch: number };
}

/** A plan for one of the three budgets. */
export interface PlanSummary {
  readonly budget: number;
  readonly cost: number;
  readonly value: number;
  readonly activities: number;
  /** Names of the tiers that open once it is done. */
  readonly opened: readonly string[];
}

export interface PlanLine {
  readonly id: string;
  readonly activity: string;
  readonly tier: string;
  readonly row: number;
  readonly quantity: number;
  readonly maximum: number;
  /** Cost and value of what is bought; of all units where nothing is. */
  readonly cost: number;
  readonly value: number;
  readonly why: string;
}

export interface PlanChange {
  /** Added from the Catalogue, another quantity, tagged optional, or its tag taken away. */
  readonly kind: "add" | "quantity" | "optional" | "planned";
  readonly id: string;
  readonly activity: string;
  /** Quantities; the tag that stands now is in `tag`. */
  readonly from: number;
  readonly to: number;
  readonly tag: string;
}

export interface PlanSuggestion {
  readonly lean: PlanSummary | null;
  readonly expected: PlanSummary;
  readonly stretch: PlanSummary | null;
  readonly lines: readonly PlanLine[];
  /** What a little more money would change; null when that could not be worked out. */
  readonly next: {
    readonly money: number;
    readonly cost: number;
    readonly more: readonly { readonly activity: string; readonly units: number }[];
    readonly less: readonly { readonly activity: string; readonly units: number }[];
    readonly opened: readonly string[];
  } | null;
  readonly changes: readonly PlanChange[];
  /** The Budget as the plan saw it, sent back with `applyPlan`. */
  readonly seen: readonly string[];
}

export interface PlanApplication {
  /** Made by the page, so that a request which is sent twice is carried out once. */
  readonly id: string;
  readonly changes: readonly Pick<PlanChange, "kind" | "id" | "to">[];
  readonly seen: readonly string[];
}

export interface StopRow {
  readonly id: string;
  readonly activity: string;
  readonly row: number;
  readonly tier: string;
  readonly verdict: "STOP" | "HOLD";
  readonly reason: string;
  readonly money: number;
  readonly hours: number;
  readonly quarter: string;
  readonly running: boolean;
  /** Whether its tier stands above the lowest one that does not pass. */
  readonly isAbove: boolean;
}

export interface StopForm {
  readonly rows: readonly StopRow[];
  readonly problems: readonly PlanProblem[];
  /** Expected cost of the whole Budget, and of its rows above the lowest tier that does not pass. */
  readonly total: number;
  readonly above: number;
  /** Name of that tier; empty when every tier passes. */
  readonly lowest: string;
  readonly currency: string;
}

export interface MoveLine {
  readonly id: string;
  readonly activity: string;
  readonly tier: string;
  readonly quantity: number;
  readonly cost: number;
  readonly why: string;
  readonly isAbove: boolean;
}

export interface MoveSuggestion {
  readonly freed: number;
  readonly lines: readonly MoveLine[];
  /** Where the money goes, or why there is nothing to buy. */
  readonly note: string;
  readonly seen: readonly string[];
}

export interface MoveApplication {
  readonly id: string;
  readonly stop: readonly string[];
  readonly add: readonly Pick<MoveLine, "id" | "quantity">[];
  readonly seen: readonly string[];
}
