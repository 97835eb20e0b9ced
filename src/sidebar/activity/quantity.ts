import { readWhole } from "../whole";

/** The most that a row of the Budget takes; the add-on refuses more. */
export const LARGEST_QUANTITY = 10_000;

/** How many of an activity, or what is wrong with it. */
export function readQuantity(typed: string): number | string {
  if (typed.trim() === "") return "Type how many, such as 1.";
  const quantity = readWhole(typed);
  if (quantity === undefined) return "Type a whole number, such as 2.";
  if (quantity < 1) return "At least 1. To leave it out, do not add it.";
  if (quantity > LARGEST_QUANTITY) {
    return `At most ${new Intl.NumberFormat().format(LARGEST_QUANTITY)} in one row.`;
  }
  return quantity;
}
