/** Marks between groups of three digits, one kind for the whole number; India groups by two above the thousand. */
export const GROUPED = /^\d{1,3}(?:([\s.,'’٬،_])\d{3}(?:\1\d{3})*|([,\s])(?:\d{2}\2)+\d{3})$/u;

/**
 * A whole number as people type it: digits of any script, with or without thousands separators; undefined for anything else.
 * A mark before three digits can only separate thousands, because what is counted here has no halves.
 */
export function readWhole(typed: string): number | undefined {
  const text = plainDigits(typed).replace(/^\+/, "");
  const isWhole = /^\d+$/.test(text) || GROUPED.test(text);
  return isWhole ? Number(text.replace(/\D/g, "")) : undefined;
}

/** The same text with digits of any script as 0 to 9. */
export function plainDigits(typed: string): string {
  return typed.trim().replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

/** The digits of a script stand in a row of ten, zero first. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
