import { inWords } from "../cells";
import { type Cents, toCents } from "../domain/money";
import { type Candidate, MOST_CANDIDATES } from "../domain/plan";
import { readTier } from "./auditTable";
import { type Parameter, refuse } from "./define";
import { readList, readNumber, readText } from "./readers";
import { type Place, read, readTable, type TableRow } from "./tables";

const COLUMNS = {
  activity: { header: "Activity", needed: true },
  tier: { header: "Tier", needed: true },
  stages: { header: "Stages", aliases: ["Stage"], needed: true },
  cost: { header: "Cost", aliases: ["Expected"], needed: true },
  value: { header: "Value" },
  lifts: { header: "Lifts" },
  maximum: { header: "Maximum", aliases: ["Max"] },
} as const;

type Row = TableRow<keyof typeof COLUMNS>;

/** Larger amounts have no exact cents left once they are added up. */
export const LARGEST_AMOUNT = 1e13;

/** Larger values could not be added up exactly either. */
const LARGEST_VALUE = 1e9;
const LARGEST_MAXIMUM = 10_000;

/** A row of the table, and how a message names the cell with the criteria that it lifts. */
export interface CandidateRow {
  readonly name: string;
  readonly candidate: Candidate;
  readonly liftsCell: string;
}

/** The activities to choose from, a row each, down to the last one; undefined for a row whose Activity is blank. */
export const candidates: Parameter<readonly (CandidateRow | undefined)[]> = {
  name: "activities",
  help: "The activities to choose from with their header row: columns Activity, Tier, Stages, Cost or Expected (of one unit), Value (of one unit, in points of yours), and if you have them Lifts (criterion ids with commas) and Maximum (units at most, 1 if blank).",
  type: "range",
  optional: false,
  read: (argument) => {
    const table = readTable(argument, "activities", COLUMNS);
    if (!table.has("value"))
      refuse(
        'activities has no column "Value". Add one with what one unit of each activity is worth to you, such as 0 to 10.',
      );
    const rows = table.rows.map(readCandidate);
    while (rows.length > 0 && rows[rows.length - 1] === undefined) rows.pop();
    const used = rows.filter((row) => row !== undefined).length;
    if (used > MOST_CANDIDATES)
      refuse(
        `activities has ${used} activities. A plan takes ${MOST_CANDIDATES} at most: leave out those that cannot be meant.`,
      );
    return rows;
  },
};

function readCandidate({ at }: Row): CandidateRow | undefined {
  const name = read(at("activity"), readText);
  if (name === "") return undefined;
  const candidate: Candidate = {
    tier: read(at("tier"), readTier),
    stages: read(at("stages"), readList),
    lifts: read(at("lifts"), readList),
    cost: readCost(at("cost")),
    value: readValue(at("value")),
    maximum: read(at("maximum"), readMaximum) ?? 1,
  };
  return { name, candidate, liftsCell: at("lifts").what };
}

function readCost({ cell, what }: Place): Cents {
  const amount = readNumber(cell, what, LARGEST_AMOUNT);
  return toCents(amount ?? refuse(`${what} is blank. Type what one unit costs, or 0.`));
}

function readValue({ cell, what }: Place): number {
  return readNumber(cell, what, LARGEST_VALUE) ?? refuse(`${what} is blank. Type what one unit is worth to you, or 0.`);
}

function readMaximum(...[cell, what]: Parameters<typeof readNumber>): number | undefined {
  const units = readNumber(cell, what, LARGEST_MAXIMUM);
  if (units !== undefined && !Number.isInteger(units))
    refuse(`${what} is ${inWords(cell)}. It must be a whole number.`);
  return units;
}
