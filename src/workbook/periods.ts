import { periodKeys } from "../tabs/periods";
import type { Place } from "./places";

/** The period columns that still stand, oldest first. */
export const periodKeysOf = ({ columns }: Pick<Place, "columns">, first: string): string[] =>
  periodKeys(first).filter((key) => columns.has(key));
