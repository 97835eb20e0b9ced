import { type TierId, tierById } from "../domain/tiers";

/** Opens the audit form of a tier. The page is the same for all five; only the tier's id is put into it. */
export function openAudit(tier: TierId): void {
  const page = HtmlService.createHtmlOutputFromFile("Audit")
    .getContent()
    .replace('data-tier=""', `data-tier="${tier}"`);
  showSidebar(HtmlService.createHtmlOutput(page).setTitle(`Audit: ${tierById(tier).name}`));
}

export function openActivity(): void {
  showSidebar(HtmlService.createHtmlOutputFromFile("Activity").setTitle("Add activity"));
}

export function openHelp(): void {
  showSidebar(HtmlService.createHtmlOutputFromFile("Help").setTitle("Help"));
}

function showSidebar(page: GoogleAppsScript.HTML.HtmlOutput): void {
  SpreadsheetApp.getUi().showSidebar(page);
}
