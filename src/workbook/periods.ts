import type { Place } from "./places";

/** Columns for the same number in several periods, oldest first: `developers`, `developers2`, `developers3`. */
export function periodKeysOf({ columns }: Pick<Place, "columns">, first: string): string[] {
  const numberOf = (key: string) => (key === first ? 1 : Number(key.slice(first.length)));
  return [...columns.keys()]
    .filter((key) => key.startsWith(first) && numberOf(key) >= 1)
    .sort((one, other) => numberOf(one) - numberOf(other));
}
