import { describe, expect, it, test } from "vitest";
import { LARGEST_QUANTITY, readQuantity } from "../../src/sidebar/activity/quantity";

const LOCALES = [
  "en-US",
  "en-IN",
  "de-DE",
  "de-CH",
  "fr-FR",
  "sv-SE",
  "pl-PL",
  "pt-BR",
  "ar-EG",
  "fa-IR",
  "hi-IN-u-nu-deva",
  "ja-JP",
];

describe("the quantity that people type", () => {
  test.each([
    ["1", 1],
    [" 12 ", 12],
    ["+3", 3],
    ["007", 7],
    ["1,200", 1200],
    ["1.200", 1200],
    ["1 200", 1200],
    ["1\u00a0200", 1200],
    ["1\u202f200", 1200],
    ["1'200", 1200],
    ["1’200", 1200],
    ["١٢", 12],
    ["١٬٢٠٠", 1200],
    ["१२", 12],
    ["１２", 12],
    ["𝟙𝟚", 12],
    ["10,000", LARGEST_QUANTITY],
  ])("%s is %i", (typed, quantity) => {
    expect(readQuantity(typed)).toBe(quantity);
  });

  test.each([
    ["", "Type how many, such as 1."],
    ["   ", "Type how many, such as 1."],
    ["1.5", "Type a whole number, such as 2."],
    ["1,20", "Type a whole number, such as 2."],
    ["1.20.0", "Type a whole number, such as 2."],
    ["1,200.500", "Type a whole number, such as 2."],
    ["-1", "Type a whole number, such as 2."],
    ["1e3", "Type a whole number, such as 2."],
    ["two", "Type a whole number, such as 2."],
    ["½", "Type a whole number, such as 2."],
    ["0", "At least 1. To leave it out, do not add it."],
    ["10,001", "At most 10,000 in one row."],
    ["9".repeat(400), "At most 10,000 in one row."],
  ])("%s is refused", (typed, message) => {
    expect(readQuantity(typed)).toBe(message);
  });

  it.each(LOCALES)("reads what %s writes", (locale) => {
    const format = new Intl.NumberFormat(locale);
    for (let quantity = 1; quantity <= LARGEST_QUANTITY; quantity += 37) {
      expect(readQuantity(format.format(quantity))).toBe(quantity);
    }
  });
});
