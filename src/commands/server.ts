import type { TierId } from "../domain/tiers";
import type { ActivityCheck, ActivityForm, AddedActivity, NewActivity } from "./forms/activity";
import type { AgreementForm, Settled, Settlement } from "./forms/agreement";
import type { Rating, SaveAnswer, SavedAnswer, TierForm } from "./forms/audit";
import type { ExamplePlace, InsertedExample } from "./forms/functionHelp";
import type { Imported, ImportForm, ImportPart, NewCounts, NewImport } from "./forms/import";
import type { PlanApplication, PlanForm, PlanRequest, PlanSuggestion } from "./forms/plan";
import type { AddedPath, NewPath, PathAnswer, Question, QuestionForm } from "./forms/question";
import type { RivalForm, SavedRivals, SaveRivalAnswer } from "./forms/rivals";
import type { BoardPack, ShareForm } from "./forms/share";
import type { NewSnapshot, SnapshotComparison, SnapshotForm } from "./forms/snapshots";
import type { SqlAnswer, SqlForm, SqlRequest } from "./forms/sql";
import type { MoveApplication, MoveSuggestion, StopForm } from "./forms/stop";
import type { NewRun, SavedSignUps, StopwatchForm } from "./forms/stopwatch";
import type { NewRemedy, StuckForm } from "./forms/stuck";
import type { Applied, Undone } from "./forms/undo";

export type { PathStepId, Runner, StepStatus } from "../domain/path";
export type { StepId } from "../domain/stopwatch";
export type { CitedRule } from "../domain/talkRules";
export type { TierId } from "../domain/tiers";
export type * from "./forms/activity";
export type * from "./forms/agreement";
export type * from "./forms/audit";
export type * from "./forms/functionHelp";
export type * from "./forms/import";
export type * from "./forms/plan";
export type * from "./forms/question";
export type * from "./forms/rivals";
export type * from "./forms/share";
export type * from "./forms/snapshots";
export type * from "./forms/sql";
export type * from "./forms/stop";
export type * from "./forms/stopwatch";
export type * from "./forms/stuck";
export type * from "./forms/undo";

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
  readSqlForm(): SqlForm;
  composeSql(request: SqlRequest): SqlAnswer;
  readStuck(): StuckForm;
  addRemedy(request: NewRemedy): AddedActivity;
  readImport(): ImportForm;
  beginImport(request: NewImport): Applied;
  importEvents(request: ImportPart): Applied;
  finishImport(request: { id: string }): Imported;
  cancelImport(request: { id: string }): Applied;
  countFromEvents(): Applied;
  importCounts(request: NewCounts): Applied;
  insertExample(request: { name: string }): InsertedExample;
  removeExample(request: ExamplePlace): Applied;
  readShare(): ShareForm;
  refreshForShare(): ShareForm;
  makeBoardPack(request: { id: string }): BoardPack;
  /** Takes back the change with this id, if it is the last one. */
  undoLast(request: { id: string }): Undone;
  /** `column` is the key of a column of the tab's table. */
  showTab(request: { tab: ShownTab; row?: number; column?: string }): Shown;
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
  | "catalogue"
  | "funnel"
  | "events"
  | "kpis"
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
