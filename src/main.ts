/** The globals that Google sees, and nothing else: each can be called from any cell and any page of the add-on. */
import { addActivity as add, checkActivity as check, readActivities as read } from "./commands/activity";
import { readTier as readAuditTier, saveAnswer as saveAuditAnswer } from "./commands/audit";
import { loadExample as putExampleIn, clearExample as takeExampleOut } from "./commands/example";
import { buildMenu } from "./commands/menu";
import { openActivity, openAudit, openHelp } from "./commands/pages";
import type { Server } from "./commands/server";
import { setUp } from "./commands/setUp";
import { showTab as show } from "./commands/show";
import { refreshSummary as refresh } from "./commands/summary";

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

/** Menu: opens the form that adds an activity to the Budget. */
export function addActivityForm(): void {
  openActivity();
}

/** Menu: brings the Summary up to date and shows it. */
export function refreshSummary(): void {
  refresh();
}

/** Menu: opens the help. */
export function help(): void {
  openHelp();
}

/** Audit sidebar: everything the form of a tier shows. */
export function readTier(request: unknown): ReturnType<Server["readTier"]> {
  return readAuditTier(request);
}

/** Audit sidebar: saves one answer. */
export function saveAnswer(request: unknown): ReturnType<Server["saveAnswer"]> {
  return saveAuditAnswer(request);
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

/** Sidebars: takes the person to a tab. */
export function showTab(request: unknown): ReturnType<Server["showTab"]> {
  return show(request);
}
