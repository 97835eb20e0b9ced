import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textCell } from "../../src/workbook/write";
import { seeded } from "../domain/seeded";
import { hostileText } from "../hostile";

describe("which text gets the apostrophe that forces text", () => {
  test.each([
    ["a word", "Webinar", false],
    ["words", "Ana and Ben, of the docs team", false],
    ["words of another script", "開発者", false],
    ["nothing", "", false],
    ["a number", "42", true],
    ["words with a digit, which may be a date", "May 5", true],
    ["words with a digit of another script", "مايو ٥", true],
    ["a word of truth", "true", true],
    ["a word of truth in German", "Wahr", true],
    ["a word of truth in French, with a space", "FAUX ", true],
    ["a sentence that begins with a word of truth", "True stories", false],
    ["a sign in full width", "＝1", true],
    ["a sign behind a mark that nobody sees", "\u200b=1", true],
    ["an apostrophe of its own", "'quoted", true],
  ])("%s", (_, text, isForced) => {
    expect(textCell(text)).toBe(isForced ? `'${text}` : text);
  });

  test("whatever the text, it begins with a letter or with the apostrophe", () => {
    seeded(
      fc.property(hostileText, (text) => {
        expect(textCell(text)).toMatch(/^(?:'|\p{L})/u);
      }),
      1000,
    );
  });
});
