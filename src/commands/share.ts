import { pageMarkdown } from "../domain/markdown";
import { summaryTab } from "../tabs/summary";
import { now, today } from "../workbook/days";
import { withDocumentLock } from "../workbook/lock";
import { copyFrozen, dropCutCopy, readPage } from "../workbook/page";
import { findPlaces, MARK, needPlace } from "../workbook/places";
import { textSetting } from "../workbook/settings";
import { fieldsOf, keyField } from "./requests";
import type { BoardPack, ShareForm, SummaryState } from "./server";
import { refreshSummary } from "./summary";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Marks a board pack with the id of the request that made it. */
const PACK = `${MARK}.pack`;

/** Sheets refuses longer names. */
const LONGEST_NAME = 100;

/** The page for execs in the forms in which it can be given away. Nothing is sent anywhere. */
export function readShare(): ShareForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = summarySheet(spreadsheet);
  return {
    tab: sheet.getName(),
    state: stateOf(spreadsheet),
    markdown: pageMarkdown(readPage(sheet)),
    pdf: pdfLinks(spreadsheet.getUrl(), sheet.getSheetId()),
    packs: packsOf(spreadsheet).map(({ sheet }) => sheet.getName()),
  };
}

/** Brings the page up to date first. */
export function refreshForShare(): ShareForm {
  refreshSummary();
  return readShare();
}

/** Keeps the page as it is in a tab of its own, which the plan does not change any more; asked for twice, it is made once. */
export function makeBoardPack(request: unknown): BoardPack {
  const id = keyField(fieldsOf(request, ["id"]), "id");
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = withDocumentLock(() => {
    dropCutCopy(spreadsheet);
    const standing = packsOf(spreadsheet).find((pack) => pack.id === id);
    return standing?.sheet ?? newPack(spreadsheet, summarySheet(spreadsheet), id);
  });
  sheet.activate();
  const name = sheet.getName();
  return { name, message: `Made the tab “${name}”. To take it back, delete the tab.`, form: readShare() };
}

function newPack(spreadsheet: Spreadsheet, summary: Sheet, id: string): Sheet {
  const taken = spreadsheet.getSheets().map((sheet) => sheet.getName());
  const name = packName(textSetting(spreadsheet, "Groundwork_period"), today(), taken);
  const made = `Made on ${now()} from the tab “${summary.getName()}” of “${spreadsheet.getName()}”`;
  const note = `${made}, as values: nothing here changes when the plan does.`;
  // Whether the page is up to date stops being true on a copy, so it says what it is instead.
  const cell = spreadsheet.getRangeByName("Groundwork_summary_state");
  const words = { cell, text: `A copy made on ${now()}: it does not change with the plan.` };
  return copyFrozen(spreadsheet, summary, { name, note, words, mark: { key: PACK, value: id } });
}

const summarySheet = (spreadsheet: Spreadsheet): Sheet =>
  needPlace(findPlaces(spreadsheet, [summaryTab]), summaryTab).sheet;

function stateOf(spreadsheet: Spreadsheet): SummaryState {
  const names = ["Groundwork_summary_date", "Groundwork_plan_now", "Groundwork_plan_at_refresh"];
  const [date, plan, refreshed] = names.map((name) => spreadsheet.getRangeByName(name)?.getValue());
  if (date === undefined || plan === undefined || refreshed === undefined) return "unknown";
  if (date === "") return "never";
  return plan === refreshed ? "current" : "changed";
}

function packsOf(spreadsheet: Spreadsheet): { readonly id: string; readonly sheet: Sheet }[] {
  const found = spreadsheet.createDeveloperMetadataFinder().withKey(PACK).find();
  return found.flatMap((mark) => {
    const sheet = mark.getLocation().getSheet();
    return sheet ? [{ id: mark.getValue() ?? "", sheet }] : [];
  });
}

/** "Board pack, Next 12 months 2026-11-22", with a number when there is one of this name; the period is cut to fit. */
export function packName(period: string, day: string, taken: readonly string[]): string {
  const lower = taken.map((name) => name.toLowerCase());
  // Other spreadsheets refuse these characters in a tab's name, and exporting would change it.
  const words = period
    .replace(/[*?:/\\[\]'\p{Cc}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (let count = 1; ; count += 1) {
    const end = ` ${day}${count === 1 ? "" : ` ${count}`}`;
    const start = words === "" ? "Board pack" : `Board pack, ${words}`;
    const name = `${cut(start, LONGEST_NAME - end.length)}${end}`;
    if (!lower.includes(name.toLowerCase())) return name;
  }
}

/** No half of a character is left at the end. */
const cut = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();

/** How the PDF looks: landscape, one page, nothing of the grid. All four margins must be given, in inches. */
const PDF = {
  format: "pdf",
  portrait: "false",
  scale: "4",
  gridlines: "false",
  printtitle: "false",
  sheetnames: "false",
  pagenum: "false",
  top_margin: "0.5",
  bottom_margin: "0.5",
  left_margin: "0.5",
  right_margin: "0.5",
};

/** The address of the tab as a PDF, for a browser that is signed in; null where the spreadsheet has none at Google. */
export function pdfLinks(url: string, tab: number): ShareForm["pdf"] {
  // Ids of Google's are long; a made-up one is that of a spreadsheet that is not there.
  const [file] = /^https:\/\/docs\.google\.com\/(?:[\w./-]+\/)?spreadsheets\/d\/[\w-]{25,}(?=\/|$)/.exec(url) ?? [];
  if (!file) return null;
  const link = (size: string) =>
    `${file}/export?${Object.entries({ ...PDF, size, gid: String(tab) })
      .map(([key, value]) => `${key}=${value}`)
      .join("&")}`;
  return { A4: link("A4"), letter: link("letter") };
}
