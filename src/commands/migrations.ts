import type { TabKey } from "../tabs/define";
import type { Places } from "../workbook/places";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** A step from one form of the plan to the next. */
export interface Migration {
  readonly from: number;
  /** The form after it, always the next one. */
  readonly to: number;
  /** What the person is told: "Budget has a column for the currency". */
  readonly says: string;
  /** Tabs in which it writes: a backup keeps them first. */
  readonly tabs: readonly TabKey[];
  /**
   * May be cut off anywhere and is then run again from its beginning, and a plan that lost its marks goes through every
   * step: so a step looks at what is there, and leaves what is as it should be.
   */
  readonly run: (spreadsheet: Spreadsheet, places: Places) => void;
}

/** Every step there ever was, in order. None yet: this is the first form of the plan. */
export const MIGRATIONS: readonly Migration[] = [];
