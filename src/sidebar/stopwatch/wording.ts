import { plainDigits } from "../whole";

/** "04:05", over an hour "1:04:05". */
export function clockWords(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pair = (number: number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${pair(minutes)}:${pair(rest)}` : `${pair(minutes)}:${pair(rest)}`;
}

/** The same for reading aloud: "4 min 5 s". Without a part that is zero, unless all are. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`);
  return words.length === 0 ? "0 s" : words.join(" ");
}

export const minutesWords = (minutes: number): string => durationWords(minutes * 60);

/** How a time to a first app stands to the bar. */
export function barWords(seconds: number, finished: boolean, barMinutes: number): string {
  if (!finished) return "not finished, so it does not meet the bar";
  const over = Math.round(seconds) - barMinutes * 60;
  return over > 0 ? `${durationWords(over)} over the bar` : "meets the bar";
}

/** Seconds of "2:30" or "1:02:30", in digits of any script; undefined for anything else. */
export function readClock(typed: string): number | undefined {
  const parts = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)$/.exec(plainDigits(typed));
  if (!parts) return undefined;
  const [, hours = "0", minutes, seconds] = parts;
  if (parts[1] !== undefined && Number(minutes) > 59) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

export const countWords = (count: number | null): string => (count === null ? "not counted" : String(count));

export const numberWords = (number: number): string => new Intl.NumberFormat().format(number);
