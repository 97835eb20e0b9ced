import { STAGE_SETS } from "../domain/stages";
import type { BlockCell } from "./define";

/** A value that people set, with what it does. */
export interface Setting {
  readonly label: string;
  readonly value: string | number;
  readonly unit: string;
  readonly help: string;
  /** The name formulas use for the value. */
  readonly name?: string;
  readonly format?: BlockCell["format"];
  readonly choices?: readonly string[];
}

const OWN_NAMES = "own names";
/** The names that the plan goes by: those of the chosen model, else the user's own. */
export const stageInUse = (index: number, row: number): string =>
  `=${STAGE_SETS.map(({ name, stages }) => `IF(Groundwork_stage_set="${name}";"${stages[index] ?? ""}";`).join("")}TRIM($B$${row})${")".repeat(STAGE_SETS.length)}`;

/** What the Funnel tab counts, and by which names. */
export const FUNNEL: readonly Setting[] = [
  {
    label: "Stage names",
    value: OWN_NAMES,
    unit: "",
    help: "Own names, or those of a model. Choosing “own names” again brings yours back.",
    name: "Groundwork_stage_set",
    choices: [OWN_NAMES, ...STAGE_SETS.map(({ name }) => name)],
  },
  {
    label: "Developers are",
    value: "typed",
    unit: "typed, or events",
    help: "typed: by period, in the Funnel tab. events: counted from the range that the name Groundwork_events points at.",
    name: "Groundwork_funnel_source",
    choices: ["typed", "events"],
  },
  {
    label: "Window",
    value: "",
    unit: "days, or empty for none",
    help: "How long after entering a developer may take to reach the last stage, where events are counted.",
    name: "Groundwork_window",
    format: "decimal",
  },
  {
    label: "Activation stage",
    value: 3,
    unit: "number of the stage",
    help: "Developers who reached it are the ones the money is counted for: the third, Adoption, unless your funnel differs.",
    name: "Groundwork_activation_stage",
    format: "number",
  },
  {
    label: "Periods in the plan",
    value: 12,
    unit: "funnel periods",
    help: "How many of the Funnel's periods the Budget pays for: 12 for months, 4 for quarters. A planning assumption: money flows evenly.",
    name: "Groundwork_periods",
    format: "number",
  },
];

/** Columns of the events, and where a team without a table of its own may put some. */
export const eventCells = (row: number): BlockCell[] => [
  {
    row,
    column: 1,
    text: "Developer id",
    style: "head",
    name: "Groundwork_events",
    nameRows: 2,
    nameColumns: 3,
  },
  { row, column: 2, text: "Stage", style: "head" },
  { row, column: 3, text: "Time", style: "head" },
  { row, column: 4, text: "Events of the funnel", style: "head" },
  {
    row: row + 1,
    column: 4,
    text: "A row each. Have them in a tab of your own? Point the name Groundwork_events at it: Data > Named ranges.",
    style: "note",
  },
];
