type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const TITLE = "Groundwork";

/** A word on what is being done is on the screen; Google takes it away only for the next one. */
let isOpen = false;

/** Says what a command is doing, until the next word. */
export function showProgress(spreadsheet: Spreadsheet, words: string): void {
  spreadsheet.toast(words, TITLE, -1);
  isOpen = true;
}

/** Says how a command ended. */
export function say(spreadsheet: Spreadsheet, words: string, seconds: number): void {
  spreadsheet.toast(words, TITLE, seconds);
  isOpen = false;
}

/** Takes the last word of progress away, where a command failed or says elsewhere how it ended. */
export function endProgress(spreadsheet: Spreadsheet, words: string): void {
  if (isOpen) say(spreadsheet, words, 5);
}
