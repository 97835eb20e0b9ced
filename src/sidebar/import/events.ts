import type { EventRow } from "../../commands/server";
import type { FileRow } from "./table";
import { type DayOrder, isAmbiguous, readTime } from "./times";

/** The parts of an event, in the order in which they are written. */
export const PARTS = ["developer", "stage", "time", "segment"] as const;
export type Part = (typeof PARTS)[number];

/** Which column of the file holds each part, from 0; -1 for none, which only the segment may be. */
export type Mapping = Readonly<Record<Part, number>>;

/** What headers call each part, the surest first. */
const HEADERS: Readonly<Record<Part, readonly string[]>> = {
  developer: [
    "developer id",
    "developer",
    "user id",
    "distinct id",
    "person id",
    "account id",
    "anonymous id",
    "user",
    "person",
    "email",
    "id",
  ],
  stage: ["stage", "funnel stage", "event name", "event", "step", "event type", "action", "name", "type"],
  time: [
    "timestamp",
    "event timestamp",
    "event time",
    "occurred at",
    "created at",
    "datetime",
    "date time",
    "time",
    "date",
    "day",
  ],
  segment: ["segment", "country", "campaign", "source", "channel", "plan", "cohort", "region", "language"],
};

export const REASONS = {
  developer: "no developer",
  stage: "no stage",
  time: "no time",
  unreadable: "a time that cannot be read",
  long: "a text of over 500 characters",
} as const;
export type Reason = keyof typeof REASONS;

/** Google takes more, but no id or name is that long; the sheet refuses it too. */
const LONGEST_TEXT = 500;
const MOST_LISTED = 20;

export interface BadRow {
  readonly line: number;
  readonly reason: Reason;
  /** What stands there, where something does. */
  readonly text: string;
}

export interface ReadEvents {
  readonly rows: readonly EventRow[];
  readonly bad: Readonly<Partial<Record<Reason, number>>>;
  /** The first ones, from the top of the file. */
  readonly listed: readonly BadRow[];
  /** Rows whose stage is none of the plan's: they are imported, and the funnel passes over them. */
  readonly others: number;
  /** The most frequent names among these. */
  readonly otherNames: readonly string[];
  /** Times that have two readings. */
  readonly ambiguous: number;
}

/** Whether the first row names columns: it has no time, and words that we know or a row below it that has one. */
export function isHeader(first: FileRow, second: FileRow | undefined): boolean {
  const hasTime = ({ cells }: FileRow) => cells.some((cell) => readTime(cell, "day first") !== undefined);
  if (hasTime(first)) return false;
  return first.cells.some((cell) => partOf(cell) !== undefined) || (second !== undefined && hasTime(second));
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[_\s.-]+/g, " ");

const partOf = (header: string): Part | undefined => PARTS.find((part) => HEADERS[part].includes(plain(header)));

/** The columns by their headers; without one, the first three are developer, stage and time. */
export function guessMapping(header: readonly string[] | undefined, width: number): Mapping {
  if (!header)
    return { developer: 0, stage: width > 1 ? 1 : -1, time: width > 2 ? 2 : -1, segment: width > 3 ? 3 : -1 };
  const names = header.map(plain);
  const mapping: Record<Part, number> = { developer: -1, stage: -1, time: -1, segment: -1 };
  for (const part of PARTS) {
    const taken = Object.values(mapping);
    const found = HEADERS[part]
      .map((name) => names.indexOf(name))
      .find((index) => index >= 0 && !taken.includes(index));
    mapping[part] = found ?? -1;
  }
  return mapping;
}

/** Reads every row as it would be written; what cannot be is counted by its reason. */
export function readEvents(
  rows: readonly FileRow[],
  mapping: Mapping,
  order: DayOrder,
  stages: readonly string[],
): ReadEvents {
  const known = new Set(stages.map((stage) => stage.trim().toLowerCase()));
  const good: EventRow[] = [];
  const bad: Partial<Record<Reason, number>> = {};
  const listed: BadRow[] = [];
  const otherNames = new Map<string, number>();
  let [others, ambiguous] = [0, 0];
  for (const row of rows) {
    const event = readEvent(row, mapping, order);
    if ("reason" in event) {
      bad[event.reason] = (bad[event.reason] ?? 0) + 1;
      if (listed.length < MOST_LISTED) listed.push(event);
      continue;
    }
    if (isAmbiguous(row.cells[mapping.time] ?? "")) ambiguous += 1;
    const [, stage] = event.event;
    if (!known.has(stage.toLowerCase())) {
      others += 1;
      otherNames.set(stage, (otherNames.get(stage) ?? 0) + 1);
    }
    good.push(event.event);
  }
  const names = [...otherNames].sort((one, other) => other[1] - one[1]).map(([name]) => name);
  return { rows: good, bad, listed, others, otherNames: names.slice(0, MOST_LISTED), ambiguous };
}

function readEvent({ line, cells }: FileRow, mapping: Mapping, order: DayOrder): { event: EventRow } | BadRow {
  const [developer, stage, time, segment] = PARTS.map((part) => (cells[mapping[part]] ?? "").trim()) as [
    string,
    string,
    string,
    string,
  ];
  if (developer === "") return { line, reason: "developer", text: "" };
  if (stage === "") return { line, reason: "stage", text: "" };
  if (time === "") return { line, reason: "time", text: "" };
  const long = [developer, stage, segment].find((text) => text.length > LONGEST_TEXT);
  if (long !== undefined) return { line, reason: "long", text: long.slice(0, 60) };
  const read = readTime(time, order);
  return read === undefined
    ? { line, reason: "unreadable", text: time.slice(0, 60) }
    : { event: [developer, stage, read, segment] };
}
