import * as esbuild from "esbuild";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { dayWords } from "../../src/sidebar/audit/wording";
import { sampled } from "../domain/seeded";
import { preview } from "../preview/setting";

/** Clocks that change at midnight and by half an hour, a zone of quarter hours, and one that once left out a day. */
const ZONES = [
  ...["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"],
  "Pacific/Apia",
];

/** Days on which clocks change in one of the zones, or on which a year, a month or a leap day begins or ends. */
const NOTABLE = [
  ...["2026-03-08", "2026-11-01", "2026-03-29", "2026-10-25", "2026-04-05", "2026-10-04", "2018-11-04", "2019-02-17"],
  ...["2024-02-29", "2026-12-31", "2027-01-01", "1999-12-31", "2000-02-29", "2100-02-28", "2021-04-04", "2020-09-27"],
];

const DAY = 24 * 60 * 60 * 1000;
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10);
const anyDay = fc.oneof(
  fc.integer({ min: Date.UTC(1990, 0, 1) / DAY, max: Date.UTC(2100, 0, 1) / DAY }).map((day) => dayAt(day * DAY)),
  fc
    .tuple(fc.constantFrom(...NOTABLE), fc.integer({ min: -2, max: 2 }))
    .map(([day, offset]) => dayAt(Date.parse(day) + offset * DAY)),
);

/** The day as the wall calendar of a zone has it at a moment. */
const calendarDay = (time: number, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(time);

/** The part of the add-on that turns days into cells and back, with a script around it. */
let code: string;
beforeAll(async () => {
  const { outputFiles } = await esbuild.build({
    entryPoints: ["src/workbook/days.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "Days",
  });
  code = `${outputFiles[0]!.text}
function written(days) {
  const range = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(1, 1, days.length, 1);
  range.setValues(days.map((day) => [Days.dayOf(day)])).setNumberFormat("yyyy-mm-dd");
  return { shown: range.getDisplayValues().flat(), read: range.getValues().flat().map(Days.dayText) };
}
function rewritten(days) {
  const range = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(1, 1, days.length, 1);
  range.setValues(range.getValues().map(([date]) => [new Date(date.getTime())]));
  return range.getValues().flat().map(Days.dayText);
}
function counted(days) { return [Days.today(), Days.now(), ...days.map(Days.daysBefore)]; }
`;
});

describe.each(ZONES)("days in a spreadsheet of %s, whose script runs in another zone", (timeZone) => {
  test("are written, shown and read as the same days, also from a copy: 2,000 in a soak and a tenth here", async () => {
    // Apia went from the 29th to the 31st when it moved over the date line.
    const days = sampled(anyDay, 200).filter((day) => !(timeZone === "Pacific/Apia" && day === "2011-12-30"));
    const { host } = preview(code, { timeZone });
    const { shown, read } = (await host.serve("written", [days])) as { shown: string[]; read: string[] };
    expect(read).toEqual(days);
    expect(shown).toEqual(days);
    expect(await host.serve("rewritten", [days])).toEqual(days);
    host.dispose();
  });

  afterEach(() => vi.useRealTimers());

  test("are counted from the day it is there, at every hour around a change of clocks", async () => {
    const { host } = preview(code, { timeZone });
    for (const time of sampled(fc.constantFrom(...NOTABLE), 10).flatMap((day) => hoursAround(Date.parse(day)))) {
      vi.useFakeTimers({ now: time, toFake: ["Date"] });
      const [today, now, ...before] = (await host.serve("counted", [[1, 7, 90, 365]])) as string[];
      vi.useRealTimers();
      const here = calendarDay(time, timeZone);
      expect([today, now?.slice(0, 10)]).toEqual([here, here]);
      expect(before).toEqual([1, 7, 90, 365].map((days) => dayAt(Date.parse(here) - days * DAY)));
    }
    host.dispose();
  });

  test("are said in a page as the same days", () => {
    const own = process.env.TZ;
    process.env.TZ = timeZone;
    try {
      for (const day of sampled(anyDay, 200)) {
        const [year, month, date] = day.split("-").map(Number);
        const said = new Date(`${dayWords(day)} 12:00`);
        expect([said.getFullYear(), said.getMonth() + 1, said.getDate()]).toEqual([year, month, date]);
      }
    } finally {
      if (own === undefined) delete process.env.TZ;
      else process.env.TZ = own;
    }
  });
});

const hoursAround = (time: number) =>
  Array.from({ length: 9 }, (_, index) => time + (index - 4) * 5.5 * 60 * 60 * 1000);
