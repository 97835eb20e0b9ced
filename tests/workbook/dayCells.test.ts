import { describe, expect, test } from "vitest";
import type { CellValue } from "../../src/workbook/write";
import { SmallWorkbook, type Workbook } from "./runs";

/** Eleven hours ahead in November and ten in winter, while the script's own zone is another. */
const SYDNEY = "Australia/Sydney";

type Body<Result> = (workbook: Workbook, goOnUntil: (moment: string) => void) => Result;

/** One run that begins at a moment; it may go on until another. */
function runAt<Result>(moment: string, body: Body<Result>, workbook = new SmallWorkbook({ timeZone: SYDNEY })): Result {
  const machine = Date.now;
  let time = Date.parse(moment);
  Date.now = () => time;
  try {
    return workbook.run((modules) =>
      body(modules, (later) => {
        time = Date.parse(later);
      }),
    );
  } finally {
    Date.now = machine;
  }
}

const MORNING = "2026-11-21T22:05:30Z"; // Five past nine on the 22nd in Sydney.

describe("the day it is", () => {
  test("is the spreadsheet's, not the script's", () => {
    expect(runAt(MORNING, ({ days }) => [days.today(), days.now()])).toEqual(["2026-11-22", "2026-11-22 09:05"]);
  });

  test("stays the same in a run that goes on past midnight, while the clock goes on", () => {
    runAt("2026-11-22T12:59:00Z", ({ days }, goOnUntil) => {
      expect([days.today(), days.now()]).toEqual(["2026-11-22", "2026-11-22 23:59"]);
      goOnUntil("2026-11-22T13:01:00Z");
      expect([days.today(), days.now()]).toEqual(["2026-11-22", "2026-11-23 00:01"]);
    });
  });

  test("is another one in the next run", () => {
    const workbook = new SmallWorkbook({ timeZone: SYDNEY });
    const today = ({ days }: Workbook) => days.today();
    expect(runAt("2026-11-22T12:59:00Z", today, workbook)).toBe("2026-11-22");
    expect(runAt("2026-11-22T13:01:00Z", today, workbook)).toBe("2026-11-23");
  });

  test.each([
    ["that day", 0, "2026-11-22"],
    ["the day before", 1, "2026-11-21"],
    ["a month before", 31, "2026-10-22"],
    ["across a day of twenty-three hours", 60, "2026-09-23"],
    ["across days of twenty-three and of twenty-five hours", 365, "2025-11-22"],
    ["the day after", -1, "2026-11-23"],
  ])("is counted back from: %s, %s days, is %s", (_, count, day) => {
    expect(runAt(MORNING, ({ days }) => days.daysBefore(count))).toBe(day);
  });
});

describe("the cell for a day", () => {
  test.each(["2026-11-22", "2026-10-04", "2026-04-05", "2024-02-29"])("shows %s and is read as it", (day) => {
    new SmallWorkbook({ timeZone: SYDNEY }).run(({ days }, book) => {
      const cell = book.getSheets()[0]!.getRange("A1").setValue(days.dayOf(day)).setNumberFormat("yyyy-mm-dd");
      expect(cell.getDisplayValue()).toBe(day);
      expect(days.dayText(cell.getValue())).toBe(day);
    });
  });

  test("begins with the day in the spreadsheet's zone", () => {
    const moment = runAt(MORNING, ({ days }) => days.dayOf("2026-11-22").toISOString());
    expect(moment).toBe("2026-11-21T13:00:00.000Z");
  });

  test("is nobody else's: a day that is changed leaves the same day of another cell", () => {
    runAt(MORNING, ({ days }) => {
      days.dayOf("2026-11-22").setFullYear(1999);
      expect(days.dayText(days.dayOf("2026-11-22"))).toBe("2026-11-22");
    });
  });

  test.each<[string, CellValue | undefined, string]>([
    ["a late hour is of its day", new Date("2026-11-22T12:59:00Z"), "2026-11-22"],
    ["a text stays as people wrote it", "22 Nov", "22 Nov"],
    ["a text goes without the blanks around it", "  soon ", "soon"],
    ["a number is said", 46_348, "46348"],
    ["a blank cell is blank", "", ""],
    ["a cell that is not there is blank", undefined, ""],
  ])("may hold something else: %s", (_, value, text) => {
    expect(runAt(MORNING, ({ days }) => days.dayText(value))).toBe(text);
  });
});

test("a thousand cells of two days take two service calls each way, and one for the zone", () => {
  const workbook = new SmallWorkbook({ timeZone: SYDNEY });
  workbook.run(({ days }) => {
    workbook.host.resetCalls();
    const written = Array.from({ length: 1000 }, (_, index) => `2026-11-2${index % 2}`);
    expect(written.map((day) => days.dayText(days.dayOf(day)))).toEqual(written);
    expect(workbook.host.calls).toEqual({
      "SpreadsheetApp.getActiveSpreadsheet": 1,
      "Spreadsheet.getSpreadsheetTimeZone": 1,
      "Utilities.parseDate": 2,
      "Utilities.formatDate": 2,
    });
  });
});

test("a run asks for the day it is once", () => {
  const workbook = new SmallWorkbook({ timeZone: SYDNEY });
  workbook.run(({ days }) => {
    const first = days.today();
    workbook.host.resetCalls();
    expect(days.today()).toBe(first);
    expect(workbook.host.calls).toEqual({});
  });
});
