/** The most that a row of the Budget takes; the add-on refuses more. */
export const LARGEST_QUANTITY = 10_000;

/**
 * A whole number as people type it: digits of any script, with or without thousands separators; otherwise what is wrong.
 * A mark before three digits can only separate thousands, because there are no halves of an activity.
 */
export function readQuantity(typed: string): number | string {
  const text = typed.trim().replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
  if (text === "") return "Type how many, such as 1.";
  const isWhole = /^\+?(\d+|\d{1,3}(([\s.,'’٬،_])\d{3})(\3\d{3})*)$/u.test(text);
  if (!isWhole) return "Type a whole number, such as 2.";
  const quantity = Number(text.replace(/\D/g, ""));
  if (quantity < 1) return "At least 1. To leave it out, do not add it.";
  if (quantity > LARGEST_QUANTITY) {
    return `At most ${new Intl.NumberFormat().format(LARGEST_QUANTITY)} in one row.`;
  }
  return quantity;
}

/** The digits of a script stand in a row of ten, zero first. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
