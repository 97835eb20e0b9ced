import { GROUPED, plainDigits } from "./whole";

/** Larger amounts have no exact cents left; the add-on refuses more. */
export const LARGEST_AMOUNT = 1e13;

/** How many digits of cents a currency has: 2 for most and for a word that is no currency, 0 for yen, 3 for dinars. */
export function minorDigits(currency: string): number {
  const code = currency.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) return 2;
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency: code,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

const WRONG = "Type an amount, such as 60,000.";

/**
 * An amount of money as people write it where they are: 1.234,56, 1,234.56, 1 234, ¥1,234; or what is wrong with it.
 * One mark before three digits separates thousands, because amounts have two digits of cents; a currency with three asks
 * the person to write the cents otherwise.
 */
export function readAmount(typed: string, digits = 2): number | string {
  const text = withoutCurrency(plainDigits(typed)).replace(/٫/g, ",");
  if (text === "") return "Type how much money there is, such as 60,000.";
  const [whole, cents] = partsOf(text, digits);
  if (!/^\d+$/.test(whole) && !GROUPED.test(whole)) return WRONG;
  if (cents.length > digits) return digits === 0 ? "This currency has no cents." : WRONG;
  const amount = Number(`${whole.replace(/\D/g, "")}.${cents || "0"}`);
  return amount > LARGEST_AMOUNT ? "That is more than can be added up to the cent." : amount;
}

/** A currency's sign or code may stand before or behind the amount. */
const withoutCurrency = (text: string): string =>
  text.replace(/^\+?\s*(?:\p{Sc}|[A-Za-z]{3})?\s*/u, "").replace(/\s*(?:\p{Sc}|[A-Za-z]{3}|\.-|,-)?$/u, "");

/** Splits off the cents: what stands behind the last point or comma, unless that can only separate thousands. */
function partsOf(text: string, digits: number): readonly [whole: string, cents: string] {
  const [, whole = text, mark = "", end = ""] = /^(.*\d)([.,])(\d+)$/u.exec(text) ?? [];
  const isRepeated = whole.includes(mark);
  const isOther = /[.,'’٬،\s_]/u.test(whole) && !isRepeated;
  const isThousands = end.length === 3 && !isOther && /^[1-9]\d{0,2}$/.test(whole);
  if (mark === "" || isRepeated || (isThousands && digits !== 3)) return [text, ""];
  return isThousands ? [text, "?".repeat(4)] : [whole, end];
}

/** An amount as this person's locale writes it, with cents only where there are some. */
export function amountWords(amount: number): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    amount,
  );
}
