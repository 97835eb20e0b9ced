import { differenceOf, type Fact, type Outcome } from "./fact";
import { FACTS } from "./index";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The scripts of the facts as functions; a development build makes them, by the ids of their facts. */
export type Scripts = Readonly<Record<string, (spreadsheet: Spreadsheet, sheet: Sheet) => unknown>>;

const TITLE = "Groundwork development";
const TAB = "Platform check";
/** What was found so far: Google stops a script after six minutes, and the facts take longer than that. */
const FOUND = "platform-check.";
const HOLDS = "holds";
const ENOUGH_MILLISECONDS = 240_000;

/** Menu of a development build: checks every fact in this spreadsheet, and prints what differs in a tab. */
export function checkPlatform(scripts: Scripts): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const ui = SpreadsheetApp.getUi();
  const refusal = refusalOf(spreadsheet);
  if (refusal !== "") {
    ui.alert(TITLE, refusal, ui.ButtonSet.OK);
    return;
  }
  const store = PropertiesService.getScriptProperties();
  const started = Date.now();
  for (const fact of FACTS) {
    if (store.getProperty(FOUND + fact.id) !== null) continue;
    if (Date.now() - started > ENOUGH_MILLISECONDS) {
      const done = FACTS.filter(({ id }) => store.getProperty(FOUND + id) !== null).length;
      ui.alert(TITLE, `${done} of ${FACTS.length} facts are checked. Choose the same again to go on.`, ui.ButtonSet.OK);
      return;
    }
    store.setProperty(FOUND + fact.id, differenceOf(fact, outcomeOf(fact, scripts)) || HOLDS);
  }
  const found = FACTS.map((fact) => ({ fact, word: store.getProperty(FOUND + fact.id) ?? "" }));
  for (const { id } of FACTS) store.deleteProperty(FOUND + id);
  print(emptied(spreadsheet), found);
  const differing = found.filter(({ word }) => word !== HOLDS).length;
  const told = differing === 0 ? "All hold." : `${differing} differ: see the tab ${TAB}.`;
  ui.alert(TITLE, `${FACTS.length} facts were checked. ${told}`, ui.ButtonSet.OK);
}

/** Checking clears everything, and the facts speak of one locale and one time zone. */
function refusalOf(spreadsheet: Spreadsheet): string {
  const [first, ...others] = spreadsheet.getSheets();
  const isOurs = first?.getName() === TAB;
  if (others.length > 0 || !first || (!isOurs && first.getLastRow() > 0))
    return "This clears the whole spreadsheet. Open a new, empty one with this script, and choose it there.";
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const isPlain = spreadsheet.getSpreadsheetLocale() === "en_US" && /^(?:Etc\/)?(?:UTC|GMT)$/.test(zone);
  return isPlain
    ? ""
    : "Set File > Settings to the locale United States and the time zone GMT (no daylight saving) first.";
}

function outcomeOf({ id }: Fact, scripts: Scripts): Outcome {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  try {
    const gave = scripts[id]!(spreadsheet, emptied(spreadsheet));
    // What is written late fails late.
    SpreadsheetApp.flush();
    return { gave: gave === undefined ? undefined : JSON.parse(JSON.stringify(gave)) };
  } catch (error) {
    return { failed: String(error) };
  }
}

/** The spreadsheet as a new one: a single empty tab "Sheet1", and nothing remembered. */
function emptied(spreadsheet: Spreadsheet): Sheet {
  const fresh = spreadsheet.insertSheet(`Fresh ${Date.now()}`);
  for (const sheet of spreadsheet.getSheets()) {
    if (sheet.getSheetId() !== fresh.getSheetId()) spreadsheet.deleteSheet(sheet);
  }
  for (const named of spreadsheet.getNamedRanges()) named.remove();
  for (const mark of spreadsheet.createDeveloperMetadataFinder().find()) mark.remove();
  PropertiesService.getDocumentProperties().deleteAllProperties();
  PropertiesService.getUserProperties().deleteAllProperties();
  return fresh.setName("Sheet1");
}

function print(sheet: Sheet, found: readonly { readonly fact: Fact; readonly word: string }[]): void {
  sheet.setName(TAB);
  const sorted = [...found].sort((one, other) => Number(one.word === HOLDS) - Number(other.word === HOLDS));
  const rows = [
    ["Fact", "What it says", "Source", "In this sheet"],
    ...sorted.map(({ fact: { id, says, source }, word }) => [id, says, source, word]),
  ];
  // Plain text and an apostrophe: a message may begin with =.
  sheet
    .getRange(1, 1, rows.length, 4)
    .setNumberFormat("@")
    .setValues(rows.map((row) => row.map((word) => `'${word}`)));
  sheet.setFrozenRows(1);
}
