/** A day is 24 hours, whatever clocks do: times are milliseconds since 1970 in UTC. */
export const DAY = 86_400_000;

/** The segment of developers whose entry names none, and what small segments are added up as. */
export const NO_SEGMENT = "(none)";
export const OTHER_SEGMENTS = "(other)";

/** How stages must follow each other: see `reach`. */
export type Order = "ordered" | "strict" | "any";

/**
 * What developers did and when, a row each, in any order. Developers and stages are numbers from 0, so that a million rows
 * are three typed arrays: small objects per developer would be several times slower.
 */
export interface EventLog {
  readonly developerCount: number;
  readonly stageCount: number;
  readonly developers: Int32Array;
  /** `stageCount` for something that is no stage; only the order "strict" looks at such rows. */
  readonly stages: Int32Array;
  readonly times: Float64Array;
}

/** How far each developer came, and by which rows of the log. */
export interface Reach {
  /** Stages reached by each developer, 0 for one who never entered. */
  readonly levels: Int32Array;
  /** The rows of the chains that reached them, one developer after the other, `levels` rows each; empty for "any". */
  readonly chains: Int32Array;
}

/**
 * The rows of a log by developer and then in order of (time, stage), and what was found on the way. Each is a record of 16
 * bytes that lie together, because developers are spread all over a log and every reach into memory costs more than its use:
 * two views of the same bytes, the time at `times[2 * place]`, stage and row at `numbers[4 * place + STAGE]` and `+ ROW`.
 */
interface Histories {
  readonly times: Float64Array;
  readonly numbers: Int32Array;
  /** The place where each developer begins, and after the last one the number of rows. */
  readonly starts: Int32Array;
  /** Developers with a row in the log above an earlier one. */
  readonly outOfOrder: number;
}

const STAGE = 2;
const ROW = 3;

function histories(log: EventLog): Histories {
  const { developerCount, developers, stages, times: unordered } = log;
  const size = developers.length;
  const starts = new Int32Array(developerCount + 1);
  for (let row = 0; row < size; row++) starts[developers[row]! + 1]!++;
  for (let one = 0; one < developerCount; one++) starts[one + 1]! += starts[one]!;
  const next = starts.slice();
  const times = new Float64Array(2 * size);
  const numbers = new Int32Array(times.buffer);
  for (let row = 0; row < size; row++) {
    const place = next[developers[row]!]!++;
    times[2 * place] = unordered[row]!;
    numbers[4 * place + STAGE] = stages[row]!;
    numbers[4 * place + ROW] = row;
  }
  let outOfOrder = 0;
  for (let one = 0; one < developerCount; one++) {
    const end = starts[one + 1]!;
    let isSorted = true;
    let isLate = false;
    for (let place = starts[one]! + 1; place < end; place++) {
      const above = times[2 * place - 2]!;
      const time = times[2 * place]!;
      if (time > above) continue;
      isLate ||= time < above;
      isSorted &&= time === above && numbers[4 * place + STAGE]! >= numbers[4 * place - 4 + STAGE]!;
    }
    if (isLate) outOfOrder++;
    if (!isSorted) sortHistory(log, times, numbers, starts[one]!, end);
  }
  return { times, numbers, starts, outOfOrder };
}

/** Insertion is fastest for the few rows of a usual developer, and hopeless for a bot with all rows of a sheet. */
const LONGEST_INSERTION = 64;

/** Sorts the places from `from` up to `to`. */
function sortHistory(log: EventLog, times: Float64Array, numbers: Int32Array, from: number, to: number): void {
  if (to - from > LONGEST_INSERTION) {
    const rows = Int32Array.from({ length: to - from }, (_, index) => numbers[4 * (from + index) + ROW]!);
    rows.sort((one, other) => log.times[one]! - log.times[other]! || log.stages[one]! - log.stages[other]!);
    rows.forEach((row, index) => {
      times[2 * (from + index)] = log.times[row]!;
      numbers[4 * (from + index) + STAGE] = log.stages[row]!;
      numbers[4 * (from + index) + ROW] = row;
    });
    return;
  }
  for (let next = from + 1; next < to; next++) {
    const time = times[2 * next]!;
    const stage = numbers[4 * next + STAGE]!;
    const row = numbers[4 * next + ROW]!;
    let place = next;
    for (; place > from; place--) {
      const above = times[2 * place - 2]!;
      if (above < time || (above === time && numbers[4 * place - 4 + STAGE]! <= stage)) break;
      times[2 * place] = above;
      numbers[4 * place + STAGE] = numbers[4 * place - 4 + STAGE]!;
      numbers[4 * place + ROW] = numbers[4 * place - 4 + ROW]!;
    }
    times[2 * place] = time;
    numbers[4 * place + STAGE] = stage;
    numbers[4 * place + ROW] = row;
  }
}

/**
 * How far each developer came within `window` milliseconds of entering (Infinity: no limit; the edge belongs to it).
 *
 * "ordered" is ClickHouse's windowFunnel in its default mode, and PostHog's sequential funnel: through a developer's rows in
 * order of (time, stage), every entry starts the chain anew, and a row of stage k continues the latest chain that reached
 * stage k - 1 if the window of its entry is still open. So the order of the log never matters, equal times count as in order,
 * and a later entry can only help. The first time that the furthest stage is reached decides the chain.
 * "strict" is PostHog's: a row of anything but the stage that was just reached, or is next, breaks the chain; repeats of the
 * stage just reached do not, and rows of different kinds at the same time are not strict among each other.
 * "any" is the largest number of different stages within any such window.
 */
export function reach(log: EventLog, window: number, order: Order = "ordered"): Reach {
  return order === "any"
    ? { levels: reachInAnyOrder(log, window), chains: new Int32Array(0) }
    : follow(log, window, order);
}

function follow(log: EventLog, window: number, order: "ordered" | "strict"): Reach {
  const { developerCount, stageCount } = log;
  const { times, numbers, starts } = histories(log);
  const levels = new Int32Array(developerCount);
  // A chain has no more rows than its developer.
  const chains = new Int32Array(log.developers.length);
  let chained = 0;
  // Of the latest chain that reached each stage: when it was entered, and its row at that stage.
  const entries = new Float64Array(stageCount);
  const reached = new Int32Array(stageCount);
  // The row before each row in its chain.
  const previous = new Int32Array(log.developers.length);
  for (let one = 0; one < developerCount; one++) {
    const end = starts[one + 1]!;
    entries.fill(Number.NaN);
    let level = 0;
    let furthest = -1;
    let tieEnd = 0;
    let isTie = false;
    for (let at = starts[one]!; at < end; at++) {
      const row = numbers[4 * at + ROW]!;
      const stage = numbers[4 * at + STAGE]!;
      const time = times[2 * at]!;
      if (stage < stageCount) {
        const entry = stage === 0 ? time : entries[stage - 1]!;
        // The first row by which an entry reached a stage stays.
        if (time - entry <= window && entries[stage] !== entry) {
          entries[stage] = entry;
          reached[stage] = row;
          if (stage > 0) previous[row] = reached[stage - 1]!;
          if (stage >= level) {
            level = stage + 1;
            furthest = row;
          }
        }
      }
      if (order === "ordered") continue;
      if (at >= tieEnd) {
        for (tieEnd = at + 1; tieEnd < end && times[2 * tieEnd] === time; ) tieEnd++;
        isTie = numbers[4 * tieEnd - 4 + STAGE] !== stage;
      }
      if (!isTie) keepOnly(entries, stage);
    }
    levels[one] = level;
    for (let stage = level - 1, row = furthest; stage >= 0; stage--, row = previous[row]!)
      chains[chained + stage] = row;
    chained += level;
  }
  return { levels, chains: chains.subarray(0, chained) };
}

function keepOnly(entries: Float64Array, stage: number): void {
  const kept = entries[stage];
  entries.fill(Number.NaN);
  if (kept !== undefined) entries[stage] = kept;
}

function reachInAnyOrder(log: EventLog, window: number): Int32Array {
  const { developerCount, stageCount } = log;
  const { times, numbers, starts } = histories(log);
  const levels = new Int32Array(developerCount);
  const inside = new Int32Array(stageCount + 1);
  for (let one = 0; one < developerCount; one++) {
    inside.fill(0);
    let different = 0;
    let first = starts[one]!;
    for (let at = first; at < starts[one + 1]!; at++) {
      const stage = numbers[4 * at + STAGE]!;
      if (inside[stage]!++ === 0 && stage < stageCount) different++;
      for (; times[2 * at]! - times[2 * first]! > window; first++) {
        const left = numbers[4 * first + STAGE]!;
        if (--inside[left]! === 0 && left < stageCount) different--;
      }
      if (different > levels[one]!) levels[one] = different;
    }
  }
  return levels;
}

/** How many developers reached each stage. */
export function countReached({ levels }: Reach, stageCount: number): number[] {
  return countByGroup(levels, new Int32Array(levels.length), 1, stageCount)[0]!;
}

/** The same for each group, where `groups` has the group of each developer; those who never entered count nowhere. */
export function countByGroup(
  levels: Int32Array,
  groups: Int32Array,
  groupCount: number,
  stageCount: number,
): number[][] {
  const counts = Array.from({ length: groupCount }, () => new Array<number>(stageCount).fill(0));
  levels.forEach((level, one) => {
    if (level > 0) counts[groups[one]!]![level - 1]!++;
  });
  // Who stopped at a stage reached all those before it.
  for (const group of counts) {
    for (let stage = stageCount - 1; stage > 0; stage--) group[stage - 1]! += group[stage]!;
  }
  return counts;
}

/** The milliseconds that each developer who reached a stage took from the one before, ascending, by stage; none for the first. */
export function stepTimes({ times, stageCount }: EventLog, { levels, chains }: Reach): Float64Array[] {
  const counts = countReached({ levels, chains }, stageCount);
  const steps = counts.map((count, stage) => new Float64Array(stage === 0 ? 0 : count));
  const filled = new Int32Array(stageCount);
  let start = 0;
  levels.forEach((level) => {
    for (let stage = 1; stage < level; stage++) {
      steps[stage]![filled[stage]!++] = times[chains[start + stage]!]! - times[chains[start + stage - 1]!]!;
    }
    start += level;
  });
  for (const one of steps) one.sort();
  return steps;
}

/** The row by which each developer entered the chain that counts, -1 for one who never entered. */
export function entryRows({ levels, chains }: Reach): Int32Array {
  let start = 0;
  return levels.map((level) => {
    const row = level > 0 ? chains[start]! : -1;
    start += level;
    return row;
  });
}

/** When each developer entered the first time, whether or not that chain counts; Infinity for one who never did. */
export function firstEntries({ developerCount, developers, stages, times }: EventLog): Float64Array {
  const first = new Float64Array(developerCount).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < developers.length; row++) {
    const one = developers[row]!;
    if (stages[row] === 0 && times[row]! < first[one]!) first[one] = times[row]!;
  }
  return first;
}

/** What is odd about a log of stages. */
export interface Oddities {
  /** Rows that repeat the developer, stage and time of another. */
  readonly duplicates: number;
  /** Developers with a row above an earlier one. */
  readonly outOfOrder: number;
  /** Developers who reached some stage, but never the first. */
  readonly neverEntered: number;
}

/** Counts what is odd; none of it changes a funnel. */
export function inspect(log: EventLog): Oddities {
  const { times, numbers, starts, outOfOrder } = histories(log);
  const first = firstEntries(log);
  let duplicates = 0;
  for (let one = 0; one < log.developerCount; one++) {
    for (let at = starts[one]! + 1; at < starts[one + 1]!; at++) {
      const isSameStage = numbers[4 * at + STAGE] === numbers[4 * at - 4 + STAGE];
      if (isSameStage && times[2 * at] === times[2 * at - 2]) duplicates++;
    }
  }
  return { duplicates, outOfOrder, neverEntered: first.filter((time) => time === Number.POSITIVE_INFINITY).length };
}
