import { toGrid, trimRows } from "../cells";
import { toCents } from "../domain/money";
import type { Fix } from "../domain/release";
import type { Parameter } from "./define";
import { readList, readNumber, readText } from "./readers";
import { read, readTable } from "./tables";

const COLUMNS = {
  activity: { header: "Activity", aliases: ["Name"], needed: true },
  lifts: { header: "Lifts", needed: true },
  expected: { header: "Expected", aliases: ["Cost"], needed: true },
  id: { header: "Id" },
  leadWeeks: { header: "Lead weeks", aliases: ["Lead time", "Lead"] },
} as const;

/** A row of the catalogue, and how a message names the cell with the criteria that it lifts. */
export interface FixRow {
  readonly fix: Fix;
  readonly liftsCell: string;
}

/** What can be bought to lift criteria; undefined if left out. A row without a cost cannot be recommended and is passed over. */
export const catalogue: Parameter<readonly FixRow[] | undefined> = {
  name: "catalogue",
  help: "What can be bought to lift criteria, with its header row: columns Activity, Lifts, Expected or Cost, and if you have them Id, Lead weeks. The built-in 45 activities if left out.",
  type: "range",
  optional: true,
  read: (argument) => {
    if (trimRows(toGrid(argument)).length === 0) return undefined;
    return readTable(argument, "catalogue", COLUMNS).rows.flatMap(({ at }): FixRow[] => {
      const name = read(at("activity"), readText);
      const cost = read(at("expected"), readNumber);
      if (name === "" || cost === undefined) return [];
      const fix = {
        id: read(at("id"), readText),
        name,
        lifts: read(at("lifts"), readList),
        cents: toCents(cost),
        leadWeeks: read(at("leadWeeks"), readNumber) ?? 0,
      };
      return [{ fix, liftsCell: at("lifts").what }];
    });
  },
};
