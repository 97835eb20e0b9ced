import { describe, expect, test } from "vitest";
import { textCell } from "../../src/workbook/write";
import { sampled } from "../domain/seeded";
import { asKept, hostileText } from "../hostile";
import { emptyWorkbook, script } from "../plan";

/** Both decimal marks, and dates that begin with the day, the month and the year. */
const LOCALES = ["en_US", "en_GB", "de_DE", "fr_FR", "pl_PL", "ja_JP"] as const;

interface Held {
  readonly values: unknown[];
  readonly formulas: string[];
}

/** Writes texts as a command does, into one column of an empty sheet, and reads what it then holds. */
async function written(texts: readonly string[], locale: string, format: string): Promise<Held> {
  const { host } = emptyWorkbook({ locale });
  const sent = JSON.stringify({ format, cells: texts.map((text) => [textCell(text)]) });
  const held = await script(
    host,
    (app, word) => {
      const { format, cells } = JSON.parse(word) as { format: string; cells: string[][] };
      const sheet = app.getActiveSpreadsheet().getSheets()[0]!;
      if (sheet.getMaxRows() < cells.length) sheet.insertRowsAfter(1, cells.length);
      const range = sheet.getRange(1, 1, cells.length, 1);
      if (format !== "") range.setNumberFormat(format);
      range.setValues(cells);
      return { values: range.getValues().flat(), formulas: range.getFormulas().flat() };
    },
    sent,
  );
  host.dispose();
  return held as Held; // What the function above returns.
}

describe("text that is written stays that text, and never becomes a formula", () => {
  test.each(LOCALES)("in %s: 10,000 hostile texts in a soak, and a tenth of them here", async (locale) => {
    const texts = sampled(hostileText, 1000);
    const { values, formulas } = await written(texts, locale, "");
    expect(formulas.filter((formula) => formula !== "")).toEqual([]);
    expect(values).toEqual(texts.map(asKept));
  });

  test.each(["0.00", "yyyy-mm-dd", "0%"])("in cells with the format %s", async (format) => {
    const texts = sampled(hostileText, 200);
    const { values, formulas } = await written(texts, "en_US", format);
    expect(formulas.filter((formula) => formula !== "")).toEqual([]);
    expect(values).toEqual(texts.map(asKept));
  });
});
