/** Money in whole cents (of the sheet's currency), so that sums are exact. */
export type Cents = number;

/** An amount of a cell in whole cents, rounded once. */
export function toCents(amount: number): Cents {
  return Math.round(amount * 100);
}

/** An amount for a sentence: whole units with thousands separators and no currency, which only the sheet knows ("21,500"). */
export function amountInWords(cents: Cents): string {
  return String(Math.round(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
}
