import { CATALOGUE, unitCost } from "../domain/catalogue";
import type { PlannedActivity } from "../domain/funding";
import { type Cents, toCents } from "../domain/money";
import { readTier } from "./auditTable";
import type { Parameter } from "./define";
import { readFlag, readList, readNumber, readText } from "./readers";
import { read, readTable, type TableRow } from "./tables";

const COLUMNS = {
  activity: { header: "Activity", needed: true },
  tier: { header: "Tier", needed: true },
  stages: { header: "Stages", aliases: ["Stage"], needed: true },
  id: { header: "Id" },
  lifts: { header: "Lifts" },
  running: { header: "Running" },
  handsOn: { header: "Hands-on" },
  listeningTrip: { header: "Listening trip" },
  quantity: { header: "Quantity" },
  cash: { header: "Cash" },
  expected: { header: "Expected", aliases: ["Cost"] },
} as const;

type Row = TableRow<keyof typeof COLUMNS>;

/** An activity of the table, and how a message names the cell with the criteria that it lifts. */
export interface ActivityRow {
  readonly activity: PlannedActivity;
  readonly liftsCell: string;
}

/**
 * The activities that somebody wants to fund, a row each, down to the last one; undefined for a row whose Activity is
 * blank, whatever its other cells hold, because tick boxes and formulas fill rows that nobody uses yet.
 */
export const activities: Parameter<readonly (ActivityRow | undefined)[]> = {
  name: "activities",
  help: "The activities with their header row: columns Activity, Tier, Stages, and if you have them Lifts (criterion ids with commas), Running, Hands-on, Listening trip (tick boxes or yes and no), Id, Quantity, Cash, Expected or Cost.",
  type: "range",
  optional: false,
  read: (argument) => {
    const rows = readTable(argument, "activities", COLUMNS).rows.map(readActivity);
    while (rows.length > 0 && rows[rows.length - 1] === undefined) rows.pop();
    return rows;
  },
};

function readActivity({ at }: Row): ActivityRow | undefined {
  const name = read(at("activity"), readText);
  if (name === "") return undefined;
  const activity: PlannedActivity = {
    tier: read(at("tier"), readTier),
    stages: read(at("stages"), readList),
    lifts: read(at("lifts"), readList),
    running: read(at("running"), readFlag) ?? false,
    handsOn: read(at("handsOn"), readFlag) ?? false,
    listeningTrip: read(at("listeningTrip"), readFlag) ?? false,
    meetup: isMeetup(read(at("id"), readText), name),
    quantity: read(at("quantity"), readNumber) ?? 1,
    cash: readCash(at),
    cost: readCost(at),
  };
  return { activity, liftsCell: at("lifts").what };
}

/** The catalogue's single hosted meetup, which is what a pilot is. */
const MEETUP = CATALOGUE.find(({ id }) => id === "P01")!;

/** The hours of a meetup's staff. */
const MEETUP_STAFF = unitCost(MEETUP)[1] - toCents(MEETUP.cash[1]);

/** By its id if the row has one, else by its name in the catalogue. */
function isMeetup(id: string, name: string): boolean {
  const [text, wanted] = id === "" ? [name, MEETUP.name] : [id, MEETUP.id];
  return text.toLowerCase() === wanted.toLowerCase();
}

/** The money of a row, as the Budget's Expected column holds it: quantity included. */
function readCost(at: Row["at"]): Cents | undefined {
  const expected = read(at("expected"), readNumber);
  return expected === undefined ? undefined : toCents(expected);
}

/**
 * The cash of a row. A plan that has only a total is taken to hold a meetup's usual staff cost in it, since the limit for
 * a pilot is one of cash; without either, unknown.
 */
function readCash(at: Row["at"]): Cents | undefined {
  const cash = read(at("cash"), readNumber);
  const expected = read(at("expected"), readNumber);
  if (cash !== undefined) return toCents(cash);
  if (expected === undefined) return undefined;
  return Math.max(0, toCents(expected) - MEETUP_STAFF);
}
