/** Where the sources of Google's behaviour disagree, or are silent, and both sides can hurt. The defaults are the harder side. */
export interface Quirks {
  /** What a script reads from a cell in error: its text, or an Error object. (Public code reports both; Google's reference is silent.) */
  readonly errorCells: "text" | "object";
  /** What a custom function gets for an argument left out in the middle, `=F(1;;3)`. (No source found.) */
  readonly skippedArgument: "" | null | undefined;
  /** What a cell shows for a custom function that is given NOW() or RAND(). (Guide to custom functions: Loading...; bug reports: #ERROR!) */
  readonly volatileArgument: "error" | "loading";
  /** Whether TODAY() counts as volatile there. (Public code names it as an exception for other functions only.) */
  readonly todayIsVolatile: boolean;
  /** Whether a formula written by a script may use commas where the locale has a decimal comma. (Public bug reports: it fails; others: it is converted.) */
  readonly commaInDecimalCommaLocale: "rejected" | "accepted";
  /** Whether a text that starts with + or - and is no number becomes a formula, as it does when typed. (The reference names = only.) */
  readonly signStartsFormula: boolean;
  /** What a sidebar gets when a server function returns a Date somewhere. (Guide to HTML service: the call fails; public code: null.) */
  readonly dateInResult: "null" | "failure";
  /** Whether answers come in the order of the calls. (Guide to HTML service: not guaranteed.) */
  readonly answersInOrder: boolean;
  /** Whether the message of a failed call starts with the error's name, as in "Error: no budget". (Seen in public code; not documented.) */
  readonly errorNameInFailure: boolean;
  /** Whether a document lock may be taken inside a custom function. (The guide calls it "not particularly useful".) */
  readonly lockInCustomFunction: boolean;
}

export const PESSIMISTIC: Quirks = {
  errorCells: "text",
  skippedArgument: "",
  volatileArgument: "error",
  todayIsVolatile: true,
  commaInDecimalCommaLocale: "rejected",
  signStartsFormula: true,
  dateInResult: "null",
  answersInOrder: false,
  errorNameInFailure: true,
  lockInCustomFunction: false,
};
