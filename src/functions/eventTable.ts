import { type Cell, inWords, isBlank, isDate, isError, isHeader, toCell } from "../cells";
import { DAY, type EventLog } from "../domain/events";
import { type Parameter, refuse } from "./define";
import type { StageList } from "./stageList";
import { type ColumnRow, findColumn } from "./tables";

/** The more a header says, the earlier: beside a "User id", an "Id" is that of the row. */
const COLUMNS = {
  id: {
    header: "Developer id",
    aliases: ["Developer", "User id", "Person id", "Distinct id", "Account id", "Id", "User", "Person"],
  },
  stage: { header: "Stage", aliases: ["Funnel stage", "Step", "Event name", "Event"] },
  time: {
    header: "Timestamp",
    aliases: ["Event timestamp", "Event time", "Datetime", "Date time", "Created at", "Occurred at", "Time", "Date"],
  },
} as const satisfies Record<string, ColumnRow>;

/** The rows of an event log as Sheets passes them, before anything is read of them. */
export interface EventRows {
  readonly cells: readonly (readonly unknown[])[];
  /** The first row, as cells, if it names the columns. */
  readonly header: readonly Cell[] | undefined;
  readonly columns: Readonly<Record<keyof typeof COLUMNS, number>>;
}

/** Large as it may be, the range is not copied: rows are read once, where they become a log. */
export const events: Parameter<EventRows> = {
  name: "events",
  help: "What happened, a row each: a developer id, a stage and a time. With a header row the columns may be in any order among others: Id, Stage and Time. Without one: id, stage, time.",
  type: "range",
  optional: false,
  read: (argument) => {
    const rows: readonly unknown[] = Array.isArray(argument) ? argument : [[argument]];
    // Only a broken host passes a list that does not hold rows.
    const cells = Array.isArray(rows[0]) ? (rows as readonly unknown[][]) : rows.map((value) => [value]);
    const first = (cells[0] ?? []).map(toCell);
    const found = findEventColumns(first);
    if (found !== undefined) return { cells, header: first, columns: found };
    if (first.length < 3 && cells.some((row) => !row.every((value) => isBlank(toCell(value))))) {
      refuse(
        `events has ${first.length === 1 ? "1 column" : `${first.length} columns`}. It needs an id, a stage and a time in each row.`,
      );
    }
    return { cells, header: undefined, columns: { id: 0, stage: 1, time: 2 } };
  },
};

/** Where the columns are if the row names two of them or all. A row with anything but text, or with a time, is none. */
function findEventColumns(row: readonly Cell[]): EventRows["columns"] | undefined {
  if (!row.every((cell) => isBlank(cell) || (isHeader(cell) && Number.isNaN(slowTime(cell))))) return undefined;
  const [id, stage, time] = [COLUMNS.id, COLUMNS.stage, COLUMNS.time].map((column) =>
    findColumn([row], "events", column),
  );
  if (id !== undefined && stage !== undefined && time !== undefined) return { id, stage, time };
  const missing = id === undefined ? "Id" : stage === undefined ? "Stage" : "Time";
  // A single word that is known may well be an id or a stage.
  if ([id, stage, time].filter((column) => column !== undefined).length < 2) return undefined;
  return refuse(`events has no column "${missing}". Its first row must name the columns Id, Stage, Time.`);
}

/** What was read of the rows, and why rows were left out: their numbers add up to that of the rows that are not blank. */
export interface EventReading {
  readonly log: EventLog;
  /** The 0-based row of the argument that each row of the log is. */
  readonly places: Int32Array;
  readonly rows: number;
  readonly noId: number;
  readonly noStage: number;
  readonly badTimes: number;
  readonly otherEvents: number;
  /** The rows of the argument with the oldest and the newest time, -1 without any. */
  readonly oldest: number;
  readonly newest: number;
  readonly newestTime: number;
}

interface ReadOptions {
  /** Puts rows with other events into the log too. */
  readonly keepOthers?: boolean;
  /** Counts rows that cannot be used, instead of refusing them. */
  readonly lenient?: boolean;
}

const NONE = -1;
const ERROR = -2;

/** Reads every cell once: ids and stages become numbers, times milliseconds. */
export function readLog(
  { cells, header, columns }: EventRows,
  stages: StageList,
  options: ReadOptions = {},
): EventReading {
  const { keepOthers = false, lenient = false } = options;
  const stageCount = stages.names.length;
  const readStage = stageReader(stages);
  const ids = idReader();
  const developers = new Int32Array(cells.length);
  const stageNumbers = new Int32Array(cells.length);
  const times = new Float64Array(cells.length);
  const places = new Int32Array(cells.length);
  let [size, rows, noId, noStage, badTimes, otherEvents, firstBad] = [0, 0, 0, 0, 0, 0, NONE];
  let [oldest, newest, oldestTime, newestTime] = [NONE, NONE, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  for (let place = header === undefined ? 0 : 1; place < cells.length; place++) {
    const row = cells[place]!;
    const id: unknown = row[columns.id];
    const time: unknown = row[columns.time];
    const stage = readStage(row[columns.stage]);
    const kind = idKind(id);
    if (kind < 0 || stage < 0) {
      if (!lenient && kind === ERROR) refuseCell(id, "id", place);
      if (!lenient && stage === ERROR) refuseCell(row[columns.stage], "stage", place);
      if (kind === NONE && stage === NONE && isBlank(toCell(time))) continue;
      rows++;
      if (kind < 0) noId++;
      else noStage++;
      continue;
    }
    rows++;
    const instant =
      typeof time === "number" ? fromSerial(time) : time instanceof Date ? time.getTime() : slowTime(time);
    if (Number.isNaN(instant)) {
      if (badTimes++ === 0) firstBad = place;
      continue;
    }
    if (instant < oldestTime) {
      oldestTime = instant;
      oldest = place;
    }
    if (instant > newestTime) {
      newestTime = instant;
      newest = place;
    }
    if (stage === stageCount) {
      otherEvents++;
      if (!keepOthers) continue;
    }
    developers[size] = ids.seen.get(id) ?? ids.add(id);
    stageNumbers[size] = stage;
    times[size] = instant;
    places[size++] = place;
  }
  if (!lenient && badTimes > 0) refuseTime(cells[firstBad]![columns.time], firstBad, badTimes - 1);
  const log = {
    developerCount: ids.count(),
    stageCount,
    developers: developers.subarray(0, size),
    stages: stageNumbers.subarray(0, size),
    times: times.subarray(0, size),
  };
  return {
    log,
    places: places.subarray(0, size),
    rows,
    noId,
    noStage,
    badTimes,
    otherEvents,
    oldest,
    newest,
    newestTime,
  };
}

/** Numbers stages: trimmed and in any case. What is none of them gets the number after the last. */
function stageReader({ names }: StageList): (value: unknown) => number {
  const plain = (text: string) => text.trim().toLowerCase();
  const known = new Map<string, number>();
  names.forEach((name, index) => {
    if (known.has(plain(name))) refuse(`stage ${inWords(name)} is listed twice. Give every stage once.`);
    known.set(plain(name), index);
  });
  if (names.length < 2)
    refuse(`stages has ${names.length === 1 ? "1 name" : "no names"}. A funnel needs two stages or more.`);
  // Comparing with the few texts that nearly all cells hold is quicker than hashing every cell.
  const common: string[] = [];
  const numbers: number[] = [];
  const seen = new Map<unknown, number>();
  return (value) => {
    for (let index = 0; index < common.length; index++) {
      if (common[index] === value) return numbers[index]!;
    }
    const number = seen.get(value);
    if (number !== undefined) return number;
    const text = plainText(value);
    const found = typeof text === "number" ? text : (known.get(plain(text)) ?? names.length);
    if (typeof value === "string" && common.length < MOST_COMMON) {
      common.push(value);
      numbers.push(found);
    } else if (typeof value !== "object") seen.set(value, found);
    return found;
  };
}

/** How many texts are compared before one is hashed. */
const MOST_COMMON = 12;

/** Numbers developers in order of appearance: ids are trimmed, and 7 and "7" are the same. */
function idReader(): { readonly seen: Map<unknown, number>; add(id: unknown): number; count(): number } {
  const seen = new Map<unknown, number>();
  let count = 0;
  const add = (value: unknown): number => {
    // Nearly every new id is text as it should be, and a look-up costs more than all else.
    const text = typeof value === "string" ? value.trim() : plainText(value);
    const found = (text === value ? undefined : seen.get(text)) ?? count++;
    seen.set(text, found);
    if (text !== value && typeof value !== "object") seen.set(value, found);
    return found;
  };
  return { seen, add, count: () => count };
}

/** 0 for an id, or why it is none. */
function idKind(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return 0;
  // Neither a blank nor the "#" of an error begins like this.
  if (typeof value === "string" && value.charCodeAt(0) > 35 && value.charCodeAt(0) < 127) return 0;
  const text = plainText(value);
  return typeof text === "number" ? text : 0;
}

/** An id or a stage as text, whatever kind of cell it is in. */
function plainText(value: unknown): string | typeof NONE | typeof ERROR {
  const cell = toCell(value);
  if (isDate(cell)) return cell.toISOString();
  if (typeof cell === "boolean") return inWords(cell);
  if (isBlank(cell)) return NONE;
  return isError(cell) ? ERROR : String(cell).trim();
}

/** Days from 30 December 1899, which is day 0 of a sheet, to 1970. */
const SERIAL_OF_1970 = 25_569;

/** The first day of the year 1 and the last of 9999. A number beyond is no day; mostly it is seconds since 1970. */
const FIRST_SERIAL = -693_593;
const LAST_SERIAL = 2_958_466;

/** Rounded, because fractions of a day are not exact and the edge of a window is. NaN if it is no day. */
function fromSerial(serial: number): number {
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL ? Math.round((serial - SERIAL_OF_1970) * DAY) : Number.NaN;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)([.,]\d+)?)?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d)?)?)?$/i;

/** A date that another realm made, or text in ISO 8601, which no locale reads differently; without a zone it is UTC. NaN if neither. */
function slowTime(value: unknown): number {
  if (isDate(value)) return value.getTime();
  const match = typeof value === "string" ? ISO.exec(value.trim()) : null;
  if (match === null) return Number.NaN;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const milliseconds = Math.round(Number((match[7] ?? "0").replace(",", ".")) * 1000);
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === "-" ? -1 : 1);
  const midnight = new Date(0).setUTCFullYear(year!, month! - 1, day);
  const isReal = new Date(midnight).getUTCDate() === day && month! >= 1 && month! <= 12;
  return isReal && hour < 24 && minute < 60 && second < 60
    ? midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds
    : Number.NaN;
}

function refuseCell(value: unknown, column: "id" | "stage", place: number): never {
  return refuse(
    `events row ${place + 1} has ${inWords(toCell(value))} for its ${column}. Repair the cell it comes from.`,
  );
}

function refuseTime(value: unknown, place: number, others: number): never {
  const alike =
    others === 0 ? "" : ` ${others} more ${others === 1 ? "row is" : "rows are"} like it; FUNNEL_CHECK counts them.`;
  const header = place === 0 ? " If row 1 is a header, name its columns Id, Stage, Time." : "";
  return refuse(
    `events row ${place + 1} has no time that can be used: ${inWords(toCell(value))}. Use a date.${alike}${header}`,
  );
}
