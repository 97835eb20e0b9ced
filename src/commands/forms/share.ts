/** Whether the Summary says what the plan says: `changed` since it was refreshed, or `never` refreshed. */
export type SummaryState = "current" | "changed" | "never" | "unknown";

export interface ShareForm {
  /** What the tab is called today. */
  readonly tab: string;
  readonly state: SummaryState;
  /** The page as Markdown. */
  readonly markdown: string;
  /** Where Google gives the tab as a PDF; null where the spreadsheet has no address at Google. */
  readonly pdf: { readonly A4: string; readonly letter: string } | null;
  /** Board packs that stand in the workbook, the newest last. */
  readonly packs: readonly string[];
}

export interface BoardPack {
  /** What its tab is called. */
  readonly name: string;
  readonly message: string;
  readonly form: ShareForm;
}
