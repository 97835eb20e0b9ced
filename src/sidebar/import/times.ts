/** In which order a file writes a day such as 03/04/2026: nobody can tell, so the person says it. */
export type DayOrder = "day first" | "month first";

const ISO = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\s*(.+))?$/i;
const SLASHED = /^(\d\d?)([/.-])(\d\d?)\2(\d{4})(?:,?[T ]\s*(.+))?$/i;
const CLOCK = /^(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$/i;
const NUMBER = /^\d+(?:[.,]\d+)?$/;

const DAY_MILLISECONDS = 86_400_000;
/** Days from the day 0 of a sheet to 1970. */
const SERIAL_OF_1970 = 25_569;
/** The first serial after the year 9999; from the second number on it must be seconds, from the third milliseconds since 1970. */
const [SERIALS_END, SECONDS, MILLISECONDS] = [2_958_466, 1e8, 1e11];

/** Whether two readings of the text give two days. */
export function isAmbiguous(text: string): boolean {
  const match = SLASHED.exec(text.trim());
  if (!match || match[2] === ".") return false;
  const [one, other] = [Number(match[1]), Number(match[3])];
  return one >= 1 && one <= 12 && other >= 1 && other <= 12 && one !== other;
}

/** The time as ISO 8601, in the zone that the text names, if it names one; undefined where it cannot be read. */
export function readTime(text: string, order: DayOrder): string | undefined {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return fromNumber(Number(trimmed.replace(",", ".")));
  const iso = ISO.exec(trimmed);
  if (iso) return assemble(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4]);
  const slashed = SLASHED.exec(trimmed);
  if (!slashed) return undefined;
  const [one, other] = [Number(slashed[1]), Number(slashed[3])];
  const [day, month] = isDayFirst(one, other, slashed[2]!, order) ? [one, other] : [other, one];
  return assemble(Number(slashed[4]), month, day, slashed[5]);
}

/** Points are written only where the day comes first, and a 13th month does not exist. */
function isDayFirst(one: number, other: number, mark: string, order: DayOrder): boolean {
  if (mark === ".") return true;
  if (one > 12 !== other > 12) return one > 12;
  return order === "day first";
}

/** Serial numbers of a spreadsheet, or what computers count since 1970: the sizes never overlap. */
function fromNumber(value: number): string | undefined {
  if (value >= 1 && value < SERIALS_END) return isoOf(Math.round((value - SERIAL_OF_1970) * DAY_MILLISECONDS), "");
  if (value >= MILLISECONDS && value < 1e14) return isoOf(Math.round(value), "Z");
  if (value >= SECONDS && value < MILLISECONDS) return isoOf(Math.round(value * 1000), "Z");
  return undefined;
}

const isoOf = (milliseconds: number, zone: string): string =>
  `${new Date(milliseconds).toISOString().replace(/\.000Z$|Z$/, "")}${zone}`;

function assemble(year: number, month: number, day: number, clock: string | undefined): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  if (!isReal) return undefined;
  const words = `${year}-${two(month)}-${two(day)}`;
  if (clock === undefined) return words;
  const time = readClock(clock.trim());
  return time === undefined ? undefined : `${words}T${time}`;
}

function readClock(text: string): string | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds = "00", fraction, half, zone = ""] = match;
  const hour = half === undefined ? Number(hours) : hourOf(Number(hours), half);
  if (hour === undefined || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const parts = `${two(hour)}:${minutes}:${seconds}`;
  return `${parts}${fraction === undefined ? "" : `.${fraction.slice(0, 3)}`}${zoneOf(zone)}`;
}

/** Twelve at night is 0, twelve at noon 12. */
function hourOf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function zoneOf(zone: string): string {
  if (zone === "") return "";
  const match = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  return match ? `${match[1]}:${match[2] ?? "00"}` : "Z";
}

const two = (number: number): string => String(number).padStart(2, "0");
