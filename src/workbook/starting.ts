import type { References, StartingContent } from "../tabs/define";
import type { CellContent } from "./write";

/** What a row of the plan's own begins with in a column. */
export function starting(content: StartingContent | undefined, at: References): CellContent {
  if (content === undefined) return null;
  return typeof content === "function" ? { formula: content(at) } : content;
}
