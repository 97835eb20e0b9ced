import { type Cell, inWords, isBlank, isDate, isError, toCell } from "../cells";
import {
  countByGroup,
  type EventLog,
  entryRows,
  NO_SEGMENT,
  OTHER_SEGMENTS,
  type Reach,
  reach,
} from "../domain/events";
import { conversion } from "../domain/funnel";
import { shareInterval } from "../domain/statistics";
import { defineFunction, type Parameter, refuse } from "./define";
import { type EventRows, events, readLog } from "./eventTable";
import { number } from "./readers";
import { headers, table } from "./results";
import { stageList } from "./stageList";
import { window } from "./window";

/** Gives the segment cell of a row of events, and how a message names it. */
type SegmentColumn = (rows: EventRows) => (place: number) => readonly [unknown, string];

const segmentColumn: Parameter<SegmentColumn> = {
  name: "segment_column",
  help: "The column that tells segments apart: its header in events, its number counted from 1, or a column beside events with as many rows.",
  type: "any",
  optional: false,
  read: (argument) => {
    if (!Array.isArray(argument)) return columnOf(toCell(argument));
    const rows = argument as readonly unknown[];
    const cells = (index: number) => [rows[index]].flat();
    if (rows.length <= 1 && cells(0).length <= 1) return columnOf(toCell(cells(0)[0]));
    if (cells(0).length > 1) refuse(`segment_column has ${cells(0).length} columns. Give one.`);
    return (events) => {
      if (rows.length !== events.cells.length)
        refuse(`segment_column has ${rows.length} rows and events has ${events.cells.length}. They must match.`);
      return (place) => [cells(place)[0], `segment_column row ${place + 1}`];
    };
  },
};

function columnOf(cell: Cell): SegmentColumn {
  if (isError(cell) || isDate(cell) || typeof cell === "boolean" || isBlank(cell))
    refuse(`segment_column is ${inWords(cell)}. Give the header of a column of events, or its number.`);
  return ({ cells, header }) => {
    const width = cells[0]?.length ?? 0;
    const isNumber = typeof cell === "number";
    const column = isNumber ? cell - 1 : (header ?? []).findIndex((one) => plain(one) === plain(cell));
    if (!(Number.isInteger(column) && column >= 0 && column < width)) {
      refuse(
        isNumber
          ? `segment_column is ${cell}, but events has ${width === 1 ? "1 column" : `${width} columns`}. Use a number from 1 to ${width}.`
          : `events has no column ${inWords(cell)}. Give segment_column a header of events, or the number of a column.`,
      );
    }
    return (place) => [cells[place]![column], `events row ${place + 1}, column ${column + 1},`];
  };
}

const plain = (cell: Cell) => String(cell).trim().toLowerCase();

export const funnelSegments = defineFunction({
  name: "FUNNEL_SEGMENTS",
  summary:
    "The funnel of each segment, such as a country or a campaign, counted from a list of what developers did and when. A developer belongs to the segment of the row that entered the chain that counts, and to one only, so the rows add up to FUNNEL_COUNTS.",
  params: [
    events,
    stageList,
    segmentColumn,
    window,
    number("top", "How many segments to show, by developers who entered; the others are added up. 10 if left out.", {
      fallback: 10,
      above: 0,
      whole: true,
    }),
    headers,
  ],
  returns:
    "A row per segment: Segment, developers at each stage, Of first (last stage of first), Low, High (its 95 % Wilson interval).",
  example: '=FUNNEL_SEGMENTS(Log!A:D; A2:A5; "Country"; 30)',
  compute: (rows, stages, column, limit, top, hasHeader) => {
    const { log, places } = readLog(rows, stages);
    const reached = reach(log, limit);
    const header = ["Segment", ...stages.names, "Of first", "Low", "High"];
    if (log.developers.length === 0) return table(header, [], hasHeader);
    const cellAt = column(rows);
    const { names, groups } = segmentsOf(log, reached, (row) => segmentName(...cellAt(places[row]!)));
    const counts = countByGroup(reached.levels, groups, names.length, log.stageCount);
    const shown = foldOthers(
      names.map((name, index) => [name, counts[index]!] as const),
      top,
    );
    const lines = shown.map(([name, reachedBy]) => {
      const [entered, finished] = [reachedBy[0]!, reachedBy[reachedBy.length - 1]!];
      const interval = shareInterval(finished, entered);
      return [name, ...reachedBy, conversion(reachedBy, "first").pop(), interval?.low, interval?.high];
    });
    return table(header, lines, hasHeader);
  },
});

function segmentName(value: unknown, what: string): string {
  const cell = toCell(value);
  if (isError(cell)) refuse(`${what} is ${inWords(cell)}. Repair the cell it comes from.`);
  if (isBlank(cell)) return NO_SEGMENT;
  if (isDate(cell)) return cell.toISOString();
  return typeof cell === "boolean" ? inWords(cell) : String(cell).trim();
}

/** The segments that occur, and which one each developer belongs to. */
function segmentsOf(
  { developers, stages, times }: EventLog,
  reached: Reach,
  nameAt: (row: number) => string,
): { names: string[]; groups: Int32Array } {
  const entries = entryRows(reached);
  const chosen = new Array<string>(entries.length);
  // Entries of one developer at the same instant may name different segments: the first in the alphabet, whatever their order.
  for (let row = 0; row < developers.length; row++) {
    const one = developers[row]!;
    if (stages[row] !== 0 || entries[one]! < 0 || times[row] !== times[entries[one]!]) continue;
    const [name, known] = [nameAt(row), chosen[one]];
    if (known === undefined || known === NO_SEGMENT || (name !== NO_SEGMENT && name < known)) chosen[one] = name;
  }
  const numbers = new Map<string, number>();
  const groups = entries.map((entry, one) => {
    if (entry < 0) return -1;
    const name = chosen[one]!;
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  });
  return { names: [...numbers.keys()], groups };
}

type Segment = readonly [name: string, counts: readonly number[]];

/** The largest segments by who entered, equals by name, and the others as one. */
function foldOthers(segments: readonly Segment[], top: number): Segment[] {
  const ranked = segments
    .filter(([name]) => name !== OTHER_SEGMENTS)
    .sort(([one, [more]], [other, [less]]) => less! - more! || (one < other ? -1 : 1));
  const others = [...ranked.slice(top), ...segments.filter(([name]) => name === OTHER_SEGMENTS)];
  if (others.length === 0) return ranked;
  const sums = others[0]![1].map((_, stage) => others.reduce((sum, [, counts]) => sum + counts[stage]!, 0));
  return [...ranked.slice(0, top), [OTHER_SEGMENTS, sums]];
}
