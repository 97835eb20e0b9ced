import { PLAN_VERSION, VERSION } from "../domain/version";
import { MARK } from "./places";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Marks the spreadsheet itself; it travels with a copy of the file, and renaming tabs does not touch it. */
const KEY = `${MARK}.version`;

/** What a plan says of its own form. */
export interface PlanVersion {
  readonly form: number;
  /** The add-on that wrote it last: "0.1.0". */
  readonly madeBy: string;
  /** The form on the way to which it is, if an update was cut off. */
  readonly goingTo?: number;
}

/** Undefined for a spreadsheet without a plan, and for a plan that lost its marks on the way through a file. */
export function readVersion(spreadsheet: Spreadsheet): PlanVersion | undefined {
  const [mark] = spreadsheet.createDeveloperMetadataFinder().withKey(KEY).find();
  return mark && versionIn(mark.getValue() ?? "");
}

function versionIn(value: string): PlanVersion | undefined {
  try {
    const { form, madeBy, goingTo } = JSON.parse(value) as Partial<PlanVersion>; // Checked before it is used.
    if (typeof form !== "number") return undefined;
    return { form, madeBy: String(madeBy ?? ""), ...(typeof goingTo === "number" ? { goingTo } : {}) };
  } catch {
    return undefined;
  }
}

/** What this add-on writes: `goingTo` until an update has all its steps behind it. */
export const versionNow = (form = PLAN_VERSION, goingTo?: number): PlanVersion => ({
  form,
  madeBy: VERSION,
  ...(goingTo === undefined ? {} : { goingTo }),
});

/** The new mark comes before the old one goes: cut off between the two, the plan is what it was. */
export function writeVersion(spreadsheet: Spreadsheet, version: PlanVersion): void {
  const value = JSON.stringify(version);
  const old = spreadsheet.createDeveloperMetadataFinder().withKey(KEY).find();
  if (old.length === 1 && old[0]?.getValue() === value) return;
  spreadsheet.addDeveloperMetadata(KEY, value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
  for (const mark of old) mark.remove();
}

/**
 * Lets only a plan of the form that this add-on writes be changed; `mayBeOlder` for what brings it up to date. What reads
 * goes on reading either.
 */
export function needVersion(spreadsheet: Spreadsheet, { mayBeOlder = false } = {}): void {
  const version = readVersion(spreadsheet);
  if (version === undefined) return;
  const by = version.madeBy === "" ? "" : ` (${version.madeBy})`;
  if (version.form > PLAN_VERSION) {
    throw new Error(
      `This plan was made by a newer Groundwork${by}, and this one is ${VERSION}. Nothing was changed. Reload the page to get the newer one, or ask whoever installed Groundwork to update it; until then the plan can be read here.`,
    );
  }
  const isBehind = version.form < PLAN_VERSION || version.goingTo !== undefined;
  if (isBehind && !mayBeOlder) {
    throw new Error(
      `This plan was made by an older Groundwork${by}. Nothing was changed. Choose Extensions > Groundwork > Set up plan, which keeps a backup and brings it up to date, then try again.`,
    );
  }
}
