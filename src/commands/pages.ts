import { type TierId, tierById } from "../domain/tiers";
import { ratingField, tierField } from "./audit";
import { fieldsOf } from "./requests";
import type { Rating, Shown } from "./server";

/** Opens the audit form of a tier. The page is the same for all; only the tier's id and whose scores are put into it. */
export function openAudit(tier: TierId, rating: Rating = "first"): Shown {
  const page = HtmlService.createHtmlOutputFromFile("Audit")
    .getContent()
    .replace('data-tier=""', `data-tier="${tier}"`)
    .replace('data-rating=""', `data-rating="${rating}"`);
  const title = rating === "first" ? "Audit" : "Second rater";
  return showSidebar(HtmlService.createHtmlOutput(page).setTitle(`${title}: ${tierById(tier).name}`));
}

/** The same, for a page that asks for it. */
export function openAuditAsAsked(request: unknown): Shown {
  const fields = fieldsOf(request, ["tier", "rating"]);
  return openAudit(tierField(fields), ratingField(fields));
}

/** Pages that open as they are, and their titles. */
const PAGES = {
  Activity: "Add activity",
  Agreement: "Second rater",
  Help: "Help",
  Import: "Import events or counts",
  Question: "The meetup question",
  Plan: "Suggest a plan",
  Rivals: "Rivals",
  Share: "Share the summary",
  Snapshots: "Snapshots",
  Sql: "SQL for this funnel",
  Stop: "Stop and move",
  Stuck: "Where developers are stuck",
  Stopwatch: "First-app stopwatch",
} as const;

export function openPage(name: keyof typeof PAGES): Shown {
  return showSidebar(HtmlService.createHtmlOutputFromFile(name).setTitle(PAGES[name]));
}

function showSidebar(page: GoogleAppsScript.HTML.HtmlOutput): Shown {
  SpreadsheetApp.getUi().showSidebar(page);
  return { shown: true };
}
