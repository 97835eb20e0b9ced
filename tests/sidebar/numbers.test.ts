import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST_AMOUNT, readAmount } from "../../src/sidebar/money";
import { readWhole } from "../../src/sidebar/whole";
import { seeded } from "../domain/seeded";

/** Both decimal marks, India's groups, Swiss apostrophes, narrow spaces, three scripts of digits, and right to left. */
const LOCALES = [
  ...["en-US", "en-GB", "de-DE", "de-CH", "fr-FR", "pt-BR", "es-ES", "sv-SE", "pl-PL", "ja-JP", "en-IN"],
  ...["hi-IN-u-nu-deva", "ar-EG", "fa-IR", "he-IL"],
];

/** As people write it: with groups or without, with as many decimals as there are or always two. */
const notations = fc.record({
  useGrouping: fc.boolean(),
  minimumFractionDigits: fc.constantFrom(0, 2),
});

const cents = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }),
  fc.integer({ min: 0, max: 100 * 1_000_000 }),
  fc.integer({ min: 0, max: 100 * 1e10 }),
  fc.constantFrom(0, 1, 10, 99, 100, 99_900, 99_999, 100_000, 100_001, 123_450, 100_000_000, 100 * LARGEST_AMOUNT),
);

describe.each(LOCALES)("numbers that people of %s type, 1,000 in a soak and a tenth here", (locale) => {
  test("an amount is the one that was meant, to the cent", () => {
    seeded(
      fc.property(cents, notations, (amount, { useGrouping, minimumFractionDigits }) => {
        const format = new Intl.NumberFormat(locale, { useGrouping, minimumFractionDigits, maximumFractionDigits: 2 });
        expect(readAmount(format.format(amount / 100))).toBe(amount / 100);
      }),
      100,
    );
  });

  test("a whole number is the one that was meant", () => {
    seeded(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.boolean(), (number, useGrouping) => {
        expect(readWhole(new Intl.NumberFormat(locale, { useGrouping }).format(number))).toBe(number);
      }),
      100,
    );
  });

  test("spaces that came along with a copied number change nothing", () => {
    const written = new Intl.NumberFormat(locale).format(1_234_567);
    for (const space of [" ", "\u00a0", "\t", "\n", "\u202f"]) {
      expect(readAmount(`${space}${written}${space}`)).toBe(1_234_567);
      expect(readWhole(`${space}${written}${space}`)).toBe(1_234_567);
    }
  });

  test("what is less than nothing is refused, and never read as more", () => {
    seeded(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (number) => {
        const written = new Intl.NumberFormat(locale).format(-number);
        expect(readAmount(written)).toBeTypeOf("string");
        expect(readWhole(written)).toBeUndefined();
      }),
      20,
    );
  });
});
