/** The globals that Google sees, and nothing else: each can be called from any cell and any page of the add-on. */
import { addActivity as add, checkActivity as check, readActivities as read } from "./commands/activity";
import { readAgreement as readRatings, settleDispute as settle } from "./commands/agreement";
import { readTier as readAuditTier, saveAnswer as saveAuditAnswer } from "./commands/audit";
import { restoreBackup as restore } from "./commands/backups";
import { loadExample as putExampleIn, clearExample as takeExampleOut } from "./commands/example";
import { readImport as readFunnel, importCounts as writeCounts } from "./commands/importCounts";
import {
  beginImport as begin,
  cancelImport as cancel,
  countFromEvents as count,
  finishImport as finish,
  importEvents as writePart,
} from "./commands/importEvents";
import { insertExample as putExample, removeExample as takeExample } from "./commands/insertExample";
import { openLedger } from "./commands/ledger";
import { answerQuestion as answer, readQuestion as readDreams } from "./commands/meetup";
import { addPath as addWholePath } from "./commands/meetupPath";
import { buildMenu } from "./commands/menu";
import { lockPlan as lock, useOwnActuals as takeOwnActuals } from "./commands/ownFigures";
import { openAudit, openAuditAsAsked, openPage } from "./commands/pages";
import { suggestPlan as bestPlan, readPlanForm as readCandidates, applyPlan as writePlan } from "./commands/plan";
import {
  saveRivalName as nameRival,
  readRivals as readRivalScores,
  saveRivalAnswer as saveRivalScore,
} from "./commands/rivals";
import type { Server } from "./commands/server";
import { repair, setUp } from "./commands/setUp";
import {
  makeBoardPack as makePack,
  readShare as readSummary,
  refreshForShare as refreshAndRead,
} from "./commands/share";
import { showTab as show } from "./commands/show";
import {
  compareSnapshots as compare,
  takeSnapshot as keepSnapshot,
  readSnapshots as readHistory,
} from "./commands/snapshots";
import { compose as composeQuery, readForm as readStages } from "./commands/sql";
import { suggestMove as bestMove, readStopAndMove as readHeld, applyMove as writeMove } from "./commands/stop";
import { readStopwatch as readTimes, saveRun as saveTimes, saveSignUps as setSignUps } from "./commands/stopwatch";
import { addRemedy as addForStuck, readStuck as readChains } from "./commands/stuck";
import { refreshSummary as refresh } from "./commands/summary";
import { undoLast as undo } from "./commands/undoLast";

export { callFunction } from "./functions/index";

/** Builds the menu when a spreadsheet is opened. */
export function onOpen(): void {
  buildMenu();
}

/** Builds the menu right after the add-on was installed. */
export function onInstall(): void {
  buildMenu();
}

/** Menu and sidebars: makes the tabs of a plan, or brings back what is gone. */
export function setUpPlan(): ReturnType<Server["setUpPlan"]> {
  return setUp();
}

/** Menu: brings back what is gone from a plan, and says what. */
export function repairPlan(): void {
  repair();
}

/** Menu: fills the plan with the example. */
export function loadExample(): void {
  putExampleIn();
}

/** Menu: takes the example out again. */
export function clearExample(): void {
  takeExampleOut();
}

/** Menu: opens the audit form of the first tier. */
export function auditBasicEnablement(): void {
  openAudit("B");
}

/** Menu: opens the audit form of the second tier. */
export function auditCommunity(): void {
  openAudit("C");
}

/** Menu: opens the audit form of the third tier. */
export function auditEducation(): void {
  openAudit("E");
}

/** Menu: opens the audit form of the fourth tier. */
export function auditExpandedEnablement(): void {
  openAudit("X");
}

/** Menu: opens the audit form of the fifth tier. */
export function auditInPerson(): void {
  openAudit("P");
}

/** Menu and sidebars: opens the stopwatch for a first app. */
export function stopwatchForm(): ReturnType<Server["stopwatchForm"]> {
  return openPage("Stopwatch");
}

/** Menu and sidebars: opens the comparison of the two ratings. */
export function secondRaterForm(): ReturnType<Server["secondRaterForm"]> {
  return openPage("Agreement");
}

/** Menu and sidebars: opens the form that looks at rivals. */
export function rivalsForm(): ReturnType<Server["rivalsForm"]> {
  return openPage("Rivals");
}

/** Menu and sidebars: opens the snapshots of the audit. */
export function snapshotsForm(): ReturnType<Server["snapshotsForm"]> {
  return openPage("Snapshots");
}

/** Sidebars: opens the audit form of a tier, for the first or the second rater. */
export function auditForm(request: unknown): ReturnType<Server["auditForm"]> {
  return openAuditAsAsked(request);
}

/** Menu: opens the form that adds an activity to the Budget. */
export function addActivityForm(): void {
  openPage("Activity");
}

/** Menu: opens the meetup question. */
export function questionForm(): void {
  openPage("Question");
}

/** Menu: shows what members made and what it is worth. */
export function mvpLedger(): void {
  openLedger();
}

/** Menu and sidebars: opens the form that suggests a plan. */
export function planForm(): ReturnType<Server["planForm"]> {
  return openPage("Plan");
}

/** Menu: opens the page that brings a file of events or counts in. */
export function importForm(): void {
  openPage("Import");
}

/** Menu: opens the page that says where developers are stuck. */
export function stuckForm(): void {
  openPage("Stuck");
}

/** Menu and sidebars: opens the form that stops what should wait and moves its money. */
export function stopForm(): ReturnType<Server["stopForm"]> {
  return openPage("Stop");
}

/** Menu: opens the form that says the funnel in SQL. */
export function sqlForm(): void {
  openPage("Sql");
}

/** Menu: opens the form that gives the Summary away: printed, as text, as a copy. */
export function shareForm(): void {
  openPage("Share");
}

/** Menu: writes the mean of each row of the Budget as its plan. */
export function lockPlan(): void {
  lock();
}

/** Menu: puts what was really paid in place of the Catalogue's cash. */
export function useOwnActuals(): void {
  takeOwnActuals();
}

/** Menu and sidebars: takes the last change of several rows back. */
export function undoLast(request: unknown): ReturnType<Server["undoLast"]> {
  return undo(request);
}

/** Menu: puts tabs of the plan back as a backup keeps them. */
export function restoreBackup(): void {
  restore();
}

/** Menu: brings the Summary up to date and shows it. */
export function refreshSummary(): void {
  refresh();
}

/** Menu: opens the help. */
export function help(): void {
  openPage("Help");
}

/** Audit sidebar: everything the form of a tier shows. */
export function readTier(request: unknown): ReturnType<Server["readTier"]> {
  return readAuditTier(request);
}

/** Audit sidebar: saves one answer. */
export function saveAnswer(request: unknown): ReturnType<Server["saveAnswer"]> {
  return saveAuditAnswer(request);
}

/** Second-rater sidebar: how far two ratings agree, and what is to settle. */
export function readAgreement(): ReturnType<Server["readAgreement"]> {
  return readRatings();
}

/** Second-rater sidebar: writes the score on which the two agreed. */
export function settleDispute(request: unknown): ReturnType<Server["settleDispute"]> {
  return settle(request);
}

/** Stopwatch: the log and what it says. */
export function readStopwatch(): ReturnType<Server["readStopwatch"]> {
  return readTimes();
}

/** Stopwatch: adds a run to the log. */
export function saveRun(request: unknown): ReturnType<Server["saveRun"]> {
  return saveTimes(request);
}

/** Stopwatch: sets the yearly sign-ups. */
export function saveSignUps(request: unknown): ReturnType<Server["saveSignUps"]> {
  return setSignUps(request);
}

/** Rivals sidebar: the rivals beside us. */
export function readRivals(): ReturnType<Server["readRivals"]> {
  return readRivalScores();
}

/** Rivals sidebar: names a rival. */
export function saveRivalName(request: unknown): ReturnType<Server["saveRivalName"]> {
  return nameRival(request);
}

/** Rivals sidebar: saves what was seen of a rival. */
export function saveRivalAnswer(request: unknown): ReturnType<Server["saveRivalAnswer"]> {
  return saveRivalScore(request);
}

/** Snapshots sidebar: the snapshots that were kept. */
export function readSnapshots(): ReturnType<Server["readSnapshots"]> {
  return readHistory();
}

/** Snapshots sidebar: keeps the audit as it is. */
export function takeSnapshot(request: unknown): ReturnType<Server["takeSnapshot"]> {
  return keepSnapshot(request);
}

/** Snapshots sidebar: what changed between two times. */
export function compareSnapshots(request: unknown): ReturnType<Server["compareSnapshots"]> {
  return compare(request);
}

/** Activity sidebar: the catalogue of this plan. */
export function readActivities(): ReturnType<Server["readActivities"]> {
  return read();
}

/** Activity sidebar: the verdict that an activity would get. */
export function checkActivity(request: unknown): ReturnType<Server["checkActivity"]> {
  return check(request);
}

/** Activity sidebar: adds an activity to the Budget. */
export function addActivity(request: unknown): ReturnType<Server["addActivity"]> {
  return add(request);
}

/** Question sidebar: what the meetup question is asked with. */
export function readQuestion(): ReturnType<Server["readQuestion"]> {
  return readDreams();
}

/** Question sidebar: the path back from a dream. */
export function answerQuestion(request: unknown): ReturnType<Server["answerQuestion"]> {
  return answer(request);
}

/** Question sidebar: adds activities of the path to the Budget. */
export function addPath(request: unknown): ReturnType<Server["addPath"]> {
  return addWholePath(request);
}

/** Plan sidebar: what a plan may choose from. */
export function readPlanForm(): ReturnType<Server["readPlanForm"]> {
  return readCandidates();
}

/** Plan sidebar: the best plan for a budget. */
export function suggestPlan(request: unknown): ReturnType<Server["suggestPlan"]> {
  return bestPlan(request);
}

/** Plan sidebar: writes a plan into the Budget. */
export function applyPlan(request: unknown): ReturnType<Server["applyPlan"]> {
  return writePlan(request);
}

/** Stop sidebar: what should not run. */
export function readStopAndMove(): ReturnType<Server["readStopAndMove"]> {
  return readHeld();
}

/** Stop sidebar: where the money of what is stopped would go. */
export function suggestMove(request: unknown): ReturnType<Server["suggestMove"]> {
  return bestMove(request);
}

/** Stop sidebar: stops activities and moves their money. */
export function applyMove(request: unknown): ReturnType<Server["applyMove"]> {
  return writeMove(request);
}

/** SQL sidebar: the stages of the plan. */
export function readSqlForm(): ReturnType<Server["readSqlForm"]> {
  return readStages();
}

/** SQL sidebar: the funnel as SQL. */
export function composeSql(request: unknown): ReturnType<Server["composeSql"]> {
  return composeQuery(request);
}

/** Import sidebar: what the plan has of stages, events and periods. */
export function readImport(): ReturnType<Server["readImport"]> {
  return readFunnel();
}

/** Import sidebar: makes room for the rows of a file. */
export function beginImport(request: unknown): ReturnType<Server["beginImport"]> {
  return begin(request);
}

/** Import sidebar: writes a part of a file. */
export function importEvents(request: unknown): ReturnType<Server["importEvents"]> {
  return writePart(request);
}

/** Import sidebar: lets the rows of a file count. */
export function finishImport(request: unknown): ReturnType<Server["finishImport"]> {
  return finish(request);
}

/** Import sidebar: takes the rows of a file out again. */
export function cancelImport(request: unknown): ReturnType<Server["cancelImport"]> {
  return cancel(request);
}

/** Import sidebar: lets the Funnel count the events. */
export function countFromEvents(): ReturnType<Server["countFromEvents"]> {
  return count();
}

/** Import sidebar: writes counts into the Funnel. */
export function importCounts(request: unknown): ReturnType<Server["importCounts"]> {
  return writeCounts(request);
}

/** Help: puts an example of a function into the active cell. */
export function insertExample(request: unknown): ReturnType<Server["insertExample"]> {
  return putExample(request);
}

/** Help: takes an example out again. */
export function removeExample(request: unknown): ReturnType<Server["removeExample"]> {
  return takeExample(request);
}

/** Stuck sidebar: the KPIs that are behind, and what would help each. */
export function readStuck(): ReturnType<Server["readStuck"]> {
  return readChains();
}

/** Stuck sidebar: adds an activity with its promise. */
export function addRemedy(request: unknown): ReturnType<Server["addRemedy"]> {
  return addForStuck(request);
}

/** Share sidebar: the Summary in the forms in which it can be given away. */
export function readShare(): ReturnType<Server["readShare"]> {
  return readSummary();
}

/** Share sidebar: the same, brought up to date first. */
export function refreshForShare(): ReturnType<Server["refreshForShare"]> {
  return refreshAndRead();
}

/** Share sidebar: keeps the Summary as it is in a tab of its own. */
export function makeBoardPack(request: unknown): ReturnType<Server["makeBoardPack"]> {
  return makePack(request);
}

/** Sidebars: takes the person to a tab. */
export function showTab(request: unknown): ReturnType<Server["showTab"]> {
  return show(request);
}
