const DAY = 86_400_000;
/** Day 0 of a spreadsheet, 30 December 1899. */
const EPOCH = Date.UTC(1899, 11, 30);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  if (/^(Etc\/)?(UTC|GMT)$/.test(timeZone)) return 0;
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      era: "short",
    });
    formatters.set(timeZone, formatter);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(instant)) parts[type] = value;
  const year = parts.era === "BC" ? 1 - Number(parts.year) : Number(parts.year);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return wall.getTime() - Math.floor(instant / 1000) * 1000;
}

/** The wall clock of a zone at an instant, as if it were UTC. */
export function wallTime(date: Date, timeZone: string): Date {
  return new Date(date.getTime() + offsetAt(date.getTime(), timeZone));
}

/** The day number that a cell holds for an instant. */
export function serialOf(date: Date, timeZone: string): number {
  return (wallTime(date, timeZone).getTime() - EPOCH) / DAY;
}

/** The instant that a script reads from a cell's day number. */
export function dateOf(serial: number, timeZone: string): Date {
  const wall = Math.round(serial * DAY) + EPOCH;
  const guess = wall - offsetAt(wall, timeZone);
  // The offset at the guessed instant is the right one, except within the hour in which clocks change.
  const instant = wall - offsetAt(guess, timeZone);
  const isThere = instant + offsetAt(instant, timeZone) === wall;
  // A time that clocks leave out, as midnight in some zones, is read as so much later: the day stays the same.
  return new Date(isThere ? instant : Math.max(guess, instant));
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Java's SimpleDateFormat, of which Utilities.formatDate is made. */
export function formatDate(date: Date, timeZone: string, pattern: string): string {
  const wall = wallTime(date, timeZone);
  const pad = (value: number, length: number) => String(value).padStart(length, "0");
  const named = (names: readonly string[], index: number, length: number) =>
    (names[index] ?? "").slice(0, length > 3 ? undefined : 3);
  return pattern.replace(/'((?:[^']|'')*)'|([a-zA-Z])\2*/g, (token, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === "" ? "'" : quoted.replaceAll("''", "'");
    const length = token.length;
    switch (token[0]) {
      case "y":
        return length === 2 ? pad(wall.getUTCFullYear() % 100, 2) : pad(wall.getUTCFullYear(), length);
      case "M":
      case "L":
        return length > 2 ? named(MONTHS, wall.getUTCMonth(), length) : pad(wall.getUTCMonth() + 1, length);
      case "d":
        return pad(wall.getUTCDate(), length);
      case "E":
        return named(DAYS, wall.getUTCDay(), length);
      case "u":
        return pad(wall.getUTCDay() || 7, length);
      case "H":
        return pad(wall.getUTCHours(), length);
      case "h":
        return pad(wall.getUTCHours() % 12 || 12, length);
      case "m":
        return pad(wall.getUTCMinutes(), length);
      case "s":
        return pad(wall.getUTCSeconds(), length);
      case "S":
        return pad(wall.getUTCMilliseconds(), length);
      case "a":
        return wall.getUTCHours() < 12 ? "AM" : "PM";
      case "Z":
        return zone(offsetAt(date.getTime(), timeZone), "");
      case "X":
        return offsetAt(date.getTime(), timeZone) === 0
          ? "Z"
          : zone(offsetAt(date.getTime(), timeZone), length === 3 ? ":" : "");
      default:
        throw new Error(`preview: formatDate pattern "${token}" is not implemented`);
    }
  });
}

function zone(offset: number, separator: string): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${hours}${separator}${String(minutes % 60).padStart(2, "0")}`;
}

/** Known answers: asking the platform takes longer than formatting a date, and one zone is asked about again and again. */
const timeZones = new Map<string, boolean>();

export function isTimeZone(name: string): boolean {
  const known = timeZones.get(name);
  if (known !== undefined) return known;
  let isKnown = true;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
  } catch {
    isKnown = false;
  }
  timeZones.set(name, isKnown);
  return isKnown;
}
